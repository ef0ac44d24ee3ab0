"""Coders who judge at once over HTTP, each as a browser would: load the form, send it with what it showed."""

import random
import re
import threading
import time
from dataclasses import dataclass, field

import httpx

from tests.review.teams import PASSWORD

PATIENCE = 120.0  # seconds for one answer: the machine may have other work


@dataclass(frozen=True)
class Acknowledged:
    """A judgement of which the workbench said that it stands. `reason` is told by nobody else."""

    by: str
    reason: str
    claim: str
    seen: str


@dataclass
class Outcome:
    acknowledged: list[Acknowledged] = field(default_factory=list)
    changed: int = 0  # answers that said "changed meanwhile"
    errors: list[str] = field(default_factory=list)
    cut: int = 0  # requests that got no answer, for the server was gone


def run_coders(address: str, names: list[str], claims: list[str], seconds: float) -> Outcome:
    """Let everybody judge for so long; returns when all have stopped, or the server is gone."""
    outcome = Outcome()
    end = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_code, args=(address, name, claims, end, outcome), daemon=True)
        for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds + 3 * PATIENCE)
        assert not thread.is_alive(), "a coder waits for an answer that does not come"
    return outcome


def sign_in(client: httpx.Client, name: str) -> None:
    page = client.get("/sign-in").text
    fields = {"token": _find(page, "token"), "name": name, "password": PASSWORD, "then": "/account"}
    answer = client.post("/sign-in", data=fields)
    assert answer.status_code == 303, answer.text


def _code(address: str, name: str, claims: list[str], end: float, outcome: Outcome) -> None:
    dice = random.Random(name)
    number = 0
    try:
        with httpx.Client(base_url=address, timeout=PATIENCE, headers={"origin": address}) as client:
            sign_in(client, name)
            while time.monotonic() < end:
                number += 1
                _judge_once(client, name, dice, f"{name} {number}", dice.choice(claims), outcome)
    except httpx.TransportError:
        outcome.cut += 1
    except Exception as error:
        outcome.errors.append(f"{name}: {error!r}")


def _judge_once(
    client: httpx.Client, name: str, dice: random.Random, reason: str, claim: str, outcome: Outcome
) -> None:
    form = client.get(f"/claims/{claim}/correct")
    if form.status_code != 200:
        outcome.errors.append(f"{name}: {form.status_code} for the form of {claim}")
        return
    fields = {"token": _find(form.text, "token"), "seen": _find(form.text, "seen"), "reason": reason}
    fields["back"] = "/account"
    if dice.random() < 0.5:
        answer = client.post("/judge", data={**fields, "verb": "accept", "subject": claim})
    else:
        answer = client.post(f"/claims/{claim}/correct", data={**fields, "value": str(dice.randrange(10**6))})
    if answer.status_code == 303:
        outcome.acknowledged.append(Acknowledged(name, reason, claim, fields["seen"]))
    elif answer.status_code == 409 and "Judged meanwhile" in answer.text:
        outcome.changed += 1
    else:
        outcome.errors.append(f"{name}: {answer.status_code} {answer.text[:300]}")


def _find(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, page[:300]
    return found.group(1)
