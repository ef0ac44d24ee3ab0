"""The run out: from the entries of a ledger to what is worked out from all of them together.

entries | resolve_actors, resolve_sites | judge claims | find_copies | link | find_disputes | record | write
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from counterclaim.actors import resolve_actors
from counterclaim.codebook.schema import Codebook
from counterclaim.disputes import find_disputes
from counterclaim.incidents import find_before, find_copies, find_linking, find_nobodies, find_words, head_of
from counterclaim.model import (
    BookContent,
    Claim,
    Entry,
    Happening,
    Incident,
    Judgement,
    PlacedHappening,
    Problem,
    ReportEntry,
    Site,
    Statement,
)
from counterclaim.model.judging import find_standing
from counterclaim.pipeline.judged import apply_to_claims
from counterclaim.pipeline.judged_places import apply_to_happenings
from counterclaim.pipeline.reading import reading_version
from counterclaim.pipeline.resolving import (
    Names,
    rename_claim,
    resolve_claims,
    resolve_happenings,
    resolve_statements,
    strip_site,
)
from counterclaim.sites import record_sites, resolve_sites

if TYPE_CHECKING:  # a worker reads without a ledger, and need not load its library
    from counterclaim.ledger import Ledger


STEP = 2400  # changes that are worked in at once; each step is a transaction
_RARELY = (20_000, 10, 10)  # objects made before those are gone through for cycles; Python's own is 700


def assemble(ledger: "Ledger", codebook: Codebook, *, anew: bool = False, step: int = STEP) -> None:
    """Work in what was appended since the book was last up to date, with all that it touches.

    `anew`, and where another version of program or codebook worked out what is there: everything from the
    beginning. Both ways give the same book, to the byte of its exports. Each step of so many changes is kept
    at once: a run that is killed is carried on by the next.
    """
    from counterclaim.pipeline.renewal import renew

    version = reading_version(codebook)
    done = False
    while not done:
        with _collecting_rarely(), ledger.renewing() as desk:
            if anew or desk.made != version or desk.stamp == 0:
                desk.clear(version)
            anew = False
            changes = desk.find_changes(step)
            if changes.until > desk.stamp:
                renew(desk, codebook, changes)
                desk.set_stamp(changes.until)
            done = desk.stamp == desk.position


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Have cycles of objects looked for less often: many are made here and hardly any in cycles, and to look
    as often as Python does takes a third of the time."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(frozen=True, slots=True)
class _Told:
    """All entries' happenings and claims as judged, with the ledger's ids; `problems`: judgements that found
    nothing to stand on."""

    happenings: tuple[Happening, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


def work_out(entries: Sequence[Entry], codebook: Codebook, judgements: Sequence[Judgement]) -> BookContent:
    """The content of the Book; judgements that found nothing to stand on are among its problems.

    A pure function: the same entries, whatever their order, and the same judgements give the same.
    """
    actors = resolve_actors(entries, codebook, judgements)
    sites = resolve_sites(entries, codebook, judgements)
    names = Names({**actors.former, **actors.of}, {**sites.former, **sites.of})
    told = _tell(entries, names, find_standing(judgements))
    statements = tuple(item for entry in entries for item in resolve_statements(entry, names))
    copies = find_copies({entry.report.id: (entry.report.text, entry.published) for entry in entries})
    placed = _place(entries, told, {site.id: strip_site(site) for site in sites.sites})
    linking = find_linking(placed, codebook.domains, judgements)
    happenings, claims = _put_under_incidents(told.happenings, told.claims, linking.incidents)
    incidents = tuple(_with_claims(linking.incidents, claims))
    published = {entry.report.id: entry.published for entry in entries}
    recorded = record_sites(sites.sites, claims, happenings, published)
    days = _find_days(statements)
    disputes = find_disputes(
        incidents, recorded, claims, happenings, published, codebook, copies, actors.actors, days
    )
    return BookContent(
        reports=tuple(_report_entries(entries, copies)),
        statements=statements,
        happenings=happenings,
        claims=claims,
        actors=actors.actors,
        incidents=incidents,
        disputes=disputes,
        sites=recorded,
        borders=linking.borders,
        open_actors=actors.open,
        problems=told.problems,
    )


def _tell(entries: Sequence[Entry], names: Names, judgements: Sequence[Judgement]) -> _Told:
    resolved = tuple(item for entry in entries for item in resolve_happenings(entry, names))
    happenings, adrift = apply_to_happenings(resolved, judgements)
    read = tuple(item for entry in entries for item in resolve_claims(entry, names))
    texts = {entry.report.id: entry.report.text for entry in entries}
    judged, problems = apply_to_claims(read, judgements, texts)
    claims = tuple(rename_claim(claim, names) for claim in judged)
    return _Told(happenings, claims, (*problems, *adrift))


def _find_days(statements: Iterable[Statement]) -> dict[str, date]:
    """The day on which each statement was made, where its report tells one day."""
    return {
        item.id: item.said_on.latest
        for item in statements
        if item.said_on is not None
        and item.said_on.latest is not None
        and item.said_on.earliest == item.said_on.latest
    }


def _place(entries: Sequence[Entry], told: _Told, sites: Mapping[str, Site]) -> tuple[PlacedHappening, ...]:
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in told.claims:
        if claim.happening_id is not None:
            about[claim.happening_id].append(claim)
    by_report = {entry.report.id: entry for entry in entries}
    placed = []
    for happening in told.happenings:
        entry = by_report[happening.report_id]
        placed.append(
            PlacedHappening(
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
        )
    return tuple(placed)


def _put_under_incidents(
    happenings: Iterable[Happening], claims: Iterable[Claim], incidents: Iterable[Incident]
) -> tuple[tuple[Happening, ...], tuple[Claim, ...]]:
    """Happenings and claims with the incident they belong to; one that a person named outranks that."""
    of: dict[str, str] = {}
    for incident in incidents:
        of.update(dict.fromkeys((incident.id, *incident.former_ids, *incident.happening_ids), incident.id))
    return (
        tuple(replace(item, incident_id=of.get(item.id)) for item in happenings),
        tuple(
            replace(claim, incident_id=of.get(claim.incident_id or claim.happening_id or ""))
            for claim in claims
        ),
    )


def _with_claims(incidents: Iterable[Incident], claims: Iterable[Claim]) -> Iterator[Incident]:
    under: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.incident_id is not None:
            under[claim.incident_id].append(claim.id)
    for incident in incidents:
        yield replace(incident, claim_ids=tuple(sorted(under[incident.id])))


def _report_entries(entries: Iterable[Entry], copies: Mapping[str, str]) -> Iterator[ReportEntry]:
    """A page that was read again with another text is a revision of the one read before it."""
    latest: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: (entry.published or date.min, entry.position)):
        report = entry.report
        former = latest.get(report.url) if report.url else None
        yield ReportEntry(report, entry.published, copies.get(report.id), former)
        if report.url:
            latest[report.url] = report.id
