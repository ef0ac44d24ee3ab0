"""What is forgotten is gone, down to the bytes of the file; that it was there is not."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError, UnknownIdError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.codec import compress, encode
from counterclaim.model import Anchor, Capture, Judgement, Problem, Report, Span, Verb, make_id
from tests.exports import rich_book
from tests.ledger.reports import NOON, append, make_capture, make_reading, make_report, state

WORDS = "Hidden witness Zyrelka Vantongeren stood behind the customs shed."
SECRET = make_report(7, WORDS, "notes/zyrelka.txt")
MOVED = replace(SECRET, id="report-moved", uri="elsewhere.txt", url="https://elsewhere.example")
OTHER = make_report(8)


def forget(ledger: Ledger, report: Report) -> None:
    ledger.forget(report.id, "mia", NOON, "endangers a witness")


def read_files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_no_byte_stays(tmp_path: Path, file_ledger: Ledger) -> None:
    doubt = Problem("names", "notes/zyrelka.txt:15", "is Vantongeren a name?")
    reading = make_reading(SECRET, problems=(doubt,))
    facts = state(SECRET, "title", "Vantongeren speaks"), state(SECRET, "url", "https://quay.example/zyrelka")
    append(file_ledger, SECRET, *facts, reading=reading)
    append(file_ledger, OTHER)
    file_ledger.append_problems([Problem("intake", "notes/zyrelka.txt", "odd encoding")])
    file_ledger.append_judgement(
        Judgement("judgement-1", Verb.CORRECT, (reading.claims[0].id,), "mia", NOON, "Vantongeren called", ())
    )
    needles = (
        *(b"Vantongeren", b"zyrelka", b"Zyrelka"),
        compress(SECRET.text.encode()),
        compress(encode(reading)),
        reading.claims[0].id.encode(),
    )
    before = read_files(tmp_path)
    assert all(needle in before for needle in needles)
    forget(file_ledger, SECRET)
    after = read_files(tmp_path)
    assert [needle for needle in needles if needle in after] == []
    assert OTHER.text.encode() in after


def test_nor_of_what_was_worked_out_from_it(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "rich.db") as ledger:
        rich_book.fill(ledger)
        held = ledger.book()
        told = b'"name":"Timo Raske"'  # an actor of the book; a report that stays may have the bare name
        assert told in read_files(tmp_path)
        forget(ledger, rich_book.FIRST)
        assert told not in read_files(tmp_path)
        assert not ledger.is_current()
        assert list(ledger.book().incidents()) == []
        with pytest.raises(LedgerError):
            list(held.reports())


def test_a_tombstone_stays(ledger: Ledger) -> None:
    append(ledger, SECRET)
    forget(ledger, SECRET)
    (tombstone,) = ledger.tombstones()
    assert (tombstone.report_id, tombstone.by, tombstone.at) == (SECRET.id, "mia", NOON)
    assert tombstone.reason == "endangers a witness"
    assert tombstone.text_sha256 == sha256(SECRET.text.encode()).hexdigest()
    assert tombstone.capture == SECRET.capture
    assert not ledger.has_report(SECRET.id)
    assert [fault for fault in ledger.check() if "rebuild" not in fault.hint] == []


AGAIN = [
    (SECRET, "the same report"),
    (MOVED, "its text elsewhere"),
]


@pytest.mark.parametrize(("report", "why"), AGAIN, ids=[case[1] for case in AGAIN])
def test_it_is_not_read_again(tmp_path: Path, file_ledger: Ledger, report: Report, why: str) -> None:
    append(file_ledger, SECRET)
    forget(file_ledger, SECRET)
    told = append(file_ledger, report)
    assert told is not None
    assert told.message == "forgotten on 2021-04-02 by mia: endangers a witness"
    assert file_ledger.forgotten(report.id, report.text) == told
    assert file_ledger.report_ids() == []
    assert b"Vantongeren" not in read_files(tmp_path)


def test_force_reads_it_again(ledger: Ledger) -> None:
    append(ledger, SECRET)
    forget(ledger, SECRET)
    assert ledger.append(make_capture(SECRET), SECRET, (), make_reading(SECRET), force=True) is None
    assert ledger.forgotten(SECRET.id) is None
    assert ledger.capture(SECRET.id).body == SECRET.text.encode()
    forget(ledger, SECRET)
    assert len(ledger.tombstones()) == 2


def test_forgetting_again_only_wipes_again(ledger: Ledger) -> None:
    append(ledger, SECRET)
    forget(ledger, SECRET)
    forget(ledger, SECRET)
    assert len(ledger.tombstones()) == 1


def test_an_unknown_report_cannot_be_forgotten(ledger: Ledger) -> None:
    with pytest.raises(UnknownIdError, match="no report"):
        forget(ledger, SECRET)


def pack(*reports: Report) -> list[tuple[Capture, Report]]:
    """Several reports that were parsed from one file."""
    body = "\n".join(report.text for report in reports).encode()
    capture = Capture("notes/all.jsonl", "application/jsonl", body, NOON, sha256(body).hexdigest())
    return [(capture, replace(report, capture=capture.sha256)) for report in reports]


def test_the_file_it_was_packed_in_goes_with_it(tmp_path: Path, file_ledger: Ledger) -> None:
    for capture, report in pack(SECRET, OTHER):
        file_ledger.append(capture, report, (), make_reading(report))
    forget(file_ledger, SECRET)
    assert compress(b"\n".join((SECRET.text.encode(), OTHER.text.encode()))) not in read_files(tmp_path)
    assert file_ledger.entry(OTHER.id).report.text == OTHER.text
    with pytest.raises(UnknownIdError, match="no bytes"):
        file_ledger.capture(OTHER.id)
    assert [fault for fault in file_ledger.check() if "rebuild" not in fault.hint] == []


def test_a_file_stays_while_another_report_has_the_very_same_text(ledger: Ledger) -> None:
    twin = replace(SECRET, id=make_id("report", "twin", SECRET.text), url="twin")
    append(ledger, SECRET)
    append(ledger, twin)
    forget(ledger, SECRET)
    assert ledger.capture(twin.id).body == SECRET.text.encode()


CLAIM = make_reading(SECRET).claims[0].id
ANCHOR = Anchor("claim-old", SECRET.id, "claim", Span(0, 6), "held")
JUDGED = [
    ("of a claim in it", (CLAIM,), (), (), None),
    ("of the report", (SECRET.id,), (), (), None),
    ("of a claim that a former reading held", ("claim-old",), (), (ANCHOR,), None),
    ("that names it in a change", ("claim-x",), (("report", SECRET.id),), (), None),
    ("that three are one: two are left", (CLAIM, "claim-a", "claim-b"), (), (), ("claim-a", "claim-b")),
    ("that two are one: one is left", (CLAIM, "claim-a"), (), (), None),
    ("of something else", ("claim-a", "claim-b"), (), (), ("claim-a", "claim-b")),
]


@pytest.mark.parametrize(
    ("why", "subjects", "change", "anchors", "left"), JUDGED, ids=[case[0] for case in JUDGED]
)
def test_judgements_lose_their_words(
    ledger: Ledger,
    why: str,
    subjects: tuple[str, ...],
    change: tuple[tuple[str, str], ...],
    anchors: tuple[Anchor, ...],
    left: tuple[str, ...] | None,
) -> None:
    append(ledger, SECRET)
    append(ledger, OTHER)
    verb = Verb.SAME if len(subjects) > 1 else Verb.CORRECT
    ledger.append_judgement(Judgement("judgement-1", verb, subjects, "mia", NOON, "because", change, anchors))
    forget(ledger, SECRET)
    kept = ledger.judgements()
    assert [judgement.subjects for judgement in kept] == ([] if left is None else [left])
    assert all(judgement.reason == ("because" if subjects == left else "") for judgement in kept)


def test_another_reader_keeps_the_bytes_and_is_named(
    tmp_path: Path, file_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.ledger.backends.sqlite.WAIT_SECONDS", 0.1)
    append(file_ledger, SECRET)
    with open_ledger(tmp_path / "quay.db") as other:
        book = other.book()
        hasty = open_ledger(tmp_path / "quay.db")
        with pytest.raises(LedgerError, match="close that, then forget"):
            forget(hasty, SECRET)
        hasty.close()
        book.close()
    forget(file_ledger, SECRET)
    assert b"Vantongeren" not in read_files(tmp_path)
