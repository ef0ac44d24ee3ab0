"""Who is blamed, who answers for it and who did nothing, and who is none of these, read from text to claims.

`wanted` and `unwanted` are as in `test_told`: `attribute=value`, with "deny" before what is denied.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.test_told import _says

_DEAD = "Nine migrants were killed at the Odam camp on 2 May."
_SHOT = "Three people were shot dead at the Odam border post on Sunday."
_SANK = "Eighteen people drowned off Lassa on Monday when their boat capsized."
_BURNT = "Twenty detainees died in a fire at the Odam detention centre on 3 May."

CASES = [
    # --- the clause names who did it
    (
        f"{_SHOT} It wasn't the guards who fired, the ministry said.",
        "deny perpetrator=the guards",
        "perpetrator=the guards",
        "a sentence made to say that it was others, cut short",
    ),
    (f"{_SHOT} It was not the guards who fired.", "deny perpetrator=the guards", "", "said by nobody"),
    (
        f"{_SHOT} It was the guards who fired, witnesses said.",
        "perpetrator=the guards",
        "",
        "made to name him",
    ),
    (f"{_SHOT} It was not only the guards who fired.", "perpetrator=the guards", "", "not only they"),
    ("Witnesses saw two men shot in front of the Odam camp.", "", "perpetrator=two men", "seen to be shot"),
    (f"{_DEAD} He saw guards shoot two men.", "perpetrator=guards", "perpetrator=two men", "seen to shoot"),
    (
        f"{_SHOT} No one was shot by the guards, the ministry said.",
        "deny perpetrator=the guards",
        "perpetrator=the guards",
        "what was done to nobody has no doer",
    ),
    (
        f'{_SHOT} "Nobody was killed, neither by us nor by anyone else," the army said.',
        "deny perpetrator=us",
        "perpetrator=us",
        "the same with 'neither'",
    ),
    (
        f"{_DEAD} The men were beaten, robbed and stripped by police.",
        "perpetrator=police",
        "",
        "the doer behind the last of several verbs",
    ),
    (
        f"{_DEAD} They were attacked and rescued by the coastguard.",
        "",
        "perpetrator=coastguard",
        "who only helped",
    ),
    (
        "Soldiers opened fire on the crowd at the Odam camp on Friday, witnesses said, killing two men.",
        "perpetrator=Soldiers",
        "perpetrator=witnesses",
        "who says it does nothing: the participle is of what is said",
    ),
    (
        "The Odam camp was shelled on Friday, the army said on Sunday, killing nine people.",
        "killed=9",
        "perpetrator=the army",
        "behind a passive that names no doer",
    ),
    (
        "The officers spoke after nine people drowned off Ilios on 2 May.",
        "killed=9",
        "perpetrator=nine people",
        "a place that a parser takes for an object",
    ),
    (
        f"{_DEAD} Officers dragged women by their hair, a witness said.",
        "perpetrator=Officers",
        "perpetrator=their hair",
        "'by' tells how",
    ),
    (f"{_BURNT} Police said two detainees had started the fire.", "perpetrator=two detainees", "", "people"),
    (f"{_DEAD} A mob beat two of the men, the mayor said.", "perpetrator=mob", "", "a crowd that does wrong"),
    (f"{_SHOT} Nobody from our side fired, the army said.", "deny perpetrator=our side", "", "whose side"),
    (
        f"{_SHOT} It was not the first time that guards had shot at migrants, the charity said.",
        "",
        "perpetrator=guards; deny perpetrator=guards",
        "other times",
    ),
    # --- blame and responsibility
    (
        f"{_DEAD} The charity holds the militia responsible.",
        "perpetrator=the militia",
        "perpetrator=charity",
        "held",
    ),
    (f"{_DEAD} A lawyer said the state was responsible.", "perpetrator=the state", "", "a bare predicate"),
    (f"{_DEAD} The state bears full responsibility, a lawyer said.", "perpetrator=The state", "", "bears it"),
    (
        f"{_DEAD} The blame lies with the army, a lawyer said.",
        "perpetrator=the army",
        "",
        "with whom it lies",
    ),
    (f"{_DEAD} Guards were complicit in the killings.", "perpetrator=Guards", "", "who helped"),
    (
        f"{_DEAD} The ministry said its officers were not to blame.",
        "deny perpetrator=its officers",
        "perpetrator=its officers",
        "not to blame",
    ),
    (
        f"{_DEAD} The ministry blamed the smugglers for the tragedy.",
        "perpetrator=the smugglers",
        "",
        "a noun that points back",
    ),
    (
        f"{_SANK} The charity blamed the coastguard for the sinking.",
        "perpetrator=the coastguard",
        "",
        "a loss",
    ),
    (
        f"{_SANK} The navy blamed the smugglers, who had overloaded the boat.",
        "perpetrator=the smugglers",
        "",
        "what they caused",
    ),
    (
        f"{_DEAD} The Desert Lions claimed responsibility for the attack.",
        "perpetrator=The Desert Lions",
        "",
        "a claim of it",
    ),
    (
        f"{_DEAD} No group has claimed responsibility for the attack.",
        "",
        "perpetrator=group; deny perpetrator=group",
        "nobody claims it",
    ),
    (f"{_DEAD} The ministry is responsible for the camp.", "", "perpetrator=ministry", "whose task it is"),
    (f"{_DEAD} All sides are responsible for protecting civilians.", "", "perpetrator=sides", "a duty"),
    (f"{_DEAD} A commission will establish who was responsible.", "", "perpetrator=who", "nobody is named"),
    (
        f"{_DEAD} The prosecutor ruled out the involvement of third parties.",
        "",
        "deny perpetrator=prosecutor",
        "who finds out",
    ),
    (f'{_DEAD} "It was the police who did this," a cousin said.', "perpetrator=the police", "", "did this"),
    (
        f"{_DEAD} Those who did this will be punished, the king said.",
        "",
        "perpetrator=Those",
        "no one in particular",
    ),
    # --- what was left undone
    (
        f"{_BURNT} Guards failed to open the doors, survivors said.",
        "perpetrator=Guards",
        "deny perpetrator=Guards",
        "a failure",
    ),
    (
        f"{_BURNT} The guards did not open the doors, survivors said.",
        "perpetrator=The guards",
        "deny perpetrator=The guards",
        "a 'not' that is the wrong",
    ),
    (
        f"{_BURNT} Survivors said guards refused to unlock the cells.",
        "perpetrator=guards",
        "deny perpetrator=guards",
        "a refusal, told by others",
    ),
    (
        f"{_BURNT} The director denied that guards had refused to open the cells.",
        "deny perpetrator=guards",
        "perpetrator=guards",
        "a refusal that is denied",
    ),
    (f"{_BURNT} The guards stood by and watched, survivors said.", "perpetrator=The guards", "", "stood by"),
    (
        f"{_SANK} The coastguard ignored their calls for help, survivors said.",
        "perpetrator=The coastguard",
        "perpetrator=calls",
        "calls that nobody answered",
    ),
    (
        f"{_SANK} The coastguard denied it had ignored distress calls.",
        "deny perpetrator=it",
        "",
        "who is meant by 'it'",
    ),
    (
        f"{_SANK} The navy did nothing to save them, a survivor said.",
        "perpetrator=The navy",
        "",
        "did nothing",
    ),
    (f"{_BURNT} Doctors failed to rescue the man.", "", "perpetrator=Doctors", "who tried"),
    (
        f"{_SANK} The coastguard failed to respond to a request for comment.",
        "",
        "perpetrator=coastguard",
        "no answer to the press",
    ),
    (
        f"{_SANK} The ministry ignored calls for an inquiry.",
        "",
        "perpetrator=ministry",
        "calls of another kind",
    ),
    # --- what the charge is of, and of whom
    (
        f"{_SHOT} The Border Police reject the false claims that their officers beat migrants.",
        "deny perpetrator=their officers",
        "",
        "a denial of claims that are called false is one denial",
    ),
    (
        f"{_DEAD} The army denied responsibility and accused the paramilitaries.",
        "perpetrator=the paramilitaries",
        "",
        "a charge without its deed",
    ),
    (
        f"{_DEAD} The opposition accused the government of lying about the deaths.",
        "",
        "perpetrator=the government",
        "what was done with the deed",
    ),
    (f"{_DEAD} Local authorities attribute the attack to bandits.", "perpetrator=bandits", "", "attributed"),
    (f"{_DEAD} The union blamed the heat.", "", "perpetrator=the heat", "a thing"),
    (f"{_DEAD} The doctor was responsible for 400 people.", "", "perpetrator=The doctor", "a duty"),
    (
        f"{_DEAD} The militia denied attacking civilians.",
        "deny perpetrator=The militia",
        "deny perpetrator=attacking civilians",
        "a gerund with its object",
    ),
    (
        f"{_SANK} Survivors insist that a patrol vessel rammed them.",
        "perpetrator=a patrol vessel",
        "",
        "the boat of a force",
    ),
    (f"{_DEAD} Police found three men beaten and robbed.", "", "perpetrator=three men", "found beaten"),
    (
        f"{_DEAD} The guards saw the men fall ill and did nothing to help.",
        "perpetrator=The guards",
        "perpetrator=the men",
        "whose second verb it is",
    ),
    # --- orders
    (
        "The director ordered guards to shoot at the Odam camp on 2 May, a former clerk said.",
        "perpetrator=The director",
        "",
        "who ordered it",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), CASES)
def test_who_is_to_blame(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    for each in filter(None, wanted.split("; ")):
        assert any(_says(claim, each) for claim in reading.claims), (why, each)
    for each in filter(None, unwanted.split("; ")):
        assert not any(_says(claim, each) for claim in reading.claims), (why, each)


def test_who_tells_of_an_order_vouches_for_it(reader: Reader) -> None:
    text = "The shooting that killed six migrants at the Odam camp was ordered by the director, a clerk said."
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    names = {member.id: member.name for member in reading.cast}
    voices = {names[claim.voice] for claim in reading.claims if claim.attribute in ("killed", "perpetrator")}
    assert voices == {"a clerk"}
