"""Nouns in the plural, as far as their endings tell."""

from collections.abc import Iterable


def singulars(noun: str, plurals: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The noun as it stands, and with each ending that it has put in the singular, the likeliest first."""
    forms = (noun[: -len(end)] + instead for end, instead in plurals if noun.endswith(end))
    return (noun, *forms)


def singular(noun: str, plurals: Iterable[tuple[str, str]]) -> str:
    """The noun in the singular, as its ending makes it likeliest."""
    return singulars(noun, plurals)[:2][-1]
