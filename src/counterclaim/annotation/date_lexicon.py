"""A text as a row of letters, one for each word: the letter tells in which lists of date words the word is.

Patterns of dates are then short regular expressions over that row, and reading takes one look at each word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from counterclaim.codebook.schema.dates import DateWords

_TOKEN = re.compile(
    r"[aApP]\.[mM]\b\.?|[^\W\d_]+"
    r"|\d{4}-\d\d-\d\d(?![\d-])|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d)|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|\d{3}0s\b|['’]\d0s\b|['’]\d\d\b|\d+(?:st|nd|rd|th)\b|\d/\d(?!\d)|\d+(?:,\d{3})+(?!\d)|\d+\.\d+|\d+"
    r"|['’][a-zA-Z]{1,2}\b|\n[ \t\r]*\n\s*|[^\s\d]"
)
_OTHER, _LETTERS = 0x4E00, 0x4E01  # letters of no alphabet that a pattern's own marks are from
_SLOT = re.compile(r"(?<!\?P)<([\w|]+)>")
_SHAPES = {
    ",": "comma", "-": "hyphen", "–": "hyphen", "—": "dash", "/": "slash", "(": "open", ")": "close",
    ".": "dot", "?": "stop", "!": "stop", ";": "stop", ":": "stop", "$": "money", "€": "money", "£": "money",
    "%": "percent", '"': "quote", "“": "quote", "”": "quote", "`": "quote",
}  # fmt: skip
_SHAPE_NAMES = (
    *(
        "day_number",
        "digits",
        "year",
        "ordinal",
        "decade",
        "clock",
        "iso",
        "slashed",
        "fraction",
        "short_year",
    ),
    *("decimal", "owns", "gap", "capital", "small", "done_ending", "plural", *_SHAPES.values()),
)
_CAPITAL = ("months", "weekdays", "weekdays_all", "holidays", "named")  # never in small letters


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a text: start and end in it, the words as they stand, and a letter for each."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    letters: str


class DateLexicon:
    """A language's date words with the letter of each set of lists that holds one of them."""

    def __init__(self, words: DateWords) -> None:
        listed = {field.name: getattr(words, field.name) for field in fields(words)}
        self._values: dict[str, Mapping[str, object]] = {
            name: value for name, value in listed.items() if isinstance(value, Mapping)
        }
        self._classes: dict[frozenset[str], str] = {}
        kinds = {name: tuple(value) for name, value in listed.items()}
        self._letter_of: dict[str, str] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._members: dict[str, str] = {}
        self._add_words(kinds)
        for shape in ({"day_number", "digits"}, {"digits"}, {"year", "digits"}, {"ordinal", "day_number"}):
            self._letter(frozenset(shape))
        for name in _SHAPE_NAMES:
            self._letter(frozenset({name}))
        self._plurals, self._plural = words.plural_endings, self._letter(frozenset({"small", "plural"}))
        self._endings, self._ended = words.done_endings, self._letter(frozenset({"small", "done_ending"}))
        self._marks = {mark: self._letter(frozenset({name})) for mark, name in _SHAPES.items()}
        self._capital, self._small = (self._letter(frozenset({name})) for name in ("capital", "small"))

    def _add_words(self, kinds: Mapping[str, Iterable[str]]) -> None:
        classes: dict[str, set[str]] = {}
        for name, words in kinds.items():
            for word in words:
                for form in _spell(word, name):
                    marks = {_SHAPES[form]} if form in _SHAPES else set()
                    classes.setdefault(form, marks).add(name)
        for form, names in classes.items():
            parts = tuple(_TOKEN.findall(form))
            letter = self._letter(frozenset(names))
            if len(parts) == 1:
                self._letter_of[form] = letter
            else:
                self._phrases.setdefault(parts[0], []).append((parts[1:], letter))
        for rests in self._phrases.values():
            rests.sort(key=lambda row: -len(row[0]))

    def _letter(self, names: frozenset[str]) -> str:
        return self._classes.setdefault(names, chr(_LETTERS + len(self._classes)))

    def value(self, name: str, word: str) -> object:
        """What the list `name` has for a word of it."""
        return self._values[name][" ".join(word.lower().split())]

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern in which `<months>` stands for a word of that list, `<months|units>` for one of either.
        Blanks mean nothing. KeyError for a list that there is not."""
        return re.compile(_SLOT.sub(self._slot, re.sub(r"\s+", "", pattern)))

    def compile_tail(self, pattern: str) -> re.Pattern[str]:
        """The pattern where it ends right before a place."""
        return self.compile(rf"(?:{pattern})\Z")

    def _slot(self, match: re.Match[str]) -> str:
        letters = {letter for name in match[1].split("|") for letter in self.letters(name)}
        return f"[{''.join(sorted(letters))}]"

    def letters(self, name: str) -> str:
        """The letters of all words that are in the list `name`."""
        if name not in self._values and name not in _SHAPE_NAMES and name not in DateWords.__slots__:
            raise KeyError(name)
        known = self._members.get(name)
        if known is None:
            found = "".join(letter for names, letter in self._classes.items() if name in names)
            known = self._members[name] = found or chr(_OTHER)
        return known

    def scan(self, text: str) -> Row:
        """The text as a row of letters. Listed phrases of several words become one token."""
        starts, ends, words, letters = [], [], [], []
        letter_of, phrases = self._letter_of.get, self._phrases
        tokens = list(_TOKEN.finditer(text))
        skip = 0
        for index, token in enumerate(tokens):
            if skip:
                skip -= 1
                continue
            word, end = token.group(), token.end()
            letter = letter_of(word)
            if word in phrases:
                longer = self._phrase(word, tokens, index)
                if longer is not None:
                    skip, letter = longer
                    end = tokens[index + skip].end()
                    word = text[token.start() : end]
            starts.append(token.start())
            ends.append(end)
            words.append(word)
            letters.append(letter or self._shape(word))
        return Row(text, starts, ends, words, "".join(letters))

    def _phrase(self, word: str, tokens: list[re.Match[str]], index: int) -> tuple[int, str] | None:
        """How many more tokens belong to a listed phrase, and its letter."""
        for rest, letter in self._phrases[word]:
            following = tokens[index + 1 : index + 1 + len(rest)]
            if tuple(token.group() for token in following) == rest:
                return len(rest), letter
        return None

    def _shape(self, word: str) -> str:
        first = word[0]
        if first.isalpha():
            if first.isupper():
                return self._capital
            if word.endswith(self._endings):
                return self._ended
            return self._plural if len(word) > 4 and word.endswith(self._plurals) else self._small
        mark = self._marks.get(word)
        if mark is not None:
            return mark
        return self._letter(frozenset(_shape_names(word)))


def _shape_names(word: str) -> Iterator[str]:
    """The lists that a word without an entry belongs to by its shape."""
    first, last = word[0], word[-1]
    if first == "\n":
        yield "gap"
    elif first in "'’":
        yield "decade" if last == "s" and word[1:2].isdigit() else "short_year" if last.isdigit() else "owns"
    elif not first.isdigit():
        yield "stop" if first in "…" else "small"
    elif last in "dht" and word[:-2].isdecimal():
        yield "ordinal"
        if 1 <= int(word[:-2]) <= 31:
            yield "day_number"
    elif last == "s":
        yield "decade"
    elif word.isdecimal() and word.isascii():
        yield "digits"
        if len(word) <= 2 and 1 <= int(word) <= 31:
            yield "day_number"
        elif len(word) == 4 and "1000" <= word < "2100":
            yield "year"
    else:
        marks = {"-": "iso", ":": "clock", "/": "fraction", ",": "digits", ".": "decimal"}
        found = next((name for mark, name in marks.items() if mark in word), "small")
        yield "slashed" if word.count("/") + word.count(".") == 2 else found


def _spell(word: str, name: str) -> set[str]:
    """The ways to write a listed word: small, with a capital, in capitals."""
    if name == "zones":
        return {word.upper()}
    if name == "maybe_future":
        return {word}  # "May" is a month
    title = " ".join(part[:1].upper() + part[1:] for part in word.split())
    forms = {word[:1].upper() + word[1:], word.upper(), title}
    return forms if name in _CAPITAL else {word, *forms}
