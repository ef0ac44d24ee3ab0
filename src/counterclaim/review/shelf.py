"""The list of incidents, held ready: which are of which type, site, place and voice, as sets that are counted
in microseconds, so that every filter and the numbers beside it are there at once.

Made anew when what was worked out has changed. Takes about a kilobyte an incident.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.ledger.browsing import Browser, IncidentRow

FACETS = ("type", "site", "place", "voice")
STATES = ("disputed", "unjudged", "neither")
NO_SITE = "none"

# A set takes an eighth of a byte an incident, and most voices of a big ledger speak on a single one: of
# those only the place is kept, and they are not counted.
FEW_ROWS = 2_000
MOST_SPEAKING = 1_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is asked for. Values of one facet widen it, facets narrow it. `since` and `until` are
    days as text (2019-07-05), a year or a month too; `among` are ids that hold searched words, of the
    `newest` reports alone where more hold them (0 where all were looked at)."""

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    among: frozenset[str] | None = None
    newest: int = 0

    @property
    def anything(self) -> bool:
        return bool(
            any(self.facets.values()) or self.states or self.since or self.until or self.among is not None
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """A value of a facet, with how many incidents would be listed if it were chosen."""

    value: str
    number: int
    chosen: bool


class Shelf:
    """Every incident's row, the latest first and those of no day last, with one set of bits a value."""

    def __init__(
        self,
        stamp: int,
        rows: Sequence[IncidentRow],
        voices: Iterable[tuple[str, str]] = (),
        disputed: Iterable[tuple[str, str]] = (),
        judged: Iterable[str] = (),
        spoken_for: Mapping[str, tuple[str, ...]] | None = None,
        attributes: Mapping[str, int] | None = None,
        speaking: Sequence[tuple[str, int]] = (),
        site_claims: Mapping[str, int] | None = None,
    ) -> None:
        self.stamp = stamp
        self.rows = sorted(rows, key=_by_day, reverse=True)
        self.attributes = dict(attributes or {})
        self.speaking = list(speaking)
        self.site_claims = dict(site_claims or {})
        self.disputed: dict[str, tuple[str, ...]] = {}
        self.voices: dict[str, int] = {}
        self._place = {row.id: number for number, row in enumerate(self.rows)}
        self._all = (1 << len(self.rows)) - 1
        self._facets: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        self._parties: dict[str, list[str]] = {}
        self._periods: dict[tuple[str, str], int] = {}
        self._rare: dict[str, int] = {}
        self._fill_rows()
        self._fill_voices(voices, spoken_for or {})
        for incident_id, attribute in disputed:
            self.disputed[incident_id] = (*self.disputed.get(incident_id, ()), attribute)
        self._disputed = self._bits(self.disputed)
        self._judged = self._bits(judged)

    # Filling

    def _fill_rows(self) -> None:
        for number, row in enumerate(self.rows):
            bit = 1 << number
            for name in row.types:
                self._put("type", name, bit)
            self._put("site", row.site_id or NO_SITE, bit)
            if row.place:
                self._put("place", row.place, bit)
            for actor in row.parties:
                self._parties.setdefault(actor, []).append(row.id)

    def _fill_voices(
        self, voices: Iterable[tuple[str, str]], spoken_for: Mapping[str, tuple[str, ...]]
    ) -> None:
        """A body's incidents are also those on which somebody speaks for it."""
        told: dict[str, set[int]] = {}
        for incident_id, voice in voices:
            number = self._place.get(incident_id)
            if number is not None:
                self.voices[incident_id] = self.voices.get(incident_id, 0) + 1
                for actor in (voice, *spoken_for.get(voice, ())):
                    told.setdefault(actor, set()).add(number)
        for actor, numbers in told.items():
            if len(numbers) == 1 and len(self.rows) > FEW_ROWS:
                self._rare[actor] = numbers.pop()
            else:
                self._facets["voice"][actor] = _make_bits(numbers, len(self.rows))

    def _put(self, facet: str, value: str, bit: int) -> None:
        bits = self._facets[facet]
        bits[value] = bits.get(value, 0) | bit

    def _bits(self, ids: Iterable[str]) -> int:
        numbers = (self._place[each] for each in ids if each in self._place)
        return _make_bits(numbers, len(self.rows))

    def _having(self, facet: str, value: str) -> int:
        if facet == "voice" and value in self._rare:
            return 1 << self._rare[value]
        return self._facets[facet].get(value, 0)

    # Asking

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, incident_id: str) -> IncidentRow | None:
        number = self._place.get(incident_id)
        return None if number is None else self.rows[number]

    def find(self, wanted: Wanted) -> list[IncidentRow]:
        """All rows that fit, the latest first."""
        return [self.rows[number] for number in _numbers(self._fitting(wanted))]

    def count(self, wanted: Wanted, facet: str, most: int) -> list[Counted]:
        """The values of `facet` that most incidents have, among those that fit all other filters; the
        chosen ones always among them."""
        chosen = wanted.facets.get(facet, ())
        base = self._fitting(wanted, without=facet)
        counted = [
            Counted(value, (bits & base).bit_count(), value in chosen)
            for value, bits in self._facets[facet].items()
        ]
        held = [each for each in counted if each.number or each.chosen]
        held.sort(key=lambda each: (not each.chosen, -each.number, each.value))
        return held[: max(most, len(chosen))]

    def number_of_values(self, facet: str) -> int:
        return len(self._facets[facet]) + (len(self._rare) if facet == "voice" else 0)

    def count_states(self, wanted: Wanted) -> list[Counted]:
        base = self._fitting(wanted, without="state")
        return [
            Counted(state, (self._state(state) & base).bit_count(), state in wanted.states)
            for state in STATES
        ]

    def with_party(self, actor_id: str, most: int) -> list[str]:
        """At most `most` incidents that the actor is a party to, the latest first."""
        return self._parties.get(actor_id, [])[:most]

    def is_disputed(self, incident_id: str) -> bool:
        return incident_id in self.disputed

    def is_judged(self, incident_id: str) -> bool:
        return bool(self._judged >> self._place[incident_id] & 1) if incident_id in self._place else False

    def _fitting(self, wanted: Wanted, without: str = "") -> int:
        bits = self._all
        for facet, values in wanted.facets.items():
            if values and facet != without:
                either = 0
                for value in values:
                    either |= self._having(facet, value)
                bits &= either
        if wanted.states and without != "state":
            either = 0
            for state in wanted.states:
                either |= self._state(state)
            bits &= either
        if wanted.among is not None:
            bits &= self._bits(wanted.among)
        if wanted.since or wanted.until:
            span = (wanted.since, wanted.until)
            if span not in self._periods:
                self._periods = {span: self._within(*span)}  # a page asks five times for the same
            bits &= self._periods[span]
        return bits

    def _state(self, state: str) -> int:
        unjudged = self._all & ~self._judged
        if state == "disputed":
            return self._disputed
        return unjudged if state == "unjudged" else self._all & ~(self._disputed | unjudged)

    def _within(self, since: str, until: str) -> int:
        """Rows whose period meets the one asked for; what has no day meets none."""
        last = until + "~" if until else ""  # a tilde sorts after every digit: the whole year or month counts
        fitting = []
        for number, row in enumerate(self.rows):
            first_day, last_day = row.earliest or row.latest, row.latest or row.earliest
            if not first_day or not last_day:
                continue
            if (not since or row.latest is None or last_day >= since) and (not last or first_day <= last):
                fitting.append(number)
        return _make_bits(fitting, len(self.rows))


def build_shelf(browser: Browser, judged: Iterable[str]) -> Shelf:
    """The shelf of a book; `judged` are the ids that judgements stand on."""
    return Shelf(
        browser.book.stamp,
        list(browser.incident_rows()),
        browser.voices_of_incidents(),
        browser.disputed_attributes(),
        browser.incidents_of(judged),
        browser.bodies_spoken_for(),
        browser.count_incidents_by_attribute(),
        browser.most_speaking(MOST_SPEAKING),
        browser.count_claims_of_sites(),
    )


def _by_day(row: IncidentRow) -> tuple[str, str]:
    return (row.earliest or row.latest or "", row.id)


def _make_bits(numbers: Iterable[int], size: int) -> int:
    held = bytearray(size // 8 + 1)
    for number in numbers:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


def _numbers(bits: int) -> Iterator[int]:
    for place, digit in enumerate(reversed(bin(bits)[2:])):
        if digit == "1":
            yield place
