"""Short reports read whole: who claims what in each, and what nobody does. All of it is invented."""

import pytest

from counterclaim.model import Claim, Party, Quantity, Reading, Report, Term
from counterclaim.pipeline.reading import Reader, open_reader

Row = tuple[str, str, str, str]  # voice, stance, attribute, value
SHOT = "Guards opened fire at the Orvan camp on Sunday. "

CASES: list[tuple[str, str, list[Row]]] = [
    (
        "a figure set aside as another's",
        "Detainees fled from the Orvan camp. The union said 112 had escaped, not 60 as the guild had said.",
        [
            ("union", "asserts", "escaped", "112-112"),
            ("union", "denies", "escaped", "60-60"),
            ("guild", "asserts", "escaped", "60-60"),
        ],
    ),
    (
        "a figure set aside as nobody's",
        SHOT + "The union said 50 died, not 31.",
        [("union", "asserts", "killed", "50-50"), ("union", "denies", "killed", "31-31")],
    ),
    (
        'behind "and" with a verb, other things are counted',
        SHOT + "Its medics treated 68 wounded and recovered five bodies, the union said.",
        [("union", "asserts", "injured", "68-68"), ("union", "asserts", "killed", "5-5")],
    ),
    (
        "a source with a noun behind it",
        "At least four detainees were killed at the Orvan camp on Sunday, a lawyer for the detainees said.",
        [("a lawyer for the detainees", "asserts", "killed", "4-None")],
    ),
    (
        "one who denies does not take over what another says behind him",
        SHOT + "Nobody escaped, according to the guild, but a cook told the Vesper Daily that about 30 people"
        " had climbed the wall.",
        [("guild", "asserts", "escaped", "0-0"), ("a cook", "asserts", "escaped", "27-33")],
    ),
    (
        "shots through an opening, and a bare answer",
        "Survivors said that guards at the Orvan camp locked the doors and fired through the windows. The"
        " harbour guild rejected this.",
        [
            ("Survivors", "accuses", "perpetrator", "guards"),
            ("harbour guild", "denies", "perpetrator", "guards"),
        ],
    ),
    (
        "responsibility denied, of which nobody had spoken",
        "The shooting at the Orvan camp killed six people. The guild denied responsibility for the deaths.",
        [("guild", "denies", "perpetrator", "guild")],
    ),
    (
        "no live rounds is one position, and not that there was no force",
        SHOT + "No live ammunition was used, Colonel Adan Pereth said.",
        [("Adan Pereth", "denies", "force_used", "live_fire")],
    ),
    (
        "no force at all",
        SHOT + "No force was used, Colonel Adan Pereth said.",
        [("Adan Pereth", "asserts", "force_used", "none")],
    ),
    (
        "a bare denial of the act",
        "Detainees were shot at the Orvan camp on Sunday. The guild denied shooting at the camp.",
        [("guild", "denies", "occurred", "yes")],
    ),
    (
        "bodies, and a part of the hurt who died",
        SHOT + "The mayor said two bodies were found. The mayor said three of the wounded died.",
        [("mayor", "asserts", "killed", "2-2"), ("mayor", "asserts", "killed", "3-3 of the wounded")],
    ),
    (
        "a part of the hurt is no rival total",
        SHOT
        + "The clinic said twelve were wounded. The clinic said nine of the injured were taken to hospital.",
        [("clinic", "asserts", "injured", "12-12"), ("clinic", "asserts", "injured", "9-9 of the injured")],
    ),
    (
        "parts of a total, and nobody named",
        SHOT
        + "The guild said 53 people were killed, 47 of them men and six of them boys. The list names no one.",
        [
            ("guild", "asserts", "killed", "53-53"),
            ("guild", "asserts", "killed", "47-47 part"),
            ("guild", "asserts", "killed", "6-6 part"),
        ],
    ),
    (
        "each accuses the other",
        "The Northern Front and the Dawn Brigade blamed each other for the shelling of the Orvan camp.",
        [
            ("Northern Front", "accuses", "perpetrator", "Dawn Brigade"),
            ("Dawn Brigade", "accuses", "perpetrator", "Northern Front"),
        ],
    ),
    (
        "lives and a fire that no gun has to do with",
        "The fire at the Orvan camp on Sunday cost the lives of three people, the mayor said.",
        [("mayor", "asserts", "killed", "3-3"), ("mayor", "asserts", "cause", "fire_smoke")],
    ),
    (
        "a number raised: the new one is claimed",
        SHOT + "The guild said it had raised the number of people wounded from nine to 12.",
        [("guild", "asserts", "injured", "12-12")],
    ),
    (
        "a death that the words themselves say by what",
        "A man hanged himself at the Orvan camp on Sunday, the prefect said.",
        [("prefect", "asserts", "cause", "suicide"), ("prefect", "asserts", "killed", "1-1")],
    ),
    (
        "not into the air: a shot at somebody is no denial",
        SHOT + '"They did not shoot in the air. They shot at our backs," a cook said.',
        [("a cook", "asserts", "perpetrator", "Guards")],
    ),
    (
        "a newspaper named behind an article is never she",
        SHOT + 'Mila Daro showed the Courier a bag of shoes. "Nine people died," she said.',
        [("Mila Daro", "asserts", "killed", "9-9")],
    ),
    (
        "messages that somebody cites are no voice",
        SHOT + "Nine people were hurt, according to messages from the yard.",
        [],
    ),
    (
        "an ordinal before a colon is no voice",
        SHOT + "\n\nThird: Two people died in the stampede.",
        [],
    ),
    (
        "patrols on land that bring people back",
        "Detainees fled from the Orvan camp on Sunday. Patrols have returned 45 of them, the guild said.",
        [("guild", "asserts", "recaptured", "45-45")],
    ),
    (
        "who is called a charity first and by its name behind",
        SHOT + "The guild said ten were hurt. A relief charity, Lantern Row, disputed that account. It said"
        " that 60 were hurt.",
        [
            ("guild", "asserts", "injured", "10-10"),
            ("Lantern Row", "asserts", "injured", "60-60"),
            ("Lantern Row", "denies", "injured", "10-10"),
        ],
    ),
    (
        "a figure that another has replaced",
        SHOT + "The clinic said the number of injured stood at 11, up from nine last week.",
        [
            ("clinic", "asserts", "injured", "11-11"),
            ("clinic", "asserts", "injured", "9-9 earlier"),
        ],
    ),
    (
        "how far two figures are apart is no figure",
        SHOT + "The clinic said six people died. The clinic said that was one more than last week.",
        [("clinic", "asserts", "killed", "6-6")],
    ),
    (
        "a not behind an and is not the first clause's",
        SHOT + "The guild maintained that five people had died and that there had been no returns.",
        [("guild", "asserts", "killed", "5-5")],
    ),
    (
        "a number written out behind itself",
        "Detainees fled from the Orvan camp on Sunday. The prefect said that in all 26 (twenty-six) inmates"
        " escaped.",
        [("prefect", "asserts", "escaped", "26-26")],
    ),
    (
        "some of those on the run who were found are not dead",
        "Detainees fled from the Orvan camp on Sunday. Nine of those on the run have been found, the guild"
        " said.",
        [("guild", "asserts", "recaptured", "9-9")],
    ),
    (
        "points of a list count nobody",
        SHOT + "\n\n2. The guild said nine people were wounded.\n\n3. The guild said that no one died.",
        [("guild", "asserts", "injured", "9-9"), ("guild", "asserts", "killed", "0-0")],
    ),
    (
        "what is blamed and is nobody",
        "A fire broke out at the Orvan camp on Sunday. The prefect blamed a short circuit.",
        [],
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _read(reader: Reader, text: str) -> Reading:
    return reader.read(
        Report(id="report-1", uri="a.txt", text=text, publisher="Morning Ledger", language="en")
    )


def _row(claim: Claim, reading: Reading) -> Row:
    names = {member.id: member.name for member in reading.cast}
    value = str(claim.value)
    if isinstance(claim.value, Quantity):
        value = " ".join(
            part
            for part in (f"{claim.value.low}-{claim.value.high}", claim.scope, claim.subset_of and "part")
            if part
        )
    elif isinstance(claim.value, Party):
        value = names[claim.value.actor_id]
    elif isinstance(claim.value, Term):
        value = claim.value.code
    return names[claim.voice], claim.stance.value, claim.attribute, value


@pytest.mark.parametrize(("why", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_those_who_speak_claim(reader: Reader, why: str, text: str, expected: list[Row]) -> None:
    reading = _read(reader, text)
    rows = [_row(claim, reading) for claim in reading.claims]
    assert sorted(row for row in rows if row[0] != "Morning Ledger") == sorted(expected), why


DAYS: list[tuple[str, str, str | None]] = [
    (
        "a day told once, with no word of what took place",
        "The guild followed the events of Sunday evening at the Orvan camp. A group tried to leave the camp"
        " by force. Two people died in the stampede.",
        "weekday:6:evening",
    ),
    (
        "a statement's day is not the event's",
        "The guild said on Monday it was calm. Two died in a stampede.",
        None,
    ),
    ("nor is a dateline", "Orvela, 4 June 2021 – Two people died in a stampede at the Orvan camp.", None),
    ("nor is today", "The guild mourns today. Two people died in the stampede at the Orvan camp.", None),
]


@pytest.mark.parametrize(("why", "text", "expected"), DAYS, ids=[case[0] for case in DAYS])
def test_the_day_of_what_a_report_tells(reader: Reader, why: str, text: str, expected: str | None) -> None:
    (happening,) = _read(reader, text).happenings
    assert (happening.period and happening.period.expression) == expected, why


def test_people_counted_pass_nothing_on(reader: Reader) -> None:
    reading = _read(reader, SHOT + "Relief workers said nine people were killed, citing survivors.")
    names = {member.id: member.name for member in reading.cast}
    (statement,) = reading.statements
    assert [names[one] for one in statement.relayed_by] == ["Relief workers"]


def test_an_officer_dismissed_is_no_claim_dismissed(reader: Reader) -> None:
    text = SHOT + "The guild dismissed the director. It did not answer a request for comment."
    assert not _read(reader, text).statements


def test_a_bare_denial_accuses_nobody(reader: Reader) -> None:
    text = "Detainees were shot at the Orvan camp on Sunday. The guild denied shooting at the detainees."
    assert not [party for one in _read(reader, text).happenings for party in one.parties]


def test_shots_at_those_who_flee_a_strike_are_another_deed(reader: Reader) -> None:
    text = "The mission said guards shot at migrants fleeing the air strikes on the Orvan camp on 3 July."
    reading = _read(reader, text)
    types = {one.id: one.types for one in reading.happenings}
    (accusation,) = [claim for claim in reading.claims if claim.attribute == "perpetrator"]
    assert "air_attack" not in types[accusation.happening_id or ""]
    assert any("air_attack" in kinds for kinds in types.values())


APART: list[tuple[str, str, list[tuple[str, ...]]]] = [
    (
        "shots, arrests and a protest with no day of their own are one",
        "Detainees protested at the Orvan camp on Sunday. Guards fired rubber bullets. Nineteen people were"
        " arrested.",
        [("protest", "shooting", "mass_arrest")],
    ),
    (
        "what was on another day is another",
        "Guards opened fire at the Orvan camp on Sunday. On Wednesday a fire broke out at the camp.",
        [("shooting",), ("fire",)],
    ),
    (
        "a year's toll is not the report's own",
        "Detainees were expelled from the Orvan camp, the guild said. In 2023 the state expelled 26,000"
        " people.",
        [("deportation",)],
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), APART, ids=[case[0] for case in APART])
def test_what_a_report_tells_is_one_unless_told_apart(
    reader: Reader, why: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    own = [one.types for one in _read(reader, text).happenings if one.focal]
    assert [set(types) for types in own] == [set(types) for types in expected], why


def test_a_bed_in_hospital_does_not_date_the_shots(reader: Reader) -> None:
    text = "Guards opened fire at the Orvan camp. Ten were hurt. Two of the hurt were in hospital on Sunday."
    text = "The guild followed the events of Friday at the Orvan camp. " + text
    (happening,) = _read(reader, text).happenings
    assert happening.period is not None
    assert happening.period.expression == "weekday:4"
