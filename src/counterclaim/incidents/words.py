"""The names near a happening's words: what two reports of one incident have in common."""

import re
from collections.abc import Sequence

from counterclaim.model import Claim, Happening
from counterclaim.model.names import fold_name

_REACH = 250  # code points read on either side of a trigger: about two sentences
_WORD = re.compile(r"\w[\w'’]*")
_ENDS = re.compile(r"[.!?…:\"“”»«\n]\s*$")


def find_words(text: str, happening: Happening, claims: Sequence[Claim] = ()) -> frozenset[str]:
    """Folded words with a capital, not at the start of a sentence, near the happening's triggers and the
    words of the claims about it, in `text`.

    Scripts without capitals give none; linking then goes by site, place, day and figures.
    """
    found: set[str] = set()
    for span in sorted({*happening.triggers, *(claim.evidence for claim in claims)}):
        start = max(0, span.start - _REACH)
        near = text[start : span.end + _REACH]
        for match in _WORD.finditer(near):
            word = match.group()
            whole = match.start() > 0 and match.end() < len(near)
            if (
                whole
                and word[0].isupper()
                and len(word) > 2
                and not _ENDS.search(near[max(0, match.start() - 4) : match.start()])
            ):
                found.update(fold_name(word).split())
    return frozenset(found)
