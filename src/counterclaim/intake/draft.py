"""What a format makes of a capture, before metadata is weighed; and what a format must offer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from counterclaim.model import Capture, Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as a format found it.

    `stated` is what the page or object says of itself, under the names of `metadata.FIELDS`; `other`
    is what else it says, kept as facts. `uri` leads to the report: the capture's, with "#3" for the
    third report of a file that holds several.
    """

    uri: str
    text: str
    stated: Mapping[str, str] = field(default_factory=dict)
    other: Mapping[str, str] = field(default_factory=dict)


class Format(Protocol):
    """A module of `intake/formats/`. `SUFFIXES` are lower case, with the dot; the first is the usual one."""

    SUFFIXES: tuple[str, ...]
    MEDIA_TYPE: str

    def parse(self, capture: Capture) -> Iterator[Draft | Problem]:
        """The reports of a capture, in order. Raises nothing: faults are Problems."""
        ...
