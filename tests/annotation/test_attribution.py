"""Source, cue and content in parsed sentences. All texts are invented."""

import pytest

from counterclaim.annotation import Annotator
from counterclaim.model import Span, Tagged


def tagged_in(annotator: Annotator, text: str) -> list[Tagged]:
    return [tagged for sentence in annotator.annotate(text).sentences for tagged in sentence.tagged]


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text) for span in spans)


CASES = [
    ("The mayor said that it rained.", "The mayor", "said", "that it rained", "a that-clause"),
    ("The mayor says it rained.", "The mayor", "says", "it rained", "a bare clause"),
    ("It had rained, the mayor said.", "the mayor", "said", "It had rained", "the clause before the cue"),
    (
        "The pier, the mayor said, was closed.",
        "the mayor",
        "said",
        "The pier … was closed",
        "a broken clause",
    ),
    (
        "The agency announced the arrest of two men.",
        "The agency",
        "announced",
        "the arrest of two men",
        "a noun phrase",
    ),
    ("Clerks recalled locking the gate.", "Clerks", "recalled", "locking the gate", "a gerund"),
    ("The crew vowed to return.", "The crew", "vowed", "to return", "an infinitive"),
    ("The widow asked who held the key.", "The widow", "asked", "who held the key", "a wh-clause"),
    (
        "The council blamed the flood on the firm.",
        "The council",
        "blamed",
        "the flood on the firm",
        "object and phrase",
    ),
    (
        "The firm was accused by the widow of theft.",
        "the widow",
        "was accused",
        "The firm … of theft",
        "a passive",
    ),
    ("The guard owned up to the theft.", "The guard", "owned up to", "the theft", "a verb of several words"),
    (
        "The kin hold the firm responsible for it.",
        "The kin",
        "hold",
        "the firm responsible for it",
        "a cue with a gap",
    ),
    (
        "The port has repeatedly denied selling fuel.",
        "The port",
        "has repeatedly denied",
        "selling fuel",
        "auxiliaries",
    ),
    (
        "The judge, Ana Brull, found that he drowned.",
        "The judge, Ana Brull",
        "found",
        "that he drowned",
        "apposition",
    ),
    (
        "The firm's claim that it paid is new.",
        "The firm's",
        "claim",
        "that it paid",
        "a noun with a possessor",
    ),
    ("Allegations of theft reached the court.", "", "Allegations of", "theft", "a noun with nobody"),
    (
        "A claim by the crew that it sank was read.",
        "the crew",
        "claim",
        "that it sank",
        "a noun with a by-phrase",
    ),
    (
        "In the words of a clerk, it was theft.",
        "a clerk",
        "In the words of",
        "it was theft",
        "a prepositional cue",
    ),
    ("Nine people are feared drowned.", "", "are feared", "Nine people … drowned", "raised, with nobody"),
    ("It is alleged that they were sold.", "", "It is alleged", "that they were sold", "impersonal"),
    ("The men who said it rained left.", "The men", "said", "it rained", "a relative clause"),
    (
        "The army released a statement calling it a mistake.",
        "The army",
        "calling",
        "it a mistake",
        "a statement calling",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "why"), CASES, ids=[case[4] for case in CASES])
def test_what_belongs_together(
    annotator: Annotator, text: str, source: str, cue: str, content: str, why: str
) -> None:
    found = [
        (words(text, tagged.source), tagged.cue.of(text) if tagged.cue else "", words(text, tagged.content))
        for tagged in tagged_in(annotator, text)
    ]
    assert found == [(source, cue, content)], why


NOTHING = [
    ("A speaker was mounted on the wall to say when the meals came.", "an infinitive of purpose"),
    ("Everything went according to plan.", "a look-alike"),
    ("She declined to comment.", "no answer"),
    ("The sea claimed two lives.", "a look-alike with a number"),
    ("Thousands hoping to cross wait at the pier.", "a wish that the report itself tells of"),
]


@pytest.mark.parametrize(("text", "why"), NOTHING, ids=[case[1] for case in NOTHING])
def test_what_is_no_attribution(annotator: Annotator, text: str, why: str) -> None:
    assert [tagged.cue_lemma for tagged in tagged_in(annotator, text) if tagged.content] == [], why


NEGATED = [
    ("The port did not deny it.", True, "not"),
    ("The port no longer denies it.", True, "no longer"),
    ("The port refused to confirm the sale.", True, "a refusal"),
    ("Neither the port nor the crew denied it.", True, "neither nor"),
    ("The port did not refuse to confirm the sale.", False, "not refused"),
    ("The port denied it.", False, "plain"),
]


@pytest.mark.parametrize(("text", "expected", "why"), NEGATED, ids=[case[2] for case in NEGATED])
def test_negation(annotator: Annotator, text: str, expected: bool, why: str) -> None:
    (tagged,) = tagged_in(annotator, text)
    assert tagged.negated is expected, why


def test_who_is_accused_and_who_is_told(annotator: Annotator) -> None:
    text = "The crew accused the port of theft. A clerk told the court that it rained."
    first, second = tagged_in(annotator, text)
    assert first.accused is not None
    assert first.accused.of(text) == "the port"
    assert second.addressee is not None
    assert second.addressee.of(text) == "the court"


def test_spellings_of_both_sides_of_the_sea(annotator: Annotator) -> None:
    texts = ("She emphasised that it rained.", "She emphasized that it rained.")
    assert [tagged.cue_lemma for text in texts for tagged in tagged_in(annotator, text)] == ["emphasise"] * 2


ACCUSED = [
    ("The police accused a group of men of starting the fire.", "a group of men", "of a group"),
    ("The prefect blamed a handful of clerks for the riot.", "a handful of clerks", "of a handful"),
    ("He accused the police of negligence.", "the police", "a charge without a verb"),
    ("They accused two members of the crew of having robbed them.", "two members of the crew", "members of"),
    ("We hold the Ministry of Salt responsible for the deaths.", "the Ministry of Salt", "responsible for"),
]


@pytest.mark.parametrize(("text", "accused", "why"), ACCUSED, ids=[case[2] for case in ACCUSED])
def test_the_charge_is_not_of_whom_it_is_laid_to(
    annotator: Annotator, text: str, accused: str, why: str
) -> None:
    tagged = next(tag for tag in annotator.annotate(text).sentences[0].tagged if tag.accused is not None)
    assert tagged.accused is not None
    assert tagged.accused.of(text) == accused, why


def test_bare_words_of_sentences_before_are_not_said(annotator: Annotator) -> None:
    text = "HOST: Two boats, one week. Let us stay with Monday. The coastguard says one man is dead."
    tagged = [tag for sentence in annotator.annotate(text).sentences for tag in sentence.tagged]
    assert [part.of(text) for tag in tagged for part in tag.content] == ["one man is dead"]


def test_a_name_that_begins_with_a_no_denies_nothing(annotator: Annotator) -> None:
    tagged = annotator.annotate("No Walls Lipova said two people died.").sentences[0].tagged
    assert [tag.negated for tag in tagged] == [False]
