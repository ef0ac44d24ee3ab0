"""Who did it, of what, and who did not: contrasts, denials and several doers, read from text to claims.

`wanted` and `unwanted` are as in `test_told`: `attribute=value`, with "deny" before what is denied.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.test_told import _says

_DEAD = "Three men died in a fire at the Odam camp on Sunday."
_SHOT = "Three men were shot at the Odam camp on Sunday."
_OUT = "The expulsion of migrants began on Sunday."

CASES = [
    (
        f"{_DEAD} They did not die of smoke.",
        "deny cause=fire_smoke",
        "deny occurred=yes",
        "of what nobody died",
    ),
    (
        f"{_DEAD} He died of thirst, not of an illness.",
        "cause=hunger_thirst; deny cause=illness",
        "",
        "not B",
    ),
    (
        f"{_DEAD} He died not of an illness but of thirst.",
        "cause=hunger_thirst; deny cause=illness",
        "cause=illness",
        "not A but B",
    ),
    (
        f"{_DEAD} The man had not died from the beating, a doctor said.",
        "deny cause=beating",
        "cause=beating",
        "a deed told of as no cause",
    ),
    (f"{_DEAD} It was an accident, not an attack.", "cause=accident", "deny cause=accident", "what it was"),
    (
        f"{_DEAD} The wiring was not the cause of the fire.",
        "deny cause=accident",
        "",
        "the subject is no cause",
    ),
    (f"{_DEAD} Faulty wiring was to blame for the fire.", "cause=accident", "", "to blame, of a thing"),
    (f"{_DEAD} A gas cylinder exploded in the kitchen.", "cause=accident", "", "what burst"),
    (f"{_DEAD} Police are treating the fire as arson.", "cause=arson", "", "taken for"),
    (f"{_DEAD} There was no fight between nationalities.", "deny cause=unrest_among_held", "", "no quarrel"),
    (f"{_DEAD} He had been strangled, the lawyer said.", "cause=suffocation", "", "one who was strangled"),
    (
        "Neither our officials nor the guards at Odam fired a shot.",
        "deny perpetrator=our officials; deny perpetrator=guards",
        "",
        "neither nor",
    ),
    ("Police and soldiers shot nine men dead.", "perpetrator=Police; perpetrator=soldiers", "", "two doers"),
    (
        f"{_DEAD} The men were killed by smugglers and not by soldiers.",
        "perpetrator=smugglers; deny perpetrator=soldiers",
        "",
        "a doer, and one who is cleared",
    ),
    (
        f"{_DEAD} The men were killed not by guards but by other detainees.",
        "perpetrator=other detainees; deny perpetrator=guards",
        "perpetrator=guards",
        "one who is cleared, and the doer",
    ),
    (
        f"{_SHOT} The shots were fired by the militia, not by the army, a spokesman said.",
        "perpetrator=militia; deny perpetrator=army",
        "deny perpetrator=militia",
        "a contrast makes no denial of the whole",
    ),
    (
        "Two gendarmes came into the cell at Odam. They beat him until he died.",
        "perpetrator=Two gendarmes",
        "",
        "whom 'they' means",
    ),
    (f"{_SHOT} No soldier was present, the army said.", "deny perpetrator=soldier", "", "nobody there"),
    (f"{_SHOT} Our officers were not there, the police said.", "deny perpetrator=Our officers", "", "absent"),
    (
        f"{_SHOT} No lawyer was present, the army said.",
        "",
        "deny perpetrator=lawyer; held=0",
        "none in charge",
    ),
    (f"{_SHOT} The army had nothing to do with the shooting.", "deny perpetrator=The army", "", "an idiom"),
    (f"{_SHOT} The army took part in the rescue.", "", "perpetrator=The army", "part in no deed"),
    (
        '"Our forces did not fire a single shell at Odam on Wednesday," the spokesman said.',
        "deny perpetrator=Our forces",
        "perpetrator=Our forces",
        "a 'not' inside a pattern of firing",
    ),
    (
        "Two containers were set alight by residents of the camp and burned out.",
        "perpetrator=residents",
        "perpetrator=containers",
        "people of a site are no site; what burns is no doer",
    ),
    (
        "The charity holds the ministry responsible for the deaths.",
        "",
        "perpetrator=The charity",
        "who blames",
    ),
    (f"{_SHOT} Officers restored order without using force.", "force_used=none", "", "no order was given"),
    (f"{_SHOT} Both heard gunshots.", "", "perpetrator=Both", "who only heard it"),
    (
        f"{_SHOT} The claim that a man was beaten to death by guards is untrue, the ministry said.",
        "deny perpetrator=guards",
        "deny killed=1",
        "a denied deed is no denied death",
    ),
    (f"{_SHOT} Five bodies were found, and nobody else died.", "killed=5", "killed=0", "nobody else"),
    (
        f'{_SHOT} "Five died," one of the fishermen said.',
        "killed=5",
        "killed=1",
        "a figure that names a source",
    ),
    (f"{_OUT} Guards shot a man of 24 dead.", "killed=1", "killed=24", "an age behind 'of'"),
    (
        "Twenty-seven Haitian and Cuban detainees escaped from the Odam camp.",
        "escaped=27",
        "",
        "two origins before who is counted",
    ),
    (f"{_OUT} 64 people who had touched land were handed back to Morocco.", "deported=64", "", "handed back"),
    (
        f"{_OUT} Twenty were put into boats and escorted out of the waters of Odam.",
        "deported=20",
        "",
        "by sea",
    ),
    (f"{_OUT} 512 nationals of Niger returned home that day.", "deported=512", "", "as officials say it"),
    (f"{_OUT} Soldiers chased 200 people over the border.", "deported=200", "", "an active verb"),
    (f"{_OUT} The ministry said that it had extradited nobody.", "deported=0", "", "extradited"),
    ("The Odam centre is not closed, the director said.", "deny status=closed", "", "not closed"),
    ("People are still held at the Odam centre, the charity said.", "status=open", "", "still in use"),
    ("Nobody is inside the Odam centre, the ministry said.", "status=empty; held=0", "", "nobody inside"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), CASES)
def test_who_did_it_and_who_did_not(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    told = [claim for claim in reading.claims if claim.scope is None or claim.attribute == "held"]
    found = [(claim.attribute, claim.value, claim.stance) for claim in told]
    for each in filter(None, wanted.split("; ")):
        assert any(_says(claim, each) for claim in told), (why, each, found)
    for each in filter(None, unwanted.split("; ")):
        assert not any(_says(claim, each) for claim in told), (why, each, found)
