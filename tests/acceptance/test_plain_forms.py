"""Plain ways to deny, to count and to say where, told so often that a miss is dear. All names are invented.

`wanted` and `unwanted` are as in `test_how_many_died`: `voice: attribute=value`, with "deny" before what is
denied; "Odam Post" is the publisher. Figures with a scope are not told.
"""

import pytest

from counterclaim.model import Report
from counterclaim.pipeline.reading import Reader, open_reader
from tests.acceptance.told_by import check_told

_RIOT = "There was a riot at the Kessel centre on Thursday, the government said."
_HOLDS = "The Kessel camp holds 450 people."
_FIRE = "A fire broke out at the Kessel camp on 6 April."
_SHOT = "Three men were shot dead at the Kessel camp on Monday."

DENIED = [
    (
        f'{_RIOT} "There was no riot," a cook said.',
        "deny a cook: occurred=yes",
        "",
        "a bare denial of its kind",
    ),
    (f"{_RIOT} There was none.", "deny Odam Post: occurred=yes", "", "there was none"),
    (f"{_RIOT} There was not.", "deny Odam Post: occurred=yes", "", "there was not"),
    (
        f"{_FIRE} There was no riot, a cook said.",
        "",
        "deny a cook: cause=fire_smoke",
        "a thing of another kind",
    ),
    (
        f"{_FIRE} The claims about the fire are untrue, the ministry said.",
        "",
        "deny ministry: occurred=yes",
        "claims about it are denied, and not that it was",
    ),
    (
        f"{_FIRE} Reports of a fire at the Kessel camp are untrue, the ministry said.",
        "deny ministry: occurred=yes",
        "",
        "reports of it are denied, and so is it",
    ),
    (
        "Three men were hurt in a fight at the Kessel camp on Monday. A cook said police had charged at "
        "people who had nothing to do with the fight.",
        "",
        "deny a cook: perpetrator=police",
        "who had nothing to do with it is not who charged",
    ),
    (
        f"{_SHOT} The army had nothing to do with it, a cook said.",
        "deny a cook: perpetrator=The army",
        "",
        "who had nothing to do with it did not do it",
    ),
]

COUNTED = [
    (
        f"{_FIRE} The number of people killed is eight.",
        "Odam Post: killed=8",
        "",
        "the number of those killed",
    ),
    (f"{_FIRE} The number of injured people is 12.", "Odam Post: injured=12", "", "the number of injured"),
    (
        f"{_FIRE} Women injured on the way were taken in by eight farms.",
        "",
        "Odam Post: injured=8",
        "the figure of something else",
    ),
    (
        "A mass fight had broken out at the Kessel camp on 6 April. Eight people were injured.",
        "Odam Post: injured=8",
        "Odam Post: escaped=8",
        "a fight that broke out",
    ),
    (
        "Forty men broke out of the Kessel camp on 6 April.",
        "Odam Post: escaped=40",
        "",
        "men who broke out have escaped",
    ),
    (
        "On Saturday 37 men escaped from the Kessel camp. So far 15 have been recaptured, the ministry said. "
        "The union says 62.",
        "union: escaped=62",
        "union: recaptured=62",
        "more than all cannot be the part",
    ),
    (
        "On Saturday 37 men escaped from the Kessel camp. So far 15 have been recaptured, the ministry said. "
        "The union says nine.",
        "union: recaptured=9",
        "union: escaped=9",
        "a figure that can be of the part",
    ),
]

HELD = [
    (f"{_HOLDS} Across the country 6,500 people are held.", "", "Odam Post: held=6500", "across the country"),
    (
        f"{_HOLDS} In all of the islands, 6,500 people are held.",
        "",
        "Odam Post: held=6500",
        "all of the islands",
    ),
    (f"{_HOLDS} In all, 6,500 people are held nationwide.", "", "Odam Post: held=6500", "nationwide"),
    (f"{_HOLDS} The country holds 6,500 people.", "", "Odam Post: held=6500", "what a country holds"),
    (f"{_HOLDS} It held 600 in May.", "Odam Post: held=600", "", "what the site holds"),
]

MEANS = [
    (
        "A boat sank off Oru on Monday. A helicopter took part in the search.",
        "",
        "Odam Post: means=aircraft",
        "a helicopter that searches",
    ),
    (
        "A helicopter fired on the Kessel camp on Monday and killed two men.",
        "Odam Post: means=aircraft",
        "",
        "one that fires",
    ),
]
CASES = [*DENIED, *COUNTED, *HELD, *MEANS]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize(("text", "wanted", "unwanted", "why"), CASES, ids=[case[3] for case in CASES])
def test_plain_form(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    check_told(reader, text, wanted, unwanted, why)


def test_a_group_that_is_called_a_centre_is_no_site(reader: Reader) -> None:
    text = (
        "Men broke out of the Kessel camp on Monday. The Arce Rights Centre, a local group, put their number "
        "at 15."
    )
    reading = reader.read(Report("report-1", "a.txt", text, language="en"))
    assert [site.name for site in reading.sites] == ["Kessel camp"]


def test_people_from_a_country_are_not_in_it(reader: Reader) -> None:
    text = "Thirty men, nearly all of them from Mali, escaped from the Kessel camp on Monday."
    (told,) = reader.read(Report("report-1", "a.txt", text, language="en")).happenings
    assert told.place is None


def test_where_people_were_only_brought_it_did_not_take_place(reader: Reader) -> None:
    text = "Police beat two men on Monday, a cook said. All were later taken to the Kessel camp."
    happenings = reader.read(Report("report-1", "a.txt", text, language="en")).happenings
    assert [item.site_id for item in happenings if "ill_treatment" in item.types] == [None]
