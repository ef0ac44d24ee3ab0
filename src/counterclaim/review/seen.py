"""What a page shows as judged so far: its forms send it back, so that what came meanwhile is told."""

from functools import cached_property
from itertools import combinations

from counterclaim.model import Verb
from counterclaim.model.answers import Question, find_questions
from counterclaim.model.people import Person
from counterclaim.review.desk import Desk


class Seen:
    """Called with the id of one thing: the last judgement on whether it was read rightly; with two: on
    whether they are one. "" where there is none that the person may see."""

    def __init__(self, desk: Desk, person: Person) -> None:
        self._desk, self._person = desk, person

    def __call__(self, *subjects: str) -> str:
        known = sorted(set(subjects))
        asked = [Question(pair) for pair in combinations(known, 2)] or [Question(tuple(known))]
        found = [self._last[question] for question in asked if question in self._last]
        return max(found)[1] if found else ""

    @cached_property
    def _last(self) -> dict[Question, tuple[int, str]]:
        """The place and id of the last judgement on each question; read when a form first asks."""
        last: dict[Question, tuple[int, str]] = {}
        about: dict[str, tuple[Question, ...]] = {}
        for place, judgement in enumerate(self._desk.list_judgements(self._person)):
            questions = find_questions(judgement)
            if judgement.verb is Verb.UNDO:
                questions = tuple(each for known in judgement.subjects for each in about.get(known, ()))
            about[judgement.id] = questions
            last.update((question, (place, judgement.id)) for question in questions)
        return last
