"""One mention of somebody harmed, and what its trigger says of how."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.headlined import is_title
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.claims.traits import NOBODY, Traits
from counterclaim.model import MentionKind, Modality, Quantity, Span, Token

_OBJECTS = frozenset(("DET", "PRON", "NUM", "NOUN", "PROPN", "ADJ"))
_HAPPENED = (Modality.ACTUAL, Modality.POSSIBLE)
OUTCOMES = ("killed", "injured", "casualties")  # the graver first; the last: hit, and no more is said


@dataclass(frozen=True, slots=True)
class Harmed:
    """One mention, with what is known of the person where it is of one.

    `count`: how many, None for one whom the report points at (a name, "he", "the boy"). `headed`: with a
    noun ("two men"), `numeral`: by a number and not by "a". `added`: beside those told of before ("another",
    "three others"); `new`: told of as if for the first time ("a man"); `pointing`: a pronoun, which names
    nobody by itself; `by_own_hand`: who did it; `owned`: the words that tell whose somebody is ("his older
    brother"), empty for others.
    """

    told: Told
    outcome: str
    words: Span
    count: Quantity | None = None
    traits: Traits = NOBODY
    added: bool = False
    new: bool = False
    pointing: bool = False
    headed: bool = False
    numeral: bool = False
    by_own_hand: bool = False
    owned: str = ""

    @property
    def is_one(self) -> bool:
        return self.count is None or (self.count.low == 1 and self.count.high == 1)


def find_outcome(told: Told, rules: Rules) -> str | None:
    """The gravest that the trigger stands for."""
    named = rules.attributes_of(told.frame)
    return next((name for name in OUTCOMES if name in named), None)


def is_real(told: Told) -> bool:
    """Whether it is told as something that took place or may have ("suspected of killing two"), and not long
    ago or in general. What a title tells of is what the report is about, however it is put: "Officials
    identify man *killed* by gunshot"."""
    frame = told.frame
    return (is_title(told.sentence) or not frame.background) and frame.modality in _HAPPENED


def names_oneself(words: Span, page: Page, rules: Rules) -> bool:
    """Whether a reflexive is among the words: "turned the gun on *himself*"."""
    return any(token.text.lower() in rules.reflexive for token in page.tokens(words))


def has_noun(told: Told, page: Page) -> bool:
    """Whether the trigger is a noun ("the shooting of two men", "his death")."""
    tokens = page.tokens(told.frame.trigger)
    return bool(tokens) and tokens[-1].pos in ("NOUN", "PROPN")


def is_doer(words: Span, told: Told, page: Page) -> bool:
    """Whether who stands before the verb did it to somebody whom the parser did not find: no auxiliary
    between the two, and the words of an object behind."""
    trigger = told.frame.trigger
    if has_noun(told, page) or words.start > trigger.start:
        return False
    tokens = page.sentences[told.sentence].tokens
    after = next((token for token in tokens if token.span.start >= trigger.end), None)
    if after is None or after.pos not in _OBJECTS or page.mention(MentionKind.PERIOD, after.span) is not None:
        return False
    return all(token.pos != "AUX" for token in find_between(words, told, page))


def find_between(words: Span, told: Told, page: Page) -> list[Token]:
    """The tokens from `words` to the trigger behind them."""
    tokens = page.sentences[told.sentence].tokens
    return [token for token in tokens if words.end <= token.span.start < told.frame.trigger.start]
