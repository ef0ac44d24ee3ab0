"""The one victim that a report names and does not count: "Ana Odam, 24, was killed" is one dead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from counterclaim.claims.drafts import Draft
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.model import MentionKind, Modality, Quantity

_COUNTED = ("killed", "injured")


def code_named_victims(maker: Maker) -> None:
    """One for each attribute of a happening that has no figure, where a single name stands for who it befell.
    The claim rests on the verb, for a victim is a private person."""
    counted = {(claim.happening_id, claim.attribute) for claim in maker.claims}
    by_harm: dict[tuple[str, str], list[tuple[str, Told, Draft]]] = defaultdict(list)
    for told in maker.page.told:
        draft, name = maker.happenings.of(told), _name_of(told, maker)
        if draft is None or name is None:
            continue
        for attribute in _COUNTED:
            key = (maker.happenings.id(draft), attribute)
            if attribute in maker.rules.attributes_of(told.frame) and key not in counted:
                by_harm[key].append((name, told, draft))
    for (_, attribute), victims in by_harm.items():
        if _are_one([name for name, _, _ in victims]):
            _, told, draft = victims[0]
            words = maker.page.words(told.frame.trigger)
            maker.add(told, attribute, Quantity(1, 1, words), told.frame.trigger, "count:named", draft=draft)


def _are_one(names: Sequence[str]) -> bool:
    """Whether all are one person's: the whole name, and its end ("Ana Odam", "Odam")."""
    longest = max(names, key=len)
    return all(f" {longest}".endswith(f" {name}") for name in names)


def _name_of(told: Told, maker: Maker) -> str | None:
    """The name of the one person that the frame befell, None where it is nobody by name."""
    frame = told.frame
    if frame.patient is None or frame.negated or frame.background or frame.modality is not Modality.ACTUAL:
        return None
    tokens = maker.page.tokens(frame.patient)
    counted = bool(tokens) and tokens[0].pos == "NUM"  # "Five Rohingya" is no name
    if not tokens or counted or any(token.pos not in ("PROPN", "PUNCT", "NUM") for token in tokens):
        return None
    site = maker.sites.find(frame.patient) is not None
    if site or maker.page.mention(MentionKind.PLACE, frame.patient) is not None:
        return None
    mention = maker.page.mention(MentionKind.ACTOR, frame.patient)
    if mention is not None and mention.rule == "actor:registered":
        return None
    return " ".join(token.text for token in tokens if token.pos == "PROPN") or None
