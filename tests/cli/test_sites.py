"""The verb `site`: near misses, the chart, and the record for programs."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from counterclaim.cli.names import Names
from counterclaim.cli.site_chart import PLAIN, SIGNS, choose_signs, draw_chart
from counterclaim.cli.site_list import find_records, find_sites
from counterclaim.cli.site_view import describe_ratio, draw_site, lay_out, site_data
from counterclaim.errors import UnknownIdError
from counterclaim.model import Claim, Quantity, Site, Term
from counterclaim.sites import Record, lay_out_record
from tests.cli.books import CAMP, HandMadeBook, make_book
from tests.cli.test_end_to_end import ask, examples, run
from tests.cli.test_views import print_plain

__all__ = ["examples"]

NEAR = [
    ("old mil", "Old Mill camp", "a part of the name"),
    ("Öld Mïll-Camp", "Old Mill camp", "other accents and hyphens"),
]


@pytest.mark.parametrize(("text", "name", "why"), NEAR, ids=[case[2] for case in NEAR])
def test_a_site_by_another_spelling(text: str, name: str, why: str) -> None:
    assert [site.name for site in find_sites(make_book(), text)] == [name], why


@pytest.mark.parametrize("text", ["Old Mlil camp", "Oldmill", "the Mil camp"])
def test_a_near_miss_is_named(text: str) -> None:
    with pytest.raises(UnknownIdError, match=r"did you mean '(Old|New) Mill camp'"):
        find_sites(make_book(), text)


def test_nothing_near_is_not_guessed() -> None:
    with pytest.raises(UnknownIdError) as caught:
        find_sites(make_book(), "Xyzzq")
    assert "did you mean" not in str(caught.value)


# The chart


def record_of(*held: tuple[int | None, int | None, int], room: int | None = 100) -> Record:
    """People held as (low, high, day of May), and the room on the first."""
    book = make_book()
    model = next(claim for claim in book.all_claims if claim.attribute == "held")
    claims = [
        replace(model, id=f"claim-{place}", report_id=f"r{day}", value=Quantity(low, high, "so many"))
        for place, (low, high, day) in enumerate(held)
    ]
    if room is not None:
        capacity = Quantity(room, room, "room")
        claims.append(replace(model, id="claim-room", report_id="r1", attribute="capacity", value=capacity))
    return lay_out_record(claims, {f"r{day}": date(2021, 5, day) for day in range(1, 32)})


def chart(laid: Record, width: int, plain: bool = True) -> list[str]:
    return [str(line) for line in draw_chart(laid, width, PLAIN if plain else SIGNS)]


def test_bars_are_as_long_as_their_figures() -> None:
    legend, *lines = chart(record_of((50, 50, 1), (200, 200, 2), (100, 200, 3), (150, None, 4)), 60)
    assert legend == "# at least   . at most   > or more   | room for"
    assert [line[:11].strip() for line in lines] == ["1 May 2021", "2 May 2021", "3 May 2021", "4 May 2021"]
    bars = [line[12:48] for line in lines]
    full = bars[1].count("#") + 1  # the room's sign stands in its place
    assert bars[0].count("#") == pytest.approx(full / 4, abs=1)
    assert bars[2].count("#") + 1 == pytest.approx(full / 2, abs=1)
    assert bars[2].count(".") == pytest.approx(full / 2, abs=1)
    assert bars[3].rstrip().endswith(">")
    assert {bar.index("|") for bar in bars} == {bars[0].index("|")}, "the room is one line down the chart"
    assert bars[0].index("|") == pytest.approx(full / 2, abs=1)


@pytest.mark.parametrize("width", range(30, 140, 7))
def test_a_chart_fits(width: int) -> None:
    laid = record_of((1, 9, 1), (2000, 3000, 12), (400, None, 30), room=1000)
    for plain in (True, False):
        lines = chart(laid, width, plain)
        assert max(map(cell_len, lines[1:]), default=0) <= width
        assert {len(lines)} <= {0, 4}, "all of it or nothing"


CHARTLESS = [
    (record_of((50, 50, 1), room=None), "one figure alone"),
    (record_of(room=100), "nobody held"),
    (record_of((None, None, 1), (None, None, 2)), "figures without a number"),
]


@pytest.mark.parametrize(("laid", "why"), CHARTLESS, ids=[case[1] for case in CHARTLESS])
def test_no_chart_of_nothing(laid: Record, why: str) -> None:
    assert chart(laid, 80) == [], why


def test_the_signs_are_those_of_the_terminal() -> None:
    assert choose_signs("utf-8") is SIGNS
    assert choose_signs("ascii") is PLAIN
    assert choose_signs("latin-1") is PLAIN
    assert choose_signs("no-such-code") is PLAIN


def draw(book: HandMadeBook, width: int = 100, *, with_chart: bool = True) -> str:
    (record,) = find_records(book, [book.site(CAMP)])
    signs = SIGNS if with_chart else None
    return print_plain(draw_site(book, record, Names(book), width, signs=signs), width)


def test_without_the_chart_nothing_is_lost() -> None:
    """All that the bars say is said in words too."""
    with_it, without = draw(make_book()), draw(make_book(), with_chart=False)
    assert "█" in with_it
    assert "█" not in without
    assert "held: 212" in without
    assert "2.4 times the room" in without


RATIOS = [
    ((200, 200, 100), "2.0 times the room for 100 ("),
    ((200, 300, 100), "2.0–3.0 times the room for 100 ("),
    ((200, 204, 100), "2.0 times the room for 100 ("),
    ((200, None, 100), "at least 2.0 times the room for 100 ("),
    ((2, 9, 1000), "0.002–0.009 times the room for 1,000 ("),
    ((0, 0, 100), "0 times the room for 100 ("),
]


@pytest.mark.parametrize(("figures", "told"), RATIOS, ids=[case[1] for case in RATIOS])
def test_a_ratio_in_words(figures: tuple[int, int | None, int], told: str) -> None:
    low, high, room = figures
    laid = record_of((low, high, 1), room=room)
    ((ratio,),) = laid.ratios.values()
    names = Names(make_book())
    assert describe_ratio(ratio, names) == f"{told}Prisoners' Aid League, 1 May 2021)"


# For programs


def test_every_row_has_its_words_source_voice_and_day() -> None:
    book = make_book()
    (record,) = find_records(book, [book.site(CAMP)])
    data = site_data(record, Names(book))
    assert [step["step"] for step in data["status"]] == ["closing considered"]
    held = next(row for row in data["record"] if row["attribute"] == "held")
    assert (held["words"], held["report"], held["voice"], held["day"]) == (
        "212", "first.txt", "Prisoners' Aid League", date(2018, 3, 6))  # fmt: skip
    (ratio,) = held["ratios"]
    assert (ratio["low"], ratio["capacity"], ratio["capacity_voice"]) == (
        pytest.approx(212 / 90), "90", "Prisoners' Aid League")  # fmt: skip
    for row in data["record"]:
        assert row["words"]
        assert row["voice"]
        assert row["report"]
        assert row["as_of"]


def test_the_chain_is_drawn_once_for_each_step() -> None:
    book = make_book()
    plan = next(claim for claim in book.all_claims if claim.attribute == "status")
    again: Claim = replace(plan, id="claim-again", voice="actor-guards")
    done = replace(plan, id="claim-done", modality=book.all_claims[0].modality, value=Term("closed", "shut"))
    book.all_claims += [again, done]
    book.all_sites[0] = replace(book.all_sites[0], claim_ids=(plan.id, again.id, done.id))
    (record,) = find_records(book, book.all_sites[:1])
    assert len(lay_out(record, Names(book)).parts["status"]) == 3
    assert "closing considered (day not stated) → closed (day not stated)" in draw(book)


def test_a_site_of_which_nothing_is_claimed() -> None:
    book = make_book()
    book.all_sites = [Site(CAMP, "Old Mill camp")]
    assert "nothing is claimed of the site itself" in draw(book)


# On a real ledger


def test_the_record_of_a_real_site(examples: Path) -> None:
    data = ask(examples, "site", "al mabani")
    assert [step["step"] for step in data["status"]][-1] == "closed"
    assert any(row["ratios"] for row in data["record"])
    result = run(examples, "site", "mabanni")
    assert result.exit_code == 1
    assert "did you mean 'Al-Mabani Detention Centre'?" in result.stderr


def test_as_known_on_a_day(examples: Path) -> None:
    """Before the closure was reported, the record does not hold it; nor do the other verbs."""
    then = ask(examples, "site", "al mabani", "--as-of", "2021-12-31")
    now = ask(examples, "site", "al mabani")
    assert "closed" in [step["step"] for step in now["status"]]
    assert "closed" not in [step["step"] for step in then["status"]]
    assert {row["claim_id"] for row in then["record"]} < {row["claim_id"] for row in now["record"]}
    said = run(examples, "site", "al mabani", "--as-of", "2021-12-31").stderr
    assert said.startswith("as known on 31 December 2021")


@pytest.mark.parametrize("verb", ["incidents", "disputes", "statements", "sites"])
def test_a_list_as_known_on_a_day(examples: Path, verb: str) -> None:
    then, now = ask(examples, verb, "--as-of", "2019-07-31"), ask(examples, verb)
    assert 0 < len(then) < len(now)
    assert ask(examples, verb, "--as-of", "1999-01-01") == []


def test_an_incident_and_an_export_as_known_on_a_day(examples: Path, tmp_path: Path) -> None:
    line = max(ask(examples, "incidents", "--as-of", "2019-07-03"), key=lambda each: each["reports"])
    then = ask(examples, "show", line["id"], "--as-of", "2019-07-03")
    now = ask(examples, "show", line["id"])
    assert len(then["reports"]) < len(now["reports"])
    before = run(examples, "show", line["id"], "--as-of", "1999-01-01")
    assert before.exit_code == 1
    assert "nothing was known of" in before.stderr
    out = tmp_path / "then.json"
    assert run(examples, "export", "json", "-o", str(out), "--as-of", "2019-07-03").exit_code == 0
    days = [report["published"] for report in json.loads(out.read_text("utf-8"))["reports"]]
    assert days
    assert max(days) <= "2019-07-03"
