"""The tagger's parts on hand-made input, and the whole of it on short reports of our own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.annotation.tagging import STYLES, Tagger, open_tagger
from counterclaim.annotation.tagging.labels import (
    FIRST,
    INDEX,
    LABELS,
    LAST,
    STEPS,
    find_path,
    find_shares,
    may_follow,
)
from counterclaim.annotation.tagging.spans import OUTPUTS, WIDTH, Heads, read_windows
from counterclaim.annotation.tagging.windows import LONGEST, Packing, Window, pack, split_text
from counterclaim.annotation.tagging.words import LONGEST_WORD, Pieces
from counterclaim.resources import find_weights
from training.corpora import Quotation, Text
from training.examples import make_examples, prepare

VOCABULARY = {
    word: number for number, word in enumerate(["[UNK]", "[CLS]", "[SEP]", "the", "fort", "##ress", "a"])
}
UNKNOWN = VOCABULARY["[UNK]"]
PACKING = Packing(VOCABULARY["[CLS]"], VOCABULARY["[SEP]"])


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return open_tagger(find_weights("attribution"))


@dataclass(frozen=True)
class Split:
    why: str
    text: str
    pieces: list[tuple[str, tuple[int, ...]]]


SPLITS = [
    Split("the longest piece first", "fortress", [("fortress", (4, 5))]),
    Split("small letters and capitals are one", "THE Fort", [("THE", (3,)), ("Fort", (4,))]),
    Split("an accent does not make another word", "thé", [("thé", (3,))]),
    Split("a mark is a word of its own", "the-fort", [("the", (3,)), ("-", (0,)), ("fort", (4,))]),
    Split("what has no pieces is unknown as a whole", "fortune", [("fortune", (0,))]),
    Split("an address is one unknown word", "a" * (LONGEST_WORD + 1), [("a" * (LONGEST_WORD + 1), (0,))]),
    Split("half of a surrogate pair is a mark", "the\ud800", [("the", (3,)), ("\ud800", (0,))]),
]


@pytest.mark.parametrize("case", SPLITS, ids=lambda case: case.why)
def test_words_are_split_into_pieces(case: Split) -> None:
    words = Pieces(VOCABULARY).read(case.text, 0, len(case.text))
    assert [(case.text[word.start : word.end], word.pieces) for word in words] == case.pieces


STATES = [
    ("straight marks open and close in turn", 'a "b" c', [0, 2, 1, 3, 0]),
    ("curly marks say which they are", "a “b” c", [0, 2, 1, 3, 0]),
    ("a quotation that is not closed ends with its paragraph", '"a b', [2, 1, 1]),
    ("an apostrophe is no quotation", "a's b", [0, 0, 0, 0]),
]


@pytest.mark.parametrize(("why", "text", "states"), STATES, ids=lambda case: case if " " in str(case) else "")
def test_each_word_knows_whether_it_is_quoted(why: str, text: str, states: list[int]) -> None:
    assert [word.feature // 6 for word in Pieces(VOCABULARY).read(text, 0, len(text))] == states, why


@given(st.text(alphabet='the fortéX".?!\n “”\u200f\ud800', max_size=1500))
@settings(max_examples=60, deadline=None)
def test_windows_hold_every_word_once_and_in_order(text: str) -> None:
    paragraphs = split_text(text, Pieces(VOCABULARY))
    windows = list(pack(paragraphs, text, PACKING))
    told = [span for window in windows for span in window.spans if span[1] > span[0]]
    assert told == [(word.start, word.end) for words in paragraphs for word in words]
    for window in windows:
        assert len(window.pieces) == len(window.features) <= LONGEST + 2
        assert len(window) == len(window.firsts) == len(window.paragraphs)


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    sentence = "the fort the fort the fort the fort the fort. "
    text = (sentence * 40).strip()
    windows = list(pack(split_text(text, Pieces(VOCABULARY)), text, PACKING))
    assert len(windows) > 1
    assert all(text[window.spans[-1][1] - 1] == "." for window in windows)


@given(st.integers(1, 3), st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_the_best_labels_are_those_that_trying_all_finds(rows: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    emissions = chance.normal(size=(1, rows, len(LABELS))).astype(np.float32)
    steps = STEPS + chance.normal(size=STEPS.shape).astype(np.float32)
    found = find_path(emissions, np.array([rows]), steps)[0]

    def score(path: tuple[int, ...]) -> float:
        along = sum(float(steps[one, two]) for one, two in pairwise(path))
        each = sum(float(emissions[0, row, label]) for row, label in enumerate(path))
        return along + each + float(FIRST[path[0]]) + float(LAST[path[-1]])

    best = max(product(range(len(LABELS)), repeat=rows), key=score)
    assert score(tuple(found)) == pytest.approx(score(best), abs=1e-3)
    assert all(may_follow(LABELS[one], LABELS[two]) for one, two in pairwise(found))


@given(st.integers(1, 3), st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_the_share_of_a_label_is_that_of_all_ways_that_have_it(rows: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    emissions = chance.normal(size=(1, rows, len(LABELS))).astype(np.float32)
    found = find_shares(emissions, np.array([rows]), STEPS)[0]
    expected = np.zeros((rows, len(LABELS)))
    for path in product(range(len(LABELS)), repeat=rows):
        along = sum(float(STEPS[one, two]) for one, two in pairwise(path))
        each = sum(float(emissions[0, row, label]) for row, label in enumerate(path))
        weight = np.exp(along + each + float(FIRST[path[0]]) + float(LAST[path[-1]]))
        expected[np.arange(rows), path] += weight
    assert found == pytest.approx(expected / expected[0].sum(), abs=1e-4)


def test_windows_of_different_length_are_labelled_as_if_alone() -> None:
    chance = np.random.default_rng(3)
    emissions = chance.normal(size=(2, 9, len(LABELS))).astype(np.float32)
    together = find_path(emissions, np.array([9, 4]), STEPS)
    alone = find_path(emissions[1:, :4], np.array([4]), STEPS)
    assert together[1, :4].tolist() == alone[0].tolist()
    assert not together[1, 4:].any()
    shares = find_shares(emissions, np.array([9, 4]), STEPS)
    assert shares[1, :4] == pytest.approx(find_shares(emissions[1:, :4], np.array([4]), STEPS)[0], abs=1e-5)


def point(window: Window, labels: np.ndarray, cues: np.ndarray, sources: np.ndarray) -> np.ndarray:
    """Scores that say just this: one label a row, and each row pointing where it is told to."""
    rows = len(window)
    scores = np.zeros((rows, OUTPUTS), np.float32)
    scores[np.arange(rows), labels] = 30
    start = len(LABELS)
    for targets in (cues, sources):
        for row in range(rows):
            scores[row, start + WIDTH + row % WIDTH] = 30
            if targets[row] >= 0:
                scores[row, start + targets[row] % WIDTH] = 30
        start += 2 * WIDTH
    return scores


def spans_of(text: str, *words: str) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(each), text.index(each) + len(each)) for each in words)


GIVEN = [
    ("source, cue, content", "The mayor said the well was dry.", "The mayor", "said", ["the well was dry"]),
    ("a content around its cue", "“Dry,” she said, “as dust.”", "she", "said", ["“Dry,”", "“as dust.”"]),
    ("nobody is named", "Reportedly the well was dry.", "", "Reportedly", ["the well was dry"]),
    ("no cue", "“Dry as dust.”", "", "", ["“Dry as dust.”"]),
]


@pytest.mark.parametrize(("why", "text", "source", "cue", "content"), GIVEN, ids=[case[0] for case in GIVEN])
def test_labels_and_links_come_back_as_the_spans_they_were_made_from(
    why: str, text: str, source: str, cue: str, content: list[str]
) -> None:
    quotation = Quotation(
        spans_of(text, source) if source else (), spans_of(text, cue) if cue else (), spans_of(text, *content)
    )
    example = next(make_examples([prepare(Text("t", text, (quotation,)), Pieces(VOCABULARY))], PACKING))
    heads = Heads(STEPS, np.zeros((2, 17), np.float32))
    scores = point(example.window, example.labels, example.cues, example.sources)
    (found,) = read_windows([example.window], [scores], heads)[0]
    assert found.content == quotation.content, why
    assert (found.cue,) == quotation.cue or not quotation.cue
    assert (found.source,) == quotation.source or not quotation.source


@dataclass(frozen=True)
class Loose:
    why: str
    text: str
    cue: str
    anchor: str
    part: str
    taken: bool = True


LOOSE = [
    Loose(
        "a word right before its source and cue",
        "The well, which the mayor said had dried up, is deep.",
        "said",
        "had dried up",
        "which",
    ),
    Loose(
        "a phrase there may be another's",
        "The old well the mayor said had dried up.",
        "said",
        "had dried up",
        "The old well",
        taken=False,
    ),
    Loose("a quotation that goes on", "“Dry,” the mayor said. “As dust.”", "said", "“Dry,”", "“As dust.”"),
    Loose("no quotation", "“Dry,” the mayor said. It rained.", "said", "“Dry,”", "It rained", taken=False),
    Loose(
        "words stand between",
        "“Dry,” the mayor said. He left. “As dust.”",
        "said",
        "“Dry,”",
        "“As dust.”",
        taken=False,
    ),
    Loose(
        "a paragraph of its own",
        "“Dry,” the mayor said.\n\n“As dust.”",
        "said",
        "“Dry,”",
        "“As dust.”",
        taken=False,
    ),
]


@pytest.mark.parametrize("case", LOOSE, ids=lambda case: case.why)
def test_a_part_that_points_to_no_cue_may_be_known_by_its_place(case: Loose) -> None:
    quotation = Quotation(
        spans_of(case.text, "the mayor"), spans_of(case.text, case.cue), spans_of(case.text, case.anchor)
    )
    loose = Quotation((), (), spans_of(case.text, case.part))
    example = next(
        make_examples([prepare(Text("t", case.text, (quotation, loose)), Pieces(VOCABULARY))], PACKING)
    )
    scores = point(example.window, example.labels, example.cues, example.sources)
    heads = Heads(STEPS, np.zeros((2, 17), np.float32))
    found = read_windows([example.window], [scores], heads, alone=True)[0]
    assert (len(found) == 1) is case.taken, case.why
    assert sum(len(each.content) for each in found) == 2


def test_what_is_not_likely_is_not_told(tagger: Tagger) -> None:
    text = "The painting seems to show the harbour in winter."
    assert len(tagger.read(text).attributions) == 1, "rules that come after may know better"
    assert tagger.tag(text) == []


READ = [
    (
        "a clause",
        "The harbour master said that two boats were missing.",
        "The harbour master",
        "that two boats",
    ),
    (
        "according to",
        "Two boats are missing, according to the harbour master.",
        "the harbour master",
        "Two boats",
    ),
    ("marks", "“We saw two boats,” the harbour master said.", "the harbour master", "“We saw two boats,”"),
]


@pytest.mark.parametrize(("why", "text", "source", "opening"), READ, ids=[case[0] for case in READ])
def test_the_shipped_weights_find_plain_speech(
    tagger: Tagger, why: str, text: str, source: str, opening: str
) -> None:
    (found,) = tagger.tag(text)
    assert found.source is not None, why
    assert text[slice(*found.source)] == source
    assert text[found.content[0][0] :].startswith(opening)
    assert 0 < found.score <= 1


def test_what_nobody_says_is_not_tagged(tagger: Tagger) -> None:
    assert tagger.tag("The road runs north from the harbour for nine miles.") == []


def test_a_text_reads_alike_whatever_was_read_before(tagger: Tagger) -> None:
    text = "The mayor said the well was dry. “It has been for years,” she added."
    first = tagger.tag(text)
    tagger.tag("Another text, he said. " * 50)
    assert tagger.tag(text) == first


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_and_spans_lie_inside_it(text: str) -> None:
    for found in open_once().tag(text):
        for start, end in (*found.content, *filter(None, (found.cue, found.source))):
            assert 0 <= start < end <= len(text)
            assert not text[start].isspace()


_opened: list[Tagger] = []


def open_once() -> Tagger:
    if not _opened:
        _opened.append(open_tagger(find_weights("attribution"), STYLES["polnear"]))
    return _opened[0]


def test_labels_begin_with_outside() -> None:
    assert INDEX["O"] == 0
