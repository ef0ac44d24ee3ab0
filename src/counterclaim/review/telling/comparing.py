"""Two incidents side by side: what speaks for their being one, and what against it.

A fixed rule, printed on the page; nothing is added up, and no answer follows from it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.model import Claim, Incident, Modality, Period, Quantity
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.wording import count, show_period, show_place, show_spread, spell

FOR, AGAINST, NOTHING = "for", "against", "neither"
RULE = (
    "Longer bars say more, by a fixed rule: one site or one day most, a shared voice least."
    " Nothing is added up, and no answer is chosen beforehand."
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One feature. `weight` from 0 to 1 is how long its bar is; 0 where it says nothing."""

    name: str
    left: str
    right: str
    side: str
    weight: float


def compare_incidents(
    one: Incident, other: Incident, claims: Sequence[Claim], rest: Sequence[Claim], names: Names
) -> tuple[Compared, ...]:
    """`claims` are those of `one`, `rest` those of `other`."""
    rows = [
        _compare_sites(one, other, names),
        _compare_places(one, other),
        _compare_types(one, other),
        _compare_days(one.period, other.period),
        *_compare_figures(claims, rest),
        _compare_voices(claims, rest, names),
        _compare_reports(one, other, names),
    ]
    order = (FOR, AGAINST, NOTHING)
    return tuple(sorted(rows, key=lambda row: (order.index(row.side), -row.weight)))


def _compare_sites(one: Incident, other: Incident, names: Names) -> Compared:
    left, right = names.site(one.site_id) or "not stated", names.site(other.site_id) or "not stated"
    if not (one.site_id and other.site_id):
        return Compared("site", left, right, NOTHING, 0)
    same = one.site_id == other.site_id
    return Compared("site", left, right, FOR if same else AGAINST, 1.0)


def _compare_places(one: Incident, other: Incident) -> Compared:
    left, right = show_place(one.place) or "not stated", show_place(other.place) or "not stated"
    if one.place is None or other.place is None:
        return Compared("place", left, right, NOTHING, 0)
    meets = one.place.meets(other.place)
    return Compared("place", left, right, FOR if meets else AGAINST, 0.5 if meets else 0.8)


def _compare_types(one: Incident, other: Incident) -> Compared:
    left, right = (", ".join(map(spell, incident.types)) for incident in (one, other))
    shared = set(one.types) & set(other.types)
    return Compared("type", left, right, FOR if shared else AGAINST, 0.6 if shared else 0.4)


def _compare_days(one: Period | None, other: Period | None) -> Compared:
    left, right = show_period(one) or "not stated", show_period(other) or "not stated"
    if one is None or other is None or not (one.resolved and other.resolved):
        return Compared("day", left, right, NOTHING, 0)
    if one.meets(other):
        exact = one.earliest == one.latest == other.earliest == other.latest
        return Compared("day", left, right, FOR, 1.0 if exact else 0.5)
    days = sorted(day for day in (one.earliest, one.latest, other.earliest, other.latest) if day)
    near = (days[-1] - days[0]).days <= 1
    return Compared("day", left, f"{right}: cannot meet", AGAINST, 0.4 if near else 1.0)


def _compare_figures(claims: Sequence[Claim], rest: Sequence[Claim]) -> Iterator[Compared]:
    left, right = _figures(claims), _figures(rest)
    for name in sorted(set(left) & set(right)):
        meets = any(one.meets(other) for one in left[name] for other in right[name])
        yield Compared(
            spell(name),
            show_spread(left[name]),
            show_spread(right[name]) + ("" if meets else ": cannot meet"),
            FOR if meets else AGAINST,
            0.4 if meets else 0.3,
        )


def _figures(claims: Sequence[Claim]) -> dict[str, list[Quantity]]:
    found: dict[str, list[Quantity]] = {}
    for claim in claims:
        value = claim.value
        whole = claim.subset_of is None and claim.scope is None and claim.modality is Modality.ACTUAL
        if isinstance(value, Quantity) and whole and (value.low is not None or value.high is not None):
            found.setdefault(claim.attribute, []).append(value)
    return found


def _compare_voices(claims: Sequence[Claim], rest: Sequence[Claim], names: Names) -> Compared:
    left, right = ({claim.voice for claim in some} for some in (claims, rest))
    shared = sorted(names.short(voice) for voice in left & right)
    said = (count(len(left), "voice"), count(len(right), "voice"))
    if shared:
        return Compared("voices", said[0], f"{said[1]}; both: {', '.join(shared[:4])}", FOR, 0.3)
    return Compared("voices", said[0], f"{said[1]}, none in common", AGAINST, 0.2)


def _compare_reports(one: Incident, other: Incident, names: Names) -> Compared:
    shared = sorted(set(one.report_ids) & set(other.report_ids))
    left, right = count(len(one.report_ids), "report"), count(len(other.report_ids), "report")
    if not shared:
        return Compared("reports", left, f"{right}, none in common", NOTHING, 0)
    return Compared("reports", left, f"{right}; “{names.title(shared[0])}” tells both apart", AGAINST, 0.5)
