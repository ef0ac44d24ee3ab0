"""Sites: the list, and the record of one."""

from collections.abc import Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import UnknownIdError
from counterclaim.review.charts.lanes import find_lanes
from counterclaim.review.charts.stock import draw_stock
from counterclaim.review.desk import Look
from counterclaim.review.pages.answering import answer, find_desk, go_to, read_day, read_page_number
from counterclaim.review.pages.incidents import link_query
from counterclaim.review.telling.days import Day, find_days
from counterclaim.review.telling.site import ToldSite, tell_site

PAGE = 100


def show_sites(request: Request) -> Response:
    """Those of which most is claimed first."""
    desk = find_desk(request)
    page = read_page_number(request)
    words = request.query_params.get("name", "").strip()[:100]
    with desk.look() as look:
        counted = look.shelf.site_claims
        found = look.browser.list_sites(words)
        found.sort(key=lambda site: (-counted.get(site.id, 0), site.name, site.id))
        return answer(
            request,
            "sites.html",
            "sites",
            sites=[(site, counted.get(site.id, 0)) for site in found[(page - 1) * PAGE : page * PAGE]],
            total=len(found),
            words=words,
            page=page,
            pages=max(1, -(-len(found) // PAGE)),
            link=lambda number: f"?{link_query(request.query_params, page=str(number))}",
        )


def show_site(request: Request) -> Response:
    """The record of a site, as it stands or as it was known on a day."""
    desk = find_desk(request)
    wanted = request.path_params["site"]
    with desk.look() as look:
        site = look.browser.book.site(wanted)
        if site.id != wanted:
            return go_to(f"/sites/{site.id}")
        told = tell_site(look.browser, look.names, site)
        days = find_days(look.browser.report_days(told.report_ids).values())
        as_of = read_day(request.query_params.get("as_of", ""))
        if as_of is None:
            return _show(request, look, told, days, None)
    with desk.look_back(as_of, site=wanted) as past:
        try:
            then = tell_site(past.browser, past.names, past.browser.book.site(wanted))
        except UnknownIdError:
            return answer(
                request,
                "unknown_then.html",
                "sites",
                status=404,
                as_of=as_of,
                days=days,
                asof_at=f"/sites/{wanted}",
                first_days="",
                undated=0,
            )
        return _show(request, past, then, days, as_of)


def _show(request: Request, look: Look, told: ToldSite, days: Sequence[Day], as_of: date | None) -> Response:
    return answer(
        request,
        "site.html",
        "sites",
        told=told,
        site=told.site,
        chart=draw_stock(told.held, told.capacity, find_lanes(told)),
        days=days,
        as_of=as_of,
        asof_at=f"/sites/{told.site.id}",
        first_days="",
        undated=look.browser.book.undated,
    )
