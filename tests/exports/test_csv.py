"""The tables: readable by themselves, and harmless in a spreadsheet."""

import csv
import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.errors import ExportError
from counterclaim.exports import csv as csv_export
from counterclaim.exports import find_export
from counterclaim.exports.form.acled import find_point
from counterclaim.exports.form.cells import guard
from counterclaim.exports.form.columns import COLUMNS
from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.model import Book, Quantity
from tests.exports.rich_book import FIRST

Rows = list[dict[str, str]]


def read_rows(text: str) -> Rows:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def export(book: Book, tmp_path: Path, **options: Any) -> dict[str, Rows]:
    find_export("csv").write(book, tmp_path / "tables", **options)
    found = sorted((tmp_path / "tables").iterdir())
    return {path.stem: read_rows(path.read_bytes().decode("utf-8")) for path in found}


def test_the_tables(book: Book, tmp_path: Path) -> None:
    tables = export(book, tmp_path)
    assert {name: len(rows) for name, rows in tables.items()} == {
        **{"claims": 10, "disputes": 5, "incidents": 2, "ratios": 1, "sites": 5, "statements": 5},
    }
    for name, rows in tables.items():
        assert all(tuple(row) == COLUMNS[name] for row in rows)


def test_texts_only_when_asked_for(book: Book, tmp_path: Path) -> None:
    (first, _) = export(book, tmp_path, full_text=True)["reports"]
    assert first["text"] == FIRST.text


CELLS = [
    ("claims", "claim_id", "claim-dozens", "voice", "Oda Brenn"),
    ("claims", "claim_id", "claim-dozens", "speaks_for", "Prison Service of Norr; Relief League"),
    ("claims", "claim_id", "claim-dozens", "low", "24"),
    ("claims", "claim_id", "claim-dozens", "high", "99"),
    ("claims", "claim_id", "claim-dozens", "words", "dozens"),
    ("claims", "claim_id", "claim-dozens", "approximate", "yes"),
    ("claims", "claim_id", "claim-dozens", "acled", ""),
    ("claims", "claim_id", "claim-dozens", "evidence", "dozens"),
    ("claims", "claim_id", "claim-dozens", "statement", "dozens of people had fled the Halder shelter"),
    ("claims", "claim_id", "claim-dozens", "publisher", "Halder Courier"),
    ("claims", "claim_id", "claim-dozens", "published", "2022-03-06"),
    ("claims", "claim_id", "claim-dozens", "incident", "breakout, Halder, 2022-03-05"),
    ("claims", "claim_id", "claim-nine", "acled", "9"),
    ("claims", "claim_id", "claim-nine", "copy_of", FIRST.id),
    ("claims", "claim_id", "claim-nine", "as_of_relative", "Saturday before publication"),
    ("claims", "claim_id", "claim-guards", "value", "Prison Service of Norr (perpetrator)"),
    ("claims", "claim_id", "claim-closure", "value", "closed"),
    ("claims", "claim_id", "claim-closure", "modality", "considered"),
    ("claims", "claim_id", "claim-when", "value", "2022-03-05/2022-03-05"),
    ("claims", "claim_id", "claim-where", "value", "Halder, NO"),
    ("claims", "claim_id", "claim-beaten", "value", "name withheld (victim)"),
    ("claims", "claim_id", "claim-beaten", "evidence", "name withheld"),
    ("statements", "statement_id", "statement-league", "statement", "Nine people … “It was the guards.”"),
    ("statements", "statement_id", "statement-league", "relayed_by", "Norr Wire"),
    ("statements", "statement_id", "statement-league", "said_relative", "Saturday before publication"),
    ("statements", "statement_id", "statement-raske", "source", "name withheld"),
    ("statements", "statement_id", "statement-denial", "stance", "denies"),
    ("incidents", "incident_id", "incident-halder", "disputed", "escaped; perpetrator"),
    ("incidents", "incident_id", "incident-halder", "voices", "3"),
    ("incidents", "incident_id", "incident-halder", "latitude", "-59.5"),
    ("incidents", "incident_id", "incident-halder", "linked_to", "incident-older (background)"),
    ("incidents", "incident_id", "incident-older", "relative", "Saturday before publication"),
    ("disputes", "claim_ids", "claim-denial", "denies", "yes"),
    ("disputes", "claim_ids", "claim-nine", "publishers", "Norr Wire"),
    ("disputes", "claim_ids", "claim-dozens", "first_published", "2022-03-06"),
    ("sites", "claim_id", "claim-closure", "site", "Halder shelter"),
    ("sites", "claim_id", "claim-closure", "part", "status"),
    ("sites", "claim_id", "claim-closure", "step", "closing considered"),
    ("sites", "claim_id", "claim-held", "part", "held"),
    ("sites", "claim_id", "claim-held", "step", ""),
    ("ratios", "site_id", "site-halder", "ratio_low", "1.35"),
    ("ratios", "site_id", "site-halder", "ratio_high", "1.65"),
    ("ratios", "site_id", "site-halder", "held_words", "About 90"),
    ("ratios", "site_id", "site-halder", "capacity_publisher", "Norr Wire"),
    ("sites", "site_id", "site-quiet", "site", "Quay Street hall"),
]


@pytest.mark.parametrize(
    ("table", "key", "identity", "column", "cell"), CELLS, ids=[f"{case[2]} {case[3]}" for case in CELLS]
)
def test_a_cell(
    book: Book, tmp_path: Path, table: str, key: str, identity: str, column: str, cell: str
) -> None:
    (row,) = (row for row in export(book, tmp_path)[table] if row[key] == identity)
    assert row[column] == cell


GUARDED = [
    ("=1+1", "'=1+1", "a formula"),
    ("+49 30", "'+49 30", "a plus"),
    ("-2", "'-2", "a word that begins with a minus"),
    ("@home", "'@home", "an at"),
    ("\tx", "'\tx", "a tab"),
    ("\r=x", "'\r=x", "a return"),
    ("six", "six", "a word"),
    ("a=b", "a=b", "a mark that is not at the beginning"),
    (-2, -2, "a number"),
    (-59.5, -59.5, "a coordinate"),
    ("＝1+1", "'＝1+1", "a formula in wide letters"),
    ("six\x00\x1b[31m dead\x7f", "six\ufffd\ufffd[31m dead\ufffd", "control characters"),
    ("\x00=1+1", "\ufffd=1+1", "a formula behind one"),
    ("one\ntwo\tthree", "one\ntwo\tthree", "line ends and tabs inside"),
    ("\u202eقال", "\u202eقال", "from right to left"),
    (True, "yes", "yes"),
    (False, "no", "no"),
    (None, None, "nothing"),
]


@pytest.mark.parametrize(("cell", "guarded", "why"), GUARDED, ids=[case[2] for case in GUARDED])
def test_no_cell_runs_as_a_formula(cell: object, guarded: object, why: str) -> None:
    assert guard({"x": cell}) == {"x": guarded}  # type: ignore[dict-item]


def test_the_zip_holds_the_same_tables(book: Book, tmp_path: Path) -> None:
    find_export("csv").write(book, tmp_path / "tables")
    for name in ("one.zip", "two.ZIP"):
        find_export("csv").write(book, tmp_path / name)
    with ZipFile(tmp_path / "one.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.ZIP").read_bytes()


def test_one_file_is_the_claims(book: Book, tmp_path: Path) -> None:
    find_export("csv").write(book, tmp_path / "tables")
    find_export("csv").write(book, tmp_path / "mine.csv")
    assert (tmp_path / "mine.csv").read_bytes() == (tmp_path / "tables" / "claims.csv").read_bytes()


def test_other_files_in_the_folder_are_left_alone(book: Book, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "notes.txt").write_text("mine")
    find_export("csv").write(book, tmp_path / "tables")
    assert (tmp_path / "tables" / "notes.txt").read_text() == "mine"
    assert (tmp_path / "tables" / "claims.csv").exists()


def test_a_file_in_the_place_of_the_folder(book: Book, tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("mine")
    with pytest.raises(ExportError, match="is a file: give the name of a folder"):
        find_export("csv").write(book, tmp_path / "tables")


WORDS = {
    "a few": VagueWord(3, 9, acled=3),
    "few": VagueWord(2, 9, noun=True, acled=3),
    "several": VagueWord(3, 9, acled=3),
    "numerous": VagueWord(3),
    "tens": VagueWord(20, 99, acled=10),
    "tens of thousands": VagueWord(20_000, 99_999),
    "dozens": VagueWord(24, 99, acled=12),
    "dozens upon dozens": VagueWord(24, acled=36),
    "hundreds": VagueWord(200, 999, acled=100),
}
FIGURES = [
    (Quantity(6, 6, "six"), 6, "an exact figure"),
    (Quantity(0, 0, "no one"), 0, "nobody"),
    (Quantity(6, None, "at least 6"), 6, "the lowest"),
    (Quantity(6, None, "At least six"), 6, "the lowest, in words"),
    (Quantity(3401, None, "more than 3,400"), 3401, "the lowest that it can be"),
    (Quantity(24, 99, "Dozens"), 12, "its own number for the word"),
    (Quantity(24, None, "at least dozens"), 12, "the word, whatever stands before it"),
    (Quantity(24, None, "dozens upon  dozens"), 36, "the longer phrase"),
    (Quantity(3, 9, "a few"), 3, "the longer of two that fit"),
    (Quantity(20_000, 99_999, "tens of thousands"), None, "a longer phrase without a number of theirs"),
    (Quantity(300, 900, "several hundred"), None, "a word that only counts hundreds"),
    (Quantity(6, None, "no fewer than 6"), 6, "few is no whole word here"),
    (Quantity(20, None, "at least 20, amid tensions"), 20, "nor is tens"),
    (Quantity(1900, 2100, "about 2,000"), None, "no rule known"),
    (Quantity(3, None, "numerous"), None, "a word without a number of theirs"),
    (Quantity(None, 40, "up to 40"), None, "no lowest"),
    (Quantity(None, 99, "up to dozens"), None, "no lowest, in a word"),
    (Quantity(None, None, "people"), None, "nothing stated"),
]


@pytest.mark.parametrize(("quantity", "point", "why"), FIGURES, ids=[case[2] for case in FIGURES])
def test_the_one_number_of_acled(quantity: Quantity, point: int | None, why: str) -> None:
    assert find_point(quantity, WORDS) == point
    assert find_point(quantity, dict(reversed(WORDS.items()))) == point, "the order of the words is nothing"


UNTOLD = [
    (Quantity(6, 6, "six"), 6, "an exact figure"),
    (Quantity(6, None, "at least 6"), 6, "a number in digits"),
    (Quantity(24, None, "dozens"), None, "it may be a vague word"),
]


@pytest.mark.parametrize(("quantity", "point", "why"), UNTOLD, ids=[case[2] for case in UNTOLD])
def test_without_the_words_of_the_language(quantity: Quantity, point: int | None, why: str) -> None:
    assert find_point(quantity, {}) == point


def test_the_numbers_of_the_language_file() -> None:
    vague = load_codebook(["detention"]).language.figures.vague
    told = {phrase: word.acled for phrase, word in vague.items() if word.acled is not None}
    assert told["dozens"] == 12
    for phrase, word in vague.items():
        assert find_point(Quantity(word.low, word.high, phrase, True), vague) == (
            word.low if word.low == word.high else word.acled
        )


def test_the_number_stands_beside_the_words(book: Book) -> None:
    out = io.StringIO()
    csv_export.write(book, out, knowledge=Knowledge(WORDS))
    (row,) = (row for row in read_rows(out.getvalue()) if row["claim_id"] == "claim-dozens")
    assert (row["words"], row["low"], row["high"], row["acled"]) == ("dozens", "24", "99", "12")


def test_every_row_bears_the_imprint(book: Book, tmp_path: Path) -> None:
    for rows in export(book, tmp_path, imprint=Imprint("coast.db", version="1+2")).values():
        assert {(row["ledger"], row["as_of"], row["version"]) for row in rows} == {
            ("coast.db", "2022-03-06", "1+2")
        }
