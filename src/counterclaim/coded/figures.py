"""A figure as a table has it, "6", "at least 6", "40-50", "dozens": an interval, by the language's words.

The same words make the same interval here as in the text of a report.
"""

import re

from counterclaim.annotation.figure_intervals import Modifier, code_interval, list_modifiers, span_range
from counterclaim.annotation.figure_numbers import Core, NumberReader, Phrases, Piece, split_pieces
from counterclaim.codebook.schema.figures import Bound, FigureWords
from counterclaim.model import Span, Token

_MOST_MODIFIERS = 4
_TOKEN = re.compile(r"[≥≤<>]=?|[^\s≥≤<>,]+(?:,\d{3})*|,")
# Signs are no words of a language.
_SIGNS = {
    "≥": Bound((), "low"),
    ">=": Bound((), "low"),
    ">": Bound((), "low", closed=False),
    "≤": Bound((), "high"),
    "<=": Bound((), "high"),
    "<": Bound((), "high", closed=False),
}


class FigureReader:
    """A language's figure words, made ready once for many cells."""

    def __init__(self, words: FigureWords) -> None:
        self._words = words
        self._numbers = NumberReader(words)
        signs = [(sign, Modifier(bound=bound)) for sign, bound in _SIGNS.items()]
        self._before = Phrases([*list_modifiers(words, after=False), *signs])
        self._after = Phrases(list_modifiers(words, after=True))
        self._links = Phrases((word, word) for word in words.until)
        self._between = Phrases((word, word) for word in words.between)
        self._between_join = Phrases((word, word) for word in words.between_join)

    def read(self, cell: str) -> tuple[int, int | None] | None:
        """Lowest and highest, None where that end is open; None for words that are no figure."""
        if cell.casefold() in self._words.nobody:
            return 0, 0
        found = _TOKEN.finditer(cell)
        tokens = [Token(Span(*match.span()), match[0], match[0].casefold(), "") for match in found]
        pieces = split_pieces(tokens)
        modifiers: list[Modifier] = []
        at = 0
        while (before := self._before.match(pieces, at)) and len(modifiers) < _MOST_MODIFIERS:
            at = before[0]
            modifiers.append(before[1])
        between = self._between.match(pieces, at)
        core = self._numbers.read(pieces, between[0] if between else at)
        if core is None:
            return None
        link = (self._between_join if between else self._links).match(pieces, core.end)
        if link is not None:
            core = span_range(core, self._numbers.read(pieces, link[0]), core.start)
        elif between:
            return None
        return self._finish(core, pieces, modifiers)

    def _finish(
        self, core: Core | None, pieces: list[Piece], modifiers: list[Modifier]
    ) -> tuple[int, int | None] | None:
        if core is None:
            return None
        at = core.end
        while (after := self._after.match(pieces, at)) and len(modifiers) < _MOST_MODIFIERS:
            at = after[0]
            modifiers.append(after[1])
        if at != len(pieces):
            return None
        low, high, _ = code_interval(core, modifiers)
        return low, high
