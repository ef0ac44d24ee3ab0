"""The accounts of one incident side by side: for each attribute who says what, and where they part."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_uppercase

from counterclaim.model import Claim, Dispute, DisputeKind, Position, Quantity, Value
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.sayings import Saying, Teller, fold_sayings, show_side
from counterclaim.review.telling.wording import spell

PARTED, COMPATIBLE, ALONE = "parts", "may", "one"
EARLIER, UNDISPUTED = "earlier", "not in dispute"


@dataclass(frozen=True, slots=True)
class Side:
    """Those who give one value, or figures that can all be true. `letter` only where the accounts part, by
    the day they became public.

    `implied` are further voices (id and name) that do not say it, but say what cannot be without it.
    """

    value: str
    values: tuple[Value, ...]
    denies: bool
    sayings: tuple[Saying, ...]
    implied: tuple[tuple[str, str], ...] = ()
    letter: str = ""

    @property
    def heading(self) -> str:
        return show_side(self.value, denies=self.denies)

    @property
    def hue(self) -> str:
        """The style of its position: a, b, and c for every further one, which its letter tells apart."""
        return {"": "", "A": "a", "B": "b"}.get(self.letter, "c")

    @property
    def is_figure(self) -> bool:
        return isinstance(self.values[0], Quantity)

    @property
    def voices(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys((*(saying.voice for saying in self.sayings), *(n for _, n in self.implied)))
        )


@dataclass(frozen=True, slots=True)
class Account:
    """One attribute. `beside` holds what is not compared: parts, other scopes, earlier figures, plans."""

    attribute: str
    mark: str
    kinds: tuple[str, ...]
    sides: tuple[Side, ...]
    beside: tuple[Saying, ...]

    @property
    def name(self) -> str:
        return spell(self.attribute)

    @property
    def parted(self) -> bool:
        return self.mark == PARTED

    @property
    def sayings(self) -> tuple[Saying, ...]:
        return tuple(saying for side in self.sides for saying in side.sayings) + self.beside

    @property
    def voice_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(saying.claim.voice for saying in self.sayings))


def find_accounts(
    claims: Sequence[Claim],
    disputes: Sequence[Dispute],
    teller: Teller,
    names: Names,
    order: Sequence[str] = (),
) -> tuple[Account, ...]:
    """The accounts of one incident: those that part first, figures before words, in the codebook's `order`;
    then those that most voices speak of."""
    originals = [claim for claim in claims if not names.is_copy(claim.report_id)]
    told = dict.fromkeys(claim.attribute for claim in originals)
    told.update(dict.fromkeys(dispute.attribute for dispute in disputes))
    accounts = [
        _account(
            attribute,
            [claim for claim in originals if claim.attribute == attribute],
            [dispute for dispute in disputes if dispute.attribute == attribute],
            teller,
        )
        for attribute in told
    ]
    rank = {name: place for place, name in enumerate(order)}
    return tuple(sorted(accounts, key=lambda account: _order(account, rank)))


def _order(account: Account, rank: Mapping[str, int]) -> tuple[bool, bool, int, int, str]:
    figures = any(side.is_figure for side in account.sides)
    place = rank.get(account.attribute, len(rank))
    voices = -len(account.voice_ids)
    first, second = (place, voices) if account.parted else (voices, place)
    return (not account.parted, account.parted and not figures, first, second, account.attribute)


def _account(attribute: str, claims: Sequence[Claim], disputes: Sequence[Dispute], teller: Teller) -> Account:
    if disputes:
        sides, beside = _left_out(claims, _parted(disputes, teller), teller)
    else:
        sides = _grouped((claim for claim in claims if not teller.why_apart(claim)), teller)
        beside = [teller.tell(claim) for claim in claims if teller.why_apart(claim)]
    sides = tuple(_with_earlier(side, beside) for side in sides)
    told = [saying for side in sides for saying in side.sayings] or beside
    voices = {saying.claim.voice for saying in told}
    mark = PARTED if disputes else COMPATIBLE if len(voices) > 1 else ALONE
    kinds = tuple(dict.fromkeys(dispute.kind.value for dispute in disputes))
    return Account(attribute, mark, kinds, sides, fold_sayings(beside))


def _with_earlier(side: Side, beside: Sequence[Saying]) -> Side:
    """Say beside a figure what its own voice had given before it."""
    shown = []
    for saying in side.sayings:
        former = [
            other
            for other in beside
            if other.note == EARLIER
            and other.claim.voice == saying.claim.voice
            and other.day is not None
            and saying.day is not None
            and other.day < saying.day
            and other.value != saying.value
        ]
        if former:
            last = max(former, key=lambda each: (each.day or date.min, each.id))
            saying = replace(saying, earlier=f"revised, was {last.value} on {last.said}")
        shown.append(saying)
    return replace(side, sayings=tuple(shown))


def _left_out(
    claims: Sequence[Claim], sides: Sequence[Side], teller: Teller
) -> tuple[tuple[Side, ...], list[Saying]]:
    """What no position of the dispute carries, with why. Mostly its own voice has said it anew since:
    then, where the value is the same, the saying of the position takes it in."""
    taken = {saying.claim.id for side in sides for saying in side.sayings}
    spoken = {saying.claim.voice for side in sides for saying in side.sayings}
    beside: list[Saying] = []
    again: list[Saying] = []
    for claim in claims:
        if claim.id in taken:
            continue
        saying = teller.tell(claim)
        if not saying.note and any(saying.repeats(held) for side in sides for held in side.sayings):
            again.append(saying)
        else:
            note = saying.note or (EARLIER if claim.voice in spoken else UNDISPUTED)
            beside.append(replace(saying, note=note))
    return tuple(_taking_in(side, again) for side in sides), beside


def _taking_in(side: Side, again: Sequence[Saying]) -> Side:
    sayings = tuple(
        saying.with_others(other for other in again if other.repeats(saying)) for saying in side.sayings
    )
    return replace(side, sayings=sayings)


def _parted(disputes: Sequence[Dispute], teller: Teller) -> tuple[Side, ...]:
    sides: dict[tuple[str, ...], Side] = {}
    for dispute in disputes:
        for position in dispute.positions:
            if position.claim_ids not in sides:
                sides[position.claim_ids] = _side(dispute, position, teller)
    ordered = sorted(sides.values(), key=lambda side: (_first_day(side), side.denies, side.value))
    together = _bring_together(ordered)
    if len(together) < 2:  # none of the figures shuts out another: leave them as the dispute has them
        together = ordered
    return tuple(replace(side, letter=_letter(place)) for place, side in enumerate(together))


def _bring_together(sides: Sequence[Side]) -> list[Side]:
    """Figures that can all be true stand on one side, in order of their days: "at least 6" with "6"."""
    groups: list[Side] = []
    for side in sides:
        for place, group in enumerate(groups):
            if _can_stand_with(side, group):
                groups[place] = replace(
                    group,
                    values=(*group.values, *side.values),
                    sayings=(*group.sayings, *side.sayings),
                    implied=(*group.implied, *side.implied),
                )
                break
        else:
            groups.append(side)
    return groups


def _can_stand_with(side: Side, group: Side) -> bool:
    figures = all(isinstance(value, Quantity) for value in (*side.values, *group.values))
    return (
        figures
        and side.denies == group.denies
        and all(one.meets(other) for one in side.values for other in group.values)
    )


def _side(dispute: Dispute, position: Position, teller: Teller) -> Side:
    """A position may rest on claims of other attributes: a sum of killed and injured, or what implies
    that the thing occurred. The summands are shown; of what implies it, only the voices."""
    claims = teller.find_claims(position.claim_ids)
    implying = [
        claim
        for claim in claims
        if dispute.kind is DisputeKind.OCCURRENCE and claim.attribute != dispute.attribute
    ]
    direct = [claim for claim in claims if claim not in implying]
    shown = fold_sayings(
        teller.tell(claim, "" if claim.attribute == dispute.attribute else spell(claim.attribute))
        for claim in direct or implying[:1]
    )
    if (
        dispute.kind is DisputeKind.DATE_OR_PLACE
    ):  # it rests on claims of anything, told for that day or place
        shown = tuple(replace(saying, value=teller.describe(position.value)) for saying in shown)
    spoken = {saying.claim.voice for saying in shown}
    implied = {saying.claim.voice: saying.voice for saying in map(teller.tell, implying)}
    return Side(
        value=teller.describe(position.value),
        values=(position.value,),
        denies=position.denies,
        sayings=shown,
        implied=tuple((voice, name) for voice, name in implied.items() if voice not in spoken),
    )


def _letter(place: int) -> str:
    turns, letter = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(turns) if turns else "")


def _grouped(claims: Iterable[Claim], teller: Teller) -> tuple[Side, ...]:
    groups: dict[tuple[str, bool], list[Saying]] = {}
    for claim in claims:
        saying = teller.tell(claim)
        groups.setdefault((saying.value, saying.denies), []).append(saying)
    sides = (
        Side(value, (sayings[0].claim.value,), denies, fold_sayings(sayings))
        for (value, denies), sayings in groups.items()
    )
    return tuple(sorted(sides, key=lambda side: (_first_day(side), side.value)))


def _first_day(side: Side) -> date:
    return min((saying.day or date.max for saying in side.sayings), default=date.max)
