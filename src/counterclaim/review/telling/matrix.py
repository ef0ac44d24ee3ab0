"""The matrix attribute × voice: one column a voice, those of one body beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from counterclaim.model import ActorKind
from counterclaim.review.telling.accounts import Account
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.sayings import Saying


@dataclass(frozen=True, slots=True)
class Cell:
    """What one voice says in answer to one attribute. `implied` when it says only what cannot be without."""

    saying: Saying
    letter: str = ""
    hue: str = ""
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    voice_id: str
    name: str
    post: str
    body: str
    roles: tuple[str, ...]
    first_day: date


@dataclass(frozen=True, slots=True)
class Body:
    """Columns that stand under one head."""

    name: str
    columns: tuple[Column, ...]

    @property
    def party(self) -> bool:
        return any(column.roles for column in self.columns)


@dataclass(frozen=True, slots=True)
class Row:
    account: Account
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    bodies: tuple[Body, ...]
    parted: tuple[Row, ...]
    others: tuple[Row, ...] = field(default=())

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(column for body in self.bodies for column in body.columns)

    def split(self, most: int) -> "tuple[Matrix, ...]":
        """The same in parts of at most `most` columns, for paper; rows in which no voice of a part speaks are
        left out of it."""
        columns = [(body.name, column) for body in self.bodies for column in body.columns]
        return tuple(
            self._part(columns[start : start + most], start) for start in range(0, len(columns), most)
        )

    def _part(self, columns: "Sequence[tuple[str, Column]]", start: int) -> "Matrix":
        under: dict[str, list[Column]] = {}
        for name, column in columns:
            under.setdefault(name, []).append(column)
        end = start + len(columns)
        parted, others = (
            tuple(Row(row.account, row.cells[start:end]) for row in rows if any(row.cells[start:end]))
            for rows in (self.parted, self.others)
        )
        return Matrix(tuple(Body(name, tuple(held)) for name, held in under.items()), parted, others)


def build_matrix(accounts: Sequence[Account], names: Names) -> Matrix:
    """Voices that speak where accounts part come first, then by the day they first spoke."""
    bodies = tuple(_gather(accounts, names))
    columns = [column for body in bodies for column in body.columns]
    rows = [Row(account, tuple(tuple(_cells(account, column)) for column in columns)) for account in accounts]
    return Matrix(
        bodies,
        tuple(row for row in rows if row.account.parted),
        tuple(row for row in rows if not row.account.parted),
    )


def _gather(accounts: Sequence[Account], names: Names) -> Iterator[Body]:
    first: dict[str, Saying] = {}
    parted: dict[str, int] = {}
    for account in accounts:
        for voice in {each.claim.voice for each in account.sayings if account.parted}:
            parted[voice] = parted.get(voice, 0) + 1
        for saying in account.sayings:
            held = first.get(saying.claim.voice)
            if held is None or (saying.day or date.max) < (held.day or date.max):
                first[saying.claim.voice] = saying
    columns = [_column(voice, saying, names) for voice, saying in first.items()]
    under: dict[str, list[Column]] = {}
    for column in sorted(columns, key=lambda each: (each.first_day, each.name)):
        under.setdefault(column.body, []).append(column)
    order = sorted(
        under.items(),
        key=lambda item: (
            -max(parted.get(column.voice_id, 0) for column in item[1]),
            min(column.first_day for column in item[1]),
            item[0],
        ),
    )
    for name, together in order:
        yield Body(name, tuple(together))


def _column(voice: str, saying: Saying, names: Names) -> Column:
    actor = names.find_actor(voice)
    bodies = names.bodies(voice, saying.day)
    name = names.actor(voice)
    if bodies:
        body, post = names.actor(bodies[0]), actor.role.split(";")[0] if actor else ""
    elif actor is not None and actor.kind is ActorKind.PUBLISHER:
        body, name, post = name, "own voice", ""
    elif actor is not None and actor.kind is ActorKind.UNNAMED:
        body, post = "not named", ""
    else:
        body, name, post = name, "itself" if actor and actor.kind is ActorKind.BODY else name, ""
    return Column(voice, name, post, body, saying.roles, saying.day or date.max)


def _cells(account: Account, column: Column) -> Iterator[Cell]:
    for side in account.sides:
        for saying in side.sayings:
            if saying.claim.voice == column.voice_id:
                yield Cell(saying, side.letter, side.hue)
        if side.sayings and any(voice == column.voice_id for voice, _ in side.implied):
            yield Cell(side.sayings[0], side.letter, side.hue, implied=True)
    for saying in account.beside:
        if saying.claim.voice == column.voice_id and not _told_in_side(account, saying):
            yield Cell(saying)


def _told_in_side(account: Account, saying: Saying) -> bool:
    """An earlier figure is named at the later one, and has no cell of its own."""
    return saying.note == "earlier" and any(
        held.earlier and held.claim.voice == saying.claim.voice
        for side in account.sides
        for held in side.sayings
    )
