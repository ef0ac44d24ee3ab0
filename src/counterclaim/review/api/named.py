"""Actors and sites."""

from counterclaim.exports.form.exchange import Data
from counterclaim.ledger.tables import book_actors, book_sites
from counterclaim.model import Actor, Site
from counterclaim.review.api.asking import Seen
from counterclaim.review.api.parameters import text
from counterclaim.review.api.rows import Fits
from counterclaim.review.api.versions import find_version

ACTORS = (text("name", "Part of its name, in capitals or not."),)
SITES = (text("name", "Part of its name or of another of its names, in capitals or not."),)


def list_actors(seen: Seen) -> Data:
    """Actors: who speaks, and of whom it is spoken.

    Private people stand there without a name, and are not found by it, unless the ledger is served with
    names."""
    name = seen.asked.get("name")
    fits = [] if name is None else [Fits("name", name, "names", indexed=True)]
    leaf = seen.rows.leaf(Actor, book_actors, fits, after=seen.after, most=seen.limit)
    hides = seen.shown.people.hides
    ids = [actor.id for actor in leaf.items if name is None or not hides([actor.id])]
    total = None if fits else seen.rows.count(book_actors)
    return seen.page("actors", seen.shown.actors(ids), leaf.next, total=total)


def show_actor(seen: Seen) -> Data:
    """One actor, by its id or a former one."""
    wanted = seen.asked.path["actor"]
    known = wanted if seen.rows.holds(book_actors, wanted) else seen.rows.find_former(wanted) or wanted
    actor = seen.look.browser.actor(known)
    return seen.one(
        "actor",
        seen.shown.actors([actor.id])[0],
        judged=find_version(seen.rows, [actor.id], seen.asked.person),
    )


def list_sites(seen: Seen) -> Data:
    """Sites, without what is said of each."""
    name = seen.asked.get("name")
    fits = [] if name is None else [Fits("body", name, "names", indexed=True)]
    leaf = seen.rows.leaf(Site, book_sites, fits, after=seen.after, most=seen.limit)
    shown = [site for site in leaf.items if name is None or _is_called(site, name)]
    total = None if fits else seen.rows.count(book_sites)
    return seen.page("sites", [seen.shown.site_line(site) for site in shown], leaf.next, total=total)


def show_site(seen: Seen) -> Data:
    """One site with its record: what is said of it over time. Its id or a former one."""
    site = seen.look.browser.book.site(seen.asked.path["site"])
    return seen.one(
        "site", seen.shown.site(site), judged=find_version(seen.rows, [site.id], seen.asked.person)
    )


def _is_called(site: Site, name: str) -> bool:
    return any(name.casefold() in each.casefold() for each in (site.name, *site.aliases))
