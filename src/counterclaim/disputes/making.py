"""What accounts that part make: a dispute of its kind, with its positions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from counterclaim.codebook.schema import AttributeRule
from counterclaim.disputes.accounts import Account
from counterclaim.disputes.matters import Matter
from counterclaim.disputes.voices import Voices
from counterclaim.model import Dispute, DisputeKind, Party, Position, make_id


@dataclass(frozen=True, slots=True)
class Parting:
    """Accounts of one matter that part, and all that are to be shown beside them."""

    pairs: tuple[tuple[Account, Account], ...]
    shown: tuple[Account, ...]


def make_dispute(matter: Matter, found: Sequence[Parting], rule: AttributeRule, voices: Voices) -> Dispute:
    return Dispute(
        id=make_id("dispute", matter.owner, matter.attribute),
        attribute=matter.attribute,
        kind=_find_kind(found, rule, voices),
        positions=tuple(_make_positions(item for parting in found for item in parting.shown)),
        incident_id=matter.incident_id,
        site_id=matter.site_id,
    )


def _find_kind(found: Sequence[Parting], rule: AttributeRule, voices: Voices) -> DisputeKind:
    """The attribute's own kind, or what its accusations and denials make of it."""
    pairs = [pair for parting in found for pair in parting.pairs]
    shown = [item for parting in found for item in parting.shown]
    denied = any(one.denies or other.denies for one, other in pairs)
    if any(_accuse_each_other(one, other, voices) for one, other in combinations(shown, 2)):
        return DisputeKind.COUNTER_ACCUSATION
    own = DisputeKind(rule.dispute) if rule.dispute in set(DisputeKind) else DisputeKind.FIGURES
    if own is DisputeKind.DENIAL and not denied:
        return DisputeKind.COUNTER_ACCUSATION  # accusations against different parties, answered by nobody
    by_value = any(not (one.denies or other.denies) for one, other in pairs)
    kept = own in (DisputeKind.OCCURRENCE, DisputeKind.DATE_OR_PLACE)
    return own if by_value or kept else DisputeKind.DENIAL


def _accuse_each_other(one: Account, other: Account, voices: Voices) -> bool:
    if one.denies or other.denies or not (isinstance(one.value, Party) and isinstance(other.value, Party)):
        return False
    return one.value.actor_id in voices.stands_for(other.voice) and other.value.actor_id in voices.stands_for(
        one.voice
    )


def _make_positions(shown: Iterable[Account]) -> Iterator[Position]:
    """One for each thing said, in order of first publication, unknown days last; then by claim."""
    said: dict[tuple[str, ...], list[Account]] = defaultdict(list)
    for item in sorted(shown, key=_order_of_showing):
        said[item.position].append(item)
    for accounts in sorted(said.values(), key=lambda items: _order_of_showing(items[0])):
        claims = {claim.id: None for item in accounts for claim in item.claims}
        yield Position(
            voices=tuple(sorted({item.voice for item in accounts})),
            value=accounts[0].value,
            claim_ids=tuple(claims),
            denies=accounts[0].denies,
        )


def _order_of_showing(item: Account) -> tuple[date, str]:
    return (item.day or date.max, item.claims[0].id)
