"""Sites: the list, and the record of one."""

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.review.charts.lanes import find_lanes
from counterclaim.review.charts.stock import draw_stock
from counterclaim.review.pages.answering import answer, find_desk, go_to, read_page_number
from counterclaim.review.pages.incidents import link_query
from counterclaim.review.telling.site import tell_site

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
    desk = find_desk(request)
    wanted = request.path_params["site"]
    with desk.look() as look:
        site = look.browser.book.site(wanted)
        if site.id != wanted:
            return go_to(f"/sites/{site.id}")
        told = tell_site(look.browser, look.names, site)
        return answer(
            request,
            "site.html",
            "sites",
            told=told,
            site=site,
            chart=draw_stock(told.held, told.capacity, find_lanes(told)),
        )
