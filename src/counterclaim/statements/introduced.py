"""A name that nobody introduces is that of the role that spoke last: "The camp's director said … *Ana Roz*
said …"."""

from __future__ import annotations

import re

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import ActorKind
from counterclaim.statements.cast import Gathering
from counterclaim.statements.members import Member, last_start
from counterclaim.statements.named import Form, Naming
from counterclaim.statements.naming import NameReader
from counterclaim.statements.registers import plain

_NEAR = 500  # characters from the role that spoke to its name
_APPOSED = re.compile(r",\s+(?!who\b|said\b|told\b)[\w’'-]")


class Introduced:
    """Gives its name to a role that waits for one; the cast is read while it is gathered."""

    def __init__(self, text: str, words: ReferenceWords, reader: NameReader, cast: Gathering) -> None:
        self._text = text
        self._words = words
        self._reader = reader
        self._cast = cast
        self._courtesies = {*words.female, *words.male}

    def settle(self, naming: Naming) -> Naming:
        """The naming as a person's, where it names the role that spoke last, which takes the name."""
        person = self._as_person(naming)
        waiting = self._find_waiting(naming)
        if person is None or waiting is None or not self._fits(person, waiting):
            return naming
        waiting.form, waiting.name = Form.PERSON, person.name
        return person

    def _as_person(self, naming: Naming) -> Naming | None:
        letters = any(len(word) > 1 and word.isupper() for word in naming.wording.split())
        if naming.form is Form.BODY and not letters and not self._cast.is_known(naming):
            naming = self._reader.as_person(naming)
        if naming.form is not Form.PERSON or self._cast.is_named(naming):
            return None
        titled = plain(naming.wording).split()[0] in self._courtesies
        return naming if titled or len(naming.name.split()) > 1 else None

    def _find_waiting(self, naming: Naming) -> Member | None:
        last = self._cast.speakers[-1] if self._cast.speakers else None
        if last is None or last.kind is not ActorKind.PERSON or last.form is not Form.ROLE:
            return None
        if last.head not in self._words.roles:
            return None  # "the authorities", "medical sources": several have no name
        return last if 0 <= naming.span.start - last_start(last, naming.span.start) < _NEAR else None

    def _fits(self, person: Naming, waiting: Member) -> bool:
        """Whether nothing else introduces the name, and what stands before it is of the role."""
        told = {word for role in (waiting.name, *waiting.roles) for word in plain(role).split()}
        own = set(plain(person.role).split()) - self._courtesies
        if own:
            return own <= told
        titles = set(plain(person.wording).split()) & self._courtesies
        gender = {"she": self._words.female, "he": self._words.male}.get(waiting.gender, ())
        if titles and gender and not titles & set(gender):
            return False
        return _APPOSED.match(self._text, person.span.end) is None
