"""Where in the queue a person is. What it asks is found in the pipeline, alike for page and command."""

from collections.abc import Sequence

from counterclaim.pipeline.questions import Item


def find_place(items: Sequence[Item], key: str, after: str) -> int:
    """The item that is asked for; else the first behind `after`; else the first. -1 in an empty queue."""
    for number, item in enumerate(items):
        if item.key == key:
            return number
    behind = (number for number, item in enumerate(items) if after and item.key > after)
    return next(behind, 0 if items else -1)
