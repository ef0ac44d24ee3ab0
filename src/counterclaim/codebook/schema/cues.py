"""Cues: the words by which a language says that somebody says something."""

from dataclasses import dataclass

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
class CueWords:
    """All cues of a language; `not_cues` and `no_answer` are regular expressions, case ignored.
    `spellings`: letters that are written in two ways ("ise", "ize")."""

    cues: tuple[Cue, ...]
    not_cues: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
