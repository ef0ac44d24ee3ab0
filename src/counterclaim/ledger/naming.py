"""What a person types to mean a report: its id or the beginning of it, its address, its file's name."""

from difflib import get_close_matches

from sqlalchemy import ColumnElement, Connection, or_, select

from counterclaim.errors import UnknownIdError
from counterclaim.ledger.erasure import find_tombstone
from counterclaim.ledger.tables import report_facts, reports

SHOWN = 5


def find_report(connection: Connection, wanted: str) -> str:
    """The id of the one report meant; UnknownIdError when there is none or more than one."""
    wanted = wanted.strip()
    if not wanted:
        raise UnknownIdError(
            "no report is named: give its id, its address or its file name"
            " (`counterclaim statements --ids` lists them)"
        )
    for found in (
        _where(connection, reports.c.id == wanted),
        _where(connection, or_(reports.c.uri == wanted, reports.c.url == wanted)),
        _find_by_fact(connection, wanted),
        _find_by_file(connection, wanted),
        _find_by_beginning(connection, wanted),
    ):
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise UnknownIdError(_say_several(wanted, found), wanted)
    forgotten = find_tombstone(connection, wanted)
    if forgotten is not None:
        raise UnknownIdError(f"report {wanted!r} was {forgotten.message}", wanted)
    raise UnknownIdError(_say_none(connection, wanted), wanted)


def find_file_name(uri: str) -> str:
    """The last part of a path or address, without what points inside it."""
    return uri.split("#")[0].split("?")[0].rstrip("/").replace("\\", "/").rpartition("/")[2]


def _where(connection: Connection, condition: ColumnElement[bool]) -> dict[str, str]:
    wanted = select(reports.c.id, reports.c.uri).where(condition).order_by(reports.c.id)
    return {row.id: row.uri for row in connection.execute(wanted)}


def _find_by_fact(connection: Connection, wanted: str) -> dict[str, str]:
    said = select(report_facts.c.report_id).where(
        report_facts.c.name == "url", report_facts.c.value == wanted
    )
    return _where(connection, reports.c.id.in_(said))


def _find_by_file(connection: Connection, wanted: str) -> dict[str, str]:
    """A file name with or without its ending, or the end of a path."""
    near = _where(connection, reports.c.uri.contains(wanted, autoescape=True))
    return {
        key: uri
        for key, uri in near.items()
        if wanted in (name := find_file_name(uri), name.rpartition(".")[0]) or uri.endswith(f"/{wanted}")
    }


def _find_by_beginning(connection: Connection, wanted: str) -> dict[str, str]:
    beginnings = [reports.c.id.startswith(start, autoescape=True) for start in (wanted, f"report-{wanted}")]
    return _where(connection, or_(*beginnings))


def _say_several(wanted: str, found: dict[str, str]) -> str:
    shown = ", ".join(f"{key} ({find_file_name(uri)})" for key, uri in list(found.items())[:SHOWN])
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"{wanted!r} fits {len(found)} reports: {shown}{more}: give more of the id"


def _say_none(connection: Connection, wanted: str) -> str:
    names: dict[str, None] = {}
    for row in connection.execute(select(reports.c.id, reports.c.uri).order_by(reports.c.arrival)):
        names.update({find_file_name(row.uri): None, row.id: None})
    if not names:
        return f"no report {wanted!r}: the ledger is empty, `counterclaim read` fills it"
    near = get_close_matches(wanted, names, 3, 0.6)
    hint = (
        f"did you mean {' or '.join(map(repr, near))}?"
        if near
        else "give its id, its address or its file name"
    )
    return f"no report {wanted!r} in the ledger: {hint} (`counterclaim statements --ids` lists them)"
