"""Reports that print the same sentences though neither is the other's copy: they may have one origin.

Only reports that are held beside each other anyway are compared: those of one incident, or those that tell of
what one report tells of.
"""

from collections.abc import Iterable, Mapping

from counterclaim.incidents.copying.shared import find_shared, share_parts
from counterclaim.model import ReportEntry, Shared

MOST = 30  # reports that are compared with one another; of more, those of the first days


def find_shared_among(entries: Iterable[ReportEntry]) -> tuple[Shared, ...]:
    """All pairs of `entries` that share a third of the sentences of one of them; copies are left out."""
    known = list(entries)[:MOST]
    texts = {entry.report.id: (entry.report.text, entry.published) for entry in known}
    return find_shared(texts, [entry.report.id for entry in known if entry.copy_of])


def find_shared_with(entry: ReportEntry, others: Mapping[str, ReportEntry]) -> tuple[Shared, ...]:
    """What `entry` shares with each of `others`; `report_id` is its own id, whichever came out first."""
    report = entry.report
    compared = [other for known, other in others.items() if known != report.id and not other.copy_of][:MOST]
    pairs = (
        share_parts(report.id, report.text, other.report.id, other.report.text)
        for other in compared
        if entry.copy_of != other.report.id
    )
    found = (pair for pair in pairs if pair is not None)
    return tuple(sorted(found, key=lambda pair: (-pair.share, pair.other_id)))
