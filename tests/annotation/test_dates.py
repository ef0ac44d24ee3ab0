"""Dates: the normal form of what a sentence says of days, with the words it was read from."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotation.dates import DateFinder, find_dates
from counterclaim.codebook import load_codebook
from counterclaim.model import Mention, Period, Span, Token
from counterclaim.model.periods import parse_expression

_WORDS = load_codebook().language.dates
_FINDER = DateFinder(_WORDS)


def read(text: str) -> list[Mention]:
    tokens = [Token(Span(0, len(text)), text, text, "X")] if text else []
    return _FINDER.find(tokens, text)


FORMS = [
    ("It began on 2 July 2019.", {"2 July 2019": "2019-07-02"}, "day, month, year"),
    ("It began on July 2, 2019.", {"July 2, 2019": "2019-07-02"}, "month, day, year"),
    ("On Tuesday, 2 July 2019, it began.", {"Tuesday, 2 July 2019": "2019-07-02"}, "a weekday beside a date"),
    ("It began on the 3rd of July.", {"the 3rd of July": "in:07-03"}, "ordinal with of"),
    ("It began on Oct. 8.", {"Oct. 8": "in:10-08"}, "abbreviation"),
    ("Filed 2021-10-08.", {"2021-10-08": "2021-10-08"}, "ISO"),
    ("Filed 13/07/2019.", {"13/07/2019": "2019-07-13"}, "digits that tell day from month"),
    ("Filed 03/07/2019.", {}, "digits that do not"),
    ("In March 2020 it closed.", {"March 2020": "2020-03"}, "month and year"),
    ("It closed in 2011.", {"2011": "2011"}, "year"),
    ("They were sent back under the accord of 2011.", {}, "the year of an accord"),
    ("The law of 30 May 1996 allows it.", {}, "the day of a law"),
    ("A 2008 readmission treaty allows it.", {}, "the year of a treaty, before it"),
    ("In 2011 the treaty lapsed.", {"2011": "2011"}, "the year in which something became of a treaty"),
    ("The deal was struck in 2011.", {"2011": "2011"}, "the year in which a deal was made"),
    ("It closed in early October.", {"early October": "in:10:early"}, "part of a month"),
    ("It closed in mid-October 2020.", {"mid-October 2020": "2020-10:mid"}, "part with a hyphen"),
    ("It closed at the end of March.", {"the end of March": "in:3:late"}, "part in words"),
    ("In the 1990s it was a school.", {"the 1990s": "1990..1999"}, "decade"),
    ("A man in his forties died.", {}, "a decade of somebody's age"),
    ("It was hit overnight.", {"overnight": "day:-1:night"}, "the night before publication"),
    ("It was hit overnight on Tuesday.", {"overnight on Tuesday": "weekday:1:night"}, "the night of a day"),
    (
        "It was the night of Monday 26 to Tuesday 27 February.",
        {"the night of Monday 26 to Tuesday 27 February": "in:02-26:night..in:02-27:morning"},
        "each day of a night with its weekday",
    ),
    ("Those who could not get out on Tuesday died.", {"Tuesday": "weekday:1"}, "what could not be is past"),
    ("It is open since early April.", {"since early April": "since:in:4:early"}, "open end"),
    ("It was shut until 3 May.", {"until 3 May": "until:in:05-03"}, "open beginning"),
    ("Before Friday it was shut.", {"Before Friday": "before:weekday:4"}, "before"),
    (
        "The night of 2 to 3 July was loud.",
        {"The night of 2 to 3 July": "in:07-02:night..in:07-03:morning"},
        "a night",
    ),
    (
        "From 30 June to 2 July 2019 it burned.",
        {"From 30 June to 2 July 2019": "2019-06-30..2019-07-02"},
        "range",
    ),
    ("July 2-3, 2019, were loud.", {"July 2-3, 2019": "2019-07-02..2019-07-03"}, "days with a hyphen"),
    ("Between 2011 and 2014 it was shut.", {"Between 2011 and 2014": "2011..2014"}, "years"),
    (
        "In the night between Tuesday and Wednesday it burned.",
        {"the night between Tuesday and Wednesday": "weekday:1:night..weekday:2:morning"},
        "a night between two weekdays",
    ),
    (
        "It burned on Monday and Tuesday.",
        {"Monday": "weekday:0", "Tuesday": "weekday:1"},
        "two days, no range",
    ),
    (
        "It burned late on Tuesday night.",
        {"late on Tuesday night": "weekday:1:night"},
        "the part of a day",
    ),
    ("Friday's raid failed.", {"Friday": "weekday:4"}, "possessive"),
    ("It burned last Friday.", {"last Friday": "weekday:4:last"}, "last"),
    ("It burned on Friday last week.", {"Friday last week": "weekday:4:lastweek"}, "of the week before"),
    ("They will vote on Friday.", {"Friday": "weekday:4:this"}, "to come"),
    (
        "They will vote; on Friday they fled.",
        {"Friday": "weekday:4"},
        "the clause before is to come, not this one",
    ),
    ("They vote next Friday.", {"next Friday": "weekday:4:next"}, "next"),
    ("It burned yesterday evening.", {"yesterday evening": "day:-1:evening"}, "yesterday"),
    ("They spoke today.", {"today": "day:0"}, "today"),
    ("Three days ago it burned.", {"Three days ago": "day:-3"}, "days ago"),
    ("A year ago it opened.", {"A year ago": "year:-1"}, "article as one"),
    ("It burned hours ago.", {"hours ago": "day:0"}, "less than a day ago"),
    ("It opened last month.", {"last month": "month:-1"}, "month before"),
    ("It opened earlier this month.", {"earlier this month": "month:0:past"}, "month now, the past of it"),
    ("It opened late last year.", {"late last year": "year:-1:late"}, "part of a year"),
    ("It opened in October last year.", {"October last year": "in:10:lastyear"}, "month of the year before"),
    ("Over the past 10 days it grew.", {"the past 10 days": "day:-10..day:0"}, "window"),
    ("In 2019, 12 people left.", {"2019": "2019"}, "a year before a figure"),
    ("May said it may open in May.", {"May": "in:5:next"}, "a name, a verb and a month"),
    ("They march in March.", {"March": "in:3:near"}, "a verb and a month"),
    ("It closed last July 21.", {"July 21": "in:07-21"}, "a day, not only a month"),
    ("In July 12 people fled.", {"July": "in:7"}, "a month before a figure"),
    ("It moved from Friday to December.", {"Friday": "weekday:4", "December": "in:12"}, "no range"),
    ("The 2011 war ended.", {}, "a year that is part of a name"),
    ("The 19-year-old left.", {}, "an age"),
    ("A camp of 2000 people.", {}, "a number, not a year"),
    ("It was 31 February.", {}, "no such day"),
    ("The first of them left.", {}, "no date"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FORMS, ids=[row[0] for row in FORMS])
def test_forms(text: str, expected: dict[str, str], why: str) -> None:
    found = {m.span.of(text): m.value.expression for m in read(text) if isinstance(m.value, Period)}
    assert found == expected, why


def test_calendar_dates_are_resolved_and_others_are_not() -> None:
    standing, relative = read("On 2 July 2019 it began, on Friday it ended.")
    assert isinstance(standing.value, Period)
    assert isinstance(relative.value, Period)
    assert standing.value.resolved
    assert standing.value.anchor == "calendar"
    assert not relative.value.resolved
    assert relative.value.anchor == "publication"


def test_needs_words_alone() -> None:
    text = "It began on Friday."
    tokens = [Token(Span(12, 18), "Friday", "Friday", "PROPN"), Token(Span(18, 19), ".", ".", "PUNCT")]
    assert [mention.span for mention in find_dates(tokens, text, _WORDS)] == [Span(12, 18)]


_PIECES = sorted(
    {
        *_WORDS.weekdays,
        *_WORDS.day_words,
        *_WORDS.units,
        *_WORDS.parts,
        *_WORDS.last,
        *_WORDS.since,
        *_WORDS.joins,
    }
    | {month.capitalize() for month in _WORDS.months}
    | {
        "2",
        "31",
        "2019",
        "1990s",
        "of",
        "the",
        "ago",
        "three",
        "and",
        ",",
        "night",
        "between",
        "will",
        "'s",
        "٣",
    }
)


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_any_run_of_date_words_gives_valid_periods(text: str) -> None:
    found = read(text)
    spans = [mention.span for mention in found]
    assert spans == sorted(spans)
    for mention in found:
        assert isinstance(mention.value, Period)
        assert parse_expression(mention.value.expression) is not None, mention.value.expression
        assert mention.span.of(text).strip() == mention.span.of(text) != ""


@given(st.text(max_size=200))
def test_never_fails_on_any_text(text: str) -> None:
    for mention in read(text):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@pytest.mark.parametrize(
    "unit", ["2 July ", "last ", "2019 and ", "the night of ", "early on Friday, ", "will be ", "2" * 50]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    def measure(times: int) -> float:
        text = unit * times + " on Friday"
        start = time.process_time()
        read(text)
        return time.process_time() - start

    short = min(measure(100) for _ in range(3))
    long = min(measure(1000) for _ in range(3))
    assert long < 40 * max(short, 0.002)  # a quadratic walk would need a hundred times as long


def test_a_day_that_owns_its_deed_is_not_what_something_comes_after() -> None:
    texts = ("After Tuesday's strike the road was shut.", "After Tuesday the road was shut.")
    values = [mention.value for text in texts for mention in read(text)]
    assert [value.expression for value in values if isinstance(value, Period)] == [
        "weekday:1",
        "after:weekday:1",
    ]
