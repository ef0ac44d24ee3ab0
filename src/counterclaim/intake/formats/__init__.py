"""The formats, one file each, found by name in this folder: a new file is a new format."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from counterclaim.errors import IntakeError
from counterclaim.intake.draft import Format


@cache
def load_formats() -> Mapping[str, Format]:
    """All formats by name. Two that claim one suffix or media type are an error, never a guess."""
    formats: dict[str, Format] = {}
    claimed: dict[str, str] = {}
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        form = cast(Format, import_module(f"{__name__}.{module.name}"))
        for mark in (*form.SUFFIXES, form.MEDIA_TYPE):
            if mark in claimed:
                raise IntakeError(f"formats {claimed[mark]!r} and {module.name!r} both claim {mark!r}", mark)
            claimed[mark] = module.name
        formats[module.name] = form
    return formats


def find_by_suffix(suffix: str) -> Format | None:
    return next((form for form in load_formats().values() if suffix.lower() in form.SUFFIXES), None)


def find_by_media_type(media_type: str) -> Format | None:
    return next((form for form in load_formats().values() if media_type == form.MEDIA_TYPE), None)
