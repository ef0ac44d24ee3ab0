"""The lowest and highest number of an incident's accounts, by the rule that the exports print."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.exports.form.figures import summarise
from counterclaim.exports.form.sources import Sources
from counterclaim.model import (
    Book,
    BookContent,
    Claim,
    Denial,
    Modality,
    Quantity,
    Report,
    ReportEntry,
    Span,
    Stance,
    Term,
)
from tests.exports.made_book import MadeBook

VAGUE = {"dozens": VagueWord(24, 99, acled=12)}
DAYS = {"early": date(2022, 3, 1), "late": date(2022, 3, 5), "undated": None, "copy": date(2022, 3, 9)}


def make_book() -> Book:
    entries = tuple(
        ReportEntry(Report(name, name, "text"), day, copy_of="early" if name == "copy" else None)
        for name, day in DAYS.items()
    )
    return MadeBook(BookContent(reports=entries))


def tell(report: str, voice: str, low: int | None, high: int | None, words: str = "n", **other: Any) -> Claim:
    claim = Claim(
        f"{report}-{voice}-{low}-{words}",
        report,
        None,
        voice,
        "killed",
        Quantity(low, high, words),
        Span(0, 1),
        "test",
    )
    return replace(claim, **other)


CASES = [
    ([tell("early", "a", 6, 6)], (6, 6, 6, False), "one account"),
    ([tell("early", "a", 6, 6), tell("early", "b", 9, 9)], (6, 9, 6, False), "two voices"),
    ([tell("early", "a", 6, 6), tell("late", "a", 9, 9)], (9, 9, 9, False), "a revision: the later stands"),
    ([tell("late", "a", 9, 9), tell("early", "a", 6, 6)], (9, 9, 9, False), "whatever the order"),
    ([tell("undated", "a", 6, 6), tell("early", "a", 9, 9)], (9, 9, 9, False), "no day is older than any"),
    ([tell("early", "a", 6, 6), tell("early", "a", 9, 9)], (6, 9, 6, False), "two figures of one report"),
    ([tell("early", "a", 6, None, "at least 6"), tell("early", "b", 9, 9)], (6, 9, 6, True), "open above"),
    ([tell("early", "a", 6, None, "at least 6")], (6, 6, 6, True), "only open above"),
    ([tell("early", "a", None, 40, "up to 40")], (None, 40, None, False), "open below"),
    ([tell("early", "a", 24, 99, "dozens")], (24, 99, 12, False), "a vague word has ACLED's number"),
    ([tell("early", "a", 24, 99, "dozens"), tell("early", "b", 9, 9)], (9, 99, 9, False), "lower than it"),
    ([tell("early", "a", 45, 55, "about 50")], (45, 55, 45, False), "no rule: the lowest possible"),
    ([tell("early", "a", 6, 6), tell("copy", "b", 2, 2)], (6, 6, 6, False), "a copy tells nothing"),
    (
        [tell("early", "a", 6, 6), tell("early", "b", 1, 1, subset_of="early-a-6-n")],
        (6, 6, 6, False),
        "a part of a total",
    ),
    ([tell("early", "a", 6, 6), tell("early", "b", 1, 1, scope="Libya")], (6, 6, 6, False), "another scope"),
    (
        [tell("early", "a", 6, 6), tell("early", "b", 1, 1, stance=Stance.DENIES)],
        (6, 6, 6, False),
        "a figure that is denied",
    ),
    (
        [tell("early", "a", 6, 6), tell("early", "b", 1, 1, denial=Denial.DENIES_ACT)],
        (6, 6, 6, False),
        "a denial",
    ),
    (
        [tell("early", "a", 6, 6), tell("early", "b", 1, 1, modality=Modality.POSSIBLE)],
        (6, 6, 6, False),
        "only possible",
    ),
    (
        [tell("early", "a", 6, 6), tell("early", "b", 1, 1, stance=Stance.ADMITS)],
        (1, 6, 1, False),
        "an admission counts",
    ),
    ([tell("early", "a", 0, 0, "no one")], (0, 0, 0, False), "nobody is a number"),
]


@pytest.mark.parametrize(("claims", "told", "why"), CASES, ids=[case[2] for case in CASES])
def test_a_summary(claims: list[Claim], told: tuple[int | None, ...], why: str) -> None:
    summary = summarise(claims, Sources(make_book()), VAGUE)["killed"]
    assert (summary.lowest, summary.highest, summary.acled, summary.open) == told


UNTOLD = [
    ([], "nothing claimed"),
    ([tell("early", "a", 6, 6, stance=Stance.DOUBTS)], "only doubted"),
    ([tell("early", "a", 6, 6, value=Term("yes", "killed"))], "no figure"),
]


@pytest.mark.parametrize(("claims", "why"), UNTOLD, ids=[case[1] for case in UNTOLD])
def test_not_stated_is_not_nought(claims: list[Claim], why: str) -> None:
    assert summarise(claims, Sources(make_book()), VAGUE) == {}


def test_what_was_counted_is_named() -> None:
    claims = [tell("early", "a", 6, 6), tell("late", "a", 9, 9), tell("early", "b", 7, 7)]
    assert summarise(claims, Sources(make_book()), VAGUE)["killed"].claims == ("late-a-9-n", "early-b-7-n")


WORDS = [
    ([tell("early", "a", 6, 6)], "killed 6", "one number"),
    ([tell("early", "a", 6, 6), tell("early", "b", 9, 9)], "killed 6 to 9", "two"),
    ([tell("early", "a", 6, None)], "killed 6 or more", "open above"),
    ([tell("early", "a", None, 40)], "killed up to 40", "open below"),
    ([tell("early", "a", 6, None), tell("early", "b", 9, 9)], "killed 6 to 9 or more", "open at the end"),
    ([tell("early", "a", None, None)], "killed: no number stated", "open at both ends"),
]


@pytest.mark.parametrize(("claims", "words", "why"), WORDS, ids=[case[2] for case in WORDS])
def test_a_summary_in_words(claims: list[Claim], words: str, why: str) -> None:
    assert summarise(claims, Sources(make_book()), VAGUE)["killed"].describe() == words
