"""Linking: any order and any batches give the same incidents."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.incidents.link import match_happenings
from counterclaim.incidents.views import Rules, view_happening
from counterclaim.incidents.weights import SAME
from counterclaim.model import Happening, PlacedHappening
from tests.incidents.told import HALL, NIGHT, QANAT, SOME_SITE, link, partition
from tests.ledger_made import CODEBOOK, ORU, ORU_PORT, TAMBEK, make_placed, on

RULES = Rules(CODEBOOK.domains)

PLACED = st.lists(
    st.tuples(
        st.sampled_from([["drellin"], ["sorvash"], ["drellin", "sorvash"], ["ridda"], ["longwar"]]),
        st.sampled_from([None, QANAT, HALL, SOME_SITE]),
        st.sampled_from([None, NIGHT, on("2031-05-15"), on("2031-05-17"), on("2031-05-14", "2031-05-20")]),
        st.sampled_from([ORU, ORU_PORT, TAMBEK, None]),
        st.lists(st.sampled_from(["ota", "meru", "sil", "brann"]), max_size=4),
        st.integers(1, 5),
    ),
    min_size=1,
    max_size=9,
).map(
    lambda made: [
        make_placed(
            f"h{index}", types, site=site, when=when, place=place, words=words, report=f"r{n}", position=n
        )
        for index, (types, site, when, place, words, n) in enumerate(made)
    ]
)


@given(PLACED, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_incidents(placed: list[PlacedHappening], chance: Random) -> None:
    told = link(placed)
    shuffled = list(placed)
    chance.shuffle(shuffled)
    assert link(shuffled) == told
    members = [known for incident in told for known in incident.happening_ids]
    stand = [item.happening for item in placed if _is_somewhere_or_some_day(item.happening)]
    assert len(members) == len(set(members)), "each once"
    assert {item.id for item in stand} <= set(members), "what only names it in passing may join, or be left"


@given(PLACED, st.data())
def test_any_batches_give_the_same_incidents(placed: list[PlacedHappening], data: st.DataObject) -> None:
    """Reports come in batches; after each, only the components that it touches are linked anew."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(placed)), max_size=3)))
    there: dict[str, PlacedHappening] = {}
    components: list[set[str]] = []
    for start, end in pairwise([0, *cuts, len(placed)]):
        for item in placed[start:end]:
            touched = [part for part in components if any(_touch(item, there[known]) for known in part)]
            components = [part for part in components if part not in touched]
            components.append({item.happening.id}.union(*touched))
            there[item.happening.id] = item
    piecewise = {
        group for part in components for group in partition(link([there[known] for known in sorted(part)]))
    }
    assert piecewise == partition(link(placed))


def _touch(one: PlacedHappening, other: PlacedHappening) -> bool:
    """Whether two happenings can have to do with each other: they score as one, or one may refer to the
    other, which is dated and at the same site or in the same quarter."""
    views = [view_happening(item, RULES) for item in (one, other)]
    if views[0] is None or views[1] is None:
        return False
    first, second = views[0], views[1]
    low, high = sorted((first, second), key=lambda view: view.id)
    return bool(first.areas & second.areas) or match_happenings(low, high).score >= SAME


def _is_somewhere_or_some_day(happening: Happening) -> bool:
    campaign = "longwar" in happening.types
    sited = happening.site_id is not None and not campaign
    return happening.period is not None or happening.place is not None or sited
