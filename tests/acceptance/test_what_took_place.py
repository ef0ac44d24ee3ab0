"""What took place, of what cause and by what force, read from text to claims: each row is a construction,
with why it is there.

`wanted` and `unwanted` are as in `test_told`. A row of `NOTHING` tells of no happening.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.test_told import _says

_FIRE = "A fire gutted the Odam hostel on Monday."
_SHOT = "Shots were heard at the Odam camp on Monday."

Row = tuple[str, str, str, str]
CAUSES: list[Row] = [
    (f"{_FIRE} Police ruled out arson.", "deny cause=arson", "deny occurred=yes", "a fire that is no arson"),
    (f"{_FIRE} It was not arson, police said.", "deny cause=arson", "deny occurred=yes", "what it was not"),
    (
        "Prosecutors found no sign that the fire at the Odam hostel was started deliberately.",
        "",
        "deny cause=arson; deny occurred=yes",
        "what is denied of a thing takes it for granted",
    ),
    (f"{_FIRE} Police suspect arson.", "cause=arson", "", "what is suspected"),
    (f"{_FIRE} Police are treating it as arson.", "cause=arson", "", "a pronoun is taken for the deed"),
    (f"{_FIRE} The fire was lit by inmates, the mayor said.", "cause=arson", "", "who lit it"),
    (
        f"{_FIRE} The fire was set by detainees, the mayor said.",
        "cause=arson; perpetrator=detainees",
        "",
        "to set a fire is to mean it",
    ),
    (f"{_FIRE} The blaze was started by a candle.", "cause=accident", "cause=arson", "what started it"),
    (f"{_FIRE} An overloaded extension cord was the cause.", "cause=accident", "", "a fault by its kind"),
    (f"{_FIRE} Residents had lit a fire to keep warm.", "", "cause=arson", "a fire to warm oneself"),
    (
        "A protest began at the Odam hostel on Monday. It was started by residents.",
        "",
        "cause=arson",
        "not everything that is started burns",
    ),
    ("Three children succumbed to heatstroke at the Odam camp.", "killed=3; cause=heat_cold", "", "to"),
    (
        "A wall collapsed at the Odam camp, killing three inmates.",
        "killed=3; cause=collapse",
        "",
        "the dead, by whom the report knows of a happening, stand behind the cause",
    ),
    ("The men were not shot but crushed at the gate.", "cause=stampede; deny cause=gunfire", "", "but"),
    (
        "Ten people were crushed to death at the Odam camp when a wall fell on them.",
        "killed=10; cause=collapse",
        "cause=stampede",
        "crushed by what fell",
    ),
    ("The death of Ali Noru at the Odam centre was due to illness.", "cause=illness", "", "due to, no plan"),
]
UNEXPLAINED: list[Row] = [
    (f"{_FIRE} The bodies of six men will be flown home on Friday.", "killed=6", "deported=6", "the dead"),
    (f"{_FIRE} Eight coffins will leave Odam on Friday.", "killed=8", "", "what is done with the dead"),
    (
        "Four migrants were injured on Monday at the fence of Odam.",
        "injured=4",
        "",
        "hurt, and no word of how",
    ),
    ("Four guards were injured at the Odam camp on Monday.", "injured=4", "", "whoever is hurt there"),
    ("Seven people who were on the boat are still missing.", "missing=7", "", "lost, and no word of how"),
    (
        "Three people have died in the cells of Odam in the past week, relatives said.",
        "killed=3",
        "",
        "a week is no background",
    ),
    ("Over the past year 40 people have died in the cells of Odam.", "", "killed=40", "a year is"),
    ("A boat with 60 people has gone missing off Odam.", "missing=60", "rescued=60", "lost with their boat"),
    ("Another boat has gone down off Odam.", "occurred=yes", "", "a wreck in the perfect"),
    ("The convent at Odam, which burned on Sunday, was to house refugees.", "occurred=yes", "", "a relative"),
    (
        f"{_FIRE} A man in his forties was arrested on Tuesday.",
        "arrested=1",
        "",
        "one arrest, told with the fire",
    ),
]
FORCE: list[Row] = [
    ("Police cleared the Odam camp on Sunday. Officers did not use any force.", "force_used=none", "", "not"),
    ("Police fired tear gas at the Odam crossing.", "force_used=tear_gas; perpetrator=Police", "", "alone"),
    (
        "Guards used excessive force at the Odam camp on Monday, the charity said.",
        "force_used=excessive; perpetrator=Guards",
        "",
        "force alone is a happening",
    ),
    ("Soldiers dispersed the crowd with tear gas.", "force_used=tear_gas; perpetrator=Soldiers", "", "with"),
    ("Police officers carry batons at the Odam camp.", "", "force_used=batons", "what is only carried"),
    ("Officers baton-charged the men at the gate.", "force_used=batons", "", "a verb"),
    (
        f"{_SHOT} The army said its men had fired warning shots but had not aimed at anyone.",
        "force_used=warning_shots; perpetrator=its men",
        "deny force_used=warning_shots; deny perpetrator=its men",
        "a 'not' behind 'but' with its own verb",
    ),
    (
        "The coastguard said it rescued 30 people off Odam and did not push anyone back.",
        "rescued=30",
        "deny rescued=30",
        "a 'not' behind 'and' with its own verb",
    ),
]
DOERS: list[Row] = [
    (
        "A man died at the Odam centre on Sunday. Authorities blamed the death on a heart attack.",
        "cause=illness",
        "perpetrator=the death",
        "a death is no doer",
    ),
    (
        "Campaigners condemned the violence used by police when they cleared the Odam camp on Monday.",
        "",
        "perpetrator=the violence",
        "nor is violence",
    ),
    (
        "A shell landed on a hall where migrants were sleeping, killing eight.",
        "killed=8",
        "perpetrator=migrants",
        "what went on is no deed",
    ),
    ("The women were raped by guards, a report said.", "perpetrator=guards", "", "an irregular lemma"),
]
PUSHBACKS: list[Row] = [
    ("The UN condemned the pushback of 60 Syrians on Friday.", "deported=60", "", "people pushed back"),
    ("Volunteers recorded 120 pushbacks at Odam in April.", "", "deported=120", "times are no people"),
    ("There was pushback from critics over the Odam camp.", "", "occurred=yes", "a figure of speech"),
    (
        "The fire at Odam came two weeks after a riot at the same centre in which 12 people were hurt.",
        "",
        "injured=12",
        "the hurt of something older",
    ),
]
NOTHING = [
    ("The coastguard held a drill in which a boat carrying 40 migrants capsized.", "a drill"),
    ("The film tells the story of a detainee who is shot dead by guards at a camp.", "a film"),
    ("The exhibition shows drawings of shipwrecks made by children at the Odam centre.", "pictures"),
    ("The minister came under fire over conditions at the Odam centre.", "a figure of speech"),
    ("The report sparked outrage and a storm of protest.", "another"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted", "why"), [*CAUSES, *UNEXPLAINED, *FORCE, *DOERS, *PUSHBACKS]
)
def test_what_took_place_and_how(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    found = [(claim.attribute, claim.value, claim.stance) for claim in reading.claims]
    for each in filter(None, wanted.split("; ")):
        assert any(_says(claim, each) for claim in reading.claims), (why, each, found)
    for each in filter(None, unwanted.split("; ")):
        assert not any(_says(claim, each) for claim in reading.claims), (why, each, found)


@pytest.mark.parametrize(("text", "why"), NOTHING)
def test_what_took_place_nowhere(reader: Reader, text: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    assert not reading.happenings, why


def test_what_comes_after_a_fire_is_no_incident(reader: Reader) -> None:
    for text, types in (
        (f"{_FIRE} A man in his forties was arrested on Tuesday.", [("fire",)]),
        (f"{_FIRE} No one has been arrested over it.", [("fire",)]),
        ("A man in his forties was arrested in Odam on Tuesday.", [("mass_arrest",)]),
        (f"{_FIRE} The bodies of six men will be flown home on Friday.", [("fire",)]),
        (f"{_FIRE} Eight coffins will leave Odam on Friday.", [("fire",)]),
    ):
        reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
        assert [happening.types for happening in reading.happenings] == types, text


@pytest.mark.parametrize(
    "text",
    [
        "Firefighters were called on Monday to a fire at the Odam hostel.",
        "Our units were called at 4 a.m. to a capsized boat off Odam.",
    ],
)
def test_who_is_called_to_a_deed_demands_none(reader: Reader, text: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    told = [(happening.types[0], happening.modality.value) for happening in reading.happenings]
    assert told in ([("fire", "actual")], [("shipwreck", "actual")])


def test_dead_who_may_come_are_none_yet(reader: Reader) -> None:
    """What will be done with the dead is no death to come; that somebody could be left dead is one."""
    for told, modality in (
        ("The bodies of six men will be flown home on Friday.", "actual"),
        ("The attack could leave six men dead, the mayor warned.", "possible"),
    ):
        text = f"{_FIRE} {told}"
        reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
        dead = [claim.modality.value for claim in reading.claims if claim.attribute == "killed"]
        assert dead == [modality], told


def test_modality_of_a_thing_is_not_that_of_the_deed(reader: Reader) -> None:
    text = "Attackers set fire to a planned asylum centre in Odam on Saturday."
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    assert [happening.modality.value for happening in reading.happenings] == ["actual"]


def test_who_says_that_somebody_went_on_strike(reader: Reader) -> None:
    text = "Detainees at the Odam centre have gone on hunger strike, campaigners said."
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    sources = [source.of(text) for item in reading.statements for source in item.source]
    assert sources == ["campaigners"]


def test_older_deed_that_dates_a_comparison(reader: Reader) -> None:
    text = "The shipwreck was the deadliest since 2015, when 800 people drowned off Odam."
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    counted = [claim.happening_id for claim in reading.claims if claim.attribute == "killed"]
    assert counted
    assert not any(item.focal for item in reading.happenings if item.id in counted)
