"""Carrying on what is worked out gives what working out everything gives, to the byte of the export."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Codebook
from counterclaim.ledger import Appended, Ledger, open_ledger
from counterclaim.model import Verb
from counterclaim.pipeline import assemble
from quality.synthetic import make_synthetic
from tests.pipeline.walking import Walk, export, export_worked_out

STEPS = ("append", "reread", "state", "judge", "reject", "correct", "claim", "add", "undo")
FEW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def take_reports(seed: int, wanted: int) -> list[Appended]:
    """Synthetic reports of a small world, several of most incidents, with copies and revisions."""
    return [item.appended for item in make_synthetic(wanted, seed)]


def take_undated(seed: int, wanted: int) -> list[Appended]:
    """The same in any order, near half of them without a day of publication: what they tell can be of any
    year, and is moored to what it is likest to."""
    random = Random(seed)
    reports = take_reports(seed, wanted)
    undated = [replace(item, facts=()) if random.random() < 0.4 else item for item in reports]
    return random.sample(undated, len(undated))


def partition(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(item.happening_ids) for item in ledger.book().incidents()}


@FEW
@given(seed=st.integers(0, 500), batch=st.sampled_from([1, 3, 10, 40]), step=st.sampled_from([1, 7, 1200]))
def test_any_order_and_batch_give_what_all_at_once_gives(
    codebook: Codebook, seed: int, batch: int, step: int
) -> None:
    reports = take_reports(seed, 14)
    parts = []
    for order in (reports, Random(seed).sample(reports, len(reports))):
        with TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.db") as ledger:
            for start in range(0, len(order), batch):
                ledger.append_many(order[start : start + batch])
                assemble(ledger, codebook, step=step)
            assert export(ledger.book()) == export_worked_out(ledger, codebook, Path(folder))
            assert list(ledger.check()) == []
            parts.append(partition(ledger))
    assert parts[0] == parts[1], "the order of reading shows in what is one incident"


@FEW
@given(seed=st.integers(0, 10_000), steps=st.lists(st.sampled_from(STEPS), min_size=6, max_size=9))
def test_judged_and_corrected_it_is_what_all_at_once_gives(
    codebook: Codebook, seed: int, steps: Sequence[str]
) -> None:
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.db") as ledger:
        walk = Walk(ledger, codebook, Random(seed), take_reports(seed, 30))
        for step in ("append", "append", "append", *steps):
            walk.take(step)
        assert export(ledger.book()) == export_worked_out(ledger, codebook, Path(folder)), steps


@FEW
@given(
    seed=st.integers(0, 10_000), steps=st.lists(st.sampled_from((*STEPS, "forget")), min_size=6, max_size=9)
)
def test_what_nobody_dates_is_moored_as_all_at_once_moors_it(
    codebook: Codebook, seed: int, steps: Sequence[str]
) -> None:
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.db") as ledger:
        walk = Walk(ledger, codebook, Random(seed), take_undated(seed, 50))
        for step in ("append", "append", "append", "append", *steps, "append"):
            walk.take(step)
        assert export(ledger.book()) == export_worked_out(ledger, codebook, Path(folder)), steps


@pytest.mark.parametrize(
    "case",
    [
        (11, "judge", "two things are one, or are not"),
        (12, "reject", "an incident that nobody should see"),
        (13, "claim", "another value, voice or incident"),
        (14, "correct", "another name"),
        (15, "add", "a claim that was missed"),
    ],
    ids=lambda case: case[1],
)
def test_undoing_a_judgement_leaves_the_book_as_it_was(
    ledger: Ledger, codebook: Codebook, case: tuple[int, str, str]
) -> None:
    seed, step, why = case
    walk = Walk(ledger, codebook, Random(seed), take_reports(seed, 25))
    for _ in range(4):
        walk.take("append")
    before = without_judgements(ledger)
    walk.take(step)
    walk.take("undo")
    assert [item.verb for item in ledger.judgements()][-1] is Verb.UNDO
    assert without_judgements(ledger) == before, why


def without_judgements(ledger: Ledger) -> str:
    told, end = json.JSONDecoder().raw_decode(text := export(ledger.book()))
    return json.dumps({name: value for name, value in told.items() if name != "judgements"}) + text[end:]


def test_a_forgotten_report_leaves_nothing_behind(ledger: Ledger, codebook: Codebook, tmp_path: Path) -> None:
    walk = Walk(ledger, codebook, Random(3), take_reports(3, 20))
    for step in ("append", "append", "append", "judge", "forget", "append", "forget"):
        walk.take(step)
    assert export(ledger.book()) == export_worked_out(ledger, codebook, tmp_path)


def test_rebuilding_gives_the_same_bytes(ledger: Ledger, codebook: Codebook) -> None:
    for report in take_reports(5, 20):
        ledger.append_many([report])
        assemble(ledger, codebook)
    before = export(ledger.book())
    assemble(ledger, codebook, anew=True)
    assert export(ledger.book()) == before


def test_a_step_that_fails_leaves_the_book_as_it_was(ledger: Ledger, codebook: Codebook) -> None:
    ledger.append_many(take_reports(6, 12))
    assemble(ledger, codebook)
    before, stamp = export(ledger.book()), ledger.book().stamp
    ledger.append_many(take_reports(7, 3))
    with pytest.raises(RuntimeError):
        clear_and_fail(ledger)
    assert (export(ledger.book()), ledger.book().stamp) == (before, stamp)
    assemble(ledger, codebook)
    assert ledger.is_current()


def clear_and_fail(ledger: Ledger) -> None:
    with ledger.renewing() as desk:
        desk.clear("another")
        raise RuntimeError


def test_what_another_version_worked_out_is_worked_out_anew(ledger: Ledger, codebook: Codebook) -> None:
    ledger.append_many(take_reports(8, 8))
    with ledger.renewing() as desk:
        desk.clear("an older one")
        desk.set_stamp(desk.position)
    assert list(ledger.book().incidents()) == []
    assemble(ledger, codebook)
    assert list(ledger.book().incidents()) != []
    assert list(ledger.check()) == []
