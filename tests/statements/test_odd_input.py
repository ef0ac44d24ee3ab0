"""Reading odd texts from end to end: it never fails, quotes word by word, says what it left out, and takes
time in proportion to the length."""

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.annotation import Annotator
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Reading, Report, Span
from counterclaim.pipeline import Reader
from quality.odd_texts import ODD_TEXTS, OddText

LONGEST_PARAGRAPH = 4000  # characters that are parsed at once; of a longer one the cut is noted
CHARACTERS = 2500
GROWTH = 2.6
SHORT = 0.02  # seconds; what takes less is taken for as much
TRIES = 5
PIECES = (
    '"', "“", "”", "‘", "’", "«", "»", "'", "(", ")", "—", " - ", "\n", "\n\n", " ", "\t", "\u00a0", "\u2028",
    "Brand: ", "said", " said Ilse Brand", "according to", "denied that", "nine men", "nobody", "on Monday",
    "12,000", "007", ".", ",", "!", "…", "قال", "ה", "\U0001f468\u200d\U0001f469", "\u0301", "\u200b",
    "\u202e", "\x00", "\x07", "\x7f", "\ufffe", "a" * 60,
)  # fmt: skip


@pytest.fixture(scope="module")
def reader(annotator: Annotator, codebook: Codebook) -> Reader:
    return Reader(codebook, annotator)


def make_odd(odd: OddText, characters: int) -> Report:
    """About so many characters of the text."""
    text = odd.make(max(2, characters * 1000 // len(odd.make(1000))))
    return Report(f"report-{odd.name}", f"{odd.name}.txt", text)


def test_many_open_quotations_are_not_named_one_by_one(reader: Reader) -> None:
    text = "\n\n".join(f'Room {number} was "dark, a guard said.' for number in range(40))
    told = [problem.message for problem in reader.read(Report("report-open", "open.txt", text)).problems]
    assert len(told) == 11
    assert told[-1].startswith("30 more quotations")


def find_spans(reading: Reading) -> Iterator[Span]:
    for statement in reading.statements:
        yield from (*statement.content, *statement.source)
        if statement.cue is not None:
            yield statement.cue
    for claim in reading.claims:
        yield claim.evidence


def check(report: Report, reading: Reading) -> None:
    for span in find_spans(reading):
        assert 0 <= span.start < span.end <= len(report.text)
        assert span.of(report.text).strip()
    for statement in reading.statements:
        parts = statement.content
        assert parts
        assert all(one.end <= other.start for one, other in pairwise(parts))
    assert all(problem.message and problem.where.startswith(report.uri) for problem in reading.problems)


def read_timed(reader: Reader, report: Report) -> tuple[float, Reading]:
    start = time.process_time()
    reading = reader.read(report)
    return time.process_time() - start, reading


@pytest.mark.parametrize("odd", ODD_TEXTS, ids=[odd.name for odd in ODD_TEXTS])
def test_odd_texts_are_read_in_time_in_proportion(reader: Reader, odd: OddText) -> None:
    """Up to small sizes, for this is to be quick; quality/bench_odd.py goes further."""
    short, long = make_odd(odd, CHARACTERS), make_odd(odd, 2 * CHARACTERS)
    before = after = float("inf")
    for _ in range(TRIES):  # another process may take the core in between, so the least time counts
        seconds, once = read_timed(reader, short)
        before = min(before, max(seconds, SHORT))
        seconds, twice = read_timed(reader, long)
        after = min(after, seconds)
        if after <= GROWTH * before:
            break
    for report, reading in ((short, once), (long, twice)):
        check(report, reading)
    if odd.left_out and max(map(len, long.text.split("\n"))) > LONGEST_PARAGRAPH:
        assert twice.problems, "something was left out, and nothing says so"
    assert after <= GROWTH * before, f"twice the text took {after / before:.1f} times the time"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_heap_of_pieces_is_read(reader: Reader, parts: list[str]) -> None:
    report = Report("report-heap", "heap.txt", "".join(parts))
    reading = reader.read(report)
    check(report, reading)
    assert reading == reader.read(report)


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\u200b", "“", '"', "\ufeff", "\ud800", "."])
def test_hardly_any_text_says_nothing(reader: Reader, text: str) -> None:
    reading = reader.read(Report("report-small", "small.txt", text))
    assert reading.statements == ()
    assert reading.claims == ()
