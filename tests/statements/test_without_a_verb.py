"""Who says or denies what where no verb of saying tells: claims called untrue, figures told as somebody's,
figures side by side, words behind a colon. All names and places are invented."""

import pytest

from counterclaim.model import Stance
from tests.statements.conftest import Read

PUBLISHER = "Bay Courier"

# text, what is called untrue, who calls it so, why
REFUTED = [
    ("The claim that the men were beaten is rejected.", "the men were beaten", PUBLISHER, "a passive"),
    (
        "The news that shots were fired is therefore not correct.",
        "shots were fired",
        PUBLISHER,
        "a word between the verb and its no",
    ),
    ("Reports that the gate was locked have no basis.", "the gate was locked", PUBLISHER, "no basis"),
    (
        "Claims that three people died do not correspond to the truth.",
        "three people died",
        PUBLISHER,
        "not the truth",
    ),
    (
        "Assertions by some groups that officers fired are a lie.",
        "officers fired",
        PUBLISHER,
        "the claimers stand between",
    ),
    ("The information about the use of tear gas is untrue.", "the use of tear gas", PUBLISHER, "about"),
    (
        "The rumours, according to which men were killed by bullets, are without any basis.",
        "men were killed by bullets",
        PUBLISHER,
        "according to which",
    ),
    ("It is not true that the guards fired.", "the guards fired", PUBLISHER, "it is not true"),
    ("It is false to say that officers used batons.", "officers used batons", PUBLISHER, "false to say"),
    ("There is no truth in the claim that two died.", "two died", PUBLISHER, "no truth in"),
    ("There is nothing to the story that the police shot a man.", "the police shot", PUBLISHER, "nothing to"),
    (
        "Nothing in the allegations that men were tortured is true.",
        "men were tortured",
        PUBLISHER,
        "nothing in",
    ),
    ("There can be no talk of a beating.", "a beating", PUBLISHER, "no talk of"),
    ("What has been written about beatings is pure invention.", "beatings", PUBLISHER, "what was written"),
    (
        'Ivo Lenk said: "We did our work. The claim that our men shot at people is a lie. Good night."',
        "our men shot at people",
        "Ivo Lenk",
        "in the words of a speaker who says other things too",
    ),
    (
        "Q: Was it the guards?\nCOLONEL RELL: I was there. The story that we beat them is false.",
        "we beat them",
        "Rell",
        "in a turn",
    ),
    (
        "The rumours that a boy was shot are unfounded, the ministry said.",
        "a boy was shot are unfounded",
        "ministry",
        "the words of a source, to the verdict",
    ),
    (
        "Suggestions that staff locked the doors were rejected by the governor.",
        "Suggestions that staff locked",
        "governor",
        "the passive's agent",
    ),
]


@pytest.mark.parametrize(("text", "said", "name", "why"), REFUTED, ids=[case[3] for case in REFUTED])
def test_who_calls_it_untrue(read: Read, text: str, said: str, name: str, why: str) -> None:
    seen = read(text)
    denying = [item for item in seen.found.statements if item.stance is Stance.DENIES]
    voices = [seen.names(item.actor_ids) for item in denying if said in seen.words(item.content)]
    assert voices, f"{why}: {seen.all_said()}"
    assert all(names == [name] for names in voices), f"{why}: {seen.all_said()}"


# text without a denial of the report's own, why
NOT_REFUTED = [
    ("The allegations were denied in court.", "a denial told of, by nobody named"),
    ("The story about the flood is long.", "no verdict"),
    ("The ministry said the figure is correct.", "true, and not untrue"),
    ("The man who spread the news is dead.", "the verdict is another"),
]


@pytest.mark.parametrize(("text", "why"), NOT_REFUTED, ids=[case[1] for case in NOT_REFUTED])
def test_what_the_report_does_not_deny(read: Read, text: str, why: str) -> None:
    seen = read(text)
    own = [item for item in seen.found.statements if seen.names(item.actor_ids) == [PUBLISHER]]
    assert not [item for item in own if item.stance is Stance.DENIES], why


# text, the figure's words, whose it is, why
COUNTED = [
    ("The Salt Ministry's figure is 340.", "340", "Salt Ministry", "the figure is"),
    ("The hospital's toll stands at nine.", "nine", "hospital", "the toll stands at"),
    ("The clinic's own count was seven dead.", "seven dead", "clinic", "an own count"),
    (
        "The Pier Fund said four died. Its figure has since risen to seven.",
        "seven",
        "Pier Fund",
        "its figure",
    ),
    ("The toll given by the hospital is seven.", "seven", "hospital", "given by"),
    ("The number of dead given by the police remains at four.", "four", "police", "remains at"),
    ("The figure of the Ministry of Salt stands at twelve.", "twelve", "Ministry of Salt", "of a body"),
    ("The navy sticks to one.", "one", "navy", "sticks to"),
    ("The Pier Fund stays with 31.", "31", "Pier Fund", "stays with"),
    ("The hospital says 14, the mayor's office says at least 20.", "14", "hospital", "two verbs"),
    (
        "The hospital says 14, the mayor's office says at least 20.",
        "at least 20",
        "mayor's office",
        "the second",
    ),
    ("Police put the toll at four, the clinic at nine.", "nine", "clinic", "the verb is told once"),
    ("The police speak of two dead, the families of five.", "five", "families", "the preposition again"),
    ("The clinic counts 40 wounded; the union, 120.", "120", "union", "nothing but a comma"),
    (
        "Three people died, according to the police; eleven, according to the detainees.",
        "eleven",
        "detainees",
        "according to behind the figure",
    ),
    ("The ministry says four died, but the hospital told us six.", "six", "hospital", "but"),
    ("The ministry says four died, but the hospital told us six.", "four died", "ministry", "up to the but"),
    (
        "Two more men died on Tuesday, the police said, bringing the number of dead to nine.",
        "bringing the number of dead to nine",
        "police",
        "a clause of the toll behind the cue",
    ),
    (
        "Taking the toll to nine, the police said two more men had died.",
        "Taking the toll to nine",
        "police",
        "a clause of the toll before the source",
    ),
    (
        "The paper was told in the Ministry of Salt that four people died.",
        "four people died",
        "Ministry of Salt",
        "told in a ministry",
    ),
    (
        "All of them say the same thing: there was no warning.",
        "there was no warning",
        "All of them",
        "a colon",
    ),
    (
        "The survivors' accounts agree on one point: the gate was locked.",
        "the gate was locked",
        "survivors",
        "accounts before a colon",
    ),
]


@pytest.mark.parametrize(("text", "said", "name", "why"), COUNTED, ids=[case[3] for case in COUNTED])
def test_whose_words_they_are(read: Read, text: str, said: str, name: str, why: str) -> None:
    seen = read(text)
    statement = seen.said(said)
    assert seen.words(statement.content).endswith(said) or seen.words(statement.content).startswith(said), why
    assert seen.names(statement.actor_ids) == [name], f"{why}: {seen.all_said()}"


NOT_COUNTED = [
    ("The country's total is 63 this year.", "a country counts nothing"),
    ("The headman of one of them, the clinic said, fled.", "one of them is no count"),
    ("The town's population is 40,000.", "no count of the harmed"),
    ("The camp has three parts: the tents, the huts and the clinic.", "a colon before a list"),
    ("Contrary to what the union claims, nobody was beaten.", "what a sentence goes against"),
    ("Batons were not used, contrary to what some foreign media have written.", "the same behind it"),
    ("Contrary to the claims of the union, nobody was beaten.", "a noun that it goes against"),
    ("At least 70 people were hurt, most of whom have seen no doctor.", "people told of before"),
]


@pytest.mark.parametrize(("text", "why"), NOT_COUNTED, ids=[case[1] for case in NOT_COUNTED])
def test_what_nobody_says(read: Read, text: str, why: str) -> None:
    seen = read(text)
    named = [seen.names(item.actor_ids) for item in seen.found.statements]
    assert all(names == ["clinic"] for names in named), f"{why}: {seen.all_said()}"


# text, what is said, why
OWN = [
    ("It was found that two doors were locked.", "two doors were locked", "found"),
    ("It has been established that the fire was set by a man.", "the fire was set", "established"),
    ("All indications are that he was killed by the men.", "he was killed", "indications"),
]


@pytest.mark.parametrize(("text", "said", "why"), OWN, ids=[case[2] for case in OWN])
def test_what_was_found_out_by_nobody_is_the_reports_own(read: Read, text: str, said: str, why: str) -> None:
    seen = read(text)
    assert seen.names(seen.said(said).actor_ids) == [PUBLISHER], why
