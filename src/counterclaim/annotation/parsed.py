"""A parsed sentence: spaCy's view of it, with every position already in code points of the report."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.model import NounPhrase, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Span as ParsedSpan
    from spacy.tokens import Token as ParsedToken


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """`sent` is the parser's sentence (of two or more joined ones where the parser broke a quotation), and
    `words` are its tokens but white space, each of which stands in `tokens` too; `offset` is its paragraph's
    start in the report's text; `text` the report's text."""

    sent: ParsedSpan
    words: tuple[ParsedToken, ...]  # kept: the parser makes each anew whenever it is asked for it
    offset: int
    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    noun_phrases: tuple[NounPhrase, ...]
    text: str = ""

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie inside `span`."""
        low = bisect_left(self.tokens, span.start, key=_start)
        high = bisect_left(self.tokens, span.end, low, key=_start)
        while high > low and self.tokens[high - 1].span.end > span.end:
            high -= 1
        return self.tokens[low:high]

    def parsed_in(self, span: Span) -> list[ParsedToken]:
        """The parser's tokens that start inside `span`, white space among them."""
        low = bisect_left(self.sent, span.start - self.offset, key=_place)
        high = bisect_left(self.sent, span.end - self.offset, low, key=_place)
        return list(self.sent[low:high])

    def locate(self, first: ParsedToken, last: ParsedToken | None = None) -> Span:
        """The span from the first character of `first` to the last of `last` (or of `first`)."""
        end = last if last is not None else first
        return Span(self.offset + first.idx, self.offset + end.idx + len(end))

    def locate_subtree(self, token: ParsedToken) -> Span:
        """The span of everything under `token`, without punctuation at its edges."""
        under = [item for item in token.subtree if not item.is_space]
        while len(under) > 1 and under[0].is_punct and under[0] is not token:
            under.pop(0)
        while len(under) > 1 and under[-1].is_punct and under[-1] is not token:
            under.pop()
        return self.locate(under[0], under[-1]) if under else self.locate(token)


def _start(token: Token) -> int:
    return token.span.start


def _place(token: ParsedToken) -> int:
    return token.idx
