"""Several people at one ledger: whose name a judgement bears, what came meanwhile, blind reading, review."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from counterclaim.api import judge
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Judgement
from counterclaim.pipeline.questions.items import CLAIM, PAIR
from counterclaim.review.access.gate import TOKEN_HEADER
from tests.review.desks import ADDRESS
from tests.review.teams import Team, find_token, open_team, post


@pytest.fixture
def team(ledger_path: Path) -> Iterator[Team]:
    with open_team(ledger_path) as opened:
        yield opened


@pytest.fixture
def blind(ledger_path: Path) -> Iterator[Team]:
    with open_team(ledger_path, blind=True) as opened:
        yield opened


def some_claim(ledger: Ledger, number: int = 0) -> Claim:
    return sorted(ledger.book().claims(), key=lambda claim: claim.id)[number]


def ask_claim(team: Team, number: int = 0) -> str:
    """The claim of a question of the queue."""
    with team.desk.look() as look:
        return [item for item in team.desk.find_queue(look) if item.kind == CLAIM][number].subjects[0]


def say(client: TestClient, verb: str, *subjects: str, **more: str) -> httpx.Response:
    return post(client, "/judge", {"verb": verb, "subject": list(subjects), "back": "/queue", **more})


def last(team: Team) -> Judgement:
    return team.ledger.judgements()[-1]


def test_a_judgement_bears_the_name_and_role_of_who_is_signed_in(team: Team) -> None:
    claim = some_claim(team.ledger)
    for name, role in (("Ana", "coder"), ("Vera", "reviewer")):
        assert say(team.client(name), "accept", claim.id, by="Somebody Else").status_code == 303
        assert (last(team).by, last(team).role, last(team).blind) == (name, role, False)


def test_one_person_alone_has_no_role(client: TestClient, ledger_path: Path) -> None:
    from counterclaim.api import open_ledger

    with open_ledger(ledger_path) as ledger:
        claim = some_claim(ledger)
        assert say(client, "accept", claim.id).status_code == 303
        assert (ledger.judgements()[-1].by, ledger.judgements()[-1].role) == ("R. K.", "")


def test_what_others_judged_meanwhile_is_told_with_both_choices(team: Team) -> None:
    claim = some_claim(team.ledger)
    assert say(team.client("Ben"), "reject", claim.id, reason="a typing error", seen="").status_code == 303
    ana = team.client("Ana")
    answer = say(ana, "accept", claim.id, reason="the list says so", seen="")
    assert answer.status_code == 409
    assert [each.by for each in team.ledger.judgements()] == ["Ben"], "nothing was put down"
    for told in ("Ben", "reject", "a typing error", 'href="/queue"'):
        assert told in answer.text
    fields = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.text.split("What now?")[1])
    )
    fields = {name: unescape(value) for name, value in fields.items()}
    assert fields["reason"] == "the list says so"
    again = post(ana, "/judge", fields, fields["token"])
    assert again.status_code == 303
    assert [(each.by, each.verb.value) for each in team.ledger.judgements()] == [
        ("Ben", "reject"),
        ("Ana", "accept"),
    ]


def test_what_is_no_change_for_the_person_is_not_told(team: Team) -> None:
    one, other = some_claim(team.ledger).id, some_claim(team.ledger, 1).id
    ana, ben = team.client("Ana"), team.client("Ben")
    assert say(ben, "accept", other, seen="").status_code == 303
    assert say(ana, "accept", one, seen="").status_code == 303, "another claim was judged"
    assert say(ana, "reject", one, seen="").status_code == 303, "one's own judgement is known"
    assert say(ben, "accept", one, seen="").status_code == 409
    assert say(ben, "accept", one, seen=last(team).id).status_code == 303, "seen"
    assert say(ana, "undo", last(team).id).status_code == 403, "nobody takes back another's"
    assert say(ben, "undo", last(team).id).status_code == 303
    assert say(ana, "accept", one, seen=team.ledger.judgements()[-2].id).status_code == 409, "an undo is news"


def test_a_form_of_the_queue_brings_what_was_seen(team: Team) -> None:
    claim = ask_claim(team)
    judged = judge(team.ledger, "accept", [claim], by="Ben")
    judge(team.ledger, "undo", [judged.id], by="Ben")
    undone = last(team).id
    page = team.client("Ana").get("/queue?kind=claim").text
    assert f'name="subject" value="{claim}"><input type="hidden" name="seen" value="{undone}"' in page


def test_a_correction_tells_what_came_meanwhile(team: Team) -> None:
    claim = next(each for each in team.ledger.book().claims() if each.attribute == "killed")
    ana = team.client("Ana")
    form = ana.get(f"/claims/{claim.id}/correct").text
    assert 'name="seen" value=""' in form
    assert say(team.client("Ben"), "accept", claim.id).status_code == 303
    fields = {"value": "93", "seen": "", "back": "/queue"}
    answer = post(ana, f"/claims/{claim.id}/correct", fields)
    assert answer.status_code == 409
    assert f'action="/claims/{claim.id}/correct"' in answer.text
    assert post(ana, f"/claims/{claim.id}/correct", {**fields, "seen": last(team).id}).status_code == 303


def test_the_interface_tells_it_too(team: Team) -> None:
    claim = some_claim(team.ledger).id
    assert say(team.client("Ben"), "reject", claim).status_code == 303
    ana = team.client("Ana")
    headers = {"origin": ADDRESS, TOKEN_HEADER: find_token(ana)}
    body = {"verb": "accept", "subjects": [claim], "if_version": None}
    answer = ana.post("/api/v1/judgements", json=body, headers=headers)
    assert answer.status_code == 409, answer.text
    assert answer.json()["error"]["code"] == "changed_meanwhile"
    body["if_version"] = last(team).id
    assert ana.post("/api/v1/judgements", json=body, headers=headers).status_code == 201
    assert (last(team).by, last(team).role) == ("Ana", "coder")


def test_a_coder_does_not_see_anothers_answer_before_their_own(blind: Team) -> None:
    claim = ask_claim(blind)
    ana, ben = blind.client("Ana"), blind.client("Ben")
    before = {each.id: each for each in blind.ledger.book().claims()}
    said = "the words say otherwise"
    assert say(ana, "reject", claim, reason=said, seen="").status_code == 303
    assert last(blind).blind
    assert {each.id: each for each in blind.ledger.book().claims()} == before, "it waits for a second"
    for path in (
        "/queue?kind=claim",
        "/judgements",
        "/api/v1/judgements",
        f"/reports/{before[claim].report_id}",
    ):
        page = ben.get(path)
        assert page.status_code == 200
        assert said not in page.text, path
        assert last(blind).id not in page.text, path
    assert said in ana.get("/judgements").text
    assert said in blind.client("Vera").get("/judgements").text
    assert f'value="{claim}"' in ben.get("/queue?kind=claim").text
    assert f'value="{claim}"' not in ana.get("/queue?kind=claim").text.split("<aside")[0], "answered"
    assert say(ben, "accept", claim, seen="").status_code == 303, "a hidden answer is no news"


def test_two_the_same_count_and_two_that_part_go_to_a_reviewer(blind: Team) -> None:
    one, other = ask_claim(blind), ask_claim(blind, 1)
    ana, ben, cy, vera = (blind.client(name) for name in ("Ana", "Ben", "Cy", "Vera"))
    for client in (ana, ben):
        assert say(client, "reject", one).status_code == 303
    assert one not in {each.id for each in blind.ledger.book().claims()}, "both reject it"
    assert say(ana, "reject", other).status_code == 303
    assert say(ben, "accept", other).status_code == 303
    assert other in {each.id for each in blind.ledger.book().claims()}, "they part"
    assert f'value="{other}"' not in cy.get("/queue?kind=claim").text, "no third reader is asked"
    closed = say(cy, "reject", other)
    assert closed.status_code == 403
    assert "a reviewer decides" in closed.text
    own = next(each for each in blind.ledger.judgements() if each.by == "Ana" and other in each.subjects)
    assert say(ana, "undo", own.id).status_code == 403, "who has seen the other's answer"
    review = vera.get("/review").text
    assert other in review
    assert one not in review
    assert "Ana" in review
    assert "Ben" in review
    assert cy.get("/review").status_code == 403
    seen = re.search(
        rf'name="subject" value="{other}"><input type="hidden" name="seen" value="([^"]+)"', review
    )
    assert seen
    assert say(vera, "reject", other, seen=seen.group(1), reason="heard the recording").status_code == 303
    assert other not in {each.id for each in blind.ledger.book().claims()}
    assert other not in vera.get("/review").text
    assert "heard the recording" in cy.get("/judgements").text


def test_pairs_are_read_blind_too(blind: Team) -> None:
    with blind.desk.look() as look:
        pairs = [
            item.subjects for item in blind.desk.find_queue(look) if item.kind in (PAIR, "sites", "actors")
        ]
    if not pairs:
        pytest.skip("the examples leave no pair open")
    pair = pairs[0]
    ana, ben = blind.client("Ana"), blind.client("Ben")
    assert say(ana, "same", *pair).status_code == 303
    with blind.desk.look() as look:
        assert pair in [item.subjects for item in blind.desk.find_queue(look)], "still a question"
        person = blind.ledger.people.find("Ana")
        assert person is not None
        assert pair not in [item.subjects for item in blind.desk.find_queue_of(look, person)]
    assert say(ben, "different", *pair).status_code == 303
    assert pair[0] in blind.client("Vera").get("/review").text


def test_agreement_is_told_on_its_page(blind: Team) -> None:
    vera = blind.client("Vera")
    assert "Nobody has answered anything blind yet" in vera.get("/agreement").text
    ana, ben = blind.client("Ana"), blind.client("Ben")
    for number in range(3):
        claim = ask_claim(blind)  # what was settled is asked no more
        assert say(ana, "accept", claim).status_code == 303
        assert say(ben, "accept" if number else "reject", claim).status_code == 303
        if not number:
            assert say(vera, "accept", claim).status_code == 303
    page = vera.get("/agreement").text
    assert "read rightly" in page
    assert "too few: 3 of at least 10" in page


def test_what_is_judged_by_coders_in_sight_is_not_blind(team: Team) -> None:
    claim = some_claim(team.ledger).id
    assert say(team.client("Ana"), "reject", claim).status_code == 303
    assert claim not in {each.id for each in team.ledger.book().claims()}, "it counts at once"
    assert "Ana" in team.client("Ben").get("/judgements").text
