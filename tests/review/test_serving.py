"""The command: it opens on loopback alone, says where, reads what is brought in, and ends when told to."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.review.desks import find_token

PASTED = "Guards shot dead at least three migrants at the Al-Mabani detention centre on Friday, Amnesty said."


def start(path: Path, *options: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "counterclaim", "serve", "--ledger", str(path), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def served(ledger_path: Path) -> Iterator[str]:
    running = start(ledger_path, "--port", "0", "--by", "Nobody Else")
    assert running.stdout is not None
    said = running.stdout.readline()
    match = re.search(r"http://localhost:\d+", said)
    assert match, said
    yield match.group()
    running.send_signal(signal.SIGINT)
    assert running.wait(60) == 0


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("wait", [0, 0.02, 0.1, 0.4])
def test_it_ends_when_asked_to_however_early(ledger_path: Path, asked: signal.Signals, wait: float) -> None:
    running = start(ledger_path, "--port", "0")
    assert running.stdout is not None
    assert "Ctrl-C" in running.stdout.readline()
    time.sleep(wait)
    running.send_signal(asked)
    try:
        assert running.wait(30) == 0
    finally:
        running.kill()


def test_the_command_opens_the_workbench(served: str) -> None:
    page = httpx.get(f"{served}/incidents", timeout=30)
    assert page.status_code == 200
    assert "Nobody Else" in page.text


def test_it_listens_on_loopback_alone(served: str) -> None:
    assert httpx.get(f"{served}/incidents", timeout=30).status_code == 200, "it listens there"
    port = int(served.rpartition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("203.0.113.1", 9))  # nothing is sent: this only asks which address would be used
        except OSError:
            pytest.skip("this machine has no address but loopback")
        own = probe.getsockname()[0]
    with pytest.raises((ConnectionRefusedError, TimeoutError)):
        socket.create_connection((own, port), timeout=2).close()


def test_a_report_is_read_in_a_process_of_its_own(served: str) -> None:
    with httpx.Client(base_url=served, timeout=120) as client:
        token = find_token(client.get("/reports/add").text)
        fields = {"token": token, "text": PASTED, "title": "Pasted", "published": "2021-10-12"}
        for said in ("brought", "again"):
            answer = client.post("/reports/add", data=fields, headers={"origin": served})
            assert answer.status_code == 303, answer.text
            assert answer.headers["location"].endswith(f"said={said}")
        assert "killed: ≥ 3" in client.get(answer.headers["location"]).text


def test_what_cannot_be_read_is_said(served: str) -> None:
    with httpx.Client(base_url=served, timeout=120) as client:
        token = find_token(client.get("/reports/add").text)
        fields = {"token": token, "text": PASTED, "language": "xx"}
        answer = client.post("/reports/add", data=fields, headers={"origin": served})
    assert answer.status_code == 422
    assert "language" in answer.text


def test_a_port_that_is_taken_is_said(ledger_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        running = start(ledger_path, "--port", str(taken.getsockname()[1]))
        _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "give another with --port" in said


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    running = start(tmp_path / "none.db")
    _, said = running.communicate(timeout=60)
    assert running.returncode != 0
    assert "no ledger" in said
    assert os.listdir(tmp_path) == []
