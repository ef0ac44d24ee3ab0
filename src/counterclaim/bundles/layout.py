"""How a bundle lies in its file, byte by byte: the same parts make the same bytes.

Nothing is compressed and nothing bears a day, so that whoever checks can lay the parts out again and compare.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, BinaryIO, Protocol, cast
from zipfile import ZIP_STORED, ZipFile, ZipInfo

FORMAT = "counterclaim-bundle/1"
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
OWN = (MANIFEST, SIGNATURE)

NO_DAY = (1980, 1, 1, 0, 0, 0)
PERMISSIONS = 0o644 << 16
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the bundle. `open` gives its bytes from the beginning; `name` may have folders, with "/"."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of a part."""

    name: str
    size: int
    sha256: str


class Sink(Protocol):
    """Where bytes go, one after the other."""

    def write(self, data: bytes, /) -> Any: ...


class _Nowhere:
    def write(self, data: bytes, /) -> None:
        pass


class Laying:
    """Lays members into a sink, always without going back, so that the bytes do not depend on the sink."""

    def __init__(self, sink: Sink) -> None:
        self.place = 0
        self._sink: Sink = sink
        self._archive = ZipFile(cast(BinaryIO, self), "w", ZIP_STORED)

    def write(self, data: bytes) -> int:
        self._sink.write(bytes(data))
        self.place += len(data)
        return len(data)

    def flush(self) -> None:
        """Asked for by zipfile; the sink's owner decides when."""

    def add(self, name: str, chunks: Iterable[bytes]) -> Entry:
        info = ZipInfo(name, NO_DAY)
        info.external_attr = PERMISSIONS
        info.create_system = 3  # as on Unix, wherever it is written
        size, digest = 0, sha256()
        with self._archive.open(info, "w", force_zip64=True) as member:
            for chunk in chunks:
                member.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        return Entry(name, size, digest.hexdigest())

    def close(self) -> None:
        self._archive.close()

    def abandon(self) -> None:
        """Close without a word to the sink: zipfile would else write its list when it is collected."""
        self._sink = _Nowhere()
        with suppress(ValueError):
            self._archive.close()


@contextmanager
def laying(sink: Sink) -> Iterator[Laying]:
    laid = Laying(sink)
    try:
        yield laid
    except BaseException:
        laid.abandon()
        raise
    laid.close()


def read_chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def write_manifest(about: dict[str, Any], entries: Iterable[Entry]) -> bytes:
    parts = [{"name": entry.name, "size": entry.size, "sha256": entry.sha256} for entry in entries]
    data = {"format": FORMAT, "about": about, "parts": parts}
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
