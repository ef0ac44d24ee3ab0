"""The Ed25519 key that signs, in a file that only its owner may read."""

import base64
import os
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from counterclaim.errors import ExportError

OWNER_ALONE = 0o600


def make_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def save_key(key: Ed25519PrivateKey, path: Path) -> None:
    """Write a new key to `path`; ExportError where there is a file already, for a lost key is lost."""
    words = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE), "wb") as file:
            file.write(words)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ExportError(f"cannot write the key '{path}': {reason}: give another name", str(path)) from error


def open_key(path: Path) -> Ed25519PrivateKey:
    """The key in the file; ExportError when it is not there or is of another kind."""
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ExportError(f"'{path}' holds no key that can sign: make one first", str(path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ExportError(f"'{path}' holds a key of another kind than Ed25519: make one first", str(path))
    return key


def write_public(key: Ed25519PublicKey) -> str:
    """The public key in letters, as a bundle bears it."""
    return base64.b64encode(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode("ascii")


def describe_key(public: str) -> str:
    """A short mark of a public key, to be compared over the telephone."""
    digest = sha256(base64.b64decode(public)).hexdigest()[:32]
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
