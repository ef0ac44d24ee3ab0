"""The shelf against the plain way of filtering: whatever is asked, the same incidents and numbers."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger.browsing import IncidentRow
from counterclaim.review.shelf import NO_SITE, STATES, Shelf, Wanted

TYPES = ["raid", "shooting", "fire"]
SITES = [None, "site-1", "site-2"]
PLACES = [None, "Tripoli", "Misrata"]
VOICES = ["actor-1", "actor-2", "actor-3"]
BODIES = {"actor-3": ("actor-1",)}
DAYS = [None, "2019-07-02", "2019-07-31", "2020-01-01", "2021-10-08"]

made = st.builds(
    lambda types, site, place, first, last: (types, site, place, first, last),
    st.lists(st.sampled_from(TYPES), min_size=1, max_size=2, unique=True),
    st.sampled_from(SITES),
    st.sampled_from(PLACES),
    st.sampled_from(DAYS),
    st.sampled_from(DAYS),
)


def make_row(
    number: int, types: list[str], site: str | None, place: str | None, first: str | None, last: str | None
) -> IncidentRow:
    if first and last and first > last:
        first, last = last, first
    return IncidentRow(
        id=f"incident-{number:04}",
        types=tuple(types),
        earliest=first,
        latest=last,
        place=place,
        country=None,
        latitude=None,
        longitude=None,
        precision=None,
        site_id=site,
        reports=1,
        claims=1,
        parties=(),
        expression="",
    )


@st.composite
def shelves(draw: st.DrawFn) -> tuple[list[IncidentRow], set[tuple[str, str]], set[str], set[str]]:
    rows = [make_row(number, *each) for number, each in enumerate(draw(st.lists(made, max_size=30)))]
    ids = [row.id for row in rows]
    if not ids:
        return rows, set(), set(), set()
    voices = draw(st.sets(st.tuples(st.sampled_from(ids), st.sampled_from(VOICES))))
    return rows, voices, draw(st.sets(st.sampled_from(ids))), draw(st.sets(st.sampled_from(ids)))


wanted = st.builds(
    lambda types, sites, places, voices, states, since, until: Wanted(
        {"type": tuple(types), "site": tuple(sites), "place": tuple(places), "voice": tuple(voices)},
        tuple(states),
        since,
        until,
    ),
    st.lists(st.sampled_from(TYPES), max_size=2, unique=True),
    st.lists(st.sampled_from([NO_SITE, "site-1", "site-9"]), max_size=2, unique=True),
    st.lists(st.sampled_from(["Tripoli", "nowhere"]), max_size=1),
    st.lists(st.sampled_from(VOICES), max_size=2, unique=True),
    st.lists(st.sampled_from(STATES), max_size=2, unique=True),
    st.sampled_from(["", "2019", "2019-07-15", "2020"]),
    st.sampled_from(["", "2019", "2019-07", "2021-10-08"]),
)


def fits(
    row: IncidentRow, asked: Wanted, voices: set[tuple[str, str]], disputed: set[str], judged: set[str]
) -> bool:
    """The plain way, row by row."""
    heard = {voice for incident, voice in voices if incident == row.id}
    heard |= {body for voice in heard for body in BODIES.get(voice, ())}
    facets = asked.facets
    if facets["type"] and not set(facets["type"]) & set(row.types):
        return False
    if facets["site"] and (row.site_id or NO_SITE) not in facets["site"]:
        return False
    if facets["place"] and row.place not in facets["place"]:
        return False
    if facets["voice"] and not set(facets["voice"]) & heard:
        return False
    states = {
        "disputed": row.id in disputed,
        "unjudged": row.id not in judged,
        "neither": row.id not in disputed and row.id in judged,
    }
    if asked.states and not any(states[state] for state in asked.states):
        return False
    if asked.since or asked.until:
        first, last = row.earliest or row.latest, row.latest or row.earliest
        if first is None or last is None:
            return False
        if asked.since and row.latest is not None and last < asked.since:
            return False
        if asked.until and first[: len(asked.until)] > asked.until:
            return False
    return True


@given(shelves(), wanted)
def test_the_shelf_finds_what_the_plain_way_finds(
    held: tuple[list[IncidentRow], set[tuple[str, str]], set[str], set[str]], asked: Wanted
) -> None:
    rows, voices, disputed, judged = held
    shelf = Shelf(1, rows, voices, [(each, "killed") for each in disputed], judged, BODIES)
    found = shelf.find(asked)
    assert {row.id for row in found} == {row.id for row in rows if fits(row, asked, voices, disputed, judged)}
    days = [row.earliest or row.latest or "" for row in found]
    assert days == sorted(days, reverse=True)


@given(shelves(), wanted)
def test_the_number_beside_a_value_is_what_choosing_it_alone_gives(
    held: tuple[list[IncidentRow], set[tuple[str, str]], set[str], set[str]], asked: Wanted
) -> None:
    rows, voices, disputed, judged = held
    shelf = Shelf(1, rows, voices, [(each, "killed") for each in disputed], judged, BODIES)
    for facet in asked.facets:
        for counted in shelf.count(asked, facet, 50):
            alone = Wanted({**asked.facets, facet: (counted.value,)}, asked.states, asked.since, asked.until)
            assert counted.number == len(shelf.find(alone))
    for counted in shelf.count_states(asked):
        alone = Wanted(asked.facets, (counted.value,), asked.since, asked.until)
        assert counted.number == len(shelf.find(alone))
