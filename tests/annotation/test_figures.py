"""Figures: intervals, spans, counted nouns, parts of totals, and the numbers that are no figures."""

import json
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.annotation.figures import FigureFinder, find_figures
from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Mention, MentionKind, Quantity, Span, Token
from tests.annotation.conftest import Finder
from tests.shared import SHARED

Interval = tuple[str, int | None, int | None]


def as_interval(mention: Mention) -> Interval:
    assert isinstance(mention.value, Quantity)
    return mention.value.wording, mention.value.low, mention.value.high


INTERVALS: list[tuple[str, list[Interval], str]] = [
    ("The nurse counted 27 bodies.", [("27", 27, 27)], "digits"),
    ("Ships took 1,204 people aboard.", [("1,204", 1204, 1204)], "thousands separator"),
    ("Forty-four boys were freed.", [("Forty-four", 44, 44)], "tens and units with a hyphen"),
    ("Two hundred and six sailors left.", [("Two hundred and six", 206, 206)], "hundreds with and"),
    (
        "One hundred twenty-three thousand four hundred people voted.",
        [("One hundred twenty-three thousand four hundred", 123_400, 123_400)],
        "a long number in words",
    ),
    ("Some 2.5 million refugees came.", [("Some 2.5 million", 2_250_000, 2_750_000)], "decimal and scale"),
    ("One and a half million people wait.", [("One and a half million", 1_500_000, 1_500_000)], "and a half"),
    ("More than 1.5m people fled.", [("More than 1.5m", 1_500_001, None)], "a scale glued to digits"),
    ("A hundred and seventeen women slept there.", [("A hundred and seventeen", 117, 117)], "article as one"),
    ("Half a dozen runaways were shot.", [("Half a dozen", 6, 6)], "half of a multiplier"),
    ("Around two dozen men are missing.", [("Around two dozen", 22, 26)], "counted multiplier, widened"),
    ("At least six fishermen drowned.", [("At least six", 6, None)], "closed lower bound"),
    ("No fewer than 53 people died.", [("No fewer than 53", 53, None)], "closed lower bound, negated form"),
    ("Over 40 inmates escaped.", [("Over 40", 41, None)], "open lower bound"),
    ("Up to 90 dockers may be aboard.", [("Up to 90", 0, 90)], "closed upper bound"),
    ("Fewer than 20 remain.", [("Fewer than 20", 0, 19)], "open upper bound"),
    ("12 or more people were hurt.", [("12 or more", 12, None)], "bound behind the number"),
    ("40-plus wounded were brought in.", [("40-plus", 40, None)], "bound glued behind the number"),
    ("Nearly 800 pickers were held.", [("Nearly 800", 720, 799)], "below the number"),
    ("Just over 100 people came.", [("Just over 100", 101, 110)], "above the number"),
    ("Sixty-odd men were arrested.", [("Sixty-odd", 60, 69)], "and a few"),
    ("Between 40 and 60 graves were dug.", [("Between 40 and 60", 40, 60)], "range with between"),
    ("15 to 20 bakers were wounded.", [("15 to 20", 15, 20)], "range with to"),
    (
        "An estimated 60-70 people were aboard.",
        [("An estimated 60-70", 54, 77)],
        "widened range with a hyphen",
    ),
    (
        "There were two to three hundred tents.",
        [("two to three hundred", 200, 300)],
        "hundreds on both sides",
    ),
    ("Nine or ten women were released.", [("Nine or ten", 9, 10)], "alternatives"),
    ("The toll rose from 11 to 14.", [("11", 11, 11), ("14", 14, 14)], "two figures, not a range"),
    ("Dozens were killed.", [("Dozens", 24, 99)], "vague"),
    ("Scores of villagers fled.", [("Scores", 40, 199)], "vague"),
    ("Several hundred people waited.", [("Several hundred", 300, 999)], "vague times a scale"),
    ("Tens of thousands marched.", [("Tens of thousands", 20_000, 99_999)], "vague phrase"),
    ("A handful of guards stayed.", [("A handful", 2, 6)], "vague with an article"),
    ("Some of them were caught.", [("Some", 2, None)], "some with of"),
    ("Many were hurt.", [("Many", 3, None)], "many alone"),
    ("Nobody was hurt.", [("Nobody", 0, 0)], "no person"),
    ("No casualties were reported.", [("No casualties", 0, 0)], "no with a counted noun"),
    ("Not a single prisoner escaped.", [("Not a single prisoner", 0, 0)], "none at all"),
    ("Not one detainee was hit.", [("Not one detainee", 0, 0)], "none, with its noun"),
    ("A guard was stabbed.", [("A guard", 1, 1)], "article counts one"),
    ("A 16-year-old was shot.", [("A 16-year-old", 1, 1)], "an age stands for a person"),
    ("A 34-year-old nurse died.", [("A 34-year-old nurse", 1, 1)], "an age before a noun"),
    ("They fired a single shell.", [("a single shell", 1, 1)], "a single counts anything"),
    ("Only one person died.", [("Only one", 1, 1)], "only is inside the span"),
    ("Another 12 were hurt.", [("Another 12", 12, 12)], "addition before"),
    ("On 3 July 53 people died.", [("53", 53, 53)], "a date beside a figure"),
    ("In 2015, 800 people drowned.", [("800", 800, 800)], "a year beside a figure"),
    ("The toll stands at nine.", [("nine", 9, 9)], "at, but not an hour"),
    ("Sixty in one room, the boy said.", [("Sixty", 60, 60)], "in, but not a ratio"),
]


@pytest.mark.parametrize(("text", "expected", "why"), INTERVALS, ids=[case[0] for case in INTERVALS])
def test_intervals(find: Finder, text: str, expected: list[Interval], why: str) -> None:
    assert [as_interval(mention) for mention in find(text, MentionKind.FIGURE)] == expected, why


TRAPS = [
    ("An F-16 crossed the bay.", "model name"),
    ("A MiG-29 and a C-130 stood there.", "model names"),
    ("It was the third attack.", "ordinal in words"),
    ("The 17th Brigade came.", "ordinal in digits"),
    ("The camp opened in 2011.", "year"),
    ("The 1951 Convention applies.", "year before a noun"),
    ("One in ten inmates is a minor.", "ratio; a predicate noun"),
    ("Six out of every 20 fell ill.", "ratio"),
    ("Two thirds of the men left.", "fraction"),
    ("At least 80% of them left.", "share"),
    ("Nearly 30 per cent were ill.", "share in words"),
    ("The ferry left at 11:30 pm.", "time"),
    ("By five the yard was empty.", "hour"),
    ("Visitors come at two.", "hour"),
    ("It lasted three days.", "duration"),
    ("They walked 40 kilometres.", "distance"),
    ("He paid $500 and 20 dinars.", "money"),
    ("The 24-hour ban held.", "number inside an adjective"),
    ("Cell 4 is empty, and so is Block 2.", "labels"),
    ("They stormed Hill 102.", "number behind a name"),
    ("Resolution 1970 was read.", "label"),
    ("They held one another.", "pronoun"),
    ("One of the lamps went out.", "pronoun"),
    ("They slept in one room.", "one such thing"),
    ("This one is closed.", "pronoun"),
    ("They won 3-1.", "score"),
    ("Call 0912 555 014.", "telephone number"),
    ("She was 19 when she came.", "age behind a verb"),
    ("Salma Idris, 41, survived.", "age between commas"),
    ("Zero tolerance is the rule.", "zero without a counted noun"),
    ("No shots were fired.", "no before a noun that is not counted"),
    ("How many they are is unknown.", "question"),
    ("The mother of three spoke.", "children of somebody"),
]


@pytest.mark.parametrize(("text", "why"), TRAPS, ids=[case[0] for case in TRAPS])
def test_no_figure(find: Finder, text: str, why: str) -> None:
    assert [as_interval(mention) for mention in find(text, MentionKind.FIGURE)] == [], why


HEADS = [
    ("At least six drowned fishermen lay there.", "fishermen", "past a participle"),
    ("Six sub-Saharan migrants ran.", "migrants", "past an adjective with a hyphen"),
    ("Three prison guards ran.", "guards", "last noun of a compound"),
    ("Dozens of the injured guards lay there.", "guards", "past of, article and adjective"),
    ("Another 12 were hurt.", None, "elliptical"),
    ("Five others were hurt.", "others", "no noun of its own"),
    ("Five of the 53 dead were sailors.", "dead", "the noun of its total"),
    ("Police arrested 14 on Tuesday evening.", None, "a date is not counted"),
]


@pytest.mark.parametrize(("text", "head", "why"), HEADS, ids=[case[0] for case in HEADS])
def test_counted_noun(find: Finder, text: str, head: str | None, why: str) -> None:
    mention = find(text, MentionKind.FIGURE)[0]
    assert (mention.head.of(text) if mention.head else None) == head, why


PARTS: list[tuple[str, dict[str, str], str]] = [
    (
        "The toll is 53, including six children and two nurses.",
        {"six": "53", "two": "53"},
        "including, and on",
    ),
    ("Ten were held, four of whom were freed.", {"four": "Ten"}, "of whom"),
    ("Twelve were hurt; two of these have died.", {"two": "Twelve"}, "of these"),
    ("All 150 inmates, two babies included, were moved.", {"two": "All 150"}, "included, behind"),
    ("Of the 80 who fled, 31 were caught.", {"31": "80"}, "the total opens the sentence"),
    ("Five of the 53 dead were sailors.", {"Five": "53"}, "the total follows"),
    (
        "Thirty went free, eleven boys and nineteen women.",
        {"eleven": "Thirty", "nineteen": "Thirty"},
        "a sum",
    ),
    ("Three were killed and 12 were wounded.", {}, "two figures side by side"),
    ("Six died on Monday, and another four on Friday.", {}, "an addition is no part"),
]


@pytest.mark.parametrize(("text", "expected", "why"), PARTS, ids=[case[0] for case in PARTS])
def test_parts(find: Finder, text: str, expected: dict[str, str], why: str) -> None:
    found = find(text, MentionKind.FIGURE)
    parts = {m.span.of(text): m.part_of.of(text) for m in found if m.part_of is not None}
    assert parts == expected, why


NOTES = [
    ("Only one man died.", "only"),
    ("Another 12 were hurt.", "another"),
    ("Three more men died.", "another"),
    ("Each hall held 40 people.", "rate"),
    ("Two of them were children.", "part"),
    ("A guard was hurt.", "article"),
    ("Six men died.", ""),
]


@pytest.mark.parametrize(("text", "note"), NOTES)
def test_notes(find: Finder, text: str, note: str) -> None:
    assert find(text, MentionKind.FIGURE)[0].note == note


def tokens_by_hand(tagged: str) -> tuple[list[Token], str]:
    """Tokens from "six/NUM men/NOUN", as an engine without a parser would give them."""
    tokens: list[Token] = []
    start = 0
    for pair in tagged.split():
        word, pos = pair.rsplit("/", 1)
        tokens.append(Token(Span(start, start + len(word)), word, word.lower(), pos))
        start += len(word) + 1
    return tokens, " ".join(token.text for token in tokens)


def test_needs_no_parser(codebook: Codebook) -> None:
    tokens, text = tokens_by_hand("At/ADP least/ADJ 15-20/NUM armed/ADJ men/NOUN fell/VERB")
    found = find_figures(tokens, text, codebook.language.figures, ())
    assert [as_interval(mention) for mention in found] == [("At least 15-20", 15, None)]
    assert found[0].head is not None
    assert found[0].head.of(text) == "men"


_WORDS = load_codebook().language.figures
_FINDER = FigureFinder(_WORDS, ("man", "guard", "death"))
_VOCABULARY = sorted(
    {*_WORDS.numbers, *_WORDS.scales, *_WORDS.dozens, *_WORDS.vague, *_WORDS.no, *_WORDS.parts_before}
    | {
        *_WORDS.until,
        *_WORDS.alternatives,
        *_WORDS.articles,
        "men",
        "guard",
        "of",
        "the",
        "16-year-old",
        "3,300",
    }
    | {"7", "2.5", "1990", "009", "٣", "9" * 400, ",", "between", "and", "half", "-", "–", "’s", "10m"}
)


@given(
    st.lists(
        st.tuples(st.sampled_from(_VOCABULARY), st.sampled_from(["NUM", "NOUN", "ADJ", "PUNCT"])), max_size=30
    )
)
def test_any_run_of_number_words_gives_valid_figures(words: list[tuple[str, str]]) -> None:
    tokens, text = tokens_by_hand(" ".join(f"{part}/{pos}" for word, pos in words for part in word.split()))
    found = _FINDER.find(tokens, text) if tokens else []
    spans = [mention.span for mention in found]
    assert spans == sorted(spans)
    assert all(not one.overlaps(other) for one, other in pairwise(spans))
    for mention in found:
        wording, low, high = as_interval(mention)
        assert wording == mention.span.of(text)
        assert low is not None
        assert low >= 0
        assert high is None or low <= high
        assert mention.part_of is None or mention.part_of in spans
        assert mention.part_of != mention.span


@pytest.mark.parametrize(
    "unit", ["one hundred and ", "half a dozen or ", "at least at least ", "a few , ", "12 of the "]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    def measure(times: int) -> float:
        tokens, text = tokens_by_hand(" ".join(f"{word}/NUM" for word in (unit * times).split()))
        start = time.process_time()
        _FINDER.find(tokens, text)
        return time.process_time() - start

    short = min(measure(200) for _ in range(3))
    long = min(measure(2000) for _ in range(3))
    assert long < 40 * max(short, 0.002)  # a quadratic walk would need a hundred times as long


def test_agrees_with_the_marked_phrases(find: Finder) -> None:
    path = SHARED / "corpora" / "figures" / "phrases.jsonl"
    if not path.exists():
        pytest.skip("the measuring material is not beside the repository")
    right = spurious = total = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = [(figure["lo"], figure["hi"]) for figure in row["figures"]]
        got = [as_interval(mention)[1:] for mention in find(row["text"], MentionKind.FIGURE)]
        total += len(wanted)
        right += sum(interval in got for interval in wanted)
        spurious += bool(not wanted and got)
    assert (right, spurious) >= (total - 1, 0)
    assert spurious == 0
