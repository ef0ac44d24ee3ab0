"""Runs as users have them: again, in another order, killed half-way, over a folder of broken things."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
READ, PROBLEMS = 0, 3


def run(*arguments: str, ledger: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "counterclaim", *arguments, "--ledger", str(ledger)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def export(ledger: Path) -> dict[str, object]:
    out = ledger.with_suffix(".json")
    done = run("export", "json", "-o", str(out), ledger=ledger)
    assert done.returncode == READ, done.stderr
    loaded: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, read once in the order of their names."""
    ledger = tmp_path_factory.mktemp("whole") / "examples.db"
    assert run("read", str(EXAMPLES), ledger=ledger).returncode == READ
    return ledger


def test_reading_twice_changes_nothing(whole: Path) -> None:
    before = export(whole)
    again = run("read", str(EXAMPLES), ledger=whole)
    assert again.returncode == READ
    assert "0 reports read" in again.stdout
    assert export(whole) == before


def partition(exported: dict[str, object]) -> set[frozenset[str]]:
    return {frozenset(incident["report_ids"]) for incident in exported["incidents"]}  # type: ignore[attr-defined]


def test_another_order_gives_the_same_ledger(whole: Path, tmp_path: Path) -> None:
    """All is the same to the byte but the ids of incidents, which name the first-read happening."""
    beside = {path.stem for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html")}
    files = sorted(path for path in EXAMPLES.iterdir() if path.suffix != ".json" or path.stem not in beside)
    random.Random(7).shuffle(files)
    ledger = tmp_path / "shuffled.db"
    for path in (files[:5], files[5:]):
        assert run("read", *map(str, path), ledger=ledger).returncode == READ
    first, second = export(whole), export(ledger)
    assert partition(first) == partition(second)
    for part in ("reports", "statements", "actors"):
        assert first[part] == second[part]
    for part in ("incidents", "disputes", "claims", "sites", "happenings"):
        assert len(first[part]) == len(second[part])  # type: ignore[arg-type]


def test_check_finds_the_ledger_whole(whole: Path) -> None:
    done = run("check", ledger=whole)
    assert done.returncode == READ, done.stdout + done.stderr


def test_a_killed_run_is_finished_by_a_second(whole: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "killed.db"
    command = [
        sys.executable,
        "-m",
        "counterclaim",
        "read",
        str(EXAMPLES),
        "--ledger",
        str(ledger),
        "--workers",
        "1",
    ]
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and running.poll() is None and _readings(ledger) < 3:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait(timeout=30)
    acknowledged = _readings(ledger)
    assert acknowledged >= 3, "the run was killed before it had written anything"
    done = run("read", str(EXAMPLES), ledger=ledger)
    assert done.returncode == READ, done.stderr
    assert f"{acknowledged:,} already there" in done.stdout or acknowledged == _readings(ledger)
    assert export(ledger) == export(whole)


def _readings(ledger: Path) -> int:
    import sqlite3

    if not ledger.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=5) as connection:
            return int(connection.execute("select count(*) from readings").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_folder_of_broken_things_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "found"
    shutil.copytree(EXAMPLES, folder)
    (folder / "broken.html").write_text("<html><body><p>Nine men <b>were hurt", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "huge.txt").write_bytes(b"The gate was shut. " * 1_600_000)
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "blank.html").write_text("<html><body></body></html>", encoding="utf-8")
    (folder / "latin.txt").write_bytes(
        "Neuf détenus, said the préfet, were hurt at the dépôt.".encode("latin-1")
    )
    (folder / "side.txt").write_text("Two guards were hurt, the depot's manager said.", encoding="utf-8")
    (folder / "side.json").write_text("{not json", encoding="utf-8")
    (folder / "olives.txt").write_text("The olives came in early this year, growers said.", encoding="utf-8")
    ledger = tmp_path / "found.db"
    done = run("read", str(folder), ledger=ledger)
    assert done.returncode == PROBLEMS, done.stderr
    listed = json.loads(run("problems", "--json", ledger=ledger).stdout)
    problems = {problem["where"]: problem for problem in listed}
    for name in ("empty.txt", "huge.txt", "picture.txt", "blank.html", "side.json"):
        hits = [problem for where, problem in problems.items() if name in where]
        assert any(hit["hint"] for hit in hits), f"{name} has no problem with a hint: {sorted(problems)}"
    reports = export(ledger)["reports"]
    files = {report["uri"].rsplit("/", 1)[-1].rsplit(":", 1)[-1] for report in reports}  # type: ignore[attr-defined]
    good = {path.name for path in EXAMPLES.glob("*.txt")}
    assert good | {"side.txt", "olives.txt", "latin.txt"} <= files
