"""What single sentences tell, read from text to claims: each row is a construction, with why it is there.

`wanted` and `unwanted` name claims as `attribute=value`; a figure is right whose interval holds the number.
"deny" before one asks for a denial. Figures with a scope, and those of older happenings, are not counted.
"""

import pytest

from counterclaim.model import Claim, Party, Quantity, Report, Stance, Term
from counterclaim.pipeline.reading import Reader, open_reader

_CENTRE = "Guards opened fire at the Odam detention centre on Sunday, survivors said."
_LEFT = "Migrants broke out of the Odam detention centre on Sunday."
_DEAD = "Two people were shot dead at the Odam detention centre on Sunday."

Row = tuple[str, str, str, str]
TOLLS: list[Row] = [
    (f"{_CENTRE} Five persons have now lost their lives.", "killed=5", "", "a perfect with adverbs"),
    (f"{_CENTRE} Twelve are known by name to have died.", "killed=12", "", "known to have died"),
    (f"{_CENTRE} Eight refugees were martyred.", "killed=8", "", "as officials say it"),
    (f"{_CENTRE} Four people paid with their lives.", "killed=4", "", "an idiom of dying"),
    (f"{_CENTRE} The medics have seen three bodies.", "killed=3", "", "bodies are people, not offices"),
    (f"{_CENTRE} The toll has gone up to 12.", "killed=12", "", "the 'up' is the verb's, no bound"),
    (f"{_CENTRE} The wounded are at least fourteen.", "injured=14", "killed=14", "a figure behind a copula"),
    (f"{_CENTRE} Four others sustained fractures.", "injured=4", "", "a wound by its name"),
    (
        "Six men and a boy were killed at the Odam camp on Sunday when guards opened fire.",
        "killed=7",
        "killed=6",
        "a list of harmed has a sum",
    ),
    (
        f"{_CENTRE} Five died. All five had bullet wounds.",
        "killed=5",
        "injured=5",
        "those dead, not more hurt",
    ),
    (f"{_CENTRE} Two died. A third man died on Monday.", "killed=2", "killed=1", "one more is no whole toll"),
    ("Amin H., 27, died of cold near the Odam camp on Friday.", "cause=heat_cold", "killed=27", "an age"),
    (
        "Police fired on people at the Odam camp at around 4 in the morning on Sunday; two died.",
        "killed=2",
        "killed=4",
        "an hour",
    ),
    ("A boy of six was hurt in a riot at the Odam camp on Sunday.", "", "injured=6", "an age in words"),
    (
        f"{_CENTRE} Nineteen were hurt. Two are in intensive care.",
        "injured=19",
        "injured=2",
        "the worst hurt",
    ),
    (
        f"{_DEAD} The deaths come three weeks after a fire in Beta in which 11 people died.",
        "killed=2",
        "killed=11",
        "an older deed that only says since when",
    ),
    ("A boat carrying 80 people sank off Sabel on Monday.", "", "rescued=80", "who sank was not saved"),
    ("The navy stopped two boats carrying 110 people on Sunday.", "rescued=110", "", "who was stopped"),
    ("A mass grave was found near the Odam camp on Sunday.", "", "killed=1", "a grave is nobody dead"),
    (
        "No one was killed in a fire at the Odam camp on Sunday.",
        "killed=0",
        "deny cause=fire_smoke",
        "nobody died in it, and it burnt",
    ),
    (
        f"{_CENTRE} Two died. The ministry put the number of people who lost their homes at 120.",
        "killed=2",
        "killed=120",
        "a number of what is not counted",
    ),
    (f'{_CENTRE} Two died, a man said. "We were 68," he said.', "killed=2", "killed=68", "who speak"),
    (
        f"{_CENTRE} Two died, a man said. The league put the number of dead at nine.",
        "killed=9",
        "",
        "a number of the dead",
    ),
    (f"{_CENTRE} Two engines were seized.", "", "arrested=2", "things are not arrested"),
]
MOVES: list[Row] = [
    (
        f"{_LEFT} Of the 62 individuals who left the centre, 41 have been found.",
        "escaped=62; recaptured=41",
        "",
        "a total with its part",
    ),
    (f"{_LEFT} About 140 people ran, not 62.", "escaped=140", "", "a plain verb of running"),
    (
        f"{_LEFT} Some 80 got away. Twelve have been picked up since.",
        "escaped=80; recaptured=12",
        "arrested=12",
        "who is taken right after others fled was caught again",
    ),
    (
        "The number of persons who absconded from the Odam camp on Sunday is 27.",
        "escaped=27",
        "",
        "the number of those who did it is N",
    ),
    ("Two breakouts took place in Odam within six days.", "", "escaped=2", "acts are counted, not people"),
    (
        "A group of 43 people was pushed back from Odam to Tunisia on Friday.",
        "deported=43",
        "",
        "pushed back",
    ),
    (
        "The police drove 39 people back over the frontier near Odam on Friday.",
        "deported=39",
        "",
        "driven back",
    ),
    (
        "On Sunday night 612 foreigners were accommodated at the Odam centre, the capacity of which is 750.",
        "held=612; capacity=750",
        "",
        "a stock and the room for it",
    ),
    (
        "There were 172 people in a cell for 60 at the Odam centre on Sunday.",
        "",
        "held=172; capacity=60",
        "who is in a cell, and how many fit in, is not said of the whole centre",
    ),
    ("The Odam centre holds nobody today, the ministry said.", "held=0", "", "a site that holds nobody"),
    ("No one held at the Odam centre was beaten, the ministry said.", "", "held=0", "nobody of those held"),
    (
        "A man who was held at the Odam centre died on Sunday.",
        "",
        "held=1",
        "being held only says who he was",
    ),
    (
        "The charity spoke to three men held at the Odam centre about the death.",
        "",
        "held=3",
        "and with whom somebody spoke",
    ),
]
DOERS: list[Row] = [
    (
        "Two patients were killed by shelling at the Odam camp on Sunday, medics said.",
        "killed=2",
        "perpetrator=Two patients",
        "what killed them they did not do",
    ),
    (
        "Shots fired by soldiers killed two men at the Odam camp on Sunday, the league said.",
        "killed=2; perpetrator=soldiers",
        "",
        "the doer of what did it",
    ),
    (
        f"{_DEAD} It was the coastguard that fired, the survivors said.",
        "perpetrator=coastguard",
        "",
        "a cleft",
    ),
    (
        f"{_DEAD} The soldiers were the only ones who fired, they said.",
        "perpetrator=soldiers",
        "",
        "the ones",
    ),
    (
        "Two men were shot dead in Odam on Sunday by gunfire from the police, the league said.",
        "perpetrator=police",
        "",
        "from whose side it came",
    ),
    (f"{_LEFT} Twelve were picked up by midday.", "", "perpetrator=midday", "a time is no doer"),
    (
        "Residents heard shooting for ten minutes at the Odam barracks on Sunday.",
        "",
        "perpetrator=Residents",
        "who hears it does not do it",
    ),
    (f"{_CENTRE} Did your men fire at the detainees?", "", "perpetrator=your men", "who asks claims nothing"),
    (
        "Officers beat the man to death near Odam on Friday, eight witnesses said.",
        "cause=beating; perpetrator=Officers",
        "",
        "words apart",
    ),
]
DENIALS: list[Row] = [
    (
        "Police shot two men in the Odam camp on Sunday, residents said. "
        '"No policeman fired," the governor said.',
        "deny perpetrator=policeman",
        "",
        "nobody of a kind",
    ),
    (
        "Soldiers fired on people in the Odam camp on Sunday, the league says. "
        '"Our soldiers fired no shots," the general said.',
        "deny perpetrator=Our soldiers",
        "perpetrator=Our soldiers",
        "a no between the verb and what it is done with",
    ),
    (
        "Police fired on people in the Odam camp on Sunday, the league says. Police used no force, "
        "the minister said.",
        "force_used=none",
        "deny force_used=none",
        "a no that is one of the words",
    ),
    (
        "Officials said 23 people died in the Odam camp on Sunday. An official said that the numbers spread "
        "on social media were wrong.",
        "killed=23",
        "deny killed=23",
        "nobody denies what his own side said",
    ),
    (
        "Officials said 23 people died in the Odam camp on Sunday. The league said that these numbers "
        "were wrong.",
        "killed=23; deny killed=23",
        "",
        "another denies it",
    ),
    (
        "A boat sank off Sabel on Sunday. No one was missing, the prefecture said.",
        "missing=0",
        "",
        "nobody is missing",
    ),
    *(
        (
            f"The league said guards shot 19 detainees dead in the Odam camp on Sunday{answer}",
            "perpetrator=guards; deny perpetrator=guards",
            "",
            why,
        )
        for answer, why in (
            (". The ministry denied the league's claims.", "whose claims they are"),
            (". The ministry rejected the league's report as untrue and one-sided.", "whose report it is"),
            (". The ministry said there was no truth in the report.", "no truth in what is told of before"),
            (
                ". The ministry wrote that the league's account had nothing to do with reality.",
                "nor with reality",
            ),
            (", which the ministry denies.", "a pronoun that takes it up"),
            (", a claim the ministry denies.", "a noun that takes it up"),
            (" - something the ministry has flatly denied.", "something that takes it up"),
            (". The guards say they did not.", "they did not"),
        )
    ),
    (
        f"{_LEFT} The navy took 40 people from the boat, a rescue which the league called late. The league "
        "said guards beat them, a charge the navy rejects.",
        "deny perpetrator=guards",
        "deny rescued=40",
        "the charge is answered, and not what was told before it",
    ),
    (
        f"{_DEAD} The minister came to the camp, which the army denies is too full.",
        "",
        "deny killed=2",
        "'which' that opens a clause of its own",
    ),
    (
        "Police arrested four persons in the raid on the Odam camp on Sunday. A doctor said seven people and "
        "not four had been arrested.",
        "arrested=4; arrested=7; deny arrested=4",
        "deny arrested=7",
        "a source that says 'not four' denies the four",
    ),
    (
        "The league said guards shot detainees in the Odam camp on Sunday. The union said soldiers beat two "
        "men there. The ministry denied the league's claims.",
        "deny perpetrator=guards",
        "deny perpetrator=soldiers",
        "whose claims are denied is said",
    ),
    (
        "The prefecture said police arrested 40 people in a raid on the Odam camp on Sunday. The league "
        "disputes the figures given by the prefecture.",
        "deny arrested=40",
        "",
        "whose figures are denied",
    ),
    (
        "A boat sank off Sabel on Sunday. The army contested the number of victims.",
        "occurred=yes",
        "deny occurred=yes",
        "who contests a number that nobody gave denies no deed",
    ),
    (
        f"{_DEAD} The army contested the number of deaths.",
        "killed=2",
        "killed=0",
        "a number that is contested is not none",
    ),
    (
        "Survivors say 30 people were killed in the fire at the Odam camp instead of 11.",
        "killed=30",
        "deny killed=30",
        "'instead of' takes back what is behind it",
    ),
    (
        "Soldiers beat people in the Odam camp on Sunday, the league says. The soldiers touched no one, the "
        "general said.",
        "deny perpetrator=The soldiers",
        "",
        "done to nobody",
    ),
    (
        "Two detainees died in the Odam camp on Sunday, the league said. Nobody died of suffocation, "
        "the minister said.",
        "deny cause=suffocation",
        "killed=0",
        "it denies the cause, not the dead",
    ),
    (f"{_CENTRE} No one was killed, the minister said.", "killed=0", "", "a plain none is a toll"),
    (
        'Guards shot two men in the Odam camp on Sunday, the league says. "We reject this accusation," the '
        "ministry said.",
        "deny perpetrator=Guards",
        "",
        "the verb of denying stands in the quotation",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _says(claim: Claim, wanted: str) -> bool:
    denied = wanted.startswith("deny ")
    attribute, _, value = wanted.removeprefix("deny ").partition("=")
    if claim.attribute != attribute or (claim.stance is Stance.DENIES) is not denied:
        return False
    held = claim.value
    if isinstance(held, Quantity):
        low, high = held.low, held.high
        return low is not None and low <= int(value) <= (high if high is not None else low + 1)
    if isinstance(held, Term):
        return held.code == value
    return isinstance(held, Party) and value in held.wording


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), [*TOLLS, *MOVES, *DOERS, *DENIALS])
def test_sentence_tells(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    told = [claim for claim in reading.claims if claim.scope is None]
    found = [(claim.attribute, claim.value, claim.stance) for claim in told]
    for each in filter(None, wanted.split("; ")):
        assert any(_says(claim, each) for claim in told), (why, each, found)
    for each in filter(None, unwanted.split("; ")):
        assert not any(_says(claim, each) for claim in told), (why, each, found)
