"""The dead, the hurt, the missing and the rescued told in one breath: which figure is of whom.

`wanted` and `unwanted` are as in `test_told`; parts of a total are not counted, and stand in `PARTS`.
"""

import pytest

from counterclaim.model import Quantity, Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.test_told import _says

_SANK = "A boat sank off Zuwara on Sunday."
_FIRE = "A fire broke out at the Odam camp on Sunday."

CASES = [
    (
        f"{_SANK} Coastguards pulled 20 survivors and four bodies from the water.",
        "rescued=20; killed=4",
        "rescued=4; killed=20",
        "bodies are dead whatever is done with them",
    ),
    (f"{_SANK} Eleven bodies have been pulled from the sea.", "killed=11", "rescued=11", "bodies alone"),
    (
        "The navy denied that its crew had fired on a boat carrying 40 people off Zuwara on Sunday.",
        "",
        "rescued=40; deny rescued=40",
        "who is shot at is not rescued",
    ),
    (
        f"{_FIRE} Survivors said guards had locked the doors and fled.",
        "",
        "occurred=yes",
        "guards who run away are no breakout",
    ),
    (
        f"{_SANK} The crew picked up 51 castaways and a corpse.",
        "rescued=51; killed=1",
        "rescued=1; killed=51",
        "a corpse is not rescued",
    ),
    (
        f"{_SANK} The bodies of six men and 12 survivors were brought to the port.",
        "killed=6; rescued=12",
        "rescued=6; killed=12",
        "bodies of, then others",
    ),
    (
        f"{_SANK} Rescuers found 22 people alive and two dead.",
        "rescued=22; killed=2",
        "killed=22",
        "another fate between figure and dead",
    ),
    (
        f"{_SANK} It left 11 people dead and 30 missing.",
        "killed=11; missing=30",
        "missing=11; killed=30",
        "each fate has the figure right before it",
    ),
    (
        f"{_SANK} The wreck took the lives of 34 people and 22 others are still being sought.",
        "killed=34; missing=22",
        "missing=34; killed=22",
        "a verb counts the last figure before it",
    ),
    (
        f"{_FIRE} Hospitals received 14 wounded migrants and the bodies of three guards.",
        "injured=14",
        "killed=14; injured=3",
        "an adjective is of its own noun",
    ),
    (
        f"{_FIRE} It led to the deaths of ten migrants and the hospitalization of 15.",
        "killed=10; injured=15",
        "killed=15",
        "another act behind 'and'",
    ),
    (
        f"{_FIRE} Seven people died, among them a pregnant woman, police said.",
        "killed=7",
        "killed=1",
        "who is among them is no object",
    ),
    (
        f"{_SANK} Three bodies were found and 25 people are still missing, among them five children.",
        "killed=3; missing=25",
        "missing=5",
        "among the missing",
    ),
    (
        f"{_SANK} Thirty-one people remain unaccounted for after the rescue.",
        "missing=31",
        "escaped=31",
        "nobody fled",
    ),
    (
        "Migrants broke out of the Odam centre on Sunday. "
        "Nine detainees remain unaccounted for after the escape.",
        "escaped=9",
        "",
        "they fled",
    ),
    (
        "A boy was stabbed and two inmates were beaten to death in a riot at the Odam camp on Sunday.",
        "injured=1; killed=2",
        "killed=1",
        "to death belongs to the nearer verb",
    ),
    (
        "The minister said that 62 detainees fled the Odam centre on Sunday and that 41 had been rearrested.",
        "escaped=62; recaptured=41",
        "",
        "a verb whose base form the parser does not know",
    ),
    (f"{_SANK} A spokesman said no one was missing.", "missing=0", "", "nobody is missing"),
    (
        f"{_SANK} The minister said that 27 people had not died and that only two had.",
        "killed=2; deny killed=27",
        "deny killed=2",
        "a verb that stands for the one denied",
    ),
    (
        "TRIPOLI - The navy stopped 84 migrants off Zawiya on Thursday. Two people died.",
        "killed=2",
        "",
        "near the dateline, and told of the place named before",
    ),
    (
        "The Odam detention centre is empty. Fifty-eight people were put on three coaches, towards Lassa.",
        "transferred=58",
        "transferred=3",
        "what people ride in is nobody moved",
    ),
    (
        f"{_FIRE} Police denied that anyone had been hit on purpose.",
        "",
        "casualties=0; injured=0",
        "the purpose is denied, and not that anybody was",
    ),
    (f"{_SANK} No women or children were killed.", "", "killed=0", "one kind of people of whom none died"),
    (f"{_SANK} No migrants were killed.", "killed=0", "", "all of those who can be counted"),
    (f"{_FIRE} There were no casualties in the camp.", "casualties=0", "held=0", "no word of who is inside"),
    (
        "Twenty-seven people were injured, four of whom died on the way to hospital.",
        "injured=27",
        "",
        "hurt before the death that opens a happening",
    ),
    (
        "Six people were rescued but three did not survive, the coastguard said.",
        "rescued=6; killed=3",
        "",
        "rescued in the sentence of the death",
    ),
    (
        f"{_FIRE} Rescuers recovered the bodies of two men and a woman.",
        "killed=3",
        "killed=2",
        "a sum of bodies",
    ),
    (f"{_SANK} Three men, two women and a child drowned.", "killed=6", "killed=3", "a list of three"),
    (
        f"{_FIRE} The victims were four women and two children.",
        "killed=6",
        "killed=4",
        "a list behind a copula",
    ),
    (
        f"{_FIRE} Guards killed three men and wounded two women and a boy.",
        "killed=3; injured=3",
        "",
        "what adds up by chance is no part",
    ),
    (
        f"{_FIRE} Six of the 200 detainees were injured.",
        "injured=6",
        "injured=200",
        "a part that leads its total",
    ),
    (f"{_FIRE} Some of the 200 detainees were injured.", "", "injured=200", "a vague part of a total"),
    (f"{_FIRE} Fatalities now number 38.", "killed=38", "", "number is a verb"),
    (f"{_FIRE} 39 men had suffocated in a locked cell.", "killed=39", "held=39", "who died is not held"),
    (
        f"{_FIRE} The NGO said 15 people had died; the ministry said only two had.",
        "killed=15; killed=2",
        "",
        "a verb left out",
    ),
    (f"{_FIRE} Thirteen are dead and six in hospital.", "killed=13; injured=6", "killed=6", "in hospital"),
    (f"{_FIRE} Six men were found dead and two unconscious.", "killed=6", "killed=2", "another state"),
    (f"{_FIRE} Workers freed 17 people from the rubble.", "rescued=17", "released=17", "out of rubble"),
    (
        "A boat with 60 people sank off Zuwara on Sunday.",
        "",
        "rescued=60",
        "who was aboard what sank is not rescued",
    ),
    (
        "A coastguard cutter stopped a boat carrying 60 people off Zuwara on Sunday.",
        "rescued=60",
        "",
        "who was aboard what was stopped",
    ),
    (f"{_SANK} Four people were still missing on Monday.", "missing=4", "", "the day of the count"),
    (
        "Police shot dead two inmates and wounded a third at the Odam camp on Sunday.",
        "killed=2",
        "injured=2",
        "a list ends at the verb behind 'and'",
    ),
    (f"{_SANK} Two women, a man and three children perished.", "killed=6", "killed=2", "no apposition"),
    (f"{_FIRE} Two women, a nurse and a teacher, were killed.", "killed=2", "killed=4", "an apposition"),
    (f"{_FIRE} The dead include five Syrians.", "", "killed=5", "of how many is not said"),
]

# What is said of all without a figure.
NOBODY = [
    (f"{_FIRE} There were no victims, the mayor said.", "casualties=0", "", "no victims"),
    (f"{_FIRE} All residents got out unharmed, the mayor said.", "casualties=0", "", "all unharmed"),
    (f"{_FIRE} The fire was put out without casualties.", "casualties=0", "", "without casualties"),
    (f"{_FIRE} There was only material damage, the mayor said.", "casualties=0", "", "things alone"),
    (
        f"{_FIRE} The mayor said that there had been no loss of life.",
        "killed=0",
        "injured=0",
        "no loss of life",
    ),
    (
        f"{_FIRE} The mayor denied that people had died in the fire.",
        "killed=0",
        "deny occurred=yes",
        "who denies the dead does not deny the fire",
    ),
    (f"{_FIRE} The mayor denied reports of deaths in the camp.", "killed=0", "", "denied reports of deaths"),
    (f"{_FIRE} Reports of deaths are false, the mayor said.", "killed=0", "", "reports called false"),
    (
        f"{_FIRE} The mayor rejected reports of a second victim of the fire. One woman died, he said.",
        "killed=1",
        "deny occurred=yes; killed=0",
        "a second victim denied: neither the fire nor the first",
    ),
    (
        f"{_FIRE} The mayor denied that people had died because of a lack of care.",
        "",
        "killed=0",
        "a reason is denied, and not the deaths",
    ),
    (
        f"{_FIRE} The mayor denied that migrants had died after the guards fled.",
        "",
        "killed=0",
        "what went before is denied with it",
    ),
    (f"{_FIRE} A guard escaped without injuries.", "", "injured=0", "one who was not hurt is not all"),
    (f"{_FIRE} Firemen worked all night to avoid casualties.", "", "casualties=0", "an aim is no outcome"),
    (
        f"{_FIRE} Two people died, and all the other residents got out unharmed.",
        "killed=2",
        "casualties=0; killed=0",
        "the others unharmed",
    ),
    (f"{_FIRE} The mayor said that all but two residents were unharmed.", "", "casualties=0", "all but two"),
]

# Of whom a figure is, and which is only of some.
SOME = [
    (
        f"{_FIRE} The hospital received six bodies and 20 wounded people.",
        "killed=6; injured=20",
        "killed=20",
        "wounded people beside bodies",
    ),
    (
        f"{_FIRE} Officials say three people were killed, a figure disputed by residents, who say 14 died.",
        "killed=3; deny killed=3; killed=14",
        "deny killed=14",
        "what those who dispute it say",
    ),
    (
        f"{_SANK} The fate is unknown of 34 men, women and children who boarded this boat.",
        "",
        "rescued=34",
        "who boarded a boat was not stopped",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), [*CASES, *NOBODY, *SOME])
def test_whose_figure(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    reading = reader.read(Report("report", "a.txt", text, language="en"))
    told = {item.id for item in reading.happenings if item.focal}
    claims = [
        claim
        for claim in reading.claims
        if claim.happening_id in told and claim.scope is None and claim.subset_of is None
    ]
    for item in filter(None, (part.strip() for part in wanted.split(";"))):
        assert any(_says(claim, item) for claim in claims), (why, item)
    for item in filter(None, (part.strip() for part in unwanted.split(";"))):
        assert not any(_says(claim, item) for claim in claims), (why, item)


PARTS = [
    (
        f"{_SANK} The coastguard recovered four bodies, three men and a woman.",
        (4, {3, 1}),
        "a total with its parts",
    ),
    (f"{_FIRE} Seven people died, among them two women.", (7, {2}), "among them"),
    (f"{_FIRE} Seven people died, among them a woman and her two sons.", (7, {1, 2}), "her sons too"),
    (f"{_FIRE} Nine bodies, including those of three children, were found.", (9, {3}), "those of"),
    (f"{_SANK} Nine people drowned, including six children and two women.", (9, {6, 2}), "including"),
]


@pytest.mark.parametrize(("text", "tied", "why"), PARTS, ids=[case[2] for case in PARTS])
def test_parts_stay_with_their_total(reader: Reader, text: str, tied: tuple[int, set[int]], why: str) -> None:
    reading = reader.read(Report("report", "a.txt", text, language="en"))
    killed = {claim.id: claim for claim in reading.claims if claim.attribute == "killed"}
    wholes = {claim.id for claim in killed.values() if _low(claim.value) == tied[0]}
    parts = {_low(claim.value) for claim in killed.values() if claim.subset_of in wholes}
    assert wholes, why
    assert parts == tied[1], why


def _low(value: object) -> int | None:
    return value.low if isinstance(value, Quantity) else None
