"""Reports as the book shows them: which repeats which, and which is a later text of the same page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from counterclaim.incidents.copies import are_copies, find_copies, find_touched, sketch
from counterclaim.ledger import Desk
from counterclaim.model import Entry, Report, ReportEntry


@dataclass(slots=True)
class _Texts:
    """Texts and their keys, read when they are asked for and kept for one renewal."""

    desk: Desk
    texts: dict[str, str] = field(default_factory=dict)
    near: dict[str, frozenset[str]] = field(default_factory=dict)

    def text(self, report_id: str) -> str:
        if report_id not in self.texts:
            self.texts |= self.desk.texts([report_id])
        return self.texts[report_id]

    def find_near(self, report_id: str) -> frozenset[str]:
        if report_id not in self.near:
            self.near |= self.desk.find_sketched({report_id: sketch(self.text(report_id))})
        return self.near[report_id]

    def are_alike(self, one: str, other: str) -> bool:
        return are_copies(self.text(one), self.text(other))


def show_reports(desk: Desk, entries: Sequence[Entry]) -> set[str]:
    """Show the reports of `entries`, and all whose copies or revisions they change; those that are a copy of
    another now than before."""
    texts = _Texts(desk, {entry.report.id: entry.report.text for entry in entries})
    sketches = {entry.report.id: list(sketch(entry.report.text)) for entry in entries}
    desk.add_sketches({entry.position: sketches[entry.report.id] for entry in entries})
    texts.near |= desk.find_sketched(sketches)
    touched = find_touched([entry.report.id for entry in entries], texts.find_near, texts.are_alike)
    shown = _find_shown(desk, entries, touched)
    fresh = {entry.report.id: ReportEntry(entry.report, entry.published) for entry in entries}
    known = {**{item.report.id: item for item in shown}, **fresh}
    copies = find_copies({name: (texts.text(name), known[name].published) for name in touched})
    revised = _find_revisions(desk, list(known.values()))
    made = {
        name: ReportEntry(
            item.report,
            item.published,
            copies.get(name) if name in touched else item.copy_of,
            revised.get(name),
        )
        for name, item in known.items()
    }
    before = {item.report.id: item for item in shown}
    changed = {name for name, item in made.items() if before.get(name) != _without_text(item)}
    desk.replace(ReportEntry, "id", changed, [made[name] for name in changed])
    return {name for name in changed if name in before and before[name].copy_of != made[name].copy_of} | {
        name for name in changed if name not in before and made[name].copy_of is not None
    }


def _find_shown(desk: Desk, entries: Sequence[Entry], touched: Collection[str]) -> list[ReportEntry]:
    """As they are shown so far: `touched`, and all that share an address with the reports of `entries`."""
    own = desk.find(ReportEntry, "id", set(touched))
    urls = {entry.report.url for entry in entries} | {item.report.url for item in own}
    beside = desk.find(ReportEntry, "url", {url for url in urls if url})
    return list({item.report.id: item for item in (*own, *beside)}.values())


def _find_revisions(desk: Desk, known: Sequence[ReportEntry]) -> dict[str, str]:
    """From each text of a page to the one that was read before it."""
    arrivals = desk.arrivals([item.report.id for item in known if item.report.url])
    paged = [item for item in known if item.report.url]
    latest: dict[str, str] = {}
    revised: dict[str, str] = {}
    for item in sorted(paged, key=lambda item: (item.published or date.min, arrivals[item.report.id])):
        url = item.report.url or ""
        if url in latest:
            revised[item.report.id] = latest[url]
        latest[url] = item.report.id
    return revised


def _without_text(item: ReportEntry) -> ReportEntry:
    report = item.report
    bare = Report(
        report.id,
        report.uri,
        "",
        report.url,
        report.title,
        report.publisher,
        report.byline,
        report.language,
        report.capture,
    )
    return ReportEntry(bare, item.published, item.copy_of, item.revision_of)
