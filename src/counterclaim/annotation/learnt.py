"""Triggers that no list names: words that the tagger takes to tell of a type of happening, or of access."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.tagging import WordMeanings
from counterclaim.annotation.triggers import Hit, TriggerIndex

# Set on `quality/accounts`. Other terms than access were wrong as often as right where the lists know none.
_SURE = 0.6
_TYPE, _ACCESS = "type:", "term:access:"
# Any death, whose dead are counted by themselves; anybody "detained", who may be one of those held; and what
# a site's status is worked out from, step by step: "a year after it opened" is no second opening.
_LEFT_TO_LISTS = frozenset(("type:death_in_custody", "type:mass_arrest", "type:opening", "type:closure"))
_NOMINAL = frozenset(("NOUN", "PROPN"))


def find_learnt(
    parsed: ParsedSentence, known: Sequence[Hit], triggers: TriggerIndex, meanings: WordMeanings
) -> Iterator[Hit]:
    """Hits for words that tell of a type or of access, in a sentence in which no known hit does: where the
    lists know one, or rule it out, they are the better judges."""
    told = [name for hit in known for name in hit.names]
    for meaning in meanings.find(parsed.span, _SURE):
        kind = next((kind for kind in (_TYPE, _ACCESS) if meaning.name.startswith(kind)), None)
        if kind is None or meaning.name not in triggers.names or meaning.name in _LEFT_TO_LISTS:
            continue
        if triggers.is_vetoed(meaning.name, parsed, meaning.span):
            continue
        tokens = [token for token in parsed.parsed_in(meaning.span) if not token.is_space]
        if tokens and not any(name.startswith(kind) for name in told):
            yield Hit(
                tuple(tokens),
                (meaning.name,),
                contiguous=False,
                nominal=triggers.find_head(tokens).pos_ in _NOMINAL,
                learnt=True,
                denied=kind == _ACCESS and meaning.denied,
            )
