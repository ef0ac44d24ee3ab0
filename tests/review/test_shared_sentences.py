"""Sentences that two reports share are told on both, on their incident, and in its dossier: two accounts of
one origin do not look like two."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.api import open_ledger
from tests.review.desks import open_client
from tests.review.made import OWN, SHARED, fill, make_report
from tests.review.test_pages import strip_tags

APART = (
    "Guards of another hall wrote to the paper. They said that they had slept through the night."
    " Their letter is printed here without their names. None of them was asked anything by the police."
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two that share three sentences, and a third that shares none."""
    path = tmp_path_factory.mktemp("shared") / "shared.db"
    texts = (f"{SHARED} {OWN[0]}", f"{OWN[1]} {SHARED}", APART)
    return fill(path, [make_report(number, text, [number]) for number, text in enumerate(texts, 1)])


@pytest.fixture
def reader(shared: Path) -> Iterator[TestClient]:
    with open_client(shared) as client:
        yield client


def report(number: int) -> str:
    return f"/reports/report-{number:016x}"


TOLD = [
    (1, "3 of 7 sentences stand in Report 2 too", "the earlier of the two"),
    (2, "3 of 7 sentences stand in Report 1 too", "the later"),
]


@pytest.mark.parametrize(("number", "told", "why"), TOLD, ids=[case[-1] for case in TOLD])
def test_a_report_tells_what_it_shares(reader: TestClient, number: int, told: str, why: str) -> None:
    page = reader.get(report(number)).text
    assert told in strip_tags(page), why
    assert "own text; no original found" not in page
    marked = unescape("".join(part.split("<")[0] for part in page.split('shared">')[1:]))
    assert "Two women who had queued for water" in marked
    assert "cartridges" not in marked
    assert "register of the hall" not in marked


def test_a_report_of_its_own_tells_of_none(reader: TestClient) -> None:
    page = reader.get(report(3)).text
    assert "own text; no original found" in page
    assert 'class="shared"' not in page


def find_incident(path: Path) -> str:
    with open_ledger(path, create=False) as ledger:
        return next(ledger.book().incidents()).id


def test_the_incident_tells_it_at_the_later_report(reader: TestClient, shared: Path) -> None:
    page = strip_tags(reader.get(f"/incidents/{find_incident(shared)}").text)
    assert "3 of 7 sentences stand in Report 1 too (Desk 1)" in page
    assert page.count("3 of 7 sentences") == 1
    assert "1 report with sentences of an earlier one" in page


def test_the_dossier_tells_it_among_its_sources(reader: TestClient, shared: Path) -> None:
    page = strip_tags(reader.get(f"/incidents/{find_incident(shared)}/dossier").text)
    assert "Desk 2; 3 of 7 sentences stand in “Report 1” too" in page
