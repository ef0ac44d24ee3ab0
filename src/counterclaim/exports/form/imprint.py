"""What an export says of itself: which ledger, as known on which day, by which program."""

import re
from dataclasses import dataclass
from datetime import date

from counterclaim import __version__
from counterclaim.model import Book


@dataclass(frozen=True, slots=True)
class Imprint:
    """`ledger`: its name, without folders, user or password. `as_of`: the day as known on; None for all that
    the ledger holds. `version`: of the program, and behind a plus of the codebook."""

    ledger: str = ""
    as_of: date | None = None
    version: str = __version__

    def of(self, book: Book) -> dict[str, str | None]:
        """The words to print. Where no day was asked for, it is the last one on which a report of the book
        was published: what came later the book does not know."""
        day = self.as_of or find_last_day(book)
        return {
            "ledger": self.ledger or None,
            "as_of": day.isoformat() if day else None,
            "version": self.version,
        }


def name_ledger(address: str) -> str:
    """The last part of a ledger's address: folders, servers, users and passwords are nobody's business.

    >>> name_ledger("postgresql://ada:secret@db.example/coast?sslmode=require")
    'coast'
    """
    _, server, rest = address.rpartition("://")
    parts = re.split(r"[/\\]", rest.split("?")[0].rstrip("/\\") if server else rest.rstrip("/\\"))
    return "" if server and len(parts) == 1 else parts[-1]


def find_last_day(book: Book) -> date | None:
    """When the newest report was published; None where no report bears a day."""
    return max((entry.published for entry in book.reports() if entry.published), default=None)
