"""What was judged of a thing, so that nobody judges over what somebody else judged meanwhile."""

from collections.abc import Sequence
from itertools import combinations

from counterclaim.model import Judgement
from counterclaim.model.answers import Question
from counterclaim.model.people import Person
from counterclaim.pipeline import meanwhile
from counterclaim.review.api.rows import Rows


def find_version(rows: Rows, subjects: Sequence[str], person: Person) -> str | None:
    """Id of the last judgement that the person may see on a thing, or on whether several are one."""
    known = sorted(set(subjects))
    pairs = tuple(Question(pair) for pair in combinations(known, 2))
    questions = pairs or tuple(Question((each,)) for each in known)
    return meanwhile.find_version(questions, find_judgements(rows, known), person) or None


def find_judgements(rows: Rows, ids: Sequence[str]) -> list[Judgement]:
    """All judgements that speak of these things, and all that take one of them back."""
    found: dict[str, Judgement] = {}
    asked = set(ids)
    while asked:
        fresh = [each for each in rows.judgements_with(sorted(asked)) if each.id not in found]
        found.update((each.id, each) for each in fresh)
        asked = {each.id for each in fresh}
    return list(found.values())
