"""One more member that is like others already there: counted, and nothing else looked at unless its actor is
called otherwise for it."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

import counterclaim as cc
from counterclaim.codebook import load_codebook
from counterclaim.pipeline.renewal import naming
from tests.pipeline.walking import export, export_worked_out

ONE, OTHER = "Fathi Dorghal", "Fathi Dorgal"
TOLD = (
    "{} said that three men were killed in a fire at the Tarn detention centre in Holm on Friday.",
    "Three men died in Holm, {} said. The fire at the Tarn detention centre broke out on Friday.",
    "A blaze on Friday killed three men in the Tarn detention centre, {} said.",
    "“Three men were killed,” {} said of the fire in the Tarn detention centre on Friday.",
    "On Friday three men lost their lives in Holm. {} said that a fire had killed them.",
)


def read_one_by_one(folder: Path, names: Collection[str]) -> list[list[str]]:
    """The names of all persons after each report in which one of `names` speaks; each time the ledger is what
    working out all of it gives."""
    found = []
    with cc.open_ledger(folder / "l.db") as ledger:
        for number, name in enumerate(names):
            path = folder / f"{number}.txt"
            path.write_text(TOLD[number].format(name), encoding="utf-8")
            cc.read(ledger, [path], given={"published": "2018-05-06"}, workers=1)
            assert export(ledger.book()) == export_worked_out(ledger, load_codebook(), folder)
            found.append([actor.name for actor in ledger.book().actors() if actor.kind == "person"])
    return found


def test_the_name_that_is_most_frequent_by_one_more_is_the_name(tmp_path: Path) -> None:
    assert read_one_by_one(tmp_path, (ONE, OTHER, OTHER, ONE, ONE)) == [
        [ONE],
        [ONE],
        [OTHER],
        [ONE],
        [ONE],
    ]


def test_one_more_of_the_same_name_has_nobody_else_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    close = naming._close

    def note(desk: Any, kind: Any, pending: Collection[str], bound: Any) -> Any:
        if kind.name == "cast":
            looked_at.append(len(pending))
        return close(desk, kind, pending, bound)

    monkeypatch.setattr(naming, "_close", note)
    read_one_by_one(tmp_path, (ONE,) * len(TOLD))
    assert looked_at, "the first report brings a name"
    assert len(looked_at) < len(TOLD), "one is looked at again only where its member has the smallest id"
