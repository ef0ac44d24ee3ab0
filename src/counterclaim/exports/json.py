"""The exchange form "counterclaim/1": all of a book as one JSON document, the same bytes for the same book.

Its shape is docs/counterclaim-1.schema.json. Each list is sorted by id; one list at a time is in memory.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any, TextIO, TypeVar

from counterclaim.exports.form import exchange
from counterclaim.exports.form.people import People
from counterclaim.exports.form.sources import Sources
from counterclaim.exports.form.target import open_text
from counterclaim.model import Book, Claim, Dispute, Site, Statement

T = TypeVar("T")

STEP = "  "


def write(book: Book, out: Path | TextIO, *, names: bool = False, full_text: bool = True) -> None:
    """Write `book` to `out`. Spans point into the texts, which `full_text` leaves out when it is False;
    the words of a source that is a private person are then left out as well, unless `names` is set."""
    with open_text(out) as file:
        for piece in _write_sections(_find_sections(book, names, full_text)):
            file.write(piece)


def _find_sections(book: Book, names: bool, full_text: bool) -> Iterator[tuple[str, Iterable[str]]]:
    people = People(book.actors(), names)
    yield "reports", _list_reports(book, full_text)
    yield "statements", _list_statements(book, people, full_text)
    yield "happenings", _sort(book.happenings(), lambda item: item.id, exchange.happening_data)
    yield "claims", _list_claims(book, people, full_text)
    yield "actors", _sort(people.all(), lambda item: item.id, exchange.actor_data)
    yield "incidents", _sort(book.incidents(), lambda item: item.id, exchange.incident_data)
    yield "disputes", _list_disputes(book, people, full_text)
    yield "sites", _list_sites(book, people, full_text)
    yield "judgements", _sort(book.judgements(), lambda item: (item.at, item.id), exchange.judgement_data)
    yield "problems", _sort(book.problems(), astuple, exchange.problem_data)


def _list_reports(book: Book, full_text: bool) -> Iterator[str]:
    """One after the other: texts are what takes room."""
    for report_id in sorted(entry.report.id for entry in book.reports()):
        yield _dump(exchange.report_data(book.report(report_id), full_text))


def _list_statements(book: Book, people: People, full_text: bool) -> Iterable[str]:
    sources = Sources(book)

    def encode(statement: Statement) -> exchange.Data:
        return exchange.statement_data(
            statement, sources.find(statement.report_id).report.text, people, full_text
        )

    return _sort(book.statements(), lambda item: item.id, encode)


def _list_claims(book: Book, people: People, full_text: bool) -> Iterable[str]:
    def encode(claim: Claim) -> exchange.Data:
        return exchange.claim_data(claim, people, full_text)

    return _sort(book.claims(), lambda item: item.id, encode)


def _list_disputes(book: Book, people: People, full_text: bool) -> Iterable[str]:
    def encode(dispute: Dispute) -> exchange.Data:
        return exchange.dispute_data(dispute, people, full_text)

    return _sort(book.disputes(), lambda item: item.id, encode)


def _list_sites(book: Book, people: People, full_text: bool) -> Iterable[str]:
    wanted = {claim_id for site in book.sites() for claim_id in site.claim_ids}
    records = {claim.id: claim for claim in book.claims() if claim.id in wanted}

    def encode(site: Site) -> exchange.Data:
        return exchange.site_data(site, records, people, full_text)

    return _sort(book.sites(), lambda item: item.id, encode)


def _sort(items: Iterable[T], key: Callable[[T], Any], encode: Callable[[T], exchange.Data]) -> Iterable[str]:
    keyed = [(key(item), _dump(encode(item))) for item in items]
    keyed.sort(key=lambda pair: pair[0])
    return (dumped for _, dumped in keyed)


def _dump(data: exchange.Data) -> str:
    return json.dumps(data, ensure_ascii=False, indent=len(STEP), allow_nan=False)


def _write_sections(sections: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """The document piece by piece, as json.dumps with the same indent would write it whole."""
    yield f'{{\n{STEP}"format": {json.dumps(exchange.FORMAT)}'
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
