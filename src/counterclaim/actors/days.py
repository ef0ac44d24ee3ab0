"""On which days a cast member speaks: those of its statements where these are told, else its report's."""

from collections import defaultdict
from datetime import date

from counterclaim.actors.known import Days
from counterclaim.model import Entry, Period
from counterclaim.model.periods import resolve_period


def find_days(entry: Entry) -> dict[str, Days]:
    """First and last day by the id of each cast member; None where neither is known.

    "The minister said in 2019", in a report of 2022, is the minister of 2019. A member of whom one
    statement has no day speaks on the day of the report.
    """
    published = (entry.published, entry.published) if entry.published else None
    told: dict[str, list[Days]] = defaultdict(list)
    for statement in entry.reading.statements:
        days = _resolve(statement.said_on, entry.published)
        for actor_id in statement.actor_ids:
            told[actor_id].append(days)
    return {member.id: _span(told[member.id]) or published for member in entry.reading.cast}


def _resolve(period: Period | None, published: date | None) -> Days:
    """The days of a statement; None where they are not told, or lie after the report."""
    if period is None:
        return None
    known = resolve_period(period, published)
    if known.earliest is None or known.latest is None or known.earliest > known.latest:
        return None
    if published is not None and known.latest > published:
        return None
    return known.earliest, known.latest


def _span(told: list[Days]) -> Days:
    days = [found for found in told if found is not None]
    if not days or len(days) < len(told):
        return None
    return min(first for first, _ in days), max(last for _, last in days)
