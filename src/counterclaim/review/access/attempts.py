"""How often somebody may try to sign in: counted by name and by address, in memory of a bounded size.

Who knows a name can have it refused for a while by trying; who is signed in already is not touched by that.
"""

from collections import OrderedDict
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from threading import Lock

WINDOW = 15 * 60.0  # seconds
MOST_BY_NAME = 10
MOST_BY_ADDRESS = 40
# To have one name forgotten, more names than this must be tried meanwhile, from a hundred addresses.
MOST_KEPT = 4_096


@dataclass(slots=True)
class _Count:
    since: float
    number: int = 0


class Attempts:
    """Counts of one running workbench; moments are seconds of any clock that does not go back."""

    def __init__(self) -> None:
        self._counts: OrderedDict[tuple[str, str], _Count] = OrderedDict()
        self._lock = Lock()

    def begin(self, name: str, address: str, now: float) -> float:
        """Count an attempt before it is looked at, so that many at once are counted too. The seconds to
        wait where there were too many, and then it is not counted; else 0."""
        keys = self._keys(name, address)
        with self._lock:
            waits = [self._find_wait(key, most, now) for key, most in keys]
            if any(waits):
                return max(waits)
            for key, _ in keys:
                self._count(key, now)
        return 0.0

    def forgive(self, name: str, address: str) -> None:
        """The attempt was right: the name starts anew, and the address is one the better."""
        (by_name, _), (by_address, _) = self._keys(name, address)
        with self._lock:
            self._counts.pop(by_name, None)
            held = self._counts.get(by_address)
            if held is not None:
                held.number -= 1

    def __len__(self) -> int:
        return len(self._counts)

    @staticmethod
    def _keys(name: str, address: str) -> tuple[tuple[tuple[str, str], int], tuple[tuple[str, str], int]]:
        folded = " ".join(name.split()).casefold()[:100]
        return (("name", folded), MOST_BY_NAME), (("address", fold_address(address)), MOST_BY_ADDRESS)

    def _find_wait(self, key: tuple[str, str], most: int, now: float) -> float:
        held = self._counts.get(key)
        if held is None or now - held.since >= WINDOW or held.number < most:
            return 0.0
        return held.since + WINDOW - now

    def _count(self, key: tuple[str, str], now: float) -> None:
        held = self._counts.get(key)
        if held is None or now - held.since >= WINDOW:
            self._counts.pop(key, None)
            held = self._counts[key] = _Count(now)
        held.number += 1
        while len(self._counts) > MOST_KEPT:
            self._counts.popitem(last=False)  # the one that began first


def fold_address(address: str) -> str:
    """One household has one address of the older kind, but a whole range of the newer."""
    try:
        known = ip_address(address)
    except ValueError:
        return address[:64]
    if not isinstance(known, IPv6Address):
        return str(known)
    return str(known.ipv4_mapped or IPv6Address(int(known) >> 64 << 64))
