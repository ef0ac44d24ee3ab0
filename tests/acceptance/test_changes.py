"""Figures that changed: what a voice said at first, what a toll has risen to, and on which day it did."""

import pytest

from counterclaim.model import Quantity, Reading, Report
from counterclaim.pipeline.reading import Reader, open_reader

_SANK = "A boat sank off Zuwara on Monday. "
_PAPER = "Morning Ledger"

# why, text, and each figure: voice, attribute, number, "earlier" or "risen" where it is
CASES: list[tuple[str, str, set[str]]] = [
    (
        "a figure that the voice itself calls an earlier one",
        _SANK + "The navy said that 27 people died, correcting an earlier figure of 31.",
        {"navy killed 27", "figure killed 31 earlier"},
    ),
    (
        "what the same voice had said before",
        _SANK + "The navy put the number of dead at 27. It had earlier said 31.",
        {"navy killed 27", "navy killed 31 earlier"},
    ),
    (
        "what it had said before stands, where it says nothing else now",
        _SANK + "The navy had earlier said that 31 people died. The clinic counted 50 dead.",
        {"navy killed 31", "clinic killed 50"},
    ),
    (
        "what was said at first, where another gives the figure that took its place",
        _SANK
        + "The five people who died will be buried today, the mayor said. The navy had at first spoken of"
        " four dead.",
        {"mayor killed 5", "navy killed 4 earlier"},
    ),
    (
        "reports of before",
        _SANK + "The toll has climbed to 27, officials said. Earlier reports had put the toll at 19.",
        {"officials killed 27 risen", f"{_PAPER} killed 19 earlier"},
    ),
    (
        "a figure set aside as the first one",
        _SANK + "Two people died, not three as fire fighters said at first.",
        {f"{_PAPER} killed 2", "fire fighters killed 3 earlier"},
    ),
    (
        "what a voice first said is all that is known, where no other figure is told",
        _SANK + "The navy at first said that four people died. The cause is not known.",
        {"navy killed 4"},
    ),
    (
        "children among the dead of whom was told before do not take their place",
        _SANK + "The navy said that five children were killed. It had earlier said that 31 people died.",
        {"navy killed 5", "navy killed 31"},
    ),
    (
        "whoever raises a toll gives the new one, and not the day of the wreck",
        "The Hellenic Coast Guard raised the death toll from Monday's sinking off Chios to five on Tuesday.",
        {"Hellenic Coast Guard killed 5 risen"},
    ),
    (
        "a toll lowered",
        _SANK + "On Tuesday, the ministry lowered the death toll from 31 to 27.",
        {"ministry killed 31 earlier", "ministry killed 27"},
    ),
    (
        "what a toll was raised by says nothing",
        _SANK + "The discovery of two bodies raised the death toll to 27.",
        {f"{_PAPER} killed 2", f"{_PAPER} killed 27 risen"},
    ),
    (
        "a toll grows on a later day, and is still that of the wreck",
        _SANK + "The death toll rose to 27 on Tuesday.",
        {f"{_PAPER} killed 27 risen"},
    ),
    (
        "who spoke of the dead on a later day",
        _SANK + "The navy had spoken of seven dead on Tuesday.",
        {"navy killed 7"},
    ),
    (
        "more of them died on a later day",
        _SANK + "Two more people died on Tuesday, bringing the toll to seven, the clinic said.",
        {"clinic killed 7 risen"},
    ),
    (
        "more of them died, and nobody was counted before",
        "Coast guards found six more bodies off Zuwara on Tuesday. The dead from Monday's wreck are now ten.",
        {f"{_PAPER} killed 10 risen"},
    ),
    (
        "whoever raises it tells what another had put it at",
        _SANK
        + "One more has died, the clinic said, bringing the toll to 39. The navy had put the toll at 38.",
        {"clinic killed 39 risen", "navy killed 38 earlier"},
    ),
    (
        "what brings a toll to a number",
        _SANK
        + "Two of the injured died in hospital, the clinic said. That brings the number of dead to eight.",
        {f"{_PAPER} killed 8 risen"},
    ),
    (
        "who is still in hospital is not all of the hurt",
        _SANK + "Fourteen people are still in hospital, the clinic said.",
        set(),
    ),
    (
        "a figure set aside as announced at first",
        _SANK + "The clinic said that 18 bodies had been buried, and not 20 as announced at first.",
        {"clinic killed 18", "clinic killed 20 earlier"},
    ),
    (
        "the age of one who died is no toll",
        _SANK + "A woman died, the navy said. The woman who died was 26.",
        {"navy killed 1"},
    ),
    (
        "hospitals are not hurt",
        _SANK
        + "The navy said that 14 people were injured. Rescuers said they took the wounded to two hospitals.",
        {"navy injured 14"},
    ),
    (
        "as of a day",
        _SANK + "As of Tuesday, seven people were dead, the navy said.",
        {"navy killed 7"},
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _read(reader: Reader, text: str) -> Reading:
    return reader.read(Report("report-1", "a.txt", text, language="en", publisher=_PAPER))


@pytest.mark.parametrize(("why", "text", "expected"), CASES)
def test_figures_that_changed(reader: Reader, why: str, text: str, expected: set[str]) -> None:
    reading = _read(reader, text)
    names = {member.id: member.name for member in reading.cast}
    found = set()
    for claim in reading.claims:
        if isinstance(claim.value, Quantity) and claim.scope in (None, "earlier"):
            note = claim.scope if claim.scope == "earlier" else "risen" if "risen" in claim.rule else ""
            name = names[claim.voice] if claim.statement_id else _PAPER
            found.add(f"{name} {claim.attribute} {claim.value.low} {note}".rstrip())
    assert found == expected, why
    assert len({claim.happening_id for claim in reading.claims}) == 1, "all is of one wreck"


def test_where_the_dead_came_from_is_not_where_they_died(reader: Reader) -> None:
    reading = _read(
        reader, "Six people died in a fire at the Odam camp on Monday. Those killed were from Syria."
    )
    assert all(one.place is None or one.place.name != "Syria" for one in reading.happenings)
