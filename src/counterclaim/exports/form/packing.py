"""An export of several files: in a folder, packed into one, or the chief one alone."""

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from counterclaim.exports.form.target import STANDARD_OUTPUT, open_binary, open_folder

# The same book gives the same bytes, so the files in a zip bear no day of their own.
NO_DAY = (1980, 1, 1, 0, 0, 0)
PERMISSIONS = 0o644 << 16


@dataclass(frozen=True, slots=True)
class Pack:
    """Where the files go: `open` opens one for bytes, `open_text` one for UTF-8; one after the other."""

    open: Callable[[str], AbstractContextManager[BinaryIO]]

    @contextmanager
    def open_text(self, name: str) -> Iterator[TextIO]:
        with self.open(name) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as file:
            yield file


def goes_alone(out: Path | TextIO, suffixes: tuple[str, ...]) -> bool:
    """Whether `out` takes one file: a stream, standard output, or a path that ends in one of `suffixes`."""
    return not isinstance(out, Path) or out == STANDARD_OUTPUT or out.suffix.lower() in suffixes


@contextmanager
def open_pack(out: Path) -> Iterator[Pack]:
    """A path that ends in .zip is packed, any other is a folder."""
    if out.suffix.lower() == ".zip":
        with open_binary(out) as packed, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            yield Pack(lambda name: _open_member(archive, name))
    else:
        with open_folder(out) as folder:
            yield Pack(lambda name: (folder / name).open("wb"))


@contextmanager
def _open_member(archive: ZipFile, name: str) -> Iterator[BinaryIO]:
    info = ZipInfo(name, NO_DAY)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = PERMISSIONS
    with archive.open(info, "w") as member:
        yield member  # type: ignore[misc]
