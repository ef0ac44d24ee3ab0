"""Whom an export names: office-holders, bodies and publishers; private persons only when asked for."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from counterclaim.model import Actor

WITHHELD = "name withheld"


def withhold(actor: Actor) -> Actor:
    """The actor without a name, when it is a private person."""
    return replace(actor, name=WITHHELD, aliases=(), acronym=None) if actor.private else actor


class People:
    """The actors of a book as an export shows them."""

    def __init__(self, actors: Iterable[Actor], names: bool) -> None:
        self._actors = {actor.id: actor if names else withhold(actor) for actor in actors}
        self._hidden = {key for key, actor in self._actors.items() if actor.private and not names}

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

    def bodies(self, actor_ids: Iterable[str], day: date | None) -> str:
        """For whom the actors speak on that day; on an unknown day, all for whom they ever did."""
        speakers = filter(None, map(self.find, actor_ids))
        return self.list_names(
            body.actor_id
            for speaker in speakers
            for body in speaker.speaks_for
            if day is None or ((body.since or day) <= day <= (body.until or day))
        )
