"""What is called untrue without a verb of saying: "the claim that … is false", "there is no truth in the
reports that …", "it is not true that …".

Whose words the sentence stands in denies it; the report itself where they are nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from counterclaim.codebook.schema import ReferenceWords, RefutingWords
from counterclaim.codebook.schema.expressions import Expression
from counterclaim.model import Sentence, Span, hull
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import REFUTED

_EDGES = " \t\n\"'“”‘’«»,;:–—-"
_FINAL = ".!…?"
_EXPLETIVES = frozenset(("it", "there"))
_SHORT = 2  # words that can be denied: fewer name nothing


def find_refuted(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    words: ReferenceWords,
) -> list[Attribution]:
    """`found`, with a denial for each clause that calls a claim untrue. A cue that only says so, without a
    source ("is rejected"), gives way to it; the words of a speaker that were cut before the verdict ("The
    rumours that … are unfounded, he said") are given it."""
    patterns = _compile(words.refuting)
    items = list(found)
    for number, sentence in enumerate(sentences):
        called = patterns.find_called(text, sentence.span)
        if called is not None and _call_untrue(items, number, *called):
            continue
        refuted = patterns.find(text, sentence.span)
        if refuted is None:
            continue
        said, verdict = refuted
        said = _before_speaker(text, items, number, said, verdict)
        whole = hull((said, verdict))
        if _is_anothers(text, items, number, whole, said):
            continue
        outer = _speaker_around(items, number, whole)
        if outer is not None:
            items[outer] = replace(items[outer], content=_with(items[outer].content, whole))
            if _tells_only(text, items[outer], sentence.span):
                continue
        elif quotations.cover(verdict):
            continue  # words that nobody is known to say
        source = items[outer].source if outer is not None else ()
        kept = items[outer] if outer is not None else None
        items = [
            item if item is kept or not _is_claimed(item, number, said) else _clip(item, said)
            for item in items
        ]
        items = [item for item in items if not _only_says_so(text, item, number, whole, said)]
        items.append(Attribution(source, verdict, (said,), number, rule=REFUTED, own=not source))
    return items


def _call_untrue(items: list[Attribution], number: int, verb: Span, claim: Span, said: Span) -> bool:
    """ "The army *called* the report that … *a lie*": who calls it so denies what the noun holds."""
    outer = next(
        (
            at
            for at, item in enumerate(items)
            if item.sentence == number and item.source and item.cue is not None and item.cue.overlaps(verb)
        ),
        None,
    )
    if outer is None:
        return False
    for at, item in enumerate(items):
        if at != outer and _is_claimed(item, number, said):
            items[at] = _clip(item, said)
    items[outer] = replace(items[outer], content=(claim,), rule=REFUTED)
    return True


class _Patterns:
    """What stands before and behind what is called untrue."""

    def __init__(self, words: RefutingWords) -> None:
        nouns = "|".join(words.nouns) or "(?!)"
        verdicts = "|".join(f"(?:{verdict})" for verdict in words.verdicts) or "(?!)"
        openers = "|".join(f"(?:{opener})" for opener in words.openers) or "(?!)"
        led = "|".join(words.leading) or "(?!)"
        self._behind = Expression(
            rf"(?:^|[,;:–—]\s|\b(?:and|but|that|because)\s)[\W_]*(?:[\w’'.-]+ ){{0,6}}?(?:{nouns})\b,?"
            rf"(?=\s(?:[\w’'-]+\s){{0,6}}?(?:{led})\b)\s(?P<said>[^;:.!?]{{6,260}}?),?\s(?P<verdict>{verdicts})",
        )
        self._before = Expression(rf"(?P<verdict>{openers})\s(?P<said>[^;:!?]{{6,300}})")

        calling, names = ("|".join(listed) or "(?!)" for listed in (words.calling, words.names))
        noun = rf"(?:[\w’'-]+\s){{0,4}}?(?:{nouns})\s(?:{led})\b\s"
        early = rf"(?:{names})\s(?P<claim>{noun}(?P<said>[^;:!?]{{6,260}}?))(?=[.,]?\s*$|,\s|\s(?:and|but)\s)"
        late = rf"(?P<late_claim>{noun}(?P<late_said>[^;:!?]{{6,260}}?)),?\s(?:{names})"
        ended = r"(?=[\s,.]*(?:$|,\s|\b(?:and|but|on|in|at|by)\s))"
        self._called = Expression(rf"\b(?P<verb>{calling})\s(?:{early}|{late}{ended})")

    def find_called(self, text: str, span: Span) -> tuple[Span, Span, Span] | None:
        """The verb by which a claim is called untrue, the claim with its noun, and what it says."""
        found = self._called.search(span.of(text))
        if found is None:
            return None
        late = "late_" if found["claim"] is None else ""
        groups = (found.span("verb"), found.span(f"{late}claim"), found.span(f"{late}said"))
        verb, claim, said = (Span(span.start + start, span.start + end) for start, end in groups)
        return verb, claim, said

    def find(self, text: str, span: Span) -> tuple[Span, Span] | None:
        """What is called untrue in the sentence at `span`, and the words that call it so."""
        words = span.of(text)
        found = self._before.search(words) or self._behind.search(words)
        if found is None:
            return None
        said = _trim(words, *found.span("said"))
        if len(said.of(words).split()) < _SHORT:
            return None
        verdict = Span(*found.span("verdict"))
        return Span(span.start + said.start, span.start + said.end), Span(
            span.start + verdict.start, span.start + verdict.end
        )


@lru_cache(maxsize=8)
def _compile(words: RefutingWords) -> _Patterns:
    return _Patterns(words)


def _trim(words: str, start: int, end: int) -> Span:
    while end > start and words[end - 1] in _EDGES + _FINAL:
        end -= 1
    while start < end and words[start] in _EDGES:
        start += 1
    return Span(start, end)


def _before_speaker(text: str, items: Sequence[Attribution], number: int, said: Span, verdict: Span) -> Span:
    """ "There is no truth in it, *the army said*": what is called untrue ends before who says so."""
    ends = [
        min(span.start for span in (*item.source, *item.cues))
        for item in items
        if item.sentence == number and item.source and item.cue is not None and said.contains(item.cue)
        if any(part.overlaps(verdict) for part in item.content)
    ]
    end = min((end for end in ends if end > said.start), default=said.end)
    return _trim(text, said.start, end)


def _is_anothers(text: str, items: Sequence[Attribution], number: int, whole: Span, said: Span) -> bool:
    """Whether a source calls it untrue by a cue of its own: "the claims that … were rejected *by the army*",
    or tells of it inside what is called so."""
    return any(
        item.sentence == number
        and bool(item.source)
        and not _is_nobody(text, item)
        and not said.contains(hull(item.source))  # "reports *by agencies* that … are denied"
        and not (item.row is None or item.row.pos == "noun") * (hull(item.source).end < whole.start)
        and item.cue is not None
        and whole.contains(item.cue)
        and not said.contains(item.cue)
        for item in items
    )


def _speaker_around(items: Sequence[Attribution], number: int, whole: Span) -> int | None:
    """Who says the clause: the source whose content holds it, or begins it and was cut short."""
    best: int | None = None
    for at, item in enumerate(items):
        if not item.source or not item.content or (item.cue is not None and whole.contains(item.cue)):
            continue
        if item.sentence == number and item.row is not None and item.row.pos == "noun":
            continue  # of whom the claim is
        holds = any(part.contains(whole) for part in item.content)
        begins = item.sentence == number and any(
            part.overlaps(whole) and part.start <= whole.start for part in item.content
        )
        if (holds or begins) and (best is None or len(hull(item.content)) < len(hull(items[best].content))):
            best = at
    return best


def _with(content: Sequence[Span], whole: Span) -> tuple[Span, ...]:
    """The content with the clause that its last part was cut in."""
    parts = [hull((part, whole)) if part.overlaps(whole) else part for part in content]
    return tuple(part for at, part in enumerate(parts) if part not in parts[:at])


def _tells_only(text: str, item: Attribution, sentence: Span) -> bool:
    """Whether what is called untrue is all that the source says, so that its own stance is the denial."""
    whole = hull(item.content)
    return whole.start >= sentence.start and whole.end <= sentence.end


def _only_says_so(text: str, item: Attribution, number: int, whole: Span, said: Span) -> bool:
    """ "The claim that … *is rejected*": a cue without a source that is the verdict itself."""
    if item.cue is None or item.sentence != number:
        return False
    named = bool(item.source) and not _is_nobody(text, item) and not said.contains(hull(item.source))
    if named and whole.start <= hull(item.source).end:  # a source of its own in this sentence
        return False
    noun = item.row is not None and item.row.pos == "noun"
    return not noun and item.cue.overlaps(whole) and not said.contains(item.cue)


def _is_claimed(item: Attribution, number: int, said: Span) -> bool:
    """Whether an attribution holds what is called untrue, which it does not call so itself: its cue stands
    before that ("*the rumours* that …")."""
    if item.sentence != number or not item.content or item.cue is None:
        return False
    before = item.cue.start <= said.start and (item.row is None or item.row.pos == "noun")
    inside = all(said.contains(part) for part in item.content)
    return inside or (before and any(part.overlaps(said) for part in item.content))


def _clip(item: Attribution, said: Span) -> Attribution:
    """The attribution with no more than what is called untrue."""
    parts = (
        Span(max(part.start, said.start), min(part.end, said.end))
        for part in item.content
        if part.overlaps(said)
    )
    return replace(item, content=tuple(part for part in parts if len(part)), claimed=True)


def _is_nobody(text: str, item: Attribution) -> bool:
    """ "*It* is false to say …"."""
    return " ".join(span.of(text) for span in item.source).lower() in _EXPLETIVES
