"""The audit log: who judged, exported, imported and erased what, and when. Each entry is bound to the one
before it, so that none can be changed, taken out or put in without all the later ones telling.

The form that is hashed stands in docs/audit.md, so that another program can check a log.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

NOTHING_BEFORE = "0" * 64  # the hash before the first entry


class AuditKind(StrEnum):
    """What an entry tells of. Other kinds may be recorded beside these."""

    JUDGEMENT = "judgement"
    OLDER_JUDGEMENT = "older judgement"  # made before the ledger kept a log
    IMPORTED_JUDGEMENT = "imported judgement"
    ERASURE = "erasure"
    OLDER_ERASURE = "older erasure"
    IMPORTED_ERASURE = "imported erasure"
    EXPORT = "export"
    BUNDLE = "bundle"
    IMPORT = "import"


JUDGED = (AuditKind.JUDGEMENT, AuditKind.OLDER_JUDGEMENT, AuditKind.IMPORTED_JUDGEMENT)
ERASED = (AuditKind.ERASURE, AuditKind.OLDER_ERASURE, AuditKind.IMPORTED_ERASURE)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry. `at` is an ISO 8601 moment, as it was hashed; `payload` the particulars as canonical JSON,
    None where they are a row of the ledger; `digest` is theirs in either case."""

    number: int  # from 1, without gaps
    at: str
    who: str
    kind: str
    subject: str
    payload: str | None
    digest: str
    previous: str
    hash: str

    @property
    def particulars(self) -> dict[str, Any]:
        """What the payload says; empty where it lies elsewhere or is none."""
        try:
            said = json.loads(self.payload or "{}")
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


def write_canonical(value: Any) -> str:
    """`value` as the one JSON text that RFC 8785 gives it: sorted names, no blanks, no needless escapes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def digest_text(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hex digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def hash_entry(entry: AuditEntry) -> str:
    """The hash that the entry must bear: over all of it but the payload, which its digest stands for."""
    words = [entry.number, entry.at, entry.who, entry.kind, entry.subject, entry.digest, entry.previous]
    return digest_text(write_canonical(words))


def digest_judgement(judgement_id: str, at: str, body: str, emptied: bool, position: int) -> str:
    """The digest of a judgement as a ledger holds it; `body` is JSON, which is read before it is hashed."""
    try:
        said = json.loads(body)
    except ValueError:
        said = body  # damaged: it has a digest too, so that the damage is told and nothing else fails
    row = {"at": at, "body": said, "emptied": emptied, "id": judgement_id, "position": position}
    return digest_text(write_canonical(row))


def digest_tombstone(
    report_id: str, text_sha256: str, capture: str | None, by: str, at: str, reason: str
) -> str:
    """The digest of what stays of a report that was forgotten."""
    row = {
        "at": at,
        "by": by,
        "capture": capture,
        "reason": reason,
        "report_id": report_id,
        "text_sha256": text_sha256,
    }
    return digest_text(write_canonical(row))


@dataclass(frozen=True, slots=True)
class Break:
    """Where a log does not hold: the number of the entry, and why."""

    number: int
    message: str


@dataclass(slots=True)
class Expected:
    """What a log that was followed says of the rows that it records, as they stand at its end."""

    judgements: dict[str, tuple[int, str]] = field(default_factory=dict)  # id: entry and digest
    tombstones: dict[str, tuple[int, str]] = field(default_factory=dict)  # digest: entry and report
    number: int = 0
    hash: str = NOTHING_BEFORE

    def take(self, entry: AuditEntry) -> None:
        self.number, self.hash = entry.number, entry.hash
        if entry.kind in JUDGED:
            self.judgements[entry.subject] = (entry.number, entry.digest)
        elif entry.kind in ERASED:
            said = entry.particulars
            self.tombstones[str(said.get("tombstone"))] = (entry.number, entry.subject)
            emptied: Mapping[str, str] = said.get("emptied") or {}
            self.judgements.update((name, (entry.number, digest)) for name, digest in emptied.items())


def find_break(entries: Iterable[AuditEntry], expected: Expected) -> Break | None:
    """The first entry that does not hold; `expected` then knows what those before it say."""
    for entry in entries:
        message = _describe_break(entry, expected.number, expected.hash)
        if message is not None:
            return Break(expected.number + 1, message)
        expected.take(entry)
    return None


def _describe_break(entry: AuditEntry, last: int, hash_before: str) -> str | None:
    number = entry.number
    if number != last + 1:
        return f"entry {last + 1} is missing: after {last} comes {number}"
    if hash_entry(entry) != entry.hash:
        return f"entry {number} was changed: its hash is not that of its words"
    if entry.previous != hash_before:
        before = f"entry {last}" if last else "an entry before it"
        return f"entry {number} does not follow on the one before it: {before} was changed or replaced"
    if entry.payload is None and entry.kind not in JUDGED:
        return f"the particulars of entry {number} were taken out"
    if entry.payload is not None and digest_text(entry.payload) != entry.digest:
        return f"the particulars of entry {number} were changed"
    return None
