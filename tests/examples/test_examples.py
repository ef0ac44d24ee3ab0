"""The examples are what they say they are: made for the purpose, complete, and short."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shared import SHARED

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DESKS = {f"counterclaim example desk {letter}" for letter in "ABC"}
WRITTEN = re.compile(r"^Written for the examples of counterclaim")
HTML_META = re.compile(r'<meta property="(?P<name>[^"]+)" content="(?P<value>[^"]*)">')


def read_examples() -> Iterator[tuple[str, dict[str, Any], str]]:
    """Name, metadata and text of every example."""
    for path in sorted(EXAMPLES.iterdir()):
        sidecar = path.with_suffix(".json")
        if path.suffix == ".txt":
            yield path.name, json.loads(sidecar.read_text("utf-8")), path.read_text("utf-8")
        elif path.suffix == ".html":
            page = path.read_text("utf-8")
            meta = {match["name"]: match["value"] for match in HTML_META.finditer(page)}
            found = json.loads(sidecar.read_text("utf-8"))
            own = {
                "title": meta["og:title"],
                "publisher": meta["og:site_name"],
                "published": meta["article:published_time"][:10],
                "url": meta["og:url"],
                "language": "en",
            }
            yield (
                path.name,
                own | found,
                re.sub(r"<[^>]+>", " ", page.partition("<article>")[2].partition("</article>")[0]),
            )
        elif path.suffix == ".jsonl":
            for number, line in enumerate(path.read_text("utf-8").splitlines()):
                record = json.loads(line)
                yield f"{path.name}:{number}", record, record["text"]
        elif "text" in (record := json.loads(path.read_text("utf-8"))):
            yield path.name, record, record["text"]


REPORTS = list(read_examples())


def test_there_are_enough_and_of_every_form() -> None:
    assert len(REPORTS) >= 18
    assert {Path(name.partition(":")[0]).suffix for name, _, _ in REPORTS} == {
        ".txt",
        ".html",
        ".json",
        ".jsonl",
    }


@pytest.mark.parametrize(("name", "known", "text"), REPORTS, ids=[name for name, _, _ in REPORTS])
def test_each_says_what_it_is(name: str, known: dict[str, Any], text: str) -> None:
    assert known["publisher"] in DESKS
    assert known["written_for"] == "example"
    assert WRITTEN.match(known["note"])
    assert known["url"].startswith("https://example.org/")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", known["published"])
    assert all(page.startswith("http") for page in known["rests_on"])
    assert known["rests_on"] or "made up" in known["note"], "either it rests on pages, or it is invented"
    assert 70 <= len(text.split()) <= 250


def test_addresses_and_titles_are_their_own() -> None:
    for field in ("url", "title"):
        values = [known[field] for _, known, _ in REPORTS]
        assert len(set(values)) == len(values)


def test_one_text_is_a_near_copy_of_another() -> None:
    texts = {name: text.strip() for name, _, text in REPORTS}
    assert texts["ghot-shaal-shooting.txt"].startswith(texts["ghot-shaal-reprint.txt"])
    assert texts["ghot-shaal-shooting.txt"] != texts["ghot-shaal-reprint.txt"]


def shingles(text: str, size: int = 7) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[place : place + size]) for place in range(len(words) - size + 1)}


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the seed reports are not on this machine")
def test_no_seven_words_are_a_seeds() -> None:
    seeds = set().union(*(shingles(path.read_text("utf-8")) for path in (SHARED / "seeds").glob("*.txt")))
    shared = {
        name: " ".join(next(iter(common))) for name, _, text in REPORTS if (common := shingles(text) & seeds)
    }
    assert shared == {}
