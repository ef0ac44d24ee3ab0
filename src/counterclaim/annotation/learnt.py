"""What words mean where no list knows them: triggers that no list names, and times of other things."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.tagging import WordMeanings
from counterclaim.annotation.triggers import Hit, find_head
from counterclaim.model import Span

# Set on `quality/accounts`. Other terms than access were wrong as often as right where the lists know none.
_SURE = 0.6
_HARDLY = 0.2
_TYPE, _ACCESS = "type:", "term:access:"
_DAY = "day"
# Any death, whose dead are counted by themselves, and anybody "detained", who may be one of those held.
_TOO_WIDE = frozenset(("type:death_in_custody", "type:mass_arrest"))
_NOMINAL = frozenset(("NOUN", "PROPN"))


def find_learnt(
    parsed: ParsedSentence, known: Sequence[Hit], names: Collection[str], meanings: WordMeanings
) -> Iterator[Hit]:
    """Hits for words that tell of a type among `names`, or of access, in a sentence in which no known hit
    does: where the lists know one, they are the better judges."""
    told = [name for hit in known for name in hit.names]
    for meaning in meanings.find(parsed.span, _SURE):
        kind = next((kind for kind in (_TYPE, _ACCESS) if meaning.name.startswith(kind)), None)
        if kind is None or meaning.name not in names or meaning.name in _TOO_WIDE:
            continue
        tokens = [token for token in parsed.parsed_in(meaning.span) if not token.is_space]
        if tokens and not any(name.startswith(kind) for name in told):
            yield Hit(
                tuple(tokens),
                (meaning.name,),
                contiguous=False,
                nominal=find_head(tokens).pos_ in _NOMINAL,
                learnt=True,
                denied=kind == _ACCESS and meaning.denied,
            )


def is_of_deed(time: Span, meanings: WordMeanings) -> bool:
    """Whether the words of a time may be those of what happened: not the "Monday" on which
    somebody spoke, or a court ruled."""
    return meanings.rate(time, _DAY) >= _HARDLY
