"""Where the listed incidents were: points with their precision over a ground of towns and a grid of degrees.

The ground is drawn from the towns of the gazetteer, as dots: it needs no map from anywhere, and where towns
stop, coasts and deserts show.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from markupsafe import Markup

from counterclaim.ledger.browsing import IncidentRow
from counterclaim.review.charts.drawing import element, join, line, path, picture, text
from counterclaim.review.telling.wording import count

WIDTH, HEIGHT = 384.0, 250.0
_LEAST_DEGREES = 2.4
_NAMED = 8
_MOST = 250
_KM_OF_DEGREE = 111.2

Towns = Callable[[float, float, float, float], Sequence[tuple[float, float, int]]]
"""South, west, north, east → latitude, longitude and inhabitants of towns between them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Incidents of one place. `exact` when the place is a site, not a quarter or city."""

    latitude: float
    longitude: float
    name: str
    exact: bool
    number: int


class Box:
    """The stretch of the earth that is drawn; degrees of longitude are as wide as in its middle."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        latitudes = [spot.latitude for spot in spots]
        longitudes = [spot.longitude for spot in spots]
        middle = (min(latitudes) + max(latitudes)) / 2
        self.squeeze = max(cos(radians(middle)), 0.1)
        tall = max((max(latitudes) - min(latitudes)) * 1.35, _LEAST_DEGREES)
        wide = max((max(longitudes) - min(longitudes)) * 1.35, _LEAST_DEGREES)
        self.unit = min(HEIGHT / tall, WIDTH / (wide * self.squeeze))  # pixels of a degree of latitude
        self.north = middle + HEIGHT / self.unit / 2
        self.south = middle - HEIGHT / self.unit / 2
        centre = (min(longitudes) + max(longitudes)) / 2
        half = WIDTH / self.unit / self.squeeze / 2
        self.west, self.east = centre - half, centre + half

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        return (longitude - self.west) * self.unit * self.squeeze, (self.north - latitude) * self.unit


def find_spots(rows: Sequence[IncidentRow]) -> list[Spot]:
    """Places with a point, those of most incidents first."""
    same: dict[tuple[float, float], list[IncidentRow]] = defaultdict(list)
    for row in rows:
        if row.latitude is not None and row.longitude is not None:
            same[(row.latitude, row.longitude)].append(row)
    held: dict[tuple[float, float], list[IncidentRow]] = defaultdict(list)
    for (latitude, longitude), group in same.items():
        held[(round(latitude, 2), round(longitude, 2))] += group
    spots = [
        Spot(lat, lon, group[0].place or "", any(row.precision == "site" for row in group), len(group))
        for (lat, lon), group in held.items()
    ]
    return sorted(spots, key=lambda spot: (-spot.number, spot.name))[:_MOST]


def draw_map(rows: Sequence[IncidentRow], towns: Towns) -> Markup:
    """ "" when no place of `rows` has a point."""
    spots = find_spots(rows)
    if not spots:
        return Markup("")
    box = Box(spots)
    ground = [_draw_grid(box), _draw_towns(box, towns)]
    marks = [_draw_spot(spot, box) for spot in reversed(spots)]
    names = _draw_names(spots, box)
    frame = element("rect", width=WIDTH, height=HEIGHT, class_="map-ground")
    clip = element("clipPath", element("rect", width=WIDTH, height=HEIGHT), id="map-edge")
    drawn = element("g", *ground, *marks, names, clip_path="url(#map-edge)")
    told = [f"{spot.name}: {spot.number:,}{'' if spot.exact else ', not exact'}" for spot in spots[:12]]
    unknown = sum(row.latitude is None for row in rows)
    label = f"Map of {count(len(spots), 'place')}: {'; '.join(told)}. {unknown:,} without a point."
    return picture(WIDTH, HEIGHT, label, [clip, frame, drawn, _draw_scale(box)])


def _draw_grid(box: Box) -> Markup:
    """Every so many whole degrees, written at the edge."""
    span = box.north - box.south
    step = next(each for each in (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45) if span / each <= 5 or each == 45)
    parts = []
    for number in range(int(box.south / step) - 1, int(box.north / step) + 2):
        _, y = box.place(number * step, box.west)
        parts.append(line(0, WIDTH, y, y, "ax"))
        parts.append(text(4, y - 3, _degrees(number * step, "N", "S"), "mut axis-no"))
    for number in range(int(box.west / step) - 1, int(box.east / step) + 2):
        x, _ = box.place(box.south, number * step)
        parts.append(line(x, x, 0, HEIGHT, "ax"))
        parts.append(text(x + 3, HEIGHT - 5, _degrees(number * step, "E", "W"), "mut axis-no"))
    return join(parts)


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}° {plus if value >= 0 else minus}"


def _draw_towns(box: Box, towns: Towns) -> Markup:
    dots = []
    for latitude, longitude, inhabitants in towns(box.south, box.west, box.north, box.east):
        x, y = box.place(latitude, longitude)
        radius = 0.8 if inhabitants < 20_000 else 1.3 if inhabitants < 200_000 else 2.2
        wide = f"{2 * radius:.1f} 0"
        arc = f"a{radius} {radius} 0 1 0"
        dots.append(f"M{x - radius:.1f} {y:.1f}{arc} {wide}{arc}-{wide}")
    return path("".join(dots), "town") if dots else Markup("")


def _draw_spot(spot: Spot, box: Box) -> Markup:
    x, y = box.place(spot.latitude, spot.longitude)
    radius = min(5 + 2.2 * sqrt(spot.number), 22.0)
    if spot.exact:
        mark = element("circle", cx=x, cy=y, r=radius, class_="inkf")
        return mark + text(x, y + 4, f"{spot.number:,}", "mid on") if spot.number > 1 else mark
    ring = element("circle", cx=x, cy=y, r=radius + 3, class_="spot-ring dash", stroke_width=1.5)
    return ring + text(x, y + 4, f"{spot.number:,}", "mid lab")


def _draw_names(spots: Sequence[Spot], box: Box) -> Markup:
    """Names of the largest, where they do not stand on one another."""
    taken: list[tuple[float, float]] = []
    parts = []
    for spot in spots[:_NAMED]:
        x, y = box.place(spot.latitude, spot.longitude)
        y += min(5 + 2.2 * sqrt(spot.number), 22.0) + 16
        if any(abs(x - other) < 70 and abs(y - level) < 14 for other, level in taken):
            continue
        taken.append((x, y))
        parts.append(text(x, y, spot.name, "mid small-t lab"))
    return join(parts)


def _draw_scale(box: Box) -> Markup:
    lengths = (each for each in (2000, 1000, 500, 200, 100, 50, 20, 10, 5))
    kilometres = next((each for each in lengths if each / _KM_OF_DEGREE * box.unit <= 110), 2)
    long = kilometres / _KM_OF_DEGREE * box.unit
    x, y = WIDTH - 10, HEIGHT - 26
    return join(
        [path(f"M{x - long:.1f} {y - 4}v8M{x - long:.1f} {y}H{x}M{x} {y - 4}v8", "ink", 1.5),
         text(x - long / 2, y - 7, f"{kilometres:,} km", "mid small-t")]
    )  # fmt: skip
