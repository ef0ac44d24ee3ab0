"""Whether two texts are one: read on their words, whatever proposed the pair."""

from counterclaim.incidents.copying.runs import Hashes, count_words, find_common, read_runs

REPEATED = 0.75  # share of the shorter text's words that must stand in the longer, in runs of five
CUT = 0.5  # how long a cut copy must be, as a share of the longer text; a shorter one shares a part of it
_AKIN = 0.5  # share of the shorter text's words that stand in the longer where both go back to one text
_SHORT = 25  # words: of shorter texts one word more or less makes another message


def are_copies(one: str, other: str) -> bool:
    """Whether one text repeats the other near verbatim: edited in a few places, cut or with lines added.

    Reflexive and symmetric, but not transitive: a series of edits can end in another text.
    """
    return are_alike(read_runs(one), read_runs(other))


def are_alike(one: Hashes, other: Hashes) -> bool:
    """As `are_copies`, of texts given by their runs."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if count_words(short) < _SHORT:
        return 0 < len(short) == len(long) and bool((short == long).all())
    if count_words(short) < CUT * count_words(long):
        return False
    return bool(find_common(short, long).mean() >= REPEATED)


def are_akin(one: Hashes, other: Hashes) -> bool:
    """Whether most of the shorter text stands in the longer; both given by their runs."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) > 0 and bool(find_common(short, long).mean() >= _AKIN)
