"""Happenings as linking compares them, kept in the ledger from one renewal to the next."""

from collections.abc import Collection
from dataclasses import dataclass, field

from counterclaim.incidents.views import View, view_happening
from counterclaim.ledger import Desk
from counterclaim.ledger.codec import encode
from counterclaim.model import PlacedHappening
from counterclaim.pipeline.renewal.seeing import Sight


@dataclass(slots=True)
class Views:
    """Happenings as they are compared, read when they are asked for."""

    desk: Desk
    sight: Sight
    placed: dict[str, PlacedHappening] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    components: dict[str, str] = field(default_factory=dict)

    def load(self, column: str, values: Collection[str]) -> set[str]:
        """The happenings whose `column` is one of `values`."""
        rows = self.desk.rows("views", column, values)
        for row in rows:
            if row.id not in self.placed:
                self._keep(*self.sight.read(row.body))
                self.components[row.id] = row.component
        return {row.id for row in rows}

    def enter(self, placed: PlacedHappening) -> str:
        """Take in one that is told anew; the body by which it is read from now on."""
        body, view = encode(placed), view_happening(placed, self.sight.rules)
        self.sight.remember(body, (placed, view))
        self._keep(placed, view)
        return body

    def forget(self, known: Collection[str]) -> None:
        """Let go of these: of a large ledger too many are looked at for all to be held."""
        for name in known:
            del self.placed[name], self.components[name]
            self.views.pop(name, None)

    def cut(self, known: Collection[str]) -> set[str]:
        """Take these out of their components, for they may be tied to others now; what those were called."""
        left = {self.components[name] for name in known}
        self.desk.change("views", {name: {"component": name} for name in known})
        self.components.update({name: name for name in known})
        return left

    def _keep(self, placed: PlacedHappening, view: View | None) -> None:
        self.placed[placed.happening.id] = placed
        if view is not None:
            self.views[view.id] = view
