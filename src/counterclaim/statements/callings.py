"""What two spellings of a name share: a country and its adjective, a noun and the name behind it."""

from __future__ import annotations

from counterclaim.statements.registers import plain

_STEM = 4  # letters that a country's name and its adjective share at least


def is_adjective_of(one: str, other: str) -> bool:
    """ "Ardenian" and "Ardenia", as far as spelling tells."""
    shared = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return shared >= _STEM and 3 * shared >= 2 * max(len(one), len(other))


def is_bare_name(name: str, known: str) -> bool:
    """Whether the name is what only a noun stood before: "mission of the *Harbour Council*"."""
    return name[:1].isupper() and known[:1].islower() and plain(known).endswith(f" {plain(name)}")


def last_word(phrase: str) -> str:
    words = plain(phrase.split(" of ")[0].split(" for ")[0]).split()
    return words[-1] if words else ""
