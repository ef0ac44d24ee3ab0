"""Force, and its denial, in the passive, as a noun and by its tools, read from text to claims.

`wanted` and `unwanted` are as in `test_told`: `attribute=value`, with "deny" before what is denied.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.test_told import _says

_HELD = "Gendarmes arrested 40 men at the Odam camp on Sunday."

CASES = [
    # --- denials
    (
        f"{_HELD} The commander said they had not been ill-treated.",
        "deny occurred=yes",
        "occurred=yes",
        "a participle with a hyphen",
    ),
    (
        f"{_HELD} The commander said the men were not struck.",
        "deny occurred=yes",
        "occurred=yes",
        "a blow in the passive",
    ),
    (f"{_HELD} The commander said no one was slapped.", "deny occurred=yes", "occurred=yes", "nobody"),
    (
        f"{_HELD} The ministry said no mistreatment took place.",
        "deny occurred=yes",
        "occurred=yes",
        "there was none of it",
    ),
    (
        f"{_HELD} There were no beatings, the commander said.",
        "deny occurred=yes",
        "occurred=yes",
        "the same with 'there'",
    ),
    (
        f"{_HELD} The ministry rejected the allegations of violence.",
        "deny occurred=yes",
        "",
        "violence that was alleged",
    ),
    (
        f"{_HELD} The ministry denied that there had been any violence by police.",
        "deny perpetrator=police",
        "",
        "whose violence",
    ),
    # --- force told
    (
        f"{_HELD} Police ill-treated them, an aid group said.",
        "occurred=yes",
        "deny occurred=yes",
        "the verb with a hyphen",
    ),
    (f"{_HELD} A Syrian said guards pushed him over the fence.", "perpetrator=guards", "", "over a fence"),
    (
        f'{_HELD} "They hit him with the butts of their rifles," his wife said.',
        "force_used=batons",
        "means=firearms",
        "butts are no shots",
    ),
    (
        f"{_HELD} A lawyer called the use of force excessive.",
        "force_used=excessive",
        "",
        "a verdict behind its noun",
    ),
    (
        f"{_HELD} The force was completely disproportionate, a lawyer said.",
        "force_used=excessive",
        "",
        "the same as a sentence",
    ),
    # --- people made to leave, and people who left because they wanted to
    (
        "Soldiers cleared the Odam camp on Sunday. Residents said they were driven out with sticks.",
        "force_used=coercion",
        "force_used=willing",
        "people driven out",
    ),
    (
        "Soldiers cleared the Odam camp on Sunday. The governor said all had left of their own free will.",
        "force_used=willing",
        "force_used=coercion",
        "nobody was made to leave",
    ),
    (
        "Soldiers cleared the Odam camp on Sunday. The army denied that anyone was forced out.",
        "deny force_used=coercion",
        "force_used=coercion",
        "being forced out is denied",
    ),
    (
        "The men drove out of the Odam camp in three lorries on Sunday.",
        "",
        "force_used=coercion",
        "who drives out himself",
    ),
    ("Fire drove people out of the Odam camp on Sunday.", "", "force_used=coercion", "nobody drives them"),
    (
        "Two of the men beaten in the Odam centre on Sunday died, their lawyer said.",
        "",
        "perpetrator=Two of the men; perpetrator=the men",
        "a participle behind a noun is what was done to it",
    ),
    # --- near misses
    (f"{_HELD} The hall was struck by lightning.", "", "occurred=yes; force_used=batons", "a building"),
    (f"{_HELD} A disproportionate number of them are minors.", "", "force_used=excessive", "a number"),
    (
        f"{_HELD} Women among them had fled domestic violence.",
        "",
        "occurred=yes; perpetrator=Women",
        "violence elsewhere",
    ),
    (f"{_HELD} He said violence between residents was frequent.", "", "occurred=yes", "among those held"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), CASES, ids=[row[3] for row in CASES])
def test_force_told_and_denied(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    told = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en")).claims
    found = [(claim.attribute, claim.value, claim.stance) for claim in told]
    for each in filter(None, wanted.split("; ")):
        assert any(_says(claim, each) for claim in told), (why, each, found)
    for each in filter(None, unwanted.split("; ")):
        assert not any(_says(claim, each) for claim in told), (why, each, found)
