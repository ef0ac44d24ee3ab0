"""The ledger: append only; what is worked out from it lies beside it and can be made anew."""

from counterclaim.ledger.book import LedgerBook
from counterclaim.ledger.bulk import Appended
from counterclaim.ledger.erasure import Tombstone
from counterclaim.ledger.keys import Key
from counterclaim.ledger.ledger import Ledger, open_ledger
from counterclaim.ledger.merging import Merged, Origin
from counterclaim.ledger.renewal import Changes, Desk

__all__ = [
    "Appended",
    "Changes",
    "Desk",
    "Key",
    "Ledger",
    "LedgerBook",
    "Merged",
    "Origin",
    "Tombstone",
    "open_ledger",
]
