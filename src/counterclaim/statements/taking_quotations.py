"""Quotations and the cues beside them: each quotation goes to the cue that leads to it or follows it, and
one that the cue has broken in two is put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import Span, hull
from counterclaim.statements.attributions import Attribution, list_cues, merge_spans, share_within
from counterclaim.statements.nearness import Neighbours
from counterclaim.statements.quotes import Quotation, Quotations

_BETWEEN = re.compile(r"[\s,.:;!?…–—-]*")  # what may stand between a quotation and a cue behind it
_REACH = 8000  # characters that a cue's content may fill before its quotation: two of the longest sentences
_REST_REACH = 79
_TAKES_QUOTATION = "direct quotation"


class QuotationTaker:
    """Gives the quotations of one report to its cues; `used`: the numbers of those that have one."""

    def __init__(self, text: str, quotations: Quotations, words: ReferenceWords, used: set[int]) -> None:
        self._text = text
        self._quotations = quotations
        self._used = used
        leads = "|".join(words.leads)
        self._leads = re.compile(rf"[\s,:–—-]*(?:{leads})?[\s,:–—-]*\Z")

    def attach(self, found: list[Attribution]) -> list[Attribution]:
        """Quotations that nobody has yet, to the nearest cue beside them."""
        cues = Neighbours(list_cues(found))
        for number, quotation in enumerate(self._quotations):
            if number in self._used:
                continue
            best = self._nearest(found, cues, quotation)
            if best is None:
                continue
            self._used.add(number)
            item = found[best]
            content = quotation.parts
            if item.content and hull(item.content).end > hull((*item.cues, *item.source)).start:
                content = merge_spans((*item.content, *quotation.parts))
                if len(content) == 2 and not self._text[content[0].end : content[1].start].strip():
                    content = (hull(content),)
            found[best] = replace(item, content=content, quotation=item.quotation or quotation)
        return found

    def _nearest(self, found: Sequence[Attribution], cues: Neighbours, quotation: Quotation) -> int | None:
        """The cue that stands behind the quotation with nothing between, else the one before it."""
        between = _BETWEEN.match(self._text, quotation.end)
        for around, number in cues.after(quotation.end, between.end() if between else quotation.end):
            if self._may_take(found[number], around, quotation) and self._follows(
                found[number], around, quotation
            ):
                return number
        for around, number in cues.before(quotation.start, _REACH):
            if self._may_take(found[number], around, quotation) and self._leads_to(
                found[number], around, quotation
            ):
                return number
        return None

    def _may_take(self, item: Attribution, around: Span, quotation: Quotation) -> bool:
        return (
            item.row is not None
            and not quotation.touches(around)
            and self._may_have_more(item, around, quotation)
        )

    def _may_have_more(self, item: Attribution, around: Span, quotation: Quotation) -> bool:
        """Nothing more where a cue has its quotation, but for ``"A," he said, "B"`` with B found first."""
        if item.quotation is None:
            return True
        return (
            item.quotation.start >= around.end
            and quotation.end <= around.start
            and self._is_broken(quotation)
        )

    def _is_broken(self, quotation: Quotation) -> bool:
        return "," in self._text[quotation.end - 2 : quotation.end + 1]

    def _follows(self, item: Attribution, around: Span, quotation: Quotation) -> bool:
        gap = self._text[quotation.end : around.start]
        free = not item.content or self._has_part(item, quotation)
        free = free or (item.quotation is not None and self._is_broken(quotation))
        return free and _takes_quotation(item) and "\n" not in gap

    def _leads_to(self, item: Attribution, around: Span, quotation: Quotation) -> bool:
        """``said: "…"``, ``told the court, "…"``, ``called the raid "…"``."""
        content = hull(item.content) if item.content else None
        if content is not None and content.end > around.start:
            beside = content.start >= around.end and content.end <= quotation.start
            return beside and not self._text[content.end : quotation.start].strip()
        gap = self._text[self._told_to(item, around.end) : quotation.start]
        return _takes_quotation(item) and "\n" not in gap and self._leads.match(gap) is not None

    def _has_part(self, item: Attribution, quotation: Quotation) -> bool:
        """A cue whose content stands elsewhere takes no quotation from in front of it."""
        return share_within(self._text, item.content, quotation.parts) > 0

    def _told_to(self, item: Attribution, end: int) -> int:
        addressee = item.tagged.addressee if item.tagged is not None else None
        return max(end, addressee.end) if addressee is not None else end

    def go_on(self, found: list[Attribution]) -> list[Attribution]:
        """``"A," he said, "B."``: the second quotation is the rest of the first."""
        cues = Neighbours(list_cues(found))
        for number, quotation in enumerate(self._quotations):
            if number in self._used:
                continue
            for place in sorted(place for _, place in cues.before(quotation.start, _REST_REACH)):
                if self._is_rest(found[place], quotation):
                    item = found[place]
                    found[place] = replace(item, content=merge_spans((*item.content, *quotation.parts)))
                    self._used.add(number)
                    break
        return found

    def _is_rest(self, item: Attribution, quotation: Quotation) -> bool:
        if item.quotation is None or item.cue is None or item.quotation.end > item.cue.start:
            return False
        end = hull((item.cue, *item.source)).end
        return self._holds_on(self._text[self._told_to(item, end) : quotation.start])

    def _holds_on(self, gap: str) -> bool:
        return bool(re.match(r"[^.!?\n\"“”]*[,:–—-]\s*\Z", gap)) and len(gap.split()) <= 8


def _takes_quotation(item: Attribution) -> bool:
    return item.row is not None and _TAKES_QUOTATION in item.row.content
