"""The toll of what a report is about: which of its happenings that is, and how many it killed and injured.

The rule, in the order in which it is applied:

1. The focal happening is the one of whose dead and hurt most is told; what the title says counts three
   times, what the first sentences say twice. All that the first eight sentences tell of people harmed is
   taken to be of it, and later only what is told of it, or of no happening in particular. The dead whom the
   sixth sentence or a later one tells of beside other happenings ("so far this year") are left out.
2. A figure beats people told of one by one. It is the highest of those that the report gives first: in the
   sentence that gives one, and the one behind it. A "1" counts as a figure in the title alone.
3. Without a figure it is the number of people who can be told apart; where the report begins with some of
   them, those whom only its later part tells of are of other incidents, but for one who was "also" shot.
   So are the dead of whom only the sixth sentence or a later one tells, where the title tells of people
   hurt and of nobody dead.
4. Somebody who was hurt and died is dead. Who was hit, and of whom no more is told, is hurt; of so many hit,
   those who are not dead are hurt.
5. Somebody who killed others and then died, by their own hand or another's, is not in the figure of those
   whom they killed, and is added to it.
6. A title with a death and no more ("the deadly shooting") is of one dead. A report that tells of nobody is
   taken to be of one person, dead where it speaks of a death, and is marked as assumed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.drafts import Draft
from counterclaim.claims.happenings import Happenings
from counterclaim.claims.harm import OUTCOMES, Harmed
from counterclaim.claims.harmed import find_harmed
from counterclaim.claims.page import Page, Told
from counterclaim.claims.people import Person, tell_apart
from counterclaim.claims.rules import Rules, open_rules
from counterclaim.claims.sites import Sites
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Modality, Report, Sentence, Span, hull

_TITLE = 1  # sentences
_FIRST = 8
_BEGINNING = 8
_LEAD = 5
_BEHIND = 1  # sentences behind the first figure that may better it


@dataclass(frozen=True, slots=True)
class Toll:
    """How many of a happening were killed, and how many were injured and lived. `happening_id` is that of
    the report's reading, None where no happening is told; `words` are those it was read from; `assumed`:
    nobody is told of, and the report's subject alone speaks for one person."""

    killed: int
    injured: int
    happening_id: str | None = None
    words: tuple[Span, ...] = ()
    assumed: bool = False


def find_toll(report: Report, sentences: Sequence[Sentence], codebook: Codebook) -> Toll:
    """The toll of the report's focal happening. Whose word it is does not matter here."""
    rules = open_rules(codebook)
    page = Page(report, sentences)
    happenings = Happenings(page, rules, Sites(page, rules, codebook))
    harmed = find_harmed(page, rules)
    focal = _find_focal(harmed, happenings)
    harmed = [item for item in harmed if _is_of(item.told, focal, happenings)]
    harmed = [item for item in harmed if not _is_elsewhere(item, page, rules)]
    toll = fold(harmed, page, rules)
    if not toll.killed and not toll.injured:
        toll = _assume(page, rules)
    words = tuple(dict.fromkeys(item.words for item in harmed))
    return replace(toll, happening_id=happenings.id(focal) if focal else None, words=words)


def _find_focal(harmed: Sequence[Harmed], happenings: Happenings) -> Draft | None:
    weights: dict[int, int] = defaultdict(int)
    drafts: dict[int, Draft] = {}
    for item in harmed:
        draft = happenings.of(item.told)
        if draft is not None and not draft.background:
            drafts[id(draft)] = draft
            sentence = item.told.sentence
            weights[id(draft)] += 3 if sentence < _TITLE else 2 if sentence < _BEGINNING else 1
    return drafts[max(weights, key=lambda each: weights[each])] if weights else None


def _is_of(told: Told, focal: Draft | None, happenings: Happenings) -> bool:
    draft = happenings.of(told)
    return told.sentence < _FIRST or draft is None or draft is focal


def _is_elsewhere(item: Harmed, page: Page, rules: Rules) -> bool:
    """Whether the dead may be of another happening: "47 people have been killed *so far this year*"."""
    if item.outcome != "killed" or item.told.sentence < _LEAD:
        return False
    return rules.elsewhere.search(page.words(page.sentences[item.told.sentence].span)) is not None


def fold(harmed: Sequence[Harmed], page: Page, rules: Rules) -> Toll:
    """The toll that the mentions of one happening, in the order of the text, amount to."""
    people = tell_apart([item for item in harmed if item.is_one])
    people = [person for person in people if _is_of_beginning(person, page, rules)] or people
    headed = {item.outcome for item in harmed if item.told.sentence < _TITLE}
    if headed and "killed" not in headed:
        people = [person for person in people if person.outcome != "killed" or person.first < _LEAD]
    title, early, late = (_count(harmed, limit) for limit in (_TITLE, _FIRST, len(page.sentences)))
    early = {outcome: title[outcome] or early[outcome] for outcome in OUTCOMES}
    one_by_one = Counter(person.outcome for person in people)
    dead = early["killed"] or one_by_one["killed"] or late["killed"]
    if (early["killed"] or (0 if one_by_one["killed"] else late["killed"])) > 1 and _adds_doer(harmed):
        dead += 1
    if not dead and any(_is_death(told, rules) for told in page.told_at(0)):
        return Toll(1, _alive(early, late, 1, people[1:]))
    wounded = max(title["injured"], title["casualties"] - dead)  # "8 shot, 1 in serious condition"
    return Toll(dead, wounded if title["injured"] else _alive(early, late, dead, people))


def _alive(early: Mapping[str, int], late: Mapping[str, int], dead: int, people: Sequence[Person]) -> int:
    alive = [person for person in people if person.outcome != "killed"]
    told = sum(person.first < _BEGINNING for person in alive)
    found = max(early["injured"], early["casualties"] - dead, told and len(alive))
    return found or max(late["injured"], late["casualties"] - dead, len(alive))


def _is_of_beginning(person: Person, page: Page, rules: Rules) -> bool:
    """Whether somebody is told of where the report begins, or later as one more of those: "her mother was
    *also* shot"."""
    if person.first < _BEGINNING:
        return True
    reach = (hull((item.words, item.told.frame.trigger)) for item in person.mentions)
    return any(token.text.lower() in rules.also for span in reach for token in page.tokens(span))


def _count(harmed: Sequence[Harmed], limit: int) -> dict[str, int]:
    """The figure of each outcome that the first `limit` sentences give, 0 where they give none. Exact ones
    come before vague ones."""
    together: dict[tuple[str, int, Span], list[Harmed]] = defaultdict(list)
    for item in harmed:
        if item.count is not None and item.count.low and item.told.sentence < limit:
            together[item.outcome, item.told.sentence, item.told.frame.trigger].append(item)
    counted = dict.fromkeys(OUTCOMES, 0)
    for outcome in OUTCOMES:
        groups = [items for key, items in together.items() if key[0] == outcome and _is_counted(items, limit)]
        groups = [items for items in groups if not _is_vague(items)] or groups
        first = min((items[0].told.sentence for items in groups), default=0)
        sizes = [_size(items) for items in groups if items[0].told.sentence <= first + _BEHIND]
        counted[outcome] = max(sizes, default=0)
    return counted


def _is_counted(items: Sequence[Harmed], limit: int) -> bool:
    return _size(items) > 1 or (limit == _TITLE and all(item.numeral for item in items))


def _is_vague(items: Sequence[Harmed]) -> bool:
    """ "several", "multiple", "about ten"."""
    return all(item.count is not None and item.count.approximate for item in items)


def _size(items: Sequence[Harmed]) -> int:
    """The sum of what one trigger counts by name ("two men and a boy"), else the highest ("four, one of
    them badly")."""
    sizes = [(item.headed, item.count.low or 0) for item in items if item.count is not None]
    return max(sum(size for headed, size in sizes if headed), max(size for _, size in sizes))


def _adds_doer(harmed: Sequence[Harmed]) -> bool:
    """Whether who killed those whom a figure counts died too."""
    dead = [item for item in harmed if item.outcome == "killed"]
    counted = [item for item in dead if item.count is not None and not item.is_one]
    active = bool(counted) and counted[0].told.frame.agent is not None
    return active and any(item.by_own_hand or _is_doer_killed(item, counted[0]) for item in dead)


def _is_doer_killed(item: Harmed, counted: Harmed) -> bool:
    """ "Four were killed by a man before *he* was shot dead by police"."""
    if item.traits.suspect:
        return item.told.sentence < _FIRST
    behind = item.told.sentence == counted.told.sentence and item.words > counted.words
    return item.pointing and behind


def _is_death(told: Told, rules: Rules) -> bool:
    frame = told.frame
    real = frame.modality is Modality.ACTUAL and not frame.negated and not frame.background
    return real and "killed" in rules.attributes_of(frame)


def _assume(page: Page, rules: Rules) -> Toll:
    """One person, where the report speaks of a death, of hurt or of such a happening at all."""
    told = [item for item in page.told if not item.frame.background and not item.frame.negated]
    if any("killed" in rules.attributes_of(item.frame) for item in told):
        return Toll(1, 0, assumed=True)
    harmful = any(set(OUTCOMES) & set(rules.attributes_of(item.frame)) for item in told)
    if harmful or any("casualties" in rules.attributes and rules.incident_types(item.frame) for item in told):
        return Toll(0, 1, assumed=True)
    return Toll(0, 0)
