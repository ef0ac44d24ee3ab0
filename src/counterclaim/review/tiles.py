"""A ground for the map from a server of tiles, where somebody gave its address; else nothing is fetched.

Who serves tiles learns which part of the earth is looked at, and when. It is asked for pictures alone, and
not told from which page.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
_PATH = re.compile(r"[A-Za-z0-9/_.~{}=?&%@-]*")
_PARTS = ("{z}", "{x}", "{y}")
_OWN = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class Tiles:
    """`address` holds {z}, {x} and {y}: zoom, column and row of the usual scheme. `credit` is shown on the
    map, as most who give tiles ask for."""

    address: str
    credit: str = ""

    @property
    def origin(self) -> str:
        """The one host that pictures may come from."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    def name(self, zoom: int, column: int, row: int) -> str:
        filled = zip(_PARTS, (zoom, column, row), strict=True)
        address = self.address
        for part, number in filled:
            address = address.replace(part, str(number))
        return address


def find_tiles_fault(address: str) -> str:
    """What is wrong with an address of tiles, "" for nothing. It ends up in a security policy: only plain
    characters are taken."""
    parts = urlsplit(address)
    if any(address.count(part) != 1 for part in _PARTS):
        return "an address of tiles holds {z}, {x} and {y}, each once"
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _OWN):
        return "an address of tiles begins with https:// (http:// only on this machine)"
    rest = parts.path + (f"?{parts.query}" if parts.query else "")
    if not _HOST.fullmatch(parts.netloc) or not _PATH.fullmatch(rest) or parts.fragment:
        return "an address of tiles is a host and a path of letters, digits and / _ . ~ = ? & % @ -"
    return ""
