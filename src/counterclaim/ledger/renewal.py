"""A desk over the derived tables: what is worked out is carried on here, part by part, in one transaction.

Rows are asked for by a column and its values and replaced whole; what they mean is known to the pipeline.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from counterclaim.ledger import retrieval, writing
from counterclaim.ledger.codec import decode
from counterclaim.ledger.keyed import find_met
from counterclaim.ledger.keys import Key
from counterclaim.ledger.position import read_position, read_stamp, write_stamp
from counterclaim.ledger.rows import (
    ask_rows,
    change_rows,
    drop_rows,
    expect_growth,
    insert_rows,
    split,
)
from counterclaim.ledger.tables import (
    book_actors,
    book_borders,
    book_claims,
    book_classes,
    book_disputes,
    book_happenings,
    book_incident_ids,
    book_incidents,
    book_keys,
    book_known_as,
    book_made,
    book_members,
    book_near,
    book_open_actors,
    book_postponed,
    book_problems,
    book_reports,
    book_sites,
    book_sketches,
    book_statements,
    book_views,
    derived,
    judgements,
    readings,
    report_facts,
    reports,
)
from counterclaim.model import (
    Actor,
    Border,
    Claim,
    Dispute,
    Entry,
    Happening,
    Incident,
    Judgement,
    OpenActor,
    Problem,
    ReportEntry,
    Site,
    Statement,
)

T = TypeVar("T")
_TOGETHER = 50  # reports whose sketches are asked for in one question: what they find is in memory at once
_PAGE = 400  # reports that are read at once

TABLES: Mapping[type[Any], tuple[Table, Callable[[Any], dict[str, Any]]]] = {
    ReportEntry: (book_reports, writing.report_cells),
    Statement: (book_statements, writing.statement_cells),
    Happening: (book_happenings, writing.happening_cells),
    Claim: (book_claims, writing.claim_cells),
    Actor: (book_actors, writing.actor_cells),
    Incident: (book_incidents, writing.incident_cells),
    Dispute: (book_disputes, writing.dispute_cells),
    Site: (book_sites, writing.site_cells),
    Border: (book_borders, writing.border_cells),
    OpenActor: (book_open_actors, writing.open_actor_cells),
}
WORKING = {"members": book_members, "classes": book_classes, "views": book_views, "keys": book_keys}


@dataclass(frozen=True, slots=True)
class Changes:
    """What was appended between two places of the ledger: ids of reports and of judgements."""

    reports: tuple[str, ...]
    judgements: tuple[str, ...]
    until: int


class Desk:
    """The derived tables within one transaction, which the ledger opens and ends."""

    def __init__(self, connection: Connection) -> None:
        expect_growth(connection)
        self._connection = connection
        self._more: dict[str, int] = defaultdict(int)

    def close(self) -> None:
        """Write down how many rows came or went. The ledger calls it before the transaction ends."""
        row = self._connection.execute(select(book_made)).first()
        if row is not None and any(self._more.values()):
            rows = json.loads(row.rows)
            for name, more in self._more.items():
                rows[name] = rows.get(name, 0) + more
            self._connection.execute(update(book_made).values(rows=json.dumps(rows)))
        self._more.clear()

    # How far it holds

    @property
    def position(self) -> int:
        return read_position(self._connection)

    @property
    def stamp(self) -> int:
        return read_stamp(self._connection)

    def set_stamp(self, stamp: int) -> None:
        write_stamp(self._connection, stamp)

    @property
    def made(self) -> str:
        """By which version all of it was worked out; "" when it cannot be carried on."""
        return self._connection.scalars(select(book_made.c.version)).first() or ""

    def clear(self, made: str) -> None:
        """Drop all that was worked out, and say which version works it out from now on."""
        for table in reversed(derived.sorted_tables):
            self._connection.execute(delete(table))
        self._more.clear()
        self._connection.execute(insert(book_made).values(version=made, rows="{}"))
        self.set_stamp(0)

    def find_changes(self, most: int) -> Changes:
        """What was appended after the stamp, at most so many things, in order."""
        found: list[tuple[int, str, bool]] = []
        stamp = self.stamp
        facts = (
            (reports.c.position, reports.c.id, False),
            (readings.c.position, readings.c.report_id, False),
            (report_facts.c.position, report_facts.c.report_id, False),
            (judgements.c.position, judgements.c.id, True),
        )
        for place, name, judged in facts:
            wanted = select(place, name).where(place > stamp).order_by(place).limit(most)
            found += [(row[0], row[1], judged) for row in self._connection.execute(wanted)]
        found = sorted(found)[:most]
        complete = len(found) < most
        return Changes(
            reports=tuple(dict.fromkeys(name for _, name, judged in found if not judged)),
            judgements=tuple(name for _, name, judged in found if judged),
            until=self.position if complete else found[-1][0],
        )

    # What is stated

    def entries(self, report_ids: Collection[str]) -> list[Entry]:
        """Those of `report_ids` that something was read from, in order of arrival."""
        found: list[Entry] = []
        for chunk in split(report_ids, _PAGE):
            found += retrieval.read_entries(self._connection, chunk)
        return sorted(found, key=lambda entry: entry.position)

    def texts(self, report_ids: Collection[str]) -> dict[str, str]:
        rows = self._ask((reports.c.id, reports.c.text), reports.c.id, report_ids)
        return {row.id: row.text for row in rows}

    def arrivals(self, report_ids: Collection[str]) -> dict[str, int]:
        rows = self._ask((reports.c.id, reports.c.arrival), reports.c.id, report_ids)
        return {row.id: row.arrival for row in rows}

    def judgements(self) -> tuple[Judgement, ...]:
        return tuple(retrieval.read_judgements(self._connection))

    # What is worked out

    def find(self, kind: type[T], column: str, values: Collection[str]) -> list[T]:
        """The things of one kind whose `column` is one of `values`, in order of their ids."""
        table, _ = TABLES[kind]
        rows = self._ask((table.c.id, table.c.body), table.c[column], values)
        return [decode(kind, row.body) for row in sorted(rows, key=lambda row: row.id)]

    def find_ids(self, kind: type[Any], column: str, values: Collection[str], wanted: str = "id") -> set[str]:
        table, _ = TABLES[kind]
        rows = self._ask((table.c[wanted],), table.c[column], values)
        return {row[0] for row in rows if row[0] is not None}

    def named_incidents(self, claim_ids: Collection[str]) -> dict[str, str]:
        """The incidents that people named, by claim."""
        columns = (book_claims.c.id, book_claims.c.named)
        rows = self._ask(columns, book_claims.c.id, claim_ids)
        return {row.id: row.named for row in rows if row.named is not None}

    def replace(
        self,
        kind: type[T],
        column: str,
        values: Collection[str],
        items: Iterable[T],
        **more: Mapping[str, Any],
    ) -> None:
        """Put `items` in the place of the things whose `column` is one of `values`; `more` gives further
        cells by name, each by the id of its thing."""
        table, cells = TABLES[kind]
        rows = [cells(item) for item in items]
        for row in rows:
            row.update({name: by_id.get(row["id"]) for name, by_id in more.items()})
        self._put(table, column, values, rows)

    def put_incidents(self, gone: Collection[str], incidents: Sequence[Incident]) -> None:
        """Put `incidents` in the place of those of the ids `gone`, with every id each is known by."""
        self.replace(Incident, "id", {*gone, *(item.id for item in incidents)}, incidents)
        names = [
            {"known_as": name, "incident_id": item.id}
            for item in incidents
            for name in dict.fromkeys((item.id, *item.former_ids))
        ]
        self._put(book_incident_ids, "incident_id", {*gone, *(item.id for item in incidents)}, names)

    def put_known_as(self, ids: Collection[str], former: Mapping[str, Sequence[str]]) -> None:
        """Say by which former ids the actors or sites of `ids` are known."""
        rows = [{"known_as": old, "id": now} for now, known in former.items() for old in known]
        self._put(book_known_as, "id", ids, rows)

    def known_as(self, former: Collection[str]) -> dict[str, str]:
        """From former ids of actors and sites to those that they have now."""
        columns = (book_known_as.c.known_as, book_known_as.c.id)
        rows = self._ask(columns, book_known_as.c.known_as, former)
        return {row.known_as: row.id for row in sorted(rows, key=lambda row: row.id, reverse=True)}

    def incidents_known_as(self, ids: Collection[str]) -> dict[str, str]:
        columns = (book_incident_ids.c.known_as, book_incident_ids.c.incident_id)
        rows = self._ask(columns, book_incident_ids.c.known_as, ids)
        return {row.known_as: row.incident_id for row in rows}

    def incidents_of(self, happenings: Collection[str]) -> dict[str, str]:
        """The incidents that happenings are in."""
        table = book_happenings
        rows = self._ask((table.c.id, table.c.incident_id), table.c.id, happenings)
        return {row.id: row.incident_id for row in rows if row.incident_id is not None}

    def claims_under(self, incidents: Collection[str]) -> list[tuple[str, str]]:
        """The ids of claims under these incidents, with that incident's."""
        table = book_claims
        rows = self._ask((table.c.id, table.c.incident_id), table.c.incident_id, incidents)
        return [(row.id, row.incident_id) for row in rows]

    def put_problems(self, where: Collection[str], problems: Iterable[Problem]) -> None:
        rows = [
            {"stage": item.stage, "located": item.where, "message": item.message, "hint": item.hint}
            for item in problems
        ]
        self._put(book_problems, "located", where, rows)

    # What it is worked out with

    def rows(self, table: str, column: str, values: Collection[str]) -> list[Row[Any]]:
        """Rows of a working table, in order of their ids."""
        chosen = WORKING[table]
        rows = self._ask(tuple(chosen.c), chosen.c[column], values)
        return sorted(rows, key=lambda row: row[0])

    def put(
        self, table: str, column: str, values: Collection[str], rows: Sequence[Mapping[str, Any]]
    ) -> None:
        """Put `rows` in the place of those of a working table whose `column` is one of `values`."""
        self._put(WORKING[table], column, values, rows)

    def change(self, table: str, cells: Mapping[str, Mapping[str, Any]]) -> None:
        """Change the same cells of rows of a working table, by their ids."""
        change_rows(self._connection, WORKING[table], cells)

    def put_keys(self, keys: Mapping[str, Iterable[Key]]) -> None:
        """Say by which keys units are found, in the place of those they had."""
        rows = {
            (key.stored, unit): {
                "key": key.stored,
                "unit": unit,
                "first": key.first or 0,
                "last": key.last or 0,
            }
            for unit, own in keys.items()
            for key in own
        }
        self._put(book_keys, "unit", keys.keys(), list(rows.values()))

    def find_units(self, keys: Iterable[Key]) -> set[str]:
        """The units that have one of `keys` in days that touch its own."""
        return self.find_units_each({"": keys})[""]

    def find_units_each(self, asked: Mapping[str, Iterable[Key]]) -> dict[str, set[str]]:
        """For each name the units that have one of its keys in days that touch that key's own."""
        found: dict[str, set[str]] = {name: set() for name in asked}
        for name, _, rows in self.find_met(asked):
            found[name].update(row.unit for row in rows)
        return found

    def find_met(self, asked: Mapping[str, Iterable[Key]]) -> Iterator[tuple[str, Key, list[Row[Any]]]]:
        """For each name each of its keys with the rows (unit, first, last) whose days touch its own."""
        return find_met(self._connection, asked)

    def put_near(self, happenings: Collection[str], scores: Mapping[tuple[str, str], float]) -> None:
        """Put pairs with their scores in the place of all that one of `happenings` was in."""
        self._put(book_near, "one", happenings, [])
        rows = [{"one": one, "other": other, "score": score} for (one, other), score in scores.items()]
        self._put(book_near, "other", happenings, rows)

    def find_near(self, happenings: Collection[str]) -> dict[tuple[str, str], float]:
        """The pairs that one of `happenings` is in, with their scores."""
        columns = (book_near.c.one, book_near.c.other, book_near.c.score)
        rows = self._ask(columns, book_near.c.one, happenings) + self._ask(
            columns, book_near.c.other, happenings
        )
        return {(row.one, row.other): row.score for row in rows}

    def add_sketches(self, sketches: Mapping[int, Collection[str]]) -> None:
        """Keep the keys of texts, by arrival, unless they are kept already."""
        numbers = {arrival: sorted({int(key, 16) for key in keys}) for arrival, keys in sketches.items()}
        if not numbers:
            return
        wanted = select(book_sketches.c.key, book_sketches.c.arrival)
        wanted = wanted.where(book_sketches.c.arrival.between(min(numbers), max(numbers)))
        firsts = {own[0] for own in numbers.values() if own}
        known = {tuple(row) for row in ask_rows(self._connection, wanted, book_sketches.c.key, firsts)}
        rows = [
            {"key": number, "arrival": arrival}
            for arrival, own in numbers.items()
            for number in own
            if (own[0], arrival) not in known
        ]
        insert_rows(self._connection, book_sketches, rows)
        self._more[book_sketches.name] += len(rows)

    def find_sketched(self, sketches: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
        """For each name the reports whose texts share one of its keys."""
        joined = select(book_sketches.c.key, reports.c.id)
        joined = joined.join(reports, book_sketches.c.arrival == reports.c.arrival)
        found: dict[str, frozenset[str]] = {}
        for names in split(sketches, _TOGETHER):
            keys = {name: {int(key, 16) for key in sketches[name]} for name in names}
            sharing: dict[int, set[str]] = defaultdict(set)
            for row in ask_rows(self._connection, joined, book_sketches.c.key, set().union(*keys.values())):
                sharing[row.key].add(row.id)
            for name, own in keys.items():
                found[name] = frozenset().union(*(sharing[key] for key in own))
        return found

    def postpone(self, incidents: Collection[str], sites: Collection[str]) -> None:
        """Leave what has to be found anew about these to a later step."""
        rows = [{"id": known, "kind": "incident"} for known in incidents]
        rows += [{"id": known, "kind": "site"} for known in sites]
        self._put(book_postponed, "id", {*incidents, *sites}, rows)

    def take_postponed(self) -> tuple[set[str], set[str]]:
        """The incidents and the sites that were left to a later step; this is that step."""
        found: dict[str, set[str]] = {"incident": set(), "site": set()}
        for known, kind in self._connection.execute(select(book_postponed.c.id, book_postponed.c.kind)):
            found[kind].add(known)
        self._put(book_postponed, "id", found["incident"] | found["site"], [])
        return found["incident"], found["site"]

    def _ask(self, columns: Sequence[Any], column: Any, values: Collection[Any]) -> list[Row[Any]]:
        return list(ask_rows(self._connection, select(*columns), column, values))

    def _put(
        self, table: Table, column: str, values: Collection[str], rows: Sequence[Mapping[str, Any]]
    ) -> None:
        self._more[table.name] -= drop_rows(self._connection, table, table.c[column], values)
        insert_rows(self._connection, table, [writing.sealed(row) for row in rows])
        self._more[table.name] += len(rows)
