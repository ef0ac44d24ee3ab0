"""A ledger that a bundle is made of, its parts in memory, and taking them in."""

from datetime import timedelta

from counterclaim.ledger import Ledger, Merged, Origin
from counterclaim.model import Anchor, Judgement, Problem, Report, Span, Verb
from tests.ledger.reports import NOON, append, make_reading, make_report, state

ORIGIN = Origin("coast.zip", "5" * 64, "key", "coast.db")
ONE, TWO, SECRET = make_report(1), make_report(2), make_report(7)


class Carried:
    """The parts of a bundle, in memory."""

    def __init__(
        self, ledger: Ledger, report_ids: set[str] | None = None, known: set[str] | None = None
    ) -> None:
        self.parts = dict(ledger.book().parts(report_ids, known or set()))

    @property
    def names(self) -> list[str]:
        return list(self.parts)

    def read(self, name: str) -> bytes:
        return self.parts[name]


def merge(ledger: Ledger, carried: Carried) -> Merged:
    return ledger.merge(carried, ORIGIN, "ana", NOON + timedelta(days=1))


def make_judgement(number: int, report: Report, verb: Verb = Verb.REJECT, *subjects: str) -> Judgement:
    claim = make_reading(report).claims[0].id
    anchor = Anchor(claim, report.id, "claim", Span(0, 3), "held")
    at = NOON + timedelta(minutes=number)
    about = subjects or (claim,)
    anchors = () if subjects else (anchor,)
    return Judgement(f"judgement-{number}", verb, about, "mia", at, f"for reason {number}", (), anchors)


def fill(ledger: Ledger, *reports: Report) -> None:
    for number, report in enumerate(reports):
        append(ledger, report, state(report, "published", "2021-04-01"))
        ledger.append_judgement(make_judgement(number, report))


def find_faults(ledger: Ledger) -> list[Problem]:
    return [fault for fault in ledger.check() if "rebuild" not in fault.hint]
