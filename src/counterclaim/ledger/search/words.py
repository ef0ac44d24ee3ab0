"""Words as they are looked for: without case and marks, in any script, with their places in the text.

The index and the question are cut into words by the same rules, so that what is found can be shown in
the report's own letters.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from counterclaim.model import Span

# Between the parts of one written word: "Al-Mabani", "Fat'hi" are found as "almabani" and "fathi" too.
MOST_PARTS = 4
JOINERS = "-‐‑'’ʼ‘ʻʿʾ`´"
# Never part of what is looked for: the Arabic stroke that lengthens a word, and marks without a width.
_UNSEEN = dict.fromkeys([0x0640, 0x00AD, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
# Letters that Unicode does not take apart, though people write one for the other.
_ALIKE = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا"}
)
# Scripts without blanks between words: each sign is a word, and a word of several is a phrase.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Japanese, Chinese
)
_LAST_MARK = 0x1E94B


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and where it stands."""

    folded: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    """A letter or digit with all marks on it; of scripts that part words, as many as stand together."""
    marks = "".join(f"{chr(first)}-{chr(last)}" for first, last in _find_marks())
    letter = f"(?:(?![{_SPACELESS}])[^\\W_])"
    return re.compile(f"[{_SPACELESS}][{marks}]*|{letter}(?:{letter}|[{marks}])*")


def _find_marks() -> Iterator[tuple[int, int]]:
    """From where to where the marks run that stand on the letter before them."""
    known = [code for code in range(0x300, _LAST_MARK) if unicodedata.category(chr(code))[0] == "M"]
    first = last = -1
    for code in sorted({*known, *_UNSEEN}):
        if code != last + 1:
            if first >= 0:
                yield first, last
            first = code
        last = code
    yield first, last


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """`word` as it is compared: no case, no accents and vowel marks, digits of any script as 0–9."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.translate(_UNSEEN).casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_ALIKE)
    plain = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in bare)
    return "".join("".join(plain).split())


_ASCII = re.compile(r"[A-Za-z0-9]+")


def find_words(text: str) -> Iterator[Word]:
    """The words of `text` in order; both parts of a joined one ("Al-Mabani") are words."""
    pattern = _ASCII if text.isascii() else _pattern()
    for match in pattern.finditer(text):
        if folded := fold_word(match[0]):
            yield Word(folded, match.start(), match.end())


def find_joined(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """What stands with nothing but a joiner between its parts, as one word: "al-mabani" → "almabani". Of more
    parts than two, any that stand together: "fat'hi's" is "fathi" too. The longest comes first."""
    run: list[Word] = []
    for word, following in zip_longest(words, words[1:]):
        run.append(word)
        if following is None or text[word.end : following.start] not in _JOINER_SET:
            yield from _join(run)
            run = []


def _join(run: Sequence[Word]) -> Iterator[Word]:
    lengths = range(len(run), 1, -1) if len(run) <= MOST_PARTS else (len(run),)
    for length in lengths:
        for first in range(len(run) - length + 1):
            parts = run[first : first + length]
            yield Word("".join(part.folded for part in parts), parts[0].start, parts[-1].end)


_JOINER_SET = frozenset(JOINERS)
# From the beginning of a word and without going back: a word of 100,000 letters took minutes otherwise.
_ASCII_JOINED = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]++(?:[-'`][A-Za-z0-9]++)+")


def fold_text(text: str) -> tuple[str, str]:
    """What of a text goes into an index: its words, and beside them its joined words, parted by blanks."""
    if text.isascii():
        runs = _ASCII_JOINED.findall(text)
        joined = (word.folded for run in runs for word in find_joined(run, list(find_words(run))))
        return text.lower(), " ".join(joined)
    words = list(find_words(text))
    return " ".join(word.folded for word in words), " ".join(w.folded for w in find_joined(text, words))


# What is asked for


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to be found: a word, or several in a row. `joined` is the same written as one word;
    `begins`: the last word may go on; `without`: what must not be there."""

    words: tuple[str, ...]
    joined: str = ""
    begins: bool = False
    without: bool = False


_QUOTES = '"“”„«»'
_UNIT = re.compile(
    rf"(?P<no>(?<!\S)-)?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<plain>[^\s{_QUOTES}]+))"
)


def parse_terms(text: str) -> tuple[Term, ...]:
    """What a person asks for: words, "words in a row", begin*, -without. Never an error: what is no word is
    passed over, and a quotation that is not closed goes on to the end."""
    terms = []
    for unit in _UNIT.finditer(text):
        said = unit["phrase"] if unit["phrase"] is not None else unit["plain"]
        words = list(find_words(said))
        if not words:
            continue
        whole = next(find_joined(said, words), None)
        spans_all = whole is not None and (whole.start, whole.end) == (words[0].start, words[-1].end)
        terms.append(
            Term(
                words=tuple(word.folded for word in words),
                joined=whole.folded if whole is not None and spans_all else "",
                begins=said.rstrip().endswith("*"),
                without=unit["no"] is not None,
            )
        )
    return tuple(dict.fromkeys(terms))


def find_hits(text: str, terms: Sequence[Term]) -> list[Span]:
    """Where in `text` the terms stand, in order and without overlaps; those that must not be there aside."""
    words = list(find_words(text))
    lines = (words, list(find_joined(text, words)))
    hits: list[Span] = []
    for term in terms:
        if term.without:
            continue
        for line in lines:
            hits.extend(_find_runs(line, term.words, term.begins))
            if term.joined:
                hits.extend(_find_runs(line, (term.joined,), term.begins))
    return _apart(hits)


def _find_runs(line: Sequence[Word], wanted: tuple[str, ...], begins: bool) -> Iterator[Span]:
    *before, last = wanted
    for place, word in enumerate(line):
        ends = word.folded.startswith(last) if begins else word.folded == last
        if ends and place >= len(before):
            run = line[place - len(before) : place + 1]
            if [other.folded for other in run[:-1]] == before:
                yield Span(run[0].start, word.end)


def _apart(hits: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for hit in sorted(hits, key=lambda span: (span.start, -span.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


# What is shown

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a text and the hits in it; all are spans of that text."""

    span: Span
    hits: tuple[Span, ...]
    cut_before: bool = False
    cut_after: bool = False


def cut_excerpt(text: str, hits: Sequence[Span], within: Span | None = None) -> Excerpt:
    """About `LONGEST` characters of `text` (or of `within`) round the most hits, cut between words."""
    whole = within or Span(0, len(text))
    inside = [hit for hit in hits if whole.contains(hit)]
    if len(whole) <= LONGEST:
        return Excerpt(whole, tuple(inside))
    around = _densest(inside) if inside else Span(whole.start, whole.start)
    room = max(0, LONGEST - len(around)) // 2
    start = max(whole.start, min(around.start - room, whole.end - LONGEST))
    end = min(whole.end, max(around.end + room, start + LONGEST))
    if start > whole.start:
        blank = text.find(" ", start, around.start)
        start = blank + 1 if blank >= 0 else start
    if end < whole.end:
        blank = text.rfind(" ", around.end, end)
        end = blank if blank >= 0 else end
    span = Span(start, end)
    return Excerpt(
        span, tuple(hit for hit in inside if span.contains(hit)), start > whole.start, end < whole.end
    )


def _densest(hits: Sequence[Span]) -> Span:
    """From the first to the last of the most hits that fit into one excerpt; of several the first."""
    best = 0, hits[0]
    last = 0
    for first, hit in enumerate(hits):
        last = max(last, first)
        while last + 1 < len(hits) and hits[last + 1].end - hit.start <= LONGEST * 3 // 4:
            last += 1
        best = max(best, (last - first + 1, Span(hit.start, hits[last].end)), key=lambda found: found[0])
    return best[1]
