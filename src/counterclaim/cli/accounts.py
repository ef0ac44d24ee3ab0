"""The accounts of one incident side by side: for each attribute who says what, and where they part.

Pure: a book goes in, values come out. What is shown, and how, is the business of the views.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_uppercase
from typing import Any

from counterclaim.cli.names import Names
from counterclaim.cli.sayings import Saying, Teller, describe_side, fold_sayings
from counterclaim.cli.wording import describe_words
from counterclaim.model import Book, Claim, Dispute, DisputeKind, Incident, Position, find_claims_told

PARTED, COMPATIBLE, ALONE = "≠", "≈", "–"
EARLIER, UNDISPUTED = "earlier", "not in dispute"


@dataclass(frozen=True, slots=True)
class Side:
    """Those who give one value. `letter` only where the accounts part, by the day they became public.

    `implied` are further voices (id and name) that do not say it, but say what cannot be without it.
    """

    value: str
    denies: bool
    sayings: tuple[Saying, ...]
    implied: tuple[tuple[str, str], ...] = ()
    letter: str = ""

    @property
    def heading(self) -> str:
        return describe_side(self.value, denies=self.denies)


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
        return describe_words(self.attribute)

    @property
    def sayings(self) -> tuple[Saying, ...]:
        return tuple(saying for side in self.sides for saying in side.sayings) + self.beside

    def as_data(self) -> dict[str, Any]:
        return {
            "attribute": self.attribute,
            "parted": self.mark == PARTED,
            "kinds": list(self.kinds),
            "positions": [
                {
                    "letter": side.letter or None,
                    "value": side.value,
                    "denies": side.denies,
                    "claims": [saying.as_data() for saying in side.sayings],
                    "implied_by": [{"voice_id": voice, "voice": name} for voice, name in side.implied],
                }
                for side in self.sides
            ],
            "not_compared": [saying.as_data() for saying in self.beside],
        }


def find_accounts(book: Book, incident: Incident, names: Names) -> tuple[Account, ...]:
    """The accounts of `incident`: those that part first, then those that most voices speak of."""
    disputes = list(book.disputes(incident.id))
    every = find_claims_told(book, incident.id, disputes)
    teller = Teller(book, incident, names, every)
    originals = [claim for claim in every if not names.is_copy(claim.report_id)]
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
    return tuple(sorted(accounts, key=_order))


def _order(account: Account) -> tuple[bool, int, str]:
    voices = {saying.claim.voice for saying in account.sayings}
    return (account.mark != PARTED, -len(voices), account.attribute)


def _account(attribute: str, claims: Sequence[Claim], disputes: Sequence[Dispute], teller: Teller) -> Account:
    if disputes:
        sides, beside = _left_out(claims, _parted(disputes, teller), teller)
    else:
        sides = _grouped((claim for claim in claims if not teller.why_apart(claim)), teller)
        beside = [teller.tell(claim) for claim in claims if teller.why_apart(claim)]
    sayings = [saying for side in sides for saying in side.sayings] or beside
    voices = {saying.claim.voice for saying in sayings}
    mark = PARTED if disputes else COMPATIBLE if len(voices) > 1 else ALONE
    kinds = tuple(dict.fromkeys(dispute.kind.value for dispute in disputes))
    return Account(attribute, mark, kinds, sides, fold_sayings(beside))


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
    return tuple(replace(side, letter=_letter(place)) for place, side in enumerate(ordered))


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
        teller.tell(claim, "" if claim.attribute == dispute.attribute else describe_words(claim.attribute))
        for claim in direct or implying[:1]
    )
    spoken = {saying.claim.voice for saying in shown}
    implied = {saying.claim.voice: saying.voice for saying in map(teller.tell, implying)}
    return Side(
        value=teller.describe(position.value),
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
    sides = (Side(value, denies, fold_sayings(sayings)) for (value, denies), sayings in groups.items())
    return tuple(sorted(sides, key=lambda side: (_first_day(side), side.value)))


def _first_day(side: Side) -> date:
    return min((saying.day or date.max for saying in side.sayings), default=date.max)


def iter_voices(accounts: Iterable[Account]) -> Iterator[tuple[str, str]]:
    """Each voice once, id and name, by the day it first spoke."""
    sayings = sorted(
        (saying for account in accounts for saying in account.sayings),
        key=lambda saying: (saying.day or date.max, saying.voice),
    )
    seen: dict[str, str] = {}
    for saying in sayings:
        seen.setdefault(saying.claim.voice, saying.voice)
    return iter(seen.items())
