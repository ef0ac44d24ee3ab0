"""The record of a site laid out over time: its status as a chain, how many are held beside how many there is
room for, and what else is claimed of it.

Stock, flow and capacity are never compared with one another. A ratio of held to capacity says how the two
stand to each other; it keeps both claims and is stored nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.model.book import Site
from counterclaim.model.reading import Claim
from counterclaim.model.values import Quantity, Term
from counterclaim.model.words import Modality, Stance

# Attribute → the part of the record it stands in; all others stand in the last part.
PARTS: Mapping[str, str] = {
    "status": "status",
    "held": "held",
    "capacity": "capacity",
    "conditions": "conditions",
    "access": "visits and access",
    "visits": "visits and access",
    "released": "releases",
    "transferred": "transfers",
}
CALLS, OTHER = "calls for closure", "also claimed"
ORDER = (
    "status",
    CALLS,
    "held",
    "capacity",
    "conditions",
    "visits and access",
    "releases",
    "transfers",
    OTHER,
)

# A word of the codebook for a status → what is done to a site that comes to have it.
_BECOMING = {"closed": "closing", "open": "opening", "suspended": "suspending", "destroyed": "destroying"}
_SHUT = frozenset({"closed", "suspended", "destroyed"})
_TURNED_DOWN = frozenset({Stance.DENIES, Stance.DOUBTS})
_NO_COPIES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of a record. `day` is the first it holds for, or that of its report; `word` says of a status
    how far it has come; `also` are claims by which the same voice says the same of the same day."""

    claim: Claim
    day: date | None
    word: str = ""
    also: tuple[Claim, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it says how it is: no part of a total, no other scope, no plan, not turned down."""
        claim = self.claim
        whole = claim.subset_of is None and claim.scope is None
        return whole and claim.modality is Modality.ACTUAL and claim.stance not in _TURNED_DOWN


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the capacity is held, from `low` to `high`; None is an open end."""

    held: Row
    capacity: Row
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Record:
    """The parts of a record by name, in the order of `ORDER`; those without a row are left out. `ratios` has
    for each row of those held the capacities that stood on its day, if any is known."""

    parts: Mapping[str, tuple[Row, ...]]
    ratios: Mapping[str, tuple[Ratio, ...]]


def find_own_claims(site: Site, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Of the claims of a site's record those about the site itself, in order: what tells of an incident there
    stands under the incident."""
    by_id = {claim.id: claim for claim in claims}
    known = (by_id[claim_id] for claim_id in site.claim_ids if claim_id in by_id)
    return tuple(claim for claim in known if claim.site_id == site.id or claim.incident_id is None)


def lay_out_record(
    claims: Iterable[Claim],
    published: Mapping[str, date | None],
    copies: Mapping[str, str] = _NO_COPIES,
) -> Record:
    """The record of one site from the claims about it, in whatever order.

    `published` gives the day of each report, `copies` leads from a copy to its original: what the publisher
    of a copy says in it stands under what that of the original says; by itself where that is nothing.
    """
    claims = list(claims)
    voices = {claim.report_id: claim.voice for claim in claims if claim.statement_id is None}
    rows = sorted(
        (Row(claim, find_day(claim, published)) for claim in claims),
        key=lambda row: (row.day or date.max, row.claim.report_id in copies, row.claim.id),
    )
    parts: dict[str, list[Row]] = {name: [] for name in ORDER}
    for row in _fold(rows, {copy: voices[known] for copy, known in copies.items() if known in voices}):
        parts[_find_part(row.claim)].append(row)
    parts["status"] = list(_name_steps(parts["status"]))
    return Record(
        parts={name: tuple(held) for name, held in parts.items() if held},
        ratios=_find_ratios(parts["held"], parts["capacity"]),
    )


def find_day(claim: Claim, published: Mapping[str, date | None]) -> date | None:
    """The first day a claim holds for; where that is not known, the day of its report."""
    if claim.as_of is not None and claim.as_of.resolved:
        return claim.as_of.earliest or claim.as_of.latest
    return published.get(claim.report_id)


def _find_part(claim: Claim) -> str:
    part = PARTS.get(claim.attribute, OTHER)
    asked_for = claim.modality is Modality.DEMANDED or claim.stance is Stance.DEMANDS
    shut = isinstance(claim.value, Term) and claim.value.code in _SHUT
    return CALLS if part == "status" and asked_for and shut else part


def _fold(rows: Sequence[Row], original: Mapping[str, str]) -> Iterator[Row]:
    """What one voice says of one day in several reports is one row, that of the first; parts of totals are
    told from totals. `original` gives for a copy the publisher's voice of what it is a copy of."""
    folded: dict[tuple[object, ...], Row] = {}
    for row in rows:
        claim = row.claim
        value = claim.value
        said: object = (value.low, value.high, value.approximate) if isinstance(value, Quantity) else value
        if isinstance(value, Term):
            said = value.code or value.wording.casefold()
        voice = original.get(claim.report_id, claim.voice) if claim.statement_id is None else claim.voice
        same = (row.day, voice, claim.attribute, said, claim.stance, claim.modality, claim.scope)
        key = (*same, claim.subset_of is None)
        first = folded.get(key)
        folded[key] = row if first is None else replace(first, also=(*first.also, claim))
    yield from folded.values()


def _name_steps(rows: Sequence[Row]) -> Iterator[Row]:
    """How far each claim says that the status has come: "closing considered", "closed", "reopened"."""
    shut = False
    for row in rows:
        word = _name_step(row.claim, reopened=shut)
        if row.counts and isinstance(row.claim.value, Term):
            shut = row.claim.value.code in _SHUT or (shut and row.claim.value.code != "open")
        yield replace(row, word=word)


def _name_step(claim: Claim, *, reopened: bool) -> str:
    code = claim.value.code or claim.value.wording if isinstance(claim.value, Term) else claim.attribute
    code = code.replace("_", " ")
    if claim.modality is Modality.ACTUAL:
        word = "reopened" if code == "open" and reopened else code
    else:
        word = f"{_BECOMING.get(code, code)} {claim.modality.value}"
    turned_down = {Stance.DENIES: "denied: ", Stance.DOUBTS: "doubted: "}
    return turned_down.get(claim.stance, "") + word


def _find_ratios(held: Sequence[Row], capacities: Sequence[Row]) -> dict[str, tuple[Ratio, ...]]:
    """By the id of the claim that so many are held."""
    known = [row for row in capacities if row.counts and isinstance(row.claim.value, Quantity)]
    found: dict[str, tuple[Ratio, ...]] = {}
    for row in held:
        if row.counts and isinstance(row.claim.value, Quantity) and row.claim.value.low is not None:
            ratios = tuple(_make_ratio(row, capacity) for capacity in _standing_on(row, known))
            if ratios:
                found[row.claim.id] = ratios
    return found


def _standing_on(held: Row, capacities: Sequence[Row]) -> list[Row]:
    """The last capacity of each voice up to that day, else the first told after it; each figure once, the
    held figure's own voice before others."""
    day = held.day or date.max
    of_voice: dict[str, Row] = {}
    for row in capacities:
        before = (row.day or date.max) <= day
        if before or row.claim.voice not in of_voice:
            of_voice[row.claim.voice] = row
    earlier = [row for row in of_voice.values() if (row.day or date.max) <= day]
    standing = earlier or sorted(of_voice.values(), key=lambda row: row.day or date.max)[:1]
    standing.sort(key=lambda row: (row.claim.voice != held.claim.voice, -(row.day or date.min).toordinal()))
    each: dict[object, Row] = {}
    for row in standing:
        value = row.claim.value
        if isinstance(value, Quantity):
            each.setdefault((value.low, value.high), row)
    return list(each.values())


def _make_ratio(held: Row, capacity: Row) -> Ratio:
    inside, room = held.claim.value, capacity.claim.value
    assert isinstance(inside, Quantity)
    assert isinstance(room, Quantity)
    low = inside.low / room.high if inside.low is not None and room.high else None
    high = inside.high / room.low if inside.high is not None and room.low else None
    return Ratio(held, capacity, low, high)
