"""Figures that are not of all who were harmed, and voices that only seem to be another's: what makes needless
disputes. All names are invented.

`wanted` and `unwanted` are `voice: attribute=value`, with "deny" before what is denied; "Odam Post" is the
publisher. Figures with a scope are not told.
"""

import pytest

from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.told_by import check_told

_CLASH = "Police and migrants clashed at the Odam camp on Monday."
_FIRE = "A fire broke out at the Odam camp on Sunday."
_SANK = "A boat sank off Zuwara on Monday."

PARTS = [
    (
        f"{_CLASH} Sixty migrants were hurt. Ninety members of the security forces were also "
        "hurt, the mayor said.",
        "Odam Post: injured=60",
        "mayor: injured=90",
        "members of the forces are told apart from the held",
    ),
    (
        f"{_CLASH} Twelve members of the choir were hurt, the mayor said.",
        "mayor: injured=12",
        "",
        "members of what is no force",
    ),
    (
        f"{_SANK} In all, 174 people were rescued in the three incidents, the coastguard said.",
        "",
        "coastguard: rescued=174",
        "the sum of several incidents",
    ),
    (
        f"{_SANK} In all, 174 people were rescued, the coastguard said.",
        "coastguard: rescued=174",
        "",
        "all of one",
    ),
    (
        f"{_SANK} Two people died. A second boat got into trouble the same night, and five of "
        "those aboard drowned.",
        "Odam Post: killed=2",
        "Odam Post: killed=5",
        "those of a second boat",
    ),
    (
        f"{_SANK} Two people died. The others were saved by a second boat.",
        "Odam Post: killed=2",
        "",
        "a second boat that came to help",
    ),
    (
        f"{_SANK} Nine died. Among the dead were five women and a girl, the coastguard said.",
        "Odam Post: killed=9",
        "coastguard: killed=6",
        "a list of some of the dead is not their number",
    ),
    (
        "Guards beat twelve men at the Odam camp on Sunday. Two guards were moved in July after an earlier "
        "incident, in which three men were hurt.",
        "",
        "Odam Post: injured=3",
        "those hurt in an earlier incident",
    ),
    (
        f"{_SANK} At least 27 people died. Nine had drowned on the way before Monday.",
        "Odam Post: killed=27",
        "Odam Post: killed=36",
        "those who died before that day",
    ),
    (
        f"{_SANK} Sixty-two people died, the governor said. Survivors gave different accounts "
        "of how many had "
        "been aboard: some said 180, others 200.",
        "governor: killed=62",
        "Survivors: killed=180; Survivors: killed=200",
        "how many were aboard",
    ),
    (
        f"{_SANK} Thirteen people died, the governor said. “They were 52,” a fisherman said.",
        "governor: killed=13",
        "fisherman: killed=52",
        "how many they were",
    ),
    (
        "Seven migrants drowned and 64 were rescued when a boat overturned off Zuwara on "
        "Monday, the mayor said.",
        "mayor: killed=7; mayor: rescued=64",
        "mayor: killed=64",
        "a figure that opens a clause of its own",
    ),
    (
        f"{_FIRE} Two people died, the mayor said. No one died because of the fence, the governor said.",
        "mayor: killed=2",
        "governor: killed=0",
        "nobody died of one cause",
    ),
    (f"{_FIRE} No one died, the governor said.", "governor: killed=0", "", "nobody died at all"),
    (
        f"{_FIRE} Two died. Barbed wire had kept people from getting away, a volunteer said.",
        "Odam Post: killed=2",
        "deny volunteer: occurred=yes",
        "an escape that failed is no fire that was not",
    ),
    (
        "The coastguard denied that it had ignored calls from the boat that sank on 24 "
        "November with 27 people "
        "killed.",
        "",
        "deny coastguard: killed=27; deny coastguard: occurred=yes",
        "a clause that only tells which boat",
    ),
    (
        "The coastguard denied that a boat sank on 24 November with 27 people killed.",
        "deny coastguard: killed=27",
        "",
        "a clause that is denied",
    ),
    (
        f"{_CLASH} Thirteen migrants were treated by the Red Cross for cuts.",
        "Odam Post: injured=13",
        "Odam Post: perpetrator=the Red Cross",
        "who treats the hurt has not hurt them",
    ),
    (
        f"{_SANK} A woman was taken to Lassa by helicopter and died there.",
        "",
        "Odam Post: cause=air_strike",
        "a helicopter that brings the hurt",
    ),
    (
        "Ten people died at the Odam camp on Sunday. They were killed by helicopters, the mayor said.",
        "mayor: cause=air_strike",
        "",
        "helicopters that kill",
    ),
    (
        "An air strike hit the Tajoura detention centre on Tuesday. An ambulance man said that "
        "120 migrants had "
        "been in the hangar. The centre held 616 people, the mayor said.",
        "mayor: held=616",
        "An ambulance man: held=120",
        "who was in one hangar of a site",
    ),
    (
        "The Tajoura detention centre has many tents. About 300 people are held in tents "
        "there, the mayor said.",
        "mayor: held=270",
        "",
        "tents are all of it",
    ),
    (
        "Guards beat five men at the Odam camp on Monday. Two of the five had broken bones, the clinic said.",
        "",
        "clinic: injured=2",
        "how badly some were hurt",
    ),
    (
        "Guards beat five men at the Odam camp on Monday. Two of the five died, the clinic said.",
        "clinic: killed=2",
        "",
        "how many of them died",
    ),
    (
        f"{_CLASH} Fifteen people were hurt. The ministry mentioned no migrants among the injured.",
        "Odam Post: injured=15",
        "ministry: injured=0; Odam Post: injured=0",
        "who does not mention them",
    ),
    (
        f"{_SANK} Four people are missing. Winds of up to nine on the Beaufort scale made the search hard.",
        "Odam Post: missing=4",
        "Odam Post: missing=0",
        "the force of the wind",
    ),
    (
        f"{_SANK} Four bodies have been identified, the mayor said.",
        "",
        "mayor: killed=4",
        "bodies that have a name",
    ),
    (
        f"{_CLASH} Sixty migrants were hurt. One more officer saw a doctor, so that ten in all "
        "were hurt, the "
        "mayor said.",
        "Odam Post: injured=60",
        "mayor: injured=10",
        "a total behind one more officer",
    ),
    (
        f"{_SANK} At least 27 people drowned, the ministry said, after putting the figure at 31 earlier.",
        "ministry: killed=27",
        "ministry: killed=31",
        "a figure told as the former one",
    ),
    (
        "Two people were killed on Tuesday when residents attacked the Odam camp. On Sunday "
        "night, a fire had "
        "killed four people there.\n\nThe mayor said 17 wounded had come in.",
        "Odam Post: killed=2; mayor: injured=17",
        "",
        "what had come before is left again",
    ),
]

VOICES = [
    (
        f"{_SANK} The ambassador said that 23 people had died. Walking Borders puts the dead at 37.",
        "ambassador: killed=23; Walking Borders: killed=37",
        "Walking Borders: killed=23",
        "a body's name is not that of a role without one",
    ),
    (
        f"{_SANK} The camp's director said that 23 people had died. Ivo Lenk said that he had "
        "seen 37 bodies.",
        "Ivo Lenk: killed=23",
        "",
        "a person's name is",
    ),
    (
        "We have spoken to three men who had tried to cross the Drina on Sunday. They say that officers beat "
        "them with batons.",
        "three men: perpetrator=officers",
        "Drina: perpetrator=officers",
        "those with whom somebody spoke, and not what their clause names",
    ),
    (
        "Six men inside the centre have told us that police beat people at night. Nine were "
        "hurt, the six men say.",
        "Six men inside the centre: perpetrator=police; Six men inside the centre: injured=9",
        "six men: injured=9",
        "men are no participle, and the six men are those told of",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), PARTS, ids=[case[3] for case in PARTS])
def test_what_is_not_of_all(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    check_told(reader, text, wanted, unwanted, why)


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), VOICES, ids=[case[3] for case in VOICES])
def test_whose_words_they_are(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    check_told(reader, text, wanted, unwanted, why)
