"""Periods as TIMEX3, and the scoring of dates."""

import json
from datetime import date
from pathlib import Path

import pytest

from counterclaim.annotation.dates import DateReader
from counterclaim.codebook import load_codebook
from counterclaim.model.periods import read_period
from quality.score_dates import (
    DateScore,
    MarkedText,
    Timex,
    pair_up,
    predict_timexes,
    read_marked,
    score_dates,
)
from quality.timex3 import write_timex

SUNDAY = date(2021, 10, 10)
READER = DateReader(load_codebook().language.dates)
VALUES = [
    ("2021-10-08", "DATE", "2021-10-08"),
    ("weekday:4", "DATE", "2021-10-08"),
    ("weekday:4:night", "TIME", "2021-10-08TNI"),
    ("weekday:4:t2205:z+0000", "TIME", "2021-10-08T22:05"),
    ("day:-1:t10", "TIME", "2021-10-09T10:00"),
    ("week:-1", "DATE", "2021-W39"),
    ("weekend:0", "DATE", "2021-W40-WE"),
    ("month:-1", "DATE", "2021-09"),
    ("in:10:early", "DATE", "2021-10"),
    ("in:q3", "DATE", "2021-Q3"),
    ("in:q3>-1:year", "DATE", "2020-Q3"),
    ("2020:h2", "DATE", "2020-H2"),
    ("2020:summer", "DATE", "2020-SU"),
    ("1990..1999", "DATE", "199"),
    ("1800..1899", "DATE", "18"),
    ("2019-05-01>+3:day", "DATE", "2019-05-04"),
    ("since:2011", "DATE", "2011"),
    ("day:-14..day:0", "DURATION", "P2W"),
    ("month:-3..day:0", "DURATION", "P3M"),
    ("for:3:year", "DURATION", "P3Y"),
    ("for:2.5:year", "DURATION", "P2Y6M"),
    ("for:90:minute", "DURATION", "PT90M"),
    ("for:x:month:past", "DURATION", "PXM"),
    ("every:1:day", "SET", "P1D"),
    ("every:1:weekday/4", "SET", "XXXX-WXX-5"),
    ("ref:past", "DATE", "PAST_REF"),
    ("fiscal:1990", "DATE", "1990"),
    ("named:ramadan", "DATE", None),
    ("told>+3:day", "DATE", None),
]


@pytest.mark.parametrize(("expression", "kind", "value"), VALUES, ids=[row[0] for row in VALUES])
def test_periods_as_timex3(expression: str, kind: str, value: str | None) -> None:
    assert write_timex(read_period(expression), SUNDAY) == (kind, value)


def test_spans_that_share_most_are_paired() -> None:
    gold = [Timex(0, 10, "DATE", None), Timex(12, 20, "DATE", None)]
    found = [Timex(8, 20, "DATE", None), Timex(4, 10, "DATE", None)]
    assert pair_up(gold, found) == [(gold[1], found[0]), (gold[0], found[1])]


def test_missed_needless_and_wrong_count_against() -> None:
    marked = MarkedText("a", "x" * 40, SUNDAY, (Timex(0, 5, "DATE", "2020"), Timex(10, 15, "DATE", "2021")))
    score = DateScore()
    score.add(marked, [Timex(0, 5, "DATE", "2020"), Timex(20, 25, "DATE", "2022")])
    assert (score.gold, score.found, score.strict, score.values, len(score.errors)) == (2, 2, 1, 1, 2)
    assert score.f1(score.values) == 0.5


def test_a_file_is_read_and_scored(tmp_path: Path) -> None:
    text = "It burned from Friday to Saturday, during Ramadan."
    row = {
        "id": "a", "text": text, "dct": "2021-10-10T08:00",
        "timexes": [{"start": 15, "end": 21, "type": "DATE", "value": "2021-10-08"},
                    {"start": 25, "end": 33, "type": "DATE", "value": "2021-10-09"}],
    }  # fmt: skip
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    [marked] = read_marked(path)
    assert predict_timexes(READER, text, SUNDAY) == list(marked.timexes)
    assert score_dates([marked], READER).values == 2
