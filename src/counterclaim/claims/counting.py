"""Figures: what each one counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.bare_figures import counts_again, counts_others
from counterclaim.claims.counted import Count
from counterclaim.claims.fates import of_dead, stands_with, without_led, without_others
from counterclaim.claims.former import without_former
from counterclaim.claims.groups import find_group
from counterclaim.claims.least import counts_bodies, is_least
from counterclaim.claims.page import Page, Told
from counterclaim.claims.parts import is_rest, untie_others
from counterclaim.claims.rules import HARM, Rules
from counterclaim.claims.tallies import find_tallied
from counterclaim.claims.topics import find_changed, find_named, find_topic
from counterclaim.model import Measure, Mention, MentionKind, Quantity, Span

_ASKED = 4  # sentences back to the question that a figure answers
_OVER_ROOM = 2  # sentences back to those inside, over the room for them
_SHORT = 5  # words of a question that only names what it asks for


def find_counts(page: Page, rules: Rules) -> list[Count]:
    """The counts of a report in order of their figures. A part has its total's attribute; a figure that
    stands alone, right after another ("… died; the hospital says seven"), has the other's."""
    figures = untie_others(
        [
            mention
            for sentence in page.sentences
            for mention in sentence.mentions
            if mention.kind is MentionKind.FIGURE and isinstance(mention.value, Quantity)
        ],
        page,
        rules,
    )
    found: dict[Span, Count] = {}
    for figure in figures:
        count = _read_count(figure, page, rules)
        if counts_thing(figure, page, rules) or _leaves_open(figure, count, page, rules):
            continue
        if count is not None and not _is_nobody(count, page, rules):
            found[figure.span] = count
    for figure in figures:
        if figure.span not in found and figure.part_of in found:
            total = found[figure.part_of]
            if not total.told.frame.trigger.contains(figure.span):  # "*none* of the 40 survived"
                found[figure.span] = Count(figure, total.attribute, total.told)
    _fill_bare(page, figures, found, rules)
    for span, count in found.items():
        group = find_group(count.figure, page, rules)
        found[span] = replace(count, group=group if _is_part_of(count, group) else None)
        past = _is_left_behind(count.figure, page, rules)
        found[span] = replace(found[span], set_aside=_set_aside(span, page, rules), past=past)
    _mark_past(found, page)
    return [found[span] for span in sorted(found)]


def _read_count(figure: Mention, page: Page, rules: Rules) -> Count | None:
    """What the figure counts by the words of its own sentence."""
    here = page.at(figure.span)
    counting = [told for told in page.told_at(here) if told.frame.number == figure.span]
    beside = [other for other in page.sentences[here].mentions if other.kind is MentionKind.FIGURE]
    counting = _without_former_clause(_without_related(counting, figure, page, rules), figure, page)
    group = find_group(figure, page, rules)
    if group is not None:
        outside = [told for told in counting if not group.contains(told.frame.trigger)]
        counting = outside if _count_harm(outside, rules) else counting
    count = _decide(figure, without_former(figure, counting, page, rules), beside, rules)
    if count is None or rules.measure(count.attribute) is Measure.STOCK:
        tallied = find_tallied(figure, count is not None, page, rules)
        count = Count(figure, *tallied) if tallied is not None else count
    return count


def _without_former_clause(counting: list[Told], figure: Mention, page: Page) -> list[Told]:
    """Without what a clause before says, where the figure opens one of its own: "seven drowned and *64 were*
    rescued"."""
    end = figure.head.end if figure.head is not None else figure.span.end
    before, after = page.before(figure.span)[-1:], page.behind(Span(end, end))[:1]
    if not (before and after) or before[0].pos != "CCONJ" or after[0].pos != "AUX":
        return counting
    return [told for told in counting if told.frame.trigger.start > figure.span.start] or counting


def _leaves_open(figure: Mention, count: Count | None, page: Page, rules: Rules) -> bool:
    """Whether "none" is no count of all: none but those told of, none whom a hospital took in ("none needed
    the hospital"), or no bodies that were found yet."""
    if is_rest(figure, page, rules):
        return count is None or not _is_only_dead(count, page, rules)
    if count is None or count.quantity.high != 0:
        return False
    return is_least(count, page, rules) or counts_bodies(count, page, rules)


def _is_only_dead(count: Count, page: Page, rules: Rules) -> bool:
    """Whether only dead were told of before: "a man was shot dead. *Nobody else* was hurt"."""
    if count.attribute != "injured":
        return False
    before = [told for told in page.told if told.number < count.told.number and not told.frame.negated]
    harmed = {name for told in before for name in rules.attributes_of(told.frame) if name in HARM}
    return harmed == {"killed"}


def _is_part_of(count: Count, group: Span | None) -> bool:
    """Whether the figure is no whole count of what it counts: of harm it never is; of another act it is one
    (six "of those arrested" were freed)."""
    return group is not None and (count.attribute in HARM or group.contains(count.told.frame.trigger))


def _set_aside(figure: Span, page: Page, rules: Rules) -> Span | None:
    """The negation right before a figure, which is not part of it."""
    before = page.before(figure)
    if not before or before[-1].lemma.lower() not in rules.negations:
        return None
    return before[-1].span


def _is_left_behind(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether the figure is the one that another has replaced: "11, *up from* nine last week", "rose to 11 in
    May *from* nine"."""
    words = [token.text.lower() for token in page.before(figure.span)[-3:]]
    if figure.head is None and words[-1:] and words[-1] in rules.origins:
        return True
    return any(tuple(words[at : at + 2]) in rules.replaced for at in range(len(words) - 1))


def _count_harm(counting: Sequence[Told], rules: Rules) -> bool:
    return any(rules.attributes_of(told.frame) for told in counting)


def _mark_past(found: dict[Span, Count], page: Page) -> None:
    """Of two bare figures that one trigger has, the second takes the place of the first, unless a site of its
    own stands between them."""
    last: dict[Span, Span] = {}
    for span in sorted(span for span in found if found[span].set_aside is None):
        trigger = found[span].told.frame.trigger
        bare = found[span].figure.head is None and found[span].figure.part_of is None
        if bare and found[span].told.frame.number == span:
            before = last.get(trigger)
            if before is not None and not any(page.mentions(MentionKind.SITE, Span(before.end, span.start))):
                found[before] = replace(found[before], past=True)
            last[trigger] = span


def _is_nobody(count: Count, page: Page, rules: Rules) -> bool:
    """Whether "nobody" only stands beside a site ("nobody was beaten in the camp"), and is no site's that
    "holds nobody", nor one in which "nobody *is held*"."""
    nobody = count.quantity.high == 0 and count.figure.head is None
    trigger, figure = count.told.frame.trigger, count.figure.span
    if trigger.end <= figure.start and any(token.pos == "VERB" for token in page.tokens(trigger)):
        return False
    if nobody and _tells_state(count.told, rules):
        return False
    if nobody and any(
        told.frame.trigger.contains(figure) and _tells_state(told, rules)
        for told in page.told_at(count.told.sentence)
    ):
        return True  # "there is *no one* left in the camp": nobody escaped is not what is said
    return nobody and rules.measure(count.attribute) is Measure.STOCK and rules.is_of_site(count.attribute)


def _tells_state(told: Told, rules: Rules) -> bool:
    return any(name == "status" for name, _ in rules.terms_of(told.frame))


def _is_close(told: Told, figure: Mention, figures: Sequence[Mention]) -> bool:
    """Whether no other figure stands between the trigger and its figure."""
    ends = sorted((told.frame.trigger, figure.span))
    between = Span(ends[0].end, max(ends[0].end, ends[1].start))
    return not any(between.contains(other.span) for other in figures if other is not figure)


def _is_act(told: Told, figure: Mention) -> bool:
    """Whether the "figure" is only the article of the act itself: "an escape" is not one who escaped."""
    if "article" not in figure.note or figure.head is None or not told.frame.trigger.overlaps(figure.head):
        return False
    return not any(name.partition(":")[2] in HARM for name in told.frame.names)


def _without_related(counting: list[Told], figure: Mention, page: Page, rules: Rules) -> list[Told]:
    """Without what a clause behind says of those to whom something is done: of "let 150 men go who had been
    *held*" where they were."""
    around = [told.frame.trigger.end for told in counting if told.frame.trigger.contains(figure.span)]
    done = min(around, default=None)
    if done is None or len(counting) < 2:
        return counting
    behind = [token for token in page.behind(figure.span) if token.span.start >= done]
    if not behind or behind[0].text.lower() not in rules.relatives:
        return counting
    return [told for told in counting if told.frame.trigger.end <= done]


def _decide(
    figure: Mention, counting: Sequence[Told], figures: Sequence[Mention], rules: Rules
) -> Count | None:
    counting = [told for told in counting if not _is_act(told, figure)]
    named = [(name, told) for told in counting for name in rules.attributes_of(told.frame)]
    quantities = [(name, told) for name, told in named if rules.measure(name) is not None]
    quantities = without_others(of_dead(without_led(quantities, figure), figure, rules), figure, figures)
    if quantities:
        sides = {told.frame.trigger.start < figure.span.start for _, told in quantities}
        led = [(name, told) for name, told in quantities if not stands_with(told, figure)]
        close = [name for name, told in led if _is_close(told, figure, figures)]
        joint = rules.joint_of(close) if len(sides) == 1 else None
        if joint is not None:
            return Count(figure, joint, quantities[0][1])
        name, told = max(quantities, key=lambda item: _rank(item[0], item[1], figure, rules))
        return Count(figure, name, told)
    for told in counting:
        times = figure.head is not None and figure.head.overlaps(told.frame.trigger)  # "120 pushbacks"
        for kind in rules.record_types(told.frame) if times else rules.types_of(told.frame):
            attribute = rules.types[kind].attribute
            if attribute is not None and rules.measure(attribute) is not None:
                return Count(figure, attribute, told)
    return None


def _rank(name: str, told: Told, figure: Mention, rules: Rules) -> tuple[bool, bool, bool, bool, bool, int]:
    """A word of room decides; one that sums others, or stands with what is counted ("six escapees were
    shot", "four detained men were killed"), gives way, and so do what is told of other times and what the
    harmed had done before; else the nearer trigger decides."""
    trigger = told.frame.trigger
    head = figure.head
    noun = head is not None and trigger.overlaps(head)
    counted = head is not None and (noun or stands_with(told, figure))
    capacity = rules.measure(name) is Measure.CAPACITY
    distance = abs(trigger.start - figure.span.start)
    harmed = name in HARM or rules.measure(name) is not Measure.FLOW
    current = not told.frame.background
    return capacity, not rules.attributes[name].covers, not counted, current, harmed, -distance


def _fill_bare(page: Page, figures: Sequence[Mention], found: dict[Span, Count], rules: Rules) -> None:
    previous: Mention | None = None
    before: Mention | None = None
    for figure in figures:
        known = found.get(previous.span) if previous is not None else None
        again = counts_again(figure, page, rules)
        bare = (figure.head is None or again) and isinstance(figure.value, Quantity)
        some = isinstance(figure.value, Quantity) and figure.value.high != 0
        if known is not None and rules.measure(known.attribute) is Measure.CAPACITY:
            # room for some says nothing of the next number, but "the number" may be of those inside
            known = _find_inside(figure, before, found, page, rules)
        total = any(other.part_of == figure.span for other in figures)  # "fifteen of *the 41* were freed"
        if (
            figure.span not in found
            and bare
            and not total
            and (again or not counts_others(figure, page, rules))
        ):
            framed = any(told.frame.number == figure.span for told in page.told_at(page.at(figure.span)))
            asked = not framed and (some or _is_free(figure, page, rules))  # not "none needed a doctor"
            topic = _find_asked(figure, page, rules) if asked else None
            if topic is None and not framed and some and _is_free(figure, page, rules):
                near = previous is not None and _is_next(previous, figure, page)
                topic = find_named(figure, page, rules) or find_changed(figure, page, found, rules)
                if topic is None and near and known is not None:
                    wider = _find_wider(figure, previous, before, found, page)
                    topic = (wider or known).attribute, (wider or known).told
                topic = topic or find_topic(figure, page, found, rules)
            if topic is not None and not _is_listed(figure, page, figures, found):
                name, told = topic
                found[figure.span] = Count(figure, name, _with_elided(figure, told, page, rules))
        if figure.span in found or "article" not in figure.note:
            before, previous = previous, figure


def _find_wider(
    figure: Mention, previous: Mention | None, before: Mention | None, found: dict[Span, Count], page: Page
) -> Count | None:
    """The count before the last, where the figure can only be of that: "37 escaped, the ministry said. So far
    *15* have been caught. The union says *62*"."""
    if previous is None or before is None or not _is_next(before, previous, page):
        return None
    part, wide = found.get(previous.span), found.get(before.span)
    if part is None or wide is None or part.attribute == wide.attribute or part.attribute in HARM:
        return None  # the hurt are no part of the dead
    size = figure.value.low if isinstance(figure.value, Quantity) else None
    least, most = part.quantity.low or 0, wide.quantity.low or 0
    return wide if size is not None and least < most <= size else None


def _find_inside(
    figure: Mention, before: Mention | None, found: dict[Span, Count], page: Page, rules: Rules
) -> Count | None:
    """Those inside, counted before the room for them: "it held 640, the clinic said. It is built for 200. The
    ministry puts *the number* at 410"."""
    count = found.get(before.span) if before is not None else None
    if count is None or rules.measure(count.attribute) is not Measure.STOCK:
        return None
    near = page.at(figure.span) - page.at(count.figure.span) <= _OVER_ROOM
    named = any(token.lemma.lower() in rules.totals for token in page.before(figure.span))
    return count if near and named else None


def _is_next(previous: Mention, figure: Mention, page: Page) -> bool:
    """Whether the figure stands in the sentence of the one before or the next, a speaker's label left out:
    "The coastguard says one dead. / BA: / Three."."""
    first, here = page.at(previous.span), page.at(figure.span)
    between = page.sentences[first + 1 : here]
    return all(sentence.tokens and sentence.tokens[-1].text == ":" for sentence in between)


def counts_thing(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether things are counted ("four rifles were seized", "were put on three *coaches*"), or an article
    only opens the name of a wound ("a bullet injury" is nobody injured), or tells of one for each of several
    families. The names of a list are people's."""
    if figure.head is None:
        return False
    if "article" in figure.note and _is_each(figure, page, rules):
        return True
    here = (told.frame for told in page.told_at(page.at(figure.span)) if told.frame.number == figure.span)
    named = any(frame.trigger.contains(figure.head) for frame in here)
    nouns = {token.lemma.lower() for token in page.tokens(figure.head)}
    things = rules.objects | rules.site_nouns | rules.vehicles
    things -= rules.entries if named else frozenset()
    return bool(nouns & things) or ("article" in figure.note and bool(nouns & rules.wounds))


def _is_each(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether one is told of for each of several families: "twelve families lost *a child*"."""
    before = (m for m in page.sentences[page.at(figure.span)].mentions if m.span < figure.span)
    return any(
        isinstance(mention.value, Quantity)
        and (mention.value.low or 0) > 1
        and mention.head is not None
        and any(token.lemma.lower() in rules.households for token in page.tokens(mention.head))
        for mention in before
    )


def _find_asked(figure: Mention, page: Page, rules: Rules) -> tuple[str, Told] | None:
    """What a question before the figure asks the number of ("How many died?")."""
    here = page.at(figure.span)
    for sentence in range(here - 1, max(here - _ASKED, -1), -1):
        tokens = page.sentences[sentence].tokens
        if not tokens or tokens[-1].text != "?":
            continue
        words = [token.text.lower() for token in tokens]
        asked = any(tuple(words[at : at + 2]) in rules.asking_number for at in range(len(words) - 1))
        asked = asked or len(words) <= _SHORT  # "And the injured?"
        for told in page.told_at(sentence) if asked else ():
            for name in rules.attributes_of(told.frame):
                if rules.measure(name) is not None:
                    return name, told
        return None
    return None


def _with_elided(figure: Mention, told: Told, page: Page, rules: Rules) -> Told:
    """What is told of before, done again by a verb that only stands for it: "27 had not died, only two *had*"
    is no denial of the two."""
    here = page.at(figure.span)
    after = next(
        (token for token in page.sentences[here].tokens if token.span.start >= figure.span.end), None
    )
    if after is None or after.text.lower() not in rules.elided:
        return told
    frame = replace(told.frame, trigger=after.span, number=figure.span, negated=False, negation=None)
    return replace(told, frame=frame, sentence=here)


def _is_free(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether no verb of its own says what is counted: not "14 received attention", "28 lived"."""
    after = page.behind(figure.span)
    while after and after[0].pos == "ADV":
        after = after[1:]
    if after and after[0].text.lower() in rules.elided:
        return len(after) < 2 or after[1].pos == "PUNCT"  # "only two *had*."
    if after and after[0].pos == "ADJ" and (len(after) < 2 or after[1].pos not in ("NOUN", "PROPN")):
        return False  # "six were found dead and two *unconscious*", but not "nine last week"
    opens = " ".join(token.text.lower() for token in after[:2])  # "23 *according to* the clinic"
    return not after or after[0].pos != "VERB" or any(map(rules.is_cue, (after[0].lemma.lower(), opens)))


def _is_listed(figure: Mention, page: Page, figures: Sequence[Mention], found: dict[Span, Count]) -> bool:
    """Whether the figure only breaks one down that was told before: "Eight. *Five* on Monday, *two* in the
    night", "46 (*34* on the day, *12* since)"."""
    here = page.at(figure.span)
    beside = [other for other in figures if page.at(other.span) == here and other.head is None]
    loose = [other for other in beside if other.span not in found or other.span > figure.span]
    if len(loose) > 2 and figure in loose:
        return True
    tokens = [token for token in page.sentences[here].tokens if token.span.end <= figure.span.start]
    opened = sum((token.text == "(") - (token.text == ")") for token in tokens)
    return opened > 0 and any(page.at(span) == here and span < figure.span for span in found)
