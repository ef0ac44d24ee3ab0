"""What a cue means by its words alone: for cues that were found, but not by the language's list of them.

The words of a cue are auxiliaries, negations, words that only carry or turn round what follows, and the
word or phrase that says what is done. The last of these decides; the others say whether it is negated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.codebook.schema import Cue, CueWords
from counterclaim.codebook.schema.cues import CueReading
from counterclaim.model import Modality, Span, Stance, StatementKind, Strength, Tagged, hull
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.cue_forms import Forms

_GAP = ".."
_WIDEST_NOUN = 5  # words of a noun phrase between a cue and its content
_WIDEST_GAP = 9  # words that may stand where a phrase has ".."
_SKIPPED = 2  # small words that may stand between the words of a phrase
_AHEAD = 12  # words of the content that a phrase may end in ("called .. a lie")
_LED = 24  # characters before the content that may hold the word that opens it
_SILENT_AHEAD = 3  # words of the content that may say that nothing is said ("declined to | comment")
_EDGES = "\"'“”‘’«»:, "
_VERBS = ("verb", "phrasal verb", "multiword")
_OPENER = re.compile(r"\b(to|that|whether|if|for|of)\s*[\"'“‘]?\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of an attribution: its cue, what stands right before that, what is said and by whom.
    `noun`: the cue stands where a noun does; `carried`: the cue goes on with a noun of its own that was
    left outside it."""

    cue: str
    before: str
    said: str
    source: str
    noun: bool
    carried: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cue with what must open the content for it to be meant."""

    row: Cue
    said: re.Pattern[str] | None = None
    alone: bool = False
    parts: tuple[str, ...] = ()

    def suits(self, wording: _Wording) -> bool:
        opens = self.said is None or self.said.search(wording.said) is not None
        return opens and not (self.alone and wording.source)


@dataclass(frozen=True, slots=True)
class _Head:
    """A word or phrase of the cue that says what is done: the places of its words, and its entries."""

    places: tuple[int, ...]
    entries: tuple[_Entry, ...]

    def choose(self, wording: _Wording) -> Cue | None:
        ordered = sorted(self.entries, key=lambda entry: entry.said is None)
        fitting = [entry.row for entry in ordered if entry.suits(wording)]
        of_kind = [row for row in fitting if (row.pos == "noun") == wording.noun]
        return next(iter(of_kind or fitting), None)


class CueBook:
    """All that is known of a language's cues, to be looked up by their words."""

    def __init__(self, words: CueWords) -> None:
        self.forms = Forms(words.forms, words.spellings)
        self._silent = [re.compile(pattern, re.IGNORECASE) for pattern in words.no_answer]
        self._nobody = frozenset(words.grammar.nobody)
        self._singles: dict[str, list[_Entry]] = {}
        self._phrases: dict[str, list[_Entry]] = {}
        for reading in words.readings:
            if reading.said or reading.alone:
                said = re.compile(reading.said, re.IGNORECASE)
                self._add(_Entry(row, said, reading.alone) for row in _rows_of(reading))
        self._add(_Entry(row) for row in words.cues)
        for reading in words.readings:
            if not (reading.said or reading.alone):
                self._add(_Entry(row) for row in _rows_of(reading))
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry.parts))

    def _add(self, entries: Iterable[_Entry]) -> None:
        for entry in entries:
            for lemma in self.forms.spell(entry.row.lemma):
                parts = tuple(lemma.split())
                if len(parts) == 1:
                    self._singles.setdefault(lemma, []).append(entry)
                else:
                    self._phrases.setdefault(parts[0], []).append(replace(entry, parts=parts))

    def read(self, wording: _Wording) -> tuple[Cue, bool] | None:
        """The cue's row and whether it is negated; None where no word of it is known."""
        words = self.forms.split(wording.cue)
        ahead = self.forms.split(wording.said)[:_AHEAD]
        silent = self._is_silent(words, ahead)
        heads = self._find_heads(words, ahead)
        head, row = self._choose(heads, wording)
        if head is None or row is None:
            return (_SILENCE, True) if silent else None
        if silent:
            return replace(row, negated="none", neutral=False), True
        if any(
            entry.row.negated == "possible" for other in heads if other is not head for entry in other.entries
        ):
            row = replace(row, modality=Modality.POSSIBLE)  # "could neither confirm nor rule out"
        turned = self.forms.count_turns(words, set(head.places))
        turned += self.forms.turns(self.forms.split(wording.before)[-2:])
        turned += any(word in self._nobody for word in self.forms.split(wording.source)[:1])
        return row, turned % 2 == 1

    def specify(self, row: Cue, wording: _Wording) -> Cue | None:
        """What the words of a known cue mean beyond its lemma: by how the content opens ("warned *them to*"),
        or by the noun that a light verb carries ("repeated its *demand*")."""
        words = self.forms.split(wording.cue)
        heads = self._find_heads(words, self.forms.split(wording.said)[:_AHEAD])
        for head in heads:
            own = row.lemma in self.forms.lemmas(words[head.places[0]])
            for entry in head.entries:
                told = entry.said is not None and entry.row.pos in _VERBS
                phrase = bool(entry.parts) and (row.neutral or wording.carried)
                if own and (told or phrase) and entry.suits(wording):
                    return entry.row if entry.row.stance is not row.stance else None
        if not (wording.carried and self.forms.carries(row.lemma)):
            return None
        nouns = (head.choose(replace(wording, noun=True)) for head in heads if head.places[0] > 0)
        return next((found for found in nouns if found is not None and not found.neutral), None)

    def leaves_open(self, words: Sequence[str]) -> bool:
        """Whether something is not ruled out ("could neither confirm | *nor rule out*")."""
        heads = self._find_heads(words, ())
        return any(entry.row.negated == "possible" for head in heads for entry in head.entries)

    def turns(self, wording: _Wording) -> bool:
        """Whether the words of a known cue turn it round."""
        words = self.forms.split(wording.cue)
        heads = self._find_heads(words, ())
        told = {place for head in heads for place in head.places if place < len(words)}
        opener = words[:1] if words[:1] == ["to"] else []
        led = [*self.forms.split(wording.before)[-2:], *opener]
        turned = self.forms.count_turns(words, told) + any(self.forms.turns(led[n:]) for n in range(2))
        return turned % 2 == 1

    def _is_silent(self, words: Sequence[str], ahead: Sequence[str]) -> bool:
        cue = " ".join(words).replace(" n't", "n't")
        rest = ahead[1:] if words[-1:] == list(ahead[:1]) else ahead
        line = " ".join((cue, *rest[:_SILENT_AHEAD]))
        found = (pattern.search(line) for pattern in self._silent)
        return self.forms.undoes(words) or any(match.start() < len(cue) for match in found if match)

    def _choose(self, heads: Sequence[_Head], wording: _Wording) -> tuple[_Head | None, Cue | None]:
        """The first head that does more than carry another; behind one that only tells, a verb that does
        more: "said it could not verify"."""
        known = [(head, row) for head in heads if (row := head.choose(wording)) is not None]
        first = next((pair for pair in known if not self._carries(*pair)), None)
        if first is None:
            return known[0] if known else (None, None)
        if first[1].neutral:
            later = (pair for pair in known if pair[0].places > first[0].places)
            more = (pair for pair in later if pair[1].pos in _VERBS and not pair[1].neutral)
            return next((pair for pair in more if not self._carries(*pair)), first)
        return first

    def _carries(self, head: _Head, row: Cue) -> bool:
        return len(head.places) == 1 and self.forms.carries(row.lemma)

    def _find_heads(self, words: Sequence[str], ahead: Sequence[str]) -> list[_Head]:
        heads: list[_Head] = []
        taken: set[int] = set()
        for place in range(len(words)):
            if place in taken:
                continue
            head = self._phrase_at(words, ahead, place) or self._single_at(words, place)
            if head is not None:
                heads.append(head)
                taken.update(head.places)
        return heads

    def _single_at(self, words: Sequence[str], place: int) -> _Head | None:
        if self.forms.is_small(words[place]):
            return None
        entries = [
            entry for lemma in self.forms.lemmas(words[place]) for entry in self._singles.get(lemma, ())
        ]
        return _Head((place,), tuple(entries)) if entries else None

    def _phrase_at(self, words: Sequence[str], ahead: Sequence[str], place: int) -> _Head | None:
        line = [*words, *ahead]
        best: tuple[int, ...] = ()
        entries: list[_Entry] = []
        for lemma in self.forms.lemmas(words[place]):
            for entry in self._phrases.get(lemma, ()):
                if entries and len(entry.parts) < len(entries[0].parts):
                    break
                places = self._match(entry.parts, line, place)
                if places and (not best or places == best):
                    best, entries = places, [*entries, entry]
        return _Head(best, tuple(entries)) if entries else None

    def _match(self, parts: Sequence[str], line: Sequence[str], place: int) -> tuple[int, ...]:
        matched = [place]
        reach = 1
        for part in parts[1:]:
            if part == _GAP:
                reach = _WIDEST_GAP
                continue
            found = self._next(line, matched[-1] + 1, reach, part)
            if found is None:
                return ()
            matched.append(found)
            reach = 1
        return tuple(matched)

    def _next(self, line: Sequence[str], start: int, reach: int, part: str) -> int | None:
        passed = 0
        for place in range(start, min(len(line), start + reach + _SKIPPED)):
            if part == line[place] or part in self.forms.lemmas(line[place]):
                return place
            passed += not self.forms.is_light(line[place])
            if passed >= reach:
                return None
        return None


def _rows_of(reading: CueReading) -> Iterator[Cue]:
    kinds = (
        ("verb", reading.verbs),
        ("noun", reading.nouns),
        ("multiword", reading.phrases),
        ("adjective", reading.others),
    )
    for pos, lemmas in kinds:
        for lemma in lemmas:
            yield Cue(
                lemma=lemma,
                pos=pos,
                kind=reading.kind,
                stance=reading.stance,
                strength=reading.strength,
                content=("direct quotation",) if reading.kind.public and pos in _VERBS else (),
                source=("subject",),
                negated=reading.negated,
                modality=reading.modality,
                neutral=reading.neutral,
                doer=reading.doer,
            )


# A cue by which nothing is said.
_SILENCE = Cue(
    lemma="",
    pos="verb",
    kind=StatementKind.SPEECH,
    stance=Stance.ASSERTS,
    strength=Strength.PLAIN,
    content=(),
    source=(),
    negated="none",
)


# Built once for a language; kept beside its words so that an id is never that of another, later object.
_books: dict[int, tuple[CueWords, CueBook]] = {}


def open_cue_book(words: CueWords) -> CueBook:
    held = _books.get(id(words))
    if held is None:
        held = _books[id(words)] = (words, CueBook(words))
    return held[1]


def know_cue(text: str, item: Attribution, words: CueWords) -> Attribution:
    """The attribution with the row of its cue, read from the cue's words where no row is known, and with
    what those words add where one is."""
    if item.cue is None:
        return item
    book = open_cue_book(words)
    if item.row is not None:
        return _know_more(text, item, item.row, book)
    found = book.read(_word(text, item, book, item.cue.end))
    if found is None:
        return item
    row, negated = found
    tagged = item.tagged or Tagged(cue=item.cue, cue_lemma="", source=item.source, content=item.content)
    return replace(
        item, row=row, tagged=replace(tagged, cue_lemma=row.lemma, cue_pos=row.pos, negated=negated)
    )


def _word(text: str, item: Attribution, book: CueBook, end: int) -> _Wording:
    cue = item.cue or item.content[0]
    return _Wording(
        cue=text[cue.start : end],
        before=text[max(0, cue.start - _LED) : cue.start],
        said=_said(text, item.content),
        source=" ".join(span.of(text) for span in item.source),
        noun=_is_noun(text, item, book),
        carried=end > cue.end,
    )


def _know_more(text: str, item: Attribution, known: Cue, book: CueBook) -> Attribution:
    if item.tagged is None or item.cue is None or known.pos not in _VERBS:
        return item
    wording = _word(text, item, book, _carried_to(text, item, book))
    row = book.specify(known, wording)
    negated = item.negated or book.turns(wording)
    rest = text[item.cue.end : item.content[0].start] if item.content else ""
    if negated and known.modality is None and book.leaves_open(book.forms.split(rest)[:_WIDEST_NOUN]):
        row = replace(row or known, modality=Modality.POSSIBLE)
    if row is None and negated == item.negated:
        return item
    return replace(item, row=row or known, tagged=replace(item.tagged, negated=negated))


def _carried_to(text: str, item: Attribution, book: CueBook) -> int:
    """The end of the noun that stands between a cue and its content: "repeated *its demand* that"."""
    cue = item.cue
    if cue is None or not item.content:
        return 0
    between = text[cue.end : item.content[0].start]
    words = between.split()
    noun = 1 < len(words) <= _WIDEST_NOUN and book.forms.determines(words[0])
    return cue.end + len(between.rstrip()) if noun else cue.end


def _said(text: str, content: tuple[Span, ...]) -> str:
    """The words said, with the small word before them that says how they hang on the cue."""
    if not content:
        return ""
    whole = hull(content)
    opener = _OPENER.search(text[max(0, whole.start - _LED) : whole.start])
    said = " ".join(span.of(text) for span in content).strip(_EDGES)
    return f"{opener[1]} {said}" if opener else said


def _is_noun(text: str, item: Attribution, book: CueBook) -> bool:
    """Whether the cue stands where a noun does: behind an article or a possessive, or with no source
    before it."""
    cue = item.cue
    if cue is None:
        return False
    before = re.findall(r"[\w'’]+", text[max(0, cue.start - _LED) : cue.start])[-1:]
    first = [*before, *book.forms.split(cue.of(text))[:1]]
    determined = any(book.forms.determines(word) for word in first)
    single = len(cue.of(text).split()) <= 2
    return determined or (single and not any(span.start < cue.start for span in item.source))
