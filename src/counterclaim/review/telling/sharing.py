"""Which reports print the same sentences, told with their names: two accounts of one origin are not two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.model import ReportEntry, Shared, Span
from counterclaim.pipeline.sharing import MOST, find_shared_among, find_shared_with
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.wording import count


@dataclass(frozen=True, slots=True)
class SharedWith:
    """The sentences of a report that stand in another too, near verbatim."""

    report_id: str
    title: str
    publisher: str
    spans: tuple[Span, ...]
    share: float

    @property
    def said(self) -> str:
        """`4 of 9 sentences`."""
        return f"{len(self.spans)} of {count(max(round(len(self.spans) / self.share), 1), 'sentence')}"


def tell_shared(report_ids: Iterable[str], names: Names) -> Mapping[str, tuple[SharedWith, ...]]:
    """By report, what it shares with earlier ones among these."""
    wanted = list(report_ids)[:MOST]
    names.load_reports(wanted)
    entries = (entry for entry in map(names.report, wanted) if entry is not None)
    found: dict[str, tuple[SharedWith, ...]] = {}
    for pair in find_shared_among(entries):
        found[pair.report_id] = (*found.get(pair.report_id, ()), _tell(pair, names))
    return found


def tell_shared_with(entry: ReportEntry, report_ids: Iterable[str], names: Names) -> tuple[SharedWith, ...]:
    """What one report shares with each of these, earlier or later."""
    wanted = [known for known in dict.fromkeys(report_ids) if known != entry.report.id][:MOST]
    names.load_reports(wanted)
    others = {known: other for known in wanted if (other := names.report(known)) is not None}
    return tuple(_tell(pair, names) for pair in find_shared_with(entry, others))


def _tell(pair: Shared, names: Names) -> SharedWith:
    other = pair.other_id
    return SharedWith(other, names.title(other), names.publisher(other), pair.spans, pair.share)
