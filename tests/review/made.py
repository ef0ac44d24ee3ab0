"""Ledgers made by hand for what the examples do not show: open places, sentences that two reports share."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import counterclaim as cc
from counterclaim.ledger import Appended
from counterclaim.model import (
    ActorKind,
    Capture,
    CastMember,
    Claim,
    Fact,
    Happening,
    Modality,
    Place,
    Quantity,
    Reading,
    Report,
    Span,
    Statement,
)
from counterclaim.pipeline import assemble, load_codebook

NOON = datetime(2022, 5, 1, 12, tzinfo=UTC)
SHARED = (
    "Guards at the holding hall fired into the crowd that had gathered at the northern fence before dawn."
    " Two women who had queued for water since midnight were carried to the port hospital on a cart."
    " The gate was locked again an hour later and the families were told to go home and wait there."
)
OWN = (
    "A reporter who walked along the fence in the afternoon counted nine spent cartridges in the sand."
    " She was told by a boy that the lamps had gone out shortly before the first shot was heard."
    " Bread was sold at the corner at twice its price, and nobody wanted to give a name."
    " By evening the road to the harbour was open and the buses ran again as on any other day.",
    "The harbour office has not answered any of the questions that were put to it in writing."
    " Its clerk said on the telephone that the register of the hall is kept elsewhere."
    " Last year a committee of the town asked for a second doctor and for clean tanks."
    " Nothing is known of what came of that, and the committee has not met since the spring.",
)


def make_report(
    number: int, text: str, figures: Sequence[int] = (), *, place: Place | None = None
) -> Appended:
    """A report of one shooting, told in its first words, with what one official says of those killed."""
    known = f"report-{number:016x}"
    report = Report(
        known, f"{number}.txt", text, title=f"Report {number}", publisher=f"Desk {number}", language="en"
    )
    member = CastMember(f"cast-{number}", known, f"Official {number}", ActorKind.PERSON, (Span(0, 6),))
    statement = Statement(
        f"statement-{number:016x}", known, (Span(0, 6),), Span(7, 9), (Span(10, 40),), (member.id,)
    )
    happening = Happening(
        f"happening-{number:016x}", known, ("shooting",), Modality.ACTUAL, (Span(0, 6),), place=place
    )
    claims = tuple(
        Claim(
            f"claim-{number:08x}{at:08x}",
            known,
            statement.id,
            member.id,
            "killed",
            Quantity(figure, figure, "many"),
            Span(10 + at, 20 + at),
            "by hand",
            happening_id=happening.id,
        )
        for at, figure in enumerate(figures)
    )
    reading = Reading(known, "by hand", (statement,), (happening,), claims, (member,))
    capture = Capture(report.uri, "text/plain", text.encode(), NOON, f"{number:064x}")
    day = Fact(known, "published", f"2022-05-{number:02}", "flag", NOON)
    return Appended(capture, report, (day,), reading)


def fill(path: Path, reports: Sequence[Appended]) -> Path:
    """The reports in a ledger, all of one incident by a person's judgement."""
    with cc.open_ledger(path) as ledger:
        ledger.add_domains(("detention",))
        ledger.append_many(reports)
        assemble(ledger, load_codebook())
        first, *others = (item.id for item in ledger.book().incidents())
        if others:
            cc.judge(ledger, "same", [first, *others], by="Ada")
    return path
