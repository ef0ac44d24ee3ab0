"""What people answered, measured by kind of question: how many units, how often the same, and alpha."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.agreement.alpha import Value, find_alpha

# Below this the figure says more of chance than of people; it is shown with that warning.
FEWEST = 10


@dataclass(frozen=True, slots=True)
class Unit:
    """One question and what each person answered, by name. It is measured with those of the same `topic`
    that were `asked` the same."""

    asked: str
    topic: str
    metric: str
    answers: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Measured:
    """Agreement on one topic of what was `asked`. `units` were answered by two people or more, `single` by
    one alone; `same` of the units were answered alike by all. `alpha` is None where it is not defined."""

    asked: str
    topic: str
    metric: str
    units: int
    single: int
    people: int
    same: int
    alpha: float | None

    @property
    def too_few(self) -> bool:
        return self.units < FEWEST

    @property
    def verdict(self) -> str:
        """What the figures allow to be said; the bounds are Krippendorff's (2004, p. 241)."""
        if self.units == 0:
            return "nothing was answered by two people yet"
        if self.too_few:
            return f"too few: {self.units} of at least {FEWEST} answered by two people"
        if self.alpha is None:
            return "cannot be told: everybody gave one and the same answer to all"
        if self.alpha >= 0.8:
            return "reliable"
        return "for tentative conclusions only" if self.alpha >= 0.667 else "not reliable"


def measure(units: Iterable[Unit]) -> list[Measured]:
    """One row for each topic of what was asked, in the order of their names."""
    by_topic: dict[tuple[str, str, str], list[Unit]] = {}
    for unit in units:
        by_topic.setdefault((unit.asked, unit.topic, unit.metric), []).append(unit)
    return [_measure(*measured, found) for measured, found in sorted(by_topic.items())]


def _measure(asked: str, topic: str, metric: str, units: list[Unit]) -> Measured:
    paired = [unit for unit in units if len(unit.answers) > 1]
    return Measured(
        asked=asked,
        topic=topic,
        metric=metric,
        units=len(paired),
        single=len(units) - len(paired),
        people=len({name for unit in paired for name in unit.answers}),
        same=sum(len(set(unit.answers.values())) == 1 for unit in paired),
        alpha=find_alpha((tuple(unit.answers.values()) for unit in paired), metric),
    )
