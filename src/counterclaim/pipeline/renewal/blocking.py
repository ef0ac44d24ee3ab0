"""By what happenings find one another in an index: keys with the days for which they hold.

A key of a few weeks of a site, a place or a country is looked up, not all that ever happened there.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from counterclaim.incidents.blocks import ENOUGH, BlockKey, keys_of
from counterclaim.incidents.build import incident_id
from counterclaim.incidents.references import REFERRED_WITHIN
from counterclaim.incidents.views import View
from counterclaim.ledger import Desk, Key


def incident_key(known: str) -> Key:
    """The key of the happening that an incident was called by."""
    return Key(f"incident:{known}")


def list_keys(view: View) -> list[Key]:
    """What a happening is found by."""
    return [incident_key(incident_id(view.id)), *_list_own(view), *_refer(view, stored=True)]


def _list_own(view: View) -> dict[Key, BlockKey]:
    """By what it meets those that it may be one with."""
    return {Key(f"view:{key.name}", key.first, key.last): key for key in keys_of(view)}


def find_comparable(desk: Desk, views: Mapping[str, View]) -> dict[str, set[str]]:
    """For each happening the others that it is to be compared with: those that `propose_pairs` pairs it
    with."""
    keys = {known: _list_own(view) for known, view in views.items()}
    weights: dict[str, Counter[str]] = {known: Counter() for known in views}
    for known, key, rows in desk.find_met(keys):
        weights[known].update(dict.fromkeys((row.unit for row in rows), keys[known][key].weight))
    return {
        known: {unit for unit, weight in found.items() if weight >= ENOUGH and unit != known}
        for known, found in weights.items()
    }


def list_references(view: View) -> list[Key]:
    """By what it finds those that one of the two may refer to."""
    return list(_refer(view, stored=False))


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
