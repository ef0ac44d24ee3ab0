"""Numbers that count nothing: ages, hours, years, labels, money, distances, shares, scores."""

from counterclaim.annotation.figure_nouns import FigureSentence, NounFinder
from counterclaim.annotation.figure_numbers import HYPHENS, Core, NumberReader, Phrases
from counterclaim.codebook.schema.figures import FigureWords

SHARED = "shared"  # the note of a total of which only a share is meant: "half of the *80*"

_POINT_ENDS = frozenset((".", ")"))
_YEARS = range(1900, 2101)
_UNIT_REACH = 4  # pieces between a number and its unit
_TOLL_REACH = 8  # pieces before an hour in which "toll" or "number" makes it a figure


class TrapFinder:
    """A language's words around numbers that are no figures."""

    def __init__(self, words: FigureWords, numbers: NumberReader, nouns: NounFinder) -> None:
        self._words = words
        self._numbers = numbers
        self._nouns = nouns
        uncounted = (*words.units, *words.fractions, *words.moneys, *words.compared)
        self._behind = Phrases((phrase, "none") for phrase in uncounted)
        self._ratios = Phrases((phrase, "ratio") for phrase in words.ratios)
        self._rates = Phrases(
            (phrase, "rate") for phrase in (*words.rates_after, *words.ratios) if phrase != "in"
        )
        self._units = frozenset(words.units)
        self._labels = frozenset((*words.labels, *words.moneys))
        self._ages = frozenset(words.ages)
        self._shares = frozenset((*words.fractions, *words.units))

    def find_ratio(self, sentence: FigureSentence, core: Core) -> int | None:
        """One past a share: "one in ten", "six out of every 20", "14 deaths per 1,000 prisoners"."""
        match = self._ratios.match(sentence.pieces, core.end)
        if match is None:
            head = self._nouns.find(sentence, core.end)
            match = self._rates.match(sentence.pieces, head + 1) if head is not None else None
        whole = self._numbers.read(sentence.pieces, match[0]) if match else None
        if whole is None or core.high is None or whole.low <= core.high:
            return None
        return None if sentence.is_blocked(whole.start) else whole.end

    def is_trap(self, sentence: FigureSentence, at: int, core: Core, end: int, head: int | None) -> bool:
        """Whether the number `core` counts nothing. `at`–`end`: with its modifiers; `head`: its noun."""
        return (
            any(sentence.is_blocked(index) for index in range(core.start, core.end))
            or self._numbers_a_point(sentence, core)
            or self._needs_noun(sentence, core, head)
            or (at == core.start and end == core.end and self._is_one_such(sentence, core, head))
            or self._stands_behind_label(sentence, at, head)
            or self._stands_before_unit(sentence, end, head)
            or (core.digits and (sentence.is_digit(at - 1) or sentence.is_digit(core.end)))
            or (at == core.start and end == core.end and self._is_year_or_hour(sentence, core, head))
        )

    def _numbers_a_point(self, sentence: FigureSentence, core: Core) -> bool:
        """ "3. The tents …", "2) Access": the number of a point in a list, at the start of a sentence."""
        if core.start or not core.digits or core.end >= len(sentence.words):
            return core.start == 0 and core.digits and len(sentence.words) == core.end
        return sentence.words[core.end] in _POINT_ENDS and sentence.is_glued(core.end, _POINT_ENDS)

    def is_rate(self, sentence: FigureSentence, at: int, end: int, head: int | None) -> bool:
        """ "each", "per": a rate, not a total."""
        after = (head if head is not None else end - 1) + 1
        before, behind = sentence.words[max(0, at - 3) : at], sentence.words[after : after + 1]
        words = self._words
        return any(w in words.rates for w in before) or any(w in words.rates_after for w in behind)

    def _is_one_such(self, sentence: FigureSentence, core: Core, head: int | None) -> bool:
        """ "in one room": a room; "one of the lamps": none of those that are counted."""
        if core.low != 1 or core.high != 1 or core.digits or core.end - core.start > 1:
            return False
        if head is not None and self._nouns.counts(sentence, head):
            return False
        before = sentence.token(core.start - 1).pos if core.start else ""
        follows = core.end < len(sentence.words) and sentence.words[core.end] in self._words.of
        return head is not None and (follows or before == "ADP")

    def is_shared(self, sentence: FigureSentence, at: int) -> bool:
        """Whether the number is a total of which a share is told: "a third of the 80", "5% of 300"."""
        words = self._words
        stop = at
        while stop > 0 and sentence.words[stop - 1] in words.determiners:
            stop -= 1
        if stop < 2 or sentence.words[stop - 1] not in words.of:
            return False
        return sentence.words[stop - 2] in self._shares

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

    def _stands_behind_label(self, sentence: FigureSentence, at: int, head: int | None) -> bool:
        """Whether "cell", "$" or "aged" stands before it; in "in the camp 30 men died" it labels nothing."""
        if at == 0:
            return False
        before = sentence.words[at - 1]
        if before == ":" and at > 1 and sentence.words[at - 2] in self._labels | self._ages:
            return not self._ends_telling(sentence, at - 2)  # "Age: 24"
        if before in self._ages:
            return head is None or not self._nouns.counts(sentence, head)  # "turned 31 people back"
        if before in self._words.join and at > 2 and sentence.is_digit(at - 2) and sentence.is_digit(at):
            return sentence.words[at - 3] in self._words.ages  # "ages 3 and 5"
        if before in self._labels and sentence.token(at - 1).pos != "VERB":  # "the dead *number* 38"
            counts = before not in self._words.moneys and head is not None and sentence.is_plural(head)
            return not (counts and at > 1 and sentence.words[at - 2] in self._words.determiners)
        return before in HYPHENS and sentence.pieces[at].glued

    def _ends_telling(self, sentence: FigureSentence, noun: int) -> bool:
        """Whether the word before a colon closes words of its own: "they have a different *number*: 260"."""
        led = noun > 1 and sentence.token(noun - 1).pos in ("ADJ", "DET")
        return led and sentence.words[noun] in self._words.tolls

    def _stands_before_unit(self, sentence: FigureSentence, end: int, head: int | None) -> bool:
        if self._behind.match(sentence.pieces, end):
            return True
        if head is not None and sentence.words[head] in self._units and head < end + _UNIT_REACH:
            return True  # "two full days", "900 Canadian dollars"
        if end < len(sentence.words) and sentence.words[end] in self._words.join:
            other = self._numbers.read(sentence.pieces, end + 1)
            if other is not None and self._behind.match(sentence.pieces, other.end):
                return True  # "11 and 13 years"
        if not sentence.is_glued(end, HYPHENS) or end + 1 >= len(sentence.words):
            return False
        glued = sentence.pieces[end + 1].glued and sentence.words[end + 1][:1].isalnum()
        return glued and self.find_room(sentence, end) is None

    def find_room(self, sentence: FigureSentence, end: int) -> int | None:
        """The word of room that a number is glued to: "a 500-*bed* centre", but not "a 30-day wait"."""
        opened = sentence.is_glued(end, HYPHENS) and end + 1 < len(sentence.words)
        return end + 1 if opened and sentence.words[end + 1] in self._words.rooms else None

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
