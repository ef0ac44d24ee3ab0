"""The tagger: from texts to attributions, with the weights that ship with the project."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.annotation.tagging.attitudes import WordAttitudes
from counterclaim.annotation.tagging.labels import Scores
from counterclaim.annotation.tagging.meanings import WordMeanings, read_layout
from counterclaim.annotation.tagging.spans import ATTITUDES, Attribution, Heads, read_windows
from counterclaim.annotation.tagging.windows import Packing, Window, pack, split_text
from counterclaim.annotation.tagging.words import Pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

POLNEAR, CODEBOOK = 0, 1  # annotation styles: whose guidelines decide where a span ends
STYLES = {"polnear": POLNEAR, "codebook": CODEBOOK}
_AT_ONCE = 32  # windows that are decoded together


@dataclass(frozen=True, slots=True)
class Tags:
    """What one pass says of a text: who said what, what words make of any statement, and what they mean,
    where the tagger has a tower for that."""

    attributions: list[Attribution]
    attitudes: WordAttitudes
    meanings: WordMeanings | None = None


class Tagger:
    """Finds source, cue and content. Made by :func:`open_tagger`; the same text gives the same result,
    whatever was read before."""

    def __init__(
        self,
        session: InferenceSession,
        heads: Heads,
        pieces: Pieces,
        packing: Packing,
        tower: InferenceSession | None = None,
    ) -> None:
        self._session = session
        self._heads = heads
        self._tower = tower
        self._layout = read_layout(tower.get_modelmeta().custom_metadata_map["layout"]) if tower else None
        self._pieces = pieces
        self._packing = packing

    def tag(self, text: str) -> list[Attribution]:
        """The attributions of a text by the tagger alone, in the order of their windows."""
        return self.read(text, alone=True).attributions

    @property
    def domain(self) -> str | None:
        """The domain whose names it can read from words; None without a tower."""
        return self._layout.domain if self._layout is not None else None

    def read(self, text: str, meant: bool = False, alone: bool = False) -> Tags:
        """All that the network says of a text; what words mean only where it is `meant` to, for that takes
        half as long again. `alone`: no rules come after it (`read_windows`)."""
        windows = pack(split_text(text, self._pieces), text, self._packing)
        found: list[Attribution] = []
        attitudes = WordAttitudes()
        meanings = WordMeanings(self._layout) if meant and self._layout is not None else None
        while group := list(islice(windows, _AT_ONCE)):
            scores = []
            for window in group:
                each, shared = self._score(window)
                scores.append(each)
                if meanings is not None:
                    meanings.add(window, self._climb(shared, window))
            for attributions in read_windows(group, scores, self._heads, alone):
                found.extend(attributions)
            for window, each in zip(group, scores, strict=True):
                attitudes.add(window, each[:, ATTITUDES:])
        return Tags(found, attitudes, meanings)

    def _score(self, window: Window) -> tuple[Scores, Scores]:
        given = {
            "pieces": np.array([window.pieces], dtype=np.int64),
            "features": np.array([window.features], dtype=np.int64),
            "firsts": np.array(window.firsts, dtype=np.int64),
        }
        scores, shared = self._session.run(None, given)
        return scores, shared

    def _climb(self, shared: Scores, window: Window) -> Scores:
        assert self._tower is not None
        given = {"shared": shared, "firsts": np.array(window.firsts, dtype=np.int64)}
        scores: Scores = self._tower.run(None, given)[0]
        return scores


def open_tagger(weights: str, style: int = CODEBOOK, tower: str | None = None) -> Tagger:
    """Loads the file `weights`, and `tower`, a file that says what words mean; one thread, for processes are
    what runs side by side.

    The files hold graphs and, as metadata, all else that was learnt: scores of steps and distances, the
    vocabulary, the names that words can mean.
    """
    session = _open(weights)
    held = session.get_modelmeta().custom_metadata_map
    vocabulary = {word: number for number, word in enumerate(held["vocabulary"].split("\n"))}
    heads = Heads(steps=_read_matrix(held["steps"]), distances=_read_matrix(held["distances"]))
    packing = Packing(vocabulary["[CLS]"], vocabulary["[SEP]"], style)
    return Tagger(session, heads, Pieces(vocabulary), packing, _open(tower) if tower is not None else None)


def _open(path: str) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # it keeps a plan for each length of window
    options.enable_cpu_mem_arena = False  # it keeps what the longest window needed
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _read_matrix(text: str) -> Scores:
    return np.array(json.loads(text), dtype=np.float32)
