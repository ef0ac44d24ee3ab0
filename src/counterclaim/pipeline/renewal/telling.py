"""What reports say, with the ledger's actors and sites: statements, happenings and claims as judged."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.incidents import find_before, find_nobodies, find_words, head_of
from counterclaim.ledger import Desk
from counterclaim.model import (
    Claim,
    Entry,
    Happening,
    Judgement,
    PlacedHappening,
    Problem,
    Site,
    Statement,
    Verb,
)
from counterclaim.model.judging import find_standing
from counterclaim.pipeline.judged import apply_to_claims
from counterclaim.pipeline.judged_places import apply_to_happenings
from counterclaim.pipeline.resolving import (
    Names,
    rename_claim,
    resolve_claims,
    resolve_happenings,
    resolve_statements,
    strip_site,
)


@dataclass(frozen=True, slots=True)
class Retold:
    """What telling changed: happenings to link, incidents that those were in, incidents that are `poorer` by
    a claim, claims for which a person `named` an incident, and sites that lost or gained something."""

    placed: Mapping[str, PlacedHappening]
    happenings: frozenset[str]  # those that were and those that are
    incidents: frozenset[str]
    poorer: frozenset[str]
    named: frozenset[str]
    sites: frozenset[str]
    reports: frozenset[str]


def find_reports_judged(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    """The reports that each judgement about claims is about, by its id; what is added to one counts."""
    found: dict[str, set[str]] = {}
    for item in judgements:
        reports = {anchor.report_id for anchor in item.anchors}
        if item.verb is Verb.ADD:
            reports.add(dict(item.change).get("report", ""))
        if reports:
            found[item.id] = reports
    return found


def spread(reports: Collection[str], judged: Mapping[str, Collection[str]]) -> set[str]:
    """`reports` with all that a judgement about one of them is about too."""
    found = set(reports)
    grown = True
    while grown:
        more = {other for about in judged.values() if found.intersection(about) for other in about} - found
        found |= more
        grown = bool(more)
    return found


def retell(desk: Desk, reports: Collection[str], judgements: Sequence[Judgement]) -> Retold:
    """Say anew what `reports` say; their happenings are in no incident until they are linked."""
    entries = desk.entries(reports)
    before = desk.find(Happening, "report_id", reports)
    gone = desk.find(Claim, "report_id", reports)
    names = _find_names(desk, entries, judgements)
    concerned = _find_concerned(entries, judgements)
    resolved = [item for entry in entries for item in resolve_happenings(entry, names)]
    happenings, adrift = apply_to_happenings(resolved, concerned)
    claims, problems = _judge(entries, names, concerned)
    named = {claim.id: claim.incident_id for claim in claims if claim.incident_id is not None}
    desk.replace(
        Statement,
        "report_id",
        reports,
        [item for entry in entries for item in resolve_statements(entry, names)],
    )
    desk.replace(Happening, "report_id", reports, happenings)
    unplaced = [replace(claim, incident_id=None) for claim in claims]
    desk.replace(Claim, "report_id", reports, unplaced, named=named)
    about = find_reports_judged(judgements)
    desk.put_problems([known for known, own in about.items() if own & set(reports)], (*problems, *adrift))
    told = [*before, *happenings]
    sites = {item.site_id for item in told} | {item.site_id for item in gone}
    sites |= {item.site_id for item in claims}
    left = {item.incident_id for item in before}
    lost = {item.incident_id for item in gone} - left
    return Retold(
        placed={item.happening.id: item for item in _place(desk, entries, happenings, claims)},
        happenings=frozenset(item.id for item in told),
        incidents=frozenset(known for known in left if known is not None),
        poorer=frozenset(known for known in lost if known is not None),
        named=frozenset(named),
        sites=frozenset(known for known in sites if known is not None),
        reports=frozenset(reports),
    )


def _find_names(desk: Desk, entries: Sequence[Entry], judgements: Iterable[Judgement]) -> Names:
    members = desk.rows("members", "report_id", [entry.report.id for entry in entries])
    owners = {row.id: row.owner for row in desk.rows("classes", "id", {row.class_id for row in members})}
    of: dict[str, dict[str, str]] = {"cast": {}, "site": {}}
    for row in members:
        of[row.kind][row.id] = owners[row.class_id]
    former = desk.known_as({value for item in judgements for _, value in item.change})
    return Names({**former, **of["cast"]}, {**former, **of["site"]})


def _find_concerned(entries: Sequence[Entry], judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that count, about claims and happenings of these entries."""
    reports = {entry.report.id for entry in entries}
    about = find_reports_judged(judgements)
    return [item for item in find_standing(judgements) if not reports.isdisjoint(about.get(item.id, ()))]


def _judge(
    entries: Sequence[Entry], names: Names, concerned: Sequence[Judgement]
) -> tuple[list[Claim], tuple[Problem, ...]]:
    texts = {entry.report.id: entry.report.text for entry in entries}
    told = tuple(item for entry in entries for item in resolve_claims(entry, names))
    claims, problems = apply_to_claims(told, concerned, texts)
    return [rename_claim(claim, names) for claim in claims], problems


def _place(
    desk: Desk, entries: Sequence[Entry], happenings: Sequence[Happening], claims: Iterable[Claim]
) -> Iterator[PlacedHappening]:
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.happening_id is not None:
            about[claim.happening_id].append(claim)
    by_report = {entry.report.id: entry for entry in entries}
    wanted = {item.site_id for item in happenings if item.site_id is not None}
    sites = {site.id: strip_site(site) for site in desk.find(Site, "id", wanted)}
    for happening in happenings:
        entry = by_report[happening.report_id]
        yield PlacedHappening(
            happening=happening,
            position=entry.position,
            published=entry.published,
            site=sites.get(happening.site_id or ""),
            claims=tuple(about[happening.id]),
            words=find_words(
                entry.report.text,
                happening,
                about[happening.id],
                find_nobodies(entry.reading),
                head_of(entry.report),
            ),
            behind=find_before(happening, entry.reading),
        )
