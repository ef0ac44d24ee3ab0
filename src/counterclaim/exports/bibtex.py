"""The reports as sources, in BibTeX: one @misc each, the ledger in a comment at the top and in each note.

Letters stay UTF-8, as BibTeX's heirs read them; what TeX would run is written as TeX prints it.
"""

import re
from pathlib import Path
from typing import TextIO

from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.people import People
from counterclaim.exports.form.target import open_text
from counterclaim.model import Book, ReportEntry
from counterclaim.model.names import fold_name

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "{}#$%&_"},
}
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# In an address nothing is escaped, so that it can be copied: what would end the field is written in percents.
_UNSAFE_IN_URL = re.compile(r"[\s{}\\\"<>^`|\x00-\x1f\x7f]")


def write(
    book: Book,
    out: Path | TextIO,
    *,
    names: bool = False,
    full_text: bool = False,
    imprint: Imprint | None = None,
    knowledge: Knowledge | None = None,
) -> None:
    """Write `book` to `out`. A title that names a private person is left out unless `names` is set; there are
    no texts in it."""
    people = People(book.actors(), names)
    head = "; ".join(f"{name} {word}" for name, word in (imprint or Imprint()).of(book).items() if word)
    with open_text(out) as file:
        file.write(f"@comment{{{escape(head)}}}\n")
        for entry in book.reports():
            file.write("\n" + _write_entry(entry, people, head))


def escape(words: str) -> str:
    """`words` on one line, with nothing in them that TeX would run."""
    line = _CONTROL.sub("\ufffd", _SPACES.sub(" ", words).strip())
    return "".join(_SPECIAL.get(mark, mark) for mark in line)


def _write_entry(entry: ReportEntry, people: People, head: str) -> str:
    report, day = entry.report, entry.published
    author = people.quote(report.byline) if report.byline else report.publisher
    fields = {
        # Inner braces: a name that is not to be taken apart, a title that keeps its capitals.
        "author": f"{{{escape(author)}}}" if author else None,
        "title": f"{{{escape(people.quote(report.title))}}}" if report.title else None,
        "howpublished": escape(report.publisher) if report.publisher else None,
        "year": str(day.year) if day else None,
        "month": MONTHS[day.month - 1] if day else None,
        "date": day.isoformat() if day else None,
        "url": _quote_url(report.url) if report.url else None,
        "language": escape(report.language) if report.language else None,
        "note": escape(f"{report.id}; {head}"),
    }
    lines = [
        f"  {name} = {word if name == 'month' else f'{{{word}}}'},\n" for name, word in fields.items() if word
    ]
    return f"@misc{{{_make_key(entry)},\n{''.join(lines)}}}\n"


def _make_key(entry: ReportEntry) -> str:
    """Publisher, year and the end of the report's id, which alone makes it one of its kind."""
    publisher = "".join(letter for letter in fold_name(entry.report.publisher or "") if letter.isascii())
    year = str(entry.published.year) if entry.published else "undated"
    last = entry.report.id.removeprefix("report-")
    return re.sub(r"[^0-9A-Za-z-]", "", f"{publisher.replace(' ', '')[:24] or 'report'}-{year}-{last}")


def _quote_url(url: str) -> str:
    return _UNSAFE_IN_URL.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
