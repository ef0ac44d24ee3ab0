"""Reports: the list, searched by words, and one with everything that was read from it."""

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.model import Problem, Stance
from counterclaim.review.desk import Look, find_judged
from counterclaim.review.pages.answering import answer, find_desk, read_page_number
from counterclaim.review.pages.incident import list_attributes
from counterclaim.review.pages.incidents import link_query
from counterclaim.review.telling.report import ToldReportPage, tell_report

PAGE = 50
MOST_FOUND = 300


def show_reports(request: Request) -> Response:
    desk = find_desk(request)
    page = read_page_number(request)
    words = request.query_params.get("q", "").strip()[:200]
    with desk.look() as look:
        start = (page - 1) * PAGE
        if words:
            found = desk.find_reports(look, words, MOST_FOUND)
            rows, total = look.browser.reports_by_ids(found[start : start + PAGE]), len(found)
        else:
            rows, total = look.browser.report_page(start, PAGE), look.browser.count_reports()
        return answer(
            request,
            "reports.html",
            "reports",
            rows=rows,
            total=total,
            most=MOST_FOUND,
            searched=words,
            page=page,
            pages=max(1, -(-total // PAGE)),
            link=lambda number: f"?{link_query(request.query_params, page=str(number))}",
        )


def show_report(request: Request) -> Response:
    desk = find_desk(request)
    with desk.look() as look:
        entry = look.browser.book.report(request.path_params["report"])
        judged = frozenset(find_judged(look.browser.book.judgements()))
        told = tell_report(look.browser, look.names, entry, _find_problems(look, entry.report.id), judged)
        copied = look.names.report(entry.copy_of) if entry.copy_of else None
        return answer(
            request,
            "report.html",
            "reports",
            told=told,
            copied=copied,
            chosen=request.query_params.get("claim", ""),
            words=len(entry.report.text),
            attributes=list_attributes(desk.codebook),
            stances=[stance.value for stance in Stance],
            voices=list_voices(look, told),
            abouts=list_abouts(look, told),
        )


def list_voices(look: Look, told: ToldReportPage) -> list[tuple[str, str]]:
    """Everybody who speaks in the report, id and name."""
    said = [each.saying for each in told.read]
    spoken = [actor for paragraph in told.paragraphs for note in paragraph.notes for actor in note.actor_ids]
    return [
        (voice, look.names.voice(voice)) for voice in dict.fromkeys((*spoken, *(s.claim.voice for s in said)))
    ]


def list_abouts(look: Look, told: ToldReportPage) -> list[tuple[str, str]]:
    """What a claim of the report can be about: its incidents and sites."""
    incidents = [(f"incident:{incident.id}", title) for incident, title in told.incidents]
    sites = dict.fromkeys(each.saying.claim.site_id for each in told.read if each.saying.claim.site_id)
    sites.update(dict.fromkeys(incident.site_id for incident, _ in told.incidents if incident.site_id))
    return [*incidents, *((f"site:{site}", look.names.site(site)) for site in sites)]


def _find_problems(look: Look, report_id: str) -> list[Problem]:
    """Those of this report's reading, by its id in front."""
    return [problem for problem in look.browser.book.problems() if report_id in problem.where]
