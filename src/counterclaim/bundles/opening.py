"""The parts of a bundle that was checked, read one by one."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from counterclaim.bundles.checking import BROKEN
from counterclaim.bundles.layout import MANIFEST, OWN
from counterclaim.errors import IntakeError


class OpenBundle:
    """`names` are those of the parts, in their order; the manifest and the signature are none of them."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self.names = tuple(name for name in archive.namelist() if name not in OWN)

    def read(self, name: str) -> bytes:
        """The bytes of a part, which must be there."""
        return self._archive.read(name)

    @property
    def digest(self) -> str:
        """The SHA-256 of the manifest, which stands for every byte of the bundle: 64 hex digits."""
        return sha256(self._archive.read(MANIFEST)).hexdigest()


@contextmanager
def open_bundle(path: Path) -> Iterator[OpenBundle]:
    """The bundle at `path`, which `check_bundle` found whole; IntakeError when it cannot be opened."""
    try:
        archive = ZipFile(path)
    except BROKEN as error:
        raise IntakeError(f"'{path}' cannot be opened as a bundle: {error}", str(path)) from error
    with archive:
        yield OpenBundle(archive)
