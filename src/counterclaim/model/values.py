"""Values: what a claim can say. Each answers one question, ``meets``: could both be true?

``meets`` is symmetric and reflexive. Values of different classes never meet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256


def make_id(kind: str, *fields: object) -> str:
    """``<kind>-<hash of the identifying fields>``: the same fields give the same id, always."""
    joined = "\x1f".join("" if field is None else str(field) for field in fields)
    digest = sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()  # broken texts have half pairs
    return f"{kind}-{digest[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of ``Report.text``, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}–{self.end} runs backwards or starts below 0")

    def of(self, text: str) -> str:
        """The words at the span, verbatim."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span around all of `spans`; ValueError when there is none."""
    parts = list(spans)
    return Span(min(part.start for part in parts), max(part.end for part in parts))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A whole number as an interval, ends included; None is an open end."""

    low: int | None
    high: int | None
    wording: str
    approximate: bool = False

    def meets(self, other: "Value") -> bool:
        if not isinstance(other, Quantity):
            return False
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; None is an open or unknown end.

    `expression` keeps what was read, in the normal form of :mod:`counterclaim.model.periods`, so
    that a period whose `anchor` is "publication" can be resolved once the report's date is known.
    """

    earliest: date | None = None
    latest: date | None = None
    expression: str = ""
    # "calendar": holds as it stands; "publication": relative to that day; "text": to a time told before that
    # was not understood; "open": durations, repetitions, vague times, feasts
    anchor: str = "calendar"

    @property
    def resolved(self) -> bool:
        return self.earliest is not None or self.latest is not None

    def meets(self, other: "Value") -> bool:
        if not isinstance(other, Period):
            return False
        before = bool(self.latest and other.earliest and self.latest < other.earliest)
        after = bool(self.earliest and other.latest and self.earliest > other.latest)
        return not (before or after)


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `precision`: site, quarter, city, region or country; `within`: what it lies in."""

    name: str
    country: str | None = None  # ISO 3166-1 alpha-2
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    within: tuple[str, ...] = ()

    def meets(self, other: "Value") -> bool:
        if not isinstance(other, Place):
            return False
        if self.country and other.country and self.country != other.country:
            return False
        mine, theirs = {self.name, *self.within}, {other.name, *other.within}
        return self.name in theirs or other.name in mine


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a role: who did it, who holds. `actor_id` is an actor of the report, then of the ledger."""

    actor_id: str
    role: str
    wording: str

    def meets(self, other: "Value") -> bool:
        return isinstance(other, Party) and (self.actor_id == other.actor_id or self.role != other.role)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the codebook, with the report's own words.

    Terms meet unless `exclusive` names the other: the codebook alone knows which terms shut each other
    out, and the claims room writes that knowledge into the value.
    """

    code: str
    wording: str
    exclusive: frozenset[str] = frozenset()

    def meets(self, other: "Value") -> bool:
        if not isinstance(other, Term):
            return False
        return not (other.code in self.exclusive or self.code in other.exclusive)


Value = Quantity | Period | Place | Party | Term
