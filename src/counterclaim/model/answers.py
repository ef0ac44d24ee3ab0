"""Questions that judgements answer, and what several people's answers come to.

An answer that was given blind, without sight of others', counts when a second person gave the same and
nobody another. Where answers part, none counts until a reviewer decides; a reviewer's answer counts over
those of others, whichever came later.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from counterclaim.model.people import Role
from counterclaim.model.record import Judgement
from counterclaim.model.words import Verb

ENOUGH = 2  # people who read one question blind
_PAIRED = (Verb.SAME, Verb.DIFFERENT)
_SINGLE = (Verb.ACCEPT, Verb.REJECT, Verb.CORRECT)
_DECIDING = (Role.REVIEWER.value, Role.ADMIN.value)

Said = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """Whether one thing was read rightly, or whether two things are one; `subjects` are in order."""

    subjects: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of its subjects: claim, incident, actor, site, happening."""
        return self.subjects[0].partition("-")[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one judgement says to one question: its verb, and what it corrects."""

    said: Said
    judgement: Judgement


@dataclass(slots=True)
class Answers:
    """All answers to one question: of each person the latest, those given blind apart; and the latest of
    a reviewer."""

    blind: dict[str, Answer] = field(default_factory=dict)
    seeing: dict[str, Answer] = field(default_factory=dict)
    decision: Answer | None = None

    @property
    def agreed(self) -> Said | None:
        """What enough people said blind and nobody otherwise."""
        said = {answer.said for answer in self.blind.values()}
        return next(iter(said)) if len(self.blind) >= ENOUGH and len(said) == 1 else None

    @property
    def parted(self) -> bool:
        """Whether people who could not see each other's answers said different things."""
        return len({answer.said for answer in self.blind.values()}) > 1

    @property
    def waits_for_reviewer(self) -> bool:
        return self.parted and self.decision is None

    @property
    def closed(self) -> bool:
        """Whether no coder has to read it any more: enough have, or a reviewer decided."""
        return len(self.blind) >= ENOUGH or self.decision is not None


def decides(judgement: Judgement) -> bool:
    """Whether it was made in a role that outranks a coder's."""
    return judgement.role in _DECIDING and not judgement.blind


def find_questions(judgement: Judgement) -> tuple[Question, ...]:
    """What a judgement answers; adding and taking back answer nothing that another could be asked."""
    subjects = tuple(dict.fromkeys(judgement.subjects))
    if judgement.verb in _PAIRED:
        return tuple(Question((min(pair), max(pair))) for pair in combinations(subjects, 2))
    return tuple(Question((each,)) for each in subjects) if judgement.verb in _SINGLE else ()


def gather_answers(kept: Iterable[Judgement]) -> dict[Question, Answers]:
    """The answers to each question, from judgements that nobody took back, the oldest first."""
    found: dict[Question, Answers] = {}
    for judgement in kept:
        for question in find_questions(judgement):
            answers = found.setdefault(question, Answers())
            answer = Answer(_say(judgement), judgement)
            (answers.blind if judgement.blind else answers.seeing)[judgement.by] = answer
            if decides(judgement):
                answers.decision = answer
    return found


def _say(judgement: Judgement) -> Said:
    changed = (f"{name}={value}" for name, value in sorted(judgement.change))
    return (judgement.verb.value, *changed)


def weigh(kept: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those of `kept` that count, the later ones outranking the earlier: reviewers' last, else by time.

    A judgement on several claims counts for those of them on which it stands.
    """
    if not any(judgement.blind or judgement.role in _DECIDING for judgement in kept):
        return tuple(kept)
    answers = gather_answers(kept)
    counting = [left for judgement in kept for left in _leave(judgement, answers)]
    return tuple(sorted(counting, key=decides))  # a stable sort: by time within each


def _leave(judgement: Judgement, answers: Mapping[Question, Answers]) -> Iterator[Judgement]:
    """The judgement with the subjects on which it counts; nothing where it counts on none."""
    questions = find_questions(judgement)
    if not questions:
        yield judgement
    elif judgement.verb in _PAIRED:
        if all(_counts(judgement, answers[question]) for question in questions):
            yield judgement
    else:
        left = tuple(
            question.subjects[0]
            for question in questions
            if _counts(judgement, answers[question]) and not _outranked(judgement, answers[question])
        )
        if left:
            yield judgement if left == judgement.subjects else replace(judgement, subjects=left)


def _counts(judgement: Judgement, answers: Answers) -> bool:
    return not judgement.blind or answers.agreed == _say(judgement)


def _outranked(judgement: Judgement, answers: Answers) -> bool:
    return answers.decision is not None and not decides(judgement)


def find_visible(
    judgements: Iterable[Judgement], kept: Iterable[Judgement], name: str, role: Role
) -> tuple[Judgement, ...]:
    """The judgements that a person may see: not others' blind answers to what is open and they have not
    answered. Reviewers see all."""
    every = tuple(judgements)
    if role.covers(Role.REVIEWER) or not any(judgement.blind for judgement in every):
        return every
    answers = gather_answers(kept)
    hidden = {judgement.id for judgement in every if _is_hidden(judgement, answers, name)}
    return tuple(
        judgement
        for judgement in every
        if judgement.id not in hidden
        and not (judgement.verb is Verb.UNDO and judgement.by != name and hidden & {*judgement.subjects})
    )


def _is_hidden(judgement: Judgement, answers: Mapping[Question, Answers], name: str) -> bool:
    if not judgement.blind or judgement.by == name:
        return False
    found = [answers.get(question, Answers()) for question in find_questions(judgement)]
    return not all(
        name in each.blind or each.agreed is not None or each.decision is not None for each in found
    )


def find_touching(questions: Iterable[Question], judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Of `judgements`, the oldest first, those that answer one of `questions` or take such an answer back."""
    asked = set(questions)
    touching: dict[str, Judgement] = {}
    for judgement in judgements:
        taken_back = judgement.verb is Verb.UNDO and not touching.keys().isdisjoint(judgement.subjects)
        if taken_back or not asked.isdisjoint(find_questions(judgement)):
            touching[judgement.id] = judgement
    return tuple(touching.values())
