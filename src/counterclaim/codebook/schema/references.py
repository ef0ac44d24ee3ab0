"""Words that point at somebody: pronouns, roles, nouns of claiming, marks of an unnamed source."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Regular expressions, case ignored, by which the content decides the stance of a neutral cue.

    `demands`: another is to act; `promises`: the speaker's own act to come; `questions`: openers of a
    question; `open_questions`: those that want an answer, not a yes or no; `wrongs`: a harm that
    somebody does; `confirmations`: a plain yes; `doers`: signs that a wrong has a doer; `own`: the speaker's side as its subject;
    `negated`: the main clause says no; `possible`: it may be so; `orders`: nouns and openers of an
    order; `responsibility`: a denial is of the doing, not of the deed; `explanation`: the deed is
    conceded and explained; `acceptance`: responsibility is taken.
    """

    demands: tuple[str, ...] = ()
    imperatives: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    wrongs: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    confirmations: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    responsibility: tuple[str, ...] = ()
    explanation: tuple[str, ...] = ()
    acceptance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """All words are lower case lemmas, but for the regular expressions (`unnamed`, `resumes`).

    `person_pronouns`: pronoun to "he", "she" or "they" by whom it may stand for. `roles`: nouns of
    people who speak for somebody ("minister") to the body's noun where they name one ("ministry").
    `titles`: words before a name. `bodies`, `groups`, `documents`, `media`: head nouns. `claiming`:
    nouns that stand for an unnamed voice ("reports"). `unnamed`: openings and tails of an unnamed
    source. `particles`: small words inside a name ("do", "bin"). `locatives`: prepositions of a place;
    `place_nouns`: nouns behind a place's name ("Sabel district"); `directions`: words before it ("eastern").
    `resumes`: where reporting takes over inside an open quotation.
    """

    person_pronouns: tuple[str, ...] = ()
    group_pronouns: tuple[str, ...] = ()
    thing_pronouns: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    indefinites: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    heads_of: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    claiming: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    locatives: tuple[str, ...] = ()
    place_nouns: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    unknown_publisher: str = "unknown publisher"
    stance: StanceWords = field(default_factory=StanceWords)
