"""What a bundle carries is taken in once; what is here stays; what differs, or stays out, is told."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.codebook import load_codebook
from counterclaim.errors import UnknownIdError
from counterclaim.exports import find_export
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.carrying import name_report
from counterclaim.model import Capture, Fact, Problem, Report, Verb
from counterclaim.pipeline import assemble
from tests.ledger.carried import ONE, SECRET, TWO, Carried, fill, find_faults, make_judgement, merge
from tests.ledger.reports import NOON, append, make_capture, make_reading, make_report


def export(ledger: Ledger, path: Path) -> bytes:
    assemble(ledger, load_codebook(("detention",)))
    find_export("json").write(ledger.book(), path, names=True)
    return path.read_bytes()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Ledger]:
    """The ledger that a bundle is made of."""
    with open_ledger(tmp_path / "other.db") as opened:
        yield opened


def test_all_of_it_comes_and_gives_an_equal_export(tmp_path: Path, ledger: Ledger, other: Ledger) -> None:
    fill(other, TWO, ONE, make_report(3))
    other.add_domains(["detention"])
    unread = make_report(4)
    other.append(make_capture(unread), unread, (), None, [Problem("engine", unread.uri, "the worker died")])
    other.append_problems([Problem("intake", "x.txt", "empty", "give another")])
    other.append_judgement(make_judgement(9, ONE, Verb.UNDO, "judgement-1"))
    carried = Carried(other)
    merged = merge(ledger, carried)
    assert merged.told == ()
    assert merged.counts["reports"] == 4
    assert ledger.report_ids() == other.report_ids(), "in their order of arrival"
    assert ledger.judgements() == other.judgements()
    assert list(ledger.problems()) == list(other.problems())
    assert [ledger.facts(each) for each in ledger.report_ids()] == [
        other.facts(each) for each in other.report_ids()
    ]
    assert ledger.capture(TWO.id) == other.capture(TWO.id)
    assert find_faults(ledger) == []
    assert export(ledger, tmp_path / "a.json") == export(other, tmp_path / "b.json")


def test_twice_changes_nothing(ledger: Ledger, other: Ledger) -> None:
    fill(other, ONE, TWO)
    other.forget(TWO.id, "ana", NOON, "")
    carried = Carried(other)
    merge(ledger, carried)
    before = ledger.position, list(ledger.audit()), list(ledger.entries())
    again = merge(ledger, carried)
    assert not any(again.counts.values())
    assert (ledger.position, list(ledger.audit()), list(ledger.entries())) == before


def test_it_comes_back_to_where_it_went_out(ledger: Ledger) -> None:
    fill(ledger, ONE, TWO)
    before = list(ledger.audit())
    assert not any(merge(ledger, Carried(ledger)).counts.values())
    assert list(ledger.audit()) == before


def test_judgements_say_where_they_came_from(ledger: Ledger, other: Ledger) -> None:
    fill(other, ONE)
    merge(ledger, Carried(other))
    (judgement,) = ledger.judgements()
    assert (judgement.by, judgement.at) == ("mia", NOON), "who and when it was"
    first, second = ledger.audit()
    assert (first.kind, first.subject, first.who) == ("import", "coast.zip", "ana")
    assert first.particulars["judgements"] == [judgement.id]
    assert (second.kind, second.subject, second.who) == ("imported judgement", judgement.id, "ana")
    origin = ledger.imported()[judgement.id]
    assert (origin.name, origin.manifest, origin.ledger) == ("coast.zip", "5" * 64, "coast.db")


@settings(max_examples=25, deadline=None)
@given(here=st.sets(st.integers(1, 6)), there=st.sets(st.integers(1, 6)), judged=st.sets(st.integers(1, 6)))
def test_two_ledgers_make_one(
    tmp_path_factory: pytest.TempPathFactory, here: set[int], there: set[int], judged: set[int]
) -> None:
    """Whatever each holds, the one that takes in the other has both, each once."""
    folder = tmp_path_factory.mktemp("two")
    with open_ledger(folder / "a.db") as ours, open_ledger(folder / "b.db") as theirs:
        for ledger, numbers in ((ours, here), (theirs, there)):
            for number in sorted(numbers):
                append(ledger, make_report(number))
        for number in judged & there:
            theirs.append_judgement(make_judgement(number, make_report(number)))
        for number in judged & here:
            ours.append_judgement(make_judgement(number, make_report(number)))
        assert merge(ours, Carried(theirs)).told == ()
        ids = ours.report_ids()
        assert sorted(ids) == sorted(make_report(number).id for number in here | there)
        assert {each.id for each in ours.judgements()} == {
            f"judgement-{number}" for number in judged & (here | there)
        }
        assert find_faults(ours) == []


# What was forgotten


def test_what_was_forgotten_here_stays_out(tmp_path: Path, file_ledger: Ledger, other: Ledger) -> None:
    fill(other, SECRET, ONE)
    append(file_ledger, SECRET)
    file_ledger.forget(SECRET.id, "ana", NOON, "endangers a witness")
    merged = merge(file_ledger, Carried(other))
    assert [(told.where, told.message[:23]) for told in merged.told] == [
        (name_report(SECRET.id), "was forgotten on 2021-0"),
        ("judgements.jsonl", "judgement-0 is about wh"),
    ]
    assert file_ledger.report_ids() == [ONE.id]
    assert [judgement.id for judgement in file_ledger.judgements()] == ["judgement-1"]
    held = b"".join(path.read_bytes() for path in tmp_path.glob("quay.db*"))
    assert b"for reason 1" in held
    assert b"for reason 0" not in held, "nor do words about it come in"
    assert SECRET.text.encode() not in held
    assert find_faults(file_ledger) == []
    assert not any(merge(file_ledger, Carried(other)).counts.values())


def pack(*reports: Report) -> Iterator[tuple[Capture, Report]]:
    """Several reports that were parsed from one file."""
    body = "\n".join(report.text for report in reports).encode()
    capture = Capture("notes/all.jsonl", "application/jsonl", body, NOON, sha256(body).hexdigest())
    for report in reports:
        yield capture, replace(report, capture=capture.sha256)


def test_nor_do_the_bytes_that_hold_its_words(ledger: Ledger, other: Ledger) -> None:
    for capture, report in pack(SECRET, ONE):
        other.append(capture, report, (), make_reading(report))
    append(ledger, SECRET)
    ledger.forget(SECRET.id, "ana", NOON, "")
    merge(ledger, Carried(other))
    assert ledger.report_ids() == [ONE.id]
    with pytest.raises(UnknownIdError, match="no bytes"):
        ledger.capture(ONE.id)
    assert find_faults(ledger) == []


def test_what_was_forgotten_there_stays_out_too(ledger: Ledger, other: Ledger) -> None:
    fill(other, SECRET, ONE)
    other.forget(SECRET.id, "ana", NOON, "endangers a witness")
    merged = merge(ledger, Carried(other))
    assert merged.counts["erasures"] == 1
    assert append(ledger, SECRET) is not None, "it is not read again"
    assert [entry.kind for entry in ledger.audit()][-1] == "imported erasure"
    assert find_faults(ledger) == []


def test_what_was_forgotten_there_and_is_here_is_told(ledger: Ledger, other: Ledger) -> None:
    fill(other, SECRET, ONE)
    other.forget(SECRET.id, "ana", NOON, "endangers a witness")
    fill(ledger, SECRET)
    merged = merge(ledger, Carried(other))
    messages = [told.message for told in merged.told]
    assert (
        f"{SECRET.id} was forgotten there on 2021-04-02 by ana: endangers a witness; here it is kept"
        in messages
    )
    assert "judgement-0 has lost its words there, for its report was forgotten; here it has them" in messages
    assert ledger.has_report(SECRET.id), "nobody but a person here erases"
    assert ledger.judgements()[0].reason == "for reason 0"


# What differs


def later(report: Report, value: str, hours: int, by: str) -> Fact:
    return Fact(report.id, "published", value, by, NOON + timedelta(hours=hours))


FACTS = [
    (None, ("2021-04-03", 2), "2021-04-03", 0, "only there"),
    (("2021-04-02", 1), ("2021-04-03", 2), "2021-04-03", 1, "there later"),
    (("2021-04-02", 3), ("2021-04-03", 2), "2021-04-02", 1, "here later"),
    (("2021-04-02", 1), ("2021-04-02", 2), "2021-04-02", 0, "the same"),
]


@pytest.mark.parametrize(("here", "there", "stands", "told", "why"), FACTS, ids=[case[4] for case in FACTS])
def test_what_was_said_later_stands(
    ledger: Ledger,
    other: Ledger,
    here: tuple[str, int] | None,
    there: tuple[str, int],
    stands: str,
    told: int,
    why: str,
) -> None:
    append(ledger, ONE, *([later(ONE, *here, "ben")] if here else []))
    append(other, ONE, later(ONE, *there, "mia"))
    merged = merge(ledger, Carried(other))
    assert str(ledger.entry(ONE.id).published) == stands
    assert len(merged.told) == told
    assert not any(merge(ledger, Carried(other)).counts.values())


def read_by(*versions: str) -> Callable[[Ledger], None]:
    def fill_in(ledger: Ledger) -> None:
        for version in versions:
            append(ledger, ONE, reading=make_reading(ONE, version))

    return fill_in


READINGS = [
    (("1",), ("1", "2"), "2", 0, "theirs goes on from ours"),
    (("1", "2"), ("1",), "2", 0, "ours goes on from theirs"),
    (("1",), ("2",), "1", 1, "each by another program"),
    (("1",), ("1",), "1", 0, "the same"),
]


@pytest.mark.parametrize(
    ("here", "there", "newest", "told", "why"), READINGS, ids=[case[4] for case in READINGS]
)
def test_readings(
    ledger: Ledger,
    other: Ledger,
    here: tuple[str, ...],
    there: tuple[str, ...],
    newest: str,
    told: int,
    why: str,
) -> None:
    read_by(*here)(ledger)
    read_by(*there)(other)
    merged = merge(ledger, Carried(other))
    assert ledger.entry(ONE.id).reading.version == newest
    assert [each.message for each in merged.told] == (
        ["was read there by 2 and here by 1: the reading here stays"] if told else []
    )


def test_a_judgement_that_is_told_otherwise_is_told(ledger: Ledger, other: Ledger) -> None:
    fill(ledger, ONE)
    append(other, ONE)
    other.append_judgement(replace(make_judgement(0, ONE), by="eve"))
    merged = merge(ledger, Carried(other))
    assert [told.message for told in merged.told] == [
        "judgement-0 is told otherwise than here, where it stays as it is"
    ]
    assert [judgement.by for judgement in ledger.judgements()] == ["mia"]
