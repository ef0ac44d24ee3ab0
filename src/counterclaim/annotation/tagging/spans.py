"""From scores to attributions: the best labels, then which content hangs on which cue, and whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.annotation.tagging import attitudes
from counterclaim.annotation.tagging.labels import (
    CONTENT,
    CUE,
    LABELS,
    SOURCE,
    Scores,
    find_path,
    find_shares,
)
from counterclaim.annotation.tagging.windows import Window

WIDTH = 64  # of a pointer's query and key
DISTANCES = 17  # classes of how far apart two rows are: 8 backwards, the same, 8 forwards
POINTERS = ("content to cue", "cue to source")  # a query and a key each, in this order
ATTITUDES = len(LABELS) + 2 * WIDTH * len(POINTERS)  # from here on, what a word says of a statement
OUTPUTS = ATTITUDES + attitudes.SCORES

# A further part of a broken content must be this sure of its cue; less is asked of the part that stands on
# the other side of the cue, as in '"X," he said, "Y"'. Set on PolNeAR's dev articles.
_SURE_SAME_SIDE = 0.8
_SURE_OTHER_SIDE = 0.5

# What is less likely than this is left out where no rules come after: a finding that is right less often than
# half of the F1 that is reached costs more than it gives (Lipton et al. 2014).
_LIKELY = 0.4

Corners = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as places in the text. `score`: how likely it is that the content's words are said and
    that the cue is one, 0 to 1; worked out only where no rules come after."""

    content: tuple[Corners, ...]
    cue: Corners | None
    source: Corners | None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Heads:
    """What is learnt beside the network: scores of steps between labels, and of distances, by pointer."""

    steps: Scores
    distances: Scores  # pointers x DISTANCES


@dataclass(slots=True)
class _Stretch:
    role: str
    first: int
    last: int  # inclusive
    sure: float = 1.0  # how strongly a content points to its cue, among all rows


@dataclass(slots=True)
class _Saying:
    """A cue with its source and the parts of its content, in their order."""

    parts: list[_Stretch]
    cue: _Stretch
    source: _Stretch | None

    @property
    def opening(self) -> int:
        return min(self.cue.first, self.source.first) if self.source is not None else self.cue.first

    @property
    def closing(self) -> int:
        return max(self.cue.last, self.source.last) if self.source is not None else self.cue.last


def measure_distances(rows: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """The class of the distance of each row from each: finer near by."""
    apart = np.arange(rows)[None] - np.arange(rows)[:, None]
    far = 1 + np.minimum(7, np.log2(np.maximum(1, np.abs(apart))).astype(np.int64))
    return np.where(apart == 0, 0, np.sign(apart) * far) + DISTANCES // 2


_APART = measure_distances(512)


def read_windows(
    windows: Sequence[Window], scores: Sequence[Scores], heads: Heads, alone: bool = False
) -> list[list[Attribution]]:
    """The attributions of each window. `scores` are rows x OUTPUTS, a matrix a window. `alone`: no rules come
    after it, so that it has to say by itself what is likely, and whose a part is that points to no cue."""
    lengths = np.array([len(window) for window in windows])
    emissions = np.zeros((len(windows), lengths.max(initial=1), len(LABELS)), dtype=np.float32)
    for number, each in enumerate(scores):
        emissions[number, : len(each)] = each[:, : len(LABELS)]
    paths = find_path(emissions, lengths, heads.steps)
    shares = find_shares(emissions, lengths, heads.steps) if alone else [None] * len(windows)
    return [
        [
            attribution
            for attribution in _link(
                window, _stretches(window, path[: len(window)]), each, share, heads, alone
            )
            if not alone or attribution.score >= _LIKELY
        ]
        for window, path, each, share in zip(windows, paths, scores, shares, strict=True)
    ]


def _stretches(window: Window, path: np.ndarray[tuple[int], np.dtype[np.int8]]) -> list[_Stretch]:
    """Rows of one role that hang together, from a word to a word: a mark may only stand between."""
    found: list[_Stretch] = []
    for row in map(int, np.flatnonzero(path)):
        label = LABELS[path[row]]
        if label[0] in "BS":
            found.append(_Stretch(label[2:], row, row))
        else:
            found[-1].last = row
    for stretch in found:
        while stretch.first < stretch.last and _is_mark(window, stretch.first):
            stretch.first += 1
        while stretch.first < stretch.last and _is_mark(window, stretch.last):
            stretch.last -= 1
    return [stretch for stretch in found if not _is_mark(window, stretch.first)]


def _is_mark(window: Window, row: int) -> bool:
    start, end = window.spans[row]
    return start == end


def _link(
    window: Window,
    stretches: list[_Stretch],
    scores: Scores,
    shares: Scores | None,
    heads: Heads,
    alone: bool,
) -> Iterator[Attribution]:
    by_role: dict[str, list[_Stretch]] = defaultdict(list)
    for stretch in stretches:
        by_role[stretch.role].append(stretch)
    cues, sources = by_role[CUE], by_role[SOURCE]
    linked: dict[int, list[_Stretch]] = defaultdict(list)
    for content in by_role[CONTENT]:
        at = _find_cue(window, content, cues, scores, heads)
        linked[-1 if at is None else at].append(content)
    loose = linked.pop(-1, [])
    sayings: list[_Saying] = []
    for at, parts in sorted(linked.items()):
        kept, others = _keep_sure(parts, cues[at])
        sayings.append(_Saying(kept, cues[at], _find_source(cues[at], sources, scores, heads)))
        loose.extend(others)
    for part in loose:
        saying = next((each for each in sayings if alone and _is_theirs(window, part, each)), None)
        if saying is None:
            yield _make(window, [part], None, None, shares)
        else:
            saying.parts = sorted([*saying.parts, part], key=lambda each: each.first)
    for each in sayings:
        yield _make(window, each.parts, each.cue, each.source, shares)


def _is_theirs(window: Window, part: _Stretch, saying: _Saying) -> bool:
    """Whether a part that points to no cue surely enough belongs to source and cue by its place: a single
    word right before them ("*which* the mayor says *has dried up*"), or a quotation that goes on right
    behind them ("“Dry,” she said. *“As dust.”*")."""
    if part.first == part.last and part.last + 1 == saying.opening:
        return saying.parts[0].first > saying.cue.first
    between = range(saying.closing + 1, part.first)
    return (
        window.opens_quotation(part.first)
        and saying.parts[0].first < saying.closing < part.first
        and window.paragraphs[saying.closing] == window.paragraphs[part.first]
        and all(window.is_mark(row) for row in between)
    )


def _find_cue(
    window: Window, content: _Stretch, cues: Sequence[_Stretch], scores: Scores, heads: Heads
) -> int | None:
    """The cue that the words of a content point to: one of its own paragraphs. Sets how sure that is."""
    if not cues:
        return None
    rows = np.arange(content.first, content.last + 1)
    ways = _point(scores, heads, 0, rows)
    starts = [cue.first for cue in cues]
    each = _normalise(ways[:, starts]).mean(axis=0)
    first, last = window.paragraphs[content.first], window.paragraphs[content.last]
    near = [at for at, cue in enumerate(cues) if first <= window.paragraphs[cue.first] <= last]
    if not near:
        return None
    best = max(near, key=lambda at: float(each[at]))
    content.sure = float(np.exp(_normalise(ways)[:, starts[best]]).mean())
    return best


def _keep_sure(parts: list[_Stretch], cue: _Stretch) -> tuple[list[_Stretch], list[_Stretch]]:
    """The parts of one content, and those that are not sure enough to belong to it."""
    anchor = max(parts, key=lambda part: part.sure)
    kept: list[_Stretch] = []
    loose: list[_Stretch] = []
    for part in parts:
        other_side = (part.first < cue.first) != (anchor.first < cue.first)
        enough = part is anchor or part.sure >= (_SURE_OTHER_SIDE if other_side else _SURE_SAME_SIDE)
        (kept if enough else loose).append(part)
    return kept, loose


def _find_source(cue: _Stretch, sources: Sequence[_Stretch], scores: Scores, heads: Heads) -> _Stretch | None:
    """Whose cue it is; the first row stands for nobody."""
    if not sources:
        return None
    ways = _point(scores, heads, 1, np.array([cue.first]))[0]
    best = int(ways[[0, *(source.first for source in sources)]].argmax())
    return sources[best - 1] if best else None


def _point(
    scores: Scores, heads: Heads, pointer: int, rows: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Scores:
    """How strongly `rows` point to each row of the window (scaled dot products; Vaswani et al. 2017)."""
    query = len(LABELS) + 2 * pointer * WIDTH
    queries, keys = scores[rows, query : query + WIDTH], scores[:, query + WIDTH : query + 2 * WIDTH]
    near = heads.distances[pointer][_APART[rows, : len(scores)]]
    ways: Scores = queries @ keys.T / np.float32(np.sqrt(WIDTH)) + near
    return ways


def _normalise(ways: Scores) -> Scores:
    top = ways.max(axis=-1, keepdims=True)
    normal: Scores = ways - top - np.log(np.exp(ways - top).sum(axis=-1, keepdims=True))
    return normal


def _make(
    window: Window,
    parts: Sequence[_Stretch],
    cue: _Stretch | None,
    source: _Stretch | None,
    shares: Scores | None,
) -> Attribution:
    def corners(stretch: _Stretch) -> Corners:
        return window.spans[stretch.first][0], window.spans[stretch.last][1]

    def corners_beside(stretch: _Stretch, row: int) -> Corners:
        """Of a source or cue that runs over the end of a paragraph, the words in the paragraph of `row`."""
        rows = [at for at in range(stretch.first, stretch.last + 1) if _is_beside(window, at, row)]
        rows = rows or list(range(stretch.first, stretch.last + 1))
        return window.spans[rows[0]][0], window.spans[rows[-1]][1]

    return Attribution(
        content=tuple(corners(part) for part in parts),
        cue=corners_beside(cue, cue.last) if cue is not None else None,
        source=corners_beside(source, cue.last) if source is not None and cue is not None else None,
        score=round(_likelihood(parts, cue, shares), 3) if shares is not None else 1.0,
    )


def _is_beside(window: Window, at: int, row: int) -> bool:
    return not _is_mark(window, at) and window.paragraphs[at] == window.paragraphs[row]


def _likelihood(parts: Sequence[_Stretch], cue: _Stretch | None, shares: Scores) -> float:
    """The mean share of content among the words said, times that of cues at the cue's first word, to which
    contents point."""
    rows = np.concatenate([np.arange(part.first, part.last + 1) for part in parts])
    said = float(shares[rows][:, _labels_of(CONTENT)].sum(axis=1).mean())
    return said * float(shares[cue.first, _labels_of(CUE)].sum()) if cue is not None else said


def _labels_of(role: str) -> list[int]:
    return [at for at, label in enumerate(LABELS) if label[2:] == role]
