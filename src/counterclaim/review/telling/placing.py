"""A place that is left open: the words that name it, report by report, as one reads them before judging."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.ledger.browsing import Browser
from counterclaim.model import Happening, Span
from counterclaim.review.telling.marking import Segment, mark_evidence
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.quoting import find_sentence

MOST = 3


@dataclass(frozen=True, slots=True)
class Named:
    """Where one report names the place."""

    report_id: str
    title: str
    publisher: str
    language: str
    segments: tuple[Segment, ...]


def tell_words(browser: Browser, names: Names, happening_ids: Sequence[str], wording: str) -> list[Named]:
    """The sentences that tell of the happenings, the name marked where it stands in or near them."""
    reports = browser.reports_of_happenings(happening_ids)
    names.load_reports(reports)
    found = {item.id: item for known in reports for item in browser.happenings_of(known)}
    told = (found[known] for known in happening_ids if known in found)
    return list(_tell(told, names, wording))


def _tell(happenings: Iterator[Happening], names: Names, wording: str) -> Iterator[Named]:
    seen: set[tuple[str, int]] = set()
    for happening in happenings:
        report_id = happening.report_id
        span = find_name(names.text(report_id), min(happening.triggers), wording)
        if len(seen) >= MOST or (report_id, span.start) in seen:
            continue
        seen.add((report_id, span.start))
        segments = mark_evidence(
            names.text(report_id),
            span,
            None,
            hue="",
            letter="",
            figure=True,
            withheld=names.withheld(report_id),
        )
        title, publisher = names.title(report_id), names.publisher(report_id)
        yield Named(report_id, title, publisher, names.language(report_id), segments)


def find_name(text: str, trigger: Span, wording: str) -> Span:
    """Where the name stands nearest to the words that tell of the happening; in their own sentence first,
    else anywhere; those words themselves where the text does not have the name so."""
    around = find_sentence(text, trigger)
    places = list(_find_all(text, wording))
    inside = [start for start in places if around.start <= start < around.end]
    near = min(inside or places, key=lambda start: abs(start - trigger.start), default=None)
    return trigger if near is None else Span(near, near + len(wording))


def _find_all(text: str, wording: str) -> Iterator[int]:
    start = text.find(wording) if wording else -1
    while start >= 0:
        yield start
        start = text.find(wording, start + len(wording))
