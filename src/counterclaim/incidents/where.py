"""What site and place say for two happenings being one, and against it."""

from counterclaim.incidents.signals import Signal
from counterclaim.incidents.views import View, is_named_in, is_site_named_in
from counterclaim.model import Place
from counterclaim.model.places import measure_distance, rank_precision

_QUARTER, _CITY = 1, 2  # ranks of precision
_WALK_KM = 15.0


def compare_sites(one: View, other: View) -> Signal | None:
    """The same site speaks strongly for one incident, two named sites strongly against it; the same quarter,
    where one has no named site, counts half."""
    if one.site is not None and one.site == other.site:
        return Signal("same site", 1.0, "same site")
    if one.called and one.called == other.called:
        # a listed place may have many sites of a kind, a name that no list holds is the site's own
        own = one.place is None or other.place is None or not (one.place.country and other.place.country)
        level = "site of one name" if own or _is_named(one) or _is_named(other) else "site of one place"
        return Signal(level, 1.0, "sites of one name")
    if _is_named(one) and _is_named(other):
        return Signal("other site", 1.0, "different sites")
    if one.report_id != other.report_id and _names_site(one, other):
        return Signal("site named", 1.0, "one is at a site that the other names")
    return Signal("same quarter", 1.0, "same quarter") if one.areas & other.areas else None


def _names_site(one: View, other: View) -> bool:
    """Whether one has no site of its own and names that of the other."""
    return any(
        there.called and here.site is None and not here.called and is_site_named_in(there, here)
        for here, there in ((one, other), (other, one))
    )


def _is_named(view: View) -> bool:
    return view.site is not None and not view.described


def compare_places(one: View, other: View) -> Signal | None:
    """The same place speaks for one incident, the more so the smaller it is; a country says nothing. A name
    that no list of places holds may be misread, so that two such names say less."""
    here, there = find_nearest(one, other)
    if one.report_id != other.report_id and (name := _find_named_place(one, other)) is not None:
        return Signal("place named", 1.0, "both name {}", (name,))
    if here is None or there is None:
        return None
    coarser = max(rank_precision(here), rank_precision(there))
    if not here.meets(there):
        return _compare_distance(here, there, coarser)
    if coarser > _CITY and not one.background:
        return Signal("wide place", 1.0, "told of no nearer place than a region or country")
    if here.name != there.name:
        return Signal("place in place", 1.0, "{} and {} lie in one another", _names(here, there))
    level = "same small place" if coarser <= _QUARTER else "same city"
    return Signal(level, 1.0, "both in {}", (here.name,))


def find_nearest(one: View, other: View) -> tuple[Place | None, Place | None]:
    """The places of two, or those of the places that the voices of either give it that are one."""
    for here in (one.place, *one.others):
        for there in (other.place, *other.others):
            if (one.others or other.others) and here is not None and there is not None and here.meets(there):
                return here, there
    return one.place, other.place


def _find_named_place(one: View, other: View) -> str | None:
    """The place of one, no wider than a city, that the other names without having a place as near, or any
    that a list of places holds."""
    for here, there in ((one, other), (other, one)):
        place = there.place
        if place is None or place.country is None or there.rank > _CITY:
            continue
        open_place = here.place is None or here.place.country is None or here.rank > _CITY
        if open_place and is_named_in(place.name, here):
            return place.name
    return None


def _compare_distance(here: Place, there: Place, coarser: int) -> Signal:
    """A country that is named may be that of the people, or where they were taken: a city says more."""
    far = measure_distance(here, there)
    names = _names(here, there)
    if far is not None and far <= _WALK_KM:
        return Signal("near places", 1.0, "{} and {} lie {:.0f} km apart", (*names, far))
    known = here.country is not None and there.country is not None
    if known and coarser > _CITY:
        return Signal("other wide place", 1.0, "{} is not {}", names)
    return Signal("other place" if known else "other name of place", 1.0, "{} is not {}", names)


def _names(here: Place, there: Place) -> tuple[str, str]:
    first, second = sorted((here.name, there.name))
    return first, second
