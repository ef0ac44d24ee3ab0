"""Every page answers, says what it should, and shows words verbatim."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.api import open_ledger
from counterclaim.review.telling.report import is_right_to_left
from tests.review.desks import open_client

GHOT_SHAAL = "Shooting, breakout and crush at Al-Mabani Detention Centre"


@pytest.fixture
def reader(examples: Path):  # type: ignore[no-untyped-def]
    with open_client(examples) as client:
        yield client


def find_link(page: str, words: str) -> str:
    """The address of the link with these words."""
    match = re.search(rf'href="([^"]+)"[^>]*>(?:<b[^>]*>)?{re.escape(words)}', page)
    assert match, words
    return unescape(match.group(1))


def strip_tags(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize(
    "path", ["/incidents", "/reports", "/sites", "/actors", "/queue", "/judgements", "/reports/add"]
)
def test_lists_answer(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "<h1" in answer.text


def test_the_way_in_leads_to_the_incidents(reader: TestClient) -> None:
    assert reader.get("/").headers["location"] == "/incidents"


@pytest.mark.parametrize(
    "path",
    [
        "/incidents/incident-x",
        "/reports/report-0",
        "/sites/site-0",
        "/actors/actor-0",
        "/claims/claim-0/correct",
        "/x",
    ],
)
def test_what_is_not_there_is_said(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 404
    assert "<h1" in answer.text


def test_every_thing_of_the_book_has_a_page(reader: TestClient, examples: Path) -> None:
    with open_ledger(examples, create=False) as ledger:
        book = ledger.book()
        paths = [f"/incidents/{item.id}" for item in book.incidents()]
        paths += [f"/incidents/{item.id}/dossier" for item in book.incidents()]
        paths += [f"/reports/{entry.report.id}" for entry in book.reports()]
        paths += [f"/sites/{site.id}" for site in book.sites()]
        paths += [f"/actors/{actor.id}" for actor in book.actors()]
    assert len(paths) > 100
    assert [path for path in paths if reader.get(path).status_code != 200] == []


def test_the_disputed_toll_stands_face_to_face(reader: TestClient) -> None:
    page = reader.get("/incidents").text
    link = re.search(r'href="(/incidents/incident-[0-9a-f]+)">Shooting, breakout, crush', page)
    assert link
    told = strip_tags(reader.get(link.group(1)).text)
    parting = told[told.index("Where the accounts part") : told.index("Accounts, voice by voice")]
    killed = parting[parting.index("killed") : parting.index("occurred")]
    assert "IOM asserts" in killed
    assert "≥ 6" in killed
    assert "Khaled Mazen asserts" in killed


def test_both_sentences_of_the_toll_can_be_read(reader: TestClient) -> None:
    page = reader.get("/incidents").text
    link = re.search(r'href="(/incidents/incident-[0-9a-f]+)">Shooting, breakout, crush', page)
    assert link
    told = reader.get(link.group(1)).text
    claims = re.findall(r'class="val" href="\?claim=(claim-[0-9a-f]+)', told)
    read = ""
    for claim in claims[:2]:
        page = reader.get(f"{link.group(1)}?claim={claim}").text
        read += strip_tags(page[page.index('<aside aria-label="Evidence"') : page.index("</aside>")])
    assert "guards shot at least six people dead" in read


def test_a_chosen_claim_stands_beside_what_is_against_it(reader: TestClient, examples: Path) -> None:
    with open_ledger(examples, create=False) as ledger:
        book = ledger.book()
        texts = {entry.report.id: entry.report.text for entry in book.reports()}
        claim = next(
            each
            for each in book.claims()
            if each.attribute == "killed" and each.evidence.of(texts[each.report_id]) == "A single migrant"
        )
    page = reader.get(f"/incidents/{claim.incident_id}?claim={claim.id}").text
    evidence = strip_tags(page[page.index('<aside aria-label="Evidence"') : page.index("</aside>")])
    assert "A single migrant lost his life on Friday" in evidence
    assert "guards shot at least six people dead" in evidence


def test_the_words_of_a_report_are_verbatim(reader: TestClient, examples: Path) -> None:
    """Without marks and numbers a paragraph on the page is the paragraph of the report, to the character."""
    with open_ledger(examples, create=False) as ledger:
        for entry in ledger.book().reports():
            page = reader.get(f"/reports/{entry.report.id}").text
            shown = re.findall(r'<p class="text"[^>]*>(.*?)</p>', page, re.DOTALL)
            plain = [re.sub(r'<a class="sno".*?</a>', "", each, flags=re.DOTALL) for each in shown]
            words = [unescape(re.sub(r"<[^>]+>", "", each)) for each in plain]
            wanted = [line for line in entry.report.text.splitlines() if line.strip()]
            assert words == wanted, entry.report.uri


FILTERS = [
    ("?type=raid", "Raid, mass arrest", "Air attack"),
    ("?state=disputed", "Raid, mass arrest", "Military campaign"),
    ("?since=2021", "Raid, mass arrest", "Air attack"),
    ("?until=2019-12", "Air attack", "Raid, mass arrest"),
    ("?since=2021-10-08&until=2021-10-08", "Shooting, breakout, crush", "Raid, mass arrest"),
    ("?place=Gargaresh", "Raid, mass arrest", "Air attack"),
    ("?words=Gargaresh", "Raid, mass arrest", "Military campaign"),
]


@pytest.mark.parametrize(("query", "there", "gone"), FILTERS, ids=[case[0] for case in FILTERS])
def test_filters_narrow_the_list(reader: TestClient, query: str, there: str, gone: str) -> None:
    page = reader.get(f"/incidents{query}").text
    listed = page[page.index('id="listing"') :]
    assert there in listed
    assert gone not in listed


STRANGE = [
    "?page=0",
    "?page=-1",
    "?page=x",
    "?page=999999",
    "?since=never",
    "?until=%00",
    "?state=x",
    "?voice=x",
]


@pytest.mark.parametrize("query", STRANGE)
@pytest.mark.parametrize("path", ["/incidents", "/reports", "/sites", "/actors", "/queue"])
def test_strange_addresses_are_answered(reader: TestClient, path: str, query: str) -> None:
    assert reader.get(path + query).status_code == 200


def test_words_are_found_in_reports(reader: TestClient) -> None:
    page = strip_tags(reader.get("/reports?q=indiscriminate shooting").text)
    assert "1 found" in page
    assert "No report has all these words" in reader.get("/reports?q=xylophone").text


AS_OF = [
    ("2021-10-09", ["IOM"], ["Khaled Mazen"], "before the minister spoke"),
    ("2021-10-10", ["IOM", "Khaled Mazen"], ["Norwegian Refugee Council"], "the day he spoke"),
]


@pytest.mark.parametrize(("day", "there", "gone", "why"), AS_OF, ids=[case[3] for case in AS_OF])
def test_the_as_of_day_changes_who_is_heard(
    reader: TestClient, day: str, there: list[str], gone: list[str], why: str
) -> None:
    page = reader.get("/incidents").text
    link = re.search(r'href="(/incidents/incident-[0-9a-f]+)">Shooting, breakout, crush', page)
    assert link
    told = strip_tags(reader.get(f"{link.group(1)}?as_of={day}").text)
    assert [name for name in there if name not in told] == []
    assert [name for name in gone if name in told] == []


def test_a_site_is_shown_as_it_was_known_on_a_day(reader: TestClient) -> None:
    link = re.search(r'href="(/sites/site-[\w-]+)"', reader.get("/sites").text)
    assert link is not None
    now = reader.get(link.group(1)).text
    days = re.findall(r"\?as_of=([\d-]+)\"", now)
    assert len(days) > 1, "the site of which most is claimed was told of on several days"
    then = reader.get(f"{link.group(1)}?as_of={days[0]}").text
    assert "as known on" in then
    assert len(strip_tags(then)) < len(strip_tags(now)), "what came out later is not there yet"
    assert reader.get(f"{link.group(1)}?as_of=1990-01-01").status_code == 404


def test_before_anything_was_public_nothing_is_known(reader: TestClient) -> None:
    page = reader.get("/incidents").text
    link = re.search(r'href="(/incidents/incident-[0-9a-f]+)">Shooting, breakout, crush', page)
    assert link
    answer = reader.get(f"{link.group(1)}?as_of=2021-10-01")
    assert answer.status_code == 404
    assert "No report that was published up to this day" in answer.text


def test_a_dossier_stands_alone(reader: TestClient) -> None:
    page = reader.get("/incidents").text
    link = re.search(r'href="(/incidents/incident-[0-9a-f]+)">Shooting, breakout, crush', page)
    assert link
    answer = reader.get(f"{link.group(1)}/dossier.html")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert not re.search(r'(?:src|href|action)="(?!#)', answer.text)
    assert "@import" not in answer.text
    assert "url(http" not in answer.text
    told = strip_tags(answer.text)
    for part in (
        "Rule of this summary",
        "Where the accounts part",
        "Every claim",
        "Sources",
        "What was left out",
    ):
        assert part in told
    anchors = set(re.findall(r'id="([^"]+)"', answer.text))
    assert set(re.findall(r'href="#([^"]+)"', answer.text)) <= anchors


DIRECTIONS = [
    ("ar", "anything", True, "by its language"),
    ("en", "قتل ستة", False, "the language outranks the letters"),
    (None, "وقال متحدث باسم الوزارة إن شخصاً واحداً توفي", True, "by its letters"),
    (None, "Six people were shot", False, "by its letters"),
    ("fa-IR", "x", True, "a language with a country"),
]


@pytest.mark.parametrize(("language", "text", "rtl", "why"), DIRECTIONS, ids=[case[3] for case in DIRECTIONS])
def test_the_direction_of_a_text(language: str | None, text: str, rtl: bool, why: str) -> None:
    assert is_right_to_left(language, text) is rtl
