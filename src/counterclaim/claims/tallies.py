"""People counted with no word of what befell them, which the sentence before tells of: "People were taken
away in buses. Our lawyers counted *510 people*, 60 more than the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.page import Page, Told
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import Measure, Mention, MentionKind, Sentence

_GOING = "ing"
_BACK = 2  # sentences back to what befell those who are counted


def find_tallied(figure: Mention, alone: bool, page: Page, rules: Rules) -> tuple[str, Told] | None:
    """What befell those whom a figure counts behind a bare verb of counting; never harm, for who counts
    bodies or wounded says so, and nothing where a site is named, for there they may only be held. `alone`:
    only of what ends the sentence."""
    here = page.at(figure.span)
    before = page.before(figure.span)
    if not before or before[-1].lemma.lower() not in rules.tallying or before[-1].pos != "VERB":
        return None
    if not _is_bare(figure, alone, page, rules) or _names_site(page.sentences[here], rules):
        return None
    for number in range(here - 1, max(here - _BACK - 1, -1), -1):
        if _names_site(page.sentences[number], rules):
            return None
        flows = [(name, told) for told in page.told_at(number) for name in _find_flows(told, rules)]
        if flows:
            names = {name for name, _ in flows}
            return flows[-1] if len(names) == 1 and not names & HARM else None
    return None


def _find_flows(told: Told, rules: Rules) -> Iterator[str]:
    """What befell people by a frame, or by an act that is told without saying of how many."""
    if told.frame.background or told.frame.negated:
        return
    acts = (rules.types[kind].attribute for kind in rules.types_of(told.frame))
    for name in (*rules.attributes_of(told.frame), *acts):
        if name is not None and rules.measure(name) is Measure.FLOW:
            yield name


def _is_bare(figure: Mention, alone: bool, page: Page, rules: Rules) -> bool:
    """Whether nothing is said of them but that they went: "510 people", "510 people *going* aboard"."""
    head = figure.head
    if head is None or not any(token.lemma.lower() in rules.crowd for token in page.tokens(head)):
        return False
    behind = page.behind(head)
    first = behind[0] if behind else None
    if alone or first is None:
        return len(behind) < 2
    return first.pos in ("PUNCT", "CCONJ") or first.text.lower().endswith(_GOING)


def _names_site(sentence: Sentence, rules: Rules) -> bool:
    named = any(mention.kind is MentionKind.SITE for mention in sentence.mentions)
    return named or any(token.lemma.lower() in rules.site_nouns for token in sentence.tokens)
