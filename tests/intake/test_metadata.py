"""Who is believed about a report: flags, sidecar, page, in this order; and what a date must look like."""

import json
from datetime import date

import pytest

from counterclaim.intake import PRECEDENCE
from counterclaim.intake.dates import read_date
from tests.intake.captures import make_capture, parse_one

WORDS = "The harbour master said two people were hurt in the yard on Monday."
PAGE = (
    '<html lang="fr"><head><title>From the page</title><meta property="og:site_name" content="Page">'
    f'<meta name="date" content="2019-05-03"></head><body><article><p>{WORDS}</p></article></body></html>'
)
SIDECAR = {"publisher": "Sidecar", "published": "2019-05-04", "language": "en_GB", "desk": "north"}


def test_flag_outranks_sidecar_outranks_page() -> None:
    assert PRECEDENCE == ("flag", "sidecar", "page")
    capture = make_capture(PAGE, "text/html", sidecar=json.dumps(SIDECAR).encode())
    report, facts, problems = parse_one(capture, {"published": "2019-05-05", "case": "12"})
    assert facts == {
        "title": ("From the page", "page"),
        "publisher": ("Sidecar", "sidecar"),
        "language": ("en", "sidecar"),
        "published": ("2019-05-05", "flag"),
        "desk": ("north", "sidecar"),
        "case": ("12", "flag"),
    }
    assert (report.title, report.publisher, report.language) == ("From the page", "Sidecar", "en")
    assert problems == []


def test_a_value_that_cannot_be_used_is_said_kept_and_passed_over() -> None:
    capture = make_capture(WORDS, sidecar=b'{"published": "2021-10-08"}')
    _, facts, problems = parse_one(capture, {"published": "2021-10"})
    assert facts["published"] == ("2021-10-08", "sidecar")
    assert facts["published_as_given"] == ("2021-10", "flag")
    assert [problem.message for problem in problems] == ["published '2021-10' from the flag has no day"]


BAD_SIDECARS = [
    (b"{publisher", "not JSON"),
    (b"[1]", "not an object"),
    (b"", "not JSON"),
    (b"\x00\xff", "not JSON"),
]


@pytest.mark.parametrize(("sidecar", "message"), BAD_SIDECARS)
def test_a_bad_sidecar_does_not_cost_the_report(sidecar: bytes, message: str) -> None:
    report, _, problems = parse_one(make_capture(WORDS, sidecar=sidecar))
    assert report.text == WORDS
    assert [message in problem.message for problem in problems] == [True]
    assert problems[0].hint


def test_nothing_stated_stays_open() -> None:
    report, facts, _ = parse_one(make_capture("Hurt: two. "))
    assert (report.title, report.publisher, report.byline, report.url) == (None, None, None, None)
    assert report.language is None, "three words do not show their language"
    assert report.text == "Hurt: two. "
    assert facts == {}


LANGUAGES = [
    (WORDS, "en"),
    ("قال الوزير إن شخصين أصيبا بجروح في المأوى يوم الاثنين.", "ar"),
    ("Le maire a déclaré que deux personnes avaient été blessées lundi.", "fr"),
    ("Gharbo Tazira UNHCM Ellery Brindmoor", None),
]


@pytest.mark.parametrize(("words", "language"), LANGUAGES)
def test_the_language_is_read_off_the_text(words: str, language: str | None) -> None:
    assert parse_one(make_capture(words))[0].language == language


def test_the_id_rests_on_what_identifies() -> None:
    def identify(given: dict[str, str], words: str = WORDS, uri: str = "a.txt") -> str:
        return parse_one(make_capture(words, uri=uri), given)[0].id

    url = {"url": "https://quay.example/fire"}
    assert identify(url) == identify(
        {**url, "published": "2019-05-03", "language": "en", "title": "T"}, uri="b.txt"
    )
    assert identify(url) != identify(url, WORDS + " It was later denied.")
    assert identify({"publisher": "P", "title": "T"}) == identify(
        {"publisher": "P", "title": "T", "byline": "B"}
    )
    assert identify({"publisher": "P"}) != identify({"publisher": "Q"})


DATES = [
    ("2019-07-03", date(2019, 7, 3), "ISO"),
    ("20190703", date(2019, 7, 3), "ISO without hyphens"),
    ("2019/7/3", date(2019, 7, 3), "year first is not ambiguous"),
    ("2019-07-03T23:30:00+02:00", date(2019, 7, 3), "the day as written, whatever the zone"),
    ("2019-07-03 08:00", date(2019, 7, 3), "with a time"),
    ("Wed, 03 Jul 2019 10:00:00 +0200", date(2019, 7, 3), "RFC 2822"),
    ("Wednesday 3 July 2019, 10:15 BST", date(2019, 7, 3), "a masthead"),
    ("July 3rd, 2019", date(2019, 7, 3), "month first"),
    ("3 Sept. 2019", date(2019, 9, 3), "a shortened month"),
    ("03/07/2019", None, "3 July or 7 March"),
    ("2019-07", None, "no day"),
    ("July 2019", None, "no day"),
    ("2019-02-30", None, "no such day"),
    ("2019-07-031", None, "a slip"),
    ("1562112000", None, "a number is no date"),
    ("yesterday", None, "today's clock is never read"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("wording", "day", "why"), DATES, ids=[case[0] or "empty" for case in DATES])
def test_dates_are_read_or_left(wording: str, day: date | None, why: str) -> None:
    assert read_date(wording) == day, why
