"""Who is let in, read from text: outsiders and not the held, with what negates it."""

import pytest

from counterclaim.model import Report, Stance, Term
from counterclaim.pipeline.reading import Reader, open_reader

IN, OUT, NOT_OUT = "granted", "refused", "not refused"
PART, STOPPED = "limited", "suspended"
_AT = "the Odam detention centre"
CASES = [
    (f"Lawyers cannot see the men held in {_AT}, the bar said.", OUT, "cannot see them"),
    (f'"We have had no contact with our clients in {_AT}," a lawyer said.', OUT, "no contact with clients"),
    (
        f"It is not true that detainees in {_AT} cannot see a lawyer, the ministry said.",
        NOT_OUT,
        "untrue, cannot",
    ),
    (
        f"It is not true that lawyers were not allowed to see the men in {_AT}, the ministry said.",
        NOT_OUT,
        "untrue, not allowed",
    ),
    ('"We cannot reach them by phone," the hotline said of the boat off Odam.', "", "no site"),
    (f'"The cells of {_AT} were closed to us," a lawyer said.', OUT, "closed to us"),
    (f"Lawyers have access to their clients in {_AT} every day, the ministry said.", IN, "plain access"),
    (f"The ministry said the consul had been let into {_AT} on 5 September.", IN, "let in, by a day"),
    (f"Lawyers may enter {_AT} at will, the police said.", IN, "who may"),
    (f"Any lawyer with papers is received at {_AT} within the hour, the ministry said.", IN, "received"),
    (f"The doors of {_AT} are open to every lawyer, the ministry said.", IN, "open to, and no open site"),
    (f"Visits to {_AT} take place as usual, the director said.", IN, "visits by themselves"),
    (f"Families may come to {_AT} on Fridays, the director said.", IN, "may come"),
    (f"Families can see their relatives at {_AT} every Sunday, the director said.", IN, "who may see them"),
    ("Priests can come aboard the quarantine ship at Odam every day, the Red Cross said.", IN, "aboard"),
    (f"Journalists are free to work in {_AT}, the governor said.", IN, "free to work"),
    (f"Nobody with a permit is refused at {_AT}, the director said.", NOT_OUT, "nobody is refused"),
    (f"Families have been unable to see their relatives at {_AT}, the group said.", OUT, "unable to"),
    (f"The League asked to visit {_AT} and had never received permission, it said.", OUT, "asked in vain"),
    (f"Lawyers were told to come back another day at {_AT}, the bar said.", OUT, "told to come back"),
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
    (f"The envoys were allowed into only two of the five blocks of {_AT}, they said.", PART, "a part"),
    (f"Doctors were only allowed to talk to detainees at {_AT} with an officer present.", PART, "only so"),
    (f"She was never allowed to speak to the women at {_AT} alone, the deputy said.", PART, "not alone"),
    (f"Access to the press at {_AT} remains severely restricted, the union said.", PART, "words between"),
    (f"The inspection of {_AT} was obstructed by guards, the inspectors said.", PART, "in the way"),
    (f"Visits to {_AT} were put on hold on Monday, the director said.", STOPPED, "stopped for a time"),
    (f"Family visits have resumed at {_AT}, the director said.", IN, "once more"),
    (f"The ban on visits to {_AT} was lifted on Monday.", IN, "an end to the keeping out"),
    (f"The director has banned visits at {_AT}.", OUT, "visits as an object"),
    (f"Requests by the bar to visit {_AT} were rejected twice, it said.", OUT, "asked for, in the words"),
    (f"The ministry has yet to answer our request to visit {_AT}.", OUT, "asked, and not let in"),
    (f'"They would not let us in," a lawyer said of {_AT}.', OUT, "a refusal that is no plan"),
    (f"The army has closed {_AT} to journalists.", OUT, "closed to some, as an object"),
    (f"The bar said its request for access to {_AT} was refused on Monday.", OUT, "refused, and no plea"),
    (f"The authorities blocked an inspection of {_AT}, diplomats said.", OUT, "blocked, as an object"),
    (f"The men at {_AT} have been denied visits from relatives, lawyers said.", OUT, "denied to the held"),
    (f"Our doctors have been shut out of {_AT} since Monday.", OUT, "shut out, and no site shut"),
    (f"The ministry denied having barred anybody from {_AT}.", NOT_OUT, "anybody is from outside"),
    (f"The detainees at {_AT} were denied access to a doctor, the League said.", "", "access to care"),
    (f"The ombudsman had never asked to visit {_AT}, the ministry said.", "", "never asked"),
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


VISITS = [
    (f"A man who spent two months in the cells of {_AT} was freed on Friday.", "a stay is no visit"),
    (f"Visits to {_AT} were suspended on Friday, the director said.", "suspended"),
    (f"The director of {_AT} cancelled the visit of the ombudsman at the last minute.", "cancelled"),
    (f"The ombudsman was unable to visit {_AT}, her office said.", "unable to"),
    (f"The Red Cross has not been given access to the prisoners at {_AT}.", "no access"),
    (f"The ministry said the ombudsman had never asked to visit {_AT}.", "never asked"),
]


@pytest.mark.parametrize(("text", "why"), VISITS)
def test_nobody_came_who_was_kept_out(reader: Reader, text: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    assert not [
        claim for claim in reading.claims if claim.attribute == "visits" and claim.stance is not Stance.DENIES
    ], why


OWNED = [
    (f"The police chief confirmed that lawyers were not let into {_AT}.", Stance.CONFIRMS),
    (f"The ministry admitted that doctors had been turned away from {_AT} by mistake.", Stance.ADMITS),
]


@pytest.mark.parametrize(("text", "wanted"), OWNED)
def test_who_owns_up_to_it_confirms_or_admits(reader: Reader, text: str, wanted: Stance) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    (claim,) = [claim for claim in reading.claims if claim.attribute == "access"]
    assert isinstance(claim.value, Term)
    assert claim.value.code == OUT
    assert claim.stance is wanted
