"""A dispute laid out for people: for each position who, in what words, on which days, denying in what way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model import Actor, Claim, Denial, Dispute, Incident, Modality, Position, Span

_NO_DAYS: Mapping[str, date] = {}


@dataclass(frozen=True, slots=True)
class Words:
    """Where a position's words stand: the evidence of one claim, verbatim in its report."""

    claim_id: str
    report_id: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A position with what its claims say beside the value.

    `since` and `until` are the first and last day on which it was said, None where no day is known.
    `denials` and `stages` are the kinds of denial, and how far the thing has come (considered, ordered,
    done), in order of first use. `parties` are those of its voices that have a part in the incident
    themselves, with their roles ("accused", "accuses").
    """

    position: Position
    words: tuple[Words, ...]
    since: date | None
    until: date | None
    denials: tuple[Denial, ...]
    stages: tuple[Modality, ...]
    parties: Mapping[str, tuple[str, ...]]


def lay_out(
    dispute: Dispute,
    claims: Iterable[Claim],
    published: Mapping[str, date | None],
    said: Mapping[str, date] = _NO_DAYS,
    incident: Incident | None = None,
    actors: Mapping[str, Actor] | None = None,
) -> tuple[LaidOut, ...]:
    """The positions of `dispute` in its order; `claims` hold at least those that carry them, `said` gives the
    day of a statement where its report does. Without `incident` nobody is a party to it."""
    known = {claim.id: claim for claim in claims}
    return tuple(
        _lay_out(
            position,
            [known[claim_id] for claim_id in position.claim_ids if claim_id in known],
            published,
            said,
            _find_roles(position.voices, incident, actors or {}),
        )
        for position in dispute.positions
    )


def _lay_out(
    position: Position,
    claims: Sequence[Claim],
    published: Mapping[str, date | None],
    said: Mapping[str, date],
    roles: Mapping[str, tuple[str, ...]],
) -> LaidOut:
    days = [said.get(claim.statement_id or "") or published.get(claim.report_id) for claim in claims]
    dated = sorted(day for day in days if day is not None)
    return LaidOut(
        position=position,
        words=tuple(Words(claim.id, claim.report_id, claim.evidence) for claim in claims),
        since=dated[0] if dated else None,
        until=dated[-1] if dated else None,
        denials=tuple(dict.fromkeys(claim.denial for claim in claims if claim.denial is not None)),
        stages=tuple(dict.fromkeys(claim.modality for claim in claims)),
        parties=roles,
    )


def _find_roles(
    voices: Iterable[str], incident: Incident | None, actors: Mapping[str, Actor]
) -> dict[str, tuple[str, ...]]:
    """Who of `voices` is a party to the incident, itself or through a body that it speaks for."""
    found: dict[str, tuple[str, ...]] = {}
    for voice in voices if incident is not None else ():
        ties = actors[voice].speaks_for if voice in actors else ()
        stands_for = {voice, *(tie.actor_id for tie in ties)}
        roles = sorted({party.role for party in incident.parties if party.actor_id in stands_for})  # type: ignore[union-attr]
        if roles:
            found[voice] = tuple(roles)
    return found
