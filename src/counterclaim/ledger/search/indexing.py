"""The index brought up to date: only what was appended, or worked out otherwise, since it was last."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, insert, select, update

from counterclaim.ledger.codec import decompress
from counterclaim.ledger.position import read_stamp
from counterclaim.ledger.retrieval import parse_day
from counterclaim.ledger.search.databases import DAY, LASTING, find_word_index
from counterclaim.ledger.search.tables import (
    SCHEMA,
    owners,
    search_names,
    search_place,
    search_reports,
    search_statements,
)
from counterclaim.ledger.search.words import fold_text
from counterclaim.ledger.tables import book_actors, book_sites, readings, report_facts, reports

# Goes up with every change of the rules by which words are cut or of the tables: then all is made anew.
VERSION = 1
BATCH = 500
# Parts two names of one voice, so that a phrase does not run from one into the other.
BETWEEN = " ¦ "
# So many dead rows, and a quarter of all: then the index is made anew.
MANY_DEAD = 2000

Writing = Callable[[], AbstractContextManager[Connection]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Place:
    """How far the index is: the last report, fact and reading in it, and the stamp of the book."""

    arrival: int
    fact: int
    reading: int
    book: int


def place_at(connection: Connection, schema: str) -> Connection:
    """`connection`, its tables of the index being those of `schema`: main (the ledger's own) or temp."""
    own = find_word_index(connection).SCHEMAS[schema]
    return connection.execution_options(schema_translate_map={SCHEMA: own})


def is_current(connection: Connection, schema: str) -> bool:
    """Whether the index holds all that the ledger does."""
    held = _read_place(place_at(connection, schema), schema)
    return held is not None and held == _find_place(connection)


def update_index(writing: Writing, schema: str, progress: Progress = lambda done, all: None) -> None:
    """Bring the index up to date, a transaction a batch: what was broken off is gone on with.

    `progress` is told how many reports are done of how many.
    """
    with writing() as connection:
        held = _make_ready(place_at(connection, schema), schema, worn=_is_worn)
        if schema == LASTING:
            find_word_index(connection).make_indexes(connection)
        now = _find_place(connection)
        changed = _find_changed(connection, held)
        ahead = connection.scalar(select(func.count()).where(reports.c.arrival > held.arrival)) or 0
    done, total = 0, len(changed) + ahead
    for start in range(0, len(changed), BATCH):
        with writing() as connection:
            some = changed[start : start + BATCH]
            _index(place_at(connection, schema), schema, _select_readings().where(reports.c.id.in_(some)))
        progress(done := done + len(some), total)
    while _index_next(writing, schema, now):
        progress(done := min(done + BATCH, total), total)
    with writing() as connection:
        _index_names(place_at(connection, schema), schema)
        marks = {"fact": now.fact, "reading": now.reading, "book": now.book}
        connection.execute(update(search_place).values(marks))


def _index_next(writing: Writing, schema: str, now: Place) -> bool:
    """Index the reports that came next, up to `now`; whether there are more. Where the index is said to be is
    read anew each time, for another program may be at it too, or may forget a report."""
    with writing() as connection:
        held = _make_ready(place_at(connection, schema), schema)
        if held.arrival >= now.arrival:
            return False
        wanted = _select_readings().where(reports.c.arrival > held.arrival).limit(BATCH)
        last = _index(connection, schema, wanted) or now.arrival
        connection.execute(update(search_place).values(arrival=last))
    return last < now.arrival


def _make_ready(
    connection: Connection, schema: str, worn: Callable[[Connection], bool] = lambda connection: False
) -> Place:
    """Empty tables where there are none, or none that can be gone on with."""
    held = _read_place(connection, schema)
    if held is not None and not worn(connection):
        return held
    find_word_index(connection).drop_tables(connection, schema)
    owners.create_all(connection)
    find_word_index(connection).make_tables(connection, schema)
    now = _find_place(connection)
    # What is stated of the reports and read from them up to now is indexed with them.
    marks = {"arrival": 0, "fact": now.fact, "reading": now.reading, "book": -1}
    connection.execute(insert(search_place).values(version=VERSION, **marks))
    return Place(**marks)


def _read_place(connection: Connection, schema: str) -> Place | None:
    """How far the index is; None where there is none that this program can go on with."""
    if not find_word_index(connection).has_tables(connection, schema):
        return None
    row = connection.execute(select(search_place)).first()
    if row is None or row.version != VERSION:
        return None
    return Place(row.arrival, row.fact, row.reading, row.book)


def _find_place(connection: Connection) -> Place:
    """How far the ledger is."""
    last = (reports.c.arrival, report_facts.c.id, readings.c.id)
    arrival, fact, reading = (connection.scalar(select(func.max(column))) or 0 for column in last)
    return Place(arrival, fact, reading, read_stamp(connection))


def _is_worn(connection: Connection) -> bool:
    dead = held = 0
    for table in (search_reports, search_statements):
        held += connection.scalar(select(func.count()).select_from(table)) or 0
        dead += connection.scalar(select(func.count()).where(table.c.report_id.is_(None))) or 0
    return dead > MANY_DEAD and dead * 4 > held


# Reports and statements


def _find_changed(connection: Connection, held: Place) -> list[str]:
    """The reports in the index that were read anew, or of which something else is said now."""
    found: dict[str, None] = {}
    for table, last in ((report_facts, held.fact), (readings, held.reading)):
        wanted = select(table.c.report_id).where(table.c.id > last).distinct()
        known = wanted.join(reports, reports.c.id == table.c.report_id).where(
            reports.c.arrival <= held.arrival
        )
        found.update(dict.fromkeys(connection.scalars(known)))
    return list(found)


def _select_readings() -> Select[Any]:
    """Reports with their newest readings, in order of arrival."""
    rival = readings.alias()
    newest = select(func.max(rival.c.id)).where(rival.c.report_id == reports.c.id).scalar_subquery()
    told = (reports.c.arrival, reports.c.id, reports.c.title, reports.c.text, readings.c.body)
    joined = select(*told).join(readings, readings.c.report_id == reports.c.id)
    return joined.where(readings.c.id == newest).order_by(reports.c.arrival)


def _index(connection: Connection, schema: str, wanted: Select[Any]) -> int:
    """Put these reports into the index, in the place of what it holds of them; the last one's arrival."""
    rows = connection.execute(wanted).all()
    if not rows:
        return 0
    said = _read_said(connection, [row.id for row in rows])
    for table in (search_reports, search_statements):
        dead = update(table).where(table.c.report_id.in_([row.id for row in rows]))
        connection.execute(dead.values(report_id=None))
    whole = [(_day_of(said[row.id]), *_report_words(row, said[row.id])) for row in rows]
    numbers = _number(connection, search_reports, [day for day, *_ in whole])
    owned = [{"number": number, "report_id": row.id} for number, row in zip(numbers, rows, strict=True)]
    connection.execute(insert(search_reports), owned)
    words = [(number, *cells) for number, (_, *cells) in zip(numbers, whole, strict=True)]
    find_word_index(connection).add_words(connection, schema, "reports", words)
    _index_statements(connection, schema, rows, said)
    return int(rows[-1].arrival)


def _index_statements(
    connection: Connection, schema: str, rows: Sequence[Row[Any]], said: Mapping[str, Mapping[str, str]]
) -> None:
    found = [(_day_of(said[row.id]), row.id, *cells) for row in rows for cells in _statement_words(row)]
    if not found:
        return
    numbers = _number(connection, search_statements, [day for day, *_ in found])
    pairs = list(zip(numbers, found, strict=True))
    owned = [{"number": number, "report_id": each[1], "id": each[2]} for number, each in pairs]
    connection.execute(insert(search_statements), owned)
    find_word_index(connection).add_words(
        connection, schema, "statements", [(number, *each[3:]) for number, each in pairs]
    )


def _read_said(connection: Connection, report_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Title and day of publication as they were stated last, by report."""
    known: dict[str, dict[str, str]] = {report_id: {} for report_id in report_ids}
    table = report_facts
    wanted = select(table.c.report_id, table.c.name, table.c.value).order_by(table.c.id)
    named = wanted.where(table.c.report_id.in_(report_ids), table.c.name.in_(("title", "published")))
    for row in connection.execute(named):
        known[row.report_id][row.name] = row.value
    return known


def _day_of(said: Mapping[str, str]) -> date | None:
    return parse_day(said.get("published", ""))


def _report_words(row: Row[Any], said: Mapping[str, str]) -> tuple[str, str]:
    title = said.get("title", row.title or "")
    return fold_text(f"{title}\n\n{row.text}")


def _statement_words(row: Row[Any]) -> Iterator[tuple[str, str, str, str, str]]:
    """Id, words, joined words, names of the voices and stance of each statement of a report.

    The stored reading is taken as it lies: to make its values takes ten times as long.
    """
    reading = json.loads(decompress(row.body))
    names = {each["id"]: (each["name"], *each.get("aliases", ())) for each in reading.get("cast", ())}
    for said in reading.get("statements", ()):
        content = BETWEEN.join(row.text[start:end] for start, end in said["content"])
        voices = (*said["actor_ids"], *said.get("relayed_by", ()))
        called = dict.fromkeys(name for voice in voices for name in names.get(voice, ()))
        stance = said.get("stance", "asserts")
        yield said["id"], *fold_text(content), fold_names(called), stance


def fold_names(names: Iterable[str]) -> str:
    """Names as words, a sign between each two; joined ones also as one word."""
    folded = (
        " ".join(filter(None, (words, *([BETWEEN, also] if also else []))))
        for words, also in map(fold_text, names)
    )
    return BETWEEN.join(folded)


def _number(connection: Connection, table: Table, days: Sequence[date | None]) -> list[int]:
    """New numbers for rows of these days, in each day after those that were given before."""
    following: dict[int, int] = {}
    given = []
    for day in days:
        first = (day.toordinal() if day else 0) * DAY
        if first not in following:
            before = select(func.max(table.c.number)).where(table.c.number < first + DAY)
            last = connection.scalar(before.where(table.c.number >= first))
            following[first] = first if last is None else last + 1
        given.append(following[first])
        following[first] += 1
    return given


# Actors and sites


def _index_names(connection: Connection, schema: str) -> None:
    """Put those actors and sites into the index that the book has otherwise now."""
    for kind, table in (("actor", book_actors), ("site", book_sites)):
        held = search_names.alias()
        same = (held.c.id == table.c.id) & (held.c.body == table.c.body)
        fresh = connection.execute(
            select(table.c.id, table.c.body).outerjoin(held, same).where(held.c.id.is_(None))
        )
        rows = fresh.all()
        still = select(table.c.id).where(table.c.id == search_names.c.id, table.c.body == search_names.c.body)
        gone = update(search_names).where(search_names.c.kind == kind, ~still.exists())
        connection.execute(gone.values(id=None, body=""))
        for start in range(0, len(rows), BATCH):
            _add_names(connection, schema, kind, rows[start : start + BATCH])


def _add_names(connection: Connection, schema: str, kind: str, rows: Sequence[Any]) -> None:
    first = (connection.scalar(select(func.max(search_names.c.number))) or 0) + 1
    owned = [
        {"number": first + place, "kind": kind, "id": row.id, "body": row.body}
        for place, row in enumerate(rows)
    ]
    connection.execute(insert(search_names), owned)
    words = []
    for place, row in enumerate(rows):
        known = json.loads(row.body)
        names = (known["name"], *known.get("aliases", ()), known.get("acronym") or "")
        folded = [fold_text(name) for name in dict.fromkeys(names) if name]
        bodies = " ".join(tie["actor_id"].replace("-", "") for tie in known.get("speaks_for", ()))
        words.append(
            (
                first + place,
                BETWEEN.join(each for each, _ in folded),
                " ".join(also for _, also in folded if also),
                bodies,
            )
        )
    find_word_index(connection).add_words(connection, schema, "names", words)
