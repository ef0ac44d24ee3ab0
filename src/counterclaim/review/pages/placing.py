"""One answer to the question which place is meant: one of its name, or none at all."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import JudgementError
from counterclaim.model import Place, Verb
from counterclaim.pipeline import ChangedMeanwhileError
from counterclaim.pipeline.judged_places import write_place
from counterclaim.review.pages.answering import find_desk, go_to
from counterclaim.review.pages.forms import Form, read_form
from counterclaim.review.pages.judging import judge_as, show_changed

NOWHERE = "none"  # the name was read wrongly: it is no place


async def place(request: Request) -> Response:
    form = await read_form(request)
    try:
        await run_in_threadpool(_place, request, form)
    except ChangedMeanwhileError as error:
        return await run_in_threadpool(show_changed, request, form, error)
    return go_to(form.get("back"), "judged")


def _place(request: Request, form: Form) -> None:
    """Candidates are taken from the queue by their number, never from the form."""
    desk = find_desk(request)
    with desk.look() as look:
        item = next((each for each in desk.find_queue(look) if each.key == form.get("item")), None)
    if item is None:
        raise JudgementError("this question was answered meanwhile: nothing was changed")
    choice = form.get("choice")
    chosen: Place | None = None
    if choice != NOWHERE:
        number = int(choice) if choice.isascii() and choice.isdecimal() and len(choice) < 3 else 0
        if not 1 <= number <= len(item.places):
            raise JudgementError(f"no such place to choose: {choice!r}")
        chosen = item.places[number - 1].place
    judge_as(request, form, Verb.CORRECT.value, item.subjects, write_place(chosen))
