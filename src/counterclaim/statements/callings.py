"""What two spellings of a name share: a country and its adjective, a noun and the name behind it."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.statements.registers import plain
from counterclaim.statements.wording import before_words

_STEM = 4  # letters that a country's name and its adjective share at least
_FEW = 3  # first letters that are hardly those of another body


def is_adjective_of(one: str, other: str) -> bool:
    """ "Ardenian" and "Ardenia", as far as spelling tells."""
    shared = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return shared >= _STEM and 3 * shared >= 2 * max(len(one), len(other))


def is_bare_name(name: str, known: str) -> bool:
    """Whether the name is what only a noun stood before: "mission of the *Harbour Council*"."""
    return name[:1].isupper() and known[:1].islower() and plain(known).endswith(f" {plain(name)}")


def last_word(phrase: str, behind: Iterable[str]) -> str:
    """The last word of a role; `behind` stand between it and what it is of."""
    words = plain(before_words(phrase, behind)).split()
    return words[-1] if words else ""


def is_initials(letters: str, name: str) -> bool:
    """Whether a name in capitals is the first letters of another: "ICE" of "U.S. Immigration and Customs
    Enforcement", "MoI" of "Ministry of the Interior"."""
    if not (
        _FEW <= len(letters) <= len(name.split()) and letters.isalpha() and letters[1:] != letters[1:].lower()
    ):
        return False
    words = name.replace("-", " ").split()
    capitals = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words)
    told = letters.upper()
    return capitals.endswith(told) or every.upper().endswith(told)
