"""Judgements from pages: each is one entry of the ledger, shows what moved, and can be taken back."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.api import open_ledger
from counterclaim.model import Claim, Quantity
from tests.review.desks import ADDRESS, send, with_token


def find_claim(path: Path, words: str, attribute: str) -> Claim:
    """The claim of this attribute whose report has these words as its evidence."""
    with open_ledger(path, create=False) as ledger:
        book = ledger.book()
        texts = {entry.report.id: entry.report.text for entry in book.reports()}
        return next(
            claim
            for claim in book.claims()
            if claim.attribute == attribute and claim.evidence.of(texts[claim.report_id]) == words
        )


def list_claims(path: Path) -> dict[str, Claim]:
    with open_ledger(path, create=False) as ledger:
        return {claim.id: claim for claim in ledger.book().claims()}


def list_verbs(path: Path) -> list[str]:
    with open_ledger(path, create=False) as ledger:
        return [judgement.verb.value for judgement in ledger.judgements()]


def test_one_click_is_one_judgement(client: TestClient, ledger_path: Path) -> None:
    claim = find_claim(ledger_path, "A single migrant", "killed")
    assert send(client, "/judge", verb="accept", subject=claim.id, back="/incidents") == 303
    assert list_verbs(ledger_path) == ["accept"]


def test_a_rejected_claim_is_gone_and_comes_back(client: TestClient, ledger_path: Path) -> None:
    claim = find_claim(ledger_path, "A single migrant", "killed")
    before = list_claims(ledger_path)
    assert send(client, "/judge", verb="reject", subject=claim.id, back="/queue") == 303
    assert claim.id not in list_claims(ledger_path)
    moved = client.get("/queue").text
    assert "What moved after your last judgement" in moved
    undo = re.search(r'name="subject" value="(judgement-[0-9a-f]+)"', moved)
    assert undo
    assert send(client, "/judge", verb="undo", subject=undo.group(1), back="/queue") == 303
    assert list_claims(ledger_path) == before
    assert list_verbs(ledger_path) == ["reject", "undo"]


def test_a_judgement_that_does_not_fit_changes_nothing(client: TestClient, ledger_path: Path) -> None:
    for verb, subject, status in [
        ("accept", "claim-0000000000000000", 404),
        ("same", "incident-1", 422),
        ("destroy", "claim-1", 422),
        ("undo", "judgement-0", 404),
    ]:
        assert send(client, "/judge", verb=verb, subject=subject, back="/queue") == status, verb
    assert list_verbs(ledger_path) == []


CORRECTIONS = [
    ({"value": "≥ 2"}, (2, None), "an open end"),
    ({"value": "2-4"}, (2, 4), "a range"),
    ({"value": "at most 3"}, (0, 3), "an upper end"),
    ({"value": "1,200"}, (1200, 1200), "a thousand with its comma"),
]


@pytest.mark.parametrize(("fields", "ends", "why"), CORRECTIONS, ids=[case[2] for case in CORRECTIONS])
def test_a_claim_is_corrected(
    client: TestClient, ledger_path: Path, fields: dict[str, str], ends: tuple[int, int | None], why: str
) -> None:
    claim = find_claim(ledger_path, "A single migrant", "killed")
    assert send(client, f"/claims/{claim.id}/correct", back="/queue", **fields) == 303
    value = list_claims(ledger_path)[claim.id].value
    assert isinstance(value, Quantity)
    assert (value.low, value.high) == ends


def test_nothing_changed_is_no_correction(client: TestClient, ledger_path: Path) -> None:
    claim = find_claim(ledger_path, "A single migrant", "killed")
    assert send(client, f"/claims/{claim.id}/correct", value="1", attribute="killed", back="/queue") == 422
    assert list_verbs(ledger_path) == []


def test_a_missed_claim_is_added(client: TestClient, ledger_path: Path) -> None:
    claim = find_claim(ledger_path, "A single migrant", "killed")
    added = {
        "words": "Mothers, children and other\n vulnerable people",
        "attribute": "released",
        "value": "≥ 2",
        "voice": claim.voice,
        "about": f"incident:{claim.incident_id}",
    }
    assert send(client, f"/reports/{claim.report_id}/claims", **added) == 303
    new = [each for each in list_claims(ledger_path).values() if each.rule == "added by R. K."]
    assert [(each.attribute, each.voice, each.incident_id) for each in new] == [
        ("released", claim.voice, claim.incident_id)
    ]
    page = client.get(f"/reports/{claim.report_id}").text
    assert "released: ≥ 2" in page


MISSED = [
    ({"words": "words that are not there"}, "not in the report"),
    ({"words": "the"}, "places"),
    ({"words": ""}, "give the words"),
    ({"value": ""}, "give the value"),
    ({"about": ""}, "about"),
    ({"attribute": "colour"}, "unknown attribute"),
]


@pytest.mark.parametrize(("wrong", "said"), MISSED, ids=[case[1] for case in MISSED])
def test_what_is_wrong_with_a_missed_claim_is_said(
    client: TestClient, ledger_path: Path, wrong: dict[str, str], said: str
) -> None:
    claim = find_claim(ledger_path, "A single migrant", "killed")
    fields = {
        "words": "Mothers, children",
        "attribute": "released",
        "value": "2",
        "voice": claim.voice,
        "about": f"incident:{claim.incident_id}",
    } | wrong
    answer = client.post(
        f"/reports/{claim.report_id}/claims", data=with_token(client, fields), headers={"origin": ADDRESS}
    )
    assert answer.status_code == 422
    assert said in answer.text
    assert list_verbs(ledger_path) == []


PASTED = (
    "Guards shot dead at least three migrants at the Al-Mabani detention centre in Tripoli on Friday,"
    " Amnesty International said.\n\nThe interior minister denied it."
)


def test_a_pasted_report_is_read(client: TestClient, ledger_path: Path) -> None:
    fields = with_token(client, {"text": PASTED, "title": "Pasted", "published": "2021-10-12"})
    answer = client.post("/reports/add", data=fields, headers={"origin": ADDRESS})
    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    assert "at least three" in page
    assert "killed: ≥ 3" in page
    assert "Amnesty International" in page


def test_a_file_is_read(client: TestClient) -> None:
    files = {"file": ("../../etc/brief.txt", PASTED.encode(), "text/plain")}
    answer = client.post(
        "/reports/add", data=with_token(client, {}), files=files, headers={"origin": ADDRESS}
    )
    assert answer.status_code == 303
    assert "killed: ≥ 3" in client.get(answer.headers["location"]).text


TROUBLES = [
    ({}, None, "Paste the text"),
    ({"text": "   \n "}, None, "Paste the text"),
    ({"text": PASTED, "published": "yesterday"}, None, "must be like 2021-10-09"),
    ({}, ("run.exe", b"MZ"), "does not"),
    ({"text": PASTED, "language": "xx"}, None, "xx"),
]


@pytest.mark.parametrize(("fields", "file", "said"), TROUBLES, ids=[case[2] for case in TROUBLES])
def test_what_cannot_be_brought_in_is_said(
    client: TestClient, fields: dict[str, str], file: tuple[str, bytes] | None, said: str
) -> None:
    files = {"file": file} if file else None
    answer = client.post(
        "/reports/add", data=with_token(client, fields), files=files, headers={"origin": ADDRESS}
    )
    assert answer.status_code == 422
    assert said in answer.text


def test_the_queue_has_no_answer_chosen(client: TestClient) -> None:
    page = client.get("/queue").text
    for word in ("checked", "selected", "autofocus", "btn main"):
        assert word not in page[page.index('id="main"') :]
