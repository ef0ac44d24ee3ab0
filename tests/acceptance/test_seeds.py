"""The acceptance list of the main job, `seeds/EXPECTED.md`, row by row, on the export form.

The two reports are not ours to quote: rows are told by who speaks and what is claimed, and every
span is compared with the report's own text. Skipped, visibly, where the seeds are not there.
"""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.acceptance.ledgers import read_reports
from tests.acceptance.rows import Facts
from tests.shared import SHARED

SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seed reports are not at {SEEDS}")

FIRST = "000_4e7e16cfe19459e8.txt"
SECOND = "004_ebbba10aa537899c.txt"
PUBLISHED = {FIRST: "2019-07-05", SECOND: "2021-10-10"}


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return read_reports(tmp_path_factory.mktemp("dated"), SEEDS, PUBLISHED)


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return read_reports(tmp_path_factory.mktemp("undated"), SEEDS, dict.fromkeys(PUBLISHED, ""))


# file, row of EXPECTED.md, voice, stance, attribute, what else must hold of one claim
Row = tuple[str, int, str, str, str, dict[str, Any]]
CLAIMS: list[Row] = [
    (
        FIRST,
        1,
        "Fathi Bashagha",
        "asserts",
        "status",
        {"code": "closed", "modality": "considered", "sites_in": "Libya"},
    ),
    (FIRST, 3, "Fathi Bashagha", "asserts|accuses", "means", {"code": "aircraft"}),
    (
        FIRST,
        3,
        "Fathi Bashagha",
        "asserts",
        "status",
        {"code": "closed", "modality": "considered", "times": 2},
    ),
    (FIRST, 3, "Fathi Bashagha", "asserts", "released", {"modality": "considered"}),
    (FIRST, 4, "publisher", "asserts", "casualties", {"low": 24, "high": 99, "day": "2019-07-02"}),
    (FIRST, 5, "Government of National Accord", "accuses", "perpetrator", {"party": "Libyan National Army"}),
    (FIRST, 6, "Libyan National Army", "denies", "perpetrator", {"party": "Libyan National Army"}),
    (FIRST, 7, "Libyan National Army", "accuses", "perpetrator", {"party": "Government of National Accord"}),
    (
        FIRST,
        8,
        "United Nations High Commissioner for Refugees",
        "demands",
        "status",
        {"code": "closed", "modality": "demanded"},
    ),
    (
        FIRST,
        8,
        "International Organization for Migration",
        "demands",
        "status",
        {"code": "closed", "modality": "demanded"},
    ),
    (
        FIRST,
        9,
        "International Organization for Migration",
        "asserts",
        "held",
        {"low": 2970, "high": 3630, "joint": True, "scope": True},
    ),
    (
        FIRST,
        9,
        "United Nations High Commissioner for Refugees",
        "asserts",
        "held",
        {"low": 2970, "high": 3630, "joint": True},
    ),
    (FIRST, 9, "International Organization for Migration", "asserts", "conditions", {"code": "inhumane"}),
    (
        FIRST,
        9,
        "International Organization for Migration",
        "demands",
        "status",
        {"code": "closed", "times": 2},
    ),
    (FIRST, 10, "publisher", "asserts", "casualties", {"low": 200, "high": 999, "type": "military_campaign"}),
    (FIRST, 11, "publisher", "asserts", "conditions", {"code": "overcrowded"}),
    (FIRST, 11, "publisher", "asserts", "held", {"low": 2000, "high": 9999}),
    (SECOND, 1, "Khaled Mazen", "denies", "force_used", {"code": "excessive", "type": "raid"}),
    (SECOND, 2, "unnamed", "accuses", "force_used", {"code": "excessive", "type": "raid"}),
    (SECOND, 3, "Khaled Mazen", "asserts", "force_used", {"code": "humane|professional"}),
    (SECOND, 4, "Khaled Mazen", "asserts", "escaped", {"low": 200, "high": 999, "type": "breakout"}),
    (SECOND, 4, "Khaled Mazen", "denies", "occurred|conditions|access", {}),
    (
        SECOND,
        5,
        "Federico Soda",
        "asserts",
        "killed",
        {"low": 6, "high": None, "day": "2021-10-08", "type": "shooting"},
    ),
    (SECOND, 5, "Federico Soda", "asserts", "cause", {"code": "gunfire"}),
    (
        SECOND,
        6,
        "Khaled Mazen",
        "asserts",
        "killed",
        {"low": 1, "high": 1, "day": "2021-10-08", "type": "breakout"},
    ),
    (SECOND, 6, "Khaled Mazen", "asserts", "cause", {"code": "stampede"}),
    (SECOND, 7, "Khaled Mazen", "denies", "perpetrator", {"party": "Ministry of Interior"}),
    (SECOND, 7, "unnamed", "asserts|accuses", "perpetrator", {"party": "Ministry of Interior"}),
    (SECOND, 7, "Khaled Mazen", "asserts", "released", {}),
    (SECOND, 8, "Khaled Mazen", "asserts", "cause", {"code": "unrest_among_held"}),
    (SECOND, 9, "Federico Soda", "confirms", "cause", {"code": "overcrowding"}),
    (SECOND, 10, "publisher", "asserts", "escaped", {"low": 24, "high": 99}),
    (SECOND, 11, "Khaled Mazen", "confirms", "recaptured|arrested", {"day": "2021-10-08"}),
    (SECOND, 12, "Khaled Mazen", "asserts", "visits", {"low": 3, "high": 3}),
    (SECOND, 13, "Khaled Mazen", "denies", "status", {"code": "closed", "about_actor": True}),
]


@pytest.mark.parametrize(("file", "number", "voice", "stance", "attribute", "more"), CLAIMS)
def test_row_comes_out(
    dated: Facts, file: str, number: int, voice: str, stance: str, attribute: str, more: dict[str, Any]
) -> None:
    found = dated.claims(file, voice, stance, attribute, more)
    assert len(found) >= more.get("times", 1), dated.explain(file, voice, attribute)


STATEMENTS = [
    (FIRST, "Fathi Bashagha", "asserts", {"said": "2019-07-04"}),
    (
        FIRST,
        "International Organization for Migration",
        "asserts|demands",
        {"manner": "direct", "sentences": 3},
    ),
    (SECOND, "Khaled Mazen", "denies", {"said": "2021-10-09"}),
    (SECOND, "Khaled Mazen", "asserts", {"strength": "hedged"}),
    (SECOND, "Khaled Mazen", "asserts", {"manner": "mixed"}),
    (SECOND, "Khaled Mazen", "admits", {}),
    (SECOND, "Khaled Mazen", "promises", {}),
    (SECOND, "Khaled Mazen", "asserts|denies", {"cue": None, "manner": "direct"}),
]


@pytest.mark.parametrize(("file", "voice", "stance", "more"), STATEMENTS)
def test_statement_comes_out(dated: Facts, file: str, voice: str, stance: str, more: dict[str, Any]) -> None:
    assert dated.statements(file, voice, stance, more), dated.explain(file, voice)


def test_speakers_speak_for_their_governments(dated: Facts) -> None:
    assert "Government of National Accord" in dated.bodies_of("Fathi Bashagha")
    assert "Government of National Unity" in dated.bodies_of("Khaled Mazen")
    assert "Ministry of Interior" in dated.bodies_of("Fathi Bashagha") & dated.bodies_of("Khaled Mazen")
    assert "International Organization for Migration" in dated.bodies_of("Federico Soda")


def test_incidents_are_apart(dated: Facts) -> None:
    first, second = dated.incidents(FIRST), dated.incidents(SECOND)
    assert len(first) == 2, [incident["types"] for incident in first]
    assert len(second) == 2, [incident["types"] for incident in second]
    breakout = next(incident for incident in second if "breakout" in incident["types"])
    assert {"breakout", "shooting", "crush"} <= set(breakout["types"])
    assert breakout["earliest"] == breakout["latest"] == "2021-10-08"
    assert dated.site_name(breakout["site_id"]) == "Al-Mabani Detention Centre"
    raid = next(incident for incident in second if "raid" in incident["types"])
    assert raid["earliest"] is None
    assert "Gargaresh" in raid["place"]["name"]


def test_meeting_stands_beside_the_sites(dated: Facts) -> None:
    meetings = dated.happenings(FIRST, "meeting")
    assert meetings
    assert all(meeting["incident_id"] is None for meeting in meetings)


def test_disputes_and_no_others(dated: Facts) -> None:
    assert sorted(dispute["attribute"] for dispute in dated.disputes(FIRST)) == ["perpetrator"]
    second = dated.disputes(SECOND)
    assert sorted({dispute["attribute"] for dispute in second}) == [
        "cause",
        "force_used",
        "killed",
        "perpetrator",
    ]
    assert len(second) <= 5


def test_one_body_in_both_reports(dated: Facts) -> None:
    names = [actor["name"] for actor in dated.export["actors"]]
    assert names.count("International Organization for Migration") == 1
    assert names.count("Ministry of Interior") == 1


def test_without_a_date_weekdays_stay_relative(undated: Facts) -> None:
    for happening in undated.export["happenings"]:
        assert (happening["earliest"] or "2021")[:4] not in ("2024", str(datetime.now(UTC).year))
    breakout = next(i for i in undated.incidents(SECOND) if "breakout" in i["types"])
    assert breakout["earliest"] is None
    assert "before publication" in breakout["relative"]


def test_every_span_is_verbatim(dated: Facts) -> None:
    dated.check_spans()
