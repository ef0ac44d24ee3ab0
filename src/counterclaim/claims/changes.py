"""What changed: figures, days and places that are told as former ones, and tolls that rose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.claims.counted import Count
from counterclaim.claims.making import Maker, Occasion
from counterclaim.claims.page import Page
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import Claim, Measure, Quantity, Span

RISEN = "count:risen"  # begins the rule of a figure that its words call a risen one
LEFT = "count:left"  # the same of a figure of those who are still there ("40 *are still* in the camp")
EARLIER = "earlier"  # the scope of a figure that the same words replace ("rose from 44 to 53")


def is_risen(count: Count, page: Page, rules: Rules) -> bool:
    """Whether the words say that it has become so many: "rose *to 53*", "bringing the dead *to 19*", "22 were
    hurt, *two more than first reported*"."""
    before, after = page.words_before(count.figure.span), _words_after(count, page)
    told = rules.risen.search(before) or rules.risen_after.search(after)
    return count.attribute in HARM and told is not None


def is_left(count: Count, page: Page, rules: Rules) -> bool:
    """Whether it is of those who are still there, of more who were before."""
    of_site = rules.is_of_site(count.attribute) and rules.measure(count.attribute) is Measure.STOCK
    return of_site and rules.left.search(_words_after(count, page)) is not None


def _is_running(count: Count, rules: Rules) -> bool:
    """Whether its number can only become known better, and not another: of the harmed, or of an act."""
    return count.attribute in HARM or rules.measure(count.attribute) is Measure.FLOW


def mark_former(counts: Sequence[Count], made: Mapping[Span, Sequence[Claim]], maker: Maker) -> None:
    """Give the scope of the former to what a voice said at first, or before, where the report gives a figure
    that took its place: "four died. It had *earlier said* two"."""
    found: list[tuple[Claim, bool]] = []
    for count in counts:
        if not _is_running(count, maker.rules) or count.past:
            continue
        before, after = maker.page.words_before(count.figure.span), _words_after(count, maker.page)
        first = any(
            words.search(text) is not None
            for words, text in ((maker.rules.former, before), (maker.rules.former_after, after))
        )
        if first or maker.rules.said_before.search(before) is not None:
            found.extend((claim, first) for claim in made[count.figure.span] if claim.scope is None)
    former = {claim.id for claim, _ in found}
    standing = [claim for claim in maker.claims if claim.id not in former]
    for claim, first in found:
        others = (other for other in standing if _takes_place_of(other, claim, first))
        if any(first or other.voice == claim.voice or _has_risen_from(claim, other) for other in others):
            maker.change(claim, scope=EARLIER)


def without_withdrawn(told: Sequence[Occasion], maker: Maker) -> list[Occasion]:
    """The days and places without those that a voice gave at first, where it gives another now: "had been
    inside, the minister admitted. He had *earlier said* that it was outside"."""

    def is_former(item: Occasion) -> bool:
        before = maker.page.words_before(item.words)
        return any(words.search(before) for words in (maker.rules.former, maker.rules.said_before))

    def takes_place_of(other: Occasion, item: Occasion) -> bool:
        same = other.draft is item.draft and other.attribute == item.attribute
        return same and other.voice.actor_id == item.voice.actor_id and not is_former(other)

    return [
        item for item in told if not (is_former(item) and any(takes_place_of(other, item) for other in told))
    ]


def _has_risen_from(claim: Claim, other: Claim) -> bool:
    """Whether the other is told as what the number has risen to since."""
    low, high = (item.value.low if isinstance(item.value, Quantity) else None for item in (claim, other))
    return other.rule.startswith(RISEN) and (low or 0) < (high or 0)


def _takes_place_of(other: Claim, claim: Claim, first: bool) -> bool:
    """Whether it is another figure of the same, and of all of them; where the words say that it was the
    `first` one, "at least 27" may take the place of 31."""
    return (
        isinstance(other.value, Quantity)
        and (other.attribute, other.happening_id) == (claim.attribute, claim.happening_id)
        and other.counted == claim.counted
        and other.scope is None
        and other.subset_of is None
        and (not other.value.meets(claim.value) or (first and _low_of(other) != _low_of(claim)))
    )


def _low_of(claim: Claim) -> int | None:
    return claim.value.low if isinstance(claim.value, Quantity) else None


def _words_after(count: Count, page: Page) -> str:
    whole = page.sentences[page.at(count.figure.span)].span
    end = count.figure.span.end
    return page.words(Span(end, max(end, whole.end)))
