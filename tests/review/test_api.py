"""The interface for programs says the very same as the JSON export, record by record."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import LedgerError
from counterclaim.review.api.cursors import read_cursor, write_cursor
from tests.review.api_desks import Data, Program, by_id, export, open_program

# What an incident list without filters asks for, as its cursors are bound to it.
INCIDENTS = (
    "list_incidents [] [('place', '()'), ('site', '()'), ('state', '()'), ('type', '()'), ('voice', '()')]"
)
KINDS = ("incidents", "claims", "statements", "happenings", "reports", "actors")


@pytest.fixture(scope="module")
def program(examples: Path) -> Iterator[Program]:
    with open_program(examples) as opened:
        yield opened


@pytest.fixture(scope="module")
def exported(examples: Path) -> Data:
    return export(examples)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_the_export(program: Program, exported: Data, kind: str) -> None:
    assert by_id(program.walk(f"/{kind}", kind)) == by_id(exported[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_each_record_stands_alone(program: Program, exported: Data, kind: str) -> None:
    one = kind.removesuffix("s")
    for record in exported[kind]:
        answered = program.get(f"/{kind}/{record['id']}")[one]
        assert {**answered, "text": None} == {**record, "text": None}


def test_the_head_is_that_of_the_export(program: Program, exported: Data) -> None:
    answer = program.get("/incidents")
    for name in ("format", "ledger", "as_of", "version"):
        assert answer[name] == exported[name], name


def test_a_report_comes_with_its_text(program: Program, examples: Path) -> None:
    for record in export(examples, full_text=True)["reports"]:
        answer = program.get(f"/reports/{record['id']}")
        text = answer["report"]["text"]
        assert len(text) == len(record["text"])
        if not answer["withheld"]:
            assert answer["report"] == record


def test_disputes_are_those_of_the_export(program: Program, exported: Data) -> None:
    found = list(program.walk("/disputes", "disputes"))
    assert sorted(map(repr, found)) == sorted(map(repr, exported["disputes"]))


def test_sites_have_their_record_alone_only(program: Program, exported: Data) -> None:
    lines = by_id(program.walk("/sites", "sites"))
    assert lines == {
        site["id"]: {name: value for name, value in site.items() if name != "records"}
        for site in exported["sites"]
    }
    for site in exported["sites"]:
        assert program.get(f"/sites/{site['id']}")["site"] == site


FILTERS = [
    ("claims", "incident", "incident_id"),
    ("claims", "site", "site_id"),
    ("claims", "report", "report_id"),
    ("claims", "happening", "happening_id"),
    ("claims", "voice", "voice"),
    ("claims", "attribute", "attribute"),
    ("claims", "stance", "stance"),
    ("statements", "report", "report_id"),
    ("statements", "stance", "stance"),
    ("happenings", "incident", "incident_id"),
    ("happenings", "site", "site_id"),
    ("disputes", "incident", "incident_id"),
    ("disputes", "attribute", "attribute"),
    ("disputes", "kind", "kind"),
]


@pytest.mark.parametrize(("kind", "name", "field"), FILTERS, ids=[f"{a} {b}" for a, b, _ in FILTERS])
def test_a_filter_leaves_what_has_the_value(
    program: Program, exported: Data, kind: str, name: str, field: str
) -> None:
    values = {record[field] for record in exported[kind]} - {None}
    assert values
    for value in values:
        found = program.walk(f"/{kind}", kind, **{name: value})
        expected = [record for record in exported[kind] if record[field] == value]
        assert sorted(map(repr, found)) == sorted(map(repr, expected)), value


def test_filters_narrow_one_another(program: Program, exported: Data) -> None:
    claim = next(each for each in exported["claims"] if each["incident_id"] and each["attribute"] == "killed")
    found = program.walk(
        "/claims", "claims", incident=claim["incident_id"], attribute="killed", voice=claim["voice"]
    )
    expected = [
        each
        for each in exported["claims"]
        if all(each[name] == claim[name] for name in ("incident_id", "attribute", "voice"))
    ]
    assert by_id(found) == by_id(expected)


def test_incidents_have_the_filters_of_the_page(program: Program, exported: Data) -> None:
    first = exported["incidents"][0]
    of_type = [each["id"] for each in exported["incidents"] if first["type"] in each["types"]]
    assert {each["id"] for each in program.walk("/incidents", "incidents", type=first["type"])} == {*of_type}
    disputed = {each["incident_id"] for each in exported["disputes"]} - {None}
    assert {each["id"] for each in program.walk("/incidents", "incidents", state="disputed")} == disputed
    both = program.walk("/incidents", "incidents", state=["disputed", "unjudged", "neither"])
    assert len(list(both)) == len(exported["incidents"])


def test_incidents_of_a_period(program: Program, exported: Data) -> None:
    """A stretch of days is found by every day of it; without a last day it goes on."""
    dated = [each for each in exported["incidents"] if each["earliest"] or each["latest"]]
    first = {each["id"]: each["earliest"] or each["latest"] for each in dated}
    last = {each["id"]: each["latest"] or "9999" for each in dated}
    until = {each["id"] for each in program.walk("/incidents", "incidents", until="2019")}
    assert until == {known for known, day in first.items() if day <= "2019-12-31"}
    since = {each["id"] for each in program.walk("/incidents", "incidents", since="2020-01")}
    assert since == {known for known, day in last.items() if day >= "2020-01-01"}
    assert until
    assert since


def test_incidents_come_the_latest_first(program: Program) -> None:
    days = [
        each["earliest"] or each["latest"] or "" for each in program.walk("/incidents", "incidents", limit=3)
    ]
    assert days == sorted(days, reverse=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 200), kind=st.sampled_from([*KINDS, "sites", "disputes"]))
def test_a_walk_gives_everything_once(program: Program, exported: Data, limit: int, kind: str) -> None:
    found = [repr(record) for record in program.walk(f"/{kind}", kind, limit=limit)]
    assert len(found) == len(exported[kind])
    if kind != "disputes":
        assert len(set(found)) == len(found)


def test_total_counts_all(program: Program, exported: Data) -> None:
    for kind in (*KINDS, "sites", "disputes"):
        assert program.get(f"/{kind}", limit=1)["total"] == len(exported[kind]), kind


def test_words_find_reports_and_incidents(program: Program, exported: Data) -> None:
    found = {each["id"] for each in program.walk("/reports", "reports", words="Tajoura", limit=2)}
    texts = {each["id"]: program.get(f"/reports/{each['id']}")["report"] for each in exported["reports"]}
    expected = {
        known for known, report in texts.items() if "Tajoura" in f"{report['title']} {report['text']}"
    }
    assert found == expected
    told = {each["id"] for each in program.walk("/incidents", "incidents", words="Tajoura")}
    assert told == {
        each["incident_id"]
        for each in exported["happenings"]
        if each["report_id"] in expected and each["incident_id"]
    }


def test_reports_of_a_period(program: Program, exported: Data) -> None:
    found = {
        each["id"] for each in program.walk("/reports", "reports", since="2021-10-01", until="2021-10-31")
    }
    assert found == {each["id"] for each in exported["reports"] if (each["published"] or "")[:7] == "2021-10"}
    assert found


def test_search_finds_all_kinds(program: Program, exported: Data) -> None:
    found = program.get("/search", q="Tajoura")
    assert found["reports"]
    assert found["statements"]
    statements = by_id(exported["statements"])
    for each in found["statements"]:
        assert each["statement"] == statements[each["statement"]["id"]]
        text = program.get(f"/reports/{each['statement']['report_id']}")["report"]["text"]
        for excerpt in each["excerpts"]:
            assert excerpt["text"] == text[excerpt["start"] : excerpt["end"]]
    hit = found["reports"][0]["excerpt"]["hits"]
    report = program.get(f"/reports/{found['reports'][0]['report']['id']}")["report"]
    assert {report["text"][each["start"] : each["end"]] for each in hit} <= {"Tajoura"}
    assert program.get("/search", q="Tajoura", kind="sites")["reports"] == []
    assert program.get("/search", q="Tajoura", limit=1)["more"]


REFUSED: list[tuple[str, dict[str, Any], int, str, str | None]] = [
    ("/incidents", {"tpye": "raid"}, 400, "unknown_parameter", "tpye"),
    ("/incidents", {"limit": "0"}, 400, "bad_parameter", "limit"),
    ("/incidents", {"limit": "201"}, 400, "bad_parameter", "limit"),
    ("/incidents", {"limit": "ten"}, 400, "bad_parameter", "limit"),
    ("/incidents", {"limit": "٣"}, 400, "bad_parameter", "limit"),
    ("/incidents", {"limit": ["2", "3"]}, 400, "given_twice", "limit"),
    ("/incidents", {"state": "done"}, 400, "bad_parameter", "state"),
    ("/incidents", {"since": "2019-13"}, 400, "bad_parameter", "since"),
    ("/incidents", {"cursor": "bm9uc2Vuc2U"}, 400, "bad_cursor", "cursor"),
    ("/incidents", {"cursor": "é"}, 400, "bad_cursor", "cursor"),
    ("/claims", {"as_of": "2019-02-30"}, 400, "bad_parameter", "as_of"),
    ("/claims", {"voice": ""}, 400, "bad_parameter", "voice"),
    ("/claims", {"voice": "a\0b"}, 400, "bad_parameter", "voice"),
    ("/claims", {"voice": "x" * 201}, 400, "bad_parameter", "voice"),
    ("/claims/claim-none", {}, 404, "not_in_the_ledger", "claim-none"),
    ("/incidents/incident-none", {}, 404, "not_in_the_ledger", "incident-none"),
    ("/incidents/incident-none", {"as_of": "2020-01-01"}, 404, "not_in_the_ledger", "incident-none"),
    ("/statements/none", {}, 404, "not_in_the_ledger", "none"),
    ("/happenings/none", {}, 404, "not_in_the_ledger", "none"),
    ("/reports/none", {}, 404, "not_in_the_ledger", "none"),
    ("/actors/none", {}, 404, "not_in_the_ledger", "none"),
    ("/sites/none", {}, 404, "not_in_the_ledger", "none"),
    ("/judgements/none", {}, 404, "not_in_the_ledger", "none"),
    ("/judged", {}, 400, "missing_parameter", "subject"),
    ("/search", {}, 400, "no_question", None),
    ("/nothing", {}, 404, "no_such_address", "/api/v1/nothing"),
]


@pytest.mark.parametrize(
    ("path", "query", "status", "code", "where"), REFUSED, ids=[f"{a} {b}"[:60] for a, b, *_ in REFUSED]
)
def test_what_is_refused(
    program: Program, path: str, query: dict[str, Any], status: int, code: str, where: str | None
) -> None:
    answered, error = program.refuse(path, **query)
    assert (answered, error["code"], error["where"]) == (status, code, where)
    assert error["message"]


def test_a_cursor_is_of_its_own_list(program: Program) -> None:
    cursor = program.get("/claims", limit=1)["next"]
    assert program.get("/claims", limit=5, cursor=cursor)["claims"]
    for path, query in (("/statements", {}), ("/claims", {"attribute": "killed"})):
        assert program.refuse(path, cursor=cursor, **query)[1]["code"] == "bad_cursor"
    assert program.refuse("/claims", cursor=f"{cursor}A")[1]["code"] == "bad_cursor"


FORGED: list[tuple[str, str, Any, str]] = [
    ("/claims", "list_claims [] []", {"a": 1}, "an object where an id stands"),
    ("/claims", "list_claims [] []", 7, "a number where an id stands"),
    ("/claims", "list_claims [] []", "a\0", "an id that no ledger can look for"),
    ("/judgements", "list_judgements [] []", 1 << 80, "a place beyond all numbers of a database"),
    ("/judgements", "list_judgements [] []", "claim-1", "an id where a place stands"),
    ("/incidents", INCIDENTS, ["2019-01-01"], "a day alone"),
    ("/incidents", INCIDENTS, "2019-01-01", "no list"),
]


@pytest.mark.parametrize(("path", "question", "key", "why"), FORGED, ids=[case[3] for case in FORGED])
def test_a_forged_cursor_is_refused(program: Program, path: str, question: str, key: Any, why: str) -> None:
    """A cursor is no secret: who writes one with a right seal gets no further than the key goes."""
    cursor = write_cursor(question, key)
    assert read_cursor(question, cursor, lambda found: found) == key
    assert program.refuse(path, cursor=cursor) == (400, program.refuse(path, cursor="x")[1]), why
    keys: dict[str, Any] = {"/claims": "claim-", "/judgements": 1, "/incidents": ["", ""]}
    assert program.get(path, cursor=write_cursor(question, keys[path]))


def test_other_methods_are_refused(program: Program) -> None:
    for path, allow in (("/claims", "GET, HEAD"), ("/judgements", "GET, HEAD, POST")):
        answer = program.client.put(f"/api/v1{path}", json={})
        assert answer.status_code == 405
        assert answer.headers["allow"] == allow
        assert answer.json()["error"]["code"] == "no_such_method"


def test_what_is_known_is_not_sent_again(program: Program) -> None:
    first = program.client.get("/api/v1/claims?limit=3")
    tag = first.headers["etag"]
    again = program.client.get("/api/v1/claims?limit=3", headers={"if-none-match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for path in ("/api/v1/claims?limit=4", "/api/v1/statements?limit=3", "/api/v1/claims?as_of=2021-10-10"):
        other = program.client.get(path, headers={"if-none-match": tag})
        assert other.status_code == 200, path
        assert other.headers["etag"] != tag


def test_as_of_a_day(program: Program, exported: Data) -> None:
    day = "2019-07-10"
    answer = program.get("/reports", as_of=day)
    assert answer["as_of"] == day
    assert answer["undated"] == sum(each["published"] is None for each in exported["reports"])
    assert {each["id"] for each in answer["reports"]} == {
        each["id"] for each in exported["reports"] if each["published"] and each["published"] <= day
    }
    incidents = program.get("/incidents", as_of=day)["incidents"]
    assert 0 < len(incidents) < len(exported["incidents"])
    known = incidents[0]["id"]
    then = program.get(f"/incidents/{known}", as_of=day)["incident"]
    assert then == incidents[0]
    claims = list(program.walk("/claims", "claims", incident=known, as_of=day, limit=2))
    assert sorted(each["id"] for each in claims) == then["claim_ids"]
    assert program.get(f"/claims/{claims[0]['id']}", as_of=day)["claim"] == claims[0]
    late = next(each["id"] for each in exported["incidents"] if (each["earliest"] or "") > "2021")
    assert program.refuse(f"/incidents/{late}", as_of=day)[0] == 404


def test_names_find_actors_and_sites(program: Program, exported: Data) -> None:
    for kind in ("actors", "sites"):
        name = exported[kind][0]["name"]
        part = name[1:6].upper()
        found = {each["id"] for each in program.walk(f"/{kind}", kind, name=part)}
        assert exported[kind][0]["id"] in found
        called = {
            each["id"]
            for each in exported[kind]
            if any(part.lower() in known.lower() for known in (each["name"], *each["aliases"]))
        }
        assert found <= called


def test_a_ledger_that_cannot_be_read_is_no_crash(
    program: Program, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told in the form of all errors, and not where the ledger lies."""

    def look() -> None:
        raise LedgerError(f"cannot read {examples}: it is locked")

    monkeypatch.setattr(program.client.app.state.desk, "look", look)  # type: ignore[attr-defined]
    status, error = program.refuse("/claims")
    assert (status, error["code"]) == (503, "ledger_not_at_hand")
    assert error["message"] == "cannot read examples.db: it is locked"
