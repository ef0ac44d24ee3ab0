"""The one number that ACLED's codebook would note for a figure, to stand beside the interval."""

import re
from collections.abc import Mapping

from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.model import Quantity


def find_point(quantity: Quantity, vague: Mapping[str, VagueWord]) -> int | None:
    """The number, or None where no rule of ACLED's is known ("about 2,000", "up to 40").

    `vague` holds the vague words of the report's language, with ACLED's numbers ("dozens": 12); the longest
    phrase decides, so that "tens of thousands" is not "tens". An exact figure is itself, and of "at least
    six" ACLED takes the lowest.
    """
    low, high = quantity.low, quantity.high
    if low is not None and low == high:
        return low
    words = " ".join(quantity.wording.lower().split())
    phrases = sorted((phrase for phrase in vague if _stands_in(phrase, words)), key=len, reverse=True)
    if phrases:
        word = vague[phrases[0]]
        # "several hundred" is no "several": there the word only counts the hundreds.
        return word.acled if low in (word.low, word.low + 1) else None
    stated = vague or any(character.isdecimal() for character in words)
    return low if stated and high is None else None


def _stands_in(phrase: str, words: str) -> bool:
    """Whether the phrase is there as whole words: "tens" is not in "tensions"."""
    return phrase in words and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", words) is not None
