"""What a bare figure counts that only another number of it is given for: "The league says 30"."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.claims.counted import Count
from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import Measure, Mention, Span

_CARRIED = 6  # sentences back to what was counted last


def find_changed(
    figure: Mention, page: Page, found: Mapping[Span, Count], rules: Rules
) -> tuple[str, Told] | None:
    """What has risen, where an older number of it is given: "the number of those who fled has risen to 92. 35
    of them were caught. *The first figure given was* 60"."""
    if rules.former.search(page.words_before(figure.span)) is None:
        return None
    first = page.at(figure.span) - _CARRIED
    counts = (found[span] for span in sorted(found, reverse=True) if span < figure.span)
    risen = (count for count in counts if rules.risen.search(page.words_before(count.figure.span)))
    count = next((count for count in risen if page.at(count.figure.span) >= first), None)
    return None if count is None else (count.attribute, count.told)


def find_named(figure: Mention, page: Page, rules: Rules) -> tuple[str, Told] | None:
    """What the sentence itself names before the figure: "asked about the number of *wounded*, she says four",
    "as for the *fugitives*, they speak of 70"."""
    if not _is_only_said(figure, page, rules):
        return None
    named = [
        (name, told)
        for told in page.told_at(page.at(figure.span))
        if told.frame.number is None and told.frame.trigger.end <= figure.span.start
        if told.frame.definite or _is_led_by_article(told, page, rules)
        for name in rules.attributes_of(told.frame)
        if rules.measure(name) is Measure.FLOW
    ]
    return named[-1] if named else None


def _is_led_by_article(told: Told, page: Page, rules: Rules) -> bool:
    """ "*The wounded*", which a parser takes for what was done to somebody."""
    before = page.before(told.frame.trigger)
    return bool(before) and before[-1].text.lower() in rules.definite


def find_topic(
    figure: Mention, page: Page, found: Mapping[Span, Count], rules: Rules
) -> tuple[str, Told] | None:
    """What was counted last, where somebody only gives another number for it: "The league says 30"."""
    here = page.at(figure.span)
    if not _is_only_said(figure, page, rules):
        return None
    for sentence in range(here - 1, max(here - _CARRIED, -1), -1):
        numbered = _find_numbered(sentence, page, rules)
        if numbered is not None:
            return numbered
        counts = [found[span] for span in sorted(found) if page.at(span) == sentence]
        flows = [count for count in counts if rules.measure(count.attribute) is Measure.FLOW]
        if flows:
            first = min(flows, key=lambda count: count.attribute not in HARM)
            return first.attribute, first.told
    return None


def _find_numbered(sentence: int, page: Page, rules: Rules) -> tuple[str, Told] | None:
    """What a sentence names the number of without giving it: "*the number of injured* is disputed"."""
    for told in page.told_at(sentence):
        before = page.before(told.frame.trigger)[-3:]
        words = [token.text.lower() for token in before if token.pos != "DET"][-2:]
        numbered = len(words) == 2 and words[0] in rules.totals and words[1] in rules.of
        if numbered and told.frame.number is None:
            flows = (n for n in rules.attributes_of(told.frame) if rules.measure(n) is Measure.FLOW)
            name = next(flows, None)
            return None if name is None else (name, told)
    return None


def _is_only_said(figure: Mention, page: Page, rules: Rules) -> bool:
    """Whether the figure is all that a verb of saying opens, with nothing behind it that it could count."""
    before, after = page.before(figure.span), page.behind(figure.span)
    if after and after[0].pos not in ("PUNCT", "CCONJ", "SCONJ", "ADV", "AUX"):
        return False
    led = before[-1].text.lower() if before and before[-1].pos == "ADP" else ""
    while before and before[-1].pos in ("ADP", "DET", "PRON", "PUNCT", "AUX", "SCONJ"):
        before = before[:-1]
    if led and before and rules.is_cue(f"{before[-1].lemma.lower()} {led}"):  # "speaks of 30"
        return True
    if (
        before and before[-1].pos != "VERB" and before[-1].lemma.lower() in rules.totals
    ):  # "puts the toll at 30"
        before = before[:-1]
        while before and before[-1].pos in ("DET", "PRON", "ADJ"):
            before = before[:-1]
    return bool(before) and rules.is_cue(before[-1].lemma.lower())
