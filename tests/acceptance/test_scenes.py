"""The site of an incident, called differently in two reports: what is claimed of it is laid side by side.

Each case has two reports with their publishers; `wanted` names what they part on and the values, "" nothing.
All bodies and events are invented.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterclaim.ledger import Appended, open_ledger
from counterclaim.model import Capture, Dispute, Entry, Fact, Quantity, Report, Term
from counterclaim.pipeline import assemble, work_out
from counterclaim.pipeline.reading import Reader, open_reader
from tests.pipeline.walking import NOON, export, export_worked_out

_FIRE = "A fire broke out on Sunday night in a tent camp near Narva, killing two men, the rescue board said. "
_DEATHS = "Two people died in the fire in the Narva camp on Sunday night. "
_BRAWL = "Two men were stabbed on Sunday night in a brawl at the Kreen reception centre outside Narva. "
_STABBED = "Two men were stabbed in the brawl at Kreen on Sunday night. "

CASES = [
    (
        f"{_FIRE}The mayor of Narva said 400 people were in the camp when the fire broke out.",
        f"{_DEATHS}Lesk Watch says 720 people were living in the camp on the day of the fire.",
        "held: 400 | 720",
        "a noun with its town, and a camp called by that town",
    ),
    (
        f"{_FIRE}The mayor of Narva said the camp was built for 300 people.",
        "Two people died in the fire in the reception centre in Narva on Sunday night. Lesk Watch says the "
        "centre was built for 120 people.",
        "capacity: 120 | 300",
        "a camp, and a centre",
    ),
    (
        f"{_FIRE}The mayor of Narva denied that people were sleeping on the floor in the camp.",
        "Two people died in the fire in the reception centre in Narva on Sunday night. Lesk Watch says "
        "people were sleeping on the floor in the centre.",
        "conditions: not on_the_floor | on_the_floor",
        "what it is like there",
    ),
    (
        f"{_FIRE}The mayor of Narva said 400 people were in the camp.",
        f"{_DEATHS}Lesk Watch says about 410 people were in the camp.",
        "",
        "figures that can be one",
    ),
    (
        f"{_FIRE}The mayor of Narva said the camp was built for 300 people.",
        f"{_DEATHS}Lesk Watch says 720 people were living in the camp.",
        "",
        "how many it is meant for, and how many are there",
    ),
    (
        f"{_FIRE}The mayor of Narva said 400 people were in the camp.",
        "Guards shot at men who tried to leave the Narva camp on 3 February. Lesk Watch says 720 people "
        "were in the camp.",
        "",
        "two incidents, so that nothing says that the two are one site",
    ),
    (
        "A fire broke out on Sunday night in the Old Brickworks camp near Narva, killing two men. The mayor "
        "of Narva said 400 people were in the camp.",
        "Two men died in the fire in the Kreen Hall centre near Narva on Sunday night. Lesk Watch says 720 "
        "people were in the centre.",
        "",
        "each has a name of its own",
    ),
    (
        f"{_FIRE}The mayor of Narva said 400 people were in the camp.",
        f"{_DEATHS}Lesk Watch says 720 people are held in a prison in Tartu.",
        "",
        "another site, where nothing happened",
    ),
    (
        f"{_FIRE}The mayor of Narva said 400 people were in the camp when the fire broke out.",
        f"{_DEATHS}120 people are still in the camp, Lesk Watch says today.",
        "held: 120 | 400",
        "who is still there, on one day",
    ),
    (
        f"{_BRAWL}There are 900 people in the centre, the mayor of Narva said.",
        f"{_STABBED}Lesk Watch says 1,600 people live in the camp.",
        "held: 1600 | 900",
        "the only site of which a report tells that names none for the brawl",
    ),
    (
        f"{_BRAWL}There are 900 people in the centre, the mayor of Narva said.",
        f"{_STABBED}Lesk Watch says 1,600 people live in the Tondi camp, and 300 in a hostel in Valga.",
        "",
        "two sites, neither of which need be it",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _entries(reader: Reader, *texts: str) -> list[Entry]:
    reports = [
        Report(f"report-{number}", f"{number}.txt", text, publisher=f"Paper {number}", language="en")
        for number, text in enumerate(texts)
    ]
    return [
        Entry(report=report, reading=reader.read(report), position=number, published=date(2024, 2, 13))
        for number, report in enumerate(reports)
    ]


def _describe(dispute: Dispute) -> str:
    said = set()
    for position in dispute.positions:
        value = position.value
        shown = (
            str(value.low) if isinstance(value, Quantity) else value.code if isinstance(value, Term) else ""
        )
        said.add(f"not {shown}" if position.denies else shown)
    return f"{dispute.attribute}: {' | '.join(sorted(said))}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[3])
def test_one_site_by_two_names(reader: Reader, case: tuple[str, str, str, str]) -> None:
    first, second, wanted, why = case
    content = work_out(_entries(reader, first, second), reader.codebook, ())
    found = [_describe(item) for item in content.disputes if item.attribute != "place"]
    assert found == ([wanted] if wanted else []), (why, found)


def test_who_is_still_there_is_fewer_than_were(reader: Reader) -> None:
    first, second = _entries(
        reader,
        f"{_FIRE}The mayor of Narva said 400 people were in the camp when the fire broke out.",
        f"{_DEATHS}120 people are still in the camp, Lesk Watch says.",
    )
    later = replace(second, published=date(2024, 2, 14))
    assert work_out([first, later], reader.codebook, ()).disputes == ()


def test_the_second_report_is_worked_in_as_both_at_once(reader: Reader, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for number, entry in enumerate(_entries(reader, *CASES[0][:2])):
            report = entry.report
            capture = Capture(report.uri, "text/plain", report.text.encode(), NOON, f"{number:064x}")
            day = Fact(report.id, "published", "2024-02-13", "flag", NOON)
            ledger.append_many([Appended(capture, report, (day,), entry.reading)])
            assemble(ledger, reader.codebook)
        assert [item.attribute for item in ledger.book().disputes()] == ["held"]
        assert export(ledger.book()) == export_worked_out(ledger, reader.codebook, tmp_path)
