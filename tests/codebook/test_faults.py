"""What does not hold together is an error that names file, line and the nearest known word."""

from pathlib import Path

import pytest

from counterclaim.codebook import load_codebook
from counterclaim.errors import CodebookError
from tests.codebook.folder import write_domain

CASES = [
    # why, file, words, replaced by, message
    ("a trigger of no type", "en.toml", "[type.collision]", "[type.colision]",
     "unknown incident type 'colision' in {d}/en.toml line 6: did you mean 'collision'?"),
    ("a trigger of no attribute", "en.toml", "[attribute.sunk]", "[attribute.sunken]",
     "unknown attribute 'sunken' in {d}/en.toml line 10: did you mean 'sunk'?"),
    ("a trigger of no term", "en.toml", "closed = {", "shut = {",
     "unknown term of 'status' 'shut' in {d}/en.toml line 16: known are closed, open, silted"),
    ("a trigger of a term of no attribute", "en.toml", "[term.status]", "[term.state]",
     "unknown attribute 'state' in {d}/en.toml line 15: did you mean 'status'?"),
    ("a key that no trigger has", "en.toml", "verbs = [\"collide\"]", "verb = [\"collide\"]",
     "unknown key 'verb' in {d}/en.toml line 7: did you mean 'verbs'?"),
    ("a word where a list should be", "en.toml", "verbs = [\"sink\"]", "verbs = \"sink\"",
     "cannot read 'sunk' in {d}/en.toml line 10: 'sink' stands where a list should: "
     "put it in square brackets"),
    ("an expression that does not compile", "en.toml", "sink or swim", "sink (or swim",
     "broken regular expression '\\bsink (or swim\\b' in {d}/en.toml line 13: "
     "missing ), unterminated subpattern at position 7"),
    ("TOML that is none", "en.toml", "[macros]", "[macros",
     "broken TOML in {d}/en.toml: Expected ']' at the end of a table declaration (at line 3, column 8)"),
    ("a type whose attribute is unknown", "codebook.toml", "attribute = \"status\"", "attribute = \"state\"",
     "unknown attribute 'state' in {d}/codebook.toml line 10: did you mean 'status'?"),
    ("a type whose term is unknown", "codebook.toml", "term = \"open\"", "term = \"opened\"",
     "unknown term of 'status' 'opened' in {d}/codebook.toml line 11: did you mean 'open'?"),
    ("a record that is neither list", "codebook.toml", "record = \"site\"", "record = \"sight\"",
     "unknown record 'sight' in {d}/codebook.toml line 9: did you mean 'site'?"),
    ("a measure that is none", "codebook.toml", "measure = \"flow\"", "measure = \"flaw\"",
     "unknown measure 'flaw' in {d}/codebook.toml line 16: did you mean 'flow'?"),
    ("a kind of value that is none", "codebook.toml", "value = \"quantity\"", "value = \"quantities\"",
     "unknown kind of value 'quantities' in {d}/codebook.toml line 15: did you mean 'quantity'?"),
    ("a kind of dispute that is none", "codebook.toml", "\"characterisation\"", "\"characterization\"",
     "unknown kind of dispute 'characterization' in {d}/codebook.toml line 22: "
     "did you mean 'characterisation'?"),
    ("a telling of force that is none", "codebook.toml", "about = [\"site\"]",
     "about = [\"site\"]\nforce = \"tell\"",
     "unknown telling of force 'tell' in {d}/codebook.toml line 22: known are answered, told"),
    ("a definition that is missing", "codebook.toml", "definition = \"two ships touch\"\n", "",
     "no 'definition' in {d}/codebook.toml line 3: add it"),
    ("an exclusive that is no term", "codebook.toml", "\"silted\"]]\ntogether", "\"sandy\"]]\ntogether",
     "unknown term of 'status' 'sandy' in {d}/codebook.toml line 25: known are closed, open, silted"),
    ("a part of the file that is none", "codebook.toml", "title =", "titel =",
     "unknown key 'titel' in {d}/codebook.toml line 1: did you mean 'title'?"),
    ("an actor of no kind", "actors.csv", "Wick,person", "Wick,parson",
     "unknown actor kind 'parson' in {d}/actors.csv line 4: did you mean 'person'?"),
    ("a parent that is not there", "actors.csv", ",,port,2001", ",,prot,2001",
     "unknown parent 'prot' in {d}/actors.csv line 3: did you mean 'port'?"),
    ("a body that ends before it begins", "actors.csv", "1999,2010-06", "1999,1998",
     "actor 'port' in {d}/actors.csv line 2 ends before it begins: mend the dates"),
    ("a date that is none", "actors.csv", "2010-06", "2010-13",
     "unreadable date '2010-13' in {d}/actors.csv line 2: write 2021, 2021-10 or 2021-10-08"),
    ("two actors of one id", "actors.csv", "\noffice,", "\nport,",
     "actor 'port' in {d}/actors.csv line 2 is there twice: rename one"),
    ("a column that is unknown", "actors.csv", "acronym", "acronim",
     "unknown column 'acronim' in {d}/actors.csv line 1: did you mean 'acronym'?"),
    ("a row that is too long", "actors.csv", "A. Wick,,,,,no", "A. Wick,,,,,no,really",
     "row of another length than the header in {d}/actors.csv line 4: "
     "put cells that hold a comma in double quotes"),
    ("neither yes nor no", "actors.csv", ",,,,,no", ",,,,,perhaps",
     "unreadable 'perhaps' in {d}/actors.csv line 4: write yes or no"),
    ("a holder that is not there", "offices.csv", ",wick,", ",wicks,",
     "unknown holder 'wicks' in {d}/offices.csv line 2: did you mean 'wick'?"),
    ("a holder that is no person", "offices.csv", ",wick,", ",office,",
     "holder 'office' in {d}/offices.csv line 2 is no person: name one"),
    ("a body that is not there", "offices.csv", "port;office", "port;ofice",
     "unknown body 'ofice' in {d}/offices.csv line 2: did you mean 'office'?"),
    ("coordinates that are none", "sites.csv", "54.5,-1.25", "54.5N,-1.25",
     "unreadable coordinates '54.5N', '-1.25' in {d}/sites.csv line 2: write both in degrees"),
    ("coordinates off the globe", "sites.csv", "54.5,-1.25", "154.5,-1.25",
     "coordinates '154.5', '-1.25' in {d}/sites.csv line 2 are off the globe"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words", "instead", "message"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_fault_is_named_with_its_place(
    tmp_path: Path, name: str, words: str, instead: str, message: str
) -> None:
    folder = write_domain(tmp_path / "harbour", {name: (words, instead)})
    with pytest.raises(CodebookError) as caught:
        load_codebook((str(folder),))
    assert str(caught.value) == message.replace("{d}", str(folder))
    assert caught.value.subject


def test_an_unknown_domain_or_language_gets_the_nearest() -> None:
    with pytest.raises(
        CodebookError, match="unknown domain 'detentoin' in the package: did you mean 'detention'"
    ):
        load_codebook(("detentoin",))
    with pytest.raises(CodebookError, match="unknown language 'xx' in the package: known are "):
        load_codebook(language="xx")
    with pytest.raises(CodebookError, match="no domain given"):
        load_codebook(())


def test_a_domain_given_twice_is_a_slip(tmp_path: Path) -> None:
    folder = str(write_domain(tmp_path / "harbour"))
    with pytest.raises(CodebookError, match="domain 'harbour' is given twice"):
        load_codebook((folder, folder))


@pytest.mark.parametrize("name", ["codebook.toml", "en.toml"])
def test_a_file_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    folder = write_domain(tmp_path / "harbour")
    (folder / name).unlink()
    with pytest.raises(CodebookError) as caught:
        load_codebook((str(folder),))
    assert f"'{name}'" in str(caught.value)


def test_tables_may_be_absent(tmp_path: Path) -> None:
    folder = write_domain(tmp_path / "harbour")
    for name in ("actors.csv", "offices.csv", "sites.csv"):
        (folder / name).unlink()
    codebook = load_codebook((str(folder),))
    assert (codebook.actors, codebook.offices, codebook.sites) == ((), (), ())


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    folder = write_domain(tmp_path / "harbour")
    (folder / "actors.csv").write_bytes(b"id,name\n\xff\xfe,x\n")
    with pytest.raises(CodebookError, match=r"cannot read 'actors\.csv'"):
        load_codebook((str(folder),))
