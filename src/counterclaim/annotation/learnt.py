"""Triggers that no list names: words that the tagger takes for a name of the codebook."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.tagging import WordMeanings
from counterclaim.annotation.triggers import Hit, find_head

# How sure the tagger must be of a type, and of a term, whose lists are longer. Set on `quality/accounts`.
_SURE_TYPE, _SURE_TERM = 0.5, 0.75
_TOO_WIDE = frozenset(("type:death_in_custody",))  # any death: who is counted dead is read by itself
_TYPE = "type:"
_NOMINAL = frozenset(("NOUN", "PROPN"))


def find_learnt(
    parsed: ParsedSentence, known: Sequence[Hit], names: Collection[str], meanings: WordMeanings
) -> Iterator[Hit]:
    """Hits for words that mean one of `names`, in a sentence of which no known hit says anything of the kind:
    where the lists know a cause, they are the better judges of causes."""
    taken = {_kind(name) for hit in known for name in hit.names}
    for meaning in meanings.find(parsed.span, min(_SURE_TYPE, _SURE_TERM)):
        if meaning.name not in names or meaning.name in _TOO_WIDE or _kind(meaning.name) in taken:
            continue
        if meaning.score < (_SURE_TYPE if _kind(meaning.name) == _TYPE else _SURE_TERM):
            continue
        tokens = [token for token in parsed.parsed_in(meaning.span) if not token.is_space]
        if tokens:
            nominal = find_head(tokens).pos_ in _NOMINAL
            yield Hit(tuple(tokens), (meaning.name,), contiguous=False, nominal=nominal)


def _kind(name: str) -> str:
    """ "type:" of "type:fire", "term:cause:" of "term:cause:illness"."""
    return name[: name.rindex(":") + 1]
