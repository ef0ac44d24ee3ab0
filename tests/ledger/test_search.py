"""Search: what a question finds, in any script; how the index follows the ledger; what it must never keep."""

import shutil
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import LedgerError, SearchError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.search import (
    Found,
    Wanted,
    drop_search,
    find_hits,
    finding,
    indexing,
    open_search,
    parse_terms,
)
from counterclaim.ledger.search.finding import MOST_TERMS
from counterclaim.ledger.search.words import LONGEST, cut_excerpt, find_words
from counterclaim.model import (
    BookContent,
    Span,
    Stance,
)
from tests.ledger.reports import NOON, make_capture, make_report
from tests.ledger.searched import CALLED, LEAGUE, MINISTER, TOLD, append, fill, tell_again, work_out


def find(ledger: Ledger, text: str = "", **wanted: object) -> Found:
    with open_search(ledger) as search:
        return search.find(Wanted(text, **wanted))  # type: ignore[arg-type]


def numbers(found: Found) -> list[int]:
    return [int(each.statement.id.removeprefix("statement-")) for each in found.statements]


WORDS = [
    ("guards shot", [2, 1], "both words, in any order; the newest first"),
    ('"guards shot"', [1], "in a row"),
    ("“guards shot”", [1], "in a row, in the quotation marks of print"),
    ('"shot guards"', [], "in another order"),
    ('guards -"guards shot"', [2], "one without the other"),
    ("GUARDS Shot -nobody", [1], "case; without a word"),
    ("gua*", [2, 1], "words that begin so"),
    ("gua", [], "a word is found whole"),
    ("almabani", [3], "a joined name, written as one"),
    ("al-mabani", [3], "and as it stands"),
    ("Al Mabani", [3], "and apart"),
    ("mabani", [3], "and a part of it"),
    ("fathi", [3], "an apostrophe inside a name"),
    ("Fat’hi", [3], "another apostrophe"),
    ("المحتجزين", [4], "Arabic without its vowel marks"),
    ("طرابلس", [4], "Arabic"),
    ("拘留所", [5], "Chinese, which has no blanks"),
    ("留拘", [], "Chinese signs in another order"),
    ("стреляли елка", [6], "Cyrillic, without the dots of ё"),
    ("deja vu oeuvre", [7], "accents and ligatures"),
    ("straße", [7], "sharp s"),
    ("tire\u0301", [7], "an accent as a sign of its own"),
    ("गोली", [8], "Devanagari with its vowel signs"),
]


@pytest.mark.parametrize(("text", "expected", "why"), WORDS, ids=[case[2] for case in WORDS])
def test_words(filled: Ledger, text: str, expected: list[int], why: str) -> None:
    found = find(filled, text)
    assert numbers(found) == expected, why
    assert len(found.reports) == len(expected)
    for each in found.statements:
        assert any(excerpt.hits for excerpt in each.excerpts), "and the hits are marked"


HOSTILE = [
    '"', '""', "'; DROP TABLE reports; --", "guards OR", "NEAR(guards shot)", "words:guards", "{words}:x",
    "^guards", "guards AND NOT", "*", "guards**", "-", "--", "(((((", ")", "\\", "\x00guards", "%", "x\x1f",
    "_", "\ud800", "a" * 100_000, "🏃🏽‍♀️", "\u202eguards", "-guards", "ﷺ", "½", "guards;--",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_question_breaks_it(filled: Ledger, text: str) -> None:
    """Whatever is typed is taken as words, or refused as a question for nothing."""
    with open_search(filled) as search:
        search.find(Wanted("guards", voice=text))
        search.find(Wanted("guards", site=text))
        if all(term.without for term in parse_terms(text)):
            with pytest.raises(SearchError, match="nothing to look for"):
                search.find(Wanted(text))
        else:
            search.find(Wanted(text))
    assert len(filled.report_ids()) == len(TOLD)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_nor_any_other(filled: Ledger, text: str) -> None:
    try:
        find(filled, text)
    except SearchError:
        assert all(term.without for term in parse_terms(text))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_every_text_is_found_by_its_own_words(text: str) -> None:
    """The words of a text, asked for in a row, are hits in that very text."""
    words = list(find_words(text))
    quoted = parse_terms(f'"{text.replace(chr(34), " ")}"')
    if words and not any(mark in text for mark in '"“”„«»'):
        (term,) = quoted
        assert term.words == tuple(word.folded for word in words)
        hits = find_hits(text, [replace(term, begins=False)])
        assert hits
        assert hits[0].start == words[0].start


def test_too_much_is_refused(filled: Ledger) -> None:
    with pytest.raises(SearchError, match="too many words"):
        find(filled, " ".join(f"word{number}" for number in range(MOST_TERMS + 1)))
    with pytest.raises(SearchError, match="too many words"):
        find(filled, f'"{"word " * 500}"')


FILTERS = [
    ({"voice": "league"}, [8, 7, 5, 3, 1, 4], "part of a name; what has no day comes last"),
    ({"voice": "pal"}, [8, 7, 5, 3, 1, 4], "an acronym"),
    ({"voice": "Brandvik"}, [2], "a name that the report does not give: it says the minister"),
    ({"voice": "ministry of justice"}, [6, 2], "a body, and who speaks for it"),
    ({"voice": "ministr"}, [6, 2], "the beginning of a word"),
    ({"voice": "nobody"}, [], "nobody"),
    ({"text": "shot", "voice": "league"}, [1], "words and a voice"),
    ({"stance": Stance.DENIES}, [6, 2], "a stance"),
    ({"text": "shot", "stance": Stance.DENIES}, [2], "words and a stance"),
    ({"text": "-shot", "stance": Stance.DENIES}, [6], "a stance and no such word"),
    ({"site": "mabani"}, [3], "a site by an alias"),
    ({"site": "orsa quay"}, [1], "a site by what happened there"),
    ({"text": "guards", "site": "mabani"}, [], "words that are not told of the site"),
    ({"site": "nowhere"}, [], "no such site"),
    ({"text": "guards", "since": date(2021, 4, 2)}, [2], "from a day"),
    ({"text": "guards", "until": date(2021, 4, 1)}, [1], "to a day, that day included"),
    ({"voice": "league", "since": date(2021, 4, 1), "until": date(2021, 4, 5)}, [5, 3, 1], "between"),
    ({"voice": "league", "as_of": date(2021, 4, 3)}, [3, 1], "as known on a day; what has none is left out"),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "expected", "why"), FILTERS, ids=[case[2] for case in FILTERS])
def test_filters(filled: Ledger, wanted: dict[str, object], expected: list[int], why: str) -> None:
    assert numbers(find(filled, **wanted)) == expected, why  # type: ignore[arg-type]


@pytest.mark.parametrize("few", [0, finding.FEW])
def test_reports_of_a_site(filled: Ledger, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    """Whether the few reports of a site are looked through, or all reports for those of the site."""
    monkeypatch.setattr(finding, "FEW", few)
    for wanted, expected in (("mabani", 3), ("orsa", 1)):
        for text in ("", "at"):
            found = find(filled, text, site=wanted)
            assert [each.entry.report.id for each in found.reports] == [tell_again(expected - 1)[0].id]


def test_names_are_found(filled: Ledger) -> None:
    assert [actor.name for actor in find(filled, "brandvik").actors] == ["Oda Brandvik"]
    assert [actor.name for actor in find(filled, "prisoners aid").actors] == [CALLED[LEAGUE]]
    assert [site.name for site in find(filled, "mabani").sites] == ["Al-Mabani hall"]
    kept = find(filled, "mabani", kinds=("reports",))
    assert (kept.sites, kept.statements, len(kept.reports)) == ((), (), 1)


def test_a_limit_is_told(filled: Ledger) -> None:
    found = find(filled, "guards", limit=1)
    assert numbers(found) == [2]
    assert found.more == {"statements", "reports"}
    assert find(filled, "guards", limit=2).more == frozenset()


def test_a_title_is_found_and_the_one_that_stands(ledger: Ledger) -> None:
    report = append(ledger, *TOLD[0])
    ledger.write_book(work_out(TOLD[:1]))
    for title in ("Harbour shooting", "Deaths at dawn"):
        ledger.set_fact(report.id, "title", title, "mia", NOON)
        content = work_out(TOLD[:1])
        (entry,) = content.reports
        ledger.write_book(
            replace(content, reports=[replace(entry, report=replace(entry.report, title=title))])
        )
        (found,) = find(ledger, title).reports
        assert [hit.of(title) for hit in found.in_title] == [title.split()[0], *title.split()[1:]]
    assert find(ledger, "harbour").reports == ()


# The index


def count_indexed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports whose words are cut from now on."""
    cut: list[str] = []
    real = indexing._report_words

    def note(row: object, said: object) -> tuple[str, str]:
        cut.append(row.id)  # type: ignore[attr-defined]
        return real(row, said)  # type: ignore[arg-type]

    monkeypatch.setattr(indexing, "_report_words", note)
    return cut


def test_only_what_is_new_is_indexed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger, TOLD[:7])
    cut = count_indexed(ledger, monkeypatch)
    find(ledger, "guards")
    assert len(cut) == 7
    cut.clear()
    find(ledger, "guards")
    assert cut == [], "nothing is new"
    report = append(ledger, *TOLD[7])
    ledger.write_book(work_out(TOLD))
    assert numbers(find(ledger, "गोली")) == [8]
    assert cut == [report.id], "one report is new"
    cut.clear()
    ledger.set_fact(report.id, "published", "2021-03-01", "mia", NOON)
    find(ledger, "गोली")
    assert cut == [report.id], "one report came out on another day"


def test_a_day_that_comes_later_puts_a_report_in_its_place(ledger: Ledger) -> None:
    fill(ledger)
    assert numbers(find(ledger, voice="league"))[-1] == 4
    report, _ = tell_again(3)
    ledger.set_fact(report.id, "published", "2021-12-01", "mia", NOON)
    told = [(number, day or date(2021, 12, 1), *rest) for number, day, *rest in TOLD]
    ledger.write_book(work_out(told))  # type: ignore[arg-type]
    assert numbers(find(ledger, voice="league"))[0] == 4
    assert numbers(find(ledger, "طرابلس", since=date(2021, 12, 1))) == [4]


def test_a_report_read_anew_is_found_by_its_new_statements_alone(ledger: Ledger) -> None:
    fill(ledger)
    find(ledger, "guards")
    report, reading = tell_again(0)
    (said,) = reading.statements
    shorter = replace(said, id="statement-11", content=(Span(0, 11),))
    ledger.append(make_capture(report), report, (), replace(reading, version="0.2.0", statements=(shorter,)))
    content = work_out()
    kept = [each for each in content.statements if each.id != "statement-1"]
    ledger.write_book(replace(content, statements=[*kept, replace(shorter, actor_ids=(LEAGUE,))]))
    assert numbers(find(ledger, "guards")) == [2, 11]
    assert numbers(find(ledger, "six people")) == []


def test_an_actor_who_is_called_otherwise_now_is_found_so(ledger: Ledger) -> None:
    fill(ledger)
    assert len(find(ledger, "brandvik").actors) == 1
    content = work_out()
    renamed = [
        replace(each, name="Oda Lund", aliases=("the minister",)) if each.id == MINISTER else each
        for each in content.actors
    ]
    ledger.write_book(replace(content, actors=renamed))
    assert find(ledger, "brandvik", kinds=("actors",)).actors == ()
    assert numbers(find(ledger, voice="Lund")) == [2]
    assert numbers(find(ledger, voice="Brandvik")) == []


def test_a_run_that_was_broken_off_is_gone_on_with(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger)
    monkeypatch.setattr(indexing, "BATCH", 2)

    def stop(done: int, total: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_search(ledger, stop)
    cut = count_indexed(ledger, monkeypatch)
    assert numbers(find(ledger, "guards shot")) == [2, 1]
    assert len(cut) == 4, "what was indexed before is not indexed again"


def test_many_dead_rows_make_it_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger)
    find(ledger, "guards")
    monkeypatch.setattr(indexing, "MANY_DEAD", 1)
    for day in ("2021-05-01", "2021-05-02", "2021-05-03"):
        for report_id in ledger.report_ids():
            ledger.set_fact(report_id, "published", day, "mia", NOON)
        find(ledger, "guards")
    with ledger._reading() as connection:
        dead = connection.exec_driver_sql(
            "SELECT count(*) FROM search_reports WHERE report_id IS NULL"
        ).scalar_one()
    assert dead <= len(TOLD)


def test_what_is_not_worked_out_yet_is_told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger)
    ledger.write_book(BookContent())
    assert find(ledger, "guards") == Found(), "a few that are not in the book are passed over"
    monkeypatch.setattr(finding, "MOST_MISSING", 1)
    with pytest.raises(LedgerError, match="run `counterclaim rebuild`"):
        find(ledger, "guards")


def test_an_index_that_somebody_spoiled_is_made_anew(ledger: Ledger) -> None:
    fill(ledger)
    find(ledger, "guards")
    with ledger._writing("spoil") as connection:
        connection.exec_driver_sql("DELETE FROM search_statements")
        connection.exec_driver_sql("UPDATE search_reports SET report_id = 'report-none'")
    assert numbers(find(ledger, "guards")) == []
    drop_search(ledger)
    assert numbers(find(ledger, "guards")) == [2, 1]


def test_nothing_of_a_forgotten_report_stays_in_the_index(tmp_path: Path) -> None:
    secret = "Zyrelka Vantongeren stood behind the shed."
    with open_ledger(tmp_path / "quay.db") as ledger:
        fill(ledger, [*TOLD, (9, date(2021, 5, 1), secret, LEAGUE, Stance.ASSERTS)])
        report = make_report(9, secret)
        assert numbers(find(ledger, "vantongeren")) == [9]
        ledger.forget(report.id, "mia", NOON, "endangers a witness")
        files = b"".join(path.read_bytes().lower() for path in tmp_path.iterdir())
        assert b"vantongeren" not in files
        ledger.write_book(work_out())
        assert numbers(find(ledger, "vantongeren")) == []
        assert numbers(find(ledger, "guards shot")) == [2, 1], "the rest is found again"
        assert [fault for fault in ledger.check() if "rebuild" not in fault.hint] == []


def test_a_ledger_that_may_only_be_read_is_searched(tmp_path: Path) -> None:
    path = tmp_path / "quay.db"
    with open_ledger(path) as ledger:
        fill(ledger)
    sealed = tmp_path / "sealed"
    sealed.mkdir()
    shutil.copy(path, sealed / "quay.db")
    before = (sealed / "quay.db").read_bytes()
    with open_ledger(sealed / "quay.db") as ledger:
        ledger._engine = ledger._engine.execution_options(read_only=True)
        assert numbers(find(ledger, "guards shot")) == [2, 1]
        assert numbers(find(ledger, voice="ministry of justice")) == [6, 2]
    assert (sealed / "quay.db").read_bytes() == before
    assert stat.S_ISREG((sealed / "quay.db").stat().st_mode)


def test_a_ledger_of_nothing_has_nothing(ledger: Ledger) -> None:
    assert find(ledger, "guards") == Found()


# Excerpts


EXCERPTS = [
    ("a short text is given whole", "one two three", "two", "one two three"),
    ("a long one in whole words", f"{'filler ' * 60}guards shot {'filler ' * 60}", "guards shot", None),
]


@pytest.mark.parametrize(("why", "text", "asked", "whole"), EXCERPTS, ids=[case[0] for case in EXCERPTS])
def test_excerpts(why: str, text: str, asked: str, whole: str | None) -> None:
    excerpt = cut_excerpt(text, find_hits(text, parse_terms(asked)))
    words = excerpt.span.of(text)
    assert len(words) <= LONGEST + len("filler "), why
    assert [hit.of(text) for hit in excerpt.hits] == asked.split()
    if whole is not None:
        assert words == whole
    else:
        assert set(words.split()) <= {"filler", "guards", "shot"}, "no word is cut in two"
        assert excerpt.cut_before
        assert excerpt.cut_after


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab é\n", max_size=600), st.sampled_from(["a", "b a", "é*", "ab"]))
def test_an_excerpt_holds_a_hit_where_there_is_one(text: str, asked: str) -> None:
    hits = find_hits(text, parse_terms(asked))
    excerpt = cut_excerpt(text, hits)
    assert 0 <= excerpt.span.start <= excerpt.span.end <= len(text)
    assert bool(excerpt.hits) == bool(hits)
    assert all(excerpt.span.contains(hit) for hit in excerpt.hits)
