"""Who was harmed, each time that it is told: counted, named, told of by age or role, or by a pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.claims.counted import Count
from counterclaim.claims.harm import (
    Harmed,
    find_between,
    find_outcome,
    has_noun,
    is_doer,
    is_real,
    names_oneself,
)
from counterclaim.claims.harmed_figures import (
    counts_people,
    find_harm_counts,
    read_count,
    read_times,
    whole,
)
from counterclaim.claims.headlined import find_bare_patient, find_beside, is_title
from counterclaim.claims.listed import find_listed
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.claims.traits import is_person, read_traits
from counterclaim.model import MentionKind, Quantity, Span

_OPENED = frozenset(("DET", "PRON", "PROPN"))  # how a phrase opens that points back, or names


def find_harmed(page: Page, rules: Rules) -> list[Harmed]:
    """The mentions in the order of the text, without those that are taken back or only thought of."""
    counts = find_harm_counts(page, rules)
    taken = [count.figure.head or count.figure.span for count in counts]
    doers = {count.figure.span for count in counts if _counts_doer(count, page)}
    counts = [count for count in counts if count.figure.span not in doers]
    found = [harmed for count in counts for harmed in _read_listed(count, taken, page, rules)]
    for told in page.told:
        found.extend(read_times(told, page, rules))
        if told.frame.number is None or told.frame.number in doers:
            found.extend(_read_patient(told, taken, page, rules))
    return sorted(found, key=lambda item: (item.told.sentence, item.words.start))


def _counts_doer(count: Count, page: Page) -> bool:
    """Whether the one who is "counted" did it: "*a man* who shot and killed his wife"."""
    one = count.quantity.low == count.quantity.high == 1
    return one and is_doer(whole(count.figure), count.told, page)


def _read_listed(count: Count, taken: Sequence[Span], page: Page, rules: Rules) -> Iterator[Harmed]:
    """The count, and whom "and" adds to it: "a man and his son were found dead", "two guards and the gunman
    were killed". Who is added to more than one adds to the figure."""
    yield from read_count(count, taken, page, rules)
    words = whole(count.figure)
    one = count.quantity.low == count.quantity.high == 1
    for each in (*_find_led(count, page), *_find_listed(count.told, words, page, rules)):
        known = any(each.overlaps(other) for other in (*taken, count.figure.span))
        known = known or (not one and page.mention(MentionKind.FIGURE, each) is not None)
        if not known and is_person(page, rules, each):
            traits = read_traits(page, rules, each)
            number = None if one else Quantity(1, 1, page.words(each))
            own = names_oneself(each, page, rules)
            yield Harmed(
                count.told,
                count.attribute,
                each,
                number,
                traits,
                new=True,
                headed=not (one or own),
                by_own_hand=own,
            )


def _find_led(count: Count, page: Page) -> list[Span]:
    """Who is named before a figure in one breath with it: "killed *his wife* and two sons"."""
    patient, figure = count.told.frame.patient, count.figure
    if patient is None or patient.end > figure.span.start or page.mention(MentionKind.FIGURE, patient):
        return []
    listed = list(find_listed(page, patient))
    joined = any(each.overlaps(whole(figure)) for each in listed)
    return [each for each in listed if each.end <= figure.span.start] if joined else []


def _read_patient(told: Told, taken: Sequence[Span], page: Page, rules: Rules) -> Iterator[Harmed]:
    frame = told.frame
    outcome = find_outcome(told, rules)
    words = frame.patient or (frame.agent if has_noun(told, page) else None)
    if words is None and is_title(told.sentence):
        words = find_bare_patient(told, page, rules)
    if words is None and outcome == "killed":
        words = _find_oneself(told, page, rules)
    if outcome is None or words is None or frame.negated or not is_real(told):
        return
    if is_doer(words, told, page) or _is_charged(words, told, page, rules):
        return
    figure = next(page.mentions(MentionKind.FIGURE, words), None)
    if figure is not None and isinstance(figure.value, Quantity) and figure.span not in taken:
        count = Count(figure, outcome, told)
        if figure.part_of is None and counts_people(count, page, rules):
            yield from _read_listed(count, taken, page, rules)
        return
    listed = _find_listed(told, words, page, rules)
    counts = [_count_in(each, outcome, told, taken, page, rules) for each in listed]
    for each, listed_count in zip(listed, counts, strict=True):
        if listed_count is not None:
            yield from read_count(listed_count, taken, page, rules)
            continue
        known = any(each.overlaps(other) for other in taken)
        if not known and is_person(page, rules, each) and not _only_names(each, told, page, rules):
            one = _point(each, told, outcome, page, rules)
            yield _as_counted(one, page) if any(counts) and not one.by_own_hand else one


def _count_in(
    words: Span, outcome: str, told: Told, taken: Sequence[Span], page: Page, rules: Rules
) -> Count | None:
    """The count of more than one in a list, which no trigger has: "killed his wife, *2 sons*"."""
    figure = next(page.mentions(MentionKind.FIGURE, words), None)
    if figure is None or not isinstance(figure.value, Quantity) or (figure.value.low or 0) < 2:
        return None
    count = Count(figure, outcome, told)
    free = figure.head not in taken and figure.span not in taken
    return count if free and counts_people(count, page, rules) else None


def _as_counted(one: Harmed, page: Page) -> Harmed:
    """The same as a figure of one, which adds to the others of its list."""
    return replace(one, count=Quantity(1, 1, page.words(one.words)), new=True, headed=True)


def _find_oneself(told: Told, page: Page, rules: Rules) -> Span | None:
    """The reflexive among the words of a trigger that the parser tied to nobody: "then turned the gun on
    *himself*"."""
    tokens = page.tokens(told.frame.trigger)
    return next((token.span for token in tokens if token.text.lower() in rules.reflexive), None)


def _find_listed(told: Told, words: Span, page: Page, rules: Rules) -> list[Span]:
    """Who is told of in one breath with `words`; in a title commas join people too."""
    listed = list(find_listed(page, words))
    beside = find_beside(told, words, page, rules) if is_title(told.sentence) else ()
    return [*listed, *(each for each in beside if each not in listed)]


def _point(words: Span, told: Told, outcome: str, page: Page, rules: Rules) -> Harmed:
    """A mention of one whom the report does not count. Who dies by their own hand may be told of in no other
    way; any other pronoun names nobody."""
    tokens = page.tokens(words)
    itself = names_oneself(words, page, rules)
    return Harmed(
        told,
        outcome,
        words,
        traits=read_traits(page, rules, words),
        added=any(token.text.lower() in rules.added for token in tokens),
        new=tokens[0].pos not in _OPENED,
        pointing=len(tokens) == 1 and tokens[0].pos == "PRON" and not (itself and outcome == "killed"),
        owned=page.words(words).lower() if len(tokens) > 1 and tokens[0].pos == "PRON" else "",
        by_own_hand=itself or names_oneself(told.frame.trigger, page, rules),
    )


def _is_charged(words: Span, told: Told, page: Page, rules: Rules) -> bool:
    """Whether a verb parts a noun from who stands before it: "Odam man *charged* with shooting death"."""
    if not has_noun(told, page):
        return False
    between = find_between(words, told, page)
    return any(token.pos == "VERB" or token.text.lower() in rules.charged for token in between)


def _only_names(words: Span, told: Told, page: Page, rules: Rules) -> bool:
    """Whether the trigger only says what somebody is of: "the *shooting* suspect", but not "victim"."""
    if not words.contains(told.frame.trigger) or not has_noun(told, page):
        return False
    return not any(token.lemma.lower() in rules.victims for token in page.tokens(words)[-1:])
