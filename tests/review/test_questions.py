"""The questions of the queue in a real browser: which place is meant, was this read rightly; all by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from counterclaim.api import open_ledger
from counterclaim.ledger.browsing import Browser as Books
from counterclaim.model import Place, Span, Verb
from counterclaim.pipeline.questions import ACTOR, CLAIM, PAIR, PLACE, SITE, Item, find_items
from counterclaim.review.desk import _is_answered
from counterclaim.review.telling.placing import find_name
from tests.review.desks import open_client, send, serve
from tests.review.made import fill, make_report
from tests.review.test_axe import SERIOUS
from tests.review.test_in_a_browser import put_border

TEXT = "Guards in Tripoli fired at a crowd, and many were killed there on Friday, said the mayor of Tripoli."
ANSWERS = {PAIR: "d", ACTOR: "d", SITE: "d", PLACE: "a", CLAIM: "x"}


@pytest.fixture
def tripoli(tmp_path: Path) -> Path:
    """One incident at a place of which there are several, and a figure that others are far from."""
    figures = ([200], [210], [3])
    reports = [
        make_report(number, f"{TEXT} {number}", told, place=Place("Tripoli"))
        for number, told in enumerate(figures, 1)
    ]
    return fill(tmp_path / "tripoli.db", reports)


@pytest.fixture
def page(tripoli: Path, chromium: Browser) -> Iterator[Page]:
    with serve(tripoli) as address:
        context = chromium.new_context(base_url=address)
        opened = context.new_page()
        opened.set_default_timeout(20_000)
        yield opened
        context.close()


def test_one_key_says_which_place_is_meant_and_one_takes_it_back(page: Page, tripoli: Path) -> None:
    page.goto("/queue?kind=places")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which place is meant?")
    expect(page.locator(".report-text .fig").first).to_have_text("Tripoli")
    chosen = page.locator(".place-row").first
    expect(chosen).to_contain_text("LY")
    expect(chosen).to_contain_text("largest of its name")
    assert page.locator(".place-row").count() > 1
    page.keyboard.press("1")
    moved = page.locator("#moved")
    expect(moved).to_contain_text("Correct")
    row = moved.get_by_role("row").filter(has_text="place")
    expect(row).to_contain_text("no point found")
    expect(row.locator("b")).not_to_contain_text("no point found")
    expect(page.get_by_role("heading", level=1)).to_have_text("The queue is empty")
    settled = find_place(tripoli)
    assert settled is not None
    assert settled.country == "LY"
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("Undone")
    assert find_place(tripoli) == Place("Tripoli")


def find_place(path: Path) -> Place | None:
    with open_ledger(path, create=False) as ledger:
        (incident,) = ledger.book().incidents()
        return incident.place


@pytest.mark.parametrize("width", [400, 800, 1440])
def test_the_questions_fit_their_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for kind in (PLACE, CLAIM):
        page.goto(f"/queue?kind={kind}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind


def test_a_doubtful_claim_comes_with_its_reasons(page: Page) -> None:
    page.goto("/queue?kind=claim")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("killed 3")
    expect(page.locator(".weighed")).to_contain_text(
        "every other voice's figure is at least 66 times as large"
    )


def test_the_whole_queue_is_done_by_keys_alone(page: Page, tripoli: Path) -> None:
    """Whatever is asked: one key each, nothing chosen beforehand, until nothing waits."""
    page.goto("/queue")
    seen: list[str] = []
    heading = page.get_by_role("heading", level=1)
    for _ in range(40):
        if "empty" in heading.inner_text():
            break
        kind = page.locator(".crumb").inner_text().split("›")[1].strip()
        seen.append(kind)
        assert page.locator("input:checked, [autofocus], main button:focus").count() == 0
        with page.expect_navigation():
            page.keyboard.press(ANSWERS[kind])
    expect(heading).to_have_text("The queue is empty")
    assert {PLACE, CLAIM} <= set(seen)
    with open_ledger(tripoli, create=False) as ledger:
        judged = [judgement for judgement in ledger.judgements() if judgement.by == "R. K."]
    assert len(judged) == len(seen)


def test_every_kind_of_page_and_command_ask_the_same(examples: Path) -> None:
    with open_ledger(examples, create=False) as ledger:
        items = find_items(Books(ledger.book()))
    with open_client(examples) as client:
        page = client.get("/queue").text
    for kind in {item.kind for item in items}:
        number = sum(item.kind == kind for item in items)
        assert f'{kind}</a> <span class="dim">{number}</span>' in page


WRONG = [
    ({"choice": "1"}, "no question named"),
    ({"item": "4-incident-0", "choice": "1"}, "a question that is not asked"),
    ({"choice": "0"}, "before the first place"),
    ({"choice": "99"}, "after the last"),
    ({"choice": "-1"}, "no number of a place"),
    ({"choice": "١"}, "a digit of another script"),
    ({}, "nothing chosen"),
]


@pytest.mark.parametrize(("fields", "why"), WRONG, ids=[case[-1] for case in WRONG])
def test_what_is_no_answer_changes_nothing(tripoli: Path, fields: dict[str, str], why: str) -> None:
    with open_client(tripoli) as client:
        key = "" if why == "no question named" else find_key(client)
        told = {"item": key, "back": "/queue", **fields}
        status = send(client, "/queue/place", **told)
    assert status == 422, why
    with open_ledger(tripoli, create=False) as ledger:
        assert not [item for item in ledger.judgements() if item.verb is Verb.CORRECT], why


def find_key(client: TestClient) -> str:
    page: str = client.get("/queue?kind=places").text
    return page.split('name="item" value="')[1].split('"')[0]


NAMES = [
    (
        "Shots in Kelda. Kelda was quiet.",
        Span(0, 5),
        "Kelda",
        9,
        "in the sentence that tells of it",
    ),
    ("Kelda was quiet. Shots fell.", Span(17, 22), "Kelda", 0, "in another sentence, where theirs has none"),
    ("Shots fell in the town.", Span(0, 5), "Kelda", 0, "nowhere: the words that tell of it"),
    ("Shots fell in the town.", Span(0, 5), "", 0, "no name"),
]


@pytest.mark.parametrize(("text", "trigger", "name", "start", "why"), NAMES, ids=[case[-1] for case in NAMES])
def test_where_a_name_stands(text: str, trigger: Span, name: str, start: int, why: str) -> None:
    found = find_name(text, trigger, name)
    assert found.start == start, why
    assert found.of(text) in (name, trigger.of(text)), why


def test_a_border_pair_is_asked_first(ledger_path: Path) -> None:
    put_border(ledger_path)
    with open_client(ledger_path) as client:
        assert "Are these two incidents the same?" in client.get("/queue").text


ANSWERED = [
    (("site-1", "site-2"), {("site-1", "site-2")}, True, "the two were judged"),
    (("site-2", "site-1"), {("site-1", "site-2")}, True, "whichever stands first"),
    (("site-1", "site-2"), {("site-1", "site-3")}, False, "another two"),
    (("claim-1",), {("claim-1",)}, True, "a thing alone"),
    (("happening-1", "happening-2"), {("happening-1",), ("happening-2",)}, True, "each of several"),
    (("happening-1", "happening-2"), {("happening-1",)}, False, "one of several is left"),
]


@pytest.mark.parametrize(
    ("subjects", "answered", "gone", "why"), ANSWERED, ids=[case[-1] for case in ANSWERED]
)
def test_what_a_person_has_answered(
    subjects: tuple[str, ...], answered: set[tuple[str, ...]], gone: bool, why: str
) -> None:
    assert _is_answered(Item(PLACE, "4", subjects), answered) is gone, why


def test_no_serious_finding_on_the_questions(page: Page, axe: str) -> None:
    for kind in (PLACE, CLAIM):
        page.goto(f"/queue?kind={kind}")
        policy_kept = page.evaluate("document.querySelectorAll('script:not([src])').length") == 0
        assert policy_kept
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        serious = [each["id"] for each in result["violations"] if each["impact"] in SERIOUS]
        assert serious == [], kind
