"""Who did it and who denies it, at sea, at a border and in a camp, read from text to claims.

`wanted` and `unwanted` are as in `test_told`: `attribute=value`, with "deny" before what is denied.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.test_told import _says

_GAS = "Residents of the Odam camp said police fired tear gas at them on Monday."
_DEAD = "A man died at the Odam camp on Sunday."
_SANK = "A boat sank off Lassa on Monday."
_BURNT = "A fire broke out at the Odam camp on Sunday."

CASES = [
    (
        "A firm runs the Odam camp, the ministry said on Monday after a riot there. The firm denied this.",
        "deny operator=A firm",
        "deny occurred=yes",
        "what somebody says is answered, and not what its teller adds",
    ),
    (
        f"{_BURNT} The mayor rejected claims that the doors were locked when the fire broke out.",
        "",
        "deny occurred=yes; deny cause=fire_smoke",
        "when that was which is denied",
    ),
    (
        "The police denied that officers had fired when detainees tried to break out of the Odam camp.",
        "deny perpetrator=officers",
        "deny cause=escape_attempt",
        "what went on when it was that is denied",
    ),
    # --- a denial of what somebody claims, who is named behind "as"
    (
        "The detainees at the Odam camp were not beaten by guards on Sunday, as the union claims.",
        "deny perpetrator=guards; perpetrator=guards",
        "",
        "the union says they were, and the paper that they were not",
    ),
    (
        "The detainees at the Odam camp were not beaten by guards on Sunday, as the union said.",
        "deny perpetrator=guards",
        "perpetrator=guards",
        "the union says that they were not",
    ),
    # --- a denial by the verb of the charge
    (
        "The Greek coastguard towed a boat with 33 people back to Turkish waters on Monday, the group said. "
        "The ministry said the boat was not towed.",
        "perpetrator=The Greek coastguard; deny occurred=yes",
        "",
        "what was towed back was not towed",
    ),
    (
        "Soldiers of Oru forced 27 men across the border river on Monday, the border guard said.",
        "perpetrator=Soldiers of Oru",
        "",
        "who did it to so many",
    ),
    # --- who is meant by "they" is who denies
    (
        f"{_GAS} They denied having thrown stones.",
        "deny perpetrator=They",
        "deny perpetrator=police",
        "the perfect of a gerund, which a parser takes for a quality of stones",
    ),
    (
        f"{_GAS} They said they had not thrown any stones.",
        "deny perpetrator=they",
        "deny perpetrator=police",
        "who says what 'they' did not do",
    ),
    (
        "Two guards came to the Odam camp on Monday. They beat him, a detainee said.",
        "perpetrator=Two guards",
        "",
        "'they' who harm are those in charge, named before",
    ),
    ("The guards denied having fired shots at the Odam camp.", "deny perpetrator=The guards", "", "fired"),
    (
        f'{_BURNT} "We had nothing to do with it," a resident said.',
        "deny perpetrator=We",
        "deny perpetrator=it",
        "who had nothing to do with it",
    ),
    (f"{_DEAD} No lawyer was present, his family said.", "", "deny perpetrator=lawyer", "nobody is cleared"),
    # --- negations that stand in front
    (
        "At no point did officers fire at migrants at the Odam camp on Monday, the ministry said.",
        "deny perpetrator=officers",
        "perpetrator=officers",
        "fronted, with the auxiliary before the subject",
    ),
    (
        "In no case did officers beat detainees at the Odam camp on Monday, he said.",
        "deny perpetrator=officers",
        "perpetrator=officers",
        "the same with 'in no case'",
    ),
    (
        "At no time was the boat towed by the patrol boat off Lassa on Monday.",
        "deny perpetrator=the patrol boat",
        "occurred=yes",
        "the same in the passive, which a parser takes for a quality of the boat",
    ),
    (
        "At no cost to the state, officers beat detainees at the Odam camp on Monday, he said.",
        "perpetrator=officers",
        "deny perpetrator=officers",
        "a phrase that turns nothing round",
    ),
    # --- at the border: a lawful act in other words is told as a wrong
    (
        "Twenty men say that officers pushed them back across the border on Monday.",
        "perpetrator=officers",
        "",
        "a charge",
    ),
    (
        "The ministry denied that its officers pushed back a group of Oru nationals to Velland on Monday.",
        "deny perpetrator=its officers",
        "",
        "its denial, with the people behind the verb",
    ),
    ("The ministry said it deported 40 people on Monday.", "", "perpetrator=it", "a lawful act, as told"),
    (
        "Police pushed back protesters from the gate of the Odam camp on Monday.",
        "",
        "occurred=yes",
        "a crowd",
    ),
    (
        "Survivors said that masked men put them into life rafts on Monday and left them at sea.",
        "perpetrator=masked men",
        "",
        "set adrift",
    ),
    # --- at sea
    (
        "The spokesman denied that its patrol had hit the boat off Lassa on Monday.",
        "deny perpetrator=its patrol; deny means=vehicle",
        "",
        "hit",
    ),
    (
        "The patrol boat collided with the migrants' boat off Lassa on Monday, survivors said.",
        "perpetrator=The patrol boat; means=vehicle",
        "",
        "collided with",
    ),
    (
        "The boat was hit by a coastguard vessel off Lassa on Monday, survivors said.",
        "perpetrator=a coastguard vessel; means=vehicle",
        "",
        "hit, in the passive",
    ),
    (
        "A police boat had chased them off Lassa on Monday, causing their boat to capsize, passengers said.",
        "perpetrator=A police boat",
        "",
        "what made it capsize",
    ),
    (
        "High waves caused the boat to capsize off Lassa on Monday, the coastguard said.",
        "",
        "perpetrator=High waves",
        "waves are nobody",
    ),
    (
        "The prefect said the boat capsized on its own off Lassa on Monday.",
        "cause=accident",
        "",
        "on its own",
    ),
    ("A big wave hit the boat off Lassa on Monday and it sank.", "", "means=vehicle", "a wave is no vessel"),
    ("The boat hit a rock off Lassa on Monday and sank.", "", "means=vehicle", "what it hit is none"),
    (
        "Survivors said the boat overturned after the coastguard tied a rope to it and pulled it at speed "
        "off Lassa on Monday.",
        "perpetrator=the coastguard",
        "cause=accident",
        "what was done before it overturned, which is no accident by that word",
    ),
    (
        "The coast guard denied that it had towed the boat off Lassa on Monday.",
        "deny perpetrator=it",
        "occurred=yes",
        "denied of itself",
    ),
    ("The coastguard said it towed the boat to port on Monday.", "", "perpetrator=it", "a help"),
    (
        f"{_SANK} The skipper forced the passengers to jump, police said.",
        "perpetrator=The skipper",
        "",
        "made to jump",
    ),
    # --- shots, blows and death
    (
        "Not a single shot was fired at the Odam camp on Monday, the ministry said.",
        "deny occurred=yes; force_used=none",
        "",
        "no shot is no shooting, and no force",
    ),
    (f"{_DEAD} Detainees said that guards shot him.", "cause=gunfire; perpetrator=guards", "", "whom"),
    (f"{_DEAD} The police said that no officer used a weapon.", "deny perpetrator=officer", "", "a weapon"),
    (
        f"{_DEAD} His family said that he did not kill himself.",
        "deny cause=suicide",
        "deny perpetrator=he; deny occurred=yes",
        "he died, and did nothing",
    ),
    (
        f"{_DEAD} The prosecutor said that four officers had caused his death.",
        "perpetrator=four officers",
        "",
        "caused his death",
    ),
    (f"{_DEAD} The smoke caused their deaths, a doctor said.", "", "perpetrator=The smoke", "a thing"),
    ("A man was killed by Turkish fire at the border on Monday.", "", "cause=fire_smoke", "fire of guns"),
    (
        "Guards fired into a crowd at the Odam camp on Monday. The director denied that anyone was hit.",
        "casualties=0",
        "",
        "nobody was hit",
    ),
    # --- fires that somebody lit
    (
        "The mayor said the fire at the Odam camp on Tuesday had been started by asylum seekers.",
        "perpetrator=asylum seekers; cause=arson",
        "",
        "in the passive",
    ),
    (f"{_BURNT} He said that two workers had lit the fire.", "perpetrator=two workers", "", "lit"),
    (
        "The fire at the Odam camp on Sunday was started by an electrical fault, police said.",
        "cause=accident",
        "perpetrator=an electrical fault; cause=arson",
        "a thing that starts it",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), CASES, ids=[case[3] for case in CASES])
def test_who_did_it_and_who_denies_it(
    reader: Reader, text: str, wanted: str, unwanted: str, why: str
) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    for each in filter(None, wanted.split("; ")):
        assert any(_says(claim, each) for claim in reading.claims), (why, each)
    for each in filter(None, unwanted.split("; ")):
        assert not any(_says(claim, each) for claim in reading.claims), (why, each)
