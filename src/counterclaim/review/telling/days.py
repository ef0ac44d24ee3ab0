"""The days on which something of an incident became public: where the as-of day can be set."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.browsing import ReportDay

MOST = 10


@dataclass(frozen=True, slots=True)
class Day:
    """`reports` came out on it, `held` up to it."""

    day: date
    reports: int
    held: int


def find_days(reports: Iterable[ReportDay]) -> tuple[Day, ...]:
    """The days of publication in order; of many, the first, the last, and evenly between."""
    counted = Counter(report.published for report in reports if report.published)
    days = []
    held = 0
    for day in sorted(counted):
        held += counted[day]
        days.append(Day(day, counted[day], held))
    if len(days) <= MOST:
        return tuple(days)
    chosen = sorted({round(place * (len(days) - 1) / (MOST - 1)) for place in range(MOST)})
    return tuple(days[place] for place in chosen)
