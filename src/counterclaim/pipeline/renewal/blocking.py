"""By what happenings find one another in an index: keys with the days for which they hold.

A key of a few weeks of a site, a place or a country is looked up, not all that ever happened there.
"""

from collections.abc import Iterator

from counterclaim.incidents.blocks import _keys_of, _window
from counterclaim.incidents.build import incident_id
from counterclaim.incidents.references import REFERRED_WITHIN
from counterclaim.incidents.views import View
from counterclaim.ledger import Key

_CITY = 2
_MEETS = {"fine": ("coarse",), "coarse": ("fine", "coarse")}
_BUCKET = 32  # days
_MOST_BUCKETS = 24  # what is dated less closely than this is looked for beside all days


def incident_key(known: str) -> Key:
    """The key of the happening that an incident was called by."""
    return Key(f"incident:{known}")


def list_keys(view: View) -> list[Key]:
    """What a happening is found by."""
    return [
        incident_key(incident_id(view.id)),
        Key(f"report:{view.report_id}"),
        *_spread(view, stored=True),
        *_refer(view, stored=True),
    ]


def list_questions(view: View) -> tuple[list[Key], list[Key]]:
    """What it finds those by that may be one with it; and those that one of the two may refer to."""
    return [Key(f"report:{view.report_id}"), *_spread(view, stored=False)], list(_refer(view, stored=False))


def _spread(view: View, stored: bool) -> Iterator[Key]:
    window = _window(view)
    if window is None:
        return
    first, last = window
    names = {name for place in (view.place,) if place is not None for name in (place.name, *place.within)}
    buckets = range(first // _BUCKET, last // _BUCKET + 1)
    for parts in dict.fromkeys(_keys_of(view, names)):
        for name in _name_blocks(view, parts, stored):
            yield from _in_buckets(name, first, last, buckets, stored)


def _name_blocks(view: View, parts: tuple[str, ...], stored: bool) -> Iterator[str]:
    """In the block of a country only pairs are compared of which one is told no more closely than that."""
    name = ":".join(parts)
    if parts[0] == "country":
        own = "fine" if view.rank <= _CITY else "coarse"
        yield from (f"{name}:{kind}" for kind in ((own,) if stored else _MEETS[own]))
    elif parts[0] != "report":
        yield name


def _in_buckets(name: str, first: int, last: int, buckets: range, stored: bool) -> Iterator[Key]:
    """Stored: under each bucket of days and under "any", or as "wide". Asked: the other way round."""
    wide = len(buckets) > _MOST_BUCKETS
    if stored:
        yield Key(f"{name}:any", first, last)
        if wide:
            yield Key(f"{name}:wide", first, last)
        else:
            yield from (Key(f"{name}:{bucket}", first, last) for bucket in buckets)
    elif wide:
        yield Key(f"{name}:any", first, last)
    else:
        yield Key(f"{name}:wide", first, last)
        yield from (Key(f"{name}:{bucket}", first, last) for bucket in buckets)


def _refer(view: View, stored: bool) -> Iterator[Key]:
    """A mention without a day may mean what is dated before its report; each asks for the other."""
    if view.background:
        return
    period = view.period
    if period is None and view.published is not None:
        day = view.published.toordinal()
        role = "refers" if stored else "dated"
        yield from (Key(f"{role}:{area}", day, day) for area in sorted(view.areas))
    elif period is not None and period.latest is not None:
        day = period.latest.toordinal()
        role = "dated" if stored else "refers"
        yield from (Key(f"{role}:{area}", day, day + REFERRED_WITHIN) for area in sorted(view.areas))
