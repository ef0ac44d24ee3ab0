"""The list of incidents, narrowed by filters that all stand in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.codebook.schema import Codebook
from counterclaim.ledger.browsing import IncidentRow
from counterclaim.review.charts.interval import draw_interval, draw_samples, draw_scale, find_scale
from counterclaim.review.charts.map import draw_map
from counterclaim.review.charts.timeline import draw_timeline
from counterclaim.review.desk import Desk, Look
from counterclaim.review.pages.answering import answer, find_desk, read_page_number
from counterclaim.review.pages.incident import list_attributes
from counterclaim.review.safety import HEADERS
from counterclaim.review.shelf import FACETS, NO_SITE, STATES, Counted, Wanted
from counterclaim.review.telling.list import choose_columns, tell_lines
from counterclaim.review.telling.wording import spell
from counterclaim.review.tiles import Tiles

PAGE = 25
MOST_VALUES = {"type": 14, "site": 8, "place": 6, "voice": 8}
MOST_REPORTS_SEARCHED = 10_000  # the newest; so many cost a tenth of a second


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a filter."""

    value: str
    title: str
    number: int
    chosen: bool


def show_incidents(request: Request) -> Response:
    desk = find_desk(request)
    page = read_page_number(request)
    with desk.look() as look:
        wanted = read_wanted(desk, request.query_params, look)
        found = look.shelf.find(wanted)
        pages = max(1, -(-len(found) // PAGE))
        page = min(page, pages)
        table = _draw_table(desk.codebook, look, found[(page - 1) * PAGE : page * PAGE])
        response = answer(
            request,
            "incidents.html",
            "incidents",
            **table,
            total=len(found),
            held=len(look.shelf),
            page=page,
            pages=pages,
            samples=draw_samples(),
            timeline=draw_timeline(found, look.shelf.is_disputed, lambda row: _name_where(look, row)),
            map=draw_map(found, desk.towns, desk.tiles),
            pointless=sum(row.latitude is None for row in found),
            facets=_list_choices(look, wanted),
            states=_list_states(look, wanted),
            wanted=wanted,
            words=request.query_params.get("words", ""),
            link=lambda number: f"?{link_query(request.query_params, page=str(number))}",
        )
    if desk.tiles is not None:
        _allow_tiles(response, desk.tiles)
    return response


def _draw_table(codebook: Codebook, look: Look, shown: Sequence[IncidentRow]) -> dict[str, Any]:
    """The lines of one page of the list, and the columns and scales on which their figures are drawn."""
    attributes = list_countable(codebook)
    columns = choose_columns(look.shelf, attributes)
    order = list_attributes(codebook)
    lines = tell_lines(look.browser, look.names, look.shelf, shown, columns, attributes, order)
    scales = [
        find_scale([each.columns[place].values for each in lines if each.columns[place]])  # type: ignore[union-attr]
        for place in range(len(columns))
    ]
    other = find_scale([each.other.values for each in lines if each.other])
    return {
        "lines": lines,
        "columns": [(spell(name), draw_scale(scale)) for name, scale in zip(columns, scales, strict=True)],
        "other_scale": draw_scale(other),
        "draw": lambda figures, place: draw_interval(
            figures.values, other if place is None else scales[place], figures.name
        ),
    }


def _allow_tiles(response: Response, tiles: Tiles) -> None:
    policy = HEADERS["content-security-policy"]
    allowed = policy.replace("img-src 'self'", f"img-src 'self' {tiles.origin}")
    response.headers["content-security-policy"] = allowed


def _name_where(look: Look, row: IncidentRow) -> str:
    return look.names.site(row.site_id) or row.place or "place not stated"


def list_countable(codebook: Codebook) -> list[str]:
    """The attributes that are figures, in the codebook's order."""
    return list(
        dict.fromkeys(
            name
            for domain in codebook.domains.values()
            for name, rule in domain.attributes.items()
            if rule.value == "quantity"
        )
    )


def read_wanted(desk: Desk, query: QueryParams, look: Look) -> Wanted:
    """What the address asks for; values that are in no list are kept, and find nothing."""
    facets = {name: tuple(dict.fromkeys(filter(None, query.getlist(name)))) for name in FACETS}
    words = query.get("words", "").strip()[:200]
    among, cut = None, False
    if words:
        reports = desk.find_reports(look, words, MOST_REPORTS_SEARCHED)
        among = frozenset(look.browser.incidents_of_reports(reports))
        cut = len(reports) >= MOST_REPORTS_SEARCHED
    return Wanted(
        facets=facets,
        states=tuple(state for state in STATES if state in query.getlist("state")),
        since=_read_day(query.get("since", "")),
        until=_read_day(query.get("until", "")),
        among=among,
        newest=MOST_REPORTS_SEARCHED if cut else 0,
    )


def link_query(query: QueryParams, **changed: str) -> str:
    """The query with some names changed."""
    kept = [(name, value) for name, value in query.multi_items() if name not in (*changed, "said") and value]
    return urlencode([*kept, *changed.items()])


def _read_day(text: str) -> str:
    """A year, a month or a day; anything else asks for nothing."""
    text = text.strip()
    digits = text.replace("-", "")
    return text if digits.isdecimal() and len(text) in (4, 7, 10) else ""


def _list_choices(look: Look, wanted: Wanted) -> list[tuple[str, list[Choice], int]]:
    found = []
    for facet in FACETS:
        counted = look.shelf.count(wanted, facet, MOST_VALUES[facet])
        titles = _name_values(look, facet, counted)
        choices = [Choice(each.value, titles[each.value], each.number, each.chosen) for each in counted]
        found.append((facet, choices, look.shelf.number_of_values(facet)))
    return found


def _list_states(look: Look, wanted: Wanted) -> list[Choice]:
    return [
        Choice(each.value, each.value, each.number, each.chosen) for each in look.shelf.count_states(wanted)
    ]


def _name_values(look: Look, facet: str, counted: list[Counted]) -> Mapping[str, str]:
    values = [each.value for each in counted]
    if facet == "site":
        look.names.load_sites(value for value in values if value != NO_SITE)
        return {value: "no one site" if value == NO_SITE else look.names.site(value) for value in values}
    if facet == "voice":
        look.names.load_actors(values)
        return {value: look.names.short(value) for value in values}
    return {value: spell(value) for value in values}
