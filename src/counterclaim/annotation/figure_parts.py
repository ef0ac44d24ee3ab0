"""Parts and totals: "53, including six children", "two of these", "six of the 53"."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.annotation.figure_numbers import Phrases, Piece
from counterclaim.codebook.schema.figures import FigureWords
from counterclaim.model import Mention, Quantity, Span

_OPENERS = frozenset((",", ";", ":", "and", "but", "that", '"', "“"))
_LINKS = frozenset((",", "and", ";", "&"))


class PartFinder:
    """Ties each part to its total within one sentence."""

    def __init__(self, words: FigureWords) -> None:
        self._words = words
        self._before = Phrases((phrase, "before") for phrase in words.parts_before)
        self._after = Phrases((phrase, "after") for phrase in words.parts_after)
        self._included = Phrases((phrase, "included") for phrase in words.parts_included)
        self._totals = Phrases((phrase, "total") for phrase in words.totals_before)
        self._longest = max((len(phrase.split()) for phrase in words.parts_before), default=0)

    def tie(self, figures: Sequence[Mention], pieces: Sequence[Piece]) -> list[Mention]:
        """The same figures in order, parts with the span of their total."""
        starts = {piece.span.start: index for index, piece in enumerate(pieces)}
        ends = {piece.span.end: index + 1 for index, piece in enumerate(pieces)}
        totals: list[Span | None] = [None] * len(figures)
        marked = [False] * len(figures)
        for index, figure in enumerate(figures):
            start, end = starts[figure.span.start], ends[figure.span.end]
            if self._starts_part(pieces, start) or self._ends_part(figure, pieces, end, ends):
                marked[index] = True
                totals[index] = _total_before(figures, totals, index)
            elif index and totals[index - 1] is not None and self._goes_on(pieces, ends, figures, index):
                totals[index] = totals[index - 1]
            elif index + 1 < len(figures):
                self._part_of_next(figures, totals, pieces, index, (end, starts))
            free = index and totals[index] is None and totals[index - 1] != figure.span
            if free and self._opens_whole(figures[index - 1], pieces, starts):
                totals[index] = figures[index - 1].span
        _tie_sums(figures, totals, pieces, starts, ends)
        heads = {figure.span: figure.head for figure in figures}
        return [
            replace(
                figure,
                part_of=total,
                head=figure.head or (heads[total] if total and total > figure.span else None),
                note=" ".join(filter(None, (figure.note, "part" if mark else ""))),
            )
            for figure, total, mark in zip(figures, totals, marked, strict=True)
        ]

    def _starts_part(self, pieces: Sequence[Piece], start: int) -> bool:
        """Whether "including" or the like stands before the figure, a comma or "at" apart."""
        stop = start
        while stop > 0 and pieces[stop - 1].text in (",", ":", "("):
            stop -= 1
        for length in range(1, self._longest + 1):
            found = self._before.match(pieces, stop - length) if length <= stop else None
            if found is not None and found[0] == stop:
                return True
        return False

    def _goes_on(
        self, pieces: Sequence[Piece], ends: dict[int, int], figures: Sequence[Mention], index: int
    ) -> bool:
        """Whether a figure goes on the list of the one before: "a woman and (her) *two* sons"."""
        start = next(
            place for place, piece in enumerate(pieces) if piece.span.start == figures[index].span.start
        )
        owned = start > 1 and pieces[start - 1].text in self._words.determiners
        return _listed(pieces, ends, figures[index - 1], start - owned)

    def _ends_part(self, figure: Mention, pieces: Sequence[Piece], end: int, ends: dict[int, int]) -> bool:
        if self._after.match(pieces, end) is not None:
            return True
        behind = ends.get(figure.head.end, end) if figure.head is not None else end
        found = self._included.match(pieces, max(end, behind))
        return found is not None and (found[0] == len(pieces) or not pieces[found[0]].text[:1].isalnum())

    def _part_of_next(
        self,
        figures: Sequence[Mention],
        totals: list[Span | None],
        pieces: Sequence[Piece],
        index: int,
        places: tuple[int, dict[int, int]],
    ) -> None:
        """ "six of the 53": the figure that follows is the total."""
        end, starts = places
        found = None if "article" in figures[index].note else self._totals.match(pieces, end)
        if found is not None and found[0] == starts[figures[index + 1].span.start]:
            totals[index] = figures[index + 1].span

    def _opens_whole(self, figure: Mention, pieces: Sequence[Piece], starts: dict[int, int]) -> bool:
        """ "Of the 80 who escaped, 31 …": the sentence or clause begins with "of" and the total."""
        start = starts[figure.span.start]
        for length in (1, 2):
            found = self._totals.match(pieces, start - length) if start >= length else None
            if found is not None and found[0] == start:
                return start == length or pieces[start - length - 1].text in _OPENERS
        return False


def _total_before(figures: Sequence[Mention], totals: Sequence[Span | None], index: int) -> Span | None:
    """The nearest figure before, or that one's total when it is itself a part."""
    if index == 0:
        return None
    total = totals[index - 1] or figures[index - 1].span
    return None if total == figures[index].span else total


def _listed(pieces: Sequence[Piece], ends: dict[int, int], before: Mention, start: int) -> bool:
    """Whether only a noun and "and" stand between two figures ("six children and two women")."""
    first = ends[before.span.end]
    if before.head is not None:
        first = max(first, ends.get(before.head.end, first))
    between = [piece.text for piece in pieces[first:start]]
    return bool(between) and all(text in _LINKS for text in between)


def _tie_sums(
    figures: Sequence[Mention],
    totals: list[Span | None],
    pieces: Sequence[Piece],
    starts: dict[int, int],
    ends: dict[int, int],
) -> None:
    """Parts that exhaust a total are its parts: "thirty people, eleven children and nineteen women"."""
    for index, whole in enumerate(figures):
        size = _exact(whole)
        if size is None or totals[index] is not None:
            continue
        last, total = index, 0
        while last + 1 < len(figures) and total < size and totals[last + 1] is None:
            part, start = _exact(figures[last + 1]), starts[figures[last + 1].span.start]
            if part is None or not (
                _listed(pieces, ends, figures[last], start)
                if last > index
                else not pieces[start - 1].text[:1].isalnum()
            ):
                break
            total, last = total + part, last + 1
        if total == size and last >= index + 2:
            for part_index in range(index + 1, last + 1):
                totals[part_index] = whole.span


def _exact(figure: Mention) -> int | None:
    value = figure.value
    if isinstance(value, Quantity) and value.low == value.high and not value.approximate:
        return value.low
    return None
