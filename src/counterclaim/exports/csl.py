"""The reports as sources for a reference manager, in CSL-JSON: one item a report, the ledger in `custom`."""

import json
from pathlib import Path
from typing import Any, TextIO

from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.people import People
from counterclaim.exports.form.target import open_text
from counterclaim.model import Book, ReportEntry

Data = dict[str, Any]


def write(
    book: Book,
    out: Path | TextIO,
    *,
    names: bool = False,
    full_text: bool = False,
    imprint: Imprint | None = None,
    knowledge: Knowledge | None = None,
) -> None:
    """Write `book` to `out`, one item a line. A title that names a private person is left out unless `names`
    is set; there are no texts in it."""
    people = People(book.actors(), names)
    head = (imprint or Imprint()).of(book)
    with open_text(out) as file:
        file.write("[")
        for number, entry in enumerate(book.reports()):
            item = _item(entry, people, head)
            file.write(("\n" if number == 0 else ",\n") + json.dumps(item, ensure_ascii=False))
        file.write("\n]\n")


def _item(entry: ReportEntry, people: People, head: dict[str, str | None]) -> Data:
    report = entry.report
    item: Data = {"id": report.id, "type": "webpage" if report.url else "article"}
    if report.title:
        item["title"] = people.quote(report.title)
    if report.byline:
        item["author"] = [{"literal": people.quote(report.byline)}]
    if report.publisher:
        item["container-title"] = item["publisher"] = report.publisher
    if entry.published:
        day = entry.published
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if report.url:
        item["URL"] = report.url
    if report.language:
        item["language"] = report.language
    return {**item, "custom": {**head, "uri": report.uri, "copy_of": entry.copy_of}}
