"""Who judges what at the same time as others: what came since a person looked is told, never passed over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.errors import JudgementError
from counterclaim.model import Judgement
from counterclaim.model.answers import Question, find_questions, find_touching, find_visible
from counterclaim.model.judging import find_kept, in_order
from counterclaim.model.people import Person


class ChangedMeanwhileError(JudgementError):
    """Others judged the same since the person looked. `judgements` are theirs, the oldest first; `version`
    is the one to judge upon now."""

    def __init__(self, judgements: Sequence[Judgement], version: str) -> None:
        said = ", ".join(f"{each.by} ({each.verb.value})" for each in judgements)
        super().__init__(f"judged meanwhile by {said}: look again before you judge", judgements[-1].id)
        self.judgements = tuple(judgements)
        self.version = version


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person saw of what they judge: `version` is the last judgement on it, "" for none."""

    person: Person
    version: str


def find_version(questions: Iterable[Question], judgements: Iterable[Judgement], person: Person) -> str:
    """The last judgement on these questions that the person may see; "" for none."""
    touching = _find_touching(questions, judgements, person)
    return touching[-1].id if touching else ""


def _find_touching(
    questions: Iterable[Question], judgements: Iterable[Judgement], person: Person
) -> tuple[Judgement, ...]:
    every = in_order(judgements)
    return find_touching(questions, find_visible(every, find_kept(every), person.name, person.role))


def check_unchanged(judgement: Judgement, sight: Sight, known: Iterable[Judgement]) -> None:
    """ChangedMeanwhileError when another person judged the same since the maker of `judgement` looked."""
    touching = _find_touching(find_questions(judgement), known, sight.person)
    ids = [each.id for each in touching]
    start = ids.index(sight.version) + 1 if sight.version in ids else 0
    others = [each for each in touching[start:] if each.by != judgement.by]
    if others:
        raise ChangedMeanwhileError(others, ids[-1])


class Unchanged:
    """Refuses a judgement when another person judged the same since its maker looked."""

    def __init__(self, judgement: Judgement, sight: Sight, known: Sequence[Judgement]) -> None:
        self._judgement, self._sight, self._known = judgement, sight, known

    def __call__(self, new: Iterable[Judgement]) -> None:
        """`new` are those that were appended since the others were read. ChangedMeanwhileError."""
        every = {each.id: each for each in (*self._known, *new)}.values()
        check_unchanged(self._judgement, self._sight, every)
