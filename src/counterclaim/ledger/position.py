"""The place in the ledger: a counter that goes up with every appended thing but problems, for nothing
is worked out from those."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from counterclaim.ledger.tables import place


def advance(connection: Connection) -> int:
    """The place of the next appended thing."""
    moved = update(place).values(position=place.c.position + 1).returning(place.c.position)
    return int(connection.execute(moved).scalar_one())


def read_position(connection: Connection) -> int:
    """How far the ledger has come; 0 when it is empty."""
    return int(connection.execute(select(place.c.position)).scalar_one())


def read_stamp(connection: Connection) -> int:
    """Up to which place the derived tables hold; 0 when they hold nothing."""
    return int(connection.execute(select(place.c.book)).scalar_one())


def read_domains(connection: Connection) -> tuple[str, ...]:
    """The domains of the codebook that the ledger is read with; none while nothing was read."""
    return tuple(str(connection.execute(select(place.c.domains)).scalar_one()).splitlines())


def write_domains(connection: Connection, domains: Iterable[str]) -> None:
    connection.execute(update(place).values(domains="\n".join(domains)))


def write_stamp(connection: Connection, stamp: int) -> None:
    connection.execute(update(place).values(book=stamp))
