"""Days, places and denials that are set against what others tell, by whose voice each is.

Rows are `voice: value`, with "not" before what is denied; a day of the calendar is told by its expression.
"""

import pytest

from counterclaim.model import Claim, Period, Place, Report, Stance
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.told_by import check_told

_RIOT = "A riot broke out at the Odam centre on Saturday, the department said."
_SHOT = "Two Afghan men were shot near Oru on Sunday."
_BEAT = "officers beat two men at the Odam camp on Saturday."

OFF = [
    (
        "Our clients say that the riot at the Odam centre began on Thursday, two days before the date that "
        "the department has given.",
        "Our clients: weekday:3; department: weekday:3>+2:day",
        "the date that another has given",
    ),
    (
        "Villagers say that the men broke out of the Odam centre on 31 January, a day before the date given "
        "by the department.",
        "Villagers: in:01-31; department: in:01-31>+1:day; Villagers: Odam centre",
        "the date given by another",
    ),
    (
        "Residents said the raid on the Odam camp took place on Friday, a day later than the police said.",
        "Residents: weekday:4; police: weekday:4>-1:day",
        "the later day",
    ),
    (
        "The group says the raid on the Odam camp took place on 5 May, three days after the "
        "army says it did.",
        "group: in:05-05; army: in:05-05>-3:day",
        "what another says it did",
    ),
    (
        "Residents said the raid on the Odam camp took place on Friday, a day before the army arrived.",
        "Residents: weekday:4",
        "a day before something else",
    ),
    (
        "Residents said the raid on the Odam camp took place on Friday, two days after police said that "
        "three men had fled.",
        "Residents: weekday:4",
        "another thing that somebody said",
    ),
    (f"{_RIOT} It began a day before the date of the court's order.", "", "the date of something else"),
    (
        "Refugees say that the transfer to the Odam camp took place on 20 May, two days after the army says.",
        "Refugees: in:05-20; army: in:05-20>-2:day",
        "a transfer, where nothing else is told of",
    ),
    (
        "Guards shot a man at the Odam camp. Residents said the transfer to Oru took place on 20 May, a day "
        "later than the army said.",
        "",
        "a transfer told beside something else",
    ),
    (
        "A man died at the Odam centre on Sunday. He died in hospital on 3 March, the ministry said.",
        "ministry: in:03-03; ministry: hospital; Odam Post: Odam centre",
        "the day of a death that nothing else explains, in hospital",
    ),
    (
        "Guards shot two men at the Odam centre on Sunday. One died in hospital on 3 March, the "
        "ministry said.",
        "ministry: hospital",
        "one of those who were shot died later",
    ),
]

GROUND = [
    (
        f"{_SHOT} The border guard said that the men were hit on the Belarusian side of the border. Belarus "
        "said that the men were shot on Polish soil.",
        "border guard: Belarusian side; Belarus: Polish soil",
        "hit on one side, shot on the other",
    ),
    (
        f"{_SHOT} The border guard says that they were not hit in Poland. Survivors say that the men were in "
        "Poland.",
        "border guard: not Poland; Survivors: Poland",
        "those who were shot were in a country, or not",
    ),
    (
        f"{_SHOT} The soldiers were on Polish soil, the ministry said. They were stopped in Germany, "
        "police said.",
        "",
        "where others were, and where they were stopped later",
    ),
    (
        "Guards opened fire inside the Odam camp on Sunday, two survivors said.",
        "two survivors: inside Odam camp",
        "who fires inside a camp is there",
    ),
    ("Guards opened fire at the gate of the Odam camp on Sunday, two men said.", "", "fired at the gate"),
    ("A man was killed in a road accident near Oru on Sunday, police said.", "", "no road"),
]

DENIALS = [
    (
        "Inmates have disputed the official account of the death of a man at the Odam centre.",
        "",
        "deny Inmates: killed=1",
        "who disputes the account of a death does not deny it",
    ),
    (
        "The police rejected reports of the death of two men at the Odam centre.",
        "deny police: killed=2",
        "",
        "who rejects reports of deaths does",
    ),
    (
        f"The company denied the allegations. A detainee had told a court that {_BEAT}",
        "deny company: perpetrator=officers",
        "",
        "a denial told before what it denies",
    ),
    (
        f"The ministry on Monday denied accusations by a rights group. The group had said that {_BEAT}",
        "deny ministry: perpetrator=officers",
        "",
        "a denial of a group's accusations, told before them",
    ),
    (
        f"Two cooks were arrested, the prefect said. The ministry denied the reports. A cook said "
        f"that {_BEAT}",
        "",
        "deny ministry: perpetrator=officers",
        "something else was told before the denial",
    ),
    (
        f"The ministry denied claims that it had closed the Oru school. A detainee said that {_BEAT}",
        "",
        "deny ministry: perpetrator=officers",
        "a denial that tells itself what it denies",
    ),
    (
        "On Sunday 31 people were taken to the Odam centre. As to the claim that people were put on a raft, "
        "the coastguard denies it.",
        "",
        "deny coastguard: transferred=31; deny coastguard: transferred=None",
        "the claim stands before its denial, and nothing else is denied",
    ),
    (
        f"Reports say that {_BEAT} The news is completely false.",
        "deny Odam Post: perpetrator=officers",
        "",
        "news that is false",
    ),
    (
        f"Reports say that {_BEAT} The ministry said the information being circulated was incorrect.",
        "deny ministry: perpetrator=officers",
        "",
        "information that is incorrect",
    ),
    (
        "Some accounts on social media claim that foreigners were beaten in the Odam camp. The claims do not "
        "reflect the truth.",
        "deny Odam Post: cause=beating",
        "",
        "where nothing is told but of what they were hurt",
    ),
    (
        f"Reports say that {_BEAT} The ministry said it had no information.",
        "",
        "deny ministry: perpetrator=officers",
        "no information is no denial",
    ),
    (
        'The firm said that no hunger strike was taking place at Odam camp. "All men are eating," it said.',
        "deny firm: occurred=yes",
        "firm: occurred=yes",
        "who eats is on no hunger strike",
    ),
    (
        "Two men were shot dead at the Odam camp on Sunday. Guards of the centre were not involved.",
        "deny Odam Post: perpetrator=Guards",
        "",
        "not involved, in a release's own words",
    ),
    (
        "Two men were shot dead at the Odam camp on Sunday. No lorries were involved.",
        "",
        "deny Odam Post: perpetrator=lorries",
        "a thing was not involved",
    ),
    (
        'Two men were shot dead near Oru on Sunday. "The shots did not come from our side," the army said.',
        "deny army: perpetrator=our side",
        "deny army: occurred=yes",
        "the shots did not come from our side",
    ),
    (
        "Two men were shot dead near Oru on Sunday. The army said that the shots came from the Polish side.",
        "army: perpetrator=the Polish side",
        "",
        "the shots came from the other side",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _tell(reader: Reader, text: str) -> set[str]:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="Odam Post", language="en"))
    names = {member.id: member.name for member in reading.cast}
    return {
        f"{names[claim.voice]}: {'not ' if claim.stance is Stance.DENIES else ''}{_say(claim)}"
        for claim in reading.claims
        if isinstance(claim.value, Period | Place)
    }


def _say(claim: Claim) -> str:
    return claim.value.expression if isinstance(claim.value, Period) else getattr(claim.value, "name", "")


@pytest.mark.parametrize(("text", "wanted", "why"), OFF, ids=[row[2] for row in OFF])
def test_days_told_by_how_far_they_lie_apart(reader: Reader, text: str, wanted: str, why: str) -> None:
    assert _tell(reader, text) == set(filter(None, wanted.split("; "))), why


@pytest.mark.parametrize(("text", "wanted", "why"), GROUND, ids=[row[2] for row in GROUND])
def test_on_whose_ground(reader: Reader, text: str, wanted: str, why: str) -> None:
    found = {row for row in _tell(reader, text) if not row.startswith("Odam Post")}
    assert found == set(filter(None, wanted.split("; "))), why


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), DENIALS, ids=[row[3] for row in DENIALS])
def test_what_a_denial_is_about(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    check_told(reader, text, wanted, unwanted, why)


APART = [
    "There is no hunger strike at the Odam centre, the company said. It said that its officers did not use "
    "pepper spray or any other force on 19 January.",
    "The company that runs the Odam centre said that no hunger strike was taking place there. It added that "
    "staff had not used batons on Thursday.",
]


@pytest.mark.parametrize("text", APART)
def test_two_denials_of_one_report_are_of_two_things(reader: Reader, text: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="Odam Post", language="en"))
    denied = {
        claim.attribute: claim.happening_id for claim in reading.claims if claim.stance is Stance.DENIES
    }
    assert denied["occurred"] != denied["force_used"]


def test_each_kind_that_is_denied_is_that_told_before(reader: Reader) -> None:
    text = (
        "Guards used pepper spray on men at the Odam centre on 19 January, a lawyer said. About 60 men began "
        "a hunger strike on 20 January. The company said that there was no hunger strike and that no pepper "
        "spray was used."
    )
    reading = reader.read(Report("report-1", "a.txt", text, publisher="Odam Post", language="en"))
    strikes = {item.id for item in reading.happenings if "hunger_strike" in item.types}
    denied = [claim for claim in reading.claims if claim.stance is Stance.DENIES]
    assert {claim.happening_id for claim in denied if claim.attribute == "occurred"} == strikes
