"""What judgements change, without a ledger: claims and judgements made by hand."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Anchor, Claim, Judgement, Modality, Quantity, Span, Stance, Verb
from counterclaim.model.judging import find_standing
from counterclaim.pipeline.judged import apply_to_claims

NOON = datetime(2022, 5, 1, 12, tzinfo=UTC)
TEXTS = {"report-a": "Eleven men were hurt at the depot, the harbour master said."}


def claim(claim_id: str = "claim-1", start: int = 0, end: int = 6, attribute: str = "injured") -> Claim:
    value = Quantity(11, 11, "Eleven")
    return Claim(claim_id, "report-a", None, "actor-h", attribute, value, Span(start, end), "by hand")


def judgement(
    verb: Verb,
    *subjects: str,
    change: dict[str, str] | None = None,
    minutes: int = 0,
    name: str = "j",
    anchors: tuple[Anchor, ...] = (),
) -> Judgement:
    return Judgement(
        id=f"judgement-{name}",
        verb=verb,
        subjects=subjects,
        by="Ines",
        at=NOON + timedelta(minutes=minutes),
        change=tuple((change or {}).items()),
        anchors=anchors,
    )


def test_a_rejected_claim_is_gone() -> None:
    kept, problems = apply_to_claims([claim()], [judgement(Verb.REJECT, "claim-1")], TEXTS)
    assert (kept, problems) == ((), ())


def test_the_latest_judgement_stands() -> None:
    said = [judgement(Verb.REJECT, "claim-1"), judgement(Verb.ACCEPT, "claim-1", minutes=5, name="k")]
    kept, _ = apply_to_claims([claim()], find_standing(said), TEXTS)
    assert kept == (claim(),)


@pytest.mark.parametrize(
    ("change", "low", "high", "why"),
    [
        ({"low": "10"}, 10, 11, "only what is named changes"),
        ({"low": "12", "high": "12"}, 12, 12, "both ends"),
        ({"high": "open"}, 11, None, "an end can be opened"),
    ],
)
def test_correcting_a_figure_keeps_its_words(
    change: dict[str, str], low: int, high: int | None, why: str
) -> None:
    kept, _ = apply_to_claims([claim()], [judgement(Verb.CORRECT, "claim-1", change=change)], TEXTS)
    assert kept[0].value == Quantity(low, high, "Eleven"), why


def test_correcting_stance_and_modality() -> None:
    change = {"stance": "denies", "modality": "possible"}
    kept, _ = apply_to_claims([claim()], [judgement(Verb.CORRECT, "claim-1", change=change)], TEXTS)
    assert (kept[0].stance, kept[0].modality) == (Stance.DENIES, Modality.POSSIBLE)


@pytest.mark.parametrize(
    ("start", "end", "attribute", "attaches", "why"),
    [
        (0, 10, "injured", True, "six of ten characters are shared"),
        (4, 20, "injured", False, "less than half is shared"),
        (0, 6, "killed", False, "another attribute is another claim"),
    ],
)
def test_a_judgement_finds_its_claim_in_a_newer_reading(
    start: int, end: int, attribute: str, attaches: bool, why: str
) -> None:
    anchor = Anchor("claim-old", "report-a", "claim", Span(0, 6), "injured")
    said = judgement(Verb.REJECT, "claim-old", anchors=(anchor,))
    kept, problems = apply_to_claims([claim("claim-new", start, end, attribute)], [said], TEXTS)
    assert (kept == ()) == attaches, why
    assert (problems == ()) == attaches, "what does not attach goes to a person"


ADDED = {"report": "report-a", "start": "0", "end": "10", "attribute": "injured", "voice": "actor-h"}


def test_an_added_claim_holds_the_words() -> None:
    change = {**ADDED, "low": "11", "incident": "incident-i"}
    kept, _ = apply_to_claims([], [judgement(Verb.ADD, change=change)], TEXTS)
    assert kept[0].value == Quantity(11, None, "Eleven men")
    assert kept[0].incident_id == "incident-i"
    assert "Ines" in kept[0].rule


@pytest.mark.parametrize(
    ("verb", "change", "why"),
    [
        (Verb.ADD, {**ADDED, "low": "1"}, "about nothing"),
        (Verb.ADD, {**ADDED, "incident": "incident-i"}, "without a value"),
        (Verb.ADD, {**ADDED, "low": "1", "site": "site-s", "end": "999"}, "words outside the text"),
        (Verb.ADD, {**ADDED, "low": "1", "site": "site-s", "start": "x"}, "a place that is no number"),
        (Verb.CORRECT, {"low": "sixty"}, "a figure that is no number"),
        (Verb.CORRECT, {"low": "70", "high": "60"}, "ends the wrong way round"),
        (Verb.CORRECT, {"stance": "shouts"}, "an unknown word"),
    ],
)
def test_what_cannot_be_applied_is_a_problem_and_stops_nothing(
    verb: Verb, change: dict[str, str], why: str
) -> None:
    subjects = ("claim-1",) if verb is Verb.CORRECT else ()
    kept, problems = apply_to_claims([claim()], [judgement(verb, *subjects, change=change)], TEXTS)
    assert kept == (claim(),), why
    assert [problem.where for problem in problems] == ["judgement-j"], why
    assert problems[0].hint


def test_nothing_is_added_to_a_forgotten_report() -> None:
    change = {**ADDED, "report": "report-gone", "low": "1", "site": "site-s"}
    assert apply_to_claims([], [judgement(Verb.ADD, change=change)], TEXTS) == ((), ())


@given(st.lists(st.booleans(), max_size=8))
def test_undo_can_be_undone(undos: list[bool]) -> None:
    """Each further undo turns the one before it round: an even number leaves the first standing."""
    said = [judgement(Verb.REJECT, "claim-1", name="0")]
    for number, _ in enumerate(undos, start=1):
        said.append(judgement(Verb.UNDO, f"judgement-{number - 1}", minutes=number, name=str(number)))
    stands = [item.id for item in find_standing(said)]
    assert stands == (["judgement-0"] if len(undos) % 2 == 0 else [])
