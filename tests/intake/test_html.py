"""Pages: running text in paragraphs, and only the dates that a page states of itself."""

import pytest

from tests.intake.captures import make_capture, parse_all, parse_one

BODY = """<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Fire at a shelter</h1>
<p>Two people were hurt on 2 May 2018 in a <b>fire</b> at
   a shelter in Port Ellery, the harbour master said.</p>
<p>“Nobody set it,” the owner<br>told the Quay.</p>
<ul><li>One was a cook.</li><li>One was a guard.</li></ul></article>
<footer>Copyright 2017 The Quay</footer>"""
PARAGRAPHS = [
    "Fire at a shelter",
    "Two people were hurt on 2 May 2018 in a fire at a shelter in Port Ellery, the harbour master said.",
    "“Nobody set it,” the owner\ntold the Quay.",
    "One was a cook.",
    "One was a guard.",
]
META = '<meta name="%s" content="%s">'
STATED = '{"datePublished": "2019-05-04"}'
LINKED = '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [%s]}</script>'


def make_page(head: str = "", body: str = BODY) -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>Fire</title>{head}</head><body>{body}</body></html>'
    )


def test_paragraphs_are_kept_and_menus_are_not() -> None:
    report, _, problems = parse_one(make_capture(make_page(), "text/html"))
    assert report.text.split("\n\n") == PARAGRAPHS
    assert problems == []


INLINE = ["a", "abbr", "b", "cite", "data", "em", "label", "mark", "output", "small", "span", "time"]


def test_no_word_is_lost_inside_a_sentence() -> None:
    marked = " ".join(f"before-{tag} <{tag}>word-{tag}</{tag}> after-{tag}" for tag in INLINE)
    body = BODY.replace("“Nobody", f"{marked} “Nobody")
    report, _, _ = parse_one(make_capture(make_page(body=body), "text/html"))
    for tag in INLINE:
        assert f"before-{tag} word-{tag} after-{tag}" in report.text


def test_marks_that_a_browser_draws_are_written_out() -> None:
    body = BODY.replace("“Nobody set it,”", "<q>Nobody <b>set</b> it,</q>")
    assert PARAGRAPHS[2] in parse_one(make_capture(make_page(body=body), "text/html"))[0].text
    assert parse_one(make_capture("<p>He said <q>no</q>", "text/html"))[0].text == "He said “no”"


def test_a_page_states_its_metadata() -> None:
    article = (
        '{"@type": "NewsArticle", "headline": "Fire at a shelter", "datePublished": "2019-05-02T23:10+02:00",'
        ' "author": {"@type": "Person", "name": "Ada Moss"},'
        ' "publisher": {"@type": "Organization", "name": "The Quay"}}'
    )
    head = LINKED % article + '<link rel="canonical" href="https://quay.example/fire">'
    report, facts, _ = parse_one(make_capture(make_page(head), "text/html"))
    assert (report.title, report.byline) == ("Fire at a shelter", "Ada Moss")
    assert (report.publisher, report.url, report.language) == ("The Quay", "https://quay.example/fire", "en")
    assert facts["published"] == ("2019-05-02", "page")
    assert facts["language"] == ("en", "page")


PUBLISHERS = [
    (META % ("og:site_name", "quay desk B"), "quay desk B", "as worded, capitals and all"),
    (
        LINKED % '{"publisher": {"@id": "#us"}}' + META % ("og:site_name", "Quay"),
        "Quay",
        "a pointer is no name",
    ),
    (
        LINKED % '{"publisher": {"name": "The Quay"}}' + META % ("og:site_name", "Q"),
        "The Quay",
        "linked data first",
    ),
    ("", None, "nobody is named"),
]


@pytest.mark.parametrize(("head", "publisher", "why"), PUBLISHERS, ids=[case[2] for case in PUBLISHERS])
def test_the_publisher_is_named_by_the_page(head: str, publisher: str | None, why: str) -> None:
    head = head.replace('<meta name="og', '<meta property="og')
    assert parse_one(make_capture(make_page(head), "text/html"))[0].publisher == publisher, why


DATES = [
    ("", None, "dates in the running text say when things happened, not when it was published"),
    (META % ("article:published_time", "2019-05-03T23:30:00+02:00"), "2019-05-03", "the day as written"),
    (META % ("DC.date", "3 May 2019"), "2019-05-03", "English words, any case of the name"),
    (LINKED % STATED + META % ("date", "2019-05-09"), "2019-05-04", "linked data first"),
    (LINKED % f'{{"a": [{STATED}]}}', "2019-05-04", "wherever it stands"),
    (LINKED % "{broken" + META % ("date", "2019-05-09"), "2019-05-09", "broken data"),
    (META % ("date", "2019-05"), None, "no day is made up"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "published", "why"), DATES, ids=[case[2] for case in DATES])
def test_only_stated_dates_count(head: str, published: str | None, why: str) -> None:
    _, facts, _ = parse_one(make_capture(make_page(head), "text/html"))
    assert facts.get("published", (None, ""))[0] == published, why


def test_a_marked_time_is_a_stated_date() -> None:
    body = BODY.replace("<p>Two", '<time datetime="2018-05-03">3 May</time><p>Two')
    _, facts, _ = parse_one(make_capture(make_page(body=body), "text/html"))
    assert facts["published"] == ("2018-05-03", "page")


CHARSETS = [
    ("windows-1256", '<meta charset="windows-1256">', "قال الوزير إن شخصين أصيبا بجروح في المأوى"),
    ("windows-1252", '<meta content="text/html; charset=iso-8859-1">', "Le “café” brûlé, a dit la mairie"),
    ("utf-8", '<meta charset="iso-8859-1">', "Le café brûlé, a dit la mairie"),
    ("utf-8", '<meta charset="utf-16">', "Le café brûlé, a dit la mairie"),
    ("utf-8", '<meta charset="no-such-thing">', "Le café brûlé, a dit la mairie"),
    ("utf-8", '<meta charset="rot13">', "plain words alone, said the mayor"),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "head", "words"), CHARSETS)
def test_the_declared_charset_counts_where_it_can_be_true(encoding: str, head: str, words: str) -> None:
    page = f"<html><head>{head}</head><body><p>{words}</p></body></html>".encode(encoding)
    report, _, problems = parse_one(make_capture(page, "text/html"))
    assert report.text == words
    assert problems == []


BROKEN = [
    ("<p>Two people were hurt", "Two people were hurt", "a fragment"),
    ("<html><body><div>Two <p>people<b> were hurt", "people were hurt", "nothing is closed"),
    ("Two people were hurt", "Two people were hurt", "no markup at all"),
    ("<table><tr><td>Hurt</td><td>12</td></tr></table>", "Hurt | 12", "a table alone"),
    ("<?xml version='1.0' encoding='utf-16'?><html><body><p>Two hurt</p>", "Two hurt", "a false declaration"),
    ("<div>" * 3000 + "Two hurt" + "</div>" * 3000, "Two hurt", "deeper than calls may nest"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "words", "why"), BROKEN, ids=[case[2] for case in BROKEN])
def test_broken_pages_give_what_text_is_there(page: str, words: str, why: str) -> None:
    reports, problems = parse_all(make_capture(page, "text/html"))
    if why == "deeper than calls may nest" and not reports:
        assert problems[0].hint  # the parser's own limit on depth; newer ones have none
    else:
        assert words in reports[0][0].text, why


def test_a_page_without_words_is_a_problem() -> None:
    for page in ("<html></html>", "<html><body><img src='a.png'></body></html>", "<!-- x -->", "<<<<>>>>"):
        reports, problems = parse_all(make_capture(page, "text/html"))
        assert reports == []
        assert "no text" in problems[0].message
