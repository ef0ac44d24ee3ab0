"""Who claims when and where: days and places that voices set against one another."""

import pytest

from counterclaim.model import Period, Place, Report, Stance
from counterclaim.pipeline.reading import Reader, open_reader

_SHOT = "Two men were shot dead near Zawiya on Sunday."
_RAID = "Police raided the Odam hostel on Sunday."
_SANK = "Six people died when a boat sank off Sfax on Sunday, the coastguard said."

CASES = [
    (
        "The fire at the Odam camp broke out on Monday, not on Tuesday as the ministry says, residents said.",
        "residents: weekday:0; residents: not weekday:1; ministry: weekday:1",
        "not on another day, as somebody says",
    ),
    (
        f"{_RAID} Residents say that the raid was on Saturday and not on Sunday, as the police have stated.",
        "Residents: weekday:5; Residents: not weekday:6; police: weekday:6; @: weekday:6",
        "and not, with a comma",
    ),
    (
        f"{_RAID} The raid took place on Saturday rather than on Sunday, residents said.",
        "residents: weekday:5; residents: not weekday:6; @: weekday:6",
        "rather than",
    ),
    (
        f"{_SANK} Fishermen say the boat sank off Mahdia and not off Sfax.",
        "coastguard: Sfax; Fishermen: Mahdia; Fishermen: not Sfax",
        "two places",
    ),
    (
        f'{_SHOT} "The shooting took place on the road, not in the camp," a police spokesman said.',
        "spokesman: not camp; spokesman: road; @: Zawiya",
        "a spot that has no name",
    ),
    (
        f"{_SANK} Survivors say that the boat sank on Saturday.",
        "coastguard: weekday:6; Survivors: weekday:5",
        "two voices, two days",
    ),
    (
        f"{_RAID} Residents say it was on Saturday.",
        "@: weekday:6; Residents: weekday:5",
        "a sentence that only points at it",
    ),
    (
        "The army said it was attacked near Menaka. It denied that the attack took place near Ansongo.",
        "army: Ménaka; It: not Ansongo",
        "a place denied by who tells another",
    ),
    (
        "The shooting at the Odam camp did not happen on Sunday, the ministry said.",
        "ministry: not weekday:6",
        "a day denied",
    ),
    (
        f"{_RAID} The raid began on Sunday, a police officer said.",
        "officer: weekday:6; @: weekday:6",
        "quoted for the day alone",
    ),
    (
        f"{_SHOT} The men died at the Odam camp and not at the hospital, a cousin said.",
        "cousin: Odam camp; cousin: not hospital; @: Zawiya",
        "a spot denied by its noun alone",
    ),
    (
        "A man died at the Odam camp, his cousin said. The ministry says that he died at the Brann clinic.",
        "",
        "two sites that nobody denies",
    ),
    (
        "Three men were shot dead near Zawiya. The governor said that it happened on Sunday.",
        "governor: weekday:6",
        "said of it alone",
    ),
    (
        "The boat on which ten men lost their lives sank on 9 September, not on Monday as some media report. "
        "The coastguard was told at 06.00 and rescued 17 people.",
        "media: weekday:0; @: in:09-09; @: not weekday:0",
        "what others report is only what is set aside",
    ),
    (
        f"{_SHOT} They were shot on Saturday and not, as the army states, on Sunday, a witness said.",
        "witness: weekday:5; witness: not weekday:6; army: weekday:6; @: weekday:6",
        "who holds it is put in between",
    ),
    (
        'The two men died in Chiasso, the group said. "It was not in Como," said its president.',
        "group: Chiasso; president: not Como",
        "what it was not, by a pronoun",
    ),
    (
        "A man died in the Odam camp on Sunday, the ministry said. A doctor said that he died on Saturday.",
        "ministry: weekday:6; doctor: weekday:5",
        "the day of a known death",
    ),
    (
        "A guard shot two men at the Odam camp. The army said the men were shot at its base.",
        "army: its base",
        "a spot without a name: only who denies it parts from it",
    ),
    (
        f"{_SANK} The boat sank in Libyan waters, the ministry in Tunis said.",
        "Tunis: Libyan waters; coastguard: Sfax",
        "a country's ground or water",
    ),
    (
        "Five men died on Sunday. The five died on the Libyan side of the line, an officer said. "
        "The five did not die on Libyan soil, a spokesman for Tunisia said.",
        "officer: Libyan side; Tunisia: not Libyan soil",
        "what did not befall there befell elsewhere",
    ),
    (
        f"{_SANK} The boat was not in our waters when it sank, the Libyan navy said.",
        "navy: not our waters; coastguard: Sfax",
        "told before the deed",
    ),
    (
        f"{_SANK} It was on Saturday that the boat sank, survivors said.",
        "survivors: weekday:5; coastguard: weekday:6",
        "a cleft",
    ),
    (
        f"{_SHOT} It was not on Sunday that the two men were shot, a lawyer said.",
        "lawyer: not weekday:6; @: weekday:6",
        "a cleft that denies a day, and no shots",
    ),
    (
        "A lorry overturned on Sunday and ten migrants died. The accident did not happen on the motorway, a "
        "driver said. It happened at kilometre 118, he said.",
        "driver: not motorway; he: kilometre 118",
        "an accident that was elsewhere, and a spot with a number",
    ),
    (
        "A woman died at the Odam camp. Her brother said that she did not die at the clinic but in a cell.",
        "brother: not clinic; brother: cell; @: Odam camp",
        "but elsewhere",
    ),
    (
        f"{_SHOT} The army said the men were not shot on Tunisian soil. They were shot in Libya, it said.",
        "army: not Tunisian soil; it: Libya; @: Zawiya",
        "a deed that its denier tells of elsewhere",
    ),
    (
        "A fire at the Odam camp killed two men. The fire had not broken out in the kitchen, a guard said.",
        "guard: not kitchen; @: Odam camp",
        "a fire that nobody denies",
    ),
    (
        f"{_SHOT} Greek police said on Monday that the men were not shot on Greek soil.",
        "police: not Greek soil; @: Zawiya",
        "people known to have been shot, but not there",
    ),
    (
        f"{_SANK} The incident occurred in Libyan waters, two miles from the island of Ambros.",
        "coastguard: Sfax; @: Libyan waters; @: Ambros",
        "what the paper says itself, of an incident elsewhere",
    ),
    (
        "Algeria expelled 200 migrants on Monday. They were left at Point Zero, the group said.",
        "group: Point Zero",
        "a spot inside the words for the deed",
    ),
    (
        f"{_SHOT} Police say they were shot outside the camp. They were shot inside the fence, a guard said.",
        "Police: outside camp; guard: inside fence",
        "on which side of a wall",
    ),
    (
        f"{_SHOT} Witnesses said the two were shot inside the camp by guards.",
        "Witnesses: inside camp",
        "who did it stands behind the place",
    ),
    (
        f"{_SHOT} Nothing happened in the camp, the warden said.",
        "warden: not camp; @: Zawiya",
        "nothing takes up what was told",
    ),
    (
        "A man who was held in Odam died on Sunday. He died in hospital, the prison service said.",
        "service: hospital",
        "where a known person died, though he may have been hurt elsewhere",
    ),
    (
        'A boat sank on Sunday. "They were still in Turkish waters when it sank," the minister said.',
        "minister: Turkish waters",
        "where they still were",
    ),
    (
        "A dinghy sank on Sunday. The navy said that the dinghy went down in Greek waters.",
        "navy: Greek waters",
        "a verb of two words",
    ),
    (
        "The men were beaten with batons on Libyan soil on Sunday, a charity said.",
        "charity: Libyan soil",
        "with what, and then where",
    ),
    (
        f"{_SANK} The navy said the boat was in Libyan waters when it called.",
        "coastguard: Sfax; navy: Libyan waters",
        "where those aboard were when they called",
    ),
    (
        f'{_SANK} "We never entered the Maltese zone," the navy said. It never left Libyan waters, it said.',
        "coastguard: Sfax; navy: not Maltese zone; it: Libyan waters",
        "which waters were entered, and which were not left",
    ),
    (
        'A man died on Sunday. "He died inside the Odam camp," his cousin said. The mayor rejected this.',
        "cousin: inside Odam camp; mayor: not inside Odam camp",
        "an answer to where it was",
    ),
    (
        f"{_SHOT} The ministry said that the incident, if there was one, took place in Algeria.",
        "ministry: Algeria; @: Zawiya",
        "an aside before the verb of taking place",
    ),
    (
        "Police raided the Odam hostel. The ministry said the operation was carried out on Sunday and that "
        "ten people were arrested. Residents say the raid took place on Friday.",
        "ministry: weekday:6; Residents: weekday:4",
        "a noun that stands for what was told, and a passive of doing",
    ),
    (
        "A boat with 40 people capsized off Sfax. The coastguard said the boat went down on Sunday. "
        "Survivors said it went down on Friday.",
        "coastguard: weekday:6; Survivors: weekday:4",
        "what nobody does, told by a pronoun",
    ),
    (
        "Six men were shot dead in Oran. The army says the men were shot on Sunday. The families say they "
        "were killed on Saturday.",
        "army: weekday:6; families: weekday:5",
        "who says killed of those who were shot",
    ),
    (
        "The fire at the Odam camp began on Sunday evening. The minister says the fire began on Monday at 3 "
        "a.m. This is wrong.",
        "@: weekday:6:evening; minister: weekday:0:t03; @: not weekday:0:t03",
        "a short denial of a day",
    ),
    (
        "The minister says the fire began on Monday. Detainees say this is not true. They say it broke out "
        "on Sunday.",
        "minister: weekday:0; Detainees: not weekday:0; They: weekday:6",
        "what broke out is no breakout",
    ),
    (
        "Men were beaten at the Odam camp last week. The warden said the incident occurred on Friday. A "
        "charity said the beatings happened on Thursday.",
        "warden: weekday:4:lastweek; charity: weekday:3:lastweek",
        "weekdays of the week that the report names",
    ),
    (
        "Fifty people were expelled near Horgos on Friday. The police's claim that they were expelled on "
        "Sunday is false.",
        "@: weekday:4; police's: weekday:6; ?: not weekday:6",
        "whose day is called false, and who tells another",
    ),
]

NEAR = [
    ("The ministry denied that the shooting took place in the Odam camp.", "who denies the deed"),
    ("No attack took place near Ansongo on Sunday, the army said.", "no attack"),
    (f"{_SANK} The coastguard said it would search on Monday.", "another's act"),
    (f"{_SANK} Three more died in hospital on Monday, a doctor said.", "those who died later"),
    (f"{_SANK} Bodies were found on Monday, the mayor said.", "those who were found later"),
    (f"{_SHOT} They want to be taken to Italy, not to Sfax, one of them said.", "a way"),
    (f"{_SHOT} Police said two men were shot on Saturday.", "others of whom nobody knows"),
    (f"{_RAID} The fire was not put out until Monday, the mayor said.", "not until"),
    (f"{_SANK} The boat sank in northern Tunisia, the ministry said.", "a region around the city"),
    (f"{_SHOT} The men were not on the road for long, a witness said.", "how long"),
    (f"{_SHOT} The men were not shot in the camp, the warden said.", "a deed denied with its place"),
    (f"{_SHOT} Nobody was shot on Libyan soil, the army said.", "nobody was shot"),
    (f"{_SANK} No boat sank in Libyan waters, the navy said.", "no boat sank"),
    ("Two boys died in the fire. They did not die in vain, their father said.", "no place"),
    (f"{_SANK} The bodies were taken to a school, the mayor said.", "where they were taken"),
    (f"{_SANK} The boat sank six miles off the Tunisian coast, the mayor said.", "a coast is no spot"),
    (f"{_SHOT} Nobody was in the camp at the time, not at night, a guard said.", "no deed"),
    (f"{_SANK} They hoped that they would reach Greek waters, the mayor said.", "waters that were hoped for"),
    (f"{_SANK} Its cutter was in Libyan waters, the navy said.", "another boat"),
    (f"{_SHOT} They were shot by officers in the market, the mayor said.", "a spot behind those who did it"),
    ("Police shot two men in Oran on Monday, the ministry said.", "one day, told by one voice"),
    (
        "A boat sank off Sfax on Sunday, the navy said. Another sank off Zarzis on Saturday, it said.",
        "two boats of one voice",
    ),
    (
        f"{_RAID} The ministry said a similar operation was carried out on Saturday in Sousse.",
        "another operation",
    ),
    (f"{_RAID} Residents fear that this operation will begin again on Monday.", "what is to come"),
    (
        "Six men were shot in Oran on Sunday. The clinic said he died of his wounds on Monday.",
        "who died later of what was done",
    ),
    (
        "Guards beat men at the Odam camp on Sunday. The men said they were beaten again on Tuesday.",
        "another time",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _tell(reader: Reader, text: str) -> set[str]:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    sources = {item.id: " ".join(span.of(text) for span in item.source) for item in reading.statements}
    found = set()
    for claim in reading.claims:
        if isinstance(claim.value, Period | Place):
            value = claim.value.expression if isinstance(claim.value, Period) else claim.value.name
            voice = sources.get(claim.statement_id or "", "@")
            denied = "not " if claim.stance is Stance.DENIES else ""
            found.add(f"{voice.split()[-1] if voice else '?'}: {denied}{value}")
    return found


@pytest.mark.parametrize(("text", "wanted", "why"), CASES, ids=[row[2] for row in CASES])
def test_who_claims_when_and_where(reader: Reader, text: str, wanted: str, why: str) -> None:
    assert _tell(reader, text) == set(filter(None, wanted.split("; "))), why


@pytest.mark.parametrize(("text", "why"), NEAR, ids=[row[1] for row in NEAR])
def test_where_nobody_sets_one_against_another(reader: Reader, text: str, why: str) -> None:
    assert _tell(reader, text) == set(), why


def test_the_day_of_a_week_long_past_is_not_that_of_the_report(reader: Reader) -> None:
    text = "A man died in the Odam camp in January. The office had said that he died on Sunday."
    assert _tell(reader, text) == set()


def test_who_denies_a_place_denies_no_part_in_it(reader: Reader) -> None:
    text = 'The two men died in Chiasso, the group said. "It was not in Como," said its president.'
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    assert all(claim.attribute != "perpetrator" for claim in reading.claims)


def test_who_corrects_a_day_denies_none(reader: Reader) -> None:
    text = f"{_SANK} The boat sank on Friday, not on Sunday as it had first said, the coastguard said."
    assert not any("not" in item for item in _tell(reader, text))


def test_strike_of_an_earlier_month_is_another(reader: Reader) -> None:
    text = (
        "An air strike hit the Odam camp late on Tuesday night, killing 40 people, the ministry said. "
        "According to the mission, the camp had been struck from the air once before, in May."
    )
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    told = [item for item in reading.happenings if "air_attack" in item.types]
    assert len(told) == 2


PLACE_ALONE = [
    "Six died when a boat sank on Sunday. The boat with 60 men was not in Greek waters, the navy said.",
    "A fire at the Odam camp killed two men. The fire did not break out in the kitchen, a guard said.",
    "Five men died at the border. The five did not die on Libyan soil, a spokesman said.",
]


@pytest.mark.parametrize("text", PLACE_ALONE)
def test_who_denies_a_place_denies_no_deed_and_no_figure(reader: Reader, text: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    denied = {claim.attribute for claim in reading.claims if claim.stance is Stance.DENIES}
    assert denied <= {"place"}
