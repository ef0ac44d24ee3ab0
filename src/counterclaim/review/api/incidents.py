"""Incidents, and where their accounts part."""

from bisect import bisect_left

from counterclaim.exports.form.exchange import Data, dispute_data, incident_data
from counterclaim.ledger.browsing import IncidentRow
from counterclaim.ledger.tables import book_disputes, book_incidents
from counterclaim.model import Dispute, DisputeKind, Incident
from counterclaim.review.api.asking import Seen
from counterclaim.review.api.cursors import read_dated
from counterclaim.review.api.parameters import choice, span_end, text
from counterclaim.review.api.reports import find_report_ids
from counterclaim.review.api.rows import Fits
from counterclaim.review.shelf import FACETS, STATES, Wanted

SINCE = span_end("since", "Not over before this day, month or year.")
UNTIL = span_end("until", "Begun by this day, month or year.")
WORDS = text("words", "Words that its reports hold, all of them; the newest 10,000 such reports count.")

LISTED = (
    text("type", "A type of the codebook; several widen the list.", many=True),
    text("site", "Id of its site, `none` for no one site; several widen the list.", many=True),
    text("place", "Name of its place; several widen the list.", many=True),
    text(
        "voice",
        "Id of an actor who speaks of it, or of a body that one speaks for; several widen.",
        many=True,
    ),
    choice("state", "Where its accounts stand; several widen the list.", STATES, many=True),
    SINCE,
    UNTIL,
    WORDS,
)
PARTED = (
    text("incident", "Id of an incident."),
    text("site", "Id of a site."),
    text("attribute", "A word of the codebook, such as killed."),
    choice("kind", "Kind of dispute.", [kind.value for kind in DisputeKind]),
)
MOST_REPORTS = 10_000  # that hold the words looked for, the newest


def list_incidents(seen: Seen) -> Data:
    """Incidents, the latest first and those of no day last.

    Values of one filter widen the list, filters narrow it, as on the page of incidents."""
    shelf = seen.asked.state.find_shelf(seen.look, seen.place, seen.past)
    found = shelf.find(_read_wanted(seen))
    start = _find_start(found, seen.after_key(read_dated))
    shown = found[start : start + seen.limit]
    incidents = seen.rows.named(Incident, book_incidents, [row.id for row in shown])
    end = list(_key(shown[-1])) if start + seen.limit < len(found) else None
    return seen.page("incidents", [incident_data(each) for each in incidents], end, total=len(found))


def show_incident(seen: Seen) -> Data:
    """One incident, by its id or a former one."""
    incident = seen.look.browser.book.incident(seen.asked.path["incident"])
    return seen.one("incident", incident_data(incident))


def list_disputes(seen: Seen) -> Data:
    """Where accounts of an incident or a site cannot both be true."""
    get = seen.asked.get
    fits = [
        Fits(column, value, indexed=column.endswith("_id"))
        for column, value in (
            ("incident_id", find_incident_id(seen)),
            ("site_id", get("site")),
            ("attribute", get("attribute")),
        )
        if value is not None
    ]
    if (kind := get("kind")) is not None:
        fits.append(Fits("body", f'"kind":"{kind}"', "holds"))
    leaf = seen.rows.leaf(Dispute, book_disputes, fits, after=seen.after, most=seen.limit)
    choices = seen.shown.choices
    total = None if fits else seen.rows.count(book_disputes)
    return seen.page("disputes", [dispute_data(each, choices) for each in leaf.items], leaf.next, total=total)


def find_incident_id(seen: Seen) -> str | None:
    """The id today of the incident that is asked for; of an unknown one its own, which finds nothing."""
    asked: str | None = seen.asked.get("incident")
    return None if asked is None else seen.rows.find_incident(asked) or asked


def _read_wanted(seen: Seen) -> Wanted:
    get = seen.asked.get
    among = None
    if words := get("words"):
        reports = find_report_ids(seen, words, MOST_REPORTS)
        among = frozenset(seen.look.browser.incidents_of_reports(reports))
    return Wanted(
        facets={name: tuple(dict.fromkeys(get(name))) for name in FACETS},
        states=tuple(dict.fromkeys(get("state"))),
        since=get("since") or "",
        until=get("until") or "",
        among=among,
    )


def _key(row: IncidentRow) -> tuple[str, str]:
    """By what the shelf orders incidents."""
    return (row.earliest or row.latest or "", row.id)


def _find_start(rows: list[IncidentRow], after: tuple[str, str] | None) -> int:
    """The place of the first row that comes after the key."""
    if after is None:
        return 0
    return len(rows) - bisect_left(rows[::-1], after, key=_key)  # the rows fall
