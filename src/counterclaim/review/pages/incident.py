"""One incident: where its accounts part, the matrix, and the words behind each cell."""

from collections.abc import Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from counterclaim.codebook.schema import Codebook
from counterclaim.errors import UnknownIdError
from counterclaim.model import Incident
from counterclaim.review.access.asking import find_person
from counterclaim.review.charts.figures import draw_figures
from counterclaim.review.desk import Desk, Look, find_judged
from counterclaim.review.pages.answering import answer, find_desk, go_to, read_day
from counterclaim.review.rendering import render
from counterclaim.review.seen import Seen
from counterclaim.review.telling.accounts import Side
from counterclaim.review.telling.days import Day, find_days
from counterclaim.review.telling.incident import ToldIncident, first_days, name_incident, tell_incident
from counterclaim.review.telling.series import find_panels
from counterclaim.review.telling.sharing import tell_shared


def show_incident(request: Request) -> Response:
    """The page of an incident, as it stands or as it was known on a day."""
    desk = find_desk(request)
    wanted = request.path_params["incident"]
    with desk.look() as look:
        incident = look.browser.book.incident(wanted)
        if incident.id != wanted:  # a former id, or the beginning of one
            return go_to(f"/incidents/{incident.id}")
        days = find_days(look.browser.report_days(incident.report_ids).values())
        as_of = read_day(request.query_params.get("as_of", ""))
        if as_of is None:
            return _show(request, desk, look, incident, days, None)
    try:
        with desk.look_back(as_of, wanted) as past:
            return _show(request, desk, past, past.browser.book.incident(wanted), days, as_of)
    except UnknownIdError:
        return answer(
            request,
            "unknown_then.html",
            "incidents",
            status=404,
            as_of=as_of,
            days=days,
            asof_at=f"/incidents/{wanted}",
            first_days="",
            undated=0,
        )


def _show(
    request: Request, desk: Desk, look: Look, incident: Incident, days: Sequence[Day], as_of: date | None
) -> Response:
    judged = find_judged(look.browser.book.judgements())
    told = tell_incident(
        look.browser,
        look.names,
        incident,
        chosen=request.query_params.get("claim", ""),
        judged=judged,
        order=list_attributes(desk.codebook),
    )
    panels = find_panels(told.accounts)
    return answer(
        request,
        "incident.html",
        "incidents",
        told=told,
        judged=judged,
        names=look.names,
        shared=tell_shared(incident.report_ids, look.names),
        panels=panels,
        chart=draw_figures(panels),
        side_by=describe_side,
        occurrence=describe_occurrence(told),
        copies=sum(len(report.copies) for report in told.reports),
        name_incident=lambda other: name_incident(other, look.names),
        days=days,
        asof_at=f"/incidents/{incident.id}",
        as_of=as_of,
        link_claim=lambda claim: f"?{f'as_of={as_of}&' if as_of else ''}claim={claim}#evidence",
        undated=look.browser.book.undated,
        first_days=first_days(told),
    )


def show_evidence(request: Request) -> Response:
    """The evidence column alone, for the script that exchanges it."""
    desk = find_desk(request)
    as_of = read_day(request.query_params.get("as_of", ""))
    opened = desk.look_back(as_of, request.path_params["incident"]) if as_of else desk.look()
    with opened as look:
        told, judged = _tell(desk, look, request.path_params["incident"], request.path_params["claim"])
        name, _ = desk.sessions.name(request)
        seen = Seen(desk, find_person(request))
        token = desk.sessions.token(name)
        body = render("parts/evidence.html", told=told, judged=judged, token=token, seen=seen)
        return HTMLResponse(body)


def _tell(desk: Desk, look: Look, incident_id: str, claim_id: str) -> tuple[ToldIncident, set[str]]:
    judged = find_judged(look.browser.book.judgements())
    incident = look.browser.book.incident(incident_id)
    order = list_attributes(desk.codebook)
    told = tell_incident(look.browser, look.names, incident, chosen=claim_id, judged=judged, order=order)
    return told, judged


def list_attributes(codebook: Codebook) -> list[str]:
    """All attributes, in the codebook's order."""
    return list(dict.fromkeys(name for domain in codebook.domains.values() for name in domain.attributes))


def describe_side(side: Side) -> str:
    """`IOM asserts; Amnesty International asserts 6`: who holds a position, and how."""
    said = []
    for saying in side.sayings[:4]:
        own = f" {saying.value}" if saying.value != side.value and not saying.note else ""
        note = f" ({saying.note})" if saying.note else ""
        said.append(f"{saying.short_voice} {saying.stance}{own}{note}")
    more = len(side.sayings) - 4
    said += [f"{more} more"] if more > 0 else []
    said += [f"implied by {name}" for _, name in side.implied[:2]]
    return "; ".join(dict.fromkeys(said))


def describe_occurrence(told: ToldIncident) -> str:
    """Whether a voice says that it did not happen."""
    parted = {account.attribute for account in told.parted}
    return "Some voices deny that it happened" if "occurred" in parted else "No voice denies that it happened"
