"""Triggers that no list names: words that the tagger takes to tell of a type of happening."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.tagging import WordMeanings
from counterclaim.annotation.triggers import Hit, find_head

_SURE = 0.7  # set on `quality/accounts`; terms that it knows beside the lists were wrong as often as right
_TYPE = "type:"
# Any death, whose dead are counted by themselves, and anybody "detained", who may be one of those held.
_TOO_WIDE = frozenset(("type:death_in_custody", "type:mass_arrest"))
_NOMINAL = frozenset(("NOUN", "PROPN"))


def find_learnt(
    parsed: ParsedSentence, known: Sequence[Hit], names: Collection[str], meanings: WordMeanings
) -> Iterator[Hit]:
    """Hits for words that tell of one of the types among `names`, in a sentence in which no known hit does:
    where the lists know one, they are the better judges."""
    if any(name.startswith(_TYPE) for hit in known for name in hit.names):
        return
    for meaning in meanings.find(parsed.span, _SURE):
        if not meaning.name.startswith(_TYPE) or meaning.name not in names or meaning.name in _TOO_WIDE:
            continue
        tokens = [token for token in parsed.parsed_in(meaning.span) if not token.is_space]
        if tokens:
            nominal = find_head(tokens).pos_ in _NOMINAL
            yield Hit(tuple(tokens), (meaning.name,), contiguous=False, nominal=nominal, learnt=True)
