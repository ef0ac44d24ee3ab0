"""Dossiers of incidents and sites: whole, alone in one file, safe, and right on paper."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from counterclaim.api import judge, open_ledger, read, rebuild
from counterclaim.cli import main
from counterclaim.cli.app import DONE, NOT_FOUND, USAGE
from counterclaim.model import Capture, Report
from counterclaim.review.dossier import name_file, write_heads
from tests.review import test_private_people as private
from tests.review.hostile import SCRIPTS, make_report
from tests.review.test_hostile import Strict

TOLL = "Al-Mabani"


class Ids(NamedTuple):
    """The incident at Ghot Shaal and its site, in the examples."""

    incident: str
    site: str


@pytest.fixture(scope="module")
def ids(examples: Path) -> Ids:
    with open_ledger(examples, create=False) as ledger:
        book = ledger.book()
        site = next(each for each in book.sites() if each.name.startswith(TOLL))
        incident = max(book.incidents(site_id=site.id), key=lambda each: len(each.claim_ids))
        return Ids(incident.id, site.id)


@pytest.fixture(scope="module")
def written(examples: Path, ids: Ids, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both kinds of dossier, as files."""
    folder = tmp_path_factory.mktemp("dossiers")
    files = {"incident": folder / "incident.html", "site": folder / "site.html"}
    for kind, file in files.items():
        done = run("dossier", getattr(ids, kind), "-o", str(file), "--by", "R. K.", ledger=examples)
        assert (done.exit_code, done.stdout) == (DONE, f"{file} written\n")
    return files


def run(*arguments: str, ledger: Path) -> Result:
    return CliRunner().invoke(main, [*arguments, "--ledger", str(ledger)])


def strip_tags(page: str) -> str:
    body = re.sub(r"<(style|title).*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(
        html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<(/?)(p|div|t[dhr]|li|h\d)", r" <\1\2", body))).split()
    )


# Whole

SECTIONS = {
    "incident": ["Where the accounts part", "four rules", "Accounts, voice by voice", "Figures over time"],
    "site": ["Held, against capacity", "Status", "Incidents", "Accounts, voice by voice"],
}


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_it_has_all_its_parts_in_order(written: dict[str, Path], kind: str) -> None:
    told = strip_tags(written[kind].read_text("utf-8"))
    parts = ["Rule of this summary", *SECTIONS[kind]]
    parts += ["Every claim, with its words and source", "Sources", "What people decided", "What was left out"]
    parts += ["How to read this", "made", "with counterclaim"]
    places = [told.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert "by R. K." in told


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_every_claim_is_there_with_its_words(
    examples: Path, ids: Ids, written: dict[str, Path], kind: str
) -> None:
    """What a voice says again is folded, copies count with their originals; nothing else is missing."""
    page = written[kind].read_text("utf-8")
    quoted = [strip_tags(each) for each in re.findall(r"<blockquote.*?</blockquote>", page, re.DOTALL)]
    anchors = set(re.findall(r'class="claim" id="([^"]+)"', page))
    with open_ledger(examples, create=False) as ledger:
        book = ledger.book()
        of = {"incident_id": ids.incident} if kind == "incident" else {"site_id": ids.site}
        entries = {entry.report.id: entry for entry in book.reports()}
        claims = [each for each in book.claims(**of) if entries[each.report_id].copy_of is None]
        said = {(each.voice, each.attribute, each.stance, str(each.modality)) for each in claims}
        shown = {
            (each.voice, each.attribute, each.stance, str(each.modality))
            for each in claims
            if each.id in anchors
        }
    assert len(claims) > 5
    assert said == shown
    for claim in claims:
        if claim.id in anchors:
            words = " ".join(claim.evidence.of(entries[claim.report_id].report.text).split())
            assert any(words in each for each in quoted), words


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_every_source_has_its_day_address_and_hash(
    examples: Path, ids: Ids, written: dict[str, Path], kind: str
) -> None:
    told = strip_tags(written[kind].read_text("utf-8"))
    sources = told[told.index("Sources published") : told.index("What people decided")]
    with open_ledger(examples, create=False) as ledger:
        book = ledger.book()
        if kind == "incident":
            wanted = set(book.incident(ids.incident).report_ids)
        else:
            wanted = {claim.report_id for claim in book.claims(site_id=ids.site)}
            wanted = {each for each in wanted if book.report(each).copy_of is None}
        entries = [book.report(each) for each in wanted]
    assert entries
    assert sources.count("SHA-256") == len(entries)
    for entry in entries:
        assert entry.report.capture in sources
        assert (entry.report.url or "") in sources
        assert str(entry.published.year) in sources if entry.published else "not known" in sources


def test_a_hash_is_that_of_the_file_that_was_read(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(make_report("the spokesman"), "utf-8")
    path = tmp_path / "one.db"
    with open_ledger(path) as ledger:
        read(ledger, [file], given={"published": "2021-10-09"}, workers=1)
        incident = next(iter(ledger.book().incidents())).id
    told = run("dossier", incident, "-o", "-", ledger=path).stdout
    assert sha256(file.read_bytes()).hexdigest() in told


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_numbers_and_anchors_lead_somewhere(written: dict[str, Path], kind: str) -> None:
    page = written[kind].read_text("utf-8")
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)
    claims = re.findall(r'class="claim" id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    numbers = [int(each) for each in re.findall(r'<div class="no">(\d+)</div>', page)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(claims) <= len(numbers)


# As of a day, judged, private


def test_as_of_a_day_it_holds_only_what_was_public(examples: Path, ids: Ids) -> None:
    """The minister's toll came out on 10 October."""
    before = run("dossier", ids.incident, "-o", "-", "--as-of", "2021-10-09", ledger=examples)
    after = run("dossier", ids.incident, "-o", "-", "--as-of", "2021-10-10", ledger=examples)
    assert (before.exit_code, after.exit_code) == (DONE, DONE)
    assert "as known on 9 Oct 2021" in before.stdout
    assert "A single migrant" not in strip_tags(before.stdout)
    assert "A single migrant" in strip_tags(after.stdout)
    early = ("dossier", ids.incident, "-o", "-", "--as-of", "2001-01-01")
    assert run(*early, ledger=examples).exit_code == NOT_FOUND


def test_a_judgement_is_told_and_what_is_taken_back_is_not(ledger_path: Path, ids: Ids) -> None:
    with open_ledger(ledger_path, create=False) as ledger:
        claim = next(ledger.book().claims(incident_id=ids.incident))
        made = judge(ledger, "accept", [claim.id], by="Ana K.", reason="heard <the> tape")
        told = strip_tags(run("dossier", ids.incident, "-o", "-", ledger=ledger_path).stdout)
        assert "accept, Ana K.: heard <the> tape" in told
        judge(ledger, "undo", [made.id], by="Ana K.")
    told = strip_tags(run("dossier", ids.incident, "-o", "-", ledger=ledger_path).stdout)
    assert "Ana K." not in told
    assert "Nothing yet" in told


def make_witness(path: Path) -> str:
    """A ledger in which a private person speaks; the id of its incident."""
    report = Report("report-1", "w.txt", private.TEXT, title="A witness", publisher="Desk", language="en")
    capture = Capture("w.txt", "text/plain", private.TEXT.encode(), private.MOMENT, "0" * 64)
    with open_ledger(path) as ledger:
        ledger.add_domains(["detention"])
        ledger.append(capture, replace(report, capture="0" * 64), [], private.make_reading("report-1"))
        rebuild(ledger)
        return next(iter(ledger.book().incidents())).id


def test_private_people_are_named_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "witness.db"
    incident = make_witness(path)
    hidden, shown = (
        run("dossier", incident, "-o", "-", *more, ledger=path).stdout for more in ((), ("--names",))
    )
    assert "Kidane" not in hidden
    assert "Names of private people" in hidden
    assert "Kidane" in shown
    assert "Names of private people" not in shown


def test_a_report_of_no_day_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "witness.db"
    told = strip_tags(run("dossier", make_witness(path), "-o", "-", ledger=path).stdout)
    assert "not known A witness, Desk" in told
    assert "The day of 1 report, which is not known" in told


# The verb


ASKED = [
    (("dossier", "nonsense", "-o", "-"), NOT_FOUND, "no site 'nonsense'", "neither an incident nor a site"),
    (("dossier", "centres", "-o", "-"), NOT_FOUND, "choose one by its id", "several sites"),
    (("dossier", "", "-o", "-"), NOT_FOUND, "", "no name at all"),
    (("dossier", TOLL), USAGE, "--output", "where to is not said"),
    (("dossier", TOLL, "-o", "nowhere/x.html"), USAGE, "no folder", "the folder is not there"),
    (("dossier", TOLL, "-o", "-", "--as-of", "soon"), USAGE, "no day", "not a day"),
]


@pytest.mark.parametrize(("asked", "code", "message", "why"), ASKED, ids=[case[-1] for case in ASKED])
def test_what_cannot_be_written_is_said(
    examples: Path, asked: tuple[str, ...], code: int, message: str, why: str
) -> None:
    done = run(*asked, ledger=examples)
    assert done.exit_code == code, done.output
    assert message.replace("no day", "is not a day") in done.stderr
    assert "<html" not in done.stdout


@pytest.mark.parametrize("asked", [TOLL, "al mabani detention centre"])
def test_a_site_goes_by_its_name(examples: Path, ids: Ids, asked: str) -> None:
    assert ids.site in run("dossier", asked, "-o", "-", ledger=examples).stdout


# Alone, and safe


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every dossier of a ledger of hostile reports."""
    folder = tmp_path_factory.mktemp("hostile-dossiers")
    for number, words in enumerate(SCRIPTS[::3]):
        (folder / f"{number}.txt").write_text(make_report(words), "utf-8")
        known = {"title": words, "publisher": words, "url": f"https://example.org/{number}/{words}"}
        (folder / f"{number}.json").write_text(json.dumps(known), "utf-8")
    path = folder / "hostile.db"
    with open_ledger(path) as ledger:
        read(ledger, [folder], workers=1)
        book = ledger.book()
        subjects = [*(each.id for each in book.incidents()), *(each.id for each in book.sites())]
    return [run("dossier", each, "-o", "-", "--by", SCRIPTS[0], ledger=path).stdout for each in subjects]


def find_foreign(page: str) -> list[str]:
    """What a file that stands alone must not have: only one style and one policy of ours are let be."""
    parser = Strict()
    parser.feed(page)
    return [each for each in parser.found if each not in ("<style>", "<meta http-equiv>")]


def test_hostile_words_stay_words(hostile: list[str]) -> None:
    assert len(hostile) > 1
    assert any("alert(1)" in page for page in hostile)
    for page in hostile:
        assert find_foreign(page) == []
        assert page.count("<style>") == page.count("</style>") == 1
        assert "<script" not in page
        assert set(re.findall(r'(?:href|src|action)="([^"]*)"', page)) <= {
            f"#{each}" for each in re.findall(r'\bid="([^"]+)"', page)
        }
        assert "49{" not in page


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_it_asks_for_nothing(written: dict[str, Path], chromium: Browser, kind: str) -> None:
    page = written[kind].read_text("utf-8")
    assert find_foreign(page) == []
    assert "default-src 'none'" in page
    assert not re.search(r"@import|url\((?!#)", page)
    opened = chromium.new_page()
    asked: list[str] = []
    troubles: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: troubles.append(message.text))
    opened.goto(written[kind].as_uri())
    opened.close()
    assert (asked, troubles) == ([written[kind].as_uri()], [])


@given(st.text(), st.text())
def test_no_word_gets_out_of_running_heads_and_file_names(known: str, identity: str) -> None:
    heads = write_heads("site", known, identity)
    assert heads.count('"') == 6
    assert not set("<>\\&'") & set(heads)
    assert heads.count("{") == heads.count("}") == 4
    assert re.fullmatch(r"dossier-[A-Za-z0-9-]*\.html", name_file(identity))


# On paper


@pytest.fixture
def on_paper(chromium: Browser) -> Iterator[Page]:
    """A window as wide as what A4 leaves between its margins: 176 mm."""
    page = chromium.new_page(viewport={"width": 665, "height": 985})
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_nothing_runs_over_the_edge_of_the_paper(written: dict[str, Path], on_paper: Page, kind: str) -> None:
    on_paper.goto(written[kind].as_uri())
    over = on_paper.evaluate(
        "[...document.querySelectorAll('.a4 :is(p, h1, h2, td, th, blockquote, li, svg.chart, .val, .cite)')]"
        ".filter(each => each.getBoundingClientRect().right > innerWidth + 1 && each.offsetParent !== null)"
        ".map(each => each.outerHTML.slice(0, 120))"
    )
    assert over == []
    assert on_paper.evaluate("document.documentElement.scrollWidth") <= 665


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_words_of_a_chart_stay_inside_it(written: dict[str, Path], on_paper: Page, kind: str) -> None:
    on_paper.goto(written[kind].as_uri())
    over = on_paper.evaluate(
        "[...document.querySelectorAll('svg.chart text')].filter(each => each.getClientRects().length &&"
        " each.getBBox().x + each.getBBox().width > each.ownerSVGElement.viewBox.baseVal.width + 1)"
        ".map(each => each.textContent)"
    )
    assert over == []


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_words_stay_in_their_cells(written: dict[str, Path], on_paper: Page, kind: str) -> None:
    on_paper.goto(written[kind].as_uri())
    spilt = on_paper.evaluate(
        "[...document.querySelectorAll('.matrix :is(td, th)')]"
        ".filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.innerText)"
    )
    assert spilt == []


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_it_prints_on_a4(written: dict[str, Path], chromium: Browser, kind: str) -> None:
    page = chromium.new_page()
    page.goto(written[kind].as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.runner')).display") == "flex"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.runner')).display") == "none"
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^\]]+)\]", printed)}
    assert [(round(right), round(top)) for _, _, right, top in boxes] == [(595, 842)]
    assert 2 <= len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= 20


@pytest.mark.parametrize("kind", ["incident", "site"])
@pytest.mark.parametrize("width", [400, 900, 1440])
def test_on_the_screen_it_is_no_wider_than_the_window(
    written: dict[str, Path], chromium: Browser, kind: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(written[kind].as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= width


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_every_chart_is_told_in_words(written: dict[str, Path], kind: str) -> None:
    charts = re.findall(r'<svg [^>]*class="chart[^>]*>', written[kind].read_text("utf-8"))
    assert charts
    labels = [re.search(r'aria-label="([^"]+)"', chart) for chart in charts]
    assert all(label and len(label.group(1)) > 40 for label in labels)


@pytest.mark.parametrize("kind", ["incident", "site"])
def test_no_serious_finding_of_axe(written: dict[str, Path], chromium: Browser, axe: str, kind: str) -> None:
    """The policy of the file keeps every script out, this one too: it is put in past it."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(written[kind].as_uri())
    page.add_script_tag(content=axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    context.close()
    serious = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
    assert serious == []
