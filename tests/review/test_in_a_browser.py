"""The paths of the workbench, walked in a real browser as a person would."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import delete, insert

from counterclaim.api import open_ledger
from counterclaim.ledger.tables import book_borders
from counterclaim.ledger.writing import border_cells
from counterclaim.model import Border

PASTED = (
    "Guards shot dead at least three migrants at the Al-Mabani detention centre in Tripoli on Friday,"
    " Amnesty International said.\n\nThe interior minister denied it."
)
OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[OpenPage]:
    """Opens a page of the workbench; at the end nothing may have gone wrong in any of them."""
    contexts = []
    troubles: list[str] = []

    def opened(path: str, **options: object) -> Page:
        context = chromium.new_context(base_url=address, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def open_ghot_shaal(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Shooting, breakout, crush")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Al-Mabani")


def test_the_disputed_toll_is_found_and_both_sentences_are_read(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("checkbox", name="disputed").check()
    expect(page.locator("#listing tbody tr:not(.yr)")).to_have_count(3)
    open_ghot_shaal(page)
    row = page.locator(".parting .row").filter(has_text="killed").first
    expect(row).to_contain_text("≥ 6")
    expect(row).to_contain_text("Khaled Mazen")
    page.locator(".matrix td a").filter(has_text="A single migrant").first.click()
    evidence = page.locator("#evidence")
    expect(evidence).to_contain_text("A single migrant lost his life on Friday")
    expect(evidence).to_contain_text("guards shot at least six people dead")
    evidence.get_by_role("link", name="the whole report").first.click()
    expect(page.locator(".read.chosen")).to_contain_text("killed: 1")
    expect(page.locator(".fig").filter(has_text="A single migrant").first).to_be_in_viewport()


def test_every_cell_brings_its_words(open_page: OpenPage) -> None:
    page = open_page("/incidents")
    open_ghot_shaal(page)
    cells = page.locator(".matrix td a[data-claim]")
    assert cells.count() > 20
    for place in range(0, cells.count(), 4):
        words = cells.nth(place).locator("q.w")
        if not words.count():
            continue
        wanted = words.inner_text().strip("“”")
        cells.nth(place).click()
        expect(cells.nth(place)).to_have_attribute("aria-current", "true")
        expect(page.locator("#evidence .facts q").first).to_contain_text(wanted[:30])


def test_the_as_of_day_moves_and_the_toll_changes(open_page: OpenPage) -> None:
    page = open_page("/incidents")
    open_ghot_shaal(page)
    page.locator("#asof-block .days a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("as known on 9 Oct 2021")
    expect(page.locator("#main")).to_contain_text("≥ 6")
    expect(page.locator("#main")).not_to_contain_text("Khaled Mazen")
    slider = page.locator("#asof")
    slider.focus()
    slider.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_contain_text("as known on 10 Oct 2021")
    expect(page.locator(".parting .row").filter(has_text="killed").first).to_contain_text("Khaled Mazen")


def put_border(path: Path) -> None:
    """Make two incidents of one site a question for a person, whatever linking says of them today."""
    with open_ledger(path, create=False) as ledger:
        sites: dict[str, list[str]] = {}
        for incident in ledger.book().incidents():
            sites.setdefault(incident.site_id or "", []).append(incident.id)
        one, other = sorted(next(ids for site, ids in sites.items() if site and len(ids) > 1)[:2])
        border = Border((one, other), ("", ""), -0.5, ("same site",), ("no day in either report",))
        with ledger._writing("write to") as connection:
            connection.execute(delete(book_borders))
            connection.execute(insert(book_borders), [{**border_cells(border), "seal": ""}])


def test_two_incidents_are_judged_the_same_and_undone(open_page: OpenPage, ledger_path: Path) -> None:
    put_border(ledger_path)
    with open_ledger(ledger_path, create=False) as ledger:
        before = {incident.id for incident in ledger.book().incidents()}
    page = open_page("/queue?kind=incidents")
    expect(page.get_by_role("heading", level=1)).to_have_text("Are these two incidents the same?")
    page.keyboard.press("s")
    moved = page.locator("#moved")
    expect(moved).to_contain_text("Same")
    expect(moved.get_by_role("row", name="incidents")).to_contain_text(f"{len(before)}")
    with open_ledger(ledger_path, create=False) as ledger:
        assert len(list(ledger.book().incidents())) == len(before) - 1
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("Undone")
    with open_ledger(ledger_path, create=False) as ledger:
        assert {incident.id for incident in ledger.book().incidents()} == before


def test_the_whole_queue_is_done_with_the_keyboard(open_page: OpenPage, ledger_path: Path) -> None:
    page = open_page("/queue?kind=sites")
    heading = page.get_by_role("heading", level=1)
    for _ in range(30):
        if "empty" in heading.inner_text():
            break
        with page.expect_navigation():
            page.keyboard.press("d")
    expect(heading).to_have_text("The queue is empty")
    with open_ledger(ledger_path, create=False) as ledger:
        judged = [judgement.verb.value for judgement in ledger.judgements()]
    assert judged
    assert set(judged) == {"different"}


def test_every_kind_of_question_has_its_keys(open_page: OpenPage, ledger_path: Path) -> None:
    put_border(ledger_path)
    page = open_page("/queue?kind=incidents")
    expect(page.locator(".weighed")).to_contain_text("same site")
    with page.expect_navigation():
        page.keyboard.press("d")
    page.goto("/queue?kind=sites")
    seen: list[str] = []
    for key in ("o", "d", "j", "k"):
        with page.expect_navigation():
            page.keyboard.press(key)
    page.goto("/queue?kind=claim")
    for key in ("a", "x", "o"):
        seen.append(page.get_by_role("heading", level=2).first.inner_text())
        with page.expect_navigation():
            page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press("c")
    expect(page.get_by_role("heading", level=1)).to_have_text("Correct a claim")
    page.get_by_label("why").press("x")  # a key typed into a field is a letter
    expect(page.get_by_label("why")).to_have_value("x")
    with open_ledger(ledger_path, create=False) as ledger:
        judged = [judgement.verb.value for judgement in ledger.judgements()]
    assert judged == ["different", "different", "accept", "reject"]


def test_a_missed_claim_is_added_by_selecting_words(open_page: OpenPage, ledger_path: Path) -> None:
    page = open_page("/reports")
    page.get_by_role("link", name="Minister: one died in a crush").click()
    page.wait_for_load_state("load")
    words = "Mothers, children and other vulnerable people"
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const paragraph = node.parentElement.closest("p.text");
            if (!paragraph || !paragraph.textContent.includes("Mothers")) continue;
            const range = document.createRange();
            const texts = [];
            const inside = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
            for (let each = inside.nextNode(); each; each = inside.nextNode()) {
              if (!each.parentElement.closest(".sno")) texts.push(each);
            }
            let whole = "";
            for (const each of texts) whole += each.data;
            const first = whole.indexOf(words);
            const last = first + words.length;
            let place = 0;
            for (const each of texts) {
              if (first >= place && first < place + each.length) range.setStart(each, first - place);
              if (last > place && last <= place + each.length) range.setEnd(each, last - place);
              place += each.length;
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            paragraph.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
            return;
          }
        }""",
        words,
    )
    form = page.locator("#missed form")
    expect(form.locator("textarea")).to_have_value(words)
    form.get_by_label("attribute").select_option("released")
    form.get_by_label("value").fill("≥ 2")
    voice = form.locator("select[name=voice] option", has_text="Khaled Mazen").first.get_attribute("value")
    form.get_by_label("voice").select_option(voice)
    form.get_by_label("about").select_option(index=1)
    form.get_by_role("button", name="add claim").click()
    expect(page.locator(".read.chosen")).to_contain_text("released: ≥ 2")
    with open_ledger(ledger_path, create=False) as ledger:
        book = ledger.book()
        texts = {entry.report.id: entry.report.text for entry in book.reports()}
        added = [claim for claim in book.claims() if claim.rule == "added by R. K."]
        assert [claim.evidence.of(texts[claim.report_id]) for claim in added] == [words]


def test_a_report_is_brought_in_by_pasting(open_page: OpenPage) -> None:
    page = open_page("/incidents")
    page.get_by_role("link", name="Bring in a report").click()
    page.get_by_label("Text").fill(PASTED)
    page.get_by_label("Title").fill("Three dead at Al-Mabani")
    page.get_by_label("Published on").fill("2021-10-12")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three dead at Al-Mabani")
    expect(page.locator(".notes").first).to_contain_text("killed: ≥ 3")
    expect(page.locator("#text")).to_contain_text("at least three")


def test_arabic_text_runs_from_the_right(open_page: OpenPage) -> None:
    page = open_page("/reports/add")
    page.get_by_label("Text").fill("وقال متحدث باسم الوزارة إن شخصاً واحداً توفي أثناء التدافع يوم الجمعة.")
    page.get_by_label("Title").fill("خبر")
    page.get_by_role("button", name="Read it").click()
    paragraph = page.locator("p.text").first
    expect(paragraph).to_have_attribute("dir", "rtl")
    expect(paragraph).to_have_attribute("lang", "ar")
    assert paragraph.evaluate("each => getComputedStyle(each).direction") == "rtl"


WAYS = [
    (1440, "light", "rgb(243, 244, 245)"),
    (1440, "dark", "rgb(14, 17, 19)"),
    (400, "light", "rgb(243, 244, 245)"),
    (400, "dark", "rgb(14, 17, 19)"),
]
PAGES = ["/incidents", "/queue", "/sites", "/actors", "/reports", "/reports/add", "/judgements"]


@pytest.mark.parametrize(("width", "scheme", "ground"), WAYS)
def test_light_and_dark_narrow_and_wide(open_page: OpenPage, width: int, scheme: str, ground: str) -> None:
    """The ground is that of the scheme, and no page is wider than its screen."""
    page = open_page("/incidents", viewport={"width": width, "height": 900}, color_scheme=scheme)
    links = [page.locator("a.title").nth(place).get_attribute("href") for place in range(3)]
    for path in [*PAGES, *(link for link in links if link)]:
        page.goto(path)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_chosen_scheme_stays(open_page: OpenPage) -> None:
    page = open_page("/incidents", color_scheme="light")
    with page.expect_navigation():
        page.get_by_role("button", name="dark", exact=True).click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 17, 19)"
    page.goto("/sites")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 17, 19)"


def test_the_dossier_is_printed(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/incidents")
    open_ghot_shaal(page)
    page.get_by_role("link", name="Dossier").click()
    with page.expect_download() as started:
        page.get_by_role("link", name="save as one file").click()
    file = tmp_path / "dossier.html"
    started.value.save_as(file)
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", level=1)).to_contain_text("Al-Mabani")
    assert page.evaluate("getComputedStyle(document.querySelector('.side.l')).borderInlineEndWidth") == "4px"
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert printed.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page[^s]", printed))
    assert 2 <= pages <= 20
    assert b"595" in printed  # A4 is 595 points wide


def test_all_works_without_script(open_page: OpenPage, ledger_path: Path) -> None:
    page = open_page("/incidents", java_script_enabled=False)
    page.get_by_role("checkbox", name="mass arrest").check()
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#listing tbody tr:not(.yr)")).to_have_count(1)
    page.goto("/incidents")
    open_ghot_shaal(page)
    page.locator(".matrix td a").filter(has_text="A single migrant").first.click()
    expect(page.locator("#evidence")).to_contain_text("A single migrant lost his life")
    page.goto("/queue?kind=claim")
    page.get_by_role("button", name="read rightly").click()
    expect(page.get_by_role("status")).to_contain_text("Judged")
    with open_ledger(ledger_path, create=False) as ledger:
        assert [judgement.verb.value for judgement in ledger.judgements()] == ["accept"]


def test_a_dropped_file_is_chosen_and_read(open_page: OpenPage) -> None:
    page = open_page("/reports/add")
    page.evaluate(
        """(text) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([text], "three-dead.txt", { type: "text/plain" }));
          const box = document.querySelector("[data-drop]");
          for (const name of ["dragenter", "dragover", "drop"])
            box.dispatchEvent(new DragEvent(name, { cancelable: true, dataTransfer: dropped }));
        }""",
        PASTED,
    )
    assert page.locator("input[type=file]").evaluate("each => each.files[0].name") == "three-dead.txt"
    page.get_by_label("Published on").fill("2021-10-12")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".notes").first).to_contain_text("killed: ≥ 3")


def test_nothing_moves_by_itself(open_page: OpenPage) -> None:
    """No page animates, whether or not a person asked for less motion."""
    for motion in ("reduce", "no-preference"):
        page = open_page("/incidents", reduced_motion=motion)
        open_ghot_shaal(page)
        for path in ("", "/queue", "/reports/add"):
            page.goto(path or page.url)
            moving = page.evaluate("document.getAnimations().length")
            lasting = page.evaluate(
                """[...document.querySelectorAll("*")].filter((each) => {
                  const style = getComputedStyle(each);
                  return parseFloat(style.animationDuration) + parseFloat(style.transitionDuration) > 0;
                }).length"""
            )
            assert (moving, lasting) == (0, 0), (motion, path)


def test_a_page_is_printed_without_what_is_pressed(open_page: OpenPage) -> None:
    page = open_page("/incidents")
    open_ghot_shaal(page)
    page.emulate_media(media="print")
    expect(page.locator("header.bar")).to_be_hidden()
    expect(page.locator("footer.foot")).to_be_hidden()
    expect(page.locator(".parting .row").first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")
