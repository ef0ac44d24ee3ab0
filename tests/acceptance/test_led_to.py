"""What one report tells in one breath and is yet two happenings: each row is a construction.

`parts` are the types of its own happenings, each "type type" parted by "|"; older ones that it only recalls
stand in brackets.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader

CASES = [
    (
        "About 300 migrants broke out of the Odam centre on Saturday, a week after guards shot two people.",
        "breakout | shooting",
        "a clause that says how long after it",
    ),
    (
        "Two days after police shot a man in the Odam camp, hundreds of residents rioted.",
        "shooting | riot",
        "the same clause at the head of the sentence",
    ),
    (
        "Guards shot six men at the Odam camp on Sunday, an hour after prisoners had broken out.",
        "shooting breakout",
        "an hour is no other day",
    ),
    (
        "He was found dead at the Odam camp the day after he was beaten by guards.",
        "death_in_custody ill_treatment",
        "who was told of is told more of",
    ),
    (
        "About 200 people marched in the Odam camp on Tuesday to protest at the death of a man on Sunday.",
        "protest | death_in_custody",
        "what people protest at",
    ),
    (
        "Inmates at the Odam prison went on hunger strike on Thursday after the death of a detainee.",
        "hunger_strike | death_in_custody",
        "what people fast for",
    ),
    (
        "Migrants in Sabel held a vigil on Friday for the 12 people who drowned off the coast on Monday.",
        "protest | shipwreck",
        "those of whom a relative clause tells it",
    ),
    ("A protest at the Odam camp on Friday left two dead.", "protest", "who died in the protest"),
    (
        "Two men were shot dead at a protest over conditions at the Odam camp.",
        "shooting",
        "the protest is where it was, not what led to it",
    ),
    (
        "Nine people died in hospitals on Sunday. In March 2019, a fire at the Odam camp killed six.",
        "(fire) | death_in_custody",
        "a toll first, and then an older deed with its year",
    ),
    (
        "On 20 October, shelling of the camp at Odam killed nine people. On 18 October, an air strike on the "
        "market of Sabel killed 13 people.",
        "shelling | air_attack",
        "a gerund has the day of its sentence",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "parts", "why"), CASES, ids=[case[2] for case in CASES])
def test_what_led_to_it_is_no_part_of_it(reader: Reader, text: str, parts: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, language="en"))
    found = {
        " ".join(sorted(item.types)) if item.focal else f"({' '.join(sorted(item.types))})"
        for item in reading.happenings
    }
    wanted = set()
    for part in parts.split(" | "):
        bare = " ".join(sorted(part.strip("()").split()))
        wanted.add(f"({bare})" if part.startswith("(") else bare)
    assert found == wanted, why


SETTINGS = [
    (
        "The group on Tuesday published its findings on the deaths at the fence of Melilla last month.",
        ("month:-1", "Melilla"),
        "findings are of a day, the deaths of a month",
    ),
    (
        "The report on the deaths at the fence of Melilla was published last month.",
        (None, None),
        "a verb between: the report is of last month",
    ),
    (
        "He said that planes of the government in Tripoli had bombed the camp on Sunday.",
        ("weekday:6", None),
        "where a government sits",
    ),
    (
        "The bodies of 17 migrants have washed ashore near Zuwara since Sunday.",
        (None, "Zuwara"),
        "they were found since, and died before",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "why"), SETTINGS, ids=[case[2] for case in SETTINGS])
def test_when_and_where_it_was(
    reader: Reader, text: str, wanted: tuple[str | None, str | None], why: str
) -> None:
    (found,) = (
        item for item in reader.read(Report("r", "a.txt", text, language="en")).happenings if item.focal
    )
    when, place = found.period, found.place
    assert (when.expression if when else None, place.name if place else None) == wanted, why
