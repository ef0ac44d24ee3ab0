"""Whole readings of short reports: who is said to claim what."""

from fnmatch import fnmatchcase

import pytest

from counterclaim.annotation import Annotator
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Claim, Party, Place, Quantity, Reading, Term
from counterclaim.pipeline.reading import Reader
from tests.statements.hand import make_report
from tests.statements.passages import PASSAGES, Passage
from tests.statements.passages_denying import DENYING

ALL = {**PASSAGES, **DENYING}


@pytest.mark.parametrize("passage", ALL.values(), ids=ALL)
def test_a_passage_is_read_as_a_careful_reader_would(
    passage: Passage, annotator: Annotator, codebook: Codebook
) -> None:
    rows = _rows_of(Reader(codebook, annotator).read(make_report(passage.text, "Pub")))
    for wanted in passage.rows:
        found = any(fnmatchcase(row, wanted.lstrip("!~")) for row in rows)
        assert found is not wanted.startswith(("!", "~")), (wanted, rows)


def _rows_of(reading: Reading) -> list[str]:
    names = {member.id: member.name for member in reading.cast}
    return [
        f"{names[claim.voice]}|{claim.stance}|{claim.attribute}|{_value(claim, names)}"
        for claim in reading.claims
    ]


def _value(claim: Claim, names: dict[str, str]) -> str:
    value = claim.value
    if isinstance(value, Quantity):
        low, high = ("" if end is None else end for end in (value.low, value.high))
        return f"{low}..{high}" + (" part" if claim.subset_of else "")
    if isinstance(value, Party):
        return names[value.actor_id]
    if isinstance(value, Place):
        return value.name
    assert isinstance(value, Term)
    return value.code
