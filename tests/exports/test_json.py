"""The exchange form: as its schema says, verbatim, and complete."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.exports import find_export
from counterclaim.exports.form.imprint import Imprint, name_ledger
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.sorting import sort_lines
from counterclaim.ledger import open_ledger
from counterclaim.model import Book, BookContent
from tests.exports import rich_book
from tests.exports.rich_book import FIRST, SECOND

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "counterclaim-1.schema.json"


IMPRINT = {"ledger", "as_of", "version"}


def export(book: Book, **options: Any) -> Any:
    out = io.StringIO()
    find_export("json").write(book, out, **options)
    return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("options", [{}, {"names": True}, {"full_text": False}])
def test_it_is_as_the_schema_says(book: Book, validator: Any, options: dict[str, bool]) -> None:
    assert [error.message for error in validator.iter_errors(export(book, **options))] == []


def test_an_empty_one_too(tmp_path: Path, validator: Any) -> None:
    with open_ledger(tmp_path / "empty.db") as ledger:
        ledger.write_book(BookContent())
        data = export(ledger.book())
    assert list(validator.iter_errors(data)) == []
    assert {name for name in data if data[name] == []} == set(data) - {"format", *IMPRINT}


def find_objects(data: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    if isinstance(data, list):
        return [found for number, item in enumerate(data) for found in find_objects(item, f"{path}/{number}")]
    if isinstance(data, dict):
        inner = [found for name, item in data.items() for found in find_objects(item, f"{path}/{name}")]
        return [(path, data), *inner]
    return []


def test_the_schema_is_strict(book: Book, validator: Any) -> None:
    data = export(book)
    for path, item in find_objects(data):
        item["weather"] = "fine"
        assert not validator.is_valid(data), f"a field more in {path}"
        del item["weather"]
        for name in list(item):
            value = item.pop(name)
            assert not validator.is_valid(data), f"{path} without {name}"
            item[name] = value
    assert validator.is_valid(data)


def test_the_file_is_what_the_standard_library_would_write(book: Book, tmp_path: Path) -> None:
    find_export("json").write(book, tmp_path / "out.json")
    written = (tmp_path / "out.json").read_text("utf-8")
    assert written == json.dumps(json.loads(written), indent=2, ensure_ascii=False) + "\n"
    assert "\u2028" in written


SORTED = ["reports", "statements", "happenings", "claims", "actors", "incidents", "sites"]


@pytest.mark.parametrize("name", SORTED)
def test_lists_are_sorted_by_id_and_complete(book: Book, name: str) -> None:
    ids = [item["id"] for item in export(book)[name]]
    given = [getattr(item, "id", None) or item.report.id for item in getattr(rich_book.CONTENT, name)]
    assert ids == sorted(given)


def test_every_span_is_verbatim(book: Book) -> None:
    data = export(book)
    texts = {report["id"]: report["text"] for report in data["reports"]}
    quoted = [(item["report_id"], item[part]) for item in data["statements"] for part in ("source", "cue")]
    seen = 0
    for report_id, part in quoted:
        if part is not None and part["start"] is not None:
            assert texts[report_id][part["start"] : part["end"]] == part["text"]
            seen += 1
    assert seen == 6
    by_id = {claim["id"]: claim for claim in data["claims"]}
    for held in rich_book.CLAIMS:
        claim = by_id[held.id]
        words = texts[claim["report_id"]][claim["evidence"]["start"] : claim["evidence"]["end"]]
        assert words == held.evidence.of(FIRST.text if held.report_id == FIRST.id else SECOND.text)


VALUES = [
    ("claim-dozens", {"low": 24, "high": 99, "text": "dozens", "approximate": True, "acled": 12}),
    ("claim-closure", {"code": "closed", "text": "closure"}),
    ("claim-guards", {"actor_id": "actor-prisons", "role": "perpetrator", "text": "the guards"}),
    ("claim-when", {"earliest": "2022-03-05", "latest": "2022-03-05", "text": "5 March 2022"}),
    (
        "claim-where",
        {"name": "Halder", "country": "NO", "latitude": -59.5, "longitude": 10.25, "precision": "city"},
    ),
]


@pytest.mark.parametrize(("claim_id", "value"), VALUES, ids=[case[0] for case in VALUES])
def test_each_kind_of_value(book: Book, claim_id: str, value: dict[str, Any]) -> None:
    knowledge = Knowledge({"dozens": VagueWord(24, 99, acled=12)})
    (claim,) = (claim for claim in export(book, knowledge=knowledge)["claims"] if claim["id"] == claim_id)
    assert claim["value"] == value


def test_an_unknown_day_stays_in_words(book: Book) -> None:
    data = export(book)
    (older,) = (item for item in data["incidents"] if item["id"] == "incident-older")
    assert (older["earliest"], older["latest"]) == (None, None)
    assert older["relative"] == "Saturday before publication"
    (dated,) = (item for item in data["incidents"] if item["id"] == "incident-halder")
    assert (dated["earliest"], dated["relative"]) == ("2022-03-05", None)


def test_who_speaks(book: Book) -> None:
    sources = {item["id"]: item["source"] for item in export(book)["statements"]}
    assert sources["statement-brenn"]["actor_ids"] == ["actor-brenn"]
    assert sources["statement-league"] is None, "no words say who speaks"
    assert sources["statement-nobody"] is None
    assert sources["statement-raske"]["text"] == "Relatives of Timo Raske"


def test_without_texts_the_words_for_private_people_are_left_out(book: Book) -> None:
    data = export(book, full_text=False)
    assert {report["text"] for report in data["reports"]} == {None}
    sources = {item["id"]: item["source"] for item in data["statements"]}
    assert sources["statement-raske"]["text"] is None
    assert sources["statement-brenn"]["text"] == "Warden Oda Brenn"


def test_a_position_that_rejects_its_value_says_so(book: Book) -> None:
    (who,) = (dispute for dispute in export(book)["disputes"] if dispute["attribute"] == "perpetrator")
    assert [(position["voices"], position["denies"]) for position in who["positions"]] == [
        (["actor-league"], False),
        (["actor-brenn"], True),
    ]


def test_the_record_of_a_site(book: Book) -> None:
    halder, quiet = export(book)["sites"]
    assert [record["claim_id"] for record in halder["records"]] == [
        *("claim-closure", "claim-dozens", "claim-held", "claim-room")
    ]
    assert halder["records"][0]["as_of"] == {"earliest": "2022-03-01", "latest": None, "relative": None}
    assert quiet["records"] == []


IMPRINTS = [
    (Imprint("coast.db", version="1+2"), ("coast.db", "2022-03-06", "1+2"), "the last day of publication"),
    (Imprint("coast.db", date(2022, 4, 1), "1+2"), ("coast.db", "2022-04-01", "1+2"), "the day asked for"),
    (Imprint(version="1"), (None, "2022-03-06", "1"), "a book of no named ledger"),
]


@pytest.mark.parametrize(("imprint", "told", "why"), IMPRINTS, ids=[case[2] for case in IMPRINTS])
def test_it_says_what_it_was_made_from(
    book: Book, validator: Any, imprint: Imprint, told: tuple[str | None, ...], why: str
) -> None:
    data = export(book, imprint=imprint)
    assert (data["ledger"], data["as_of"], data["version"]) == told
    assert validator.is_valid(data)


LEDGERS = [
    ("libya.db", "libya.db", "a file"),
    ("sqlite:///work/libya.db", "libya.db", "an address"),
    ("/home/ada/libya.db", "libya.db", "a file in a folder"),
    ("C:\\ada\\libya.db", "libya.db", "a folder of Windows"),
    ("postgresql://ada:secret@db.example/coast", "coast", "a server with user and password"),
    ("postgresql://db.example/coast?password=secret", "coast", "a password behind"),
    ("postgresql://ada:secret@db.example", "", "a server alone"),
    ("postgresql://ada:secret@db.example/", "", "a server alone, with its stroke"),
]


@pytest.mark.parametrize(("address", "name", "why"), LEDGERS, ids=[case[2] for case in LEDGERS])
def test_a_ledger_is_named_without_its_way(address: str, name: str, why: str) -> None:
    assert name_ledger(address) == name


@given(pairs=st.lists(st.tuples(st.tuples(st.text(), st.text()), st.text())), run=st.integers(1, 5))
def test_sorting_on_disk_is_sorting(pairs: list[tuple[tuple[str, str], str]], run: int) -> None:
    assert list(sort_lines(pairs, run)) == [text for _, text in sorted(pairs)]


def test_half_a_character_can_be_sorted() -> None:
    assert list(sort_lines([("b", "\ud800"), ("a", "x")], 1)) == ["x", "\ud800"]
