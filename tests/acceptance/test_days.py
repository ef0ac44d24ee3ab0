"""When and where what a report tells of was: not when and where somebody spoke of it."""

from datetime import date

import pytest

from counterclaim.model import Happening, Report
from counterclaim.model.periods import describe_period, resolve_period
from counterclaim.pipeline.reading import Reader, open_reader

PUBLISHED = date(2024, 5, 8)  # a Wednesday
NONE = "-"

DAYS = [
    (
        "The bombing of the Odam shelter, which killed 18 on Monday, was condemned on Tuesday by the union.",
        "air_attack",
        "6 May 2024",
        "the day of those who condemn it",
    ),
    ("The riot at the Odam centre was debated in the senate on Tuesday.", "riot", NONE, "a debate"),
    ("The raid on the Odam hostel sparked protests on Monday.", "raid", NONE, "what came of it"),
    ("The fire at the Odam hostel drew condemnation on Tuesday.", "fire", NONE, "what others made of it"),
    ("The shelling of the Odam camp killed four on Tuesday.", "shelling", "7 May 2024", "what it did"),
    (
        "The raid on the Odam hostel left four injured on Tuesday.",
        "raid",
        "7 May 2024",
        "what it left behind",
    ),
    (
        "The union on Tuesday condemned the shooting of two men at the Odam camp on Saturday.",
        "shooting",
        "4 May 2024",
        "of two days the one behind the deed",
    ),
    (
        "Algeria left 40 people in the desert on 5 May, a group said on Tuesday, raising to 90 its "
        "count of those expelled that night.",
        "deportation",
        "5 May 2024",
        "the day of saying, above a participle",
    ),
    (
        "A video published on Sunday shows guards beating detainees at the Odam centre.",
        "ill_treatment",
        NONE,
        "the day of a video",
    ),
    (
        "Three men were killed when soldiers opened fire on a pickup truck at the Odam camp, the governor of "
        "the region said on Wednesday. He said it happened on Sunday.",
        "shooting",
        "5 May 2024",
        "the day of saying, and the day of which is said that it happened",
    ),
    (
        "Algeria deported 120 people from the Odam camp under the agreement of 2014, the consulate said.",
        "deportation",
        NONE,
        "the year of an agreement",
    ),
    (
        "Under the 2008 readmission treaty Algeria deported 120 people on Tuesday, the consulate said.",
        "deportation",
        "7 May 2024",
        "the year of a treaty beside the day of the deed",
    ),
    ("Police broke up a protest at the Odam camp on Monday.", "protest", "6 May 2024", "who ended it"),
    (
        "An inquest has opened into the death of a man at the Odam centre in November 2023.",
        "death_in_custody",
        "November 2023",
        "a month behind the death that an inquest is about",
    ),
]

NEXT = [
    (
        "Guards opened fire at the Odam centre on Friday. The next morning 12 were dead.",
        1,
        "the dead of that night",
    ),
    ("Shells hit the Odam camp on Friday. The next morning guards opened fire there.", 2, "another deed"),
]

NOTICES = [
    (
        "Date of incident: 12 April 2024\nLocation: Zawiya, Libya\nFour detainees were shot by guards.",
        ["12 April 2024 Zawiya"],
        "labels of a notice",
    ),
    (
        "Incident report\nDate: 3 May 2024\nPlace: Zawiya\nType: Shooting\nGuards shot dead two men.",
        ["3 May 2024 Zawiya"],
        "a bare date among labels of an incident",
    ),
    ("Date: 7 May 2024\nPlace: Geneva\nGuards shot dead two men.", ["- -"], "the head of a statement"),
    (
        "Date of publication: 7 May 2024\nGuards shot dead two men on 3 May.",
        ["3 May 2024 -"],
        "the day of the paper",
    ),
    (
        "Incident date: 1 May 2024\nLocation: Sabha\nA guard shot dead a man.\n\n"
        "Incident date: 4 May 2024\nLocation: Zawiya\nA guard shot dead two boys.",
        ["1 May 2024 Sabha", "4 May 2024 Zawiya"],
        "one notice under the other",
    ),
    (
        "Incident date: 1 May 2024\nA guard shot dead a man. In 2019 a guard shot dead a boy there.",
        ["1 May 2024 -", "2019 -"],
        "what has a time of its own",
    ),
]

PLACES = [
    ("The boat sank on Sunday, a day after leaving the port of Sfax.", NONE, "the port that was left"),
    ("A dinghy that set off from Zawiya sank off Lampedusa on Friday.", "Lampedusa", "where it set off"),
    ("A boat which departed from Tobruk capsized on Sunday.", NONE, "where it departed from"),
    ("A boat from the camp sank off Tobruk on Sunday.", "Tobruk", "where it sank"),
    ("The sinking off Tobruk was debated in Geneva.", "Tobruk", "where it was debated"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _read(reader: Reader, text: str, kind: str) -> list[Happening]:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    return [happening for happening in reading.happenings if kind in happening.types]


def _say_day(happening: Happening) -> str:
    if happening.period is None:
        return NONE
    return describe_period(resolve_period(happening.period, PUBLISHED))


@pytest.mark.parametrize(("text", "kind", "day", "why"), DAYS, ids=[row[3] for row in DAYS])
def test_the_day_of_what_took_place(reader: Reader, text: str, kind: str, day: str, why: str) -> None:
    assert [_say_day(one) for one in _read(reader, text, kind)] == [day], why


@pytest.mark.parametrize(("text", "told", "why"), NOTICES, ids=[row[2] for row in NOTICES])
def test_labels_say_when_and_where(reader: Reader, text: str, told: list[str], why: str) -> None:
    found = _read(reader, text, "shooting")
    assert [f"{_say_day(one)} {_say_place(one)}" for one in found] == told, why


@pytest.mark.parametrize(("text", "place", "why"), PLACES, ids=[row[2] for row in PLACES])
def test_the_place_of_what_took_place(reader: Reader, text: str, place: str, why: str) -> None:
    assert [_say_place(one) for one in _read(reader, text, "shipwreck")] == [place], why


def _say_place(happening: Happening) -> str:
    return happening.place.name if happening.place is not None else NONE


@pytest.mark.parametrize(("text", "count", "why"), NEXT, ids=[row[2] for row in NEXT])
def test_the_next_morning(reader: Reader, text: str, count: int, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    assert len(reading.happenings) == count, why


TOLLS = [
    (
        "A fire broke out at the Odam camp on Sunday, six days after a fire destroyed a hall there. The "
        "kitchen burned. The mayor said three people were injured.",
        "5 May 2024",
        "what is only told as long before it has none of what is told behind",
    ),
    (
        "A fire broke out at the Odam camp on Sunday, six days after a fire destroyed a hall there. The "
        "mayor said three people were injured. The first fire, on 29 April, injured two.",
        "5 May 2024",
        "what comes back to it is of it",
    ),
    (
        "A fire broke out at the Odam camp on Sunday after a boiler exploded. The mayor said three people "
        "were injured.",
        "5 May 2024",
        "what brought it about, with no length between",
    ),
]


@pytest.mark.parametrize(("text", "day", "why"), TOLLS, ids=[row[2] for row in TOLLS])
def test_the_day_of_a_toll(reader: Reader, text: str, day: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    of = {one.id: _say_day(one) for one in reading.happenings}
    days = [of[claim.happening_id or ""] for claim in reading.claims if claim.attribute == "injured"]
    assert days[:1] == [day], why
