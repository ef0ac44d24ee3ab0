"""The words of a report cut where their marks begin and end: source, cue, content, figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.model import Span, Statement, hull
from counterclaim.review.telling.quoting import find_sentence

WITHHELD = "withheld"
LONGEST_EVIDENCE = 900


@dataclass(frozen=True, slots=True)
class Mark:
    """That the words of `span` are source, cue, con(tent) or fig(ure); `hue` is the position of a content."""

    span: Span
    name: str
    hue: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words under the same marks. `opens` and `closes` where a content begins or ends with them; `number`
    is that of a statement which begins here; `ids` are claims whose evidence begins here."""

    text: str
    names: tuple[str, ...]
    opens: bool = False
    closes: bool = False
    letter: str = ""
    number: int = 0
    ids: tuple[str, ...] = ()

    @property
    def classes(self) -> str:
        return " ".join(
            (*self.names, *(["opens"] if self.opens else []), *(["closes"] if self.closes else []))
        )


def cut(
    text: str,
    within: Span,
    marks: Sequence[Mark],
    starts: dict[int, int] | None = None,
    ids: dict[int, tuple[str, ...]] | None = None,
) -> tuple[Segment, ...]:
    """`text` within a span, in segments. `starts`: at which place which statement begins; `ids`: at which
    place the evidence of which claims begins."""
    starts, ids = starts or {}, ids or {}
    inside = [mark for mark in marks if mark.span.overlaps(within) and len(mark.span)]
    places = {within.start, within.end}
    for mark in inside:
        places.update((max(mark.span.start, within.start), min(mark.span.end, within.end)))
    places.update(place for place in (*starts, *ids) if within.start < place < within.end)
    ordered = sorted(places)
    segments = []
    for start, end in pairwise(ordered):
        over = [mark for mark in inside if mark.span.start <= start and end <= mark.span.end]
        segments.append(_make_segment(text, Span(start, end), over, starts.get(start, 0), ids.get(start, ())))
    return tuple(segments)


def _make_segment(text: str, span: Span, over: Sequence[Mark], number: int, ids: tuple[str, ...]) -> Segment:
    contents = [mark for mark in over if mark.name == "con"]
    names = dict.fromkeys(mark.name for mark in over)
    names.update(dict.fromkeys(mark.hue for mark in contents if mark.hue))
    closing = [mark for mark in contents if mark.span.end == span.end]
    return Segment(
        text="name withheld" if WITHHELD in names else span.of(text),
        names=tuple(names),
        opens=any(mark.span.start == span.start for mark in contents),
        closes=bool(closing),
        letter=next((mark.letter for mark in closing if mark.letter), ""),
        number=number,
        ids=ids,
    )


def mark_statement(statement: Statement, hue: str = "", letter: str = "") -> list[Mark]:
    marks = [Mark(span, "src") for span in statement.source]
    marks += [Mark(span, "con", hue, letter) for span in statement.content]
    if statement.cue is not None:
        marks.append(Mark(statement.cue, "cue"))
    return marks


def mark_evidence(
    text: str,
    evidence: Span,
    statement: Statement | None,
    *,
    hue: str,
    letter: str,
    figure: bool,
    withheld: Iterable[Span] = (),
) -> tuple[Segment, ...]:
    """The sentence or sentences around one claim, with the parts of its statement marked."""
    around = find_sentence(text, evidence)
    if statement is not None:
        near = [
            span
            for span in (*statement.source, *statement.content, *((statement.cue,) if statement.cue else ()))
            if abs(span.start - evidence.start) < LONGEST_EVIDENCE
        ]
        if near:
            whole = hull((*near, evidence))
            first, last = find_sentence(text, Span(whole.start, whole.start)), find_sentence(text, whole)
            around = Span(min(around.start, first.start), max(around.end, last.end))
    around = _bounded(text, around, evidence)
    marks = mark_statement(statement, hue, letter) if statement is not None else []
    if statement is None or not any(mark.name == "con" and mark.span.overlaps(evidence) for mark in marks):
        marks.append(Mark(evidence if statement else _trim(text, around), "con", hue, letter))
    marks.append(Mark(evidence, "fig" if figure else "ev"))
    marks += [Mark(span, WITHHELD) for span in withheld]
    return cut(text, _trim(text, around), marks)


def _bounded(text: str, around: Span, evidence: Span) -> Span:
    """Hostile or unpunctuated text has sentences of any length: these are cut between words."""
    if len(around) <= LONGEST_EVIDENCE:
        return around
    room = max(0, LONGEST_EVIDENCE - len(evidence)) // 2
    start, end = max(around.start, evidence.start - room), min(around.end, evidence.end + room)
    return Span(start, max(end, min(evidence.end, start + 2 * LONGEST_EVIDENCE)))


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    lead = len(words) - len(words.lstrip())
    tail = len(words) - len(words.rstrip())
    return Span(span.start + lead, span.end - tail) if lead + tail < len(words) else span
