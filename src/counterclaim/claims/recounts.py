"""Figures that count nobody new: of those counted before, of a rest, of acts, or none of one kind only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.claims.counted import Count
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import Quantity, Span, Token

_REACH = 6  # sentences back to those who are meant by "the two"
_BEHIND = 24  # letters behind a figure and its verb in which "seriously" is of them
_NEXT = 2  # sentences back to those who fled, of whom others were caught
_CAUGHT, _FLED, _TAKEN = "recaptured", "escaped", "arrested"


def recount(counts: Sequence[Count], page: Page, rules: Rules) -> list[Count]:
    """The counts that say something new, in order. Who is caught right after others fled is caught again."""
    kept: list[Count] = []
    for count in counts:
        if _is_known(count, kept, page, rules) or _is_act(count, page, rules):
            continue
        if count.quantity.high == 0 and _is_of_cause(count, page, rules):
            continue
        kept.append(_of_fugitives(count, kept, page))
    grouped: list[Count] = []
    for count in kept:
        group = count.group or _rest_of(count, page, rules) or _grave_of(count, kept, page, rules)
        last = grouped[-1] if grouped else None
        if group is None and last is not None and last.group and _goes_on(count, last, page):
            group = last.group
        grouped.append(replace(count, group=group))
    return grouped


def _grave_of(count: Count, counts: Sequence[Count], page: Page, rules: Rules) -> Span | None:
    """The words by which only the worst hurt are counted ("two are *in intensive care*"), where others of the
    report count all of them; or those who are "*still in hospital*"."""
    if count.attribute != "injured":
        return None
    trigger, figure = count.told.frame.trigger, count.figure.span
    clause = Span(min(trigger.start, figure.start), max(trigger.end, figure.end))
    whole = page.sentences[page.at(clause)].span
    near = page.report.text[clause.start : min(clause.end + _BEHIND, whole.end)]
    found = rules.remaining.search(near)
    part = count.figure.part_of is not None  # "two *of the five* had broken bones"
    if found is None and (part or any(_is_larger(other, count) for other in counts)):
        found = rules.grave.search(near)
    return Span(clause.start + found.start(), clause.start + found.end()) if found is not None else None


def _is_larger(other: Count, count: Count) -> bool:
    low, known = other.quantity.low, count.quantity.low
    return other is not count and other.attribute == count.attribute and (low or 0) > (known or 0)


def _goes_on(count: Count, last: Count, page: Page) -> bool:
    """Whether a bare figure of the same sentence is of those of whom the one before is a part: "eleven of the
    injured were taken there, where *two* are in danger"."""
    same = page.at(count.figure.span) == page.at(last.figure.span) and count.attribute == last.attribute
    return same and count.figure.head is None and not _is_larger(count, last)


def _is_known(count: Count, before: Sequence[Count], page: Page, rules: Rules) -> bool:
    """Whether a wound is told of those who were counted as dead: "the two had been stabbed", "all five had
    bullet wounds"."""
    if count.attribute not in ("injured", "casualties") or not _points_back(count, page, rules):
        return False
    here = page.at(count.figure.span)
    return any(
        other.attribute == "killed"
        and (other.quantity.low, other.quantity.high) == (count.quantity.low, count.quantity.high)
        and here - page.at(other.figure.span) <= _REACH
        for other in before
    )


def _points_back(count: Count, page: Page, rules: Rules) -> bool:
    tokens = page.tokens(count.figure.span)
    if tokens and tokens[0].text.lower() in rules.whole:
        return True
    before = [token for token in _tokens_before(count, page) if token.pos != "ADJ"]
    return bool(before) and before[-1].text.lower() in rules.definite


def _tokens_before(count: Count, page: Page) -> list[Token]:
    here = page.sentences[page.at(count.figure.span)]
    return [token for token in here.tokens if token.span.end <= count.figure.span.start]


def _is_act(count: Count, page: Page, rules: Rules) -> bool:
    """Whether acts are counted, not people: "two breakouts within six days"."""
    head = count.figure.head
    if head is None or count.attribute in HARM or count.quantity.high == 0:
        return False
    return any(token.lemma.lower() in rules.acts for token in page.tokens(head))


def find_denied_causes(harm: Told, page: Page, rules: Rules) -> Iterator[Told]:
    """The causes of which nobody came to harm: "nobody died of *suffocation*" and "he did not die of
    *hunger*" deny the cause, and count no dead. A deed of which nobody died ("no deaths from the shooting")
    is no such cause."""
    denied = harm.frame.negated or harm.frame.number in page.zeros
    if not denied or not HARM.intersection(rules.attributes_of(harm.frame)):
        return
    trigger = harm.frame.trigger
    for told in page.told_at(harm.sentence):
        frame = told.frame
        named = any(name == "cause" for name, _ in rules.terms_of(frame))
        behind = frame.trigger.start > trigger.start
        told_of = frame.definite and not harm.frame.negated
        if (
            named
            and behind
            and not told_of
            and _is_led(trigger, frame.trigger, page, rules.locatives - rules.origins)
        ):
            yield told


def _is_led(trigger: Span, cause: Span, page: Page, locatives: frozenset[str]) -> bool:
    """Whether only a preposition and words of the phrase stand between the two: "of hunger". Who did not die
    "*in* a fire" died of nothing else."""
    inside = [token for token in page.tokens(trigger) if token.span.end <= cause.start]
    verbs = [token for token in inside if token.pos == "VERB"]
    last = (verbs or inside)[-1:]
    between = page.tokens(Span(last[0].span.end, cause.start)) if last else []
    words = (*between, *page.tokens(cause)[:1])
    led = any(token.pos == "ADP" and token.text.lower() not in locatives for token in words)
    turned = any(one.pos == "CCONJ" and two.pos == "ADP" for one, two in pairwise(between))
    return led and not turned and not any(token.pos in ("VERB", "PUNCT", "SCONJ") for token in between)


def _is_of_cause(count: Count, page: Page, rules: Rules) -> bool:
    """Whether nobody came to harm of one cause, which leaves open how many did of others: "nobody died of
    *hunger*", "no one died *because of* the fence"."""
    if any(find_denied_causes(count.told, page, rules)):
        return True
    trigger = count.told.frame.trigger
    whole = page.sentences[count.told.sentence].span
    behind = page.words(Span(trigger.end, max(trigger.end, whole.end)))
    return count.attribute in HARM and rules.caused.match(behind.lstrip()) is not None


def _of_fugitives(count: Count, before: Sequence[Count], page: Page) -> Count:
    """Who was "picked up" with no noun of their own, right after others fled, are of these."""
    last = next((other for other in reversed(before) if other.attribute in (_FLED, _CAUGHT)), None)
    if count.attribute != _TAKEN or last is None or count.figure.head is not None:
        return count
    if page.at(count.figure.span) - page.at(last.figure.span) > _NEXT or count.quantity.high == 0:
        return count
    low, most = count.quantity.low, last.quantity.high
    if low is not None and most is not None and low > most:
        return count
    return replace(count, attribute=_CAUGHT)


def _rest_of(count: Count, page: Page, rules: Rules) -> Span | None:
    """The words by which a figure is only of those left over ("*the other* three"), or of one side's own
    people ("23 *of your fighters*")."""
    before = _tokens_before(count, page)
    words = [token.text.lower() for token in before[-2:]]
    if len(words) > 1 and words[0] in rules.definite and words[1] in rules.added:
        return Span(before[-2].span.start, before[-1].span.end)
    head = count.figure.head
    if head is None or head.start <= count.figure.span.end:
        return None
    between = page.tokens(Span(count.figure.span.end, head.start))
    own = len(between) > 1 and between[0].text.lower() in rules.of and between[1].pos in ("PRON", "DET")
    named = any(token.lemma.lower() in rules.fighters for token in page.tokens(head))
    return Span(between[0].span.start, head.end) if own and named else None


def is_exact(value: Quantity) -> bool:
    return value.low is not None and value.low == value.high and not value.approximate
