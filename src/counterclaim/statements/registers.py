"""The codebook's actors and offices, by every spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.codebook.schema import Codebook, Office, RegisteredActor
from counterclaim.codebook.schema.once import once

_NOT_LETTERS = re.compile(r"[^\w\s]+")
_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")


@lru_cache(maxsize=16_384)  # a report comes back to the same few names again and again
def plain(name: str) -> str:
    """A name in small letters without accents, marks, possessive and article, to compare by."""
    name = re.sub(r"['’]s?(?=\s|$)", "", name.strip())
    name = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    name = _SPACE.sub(" ", _NOT_LETTERS.sub("", name.replace("-", " "))).strip().casefold()
    return _ARTICLE.sub("", name)


@dataclass(frozen=True, slots=True)
class Registers:
    """`actors` by plain name, alias and acronym; a spelling of two actors is in neither.
    `posts` by plain title; `offices` by post."""

    actors: Mapping[str, RegisteredActor]
    by_id: Mapping[str, RegisteredActor]
    posts: Mapping[str, str]
    offices: Mapping[str, tuple[Office, ...]]

    def find(self, name: str) -> RegisteredActor | None:
        return self.actors.get(plain(name))

    def find_post(self, title: str) -> str | None:
        """The post that a title names ("the interior minister"), over all its holders."""
        return self.posts.get(plain(title))


@once
def open_registers(codebook: Codebook) -> Registers:
    actors: dict[str, RegisteredActor] = {}
    shared: set[str] = set()
    for actor in codebook.actors:
        spellings = {
            plain(word) for word in (actor.name, *actor.aliases, *((actor.acronym,) if actor.acronym else ()))
        }
        for spelling in spellings - {""}:
            if spelling in actors and actors[spelling].id != actor.id:
                shared.add(spelling)
            actors[spelling] = actor
    for spelling in shared:
        del actors[spelling]
    posts: dict[str, str] = {}
    clashing: set[str] = set()
    offices: dict[str, list[Office]] = {}
    for office in codebook.offices:
        offices.setdefault(office.post, []).append(office)
        for title in (office.title, *office.aliases):
            key = plain(title)
            if posts.get(key, office.post) != office.post:
                clashing.add(key)
            posts[key] = office.post
    for key in clashing:
        del posts[key]
    return Registers(
        actors=actors,
        by_id={actor.id: actor for actor in codebook.actors},
        posts=posts,
        offices={post: tuple(held) for post, held in offices.items()},
    )
