"""Runs as users have them: again, in another order, killed half-way, over a folder of broken things."""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DONE, UNREADABLE = 0, 3
ROUNDS = 2  # copies of the examples in the run that is killed: enough that it is in the middle then
ENOUGH = 8  # readings in the ledger when it is killed


def run(*words: str, ledger: Path) -> Result:
    return CliRunner().invoke(main, [*words, "--ledger", str(ledger)], prog_name="counterclaim")


def export(ledger: Path) -> dict[str, Any]:
    """The exchange form, without the name of the ledger it came from."""
    out = ledger.with_suffix(".json")
    done = run("export", "json", "-o", str(out), ledger=ledger)
    assert done.exit_code == DONE, done.output
    loaded: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    assert loaded.pop("ledger") == ledger.name
    return loaded


def read(paths: Iterable[Path], ledger: Path) -> Result:
    done = run("read", *map(str, paths), ledger=ledger)
    assert done.exit_code == DONE, done.output
    return done


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, read once in the order of their names."""
    ledger = tmp_path_factory.mktemp("whole") / "examples.db"
    read([EXAMPLES], ledger)
    return ledger


def list_reports(folder: Path) -> list[Path]:
    """All files but the sidecars."""
    files = sorted(folder.iterdir())
    beside = {path.with_suffix("") for path in files if path.suffix in (".txt", ".html")}
    return [path for path in files if path.suffix != ".json" or path.with_suffix("") not in beside]


def test_reading_twice_changes_nothing(whole: Path) -> None:
    before = export(whole)
    assert "0 reports read" in read([EXAMPLES], whole).stdout
    assert export(whole) == before


def test_another_order_gives_the_same_ledger(whole: Path, tmp_path: Path) -> None:
    """All is the same but the ids of incidents, which name the happening that was read first."""
    files = list_reports(EXAMPLES)
    random.Random(7).shuffle(files)
    ledger = tmp_path / "shuffled.db"
    for part in (files[:5], files[5:]):
        read(part, ledger)
    first, second = export(whole), export(ledger)
    assert part_happenings(first) == part_happenings(second)
    assert name_by_content(first) == name_by_content(second)


def part_happenings(exported: dict[str, Any]) -> dict[str, str]:
    """Each happening with the smallest id of those that are one incident with it."""
    first: dict[str, str] = {}
    for happening in sorted(exported["happenings"], key=lambda item: str(item["id"])):
        first.setdefault(happening["incident_id"] or happening["id"], happening["id"])
    return {item["id"]: first[item["incident_id"] or item["id"]] for item in exported["happenings"]}


def name_by_content(exported: dict[str, Any]) -> dict[str, Any]:
    """An export without what the order of reading may change: incidents' ids, and so places in lists."""
    called = part_happenings(exported)
    names = {item["incident_id"]: f"of {called[item['id']]}" for item in exported["happenings"]}
    text = json.dumps(exported, sort_keys=True)
    text = re.sub(r'"(incident-\w+)"', lambda found: json.dumps(names.get(found[1], found[1])), text)
    renamed: dict[str, Any] = json.loads(text)
    return {part: order(value) for part, value in renamed.items()}


def order(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: order(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted((order(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def test_check_finds_the_ledger_whole(whole: Path) -> None:
    done = run("check", ledger=whole)
    assert done.exit_code == DONE, done.output


def test_a_killed_run_is_finished_by_a_second(tmp_path: Path) -> None:
    folder = tmp_path / "found"
    copy_examples(folder)
    killed = tmp_path / "killed.db"
    acknowledged = kill_when_some_are_read(folder, killed)
    assert len(acknowledged) >= ENOUGH, "the run ended before it was killed"
    kept = set(read_ids(killed))
    assert acknowledged <= kept, "what was acknowledged is lost"
    assert len(kept) < len(list_reports(folder)), "the run was killed when it was done"
    assert f"{len(kept):,} already there" in read([folder], killed).stdout
    unbroken = tmp_path / "unbroken.db"
    read([folder], unbroken)
    assert export(killed) == export(unbroken)


def copy_examples(folder: Path) -> None:
    """The examples several times over, no two texts the same."""
    folder.mkdir()
    for turn in range(ROUNDS):
        for path in EXAMPLES.glob("*.txt"):
            text = f"{path.read_text(encoding='utf-8')}\n\nBulletin number {turn}."
            (folder / f"{turn}-{path.name}").write_text(text, encoding="utf-8")


def kill_when_some_are_read(folder: Path, ledger: Path) -> set[str]:
    """The reports whose readings another program saw in the ledger just before the kill."""
    command = [sys.executable, "-m", "counterclaim", "read", str(folder), "--workers", "1"]
    running = subprocess.Popen(
        [*command, "--ledger", str(ledger)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    seen: set[str] = set()
    deadline = time.monotonic() + 120
    while len(seen) < ENOUGH and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
        seen = set(read_ids(ledger))
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait(timeout=30)
    return seen


def read_ids(ledger: Path) -> Iterator[str]:
    if not ledger.exists():
        return
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=5)) as connection:
            yield from (row[0] for row in connection.execute("select report_id from readings"))
    except sqlite3.OperationalError:  # not made yet
        return


BROKEN = {
    "broken.html": b"<html><body><p>Nine men <b>were hurt",
    "empty.txt": b"",
    "huge.txt": b"The gate was shut. " * 1_600_000,
    "picture.txt": bytes(range(256)) * 40,
    "blank.html": b"<html><body></body></html>",
    "latin.txt": "Neuf détenus, said the préfet, were hurt at the dépôt.".encode("latin-1"),
    "side.txt": b"Two guards were hurt, the depot's manager said.",
    "side.json": b"{not json",
    "olives.txt": b"The olives came in early this year, growers said.",
}
UNREAD = ("empty.txt", "huge.txt", "picture.txt", "blank.html", "side.json")


def test_a_folder_of_broken_things_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "found"
    shutil.copytree(EXAMPLES, folder, ignore=shutil.ignore_patterns("gargaresh*", "mabani*", "tajoura*"))
    good = {path.name for path in folder.glob("*.txt")}
    for name, body in BROKEN.items():
        (folder / name).write_bytes(body)
    ledger = tmp_path / "found.db"
    done = run("read", str(folder), ledger=ledger)
    assert done.exit_code == UNREADABLE, done.output
    problems = json.loads(run("problems", "--json", ledger=ledger).stdout)
    for name in UNREAD:
        found = [problem for problem in problems if name in problem["where"]]
        assert found, f"{name} has no problem: {problems}"
        assert found[0]["hint"], f"the problem of {name} says not what to do"
    read_files = {report["uri"].rsplit("/", 1)[-1].rsplit(":", 1)[-1] for report in export(ledger)["reports"]}
    assert good | {"broken.html", "side.txt", "olives.txt", "latin.txt"} <= read_files
