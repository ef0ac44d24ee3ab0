"""Publication dates as metadata state them: to ISO, or not at all. Nothing is guessed, no clock is read."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(?:[T ].*)?", re.S)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d.*)?")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}.*)?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{{4}}){_TIME}", re.I)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}([a-z]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}", re.I)
_PARTIAL = re.compile(r"\d{4}(?:[-/]\d{1,2})?|(?:([a-z]+)\.?,?\s+)?\d{4}", re.I)


def read_date(wording: str) -> date | None:
    """The day that `wording` names: ISO, RFC 2822, or English words. The day as written counts, in
    whatever time zone it was written. None when there is no day, or its order is ambiguous (03/07/2019).
    """
    wording = wording.strip()
    for pattern in (_ISO, _COMPACT, _SLASHED):
        if match := pattern.fullmatch(wording):
            return _make_date(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(wording):
        return _make_date(match[3], _find_month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(wording):
        return _make_date(match[3], _find_month(match[1]), match[2])
    try:
        return parsedate_to_datetime(wording).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def is_partial(wording: str) -> bool:
    """Whether `wording` is a year or a month of a year, without a day."""
    match = _PARTIAL.fullmatch(wording.strip())
    return match is not None and (match[1] is None or _find_month(match[1]) > 0)


def _find_month(word: str) -> int:
    """1 to 12 for a month's name or its beginning ("Sept"), else 0."""
    word = word.lower()
    if len(word) < 3:
        return 0
    return next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


def _make_date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
