"""Where a ledger lies: the scheme of its address names the backend, one module of the folder beside this."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

from sqlalchemy import Connection, Engine

from counterclaim.errors import LedgerError
from counterclaim.ledger import backends

DEFAULT_SCHEME = "sqlite"

# One letter before the colon is a drive, not a scheme.
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]+)://(.*)$", re.DOTALL)
# Up to the last @: a password may hold what it should not, such as a slash.
_CREDENTIALS = re.compile(r"//.*@", re.DOTALL)


class Backend(Protocol):
    """What a database must give beside SQL. `location` is the address without its scheme."""

    def open_engine(self, location: str, create: bool) -> Engine:
        """Connections to the ledger there; LedgerError when it is missing or cannot be one.

        The engine has the execution option `read_only` where nothing may be written.
        """

    def prepare(self, engine: Engine) -> None:
        """What has to be settled once it is known that a ledger is, or will be, there."""

    def begin_writing(self, connection: Connection) -> None:
        """Make every other writer wait until the transaction of `connection` ends."""

    def catch_up(self, connection: Connection) -> None:
        """Give out numbers after those that were copied in."""

    def wipe(self, engine: Engine) -> None:
        """Overwrite what was deleted, so that its bytes are nowhere in the files of the ledger."""

    def find_damage(self, connection: Connection) -> list[str]:
        """What the database itself finds broken, in its own words."""


@dataclass(frozen=True, slots=True)
class Address:
    """`shown` is how the ledger is named to people: without any password."""

    backend: Backend
    location: str
    shown: str


def find_backend(address: str | Path) -> Address:
    """The backend for a path or a URL; LedgerError for a scheme that nobody serves."""
    text = str(address)
    if not text.strip():
        raise LedgerError("the ledger has no name: give a path like libya.db", text)
    match = None if isinstance(address, Path) else _SCHEME.match(text)
    scheme, location = (match[1].lower(), match[2]) if match else (DEFAULT_SCHEME, text)
    if match:
        # sqlite:///x.db is beside us, sqlite:////x.db at the root: the first slash only ends the host.
        location = location.removeprefix("/")
    shown = _hide(text, scheme) if match else text
    known = sorted(module.name for module in iter_modules(backends.__path__))
    if scheme not in known:
        near = get_close_matches(scheme, known, 1)
        hint = f"did you mean '{near[0]}:///…'?" if near else f"known are {', '.join(known)}; or give a path"
        raise LedgerError(f"unknown kind of ledger '{scheme}' in '{shown}': {hint}", shown)
    module = import_module(f"{backends.__name__}.{scheme}")
    return Address(cast(Backend, module), location, shown)


def _hide(address: str, scheme: str) -> str:
    """The address without what may be a password: the name before the host, and what follows a `?`."""
    return address if scheme == DEFAULT_SCHEME else _CREDENTIALS.sub("//", address).partition("?")[0]
