"""Where the listed incidents were: points with their precision over a ground of towns and a grid of degrees.

The ground is drawn from the towns of the gazetteer, as dots: it needs no map from anywhere, and where towns
stop, coasts and deserts show. Where somebody gave the address of a server of tiles, these lie over it. Both
are in the projection of such tiles (Mercator's).
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import atan, cos, degrees, floor, log, log2, pi, radians, sinh, sqrt, tan

from markupsafe import Markup

from counterclaim.ledger.browsing import IncidentRow
from counterclaim.review.charts.drawing import element, join, line, path, picture, text
from counterclaim.review.telling.wording import count
from counterclaim.review.tiles import Tiles

WIDTH, HEIGHT = 384.0, 250.0
_LEAST_DEGREES = 2.4
_NAMED = 8
_MOST = 250
_KM_OF_DEGREE = 111.2
_HIGHEST = 85.05  # degrees of latitude: so far tiles reach
_EDGE = 14  # pixels that a word at the edge needs
_TILE, _DEEPEST, _MOST_TILES = 256, 18, 24

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
    """The stretch of the earth that is drawn."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        rises = [rise(spot.latitude) for spot in spots]
        longitudes = [spot.longitude for spot in spots]
        middle, centre = (min(rises) + max(rises)) / 2, (min(longitudes) + max(longitudes)) / 2
        tall = max((max(rises) - min(rises)) * 1.35, _LEAST_DEGREES)
        wide = max((max(longitudes) - min(longitudes)) * 1.35, _LEAST_DEGREES)
        self.unit = min(HEIGHT / tall, WIDTH / wide)  # pixels of a degree of longitude
        self.top = middle + HEIGHT / self.unit / 2
        self.north, self.south = fall(self.top), fall(middle - HEIGHT / self.unit / 2)
        self.west, self.east = centre - WIDTH / self.unit / 2, centre + WIDTH / self.unit / 2

    @property
    def stretch(self) -> float:
        """Pixels of a degree of latitude, in the middle."""
        return self.unit / cos(radians((self.north + self.south) / 2))

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        return (longitude - self.west) * self.unit, (self.top - rise(latitude)) * self.unit


def rise(latitude: float) -> float:
    """How far up a latitude lies in Mercator's projection, in degrees of longitude."""
    bounded = max(-_HIGHEST, min(_HIGHEST, latitude))
    return degrees(log(tan(pi / 4 + radians(bounded) / 2)))


def fall(risen: float) -> float:
    """The latitude that lies so far up."""
    return degrees(atan(sinh(radians(risen))))


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


def draw_map(rows: Sequence[IncidentRow], towns: Towns, tiles: Tiles | None = None) -> Markup:
    """ "" when no place of `rows` has a point."""
    spots = find_spots(rows)
    if not spots:
        return Markup("")
    box = Box(spots)
    ground = [_draw_grid(box), _draw_towns(box, towns), _draw_tiles(box, tiles)]
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
    """Every so many whole degrees, written at the edge where there is room."""
    parts = []
    step = _choose_step(box.north - box.south, 5)
    for number in range(floor(box.south / step), floor(box.north / step) + 1):
        _, y = box.place(number * step, box.west)
        parts.append(line(0, WIDTH, y, y, "ax"))
        if _EDGE < y < HEIGHT - 2 * _EDGE:
            parts.append(text(4, y - 3, _degrees(number * step, "N", "S"), "mut axis-no"))
    step = _choose_step(box.east - box.west, 6)
    for number in range(floor(box.west / step), floor(box.east / step) + 1):
        x, _ = box.place(box.south, number * step)
        parts.append(line(x, x, 0, HEIGHT, "ax"))
        if 0 < x < WIDTH - 3 * _EDGE:
            parts.append(text(x + 3, HEIGHT - 5, _degrees(number * step, "E", "W"), "mut axis-no"))
    return join(parts)


def _choose_step(span: float, most: int) -> float:
    return next(
        each for each in (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45, 90) if span / each <= most or each == 90
    )


def _draw_tiles(box: Box, tiles: Tiles | None) -> Markup:
    """Pictures of the zoom whose tiles come nearest to their own size here."""
    if tiles is None:
        return Markup("")
    world = 360 * box.unit
    zoom = max(0, min(_DEEPEST, round(log2(world / _TILE))))
    number = 2**zoom
    size = world / number
    left, top = (box.west + 180) * box.unit, (180 - box.top) * box.unit
    rows = range(max(0, floor(top / size)), min(number - 1, floor((top + HEIGHT) / size)) + 1)
    columns = range(floor(left / size), floor((left + WIDTH) / size) + 1)
    drawn = [
        element(
            "image",
            href=tiles.name(zoom, column % number, row),
            x=column * size - left,
            y=row * size - top,
            width=size + 0.2,  # no seam where numbers are rounded
            height=size + 0.2,
        )
        for row in rows
        for column in columns
    ]
    credit = text(WIDTH - 6, 12, tiles.credit, "end small-t credit") if tiles.credit else Markup("")
    return element("g", *drawn[:_MOST_TILES], class_="tiles") + credit


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
        away = min(5 + 2.2 * sqrt(spot.number), 22.0)
        for level in (y + away + 16, y - away - 8):
            if not any(abs(x - other) < 70 and abs(level - known) < 14 for other, known in taken):
                taken.append((x, level))
                parts.append(text(x, level, spot.name, "mid small-t lab"))
                break
    return join(parts)


def _draw_scale(box: Box) -> Markup:
    lengths = (each for each in (2000, 1000, 500, 200, 100, 50, 20, 10, 5))
    kilometres = next((each for each in lengths if each / _KM_OF_DEGREE * box.stretch <= 110), 2)
    long = kilometres / _KM_OF_DEGREE * box.stretch
    x, y = WIDTH - 10, HEIGHT - 26
    return join(
        [path(f"M{x - long:.1f} {y - 4}v8M{x - long:.1f} {y}H{x}M{x} {y - 4}v8", "ink", 1.5),
         text(x - long / 2, y - 7, f"{kilometres:,} km", "mid small-t")]
    )  # fmt: skip
