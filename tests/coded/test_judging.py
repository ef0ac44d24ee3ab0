"""A row becomes the judgement that a person would make at the workbench, or says why it does not."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from counterclaim.codebook import load_codebook
from counterclaim.coded import Coded, CodedRow, ColumnMap, judge_rows
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.browsing import Browser
from counterclaim.model import Quantity, Stance, Term, Verb
from counterclaim.pipeline.judged import added_claim
from tests.exports import rich_book
from tests.exports.rich_book import FIRST, SECOND

CODEBOOK = load_codebook(("detention",))
MAP = ColumnMap({"report": "Article", "words": "Quote", "value": "N"}, {"voice": "Oda Brenn"})
NOW = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
ROW = {
    "report": "note-1",
    "words": "dozens of people",
    "attribute": "escaped",
    "value": "dozens",
    "voice": "Oda Brenn",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("coded") / "coast.db") as opened:
        rich_book.fill(opened)
        yield opened


def judge(ledger: Ledger, *told: dict[str, str]) -> Coded:
    rows = [CodedRow(number, row) for number, row in enumerate(told, 2)]
    book = ledger.book()
    parts = Browser(book, ledger.name)
    return judge_rows(rows, MAP, book, parts, CODEBOOK, file="old.csv", by="Ana", at=NOW)


def change(ledger: Ledger, **told: str) -> dict[str, str]:
    coded = judge(ledger, {**ROW, **told})
    assert coded.faults == ()
    return dict(coded.judgements[0].change)


def test_a_row_is_a_claim_that_was_missed(ledger: Ledger) -> None:
    told = {
        **ROW,
        "coder": "Mira",
        "coded_on": "2022-04-01",
        "reason": "as the list has it",
        "stance": "denies",
    }
    (judgement,) = judge(ledger, told).judgements
    assert (judgement.verb, judgement.by, judgement.subjects) == (Verb.ADD, "Mira", ())
    assert judgement.at == datetime(2022, 4, 1, 12, tzinfo=UTC)
    assert judgement.reason == "as the list has it"
    claim = added_claim(judgement, FIRST.text)
    assert claim.evidence.of(FIRST.text) == "dozens of people"
    assert claim.value == Quantity(24, 99, "dozens of people")
    assert (claim.voice, claim.stance, claim.rule) == ("actor-brenn", Stance.DENIES, "added by Mira")
    assert (claim.incident_id, claim.site_id) == ("incident-halder", None)


def test_who_and_when_where_no_column_says_it(ledger: Ledger) -> None:
    (judgement,) = judge(ledger, ROW).judgements
    assert (judgement.by, judgement.at) == ("Ana", NOW)


REPORTS = ["note-1", "note-1.txt", "reports/note-1.txt", "https://press.example/1", FIRST.id, "NOTE-1"]


@pytest.mark.parametrize("named", REPORTS)
def test_a_report_goes_by_its_names(ledger: Ledger, named: str) -> None:
    assert change(ledger, report=named)["report"] == FIRST.id


VOICES = [
    ("Oda Brenn", "actor-brenn", "a name"),
    ("warden brenn", "actor-brenn", "another of its names"),
    ("actor-league", "actor-league", "an id"),
    ("relatives of a detainee", "actor-relatives", "somebody without a name"),
]


@pytest.mark.parametrize(("voice", "actor", "why"), VOICES, ids=[case[2] for case in VOICES])
def test_a_voice_goes_by_its_names(ledger: Ledger, voice: str, actor: str, why: str) -> None:
    assert change(ledger, voice=voice)["voice"] == actor


def test_the_publisher_can_be_the_voice(ledger: Ledger) -> None:
    row = {**ROW, "report": "note-2", "words": "Nine people", "value": "9", "voice": "publisher"}
    (judgement,) = judge(ledger, row).judgements
    assert dict(judgement.change)["voice"] == "actor-wire"


MATTERS = [
    ({}, {"incident": "incident-halder"}, "that of the words that were read"),
    ({"site": "Halder shelter"}, {"site": "site-halder"}, "a site by its name"),
    ({"incident": "older"}, {"incident": "incident-older"}, "the beginning of an id"),
    (
        {"attribute": "held", "words": "the Halder shelter", "value": "5"},
        {"site": "site-halder"},
        "of a site",
    ),
]


@pytest.mark.parametrize(("told", "about", "why"), MATTERS, ids=[case[2] for case in MATTERS])
def test_what_a_claim_is_about(ledger: Ledger, told: dict[str, str], about: dict[str, str], why: str) -> None:
    found = change(ledger, **told)
    assert {name: found[name] for name in ("incident", "site") if name in found} == about


VALUES = [
    ({"value": "at least 6"}, {"low": "6", "high": "open"}, "a bound"),
    ({"value": "", "low": "3", "high": "4"}, {"low": "3", "high": "4"}, "two columns"),
    ({"attribute": "cause", "value": "Gunfire"}, {"term": "gunfire"}, "a term"),
    ({"attribute": "occurred", "value": "no"}, {"term": "no"}, "yes or no"),
]


@pytest.mark.parametrize(("told", "value", "why"), VALUES, ids=[case[2] for case in VALUES])
def test_a_value(ledger: Ledger, told: dict[str, str], value: dict[str, str], why: str) -> None:
    row = {name: cell for name, cell in {**ROW, **told}.items() if cell}
    (judgement,) = judge(ledger, row).judgements
    found = dict(judgement.change)
    assert {name: found[name] for name in ("low", "high", "term") if name in found} == value


WORDS = [
    ("dozens of people", "dozens of people", "as they stand"),
    ("dozens  of\n people", "dozens of people", "white space aside"),
    ('"=Nobody was beaten," she', "“=Nobody was beaten,” she", "other quotation marks"),
]


@pytest.mark.parametrize(("words", "found", "why"), WORDS, ids=[case[2] for case in WORDS])
def test_words_are_found(ledger: Ledger, words: str, found: str, why: str) -> None:
    placed = change(ledger, words=words)
    assert FIRST.text[int(placed["start"]) : int(placed["end"])] == found


def test_words_by_their_places(ledger: Ledger) -> None:
    start = FIRST.text.index("dozens")
    placed = change(ledger, start=str(start), end=str(start + 6), words="dozens")
    assert (int(placed["start"]), int(placed["end"])) == (start, start + 6)


def test_the_day_that_a_claim_holds_for_is_kept(ledger: Ledger) -> None:
    assert change(ledger, day="2022-03-05")["as_of"] == "2022-03-05"


UNTOLD = {"report": "note-2", "words": "A closure is being weighed", "attribute": "killed", "value": "1"}
FAULTS: list[tuple[dict[str, str], str, str, str]] = [
    ({"report": "note-9"}, "Article", "the ledger has no report 'note-9'", "did you mean 'note-"),
    ({"report": ""}, "Article", "the cell is empty", "fill it"),
    (
        {"words": "hundreds of people"},
        "Quote",
        "the words 'hundreds of people' are not in the report",
        "summary",
    ),
    ({"words": "e"}, "Quote", "the words 'e' stand in", "give more of the words"),
    ({"value": "some or other"}, "N", "'some or other' is no figure", "write it as 6"),
    ({"value": ""}, "N", "the cell is empty", "give a figure"),
    ({"attribute": "cause", "value": "gunfyre"}, "N", "is no value of 'cause'", "did you mean 'gunfire'"),
    ({"attribute": "occurred", "value": "maybe"}, "N", "is no value of 'occurred'", "it can be yes, no"),
    ({"attribute": "escapd"}, "", "the codebook has no attribute 'escapd'", "did you mean 'escaped'"),
    (
        {"voice": "Oda Bren"},
        "'voice' under [always]",
        "the ledger has no voice 'Oda Bren'",
        "did you mean 'oda brenn'",
    ),
    ({"stance": "asserted"}, "", "'asserted' is no stance", "did you mean 'asserts'"),
    ({"coded_on": "1.4.2022"}, "", "'1.4.2022' is no day of this form", "write it as 2021-10-09"),
    ({"day": "Friday"}, "", "'Friday' is no day of this form", "write it as 2021-10-09"),
    ({"site": "Haldor"}, "", "the ledger has no site 'Haldor'", "`counterclaim sites`"),
    ({"incident": "zz"}, "", "the ledger has no incident 'zz'", "`counterclaim incidents`"),
    ({"start": "5", "end": "900"}, "", "5–900 lies outside a text of", "count the characters"),
    ({"start": "0", "end": "6"}, "Quote", "at 0–6 stands 'Warden', not 'dozens of people'", "give only one"),
    ({"start": "x", "end": "6"}, "", "'x' is no whole number", "in digits"),
    ({"value": "", "low": "9", "high": "3"}, "", "9 is above 3", "the lower figure first"),
    (UNTOLD, "Article", "the report tells of no incident that was read", "in 'incident'"),
]


@pytest.mark.parametrize(("told", "where", "message", "hint"), FAULTS, ids=[case[2] for case in FAULTS])
def test_a_fault_says_what_where_and_what_to_do(
    ledger: Ledger, told: dict[str, str], where: str, message: str, hint: str
) -> None:
    row = {name: cell for name, cell in {**ROW, **told}.items() if cell}
    coded = judge(ledger, row)
    assert coded.judgements == ()
    (fault,) = coded.faults
    assert fault.where.startswith("old.csv, row 2")
    assert where in fault.where
    assert message in fault.message
    assert hint in fault.hint


def test_all_faults_of_a_row_are_told_at_once(ledger: Ledger) -> None:
    coded = judge(
        ledger, {**ROW, "words": "none of it", "value": "many a man", "voice": "nobody", "stance": "x"}
    )
    assert len(coded.faults) == 4


def test_a_row_that_is_there_twice_is_one(ledger: Ledger) -> None:
    coded = judge(ledger, ROW, {**ROW, "reason": "said in other words"}, {**ROW, "coder": "Mira"})
    assert (coded.rows, len(coded.judgements), coded.known) == (3, 2, 1)


def test_the_report_of_a_row_is_the_one_it_names(ledger: Ledger) -> None:
    """Rows of several reports in turn: the text of one is not taken for the other's."""
    other = {**ROW, "report": "note-2", "words": "Nine people", "value": "9"}
    coded = judge(ledger, ROW, other, {**ROW, "value": "30"})
    assert coded.faults == ()
    texts = {FIRST.id: FIRST.text, SECOND.id: SECOND.text}
    words = []
    for judgement in coded.judgements:
        told = dict(judgement.change)
        words.append(texts[told["report"]][int(told["start"]) : int(told["end"])])
    assert words == ["dozens of people", "Nine people", "dozens of people"]


def test_a_term_is_one_of_the_codebook(ledger: Ledger) -> None:
    (judgement,) = judge(ledger, {**ROW, "attribute": "cause", "value": "gunfire"}).judgements
    assert isinstance(added_claim(judgement, FIRST.text).value, Term)
