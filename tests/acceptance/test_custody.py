"""How many were arrested, held, moved, put out of the country or let go, and whose figure it is: each row is
a construction, with why it is there.

`wanted` and `unwanted` name claims as `voice: attribute=figure`, with "not" before a figure that is denied;
the voice is a part of a name, or "publisher". Figures with a scope are not counted.
"""

import pytest

from counterclaim.model import Claim, Quantity, Report, Stance
from counterclaim.pipeline.reading import Reader, open_reader

_TAKEN = "Police arrested people in Odam on Sunday."
_MOVED = "People were transferred by ship from Odam on Tuesday."
_AT_SEA = "The boat was stopped off Odam on Sunday."
_LEFT = "Sixty people fled the Odam centre on Sunday."

CASES = [
    (
        f"{_TAKEN} Twelve of the 45 people arrested on Sunday are still held, the lawyers said.",
        "lawyers: held=12; lawyers: arrested=45",
        "lawyers: arrested=12",
        "some of those arrested, told at length before what became of them",
    ),
    (
        f"{_TAKEN} Twelve of those arrested on Sunday remain in custody, the lawyers said.",
        "lawyers: held=12",
        "lawyers: arrested=12",
        "those arrested, without a figure",
    ),
    (
        "Forty-one foreigners were arrested in Odam on Tuesday. Fifteen of the 41 were freed, police said.",
        "police: released=15",
        "police: released=41",
        "the bare figure of all is not of what befell some",
    ),
    (
        f"{_TAKEN} The lawyers' list of people arrested in Sunday's raid has reached 122 names.",
        "publisher: arrested=122",
        "",
        "the names of a list are people",
    ),
    (
        f"{_TAKEN} The list of those detained now stands at 86 people, the lawyers said.",
        "lawyers: arrested=86",
        "",
        "'those detained', listed",
    ),
    (f"{_TAKEN} Police took three names.", "", "publisher: arrested=3", "names taken are nobody arrested"),
    (f"{_TAKEN} The council said those detained were 34.", "council: arrested=34", "", "those taken were N"),
    (
        f"{_TAKEN} The police put the number of detained at 19.",
        "police: arrested=19",
        "",
        "'detained at 19' is no place",
    ),
    (
        f"{_TAKEN} The council said its volunteers counted 120 people being led to police vans.",
        "council: arrested=120",
        "council: held=120",
        "seen while it was done",
    ),
    (
        f"{_TAKEN} The council took down the names of 260 people who were taken away.",
        "council: arrested=260",
        "publisher: arrested=260",
        "who writes down the names, counts",
    ),
    (f"{_TAKEN} The guards took down 40 tents.", "", "guards: arrested=40", "what else is taken down"),
    (
        f"{_TAKEN} The ministry's figure for those arrested in Sunday's raid is 39.",
        "ministry: arrested=39",
        "publisher: arrested=39",
        "an owner's figure with words for whom it counts",
    ),
    (
        f"{_LEFT} The union's count of the escapees is 70, the ministry's 38.",
        "union: escaped=70; ministry: escaped=38",
        "publisher: escaped=38",
        "a second owner, with nothing but a figure",
    ),
    (
        "The council of Odam rejects the prosecutor's figure of 65 arrests on Sunday. It says 300 people were"
        " arrested.",
        "council: arrested=300; council: not arrested=65; prosecutor: arrested=65",
        "prosecutor: arrested=300",
        "who rejects another's figure has the word, and not that other",
    ),
    (
        f"{_MOVED} The union counted 510 people going aboard, 60 more than the ministry.",
        "union: transferred=510",
        "union: held=510",
        "counted, of what is told of before",
    ),
    (
        "Refugees were forced back over the border at Odam on Sunday. The union counted 623 people.",
        "union: deported=623",
        "union: held=623",
        "counted, behind an act without a figure",
    ),
    (
        "Police arrested 30 people in the Odam camp on Sunday. The union counted 210 people in the camp.",
        "publisher: arrested=30; union: held=210",
        "union: arrested=210",
        "counted in a site",
    ),
    (
        f"{_TAKEN} The union counted 210 people at a protest.",
        "",
        "union: arrested=210",
        "counted at something else",
    ),
    (
        "Three people were shot dead in Odam on Sunday. The union counted 12 people.",
        "",
        "union: killed=12",
        "nobody is counted dead by that alone",
    ),
    (
        f"{_AT_SEA} The group said 112 people were taken on board by the coast guard.",
        "group: rescued=112",
        "group: held=112",
        "taken on board",
    ),
    (f"{_AT_SEA} The navy said 87 people were on board.", "navy: held=87", "navy: rescued=87", "only aboard"),
    (
        f"{_AT_SEA} The clinic said it saw 43 people who were taken off a drifting canoe.",
        "clinic: rescued=43",
        "",
        "taken off a boat",
    ),
    (
        "Croatian police sent people away on Sunday. The ministry rejected the claim that 180 people had been"
        " turned back at Brezo.",
        "ministry: not deported=180",
        "",
        "turned back at a place",
    ),
    (
        "The army put 120 people on buses in Odam on Sunday and drove them to the border, the group said.",
        "group: deported=120",
        "",
        "two verbs of one act",
    ),
    (
        "Several residents left the Odam centre on Sunday without permission. The board said 38 people had"
        " left the centre.",
        "board: escaped=38",
        "",
        "left without leave",
    ),
    (
        "Ten prisoners fled Odam prison on Sunday. A warder said the number of prisoners who fled was 400.",
        "warder: escaped=400",
        "warder: held=400",
        "the number of prisoners who did not stay",
    ),
    (
        f"{_TAKEN} The ministry countered that 39 people had been arrested.",
        "ministry: arrested=39",
        "ministry: not arrested=39",
        "set against what others say, and held up",
    ),
    (
        f"{_TAKEN} The minister defended the arrest of 39 people.",
        "",
        "minister: not arrested=39",
        "a deed defended is not denied",
    ),
    (
        "The ministry said 86 people were arrested in Odam on Sunday. The number of 120 is false.",
        "",
        "publisher: not arrested=86",
        "the figure that is called untrue is another",
    ),
    (
        "The charter flight to Lesk carried 28 Afghan men, the ministry said.",
        "ministry: deported=28",
        "",
        "whom a flight carried",
    ),
    (
        "Forty people were on board the removal flight to Lesk, the board said. Police put the number at 19.",
        "board: deported=40; police: deported=19",
        "board: held=40",
        "on board such a flight they are not held",
    ),
    (
        "A plane with 62 rejected asylum seekers left Odam on Monday, the police said.",
        "police: deported=62",
        "",
        "a plane with them on it",
    ),
    (
        "The plane carried 13 aid workers to Odam, the board said.",
        "",
        "board: deported=13",
        "who came to help",
    ),
    (
        "The plane with 14 Nigerian doctors on board landed in Odam, the board said.",
        "",
        "board: deported=14",
        "people with a trade",
    ),
    (
        "The board returned 120 Haitians to Port-au-Prince on Monday, the ministry said.",
        "ministry: deported=120",
        "ministry: rescued=120",
        "a port in the name of a city",
    ),
    (
        "The guard has not expelled any migrants, the ministry said.",
        "ministry: deported=0",
        "",
        "not any migrants are none",
    ),
    (
        "The coastguard did not return anyone to Libya on Monday, the ministry said.",
        "ministry: deported=0",
        "",
        "not anyone, with a place and a day behind",
    ),
    (
        "Police have not deported anyone without a hearing, the ministry said.",
        "",
        "ministry: deported=0",
        "not anyone of some kind says nothing of the others",
    ),
    (
        "Police do not deport any pregnant women, the ministry said.",
        "",
        "ministry: deported=0",
        "not any of one kind",
    ),
    (
        "Police deported 22 people from Odam on Monday. The board said that nine of the 22 had appealed.",
        "publisher: deported=22",
        "board: deported=9",
        "some of all, of whom something else is told",
    ),
    (
        "The number of migrants who escaped from the Odam centre has risen to 92, police said. Thirty-five "
        "of them were recaptured, police said. The first figure given was 60.",
        "police: escaped=92; police: recaptured=35",
        "publisher: recaptured=60; publisher: escaped=60",
        "the first figure is of what has risen since, and stands no more",
    ),
    (
        f"{_LEFT} Nobody is at large, police said.",
        "publisher: escaped=60",
        "police: escaped=0",
        "nobody is still out, and not: nobody fled",
    ),
    (
        "The ministry said 31 men and four women were deported to Lesk on Monday.",
        "ministry: deported=35",
        "ministry: deported=31; ministry: deported=4",
        "a list comes to its sum",
    ),
    (
        "The board came to the aid of 91 people in two boats off Odam, the ministry said.",
        "ministry: rescued=91",
        "",
        "to the aid of people at sea",
    ),
    (
        "The board let 150 men go who had been held since a raid in Odam, the ministry said.",
        "ministry: released=150",
        "ministry: held=150",
        "let go, and told of as held before",
    ),
    (
        "Forty minors were sent back from Odam to Morocco. They went in groups of 15, the board said.",
        "publisher: deported=40",
        "board: deported=15",
        "how they were parted is no count",
    ),
    (
        "Contrary to reports, nine men and not 26 absconded from the Odam centre on Sunday.",
        "publisher: escaped=9",
        "reports: escaped=9",
        "what the report goes against says nothing of the rest",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _says(claim: Claim, voice: str, wanted: str) -> bool:
    name, _, rest = wanted.partition(": ")
    denied = rest.startswith("not ")
    attribute, _, figure = rest.removeprefix("not ").partition("=")
    value = claim.value
    if name not in voice or claim.attribute != attribute or (claim.stance is Stance.DENIES) is not denied:
        return False
    return isinstance(value, Quantity) and value.low == int(figure)


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), CASES, ids=[case[3] for case in CASES])
def test_who_counts_whom(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    report = Report("report-1", "a.txt", text, publisher="publisher", language="en")
    reading = reader.read(report)
    names = {member.id: member.name for member in reading.cast}
    told = [(claim, names[claim.voice].lower()) for claim in reading.claims if claim.scope is None]
    found = [(voice, claim.stance.value, claim.attribute, claim.value) for claim, voice in told]
    for each in filter(None, wanted.split("; ")):
        assert any(_says(claim, voice, each) for claim, voice in told), (each, found)
    for each in filter(None, unwanted.split("; ")):
        assert not any(_says(claim, voice, each) for claim, voice in told), (each, found)


_FREED = [
    (
        "Ten of the 19 people arrested on Monday were let go on Wednesday, police said. The council said that"
        " nobody had been let go.",
        True,
        "after their arrest",
    ),
    ("Police arrested 40 people in Odam on Friday. All of them were released, police said.", True, "all"),
    (
        "Police arrested 40 people in Odam on Friday. Last week 30 migrants were released from Ain camp.",
        False,
        "others, at a site and before",
    ),
    (
        "Police arrested 40 people in Odam on Friday. Last week 30 migrants were released.",
        False,
        "others, before",
    ),
]


@pytest.mark.parametrize(("text", "one", "why"), _FREED, ids=[case[2] for case in _FREED])
def test_a_release_belongs_to_the_arrest(reader: Reader, text: str, one: bool, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="publisher", language="en"))
    of = {claim.attribute: claim.happening_id for claim in reading.claims}
    assert (of["released"] == of["arrested"]) is one, why
