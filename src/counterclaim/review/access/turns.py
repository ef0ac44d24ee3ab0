"""Whose turn it is: what a coder may take back, and which questions are closed to them."""

from collections.abc import Iterable, Sequence

from counterclaim.errors import NotAllowedError
from counterclaim.model import Judgement, Verb
from counterclaim.model.answers import Answers, Question, find_questions, gather_answers
from counterclaim.model.judging import find_kept
from counterclaim.model.people import Person, Role

# What is answered blind where people read so. What is added or taken back answers nothing that is asked.
ANSWERS = (
    Verb.SAME.value,
    Verb.DIFFERENT.value,
    Verb.ACCEPT.value,
    Verb.REJECT.value,
    Verb.CORRECT.value,
)


def check_turn(person: Person, blind: bool, judgement: Judgement, known: Sequence[Judgement]) -> None:
    """NotAllowedError where `judgement`, made after those known, is not this person's to make now.

    A coder takes back their own alone. Where people read blind, a question is closed to coders once two
    answered it or a reviewer decided; neither does who has seen another's answer take theirs back.
    """
    if person.may(Role.REVIEWER):
        return
    undoes = judgement.verb is Verb.UNDO
    taken_back = [each for each in known if undoes and each.id in judgement.subjects]
    for each in taken_back:
        if each.by != person.name:
            raise NotAllowedError(f"only {each.by} or a reviewer may take this judgement back")
    asked = [question for each in (judgement, *taken_back) for question in find_questions(each)]
    if blind and (closed := _find_closed(asked, known)):
        raise NotAllowedError(f"{closed}: a reviewer decides from here on")


def _find_closed(asked: Iterable[Question], judgements: Sequence[Judgement]) -> str:
    answers = gather_answers(find_kept(judgements))
    found = [answers.get(question, Answers()) for question in asked]
    if any(each.decision is not None for each in found):
        return "a reviewer has decided this"
    return "two people have answered this" if any(each.closed for each in found) else ""
