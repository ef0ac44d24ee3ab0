"""Reports, statements, actors and sites that hold the words asked for, the newest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select

from counterclaim.errors import LedgerError, SearchError
from counterclaim.ledger.codec import decode
from counterclaim.ledger.search.databases import ANY, DAY, find_word_index
from counterclaim.ledger.search.filters import Sites, Voices
from counterclaim.ledger.search.tables import search_reports, search_statements
from counterclaim.ledger.search.words import Excerpt, Term, cut_excerpt, find_hits, parse_terms
from counterclaim.ledger.tables import book_actors, book_reports, book_statements, reports
from counterclaim.model import Actor, ReportEntry, Site, Span, Stance, Statement

T = TypeVar("T")

KINDS = ("actors", "sites", "statements", "reports")
# More would be no question any more, and the database takes no expression of any depth.
MOST_TERMS = 40
MOST_WORDS = 200
# A site that so few reports tell of is looked for in those alone; of more, some are soon met with.
FEW = 1000
PART = 50
# Rows that are in the index and not in the book: a few are of reports not worked out yet.
MOST_MISSING = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. Voice and stance are of statements; a period, `as_of` too, leaves out what
    has no known day. `limit` is for each kind."""

    text: str = ""
    voice: str | None = None
    stance: Stance | None = None
    site: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    kinds: tuple[str, ...] = KINDS
    limit: int = 20

    @property
    def dated(self) -> bool:
        return any((self.since, self.until, self.as_of))

    @property
    def first(self) -> date:
        return self.since or date.min

    @property
    def last(self) -> date:
        return min(self.until or date.max, self.as_of or date.max)


@dataclass(frozen=True, slots=True)
class FoundStatement:
    statement: Statement
    entry: ReportEntry
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class FoundReport:
    """`in_title` are spans of the title."""

    entry: ReportEntry
    in_title: tuple[Span, ...]
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. `more` names the kinds of which there is more than was asked for; `known` are actors
    whom the statements name, by id; `sites_meant` names the sites that the filter was taken for."""

    statements: tuple[FoundStatement, ...] = ()
    reports: tuple[FoundReport, ...] = ()
    actors: tuple[Actor, ...] = ()
    sites: tuple[Site, ...] = ()
    more: frozenset[str] = frozenset()
    known: Mapping[str, Actor] = field(default_factory=dict)
    sites_meant: tuple[str, ...] = ()


def find(connection: Connection, schema: str, wanted: Wanted) -> Found:
    """What fits all that is `wanted`; SearchError where nothing is asked for, or too much."""
    terms = parse_terms(wanted.text)
    _check(terms, wanted)
    finder = _Finder(connection, schema, wanted, terms)
    return finder.find()


def find_report_ids(connection: Connection, schema: str, wanted: Wanted) -> list[str]:
    """Ids of the reports alone, as `find` has them, the newest first. Nothing of the reports is read, so that
    thousands are found sooner than `find` shows a hundred."""
    terms = parse_terms(wanted.text)
    _check(terms, wanted)
    finder = _Finder(connection, schema, wanted, terms)
    return [row.report_id for row in islice(finder._find_rows("reports", []), wanted.limit)]


def _check(terms: Sequence[Term], wanted: Wanted) -> None:
    filtered = wanted.voice or wanted.stance or wanted.site
    if not filtered and all(term.without for term in terms):
        raise SearchError(
            f"nothing to look for in {wanted.text!r}: give a word, or a voice, a stance or a site",
            wanted.text,
        )
    if len(terms) > MOST_TERMS or sum(len(term.words) for term in terms) > MOST_WORDS:
        raise SearchError(
            f"too many words to look for at once: give at most {MOST_TERMS}, or {MOST_WORDS} in quotations",
            wanted.text[:80],
        )


class _Finder:
    def __init__(self, connection: Connection, schema: str, wanted: Wanted, terms: Sequence[Term]) -> None:
        self._connection = connection
        self._index = find_word_index(connection)
        self._schema = schema
        self._wanted = wanted
        self._terms = terms
        self._voices = Voices(connection, schema, wanted.voice) if wanted.voice else None
        self._sites = Sites(connection, schema, wanted.site) if wanted.site else None
        self._numbers = _number_days(wanted)
        self._entries: dict[str, ReportEntry] = {}
        self._missing = 0

    def find(self) -> Found:
        found: dict[str, list[Any]] = {}
        more = set()
        for kind in KINDS:
            if kind in self._wanted.kinds and self._is_asked(kind):
                items = list(islice(self._find_kind(kind), self._wanted.limit + 1))
                if len(items) > self._wanted.limit:
                    more.add(kind)
                found[kind] = items[: self._wanted.limit]
        held = Found(
            statements=tuple(found.get("statements", ())),
            reports=tuple(found.get("reports", ())),
            actors=tuple(found.get("actors", ())),
            sites=tuple(found.get("sites", ())),
            more=frozenset(more),
            sites_meant=self._sites.names if self._sites else (),
        )
        return replace(held, known=self._find_known(held))

    def _find_kind(self, kind: str) -> Iterator[Any]:
        ways: dict[str, Callable[[], Iterator[Any]]] = {
            "statements": self._find_statements,
            "reports": self._find_reports,
            "actors": self._find_actors,
            "sites": self._find_sites,
        }
        return ways[kind]()

    def _is_asked(self, kind: str) -> bool:
        """A filter that says nothing of a kind leaves that kind out."""
        wanted = self._wanted
        if kind == "statements":
            return True
        of_statements = bool(wanted.voice or wanted.stance)
        if kind == "reports":
            return not of_statements and bool(self._terms or wanted.site)
        return bool(self._terms) and not (of_statements or wanted.site or wanted.since or wanted.until)

    def _find_statements(self) -> Iterator[FoundStatement]:
        asked = [self._voices.asked] if self._voices else []
        if self._wanted.stance:
            asked.append(self._index.say_any([(self._wanted.stance.value,)], "stance"))
        for rows in self._in_parts(self._find_rows("statements", asked)):
            found = self._read(Statement, book_statements, [row.id for row in rows])
            self._note_missing(len(rows) - len(found))
            told = None if self._sites is None else self._sites.find_told(found.values())
            entries = self._read_entries([row.report_id for row in rows])
            for row in rows:
                statement, entry = found.get(row.id), entries.get(row.report_id)
                if statement is None or entry is None or not self._is_in_time(entry):
                    continue
                if told is not None and statement.id not in told:
                    continue
                if self._voices is None or self._voices.are_of(statement):
                    yield FoundStatement(statement, entry, self._cut(statement, entry.report.text))

    def _find_reports(self) -> Iterator[FoundReport]:
        for rows in self._in_parts(self._find_rows("reports", [])):
            entries = self._read_entries([row.report_id for row in rows])
            self._note_missing(len(rows) - len(entries))
            for row in rows:
                entry = entries.get(row.report_id)
                if entry is None or not self._is_in_time(entry):
                    continue
                text, title = entry.report.text, entry.report.title or ""
                excerpt = cut_excerpt(text, find_hits(text, self._terms))
                yield FoundReport(entry, tuple(find_hits(title, self._terms)), excerpt)

    def _find_actors(self) -> Iterator[Actor]:
        return (decode(Actor, row.body) for row in self._find_rows("names", []) if row.kind == "actor")

    def _find_sites(self) -> Iterator[Site]:
        return (decode(Site, row.body) for row in self._find_rows("names", []) if row.kind == "site")

    def _find_rows(self, kind: str, asked: Sequence[str]) -> Iterator[Any]:
        """Living rows that the words, and what else is asked of the index, fit."""
        said = self._index.say_all(self._terms, asked)
        if kind == "names":
            rows = self._index.find_rows(self._connection, self._schema, kind, said, ANY)
            yield from (row for row in rows if row.id is not None)
            return
        told = self._sites.report_ids if self._sites else None
        only = None if told is None or len(told) > FEW else self._numbers_of(kind, told)
        for row in self._index.find_rows(self._connection, self._schema, kind, said, self._numbers, only):
            if row.report_id is not None and (told is None or row.report_id in told):
                yield row

    def _numbers_of(self, kind: str, report_ids: Iterable[str]) -> list[int]:
        table = search_statements if kind == "statements" else search_reports
        return list(
            self._connection.scalars(select(table.c.number).where(table.c.report_id.in_(sorted(report_ids))))
        )

    # What lies behind rows

    def _in_parts(self, rows: Iterator[Any]) -> Iterator[list[Any]]:
        """As many as are wanted at a time: what is read together costs little more than one."""
        most = min(self._wanted.limit + 1, PART)
        while part := list(islice(rows, most)):
            yield part

    def _read(self, kind: type[T], table: Table, ids: Sequence[str]) -> dict[str, T]:
        """Those that the book has, by id."""
        wanted = select(table.c.id, table.c.body).where(table.c.id.in_(ids))
        return {row.id: decode(kind, row.body) for row in self._connection.execute(wanted)}

    def _read_entries(self, report_ids: Sequence[str]) -> dict[str, ReportEntry]:
        new = [report_id for report_id in report_ids if report_id not in self._entries]
        if new:
            told = select(book_reports.c.body, reports.c.id, reports.c.text)
            joined = told.join(reports, reports.c.id == book_reports.c.id)
            for row in self._connection.execute(joined.where(book_reports.c.id.in_(new))):
                entry = decode(ReportEntry, row.body)
                self._entries[row.id] = replace(entry, report=replace(entry.report, text=row.text))
        return {known: self._entries[known] for known in report_ids if known in self._entries}

    def _note_missing(self, number: int) -> None:
        """LedgerError where so much is not in the book that it cannot have been worked out."""
        self._missing += number
        if self._missing > MOST_MISSING:
            raise LedgerError(
                "what was read has not been worked out yet: run `counterclaim rebuild` on this ledger"
            )

    def _is_in_time(self, entry: ReportEntry) -> bool:
        """The index goes by the day that its rows were given; the book's is the one that counts."""
        wanted, day = self._wanted, entry.published
        return not wanted.dated or (day is not None and wanted.first <= day <= wanted.last)

    def _cut(self, statement: Statement, text: str) -> tuple[Excerpt, ...]:
        """The parts of the content that hold hits; the first one where the words were not asked for."""
        cut = []
        for span in statement.content:
            words = span.of(text)
            hits = [
                Span(span.start + hit.start, span.start + hit.end) for hit in find_hits(words, self._terms)
            ]
            cut.append(cut_excerpt(text, hits, span))
        return tuple(each for each in cut if each.hits) or tuple(cut[:1])

    def _find_known(self, found: Found) -> dict[str, Actor]:
        """The actors who are named in what was found, and the bodies they speak for."""
        said = [each.statement for each in found.statements]
        ids = {actor for each in said for actor in (*each.actor_ids, *each.relayed_by)}
        known = self._read(Actor, book_actors, sorted(ids))
        bodies = {tie.actor_id for actor in known.values() for tie in actor.speaks_for} - known.keys()
        return known | self._read(Actor, book_actors, sorted(bodies))


def _number_days(wanted: Wanted) -> tuple[int, int]:
    """The numbers of the rows of a period; those of no day are below all others."""
    first = wanted.first.toordinal() if wanted.dated else 0
    return first * DAY, (wanted.last.toordinal() + 1) * DAY - 1
