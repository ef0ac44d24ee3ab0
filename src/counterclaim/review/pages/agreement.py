"""How far coders agree, by what was asked and by attribute."""

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.pipeline.agreement import FEWEST, measure_agreement
from counterclaim.review.pages.answering import answer, find_desk


def show_agreement(request: Request) -> Response:
    desk = find_desk(request)
    seeing = request.query_params.get("seeing") == "1"
    return answer(
        request,
        "agreement.html",
        "queue",
        rows=measure_agreement(desk.ledger, seeing=seeing),
        seeing=seeing,
        blind=desk.ledger.people.reads_blind,
        fewest=FEWEST,
    )
