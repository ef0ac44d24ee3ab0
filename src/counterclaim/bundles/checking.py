"""Checks a bundle, without a ledger and without a network: the first thing that does not hold is named."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from struct import error as struct_error
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from counterclaim.bundles.layout import FORMAT, MANIFEST, OWN, SIGNATURE, Entry, laying, read_chunks
from counterclaim.bundles.writing import write_signature

WHOLE = "the bundle"

# What reading a broken zip, or broken JSON in it, raises.
BROKEN = (
    BadZipFile,
    struct_error,
    ValueError,
    KeyError,
    TypeError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold: the part, and why."""

    part: str
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A bundle that was checked. `key` is the public key that signed, in letters: who holds it, only a person
    can say. `about` is what the manifest says of the bundle."""

    fault: Fault | None
    key: str | None = None
    about: Any = None
    parts: tuple[str, ...] = ()


class _FaultFoundError(Exception):
    """A fault, on its way out."""

    def __init__(self, part: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(part, message)


def check_bundle(path: Path, key: str | None = None) -> Checked:
    """Check every byte. `key`: the public key that must have signed, in letters; None takes any."""
    try:
        with path.open("rb") as file:
            return _check(file, key)
    except _FaultFoundError as found:
        return Checked(found.fault)
    except OSError as error:
        return Checked(Fault(WHOLE, f"cannot be read: {(error.strerror or str(error)).lower()}"))


def _check(file: BinaryIO, key: str | None) -> Checked:
    try:
        archive = ZipFile(file)
    except BROKEN as error:
        raise _FaultFoundError(WHOLE, f"is no whole zip: {error}") from error
    with archive:
        names = archive.namelist()
        for name in OWN:
            if name not in names:
                raise _FaultFoundError(name, "is missing")
        manifest = _read(archive, MANIFEST)
        signer = _check_signature(manifest, _read(archive, SIGNATURE), key)
        about, entries = _parse_manifest(manifest)
        _check_names(names, entries)
        for entry in entries:
            _check_part(archive, entry)
        _compare_layout(file, archive, names)
    return Checked(None, signer, about, tuple(entry.name for entry in entries))


def _read(archive: ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except BROKEN as error:
        raise _FaultFoundError(name, f"cannot be read: {error}") from error


def _check_signature(manifest: bytes, written: bytes, key: str | None) -> str:
    try:
        data = json.loads(written)
        signer, signature = str(data["key"]), base64.b64decode(data["signature"], validate=True)
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(signer, validate=True))
    except BROKEN as error:
        raise _FaultFoundError(SIGNATURE, "holds no signature") from error
    if write_signature({"key": signer, "signature": str(data["signature"])}) != written:
        raise _FaultFoundError(SIGNATURE, "holds other words than a signature")
    try:
        public.verify(signature, manifest)
    except InvalidSignature as error:
        raise _FaultFoundError(MANIFEST, f"is not what was signed: it or {SIGNATURE} was changed") from error
    if key is not None and signer != key:
        raise _FaultFoundError(SIGNATURE, "is by another key than the one asked for")
    return signer


def _parse_manifest(manifest: bytes) -> tuple[Any, list[Entry]]:
    try:
        data = json.loads(manifest)
        known = data["format"] == FORMAT
        entries = [Entry(part["name"], part["size"], part["sha256"]) for part in data["parts"]]
    except BROKEN as error:
        raise _FaultFoundError(MANIFEST, "is no manifest") from error
    if not known:
        raise _FaultFoundError(MANIFEST, f"is of another form than {FORMAT}: a newer program may know it")
    return data["about"], entries


def _check_names(names: list[str], entries: list[Entry]) -> None:
    """The parts of the manifest in its order, then its own; nothing else."""
    wanted = [*(entry.name for entry in entries), *OWN]
    for name in wanted:
        if name not in names:
            raise _FaultFoundError(name, "is missing")
    for name in names:
        if name not in wanted:
            raise _FaultFoundError(name, "is not in the manifest")
    for name, expected in zip(names, wanted, strict=False):
        if name != expected:
            raise _FaultFoundError(name, "is out of its place")
    if len(names) != len(wanted):
        raise _FaultFoundError(names[-1], "is there twice")


def _check_part(archive: ZipFile, entry: Entry) -> None:
    digest, size = sha256(), 0
    try:
        with archive.open(entry.name) as file:
            for chunk in read_chunks(file):  # type: ignore[arg-type]
                digest.update(chunk)
                size += len(chunk)
    except BROKEN as error:
        raise _FaultFoundError(entry.name, f"cannot be read: {error}") from error
    if size != entry.size:
        raise _FaultFoundError(entry.name, f"has {size} bytes, the manifest says {entry.size}")
    if digest.hexdigest() != entry.sha256:
        raise _FaultFoundError(entry.name, "is not what was signed: its hash differs")


class _Comparing:
    """A sink that holds the bytes against those of the file, and stops at the first that differs."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.member = WHOLE
        file.seek(0)

    def write(self, data: bytes) -> None:
        if self._file.read(len(data)) != data:
            raise _FaultFoundError(self.member, "has a changed entry in the zip")

    def finish(self) -> None:
        if self._file.read(1):
            raise _FaultFoundError(WHOLE, "has bytes behind its end")


def _compare_layout(file: BinaryIO, archive: ZipFile, names: list[str]) -> None:
    """Lay all members out again: what is not the same was changed outside of the parts themselves."""
    held = [(name, archive.getinfo(name)) for name in names]
    sink = _Comparing(file)

    def read(name: str) -> Iterator[bytes]:
        # The archive reads from the same file, so the place is given back after every piece.
        with archive.open(name) as member:
            while True:
                place = file.tell()
                chunk = member.read(1 << 16)
                file.seek(place)
                if not chunk:
                    return
                yield chunk

    with laying(sink) as laid:
        for name, _ in held:
            sink.member = name
            laid.add(name, read(name))
        sink.member = f"{WHOLE}'s list of its parts"
    sink.finish()
