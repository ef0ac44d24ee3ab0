"""Classes of equal members: how many there are of each, and the one that stands for them.

A body that is named in twenty thousand reports is a handful of classes, so that one more report of it costs
no more than the first hundred did.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.ledger import Desk, Key
from counterclaim.ledger.codec import decode, encode
from counterclaim.model import Entry, make_id
from counterclaim.pipeline.renewal.kinds import Kind, Member


@dataclass(frozen=True, slots=True)
class Stand:
    """What is kept of a class: `entry` holds the member that stands for it and those it is tied to;
    `alone` is what its own report makes of it."""

    member_id: str
    alone: str
    ties: tuple[str, ...]  # what its own report makes of those it is tied to
    entry: Entry


@dataclass(frozen=True, slots=True)
class MemberClass:
    id: str
    owner: str | None
    count: int
    stand: Stand

    @property
    def member(self) -> Member:
        found: tuple[Member, ...] = (*self.stand.entry.reading.cast, *self.stand.entry.reading.sites)
        return next(item for item in found if item.id == self.stand.member_id)


@dataclass(frozen=True, slots=True)
class Counted:
    """What counting did: classes that are new or that another member stands for, those of which there are
    only more or fewer now, with their owners, and those that are gone, as they were."""

    touched: frozenset[str]
    recounted: Mapping[str, str]
    gone: tuple[MemberClass, ...]


def load_classes(desk: Desk, column: str, values: Collection[str]) -> dict[str, MemberClass]:
    return {
        row.id: MemberClass(row.id, row.owner, row.members, decode(Stand, row.body))
        for row in desk.rows("classes", column, values)
    }


def count_members(desk: Desk, kind: Kind, entries: Sequence[Entry], apart: Collection[str]) -> Counted:
    """Enter the members of `entries` in the place of those that these reports had.

    `apart` are ids that a person judged: each of these is a class of its own.
    """
    reports = [entry.report.id for entry in entries]
    rows = [row for row in desk.rows("members", "report_id", reports) if row.kind == kind.name]
    before = {row.id: row.class_id for row in rows}
    fresh = _classify(kind, entries, apart)
    known = load_classes(desk, "id", {*before.values(), *(item.class_id for item in fresh.values())})
    counts = Counter(item.class_id for item in fresh.values())
    counts.subtract(before.values())
    was, now = _group(before), _group({member: item.class_id for member, item in fresh.items()})
    changed = {name for name in was.keys() | now.keys() if was[name] != now[name]}
    kept = [
        {
            "id": item.member.id,
            "kind": kind.name,
            "report_id": item.entry.report.id,
            "class_id": item.class_id,
        }
        for item in fresh.values()
    ]
    desk.put("members", "id", before.keys() | fresh.keys(), kept)
    return _put_classes(desk, kind, changed, known, counts, fresh)


@dataclass(frozen=True, slots=True)
class _Fresh:
    member: Member
    entry: Entry
    alone: Mapping[str, str]
    class_id: str


def _group(classes: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for member_id, class_id in classes.items():
        found[class_id].add(member_id)
    return found


def _classify(kind: Kind, entries: Iterable[Entry], apart: Collection[str]) -> dict[str, _Fresh]:
    fresh: dict[str, _Fresh] = {}
    for entry in entries:
        members = kind.members_of(entry)
        if not members:
            continue
        bare = kind.with_members(entry, members)
        alone = kind.resolve([bare], (), {}).of
        for member in members:
            own = member.id if member.id in apart else ""
            name = make_id("class", kind.name, own, kind.liken(member, bare, alone))
            fresh[member.id] = _Fresh(member, bare, alone, name)
    return fresh


def _put_classes(
    desk: Desk,
    kind: Kind,
    changed: Collection[str],
    known: Mapping[str, MemberClass],
    counts: Mapping[str, int],
    fresh: Mapping[str, _Fresh],
) -> Counted:
    arrived: dict[str, list[str]] = defaultdict(list)
    for member_id, item in fresh.items():
        arrived[item.class_id].append(member_id)
    rows, keys, gone = [], {}, []
    recounted: dict[str, str] = {}
    stays = _find_lasting(desk, known)
    first = {row.class_id: row for row in reversed(desk.rows("members", "class_id", set(changed) - stays))}
    for name in sorted(changed):
        old = known.get(name)
        count = (old.count if old else 0) + counts[name]
        if count <= 0:
            gone += [old] if old is not None else []
            continue
        if old is not None and name in stays:
            stand = _keep_stand(kind, old, arrived[name], fresh)
        else:
            stand = _choose_stand(desk, kind, first[name], fresh)
        found = MemberClass(name, old.owner if old is not None else None, count, stand)
        rows.append(_make_row(kind, found))
        if old is not None and old.owner is not None and old.stand is stand:
            recounted[name] = old.owner
        if old is None:
            tied = (f"tied:{tie}" for tie in stand.ties)
            keys[name] = [Key(key) for key in (*own_keys(kind, found), *tied)]
    desk.put("classes", "id", changed, rows)
    desk.put_keys({**keys, **{item.id: [] for item in gone}})
    return Counted(frozenset(changed) - recounted.keys(), recounted, tuple(gone))


def _find_lasting(desk: Desk, known: Mapping[str, MemberClass]) -> set[str]:
    """The classes for which the same member can stand as before."""
    stands = {item.stand.member_id for item in known.values()}
    living = {row.id: row.class_id for row in desk.rows("members", "id", stands)}
    return {name for name, old in known.items() if living.get(old.stand.member_id) == name}


def _make_row(kind: Kind, item: MemberClass) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": kind.name,
        "member_id": item.stand.member_id,
        "owner": item.owner,
        "members": item.count,
        "body": encode(item.stand),
    }


def own_keys(kind: Kind, item: MemberClass) -> Iterator[str]:
    """By what a class is found."""
    return kind.keys_of(item.member, item.stand.alone)


def ask_keys(kind: Kind, item: MemberClass) -> Iterator[str]:
    """By what those are found that may be one with a class, itself among them."""
    return kind.questions_of(item.member, item.stand.alone)


def _keep_stand(kind: Kind, old: MemberClass, arrived: Sequence[str], fresh: Mapping[str, _Fresh]) -> Stand:
    """The member of the smallest id stands for its class, whatever the order of arrival."""
    smallest = min((old.stand.member_id, *arrived))
    if smallest == old.stand.member_id and smallest not in fresh:
        return old.stand
    return _make_stand(kind, fresh[smallest])


def _choose_stand(desk: Desk, kind: Kind, first: Any, fresh: Mapping[str, _Fresh]) -> Stand:
    """As above, where the one that stood for the class is gone, or it is new; `first` is its first member."""
    if first.id in fresh:
        return _make_stand(kind, fresh[first.id])
    [entry] = desk.entries([first.report_id])
    return _make_stand(kind, _classify(kind, [entry], ())[first.id])


def _make_stand(kind: Kind, item: _Fresh) -> Stand:
    """The member with those it is tied to; with all of its report where it is not the same without them."""
    members = kind.members_of(item.entry)
    wanted, waiting = {item.member.id}, [item.member]
    by_id = {member.id: member for member in members}
    while waiting:
        for other in kind.ties_of(waiting.pop()):
            if other in by_id and other not in wanted:
                wanted.add(other)
                waiting.append(by_id[other])
    few = kind.with_members(item.entry, [member for member in members if member.id in wanted])
    if kind.resolve([few], (), {}).of != {known: item.alone[known] for known in sorted(wanted)}:
        few = kind.with_members(item.entry, members)
    ties = tuple(item.alone[other] for other in kind.ties_of(item.member) if other in item.alone)
    return Stand(item.member.id, item.alone[item.member.id], ties, few)
