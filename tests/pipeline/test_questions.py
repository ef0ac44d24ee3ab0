"""The questions to a person: each kind comes up for its reason, with what speaks for and against, and an
answer takes it away."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

import counterclaim as cc
from counterclaim.ledger import Appended, Ledger
from counterclaim.ledger.browsing import Browser
from counterclaim.model import (
    ActorKind,
    Capture,
    CastMember,
    Claim,
    Happening,
    Modality,
    Place,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
)
from counterclaim.model.names import fold_name
from counterclaim.model.toponyms import Toponym
from counterclaim.pipeline import assemble, load_codebook
from counterclaim.pipeline.judged_places import write_place
from counterclaim.pipeline.questions import CLAIM, PLACE, Item, find_items

NOON = datetime(2022, 5, 1, 12, tzinfo=UTC)
TEXT = "Guards shot people in Kelda. The mayor said that many were killed. Near Brinmouth it was quiet."
KELDAS = (
    Toponym(1, "Kelda", "city", "XN", 61.5, 8.25, 90_000, within=("Northshire",)),
    Toponym(2, "Kelda", "city", "XS", -20.0, 30.0, 400, within=("Southshire",)),
    Toponym(3, "Keldá", "city", "XN", 61.52, 8.21, 10, within=("Northshire",)),
    Toponym(4, "Great Kelda", "region", "XN", None, None, 0),
)
BRINMOUTH = Place("Brinmouth", "XN", 61.0, 8.0, "city", ("Northshire",))


class Names:
    """A gazetteer of these few places."""

    def find(self, key: str) -> Sequence[Toponym]:
        return KELDAS if key == fold_name("Kelda") else ()

    def locate_country(self, code: str) -> tuple[float, float] | None:
        return None


def make_report(number: int, figures: Sequence[int], *, place: Place | None, source: bool = True) -> Appended:
    """A report of one shooting, and the mayor of that report, who gives these figures of killed."""
    known = f"report-{number:016x}"
    report = Report(known, f"{number}.txt", f"{TEXT} {number}", title=f"Report {number}", language="en")
    member = CastMember(f"cast-{number}", known, f"Mayor {number}", ActorKind.PERSON, (Span(33, 38),))
    happening = Happening(
        f"happening-{number:016x}", known, ("shooting",), Modality.ACTUAL, (Span(7, 11),), place=place
    )
    statement = Statement(
        f"statement-{number:016x}",
        known,
        (Span(29, 38),) if source else (),
        Span(39, 43),
        (Span(49, 65),),
        (member.id,),
    )
    claims = tuple(
        Claim(
            f"claim-{number:08x}{at:08x}",
            known,
            statement.id,
            member.id,
            "killed",
            Quantity(figure, figure, "many"),
            Span(49, 53),
            "by hand",
            happening_id=happening.id,
        )
        for at, figure in enumerate(figures)
    )
    happenings = (
        happening,
        Happening(
            f"happening-{number + 1000:016x}",
            known,
            ("visit",),
            Modality.ACTUAL,
            (Span(66, 70),),
            place=BRINMOUTH,
        ),
    )
    reading = Reading(known, "by hand", (statement,), happenings, claims, (member,))
    capture = Capture(report.uri, "text/plain", report.text.encode(), NOON, f"{number:064x}")
    return Appended(capture, report, (), reading)


def fill(path: Path, reports: Sequence[Appended]) -> Ledger:
    ledger = cc.open_ledger(path)
    ledger.add_domains(("detention",))
    ledger.append_many(reports)
    assemble(ledger, load_codebook())
    return ledger


def ask(ledger: Ledger, kind: str) -> list[Item]:
    return [item for item in find_items(Browser(ledger.book()), Names()) if item.kind == kind]


@pytest.fixture
def kelda(tmp_path: Path) -> Iterator[Ledger]:
    with fill(tmp_path / "kelda.db", [make_report(1, [6], place=Place("Kelda"))]) as ledger:
        yield ledger


def test_a_place_that_several_bear_the_name_of_is_asked_about(kelda: Ledger) -> None:
    (item,) = ask(kelda, PLACE)
    assert item.wording == "Kelda"
    assert [(each.place.country, each.population) for each in item.places] == [("XN", 90_000), ("XS", 400)]
    north, south = item.places
    assert any("largest of its name" in reason for reason in north.speaks_for)
    assert any("1 of 1 other places in its reports lie in XN" in reason for reason in north.speaks_for)
    assert any("km from Brinmouth" in reason for reason in north.speaks_for)
    assert any("km from Brinmouth" in reason for reason in south.speaks_against)
    assert any("0 of 1" in reason for reason in south.speaks_against)


SETTLED = [
    (Place("Kelda", "XN", 61.5, 8.25, "city"), "it has a point"),
    (Place("Kelda", within=("Northshire",)), "the report says what it lies in"),
    (Place("Orvela"), "the gazetteer has no such name"),
    (None, "no place is told"),
]


@pytest.mark.parametrize(("place", "why"), SETTLED, ids=[case[-1] for case in SETTLED])
def test_what_is_not_open_is_not_asked_about(tmp_path: Path, place: Place | None, why: str) -> None:
    with fill(tmp_path / "l.db", [make_report(1, [6], place=place)]) as ledger:
        assert ask(ledger, PLACE) == [], why


@pytest.mark.parametrize(
    ("country", "left", "why"), [("XS", 1, "those of another country"), ("XX", 0, "all of them")]
)
def test_what_is_known_of_a_place_leaves_out_candidates(
    tmp_path: Path, country: str, left: int, why: str
) -> None:
    with fill(tmp_path / "l.db", [make_report(1, [6], place=Place("Kelda", country))]) as ledger:
        assert sum(len(item.places) for item in ask(ledger, PLACE)) == left, why


def test_an_answer_settles_the_place_and_an_undo_asks_again(kelda: Ledger) -> None:
    (item,) = ask(kelda, PLACE)
    chosen = item.places[0].place
    made = cc.judge(kelda, "correct", item.subjects, write_place(chosen), by="Ada")
    assert kelda.book().incident(item.incident_id).place == chosen
    assert ask(kelda, PLACE) == []
    cc.judge(kelda, "undo", [made.id], by="Ada")
    assert [each.key for each in ask(kelda, PLACE)] == [item.key]
    cc.judge(kelda, "accept", item.subjects, by="Ada", reason="nobody knows")
    assert ask(kelda, PLACE) == []
    assert kelda.book().incident(item.incident_id).place == Place("Kelda")


def find_doubts(ledger: Ledger) -> dict[int, tuple[str, ...]]:
    """What speaks against each claim that is asked about, by its figure."""
    claims = {claim.id: claim for claim in ledger.book().claims()}
    asked = [item for item in ask(ledger, CLAIM) if item.speaks_against]
    found = {}
    for item in asked:
        value = claims[item.subjects[0]].value
        assert isinstance(value, Quantity)
        found[value.low or 0] = item.speaks_against
    return found


HERE = BRINMOUTH
DOUBTS = [
    ([[200], [210], [5]], {5: "every other voice's figure is at least 40 times as large"}, "far below"),
    ([[2], [3], [900]], {900: "every other voice's figure is at least 300 times as small"}, "far above"),
    ([[2], [900]], {}, "two alone say nothing of each other"),
    ([[6], [7], [9]], {}, "figures of one size"),
    ([[6, 60]], {6: "cannot stand with it", 60: "cannot stand with it"}, "one voice, two figures"),
]


@pytest.mark.parametrize(("figures", "doubted", "why"), DOUBTS, ids=[case[-1] for case in DOUBTS])
def test_what_makes_a_reading_doubtful(
    tmp_path: Path, figures: list[list[int]], doubted: dict[int, str], why: str
) -> None:
    reports = [make_report(number, told, place=HERE) for number, told in enumerate(figures, 1)]
    with fill(tmp_path / "l.db", reports) as ledger:
        first, *others = (item.id for item in ledger.book().incidents())
        if others:  # whatever linking says of reports without a day: here they are one
            cc.judge(ledger, "same", [first, *others], by="Ada")
        found = find_doubts(ledger)
    assert found.keys() == doubted.keys(), why
    assert all(any(words in reason for reason in found[figure]) for figure, words in doubted.items()), why


def test_a_voice_that_no_words_name_is_doubtful(tmp_path: Path) -> None:
    with fill(tmp_path / "l.db", [make_report(1, [6], place=HERE, source=False)]) as ledger:
        assert find_doubts(ledger) == {6: ("no words here name who speaks",)}


def test_the_same_ledger_gives_the_same_queue_and_keys_last(tmp_path: Path) -> None:
    """What is judged goes, and every other question keeps its key: a person finds the next where it was."""
    reports = [make_report(number, [2, 900], place=Place("Kelda")) for number in (1, 2, 3)]
    with fill(tmp_path / "l.db", reports) as ledger:
        browser = Browser(ledger.book())
        items = find_items(browser, Names())
        assert items == find_items(browser, Names())
        assert [item.key for item in items] == sorted({item.key for item in items})
        gone = next(item for item in items if item.kind == CLAIM)
        cc.judge(ledger, "accept", gone.subjects, by="Ada")
        left = {item.key for item in find_items(Browser(ledger.book()), Names())}
        assert left == {item.key for item in items} - {gone.key}
