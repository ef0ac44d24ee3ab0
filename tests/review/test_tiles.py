"""The ground of the map: nothing is fetched unless an address of tiles is given; then from that host only."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from counterclaim.api import open_ledger
from counterclaim.ledger.browsing import IncidentRow
from counterclaim.review.app import build_app
from counterclaim.review.charts.map import Box, Spot, draw_map, fall, rise
from counterclaim.review.safety import HEADERS
from counterclaim.review.tiles import Tiles, find_tiles_fault
from tests.review.desks import ADDRESS, make_desk, serve

POLICY = "content-security-policy"
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path d="M0 0h256v256H0z"/></svg>'


@pytest.mark.parametrize(
    ("address", "taken", "why"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", True, "the usual form"),
        ("https://tiles.example.org:8443/v1/{z}/{y}/{x}?key=a-b_c", True, "another order, a port, a key"),
        ("http://localhost:8080/{z}/{x}/{y}.png", True, "a server of one's own"),
        ("http://tiles.example.org/{z}/{x}/{y}.png", False, "others could read on the way"),
        ("https://tiles.example.org/{z}/{x}.png", False, "no row"),
        ("https://tiles.example.org/{z}/{x}/{y}/{y}.png", False, "a row twice"),
        ("https://tiles.example.org; script-src *//{z}/{x}/{y}", False, "more than a host in the policy"),
        ("https://*/{z}/{x}/{y}", False, "any host at all"),
        ("https://who@tiles.example.org/{z}/{x}/{y}", False, "a name before the host"),
        ("javascript:{z}{x}{y}", False, "no address"),
        ("https:///{z}/{x}/{y}", False, "no host"),
        ('https://tiles.example.org/"{z}/{x}/{y}', False, "a quote"),
    ],
)
def test_what_is_taken_as_an_address(address: str, taken: bool, why: str) -> None:
    assert (find_tiles_fault(address) == "") is taken, why


@given(st.floats(-85, 85))
def test_a_latitude_comes_back(latitude: float) -> None:
    assert abs(fall(rise(latitude)) - latitude) < 1e-6


spots = st.lists(
    st.builds(Spot, st.floats(-84, 84), st.floats(-179, 179), st.just("x"), st.booleans(), st.just(1)),
    min_size=1,
    max_size=5,
)


@given(spots)
def test_every_spot_is_inside(found: list[Spot]) -> None:
    box = Box(found)
    for spot in found:
        x, y = box.place(spot.latitude, spot.longitude)
        assert -0.1 <= x <= 384.1
        assert -0.1 <= y <= 250.1


def row(latitude: float, longitude: float) -> IncidentRow:
    return IncidentRow(
        "incident-1", ("raid",), None, None, "Kelda", "XN", latitude, longitude, "city", None, 1, 1, (), ""
    )


@given(st.floats(-84, 84), st.floats(-179.9, 179.9))
def test_tiles_cover_the_map_and_are_real_ones(latitude: float, longitude: float) -> None:
    """By numbers of the usual scheme: so many columns and rows as the zoom has, none beyond."""
    asked: list[tuple[int, int, int]] = []

    class Noting(Tiles):
        def name(self, zoom: int, column: int, row: int) -> str:
            asked.append((zoom, column, row))
            return "https://tiles.example.org/"

    draw_map([row(latitude, longitude)], lambda *box: (), Noting("https://tiles.example.org/{z}/{x}/{y}"))
    assert 1 <= len(asked) <= 24
    assert all(0 <= column < 2**zoom and 0 <= across < 2**zoom for zoom, column, across in asked)


def test_nothing_is_fetched_unless_it_is_set(examples: Path) -> None:
    with open_ledger(examples, create=False) as ledger:
        client = TestClient(build_app(make_desk(ledger)), base_url=ADDRESS)
        page = client.get("/incidents")
    assert "<image" not in page.text
    assert page.headers[POLICY] == HEADERS[POLICY]


def test_the_policy_names_the_one_host_on_the_one_page(examples: Path) -> None:
    with open_ledger(examples, create=False) as ledger:
        desk = make_desk(ledger)
        desk.tiles = Tiles("https://tiles.example.org/{z}/{x}/{y}.png", "tiles by Example & Co")
        client = TestClient(build_app(desk), base_url=ADDRESS)
        page, other = client.get("/incidents"), client.get("/sites")
    given_to, usual = page.headers[POLICY].split("; "), HEADERS[POLICY].split("; ")
    assert [one for one, two in zip(given_to, usual, strict=True) if one != two] == [
        one for one in given_to if "tiles.example.org" in one
    ]
    assert "img-src 'self' https://tiles.example.org data:" in page.headers[POLICY]
    assert other.headers[POLICY] == HEADERS[POLICY]
    assert "tiles by Example &amp; Co" in page.text


@pytest.fixture
def tile_server() -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """A server of tiles on loopback, with what it was asked for and from which page."""
    asked: list[tuple[str, str | None]] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("referer")))
            self.send_response(200)
            self.send_header("content-type", "image/svg+xml")
            self.send_header("cross-origin-resource-policy", "cross-origin")
            self.end_headers()
            self.wfile.write(DOT)

        def log_message(self, *given: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/{{z}}/{{x}}/{{y}}.svg", asked
    server.shutdown()
    server.server_close()


def test_a_browser_fetches_tiles_and_says_not_from_where(
    examples: Path, chromium: Browser, tile_server: tuple[str, list[tuple[str, str | None]]]
) -> None:
    address, asked = tile_server
    with serve(examples, tiles=Tiles(address)) as workbench:
        page = chromium.new_page()
        troubles: list[str] = []
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.goto(f"{workbench}/incidents", wait_until="networkidle")
        page.close()
    assert asked
    assert all(referer is None for _, referer in asked)
    assert troubles == []
