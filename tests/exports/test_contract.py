"""What holds for every export in the folder; a new one is tried without a word here."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import ExportError
from counterclaim.exports import find_export, list_exports
from counterclaim.ledger import open_ledger
from counterclaim.model import Book, BookContent, Claim, Statement
from tests.exports import rich_book

EXPORTS = list_exports()


class FailingBook:
    """A book that breaks off in the middle of its statements."""

    def __init__(self, book: Book, error: Exception) -> None:
        self._book = book
        self._error = error

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
        assert not data.startswith(b"\xef\xbb\xbf")
        assert data.decode("utf-8").endswith("\n")


@pytest.mark.parametrize("name", EXPORTS)
def test_private_people_are_named_only_when_asked_for(book: Book, tmp_path: Path, name: str) -> None:
    export = find_export(name)
    export.write(book, tmp_path / "without", full_text=False)
    export.write(book, tmp_path / "with", full_text=False, names=True)
    without, named = (b"".join(read_out(tmp_path / out).values()) for out in ("without", "with"))
    assert b"Raske" not in without
    assert b"name withheld" in without
    assert b"Timo Raske" in named
    assert b"Oda Brenn" in without, "an office-holder is named"


@pytest.mark.parametrize("name", EXPORTS)
def test_an_empty_book_is_no_fault(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / "empty.db") as ledger:
        ledger.write_book(BookContent())
        find_export(name).write(ledger.book(), tmp_path / "out")
    assert all(read_out(tmp_path / "out").values())


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


@pytest.mark.parametrize("name", EXPORTS)
def test_a_text_that_cannot_be_written_is_an_export_error(book: Book, tmp_path: Path, name: str) -> None:
    class Halved(FailingBook):
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
def test_standard_output(book: Book, capfdbinary: pytest.CaptureFixture[bytes], name: str) -> None:
    find_export(name).write(book, Path("-"))
    find_export(name).write(book, Path("-"))
    said = capfdbinary.readouterr().out
    assert said[: len(said) // 2] == said[len(said) // 2 :]
    assert "“" in said.decode("utf-8")


UNKNOWN = [
    ("jason", "unknown export 'jason': did you mean 'json'?", "a slip of the finger"),
    ("JSON", "did you mean 'json'?", "other letters"),
    ("shapefile", "known are csv, json", "nothing like it"),
    ("form", "unknown export 'form'", "a part of the folder that is no export"),
    ("__init__", "unknown export", "the folder itself"),
]


@pytest.mark.parametrize(("name", "message", "why"), UNKNOWN, ids=[case[2] for case in UNKNOWN])
def test_an_unknown_export(name: str, message: str, why: str) -> None:
    with pytest.raises(ExportError) as caught:
        find_export(name)
    assert message in str(caught.value)
