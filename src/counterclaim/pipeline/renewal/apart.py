"""What judgements say against two happenings being one, asked pair by pair."""

from collections.abc import Callable, Sequence

from counterclaim.incidents.build import incident_id
from counterclaim.model import Judgement
from counterclaim.model.judging import find_pairs


def find_apart(judgements: Sequence[Judgement]) -> Callable[[str, str], bool]:
    """Whether a person judged two happenings, or the incidents called by them, different."""
    apart = {frozenset(pair) for pair in find_pairs(judgements).different}

    def are_apart(one: str, other: str) -> bool:
        if not apart:
            return False
        names = ((one, incident_id(one)), (other, incident_id(other)))
        return any(frozenset((first, second)) in apart for first in names[0] for second in names[1])

    return are_apart
