"""What holds for every export in the folder; a new one is tried without a word here."""

import io
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from pyarrow.parquet import read_schema, read_table  # type: ignore[import-untyped]

from counterclaim.errors import ExportError
from counterclaim.exports import find_export, list_exports
from counterclaim.exports.form.imprint import Imprint
from counterclaim.ledger import open_ledger
from counterclaim.model import Book, BookContent, Claim, ReportEntry, Statement
from tests.exports import rich_book

EXPORTS = list_exports()


# Where one file goes out alone, by the ending of its name; the others write one file whatever its name.
ALONE = {"acled": ".csv", "csv": ".csv", "ftm": ".jsonl", "hxl": ".csv", "parquet": ".parquet"}
BINARY = {"parquet"}


class FailingBook:
    """A book that breaks off in the middle of what it is asked for; the days of its reports it tells."""

    def __init__(self, book: Book, error: Exception) -> None:
        self._book = book
        self._error = error
        self._told = False

    def reports(self) -> Iterator[ReportEntry]:
        if not self._told:
            self._told = True
            yield from self._book.reports()
        else:
            yield next(self._book.reports())
            raise self._error

    def __getattr__(self, name: str) -> object:
        return getattr(self._book, name)

    def statements(self, report_id: str | None = None) -> Iterator[Statement]:
        yield next(self._book.statements(report_id))
        raise self._error

    def claims(self, incident_id: str | None = None, site_id: str | None = None) -> Iterator[Claim]:
        yield next(self._book.claims())
        raise self._error


def read_out(path: Path) -> dict[str, bytes]:
    """What an export left at `path`: a file or a folder of them."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


def read_words(path: Path) -> bytes:
    """All the words that an export left, also where they are packed."""
    return b"\n".join(
        repr(read_table(io.BytesIO(data)).to_pylist()).encode() if data.startswith(b"PAR1") else data
        for data in read_out(path).values()
    )


def test_the_exports_that_the_design_names_are_there() -> None:
    assert {"csv", "json"} <= set(EXPORTS)


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_book_gives_the_same_bytes(book: Book, tmp_path: Path, name: str) -> None:
    export = find_export(name)
    for out in ("one", "two"):
        export.write(book, tmp_path / out)
    assert list(read_out(tmp_path / "one").values()) == list(read_out(tmp_path / "two").values())


@pytest.mark.parametrize("name", EXPORTS)
def test_the_order_of_reading_does_not_show(tmp_path: Path, name: str) -> None:
    outs = []
    for backwards in (False, True):
        path = tmp_path / f"{backwards}.db"
        with open_ledger(path) as ledger:
            rich_book.fill(ledger, backwards=backwards)
            find_export(name).write(ledger.book(), tmp_path / "out")
            outs.append(read_out(tmp_path / "out"))
    assert outs[0] == outs[1]


@pytest.mark.parametrize("name", EXPORTS)
def test_everything_is_utf_8_without_a_mark(book: Book, tmp_path: Path, name: str) -> None:
    find_export(name).write(book, tmp_path / "out")
    for data in read_out(tmp_path / "out").values():
        if name in BINARY:
            assert data.startswith(b"PAR1")
            continue
        assert not data.startswith(b"\xef\xbb\xbf")
        assert data.decode("utf-8").endswith("\n")


@pytest.mark.parametrize("name", EXPORTS)
def test_private_people_are_named_only_when_asked_for(book: Book, tmp_path: Path, name: str) -> None:
    export = find_export(name)
    export.write(book, tmp_path / "without", full_text=False)
    export.write(book, tmp_path / "with", full_text=False, names=True)
    without, named = (read_words(tmp_path / out) for out in ("without", "with"))
    assert b"Raske" not in without
    assert b"name withheld" in without
    assert b"Timo Raske" in named
    assert b"Oda Brenn" in without, "an office-holder is named"


@pytest.mark.parametrize("name", EXPORTS)
def test_an_empty_book_is_no_fault(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / "empty.db") as ledger:
        ledger.write_book(BookContent())
        find_export(name).write(ledger.book(), tmp_path / "out")
    assert any(read_out(tmp_path / "out").values())


@pytest.mark.parametrize("name", EXPORTS)
def test_a_failure_leaves_what_was_there(book: Book, tmp_path: Path, name: str) -> None:
    export, out = find_export(name), tmp_path / "out"
    export.write(book, out)
    before = read_out(out)
    full: tuple[Exception, type[Exception]] = OSError(28, "No space left on device"), ExportError
    for error, raised in (full, (RuntimeError("x"), RuntimeError)):
        with pytest.raises(raised):
            export.write(FailingBook(book, error), out)  # type: ignore[arg-type]
        assert read_out(out) == before
        with pytest.raises(raised):
            export.write(FailingBook(book, error), tmp_path / "new")  # type: ignore[arg-type]
        assert [path.name for path in tmp_path.iterdir()] == ["out"], "nothing half written lies about"


@pytest.mark.parametrize("name", EXPORTS)
def test_a_missing_folder_is_named(book: Book, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=r"no folder '.*nowhere' to write 'out' in: make it first"):
        find_export(name).write(book, tmp_path / "nowhere" / "out")


def halve(entry: ReportEntry) -> ReportEntry:
    return replace(entry, report=replace(entry.report, title="half a \ud800 character"))


@pytest.mark.parametrize("name", EXPORTS)
def test_a_text_that_cannot_be_written_is_an_export_error(book: Book, tmp_path: Path, name: str) -> None:
    class Halved(FailingBook):
        def reports(self) -> Iterator[ReportEntry]:
            return map(halve, self._book.reports())

        def report(self, report_id: str) -> ReportEntry:
            return halve(self._book.report(report_id))

        def actors(self) -> Iterator[object]:
            return (replace(actor, name="half a \ud800 character") for actor in self._book.actors())

        def statements(self, report_id: str | None = None) -> Iterator[Statement]:
            return self._book.statements(report_id)

        def claims(self, incident_id: str | None = None, site_id: str | None = None) -> Iterator[Claim]:
            return self._book.claims(incident_id, site_id)

    with pytest.raises(ExportError, match="half a character"):
        find_export(name).write(Halved(book, OSError()), tmp_path / "out")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", EXPORTS)
def test_it_may_be_read_as_other_new_files_may(book: Book, tmp_path: Path, name: str) -> None:
    find_export(name).write(book, tmp_path / "out")
    (tmp_path / "other").touch()
    written = [tmp_path / "out", *(tmp_path / "out").glob("*")]
    usual = stat.S_IMODE((tmp_path / "other").stat().st_mode)
    assert {stat.S_IMODE(path.stat().st_mode) for path in written if path.is_file()} == {usual}


@pytest.mark.parametrize("name", EXPORTS)
def test_standard_output(
    book: Book, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], name: str
) -> None:
    export, alone = find_export(name), tmp_path / f"out{ALONE.get(name, '')}"
    export.write(book, alone)
    export.write(book, Path("-"))
    export.write(book, Path("-"))
    assert capfdbinary.readouterr().out == 2 * alone.read_bytes()


@pytest.mark.parametrize("name", sorted(ALONE))
def test_a_zip_holds_what_the_folder_holds(book: Book, tmp_path: Path, name: str) -> None:
    for out in ("folder", "one.zip", "two.ZIP"):
        find_export(name).write(book, tmp_path / out)
    with ZipFile(tmp_path / "one.zip") as archive:
        packed = {file: archive.read(file) for file in archive.namelist()}
    assert packed == read_out(tmp_path / "folder")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.ZIP").read_bytes()


@pytest.mark.parametrize("name", EXPORTS)
def test_it_names_ledger_day_and_version(book: Book, tmp_path: Path, name: str) -> None:
    imprint = Imprint("quay.db", date(2022, 4, 1), "7.1+codebook")
    find_export(name).write(book, tmp_path / "out", imprint=imprint)
    for path, data in read_out(tmp_path / "out").items():
        told = repr(read_schema(io.BytesIO(data)).metadata).encode() if name in BINARY else data
        for word in (b"quay.db", b"2022-04-01", b"7.1+codebook"):
            assert word in told, f"{path} without {word!r}"


@pytest.mark.parametrize("name", EXPORTS)
def test_it_never_takes_the_day_from_the_clock(book: Book, tmp_path: Path, name: str) -> None:
    find_export(name).write(book, tmp_path / "out")
    assert date.today().isoformat().encode() not in read_words(tmp_path / "out")


UNKNOWN = [
    ("jason", "unknown export 'jason': did you mean 'json'?", "a slip of the finger"),
    ("JSON", "did you mean 'json'?", "other letters"),
    ("shapefile", "known are acled, bibtex, csl, csv,", "nothing like it"),
    ("form", "unknown export 'form'", "a part of the folder that is no export"),
    ("__init__", "unknown export", "the folder itself"),
]


@pytest.mark.parametrize(("name", "message", "why"), UNKNOWN, ids=[case[2] for case in UNKNOWN])
def test_an_unknown_export(name: str, message: str, why: str) -> None:
    with pytest.raises(ExportError) as caught:
        find_export(name)
    assert message in str(caught.value)
