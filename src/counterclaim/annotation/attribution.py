"""Tagged spans: source, cue and content that belong together, by rules over the dependency tree and by
the tagger.

The cues are data (the language's cues); the rules say where a cue's source and content stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.annotation.attributing import join_tags
from counterclaim.annotation.cue_asides import find_aside
from counterclaim.annotation.cue_index import CueIndex, build_index
from counterclaim.annotation.cue_nouns import find_adverb, find_noun, find_preposition
from counterclaim.annotation.cue_verbs import find_verb
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.tagging import Attribution
from counterclaim.annotation.tree import Tree, build_tree
from counterclaim.codebook.schema import Codebook
from counterclaim.codebook.schema.once import once
from counterclaim.model import Span, Tagged

_index_of = once(build_index)  # the cues of a language are many and do not change: they are ordered once


def find_tagged(
    parsed: ParsedSentence,
    codebook: Codebook,
    tagged: Sequence[Attribution] | None = None,
    rules: bool = True,
) -> tuple[Tagged, ...]:
    """The attributions of one sentence, in order of their cue. A cue with nothing under it but a
    source is given too, for a quotation beside it may be its content. `tagged` are the tagger's, None
    where there is none; without `rules` they are all there is."""
    index = _index_of(codebook.language.cues)
    tree = build_tree(parsed)
    found: list[Tagged] = []
    taken: set[int] = set()
    barred = _barred(parsed, index)
    if barred:
        tree.barred.update(
            word for word, span in enumerate(tree.spans) if any(span.overlaps(bar) for bar in barred)
        )
    for word in range(len(tree)) if rules else ():
        if word not in taken and word not in tree.barred:
            found.extend(_find_at(tree, index, word, taken))
    kept = [
        tag for tag in found if tag.cue is not None and not any(tag.cue.overlaps(span) for span in barred)
    ]
    kept = [_answer(tag, kept) for tag in kept]
    if tagged is None:
        return tuple(sorted(kept, key=lambda tag: tag.cue or parsed.span))
    return join_tags(kept, tagged, tree, index)


def _answer(tag: Tagged, others: list[Tagged]) -> Tagged:
    """ "…, which the army denied": what is denied is the claim before, not its last noun."""
    if tag.answers is None:
        return tag
    for other in others:
        if other is not tag and any(span.contains(tag.answers) for span in other.content):
            return replace(tag, content=other.content)
    return tag


def _find_at(tree: Tree, index: CueIndex, word: int, taken: set[int]) -> list[Tagged]:
    lemma = tree.lemmas[word]
    pos = tree.pos[word]
    if tree.lowers[word] in index.openers:
        tag = find_preposition(tree, index, word, taken)
        if tag is not None:
            return [tag]
    if pos in ("VERB", "AUX") and (lemma in index.verbs or lemma in index.openers or lemma in index.passives):
        tag = find_aside(tree, index, word) or find_verb(tree, index, word, taken)
        return [tag] if tag is not None else []
    if pos in ("NOUN", "PROPN") and lemma in index.nouns:
        tag = find_aside(tree, index, word) or find_noun(tree, index, word, taken)
        return [tag] if tag is not None else []
    if pos in ("ADV", "ADJ") and tree.lowers[word] in index.adverbs:
        tag = find_adverb(tree, index, word)
        return [tag] if tag is not None else []
    return []


def _barred(parsed: ParsedSentence, index: CueIndex) -> list[Span]:
    """Where the sentence only looks like a cue, or says that somebody did not answer."""
    words = parsed.text[parsed.span.start : parsed.span.end]
    return [
        Span(parsed.span.start + start, parsed.span.start + end)
        for patterns in (index.look_alikes, index.no_answers)
        for start, end in patterns.find(words)
    ]
