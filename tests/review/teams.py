"""A workbench where people sign in: one person of each role, and clients that are signed in as them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from starlette.testclient import TestClient

from counterclaim.api import open_ledger
from counterclaim.ledger import Ledger
from counterclaim.model.people import Person, Role
from counterclaim.review.access.asking import name_cookie
from counterclaim.review.access.entrance import Entrance
from counterclaim.review.app import build_app
from counterclaim.review.desk import Desk
from tests.review.desks import ADDRESS, make_desk

PASSWORD = "orchard lamp nine harbour"
PUBLIC = "https://claims.example.org"
TEAM: Mapping[str, Role] = {
    "Rea": Role.READER,
    "Ana": Role.CODER,
    "Ben": Role.CODER,
    "Cy": Role.CODER,
    "Vera": Role.REVIEWER,
    "Adam": Role.ADMIN,
}


def add_team(ledger: Ledger, *, blind: bool = False) -> None:
    now = datetime.now(UTC)
    for name, role in TEAM.items():
        ledger.people.add(name, role, PASSWORD, by="Root", at=now)
    if blind:
        ledger.people.set_blind(True, by="Root", at=now)


class Team:
    """A desk with its app; `client` gives a browser of its own to a person, nobody for ""."""

    def __init__(self, ledger: Ledger, entrance: Entrance) -> None:
        self.ledger = ledger
        self.desk: Desk = make_desk(ledger, entrance=entrance)
        self.app = build_app(self.desk)
        self._secure = bool(entrance.public)

    def client(self, name: str = "", base_url: str = "") -> TestClient:
        client = TestClient(
            self.app, base_url=base_url or (PUBLIC if self._secure else ADDRESS), follow_redirects=False
        )
        if name:
            person = Person(name, TEAM[name])
            secret = self.ledger.people.sign_in(person, datetime.now(UTC))
            client.cookies.set(name_cookie(self._secure), secret)
        return client


@contextmanager
def open_team(path: Path, *, blind: bool = False, public: str = "") -> Iterator[Team]:
    with open_ledger(path, create=False) as ledger:
        add_team(ledger, blind=blind)
        yield Team(ledger, Entrance(signs_in=True, public=public))


def find_token(client: TestClient, path: str = "/account") -> str:
    """The token in a page; `/sign-in` for nobody."""
    page = str(client.get(path).text)
    return page.split('name="token" value="')[1].split('"')[0]


def post(
    client: TestClient, path: str, fields: Mapping[str, str | list[str]], token: str = ""
) -> httpx.Response:
    """Send a form as our own page would."""
    origin = str(client.base_url).rstrip("/")
    answer: httpx.Response = client.post(
        path, data={"token": token or find_token(client), **fields}, headers={"origin": origin}
    )
    return answer
