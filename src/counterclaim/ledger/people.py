"""The people of a team: who may sign in to the workbench, in which role, and by which keys programs ask.

Nothing secret is kept: of passwords an Argon2 hash, of keys and sign-ins a SHA-256. Nobody is deleted: who
is removed can sign in no more, and their name stays with what they judged. Every change of who may do
what is an entry of the audit log.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from counterclaim.errors import LedgerError, UnknownIdError
from counterclaim.ledger import audit
from counterclaim.ledger.passwords import find_weakness, hash_password, is_password
from counterclaim.ledger.people_tables import people, program_keys, settings, sign_ins
from counterclaim.model.people import Member, Person, ProgramKey, Role

SIGNED_IN_FOR = timedelta(hours=12)
KEY_MARK = "cck_"  # so that a key that got into the wrong place is known for one
LONGEST_NAME = 80
_BLIND = "blind"

Opening = Callable[[], AbstractContextManager[Connection]]


class People:
    """The people of an open ledger. Every method that writes is one transaction."""

    def __init__(self, reading: Opening, writing: Opening) -> None:
        self._reading, self._writing = reading, writing

    # Who there is

    def members(self) -> list[Member]:
        """Everybody who was ever added, by name."""
        number = (
            select(func.count())
            .where(program_keys.c.person == people.c.id, program_keys.c.withdrawn.is_(None))
            .scalar_subquery()
        )
        with self._reading() as connection:
            rows = connection.execute(select(people, number.label("keys")).order_by(people.c.folded)).all()
        return [
            Member(row.name, Role(row.role), _moment(row.added), _moment_or_none(row.removed), row.keys)
            for row in rows
        ]

    def is_empty(self) -> bool:
        """Whether nobody may sign in."""
        with self._reading() as connection:
            return connection.execute(_active().limit(1)).first() is None

    def find(self, name: str) -> Person | None:
        """Who may sign in by this name, whatever its case."""
        with self._reading() as connection:
            return _person(connection.execute(_active(name)).first())

    def add(self, name: str, role: Role, password: str, *, by: str, at: datetime) -> Person:
        """Add a person, or bring one back who was removed. LedgerError says what does not fit."""
        clean = " ".join(name.split())
        if not clean or len(clean) > LONGEST_NAME or not clean.isprintable():
            raise LedgerError(f"a name has 1 to {LONGEST_NAME} characters that can be printed: {name!r}")
        kept = _hash(password, clean)
        with self._writing() as connection:
            held = connection.execute(select(people).where(people.c.folded == clean.casefold())).first()
            if held is not None and held.removed is None:
                raise LedgerError(f"{held.name} is there already: `counterclaim coder role` changes the role")
            if held is None:
                added = {"folded": clean.casefold(), "name": clean, "role": role.value, "password": kept}
                connection.execute(insert(people).values(**added, added=_say(at)))
            else:
                # The name as it was: what they judged bears it.
                clean = held.name
                back = {"role": role.value, "password": kept, "removed": None}
                connection.execute(update(people).where(people.c.id == held.id).values(**back))
            _record(connection, "person added", clean, by, at, role=role.value)
        return Person(clean, role)

    def set_role(self, name: str, role: Role, *, by: str, at: datetime) -> None:
        with self._writing() as connection:
            row = _need(connection, name)
            connection.execute(update(people).where(people.c.id == row.id).values(role=role.value))
            _record(connection, "role changed", row.name, by, at, role=role.value, before=row.role)

    def set_password(self, name: str, password: str, *, by: str, at: datetime) -> None:
        """Give a person another password; whoever is signed in by that name is signed out."""
        kept = _hash(password, name)
        with self._writing() as connection:
            row = _need(connection, name)
            connection.execute(update(people).where(people.c.id == row.id).values(password=kept))
            connection.execute(delete(sign_ins).where(sign_ins.c.person == row.id))
            _record(connection, "password changed", row.name, by, at)

    def remove(self, name: str, *, by: str, at: datetime) -> None:
        """Let a person in no more: sign-ins end, keys are withdrawn. What they judged stays."""
        with self._writing() as connection:
            row = _need(connection, name)
            connection.execute(update(people).where(people.c.id == row.id).values(removed=_say(at)))
            connection.execute(delete(sign_ins).where(sign_ins.c.person == row.id))
            held = (program_keys.c.person == row.id) & program_keys.c.withdrawn.is_(None)
            connection.execute(update(program_keys).where(held).values(withdrawn=_say(at)))
            _record(connection, "person removed", row.name, by, at)

    # Signing in

    def check_password(self, name: str, password: str) -> Person | None:
        """Who this is; None when the name is unknown or the password another's, after equal work."""
        with self._reading() as connection:
            row = connection.execute(_active(name)).first()
        return _person(row) if is_password(None if row is None else row.password, password) else None

    def sign_in(self, person: Person, at: datetime) -> str:
        """Begin a sign-in: the secret for the person's cookie. It ends by itself after `SIGNED_IN_FOR`."""
        secret = token_urlsafe(32)
        with self._writing() as connection:
            row = _need(connection, person.name)
            connection.execute(delete(sign_ins).where(sign_ins.c.ends <= _say(at)))
            began = {"sha256": _digest(secret), "person": row.id, "began": _say(at)}
            connection.execute(insert(sign_ins).values(**began, ends=_say(at + SIGNED_IN_FOR)))
        return secret

    def sign_out(self, secret: str) -> None:
        with self._writing() as connection:
            connection.execute(delete(sign_ins).where(sign_ins.c.sha256 == _digest(secret)))

    def find_signed_in(self, secret: str, now: datetime) -> Person | None:
        """Who holds this sign-in; None when it ended, or the person was removed."""
        wanted = (
            _active().join(sign_ins).where(sign_ins.c.sha256 == _digest(secret), sign_ins.c.ends > _say(now))
        )
        with self._reading() as connection:
            return _person(connection.execute(wanted).first())

    # Keys for programs

    def make_key(self, name: str, label: str, *, by: str, at: datetime) -> str:
        """A new key by which programs ask in the person's name. It is given this once and not kept."""
        key = KEY_MARK + token_urlsafe(32)
        with self._writing() as connection:
            row = _need(connection, name)
            made = {"person": row.id, "sha256": _digest(key), "label": label, "made": _say(at)}
            done = connection.execute(insert(program_keys).values(**made)).inserted_primary_key
            _record(connection, "key made", row.name, by, at, number=done[0] if done else 0)
        return key

    def list_keys(self, name: str = "") -> list[ProgramKey]:
        """The keys of one person, or of all, also those withdrawn."""
        wanted = select(program_keys, people.c.name).join(people).order_by(program_keys.c.number)
        if name:
            wanted = wanted.where(people.c.folded == _fold(name))
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return [
            ProgramKey(row.number, row.name, row.label, _moment(row.made), _moment_or_none(row.withdrawn))
            for row in rows
        ]

    def withdraw_key(self, name: str, number: int, *, by: str, at: datetime) -> None:
        with self._writing() as connection:
            row = _need(connection, name)
            held = (program_keys.c.number == number) & (program_keys.c.person == row.id)
            open_still = held & program_keys.c.withdrawn.is_(None)
            done = connection.execute(update(program_keys).where(open_still).values(withdrawn=_say(at)))
            if done.rowcount == 0:
                raise UnknownIdError(f"{row.name} has no key {number} that could be withdrawn", str(number))
            _record(connection, "key withdrawn", row.name, by, at, number=number)

    def find_by_key(self, key: str) -> Person | None:
        """In whose name a program asks; None for a key that is unknown, withdrawn, or of one removed."""
        wanted = (
            _active()
            .join(program_keys)
            .where(program_keys.c.sha256 == _digest(key), program_keys.c.withdrawn.is_(None))
        )
        with self._reading() as connection:
            return _person(connection.execute(wanted).first())

    # How the team works

    @property
    def reads_blind(self) -> bool:
        """Whether coders answer without sight of each other's answers."""
        with self._reading() as connection:
            held = connection.scalar(select(settings.c.value).where(settings.c.name == _BLIND))
        return held == "on"

    def set_blind(self, blind: bool, *, by: str, at: datetime) -> None:
        value = "on" if blind else "off"
        with self._writing() as connection:
            connection.execute(delete(settings).where(settings.c.name == _BLIND))
            connection.execute(insert(settings).values(name=_BLIND, value=value))
            _record(connection, "blind reading", value, by, at)


def _active(name: str | None = None) -> Select[Any]:
    wanted = select(people).where(people.c.removed.is_(None))
    return wanted if name is None else wanted.where(people.c.folded == _fold(name))


def _need(connection: Connection, name: str) -> Row[Any]:
    row = connection.execute(_active(name)).first()
    if row is None:
        raise UnknownIdError(f"nobody called {name!r} may sign in: `counterclaim coder list` tells who", name)
    return row


def _person(row: Row[Any] | None) -> Person | None:
    return None if row is None else Person(row.name, Role(row.role))


def _hash(password: str, name: str) -> str:
    if weakness := find_weakness(password, name):
        raise LedgerError(weakness)
    return hash_password(password)


def _record(connection: Connection, kind: str, subject: str, by: str, at: datetime, **said: Any) -> None:
    audit.append_entry(connection, kind, subject, by, at.isoformat(), said)


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _say(moment: datetime) -> str:
    """To the second, so that moments sort as words do."""
    return moment.isoformat(timespec="seconds")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _moment_or_none(text: str | None) -> datetime | None:
    return None if text is None else _moment(text)
