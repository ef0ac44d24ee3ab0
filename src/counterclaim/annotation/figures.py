"""Figures: numbers of people and things with their bounds, as intervals.

Needs words and parts of speech only, no parser. What is a number is in `figure_numbers`, what makes
one a part of another in `figure_parts`.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, floor

from counterclaim.annotation.figure_numbers import HYPHENS, Core, NumberReader, Phrases, Piece, split_pieces
from counterclaim.annotation.figure_parts import PartFinder
from counterclaim.codebook.schema.figures import Approximation, Bound, FigureWords
from counterclaim.model import Mention, MentionKind, Quantity, Span, Token

_YEAR = range(1900, 2101)
_REACH = 7  # pieces between a number and its noun
_SKIPPED = frozenset(("ADJ", "ADV", "VERB", "PUNCT", "PROPN"))
_NOUNS = frozenset(("NOUN", "PROPN"))


@dataclass(frozen=True, slots=True)
class _Modifier:
    kind: str  # "bound", "approximation", "exact", "added"
    bound: Bound | None = None
    approximation: Approximation | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure in pieces: `start`–`end` with modifiers, the interval, and the piece of the counted noun."""

    start: int
    end: int
    low: int
    high: int | None
    rule: str
    approximate: bool = False
    head: int | None = None
    notes: tuple[str, ...] = ()


def find_figures(
    tokens: Sequence[Token],
    text: str,
    words: FigureWords,
    counted: Collection[str],
    taken: Sequence[Span] = (),
) -> list[Mention]:
    """The figures of one sentence, in order. `counted`: lemmas of nouns that "a", "an" and "no" count;
    `taken`: spans of dates, whose numbers are none."""
    return FigureFinder(words, counted).find(tokens, text, taken)


class FigureFinder:
    """A language's figure words, made ready once for many sentences."""

    def __init__(self, words: FigureWords, counted: Collection[str]) -> None:
        self._words = words
        self._counted = frozenset(noun.lower() for noun in counted)
        self._numbers = NumberReader(words)
        self._parts = PartFinder(words)
        self._before = Phrases(_modifiers(words, after=False))
        self._after = Phrases(_modifiers(words, after=True))
        self._until = Phrases((phrase, "until") for phrase in words.until)
        self._or = Phrases((phrase, "or") for phrase in words.alternatives)
        self._zero = Phrases((*((w, "no") for w in words.no), *((w, "nobody") for w in words.nobody), *((w, "single") for w in words.single)))
        self._ages = Phrases((phrase, "age") for phrase in words.age_nouns)
        self._units = Phrases((phrase, "unit") for phrase in words.units)
        self._shares = Phrases((phrase, "share") for phrase in words.fractions)
        self._ratios = Phrases((phrase, "ratio") for phrase in words.ratios)
        self._later = Phrases((phrase, phrase) for phrase in words.added_after)
        self._labels = frozenset((*words.labels, *words.moneys, *words.ages))
        idioms = "|".join(f"(?:{idiom})" for idiom in words.idioms)
        self._idioms = re.compile(idioms, re.IGNORECASE) if idioms else None
        # "a" and "an" open figures in every second sentence, but no idiom is about them
        self._telling = (self._numbers.first_words | self._zero.first_words) - frozenset(words.articles)
        self._openers = (
            self._numbers.first_words | self._before.first_words | self._zero.first_words | frozenset(words.between)
        )

    def find(self, tokens: Sequence[Token], text: str, taken: Sequence[Span] = ()) -> list[Mention]:
        if not any(self._may_open(token.text) for token in tokens):
            return []
        pieces = split_pieces(tokens)
        reading = _Sentence(tokens, pieces, self._blocked(tokens, text, taken), [piece.text for piece in pieces])
        found: list[_Found] = []
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            if not (piece.text in self._openers or piece.text[:1].isdigit()):
                at += 1
                continue
            figure, after = self._read(reading, at)
            if figure is not None:
                found.append(figure)
            at = max(after, at + 1)
        mentions = [self._mention(reading, figure, text) for figure in found]
        return self._parts.tie(mentions, pieces)

    def _may_open(self, word: str) -> bool:
        return word[:1].isdigit() or word.lower() in self._openers or "-" in word

    def _blocked(self, tokens: Sequence[Token], text: str, taken: Sequence[Span]) -> list[Span]:
        start, end = tokens[0].span.start, tokens[-1].span.end
        blocked = [span for span in taken if span.start < end and start < span.end]
        numbered = any(token.text[:1].isdigit() or token.text.lower() in self._telling for token in tokens)
        if self._idioms is not None and numbered:
            blocked.extend(
                Span(start + hit.start(), start + hit.end()) for hit in self._idioms.finditer(text[start:end])
            )
        return blocked

    def _read(self, reading: "_Sentence", at: int) -> tuple[_Found | None, int]:
        """The figure that starts at a piece, if one does, and where to read on."""
        modifiers, ends = self._modifiers(reading.pieces, at)
        for kept in range(len(modifiers), -1, -1):
            start = ends[kept]
            core = self._core(reading.pieces, start)
            if core is None:
                continue
            ratio = self._ratio(reading, core)
            if ratio is not None:
                return None, ratio
            figure = self._judge(reading, at, modifiers[:kept], core)
            return figure, (figure.end if figure else core.end)
        return self._zero_or_one(reading, at)

    def _modifiers(self, pieces: Sequence[Piece], at: int) -> tuple[list[_Modifier], list[int]]:
        found: list[_Modifier] = []
        ends = [at]
        while len(found) < 4:
            match = self._before.match(pieces, ends[-1])
            if match is None:
                break
            ends.append(match[0])
            found.append(match[1])
        return found, ends

    def _core(self, pieces: Sequence[Piece], at: int) -> Core | None:
        """A number or a range of two."""
        words = self._words
        opened = at < len(pieces) and pieces[at].text in words.between
        core = self._numbers.read(pieces, at + opened)
        if core is None:
            return None
        if opened:
            joined = core.end < len(pieces) and pieces[core.end].text in words.between_join
            other = self._numbers.read(pieces, core.end + 1) if joined else None
            return _range(core, other, at)
        if at > 0 and pieces[at - 1].text in words.origins:
            return core
        for phrases in (self._until, self._or):
            match = phrases.match(pieces, core.end)
            other = self._numbers.read(pieces, match[0]) if match else None
            wide = _range(core, other, at)
            if wide is not None:
                return wide
        return core

    def _ratio(self, reading: "_Sentence", core: Core) -> int | None:
        """One past a share: "one in ten", "six out of every 20"."""
        match = self._ratios.match(reading.pieces, core.end)
        whole = self._numbers.read(reading.pieces, match[0]) if match else None
        if whole is None or core.high is None or whole.low <= core.high:
            return None
        return None if reading.is_blocked(reading.pieces[whole.start].span) else whole.end

    def _judge(self, reading: "_Sentence", at: int, modifiers: list[_Modifier], core: Core) -> _Found | None:
        """The figure that a number with its modifiers makes; None where the number counts nothing."""
        pieces = reading.pieces
        end, behind = core.end, self._after.match(pieces, core.end)
        if behind is not None:
            end = behind[0]
            modifiers = [*modifiers, behind[1]]
        later = self._later.match(pieces, end)
        noun_from = later[0] if later else end
        head = self._head(reading, noun_from)
        if later and head is None and pieces[later[0] - 1].text.endswith("s"):
            head = later[0] - 1
        if self._is_trap(reading, at, core, end, head, bare=not modifiers):
            return None
        notes = [modifier.kind for modifier in modifiers if modifier.kind in ("added", "exact")]
        if later:
            notes.append("added")
        if self._is_rate(reading, at, end, head):
            notes.append("rate")
        low, high, rule = _interval(core, modifiers)
        approximate = core.vague or any(modifier.approximation for modifier in modifiers)
        return _Found(at, end, low, high, rule, approximate, head, tuple(_NOTES.get(note, note) for note in notes))

    def _head(self, reading: "_Sentence", at: int) -> int | None:
        """The piece of the noun that a number ending before `at` counts."""
        pieces, tokens, words = reading.pieces, reading.tokens, self._words
        if at < len(pieces) and pieces[at].text in words.of:
            at += 1
            while at < len(pieces) and pieces[at].text in words.determiners:
                at += 1
        head = None
        for index in range(at, min(at + _REACH, len(pieces))):
            piece, token = pieces[index], tokens[pieces[index].token]
            if reading.is_blocked(piece.span):
                break
            counts = piece.text in self._counted or token.lemma.lower() in self._counted
            if token.pos in _NOUNS or counts:
                head = index
            elif head is not None and not (piece.text in HYPHENS or piece.text in ("'s", "’s")):
                break
            elif piece.text in words.determiners or (token.pos not in _SKIPPED and piece.text not in HYPHENS):
                break
            elif token.pos == "PUNCT" and piece.text not in HYPHENS and piece.text not in "\"“‘'":
                break
            elif token.pos == "VERB" and not self._modifies(reading, index):
                break
        return head

    def _modifies(self, reading: "_Sentence", index: int) -> bool:
        """Whether a participle stands before a noun of its own ("three armed guards")."""
        if index + 1 >= len(reading.pieces):
            return False
        following = reading.tokens[reading.pieces[index + 1].token]
        return following.pos == "NOUN" or following.lemma.lower() in self._counted

    def _is_trap(
        self, reading: "_Sentence", at: int, core: Core, end: int, head: int | None, *, bare: bool
    ) -> bool:
        pieces = reading.pieces
        if any(reading.is_blocked(pieces[index].span) for index in range(core.start, core.end)):
            return True
        if self._needs_more(reading, core, head):
            return True
        before = pieces[at - 1] if at > 0 else None
        if before is not None and (before.text in self._labels or (before.text in HYPHENS and pieces[at].glued)):
            return True
        if core.digits and (reading.is_digit(at - 1) or reading.is_digit(core.end)):
            return True
        if self._units.match(pieces, end) or self._shares.match(pieces, end):
            return True
        if end < len(pieces) and pieces[end].text in HYPHENS and pieces[end].glued and _glued(pieces, end + 1):
            return True
        if end < len(pieces) and pieces[end].text in self._words.moneys:
            return True
        return bare and self._is_year_or_hour(reading, at, core, head)

    def _needs_more(self, reading: "_Sentence", core: Core, head: int | None) -> bool:
        """Whether the number says too little without a plural noun, or is a unit in disguise ("10m high")."""
        pieces = reading.pieces
        counted = head is not None and self._counts(reading, head)
        last = pieces[core.end - 1].text
        if core.scale > 1 and last in self._words.units:
            return not counted
        if core.low == core.high == 0:
            return not counted
        if not self._numbers.needs_noun(pieces, core):
            return False
        if core.end < len(pieces) and pieces[core.end].text in self._words.of:
            return False
        return head is None or not _is_plural(reading.tokens[pieces[head].token])

    def _counts(self, reading: "_Sentence", head: int) -> bool:
        token = reading.tokens[reading.pieces[head].token]
        return token.lemma.lower() in self._counted or reading.pieces[head].text in self._counted

    def _is_year_or_hour(self, reading: "_Sentence", at: int, core: Core, head: int | None) -> bool:
        words, pieces = self._words, reading.pieces
        one_piece = core.end - core.start == 1 and core.digits
        if one_piece and core.low in _YEAR and "," not in pieces[core.start].text:
            return head is None or not self._counts(reading, head)
        if head is None and core.low <= words.clock_top and at > 0 and pieces[at - 1].text in words.clock:
            return not any(text in words.tolls for text in reading.words[max(0, at - 8) : at])
        name = reading.tokens[pieces[at - 1].token] if at > 0 else None
        return one_piece and head is None and name is not None and name.pos == "PROPN"

    def _is_rate(self, reading: "_Sentence", at: int, end: int, head: int | None) -> bool:
        after = (head if head is not None else end - 1) + 1
        before, behind = reading.words[max(0, at - 3) : at], reading.words[after : after + 1]
        words = self._words
        return any(w in words.rates for w in before) or any(w in words.rates_after for w in behind)

    def _zero_or_one(self, reading: "_Sentence", at: int) -> tuple[_Found | None, int]:
        """ "nobody", "no guards", "a guard", "a 16-year-old"."""
        pieces, words = reading.pieces, self._words
        match = self._zero.match(pieces, at)
        if match is not None and not reading.is_blocked(pieces[at].span):
            end, kind = match
            if kind == "nobody":
                return _Found(at, end, 0, 0, "figure:zero"), end
            head = self._head(reading, end)
            if head is not None and kind == "single":
                return _Found(at, head + 1, 1, 1, "figure:single", head=head), head + 1
            if head is not None and self._counts(reading, head):
                return _Found(at, head + 1, 0, 0, "figure:zero", head=head), head + 1
            if " ".join(reading.words[at:end]) in words.nobody:
                return _Found(at, end, 0, 0, "figure:zero"), end
            return None, end
        if pieces[at].text not in words.articles:
            return None, at + 1
        age = self._age(pieces, at + 1)
        head = self._head(reading, age or at + 1)
        if head is not None and not (self._counts(reading, head) and not _is_plural(reading.tokens[pieces[head].token])):
            head = None
        if head is not None and _follows(reading, head, ("'s", "’s", "'", "’")):
            head = None
        if age is None and (head is None or (at > 0 and pieces[at - 1].text in words.copulas)):
            return None, at + 1
        end = head + 1 if head is not None else (age or at)
        rule = "figure:article" if age is None else "figure:age"
        return _Found(at, end, 1, 1, rule, head=head if head is not None else end - 1, notes=("article",)), end

    def _age(self, pieces: Sequence[Piece], at: int) -> int | None:
        """One past "16-year-old" at `at`."""
        core = self._numbers.read(pieces, at)
        if core is None:
            return None
        rest = [(i, piece) for i, piece in enumerate(pieces[core.end : core.end + 6], core.end) if piece.text not in HYPHENS]
        match = self._ages.match([piece for _, piece in rest], 0)
        return rest[match[0] - 1][0] + 1 if match else None

    def _mention(self, reading: "_Sentence", figure: _Found, text: str) -> Mention:
        pieces = reading.pieces
        span = Span(pieces[figure.start].span.start, pieces[figure.end - 1].span.end)
        head = None if figure.head is None else reading.tokens[pieces[figure.head].token].span
        value = Quantity(figure.low, figure.high, span.of(text), figure.approximate)
        notes = " ".join(dict.fromkeys(figure.notes))
        return Mention(MentionKind.FIGURE, span, value, figure.rule, head=head, note=notes)


@dataclass(frozen=True, slots=True)
class _Sentence:
    tokens: Sequence[Token]
    pieces: list[Piece]
    blocked: list[Span]
    words: list[str]

    def is_blocked(self, span: Span) -> bool:
        return any(span.overlaps(other) for other in self.blocked)

    def is_digit(self, at: int) -> bool:
        """Whether a number in digits stands there, which no date holds."""
        inside = 0 <= at < len(self.pieces) and self.pieces[at].text[:1].isdigit()
        return inside and not self.is_blocked(self.pieces[at].span)


_NOTES = {"added": "another", "exact": "only"}


def _modifiers(words: FigureWords, *, after: bool) -> list[tuple[str, _Modifier]]:
    """The phrases that stand before or after a number, with what each does."""
    found = [(w, _Modifier("bound", bound=entry)) for entry in words.bounds if entry.after is after for w in entry.words]
    for entry in words.approximations:
        if entry.after is after:
            found.extend((phrase, _Modifier("approximation", approximation=entry)) for phrase in entry.words)
    if not after:
        found.extend((phrase, _Modifier("exact")) for phrase in words.exact)
        found.extend((phrase, _Modifier("added")) for phrase in words.added)
    return found


def _range(first: Core, second: Core | None, start: int) -> Core | None:
    """ "20 to 30" as one number; "two to three hundred" means hundreds on both sides."""
    if second is None or second.high is None or first.high is None:
        return None
    low, high = first.low, second.high
    if second.scale > 1 and first.scale == 1 and first.low * second.scale < high:
        low *= second.scale
    if low >= high:
        return None
    vague = first.vague or second.vague
    return Core(start, second.end, low, high, vague, first.digits, second.scale)


def _interval(core: Core, modifiers: Sequence[_Modifier]) -> tuple[int, int | None, str]:
    """Lowest, highest and the rule; bounds and approximations are put on one after the other."""
    low, high = core.low, core.high
    rule = "figure:vague" if core.vague else "figure:exact" if low == high else "figure:range"
    for modifier in modifiers:
        if modifier.approximation is not None:
            low, high = _widen(low, high, modifier.approximation)
            rule = "figure:approximate"
    for modifier in modifiers:
        bound = modifier.bound
        if bound is None:
            continue
        rule = "figure:bound"
        if bound.side == "low":
            low, high = low + (not bound.closed), None
        else:
            low, high = 0, None if high is None else max(0, high - (not bound.closed))
    return low, high, rule


def _widen(low: int, high: int | None, by: Approximation) -> tuple[int, int | None]:
    least = low + 1 if by.above else floor(low * by.low + 0.5)
    if high is None:
        return least, None
    most = high - 1 if by.below else ceil(high * by.high - 0.5)
    return least, max(least, most + by.add)


def _is_plural(token: Token) -> bool:
    """Whether a noun is in the plural, as far as its form tells; other words may stand for several."""
    return token.pos != "NOUN" or token.text.lower() != token.lemma.lower() or token.text.endswith("s")


def _glued(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].glued and pieces[at].text[:1].isalnum()


def _follows(reading: _Sentence, at: int, words: Collection[str]) -> bool:
    return at + 1 < len(reading.pieces) and reading.pieces[at + 1].text in words
