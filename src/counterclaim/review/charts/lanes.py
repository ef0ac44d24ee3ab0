"""What else is told of a site under the figures of those held, on the same days: a lane for each kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from counterclaim.model import Modality
from counterclaim.review.charts.drawing import element, join, line, path, text
from counterclaim.review.telling.site import Recorded, ToldSite
from counterclaim.review.telling.wording import spell

LANE = 30.0
_MOST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class LaneMark:
    """One thing on a lane. `done` is filled, what is only called for, considered or denied is hollow."""

    first: date
    last: date
    done: bool = True
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    marks: tuple[LaneMark, ...]

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(day for mark in self.marks for day in (mark.first, mark.last))


def find_lanes(told: ToldSite) -> tuple[Lane, ...]:
    """Status, incidents, the kinds of record with most claims, and calls; those of which a day is known."""
    others = sorted(told.others, key=lambda each: (-len(each[1]), each[0]))[:_MOST_OTHERS]
    lanes = [
        Lane("status", tuple(_mark_records(told.status))),
        Lane("incidents", tuple(_mark_incidents(told))),
        *(Lane(spell(name), tuple(_mark_records(record))) for name, record in others),
        Lane("calls and promises", tuple(_mark_records(told.demands))),
    ]
    return tuple(lane for lane in lanes if lane.marks)


def _mark_records(records: Sequence[Recorded]) -> Iterator[LaneMark]:
    for each in records:
        if each.first is not None and each.last is not None:
            done = each.saying.claim.modality is Modality.ACTUAL and not each.saying.denies
            yield LaneMark(each.first, each.last, done)


def _mark_incidents(told: ToldSite) -> Iterator[LaneMark]:
    for each in told.incidents:
        period = each.incident.period
        first = (period.earliest or period.latest) if period else None
        last = (period.latest or period.earliest) if period else None
        if first is not None and last is not None:
            yield LaneMark(first, last, disputed=each.disputed)


def draw_lane(
    lane: Lane, places: Sequence[tuple[float, float]], y: float, ends: tuple[float, float]
) -> Markup:
    """`places` are where each mark begins and ends, `ends` where the lane does; its name stands behind it."""
    parts = [line(*ends, y, y, "ax"), text(ends[1] + 10, y + 4, lane.name, "lab small-t")]
    for mark, (start, end) in zip(lane.marks, places, strict=True):
        if end - start > 3:
            style = "fq" if mark.done else "hollow"
            parts.append(element("rect", x=start, y=y - 4, width=end - start, height=8, class_=style))
        elif mark.done:
            parts.append(path(f"M{start:.1f} {y - 7:.1f}v14", "ink", 2.5))
        else:
            parts.append(element("rect", x=start - 5, y=y - 5, width=10, height=10, class_="hollow dash"))
        if mark.disputed:
            parts.append(text(start, y - 9, "≠", "mid lab"))
    return join(parts)
