"""The README shows what the program prints today, and names only what is there."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import counterclaim.api
from counterclaim.cli import main
from counterclaim.cli.app import VERBS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_result_in_the_readme_is_todays() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "refresh_readme.py"), "--check"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def test_every_verb_named_is_there_and_the_other_way_round() -> None:
    assert set(re.findall(r"^counterclaim ([\w-]+)", README, re.MULTILINE)) == set(VERBS) - {"rebuild"}


READING = (
    "incidents",
    "show",
    "disputes",
    "statements",
    "sites",
    "problems",
    "judgements",
    "export",
    "check",
)
LINES = [
    line.partition("#")[0].strip()
    for line in README.splitlines()
    if line.startswith("counterclaim ") and line.split()[1] in READING
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The ledger of the examples, as the environment names it."""
    environment = {"COUNTERCLAIM_LEDGER": str(tmp_path_factory.mktemp("demo") / "demo.db")}
    words = ["read", str(ROOT / "examples"), "--workers", "1"]
    assert CliRunner(env=environment).invoke(main, words).exit_code == 0
    return environment


@pytest.mark.parametrize("line", LINES)
def test_every_line_that_looks_shows_something(
    line: str, demo: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner(env=demo)
    incident = json.loads(runner.invoke(main, ["incidents", "--json"]).stdout)[0]["id"]
    words = [incident if word == "INCIDENT" else word for word in shlex.split(line)[1:]]
    result = runner.invoke(main, words)
    assert result.exit_code == 0, result.output
    assert result.stdout or words == ["judgements"], "the examples hold everything but judgements"


def test_every_function_named_is_there() -> None:
    listed = next(line for line in README.splitlines() if line.startswith("`open_ledger`"))
    names = re.findall(r"`(\w+)`", listed)
    assert sorted(names) == sorted(counterclaim.api.__all__)
    assert set(re.findall(r"\bcc\.(\w+)", README)) <= set(counterclaim.__all__)


def test_every_file_it_points_to_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
