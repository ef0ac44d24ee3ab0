"""The border with the database: what it raises becomes a LedgerError here, and nowhere else."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from counterclaim.errors import LedgerError

# What a message of the database means to the person who reads it: (pattern, what is wrong, what to do).
_MEANINGS = (
    # A server's say more words than a file's: they come first.
    ("lock timeout", "another program is using it", "wait until that has finished, then try again"),
    ("read-only transaction", "it may only be read", "ask its owner for the right to write"),
    ("permission denied for", "you have not the right to do this in it", "ask its owner for that"),
    ("authentication failed", "the server does not let you in", "look to the name and the password"),
    ("no password supplied", "the server asks for a password", "put it into the file ~/.pgpass"),
    (r"role \".*\" ", "the server does not know you", "look to the name before the @"),
    (r"database \".*\" does not", "there is no such database", "make it first, with `createdb`"),
    (r"relation \".*\" does not", "a table is missing: it is no whole ledger", "go back to a backup"),
    ("column .* does not exist", "a column is missing: it is no whole ledger", "go back to a backup"),
    ("too many c", "too many programs are using it", "wait until one has finished, then try again"),
    ("terminating conn|closed the conn", "the server went away", "try again: what was acknowledged is kept"),
    ("connection failed|failed to resolve|connection timeout", "nobody answers there", "look to the address"),
    ("invalid page", "the database is damaged", "keep a copy of it and go back to a backup"),
    ("no space left", "the disk is full", "make room; nothing that was acknowledged is lost"),
    # A file's.
    ("locked", "another program is using it", "wait until that has finished, then try again"),
    ("busy", "another program is using it", "wait until that has finished, then try again"),
    ("readonly", "it may only be read", "make the file and its folder writable, or work on a copy"),
    ("read-only", "it may only be read", "make the file and its folder writable, or work on a copy"),
    ("not a database", "it is not a ledger", "give the path of a ledger, or of a file that is not there yet"),
    ("malformed", "the file is damaged", "keep a copy of it and go back to a backup"),
    ("full", "the disk is full", "make room; nothing that was acknowledged is lost"),
    (
        "disk i/o",
        "the disk cannot be read or written",
        "look to the disk; nothing that was acknowledged is lost",
    ),
    ("permission denied", "you may not read it", "look to who may read and write there"),
    ("unable to open", "the file cannot be opened", "look to the path and to who may read and write there"),
    ("no such table", "a table is missing: it is no whole ledger", "go back to a backup"),
    ("no such column", "a column is missing: it is no whole ledger", "go back to a backup"),
    ("foreign key", "it lacks what this points at", "append the report first, or work the ledger out anew"),
    ("surrogate", "a text holds half a character", "read the report again with its right encoding"),
)


@contextmanager
def translated(doing: str, ledger: str) -> Iterator[None]:
    """Raise LedgerError, chained, for anything the database raises while `doing` this to `ledger`."""
    try:
        yield
    except LedgerError as error:
        if error.subject:
            raise
        raise LedgerError(f"cannot {doing} the ledger '{ledger}': {error}", ledger) from error
    except (SQLAlchemyError, sqlite3.Error, OSError, UnicodeEncodeError) as error:
        raise LedgerError(f"cannot {doing} the ledger '{ledger}': {_explain(error)}", ledger) from error


def _explain(error: Exception) -> str:
    said = str(getattr(error, "orig", None) or error).splitlines()[0]
    for pattern, wrong, remedy in _MEANINGS:
        if re.search(pattern, said.lower()):
            return f"{wrong} ({said}): {remedy}"
    return f"{said}: run `counterclaim check` on it"
