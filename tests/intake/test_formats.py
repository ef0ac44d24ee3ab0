"""The contract of every format: the test walks their folder."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.intake import formats, parse
from counterclaim.intake.draft import Draft
from counterclaim.intake.formats import find_by_media_type, find_by_suffix, load_formats
from counterclaim.model import Problem
from tests.intake.captures import make_capture, parse_all, parse_one

WORDS = "The harbour master said “two people” were hurt in the yard.\n\nNobody else said anything about it."
# One capture of each format that holds WORDS; a new format brings its own.
SPECIMENS = {
    "html": "<html><body><article><p>" + WORDS.replace("\n\n", "</p><p>") + "</p></article></body></html>",
    "json": json.dumps({"text": WORDS}),
    "jsonl": json.dumps({"text": WORDS}, ensure_ascii=False) + "\n",
    "text": WORDS,
}
NAMES = sorted(path.stem for path in Path(formats.__path__[0]).glob("[!_]*.py"))


def test_every_file_of_the_folder_is_a_format() -> None:
    assert sorted(load_formats()) == NAMES == sorted(SPECIMENS)


@pytest.mark.parametrize("name", NAMES)
def test_a_format_is_found_by_suffix_and_media_type(name: str) -> None:
    form = load_formats()[name]
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in form.SUFFIXES)
    assert all(find_by_suffix(suffix.upper()) is form for suffix in form.SUFFIXES)
    assert find_by_media_type(form.MEDIA_TYPE) is form


@pytest.mark.parametrize("name", NAMES)
def test_a_format_reads_its_words(name: str) -> None:
    report, facts, problems = parse_one(make_capture(SPECIMENS[name], load_formats()[name].MEDIA_TYPE))
    assert report.text == WORDS
    assert facts == {"language": ("en", "text")}
    assert problems == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_format_reads_wide_and_marked_bytes(name: str, encoding: str) -> None:
    capture = make_capture(SPECIMENS[name].encode(encoding), load_formats()[name].MEDIA_TYPE)
    assert parse_one(capture)[0].text == WORDS


@pytest.mark.parametrize("name", NAMES)
@given(body=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
@example(body=b"\x00\t")  # nothing but what is stripped
@settings(deadline=None, max_examples=60)
def test_a_format_raises_on_no_bytes(name: str, body: bytes) -> None:
    check_found(body, name)


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@settings(deadline=None, max_examples=60)
def test_a_format_raises_on_no_damage(name: str, data: st.DataObject) -> None:
    body = bytearray(SPECIMENS[name].encode())
    for at in data.draw(st.lists(st.integers(0, len(body) - 1), max_size=6)):
        body[at] = data.draw(st.integers(0, 255))
    check_found(bytes(body[: data.draw(st.integers(1, len(body)))]), name)


def check_found(body: bytes, name: str) -> None:
    """Whatever comes out is well made, can be stored, and comes out the same again."""
    capture = make_capture(body, load_formats()[name].MEDIA_TYPE)
    for found in load_formats()[name].parse(capture):
        assert isinstance(found, Draft | Problem)
    reports, problems = parse_all(capture)
    assert reports or problems
    for report, facts in reports:
        report.text.encode()
        assert not set(report.text) & set("\r\0\x0b\x1f\x7f\x85\u2028")
        assert all(fact.value.encode() and fact.name.strip() for fact in facts)
    assert all(problem.message and problem.hint for problem in problems)
    assert list(parse(capture, {})) == list(parse(capture, {}))


def test_deep_nesting_is_a_problem() -> None:
    for media_type in ("application/json", "application/x-ndjson"):
        reports, problems = parse_all(make_capture("[" * 100_000, media_type))
        assert reports == []
        assert "not JSON" in problems[0].message


OBJECTS = [
    ({"body": "Some words."}, "Some words.", "body is text"),
    ({"text": " ", "content": "Some words."}, "Some words.", "the first that holds anything"),
    ({"text": "one\u2028two\r\nthree\u0007"}, "one\ntwo\nthree ", "line ends and controls"),
    ({"text": "half \ud83d pair"}, "half \ufffd pair", "a lone surrogate cannot be stored"),
]


@pytest.mark.parametrize(("given_object", "text", "why"), OBJECTS, ids=[case[2] for case in OBJECTS])
def test_the_text_of_an_object(given_object: dict[str, object], text: str, why: str) -> None:
    report, _, _ = parse_one(make_capture(json.dumps(given_object), "application/json"))
    assert report.text == text, why


def test_lines_are_reports_and_a_broken_one_spoils_no_other() -> None:
    lines = ['{"text": "First words.", "id": "a1"}', "", "{broken", '["no object"]', '{"title": "no text"}']
    body = "\n".join([*lines, '{"text": "Last words.", "author": ["Ada Moss", "Jo Reed"], "tags": {"a": 1}}'])
    reports, problems = parse_all(make_capture(body, "application/x-ndjson", "week.jsonl"))
    assert [report.uri for report, _ in reports] == ["week.jsonl#1", "week.jsonl#6"]
    assert [problem.where for problem in problems] == ["week.jsonl#3", "week.jsonl#4", "week.jsonl#5"]
    assert [(fact.name, fact.value) for fact in reports[0][1]] == [("id", "a1")]
    assert reports[1][0].byline == "Ada Moss, Jo Reed"
    assert {fact.name: fact.value for fact in reports[1][1]}["tags"] == '{"a": 1}'


def test_a_list_holds_several_reports_and_one_object_is_the_file() -> None:
    reports, _ = parse_all(
        make_capture('[{"text": "First."}, {"text": "Second."}]', "application/json", "w.json")
    )
    assert [report.uri for report, _ in reports] == ["w.json#1", "w.json#2"]
    assert parse_one(make_capture('{"text": "First."}', "application/json", "w.json"))[0].uri == "w.json"
