"""Tables with HXL tags, as libhxl reads and validates them."""

from pathlib import Path
from typing import Any

import hxl  # type: ignore[import-untyped]
import pytest

from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.exports import Imprint, Knowledge
from counterclaim.exports.form.hxl_columns import TAGS, find_columns
from counterclaim.model import Book
from tests.exports.reading_back import export, read_csv, read_hxl

KNOWLEDGE = Knowledge({"dozens": VagueWord(24, 99, acled=12)})
NAMES = ("incidents", "claims", "sites", "ratios", "columns")

CELLS = [
    ("incidents", "#event+id", "incident-halder", "#event+type+list", "breakout; beating"),
    ("incidents", "#event+id", "incident-halder", "#date+occurred+start", "2022-03-05"),
    ("incidents", "#event+id", "incident-halder", "#geo+lat", "-59.5"),
    ("incidents", "#event+id", "incident-halder", "#geo+precision", "city"),
    ("incidents", "#event+id", "incident-halder", "#affected+escaped+min+num", "24"),
    ("incidents", "#event+id", "incident-halder", "#affected+escaped+max+num", "99"),
    ("incidents", "#event+id", "incident-halder", "#affected+escaped+acled+num", "12"),
    ("incidents", "#event+id", "incident-older", "#affected+escaped+min+num", None),
    ("incidents", "#event+id", "incident-older", "#meta+date+occurred", "Saturday before publication"),
    ("claims", "#meta+claim+id", "claim-dozens", "#indicator+value+min+num", "24"),
    ("claims", "#meta+claim+id", "claim-dozens", "#indicator+value+acled+num", "12"),
    ("claims", "#meta+claim+id", "claim-dozens", "#meta+value+quote", "dozens"),
    ("claims", "#meta+claim+id", "claim-dozens", "#org+voice+name", "Oda Brenn"),
    ("claims", "#meta+claim+id", "claim-guards", "#meta+stance", "accuses"),
    ("claims", "#meta+claim+id", "claim-closure", "#indicator+value+text", "closed"),
    ("claims", "#meta+claim+id", "claim-closure", "#meta+modality", "considered"),
    ("claims", "#meta+claim+id", "claim-closure", "#date+asof", "2022-03-06"),
    ("sites", "#meta+claim+id", "claim-closure", "#loc+site+name", "Halder shelter"),
    ("sites", "#meta+claim+id", "claim-closure", "#meta+record+part", "status"),
    ("sites", "#meta+claim+id", "claim-closure", "#status+step", "closing considered"),
    ("sites", "#meta+claim+id", "claim-closure", "#date+record", "2022-03-01"),
    ("ratios", "#loc+site+id", "site-halder", "#indicator+ratio+min+num", "1.35"),
    ("ratios", "#loc+site+id", "site-halder", "#indicator+ratio+max+num", "1.65"),
    ("ratios", "#loc+site+id", "site-halder", "#population+held+min+num", "81"),
    ("ratios", "#loc+site+id", "site-halder", "#capacity+max+num", "60"),
    ("ratios", "#loc+site+id", "site-halder", "#org+capacity+name", "Norr Wire"),
]


@pytest.fixture(scope="module")
def tables(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hxl") / "tables"
    return export(book, "hxl", out, knowledge=KNOWLEDGE, imprint=Imprint("quay.db"))


@pytest.mark.parametrize(
    ("table", "key", "identity", "tag", "cell"), CELLS, ids=[f"{case[2]} {case[3]}" for case in CELLS]
)
def test_a_cell(tables: Path, table: str, key: str, identity: str, tag: str, cell: str | None) -> None:
    (row,) = (row for row in read_hxl(tables / f"{table}.csv") if row[key] == identity)
    assert row[tag] == (cell if cell is not None else "") or row[tag] is cell


@pytest.mark.parametrize("name", NAMES)
def test_libhxl_finds_no_fault(tables: Path, name: str) -> None:
    faults: list[Any] = []
    schema = hxl.schema(callback=faults.append)
    schema.validate(hxl.data(str(tables / f"{name}.csv"), hxl.InputOptions(allow_local=True)))
    # The schema also remarks on numbers that are far from the others: so they are in the reports.
    assert [fault.message for fault in faults if "outlier" not in fault.message] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_tag_is_one_of_its_kind(tables: Path, name: str) -> None:
    source = hxl.data(str(tables / f"{name}.csv"), hxl.InputOptions(allow_local=True))
    written = list(read_csv(tables / f"{name}.csv")[0].values())
    assert source.display_tags == written, "libhxl reads the row of tags as it was written"
    assert len(set(written)) == len(written)


def test_every_column_has_a_meaning() -> None:
    for table in ("incidents", "claims", "sites", "ratios"):
        for column, (tag, meaning, _) in find_columns(table, ["killed"]).items():
            assert tag.startswith("#"), column
            assert len(meaning) > 2, column
    assert all(meaning for _, meaning in TAGS.values())


PROFILES = [
    ("incidents", "incident_id", {"rows": "2", "filled": "2", "distinct": "2", "least": ""}),
    ("incidents", "latitude", {"rows": "2", "filled": "1", "least": "-59.5", "greatest": "-59.5"}),
    ("incidents", "earliest", {"filled": "1", "least": "2022-03-05", "greatest": "2022-03-05"}),
    ("claims", "low", {"rows": "10", "filled": "4", "distinct": "4", "least": "9", "greatest": "81"}),
    ("claims", "voice", {"rows": "10", "filled": "10", "distinct": "4"}),
    ("claims", "attribute", {"distinct": "8", "tag": "indicator+name"}),
    ("sites", "claim_id", {"rows": "5", "filled": "4"}),
    ("ratios", "ratio_high", {"rows": "1", "greatest": "1.65"}),
]


@pytest.mark.parametrize(("table", "column", "told"), PROFILES, ids=[f"{c[0]} {c[1]}" for c in PROFILES])
def test_a_profile(tables: Path, table: str, column: str, told: dict[str, str]) -> None:
    rows = read_csv(tables / "columns.csv")
    (row,) = (row for row in rows if (row["table"], row["column"]) == (table, column))
    assert {name: row[name] for name in told} == told


def test_every_sum_has_its_rule(tables: Path) -> None:
    rules = {row["column"]: row["rule"] for row in read_csv(tables / "columns.csv") if row["rule"]}
    assert set(rules) - {"rule"} - {"#meta+rule"} >= {"escaped_lowest", "escaped_highest", "escaped_acled"}
    assert "the latest report alone counts" in rules["escaped_lowest"]
