"""What people judged about actors: who is another after all, and what is to be corrected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.actors.identity import Seen
from counterclaim.model import Actor, ActorKind, Judgement, Verb, make_id
from counterclaim.model.judging import Pairs
from counterclaim.model.names import fold_name


@dataclass(frozen=True, slots=True)
class Split:
    """Cast members that leave their actor for one of their own."""

    actor_id: str
    cast_ids: tuple[str, ...]


def find_splits(seen: Sequence[Seen], of: Mapping[str, str], pairs: Pairs) -> Iterator[Split]:
    """Who must leave an actor because a person judged two of its cast members, or one and it, different.

    With the one that leaves go all who bear its name, unless the one that stays bears it too.
    """
    by_id = {item.member.id: item.member for item in seen}
    for pair in sorted(pairs.different, key=sorted):
        cast = sorted(known for known in pair if known in by_id)
        if len(cast) == 2 and of[cast[0]] == of[cast[1]]:
            stays, leaves = (by_id[known] for known in cast)
            name = fold_name(leaves.name)
            alike = [
                member.id
                for member in by_id.values()
                if of[member.id] == of[leaves.id] and fold_name(member.name) == name
            ]
            gone = alike if fold_name(stays.name) != name else [leaves.id]
        elif len(cast) == 1 and of[cast[0]] in pair:
            gone = cast
        else:
            continue
        yield Split(make_id("actor", "split", cast[-1]), tuple(sorted(gone)))


def correct_actor(actors: dict[str, Actor], judgement: Judgement) -> None:
    """Apply a correction of name, role, acronym, kind or privacy to the actors it names; in place."""
    if judgement.verb is not Verb.CORRECT:
        return
    former = {old: actor.id for actor in actors.values() for old in actor.former_ids}
    for subject in judgement.subjects:
        actor = actors.get(former.get(subject, subject))
        if actor is not None:
            actors[actor.id] = _corrected(actor, dict(judgement.change))


def _corrected(actor: Actor, change: Mapping[str, str]) -> Actor:
    name = change.get("name", actor.name)
    aliases = {*actor.aliases, actor.name} if name != actor.name else set(actor.aliases)
    return replace(
        actor,
        name=name,
        aliases=tuple(sorted(aliases - {name})),
        role=change.get("role", actor.role),
        acronym=change.get("acronym", actor.acronym),
        kind=ActorKind(change["kind"]) if change.get("kind") in set(ActorKind) else actor.kind,
        private=change["private"] in ("yes", "true", "1") if "private" in change else actor.private,
    )
