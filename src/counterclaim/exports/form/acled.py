"""The one number that ACLED's codebook would note for a figure, to stand beside the interval."""

from collections.abc import Mapping

from counterclaim.model import Quantity


def find_point(quantity: Quantity, points: Mapping[str, int]) -> int | None:
    """The number, or None where no rule of ACLED's is known.

    `points` gives its numbers for the vague words of a language ("dozens": 12). An exact figure is
    itself, and of "at least six" ACLED takes the lowest.
    """
    words = quantity.wording.lower()
    known = max((word for word in points if word in words), key=len, default=None)
    if known is not None:
        return points[known]
    if quantity.low is not None and quantity.low == quantity.high:
        return quantity.low
    stated = any(character.isdecimal() for character in words)
    return quantity.low if stated and quantity.high is None else None
