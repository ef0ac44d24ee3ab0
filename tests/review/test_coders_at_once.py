"""Ten coders judge at once: no judgement lost, nothing but a clear "judged meanwhile"; also when the server
is killed amid it. COUNTERCLAIM_SECONDS=60 makes it the full minute."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from counterclaim.api import open_ledger, rebuild
from counterclaim.ledger.people import People
from counterclaim.model import Judgement
from counterclaim.model.people import Role
from tests.ledger.server import Server, running_server, why_none
from tests.review.coding_at_once import Outcome, run_coders, sign_in
from tests.review.teams import PASSWORD

SECONDS = float(os.environ.get("COUNTERCLAIM_SECONDS", "5"))
NAMES = [f"coder {number}" for number in range(10)]
FEW = 12  # claims for ten people: they often meet


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    if missing := why_none():
        pytest.skip(missing)
    with running_server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def held(request: pytest.FixtureRequest, ledger_path: Path) -> str:
    """Where the examples' ledger lies, in each database."""
    if request.param == "sqlite":
        return str(ledger_path)
    database: Server = request.getfixturevalue("server")
    address = database.address(database.make_database())
    with open_ledger(ledger_path) as old, open_ledger(address) as new:
        old.copy_all_to(new)
        rebuild(new)
    return address


@contextmanager
def serving(address: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    command = [sys.executable, "-m", "counterclaim", "serve", "--ledger", address, "--port", "0", "--sign-in"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        said = running.stdout.readline()
        match = re.search(r"http://localhost:\d+", said)
        assert match, running.communicate(timeout=60)
        yield running, match.group()
    finally:
        running.kill()
        running.communicate(timeout=60)


def add_coders(people: People) -> None:
    now = datetime.now(UTC)
    for name in NAMES:
        people.add(name, Role.CODER, PASSWORD, by="Root", at=now)


def prepare(address: str) -> list[str]:
    """Add the coders, and give the claims that they judge: figures, for those can be corrected."""
    with open_ledger(address) as ledger:
        add_coders(ledger.people)
        figures = [claim.id for claim in ledger.book().claims() if claim.attribute in ("killed", "injured")]
    return sorted(figures)[:FEW]


def check_nothing_lost(address: str, outcome: Outcome) -> None:
    assert outcome.errors == []
    with open_ledger(address) as ledger:
        judgements = ledger.judgements()
        kept = [(each.by, each.reason) for each in judgements]
        missing = [each for each in outcome.acknowledged if (each.by, each.reason) not in set(kept)]
        assert missing == []
        assert len(set(kept)) == len(kept), "nothing was put down twice"
        if not ledger.is_current():  # it was killed between a judgement and what follows from it
            rebuild(ledger)
        assert list(ledger.check()) == []
    check_nothing_passed_over(judgements, outcome)


def check_nothing_passed_over(judgements: tuple[Judgement, ...], outcome: Outcome) -> None:
    """Between what a person saw and what they judged stands no judgement of another on the same claim."""
    seen = {(each.by, each.reason): each.seen for each in outcome.acknowledged}
    for claim in {each.claim for each in outcome.acknowledged}:
        on_it = [each for each in judgements if claim in each.subjects]
        ids = [each.id for each in on_it]
        for place, each in enumerate(on_it):
            if (each.by, each.reason) in seen:
                known = seen[each.by, each.reason]
                start = ids.index(known) + 1 if known else 0
                between = [other.by for other in on_it[start:place] if other.by != each.by]
                assert between == [], f"{each.by} judged over {between} without being told"


def test_ten_coders_at_once(held: str) -> None:
    claims = prepare(held)
    with serving(held) as (_, address):
        outcome = run_coders(address, NAMES, claims, SECONDS)
    assert outcome.cut == 0
    assert len(outcome.acknowledged) >= 5
    check_nothing_lost(held, outcome)
    with open_ledger(held) as ledger:
        assert len(ledger.judgements()) == len(outcome.acknowledged), "and nothing that was refused was kept"
    print(f"{len(outcome.acknowledged)} judgements, {outcome.changed} told of a change, in {SECONDS:.0f} s")


def test_the_server_is_killed_amid_it(held: str) -> None:
    claims = prepare(held)
    with serving(held) as (running, address):
        with httpx.Client(base_url=address, timeout=120, headers={"origin": address}) as client:
            sign_in(client, NAMES[0])
            cookies = dict(client.cookies)
        outcome = Outcome()

        def code() -> None:
            found = run_coders(address, NAMES, claims, 10 * SECONDS)
            outcome.acknowledged, outcome.errors, outcome.cut = found.acknowledged, found.errors, found.cut

        coding = threading.Thread(target=code)
        coding.start()
        time.sleep(SECONDS)
        running.kill()
        coding.join(400)
        assert not coding.is_alive()
    assert outcome.cut > 0, "it was killed while they judged"
    check_nothing_lost(held, outcome)
    with (
        serving(held) as (_, address),
        httpx.Client(base_url=address, cookies=cookies, timeout=120) as client,
    ):
        assert client.get("/account").status_code == 200, "who was signed in still is"
