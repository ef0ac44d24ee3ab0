"""What goes on telling of another happening than the report's own: "On 3 June another boat sank. Eight died
there."."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.drafts import Draft
from counterclaim.claims.page import Page, Told

_BREAK = "\n"


def find_continued(told: Told, drafts: Sequence[Draft], page: Page) -> Draft | None:
    """The happening that the sentence right before tells of, where it is none of those that the report told
    of first, and where the frame's own sentence begins no new paragraph and names no time."""
    if told.frame.time is not None or told.sentence == 0 or _opens_paragraph(told.sentence, page):
        return None
    told_before = [draft for draft in drafts if not draft.record and draft.told]
    first = min(told_before, key=lambda draft: draft.told[0].number, default=None)
    before = [
        (other.number, draft)
        for draft in told_before
        for other in draft.told
        if other.sentence == told.sentence - 1
    ]
    if not before or any(other.sentence == told.sentence for draft in told_before for other in draft.told):
        return None
    last = max(before, key=lambda item: item[0])[1]
    if last is first or len({id(draft) for _, draft in before}) > 1:
        return None
    opened = last.told[0].sentence >= told.sentence - 2
    return last if opened and (last.background or last.period is not None) else None


def _opens_paragraph(sentence: int, page: Page) -> bool:
    before, here = page.sentences[sentence - 1].span, page.sentences[sentence].span
    return _BREAK in page.report.text[before.end : here.start]
