"""What a page sends back: read only when it carries the token of its own session."""

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request

from counterclaim.review.pages.answering import find_desk
from counterclaim.review.safety import TOKEN_FIELD

STALE = "this page is from before the workbench was started anew, or from another browser: load it again"
MOST_FIELDS = 80


class Form:
    """The text fields of a form."""

    def __init__(self, fields: Sequence[tuple[str, str]]) -> None:
        self._fields = fields

    def get(self, name: str, otherwise: str = "") -> str:
        """The last value of `name`."""
        return next((value for key, value in reversed(self._fields) if key == name), otherwise)

    def find(self, name: str) -> str | None:
        """The last value of `name`; None where it was not sent."""
        return next((value for key, value in reversed(self._fields) if key == name), None)

    def items(self) -> Sequence[tuple[str, str]]:
        return self._fields

    def all(self, name: str) -> list[str]:
        return [value for key, value in self._fields if key == name]


async def read_form(request: Request) -> Form:
    """The fields of a form without files; 403 when its token is not that of the session."""
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as sent:
        form = Form([(name, value) for name, value in sent.multi_items() if isinstance(value, str)])
    check_token(request, form.get(TOKEN_FIELD))
    return form


def check_token(request: Request, token: str) -> None:
    if not find_desk(request).sessions.holds(request, token):
        raise HTTPException(403, STALE)
