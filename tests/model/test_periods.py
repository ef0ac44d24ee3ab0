"""Periods: the normal form, and what it comes to once the day of publication is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Period
from counterclaim.model.periods import describe_period, parse_expression, read_period, resolve_period

SUNDAY = date(2021, 10, 10)

RESOLVED: list[tuple[str, date | None, date | None, str]] = [
    ("weekday:4", date(2021, 10, 8), date(2021, 10, 8), "the last such day"),
    ("weekday:6", SUNDAY, SUNDAY, "the day itself"),
    ("weekday:6:last", date(2021, 10, 3), date(2021, 10, 3), "last Sunday is not today"),
    ("weekday:4:next", date(2021, 10, 15), date(2021, 10, 15), "behind publication"),
    ("weekday:6:next", date(2021, 10, 17), date(2021, 10, 17), "next Sunday is not today"),
    ("weekday:6:this", SUNDAY, SUNDAY, "this Sunday may be today"),
    ("weekday:4:lastweek", date(2021, 10, 1), date(2021, 10, 1), "of the week before"),
    ("weekday:1..weekday:2", date(2021, 10, 5), date(2021, 10, 6), "two days of one week"),
    ("weekday:6..weekday:0", date(2021, 10, 3), date(2021, 10, 4), "the first end lies before the second"),
    ("day:0", SUNDAY, SUNDAY, "the day itself"),
    ("day:-1", date(2021, 10, 9), date(2021, 10, 9), "yesterday"),
    ("day:-10..day:0", date(2021, 9, 30), SUNDAY, "the past ten days"),
    ("week:-1", date(2021, 9, 27), date(2021, 10, 3), "Monday to Sunday"),
    ("weekend:0", date(2021, 10, 9), SUNDAY, "the weekend now"),
    ("month:-1", date(2021, 9, 1), date(2021, 9, 30), "the month before"),
    ("month:-10", date(2020, 12, 1), date(2020, 12, 31), "over the turn of the year"),
    ("month:0:past", date(2021, 10, 1), SUNDAY, "earlier this month"),
    ("month:0:rest", SUNDAY, date(2021, 10, 31), "later this month"),
    ("year:-1", date(2020, 1, 1), date(2020, 12, 31), "the year before"),
    ("year:-1:late", date(2020, 9, 1), date(2020, 12, 31), "the last four months"),
    ("in:10", date(2021, 10, 1), SUNDAY, "the month now, as far as it has come"),
    ("in:11", date(2020, 11, 1), date(2020, 11, 30), "the nearest that has begun"),
    ("in:11:next", date(2021, 11, 1), date(2021, 11, 30), "the nearest to come"),
    ("in:10:lastyear", date(2020, 10, 1), date(2020, 10, 31), "October last year"),
    ("in:10-08", date(2021, 10, 8), date(2021, 10, 8), "a day of this year"),
    ("in:10-11", date(2020, 10, 11), date(2020, 10, 11), "a day that is still to come this year"),
    ("in:10-11:next", date(2021, 10, 11), date(2021, 10, 11), "a day to come"),
    ("in:02-29", date(2020, 2, 29), date(2020, 2, 29), "a day that not every year has"),
    ("in:4:early", date(2021, 4, 1), date(2021, 4, 10), "ten days"),
    ("since:in:4:early", date(2021, 4, 1), None, "an open end"),
    ("until:in:05-03", None, date(2021, 5, 3), "an open beginning"),
    ("before:weekday:4", None, date(2021, 10, 7), "the day itself is out"),
    ("after:weekday:4", date(2021, 10, 9), None, "the day itself is out"),
    ("in:12-31..in:01-01", date(2020, 12, 31), date(2021, 1, 1), "a night over the turn of the year"),
    ("in:07-02..in:07-03", date(2021, 7, 2), date(2021, 7, 3), "a night"),
]


@pytest.mark.parametrize(
    ("expression", "earliest", "latest", "why"), RESOLVED, ids=[row[0] for row in RESOLVED]
)
def test_resolution(expression: str, earliest: date | None, latest: date | None, why: str) -> None:
    period = resolve_period(read_period(expression), SUNDAY)
    assert (period.earliest, period.latest) == (earliest, latest), why
    assert period.expression == expression


CALENDAR: list[tuple[str, date | None, date | None]] = [
    ("2021-10-08", date(2021, 10, 8), date(2021, 10, 8)),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ("2021", date(2021, 1, 1), date(2021, 12, 31)),
    ("2021-10:late", date(2021, 10, 21), date(2021, 10, 31)),
    ("2021:mid", date(2021, 5, 1), date(2021, 8, 31)),
    ("since:2011", date(2011, 1, 1), None),
    ("2019-07-02..2019-07-03", date(2019, 7, 2), date(2019, 7, 3)),
    ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
]


@pytest.mark.parametrize(("expression", "earliest", "latest"), CALENDAR)
def test_calendar_dates_hold_as_they_stand(
    expression: str, earliest: date | None, latest: date | None
) -> None:
    period = read_period(expression)
    assert (period.anchor, period.earliest, period.latest) == ("calendar", earliest, latest)
    assert resolve_period(period, SUNDAY) == period


def test_without_a_day_of_publication_nothing_is_resolved() -> None:
    period = read_period("weekday:4")
    assert resolve_period(period, None) == period
    assert not period.resolved


@pytest.mark.parametrize(
    "text", ["", "friday", "weekday:7", "in:13", "in:02-30", "2021-13", "day:-1..", "2021:past", "since:"]
)
def test_what_is_no_expression_stays_unresolved(text: str) -> None:
    assert parse_expression(text) is None
    period = read_period(text)
    assert resolve_period(period, SUNDAY) == period


def test_days_beyond_the_calendar_stay_unresolved() -> None:
    period = read_period("year:-9000")
    assert resolve_period(period, SUNDAY) == period


WORDS = [
    ("weekday:4", None, "Friday before publication"),
    ("weekday:4:next", None, "Friday after publication"),
    ("day:0", None, "the day of publication"),
    ("day:-1", None, "the day before publication"),
    ("day:-3", None, "3 days before publication"),
    ("week:-1", None, "the week before publication"),
    ("weekend:0", None, "the weekend before publication"),
    ("in:10-08", None, "8 October before publication"),
    ("since:in:4:early", None, "since early April before publication"),
    ("weekday:1..weekday:2", None, "Tuesday before publication to Wednesday before publication"),
    ("2021-10-08", None, "8 October 2021"),
    ("2021-10", None, "October 2021"),
    ("2021", None, "2021"),
    ("weekday:4", SUNDAY, "8 October 2021"),
    ("month:-1", SUNDAY, "September 2021"),
    ("since:in:4", SUNDAY, "since 1 April 2021"),
    ("until:day:0", SUNDAY, "until 10 October 2021"),
    ("weekday:1..weekday:2", SUNDAY, "5 October 2021 to 6 October 2021"),
    ("no expression", None, "no expression"),
    ("", None, "no date"),
]


@pytest.mark.parametrize(("expression", "published", "words"), WORDS)
def test_words(expression: str, published: date | None, words: str) -> None:
    assert describe_period(resolve_period(read_period(expression), published)) == words


_PARTS = st.sampled_from(["", ":early", ":mid", ":late"])
_DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
_PAST = st.one_of(
    st.integers(-400, 0).map("day:{}".format),
    st.builds("weekday:{}{}".format, st.integers(0, 6), st.sampled_from(["", ":last", ":lastweek"])),
    st.integers(-60, 0).map("weekend:{}".format),
    st.builds("{}:{}{}".format, st.sampled_from(["week", "month", "year"]), st.integers(-50, -1), _PARTS),
    st.sampled_from(["week:0:past", "month:0:past", "year:0:past"]),
    st.builds("in:{}{}".format, st.integers(1, 12), _PARTS),
    st.builds("in:{:02}-{:02}".format, st.integers(1, 12), st.integers(1, 28)),
    st.just("in:02-29"),
)
_FUTURE = st.one_of(
    st.builds("weekday:{}:next".format, st.integers(0, 6)),
    st.builds("in:{}:next".format, st.integers(1, 12)),
    st.builds("in:{:02}-{:02}:next".format, st.integers(1, 12), st.integers(1, 28)),
    st.integers(1, 400).map("day:{}".format),
)
_STANDING = _DATES.map(date.isoformat)
_ATOMS = st.one_of(_PAST, _FUTURE, _STANDING)
_RANGES = st.one_of(_ATOMS, st.builds("{}..{}".format, _ATOMS, _ATOMS))
_EXPRESSIONS = st.builds(
    "{}{}".format, st.sampled_from(["", "since:", "until:", "before:", "after:"]), _RANGES
)


@given(_EXPRESSIONS)
def test_every_expression_comes_back_as_it_was(expression: str) -> None:
    parsed = parse_expression(expression)
    assert parsed is not None
    assert str(parsed) == expression
    assert parse_expression(str(parsed)) == parsed


@given(st.text(alphabet="0123456789:-.aweekdinmothsgrly", max_size=24))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    parsed = parse_expression(text)
    assert parsed is None or parse_expression(str(parsed)) == parsed
    describe_period(resolve_period(read_period(text), SUNDAY))


@given(_EXPRESSIONS, _DATES)
def test_resolving_twice_changes_nothing(expression: str, published: date) -> None:
    once = resolve_period(read_period(expression), published)
    assert resolve_period(once, published) == once
    assert once.earliest is None or once.latest is None or once.earliest <= once.latest


@given(_PAST, _DATES)
def test_what_is_past_never_ends_after_publication(expression: str, published: date) -> None:
    period = resolve_period(read_period(expression), published)
    assert period.earliest is not None
    assert period.latest is not None
    assert period.earliest <= period.latest <= published


@given(_FUTURE, _DATES)
def test_what_is_to_come_begins_after_publication(expression: str, published: date) -> None:
    period = resolve_period(read_period(expression), published)
    assert period.earliest is not None
    assert period.earliest > published


@given(st.integers(0, 6), _DATES)
def test_a_bare_weekday_is_within_the_last_seven_days(weekday: int, published: date) -> None:
    day = resolve_period(read_period(f"weekday:{weekday}"), published).earliest
    assert day is not None
    assert day.weekday() == weekday
    assert timedelta(0) <= published - day < timedelta(days=7)


def test_another_day_of_publication_gives_other_days() -> None:
    first = resolve_period(read_period("day:-1"), SUNDAY)
    assert resolve_period(first, date(2021, 10, 12)) == Period(
        date(2021, 10, 11), date(2021, 10, 11), "day:-1", "publication"
    )
