"""Figures: numbers of people and things with their bounds, as intervals.

Needs words and parts of speech only, no parser. What is a number is in `figure_numbers`, what its modifiers
make of it in `figure_intervals`, what it counts in `figure_nouns`, which numbers count nothing in
`figure_traps`, and what makes one a part of another in `figure_parts`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from counterclaim.annotation.figure_intervals import Modifier, code_interval, list_modifiers, span_range
from counterclaim.annotation.figure_nouns import FigureSentence, NounFinder
from counterclaim.annotation.figure_numbers import HYPHENS, Core, NumberReader, Phrases, split_pieces
from counterclaim.annotation.figure_parts import PartFinder
from counterclaim.annotation.figure_traps import SHARED, TrapFinder
from counterclaim.codebook.schema.expressions import AnyOf
from counterclaim.codebook.schema.figures import FigureWords
from counterclaim.model import Mention, MentionKind, Quantity, Span, Token

_MOST_MODIFIERS = 4
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


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
    acts: Collection[str] = (),
) -> list[Mention]:
    """The figures of one sentence, in order. `counted`: lemmas of nouns that "a", "an" and "no" count;
    `acts`: those that "no" alone counts ("no arrests"); `taken`: spans of dates, whose numbers are none."""
    return FigureFinder(words, counted, acts).find(tokens, text, taken)


class FigureFinder:
    """A language's figure words, made ready once for many sentences."""

    def __init__(self, words: FigureWords, counted: Collection[str], acts: Collection[str] = ()) -> None:
        self._words = words
        self._acts = frozenset(act.lower() for act in acts)
        self._numbers = NumberReader(words)
        self._nouns = NounFinder(words, counted)
        self._traps = TrapFinder(words, self._numbers, self._nouns)
        self._parts = PartFinder(words)
        self._before = Phrases(list_modifiers(words, after=False))
        self._after = Phrases(list_modifiers(words, after=True))
        self._later = Phrases((phrase, "later") for phrase in words.added_after)
        self._links = tuple(
            Phrases((w, "to") for w in listed) for listed in (words.until, words.alternatives)
        )
        zero = (("no", words.no), ("nobody", words.nobody), ("single", words.single))
        self._zero = Phrases((phrase, kind) for kind, listed in zero for phrase in listed)
        self._ages = Phrases((phrase, "age") for phrase in words.age_nouns)
        self._idioms = AnyOf(words.idioms)
        openers = self._numbers.first_words | self._zero.first_words
        # "a" and "an" open figures in every second sentence, but no idiom is about them
        self._telling = openers - frozenset(words.articles)
        self._openers = openers | self._before.first_words | frozenset(words.between)

    def find(self, tokens: Sequence[Token], text: str, taken: Sequence[Span] = ()) -> list[Mention]:
        """The figures of one sentence, in order; `taken`: spans of dates."""
        if not _any_opens(tokens, self._openers):
            return []
        pieces = split_pieces(tokens)
        words = [piece.text for piece in pieces]
        sentence = FigureSentence(tokens, pieces, words, self._blocked(tokens, text, taken))
        found: list[_Found] = []
        at = 0
        while at < len(pieces):
            figure, after = self._read(sentence, at) if _opens(words[at], self._openers) else (None, at + 1)
            if figure is not None:
                found.append(figure)
            at = max(after, at + 1)
        return self._parts.tie([_mention(sentence, figure, text) for figure in found], pieces)

    def _blocked(self, tokens: Sequence[Token], text: str, taken: Sequence[Span]) -> list[Span]:
        """Where no number is a figure: in dates, and in idioms."""
        start, end = tokens[0].span.start, tokens[-1].span.end
        blocked = [span for span in taken if span.start < end and start < span.end]
        if _any_opens(tokens, self._telling):
            hits = self._idioms.find(text[start:end])
            blocked.extend(Span(start + first, start + last) for first, last in hits)
        return blocked

    def _read(self, sentence: FigureSentence, at: int) -> tuple[_Found | None, int]:
        """The figure that starts at a piece, if one does, and where to read on."""
        modifiers, ends = self._modifiers(sentence, at)
        for kept in range(len(modifiers), -1, -1):
            core = self._core(sentence, ends[kept], bare=kept == 0)
            if core is None:
                continue
            ratio = self._traps.find_ratio(sentence, core)
            if ratio is not None:
                return None, ratio
            figure = self._judge(sentence, at, modifiers[:kept], core)
            return figure, (figure.end if figure else core.end)
        return self._zero_or_one(sentence, at)

    def _modifiers(self, sentence: FigureSentence, at: int) -> tuple[list[Modifier], list[int]]:
        found: list[Modifier] = []
        ends = [at]
        while len(found) < _MOST_MODIFIERS:
            match = self._before.match(sentence.pieces, ends[-1])
            if match is None or sentence.is_in_idiom(ends[-1]) or self._is_risen(sentence, ends[-1]):
                break
            ends.append(match[0])
            found.append(match[1])
        return found, ends

    def _is_risen(self, sentence: FigureSentence, at: int) -> bool:
        """Whether a verb of rising stands before: of "went up to 12" the "up" is the verb's."""
        return (
            at > 0
            and sentence.words[at : at + 2] == ["up", "to"]
            and (sentence.words[at - 1] in self._words.rising)
        )

    def _core(self, sentence: FigureSentence, at: int, *, bare: bool) -> Core | None:
        """A number, or a range of two. `bare`: no modifier stands before it."""
        words, pieces = self._words, sentence.pieces
        opened = at < len(pieces) and pieces[at].text in words.between
        core = self._numbers.read(pieces, at + opened)
        if core is None:
            return None
        if opened:
            joined = core.end < len(pieces) and pieces[core.end].text in words.between_join
            return span_range(core, self._numbers.read(pieces, core.end + 1) if joined else None, at)
        if bare and at > 0 and pieces[at - 1].text in words.origins:
            return core  # "rose from 11 to 14" are two; "anywhere from 11 to 14" is one
        for link in self._links:
            match = link.match(pieces, core.end)
            wide = span_range(core, self._numbers.read(pieces, match[0]), at) if match else None
            if wide is not None:
                return wide
        return core

    def _judge(
        self, sentence: FigureSentence, at: int, modifiers: list[Modifier], core: Core
    ) -> _Found | None:
        """The figure that a number with its modifiers makes; None where the number counts nothing."""
        end, behind = core.end, self._after.match(sentence.pieces, core.end)
        if behind is not None:
            end = behind[0]
            modifiers = [*modifiers, behind[1]]
        end = self._past_repeat(sentence, core, end)
        later = self._later.match(sentence.pieces, end)
        start = later[0] if later else end
        if "," in sentence.words[core.start : end] and start < len(sentence.words):
            start += sentence.words[start] == ","  # "three, perhaps four, men"
        age = self._age(sentence, start)
        head = self._nouns.find(sentence, age or start)
        if age is not None and head is None:
            head = age - 1  # "two 17-year-olds"
        room = self._traps.find_room(sentence, end)
        head = head if room is None else room
        if later and head is None and sentence.words[later[0] - 1].endswith("s"):
            head = later[0] - 1  # "five others"
        if self._traps.is_trap(sentence, at, core, end, head):
            return None
        notes = [modifier.note for modifier in modifiers if modifier.note]
        if later:
            notes.append("another")
        if self._traps.is_rate(sentence, at, end, head):
            notes.append("rate")
        if self._traps.is_shared(sentence, at):
            notes.append(SHARED)
        low, high, rule = code_interval(core, modifiers)
        approximate = core.vague or any(modifier.approximation for modifier in modifiers)
        return _Found(at, end, low, high, rule, approximate, head, tuple(notes))

    def _past_repeat(self, sentence: FigureSentence, core: Core, end: int) -> int:
        """Where to go on after "26 (twenty-six)", as officials write; else `end`."""
        if sentence.words[end : end + 1] != ["("]:
            return end
        again = self._numbers.read(sentence.pieces, end + 1)
        if again is None or (again.low, again.high) != (core.low, core.high):
            return end
        return again.end + 1 if sentence.words[again.end : again.end + 1] == [")"] else end

    def _zero_or_one(self, sentence: FigureSentence, at: int) -> tuple[_Found | None, int]:
        """ "nobody", "no guards", "a single shell", "a guard", "a 16-year-old"."""
        match = self._zero.match(sentence.pieces, at)
        if match is not None and not sentence.is_blocked(at):
            end, kind = match
            head = None if kind == "nobody" else self._nouns.find(sentence, end)
            if head is not None and kind == "single":
                return _Found(at, head + 1, 1, 1, "figure:single", head=head), head + 1
            if head is not None and self._is_counted(sentence, head):
                return _Found(at, head + 1, 0, 0, "figure:zero", head=head), head + 1
            if " ".join(sentence.words[at:end]) in self._words.nobody and not self._is_set_against(
                sentence, at, end
            ):
                return _Found(at, end, 0, 0, "figure:zero"), end
            return None, end
        if sentence.words[at] in self._words.articles:
            return self._one(sentence, at)
        return None, at + 1

    def _is_set_against(self, sentence: FigureSentence, at: int, end: int) -> bool:
        """Whether "not one" only sets another number aside: "two died, *not one*"."""
        behind = sentence.words[end : end + 1]
        last = not behind or not behind[0][:1].isalnum()
        return last and at > 0 and sentence.words[at - 1] == "," and end - at > 1

    def _one(self, sentence: FigureSentence, at: int) -> tuple[_Found | None, int]:
        """ "a guard" counts one, unless it only says what somebody is; so does "a 16-year-old"."""
        age = self._age(sentence, at + 1)
        head = self._nouns.find(sentence, age or at + 1)
        if head is not None and not self._is_one(sentence, head):
            head = None
        called = at > 0 and sentence.words[at - 1] in self._words.copulas
        if age is None and (head is None or called):
            return None, at + 1
        last = head if head is not None else (age or at + 1) - 1
        rule = "figure:article" if age is None else "figure:age"
        again = sentence.words[at + 1] in self._words.ordinals
        notes = ("article", "another") if again else ("article",)
        return _Found(at, last + 1, 1, 1, rule, head=last, notes=notes), last + 1

    def _is_counted(self, sentence: FigureSentence, head: int) -> bool:
        act = {sentence.words[head], sentence.token(head).lemma.lower()} & self._acts
        return bool(act) or self._nouns.counts(sentence, head)

    def _is_one(self, sentence: FigureSentence, head: int) -> bool:
        owner = head + 1 < len(sentence.words) and sentence.words[head + 1] in _POSSESSIVES
        token = sentence.token(head)
        named = token.pos in ("PROPN", "ADJ") and not token.text.lower().endswith("s")  # "a young Gambian"
        several = sentence.is_plural(head) and not named
        return self._nouns.counts(sentence, head) and not several and not owner

    def _age(self, sentence: FigureSentence, at: int) -> int | None:
        """One past "16-year-old" at `at`."""
        core = self._numbers.read(sentence.pieces, at)
        if core is None:
            return None
        places = range(core.end, min(core.end + 6, len(sentence.words)))
        words = [i for i in places if sentence.words[i] not in HYPHENS]
        match = self._ages.match([sentence.pieces[i] for i in words], 0)
        return words[match[0] - 1] + 1 if match else None


def _any_opens(tokens: Sequence[Token], openers: frozenset[str]) -> bool:
    if not openers.isdisjoint([token.text.lower() for token in tokens]):
        return True
    return any(token.text[:1].isdigit() or "-" in token.text for token in tokens)


def _opens(word: str, openers: Collection[str]) -> bool:
    return word[:1].isdigit() or "-" in word or word.lower() in openers


def _mention(sentence: FigureSentence, figure: _Found, text: str) -> Mention:
    pieces = sentence.pieces
    span = Span(pieces[figure.start].span.start, pieces[figure.end - 1].span.end)
    head = None if figure.head is None else sentence.token(figure.head).span
    value = Quantity(figure.low, figure.high, span.of(text), figure.approximate)
    note = " ".join(dict.fromkeys(figure.notes))
    return Mention(MentionKind.FIGURE, span, value, figure.rule, head=head, note=note)
