"""Cues: the words by which a language says that somebody says something."""

from dataclasses import dataclass, field

from counterclaim.model import Modality, Stance, StatementKind, Strength


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue. `lemma`: "say", "call for"; ".." stands for the words between its parts. `pos`: verb,
    phrasal verb, multiword, noun, preposition, adverb or adjective. `neutral`: the stance comes from
    the content. `content`, `source`: where they stand ("that-clause", "subject"). `negated`: what a
    negated cue does: "none" (no statement), "denies", "admits", "doubts", "confirms", "content" (the
    content is negated), "possible", "demands", "promises", "asserts"."""

    lemma: str
    pos: str
    kind: StatementKind
    stance: Stance
    strength: Strength
    content: tuple[str, ...]
    source: tuple[str, ...]
    negated: str
    modality: Modality | None = None
    neutral: bool = False
    other_party: str = ""
    doer: str = ""  # the stance where the content names who did a wrong: "condemned the guards for"
    example: str = ""


@dataclass(frozen=True, slots=True)
class CueGrammar:
    """Small words that the rules of attribution turn on, in small letters; verbs and nouns as lemmas.

    `refusing`: verbs that turn a cue below them round ("refused to confirm"); `carrying`: verbs that
    leave it as it is ("continued to deny"); `light`: verbs that only carry a noun of claiming ("made
    the claim"); `nobody`: subjects that negate; `relatives`: pronouns that stand for the noun before;
    `questions`: words that open a question; `settings`, `occasions`: words and nouns of phrases that
    say when and where it was said; `agents`: prepositions before a noun's source; `topics`: before
    its content; `relaying`: openers of a source that is passed on; `contrasts`: what sets
    another speaker against the first ("while").
    """

    refusing: tuple[str, ...] = ()
    carrying: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    relaying: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueWords:
    """All cues of a language; `not_cues` and `no_answer` are regular expressions, case ignored.
    `spellings`: letters that are written in two ways ("ise", "ize")."""

    cues: tuple[Cue, ...]
    not_cues: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    grammar: CueGrammar = field(default_factory=CueGrammar)
