"""Which figure an act counts, and numbers that real reports hold but that count nobody."""

from collections.abc import Callable

import pytest

from counterclaim.annotation import Annotator
from counterclaim.model import MentionKind, Quantity
from tests.annotation.conftest import Finder

Counted = Callable[[str], set[tuple[str, str]]]


@pytest.fixture
def counted(annotator: Annotator) -> Counted:
    """Attributes of the codebook with the words of the figures that their triggers count."""

    def find_counted(text: str) -> set[tuple[str, str]]:
        return {
            (name.partition(":")[2], frame.number.of(text))
            for sentence in annotator.annotate(text).sentences
            for frame in sentence.frames
            for name in frame.names
            if name.startswith("attribute:") and frame.number is not None
        }

    return find_counted


COUNTED: list[tuple[str, set[tuple[str, str]], str]] = [
    ("Killed: 5.", {("killed", "5")}, "a list"),
    ("Wounded on Monday: 22.", {("injured", "22")}, "a list with a day"),
    ("Three, perhaps four, men were dead by noon.", {("killed", "Three, perhaps four")}, "a comma between"),
    (
        "The nurse counted six dead and at least 24 wounded, among them five sailors.",
        {("killed", "six"), ("injured", "at least 24")},
        "the trigger is itself what is counted",
    ),
    (
        "More than a hundred fell ill and fewer than a dozen were killed.",
        {("killed", "fewer than a dozen")},
        "a bare figure before a passive",
    ),
    ("They shot three of my friends dead.", {("killed", "three")}, "an adjective with a subject"),
    ("The number of injured was revised upward to 130.", {("injured", "130")}, "a number of, in the passive"),
    (
        "The count of wounded went from 80 to 130.",
        {("injured", "80"), ("injured", "130")},
        "a revision, the old value and the new",
    ),
    ("Less than half of the 80 men were killed.", set(), "a share of a total"),
    (
        "Six of the ten men died and one of the nine was killed.",
        {("killed", "Six"), ("killed", "one")},
        "parts",
    ),
    ("One of the sailors was killed.", {("killed", "One")}, "one of several"),
]


@pytest.mark.parametrize(("text", "expected", "why"), COUNTED, ids=[case[0] for case in COUNTED])
def test_what_an_act_counts(counted: Counted, text: str, expected: set[tuple[str, str]], why: str) -> None:
    assert counted(text) == expected, why


TRAPS = [
    ("The rate was 14 deaths per 1,000 sailors.", "rate with its base"),
    ("There were three guards for every ten prisoners.", "ratio"),
    ("Of every ten men taken, three are ill.", "ratio that opens the sentence"),
    ("All of them are under 18.", "age with a bound"),
    ("Women over 60 were let off the boat.", "age behind a noun"),
    ("The man is in his 20s.", "decade of life"),
    ("Sela and her sister, both 14, were there.", "age of two"),
    ("She turned 18 there.", "age behind a verb"),
    ("A sailor over the age of 18 may vote.", "age in words"),
    ("It lasted two full days.", "unit behind an adjective"),
    ("It cost 900 Canadian dollars.", "money behind an adjective"),
    ("They asked for C$37 a share.", "money of a country"),
    ("A mattress costs 15.", "money left out"),
    ("The $1.5 billion plan and a $23 million loss failed.", "money behind an article"),
    ("They live at 312 E. Base Line.", "house number"),
    ("Call 555-0134.", "telephone number"),
    ("The vote was won by a margin of 266 to 39.", "votes"),
    ("Image 4 of 33.", "caption"),
    ("He went to Region 8 News.", "label"),
    ("He came in the year two thousand.", "year in words"),
    ("They slept under one roof.", "idiom"),
]


@pytest.mark.parametrize(("text", "why"), TRAPS, ids=[case[0] for case in TRAPS])
def test_no_figure(find: Finder, text: str, why: str) -> None:
    found = [m for m in find(text, MentionKind.FIGURE) if "article" not in m.note]
    assert [mention.span.of(text) for mention in found] == [], why


INTERVALS: list[tuple[str, tuple[str, int | None, int | None], str]] = [
    ("The army handed over 19 prisoners.", ("19", 19, 19), "over belongs to the verb"),
    ("The coastguard turned 31 people back.", ("31", 31, 31), "no age"),
    ("Anywhere from 20 to 30 people died.", ("Anywhere from 20 to 30", 20, 30), "one range"),
    ("Ten men came, and one of them spoke.", ("one", 1, 1), "one of a pronoun"),
    ("In the camp 30 men were killed.", ("30", 30, 30), "no label behind an article"),
    ("A pair of guards were hurt.", ("A pair", 2, 2), "two"),
    ("Countless men were killed.", ("Countless", 3, None), "open"),
    ("A third of the 210 men have no papers.", ("210", 210, 210), "the total of a share"),
]


@pytest.mark.parametrize(("text", "expected", "why"), INTERVALS, ids=[case[0] for case in INTERVALS])
def test_intervals(find: Finder, text: str, expected: tuple[str, int | None, int | None], why: str) -> None:
    mention = find(text, MentionKind.FIGURE)[-1]
    assert isinstance(mention.value, Quantity)
    assert (mention.span.of(text), mention.value.low, mention.value.high) == expected, why


def test_a_total_of_a_share_is_marked(find: Finder) -> None:
    (mention,) = find("A third of the 210 men have no papers.", MentionKind.FIGURE)
    assert "shared" in mention.note.split()
