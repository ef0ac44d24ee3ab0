"""Words that point at somebody: pronouns, roles, nouns of claiming, marks of an unnamed source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """To be completed by its readers (statements, annotation/names.py)."""

    person_pronouns: tuple[str, ...] = ()
    group_pronouns: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
