"""Words set apart from their speaker: a paragraph below "the statement reads:", a list below "the
ministry listed:", a post with its author's name under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import MentionKind, Sentence, Span, StatementKind, hull
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.labels import is_somebody
from counterclaim.statements.layout import Paragraph
from counterclaim.statements.quotes import Quotation, Quotations
from counterclaim.statements.rules import BLOCK, SIGNED

_COLON = re.compile(r":[*_]*\s*\Z")
_SIGNATURE = re.compile(r"\s*[—–-]{1,2}\s*(?=[^\W\d_])")
_AT_END = re.compile(r"[^.!?:\n]{0,80}\Z")
_MOST_LISTED = 60  # paragraphs of one list or block: a stray colon must not take a book


def find_blocks(
    text: str,
    sentences: Sequence[Sentence],
    layout: Sequence[Paragraph],
    found: Sequence[Attribution],
    quotations: Quotations,
    used: set[int],
    words: ReferenceWords,
) -> list[Attribution]:
    """The attributions, those that end a paragraph with a colon given what stands below them."""
    blocks = _Blocks(text, sentences, layout, quotations, used, words)
    at = {paragraph.last: number for number, paragraph in enumerate(layout)}
    items = list(found)
    for number, item in enumerate(items):
        items[number] = blocks.run_on(item) or item
    for number in _leading_down(text, sentences, items, at):
        items[number] = blocks.fill(items[number], at[items[number].sentence])
    return items


def _leading_down(
    text: str, sentences: Sequence[Sentence], items: Sequence[Attribution], at: dict[int, int]
) -> list[int]:
    """The attributions, one for each colon at a paragraph's end, that the words below belong to."""
    chosen: dict[int, int] = {}
    for number, item in enumerate(items):
        if item.cue is None or item.sentence not in at or (item.row is not None and not item.row.kind.public):
            continue
        sentence = sentences[item.sentence].span
        if not _COLON.search(text, sentence.start, sentence.end):
            continue
        held = chosen.get(item.sentence)
        if held is None or (items[held].content and not item.content) or _is_later(item, items[held]):
            chosen[item.sentence] = number
    return list(chosen.values())


def _is_later(item: Attribution, held: Attribution) -> bool:
    """Of two without content the later cue stands nearer to the colon."""
    if item.content or held.content or item.cue is None or held.cue is None:
        return False
    return item.cue.start > held.cue.start


class _Blocks:
    """Gives attributions the paragraphs that belong to them."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        layout: Sequence[Paragraph],
        quotations: Quotations,
        used: set[int],
        words: ReferenceWords,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._layout = layout
        self._quotations = quotations
        self._used = used
        self._opening = {quotation.start: number for number, quotation in enumerate(quotations)}
        self._ends = {sentence.paragraph: sentence.span.end for sentence in sentences}
        joined = "|".join(f"(?:{pattern})" for pattern in words.forms.following) or r"(?!)"
        self._following = re.compile(rf"[\W_]*(?:{joined})[\W_]*", re.IGNORECASE)

    def fill(self, item: Attribution, at: int) -> Attribution:
        """The attribution with the block below paragraph `at`; as it is where none stands there."""
        if at + 1 >= len(self._layout):
            return item
        points = not item.content or self._only_points(item)
        if self._layout[at + 1].bullet:
            listed = self._while_like(at + 1, "bullet")
            return replace(item, content=listed if points else (*item.content, *listed))
        if not points:
            return item
        quotation = self._quotation_at(self._layout[at + 1])
        if quotation is not None:
            number, quoted = quotation
            if number in self._used:
                return item
            self._used.add(number)
            return replace(item, content=quoted.parts, quotation=quoted)
        block = (
            self._while_like(at + 1, "indented")
            if self._layout[at + 1].indented
            else (self._layout[at + 1].body,)
        )
        self._take_quotations(block)
        return replace(item, content=block, rule=BLOCK)

    def run_on(self, item: Attribution) -> Attribution | None:
        """ "He posted: The fire is out. Nobody was hurt.": what is written goes on to the paragraph's end."""
        if item.cue is None or item.row is None or item.row.kind is not StatementKind.WRITING:
            return None
        if not item.content or item.quotation is not None:
            return None
        start, end = hull(item.content).start, hull(item.content).end
        stop = self._ends[self._sentences[item.sentence].paragraph]
        between = self._text[max(hull((*item.cues, *item.source)).end, 0) : start]
        if not _COLON.search(between) or "\n" in between or not self._text[end:stop].strip(" .\n"):
            return None
        below = range(item.sentence + 1, len(self._sentences))
        for number in below:
            if self._sentences[number].span.start >= stop:
                break
            if any(tagged.source for tagged in self._sentences[number].tagged):
                return None
        return replace(item, content=(Span(start, stop),), rule=BLOCK)

    def _only_points(self, item: Attribution) -> bool:
        """Whether the content says no more than that something follows."""
        said = " ".join(span.of(self._text) for span in item.content)
        return self._following.fullmatch(said) is not None

    def _while_like(self, first: int, sign: str) -> tuple[Span, ...]:
        spans = []
        for paragraph in self._layout[first : first + _MOST_LISTED]:
            if not getattr(paragraph, sign):
                break
            spans.append(paragraph.body)
        self._take_quotations(spans)
        return tuple(spans)

    def _quotation_at(self, paragraph: Paragraph) -> tuple[int, Quotation] | None:
        number = self._opening.get(paragraph.words)
        return None if number is None else (number, self._quotations[number])

    def _take_quotations(self, spans: Sequence[Span]) -> None:
        for number in self._quotations.near(*spans):
            if any(span.contains(part) for span in spans for part in self._quotations[number].parts):
                self._used.add(number)


def find_signed(
    text: str,
    sentences: Sequence[Sentence],
    layout: Sequence[Paragraph],
    found: Sequence[Attribution],
    quotations: Quotations,
    used: set[int],
) -> list[Attribution]:
    """ "“We ran.”" with "— Dara Munt, nurse" below it: a pull quote, an epigraph, a post."""
    told = {item.sentence for item in found if item.content}
    opening = {quotation.start: number for number, quotation in enumerate(quotations)}
    made = []
    for at in range(1, len(layout)):
        dash = _SIGNATURE.match(text, layout[at].span.start, layout[at].span.end)
        if dash is None or layout[at].first != layout[at].last:
            continue
        source = _signer(text, sentences[layout[at].first], dash.end())
        above = layout[at - 1]
        number = opening.get(above.words)
        handle = "(@" in layout[at].of(text)
        if source is None or told & set(range(above.first, above.last + 1)):
            continue
        if number is not None and number not in used and quotations[number].end >= above.span.end - 1:
            used.add(number)
            content, quotation = quotations[number].parts, quotations[number]
            made.append(Attribution((source,), None, content, above.first, quotation=quotation, rule=SIGNED))
        elif handle:
            made.append(Attribution((source,), None, (above.body,), above.first, rule=SIGNED))
    return made


def _signer(text: str, sentence: Sentence, start: int) -> Span | None:
    """Who signs: somebody known whose name opens the line, with nothing but a role or a handle behind."""
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.ACTOR or mention.span.start != start:
            continue
        if is_somebody(mention) and _AT_END.match(text, mention.span.end, sentence.span.end):
            return mention.span
    return None
