"""Bundles with a bad part, of a part of a ledger, and an import that breaks off."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.carrying import name_capture, name_readings, name_report
from counterclaim.model import Verb
from tests.ledger.carried import ONE, TWO, Carried, fill, find_faults, make_judgement, merge
from tests.ledger.reports import make_report


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Ledger]:
    """The ledger that a bundle is made of."""
    with open_ledger(tmp_path / "other.db") as opened:
        yield opened


# Parts that are not as they should be

READ_ONE, READ_TWO = name_readings(ONE.id), name_readings(TWO.id)


def put(name: str, data: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: data})


def change(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def apply(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return apply


ODD: list[tuple[str, Callable[[dict[str, bytes]], None], str, list[str]]] = [
    ("a reading that is none", put(READ_ONE, b"{}\n"), READ_ONE, [ONE.id, TWO.id]),
    (
        "a reading of another report",
        change(READ_ONE, ONE.id.encode(), b"report-x"),
        READ_ONE,
        [ONE.id, TWO.id],
    ),
    (
        "a text that is not its own",
        change(name_report(ONE.id), b"ferry", b"fairy"),
        name_report(ONE.id),
        [TWO.id],
    ),
    ("a record that is none", put(name_report(ONE.id), b"[]"), name_report(ONE.id), [TWO.id]),
    ("other bytes", put(name_capture(ONE.capture), b"x"), name_report(ONE.id), [TWO.id]),
    (
        "a judgement that is none",
        put("judgements.jsonl", b'{"id": "judgement-5"}\n'),
        "judgement-5",
        [ONE.id, TWO.id],
    ),
    ("a problem that is none", put("problems.jsonl", b"{}\n"), "problems.jsonl", [ONE.id, TWO.id]),
]


@pytest.mark.parametrize(("why", "spoil", "part", "reports"), ODD, ids=[case[0] for case in ODD])
def test_one_bad_part_stops_nothing_else(
    ledger: Ledger,
    other: Ledger,
    why: str,
    spoil: Callable[[dict[str, bytes]], None],
    part: str,
    reports: list[str],
) -> None:
    fill(other, ONE, TWO)
    carried = Carried(other)
    spoil(carried.parts)
    merged = merge(ledger, carried)
    assert merged.left_out == 1
    assert any(part in told.where and "cannot be taken in" in told.message for told in merged.told)
    assert ledger.report_ids() == reports
    assert [fault for fault in find_faults(ledger) if "which is not in the ledger" not in fault.message] == []


def test_a_bundle_without_a_ledger_is_refused(ledger: Ledger, other: Ledger) -> None:
    carried = Carried(other)
    del carried.parts["ledger.json"]
    with pytest.raises(LedgerError, match="it carries no ledger"):
        merge(ledger, carried)
    assert list(ledger.audit()) == []


# A bundle of a part


def test_a_part_has_the_judgements_about_nothing_else(ledger: Ledger, other: Ledger) -> None:
    fill(other, ONE, TWO)
    others = (
        make_judgement(3, ONE, Verb.DIFFERENT, "incident-a", "incident-b"),
        make_judgement(4, ONE, Verb.UNDO, "judgement-0"),
        make_judgement(5, ONE, Verb.UNDO, "judgement-4"),
        make_judgement(6, ONE, Verb.UNDO, "judgement-1"),
        replace(
            make_judgement(7, ONE), subjects=(), anchors=(), change=(("report", ONE.id), ("site", "site-q"))
        ),
        replace(
            make_judgement(8, ONE), subjects=(), anchors=(), change=(("report", TWO.id), ("site", "site-q"))
        ),
    )
    for judgement in others:
        other.append_judgement(judgement)
    merge(ledger, Carried(other, {ONE.id}, {"site-q", "incident-a"}))
    assert ledger.report_ids() == [ONE.id]
    kept = [judgement.id for judgement in ledger.judgements()]
    assert kept == ["judgement-0", "judgement-4", "judgement-5", "judgement-7"]
    log = json.loads(Carried(other, {ONE.id}).parts["audit.jsonl"].splitlines()[-1])
    assert log["number"] == 8, "the log is whole, for a part of it proves nothing"


def test_an_import_that_breaks_off_has_not_begun(
    ledger: Ledger, other: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(other, ONE, TWO)
    fill(ledger, make_report(3))
    before = ledger.position, ledger.report_ids(), list(ledger.audit()), ledger.judgements()

    def die(*_: object) -> None:
        raise RuntimeError("the lamp went out")

    monkeypatch.setattr("counterclaim.ledger.merging.merge_tombstones", die)
    with pytest.raises(RuntimeError, match="the lamp went out"):
        merge(ledger, Carried(other))
    assert (ledger.position, ledger.report_ids(), list(ledger.audit()), ledger.judgements()) == before
