"""Where coders' answers part: one question after the other for a reviewer, who decides."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import UnknownIdError
from counterclaim.model.answers import Answers, Question, gather_answers
from counterclaim.model.judging import find_kept
from counterclaim.review.desk import Look
from counterclaim.review.pages.answering import answer, find_desk
from counterclaim.review.telling.incident import open_teller
from counterclaim.review.telling.judgements import ToldJudgement, name_subject, tell_judgements
from counterclaim.review.telling.sayings import Saying

MOST = 50


@dataclass(frozen=True, slots=True)
class Parted:
    """A question with the answers that part; `saying` tells the claim, where it is about one."""

    question: Question
    subjects: tuple[tuple[str, str], ...]  # what each is called, and its page
    answers: tuple[ToldJudgement, ...]
    saying: Saying | None

    @property
    def is_pair(self) -> bool:
        return len(self.question.subjects) > 1


def show_review(request: Request) -> Response:
    desk = find_desk(request)
    with desk.look() as look:
        found = gather_answers(find_kept(desk.ledger.judgements()))
        parted = [(asked, answers) for asked, answers in sorted(found.items()) if answers.waits_for_reviewer]
        waiting = sum(len(answers.blind) == 1 and answers.decision is None for answers in found.values())
        told = [_tell(look, asked, answers) for asked, answers in parted[:MOST]]
        return answer(request, "review.html", "queue", parted=told, number=len(parted), waiting=waiting)


def _tell(look: Look, asked: Question, answers: Answers) -> Parted:
    browser, names = look.browser, look.names
    given = [each.judgement for each in answers.blind.values()]
    return Parted(
        asked,
        tuple(name_subject(subject, browser, names, {}) for subject in asked.subjects),
        tuple(reversed(tell_judgements(browser, names, given))),
        _tell_claim(look, asked),
    )


def _tell_claim(look: Look, asked: Question) -> Saying | None:
    """The claim that is asked about; None for a pair, or where the newest reading does not hold it."""
    if asked.kind != "claim":
        return None
    try:
        claim = look.browser.claim(asked.subjects[0])
    except UnknownIdError:
        return None
    return open_teller(look.browser, look.names, [claim]).tell(claim)
