"""Who says how many died, that nobody died, or what they died of. All names are invented.

`wanted` and `unwanted` are `voice: attribute=value`, with "deny" before what is denied; "Odam Post" is the
publisher. Figures with a scope are not told.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.told_by import check_told

_SANK = "A boat sank off Zuwara on Monday."
_FIRED = "Guards opened fire at the Odam camp on Monday."
_DIED = "A man from Mali died at the Odam centre on Monday."

NOBODY = [
    (
        "Nobody was killed or injured in the incident at the Odam camp on 6 May, the army said.",
        "army: casualties=0",
        "",
        "a report that tells of nothing else",
    ),
    (
        "The ministry said that reports of deaths at the Odam camp on Monday were untrue.",
        "ministry: killed=0",
        "ministry: killed=1",
        "reports of deaths are untrue, and nothing else is told",
    ),
    (
        f"{_SANK} None of the 40 people aboard survived, relatives said.",
        "relatives: killed=40",
        "relatives: killed=0",
        "none of so many survived",
    ),
    (
        f"{_SANK} Of the 40 aboard nobody survived, the army said.",
        "army: killed=40",
        "army: killed=0",
        "nobody survived of so many",
    ),
    (
        f"{_SANK} Not one of the 40 passengers was found alive, the army said.",
        "army: killed=40",
        "army: killed=0",
        "nobody was found alive",
    ),
    (
        f"{_SANK} Two of the 40 aboard survived.",
        "",
        "Odam Post: killed=40; Odam Post: killed=2",
        "two survived",
    ),
    (
        f"{_SANK} None of the 40 people aboard died, the army said.",
        "army: killed=0",
        "army: killed=40",
        "none of so many died",
    ),
    (
        f"{_SANK} It is not true that none of the 40 passengers survived, the army said.",
        "deny army: killed=40",
        "",
        "somebody survived",
    ),
    (f"{_FIRED} The army denied the deaths.", "army: killed=0", "", "the deaths are all that is denied"),
    (f"{_FIRED} The army denied causing the deaths.", "", "army: killed=0", "having caused them is denied"),
    (
        f"{_FIRED} The army denied responsibility for the deaths.",
        "",
        "army: killed=0",
        "responsibility for them is denied",
    ),
    (
        "The fire at the Odam camp on Monday did not cause any deaths, the governor said.",
        "governor: killed=0",
        "deny governor: cause=fire_smoke; governor: cause=fire_smoke",
        "the fire is not denied, nor is it what anybody died of",
    ),
    (
        "The governor denied that anyone had died in the shooting at the Odam camp on Monday.",
        "governor: killed=0",
        "deny governor: cause=gunfire",
        "the shooting is not denied",
    ),
    (
        f"{_DIED} The governor denied that he had died of thirst.",
        "deny governor: cause=hunger_thirst",
        "",
        "a cause is denied",
    ),
    (f"{_SANK} No bodies have been found.", "", "Odam Post: killed=0", "no bodies yet"),
    (f"{_SANK} Nobody died, the mayor said.", "mayor: killed=0", "", "nobody died"),
    (
        f"{_SANK} All passengers were accounted for, the navy said.",
        "navy: missing=0",
        "",
        "all accounted for",
    ),
    (
        f"{_SANK} The search will go on until all passengers are accounted for, the navy said.",
        "",
        "navy: missing=0",
        "until all are accounted for",
    ),
    (
        f"{_SANK} Not all passengers were accounted for, the navy said.",
        "",
        "navy: missing=0",
        "not all are accounted for",
    ),
]

COUNTED = [
    (
        "Twelve migrants were found frozen to death near Odam on Monday, the governor said.",
        "governor: killed=12; governor: cause=heat_cold",
        "",
        "found in a state that says how they died",
    ),
    (
        "A Syrian man of about 20 froze to death near Odam, volunteers said.",
        "volunteers: killed=1",
        "",
        "an age between the man and his death",
    ),
    (
        f"{_FIRED} The hospital said it had received seven bodies with gunshot wounds.",
        "hospital: killed=7",
        "hospital: injured=7",
        "bodies with wounds are dead",
    ),
    (
        f"{_FIRED} The hospital said it had received seven people with gunshot wounds.",
        "hospital: injured=7",
        "hospital: killed=7",
        "people with wounds are hurt",
    ),
    (
        f"{_SANK} The navy corrected its toll to 13. Two bodies had been counted twice.",
        "navy: killed=13",
        "Odam Post: killed=2",
        "bodies counted twice are no dead besides",
    ),
    (
        f"{_SANK} The navy put the number of dead at 15. Survivors, however, speak of more than 40.",
        "navy: killed=15; Survivors: killed=41",
        "",
        "a bare figure behind those who tell it",
    ),
    (f"{_SANK} The navy gave a toll of 15.", "navy: killed=15", "Odam Post: killed=15", "a toll is given"),
    (
        f"{_SANK} The navy put the toll at 15 and the Red Crescent at 22.",
        "navy: killed=15; Red Crescent: killed=22",
        "navy: killed=22",
        "a body with its article, and its figure, behind another's",
    ),
    (
        f"{_SANK} According to the navy, 15 died; according to the Red Crescent, nine.",
        "navy: killed=15; Red Crescent: killed=9",
        "Red Crescent: killed=15",
        "two who are both named before what they say",
    ),
    (
        f'{_FIRED} "Seven of my friends are dead," said Ahmed Sela, 22.',
        "Ahmed Sela: killed=7",
        "",
        "friends of whom all seven are dead",
    ),
    (
        f"{_SANK} Two people drowned, the navy said. One is a boy of 16, the Red Crescent said.",
        "navy: killed=2",
        "Red Crescent: killed=1",
        "who one of them is",
    ),
    (
        f"{_SANK} Three survivors of the wreck in northern Tunisia say 32 people died.",
        "Three survivors of the wreck in northern Tunisia: killed=32",
        "Tunisia: killed=32",
        "the land behind its direction is where it was, and nobody's name",
    ),
    (
        f"{_SANK} Nine bodies were found, the navy said. The minister said that the neighbours had looked on."
        " The navy's counterpart denied this.",
        "navy: killed=9",
        "deny navy's counterpart: killed=9",
        "a denial answers what was said right before it, and not the count before that",
    ),
]

CAUSES = [
    (
        "Two men died at the Odam camp last week of hunger, detainees said.",
        "detainees: cause=hunger_thirst",
        "",
        "place and time before what they died of",
    ),
    (
        "Two men died in a march of the hungry in Odam, detainees said.",
        "",
        "detainees: cause=hunger_thirst",
        "a march of people is nothing that one dies of",
    ),
    (
        f"{_DIED} A doctor said he died of heat stroke.",
        "A doctor: cause=heat_cold",
        "A doctor: cause=illness",
        "heat",
    ),
    (
        f"{_DIED} Police said carbon monoxide had killed him.",
        "Police: cause=suffocation",
        "",
        "gas that takes the air",
    ),
    (
        f"{_DIED} He had been ill for weeks, the director said.",
        "director: cause=illness",
        "",
        "who died had been ill",
    ),
    (
        f"{_DIED} Detainees said guards had hit him on the head with an iron bar.",
        "Detainees: cause=beating",
        "",
        "a blow by other words",
    ),
    (
        f"{_DIED} The news hit his family hard, the director said.",
        "",
        "director: cause=beating",
        "news that hits is no blow",
    ),
    (
        f"{_DIED} Detainees said he died there because he got no food.",
        "Detainees: cause=hunger_thirst",
        "",
        "what was lacking",
    ),
]
CASES = [*NOBODY, *COUNTED, *CAUSES]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), CASES, ids=[case[3] for case in CASES])
def test_how_many_died_and_of_what(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    check_told(reader, text, wanted, unwanted, why)


def test_bodies_that_a_hospital_received_in_a_month_are_not_of_one_wreck(reader: Reader) -> None:
    text = f"{_SANK} Five people drowned. The hospital in Zuwara had received 100 bodies in April."
    reading = reader.read(Report("report-1", "a.txt", text, language="en"))
    killed = {claim.happening_id: claim.value for claim in reading.claims if claim.attribute == "killed"}
    assert len(killed) == len(reading.happenings) == 2
