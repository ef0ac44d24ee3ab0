"""The table of vague words in docs/cli.md says what the language file says."""

import re
import tomllib
from pathlib import Path

import counterclaim

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(counterclaim.__file__).parent / "languages" / "en" / "figures.toml"


def describe(low: int, high: int | None) -> str:
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def test_every_vague_word_is_explained() -> None:
    section = (ROOT / "docs" / "cli.md").read_text("utf-8").partition("## Figures")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.+) \| (.*\d.*) \|$", section, re.MULTILINE)
    explained = {word: value for words, value in rows for word in words.split(", ")}
    vague = tomllib.loads(FILE.read_text("utf-8"))["vague"]
    assert explained == {word: describe(each["low"], each.get("high")) for word, each in vague.items()}
