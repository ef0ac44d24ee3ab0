"""Parquet: typed columns, one table a type, as pyarrow reads them."""

import io
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow  # type: ignore[import-untyped]
import pytest
from pyarrow.parquet import ParquetFile, read_schema  # type: ignore[import-untyped]

from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.errors import ExportError
from counterclaim.exports import Imprint, Knowledge, parquet
from counterclaim.exports.form.parquet_tables import COLUMNS, ROWS
from counterclaim.model import Book, BookContent
from tests.exports.made_book import MadeBook
from tests.exports.reading_back import export, read_parquet
from tests.exports.rich_book import FIRST

KNOWLEDGE = Knowledge({"dozens": VagueWord(24, 99, acled=12)})


@pytest.fixture(scope="module")
def out(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet") / "out"
    return export(book, "parquet", folder, knowledge=KNOWLEDGE, imprint=Imprint("quay.db", version="1+2"))


RECORD = ["claim-closure", "claim-dozens", "claim-held", "claim-room"]
CELLS: list[tuple[str, str, Any, str, Any]] = [
    ("reports", "id", FIRST.id, "published", date(2022, 3, 6)),
    ("reports", "id", FIRST.id, "text", None),
    ("reports", "id", FIRST.id, "sha256", FIRST.capture),
    ("statements", "id", "statement-raske", "source", None),
    ("statements", "id", "statement-brenn", "source", "Warden Oda Brenn"),
    ("statements", "id", "statement-brenn", "source_end", 16),
    ("statements", "id", "statement-brenn", "said_earliest", date(2022, 3, 5)),
    ("statements", "id", "statement-league", "said_relative", "Saturday before publication"),
    ("statements", "id", "statement-league", "relayed_by", ["actor-wire"]),
    ("statements", "id", "statement-denial", "denial", "denies_act"),
    ("happenings", "id", "happening-flight", "types", ["breakout", "beating"]),
    ("happenings", "id", "happening-closure", "focal", False),
    ("claims", "id", "claim-dozens", "value_kind", "quantity"),
    ("claims", "id", "claim-dozens", "low", 24),
    ("claims", "id", "claim-dozens", "high", 99),
    ("claims", "id", "claim-dozens", "acled", 12),
    ("claims", "id", "claim-dozens", "approximate", True),
    ("claims", "id", "claim-dozens", "evidence", "dozens"),
    ("claims", "id", "claim-closure", "code", "closed"),
    ("claims", "id", "claim-closure", "low", None),
    ("claims", "id", "claim-closure", "as_of_earliest", date(2022, 3, 1)),
    ("claims", "id", "claim-where", "value_latitude", -59.5),
    ("claims", "id", "claim-when", "value_latest", date(2022, 3, 5)),
    ("claims", "id", "claim-guards", "value_actor_id", "actor-prisons"),
    ("claims", "id", "claim-beaten", "words", None),
    ("claims", "id", "claim-beaten", "evidence", None),
    ("actors", "id", "actor-raske", "name", "name withheld"),
    ("actors", "id", "actor-brenn", "aliases", ["Brenn", "Warden Brenn"]),
    ("offices", "body_id", "actor-prisons", "until", date(2023, 1, 1)),
    ("incidents", "id", "incident-halder", "latitude", -59.5),
    ("incidents", "id", "incident-halder", "linked_to", ["incident-older (background)"]),
    ("positions", "claim_ids", ["claim-denial"], "denies", True),
    ("positions", "claim_ids", ["claim-nine"], "low", 9),
    ("sites", "id", "site-halder", "claim_ids", RECORD),
    ("records", "claim_id", "claim-closure", "part", "status"),
    ("records", "claim_id", "claim-closure", "step", "closing considered"),
    ("records", "claim_id", "claim-closure", "day", date(2022, 3, 1)),
    ("records", "claim_id", "claim-held", "day", None),
    ("records", "claim_id", "claim-held", "step", None),
    ("ratios", "site_id", "site-halder", "low", 1.35),
    ("ratios", "site_id", "site-halder", "high", 1.65),
    ("ratios", "site_id", "site-halder", "held_claim_id", "claim-held"),
    ("ratios", "site_id", "site-halder", "capacity_claim_id", "claim-room"),
    ("judgements", "id", "judgement-2", "at", datetime(2022, 3, 7, 12, tzinfo=UTC)),
    ("judgements", "id", "judgement-2", "change", ["low=30"]),
    ("problems", "stage", "statements", "hint", "look at the page"),
]


@pytest.mark.parametrize(
    ("table", "key", "identity", "column", "cell"), CELLS, ids=[f"{c[0]} {c[2]} {c[3]}" for c in CELLS]
)
def test_a_cell(out: Path, table: str, key: str, identity: Any, column: str, cell: Any) -> None:
    (row,) = (row for row in read_parquet(out / f"{table}.parquet") if row[key] == identity)
    assert row[column] == cell


def test_parties_are_a_list_of_actor_and_role(out: Path) -> None:
    (halder,) = (row for row in read_parquet(out / "incidents.parquet") if row["id"] == "incident-halder")
    assert halder["parties"][1] == {"actor_id": "actor-prisons", "role": "holder"}


def test_every_table_says_where_it_is_from(out: Path) -> None:
    assert {path.stem for path in out.iterdir()} == set(COLUMNS) == set(ROWS)
    for path in out.iterdir():
        schema = read_schema(path)
        assert schema.metadata == {
            **{b"table": path.stem.encode(), b"ledger": b"quay.db"},
            **{b"as_of": b"2022-03-06", b"version": b"1+2"},
        }
        assert schema.names == list(COLUMNS[path.stem])


def test_days_are_days(out: Path) -> None:
    schema = read_schema(out / "claims.parquet")
    assert schema.field("as_of_earliest").type == pyarrow.date32()
    assert schema.field("low").type == pyarrow.int64()


def test_an_empty_table_has_its_columns_all_the_same(tmp_path: Path) -> None:
    empty: Book = MadeBook(BookContent())
    export(empty, "parquet", tmp_path / "out")
    assert read_schema(tmp_path / "out" / "claims.parquet").names == list(COLUMNS["claims"])


def test_rows_go_out_in_groups(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BATCH", 3)
    path = export(book, "parquet", tmp_path / "claims.parquet")
    assert ParquetFile(path).metadata.num_row_groups == 4
    assert len(read_parquet(path)) == 10


def test_without_pyarrow_it_says_what_to_install(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ExportError, match=r"pip install 'counterclaim\[parquet\]'"):
        export(book, "parquet", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_stream_of_text_is_refused(book: Book) -> None:
    with pytest.raises(ExportError, match="Parquet is not text"):
        parquet.write(book, io.StringIO())
