"""Values in words, as a person reads them in a terminal."""

from collections.abc import Iterable
from datetime import date

from counterclaim.model import Modality, Period, Place, Quantity, Stance, Term
from counterclaim.model.periods import describe_period

NOT_STATED = "·"
# A report can hold anything: what moves the cursor or rings must not reach the screen.
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace()}


def describe_day(day: date) -> str:
    return describe_period(Period(day, day))


def describe_when(period: Period | None) -> str:
    """The days of `period`, or how the report puts them; "" when nothing is known."""
    if period is None or not (period.resolved or period.expression):
        return ""
    return describe_period(period)


def describe_quantity(quantity: Quantity) -> str:
    """`6`, `at least 6`, `at most 6`, `24–99`, `about 36–44`; open ends stay open."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return quantity.wording
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"about {low:,}" if quantity.approximate else f"{low:,}"
    if not low:
        return f"at most {high:,}"
    return f"{'about ' if quantity.approximate else ''}{low:,}–{high:,}"


def describe_range(quantities: Iterable[Quantity]) -> str:
    """From the lowest to the highest of all the values, as one short word: `1–≥6`; "" for none."""
    known = [value for value in quantities if value.low is not None or value.high is not None]
    if not known:
        return ""
    low = min(value.low or 0 for value in known)
    open_from = max((value.low or 0 for value in known if value.high is None), default=None)
    closed = max((value.high for value in known if value.high is not None), default=None)
    if open_from is None:
        return f"{low:,}" if low == closed else f"{low:,}–{closed:,}"
    if closed is not None and closed > open_from:
        return f"{low:,}–{closed:,} or more"
    return f"≥{open_from:,}" if low == open_from else f"{low:,}–≥{open_from:,}"


def describe_term(term: Term) -> str:
    """The codebook's word; the report's own words where the codebook has none."""
    return term.code.replace("_", " ") if term.code else term.wording


def describe_place(place: Place | None) -> str:
    if place is None:
        return ""
    within = next((name for name in place.within if name != place.name), "")
    return f"{place.name}, {within}" if within else place.name


def describe_words(name: str) -> str:
    """A name of the closed lists or of the codebook, as words: `force_used` → `force used`."""
    return name.replace("_", " ")


def describe_stance(stance: Stance, modality: Modality) -> str:
    """The stance's word; the modality beside it where the thing is not said to be done."""
    return stance.value if modality is Modality.ACTUAL else f"{stance.value} ({modality.value})"


def fold_space(text: str) -> str:
    """`text` on one line; only white space changes, and what would command the terminal is left out."""
    return " ".join(drop_controls(text).split())


def drop_controls(text: str) -> str:
    return text.translate(_CONTROLS)
