"""Places that people settle: what is refused, what changes with them, and that it can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import counterclaim as cc
from counterclaim.errors import JudgementError
from counterclaim.ledger import Ledger
from counterclaim.model import Anchor, Happening, Judgement, Modality, Place, Span, Verb
from counterclaim.model.places import PRECISIONS
from counterclaim.pipeline import assemble, load_codebook
from counterclaim.pipeline.judged_places import (
    anchor_happening,
    apply_to_happenings,
    read_place,
    write_place,
)
from quality.synthetic import make_synthetic
from tests.pipeline.walking import export, export_worked_out

NOON = datetime(2022, 5, 1, 12, tzinfo=UTC)
OPEN = Place("Kelda")
NORTH = Place("Kelda", "XN", 61.5, 8.25, "city", ("Northshire", "Northland"))

names = st.text("abcdefghijklöñشغ", min_size=1, max_size=12)
places = st.builds(
    Place,
    names,
    st.none() | st.sampled_from(["LY", "SD"]),
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.none() | st.sampled_from(PRECISIONS),
    st.lists(names, max_size=3).map(tuple),
)


@given(st.none() | places)
def test_a_place_that_is_judged_reads_back_the_same(place: Place | None) -> None:
    assert read_place(write_place(place)) == place


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"country": "LY"}, "no name: it could mean anything"),
        ({"place": "Kelda", "latitude": "91", "longitude": "0"}, "beyond the pole"),
        ({"place": "Kelda", "latitude": "10", "longitude": "-181"}, "round the earth"),
        ({"place": "Kelda", "latitude": "north"}, "no number"),
        ({"place": "Kelda", "latitude": "nan"}, "not a number by its own word"),
        ({"place": "Kelda", "precision": "street"}, "no precision of ours"),
    ],
)
def test_what_is_no_place_is_refused(change: dict[str, str], why: str) -> None:
    with pytest.raises(JudgementError):
        read_place(change)


def happening(known: str = "happening-1", start: int = 10, kind: str = "shooting") -> Happening:
    return Happening(known, "report-a", (kind,), Modality.ACTUAL, (Span(start, start + 5),), place=OPEN)


def settle(*subjects: str, place: Place | None = NORTH, anchors: tuple[Anchor, ...] = ()) -> Judgement:
    change = tuple(sorted(write_place(place).items()))
    return Judgement("judgement-p", Verb.CORRECT, subjects, "Ines", NOON, change=change, anchors=anchors)


def test_the_latest_of_two_stands_and_others_are_left() -> None:
    later = replace(settle("happening-1", place=None), id="judgement-q", at=NOON + timedelta(minutes=1))
    told = [happening(), happening("happening-2", 40)]
    (one, other), problems = apply_to_happenings(told, [settle("happening-1"), later])
    assert (one.place, other.place, problems) == (None, OPEN, ())


AGAIN = [
    (happening("happening-9", 12), NORTH, "told by words that overlap: it is the same"),
    (happening("happening-9", 60), None, "told by other words of the report"),
    (happening("happening-9", 12, "fire"), None, "another type at the same words"),
    (replace(happening("happening-9", 12), report_id="report-b"), None, "another report"),
]


@pytest.mark.parametrize(("told", "place", "why"), AGAIN, ids=[case[-1] for case in AGAIN])
def test_it_finds_its_happening_in_a_newer_reading(told: Happening, place: Place | None, why: str) -> None:
    judged = settle("happening-1", anchors=(anchor_happening(happening()),))
    (found,), problems = apply_to_happenings([told], [judged])
    if place is None:
        assert found.place == OPEN, why
        assert [problem.where for problem in problems] == [judged.id], why
    else:
        assert (found.place, problems) == (place, ()), why


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with cc.open_ledger(tmp_path / "ledger.db") as opened:
        opened.add_domains(("detention",))
        opened.append_many([item.appended for item in make_synthetic(40, 5)])
        assemble(opened, load_codebook())
        yield opened


def test_the_incident_moves_and_moves_back(ledger: Ledger, tmp_path: Path) -> None:
    """What is worked in alone is what working out everything gives, before, after, and undone."""
    codebook = load_codebook()
    incident = max(ledger.book().incidents(), key=lambda item: (len(item.happening_ids), item.id))
    there = replace(NORTH, precision="site")  # as precise as the site that its reports name
    subjects = [item.id for item in ledger.book().happenings() if item.incident_id == incident.id]
    before = export(ledger.book())
    made = cc.judge(ledger, "correct", subjects, write_place(there), by="Ada")
    assert {anchor.kind for anchor in made.anchors} == {"happening"}
    assert ledger.book().incident(incident.id).place == there
    after = export(ledger.book())
    assert after == export_worked_out(ledger, codebook, tmp_path)
    cc.judge(ledger, "undo", [made.id], by="Ada")
    assert ledger.book().incident(incident.id).place == incident.place
    assert export(ledger.book()) == export_worked_out(ledger, codebook, tmp_path)
    assert before != after


def test_a_place_that_is_none_is_refused_and_not_kept(ledger: Ledger) -> None:
    known = next(iter(ledger.book().happenings())).id
    with pytest.raises(JudgementError, match="latitude"):
        cc.judge(ledger, "correct", [known], {"place": "Kelda", "latitude": "far north"}, by="Ada")
    assert ledger.judgements() == ()
