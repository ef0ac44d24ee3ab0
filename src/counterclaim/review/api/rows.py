"""Leaves of long lists: so many rows after a key, found by index, whatever the length of the list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import eq, ge, le
from typing import Any, Generic, Literal, TypeVar

from sqlalchemy import ColumnElement, Select, Table, func, select

from counterclaim.ledger.asking import Asker, in_parts
from counterclaim.ledger.codec import decode
from counterclaim.ledger.tables import (
    book_actors,
    book_classes,
    book_incident_ids,
    book_known_as,
    book_members,
    book_reports,
    judgements,
    place,
)
from counterclaim.model import Actor, Judgement

T = TypeVar("T")

# What an index narrows to so many rows is sorted; of more, the rows are walked by id, so many at a time.
FEW = 5_000
WALKED = 20_000


@dataclass(frozen=True, slots=True)
class Fits:
    """What holds of a row: its column is `value`, holds it, names it in capitals or not, or comes not before
    or after it. `indexed`: rows are found so at once, or so few are looked through that it is the same."""

    column: str
    value: str
    way: Literal["is", "holds", "names", "from", "until"] = "is"
    indexed: bool = False

    def of(self, columns: Any) -> ColumnElement[bool]:
        column = columns[self.column]
        found: ColumnElement[bool]
        if self.way == "holds":
            found = column.contains(self.value, autoescape=True)
        elif self.way == "names":
            found = column.icontains(self.value, autoescape=True)
        else:
            found = {"is": eq, "from": ge, "until": le}[self.way](column, self.value)
        return found


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """Some rows, and the key after which the list goes on; None at its end."""

    items: list[T]
    next: Any = None


class Rows(Asker):
    """Rows of one open book."""

    def read_place(self) -> tuple[int, int]:
        """How far the ledger has come, and up to where it is worked out: no answer changes while these two
        stay."""
        ((position, stamp),) = self._rows(select(place.c.position, place.c.book))
        return int(position), int(stamp)

    def last_day(self) -> str | None:
        """The last day on which a report was published."""
        day = self._scalar(select(func.max(book_reports.c.published)))
        return None if day is None else str(day)

    def count(self, table: Table) -> int:
        return int(self._scalar(select(func.count()).select_from(table)))

    # Ids

    def find_incident(self, incident_id: str) -> str | None:
        """The id today of what is or was an incident by this id."""
        known = book_incident_ids
        return self._find(select(known.c.incident_id).where(known.c.known_as == incident_id))

    def find_former(self, former_id: str) -> str | None:
        """The id today of the actor or site that had this one."""
        known = book_known_as
        return self._find(select(known.c.id).where(known.c.known_as == former_id))

    def holds(self, table: Table, known: str) -> bool:
        return self._find(select(table.c.id).where(table.c.id == known)) is not None

    def _find(self, wanted: Select[Any]) -> str | None:
        found = self._rows(wanted.limit(2))
        return str(found[0][0]) if len(found) == 1 else None

    # Leaves

    def leaf(
        self, kind: type[T], table: Table, fits: Sequence[Fits] = (), *, after: str = "", most: int
    ) -> Leaf[T]:
        """At most `most` values that fit, in the order of their ids, after `after`."""
        if not fits or self._is_few(table, fits):
            wanted = select(table.c.id).where(table.c.id > after, *(each.of(table.c) for each in fits))
            ids = self._ids(wanted.order_by(table.c.id), most + 1)
            end = ids[most - 1] if len(ids) > most else None
        else:
            ids, end = self._walk(table, fits, after, most)
        return Leaf(self.named(kind, table, ids[:most]), end)

    def leaf_among(
        self, kind: type[T], table: Table, ids: Sequence[str], fits: Sequence[Fits] = (), *, most: int
    ) -> Leaf[T]:
        """The same among these ids, in their order."""
        kept: list[str] = []
        for some in in_parts(ids):
            wanted = select(table.c.id).where(table.c.id.in_(some), *(each.of(table.c) for each in fits))
            fitting = {str(known) for (known,) in self._rows(wanted)}
            kept += [known for known in some if known in fitting]
            if len(kept) > most:
                break
        return Leaf(self.named(kind, table, kept[:most]), kept[most - 1] if len(kept) > most else None)

    def named(self, kind: type[T], table: Table, ids: Sequence[str]) -> list[T]:
        """The values of these ids, in their order; one that is not there is passed over."""
        found = {self._id_of(item): item for item in self._by_ids(kind, table, ids)}
        return [found[known] for known in ids if known in found]

    def _is_few(self, table: Table, fits: Sequence[Fits]) -> bool:
        """Whether one of the indexes alone leaves few rows."""
        for each in fits:
            if each.indexed:
                some = select(table.c[each.column]).where(each.of(table.c)).limit(FEW + 1).subquery()
                if int(self._scalar(select(func.count()).select_from(some))) <= FEW:
                    return True
        return False

    def _walk(
        self, table: Table, fits: Sequence[Fits], after: str, most: int
    ) -> tuple[list[str], str | None]:
        """Ids among the next rows that fit, and where to go on: a rare value is not sought through all."""
        names = dict.fromkeys(each.column for each in fits if each.column != "id")
        walked = select(table.c.id, *(table.c[name] for name in names)).where(table.c.id > after)
        # A limit inside holds the database to the order of ids: by another index it would sort them all.
        among = walked.order_by(table.c.id).limit(WALKED).subquery()
        wanted = select(among.c.id).where(*(each.of(among.c) for each in fits)).order_by(among.c.id)
        ids = self._ids(wanted, most + 1)
        if len(ids) > most:
            return ids, ids[most - 1]
        next_ids = select(table.c.id).where(table.c.id > after).order_by(table.c.id)
        last = self._find(next_ids.offset(WALKED - 1))
        return ids, last

    @staticmethod
    def _id_of(item: Any) -> str:
        """Of a report, which the book shows as an entry, the report's."""
        return str(getattr(item, "report", item).id)

    def _ids(self, wanted: Select[Any], most: int) -> list[str]:
        return [str(known) for (known,) in self._rows(wanted.limit(most))]

    # Judgements

    def judgement_leaf(self, fits: Sequence[Fits], *, before: int | None, most: int) -> Leaf[Judgement]:
        """The newest first; keys are places in the ledger."""
        table = judgements
        wanted = select(table.c.position, table.c.body).where(
            table.c.emptied.is_(False), *(each.of(table.c) for each in fits)
        )
        if before is not None:
            wanted = wanted.where(table.c.position < before)
        found = self._rows(wanted.order_by(table.c.position.desc()).limit(most + 1))
        end = int(found[most - 1][0]) if len(found) > most else None
        return Leaf([decode(Judgement, body) for _, body in found[:most]], end)

    def judgements_with(self, ids: Iterable[str]) -> list[Judgement]:
        """Those that speak of one of these ids; of several more than once."""
        return [each for known in ids for each in self.judgements_with_words(f'"{known}"')]

    def judgements_with_words(self, words: str) -> list[Judgement]:
        """Those whose stored form holds `words`, the oldest first."""
        table = judgements
        wanted = select(table.c.body).where(
            table.c.emptied.is_(False), table.c.body.contains(words, autoescape=True)
        )
        return [decode(Judgement, body) for (body,) in self._rows(wanted.order_by(table.c.position))]

    def judgements_of(self, ids: Sequence[str]) -> list[Judgement]:
        wanted = select(judgements.c.body).where(judgements.c.emptied.is_(False), judgements.c.id.in_(ids))
        return [decode(Judgement, body) for (body,) in self._rows(wanted)]

    def undoings(self) -> list[Judgement]:
        """Every judgement that takes another back."""
        return self.judgements_with_words('"verb":"undo"')

    def judged_blind(self) -> bool:
        wanted = select(judgements.c.id).where(judgements.c.body.contains('"blind":true')).limit(1)
        return bool(self._rows(wanted))

    # Private people

    def private_actors(self) -> list[Actor]:
        wanted = select(book_actors.c.body).where(book_actors.c.body.contains('"private":true'))
        return [decode(Actor, body) for (body,) in self._rows(wanted)]

    def reports_with_private(self, report_ids: Iterable[str]) -> set[str]:
        """Those of these reports that name private people; all, where the members are not written down."""
        if not self._rows(select(book_members.c.id).limit(1)):
            return set(report_ids)
        joined = select(book_members.c.report_id).join(
            book_classes, book_classes.c.id == book_members.c.class_id
        )
        found: set[str] = set()
        for some in in_parts(report_ids):
            wanted = joined.where(
                book_members.c.report_id.in_(some), book_classes.c.body.contains('"private":true')
            )
            found.update(str(known) for (known,) in self._rows(wanted.distinct()))
        return found
