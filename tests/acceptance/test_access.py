"""Who is let in, read from text: outsiders and not the held, with what negates it."""

import pytest

from counterclaim.model import Report, Stance, Term
from counterclaim.pipeline.reading import Reader, open_reader

IN, OUT, NOT_OUT = "granted", "refused", "not refused"
_AT = "the Odam detention centre"
CASES = [
    (f"Lawyers have access to their clients in {_AT} every day, the ministry said.", IN, "plain access"),
    (f"The ministry said the consul had been let into {_AT} on 5 September.", IN, "let in, by a day"),
    (f"Lawyers may enter {_AT} at will, the police said.", IN, "who may"),
    (f"Any lawyer with papers is received at {_AT} within the hour, the ministry said.", IN, "received"),
    (f"The doors of {_AT} are open to every lawyer, the ministry said.", IN, "open to, and no open site"),
    (f"Visits to {_AT} take place as usual, the director said.", IN, "visits by themselves"),
    (f"Families may come to {_AT} on Fridays, the director said.", IN, "may come"),
    (f"Journalists may not enter {_AT}, the ministry said.", OUT, "a 'not' inside the words"),
    (f"None of our lawyers has been allowed into {_AT} since Tuesday.", OUT, "a negated subject"),
    (
        f"Since Monday neither lawyers nor priests have been allowed to enter {_AT}, the League said.",
        OUT,
        "nor",
    ),
    (f"Not one lawyer has set foot in {_AT} since Friday, the bar said.", OUT, "an idiom"),
    (f"The UN agency has not been able to enter {_AT} since March, it said.", OUT, "not able"),
    (f"A physician came to {_AT} and was turned away at the gate, the League said.", OUT, "turned away"),
    (
        f"Guards sent the delegation away from the gate of {_AT}, the League said.",
        OUT,
        "with an object between",
    ),
    (
        f"Officers barred the way to two deputies who wanted to inspect {_AT}, they said.",
        OUT,
        "barred the way",
    ),
    (f"The agency has had no access to {_AT} for two months, it said.", OUT, "'no access' is one word"),
    (f"{_AT.capitalize()} remains closed to independent observers, the League said.", OUT, "closed to some"),
    (
        f"The police said that no organisation had been denied entry to {_AT}.",
        NOT_OUT,
        "who was not kept out",
    ),
    (f"Nobody who came to {_AT} with a pass was sent away, the director said.", NOT_OUT, "over a clause"),
    (
        f"It is not true that doctors were turned away from {_AT}, the ministry said.",
        NOT_OUT,
        "called untrue",
    ),
    (f"The ministry denied that lawyers were kept out of {_AT}.", NOT_OUT, "a denial by its verb"),
    (f"The men in {_AT} have no access to clean water, the League said.", "", "access to a thing"),
    (f"The 40 people were refused entry to the country and taken to {_AT}.", "", "the held, at a border"),
    (f"The detainees were not allowed to leave {_AT}, the League said.", "", "out, not in"),
    (f"A boat was turned back at sea; its passengers were taken to {_AT}, the navy said.", "", "a boat"),
    (f"The League demanded that doctors be allowed into {_AT}.", "", "only demanded"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "why"), CASES)
def test_who_is_let_in(reader: Reader, text: str, wanted: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    claims = [claim for claim in reading.claims if claim.attribute == "access"]
    found = {
        f"{'not ' if claim.stance is Stance.DENIES else ''}{claim.value.code}"
        for claim in claims
        if isinstance(claim.value, Term)
    }
    assert found == ({wanted} if wanted else set()), why
    assert not [claim for claim in reading.claims if claim.attribute == "status"], "who enters is no status"
