"""Cues: the words by which a language says that somebody says something."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.model import Modality, Stance, StatementKind, Strength


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue. `lemma`: "say", "call for"; ".." stands for the words between its parts. `pos`: verb,
    phrasal verb, multiword, noun, preposition, adverb or adjective. `neutral`: the stance comes from
    the content. `content`, `source`: where they stand ("that-clause", "subject"). `negated`: what a
    negated cue does: "none" (no statement), "denies", "admits", "doubts", "confirms", "content" (the
    content is negated), "possible", "demands", "promises", "asserts". `holds`: its denial is of what others
    say or charge, and the figures of its content are the voice's own: "*countered* that 39 were held"."""

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
    to_act: Modality | None = None  # how far it is where the content is what another is to do: "told them to"
    holds: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class CueReading:
    """What the words of a cue mean where nothing but those words is known of it: more words than those
    that are looked for, since a word that is often no cue can be read safely once it is known to be one.

    `verbs`, `nouns`, `others` (adjectives, adverbs, prepositions): single words as lemmas; `phrases`:
    several words in order, ".." for words between. `said`: a regular expression that the content's
    opening must match for this reading to hold ("asked *to* …" demands); without it the reading stands
    behind those that have one. `alone`: it holds only where nobody is named as the source. `negated`,
    `neutral`, `doer`, `modality`: as for :class:`Cue`.
    """

    stance: Stance
    kind: StatementKind
    strength: Strength = Strength.PLAIN
    modality: Modality | None = None
    neutral: bool = False
    doer: str = ""
    negated: str = "none"
    said: str = ""
    alone: bool = False
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueForms:
    """How the words of a cue are taken apart, all in small letters.

    `irregular`: a form to its lemma ("said" to "say"); `endings`: an ending to what stands in its
    place in the lemma, tried in this order; `negations`: words that turn the cue round, `unnegated`:
    phrases in which they do not ("not only"); `refusing`: lemmas and phrases that turn round the cue
    behind them ("unable to"); `undoing`: of these, those after which nothing is said at all ("yet to");
    `carrying`: lemmas that only carry the cue behind them ("continue", "manage"); `small`: auxiliaries
    and other words that are never the cue itself; `determiners`: behind them stands a noun.
    """

    irregular: Mapping[str, str] = field(default_factory=dict)
    endings: tuple[tuple[str, str], ...] = ()
    negations: tuple[str, ...] = ()
    unnegated: tuple[str, ...] = ()
    refusing: tuple[str, ...] = ()
    undoing: tuple[str, ...] = ()
    carrying: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueGrammar:
    """Small words that the rules of attribution turn on, in small letters; verbs and nouns as lemmas.

    `refusing`: verbs that turn a cue below them round ("refused to confirm"); `carrying`: verbs that
    leave it as it is ("continued to deny"); `light`: verbs that only carry a noun of claiming ("made
    the claim"); `nobody`: subjects that negate; `parts`: nouns of some of many; `relatives`: pronouns that
    stand for the noun before;
    `questions`: words that open a question; `settings`, `occasions`: words and nouns of phrases that
    say when and where it was said; `agents`: prepositions before a noun's source; `topics`: before
    its content; `relaying`: openers of a source that is passed on; `contrasts`: what sets
    another speaker against the first ("while"); `complementisers`: open a clause that is told ("that");
    `distrusting`: verbs by which nobody agrees ("nobody was beaten, as they *claim*").
    """

    refusing: tuple[str, ...] = ()
    carrying: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    relaying: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    complementisers: tuple[str, ...] = ()
    distrusting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueWords:
    """All cues of a language; `not_cues` and `no_answer` are regular expressions, case ignored.
    `spellings`: letters that are written in two ways ("ise", "ize"). `readings`, `forms`: by which a
    cue is read from its words alone; an earlier reading comes first."""

    cues: tuple[Cue, ...]
    not_cues: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    grammar: CueGrammar = field(default_factory=CueGrammar)
    readings: tuple[CueReading, ...] = ()
    forms: CueForms = field(default_factory=CueForms)
