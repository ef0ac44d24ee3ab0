"""Whom two voices blame: when two accounts of who did it part though neither is denied."""

from counterclaim.disputes.accounts import Account
from counterclaim.disputes.parting import Hierarchy, are_one_party
from counterclaim.model import Party, Stance


def blame_others(one: Account, other: Account, hierarchy: Hierarchy) -> bool:
    """Whether two voices lay one deed on people of two kinds: "traffickers shot them", "soldiers did"; or
    who is blamed for it names somebody else. Where several deeds are told in one breath, each may be of
    others."""
    if not (isinstance(one.value, Party) and isinstance(other.value, Party)):
        return False
    if len(one.deeds) != 1 or one.deeds != other.deeds or one.value.role != other.value.role:
        return False
    if are_one_party(one.value, other.value, hierarchy):
        return False
    answered = any(
        blamed.value.actor_id in (answering.voice, answering.house)
        for blamed, answering in ((one, other), (other, one))
        if isinstance(blamed.value, Party)
    )
    return answered or hierarchy.doers.are_two_kinds(one.value, other.value)


def tells_of_own(item: Account, hierarchy: Hierarchy) -> bool:
    """Whether somebody tells what people in charge did, without a reproach: whoever is accused of a wrong
    tells of its own doings so, and does not thereby say who did it."""
    if _is_of_site(item):
        return False
    told = any(claim.stance is Stance.ACCUSES for claim in item.claims)
    return isinstance(item.value, Party) and not told and hierarchy.doers.are_own(item.value)


def run_by_others(one: Account, other: Account, hierarchy: Hierarchy) -> bool:
    """Whether one says that a site is in the hands of its own people, and the other names somebody else."""
    if not (isinstance(one.value, Party) and isinstance(other.value, Party)):
        return False
    if not (_is_of_site(one) and _is_of_site(other)) or one.value.role != other.value.role:
        return False
    own, named = (one, other) if hierarchy.doers.are_own(one.value) else (other, one)
    if not (isinstance(own.value, Party) and isinstance(named.value, Party)):
        return False
    if not hierarchy.doers.are_own(own.value) or hierarchy.doers.are_own(named.value):
        return False
    kin = any(hierarchy.are_kin(named.value.actor_id, voice) for voice in (own.voice, own.house))
    return not (
        kin or hierarchy.is_loose(named.value.actor_id) or are_one_party(one.value, other.value, hierarchy)
    )


def _is_of_site(item: Account) -> bool:
    """Whether it is told of a site, and of nothing that took place."""
    return all(claim.happening_id is None for claim in item.claims)
