"""Claims inside claims: who passes on whose words, and what is only a thought inside speech.

A relay is one statement with its innermost speaker. A thought or plan inside speech stays the
speaker's, with the modality of the inner verb. An outer stance of its own ("refuted reports that …")
leaves two statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.codebook.schema.nouns import singulars
from counterclaim.model import Span, Stance, hull
from counterclaim.statements.attributions import Attribution, share_within
from counterclaim.statements.nearness import SpanIndex
from counterclaim.statements.rules import TURN
from counterclaim.statements.strength import head_word

_BESIDE = 3  # words that may stand between a source and its cue
_COVERED = 0.7  # share of the outer content that an inner claim must fill to be passed on whole


def settle_nested(text: str, items: Sequence[Attribution], words: ReferenceWords) -> list[Attribution]:
    """Attributions in which no one's words are told twice: relays folded, inner thoughts taken in."""
    items = _passed_on_by(text, items)
    sources = SpanIndex((number, span) for number, item in enumerate(items) for span in item.source)
    settled = [item for item in _fold_citations(list(items)) if not _only_names_source(item, items, sources)]
    by_length = sorted(range(len(settled)), key=lambda number: -len(hull(settled[number].content)))
    rank = {number: place for place, number in enumerate(by_length)}
    cues = SpanIndex((number, cue) for number, item in enumerate(settled) for cue in item.cues)
    dropped: set[int] = set()
    for outer in by_length:
        for inner in sorted(cues.near(*settled[outer].content), key=rank.__getitem__):
            if outer == inner or outer in dropped or inner in dropped:
                continue
            if not _lies_within(settled[inner], settled[outer]):
                continue
            _settle(text, settled, outer, inner, dropped, words)
    return [
        _pass_on_from_media(text, item, words) for number, item in enumerate(settled) if number not in dropped
    ]


def _passed_on_by(text: str, items: Sequence[Attribution]) -> list[Attribution]:
    """ "He told police that he had slept, *according to the agency*": the agency passes it on."""
    kept = list(items)
    for inner in items:
        if inner.cue is None or inner.row is None or inner.row.pos != "preposition" or not inner.source:
            continue
        if inner.tagged is not None and inner.tagged.relayed:
            continue  # "said six died, *citing survivors*": these said it
        phrase = hull((inner.cue, *inner.source))
        for at, outer in enumerate(kept):
            if outer is inner or outer.sentence != inner.sentence or not _is_speech(outer):
                continue
            rest = _beside_phrase(text, outer, phrase)
            if rest is not None:
                kept[at] = replace(outer, content=rest, relayed_by=(*outer.relayed_by, inner.source))
                kept.remove(inner)
                break
    return kept


def _beside_phrase(text: str, outer: Attribution, phrase: Span) -> tuple[Span, ...] | None:
    """The content without a phrase that stands, set off by commas, before or behind all of it."""
    if outer.cue is None or outer.row is None or outer.row.pos == "preposition" or not outer.content:
        return None
    first, last = outer.content[0], outer.content[-1]
    if outer.cue.end <= first.start and last.contains(phrase) and phrase.end == last.end:
        said = text[last.start : phrase.start].rstrip()
        if said.endswith(",") and len(said) > 1:
            return (*outer.content[:-1], Span(last.start, last.start + len(said) - 1))
    if first.start == phrase.start and first.contains(phrase) and text.startswith(", that ", phrase.end):
        return (Span(phrase.end + 2, first.end), *outer.content[1:])
    return None


def _only_names_source(item: Attribution, items: Sequence[Attribution], sources: SpanIndex) -> bool:
    """ "A *statement* by the army said that …": the noun is of who speaks, and tells it no second time."""
    if item.row is None or item.row.pos != "noun" or item.cue is None:
        return False
    cue = item.cue
    others = (items[number] for number in sources.near(cue))
    return any(other is not item and any(span.contains(cue) for span in other.source) for other in others)


def _settle(
    text: str, items: list[Attribution], outer: int, inner: int, dropped: set[int], words: ReferenceWords
) -> None:
    out, into = items[outer], items[inner]
    if into.row is None or into.row.pos == "noun":
        return
    if into.row.pos == "adverb" and not into.source:  # "said six were reportedly shot": a hedge of the outer
        dropped.add(inner)
        items[outer] = replace(out, inner_strength=out.inner_strength or into.row.strength)
        return
    before = _said_before(text, out, into)
    if before is not None:
        items[outer] = replace(out, content=(before,))
        return
    same = _same_speaker(text, out, into, words)
    fills = share_within(text, out.content, (hull((*into.content, *into.source, *into.cues)),)) >= _COVERED
    if same or not into.row.kind.public or not _is_somebody(text, into, words):
        dropped.add(inner)
        if fills and not into.negated:
            items[outer] = replace(out, inner_modality=out.inner_modality or into.row.modality)
    elif fills and _opens(text, out, into) and _heads_content(text, into) and _passes_on(out):
        items[inner] = replace(into, relayed_by=(out.source, *out.relayed_by, *into.relayed_by))
        dropped.add(outer)


def _is_somebody(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """Whether a source can speak: a name, a person, a body, a document; "the attacks show" cannot."""
    if not item.source:
        return False
    head = head_word(item.source[-1].of(text), keep_case=True)
    known = (*words.roles, *words.groups, *words.bodies, *words.documents, *words.media, *words.titles)
    return head[:1].isupper() or any(form in known for form in singulars(head.lower(), words.plurals))


def _said_before(text: str, out: Attribution, into: Attribution) -> Span | None:
    """ "The clinic says nine, the mayor says seven": two who speak side by side; what the first says."""
    if out.cue is None or not into.source or into.cue is None or len(out.content) != 1:
        return None
    own, told = out.content[0], into.source[0]
    said = text[own.start : told.start].rstrip()
    apart = said.endswith((",", ";")) and into.cue.start > told.start and own.end == hull(into.content).end
    short = 0 < len(said.split()) <= _BESIDE and own.start > out.cue.start
    return Span(own.start, own.start + len(said) - 1) if apart and short else None


def _opens(text: str, out: Attribution, into: Attribution) -> bool:
    """Whether the inner claim begins where the outer content does: not "verified videos that show …"."""
    start = min(span.start for span in (*into.source, *into.cues, *into.content))
    return len(text[hull(out.content).start : start].split()) < _BESIDE


def _heads_content(text: str, inner: Attribution) -> bool:
    """Whether the inner source and cue stand side by side, as the subject and verb of what is said."""
    if not inner.source or inner.cue is None:
        return False
    source = hull(inner.source)
    between = (
        text[source.end : inner.cue.start]
        if source.end <= inner.cue.start
        else text[inner.cue.end : source.start]
    )
    return len(between.split()) <= _BESIDE


def _passes_on(out: Attribution) -> bool:
    """Whether the outer speech only carries the inner one: it asserts, and is itself somebody's words."""
    if out.row is None:
        return bool(out.source)
    return bool(out.source) and out.row.stance is Stance.ASSERTS and out.row.kind.public and not out.negated


def _lies_within(inner: Attribution, outer: Attribution) -> bool:
    if inner.cue is None or not inner.content:
        return False
    inside = any(part.contains(inner.cue) for part in outer.content)
    return inside and not any(part.contains(cue) for part in inner.content for cue in outer.cues)


def _same_speaker(text: str, out: Attribution, into: Attribution, words: ReferenceWords) -> bool:
    if not into.source:
        return (
            into.row is not None
            and into.row.pos in ("verb", "phrasal verb", "multiword")
            and bool(out.source)
        )
    inner = " ".join(span.of(text) for span in into.source).lower()
    pronouns: tuple[str, ...] = (
        *words.person_pronouns,
        *words.group_pronouns,
        *words.thing_pronouns,
        *words.first_person,
    )
    if out.rule == TURN:
        pronouns = words.first_person  # who has the word calls himself "I"
    if inner in pronouns:
        return True
    return bool(out.source) and inner == " ".join(span.of(text) for span in out.source).lower()


def _fold_citations(items: list[Attribution]) -> list[Attribution]:
    """ "The agency, citing survivors, said …": the survivors' words, passed on by the agency."""
    beside: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        beside[item.sentence].append(number)
    taken: set[int] = set()
    for number, item in enumerate(items):
        if item.tagged is None or not item.tagged.relayed:
            continue
        for other in beside[item.sentence]:
            speech = items[other]
            if other == number or other in taken or not _is_speech(speech):
                continue
            if any(part.contains(item.cue) for part in speech.content if item.cue is not None):
                continue
            content = tuple(span for span in speech.content)
            items[number] = replace(
                item, content=content, relayed_by=(speech.source,), quotation=speech.quotation
            )
            taken.add(other)
            break
    return [item for number, item in enumerate(items) if number not in taken]


def _is_speech(item: Attribution) -> bool:
    return (
        item.row is not None
        and item.row.kind.public
        and bool(item.source)
        and not (item.tagged is not None and item.tagged.relayed)
    )


def _pass_on_from_media(text: str, item: Attribution, words: ReferenceWords) -> Attribution:
    """ "told the radio station that …": the station passes it on."""
    told = item.tagged.addressee if item.tagged is not None else None
    if told is None or item.relayed_by:
        return item
    named = told.of(text).lower()
    if any(f" {word} " in f" {named} " for word in words.media) and not set(named.split()) & set(
        words.audiences
    ):
        return replace(item, relayed_by=((told,),))
    return item
