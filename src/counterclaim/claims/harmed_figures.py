"""People harmed who are counted: by a figure, by a list of figures, by "double" and "triple"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.counted import Count
from counterclaim.claims.counting import find_counts
from counterclaim.claims.harm import OUTCOMES, Harmed, find_outcome, has_noun, is_real, names_oneself
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import Rules
from counterclaim.claims.traits import NOBODY, read_traits
from counterclaim.model import Mention, MentionKind, Quantity, Span, Token, hull

_ADDED = "another"
_ARTICLE = "article"
_NEAR = 30  # characters
_BETWEEN = 4  # words
_ACT = 2  # words: a verb, and the preposition behind it
_YEARS = range(1900, 2101)
_LINKS = frozenset((",", "and", "&", ", and"))


def find_harm_counts(page: Page, rules: Rules) -> list[Count]:
    """The report's counts that are of people who were harmed."""
    counts = _without_parts(find_counts(page, rules))
    return [count for count in counts if counts_people(count, page, rules)]


def _without_parts(counts: Sequence[Count]) -> Iterator[Count]:
    """The counts that a trigger makes by itself, without the parts of totals that are counted too; of "one
    of five died" the part alone."""
    attributes = {count.figure.span: count.attribute for count in counts}
    led = {
        (count.figure.part_of, count.attribute)
        for count in counts
        if count.figure.part_of is not None and count.figure.span < count.figure.part_of
    }
    for count in counts:
        span, total = count.figure.span, count.figure.part_of
        inner = total is not None and total < span and attributes.get(total) == count.attribute
        if not inner and (span, count.attribute) not in led and count.told.frame.number == span:
            yield count


def counts_people(count: Count, page: Page, rules: Rules) -> bool:
    """Whether the figure counts people who were harmed: not things, hours or what the shots came with."""
    frame, figure = count.told.frame, count.figure
    if count.attribute not in OUTCOMES or count.past or count.set_aside or not is_real(count.told):
        return False
    if frame.negated and count.quantity.high != 0:
        return False
    tokens = page.sentences[count.told.sentence].tokens
    before = next((token for token in reversed(tokens) if token.span.end <= figure.span.start), None)
    noun = None if _counts_act(figure, count, page, rules) else figure.head
    if noun is not None and not _are_people(count, noun, page, rules):
        return False
    if count.quantity.low in _YEARS and not (noun is not None and _nouns(noun, page) & rules.people):
        return False  # "the 2014 killings"
    if noun is None and not _is_bare_count(figure.span, frame.trigger, tokens, before, rules):
        return False
    if count.attribute != "casualties":
        return True
    # "shot with two …", "shot at 5": not those who were hit
    led = before is not None and before.pos == "ADP" and before.span.start >= frame.trigger.start
    return figure.part_of is None and not (led and before is not None and before.text.lower() not in rules.of)


def _counts_act(figure: Mention, count: Count, page: Page, rules: Rules) -> bool:
    """Whether what the parser took for the counted noun is the trigger: "8 *shot* in melee"."""
    head = figure.head
    trigger = count.told.frame.trigger
    if head is None or _ARTICLE in figure.note or not head.overlaps(trigger):
        return False
    if len(page.tokens(trigger)) > _ACT:
        return False
    return not _nouns(head, page) & (rules.wounds | rules.people | rules.victims)


def _is_bare_count(
    figure: Span, trigger: Span, tokens: Sequence[Token], before: Token | None, rules: Rules
) -> bool:
    """Whether a figure without a noun stands by its trigger, and is not the end of "image 1 of 6"."""
    if before is not None and (before.text.lower() in rules.of or before.text == "/"):
        return False
    ends = sorted((figure, trigger))
    between = [token for token in tokens if ends[0].end <= token.span.start < ends[1].start]
    return len(between) <= _BETWEEN


def _are_people(count: Count, head: Span, page: Page, rules: Rules) -> bool:
    """Whether the counted noun can be of people: not of hours, houses or, with an article, of the act."""
    nouns = _nouns(head, page)
    article = _ARTICLE in count.figure.note
    known = rules.people | rules.female | rules.male
    if nouns & (known | rules.victims):
        return bool(nouns & known) or not article
    named = any(token.pos == "PROPN" for token in page.tokens(head)) and count.figure.rule != "figure:age"
    return not (nouns & rules.things or named or _is_far(count, page))


def _nouns(head: Span, page: Page) -> set[str]:
    return {word.lower() for token in page.tokens(head) for word in (token.text, token.lemma)}


def _is_far(count: Count, page: Page) -> bool:
    """Whether a noun counts the figure from over other words: "two were held over the death"."""
    trigger = count.told.frame.trigger
    return has_noun(count.told, page) and trigger.start - count.figure.span.end > _NEAR


def read_count(count: Count, taken: Sequence[Span], page: Page, rules: Rules) -> Iterator[Harmed]:
    """The mentions that a count makes, with those of the figures in its list that no trigger counts. More
    who were hit ("three others were shot") were hurt, for the dead are those told of before."""
    figure = count.figure
    added = _ADDED in figure.note
    outcome = "injured" if added and count.attribute == "casualties" else count.attribute
    for item in (figure, *_listed_before(figure, taken, page, rules)):
        if isinstance(item.value, Quantity):
            yield Harmed(
                count.told,
                outcome,
                item.span,
                item.value,
                read_traits(page, rules, whole(item)) if _is_one(item.value) else NOBODY,
                added=added and item is figure,
                new=True,
                headed=item.head is not None,
                numeral=_ARTICLE not in item.note,
                by_own_hand=names_oneself(count.told.frame.trigger, page, rules),
            )


def whole(figure: Mention) -> Span:
    """The figure with its noun."""
    return figure.span if figure.head is None else hull((figure.span, figure.head))


def _is_one(value: Quantity) -> bool:
    return value.low == value.high == 1


def _listed_before(figure: Mention, taken: Sequence[Span], page: Page, rules: Rules) -> Iterator[Mention]:
    """Figures of people that only a comma or "and" parts from this one: "*4 adults*, 2 children dead"."""
    mentions = page.sentences[page.at(figure.span)].mentions
    start = figure.span.start
    for other in reversed(mentions):
        if other.kind is not MentionKind.FIGURE or other.head is None or other.span.end > start:
            continue
        between = page.report.text[whole(other).end : start].strip()
        people = _nouns(other.head, page) & (rules.people | rules.victims)
        told = other.head in taken or other.part_of == figure.span
        none = isinstance(other.value, Quantity) and not other.value.high
        if between not in _LINKS or told or none or not people:
            return
        yield other
        start = other.span.start


def read_times(told: Told, page: Page, rules: Rules) -> Iterator[Harmed]:
    """How many "a double shooting" hit, or "the triple homicide" killed."""
    if not has_noun(told, page) or not is_real(told):
        return
    outcome = "casualties" if rules.incident_types(told.frame) else find_outcome(told, rules)
    end = told.frame.trigger.end
    before = [token for token in page.sentences[told.sentence].tokens if token.span.end <= end][-3:-1]
    known = next((token for token in before if token.text.lower() in rules.times), None)
    if known is not None and outcome is not None:
        size = rules.times[known.text.lower()]
        yield Harmed(told, outcome, known.span, Quantity(size, size, known.text), new=True, headed=True)
