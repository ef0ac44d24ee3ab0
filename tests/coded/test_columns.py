"""What a map may say, and what a table may be: a slip is told with what to do."""

from pathlib import Path

import pytest

from counterclaim.coded import CodedRow, load_map, read_table
from counterclaim.errors import IntakeError

WHOLE = """
dates = "%d.%m.%Y"
empty = ["-", "n/a"]
[columns]
report = "Article"
words = "Quote"
value = "N"
[always]
attribute = "killed"
voice = "publisher"
[words.report]
"First" = "note-1"
"""


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def read(folder: Path, table: str, wanted: str = WHOLE, encoding: str = "utf-8") -> list[CodedRow]:
    return list(
        read_table(write(folder, "t.csv", table, encoding), load_map(write(folder, "m.toml", wanted)))
    )


def test_a_row_is_told_by_the_words_of_the_map(tmp_path: Path) -> None:
    rows = read(tmp_path, "Article,Quote,N,Other\nFIRST,six   men\n,6,x\n\nnote-2,-,N/A\n")
    always = {"attribute": "killed", "voice": "publisher"}
    assert [(row.number, row.told, row.odd) for row in rows] == [
        (2, {**always, "report": "note-1", "words": "six men"}, ""),
        (3, {**always, "words": "6", "value": "x"}, ""),
        (5, {**always, "report": "note-2"}, ""),
    ]


TABLES = [
    ("Article;Quote;N\nnote-1;a, b;6\n", "utf-8", "a semicolon"),
    ("Article\tQuote\tN\nnote-1\ta, b\t6\n", "utf-8", "a tabulator"),
    ('Article,Quote,N\nnote-1,"a, b",6\n', "utf-8-sig", "a mark before the head"),
    ('Article,Quote,N\r\nnote-1,"a,\r\n b",6\r\n', "utf-8", "lines of another system"),
    ('N,Other,Quote,Article\n6,,"a, b",note-1\n', "utf-8", "another order"),
]


@pytest.mark.parametrize(("table", "encoding", "why"), TABLES, ids=[case[2] for case in TABLES])
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, table: str, encoding: str, why: str) -> None:
    (row,) = read(tmp_path, table, encoding=encoding)
    assert (row.told["report"], row.told["words"], row.told["value"]) == ("note-1", "a, b", "6")


def test_the_encoding_is_the_one_of_the_map(tmp_path: Path) -> None:
    table = "Article,Quote,N\nnote-1,élan,6\n"
    with pytest.raises(IntakeError, match=r"is not written in utf-8-sig: give its encoding"):
        read(tmp_path, table, encoding="cp1252")
    (row,) = read(tmp_path, table, 'encoding = "cp1252"\n' + WHOLE, "cp1252")
    assert row.told["words"] == "élan"


def test_a_row_with_too_many_cells_is_none(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Article,Quote,N\nnote-1,a, b,6\n")
    assert row.odd == "it has 4 cells under a head of 3: is a cell not in quotes?"


MAPS = [
    ("[columns]\nreprot = 'A'\n", "unknown name 'reprot' in .columns. of .*did you mean 'report'", "a slip"),
    ("colour = 1\n", "unknown name 'colour' in", "a setting that is none"),
    ("[words.day]\n", "unknown name 'day' in .words.", "a field that cannot be translated"),
    ("columns = 1\n", "'columns' in .* is no table: write it as .columns.", "no table"),
    (
        "[columns]\nreport = 'A'\n",
        "does not say which column holds 'words' or 'start'",
        "nothing of the words",
    ),
    ("delimiter = 'x'\n" + WHOLE, "delimiter 'x' in .* is none: it can be", "an odd delimiter"),
    ("[columns\n", "cannot read the map", "no TOML"),
]


@pytest.mark.parametrize(("text", "message", "why"), MAPS, ids=[case[2] for case in MAPS])
def test_a_map_that_does_not_hold(tmp_path: Path, text: str, message: str, why: str) -> None:
    with pytest.raises(IntakeError, match=message):
        load_map(write(tmp_path, "m.toml", text))


HEADS = [
    ("Article,Quotes,N\n", "has no column 'Quote': did you mean 'Quotes'", "another name"),
    ("", "has no column 'Article': it has no head", "an empty file"),
    ("Article,Quote,N,N\n", "has 2 columns 'N': name them apart", "two of a name"),
    ('Article,Quote,N\nnote-1,"a,6\n', "is no table after line", "a quote that never ends"),
]


@pytest.mark.parametrize(("table", "message", "why"), HEADS, ids=[case[2] for case in HEADS])
def test_a_table_that_does_not_fit(tmp_path: Path, table: str, message: str, why: str) -> None:
    with pytest.raises(IntakeError, match=message):
        read(tmp_path, table)
