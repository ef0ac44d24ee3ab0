"""Loading the table of how rare a language's words are."""

from functools import lru_cache

from counterclaim.codebook.files import open_packaged
from counterclaim.codebook.schema.rarity import NOTHING_KNOWN, Rarity
from counterclaim.errors import CodebookError

RARITY = "rarity.csv"
COLUMNS = ("word", "share")


@lru_cache(maxsize=4)
def load_rarity(language: str) -> Rarity:
    """The packaged table; one in which all words are alike when the language has none.

    Readings do not depend on it, so it is no part of the codebook's version. CodebookError: a share that is
    no whole number from 1 to 10,000.
    """
    folder = open_packaged("languages", language)
    if not folder.has(RARITY):
        return NOTHING_KNOWN
    shares: dict[str, int] = {}
    for line, row in folder.read_rows(RARITY, COLUMNS):
        share = row["share"]
        if not share.isdecimal() or not 1 <= int(share) <= 10_000:
            where = f"{folder.label}/{RARITY} line {line}"
            raise CodebookError(f"share {share!r} in {where}: give reports of 10,000, from 1 on", share)
        shares[row["word"]] = int(share)
    return Rarity(shares)
