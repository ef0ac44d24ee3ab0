"""Force that one voice tells of in other words than another denies it in.

"The soldiers shot at us" says who did it, and "no force was used" of what kind the force was. These are
claims of two attributes, and still the one denies the other. So who denies force of a kind, and parts from
nobody in its own words, denies what others tell of that kind.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from counterclaim.disputes.accounts import HOLDS, Account
from counterclaim.disputes.matters import OCCURRED, Matter, Rules, Side
from counterclaim.disputes.parting import Hierarchy
from counterclaim.model import Claim, Party, Stance, Term, Value

_NONE = "none"  # kinds of force that a codebook may name: that there was none, or one left open
_ANY = "any"

Folded = Mapping[Matter, list[Account]]
Pairs = Callable[[Matter], Iterable[tuple[Account, Account]]]


def answer_force(folded: dict[Matter, list[Account]], side: Side, hierarchy: Hierarchy, pairs: Pairs) -> None:
    """Add that who denies force denies what others tell of it; `pairs` gives the accounts of a matter that
    part already. In place."""
    names = (*side.rules.telling_force, OCCURRED)
    told = {name: folded.get(Matter(side.owner, None, name), []) for name in names}
    kinds = _Kinds(side)
    denials = [item for name in names for item in told[name] if _denies(item, side, hierarchy)]
    if not denials or all(item in denials for name in names for item in told[name]):
        return
    parted = {
        known
        for name in names
        if told[name]
        for pair in pairs(Matter(side.owner, None, name))
        if not any(side.voices.is_noun(item.voice) for item in pair)
        for item in pair
        for known in (item.voice, item.house)
    }
    others = [
        item
        for name in names
        for item in told[name]
        if isinstance(item.value, Party) and not item.denies and not _is_force(item, hierarchy)
    ]
    for denial in denials:
        if {denial.voice, denial.house} & parted:
            continue
        kind = kinds.denied(denial)
        for name in side.rules.answered:  # that it took place may be told of others
            answered = [
                item
                for item in told[name]
                if _is_answered(item, denial, kind, kinds, hierarchy)
                and (isinstance(item.value, Party) or not (others or item.publisher))
            ]
            if answered:
                folded[Matter(side.owner, None, name)] += _deny(answered, denial)
                parted |= {denial.voice, denial.house}  # one deed denied twice is one dispute
                break


def _denies(item: Account, side: Side, hierarchy: Hierarchy) -> bool:
    """Whether a voice denies that its own people used force, or some kind of it."""
    if item.weak or item.plan:
        return False
    if isinstance(item.value, Party):
        own = item.value.actor_id in side.voices.stands_for(item.voice)
        return item.denies and (own or hierarchy.doers.are_own(item.value))
    if not isinstance(item.value, Term):
        return False
    attribute = item.claims[0].attribute
    without = _kind_of(attribute, item.value, side.rules) == _NONE
    return item.denies != without and attribute != OCCURRED


def _deny(answered: Iterable[Account], denial: Account) -> list[Account]:
    """`denial` as one of each value that it answers."""
    values = {item.key: item for item in answered}
    return [
        replace(denial, value=item.value, denies=True, things=item.things, deeds=item.deeds)
        for item in values.values()
    ]


def _is_answered(
    item: Account, denial: Account, kind: Collection[str], kinds: "_Kinds", hierarchy: Hierarchy
) -> bool:
    """Whether an account tells of force of a kind that another voice denies."""
    if item.denies or item.weak or item.plan or {item.voice, item.house} & {denial.voice, denial.house}:
        return False
    named = isinstance(item.value, Party)
    if named and (isinstance(denial.value, Party) or not _is_force(item, hierarchy)):
        return False  # who denies one doer is compared with who names one
    held = kinds.held(item)
    return bool(held) and (_ANY in kind or _ANY in held or not held.isdisjoint(kind))


def _is_force(item: Account, hierarchy: Hierarchy) -> bool:
    return isinstance(item.value, Party) and hierarchy.doers.are_force(item.value)


def _kind_of(attribute: str, value: Value, rules: Rules) -> str:
    """The kind of force that a value itself tells of; "" for none that the codebook knows."""
    return rules.forced.get((attribute, value.code), "") if isinstance(value, Term) else ""


class _Kinds:
    """The kinds of force that accounts of one incident tell of."""

    def __init__(self, side: Side) -> None:
        self._side = side

    def held(self, item: Account) -> frozenset[str]:
        return frozenset(kind for claim in item.claims for kind in self._of(claim, item.value, False))

    def denied(self, item: Account) -> frozenset[str]:
        return frozenset(kind for claim in item.claims for kind in self._of(claim, item.value, True))

    def _of(self, claim: Claim, value: Value, denied: bool) -> frozenset[str]:
        """By the word itself; of a doer by the words beside it, and else by what took place."""
        rules = self._side.rules
        own = _kind_of(claim.attribute, value, rules)
        if isinstance(value, Term) and claim.attribute != OCCURRED and own != _NONE:
            return frozenset({own} - {""})
        beside = {
            _kind_of(other.attribute, other.value, rules)
            for other in self._side.claims
            if claim.statement_id is not None
            and other.statement_id == claim.statement_id
            and other.happening_id == claim.happening_id
            and (other.stance is Stance.DENIES if denied else other.stance in HOLDS)
        } - {"", _NONE}
        if beside:
            return frozenset(beside)
        if own == _NONE:
            return frozenset({_ANY})
        happening = self._side.told.get(claim.happening_id or "")
        if happening is None or not happening.focal:
            return frozenset()
        known = frozenset(rules.force[name] for name in happening.types if name in rules.force)
        if denied and not known and rules.deeds.isdisjoint(happening.types):
            return frozenset({_ANY})  # denied of an arrest: what of it, the report does not tell
        return known
