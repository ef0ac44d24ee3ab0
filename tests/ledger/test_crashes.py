"""Nothing acknowledged is lost, whoever is killed and whoever else writes."""

import os
import subprocess
import sys
from pathlib import Path

from counterclaim.ledger import open_ledger

ROOT = Path(__file__).resolve().parents[2]
ENDLESS = 1_000_000


def start_writer(ledger: Path, first: int, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.ledger.write_forever", str(ledger), str(first), str(count)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "quay.db"
    acknowledged: list[str] = []
    for round_number, kept in enumerate((3, 40, 25)):
        writer = start_writer(path, round_number * 1000, ENDLESS)
        assert writer.stdout is not None
        acknowledged += [writer.stdout.readline().strip() for _ in range(kept)]
        writer.kill()
        acknowledged += writer.stdout.read().split()
        writer.wait()
    with open_ledger(path) as ledger:
        entries = {entry.report.id: entry for entry in ledger.entries()}
        assert set(acknowledged) <= set(entries)
        assert len(acknowledged) >= 68
        assert all(entry.published is not None for entry in entries.values()), (
            "a report comes whole or not at all"
        )
        assert {fault.hint for fault in ledger.check()} == {"`counterclaim rebuild` works it out again"}


def test_two_writers_at_once(tmp_path: Path) -> None:
    path = tmp_path / "quay.db"
    count = 40
    writers = [start_writer(path, first, count) for first in (0, count // 2)]
    said = {identity for writer in writers for identity in writer.communicate(timeout=120)[0].split()}
    assert [writer.returncode for writer in writers] == [0, 0]
    with open_ledger(path) as ledger:
        ids = ledger.report_ids()
        assert len(ids) == len(set(ids)) == 3 * count // 2, "what both read is there once"
        assert set(ids) == said
        assert [entry.position for entry in ledger.entries()] == list(range(1, len(ids) + 1))
        assert all(len(ledger.facts(identity)) == 1 for identity in ids)
