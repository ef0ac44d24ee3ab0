"""From a path or a stream to captures: the bytes as found, hashed, under the same uri on any machine."""

import os
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import IntakeError
from counterclaim.intake.formats import find_by_suffix, load_formats
from counterclaim.intake.sniffing import sniff_media_type
from counterclaim.model import Capture, Problem

MAX_BYTES = 20_000_000
_SIDECAR_SUFFIX = ".json"


def unpack(source: Path | BinaryIO, retrieved: datetime) -> Iterator[Capture | Problem]:
    """Captures of a file, of all files under a folder (sorted, hidden ones left out), or of a stream.

    A capture's uri is the path below the folder given, the name of the file given, or "stdin:<hash>".
    Raises IntakeError for a path that does not exist; a file that cannot be read is a Problem.
    """
    if not isinstance(source, Path):
        return _unpack_stream(source, retrieved)
    if source.is_dir():
        return _unpack_folder(source, retrieved)
    if not os.path.lexists(source):
        hint = "check the spelling, or give - for standard input"
        raise IntakeError(f"no such file or folder {str(source)!r}: {hint}", str(source))
    return iter((_unpack_file(source, source.name, retrieved),))


def _unpack_stream(stream: BinaryIO, retrieved: datetime) -> Iterator[Capture | Problem]:
    body = stream.read(MAX_BYTES + 1)
    digest = sha256(body).hexdigest()
    uri = f"stdin:{digest[:8]}"
    if len(body) > MAX_BYTES:
        yield _describe_size(uri, None)
    else:
        yield Capture(uri, sniff_media_type(body), body, retrieved, digest)


def _unpack_folder(folder: Path, retrieved: datetime) -> Iterator[Capture | Problem]:
    closed: list[Problem] = []
    found = False
    for path in _find_files(folder, closed):
        if _find_report_beside(path) is None:
            found = True
            yield _unpack_file(path, path.relative_to(folder).as_posix(), retrieved)
    yield from closed
    if not found and not closed:
        yield Problem("intake", folder.name or str(folder), "no report in this folder", _name_suffixes())


def _find_files(folder: Path, closed: list[Problem]) -> list[Path]:
    """All files below `folder` that are not hidden, in the order of their paths' parts."""

    def note(error: OSError) -> None:
        where = Path(error.filename).relative_to(folder).as_posix()
        closed.append(
            Problem("intake", where, f"folder cannot be opened: {error.strerror}", "check its rights")
        )

    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not name.startswith(".")]
    return sorted(found, key=lambda path: path.parts)


def _find_report_beside(path: Path) -> Path | None:
    """The report whose sidecar `path` is, or None when it is no sidecar."""
    if path.suffix.lower() != _SIDECAR_SUFFIX:
        return None
    suffixes = [suffix for form in load_formats().values() for suffix in form.SUFFIXES]
    beside = (path.with_suffix(suffix) for suffix in suffixes if _takes_sidecar(suffix))
    return next((report for report in beside if report.is_file()), None)


def _takes_sidecar(suffix: str) -> bool:
    """Text and pages do; objects carry their metadata themselves."""
    form = find_by_suffix(suffix)
    return form is not None and form.MEDIA_TYPE.startswith("text/")


def _unpack_file(path: Path, uri: str, retrieved: datetime) -> Capture | Problem:
    form = find_by_suffix(path.suffix)
    if form is None:
        return Problem(
            "intake", uri, f"no format reads {path.suffix or 'a name without a suffix'!r}", _name_suffixes()
        )
    if (report := _find_report_beside(path)) is not None:
        hint = f"give {report.name!r}: the sidecar is read with it"
        return Problem("intake", uri, f"the sidecar of {report.name!r}, not a report", hint)
    body = _read_bytes(path, uri)
    if isinstance(body, Problem):
        return body
    sidecar = _read_sidecar(path) if _takes_sidecar(path.suffix) else None
    return Capture(uri, form.MEDIA_TYPE, body, retrieved, sha256(body).hexdigest(), sidecar)


def _read_sidecar(path: Path) -> bytes | None:
    """The bytes beside a report; what is wrong with them is said when they are parsed."""
    sidecar = path.with_suffix(_SIDECAR_SUFFIX)
    if not sidecar.is_file():
        return None
    body = _read_bytes(sidecar, sidecar.name)
    return body if isinstance(body, bytes) else b""


def _read_bytes(path: Path, uri: str) -> bytes | Problem:
    try:
        if not path.is_file():
            return Problem("intake", uri, "not a file that can be read", "a broken link, a pipe or a device?")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_BYTES:
                return _describe_size(uri, size)
            body = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Problem("intake", uri, f"cannot be opened: {error.strerror}", "check the file and its rights")
    return body if len(body) <= MAX_BYTES else _describe_size(uri, None)


def _describe_size(uri: str, size: int | None) -> Problem:
    held = f"{size / 1e6:.1f} MB" if size else f"more than {MAX_BYTES / 1e6:.0f} MB"
    hint = f"at most {MAX_BYTES / 1e6:.0f} MB are read: split it, one report a file or fewer lines"
    return Problem("intake", uri, f"too large: {held}", hint)


def _name_suffixes() -> str:
    suffixes = sorted(suffix for form in load_formats().values() for suffix in form.SUFFIXES)
    return f"reports are {', '.join(suffixes)}: rename it, or move it out of the folder"
