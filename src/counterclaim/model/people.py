"""Who may do what: people of a team and their roles."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each may do what those before it may."""

    READER = "reader"
    CODER = "coder"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def covers(self, least: "Role") -> bool:
        """Whether this role may do what needs `least`."""
        order = tuple(Role)
        return order.index(self) >= order.index(least)


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: the name that their judgements carry, and what they may do."""

    name: str
    role: Role

    def may(self, least: Role) -> bool:
        return self.role.covers(least)


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the team as the ledger keeps it; `removed` is None for one who may still sign in.
    `keys` says how many keys for programs they have."""

    name: str
    role: Role
    added: datetime
    removed: datetime | None = None
    keys: int = 0


@dataclass(frozen=True, slots=True)
class ProgramKey:
    """A key by which a program asks in a person's name; the key itself is not kept, only its hash."""

    number: int
    name: str
    label: str
    made: datetime
    withdrawn: datetime | None = None
