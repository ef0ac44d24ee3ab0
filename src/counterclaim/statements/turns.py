"""Interviews and transcripts: whose turn it is to speak, from label to label.

A report is read so only where its labels answer one another: a question and an answer, or two
speakers and three turns. One label alone ("Ministry: no shots fired") is no conversation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import Mention, MentionKind, Sentence, Span
from counterclaim.statements.labels import Label, LabelReader, Use
from counterclaim.statements.layout import Paragraph

_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\.?\s*\Z")
_FEWEST_TURNS = 3
_MOSTLY = 0.5
_QUESTION = re.compile(r"\?[\"'”’)*_]*\s*\Z")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w’'-]+\s)+(?:[a-z]{2,3}\s)?[^\W\d_a-z][\w’'-]+")
_BY = re.compile(r"(?:^|\n|\W)by\s+\Z", re.IGNORECASE)
_PREAMBLE = 3000  # characters before the first turn in which the guest is introduced
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Turn:
    """`body`: the words, a span for each paragraph. `asks`: they are the interviewer's. `fuller`:
    where the text names whom the label stands for."""

    label: Span
    colon: Span
    body: tuple[Span, ...]
    sentence: int
    asks: bool
    key: str
    use: Use
    fuller: Span | None = None

    @property
    def whole(self) -> Span:
        return Span(self.label.start, self.body[-1].end if self.body else self.colon.end)


def find_turns(
    text: str, sentences: Sequence[Sentence], layout: Sequence[Paragraph], words: ReferenceWords
) -> tuple[Turn, ...]:
    """The turns of a conversation in order; none where the report is no conversation."""
    reader = LabelReader(text, sentences, words)
    labels = [label for at, paragraph in enumerate(layout) if (label := reader.read(at, paragraph))]
    labels = _of_conversation(labels)
    if not labels:
        return ()
    bodies = _Bodies(text, sentences, layout, labels, words)
    spoken = [(label, bodies.of(number)) for number, label in enumerate(labels)]
    asking = _find_asking(text, spoken)
    guest = _find_guest(text, sentences, labels[0].name.start, words)
    return tuple(
        Turn(
            label.name,
            label.colon,
            body,
            layout[label.paragraph].first,
            label.key in asking and not _examines(label, words),
            label.key,
            label.use,
            guest if label.use is Use.ANSWERS else label.fuller,
        )
        for label, body in spoken
    )


def _of_conversation(labels: Sequence[Label]) -> list[Label]:
    """The labels of those who speak with one another; none where nobody answers anybody."""
    times = Counter(label.key for label in labels)
    asked = any(label.use is Use.ASKS for label in labels)
    kept = [
        label
        for label in labels
        if label.use is not Use.MAYBE or times[label.key] > 1 or (asked and label.capitals)
    ]
    uses = {label.use for label in kept}
    answers = uses - {Use.ASKS, Use.MAYBE} or any(label.capitals for label in kept if label.use is Use.MAYBE)
    keys = {label.key for label in kept}
    if Use.ASKS in uses and (answers or (len(keys) > 1 and len(kept) >= _FEWEST_TURNS)):
        return kept
    sure = {label.key for label in kept if label.use in (Use.NAME, Use.ROLE)}
    again = any(times[key] > 1 for key in keys)
    if len(keys) > 1 and sure and len(kept) >= _FEWEST_TURNS and (again or len(sure) >= _FEWEST_TURNS):
        return kept
    return []


class _Bodies:
    """What is said behind each label, up to the next one or to where the report takes over."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        layout: Sequence[Paragraph],
        labels: Sequence[Label],
        words: ReferenceWords,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._layout = layout
        self._labels = labels
        joined = "|".join(f"(?:{pattern})" for pattern in words.forms.over) or r"(?!)"
        self._over = re.compile(joined, re.IGNORECASE)
        self._names = {name for label in labels if (name := _last_word(label.name.of(text)))}

    def of(self, number: int) -> tuple[Span, ...]:
        label = self._labels[number]
        last = number + 1 == len(self._labels)
        end = len(self._layout) if last else self._labels[number + 1].paragraph
        body = []
        first = _after(self._text, label.colon.end, self._layout[label.paragraph].span.end)
        if first is not None:
            body.append(first)
        for at in range(label.paragraph + 1, end):
            paragraph = self._layout[at]
            if self._over.match(self._text, paragraph.span.start, paragraph.span.end):
                break
            if body and self._tells_of_speakers(paragraph):
                break
            if not _ASIDE.match(paragraph.span.of(self._text)):
                body.append(paragraph.span)
        return tuple(body)

    def _tells_of_speakers(self, paragraph: Paragraph) -> bool:
        """Whether the report speaks of the speakers by name, as it does once the conversation is over."""
        for number in range(paragraph.first, paragraph.last + 1):
            for tagged in self._sentences[number].tagged:
                named = (_last_word(span.of(self._text)) for span in tagged.source)
                if any(name in self._names for name in named):
                    return True
        return False


def _after(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if start < end else None


def _last_word(name: str) -> str:
    words = re.findall(r"[\w’'-]+", name)
    return words[-1].lower() if words and words[-1][:1].isupper() else ""


def _find_asking(text: str, spoken: Sequence[tuple[Label, tuple[Span, ...]]]) -> set[str]:
    """Who asks: whose label says so, or is nobody's name and stands before questions; of two who talk,
    the one whose turns end as questions."""
    asking = {label.key for label, _ in spoken if label.use is Use.ASKS}
    turns: dict[str, list[bool]] = defaultdict(list)
    for label, body in spoken:
        turns[label.key].append(bool(body) and bool(_QUESTION.search(text, body[0].start, body[-1].end)))
    shares = {key: sum(asked) / len(asked) for key, asked in turns.items()}
    strange = {label.key for label, _ in spoken if label.use is Use.MAYBE}
    asking |= {key for key in strange if shares[key] >= _MOSTLY}
    others = {key for key in turns if key not in asking and shares[key] >= _MOSTLY}
    if len(asking) > 1 and asking == set(turns):  # "HOST: And the guards? REPORTER: They deny it."
        highest = max(shares.values())
        asking = {key for key in asking if shares[key] == highest}
    if asking and others and all(shares[key] < _MOSTLY for key in asking):
        asking = others  # "ANNA: Was it a fight? REPORTER: No."
    if asking or len(turns) != 2:
        return asking
    least, most = sorted(shares, key=lambda key: shares[key])
    return {most} if shares[most] >= _MOSTLY and shares[least] < shares[most] else set()


def _examines(label: Label, words: ReferenceWords) -> bool:
    """Whether who asks does so in a role ("THE CHAIR"), so that the question is his statement."""
    return label.use is not Use.ASKS and (label.key.split() or [""])[-1] in words.forms.examining


def _find_guest(text: str, sentences: Sequence[Sentence], first: int, words: ReferenceWords) -> Span | None:
    """Who is interviewed: of those named before the first turn whom the introduction points out."""
    start = max(0, first - _PREAMBLE)
    persons = _persons_before(text, sentences, start, first)
    if not persons:
        return None
    interviewing = re.compile(
        rf"(?:{'|'.join(words.forms.interviewing) or '(?!)'})(?:the |an? )?", re.IGNORECASE
    )
    talking = re.compile("|".join(words.forms.talking) or "(?!)", re.IGNORECASE)
    roles = frozenset(words.roles)
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, Span] = {}
    for rank, span in enumerate(persons):
        key = _last_word(span.of(text))
        if key not in places or len(span) > len(places[key]):
            places[key] = span
        before = text[max(start, span.start - _NEAR) : span.start]
        behind = text[span.end : min(first, span.end + _NEAR)]
        scores[key] += 1 / (1 + rank)
        scores[key] += 2 * any(not before[found.end() :].strip() for found in interviewing.finditer(before))
        scores[key] -= 2 * bool(_BY.search(before))
        scores[key] -= 2 * bool(interviewing.match(behind.lstrip()))
        scores[key] -= any(
            not before[found.end() :].replace(" to", "").replace(" with", "").strip()
            for found in talking.finditer(before)
        )
        apposed = re.match(r",?\s(?:the |an? )?((?:[a-z-]+ ){0,3})", behind)
        scores[key] += bool(apposed and roles & set(apposed.group(1).split()))
        scores[key] += bool(roles & set(before.lower().split()[-2:]))
    best = max(scores, key=lambda key: scores[key])
    return places[best] if scores[best] > 0 else None


def _persons_before(text: str, sentences: Sequence[Sentence], start: int, end: int) -> list[Span]:
    mentions: list[Mention] = [
        mention
        for sentence in sentences
        if start <= sentence.span.start < end
        for mention in sentence.mentions
        if mention.kind is MentionKind.ACTOR and mention.span.end <= end
    ]
    persons = [m.span for m in mentions if m.note.split()[:1] == ["person"]]
    others = [m.span for m in mentions if m.note.split()[:1] in (["body"], ["group"])]
    for found in _NAME.finditer(text, start, end):
        span = Span(*found.span())
        if not any(span.overlaps(known) for known in (*persons, *others)):
            persons.append(span)
    return sorted(persons)
