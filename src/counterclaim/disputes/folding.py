"""Folding: each voice's accounts of one attribute to what it says in the end.

Two, then seven, then nine from one voice is a revision and no dispute. A voice may hold several terms
or parties at once; a later one replaces an earlier only where both cannot be true.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.disputes.accounts import Account, group_by_voice
from counterclaim.disputes.parting import NEAR_DAYS, can_both_hold
from counterclaim.disputes.voices import Voices
from counterclaim.model import Period, Quantity, Value


def fold_accounts(accounts: Iterable[Account], stock: bool) -> list[Account]:
    """What each voice says in the end. With `stock`, only accounts of near days replace one another, for
    what was true on Monday need not be true on Friday."""
    folded: list[Account] = []
    for told in group_by_voice(accounts):
        said = _withdraw(told, stock)
        figures = [item for item in said if isinstance(item.value, Quantity) and not item.denies]
        others = [item for item in said if item not in figures]
        for kind in _group_by_things(figures):
            folded += _fold_moments(kind) if stock else _fold_figures(kind)
        folded += _fold_terms(others, stock)
    return _without_parts(_fold_houses(folded, stock))


def without_corrected(
    accounts: Sequence[Account], former: Sequence[Account], voices: Voices
) -> list[Account]:
    """Without the figures that a report of that day or later gives as what the same voice said at first: who
    tells of the correction may give the new figure as its own."""

    def is_taken_back(item: Account) -> bool:
        return any(
            other.key == item.key
            and voices.are_namesakes(other.voice, item.voice)
            and (voices.told_on(other.claims[0]) or date.min) >= (item.last or item.day or date.max)
            for other in former
        )

    return [item for item in accounts if not is_taken_back(item)]


def _group_by_things(told: Iterable[Account]) -> list[list[Account]]:
    """Figures of children apart from those of women, and both from those of all."""
    found: dict[frozenset[str], list[Account]] = defaultdict(list)
    for item in told:
        found[item.things].append(item)
    return [found[things] for things in sorted(found, key=sorted)]


def _without_parts(folded: Sequence[Account]) -> list[Account]:
    """Without the figures of some kind of people that can be a part of somebody's figure of all ("six
    children died" is no other account than "forty"), and from which nobody's figure of that kind parts."""
    figures = [item for item in folded if isinstance(item.value, Quantity) and not item.denies]
    wholes = [item.value for item in figures if not item.things]
    parts = {
        id(item)
        for item in figures
        if item.things
        and any(not _is_below(whole, item.value) for whole in wholes)
        and all(other.things != item.things or other.value.meets(item.value) for other in figures)
    }
    return [item for item in folded if id(item) not in parts]


def is_of_some(one: Account, other: Account) -> bool:
    """Whether one counts a kind of people that can be a part of all whom the other counts."""
    part, whole = (one, other) if one.things else (other, one)
    if not (isinstance(one.value, Quantity) and isinstance(other.value, Quantity)) or whole.things:
        return False
    return bool(part.things) and not _is_below(whole.value, part.value)


def _withdraw(told: Sequence[Account], stock: bool) -> list[Account]:
    """Of what a voice first held and then denied, or the other way round, the later stands."""
    kept: list[Account] = []
    for index, item in enumerate(told):
        turned = (
            later.key[1:] == item.key[1:]
            and later.denies != item.denies
            and (not stock or is_near(item, later))
            for later in told[index + 1 :]
        )
        if not any(turned):
            kept.append(item)
    return kept


def _fold_figures(told: Sequence[Account]) -> list[Account]:
    """The latest figure; a later one that says less ("more than 40" after "44") leaves the earlier be."""
    current: Account | None = None
    for item in _order_figures(told):
        if current is None:
            current = item
        elif item.key == current.key:
            current = replace(current, claims=current.claims + item.claims, last=item.day or current.last)
        elif not _says_less(item.value, current.value) and not _is_retold(item, current):
            current = item
    return [current] if current is not None else []


def _is_retold(later: Account, earlier: Account) -> bool:
    """Whether a later, lower figure takes nothing back: it is of one person told of, or stands beside another
    in one report, as a part does; or others retell what the voice said at first, after its own release has
    told more."""
    if not _is_below(later.value, earlier.value):
        return False
    beside = later.claims[0].report_id == earlier.claims[-1].report_id and not _is_none(later.value)
    return beside or (later.person and not earlier.person) or (earlier.own and not later.own)


def _order_figures(told: Sequence[Account]) -> list[Account]:
    """By day; of one day the higher figure last: tolls grow, and a lower one beside a higher ("one of them")
    is mostly a part of it. Who says that there was none means it, whatever else the day's figures count."""

    def order(item: Account) -> tuple[date, bool, int, str]:
        return (item.day or date.min, _is_none(item.value), _size_of(item.value), item.claims[0].id)

    return sorted(told, key=order)


def _is_none(value: Value) -> bool:
    return isinstance(value, Quantity) and value.high == 0


def _size_of(value: Value) -> int:
    low = (value.low if value.low is not None else value.high) if isinstance(value, Quantity) else 0
    return low or 0


def _says_less(later: object, earlier: object) -> bool:
    """Whether everything that the earlier interval allows, the later allows too."""
    if not (isinstance(later, Quantity) and isinstance(earlier, Quantity)):
        return False
    below = later.low is None or (earlier.low is not None and later.low <= earlier.low)
    above = later.high is None or (earlier.high is not None and earlier.high <= later.high)
    return below and above


def _fold_moments(told: Sequence[Account]) -> list[Account]:
    """Figures of moments: folded among those of near days only."""
    kept: list[Account] = []
    for item in told:
        near = [other for other in kept if is_near(item, other)]
        folded = _fold_figures([*near, item])
        kept = [other for other in kept if other not in near] + folded
    return kept


def _fold_terms(told: Sequence[Account], stock: bool) -> list[Account]:
    """Terms and parties: one account for each; a later day's replaces what it shuts out."""
    kept: dict[tuple[str, ...], Account] = {}
    for item in told:
        if not item.denies:
            for key, other in list(kept.items()):
                shut = not (other.denies or can_both_hold(item.value, other.value))
                newer = (other.day or date.min) < (item.day or date.min)
                if shut and newer and not _is_party(item) and (not stock or is_near(item, other)):
                    del kept[key]
        moment = (str(item.when.latest),) if stock else ()
        key = (*item.key, *moment)
        if key in kept:
            kept[key] = replace(kept[key], claims=kept[key].claims + item.claims)
        else:
            kept[key] = item
    return list(kept.values())


def _is_party(item: Account) -> bool:
    """Whoever accuses a second party does not thereby acquit the first."""
    return item.key[2] == "party"


def _fold_houses(folded: Sequence[Account], stock: bool) -> list[Account]:
    """A body's newer figure replaces the older one of another who speaks for it; of one day both stay. A body
    whose speakers go up and down has not revised its figure: they differ."""
    by_house: dict[tuple[str, frozenset[str]], list[Account]] = defaultdict(list)
    for item in folded:
        if isinstance(item.value, Quantity) and not item.denies:
            by_house[item.house, item.things].append(item)
    gone = {id(item) for item in folded if _is_taken_back(item, folded)}
    for told in by_house.values():
        if not stock and not _only_grow(told):
            continue
        for item in told:
            newer = (
                other
                for other in told
                if (item.last or date.min) < (other.last or date.min) and (not stock or is_near(item, other))
            )
            if any(other.key != item.key and not _says_less(other.value, item.value) for other in newer):
                gone.add(id(item))
    return [item for item in folded if id(item) not in gone]


def _is_taken_back(item: Account, folded: Sequence[Account]) -> bool:
    """Whether somebody of the same house says later that the figure is not so: "two died, not three"."""
    if item.denies or not isinstance(item.value, Quantity):
        return False
    return any(
        other.denies
        and other.house == item.house
        and other.key[1:] == item.key[1:]
        and (item.last or date.min) < (other.day or date.min)
        for other in folded
    )


def _only_grow(told: Sequence[Account]) -> bool:
    """Whether no figure of a later day lies wholly below one of an earlier day."""
    ordered = sorted(told, key=lambda item: item.order)
    return not any(
        (early.last or date.min) < (late.last or date.min) and _is_below(late.value, early.value)
        for index, early in enumerate(ordered)
        for late in ordered[index + 1 :]
    )


def _is_below(late: Value, early: Value) -> bool:
    if not (isinstance(late, Quantity) and isinstance(early, Quantity)):
        return False
    return late.high is not None and early.low is not None and late.high < early.low


def is_near(one: Account, other: Account, days: int = NEAR_DAYS) -> bool:
    """Whether two accounts hold for days at most `days` apart; unknown days only inside one report."""
    if not (one.when.resolved and other.when.resolved):
        return one.claims[0].report_id == other.claims[0].report_id
    slack = timedelta(days=days)
    widened = Period(
        one.when.earliest - slack if one.when.earliest else None,
        one.when.latest + slack if one.when.latest else None,
    )
    return widened.meets(other.when)
