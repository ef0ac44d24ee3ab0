"""Numbers that count nothing: ages, hours, years, labels, money, distances, shares, scores."""

from counterclaim.annotation.figure_nouns import FigureSentence, NounFinder
from counterclaim.annotation.figure_numbers import HYPHENS, Core, NumberReader, Phrases
from counterclaim.codebook.schema.figures import FigureWords

_YEARS = range(1900, 2101)
_TOLL_REACH = 8  # pieces before an hour in which "toll" or "number" makes it a figure


class TrapFinder:
    """A language's words around numbers that are no figures."""

    def __init__(self, words: FigureWords, numbers: NumberReader, nouns: NounFinder) -> None:
        self._words = words
        self._numbers = numbers
        self._nouns = nouns
        self._behind = Phrases((phrase, "none") for phrase in (*words.units, *words.fractions, *words.moneys))
        self._ratios = Phrases((phrase, "ratio") for phrase in words.ratios)
        self._units = frozenset(words.units)
        self._labels = frozenset((*words.labels, *words.moneys, *words.ages))

    def find_ratio(self, sentence: FigureSentence, core: Core) -> int | None:
        """One past a share: "one in ten", "six out of every 20"."""
        match = self._ratios.match(sentence.pieces, core.end)
        whole = self._numbers.read(sentence.pieces, match[0]) if match else None
        if whole is None or core.high is None or whole.low <= core.high:
            return None
        return None if sentence.is_blocked(whole.start) else whole.end

    def is_trap(self, sentence: FigureSentence, at: int, core: Core, end: int, head: int | None) -> bool:
        """Whether the number `core` counts nothing. `at`–`end`: with its modifiers; `head`: its noun."""
        return (
            any(sentence.is_blocked(index) for index in range(core.start, core.end))
            or self._needs_noun(sentence, core, head)
            or self._stands_behind_label(sentence, at)
            or self._stands_before_unit(sentence, end)
            or (core.digits and (sentence.is_digit(at - 1) or sentence.is_digit(core.end)))
            or (at == core.start and end == core.end and self._is_year_or_hour(sentence, core, head))
        )

    def is_rate(self, sentence: FigureSentence, at: int, end: int, head: int | None) -> bool:
        """ "each", "per": a rate, not a total."""
        after = (head if head is not None else end - 1) + 1
        before, behind = sentence.words[max(0, at - 3) : at], sentence.words[after : after + 1]
        words = self._words
        return any(w in words.rates for w in before) or any(w in words.rates_after for w in behind)

    def _needs_noun(self, sentence: FigureSentence, core: Core, head: int | None) -> bool:
        """Whether the number says too little without its noun ("some"), or may be a unit ("10m high")."""
        counted = head is not None and self._nouns.counts(sentence, head)
        if (core.scale > 1 and sentence.words[core.end - 1] in self._units) or core.high == 0:
            return not counted
        if not self._numbers.needs_noun(sentence.pieces, core):
            return False
        if core.end < len(sentence.words) and sentence.words[core.end] in self._words.of:
            return False
        return head is None or not sentence.is_plural(head)

    def _stands_behind_label(self, sentence: FigureSentence, at: int) -> bool:
        if at == 0:
            return False
        before = sentence.words[at - 1]
        if before == ":" and at > 1 and sentence.words[at - 2] in self._labels:
            return True  # "Age: 24"
        if before in self._words.join and at > 2 and sentence.is_digit(at - 2) and sentence.is_digit(at):
            return sentence.words[at - 3] in self._words.ages  # "ages 3 and 5"
        return before in self._labels or (before in HYPHENS and sentence.pieces[at].glued)

    def _stands_before_unit(self, sentence: FigureSentence, end: int) -> bool:
        if self._behind.match(sentence.pieces, end):
            return True
        if end < len(sentence.words) and sentence.words[end] in self._words.join:
            other = self._numbers.read(sentence.pieces, end + 1)
            if other is not None and self._behind.match(sentence.pieces, other.end):
                return True  # "11 and 13 years"
        if not sentence.is_glued(end, HYPHENS) or end + 1 >= len(sentence.words):
            return False
        return sentence.pieces[end + 1].glued and sentence.words[end + 1][:1].isalnum()

    def _is_year_or_hour(self, sentence: FigureSentence, core: Core, head: int | None) -> bool:
        words, before = self._words, core.start - 1
        digits = core.end - core.start == 1 and core.digits
        if digits and core.low in _YEARS and "," not in sentence.words[core.start]:
            return head is None or not self._nouns.counts(sentence, head)
        if head is not None or before < 0:
            return False
        if core.low <= words.clock_top and sentence.words[before] in words.clock:
            told = sentence.words[max(0, before - _TOLL_REACH) : before]
            return not any(word in words.tolls for word in told)
        return digits and sentence.token(before).pos == "PROPN"  # "Hill 102", "Corridor 3"
