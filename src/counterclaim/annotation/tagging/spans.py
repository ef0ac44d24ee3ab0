"""From scores to attributions: the best labels, then which content hangs on which cue, and whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.annotation.tagging import attitudes
from counterclaim.annotation.tagging.labels import CONTENT, CUE, LABELS, SOURCE, Scores, find_path
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

Corners = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as places in the text. `score`: how sure the tagger is of the content's words and of
    its cue, 0 to 1."""

    content: tuple[Corners, ...]
    cue: Corners | None
    source: Corners | None
    score: float


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
    link: float = 1.0  # the same, among the cues


def measure_distances(rows: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """The class of the distance of each row from each: finer near by."""
    apart = np.arange(rows)[None] - np.arange(rows)[:, None]
    far = 1 + np.minimum(7, np.log2(np.maximum(1, np.abs(apart))).astype(np.int64))
    return np.where(apart == 0, 0, np.sign(apart) * far) + DISTANCES // 2


_APART = measure_distances(512)


def read_windows(
    windows: Sequence[Window], scores: Sequence[Scores], heads: Heads
) -> list[list[Attribution]]:
    """The attributions of each window. `scores` are rows x OUTPUTS, a matrix a window."""
    lengths = np.array([len(window) for window in windows])
    emissions = np.zeros((len(windows), lengths.max(initial=1), len(LABELS)), dtype=np.float32)
    for number, each in enumerate(scores):
        emissions[number, : len(each)] = each[:, : len(LABELS)]
    paths = find_path(emissions, lengths, heads.steps)
    return [
        list(_link(window, _stretches(window, path[: len(window)]), each, heads))
        for window, path, each in zip(windows, paths, scores, strict=True)
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


def _link(window: Window, stretches: list[_Stretch], scores: Scores, heads: Heads) -> Iterator[Attribution]:
    by_role: dict[str, list[_Stretch]] = defaultdict(list)
    for stretch in stretches:
        by_role[stretch.role].append(stretch)
    cues, sources = by_role[CUE], by_role[SOURCE]
    linked: dict[int, list[_Stretch]] = defaultdict(list)
    for content in by_role[CONTENT]:
        at = _find_cue(window, content, cues, scores, heads)
        linked[-1 if at is None else at].append(content)
    for at, parts in sorted(linked.items()):
        if at < 0:
            yield from (_make(window, [part], None, None, scores) for part in parts)
            continue
        kept, loose = _keep_sure(parts, cues[at])
        source = _find_source(cues[at], sources, scores, heads)
        yield _make(window, kept, cues[at], source, scores)
        yield from (_make(window, [part], None, None, scores) for part in loose)


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
    content.link = float(np.exp(each[best]))
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
    window: Window, parts: Sequence[_Stretch], cue: _Stretch | None, source: _Stretch | None, scores: Scores
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
        score=round(_sureness(parts, scores), 3),
    )


def _is_beside(window: Window, at: int, row: int) -> bool:
    return not _is_mark(window, at) and window.paragraphs[at] == window.paragraphs[row]


def _sureness(parts: Sequence[_Stretch], scores: Scores) -> float:
    """The mean probability that a word of the content is one, times that of the least sure link."""
    content = [at for at, label in enumerate(LABELS) if label[2:] == CONTENT]
    rows = np.concatenate([np.arange(part.first, part.last + 1) for part in parts])
    each = np.exp(_normalise(scores[rows, : len(LABELS)]))[:, content].sum(axis=1)
    return float(each.mean()) * min(part.link for part in parts)
