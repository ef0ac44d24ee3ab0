"""Judging through the interface: the same as on the pages, once, and never over what another judged."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.api import judge, open_ledger
from tests.review.api_desks import Data, Program, export, open_program
from tests.review.desks import ADDRESS

KINDS = ("incidents", "claims", "disputes", "actors", "sites")


@pytest.fixture
def program(ledger_path: Path) -> Iterator[Program]:
    with open_program(ledger_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def exported(examples: Path) -> Data:
    return export(examples, full_text=True)


def find_claim(exported: Data, attribute: str = "killed") -> Data:
    found: Data = next(
        each for each in exported["claims"] if each["attribute"] == attribute and each["incident_id"]
    )
    return found


def list_all(program: Program) -> dict[str, list[Data]]:
    return {kind: list(program.walk(f"/{kind}", kind)) for kind in KINDS}


def test_a_judgement_moves_and_its_undoing_moves_back(
    program: Program, exported: Data, ledger_path: Path
) -> None:
    claim, before = find_claim(exported), list_all(program)
    status, made = program.post("/judgements", {"verb": "reject", "subjects": [claim["id"]], "reason": "cut"})
    assert status == 201
    assert (made["judgement"]["verb"], made["judgement"]["by"]) == ("reject", "R. K.")
    assert any(each["what"].endswith("claims") for each in made["moved"])
    assert program.refuse(f"/claims/{claim['id']}")[0] == 404
    assert list_all(program) != before
    known = made["judgement"]["id"]
    assert program.get("/judgements")["judgements"] == [made["judgement"]]
    assert program.get(f"/judgements/{known}")["judgement"] == export(ledger_path)["judgements"][0]
    status, undone = program.post(f"/judgements/{known}/undo", {})
    assert status == 201
    assert list_all(program) == before
    listed = program.get("/judgements")
    assert [each["id"] for each in listed["judgements"]] == [undone["judgement"]["id"], known]
    assert listed["undone"] == [known]
    assert program.get(f"/judgements/{known}")["undone"]


def test_every_move_of_the_workbench(program: Program, exported: Data) -> None:
    claim, held = find_claim(exported), find_claim(exported, "injured")
    one, other = (each["id"] for each in exported["incidents"][:2])
    moves: list[Data] = [
        {"verb": "accept", "subjects": [claim["id"]]},
        {"verb": "same", "subjects": [one, other]},
        {"verb": "different", "subjects": [one, other]},
        {
            "verb": "correct",
            "subjects": [held["id"]],
            "change": [{"name": "low", "value": "41"}, {"name": "high", "value": "43"}],
        },
    ]
    for move in moves:
        status, made = program.post("/judgements", move)
        assert status == 201, (move, made)
        assert made["added"] is None
    value = program.get(f"/claims/{held['id']}")["claim"]["value"]
    assert (value["low"], value["high"]) == (41, 43)
    listed = [each["verb"] for each in program.walk("/judgements", "judgements", limit=1)]
    assert listed == ["correct", "different", "same", "accept"]
    assert [each["verb"] for each in program.walk("/judgements", "judgements", subject=one)] == listed[1:3]
    assert [each["verb"] for each in program.walk("/judgements", "judgements", verb="accept")] == ["accept"]
    assert list(program.walk("/judgements", "judgements", by="R. K.", limit=3))
    assert list(program.walk("/judgements", "judgements", by="r. k.")) == []


def test_a_missed_claim_is_added(program: Program, exported: Data) -> None:
    claim = find_claim(exported)
    text = next(each["text"] for each in exported["reports"] if each["id"] == claim["report_id"])
    change = {
        "report": claim["report_id"],
        "start": "0",
        "end": "10",
        "attribute": "missing",
        "voice": claim["voice"],
        "incident": claim["incident_id"],
        "low": "4",
        "high": "4",
    }
    sent = {"verb": "add", "change": [{"name": name, "value": value} for name, value in change.items()]}
    status, made = program.post("/judgements", sent)
    assert status == 201
    added = program.get(f"/claims/{made['added']}")["claim"]
    assert added["evidence"] == {"start": 0, "end": 10}
    assert added["value"]["text"] == text[:10]
    assert (added["attribute"], added["value"]["low"]) == ("missing", 4)


def test_what_comes_meanwhile_moves_no_cursor(program: Program, exported: Data) -> None:
    before = [each["id"] for each in exported["claims"]]
    page = program.get("/claims", limit=10)
    found = [each["id"] for each in page["claims"]]
    rejected, claim = found[3], find_claim(exported)
    added = {
        "report": claim["report_id"],
        "start": "0",
        "end": "5",
        "attribute": "missing",
        "voice": claim["voice"],
        "incident": claim["incident_id"],
        "low": "2",
    }
    change = [{"name": name, "value": value} for name, value in added.items()]
    assert program.post("/judgements", {"verb": "reject", "subjects": [rejected]})[0] == 201
    status, made = program.post("/judgements", {"verb": "add", "change": change})
    assert status == 201
    while page["next"] is not None:
        page = program.get("/claims", limit=10, cursor=page["next"])
        found += [each["id"] for each in page["claims"]]
    assert sorted(set(found) - {made["added"]}) == before
    assert len(found) == len(set(found))
    first = program.get("/judgements", limit=1)
    assert program.post("/judgements", {"verb": "accept", "subjects": [claim["id"]]})[0] == 201
    later = program.get("/judgements", limit=1, cursor=first["next"])
    assert [each["verb"] for each in first["judgements"] + later["judgements"]] == ["add", "reject"]


def test_what_was_judged_meanwhile_is_told(program: Program, exported: Data, ledger_path: Path) -> None:
    claim = find_claim(exported)["id"]
    seen = program.get(f"/claims/{claim}")["judged"]
    assert seen is None
    with open_ledger(ledger_path, create=False) as ledger:
        theirs = judge(ledger, "accept", [claim], by="A. N.")
    sent = {"verb": "reject", "subjects": [claim], "if_version": seen}
    status, told = program.post("/judgements", sent)
    assert (status, told["error"]["code"]) == (409, "changed_meanwhile")
    assert "A. N." in told["error"]["message"]
    assert [(each["id"], each["by"]) for each in told["changed"]] == [(theirs.id, "A. N.")]
    plain = {"verb": "reject", "subjects": [claim]}
    assert program.post("/judgements", plain, if_match='"none"')[0] == 409
    assert program.get(f"/claims/{claim}")["judged"] == theirs.id
    assert program.get("/judged", subject=claim)["judged"] == theirs.id
    assert program.post("/judgements", plain, if_match=f'"{theirs.id}"')[0] == 201
    with open_ledger(ledger_path, create=False) as ledger:
        assert [each.by for each in ledger.judgements()] == ["A. N.", "R. K."]


def test_pairs_have_a_version_of_their_own(program: Program, exported: Data) -> None:
    one, other, third = (each["id"] for each in exported["incidents"][:3])
    status, made = program.post("/judgements", {"verb": "same", "subjects": [one, other]})
    assert status == 201
    assert program.get("/judged", subject=[other, one])["judged"] == made["judgement"]["id"]
    assert program.get("/judged", subject=[one, third])["judged"] is None


def test_a_repeated_request_appends_nothing(program: Program, exported: Data) -> None:
    claim = find_claim(exported)["id"]
    sent = {"verb": "accept", "subjects": [claim]}
    first = program.post("/judgements", sent, idempotency_key="one")
    assert first[0] == 201
    assert program.post("/judgements", sent, idempotency_key="one") == first
    assert len(program.get("/judgements")["judgements"]) == 1
    other = program.post("/judgements", {**sent, "verb": "reject"}, idempotency_key="one")
    assert (other[0], other[1]["error"]["code"]) == (422, "key_used")
    assert program.post("/judgements", sent, idempotency_key=" ")[0] == 400
    undo = f"/judgements/{first[1]['judgement']['id']}/undo"
    taken = program.post(undo, {}, idempotency_key="two")
    assert taken[0] == 201
    assert program.post(undo, {}, idempotency_key="two") == taken
    assert len(program.get("/judgements")["judgements"]) == 2


def test_a_request_sent_many_times_at_once_is_one(program: Program, exported: Data) -> None:
    sent = {"verb": "accept", "subjects": [find_claim(exported)["id"]]}

    def send(_: int) -> Data:
        other = Program(TestClient(program.client.app, base_url=ADDRESS))
        return other.post("/judgements", sent, idempotency_key="one")[1]

    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(send, range(6)))
    assert all(each == made[0] for each in made)
    assert len(program.get("/judgements")["judgements"]) == 1


def test_a_judgement_makes_answers_new(program: Program, exported: Data) -> None:
    claim = find_claim(exported)["id"]
    path = f"/api/v1/claims/{claim}"
    tag = program.client.get(path).headers["etag"]
    assert program.client.get(path, headers={"if-none-match": tag}).status_code == 304
    program.post("/judgements", {"verb": "accept", "subjects": [claim]})
    answer = program.client.get(path, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag
    assert answer.json()["judged"] is not None


def test_a_repeated_request_is_known_after_a_restart(exported: Data, ledger_path: Path) -> None:
    claim = find_claim(exported)["id"]
    sent = {"verb": "accept", "subjects": [claim]}
    made = []
    for _ in range(2):
        with open_program(ledger_path) as program:
            made.append(program.post("/judgements", sent, idempotency_key="one"))
    assert made[0][1]["judgement"] == made[1][1]["judgement"]
    with open_ledger(ledger_path, create=False) as ledger:
        assert len(ledger.judgements()) == 1


UNFIT: list[tuple[object, int, str, str | None]] = [
    ({"verb": "accept"}, 422, "does_not_fit", None),
    ({"verb": "destroy", "subjects": []}, 400, "bad_body", "verb"),
    ({"subjects": []}, 400, "bad_body", "verb"),
    ({"verb": "accept", "subjects": "claim-1"}, 400, "bad_body", "subjects"),
    ({"verb": "accept", "subjects": [1]}, 400, "bad_body", "subjects.0"),
    ({"verb": "accept", "subjects": [""]}, 400, "bad_body", "subjects.0"),
    ({"verb": "accept", "subjects": ["claim-none"]}, 404, "not_in_the_ledger", "claim-none"),
    ({"verb": "accept", "subjects": ["report-none"]}, 404, "not_in_the_ledger", "report-none"),
    ({"verb": "accept", "subjects": ["claim-none"], "note": "x"}, 400, "bad_body", "note"),
    ({"verb": "accept", "subjects": ["claim-none"], "reason": "a\0"}, 400, "bad_body", "reason"),
    ({"verb": "add", "change": [{"name": "low"}]}, 400, "bad_body", "change.0.value"),
    ({"verb": "add", "change": [{"name": "low", "value": "1"}] * 2}, 422, "does_not_fit", "change.1"),
    ({"verb": "add", "change": [{"name": "low", "value": "1"}]}, 422, "does_not_fit", None),
    ({"verb": "add", "change": {}}, 400, "bad_body", "change"),
    ({"verb": "undo", "subjects": ["judgement-none"]}, 404, "not_in_the_ledger", "judgement-none"),
    ([], 400, "bad_body", "body"),
    ("accept", 400, "bad_body", "body"),
]


@pytest.fixture(scope="module")
def unjudged(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    path = tmp_path_factory.mktemp("api") / "own.db"
    path.write_bytes(examples.read_bytes())
    with open_program(path) as opened:
        yield opened
        assert opened.get("/judgements")["judgements"] == []


@pytest.mark.parametrize(
    ("sent", "status", "code", "where"), UNFIT, ids=[str(case[0])[:50] for case in UNFIT]
)
def test_what_does_not_fit_is_not_appended(
    unjudged: Program, sent: object, status: int, code: str, where: str | None
) -> None:
    answered, data = unjudged.post("/judgements", sent)
    error = data["error"]
    assert (answered, error["code"], error["where"]) == (status, code, where)


RAW = [
    (b"{", "application/json", 400, "a cut body"),
    (b"\xff\xfe", "application/json", 400, "not UTF-8"),
    (b"[" * 60_000, "application/json", 400, "a deep body"),
    (b'{"verb": "accept", "reason": "\\ud800"}', "application/json", 400, "half a character"),
    (b'{"verb": 1' + b"0" * 9_000 + b"}", "application/json", 400, "a number without end"),
    (b'{"verb": "accept"}', "text/plain", 415, "what a form of a strange page can send"),
    (b'{"verb": "accept"}', "application/x-www-form-urlencoded", 415, "a form"),
    (b'{"reason": "' + b"x" * 70_000 + b'"}', "application/json", 413, "too long"),
    (b"", "application/json", 400, "nothing"),
]


@pytest.mark.parametrize(("body", "kind", "status", "why"), RAW, ids=[case[3] for case in RAW])
def test_bodies_that_are_refused(unjudged: Program, body: bytes, kind: str, status: int, why: str) -> None:
    answer = unjudged.client.post("/api/v1/judgements", content=body, headers={"content-type": kind})
    assert answer.status_code == status, why
    assert answer.json()["error"]["message"]


def test_a_claim_that_is_left_out_can_be_judged_anew(program: Program, exported: Data) -> None:
    claim = find_claim(exported)
    assert program.post("/judgements", {"verb": "reject", "subjects": [claim["id"]]})[0] == 201
    assert program.refuse(f"/claims/{claim['id']}")[0] == 404
    assert program.post("/judgements", {"verb": "accept", "subjects": [claim["id"]]})[0] == 201
    assert program.get(f"/claims/{claim['id']}")["claim"] == claim


def test_what_another_rejected_meanwhile_is_told(program: Program, exported: Data, ledger_path: Path) -> None:
    """Though the claim is in no book any more."""
    claim = find_claim(exported)["id"]
    with open_ledger(ledger_path, create=False) as ledger:
        theirs = judge(ledger, "reject", [claim], by="A. N.")
    status, told = program.post("/judgements", {"verb": "accept", "subjects": [claim], "if_version": None})
    assert (status, [each["id"] for each in told["changed"]]) == (409, [theirs.id])
    assert program.get("/judged", subject=claim)["judged"] == theirs.id
