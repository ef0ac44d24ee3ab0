"""Denials and charges that only point at what was told before, and denials of a part in it.

`wanted` and `unwanted` are as in `test_told`: `attribute=value`, with "deny" before what is denied.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.test_told import _says

_BEAT = "Refugees said border guards beat two men at the Odam camp on Monday."
_SHOT = "Survivors said border guards shot dead two men at the Odam camp on Monday."
_DENIED = "deny perpetrator=border guards"

CASES = [
    # --- who it was
    (f'{_SHOT} "It was not us," the police chief said.', "deny perpetrator=us", "perpetrator=us", "not us"),
    (f"{_SHOT} The prefect said it was smugglers.", "perpetrator=smugglers", "", "it was others"),
    (f'{_BEAT} "The guards did it," a cook said.', "perpetrator=The guards", "", "did it"),
    (
        f'{_BEAT} "The guards did not do this," a cook said.',
        "deny perpetrator=The guards",
        "perpetrator=The guards",
        "did not do this",
    ),
    (
        f'{_SHOT} "It was a soldier who brought the bread," a cook said.',
        "",
        "perpetrator=a soldier",
        "who is named for something else",
    ),
    (f'{_SHOT} "Was it the army?" a deputy asked.', "", "perpetrator=the army", "a question"),
    (
        '"None of us lit the fire at the Odam camp on Monday," a detainee said.',
        "deny perpetrator=us",
        "deny occurred=yes",
        "none of us: the fire was",
    ),
    # --- called untrue
    (f"{_BEAT} The ministry contests this version.", _DENIED, "", "a version"),
    (f"{_BEAT} The ministry said it knew nothing of such an incident.", _DENIED, "", "knew nothing"),
    (f"{_SHOT} The ministry said it had no knowledge of such an incident.", "", "perpetrator=it", "it"),
    (f"{_BEAT} The ministry accused the refugees of lying.", _DENIED, "perpetrator=the refugees", "lying"),
    (f"{_BEAT} The ministry said the refugees had made up the story.", _DENIED, "", "made it up"),
    (
        f"{_BEAT} The ministry accused the refugees of lying about their names.",
        "",
        _DENIED,
        "lied about something else",
    ),
    (f'{_BEAT} "We did nothing," a refugee said.', "", _DENIED, "what one did oneself"),
    (
        f"{_BEAT} Two cooks were arrested, the prefect said. It denied reports that soldiers shot at "
        "fishermen in Oru in 2019.",
        "",
        "deny arrested=2",
        "a denial that tells itself what it denies",
    ),
    # --- a part in it
    (f"{_SHOT} The brigade denied any wrongdoing.", "deny perpetrator=brigade", "", "wrongdoing"),
    (
        "Three men died at the Odam camp on Monday. The brigade denied any part in the deaths of three men.",
        "deny perpetrator=brigade",
        "deny killed=3",
        "the deaths are taken for granted",
    ),
    (
        f"{_SHOT} The commander said his men were not at the camp on Monday.",
        "deny perpetrator=his men",
        "deny date=Monday; deny place=the camp",
        "who was not there denies no place of the deed",
    ),
    (f"{_SHOT} The prefect put the blame on smugglers.", "perpetrator=smugglers", "", "the blame on them"),
    (
        f"{_BEAT} The officers reject the claim of the union that they beat the men.",
        "deny perpetrator=they",
        "",
        "who rejects a claim is who is meant in it",
    ),
    # --- force that was not used
    (
        f"{_BEAT} The prefect said its officers used no violence.",
        "deny perpetrator=its officers; force_used=none",
        "perpetrator=its officers",
        "a no within the words",
    ),
    (f"{_BEAT} The prefect said no officer had used force.", "force_used=none", "", "nobody did"),
    (
        f"{_SHOT} The prefect said the guards had only used tear gas.",
        "force_used=tear_gas",
        "deny force_used=tear_gas",
        "only: no word is denied",
    ),
    (
        "The prefect said no shots were fired at the men at the Odam camp on Monday.",
        "deny cause=gunfire",
        "force_used=none",
        "not at them",
    ),
    (
        "A man died at the Odam camp on Monday after he was hit by a police vehicle, his brother said.",
        "means=vehicle",
        "",
        "on land",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), CASES, ids=[case[3] for case in CASES])
def test_denials_that_point_back(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    for each in filter(None, wanted.split("; ")):
        assert any(_says(claim, each) for claim in reading.claims), (why, each)
    for each in filter(None, unwanted.split("; ")):
        assert not any(_says(claim, each) for claim in reading.claims), (why, each)


def test_a_second_verb_of_it_has_the_voice_of_the_first(reader: Reader) -> None:
    text = (
        "The brigade said that a man died of a heart attack at the Odam camp on Monday.\n\n"
        "It said that he had been seen by a doctor and denied that he had been beaten."
    )
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    names = {member.id: member.name for member in reading.cast}
    assert {names[actor] for item in reading.statements for actor in item.actor_ids} == {"brigade"}
