"""What is set aside as another's: "112, not *60* as the coast guard had said", "on Friday, not *on Saturday*
as the ministry says", "more than *the 38* the authorities speak of", "not *the 60* given by the police"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.annotation.cue_index import GAP, CueIndex, CuePattern
from counterclaim.annotation.cue_sources import find_agent, phrase_words
from counterclaim.annotation.tree import Tree
from counterclaim.model import Span, Tagged

_SET_ASIDE = frozenset(("not", "than"))  # "not 60 as …", "rather than the 60 …"
_REACH = 8  # words of a source and its auxiliaries
_COUNTED = ("NOUN", "PROPN", "ADJ", "PUNCT")
_PHRASE = (*_COUNTED, "DET", "NUM", "ADP", "PART", "ADV")
_OPENING = ("DET", "PROPN", "PRON")  # the first word of whose number it is
_CLOSING = ("PUNCT", "CCONJ", "SCONJ", "ADP", "ADV")  # may stand behind a clause without an object
_LONG = 9  # words of a day or a place that is set aside


def find_aside(tree: Tree, index: CueIndex, verb: int) -> Tagged | None:
    """The attribution of the figure, day or place right before a clause that gives it to somebody; None where
    there is none. Found by the order of the words, for parsers hang such a clause anywhere."""
    rows = [row for row in index.verbs.get(tree.lemmas[verb], ()) if GAP not in row.words]
    if not rows:
        return None
    return (
        _find_as(tree, rows, verb) or _find_relative(tree, index, rows, verb) or _find_given(tree, rows, verb)
    )


def _find_as(tree: Tree, rows: Sequence[CuePattern], verb: int) -> Tagged | None:
    """ "Not *60* as the coast guard had said"."""
    mark = _mark_before(tree, verb) if rows[-1].cue.kind.public else None
    aside = _find_before(tree, mark) if mark is not None else None
    if mark is None or aside is None:
        return None
    first = next((word for word in range(mark + 1, verb) if tree.pos[word] == "AUX"), verb)
    source = range(mark + 1, first)
    if not any(tree.pos[word] in ("NOUN", "PROPN", "PRON") for word in source):
        return None
    return _tag(tree, rows[-1], range(first, verb + 1), source, aside)


def _find_relative(tree: Tree, index: CueIndex, rows: Sequence[CuePattern], verb: int) -> Tagged | None:
    """ "More than *the 38* the authorities speak of": a clause whose object is the number before it."""
    pattern, matched = _match(tree, rows, verb)
    last = matched[-1]
    if last + 1 < len(tree) and tree.pos[last + 1] not in _CLOSING:
        return None
    number = next((word for word in range(verb - 1, max(verb - _REACH - 3, 0), -1) if _parts(tree, word)), 0)
    first = next((word for word in range(number + 1, verb) if tree.pos[word] == "AUX"), verb)
    opening = [word for word in range(number + 1, first) if tree.lowers[word] in index.grammar.relatives]
    start = next((word for word in range(number + 1, first) if tree.pos[word] in _OPENING), first)
    if opening:
        start = opening[0] + 1
    counted = opening[0] if opening else start
    bare = counted == number + 1
    if number not in tree.numbers or start >= first or (tree.pos[verb] == "NOUN" and not bare):
        return None
    told = _number_before(tree, counted, bare)
    if told is None:
        return None
    cue = range(first, last + 1)
    return _tag(tree, pattern, cue, range(start, first), tree.span(told, counted - 1))


def _find_given(tree: Tree, rows: Sequence[CuePattern], verb: int) -> Tagged | None:
    """ "Not *the sixty* given by the ministry"."""
    agent = find_agent(tree, verb) if tree.tags[verb] == "VBN" else None
    told = _number_before(tree, verb, verb - 1 in tree.numbers) if agent is not None else None
    if agent is None or told is None:
        return None
    return _tag(
        tree, rows[-1], range(verb, verb + 1), phrase_words(tree, agent, verb), tree.span(told, verb - 1)
    )


def _match(tree: Tree, rows: Sequence[CuePattern], verb: int) -> tuple[CuePattern, list[int]]:
    """The longest cue that stands at the verb: "speak *of*"."""
    for pattern in rows:
        matched = pattern.match(tree, verb)
        if matched is not None and matched == list(range(verb, verb + len(matched))):
            return pattern, matched
    return rows[-1], [verb]


def _parts(tree: Tree, word: int) -> bool:
    """Whether a clause that stands behind a number does not reach over the word."""
    return word in tree.numbers or tree.pos[word] in ("VERB", "PUNCT")


def _tag(tree: Tree, pattern: CuePattern, cue: range, source: Iterable[int], aside: Span) -> Tagged:
    return Tagged(
        cue=tree.span(cue[0], cue[-1]),
        cue_lemma=pattern.cue.lemma,
        source=tree.spans_of(source),
        content=(aside,),
        cue_pos=pattern.cue.pos,
        aside=True,
    )


def trim_to_aside(tag: Tagged, tree: Tree) -> Tagged:
    """`tag` with what is set aside for its content, where its source stands behind "as": the others said not
    more ("sank on Friday, not *on Monday* as some media report")."""
    if not tag.source or not tag.content or tag.aside or tag.cue is None:
        return tag
    first = next((word for word, span in enumerate(tree.spans) if span.start >= tag.source[0].start), 0)
    if first < 1 or tree.lowers[first - 1] != "as":
        return tag
    aside = _find_behind(tree, tag.cue, first - 1) or _find_before(tree, first - 1)
    return tag if aside is None else replace(tag, content=(aside,), aside=True)


def turn_round(tag: Tagged, tree: Tree, index: CueIndex) -> Tagged:
    """ "*Nobody* was beaten, as the union *claims*": it claims that somebody was, and who writes takes it
    back, so that the "no" is not the union's."""
    if tag.cue is None or not tag.source or len(tag.content) != 1 or tag.aside:
        return tag
    said = tag.content[0]
    first = next((word for word, span in enumerate(tree.spans) if span.start >= tag.source[0].start), 0)
    if said.end > tag.source[0].start or first < 1 or tree.lowers[first - 1] != "as":
        return tag
    cue = (word for word, span in enumerate(tree.spans) if span.overlaps(tag.cue))
    if not any(tree.lemmas[word] in index.grammar.distrusting for word in cue):
        return tag
    words = [word for word, span in enumerate(tree.spans) if said.contains(span)]
    kept = [word for word in words if tree.lowers[word] not in index.negations]
    return tag if len(kept) in (0, len(words)) else replace(tag, content=tree.spans_of(kept))


def _find_behind(tree: Tree, cue: Span, mark: int) -> Span | None:
    """The day or place behind an insertion: "and not, as they state, *on Saturday*"."""
    before = mark - 1 if tree.pos[mark - 1] != "PUNCT" else mark - 2
    first = next((word for word, span in enumerate(tree.spans) if span.start >= cue.end), len(tree))
    if before < 0 or tree.lowers[before] not in _SET_ASIDE or first + 1 >= len(tree):
        return None
    first += tree.pos[first] == "PUNCT"
    last = first
    while last + 1 < len(tree) and tree.pos[last + 1] in _PHRASE and tree.pos[last + 1] != "PUNCT":
        last += 1
    return tree.span(first, last) if tree.pos[first] == "ADP" and last > first else None


def _find_before(tree: Tree, mark: int) -> Span | None:
    """The figure, day or place right before a word, behind one that sets it aside."""
    first = _number_before(tree, mark)
    first = _setting_before(tree, mark) if first is None else first
    last = mark - 1 if tree.pos[mark - 1] != "PUNCT" else mark - 2
    return None if first is None else tree.span(first, last)


def _mark_before(tree: Tree, verb: int) -> int | None:
    for word in range(verb - 1, max(verb - _REACH, 0), -1):
        if tree.lowers[word] == "as":
            return word
        if tree.pos[word] in ("VERB", "PUNCT", "NUM"):
            return None
    return None


def _number_before(tree: Tree, mark: int, known: bool = False) -> int | None:
    """The number that stands before `mark`, with its noun, behind a word that sets it aside; behind an
    article, where it is `known` as told before."""
    word = mark - 1
    while word > 0 and word not in tree.numbers and tree.pos[word] in _COUNTED and mark - word < 4:
        word -= 1
    if word not in tree.numbers or word == 0:
        return None
    if known and tree.pos[word - 1] == "DET":
        return word - 1
    while (
        word > 1 and tree.pos[word - 1] in ("ADV", "DET", "ADP") and tree.lowers[word - 1] not in _SET_ASIDE
    ):
        word -= 1
    return word if tree.lowers[word - 1] in _SET_ASIDE else None


def _setting_before(tree: Tree, mark: int) -> int | None:
    """The preposition that leads what stands before `mark`, behind a word that sets it aside."""
    word = mark - 1
    while (
        word > 0 and tree.pos[word] in _PHRASE and tree.lowers[word] not in _SET_ASIDE and mark - word < _LONG
    ):
        word -= 1
    led = word + 1 < mark and tree.pos[word + 1] == "ADP"
    return word + 1 if led and tree.lowers[word] in _SET_ASIDE else None
