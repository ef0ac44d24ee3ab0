"""Who and where: members that are new or gone, and what becomes of all that may be one with them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.ledger import Desk, Key
from counterclaim.model import Actor, Entry, Judgement, OpenActor, Reading, Site, Verb
from counterclaim.model.judging import find_standing
from counterclaim.pipeline.renewal.classes import (
    MemberClass,
    ask_keys,
    count_members,
    load_classes,
)
from counterclaim.pipeline.renewal.kinds import Cast, Kind, unite
from counterclaim.pipeline.resolving import strip_site


@dataclass(slots=True)
class Named:
    """What naming changed: reports that mean another actor or site now; ids that came, went or lead
    elsewhere; the things whose description is another, as they are now; and the sites that lie or count
    otherwise than before."""

    reports: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    things: dict[str, Actor | Site | None] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)


def rename(
    desk: Desk,
    kind: Kind,
    entries: Sequence[Entry],
    judgements: Sequence[Judgement],
    judged: Collection[str],
) -> Named:
    """Work out anew what the members of `entries` are, and all that can be one with them.

    `judgements` are all of the ledger; `judged` are the ids that those speak of which came or went.
    """
    subjects = {known for item in judgements for known in item.subjects}
    counted = count_members(desk, kind, entries, subjects)
    bound = _bind(judgements)
    found = Named()
    pending = set(counted.touched) | _find_renamed(desk, kind, counted.recounted)
    pending |= _find_judged(desk, judged)
    orphans = {item.owner for item in counted.gone if item.owner is not None}
    for item in counted.gone:
        pending |= desk.find_units([Key(key) for key in ask_keys(kind, item)])
    seen: set[str] = set()
    while pending:
        closure = _close(desk, kind, pending | _owned(desk, orphans), bound)
        if closure.keys() <= seen:
            break
        seen |= closure.keys()
        moved = _settle(desk, kind, closure, judgements, orphans, found)
        pending = desk.find_units([Key(f"tied:{item.stand.alone}") for item in moved])
        pending |= _need_bare(desk, found)
        orphans = set()
    return found


def _find_renamed(desk: Desk, kind: Kind, recounted: Mapping[str, str]) -> set[str]:
    """Those of `recounted` whose actor may be described otherwise for it. How many members a class has says
    only what its actor is called the most often, and moves nothing: where that stays, all that shares a key
    with it need not be looked at. Sites share their keys with so few that all of theirs are."""
    if not isinstance(kind, Cast):
        return set(recounted)
    owned: dict[str, list[MemberClass]] = defaultdict(list)
    for item in load_classes(desk, "owner", set(recounted.values())).values():
        owned[item.owner or ""].append(item)
    called = {actor.id for actor in desk.find(Actor, "id", owned) if _is_called(kind, actor, owned[actor.id])}
    return {name for name, owner in recounted.items() if owner not in called}


def _is_called(kind: Cast, actor: Actor, items: Sequence[MemberClass]) -> bool:
    """Whether its classes, as often as they are counted, call an actor what it is called."""
    counts = {item.stand.member_id: item.count for item in items}
    return kind.is_called(actor, _join_entries(kind, items, counts), counts)


def _find_judged(desk: Desk, judged: Collection[str]) -> set[str]:
    """The classes that ids of judgements stand for: of members, actors, sites, now or formerly."""
    now = set(desk.known_as(judged).values()) | set(judged)
    members = {row.class_id for row in desk.rows("members", "id", judged)}
    units = desk.find_units([Key(f"{name}:{known}") for known in judged for name in ("actor", "site")])
    return members | _owned(desk, now) | units


def _owned(desk: Desk, owners: Collection[str]) -> set[str]:
    return {row.id for row in desk.rows("classes", "owner", owners)}


def _bind(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    """Ids that one judgement calls the same or different, by each of them."""
    bound: dict[str, set[str]] = defaultdict(set)
    for item in find_standing(judgements):
        if item.verb in (Verb.SAME, Verb.DIFFERENT):
            for known in item.subjects:
                bound[known].update(item.subjects)
    return bound


def _close(
    desk: Desk, kind: Kind, pending: Collection[str], bound: Mapping[str, Collection[str]]
) -> dict[str, MemberClass]:
    """`pending` with all that may be one with them, by a key or a judgement, or that they are tied to."""
    closure: dict[str, MemberClass] = {}
    waiting = set(pending)
    while waiting:
        loaded = load_classes(desk, "id", waiting)
        fresh = {name: item for name, item in loaded.items() if name not in closure and _is(kind, item)}
        closure |= fresh
        keys = {key for item in fresh.values() for key in ask_keys(kind, item)}
        keys |= {f"{_PREFIX[kind.name]}:{tie}" for item in fresh.values() for tie in item.stand.ties}
        waiting = desk.find_units([Key(key) for key in keys])
        called = {known for item in fresh.values() for known in (item.stand.alone, item.stand.member_id)}
        called |= {item.owner for item in fresh.values() if item.owner is not None}
        waiting |= _owned(desk, {item.owner for item in fresh.values() if item.owner is not None})
        if judged := {other for known in called for other in bound.get(known, ())}:
            waiting |= _find_judged(desk, judged)
        waiting -= closure.keys()
    return closure


_PREFIX = {"cast": "actor", "site": "site"}


def _is(kind: Kind, item: MemberClass) -> bool:
    reading: Reading = item.stand.entry.reading
    return bool(reading.cast if kind.name == "cast" else reading.sites)


def _settle(
    desk: Desk,
    kind: Kind,
    closure: Mapping[str, MemberClass],
    judgements: Sequence[Judgement],
    orphans: Collection[str],
    found: Named,
) -> list[MemberClass]:
    """Say whose the classes of `closure` are, and write what is said of these; the classes that moved."""
    counts = {item.stand.member_id: item.count for item in closure.values()}
    entries = _join_entries(kind, closure.values(), counts)
    resolved = kind.resolve(entries, judgements, counts)
    owners = {name: resolved.of[item.stand.member_id] for name, item in closure.items()}
    moved = [item for name, item in closure.items() if owners[name] != item.owner]
    desk.change("classes", {item.id: {"owner": owners[item.id]} for item in moved})
    found.reports |= {row.report_id for row in desk.rows("members", "class_id", [item.id for item in moved])}
    before = {item.owner for item in closure.values() if item.owner is not None} | set(orphans)
    living = set(owners.values())
    things = {thing.id: thing for thing in resolved.things if thing.id in living}
    spoken_for = _bodies_of(things.values()) - living
    bare = {thing.id: thing for thing in resolved.things if thing.id in spoken_for}
    owned = {row.owner for row in desk.rows("classes", "owner", bare)}
    things |= {known: thing for known, thing in bare.items() if known not in owned}
    _write(desk, kind, things, before - things.keys(), found)
    asked = [item for item in resolved.open if item.actor_id in things]
    desk.replace(OpenActor, "id", things.keys() | before, asked)
    return moved


def _join_entries(kind: Kind, items: Iterable[MemberClass], counts: dict[str, int]) -> list[Entry]:
    """One entry a report, with all members that stand for a class or are told beside one; the latter count
    for nothing."""
    by_report: dict[str, list[Entry]] = defaultdict(list)
    for item in items:
        by_report[item.stand.entry.report.id].append(item.stand.entry)
    joined = [unite(by_report[report]) for report in sorted(by_report)]
    for entry in joined:
        for member in kind.members_of(entry):
            counts.setdefault(member.id, 0)
    return joined


def _bodies_of(things: Iterable[Actor | Site]) -> set[str]:
    """The bodies that actors speak for."""
    return {tie.actor_id for thing in things if isinstance(thing, Actor) for tie in thing.speaks_for}


def _write(
    desk: Desk, kind: Kind, things: Mapping[str, Actor | Site], gone: Collection[str], found: Named
) -> None:
    before = {item.id: item for item in desk.find(kind.thing, "id", [*things, *gone])}
    records = {item.id: item.claim_ids for item in before.values() if isinstance(item, Site)}
    stored = {known: _without_record(item) for known, item in before.items()}
    changed = {known: thing for known, thing in things.items() if stored.get(known) != thing}
    gone = {known for known in gone if known in stored}
    dropped = {
        known: _bodies_of([stored[known]]) if known in stored else set() for known in {*changed, *gone}
    }
    desk.replace(kind.thing, "id", changed.keys() | gone, _with_records(changed.values(), records))
    desk.put_known_as(changed.keys() | gone, {known: thing.former_ids for known, thing in changed.items()})
    if kind.name == "cast":
        desk.put_keys({known: _ties(changed.get(known)) for known in changed.keys() | gone})
        _drop_bare(desk, set().union(*dropped.values()), found)
    for known in changed.keys() | gone:
        found.things[known] = changed.get(known)
        old, new = stored.get(known), changed.get(known)
        if isinstance(old, Site) and isinstance(new, Site) and strip_site(old) != strip_site(new):
            found.moved.add(known)
        if old is None or new is None or old.former_ids != new.former_ids:
            found.ids.update((known, *(old.former_ids if old else ()), *(new.former_ids if new else ())))


def _without_record(thing: Actor | Site) -> Actor | Site:
    return replace(thing, claim_ids=()) if isinstance(thing, Site) else thing


def _with_records(
    things: Iterable[Actor | Site], records: Mapping[str, tuple[str, ...]]
) -> Iterator[Actor | Site]:
    """Sites keep the record that they have until it is worked out anew."""
    for thing in things:
        if isinstance(thing, Site) and thing.id in records:
            yield replace(thing, claim_ids=records[thing.id])
        else:
            yield thing


def _ties(thing: Actor | Site | None) -> list[Key]:
    return [Key(f"speaks:{body}") for body in _bodies_of([thing] if thing is not None else [])]


def _drop_bare(desk: Desk, bodies: Collection[str], found: Named) -> None:
    """Take out the bodies that no report names and that nobody speaks for any more."""
    named = {row.owner for row in desk.rows("classes", "owner", bodies)}
    idle = {body for body in bodies if body not in named and not desk.find_units([Key(f"speaks:{body}")])}
    desk.replace(Actor, "id", idle, [])
    for body in idle:
        found.things[body] = None


def _need_bare(desk: Desk, found: Named) -> set[str]:
    """The classes of those who speak for a body that no report names any more: it has to be told without."""
    gone = [known for known, thing in found.things.items() if thing is None]
    speakers = {unit for known in gone for unit in desk.find_units([Key(f"speaks:{known}")])}
    return _owned(desk, speakers)
