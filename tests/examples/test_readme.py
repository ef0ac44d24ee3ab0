"""The README shows what the program prints today, and names only what is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import counterclaim.api
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
    assert set(re.findall(r"^counterclaim (\w+)", README, re.MULTILINE)) == set(VERBS) - {"rebuild"}


def test_every_function_named_is_there() -> None:
    listed = next(line for line in README.splitlines() if line.startswith("`open_ledger`"))
    names = re.findall(r"`(\w+)`", listed)
    assert sorted(names) == sorted(counterclaim.api.__all__)
    assert set(re.findall(r"\bcc\.(\w+)", README)) <= set(names)


def test_every_file_it_points_to_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
