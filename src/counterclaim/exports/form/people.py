"""Whom an export names: office-holders, bodies and publishers; private persons only when asked for."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from counterclaim.model import Actor
from counterclaim.model.names import fold_name, is_proper

WITHHELD = "name withheld"

_APOSTROPHES = re.compile("['’‘ʼ]")


def withhold(actor: Actor) -> Actor:
    """The actor without a name, when it is a private person."""
    return replace(actor, name=WITHHELD, aliases=(), acronym=None) if actor.private else actor


def _part_endings(words: str) -> str:
    return _APOSTROPHES.sub(" ", words)


class People:
    """The actors of a book as an export shows them."""

    def __init__(self, actors: Iterable[Actor], names: bool) -> None:
        self._actors: dict[str, Actor] = {}
        self._hidden: set[str] = set()
        self._names: dict[str, set[tuple[str, ...]]] = {}  # names to leave out, by their first word
        for actor in actors:
            hidden = actor.private and not names
            self._actors[actor.id] = withhold(actor) if hidden else actor
            if hidden:
                self._hide(actor)

    def all(self) -> list[Actor]:
        """Every actor, by id."""
        return [self._actors[key] for key in sorted(self._actors)]

    def find(self, actor_id: str) -> Actor | None:
        return self._actors.get(actor_id)

    def name(self, actor_id: str) -> str:
        """The name to show; the id itself for an actor that the book does not hold."""
        actor = self._actors.get(actor_id)
        return actor.name or actor.role if actor else actor_id

    def list_names(self, actor_ids: Iterable[str]) -> str:
        return "; ".join(dict.fromkeys(self.name(actor_id) for actor_id in actor_ids))

    def hides(self, actor_ids: Iterable[str]) -> bool:
        """Whether one of them must not be named, so that words that may name them are left out too."""
        return not self._hidden.isdisjoint(actor_ids)

    def quote(self, words: str) -> str:
        """Words of a report as they stand; none of them where they name whom the export must not name."""
        return WITHHELD if self._names and self._names_hidden(words) else words

    def _hide(self, actor: Actor) -> None:
        self._hidden.add(actor.id)
        for name in (actor.name, *actor.aliases):
            parts = tuple(fold_name(name).split())
            if parts and is_proper(_APOSTROPHES.sub("", name)):  # "the boy" names nobody
                self._names.setdefault(parts[0], set()).add(parts)

    def _names_hidden(self, words: str) -> bool:
        # An apostrophe is part of a name ("Sha'al") or parts its ending from it ("Raske's").
        return any(self._holds_hidden(fold_name(form).split()) for form in (words, _part_endings(words)))

    def _holds_hidden(self, folded: list[str]) -> bool:
        return any(
            tuple(folded[start : start + len(parts)]) == parts
            for start, word in enumerate(folded)
            for parts in self._names.get(word, ())
        )

    def bodies(self, actor_ids: Iterable[str], day: date | None) -> str:
        """For whom the actors speak on that day; on an unknown day, all for whom they ever did."""
        speakers = filter(None, map(self.find, actor_ids))
        return self.list_names(
            body.actor_id
            for speaker in speakers
            for body in speaker.speaks_for
            if day is None or ((body.since or day) <= day <= (body.until or day))
        )
