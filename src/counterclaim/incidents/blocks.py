"""Which pairs of happenings are worth a score: those that share a site, a place, a report or rare words, and
a time. Each happening gives its own keys, whatever others there are."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from counterclaim.incidents.vetoes import PUBLISHED_WITHIN
from counterclaim.incidents.views import View
from counterclaim.model.names import fold_name
from counterclaim.model.places import CITY, QUARTER

_SLACK = 1  # days by which a dated happening is widened, so that pairs two days apart are still scored
_LASTING = 10  # the same for what goes on for days, so that pairs three weeks apart are scored
_FIRST, _LAST = 0, 4_000_000  # ordinals before and after all days

_NEAR = 30  # days before its telling of which a happening without a day may be, by a word in common
_LATE = 1100  # days before its telling of which something may be that comes late, such as a verdict
_FAR = 200  # and a whole name: more than a year apart, since a trial comes late
_MOST_WORDS = 24
_MOST_NAMES = 12
_FEW_NAMES = 3
_RARE = 4.2  # rarity: what more than 15 reports of 1,000 hold brings too many together

Pair = tuple[View, View]
ENOUGH = 2  # what the keys that two happenings share must weigh together
_HALF = 1


@dataclass(frozen=True, slots=True)
class BlockKey:
    """Two happenings are compared when the keys whose name they share, and whose days meet, weigh `ENOUGH`
    together; days are ordinals."""

    name: str
    first: int
    last: int
    weight: int = ENOUGH


def propose_pairs(views: Sequence[View]) -> Iterator[Pair]:
    """Each pair worth scoring, once, the smaller id first. What is proposed depends on the two views of a
    pair alone."""
    ordered = sorted(views, key=lambda view: view.id)
    keys = [keys_of(view) for view in ordered]
    blocks = {name: block for name, block in _gather(keys).items() if len(block.rows) > 1}
    for place, view in enumerate(ordered):
        near: Counter[int] = Counter()
        for key in keys[place]:
            if (block := blocks.get(key.name)) is not None:
                near.update(dict.fromkeys(block.find(key), key.weight))
        for other in sorted(near):
            if other > place and near[other] >= ENOUGH:
                yield view, ordered[other]


@dataclass(slots=True)
class _Block:
    """All that have one key: first and last day and which view it is, by their first day."""

    rows: list[tuple[int, int, int]]
    widest: int = 0

    def find(self, key: BlockKey) -> Iterator[int]:
        """Those whose days meet those of `key`."""
        for row in range(bisect_left(self.rows, (key.first - self.widest, 0, 0)), len(self.rows)):
            first, last, place = self.rows[row]
            if first > key.last:
                return
            if last >= key.first:
                yield place


def _gather(keys: Iterable[Iterable[BlockKey]]) -> dict[str, _Block]:
    blocks: dict[str, _Block] = defaultdict(lambda: _Block([]))
    for place, own in enumerate(keys):
        for key in own:
            blocks[key.name].rows.append((key.first, key.last, place))
    for block in blocks.values():
        block.rows.sort()
        block.widest = max(last - first for first, last, _ in block.rows)
    return blocks


def keys_of(view: View) -> tuple[BlockKey, ...]:
    """What a happening is found by, worked out from it alone; each name once."""
    found = [BlockKey(f"report:{view.report_id}", _FIRST, _LAST)]
    window = _find_days(view)
    if window is not None:
        names = [*(f"area:{area}" for area in sorted(view.areas)), *_name_places(view)]
        if view.site is not None:
            names.append(f"site:{view.site}")
        if view.called:
            names.append(f"called:{' '.join(sorted(view.called))}")
        found += [BlockKey(name, *window) for name in names]
        if not view.later:
            found.append(BlockKey(f"type:{view.types[0]}", *window, _HALF))
    told = _find_telling(view)
    around = window or ((_FIRST, _LAST) if told is None else (told - _NEAR, told + _SLACK))
    found += [BlockKey(name, *around) for name in _name_kind(view)]
    if told is not None:
        days = window if view.dated and window is not None else (told - _NEAR, told + _SLACK)
        found += [_weigh_word(name, view, *days) for name in (*_choose_words(view), *_word_places(view))]
        far = _LATE if view.later else _FAR
        found += [BlockKey(name, told - far, told + _FAR) for name in _choose_names(view)]
    elif window is None:
        words = (name for name in _choose_words(view) if _is_unlisted_name(name, view))
        found += [BlockKey(name, _FIRST, _LAST) for name in (*words, *_word_places(view))]
    return tuple({key.name: key for key in found}.values())


def _name_kind(view: View) -> Iterator[str]:
    """What finds a report of which neither day nor publication is known, or is found by it: site, place or
    name together with what took place. Any of these alone would bring it together with all times."""
    place = view.place
    found = [f"at:{view.site}"] if view.site is not None else []
    if view.called:
        found.append(f"at:{' '.join(sorted(view.called))}")
    if place is not None and (place.country is None or view.rank <= CITY):
        found.append(f"in:{place.name}")
    found += [f"of:{name}" for name in _choose_names(view)[:_FEW_NAMES]]
    for family in sorted(view.families):
        yield from (f"{family}:{name}" for name in found)


def _name_places(view: View) -> Iterator[str]:
    """A place no larger than a city, and the city that a quarter lies in; larger ones meet their like alone,
    and only with a day."""
    place = view.place
    if place is None or not (view.dated or view.rank <= CITY):
        return
    names = [place.name, *(other.name for other in view.others)]
    if view.rank <= QUARTER and len(place.within) > 1:
        names.append(place.within[0])
    for family in sorted(view.families):
        if view.rank <= CITY:
            yield from (f"place:{name}:{family}" for name in names)
        elif place.country:
            yield f"country:{place.country}:{family}"


def _choose_words(view: View) -> list[str]:
    """The rarest; of equally rare ones those that come first in an order that all happenings share, so that
    two that have many in common choose some in common."""
    marks = view.marks
    rare = [word for word in marks.words if marks.rarity.of(word) >= _RARE]
    rare.sort(key=lambda word: (-marks.rarity.of(word), word not in marks.names, crc32(word.encode()), word))
    return [f"word:{word}" for word in rare[:_MOST_WORDS]]


def _word_places(view: View) -> list[str]:
    """The words of its own place, which others name without having it for theirs ("the Oru hall")."""
    place = view.place
    if place is None or view.rank > CITY:
        return []
    names = (f"word:{word}" for word in fold_name(place.name).split())
    return [name for name in names if _is_unlisted(name, view)]


def _weigh_word(key: str, view: View, first: int, last: int) -> BlockKey:
    """One rare word that both hold is little: two tell, or one with the same type at that time. One that
    hardly any report holds is enough."""
    return BlockKey(key, first, last, ENOUGH if _is_unlisted(key, view) else _HALF)


def _is_unlisted(key: str, view: View) -> bool:
    """Whether hardly any report holds a word."""
    rarity = view.marks.rarity
    return rarity.of(key.partition(":")[2]) >= rarity.highest


def _is_unlisted_name(key: str, view: View) -> bool:
    """Whether such a word is a name besides: one of any time can be looked for by it."""
    return key.partition(":")[2] in view.marks.names and _is_unlisted(key, view)


def _choose_names(view: View) -> list[str]:
    whole = sorted(view.marks.whole, key=lambda name: (crc32(name.encode()), name))[:_MOST_NAMES]
    aged = sorted(view.marks.aged, key=lambda name: (crc32(name.encode()), name))[:_MOST_NAMES]
    return [*(f"name:{name}" for name in whole), *(f"aged:{name}" for name in aged)]


def _find_days(view: View) -> tuple[int, int] | None:
    """The days, as ordinals, in which another report could tell of the same; for an undated one the
    fortnight before it was published; None where there is only its own report to compare with."""
    period = view.period
    if period is not None and view.dated:
        slack = _LASTING if view.lasting else _SLACK
        first = period.earliest.toordinal() - slack if period.earliest else _FIRST
        return first, period.latest.toordinal() + slack if period.latest else _LAST
    if view.published is None:
        return None
    last = view.published.toordinal()
    return last - (_LATE if view.later else PUBLISHED_WITHIN), last


def _find_telling(view: View) -> int | None:
    """The day on which it was told, else that on which it happened."""
    period = view.period
    happened = (period.latest or period.earliest) if period is not None else None
    day = view.published or happened
    return None if day is None else day.toordinal()
