"""Names in their parts, and the keys under which names that may be one are looked up."""

from collections.abc import Iterator
from functools import lru_cache

from counterclaim.actors.sounds import Nearness, compare_parts, key_of
from counterclaim.actors.transliteration import ARTICLES, BOUND, FREQUENT, GLUED_BOUND, TAIL, TAILS
from counterclaim.model import ActorKind, CastMember
from counterclaim.model.names import fold_name

_ACRONYM = range(2, 9)  # letters


def split_name(name: str) -> tuple[str, ...]:
    """The parts of a person's name, without articles; "Abdul Hamid" and "Abdulhamid" give the same."""
    parts: list[str] = []
    bound = ""
    words = fold_name(name).split()
    for place, word in enumerate(words):
        if word in TAILS and parts:
            parts[-1] += TAIL
        elif word in ARTICLES and len(words) > 1:
            continue
        elif word in BOUND and place < len(words) - 1:
            bound = BOUND[word]
        else:
            parts.append(bound + GLUED_BOUND.sub("abd", word))
            bound = ""
    return tuple(parts)


def person_key(name: str) -> str:
    """The key of first and last part, "" for a name of a single part: the same for all spellings."""
    parts = split_name(name)
    return f"{key_of(parts[0])} {key_of(parts[-1])}" if len(parts) >= 2 else ""


def is_frequent(part: str) -> bool:
    """Whether so many bear a name that it says little."""
    return any(compare_parts(part, known) is Nearness.EQUAL for known in FREQUENT)


def find_acronym(name: str) -> str | None:
    """A name that is an acronym, without its points: "U.N.S.C." → "UNSC"; None of any other."""
    letters = name.replace(".", "")
    points = 2 * len(letters) == len(name) or 2 * len(letters) == len(name) + 1
    if letters.isalpha() and letters.isupper() and len(letters) in _ACRONYM and (points or letters == name):
        return letters
    return None


def find_initials(name: str) -> str:
    """The first letters of a body's capitalised words."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def actor_keys(member: CastMember) -> Iterator[str]:
    """Keys of a cast member, from itself alone: two members of which neither is registered can be one, or
    a question to a person, only where they share one. Whoever has none is nobody of another report."""
    if member.kind is ActorKind.PERSON:
        yield from person_keys(member.name)
    elif member.kind is ActorKind.BODY:
        for name in (member.name, *member.aliases):
            yield from body_keys(name)


def person_keys(name: str) -> Iterator[str]:
    """Of the first part with each other, and of its first letter with the last."""
    parts = split_name(name)
    if len(parts) < 2:
        return
    first, *others = (key_of(part) for part in parts)
    yield from dict.fromkeys(f"person:{first} {other}" for other in others)
    yield f"initial:{parts[0][:1]} {others[-1]}"


@lru_cache(maxsize=16_384)  # a body is compared with many
def body_keys(name: str) -> tuple[str, ...]:
    if acronym := find_acronym(name):
        return (f"acronym:{acronym}",)
    words = sorted(key_of(word) for word in body_words(name) if len(word) > _SMALL)
    initials = find_initials(name)
    named = [f"body:{' '.join(words)}"] if len(words) > 1 else []
    lettered = [f"acronym:{initials}"] if len(initials) in _ACRONYM else []
    return (*named, *lettered)


def body_words(name: str) -> list[str]:
    """The words of a body's name, without those that are not written with a capital where two are: in
    "paramilitary Harbour Guard of Oru" only "harbour", "guard" and "oru" are its name."""
    words = name.split()
    proper = [word for word in words if word[:1] != word[:1].lower() or not word[:1].isalpha()]
    return fold_name(" ".join(proper if len(proper) > 1 else words)).split()


_SMALL = 3  # letters: words that bind others ("of", "the", "for") say nothing of a body
