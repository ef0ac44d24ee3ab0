"""The exchange form "counterclaim/1": all of a book as one JSON document, the same bytes for the same book.

Its shape is docs/counterclaim-1.schema.json. Each list is sorted by id; what is too long to sort in memory is
sorted on disk.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any, TextIO, TypeVar

from counterclaim.exports.form import exchange
from counterclaim.exports.form.exchange import Choices
from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.people import People
from counterclaim.exports.form.sorting import sort_lines
from counterclaim.exports.form.sources import Sources
from counterclaim.exports.form.target import open_text
from counterclaim.model import Actor, Book, Claim, Dispute, Happening, Incident, Site, Statement

T = TypeVar("T")
Named = TypeVar("Named", Statement, Happening, Claim, Actor, Incident, Dispute, Site)

STEP = "  "


def write(
    book: Book,
    out: Path | TextIO,
    *,
    names: bool = False,
    full_text: bool = True,
    imprint: Imprint | None = None,
    knowledge: Knowledge | None = None,
) -> None:
    """Write `book` to `out`. Spans point into the texts, which `full_text` leaves out when it is False;
    the words of a source that is a private person are then left out as well, unless `names` is set."""
    choices = Choices(People(book.actors(), names), full_text, (knowledge or Knowledge()).vague)
    head = {"format": exchange.FORMAT, **(imprint or Imprint()).of(book)}
    with open_text(out) as file:
        for piece in _write_sections(head, _find_sections(book, choices)):
            file.write(piece)


def _find_sections(book: Book, choices: Choices) -> Iterator[tuple[str, Iterable[str]]]:
    yield "reports", _list_reports(book, choices)
    yield "statements", _list_statements(book, choices)
    yield "happenings", _by_id(book.happenings(), exchange.happening_data)
    yield "claims", _by_id(book.claims(), lambda item: exchange.claim_data(item, choices))
    yield "actors", _by_id(choices.people.all(), exchange.actor_data)
    yield "incidents", _by_id(book.incidents(), exchange.incident_data)
    yield "disputes", _by_id(book.disputes(), lambda item: exchange.dispute_data(item, choices))
    yield "sites", _list_sites(book, choices)
    judgements = book.judgements()
    yield "judgements", _sort(judgements, lambda item: (str(item.at), item.id), exchange.judgement_data)
    yield "problems", _sort(book.problems(), astuple, exchange.problem_data)


def _list_reports(book: Book, choices: Choices) -> Iterator[str]:
    """One after the other: texts are what takes room."""
    for report_id in sorted(entry.report.id for entry in book.reports()):
        yield _dump(exchange.report_data(book.report(report_id), choices))


def _list_statements(book: Book, choices: Choices) -> Iterable[str]:
    sources = Sources(book)

    def encode(statement: Statement) -> exchange.Data:
        return exchange.statement_data(statement, sources.find(statement.report_id).report.text, choices)

    return _by_id(book.statements(), encode)


def _list_sites(book: Book, choices: Choices) -> Iterable[str]:
    def encode(site: Site) -> exchange.Data:
        wanted = set(site.claim_ids)
        records = {claim.id: claim for claim in book.claims(site_id=site.id) if claim.id in wanted}
        return exchange.site_data(site, records, choices)

    return _by_id(list(book.sites()), encode)


def _by_id(items: Iterable[Named], encode: Callable[[Named], exchange.Data]) -> Iterable[str]:
    return _sort(items, lambda item: item.id, encode)


def _sort(items: Iterable[T], key: Callable[[T], Any], encode: Callable[[T], exchange.Data]) -> Iterable[str]:
    return sort_lines((key(item), _dump(encode(item))) for item in items)


def _dump(data: exchange.Data) -> str:
    return json.dumps(data, ensure_ascii=False, indent=len(STEP), allow_nan=False)


def _write_sections(
    head: Mapping[str, str | None], sections: Iterable[tuple[str, Iterable[str]]]
) -> Iterator[str]:
    """The document piece by piece, as json.dumps with the same indent would write it whole."""
    yield json.dumps(head, ensure_ascii=False, indent=len(STEP)).removesuffix("\n}")
    for name, items in sections:
        yield f",\n{STEP}{json.dumps(name)}: ["
        empty = True
        for item in items:
            yield "\n" if empty else ",\n"
            # By hand: a line end inside a text is escaped, but others that splitlines knows are not.
            yield 2 * STEP + item.replace("\n", "\n" + 2 * STEP)
            empty = False
        yield "]" if empty else f"\n{STEP}]"
    yield "\n}\n"
