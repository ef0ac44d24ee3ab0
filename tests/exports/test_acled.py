"""The columns of ACLED, and the rules by which they are filled."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.exports import Imprint, Knowledge
from counterclaim.exports.acled import RULES
from counterclaim.exports.form.acled_words import EVENT_TYPES, find_day, find_event_type, find_geo_precision
from counterclaim.model import Book, Period, Place
from tests.exports.reading_back import export, read_csv
from tests.exports.rich_book import INCIDENTS

KNOWLEDGE = Knowledge(
    {"dozens": VagueWord(24, 99, acled=12)}, {"beating": "Attack", "riot": "Violent demonstration"}
)


def read(book: Book, tmp_path: Path, **options: bool) -> dict[str, dict[str, str]]:
    out = export(
        book, "acled", tmp_path / "acled", knowledge=KNOWLEDGE, imprint=Imprint("quay.db"), **options
    )
    return {row["event_id"]: row for row in read_csv(out / "incidents.csv")}


CELLS = [
    ("incident-halder", "event_date", "2022-03-05"),
    ("incident-halder", "year", "2022"),
    ("incident-halder", "time_precision", "1"),
    ("incident-halder", "event_type", "Violence against civilians"),
    ("incident-halder", "sub_event_type", "Attack"),
    ("incident-halder", "types", "breakout; beating"),
    ("incident-halder", "actor1", "Oda Brenn"),
    ("incident-halder", "actor2", "name withheld"),
    ("incident-halder", "country", "NO"),
    ("incident-halder", "location", "Halder"),
    ("incident-halder", "latitude", "-59.5"),
    ("incident-halder", "geo_precision", "1"),
    ("incident-halder", "source", "Halder Courier"),
    ("incident-halder", "notes", "escaped 24 to 99; in dispute: escaped; in dispute: perpetrator"),
    ("incident-halder", "fatalities", ""),
    ("incident-older", "event_date", ""),
    ("incident-older", "time_precision", ""),
    ("incident-older", "sub_event_type", "Violent demonstration"),
    ("incident-older", "location", ""),
    ("incident-older", "as_of", "2022-03-06"),
]


@pytest.mark.parametrize(("identity", "column", "cell"), CELLS, ids=[f"{c[0]} {c[1]}" for c in CELLS])
def test_a_cell(book: Book, tmp_path: Path, identity: str, column: str, cell: str) -> None:
    assert read(book, tmp_path)[identity][column] == cell


def test_a_victim_is_named_when_asked_for(book: Book, tmp_path: Path) -> None:
    assert read(book, tmp_path, names=True)["incident-halder"]["actor2"] == "Timo Raske"


def test_every_column_has_its_rule(book: Book, tmp_path: Path) -> None:
    out = export(book, "acled", tmp_path / "acled")
    columns = list(read_csv(out / "incidents.csv")[0])
    rules = {row["column"]: row["rule"] for row in read_csv(out / "rules.csv")}
    assert columns == [*RULES, "ledger", "as_of", "version"]
    assert rules == dict(RULES)


DAYS = [
    (("2022-03-05", "2022-03-05"), ("2022-03-05", 1), "a day"),
    (("2022-03-05", "2022-03-06"), ("2022-03-05", 2), "two days: the first of the two middles"),
    (("2022-03-01", "2022-03-07"), ("2022-03-04", 2), "a week: its middle"),
    (("2022-03-01", "2022-03-08"), ("2022-03-04", 3), "a day more than a week"),
    (("2022-03-01", "2022-03-31"), ("2022-03-16", 3), "a month: its middle"),
    (("2022-03-01", "2022-04-01"), None, "a day more than a month"),
    (("2022-03-01", None), None, "open behind"),
    ((None, "2022-03-01"), None, "open before"),
    ((None, None), None, "no day"),
]


@pytest.mark.parametrize(("ends", "told", "why"), DAYS, ids=[case[2] for case in DAYS])
def test_the_precision_of_time(
    ends: tuple[str | None, str | None], told: tuple[str, int] | None, why: str
) -> None:
    earliest, latest = (date.fromisoformat(end) if end else None for end in ends)
    expected = (date.fromisoformat(told[0]), told[1]) if told else None
    assert find_day(Period(earliest, latest)) == expected


def test_no_period_at_all() -> None:
    assert find_day(None) is None


PLACES = [("site", 1), ("quarter", 1), ("city", 1), ("region", 3), ("country", None), (None, None)]


@pytest.mark.parametrize(("precision", "code"), PLACES)
def test_the_precision_of_place(precision: str | None, code: int | None) -> None:
    assert find_geo_precision(Place("Norr", precision=precision)) == code
    assert find_geo_precision(None) is None


TYPES = [
    (("riot",), {"riot": "Mob violence"}, ("Riots", "Mob violence"), "its home"),
    (("crush", "riot"), {"riot": "Mob violence"}, ("Riots", "Mob violence"), "the first that has a home"),
    (("crush",), {"riot": "Mob violence"}, None, "no home: never the nearest wrong one"),
    (("riot",), {"riot": "Mobs"}, None, "a word that ACLED does not have"),
]


@pytest.mark.parametrize(("types", "acled", "told", "why"), TYPES, ids=[case[3] for case in TYPES])
def test_the_type(
    types: tuple[str, ...], acled: dict[str, str], told: tuple[str, str] | None, why: str
) -> None:
    assert find_event_type(replace(INCIDENTS[0], types=types), acled) == told


def test_acleds_list_is_whole() -> None:
    assert len(EVENT_TYPES) == 25
    assert set(EVENT_TYPES.values()) == {
        *("Battles", "Explosions/Remote violence", "Violence against civilians"),
        *("Protests", "Riots", "Strategic developments"),
    }
