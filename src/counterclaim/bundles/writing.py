"""Writes a bundle: the parts, then the manifest of their hashes, then the signature over the manifest."""

import base64
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from counterclaim.bundles.keys import write_public
from counterclaim.bundles.layout import (
    MANIFEST,
    OWN,
    SIGNATURE,
    Entry,
    Laying,
    Part,
    laying,
    read_chunks,
    write_manifest,
)
from counterclaim.errors import ExportError


def write_bundle(
    out: Path, parts: Iterable[Part], key: Ed25519PrivateKey, about: Mapping[str, str | None]
) -> str:
    """Write a bundle to `out`, all or nothing, and give the public key in letters.

    `about` goes into the manifest: ledger, as-of day, version. Parts are read one after the other, once.
    ExportError when it cannot be written, or two parts have one name.
    """
    rising = out.with_name(f".{out.name}.{os.getpid()}.rising")
    try:
        with rising.open("xb") as file:
            with laying(file) as laid:
                public = _lay(laid, parts, key, about)
            file.flush()
            os.fsync(file.fileno())
        rising.replace(out)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"cannot write '{out}': {reason}: free the place or give another"
        raise ExportError(message, str(out)) from error
    finally:
        with suppress(OSError):
            rising.unlink(missing_ok=True)
    return public


def _lay(laid: Laying, parts: Iterable[Part], key: Ed25519PrivateKey, about: Mapping[str, str | None]) -> str:
    entries: dict[str, Entry] = {}
    for part in parts:
        _check_name(part.name, entries)
        with part.open() as file:
            entries[part.name] = laid.add(part.name, read_chunks(file))
    manifest = write_manifest(dict(about), entries.values())
    public = write_public(key.public_key())
    signature = {"key": public, "signature": base64.b64encode(key.sign(manifest)).decode("ascii")}
    laid.add(MANIFEST, [manifest])
    laid.add(SIGNATURE, [write_signature(signature)])
    return public


def write_signature(signature: Mapping[str, str]) -> bytes:
    return (json.dumps(signature, indent=1, sort_keys=True) + "\n").encode("ascii")


def _check_name(name: str, known: Mapping[str, Entry]) -> None:
    """A name that every program unpacks to the same place, inside the folder that it unpacks to."""
    steps = name.split("/")
    if name in known or name in OWN:
        raise ExportError(f"two parts of the bundle are called '{name}': give each its own name", name)
    if not name.isprintable() or "\\" in name or ":" in name or {"", ".", ".."} & set(steps):
        raise ExportError(f"'{name}' cannot name a part of a bundle: give one without '..' and marks", name)
