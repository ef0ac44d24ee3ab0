"""The way in, and the colours that a person chooses."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.review.pages.answering import THEME_COOKIE, THEMES, go_to
from counterclaim.review.pages.forms import read_form


def go_to_start(request: Request) -> Response:
    return RedirectResponse("/incidents", 307)


async def choose_theme(request: Request) -> Response:
    form = await read_form(request)
    response = go_to(form.get("back"))
    chosen = form.get("theme", "system")
    if chosen in THEMES:
        response.set_cookie(THEME_COOKIE, chosen, max_age=365 * 86400, samesite="strict", path="/")
    return response
