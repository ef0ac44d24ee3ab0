"""Reports that hold certain words: by the ledger's index of words where it has one."""

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Ledger
from counterclaim.ledger.browsing import Browser
from counterclaim.ledger.search import Wanted, open_search


def find_reports(ledger: Ledger, browser: Browser, words: str, most: int) -> list[str]:
    """Ids of at most `most` reports that hold all of `words`, the newest first; none for words that cannot be
    looked for."""
    try:
        with open_search(ledger) as search:
            return search.find_report_ids(Wanted(words, kinds=("reports",), limit=most))
    except CounterclaimError:  # another kind of ledger, or words that the index does not take
        return browser.find_words(words, most)


def index_words(ledger: Ledger) -> None:
    """Bring the index of words up to date, so that nobody waits for it."""
    try:
        open_search(ledger).__exit__(None, None, None)
    except CounterclaimError:
        return
