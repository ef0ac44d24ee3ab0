"""Reports by their words: the ids alone are those that the whole search finds, and what cannot be looked for
finds nothing. Small answers leave at once."""

import socket
from pathlib import Path

import pytest

from counterclaim.api import open_ledger
from counterclaim.cli import reaching
from counterclaim.errors import SearchError
from counterclaim.ledger.browsing import Browser
from counterclaim.ledger.search import Wanted, open_search
from counterclaim.review.words import find_reports

ASKED = [
    ("migrants", "a common word"),
    ("Tripoli guards", "both words"),
    ('"detention centre"', "words in a row"),
    ("migrants -Tripoli", "one without the other"),
    ("zzzz", "a word that is nowhere"),
]


@pytest.mark.parametrize(("words", "why"), ASKED, ids=[case[1] for case in ASKED])
@pytest.mark.parametrize("most", [3, 100])
def test_ids_alone_are_those_that_the_search_finds(examples: Path, words: str, why: str, most: int) -> None:
    wanted = Wanted(words, kinds=("reports",), limit=most)
    with open_ledger(examples, create=False) as ledger, open_search(ledger) as search:
        whole = [found.entry.report.id for found in search.find(wanted).reports]
        assert search.find_report_ids(wanted) == whole
        assert (whole == []) is (why == "a word that is nowhere")
        assert find_reports(ledger, Browser(ledger.book()), words, most) == whole


def test_nothing_asked_for_is_an_error_of_the_search(examples: Path) -> None:
    with (
        open_ledger(examples, create=False) as ledger,
        open_search(ledger) as search,
        pytest.raises(SearchError),
    ):
        search.find_report_ids(Wanted("", kinds=("reports",)))


def test_small_answers_are_not_held_back() -> None:
    """The loop turns the holding back off only for sockets that name their protocol."""
    listening = reaching.listen(reaching.LOOPBACK, 0)
    try:
        assert listening.proto == socket.IPPROTO_TCP
        assert listening.getsockname()[0] == "127.0.0.1"
    finally:
        listening.close()
