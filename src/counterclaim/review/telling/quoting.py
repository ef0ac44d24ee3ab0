"""The words of a report around a claim: enough to be understood alone, and not one character changed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model import Span, hull

LONGEST = 180
CUT = "[…]"
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))  # what a terminal would obey
_END = re.compile(r"[.!?…][\"'”’»)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of a report's text; `evidence` lies inside it. Both are spans of that text."""

    span: Span
    evidence: Span
    text: str
    cut_before: bool = False
    cut_after: bool = False

    @property
    def parts(self) -> tuple[str, str, str]:
        """The words before the evidence, the evidence, and the words after it."""
        start, end = self.span.start, self.span.end
        return (
            self.text[start : self.evidence.start],
            self.text[self.evidence.start : self.evidence.end],
            self.text[self.evidence.end : end],
        )

    def __str__(self) -> str:
        """On one line, in quotation marks, with the omission marks where words were left out; without control
        characters, which a terminal would obey."""
        folded = " ".join(self.text[self.span.start : self.span.end].split())
        words = folded.translate(_CONTROLS)
        return f"“{CUT + ' ' if self.cut_before else ''}{words}{' ' + CUT if self.cut_after else ''}”"


def quote(text: str, evidence: Span, content: Sequence[Span] = ()) -> Quoted:
    """The statement's content in the sentence of the evidence; without any, that sentence.

    Content that its cue breaks in two ("six were, they say, shot") is given with the cue inside.

    What is longer than `LONGEST` characters is cut between words, evenly round the evidence.
    """
    sentence = find_sentence(text, evidence)
    parts = [span for span in content if span.overlaps(sentence)]
    around = hull(parts) if parts and hull(parts).contains(evidence) else sentence
    if len(around) > LONGEST or len(parts) > 1:
        around = Span(max(around.start, sentence.start), min(around.end, sentence.end))
    whole = _trimmed(text, Span(min(around.start, evidence.start), max(around.end, evidence.end)), evidence)
    if len(whole) <= LONGEST:
        return Quoted(whole, evidence, text)
    return _window(text, evidence, whole)


def find_sentence(text: str, evidence: Span) -> Span:
    """The sentence, or the sentences, that the evidence stands in."""
    start, end = 0, len(text)
    for match in _END.finditer(text):
        if match.end() <= evidence.start:
            start = match.end()
        elif match.start() >= evidence.end - 1:
            end = match.end()
            break
    return Span(start, max(end, evidence.end))


def _trimmed(text: str, span: Span, evidence: Span) -> Span:
    """Without the white space at both ends, but never without any of the evidence."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(min(start, evidence.start), max(end, evidence.end))


def _window(text: str, evidence: Span, whole: Span) -> Quoted:
    room = max(0, LONGEST - len(evidence)) // 2
    start = max(whole.start, evidence.start - room)
    end = min(whole.end, evidence.end + room)
    if start > whole.start:
        space = text.find(" ", start, evidence.start)
        start = space + 1 if space >= 0 else evidence.start
    if end < whole.end:
        space = text.rfind(" ", evidence.end, end)
        end = space if space >= 0 else evidence.end
    span = _trimmed(text, Span(start, end), evidence)
    return Quoted(span, evidence, text, span.start > whole.start, span.end < whole.end)
