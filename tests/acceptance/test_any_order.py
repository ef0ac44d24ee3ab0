"""Read one by one in any order, whole texts give what all of them give at once, to the byte of the export.

Ministries and posts that every state has are the hard part: whose they are hangs on what else a report tells,
and of each body only a little is kept from one reading to the next.
"""

import json
from pathlib import Path
from random import Random

import pytest

from counterclaim import api
from counterclaim.codebook import load_codebook
from tests.pipeline.walking import export, export_worked_out

REPORTS = [
    (
        "2023-05-02",
        "Police in Nouakchott broke up a protest at a holding centre on Monday. The interior ministry said"
        " four migrants were hurt. The Association of Harbour Workers said the number was eleven.",
    ),
    (
        "2023-05-03",
        "The Interior Ministry said on Tuesday that a fire at a detention centre near Tripoli, Libya, had"
        " killed two people. Libya's interior ministry denied that guards had locked the doors.",
    ),
    (
        "2023-05-03",
        "The interior minister said that nobody had been hurt. The attorney general opened an inquiry, the"
        " ministry added.",
    ),
    (
        "2023-05-04",
        "A fire broke out at a camp outside Agadez in Niger on Wednesday. The Interior Ministry said three"
        " detainees had died, while the coast guard said that it had heard of five.",
    ),
    (
        "2023-05-04",
        "The Libyan coast guard returned 60 people to Tripoli on Wednesday, the interior ministry said. The"
        " attorney general of Libya said he would look into it.",
    ),
    (
        "2023-05-05",
        "Eight people died in the fire at the detention centre near Tripoli, medics said on Thursday. The"
        " interior minister rejected the figure and spoke of two.",
    ),
]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("reports")
    found = []
    for number, (published, text) in enumerate(REPORTS):
        path = folder / f"r{number}.txt"
        path.write_text(text, encoding="utf-8")
        path.with_suffix(".json").write_text(json.dumps({"published": published}), encoding="utf-8")
        found.append(path)
    return found


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_one_by_one_is_as_all_at_once(sources: list[Path], tmp_path: Path, seed: int | None) -> None:
    order = sources if seed is None else Random(seed).sample(sources, len(sources))
    with api.open_ledger(tmp_path / "ledger.db") as ledger:
        for source in order:
            api.read(ledger, [source], workers=1)
        assert len(list(ledger.book().reports())) == len(REPORTS)
        whole = export_worked_out(ledger, load_codebook(ledger.domains), tmp_path)
        assert export(ledger.book()) == whole
