"""How precise a place is, and how far two places lie apart."""

from math import asin, cos, radians, sin, sqrt

from counterclaim.model.values import Place

PRECISIONS = ("site", "quarter", "city", "region", "country")
_, QUARTER, CITY, REGION, _ = range(len(PRECISIONS))  # ranks: the greater, the wider
_EARTH_KM = 6371.0


def rank_precision(place: Place | None) -> int:
    """0 for a site, 4 for a country, 5 for nothing known: the smaller, the more precise."""
    if place is None or place.precision not in PRECISIONS:
        return len(PRECISIONS) if place is None else CITY
    return PRECISIONS.index(place.precision)


def measure_distance(one: Place, other: Place) -> float | None:
    """Kilometres between two places, None where one has no coordinates."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    lat_1, lat_2 = radians(one.latitude or 0.0), radians(other.latitude or 0.0)
    half_lat = (lat_2 - lat_1) / 2
    half_lon = radians((other.longitude or 0.0) - (one.longitude or 0.0)) / 2
    chord = sin(half_lat) ** 2 + cos(lat_1) * cos(lat_2) * sin(half_lon) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))
