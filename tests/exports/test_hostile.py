"""What strangers write goes through every export as it is, and nothing of it is run or breaks the file."""

import json
from pathlib import Path

import pytest

from counterclaim.exports.bibtex import escape
from counterclaim.exports.form.cells import FORMULA_STARTS, guard_cell
from tests.exports.made_book import make_worded_book
from tests.exports.reading_back import (
    ask,
    export,
    read_bibtex,
    read_csv,
    read_entities,
    read_graph,
    read_hxl,
    read_lines,
    read_parquet,
)

WORDS = [
    ("=HYPERLINK(\"http://press.example\",\"x\")", "a formula"),
    ("=cmd|'/C calc'!A1", "a formula that starts a program"),
    ("+49 30 1", "a plus"),
    ("-2+3", "a minus"),
    ("@SUM(A1)", "an at"),
    ("＝1+1", "a formula in wide letters"),
    ('six "dead", \'hurt\' and ""', "quotes"),
    ("one\ntwo\r\nthree\rfour", "line ends"),
    ("a\u2028b\u2029c\u0085d", "line ends that are none in CSV"),
    ("\u202esix dead\u202c", "turned round from right to left"),
    ("قال ستة: «قُتلوا»", "Arabic"),
    ("a,b;c|d\te", "marks that part cells"),
    ("\\textbf{x} & 5% of $3 #1 a_b ~ ^", "marks of TeX"),
    ("}{", "braces the wrong way round"),
    ("<script>alert(1)</script>&amp;", "markup"),
    ("]}, {\"@id\": \"x\"}", "the end of a list"),
    ("\x07bell \x1b[31mred\x7f", "control characters"),
    ("#event+id", "a tag of HXL"),
    ("\ufeffmark", "a byte-order mark"),
    ("👩\u200d👩\u200d👧 e\u0301", "signs made of several"),
    ("  six  ", "spaces at the ends"),
    ("NULL", "a word for nothing"),
]  # fmt: skip

each_words = pytest.mark.parametrize(("words", "why"), WORDS, ids=[case[1] for case in WORDS])


@each_words
@pytest.mark.parametrize("name", ["csv", "hxl", "acled"])
def test_no_cell_of_a_table_runs(tmp_path: Path, words: str, why: str, name: str) -> None:
    out = export(make_worded_book(words), name, tmp_path / "tables")
    for path in out.iterdir():
        for row in read_csv(path):
            for cell in row.values():
                assert not cell.startswith(FORMULA_STARTS) or cell.lstrip("-").replace(".", "").isdigit()


@each_words
def test_tables_keep_the_words(tmp_path: Path, words: str, why: str) -> None:
    out = export(make_worded_book(words), "csv", tmp_path / "tables")
    claim = read_csv(out / "claims.csv")[0]
    kept = guard_cell(words)
    assert {claim[name] for name in ("voice", "words", "evidence", "statement", "title", "site")} == {kept}
    incidents = read_csv(out / "incidents.csv")
    assert [row["place"] for row in incidents] == [kept], "one row, not more"


@each_words
def test_hxl_keeps_the_words(tmp_path: Path, words: str, why: str) -> None:
    out = export(make_worded_book(words), "hxl", tmp_path / "tables")
    rows = read_hxl(out / "claims.csv")
    assert len(rows) == 2
    # libhxl takes spaces off the ends and makes one of several; nothing else may be lost.
    assert rows[0]["#meta+evidence+quote"].split() == str(guard_cell(words)).split()


@each_words
def test_json_keeps_the_words(tmp_path: Path, words: str, why: str) -> None:
    book = make_worded_book(words)
    features = json.loads(export(book, "geojson", tmp_path / "map").read_text("utf-8"))["features"]
    assert {feature["properties"]["place"] for feature in features} == {words}
    (item,) = json.loads(export(book, "csl", tmp_path / "csl").read_text("utf-8"))
    assert (item["title"], item["publisher"], item["author"]) == (words, words, [{"literal": words}])
    data = json.loads(export(book, "json", tmp_path / "all").read_text("utf-8"))
    assert [claim["value"]["text"] for claim in data["claims"]] == [words, words]


@each_words
def test_entities_keep_the_words(tmp_path: Path, words: str, why: str) -> None:
    out = export(make_worded_book(words), "ftm", tmp_path / "ftm")
    entities = read_entities(out / "entities.ftm.json")
    assert entities["actor-1"]["properties"]["name"] == [words]
    assert entities["report-1"]["properties"]["title"] == [words]
    claims = [line for line in read_lines(out / "sidecar.jsonl") if line["record"] == "claim"]
    assert [claim["value"]["text"] for claim in claims] == [words, words]


@each_words
def test_linked_data_keeps_the_words(tmp_path: Path, words: str, why: str) -> None:
    graph = read_graph(export(make_worded_book(words), "jsonld", tmp_path / "graph"))
    assert ask(graph, "select distinct ?w { ?a a schema:Person; schema:name ?w }") == [(words,)]
    assert ask(graph, "select distinct ?w { ?s a oa:TextQuoteSelector; oa:exact ?w }") == [(words,)]


@each_words
def test_parquet_keeps_the_words(tmp_path: Path, words: str, why: str) -> None:
    out = export(make_worded_book(words), "parquet", tmp_path / "tables")
    claims = read_parquet(out / "claims.parquet")
    assert [(claim["words"], claim["evidence"]) for claim in claims] == [(words, words)] * 2
    assert read_parquet(out / "actors.parquet")[0]["aliases"] == [words]


@each_words
def test_references_keep_the_words(tmp_path: Path, words: str, why: str) -> None:
    text = export(make_worded_book(words), "bibtex", tmp_path / "sources").read_text("utf-8")
    (entry,) = read_bibtex(text)
    line = " ".join(words.split())
    kept = "".join("\ufffd" if ord(mark) < 32 or ord(mark) == 127 else mark for mark in line)
    assert (entry["title"], entry["author"], entry["howpublished"]) == (kept, kept, kept)


TEX = [
    ("5% of $3", r"5\% of \$3", "marks that TeX takes for its own"),
    ("a\\b", r"a\textbackslash{}b", "a backslash"),
    ("two\n lines", "two lines", "one line"),
    ("\x00x", "\ufffdx", "a control character"),
]


@pytest.mark.parametrize(("words", "escaped", "why"), TEX, ids=[case[2] for case in TEX])
def test_what_tex_would_run(words: str, escaped: str, why: str) -> None:
    assert escape(words) == escaped
