"""Keys under which the spellings of one person's name fall together, Arabic names above all.

The rules are about how Arabic is written in Latin letters, whatever the language of the report, so they
stand here and not with one language's words.
"""

import re

from counterclaim.model.names import fold_name

_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "at", "ad", "an", "ar", "az"})
_BOUND = ("abdul", "abdel", "abdal", "abd", "abu", "ben", "bin", "ibn")

# What different writers use for one Arabic letter; read from top to bottom.
_CONSONANTS = (
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("sch", "s"),
    ("tch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("dj", "j"),
    ("zh", "z"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("w", "u"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ai", "i"),
    ("ey", "i"),
    ("ay", "i"),
    ("y", "i"),
    ("e", "a"),
    ("o", "u"),
)
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aiu]")


def split_name(name: str) -> tuple[str, ...]:
    """The parts of a person's name, without articles; "Abdul Hamid" and "Abdulhamid" give the same."""
    words = [word for word in fold_name(name).split() if word not in _ARTICLES]
    parts: list[str] = []
    bound = ""
    for word in words:
        if word in _BOUND and word != words[-1]:
            bound = word
            continue
        parts.append(bound + word)
        bound = ""
    return tuple(parts)


def sound_of(part: str) -> str:
    """A part of a name with the letters that writers interchange made one."""
    for written, sound in _CONSONANTS:
        part = part.replace(written, sound)
    part = _DOUBLED.sub(r"\1", part)
    return part[:-1] if len(part) > 3 and part.endswith(("ah", "ih", "uh")) else part


def person_key(name: str) -> str:
    """First and last part by sound, "" for a name of a single part."""
    parts = split_name(name)
    return f"{sound_of(parts[0])} {sound_of(parts[-1])}" if len(parts) >= 2 else ""


def loose_key(name: str) -> str:
    """As :func:`person_key` without vowels: decides only together with an office or a body."""
    return " ".join(part[:1] + _VOWELS.sub("", part[1:]) for part in person_key(name).split())


def middle_of(name: str) -> tuple[str, ...]:
    """The parts between first and last, by sound."""
    return tuple(sound_of(part) for part in split_name(name)[1:-1])
