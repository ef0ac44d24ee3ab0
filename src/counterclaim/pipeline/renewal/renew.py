"""One step of carrying on: some changes of the ledger, from end to end, in one transaction."""

from collections.abc import Collection, Mapping, Sequence

from counterclaim.codebook.schema import Codebook
from counterclaim.ledger import Changes, Desk
from counterclaim.model import Actor, Claim, Happening, Judgement, ReportEntry, Verb
from counterclaim.pipeline.renewal.asking import ask_anew
from counterclaim.pipeline.renewal.kinds import Cast, Mentions
from counterclaim.pipeline.renewal.linking import relink
from counterclaim.pipeline.renewal.naming import Named, rename
from counterclaim.pipeline.renewal.parting import find_owners, renew_postponed
from counterclaim.pipeline.renewal.placing import put_incidents
from counterclaim.pipeline.renewal.repeating import show_reports
from counterclaim.pipeline.renewal.seeing import open_sight
from counterclaim.pipeline.renewal.telling import find_reports_judged, retell, spread


def renew(desk: Desk, codebook: Codebook, changes: Changes) -> None:
    """Work out anew all that `changes` touch; what results is what working out everything would give."""
    judgements = desk.judgements()
    judged = _find_judged(judgements, changes.judgements)
    about = find_reports_judged(judgements)
    entries = desk.entries(set(changes.reports) | _reports_of_members(desk, judged))
    cast = rename(desk, Cast(codebook), entries, judgements, judged)
    mentions = rename(desk, Mentions(codebook), entries, judgements, judged)
    recopied = show_reports(desk, entries)
    reports = {entry.report.id for entry in entries} | cast.reports | mentions.reports
    reports |= {known for name in _undone(judgements, changes.judgements) for known in about.get(name, ())}
    reports |= _reports_naming(desk, cast.ids | mentions.ids, judgements, about)
    reports |= desk.find_ids(Happening, "site_id", mentions.moved, "report_id")
    retold = retell(desk, spread(reports, about), judgements)
    linked = relink(desk, codebook, retold.placed, retold.happenings, judgements, judged)
    sight = open_sight(codebook)
    placed = put_incidents(desk, linked, retold, sight)
    asked = placed.changed | set(desk.incidents_of(linked.loose).values())
    ask_anew(desk, asked, placed.gone, linked.views, sight, judgements)
    sites = retold.sites | placed.sites | mentions.things.keys()
    actors = _spoken_of_anew(cast)
    copied = desk.find_ids(ReportEntry, "copy_of", retold.reports)
    more, beside = find_owners(desk, actors, recopied | copied)
    desk.postpone(placed.changed | placed.gone | more, sites | beside)
    if changes.until == desk.position:
        renew_postponed(desk, codebook)


def _undone(judgements: Sequence[Judgement], changed: Collection[str]) -> set[str]:
    """The judgements that came, and those that they take back or give again, over several steps."""
    by_id = {item.id: item for item in judgements}
    found: set[str] = set()
    waiting = {known for known in changed if known in by_id}
    while waiting:
        found |= waiting
        undone = (by_id[known].subjects for known in waiting if by_id[known].verb is Verb.UNDO)
        waiting = {known for subjects in undone for known in subjects if known in by_id} - found
    return found


def _find_judged(judgements: Sequence[Judgement], changed: Collection[str]) -> set[str]:
    """The ids that changed judgements speak of."""
    names = _undone(judgements, changed)
    return {known for item in judgements if item.id in names for known in item.subjects}


def _reports_of_members(desk: Desk, judged: Collection[str]) -> set[str]:
    return {row.report_id for row in desk.rows("members", "id", judged)}


def _reports_naming(
    desk: Desk, ids: Collection[str], judgements: Sequence[Judgement], about: Mapping[str, Collection[str]]
) -> set[str]:
    """The reports with claims that people gave a voice or site by an id that means another now."""
    found = {
        report
        for item in judgements
        if not {value for _, value in item.change}.isdisjoint(ids)
        for report in about.get(item.id, ())
    }
    for column in ("voice", "site_id"):
        found |= desk.find_ids(Claim, column, ids, "report_id") if judgements else set()
    return found


def _spoken_of_anew(named: Named) -> set[str]:
    return {known for known, thing in named.things.items() if thing is None or isinstance(thing, Actor)}
