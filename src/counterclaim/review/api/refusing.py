"""What is refused, in one form: a code for programs, words for people, and where it went wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from counterclaim.errors import (
    CounterclaimError,
    JudgementError,
    NotAllowedError,
    SearchError,
    UnknownIdError,
)
from counterclaim.exports import name_ledger
from counterclaim.review.safety import TooLongError

# What each status is for, as the description of the interface says it.
REFUSALS: Mapping[int, str] = {
    400: "A parameter, the body or the cursor is not what it should be.",
    401: "Nobody is signed in, or the key is not known.",
    403: "The person who is signed in may not do this.",
    404: "It is not in the ledger, or was not on that day.",
    405: "This address does not take this method.",
    409: "Somebody judged it meanwhile; `changed` holds these judgements. Nothing was appended.",
    413: "More was sent than is taken.",
    415: "The body is not JSON.",
    422: "It is understood but does not fit. Nothing was appended.",
    503: "The ledger cannot be read or written now.",
}


@dataclass(slots=True)
class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """An answer that says no. `more` stands beside the error in the body."""

    status: int
    code: str
    message: str
    where: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Any]:
        return {"error": {"code": self.code, "message": self.message, "where": self.where}, **self.more}


def refuse(error: Exception, ledger: str) -> Refusal:
    """What an error of the house says to a program; any other error is raised again. Where the ledger of this
    address lies is nobody's business: of that its name is left."""
    match error:
        case Refusal():
            return error
        case UnknownIdError():
            return Refusal(404, "not_in_the_ledger", str(error), error.subject or None)
        case NotAllowedError():
            return Refusal(403, "not_allowed", str(error), error.subject or None)
        case JudgementError():
            return Refusal(422, "does_not_fit", str(error), error.subject or None)
        case SearchError():
            return Refusal(400, "no_question", str(error), error.subject or None)
        case TooLongError():
            return Refusal(413, "too_long", "more was sent than is taken here", "body")
        case CounterclaimError():
            said = str(error).replace(ledger, name_ledger(ledger))
            return Refusal(503, "ledger_not_at_hand", said)
    raise error
