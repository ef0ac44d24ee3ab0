"""Values in words and signs, as a page shows them, and as it is read aloud."""

from collections.abc import Iterable
from datetime import date

from counterclaim.model import Modality, Period, Place, Quantity, Stance, Term
from counterclaim.model.period_days import find_month
from counterclaim.model.periods import describe_period

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def show_day(day: date) -> str:
    """`8 Oct 2021`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_weekday(day: date) -> str:
    """`Fri 8 Oct 2021`."""
    return f"{_WEEKDAYS[day.weekday()]} {show_day(day)}"


def show_period(period: Period | None) -> str:
    """The days of `period`, short; how the report puts them where no day is known; "" for nothing."""
    if period is None or not (period.resolved or period.expression):
        return ""
    first, last = period.earliest, period.latest
    if first is None and last is None:
        return describe_period(period)
    if first is None or last is None:
        return f"since {show_day(first)}" if first else f"until {show_day(last)}" if last else ""
    if first == last:
        return show_day(first)
    if (first, last) == find_month(first.year, first.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{show_day(last)}"
    return f"{show_day(first)} to {show_day(last)}"


def name_precision(period: Period | None) -> str:
    """How well a day is known: `to the day`, `to the month`, `last day open` ..."""
    if period is None:
        return "day not stated"
    first, last = period.earliest, period.latest
    if first is None and last is None:
        return "day not known" if period.expression else "day not stated"
    if first is None:
        return "first day open"
    if last is None:
        return "last day open"
    if first == last:
        return "to the day"
    if (first, last) == find_month(first.year, first.month):
        return "to the month"
    return f"within {(last - first).days + 1:,} days"


def show_quantity(quantity: Quantity) -> str:
    """`6`, `≥ 6`, `≤ 6`, `24–99`, `≈ 2,000`; open ends stay open."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return quantity.wording
    if high is None:
        return f"≥ {low:,}"
    if low == high:
        return f"≈ {low:,}" if quantity.approximate else f"{low:,}"
    if not low:
        return f"≤ {high:,}"
    middle = (low + high) // 2
    if quantity.approximate and abs(high - middle * 1.1) <= 1 and abs(low - middle * 0.9) <= 1:
        return f"≈ {middle:,}"  # "about 2,000" is read as a tenth less or more
    return f"{'≈ ' if quantity.approximate else ''}{low:,}–{high:,}"


def say_quantity(quantity: Quantity) -> str:
    """The same in words alone: `at least 6`."""
    return (
        show_quantity(quantity)
        .replace("≥", "at least")
        .replace("≤", "at most")
        .replace("≈", "about")
        .replace("–", " to ")
    )


def show_spread(quantities: Iterable[Quantity]) -> str:
    """From the lowest to the highest of all values: `1 to ≥ 6`; "" where none has a number."""
    known = [value for value in quantities if value.low is not None or value.high is not None]
    if not known:
        return ""
    low = min(value.low or 0 for value in known)
    open_from = max((value.low or 0 for value in known if value.high is None), default=None)
    closed = max((value.high for value in known if value.high is not None), default=None)
    if open_from is not None and (closed is None or open_from >= closed):
        return f"≥ {open_from:,}" if low == open_from else f"{low:,} to ≥ {open_from:,}"
    if open_from is not None:
        return f"{low:,} to {closed:,} or more"
    return f"{low:,}" if low == closed else f"{low:,} to {closed:,}"


def show_term(term: Term) -> str:
    """The codebook's word; the report's own where the codebook has none."""
    return term.code.replace("_", " ") if term.code else fold_space(term.wording)


def show_place(place: Place | None) -> str:
    if place is None:
        return ""
    within = next((name for name in place.within if name != place.name), "")
    return f"{place.name}, {within}" if within else place.name


def name_place_precision(place: Place | None) -> str:
    """How exactly the place is known, in words."""
    if place is None:
        return "place not stated"
    known = "" if place.latitude is not None else ", no point found"
    return f"to the {place.precision}{known}" if place.precision else f"place by name{known}"


def spell(name: str) -> str:
    """A name of the closed lists or of the codebook, as words: `force_used` → `force used`."""
    return name.replace("_", " ")


def show_stance(stance: Stance, modality: Modality) -> str:
    """The stance's word; the modality beside it where the thing is not said to be done."""
    return stance.value if modality is Modality.ACTUAL else f"{stance.value}, {modality.value}"


def fold_space(text: str) -> str:
    """`text` on one line; nothing but white space changes."""
    return " ".join(text.split())


def count(number: int, one: str, many: str = "") -> str:
    """`1 report`, `2 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
