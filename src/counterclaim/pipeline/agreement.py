"""How far the coders of a ledger agree: their answers as units, measured by the room of agreement."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from counterclaim.agreement import FEWEST, Measured, Unit, measure
from counterclaim.errors import UnknownIdError
from counterclaim.model import Claim, Quantity, Term, Verb
from counterclaim.model.answers import Answer, Question, gather_answers
from counterclaim.model.judging import find_kept

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

__all__ = ["FEWEST", "Measured", "collect_units", "measure_agreement"]

READ, FIGURE, TERM, SAME, PLACE = "read rightly", "which figure", "which term", "one or two", "which place"
ALL = "all"
# By rank: one figure in the thousands would else outweigh all others together.
_METRICS = {READ: "nominal", FIGURE: "ordinal", TERM: "nominal", SAME: "nominal", PLACE: "nominal"}


def measure_agreement(ledger: "Ledger", *, seeing: bool = False) -> list[Measured]:
    """How far people agree, by what was asked and by attribute or kind.

    Only answers given blind are counted, for who sees another's answer is led by it; with `seeing` all of
    those that people gave of the same thing, the last of each.
    """
    return measure(collect_units(ledger, seeing=seeing))


def collect_units(ledger: "Ledger", *, seeing: bool = False) -> list[Unit]:
    """Every question that somebody answered, with the answer of each person."""
    find_claim = _open_readings(ledger)
    units: list[Unit] = []
    for question, answers in sorted(gather_answers(find_kept(ledger.judgements())).items()):
        by_person = {**answers.seeing, **answers.blind} if seeing else answers.blind
        if by_person:
            units += _make_units(question, by_person, find_claim)
    return units


def _make_units(
    question: Question, by_person: Mapping[str, Answer], find_claim: Callable[[str, str], Claim | None]
) -> Iterator[Unit]:
    verbs = {name: answer.said[0] for name, answer in by_person.items()}
    if len(question.subjects) > 1:
        yield _unit(SAME, question.kind, verbs)
    elif question.kind == "happening":
        yield _unit(PLACE, question.kind, {name: " ".join(answer.said) for name, answer in by_person.items()})
    elif question.kind == "claim":
        anchors = (each for answer in by_person.values() for each in answer.judgement.anchors)
        anchor = next((each for each in anchors if each.id == question.subjects[0]), None)
        attribute = anchor.attribute if anchor is not None else ""
        for topic in (ALL, *([attribute] if attribute else ())):
            yield _unit(READ, topic, verbs)
        claim = find_claim(anchor.report_id, anchor.id) if anchor is not None else None
        if claim is not None:
            yield from _compare_values(claim, by_person)


def _unit(asked: str, topic: str, answers: Mapping[str, float | str]) -> Unit:
    return Unit(asked, topic, _METRICS[asked], answers)


def _compare_values(claim: Claim, by_person: Mapping[str, Answer]) -> Iterator[Unit]:
    """What each takes the value to be. Who rejects the claim says none: that is a missing answer."""
    said = {
        name: dict(answer.judgement.change)
        for name, answer in by_person.items()
        if answer.said[0] != Verb.REJECT.value
    }
    if isinstance(claim.value, Quantity):
        lows = {name: _read_low(change, claim.value.low) for name, change in said.items()}
        figures: dict[str, float | str] = {name: low for name, low in lows.items() if low is not None}
        if figures:
            yield _unit(FIGURE, claim.attribute, figures)
    elif isinstance(claim.value, Term):
        own = claim.value.code
        yield _unit(TERM, claim.attribute, {name: change.get("term", own) for name, change in said.items()})


def _read_low(change: Mapping[str, str], otherwise: int | None) -> float | None:
    """The lower end; of a figure without one nothing is compared."""
    given = change.get("low")
    if given is None:
        return None if otherwise is None else float(otherwise)
    return float(given) if given.isdecimal() else None


def _open_readings(ledger: "Ledger") -> Callable[[str, str], Claim | None]:
    """Claims as they were read, by report and id: what people were asked about, not what became of it."""

    @cache
    def read_claims(report_id: str) -> Mapping[str, Claim]:
        try:
            return {claim.id: claim for claim in ledger.entry(report_id).reading.claims}
        except UnknownIdError:  # forgotten since
            return {}

    return lambda report_id, claim_id: read_claims(report_id).get(claim_id)
