"""The record of a site, read from text: who runs it, who is inside, its state, what it is like there.

`wanted` and `unwanted` name claims as `attribute=value`, parted by semicolons: a figure as it is read
("0..49"), a term, or words for somebody with the role ("Sertex runs"). A word of stance or modality before
them asks for that one, where it is not a plain assertion ("deny", "promised").
"""

import pytest

from counterclaim.model import Claim, Modality, Party, Quantity, Report, Stance, Term
from counterclaim.pipeline.reading import Reader, open_reader

Row = tuple[str, str, str, str]
OPERATORS: list[Row] = [
    ("The Merrow centre is run by a private company, Gardline.", "operator=Gardline runs", "", "by its name"),
    ("The Kalm centre, operated by the firm Sertex, was fined.", "operator=Sertex runs", "", "a name behind"),
    (
        "Sertex Ltd, the company that runs the Kalm centre, was fined.",
        "operator=Sertex Ltd runs",
        "",
        "before",
    ),
    ("The camp is managed by the city and guarded by police.", "operator=police guards", "", "two roles"),
    ("Lawyers said the army ran the Odam centre.", "operator=the army runs", "", "as a doer"),
    ("The Odam centre is in the hands of the militia.", "operator=the militia runs", "", "without a verb"),
    ("The hostel is owned by a firm and run by the army.", "operator=the army runs", "", "joined by 'and'"),
    (
        "The army took over the running of the Lesk camp in May.",
        "operator=The army runs",
        "",
        "the work of it",
    ),
    ("Odam camp has been run by nuns since 2021.", "operator=nuns runs", "", "since then, and still"),
    ("The ministry denied that it ran the Odam centre.", "deny operator=it runs", "", "who speaks"),
    ("The Odam centre will be run by the army.", "promised operator=the army runs", "", "a plan"),
    ("Soldiers guarding the Lindo barracks fled.", "operator=Soldiers guards", "", "a barracks is one site"),
    ("The boat near the Odam camp was operated by smugglers.", "", "operator=smugglers runs", "a boat"),
    ("Migrants at the Odam centre are in the hands of smugglers.", "", "operator=smugglers runs", "people"),
    ("Police controlled the crowd outside the Odam centre.", "", "operator=Police runs", "a crowd"),
    ("The guards at the Odam centre fled.", "", "operator=The guards guards", "a noun"),
    ("Migrants managed to leave the Odam camp.", "", "operator=Migrants runs", "another sense"),
    ("The Odam centre, formerly run by the army, is shut.", "", "operator=the army runs", "no longer"),
    ("Lawyers asked the city to run the shelter in Odam.", "", "operator=the city runs", "only asked"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _tell(claim: Claim) -> str:
    held = claim.value
    value = ""
    if isinstance(held, Quantity):
        one = held.low == held.high
        value = str(held.low) if one else f"{held.low}..{'' if held.high is None else held.high}"
    elif isinstance(held, Term):
        value = held.code
    elif isinstance(held, Party):
        value = f"{held.wording} {held.role}"
    signs = ["deny "] if claim.stance is Stance.DENIES else []
    signs += [f"{claim.modality.value} "] if claim.modality is not Modality.ACTUAL else []
    return f"{''.join(signs)}{claim.attribute}={value}"


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), [*OPERATORS])
def test_site_is_told_of(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    told = {_tell(claim) for claim in reading.claims if claim.scope is None}
    assert set(filter(None, wanted.split("; "))) <= told, (why, told)
    assert told.isdisjoint(filter(None, unwanted.split("; "))), (why, told)
