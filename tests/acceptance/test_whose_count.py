"""Whose count of the dead, the hurt and the missing it is, read from text to claims. All names are invented.

`wanted` and `unwanted` are `voice: attribute=figure`, with "deny" before what is denied; "Odam Post" is the
publisher.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.told_by import check_told

_FIRED = "Guards opened fire at the Odam camp on Monday, "
_FIRE = "A fire broke out at the Odam camp on Sunday."

CASES = [
    (
        f"{_FIRED}the clinic said. Six people were killed.",
        "Odam Post: killed=6",
        "clinic: killed=6",
        "what nobody is said to say is the paper's own",
    ),
    (
        "Three people died in the shooting at the Al-Maya detention centre, medics said. The Interior "
        "Ministry repeated that one person was killed in the shooting.",
        "Interior Ministry: killed=1",
        "Interior Ministry: deny killed=1",
        "who says again what he said, and no word denies it",
    ),
    (
        f"{_FIRE} The embassy said 19 workers died. The fire service still gives the toll as 14.",
        "embassy: killed=19; fire service: killed=14",
        "Odam Post: killed=14",
        "who still gives a toll",
    ),
    (
        f"{_FIRE} The embassy said 19 workers died. The fire service continues to speak of 14 dead.",
        "fire service: killed=14",
        "Odam Post: killed=14",
        "who continues to speak of so many",
    ),
    (
        f"{_FIRE} The embassy said 19 workers died. The fire service has not changed its toll of 14.",
        "fire service: killed=14",
        "Odam Post: killed=14",
        "who has not changed its toll",
    ),
    # --- whom a pronoun stands for
    (
        f"{_FIRED}the police said. Mothers of three boys told this newspaper so. Nine were hurt, they said.",
        "Mothers of three boys: injured=9",
        "newspaper: injured=9",
        "not whoever was told",
    ),
    (
        f"{_FIRE} Two died, the police said. Dune Refuge disputed this figure. It said four had died.",
        "Dune Refuge: killed=4",
        "police: killed=4",
        "a name that looks like a person's, and is 'it'",
    ),
    (
        f"{_FIRE} Two died, the police said. Lawyer Ana Odam disputed this figure. It was wrong, she said.",
        "police: killed=2",
        "Ana Odam: killed=2",
        "a lawyer is nobody's 'it'",
    ),
    # --- whom a hospital took in
    (
        f"{_FIRE} Four were hurt. None needed the hospital.",
        "Odam Post: injured=4",
        "Odam Post: injured=0",
        "none",
    ),
    (f"{_FIRE} No one was hospitalised, the police said.", "", "police: injured=0", "nobody in hospital"),
    (f"{_FIRE} No one was hurt, the police said.", "police: injured=0", "", "nobody hurt"),
    (
        "Our team treated seven people on Tuesday who had been injured in a police raid at the Odam camp on "
        "Monday night.",
        "Odam Post: injured=7",
        "",
        "the day of the treatment is not that of the deed",
    ),
    # --- what is set against a figure
    (
        f"{_FIRE} Three lost their lives, the police said. “Two people died, not three,” Ivo Lenk said.",
        "Ivo Lenk: killed=2; deny Ivo Lenk: killed=3",
        "",
        "behind a verb without an object",
    ),
    (
        f"{_FIRE} Three died and twelve were hurt, the police said. Director Ivo Lenk disputed this. "
        "Two died, he said.",
        "deny Ivo Lenk: killed=3; Ivo Lenk: killed=2",
        "deny Ivo Lenk: injured=12",
        "a denial that her own figure explains",
    ),
    (
        f"{_FIRE} Three died and twelve were hurt, the police said. Director Ivo Lenk disputed this.",
        "deny Ivo Lenk: killed=3; deny Ivo Lenk: injured=12",
        "",
        "a denial of all",
    ),
    (
        f"{_FIRE} Three died and twelve were hurt, the police said. Dune Refuge disputed the number of dead.",
        "deny Dune Refuge: killed=3",
        "deny Dune Refuge: injured=12",
        "a denial that names what it denies",
    ),
    # --- whose a figure is by the brackets behind it
    (
        "KEY FIGURES\n- 11 dead (Ministry of Salt, 13 February)\n- 23 dead (Odam Red Crescent)\n\n"
        "A fire broke out at the Odam camp on 12 February.",
        "Ministry of Salt: killed=11; Odam Red Crescent: killed=23",
        "Odam Post: killed=11; Odam Post: killed=23",
        "a list of figures",
    ),
    (
        f"{_FIRE} Nineteen people died (health office) and 40 were wounded (source: Sea Hotline).",
        "health office: killed=19; Sea Hotline: injured=40",
        "Odam Post: killed=19; health office: injured=40",
        "two in one sentence",
    ),
    (f"{_FIRE} Six people died (Sunday).", "Odam Post: killed=6", "", "a day"),
    (f"{_FIRE} Six people died (all men).", "Odam Post: killed=6", "", "who they were"),
    (f"{_FIRE} Five were hurt (police officers).", "Odam Post: injured=5", "", "of what kind they were"),
    (
        f"{_FIRE} The Odam Red Crescent (ORC) said six people died.",
        "Odam Red Crescent: killed=6",
        "ORC: killed=6",
        "the letters of a name",
    ),
    # --- names that a parser takes apart
    (
        f"{_FIRE} Keep Them Safe, an aid group, said nine people were injured.",
        "Keep Them Safe: injured=9",
        "aid group: injured=9",
        "a verb that opens a name",
    ),
    (
        f"{_FIRE} Save Our Shores said nine were hurt.",
        "Save Our Shores: injured=9",
        "",
        "a name with 'our' in it",
    ),
    (
        f"{_FIRE} Eleven people are missing, says the Salt Guard. Thirty, says the organisation Lost at Sea.",
        "Salt Guard: missing=11; Lost at Sea: missing=30",
        "Salt Guard: missing=30",
        "a name behind its cue",
    ),
    (
        f"{_FIRE} Speaking Monday Ivo Lenk said nine were hurt.",
        "Ivo Lenk: injured=9",
        "",
        "a verb of no name",
    ),
    # --- when it was counted, and what the number asked for is of
    (
        "A boat capsized off Lassa on Monday. The coastguard on Wednesday stood by its toll of 15 dead. "
        "Twenty-five bodies lay on the sand on Tuesday, Dune Refuge said.",
        "coastguard: killed=15; Dune Refuge: killed=25",
        "",
        "days on which the dead are counted",
    ),
    (
        f"{_FIRE} The army came. Two men were killed, according to its statement of Tuesday.",
        "army: killed=2",
        "Tuesday: killed=2",
        "a statement of a day",
    ),
    (
        f"{_FIRE} The number of injured is disputed. The police chief says that it was one. "
        "The clinic says seven.",
        "police chief: injured=1; clinic: injured=7",
        "",
        "bare figures behind a number that is named",
    ),
    (
        f"{_FIRE} The number of beds is disputed. The clinic says seven.",
        "",
        "clinic: injured=7; clinic: killed=7",
        "a number of things",
    ),
    (
        f"{_FIRE} One man fell on the stairs and hurt his knee, the police said.",
        "police: injured=1",
        "",
        "who hurts himself",
    ),
    (
        "A man was shot dead at the Odam camp on Sunday. Nobody else was hurt, the police said.",
        "police: injured=0",
        "",
        "nobody hurt beside the dead",
    ),
    (
        "A man was wounded by a shot at the Odam camp on Sunday. Nobody else was hurt, the police said.",
        "",
        "police: injured=0",
        "nobody hurt beside the hurt",
    ),
    # --- what is insisted on, and what each of several lost
    (f"{_FIRE} The Odam Red Crescent insists on 23 dead.", "Odam Red Crescent: killed=23", "", "a figure"),
    (f"{_FIRE} Twelve families lost a child.", "", "Odam Post: killed=1", "one for each family"),
    # --- a figure that a clause behind it gives to somebody
    (
        f"{_FIRE} Dune Refuge counted 61 dead, far more than the 38 the ministry speaks of.",
        "Dune Refuge: killed=61; ministry: killed=38",
        "Dune Refuge: killed=38",
        "a clause whose object is the figure",
    ),
    (
        f"{_FIRED}the union said. Only nine were wounded, not the 40 the lawyers claim.",
        "Odam Post: injured=9; lawyers: injured=40",
        "lawyers: injured=9; Odam Post: injured=40",
        "a verb that a parser takes for a noun",
    ),
    (
        f"{_FIRE} The clinic counted 90 wounded, not the sixty reported by the ministry.",
        "clinic: injured=90; ministry: injured=60",
        "ministry: injured=90; clinic: injured=60",
        "a figure with a participle behind it",
    ),
    (
        f"{_FIRE} Twelve died, and not the four the army had first given, the mayor said.",
        "mayor: killed=12",
        "mayor: killed=4",
        "words between a verb and its subject",
    ),
    (
        f"{_FIRED}the clinic said. Six people were killed. The two the doctors treated are out of danger.",
        "Odam Post: killed=6",
        "doctors: killed=2; doctors: killed=6",
        "no verb of saying gives the figure",
    ),
    # --- who gives a figure, told in the sentence behind
    (
        f"{_FIRE} Seven people were killed. That figure comes from the governor, Ana Roz.",
        "Ana Roz: killed=7",
        "Odam Post: killed=7",
        "from whom it comes",
    ),
    (
        f"{_FIRE} Seven people were killed and twelve wounded. These figures were given by the clinic.",
        "clinic: killed=7; clinic: injured=12",
        "Odam Post: killed=7",
        "several figures",
    ),
    (f"{_FIRE} Seven people were killed. So says the army.", "army: killed=7", "", "who says so"),
    (
        f"{_FIRE} Seven people were killed, the army said. The figure comes from the clinic.",
        "army: killed=7",
        "clinic: killed=7",
        "somebody is said to say it",
    ),
    (
        f"{_FIRE} Seven people were killed. The figure comes as no surprise, the mayor said.",
        "Odam Post: killed=7",
        "mayor: killed=7",
        "not from whom it comes",
    ),
    (
        f"{_FIRE} Of 40 men seven were killed. That figure comes from the clinic.",
        "",
        "clinic: killed=40",
        "which of two figures is meant is not told",
    ),
    # --- another number of those just told of
    (
        f"{_FIRE} Fourteen died. The police say nine were hurt. The embassy says there were twenty-six.",
        "police: injured=9; embassy: injured=26",
        "embassy: killed=26",
        "the hurt are no part of the dead",
    ),
    (
        f"{_FIRE} The police say nine were hurt. According to the embassy it was 26.",
        "embassy: injured=26",
        "",
        "what was so many is nobody's age",
    ),
    (
        f"{_FIRE} The police say nine were hurt. The embassy says there were 26 of them.",
        "embassy: injured=26",
        "",
        "so many of them",
    ),
    (
        f"{_FIRE} The police say nine were hurt. The embassy has a different number: 26.",
        "embassy: injured=26",
        "Odam Post: injured=26",
        "another number behind a colon",
    ),
    (
        f"{_FIRE} Nine were hurt. The embassy came on Monday. The clinic counts twelve.",
        "clinic: injured=12",
        "",
        "who counts so many, a sentence later",
    ),
    (
        "There are 340 people in the Odam camp, the clinic said on Tuesday. On Monday it had counted 310.",
        "clinic: held=340; clinic: held=310",
        "Odam Post: held=310",
        "an older figure of whoever is called 'it'",
    ),
    (
        "The Odam camp held 640 people on Monday, the clinic said. It is built for 200. The ministry puts "
        "the number at 410.",
        "clinic: held=640; ministry: held=410",
        "ministry: capacity=410",
        "the number of those inside, over the room for them",
    ),
    (
        "Six men were found dead at the Odam camp on Sunday, the police said. Villagers say the six were led "
        "there by guards, a charge that the police reject.",
        "police: killed=6",
        "deny police: killed=6",
        "nobody denies the figure that he gave",
    ),
    (
        f"{_FIRED}the clinic said. No detainee came to any harm, the governor said.",
        "governor: injured=0",
        "",
        "nobody came to harm",
    ),
    (
        "The shelling of the Odam camp on Sunday killed 8 people according to the army and 23 according to "
        "residents.",
        "army: killed=8; residents: killed=23",
        "army: killed=23",
        "the next figure is no part of who gives the first",
    ),
    (
        f"{_FIRE} Fourteen died. They differ on the wounded: the army counts 20.",
        "army: injured=20",
        "army: killed=20",
        "the sentence names what is counted",
    ),
    (
        f"{_FIRE} The police say nine were hurt. The embassy says it visited 26 people.",
        "police: injured=9",
        "embassy: injured=26",
        "a verb of its own",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), CASES, ids=[case[3] for case in CASES])
def test_whose_count_it_is(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    check_told(reader, text, wanted, unwanted, why)


def test_who_rejects_a_toll_denies_no_shipwreck(reader: Reader) -> None:
    text = "The coastguard on Friday rejected a higher toll given by the mayor after a shipwreck off Lassa."
    reading = reader.read(Report("report-1", "a.txt", text, publisher="Odam Post", language="en"))
    assert not [claim for claim in reading.claims if claim.attribute == "occurred" and claim.denial]
    text = "The coastguard on Friday denied that there had been a shipwreck off Lassa."
    reading = reader.read(Report("report-1", "a.txt", text, publisher="Odam Post", language="en"))
    assert [claim for claim in reading.claims if claim.attribute == "occurred" and claim.denial]
