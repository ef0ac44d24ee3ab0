"""Which pairs of happenings are worth a score: those that share a site, a place or a report, and a time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.incidents.vetoes import PUBLISHED_WITHIN
from counterclaim.incidents.views import View

_CITY = 2
_SLACK = 1  # days by which a dated happening is widened, so that pairs two days apart are still scored
_FIRST, _LAST = 0, 4_000_000  # ordinals before and after all days

Pair = tuple[View, View]


def propose_pairs(views: Sequence[View]) -> Iterator[Pair]:
    """Each pair worth scoring, once. What is proposed depends on the two views of a pair alone."""
    blocks: dict[tuple[str, ...], list[View]] = defaultdict(list)
    names = {view.place.name for view in views if view.place is not None and _is_fine(view)}
    for view in views:
        for key in _keys_of(view, names):
            blocks[key].append(view)
    seen: set[tuple[str, str]] = set()
    for key, block in blocks.items():
        pairs = combinations(block, 2) if key[0] == "report" else _sweep(block)
        for one, other in pairs:
            if key[0] == "country" and _is_fine(one) and _is_fine(other):
                continue
            pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if pair not in seen:
                seen.add(pair)
                yield (one, other) if one.id == pair[0] else (other, one)


def _keys_of(view: View, names: set[str]) -> Iterator[tuple[str, ...]]:
    """`names` are those of all places no larger than a city: only these can bring two views together."""
    yield ("report", view.report_id)
    for area in view.areas:
        yield ("area", area)
    if view.site is not None:
        yield ("site", view.site)
    place = view.place
    if not view.dated or place is None:
        return  # without a day only a site or quarter can bring it to other reports
    near = [name for name in dict.fromkeys((place.name, *place.within)) if name in names]
    for family in sorted(view.families):
        for name in near if _is_fine(view) else ():
            yield ("place", name, family)
        if place.country:
            yield ("country", place.country, family)


def _is_fine(view: View) -> bool:
    return view.rank <= _CITY


def _sweep(block: Sequence[View]) -> Iterator[Pair]:
    """Pairs of one block whose times touch, in order of their first day."""
    windows = [(window, view) for view in block if (window := _window(view)) is not None]
    active: list[tuple[int, View]] = []
    for (start, end), view in sorted(windows, key=lambda item: (item[0], item[1].id)):
        active = [(until, other) for until, other in active if until >= start]
        for _, other in active:
            yield other, view
        active.append((end, view))


def _window(view: View) -> tuple[int, int] | None:
    """The days, as ordinals, in which another report could tell of the same; for an undated one the
    fortnight before it was published; None where there is only its own report to compare with."""
    period = view.period
    if period is not None and view.dated:
        first = period.earliest.toordinal() - _SLACK if period.earliest else _FIRST
        return first, period.latest.toordinal() + _SLACK if period.latest else _LAST
    if view.published is None:
        return None
    last = view.published.toordinal()
    return last - PUBLISHED_WITHIN, last
