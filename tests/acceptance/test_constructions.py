"""The constructions of the acceptance list again, in other words, about people and places that do not exist.

What comes out here cannot come from a rule that knows one report by its words, nor from the codebook's
registry of real bodies.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.ledgers import read_reports
from tests.acceptance.rows import Facts

REPORTS = Path(__file__).parent / "reports"
CALVERA, SABEL = "calvera.txt", "sabel.txt"
PUBLISHED = {CALVERA: "2020-03-13", SABEL: "2022-06-12"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return read_reports(tmp_path_factory.mktemp("own"), REPORTS, PUBLISHED)


Row = tuple[str, str, str, str, dict[str, Any]]
CLAIMS: list[Row] = [
    (CALVERA, "Tomas Verlich", "asserts", "status", {"code": "closed", "modality": "considered", "times": 2}),
    (CALVERA, "Tomas Verlich", "asserts|accuses", "means", {"code": "artillery"}),
    (CALVERA, "Tomas Verlich", "asserts", "released", {"modality": "considered"}),
    (CALVERA, "publisher", "asserts", "casualties", {"low": 40, "high": 199, "day": "2020-03-09"}),
    (CALVERA, "Ardenia's coalition government", "accuses", "perpetrator", {"party": "Free Highland Army"}),
    (CALVERA, "Free Highland Army", "denies", "perpetrator", {"party": "Free Highland Army"}),
    (CALVERA, "Free Highland Army", "accuses", "perpetrator", {"party": "Ardenia's coalition government"}),
    (CALVERA, "Harbour Relief Council", "demands", "status", {"code": "closed", "times": 2}),
    (CALVERA, "Northern Medical League", "demands", "status", {"code": "closed", "times": 2}),
    (CALVERA, "Harbour Relief Council", "asserts", "held", {"low": 1890, "high": 2310, "joint": True}),
    (CALVERA, "publisher", "asserts", "casualties", {"low": 200, "high": 999, "type": "military_campaign"}),
    (SABEL, "Jonas Adekar", "denies", "force_used", {"code": "excessive", "type": "raid"}),
    (SABEL, "unnamed", "accuses", "force_used", {"code": "excessive", "type": "raid"}),
    (SABEL, "Jonas Adekar", "asserts", "escaped", {"low": 200, "high": 999, "type": "breakout"}),
    (SABEL, "Lena Brandt", "asserts", "killed", {"low": 9, "high": None, "day": "2022-06-10"}),
    (SABEL, "Lena Brandt", "asserts", "cause", {"code": "gunfire"}),
    (SABEL, "Jonas Adekar", "asserts", "killed", {"low": 2, "high": 2, "day": "2022-06-10"}),
    (SABEL, "Jonas Adekar", "asserts", "cause", {"code": "stampede"}),
    (SABEL, "Jonas Adekar", "denies", "perpetrator", {"party": "border police"}),
    (SABEL, "unnamed", "asserts|accuses", "perpetrator", {"party": "border police"}),
    (SABEL, "Jonas Adekar", "asserts", "released", {}),
    (SABEL, "Jonas Adekar", "asserts", "cause", {"code": "unrest_among_held"}),
    (SABEL, "Lena Brandt", "confirms", "cause", {"code": "overcrowding"}),
    (SABEL, "Jonas Adekar", "confirms", "recaptured|arrested", {"day": "2022-06-10"}),
    (SABEL, "Jonas Adekar", "asserts", "visits", {"low": 2, "high": 2}),
    (SABEL, "Jonas Adekar", "denies", "status", {"code": "closed", "about_actor": True}),
]


@pytest.mark.parametrize(("file", "voice", "stance", "attribute", "more"), CLAIMS)
def test_claim_comes_out(
    facts: Facts, file: str, voice: str, stance: str, attribute: str, more: dict[str, Any]
) -> None:
    found = facts.claims(file, voice, stance, attribute, more)
    assert len(found) >= more.get("times", 1), facts.explain(file, voice, attribute)


def test_incidents_are_apart(facts: Facts) -> None:
    assert len(facts.incidents(CALVERA)) == 2
    assert len(facts.incidents(SABEL)) == 2


def test_disputes_and_no_others(facts: Facts) -> None:
    assert [dispute["attribute"] for dispute in facts.disputes(CALVERA)] == ["perpetrator"]
    assert sorted({dispute["attribute"] for dispute in facts.disputes(SABEL)}) == [
        "cause",
        "force_used",
        "killed",
        "perpetrator",
    ]


def test_every_span_is_verbatim(facts: Facts) -> None:
    facts.check_spans()
