"""The figures of one incident by voice and day, as a chart and its table need them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model import Modality, Quantity
from counterclaim.review.telling.accounts import Account
from counterclaim.review.telling.sayings import Saying

MOST_PANELS = 4
MOST_SERIES = 8


@dataclass(frozen=True, slots=True)
class Point:
    """One figure said on one day; None where no day is known."""

    day: date | None
    value: Quantity
    shown: str
    spoken: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one voice in order of their days: a later one revises the former."""

    voice: str
    letter: str
    hue: str
    points: tuple[Point, ...]

    @property
    def latest(self) -> Point:
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class Panel:
    """One attribute. `left_out` voices are in the table but not drawn."""

    attribute: str
    name: str
    parted: bool
    kinds: tuple[str, ...]
    series: tuple[Series, ...]
    left_out: int = 0

    @property
    def days(self) -> set[date]:
        return {point.day for each in self.series for point in each.points if point.day}

    @property
    def top(self) -> int:
        ends = [
            end
            for each in self.series
            for point in each.points
            for end in (point.value.low, point.value.high)
            if end is not None
        ]
        return max(ends, default=1)


def find_panels(accounts: Sequence[Account]) -> tuple[Panel, ...]:
    """The attributes that are figures: those that part first, then those with most voices."""
    panels = [panel for panel in map(_make_panel, accounts) if panel is not None]
    wanted = sorted(panels, key=lambda panel: (not panel.parted, -len(panel.series)))
    return tuple(wanted[:MOST_PANELS])


def _make_panel(account: Account) -> Panel | None:
    told: dict[str, list[tuple[Saying, str, str]]] = {}
    for saying, letter, hue in _figures(account):
        if saying.claim.attribute != account.attribute:
            continue  # what a dispute of days or places rests on
        told.setdefault(saying.claim.voice, []).append((saying, letter, hue))
    if not told:
        return None
    series = [_make_series(sayings) for sayings in told.values()]
    series.sort(key=lambda each: (not each.letter, each.letter, each.latest.day or date.max, each.voice))
    return Panel(
        account.attribute,
        account.name,
        account.parted,
        account.kinds,
        tuple(series[:MOST_SERIES]),
        max(0, len(series) - MOST_SERIES),
    )


def _figures(account: Account) -> Iterator[tuple[Saying, str, str]]:
    """Whole figures that are said to be so: no parts, no other scopes, no denials."""
    for side in account.sides:
        if not side.denies:
            yield from ((saying, side.letter, side.hue) for saying in side.sayings if _is_whole(saying))
    for saying in account.beside:
        if saying.note in ("earlier", "not in dispute") and _is_whole(saying):
            yield saying, "", ""


def _is_whole(saying: Saying) -> bool:
    claim = saying.claim
    whole = claim.subset_of is None and claim.scope is None and claim.modality is Modality.ACTUAL
    return saying.is_figure and whole and not saying.denies


def _make_series(told: Iterable[tuple[Saying, str, str]]) -> Series:
    ordered = sorted(told, key=lambda item: (item[0].day or date.max, item[1] != "", item[0].id))
    points = []
    for saying, _, _ in ordered:
        assert isinstance(saying.claim.value, Quantity)
        points.append(Point(saying.day, saying.claim.value, saying.value, saying.spoken, saying.id))
    letter, hue = next(((letter, hue) for _, letter, hue in reversed(ordered) if letter), ("", ""))
    return Series(ordered[0][0].short_voice, letter, hue, tuple(points))


def describe_panel(panel: Panel) -> str:
    """The chart in words: `Killed: IOM at least 6 on 8 Oct 2021; ...`."""
    said = []
    for series in panel.series:
        steps = ", then ".join(
            f"{point.spoken} on {point.day:%-d %B %Y}" if point.day else f"{point.spoken}, day not given"
            for point in series.points
        )
        said.append(f"{series.voice} {steps}")
    return f"{panel.name.capitalize()}: {'; '.join(said)}."
