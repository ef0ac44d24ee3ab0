"""The audit log in a bundle, and whether the judgements that are handed on are those that it recorded.

Whoever holds the key can sign anything. The log tells whether the ledger itself was whole when it was signed.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.bundles.checking import Fault
from counterclaim.bundles.opening import OpenBundle, open_bundle
from counterclaim.model.audit import AuditEntry, Expected, digest_judgement, find_break

AUDIT, JUDGEMENTS, LEDGER = "audit.jsonl", "judgements.jsonl", "ledger.json"

# What a line that is no entry, or no judgement, raises.
_ODD = (ValueError, KeyError, TypeError, AttributeError)


def check_log(path: Path) -> Fault | None:
    """The first thing in the log, or in the judgements it records, that does not hold; None where all does,
    and for a bundle that carries no ledger."""
    with open_bundle(path) as bundle:
        if LEDGER not in bundle.names:
            return None
        for name in (AUDIT, JUDGEMENTS):
            if name not in bundle.names:
                return Fault(name, "is missing, and a bundle of a ledger has it")
        expected = Expected()
        try:
            broken = find_break(_read_entries(bundle), expected)
        except _ODD as error:
            return Fault(AUDIT, f"holds a line that is no entry: {error}")
        if broken is not None:
            return Fault(AUDIT, f"does not hold: {broken.message}")
        try:
            return _check_judgements(bundle, expected)
        except _ODD as error:
            return Fault(JUDGEMENTS, f"holds a line that is no judgement: {error}")


def _read_entries(bundle: OpenBundle) -> Iterator[AuditEntry]:
    for data in _read_lines(bundle, AUDIT):
        yield AuditEntry(**data)


def _check_judgements(bundle: OpenBundle, expected: Expected) -> Fault | None:
    waiting = dict(expected.judgements)
    for row in _read_lines(bundle, JUDGEMENTS):
        number, digest = waiting.pop(row["id"], (0, ""))
        body = json.dumps(row["body"])
        if not number:
            return Fault(JUDGEMENTS, f"holds {row['id']}, which {AUDIT} does not know")
        if digest_judgement(row["id"], row["at"], body, row["emptied"], row["position"]) != digest:
            message = f"tells {row['id']} otherwise than entry {number} of {AUDIT} recorded it"
            return Fault(JUDGEMENTS, message)
    if waiting and json.loads(bundle.read(LEDGER))["whole"]:
        first = min(waiting, key=lambda name: waiting[name])
        return Fault(JUDGEMENTS, f"lacks {first}, which entry {waiting[first][0]} of {AUDIT} recorded")
    return None


def _read_lines(bundle: OpenBundle, name: str) -> Iterator[dict[str, Any]]:
    for line in bundle.read(name).split(b"\n"):
        if line:
            yield json.loads(line)
