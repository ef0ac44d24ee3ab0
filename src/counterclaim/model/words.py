"""The closed lists of the ledger: stances, modalities and their like.

The lists are those of ``docs/glossary.md``; each member's value is the word used in exports.
"""

from enum import StrEnum


class Stance(StrEnum):
    """What a source does with what it says."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"
    ADMITS = "admits"
    CONFIRMS = "confirms"
    DOUBTS = "doubts"
    DEMANDS = "demands"
    PROMISES = "promises"


class Modality(StrEnum):
    """How far the thing spoken of has come: done, or only considered, ordered, ..."""

    ACTUAL = "actual"
    CONSIDERED = "considered"
    ORDERED = "ordered"
    DEMANDED = "demanded"
    PROMISED = "promised"
    POSSIBLE = "possible"


class Denial(StrEnum):
    """Kinds of denial, after HURIDOCS micro-thesaurus 28."""

    DENIES_ACT = "denies_act"
    DENIES_RESPONSIBILITY = "denies_responsibility"
    OTHER_EXPLANATION = "other_explanation"
    ACCEPTS_RESPONSIBILITY = "accepts_responsibility"


class StatementKind(StrEnum):
    """By what means a source comes to be quoted; ``speech`` and ``writing`` are public."""

    SPEECH = "speech"
    WRITING = "writing"
    BELIEF = "belief"
    KNOWLEDGE = "knowledge"
    INTENTION = "intention"
    PERCEPTION = "perception"

    @property
    def public(self) -> bool:
        """Whether the source put it out itself, rather than being said to think or know it."""
        return self in (StatementKind.SPEECH, StatementKind.WRITING)


class Strength(StrEnum):
    PLAIN = "plain"
    HEDGED = "hedged"
    RUMOUR = "rumour"


class Manner(StrEnum):
    """direct: all of the content stands in quotation marks; indirect: none; mixed: some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class ActorKind(StrEnum):
    PERSON = "person"
    BODY = "body"
    GROUP = "group"
    PUBLISHER = "publisher"
    UNNAMED = "unnamed"


class MentionKind(StrEnum):
    """What a mention in the text is read as."""

    FIGURE = "figure"  # value: Quantity
    PERIOD = "period"  # value: Period
    PLACE = "place"  # value: Place
    SITE = "site"  # value: Term(code = registered site id or "", wording)
    ACTOR = "actor"  # value: Term(code = registered actor id or "", wording)
    TRIGGER = "trigger"  # value: Term(code = "type:…" or "attribute:…", wording)
    TERM = "term"  # value: Term(code = "cause:stampede" and the like, wording)


class Measure(StrEnum):
    """What a figure counts: people at a moment, in a period, or the most there is room for."""

    STOCK = "stock"
    FLOW = "flow"
    CAPACITY = "capacity"


class DisputeKind(StrEnum):
    FIGURES = "figures"
    DENIAL = "denial"
    COUNTER_ACCUSATION = "counter-accusation"
    CAUSE = "cause"
    OCCURRENCE = "occurrence"
    CHARACTERISATION = "characterisation"
    DATE_OR_PLACE = "date or place"


class Verb(StrEnum):
    """What a judgement does."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    UNDO = "undo"
