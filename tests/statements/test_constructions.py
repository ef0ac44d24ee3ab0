"""Whole sentences, read with the parser: who says what, in which stance. All texts are invented."""

import pytest

from counterclaim.model import Modality, Stance, StatementKind, Strength
from tests.statements.conftest import Read

ASSERTS, DENIES, ACCUSES, ADMITS = Stance.ASSERTS, Stance.DENIES, Stance.ACCUSES, Stance.ADMITS
CONFIRMS, DOUBTS, DEMANDS, PROMISES = Stance.CONFIRMS, Stance.DOUBTS, Stance.DEMANDS, Stance.PROMISES

# text; what every statement has, in order: source, cue, content, stance; why
CASES = [
    (
        "The coroner said the man had drowned.",
        [("The coroner", "said", "the man had drowned", ASSERTS)],
        "bare clause",
    ),
    (
        "A new pier, said the angler, opened in May.",
        [("the angler", "said", "A new pier … opened in May", ASSERTS)],
        "a cue inside, in inverted order",
    ),
    (
        '"The boat was full," the captain said, "and it leaked."',
        [("the captain", "said", '"The boat was full," … "and it leaked."', ASSERTS)],
        "broken quotation",
    ),
    (
        '"We saw smoke. We ran," two sisters told reporters.',
        [("two sisters", "told", '"We saw smoke. We ran,"', ASSERTS)],
        "a cue after a quotation of two sentences",
    ),
    (
        "According to the register, nine men were moved.",
        [("the register", "According to", "nine men were moved", ASSERTS)],
        "according to",
    ),
    (
        "The league accused the contractor of selling the blankets.",
        [("The league", "accused", "the contractor of selling the blankets", ACCUSES)],
        "accuse somebody of something",
    ),
    (
        "Two wardens were accused by the widow of theft.",
        [("the widow", "were accused", "Two wardens … of theft", ACCUSES)],
        "passive with an agent",
    ),
    (
        "The navy denied the sinking.",
        [("The navy", "denied", "the sinking", DENIES)],
        "noun phrase as content",
    ),
    (
        "The navy has not denied the sinking.",
        [],
        "no answer at all is no statement",
    ),
    (
        "The navy did not deny the sinking.",
        [("The navy", "did not deny", "the sinking", ADMITS)],
        "did not deny",
    ),
    (
        "The envoy could not confirm the toll.",
        [("The envoy", "could not confirm", "the toll", DOUBTS)],
        "could not confirm",
    ),
    (
        "The prosecutor refused to rule out murder.",
        [("The prosecutor", "refused to rule out", "murder", ASSERTS)],
        "refused to rule out",
    ),
    (
        "The chairman neither confirmed nor denied the sale.",
        [],
        "neither confirmed nor denied",
    ),
    (
        "The club called for an inquiry.",
        [("The club", "called for", "an inquiry", DEMANDS)],
        "phrasal verb",
    ),
    (
        "The court ordered the prefect to shut the depot.",
        [("The court", "ordered", "the prefect to shut the depot", DEMANDS)],
        "an order",
    ),
    (
        "The firm vowed to repair the roof.",
        [("The firm", "vowed", "to repair the roof", PROMISES)],
        "promise in the infinitive",
    ),
    (
        "The port confirmed that the ferry had sunk.",
        [("The port", "confirmed", "that the ferry had sunk", CONFIRMS)],
        "confirmation",
    ),
    (
        "The firm rejected claims that its drivers were drunk.",
        [
            ("The firm", "rejected", "claims that its drivers were drunk", DENIES),
            ("", "claims", "that its drivers were drunk", ACCUSES),
        ],
        "what is rejected is a claim of somebody who is not named",
    ),
    (
        "The council dismissed reports accusing wardens of taking bribes.",
        [
            ("The council", "dismissed", "reports accusing wardens of taking bribes", DENIES),
            ("reports", "accusing", "wardens of taking bribes", ACCUSES),
        ],
        "reports accusing",
    ),
    (
        "The rebels accused the garrison of burning the mill, which the garrison flatly denied "
        "and in turn blamed the rebels.",
        [
            ("The rebels", "accused", "the garrison of burning the mill", ACCUSES),
            ("the garrison", "denied", "the garrison of burning the mill", DENIES),
            ("the garrison", "blamed", "the rebels", ACCUSES),
        ],
        "denied the claim before it, and accused in turn",
    ),
    (
        "The spokesman said the brigade had hit a depot and accused the rebels of lying.",
        [
            ("The spokesman", "said", "the brigade had hit a depot", ASSERTS),
            ("The spokesman", "accused", "the rebels of lying", ACCUSES),
        ],
        "a second cue of the same speaker behind a reported clause",
    ),
    (
        "The prefect hinted that funds were short, while the auditor confirmed that the till was empty.",
        [
            ("The prefect", "hinted", "that funds were short", ASSERTS),
            ("the auditor", "confirmed", "that the till was empty", CONFIRMS),
        ],
        "two speakers set against one another",
    ),
    (
        "The rector insisted that her school is open to all and does not deny the existence of "
        '"small faults that every school has."',
        [
            ("The rector", "insisted", "that her school is open to all", ASSERTS),
            ("The rector", "does not deny", 'the existence of "small faults that every school has."', ADMITS),
        ],
        "admits by not denying",
    ),
    (
        "The mayor says two died; the hospital says five.",
        [("The mayor", "says", "two died", ASSERTS), ("the hospital", "says", "five", ASSERTS)],
        "two claims in one sentence",
    ),
    (
        "Six men reportedly fled.",
        [("", "reportedly", "Six men … fled", ASSERTS)],
        "an adverb names nobody",
    ),
    (
        "The fort is said to be empty.",
        [("", "is said", "The fort … to be empty", ASSERTS)],
        "be said to",
    ),
    (
        "The minister said the cabinet is considering closing the quarry.",
        [("The minister", "said", "the cabinet is considering closing the quarry", ASSERTS)],
        "a plan inside speech stays the speaker's",
    ),
    (
        "He admitted the patient to the ward at noon.",
        [],
        "a look-alike",
    ),
    (
        "The clerk declined to comment.",
        [],
        "no comment",
    ),
    (
        '"A lie," the colonel said. "We were never there."',
        [("the colonel", "said", '"A lie,"', DENIES), ("the colonel", "", '"We were never there."', DENIES)],
        "what follows the full stop is a quotation of its own",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_who_says_what(read: Read, text: str, expected: list[tuple[str, str, str, Stance]], why: str) -> None:
    seen = read(text)
    found = [(*row, item.stance) for row, item in zip(seen.all_said(), seen.found.statements, strict=True)]
    assert found == expected, why


MODALITIES = [
    (
        "The minister said the cabinet is considering closing the quarry.",
        Modality.CONSIDERED,
        "a plan told of",
    ),
    ("The cabinet is weighing whether to shut the quarry.", Modality.CONSIDERED, "the cue's own"),
    ("The court ordered the quarry closed.", Modality.ORDERED, "an order was given, not carried out"),
    ("The widow demanded the closure of the quarry.", Modality.DEMANDED, "wanted of others"),
    ("The firm promised to close the quarry.", Modality.PROMISED, "announced of oneself"),
    ("The warden said the wall could fall.", Modality.POSSIBLE, "may be so"),
    ("The warden said the wall fell.", Modality.ACTUAL, "done"),
]


@pytest.mark.parametrize(("text", "expected", "why"), MODALITIES, ids=[case[2] for case in MODALITIES])
def test_how_far_it_has_come(read: Read, text: str, expected: Modality, why: str) -> None:
    (statement,) = read(text).found.statements
    assert statement.modality is expected, why


def test_what_a_document_says_is_written(read: Read) -> None:
    (statement,) = read("The logbook says that the ferry left at six.").found.statements
    assert statement.kind is StatementKind.WRITING


def test_hints_are_hedged_and_rumours_are_rumours(read: Read) -> None:
    assert read("The envoy hinted that the talks had failed.").found.statements[0].strength is Strength.HEDGED
    assert (
        read("Rumours that the fort was sold filled the port.").found.statements[0].strength
        is Strength.RUMOUR
    )


def test_the_day_beside_the_cue_is_the_day_of_saying(read: Read) -> None:
    (statement,) = read("The bishop said on Tuesday that the bell fell on Friday.").found.statements
    assert statement.said_on is not None
    assert statement.said_on.expression.startswith("weekday:1")


def test_an_open_quotation_ends_where_the_report_goes_on(read: Read) -> None:
    seen = read('Rector Ina Falk insisted that "no pupil was turned away, and all are fed, as she put it.')
    assert seen.words(seen.said("no pupil").content) == 'that "no pupil was turned away, and all are fed'
    assert len(seen.found.problems) == 1


def test_what_ends_an_open_quotation_tells_it_no_second_time(read: Read) -> None:
    seen = read('Rector Ina Falk insisted that "no pupil was turned away, and all are fed, she added.')
    assert seen.all_said() == [
        ("Rector Ina Falk", "insisted", 'that "no pupil was turned away, and all are fed'),
    ]


def test_paragraphs_of_one_quotation(read: Read) -> None:
    seen = read('"The first night was quiet.\n\n"The second was not," Ina Falk said.')
    (statement,) = seen.found.statements
    assert seen.words(statement.content) == '"The first night was quiet. … "The second was not,"'


RELAYS = [
    ("The watchdog, citing survivors, said the hull was rammed.", "survivors", ["watchdog"], "citing"),
    (
        "Survivors told Radio Pell that the hull was rammed.",
        "Survivors",
        ["Radio Pell"],
        "told a broadcaster",
    ),
    (
        "The nurse said the boy had told her that the hull was rammed.",
        "the boy",
        ["nurse"],
        "said that he told her",
    ),
    ("The survey quotes a pilot as saying the hull was rammed.", "a pilot", ["survey"], "quotes as saying"),
]


@pytest.mark.parametrize(("text", "source", "chain", "why"), RELAYS, ids=[case[3] for case in RELAYS])
def test_a_relay_has_its_innermost_speaker(
    read: Read, text: str, source: str, chain: list[str], why: str
) -> None:
    seen = read(text)
    (statement,) = seen.found.statements
    assert seen.words(statement.source) == source, why
    assert seen.names(statement.relayed_by) == chain, why
