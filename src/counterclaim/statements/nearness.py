"""Which of many spans may touch one, without a look at them all: a report may be as long as a book."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.model import Span

_STRETCH = 512  # characters: spans that share a stretch of the text are near


class SpanIndex:
    """Numbered spans by the stretches of text that they lie in."""

    def __init__(self, spans: Iterable[tuple[int, Span]]) -> None:
        self._near: dict[int, list[int]] = {}
        for number, span in spans:
            for stretch in _stretches(span):
                self._near.setdefault(stretch, []).append(number)

    def near(self, *spans: Span) -> list[int]:
        """The numbers of all spans that touch one of `spans`, and of some that do not, in order."""
        found: set[int] = set()
        for span in spans:
            for stretch in _stretches(span):
                found.update(self._near.get(stretch, ()))
        return sorted(found)


def _stretches(span: Span) -> range:
    return range(span.start // _STRETCH, span.end // _STRETCH + 1)


class Neighbours:
    """Spans with their places in a list, to be asked for those right before or behind a place in the text."""

    def __init__(self, spans: Sequence[Span | None]) -> None:
        known = [(span, number) for number, span in enumerate(spans) if span is not None]
        self._by_start = sorted(known, key=lambda item: (item[0].start, item[1]))
        self._by_end = sorted(known, key=lambda item: (item[0].end, -item[1]))

    def after(self, first: int, last: int) -> Iterator[tuple[Span, int]]:
        """Those that start at `first` to `last`, the nearest first; of several the first of the list."""
        start = bisect_left(self._by_start, first, key=lambda item: item[0].start)
        for at in range(start, len(self._by_start)):
            if self._by_start[at][0].start > last:
                return
            yield self._by_start[at]

    def before(self, place: int, reach: int) -> Iterator[tuple[Span, int]]:
        """Those that end at `place` or up to `reach` before it, the nearest first; as above."""
        end = bisect_right(self._by_end, place, key=lambda item: item[0].end)
        for at in range(end - 1, -1, -1):
            if self._by_end[at][0].end < place - reach:
                return
            yield self._by_end[at]


class Places:
    """Where somebody stands in the text: spans in order, each once."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        self.update(spans)

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)

    def add(self, span: Span) -> None:
        at = bisect_left(self._spans, (span.start, span.end), key=_corners)
        if self._spans[at : at + 1] != [span]:
            self._spans.insert(at, span)

    def discard(self, span: Span) -> None:
        if span in self._spans:
            self._spans.remove(span)

    def update(self, spans: Iterable[Span]) -> None:
        for span in spans:
            self.add(span)

    def last_before(self, place: int) -> int:
        """Where the last span that starts before `place` starts; -1 where none does."""
        at = bisect_left(self._spans, place, key=_start)
        return self._spans[at - 1].start if at else -1

    def first_from(self, place: int) -> int | None:
        """Where the first span that starts at `place` or behind it starts."""
        at = bisect_left(self._spans, place, key=_start)
        return self._spans[at].start if at < len(self._spans) else None


def _corners(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _start(span: Span) -> int:
    return span.start
