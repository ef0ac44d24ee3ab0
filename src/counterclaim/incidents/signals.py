"""What one feature says of a pair of happenings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """`level` is a row of the table of weights, `size` how much of it there is. The reason is put into words
    only when it is shown: `pattern` with `parts` in its brackets; an empty one is never shown."""

    level: str
    size: float
    pattern: str = ""
    parts: tuple[object, ...] = ()

    @property
    def reason(self) -> str:
        return self.pattern.format(*self.parts)
