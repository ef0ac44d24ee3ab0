"""Sketches: a few keys of a text, kept in an index; texts that are copies share at least one of them.

A key stands for the smallest of many hashes over a text's runs of words (MinHash), several of them bound
together to one key. Two texts of which the share `s` of their runs is common share one key with the
probability 1 - (1 - s**ROWS)**BANDS: nearly surely where one is a copy, nearly never where both only tell
of the same thing.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.incidents.copying.runs import RUN, Hashes, read_runs

BANDS = 40
ROWS = 3
FORM = f"copies-1-{RUN}-{ROWS}-{BANDS}"  # names how keys are made: keys of another form must be made anew
_SEED = 20
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

Keys = NDArray[np.uint64]


def sketch(text: str) -> tuple[str, ...]:
    """The keys of a text, none for one without words. They depend on nothing else."""
    runs = read_runs(text)
    return tuple(f"{key >> 16:012x}" for key in sketch_many([runs])[0].tolist()) if len(runs) else ()


def sketch_many(runs: Sequence[Hashes]) -> Keys:
    """The keys of texts given by their runs, a row each. Every text must have words."""
    if not runs:
        return np.zeros((0, BANDS), np.uint64)
    import rensa

    ends = np.cumsum([0, *map(len, runs)], dtype=np.uint64)
    matrix: Any = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
        np.concatenate(runs), ends, BANDS * ROWS, _SEED
    )
    digests = np.asarray(matrix.to_rows(), dtype=np.uint64)
    return _bind(digests)


def _bind(digests: Keys) -> Keys:
    """One key out of the numbers of each band; the same numbers in another band give another key."""
    bound = np.tile(np.arange(BANDS, dtype=np.uint64), (len(digests), 1))
    bands: Any = digests.reshape(len(digests), BANDS, ROWS)
    for row in range(ROWS):
        bound = bound * _FACTOR + bands[:, :, row] + np.uint64(1)
        bound = bound ^ (bound >> np.uint64(29))
    return bound
