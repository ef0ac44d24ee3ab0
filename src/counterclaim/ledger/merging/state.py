"""What an import knows while it goes on: what came in, what was told, what must stay out."""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from counterclaim.errors import LedgerError
from counterclaim.model import Problem

# What a part raises that is not as it should be.
ODD = (ValueError, KeyError, TypeError, AttributeError, LedgerError, SQLAlchemyError)


class Source(Protocol):
    """An open bundle."""

    @property
    def names(self) -> Collection[str]: ...

    def read(self, name: str) -> bytes: ...


class Parts:
    """The parts of a bundle as what they say."""

    def __init__(self, source: Source) -> None:
        self.names = frozenset(source.names)
        self._source = source

    def read(self, name: str) -> bytes:
        """The bytes of a part; LedgerError when the bundle has none of this name."""
        if name not in self.names:
            raise LedgerError("the bundle has no such part")
        return self._source.read(name)

    def read_json(self, name: str) -> dict[str, Any]:
        return dict(json.loads(self.read(name)))

    def read_lines(self, name: str) -> Iterator[str]:
        """The lines of a part, which may be missing."""
        if name in self.names:
            for line in self.read(name).split(b"\n"):
                if line:
                    yield line.decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where what is taken in comes from: the bundle's file name, the SHA-256 of its manifest, the key that
    signed it, the name of its ledger."""

    name: str
    manifest: str
    key: str = ""
    ledger: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import did: how many of what came in, what a person has to know, and how many parts, or lines
    of them, could not be taken in."""

    counts: dict[str, int]
    told: tuple[Problem, ...] = ()
    left_out: int = 0


@dataclass(slots=True)
class Merging:
    """`forgotten` are ids that were erased here: reports, and what stood in them; `emptied` are captures that
    hold their words, `hidden` the addresses of these reports. `judgements`, `erased` are ids that came in."""

    connection: Connection
    parts: Parts
    about: dict[str, Any]
    counts: Counter[str] = field(default_factory=Counter)
    told: list[Problem] = field(default_factory=list)
    forgotten: set[str] = field(default_factory=set)
    emptied: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    fresh: dict[str, int | None] = field(default_factory=dict)  # new report: the row of its newest reading
    judgements: list[str] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    left_out: int = 0

    def tell(self, part: str, message: str, hint: str) -> None:
        self.told.append(Problem("import", part, message, hint))

    def tell_odd(self, part: str, error: Exception) -> None:
        """That a part was left out."""
        self.left_out += 1
        message = str(error).splitlines()[0] if str(error) else type(error).__name__
        hint = "all the rest was taken in: ask whoever made the bundle for this part"
        self.tell(part, f"cannot be taken in: {message}", hint)
