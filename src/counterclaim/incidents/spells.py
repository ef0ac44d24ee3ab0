"""Days between periods, and how many a period covers."""

from counterclaim.model import Period


def is_before(one: Period, other: Period) -> bool:
    """Whether the first ends before the second begins."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def measure_gap(one: Period, other: Period) -> int:
    """Days between two periods, 0 when they meet."""
    early, late = (one, other) if is_before(one, other) else (other, one)
    if early.latest is None or late.earliest is None or not is_before(early, late):
        return 0
    return (late.earliest - early.latest).days


def measure_width(period: Period) -> int:
    """Days that a period covers, both ends counted; an open end makes it very long."""
    if period.earliest is None or period.latest is None:
        return 10_000
    return (period.latest - period.earliest).days + 1
