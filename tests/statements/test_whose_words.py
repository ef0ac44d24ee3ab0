"""Whose word it is where a sentence only takes up what others say, answers a question, or names nobody. All
names and places are invented."""

import pytest

from counterclaim.model import Stance
from tests.statements.conftest import Read

PUBLISHER = "Bay Courier"

# text, words of the content, who says them, in what stance, why
SAID = [
    (
        "The Salt Ministry has noted claims that guards shot at those who fled.",
        "guards shot",
        "claims",
        Stance.ACCUSES,
        "who takes note of a claim makes none",
    ),
    (
        "The governor is aware of reports by the Pier Fund that two boys were shot.",
        "two boys were shot",
        "Pier Fund",
        Stance.ASSERTS,
        "the claimer stands between",
    ),
    (
        "Relatives reject the account of the army, according to which the men died of thirst.",
        "men died of thirst",
        "Relatives",
        Stance.DENIES,
        "what an account says is denied with it",
    ),
    (
        "There is no doubt that guards beat the men, the Pier Fund said.",
        "guards beat the men",
        "Pier Fund",
        Stance.ACCUSES,
        "a no that makes it surer",
    ),
    (
        "The Pier Fund said that on Friday unknown masked men broke the lock of the yard.",
        "unknown masked men broke the lock of the yard",
        "Pier Fund",
        Stance.ASSERTS,
        "who did it is not known; that it was done is told",
    ),
    (
        "No one among them saw a mine go off.",
        "a mine go off",
        PUBLISHER,
        Stance.DENIES,
        "a source who is nobody",
    ),
    (
        "Doctors blame the fall. It is emphatically denied that officers opened fire.",
        "officers opened fire",
        PUBLISHER,
        Stance.DENIES,
        "it is denied: by whoever tells of it",
    ),
    (
        "Reports by foreign agencies that officers shot at the car are denied.",
        "officers shot at the car",
        PUBLISHER,
        Stance.DENIES,
        "who claims it does not deny it",
    ),
    (
        "Six people were saved, Captain Kendra Roll told a news conference. She said the boat had no lights.",
        "the boat had no lights",
        "Kendra Roll",
        Stance.ASSERTS,
        "an audience says nothing",
    ),
    (
        "Ivo Lenk spoke first. We have also met the survivor. He told us that soldiers pushed them.",
        "soldiers pushed them",
        "survivor",
        Stance.ACCUSES,
        "with whom somebody spoke",
    ),
    (
        "Our team spoke with nine survivors. All of them said that guards fired.",
        "guards fired",
        "nine survivors",
        None,
        "all of those with whom somebody spoke",
    ),
    (
        "Ali Sand died on Saturday, the camp's director said. His wife said that guards had beaten him.",
        "guards had beaten him",
        "His wife",
        Stance.ACCUSES,
        "not the wife of who spoke last",
    ),
    (
        "HOST: Minister Pinder is here. Who opened the gate?\n\nMINISTER: No officer opened it. It was cut.",
        "It was cut",
        "Pinder",
        Stance.DENIES,
        "a label with the title that the text gives somebody",
    ),
    (
        "HOST: Colonel Mall told you of the escape?\n\nTIBER: Colonel Mall told us that 300 escaped.\n\n"
        "HOST: And the shots?\n\nTIBER: He said his men fired into the air.",
        "his men fired into the air",
        "Mall",
        None,
        "who has the word is no he",
    ),
    (
        "HOST: Captain Rode, who died?\n\nRODE: One.\n\nHOST: Did your men fire?\n\nRODE: Absolutely not.",
        "Did your men fire",
        "Rode",
        Stance.DENIES,
        "a question answered with a no",
    ),
    (
        "HOST: Captain Rode, how many died?\n\nRODE: One.\n\nHOST: Was he shot?\n\nRODE: Yes. I saw it.",
        "Was he shot",
        "Rode",
        Stance.ASSERTS,
        "a question answered with a yes",
    ),
    (
        "Ali Sand died, the camp's director said. His wife, Jahanara, said that guards had beaten him.",
        "guards had beaten him",
        "Jahanara",
        None,
        "one name behind a relative",
    ),
    (
        "The Salt health office this morning raised its figure to 23 dead.",
        "23 dead",
        "Salt health office",
        None,
        "when it was said is no part of who said it",
    ),
    (
        "The man had long been ill, station commander Pol Col Wichai Srisomat said.",
        "The man had long been ill",
        "Wichai Srisomat",
        None,
        "a rank is nobody by itself",
    ),
    (
        'The office of the wali of Sela has spoken on what it calls "fanciful accounts" of the convoy.',
        "fanciful accounts",
        "office of the wali of Sela",
        None,
        "what is nobody",
    ),
    (
        "The Salt directorate has freed 30 people from a camp of traders, it said on Monday.",
        "has freed 30 people",
        "Salt directorate",
        None,
        "it, behind its words, is whom they open with",
    ),
    (
        "The Pier Fund said it hailed. The Salt directorate has freed 30 people, it said on Monday.",
        "has freed 30 people",
        "Pier Fund",
        None,
        "but who spoke before goes on speaking",
    ),
    (
        '"The guards did not beat anybody," the official said.',
        "did not beat anybody",
        "official",
        Stance.DENIES,
        "an official who speaks is no official count",
    ),
    (
        "A survivor of Monday's wreck off Sela said five friends drowned.",
        "five friends drowned",
        "A survivor of Monday's wreck off Sela",
        None,
        "a place behind a preposition is nobody's name",
    ),
    (
        "Survivors say 30 people were killed, and not 11, as the ministry says.",
        "30 people were killed",
        "Survivors",
        None,
        "the clause behind the figure that is set aside says that one alone",
    ),
    (
        "The director of Migration held to his numbers. Rubén Almonte: sixty were arrested.",
        "sixty were arrested",
        "Rubén Almonte",
        None,
        "a name and a colon inside a paragraph",
    ),
    (
        'Residents came. Colonel Ivo Lenk, by phone: "No agent set foot in a hospital."',
        "No agent set foot",
        "Ivo Lenk",
        Stance.DENIES,
        "a name without a verb before a quotation",
    ),
    (
        "The Salt Ministry rejected this. Our men beat nobody, said a spokeswoman, Lieutenant Halina Roka.",
        "Our men beat nobody",
        "Halina Roka",
        Stance.DENIES,
        "a role without an owner, with a name",
    ),
    (
        "A Velland official came on Saturday. The official said six people died.",
        "six people died",
        "A Velland official",
        None,
        "an official, who is no official count",
    ),
]


@pytest.mark.parametrize(("text", "said", "name", "stance", "why"), SAID, ids=[case[4] for case in SAID])
def test_whose_word_it_is(
    read: Read, text: str, said: str, name: str, stance: Stance | None, why: str
) -> None:
    seen = read(text)
    statement = seen.said(said)
    assert seen.names(statement.actor_ids) == [name], f"{why}: {seen.all_said()}"
    assert stance in (None, statement.stance), why


# text, words that nobody is said to say, why
UNSAID = [
    (
        "A man died on Friday. His body showed bruises on the back, according to a relative.",
        "bruises on the back",
        "what bears the marks says nothing",
    ),
    (
        "The clinic counted 23, four more than Advocate Thandeka Buli reported.",
        "The clinic counted 23",
        "than",
    ),
    ("By the official count six people died.", "six people died", "the official count is nobody's"),
    ("Four persons died, one more than was announced on 4 June.", "Four persons", "only compared"),
    ("About 90 people were driven out of lorries and told to walk.", "to walk", "who is told says nothing"),
    ("A survivor sent a message that this newspaper has heard.", "that", "a pronoun of what was told before"),
    (
        "Minister Ilze Vito rejects the accusations of the organisation Pier Fund.",
        "the organisation",
        "whose they are",
    ),
    ("Ballyknock Says No, a group of residents, met on Friday.", "No", "a word of a name"),
    ("Thirty men have been refusing all food since Monday.", "food", "no word is refused"),
    (
        "Nobody gets in, no lawyer, no priest, two of the men said.",
        "no priest",
        "nobody stands beside nobody",
    ),
]


def test_a_spokeswoman_speaks_for_the_body_told_of_last(read: Read) -> None:
    seen = read(
        "The Salt Ministry rejected this. Our men beat nobody, said a spokeswoman, Lieutenant Halina Roka."
    )
    assert seen.names(seen.named("Halina Roka").speaks_for) == ["Salt Ministry"]


@pytest.mark.parametrize(("text", "said", "why"), UNSAID, ids=[case[2] for case in UNSAID])
def test_what_nobody_says(read: Read, text: str, said: str, why: str) -> None:
    seen = read(text)
    assert said not in [seen.words(item.content) for item in seen.found.statements], why
    assert not [item for item in seen.found.statements if seen.words(item.source).startswith("no ")], why
