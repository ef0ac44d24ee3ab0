"""A domain is a folder of data: reports of shootings are read with no code of their own."""

from pathlib import Path

import pytest

from tests.acceptance.ledgers import read_reports
from tests.acceptance.rows import Facts

SHOOTINGS = Path(__file__).parent / "shootings"
FIRST, SECOND = "first.txt", "second.txt"
PUBLISHED = {FIRST: "2018-09-09", SECOND: "2018-09-10"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return read_reports(tmp_path_factory.mktemp("gun"), SHOOTINGS, PUBLISHED, domains=("gun_violence",))


def test_both_reports_tell_of_one_incident(facts: Facts) -> None:
    (incident,) = facts.incidents(FIRST)
    assert facts.incidents(SECOND) == [incident]
    assert incident["type"] == "shooting"
    assert incident["earliest"] == incident["latest"] == "2018-09-08"


@pytest.mark.parametrize(
    ("file", "voice", "attribute", "low", "high"),
    [
        (FIRST, "police", "killed", 2, 2),
        (FIRST, "police", "injured", 3, 3),
        (SECOND, "police", "killed", 3, 3),
        (SECOND, "unnamed", "injured", 5, None),
    ],
)
def test_figure_comes_out(
    facts: Facts, file: str, voice: str, attribute: str, low: int, high: int | None
) -> None:
    found = facts.claims(file, voice, "asserts", attribute, {"low": low, "high": high})
    assert found, facts.explain(file, voice, attribute)


def test_a_toll_that_rises_is_no_dispute(facts: Facts) -> None:
    assert "killed" not in {dispute["attribute"] for dispute in facts.disputes(FIRST)}
