"""The date reader alone: hours, durations, repetitions, vague times, and times told from one another."""

from datetime import date

import pytest

from counterclaim.annotation.dates import DateFinder, DateReader
from counterclaim.codebook import load_codebook
from counterclaim.model import Mention, Period, Span, Token
from counterclaim.model.periods import find_precision, resolve_period

_WORDS = load_codebook().language.dates
_READER = DateReader(_WORDS)
SUNDAY = date(2021, 10, 10)


def period_of(mention: Mention) -> Period:
    assert isinstance(mention.value, Period)
    return mention.value


FORMS = [
    ("A shell fell at 11:30 p.m. local time on 2 May 2019.", ["2019-05-02:t2330"], "an hour of a day"),
    ("A shell fell at 22:00 GMT on Friday.", ["weekday:4:t2200:z+0000"], "a time zone"),
    ("A shell fell at 10 p.m. (2000 GMT) Saturday.", ["weekday:5:t22"], "the same hour elsewhere"),
    ("It burned at dawn on Thursday.", ["weekday:3:morning"], "part of a day before it"),
    ("It burned last night.", ["day:-1:night"], "part of a day in one phrase"),
    ("It burned at noon.", ["day:0:noon"], "an hour alone is of the day of publication"),
    ("It burned overnight from Monday to Tuesday.", ["weekday:0:night..weekday:1:morning"], "one night"),
    ("They stayed for three years.", ["for:3:year"], "a duration"),
    ("They stayed for at least six months.", ["for:6:month:atleast"], "its bound"),
    ("They stayed for two and a half years.", ["for:2.5:year"], "a half"),
    ("They stayed for a week.", ["for:1:week"], "an article counts one"),
    ("They stayed twenty-five days.", ["for:25:day"], "a number of two words"),
    ("A two-day march began.", ["for:2:day"], "a hyphen"),
    ("In recent months it grew.", ["for:x:month:past"], "recent units"),
    ("It will grow in the coming weeks.", ["for:x:week:future"], "coming units"),
    ("Over the next two weeks it will grow.", ["day:0..day:14"], "a window ahead"),
    ("They march every Friday.", ["every:1:weekday/4"], "a weekday that comes round"),
    ("They march on Fridays.", ["every:1:weekday/4"], "its plural"),
    ("They are counted twice a day.", ["every:1:day"], "times in a unit"),
    ("They are counted daily.", ["every:1:day"], "an adverb"),
    ("It recently closed.", ["ref:past"], "vague, past"),
    ("It is now closed.", ["ref:present"], "vague, present"),
    ("It is to reopen soon.", ["ref:future"], "vague, future"),
    ("Leave as soon as you can.", [], "a comparison"),
    ("It opened in the summer of 2019.", ["2019:summer"], "a season of a year"),
    ("It opened last winter.", ["in:winter:last"], "a season gone by"),
    ("It opened in the third quarter of 2020.", ["2020:q3"], "a quarter"),
    ("It opened in the first half of 2020.", ["2020:h1"], "a half"),
    ("It opened in fiscal 2020.", ["fiscal:2020"], "a fiscal year stays open"),
    ("They fast during Ramadan.", ["named:ramadan"], "a feast stays open"),
    ("It burned on Christmas Day 2020.", ["2020-12-25"], "a feast of one day"),
    ("In the 19th century it stood.", ["1800..1899"], "a century"),
    ("In the nineties it stood.", ["1990..1999"], "a decade in words"),
    ("In nineteen ninety-six it fell.", ["1996"], "a year in words"),
    ("It fell in '87.", ["1987"], "a short year"),
    ("It closed in the last week of September 2020.", ["2020-09:late"], "a week of a month"),
    ("The second anniversary of the 2 May 2019 fire came.", ["2021-05-02"], "an anniversary with its day"),
    ("The anniversary was marked.", ["named:anniversary"], "an anniversary without"),
    ("It fell half a year ago.", ["month:-6"], "half a unit"),
    ("It fell on Friday of last week.", ["weekday:4:lastweek"], "a weekday of a week"),
    ("It will meet on Friday and met on Monday.", ["weekday:4:this", "weekday:0"], "tense"),
    ("The bond, payable 1 December, fell.", ["in:12-01:next"], "a day that is due"),
    ("The 1 December deadline.", ["in:12-01:near"], "a day without tense"),
    ("He was 15 years old, the 15-year-old said.", [], "ages"),
    ("A quarter of the men left.", [], "a share"),
    ("Of 2000 inmates 12 fled.", [], "a number"),
    ("Jan Kobel spoke.", [], "a name that is spelled like a month"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FORMS, ids=[row[0] for row in FORMS])
def test_forms(text: str, expected: list[str], why: str) -> None:
    assert [period_of(mention).expression for mention in _READER.read(text)] == expected, why


TOLD = [
    ("It began on 1 May 2019. Three days later it ended.", "2019-05-01>+3:day", date(2019, 5, 4)),
    ("It began on 1 May 2019. The previous day was calm.", "2019-05-01>-1:day", date(2019, 4, 30)),
    ("It began on 1 May 2019. The following month it ended.", "2019-05-01>+1:month", date(2019, 6, 1)),
    ("It began on Friday. Two days earlier it was calm.", "weekday:4>-2:day", date(2021, 10, 6)),
    ("It earned much in the third quarter, and little a year earlier.", "in:q3>-1:year", date(2020, 7, 1)),
    ("It began on 1 May 2019. At 10 p.m. it ended.", "2019-05-01:t22", date(2019, 5, 1)),
    ("It left on 1 May 2019. It sank the following morning.", "2019-05-01:morning>+1:day", date(2019, 5, 2)),
    (
        "He said on 1 May 2019 that it was hit the previous evening.",
        "2019-05-01:evening>-1:day",
        date(2019, 4, 30),
    ),
    ("They met on Friday. It had burned the night before.", "weekday:4:night>-1:day", date(2021, 10, 7)),
    ("They met on Friday. It had burned the day before.", "weekday:4>-1:day", date(2021, 10, 7)),
    ("It began on 1 May 2019. Two nights later it ended.", "2019-05-01:night>+2:day", date(2019, 5, 3)),
    ("It began two nights ago.", "day:-2:night", date(2021, 10, 8)),
    (
        "It began on 1 May 2019 and ended the next morning, 3 May 2019.",
        "2019-05-03:morning",
        date(2019, 5, 3),
    ),
]


@pytest.mark.parametrize(("text", "expression", "earliest"), TOLD, ids=[row[0] for row in TOLD])
def test_what_is_counted_from_a_time_told_before(text: str, expression: str, earliest: date) -> None:
    period = period_of(_READER.read(text, SUNDAY)[-1])
    assert (period.expression, period.earliest) == (expression, earliest)


def test_what_is_counted_from_nothing_stays_open() -> None:
    [mention] = _READER.read("Three days later it ended.", SUNDAY)
    period = period_of(mention)
    assert (period.expression, period.anchor, period.resolved) == ("told>+3:day", "text", False)


@pytest.mark.parametrize("text", ["He left the day after the fire.", "The next morning it ended."])
def test_a_part_of_a_day_that_hangs_on_nothing_told_is_no_date(text: str) -> None:
    token = Token(Span(0, len(text)), text, "", "X")
    assert DateFinder(_WORDS).find([token], text) == []


def test_the_day_of_publication_may_come_later() -> None:
    text = "On Friday night it burned; three days later it was rebuilt."
    later = [resolve_period(period_of(mention), SUNDAY) for mention in DateReader(_WORDS).read(text)]
    assert later == [period_of(mention) for mention in DateReader(_WORDS).read(text, SUNDAY)]
    assert [period.earliest for period in later] == [date(2021, 10, 8), date(2021, 10, 11)]


PRECISIONS = [
    ("at 10:35 p.m. on Friday", "minute"),
    ("on Friday night", "part of day"),
    ("on Friday", "day"),
    ("last weekend", "weekend"),
    ("last week", "week"),
    ("in May 2019", "month"),
    ("in the summer of 2019", "season"),
    ("in the third quarter of 2019", "quarter"),
    ("last year", "year"),
    ("in the 1990s", "year"),
    ("for two days", "duration"),
    ("every day", "repetition"),
    ("recently", "vague"),
    ("during Ramadan", "named"),
]


@pytest.mark.parametrize(("text", "precision"), PRECISIONS)
def test_precision(text: str, precision: str) -> None:
    [mention] = _READER.read(f"It burned {text}.")
    assert find_precision(period_of(mention)) == precision


def test_a_dateline_is_told_from_the_days_of_the_text() -> None:
    found = _READER.read("ORVELA, Calmara, Oct. 8 (XP) - Guards fled on Friday.")
    assert [mention.rule for mention in found] == ["date:dateline", "date:weekday"]


def test_the_ends_of_a_range_may_stay_apart() -> None:
    text = "It burned from 1 May 2019 to 3 May 2019."
    assert [period_of(mention).expression for mention in _READER.read(text)] == ["2019-05-01..2019-05-03"]
    apart = _READER.read(text, joined=False)
    assert [period_of(mention).expression for mention in apart] == ["2019-05-01", "2019-05-03"]


def test_sentences_get_only_what_can_tell_when_something_happened() -> None:
    text = (
        "It burned on 1 May 2019.\n\nThree days later, after two weeks of calm, it burned as it does daily."
    )
    finder, places = DateFinder(_WORDS), (Span(0, 24), Span(26, len(text)))
    sentences = [[Token(span, span.of(text), "", "X")] for span in places]
    found = [[period_of(mention).expression for mention in finder.find(tokens, text)] for tokens in sentences]
    assert found == [["2019-05-01"], ["2019-05-01>+3:day"]]
