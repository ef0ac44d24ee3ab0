"""Whether the facts are whole: every stored hash is that of its bytes, every span lies in its text,
every id inside a reading leads somewhere. What is not so is told as a Problem; nothing is mended."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.errors import LedgerError
from counterclaim.ledger.codec import decode, decompress, seal
from counterclaim.ledger.retrieval import parse_day
from counterclaim.ledger.tables import captures, problems, readings, report_facts, reports
from counterclaim.model import (
    CastMember,
    Claim,
    Happening,
    Party,
    Problem,
    Reading,
    SiteMention,
    Span,
    Statement,
    make_id,
)

BACKUP = "the ledger was changed from outside: go back to a backup"
READ_ANEW = "read the report again with this program"


def fault(where: str, message: str, hint: str = BACKUP) -> Problem:
    return Problem("check", where, message, hint)


def find_faults(connection: Connection) -> Iterator[Problem]:
    """What is wrong with captures, reports, facts, readings and problems."""
    yield from _check_bytes(connection)
    yield from _check_reports(connection)
    yield from _check_facts(connection)
    yield from _check_readings(connection)
    yield from _check_problems(connection)


def _check_bytes(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(
        select(captures.c.sha256, captures.c.body).where(captures.c.body.is_not(None))
    ):
        yield from _check_blob(row.body, row.sha256, f"capture {row.sha256[:16]}")


def _check_blob(body: bytes, digest: str, where: str) -> Iterator[Problem]:
    try:
        found = sha256(decompress(body)).hexdigest()
    except LedgerError as error:
        yield fault(where, str(error))
        return
    if found != digest:
        yield fault(where, "its bytes are not those that were kept")


def _check_reports(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(reports)):
        if seal(row.text) != row.text_sha256:
            yield fault(row.id, "its text is not the one that was kept")
        elif row.id not in make_ids(row):
            yield fault(row.id, "its id is not made from its address, or publisher and title, and its text")


def make_ids(report: Any) -> tuple[str, str]:
    """The ids that a report, or a row of one, may have."""
    by_address = make_id("report", report.url, report.text)
    return by_address, make_id("report", report.publisher, report.title, report.text)


def _check_facts(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(report_facts).order_by(report_facts.c.id)):
        if seal(row.report_id, row.name, row.value, row.by, row.at) != row.seal:
            yield fault(row.report_id, f"what is said of its {row.name} is not what was kept")
        elif row.name == "published" and row.value and parse_day(row.value) is None:
            hint = "set it again: `counterclaim set REPORT published=2019-07-05`"
            yield fault(row.report_id, f"published is {row.value!r}, which is no day", hint)


def _check_problems(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(problems)):
        if seal(row.stage, row.located, row.message, row.hint) != row.seal:
            yield fault(row.located, "a problem is not told as it was kept")


def _check_readings(connection: Connection) -> Iterator[Problem]:
    joined = select(readings, reports.c.text).join(reports, reports.c.id == readings.c.report_id)
    for row in connection.execute(joined.order_by(readings.c.id), execution_options={"yield_per": 50}):
        where = f"reading {row.id} of {row.report_id}"
        try:
            body = decompress(row.body)
            if seal(body.decode("utf-8", "surrogatepass")) != row.sha256:
                yield fault(where, "it is not the reading that was kept")
                continue
            reading = decode(Reading, body)
        except (LedgerError, UnicodeDecodeError) as error:
            yield fault(where, str(error))
            continue
        yield from check_reading(reading, row.report_id, len(row.text))


def check_reading(reading: Reading, report_id: str, length: int) -> Iterator[Problem]:
    """What does not hold together in a reading of a text of `length` characters."""
    if reading.report_id != report_id:
        yield fault(report_id, f"a reading of it says that it is of {reading.report_id!r}", READ_ANEW)
    items: tuple[Statement | Happening | Claim | CastMember | SiteMention, ...]
    items = (*reading.statements, *reading.happenings, *reading.claims, *reading.cast, *reading.sites)
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            yield fault(report_id, f"two things in it have the id {item.id}", READ_ANEW)
        seen.add(item.id)
        if item.report_id != report_id:
            yield fault(report_id, f"{item.id} says that it is of {item.report_id!r}", READ_ANEW)
        yield from check_spans(item, item.id, report_id, length)
    yield from _check_references(reading)


def check_spans(item: object, name: str, report_id: str, length: int) -> Iterator[Problem]:
    for span in find_spans(item):
        if span.end > length:
            message = f"{name} points at {span.start}–{span.end} in a text of {length} characters"
            yield fault(f"{report_id}:{span.start}", message, READ_ANEW)


def find_spans(item: object) -> Iterator[Span]:
    """Every span in a value, however deep."""
    if isinstance(item, Span):
        yield item
    elif is_dataclass(item):
        for field in fields(item):
            yield from find_spans(getattr(item, field.name))
    elif isinstance(item, tuple):
        for part in item:
            yield from find_spans(part)


def _check_references(reading: Reading) -> Iterator[Problem]:
    cast = {member.id for member in reading.cast}
    sites = {site.id for site in reading.sites}
    statements = {statement.id for statement in reading.statements}
    happenings = {happening.id for happening in reading.happenings}
    claims = {claim.id for claim in reading.claims}
    for statement in reading.statements:
        yield from check_ids(statement.id, (*statement.actor_ids, *statement.relayed_by), cast, "actor")
    for happening in reading.happenings:
        yield from check_ids(happening.id, (happening.site_id,), sites, "site")
        yield from check_ids(happening.id, (party.actor_id for party in happening.parties), cast, "actor")
    for claim in reading.claims:
        party = claim.value.actor_id if isinstance(claim.value, Party) else None
        yield from check_ids(claim.id, (claim.voice, claim.actor_id, party), cast, "actor")
        yield from check_ids(claim.id, (claim.statement_id,), statements, "statement")
        yield from check_ids(claim.id, (claim.happening_id,), happenings, "happening")
        yield from check_ids(claim.id, (claim.site_id,), sites, "site")
        yield from check_ids(claim.id, (claim.subset_of,), claims, "claim")
    for member in reading.cast:
        yield from check_ids(member.id, member.speaks_for, cast, "actor")


def check_ids(
    owner: str, wanted: Iterable[str | None], known: Container[str], kind: str
) -> Iterator[Problem]:
    """Those of `wanted` that lead nowhere; None and "" mean that there is nothing to lead to."""
    for identity in wanted:
        if identity and identity not in known:
            yield fault(owner, f"it leads to the {kind} {identity!r}, which is not there", READ_ANEW)
