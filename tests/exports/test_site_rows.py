"""The record of a site in exports: every claim has its place in it, those that repeat another too."""

from dataclasses import replace
from datetime import date

from counterclaim.exports.form.site_rows import lay_out_site, round_ratio
from counterclaim.exports.form.sources import Sources
from counterclaim.model import Book, BookContent, Claim, Report, ReportEntry, Site
from tests.exports.made_book import MadeBook
from tests.ledger_made import figure, make_claim, term

DAYS = {"r1": date(2021, 5, 1), "r2": date(2021, 5, 2), "r3": date(2021, 5, 2), "r4": None}


def claim(name: str, attribute: str, report: str, value: object = None, **more: object) -> Claim:
    made = make_claim("a", attribute, value or figure(90), report=report, happening=None, **more)  # type: ignore[arg-type]
    return replace(made, id=name)


CLAIMS = (
    claim("open", "status", "r1", term("open"), incident=None, site="quay"),
    claim("held", "held", "r2", incident=None, site="quay"),
    claim("held-again", "held", "r3", incident=None, site="quay"),
    claim("room", "capacity", "r4", figure(60), incident=None, site="quay"),
    claim("killed", "killed", "r1", incident="incident-1"),
    claim("visit", "access", "r1", term("granted"), incident=None),
    claim("elsewhere", "held", "r1", figure(5), incident=None, site="shed"),
)
SITE = Site("quay", "Quay", claim_ids=("open", "killed", "visit", "held", "held-again", "room", "gone"))
BOOK: Book = MadeBook(
    BookContent(
        reports=tuple(ReportEntry(Report(name, f"{name}.txt", "x" * 9), day) for name, day in DAYS.items()),
        claims=CLAIMS,
        sites=(SITE,),
    )
)


def test_each_claim_of_the_site_has_one_place() -> None:
    laid = lay_out_site(SITE, BOOK, Sources(BOOK))
    told = [(item.claim.id, item.part, item.day, item.step, item.repeats) for item in laid.placings]
    assert told == [
        ("open", "status", date(2021, 5, 1), "open", None),
        ("visit", "visits and access", date(2021, 5, 1), "", None),
        ("held", "held", date(2021, 5, 2), "", None),
        ("held-again", "held", date(2021, 5, 2), "", "held"),
        ("room", "capacity", None, "", None),
    ], "what tells of an incident stands under it, and what is gone or of another site nowhere"


def test_a_ratio_has_both_its_claims() -> None:
    laid = lay_out_site(SITE, BOOK, Sources(BOOK))
    assert [(ratio.held.claim.id, ratio.capacity.claim.id) for ratio in laid.ratios] == [("held", "room")]
    assert (laid.ratios[0].low, laid.ratios[0].high) == (1.5, 1.5)


def test_a_ratio_keeps_three_decimals() -> None:
    assert [round_ratio(times) for times in (None, 4 / 3, 2.0)] == [None, 1.333, 2.0]
