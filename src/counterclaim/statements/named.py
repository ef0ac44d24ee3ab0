"""What one phrase calls somebody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counterclaim.model import Span


class Form(Enum):
    PRONOUN = "pronoun"
    PERSON = "person"
    ROLE = "role"
    BODY = "body"
    GROUP = "group"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Naming:
    """`name`: of a person or body as the phrase has it, without titles and article; of others the
    whole wording. `role`: what the phrase says somebody is; `bodies`: the bodies that the role names.
    `head`: the head noun in small letters; `modifiers`: the words before it. `guessed`: a person by the
    form of the name alone, which a body may have too ("Open Gate")."""

    span: Span
    form: Form
    name: str
    wording: str
    role: str = ""
    bodies: tuple[str, ...] = ()
    acronym: str | None = None
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    guessed: bool = False
