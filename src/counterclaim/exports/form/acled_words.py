"""ACLED's own words, as its codebook lists them (acleddata.com, methodology), and how ours come to them."""

from collections.abc import Mapping
from datetime import date, timedelta

from counterclaim.model import Incident, Period, Place

# Sub-event type: event type.
EVENT_TYPES: Mapping[str, str] = {
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Chemical weapon": "Explosions/Remote violence",
    "Air/drone strike": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Sexual violence": "Violence against civilians",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Peaceful protest": "Protests",
    "Protest with intervention": "Protests",
    "Excessive force against protesters": "Protests",
    "Violent demonstration": "Riots",
    "Mob violence": "Riots",
    "Agreement": "Strategic developments",
    "Arrests": "Strategic developments",
    "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
}

# Precision of our places: ACLED's code. A country alone has none.
GEO_PRECISION = {"site": 1, "quarter": 1, "city": 1, "region": 3}

WEEK, MONTH = 7, 31


def find_event_type(incident: Incident, acled: Mapping[str, str]) -> tuple[str, str] | None:
    """Event type and sub-event type of the first of the incident's types that has a home there."""
    for name in incident.types:
        sub_event = acled.get(name, "")
        if sub_event in EVENT_TYPES:
            return EVENT_TYPES[sub_event], sub_event
    return None


def find_day(period: Period | None) -> tuple[date, int] | None:
    """The day to note and its precision: 1 the day itself, 2 within a week, 3 within a month; of these the
    middle day. None for a longer or open stretch."""
    if period is None or period.earliest is None or period.latest is None:
        return None
    days = (period.latest - period.earliest).days + 1
    middle = period.earliest + timedelta(days=(days - 1) // 2)
    for precision, most in ((1, 1), (2, WEEK), (3, MONTH)):
        if days <= most:
            return middle, precision
    return None


def find_geo_precision(place: Place | None) -> int | None:
    return GEO_PRECISION.get(place.precision or "") if place else None
