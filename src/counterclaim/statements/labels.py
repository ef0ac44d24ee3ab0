"""Labels: what stands before a colon at the start of a paragraph, and whether it can be a speaker's name.

"Pavel Orrin:", "MR. HAVEL:", "THE MODERATOR:", "Q:" can; "Note:", "Capacity:", "Reporting by …:" cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import Mention, MentionKind, Sentence, Span
from counterclaim.statements.layout import Paragraph
from counterclaim.statements.registers import plain

_LABEL = re.compile(
    r"[*_#•–—-]*\s*(?P<name>[^\W_][^:\n\"“”«»()\[\]]{0,60}?)[*_]*"
    r"(?:\s*[(\[][^()\[\]\n]{1,60}[)\]])?[*_]*\s*(?P<colon>:)[*_]*(?=\s|$)"
)
_LETTER = re.compile(r"[*_]*(?P<name>[A-Z])[*_]*(?P<colon>[.)]|\s*[–—-])[*_]*\s+")
_WORD = re.compile(r"[^\W_][\w.’'-]*")
_RUN = re.compile(r"[^\W\d_a-z][\w’'-]+(?:\s(?:[a-z]{2,3}\s)?[^\W\d_a-z][\w’'-]+){1,3}")
_CALLED = re.compile(r"[^\W\d_a-z][\w’'-]*[a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*[a-z][\w’'-]*){0,2}")
_SENTENCE_END = re.compile(r"[\w’']{5,}[.!?…]\s")
_MOST_WORDS = 8


class Use(Enum):
    """What a label can be: of who asks, of who answers, a name, a role, or perhaps a name."""

    ASKS = "asks"
    ANSWERS = "answers"
    NAME = "name"
    ROLE = "role"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Label:
    """`name` and `colon` are its spans; `key` is the same for one speaker's labels; `fuller` is where
    the text names in full whom a surname or initials stand for; `capitals`: it is written in capitals."""

    paragraph: int
    name: Span
    colon: Span
    use: Use
    key: str
    fuller: Span | None = None
    capitals: bool = False


class LabelReader:
    """Reads the labels of one report. Whom the text names is looked up only once a label asks."""

    def __init__(self, text: str, sentences: Sequence[Sentence], words: ReferenceWords) -> None:
        self._text = text
        self._sentences = sentences
        self._words = words
        self._forms = words.forms
        joined = "|".join(f"(?:{pattern})" for pattern in words.forms.no_speaker) or r"(?!)"
        self._no_speaker = re.compile(joined, re.IGNORECASE)
        self._titles = frozenset(title.rstrip(".") for title in words.titles) | frozenset(words.roles)
        self._role_words = self._titles | {
            *words.forms.speakers,
            *words.articles,
            *words.belonging,
            *words.bodies,
        }
        self._known: dict[str, Span] | None = None
        self._initials: dict[str, Span] = {}
        self._firsts: dict[str, Span] = {}

    def read(self, number: int, paragraph: Paragraph) -> Label | None:
        """The label that opens a paragraph, None where nothing like one does."""
        found = _LABEL.match(self._text, paragraph.words, paragraph.span.end)
        if found is None:
            return self._read_letter(number, paragraph)
        name = Span(*found.span("name"))
        words = name.of(self._text)
        if len(words.split()) > _MOST_WORDS or _SENTENCE_END.search(words) or self._no_speaker.match(words):
            return None
        use, fuller = self._use_of(name, words, paragraph)
        if use is None:
            return None
        key = plain((fuller or name).of(self._text))
        return Label(number, name, Span(*found.span("colon")), use, key, fuller, words.isupper())

    def _read_letter(self, number: int, paragraph: Paragraph) -> Label | None:
        """ "Q. …", "A – …"."""
        found = _LETTER.match(self._text, paragraph.span.start, paragraph.span.end)
        if found is None:
            return None
        letter = found["name"].lower()
        use = {True: Use.ASKS}.get(letter in self._forms.asking) or (
            Use.ANSWERS if letter in self._forms.answering else None
        )
        if use is None:
            return None
        name, colon = Span(*found.span("name")), Span(*found.span("colon"))
        return Label(number, name, colon, use, letter)

    def _use_of(self, name: Span, words: str, paragraph: Paragraph) -> tuple[Use | None, Span | None]:
        parts = [word.lower().rstrip(".") for word in _WORD.findall(words)]
        if not parts:
            return None, None
        kept = [part for part in parts if part not in self._words.articles and not part.isdigit()]
        bare = " ".join(kept or parts)
        if bare in self._forms.asking:
            return Use.ASKS, None
        if bare in self._forms.answering:
            return Use.ANSWERS, None
        if all(part in self._role_words or part.isdigit() for part in parts):
            return Use.ROLE, self._titled(name, parts)
        fuller = self._named_elsewhere(name, words, parts)
        if fuller is not None or self._is_mention(name, paragraph):
            return Use.NAME, fuller
        titled = parts[0] in self._titles and len(parts) <= 4 and words[:1].isupper()
        if titled and words.split()[-1][:1].isupper():
            return Use.NAME, None
        capital = all(word[:1].isupper() or word in self._words.particles for word in words.split())
        return (Use.MAYBE if capital and len(parts) <= 4 else None), None

    def _titled(self, name: Span, parts: Sequence[str]) -> Span | None:
        """Whom the text before calls by the label's title: "MINISTER" of "Minister Pinder". None where it
        calls several so."""
        titles = [part for part in parts if part in self._titles]
        if len(titles) != 1:
            return None
        called = re.compile(rf"\b(?i:{re.escape(titles[0])}) (?P<name>{_CALLED.pattern})")
        found = {
            match["name"]: Span(*match.span("name")) for match in called.finditer(self._text, 0, name.start)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_mention(self, name: Span, paragraph: Paragraph) -> bool:
        """Whether the whole label, or what stands behind a role in it, was recognised as somebody."""
        for mention in self._mentions_of(
            range(paragraph.first, min(paragraph.first + 2, paragraph.last + 1))
        ):
            if mention.span.end != name.end or not is_somebody(mention):
                continue
            before = self._text[name.start : mention.span.start].lower()
            if all(word.rstrip(".,") in self._role_words for word in before.split()):
                return True
        return False

    def _mentions_of(self, numbers: Iterable[int]) -> Iterable[Mention]:
        for number in numbers:
            for mention in self._sentences[number].mentions:
                if mention.kind is MentionKind.ACTOR:
                    yield mention

    def _named_elsewhere(self, name: Span, words: str, parts: Sequence[str]) -> Span | None:
        """Where the text names in full whom the label's surname or initials stand for."""
        if self._known is None:
            self._known = self._list_names()
        titles = 0
        while titles < len(parts) - 1 and parts[titles] in self._titles:
            titles += 1
        bare = plain(" ".join(parts[titles:]))
        if bare in self._known and words[:1].isupper() and len(bare) > 1:
            found = self._known[bare]
            return found if found.end <= name.start or found.start >= name.end else None
        if bare in self._firsts and words[:1].isupper() and len(bare) > 1:
            found = self._firsts[bare]  # "WICHAI" of "Wichai Thongkham"
            return found if found.end <= name.start else None
        letters = words.replace(".", "").replace(" ", "")
        if 2 <= len(letters) <= 4 and letters.isupper():
            return self._initials.get(letters.lower())
        return None

    def _list_names(self) -> dict[str, Span]:
        """Names of two words and more, and of persons, by the whole name and by its last words."""
        known: dict[str, Span] = {}
        for found in _RUN.finditer(self._text):
            behind = self._text[found.end() : found.end() + 2].lstrip("*_")
            if not behind.startswith(":"):  # labels do not vouch for one another
                self._note(known, Span(*found.span()))
        for mention in self._mentions_of(range(len(self._sentences))):
            if mention.note.split()[:1] == ["person"] and not self._text.startswith(":", mention.span.end):
                self._note(known, mention.span)
        return known

    def _note(self, known: dict[str, Span], span: Span) -> None:
        words = span.of(self._text).split()
        while len(words) > 1 and words[0].lower().rstrip(".") in self._role_words:
            span = Span(span.start + span.of(self._text).index(words[1], len(words[0])), span.end)
            words = words[1:]
        known.setdefault(plain(span.of(self._text)), span)
        if len(words) > 1:
            self._firsts.setdefault(plain(words[0]), span)
        for first in range(1, len(words)):  # "Ould Deddah" and "Deddah" of "Moctar Ould Deddah"
            known.setdefault(plain(" ".join(words[first:])), span)
        if len(words) > 1:
            self._initials.setdefault("".join(word[0] for word in words).lower(), span)


def is_somebody(mention: Mention) -> bool:
    """Whether the reader of a mention says what it is: a bare name may be that of a place."""
    return mention.note.split()[:1] in (["person"], ["body"], ["group"], ["role"])
