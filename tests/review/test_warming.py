"""What a page would have to wait for is done before the first is asked for."""

from pathlib import Path

from counterclaim.api import open_ledger
from counterclaim.review.rendering import link_static, open_templates
from tests.review.desks import make_desk


def test_nothing_is_left_for_the_first_page(examples: Path) -> None:
    open_templates.cache_clear()
    link_static.cache_clear()
    asked: list[float] = []

    def find(south: float, west: float, north: float, east: float) -> tuple[tuple[float, float, int], ...]:
        asked.append(south)
        return ()

    with open_ledger(examples, create=False) as ledger:
        desk = make_desk(ledger)
        desk.towns = find
        desk.refresh()
        environment = open_templates()
        assert environment.cache is not None
        compiled = {name for _, name in environment.cache}
        assert compiled == set(environment.list_templates())
        assert link_static.cache_info().currsize > 10
        assert len(asked) == 1
        assert desk._queue is not None
        assert desk._shelf is not None
        assert desk.waiting == len(desk._queue[1])


def test_shelf_and_queue_are_found_once_for_a_state_of_the_ledger(examples: Path) -> None:
    with open_ledger(examples, create=False) as ledger:
        desk = make_desk(ledger)
        desk.refresh()
        kept = desk._shelf, desk._queue
        for _ in range(2):
            with desk.look() as look:
                desk.find_queue(look)
        assert desk._shelf is kept[0]
        assert desk._queue is kept[1]
