"""How a workbench is reached: by which names it answers, and whether people have to sign in."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Entrance:
    """`public` is the address by which a proxy makes the workbench known (https://claims.example.org), ""
    where only this machine reaches it."""

    signs_in: bool = False
    public: str = ""

    def answers_to(self, host: str) -> bool:
        """Whether a Host header names this workbench: else a page of another name was made to point here."""
        return is_loopback(host) or (self.public != "" and host.casefold() == self._public_host)

    def is_own_origin(self, headers: Headers) -> bool:
        """Whether the browser says that the request comes from a page of this very address."""
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site") == "same-origin"
        host = headers.get("host", "")
        if is_loopback(host):
            parts = urlsplit(origin)
            return parts.scheme in ("http", "https") and parts.netloc == host
        return origin.casefold() == f"https://{self._public_host}"

    def is_secret(self, host: str) -> bool:
        """Whether what is said to this host is hidden by TLS, so that cookies may be kept to that."""
        return not is_loopback(host)

    @property
    def _public_host(self) -> str:
        return urlsplit(self.public).netloc.casefold()


def is_loopback(host: str) -> bool:
    """Whether a Host header or the host of an address is this machine by its own name."""
    try:
        return urlsplit(f"//{host}").hostname in LOOPBACK
    except ValueError:
        return False


def find_public_fault(address: str) -> str:
    """Why a public address will not do; "" when it does."""
    try:
        parts = urlsplit(address)
        named = parts.hostname is not None and parts.port != 0
    except ValueError:
        named = False
    if not named or parts.scheme != "https" or parts.path not in ("", "/") or parts.query or parts.fragment:
        return f"{address!r} is no address like https://claims.example.org: passwords need TLS, and no path"
    return "" if "@" not in parts.netloc else f"{address!r} holds a name or password: give the host alone"
