"""Happenings as they are compared, read from the ledger; the latest read stay, for the next reading often
looks at the same weeks."""

from collections import OrderedDict

from counterclaim.codebook.schema import Codebook
from counterclaim.codebook.schema.once import once
from counterclaim.incidents.views import Rules, View, view_happening
from counterclaim.ledger.codec import decode
from counterclaim.model import PlacedHappening

_MOST_VIEWS = 3_000  # about 30 MB

Seen = tuple[PlacedHappening, View | None]


class Sight:
    """How the happenings of one codebook are seen."""

    def __init__(self, codebook: Codebook) -> None:
        self.rules = Rules(codebook.domains)
        self._seen: OrderedDict[str, Seen] = OrderedDict()

    def read(self, body: str) -> Seen:
        """The happening that is kept as `body`, and how it is compared; None where it makes no incident."""
        seen = self._seen.get(body)
        if seen is None:
            placed = decode(PlacedHappening, body)
            seen = placed, view_happening(placed, self.rules)
            self.remember(body, seen)
        else:
            self._seen.move_to_end(body)
        return seen

    def remember(self, body: str, seen: Seen) -> None:
        """Have it at hand, as the latest that was read."""
        self._seen[body] = seen
        if len(self._seen) > _MOST_VIEWS:
            self._seen.popitem(last=False)


open_sight = once(Sight)
