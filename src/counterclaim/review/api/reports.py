"""Reports: what publishers put out."""

from bisect import bisect_right
from typing import Literal

from counterclaim.exports.form.exchange import Data
from counterclaim.ledger.search import Wanted, open_search
from counterclaim.ledger.tables import book_reports
from counterclaim.model import ReportEntry, Span
from counterclaim.review.api.asking import Seen
from counterclaim.review.api.parameters import day, text
from counterclaim.review.api.rows import Fits

LISTED = (
    text("words", "Words that it holds, all of them; the newest 10,000 such reports are listed."),
    day("since", "Published on this day or later."),
    day("until", "Published on this day or earlier."),
)
MOST_FOUND = 10_000
_ENDS: tuple[tuple[Literal["from", "until"], str], ...] = (("from", "since"), ("until", "until"))


def list_reports(seen: Seen) -> Data:
    """Reports without their texts, in the order of their ids."""
    after = seen.after
    fits = [
        Fits("published", value.isoformat(), way)
        for way, name in _ENDS
        if (value := seen.asked.get(name)) is not None
    ]
    words = seen.asked.get("words")
    if words is not None:
        found = sorted(find_report_ids(seen, words, MOST_FOUND))
        leaf = seen.rows.leaf_among(
            ReportEntry, book_reports, found[bisect_right(found, after) :], fits, most=seen.limit
        )
    else:
        leaf = seen.rows.leaf(ReportEntry, book_reports, fits, after=after, most=seen.limit)
    total = None if fits or words else seen.rows.count(book_reports)
    return seen.page("reports", [seen.shown.report(entry) for entry in leaf.items], leaf.next, total=total)


def show_report(seen: Seen) -> Data:
    """One report with its text.

    Where the text names private people, and the ledger is not served with names, each letter of these names
    is "█": offsets hold. `withheld` says where."""
    entry = seen.look.browser.book.report(seen.asked.path["report"])
    record = {**seen.shown.report(entry), "text": seen.shown.text(entry)}
    withheld = [span_data(span) for span in seen.shown.withheld(entry.report.id)]
    return seen.one("report", record, withheld=withheld)


def span_data(span: Span) -> Data:
    return {"start": span.start, "end": span.end}


def find_report_ids(seen: Seen, words: str, most: int) -> list[str]:
    """Ids of at most `most` reports that hold all of `words`, newest first; SearchError for no question."""
    with open_search(seen.asked.desk.ledger) as search:
        wanted = Wanted(words, kinds=("reports",), as_of=seen.asked.as_of, limit=most)
        return search.find_report_ids(wanted)
