"""What is set aside as another's: "112, not *60* as the coast guard had said", "on Friday, not *on Saturday*
as the ministry says"."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.annotation.cue_index import CueIndex
from counterclaim.annotation.tree import Tree
from counterclaim.model import Span, Tagged

_SET_ASIDE = frozenset(("not", "than"))  # "not 60 as …", "rather than the 60 …"
_REACH = 8  # words of a source and its auxiliaries
_COUNTED = ("NOUN", "PROPN", "ADJ", "PUNCT")
_PHRASE = (*_COUNTED, "DET", "NUM", "ADP", "PART", "ADV")
_LONG = 9  # words of a day or a place that is set aside


def find_aside(tree: Tree, index: CueIndex, verb: int) -> Tagged | None:
    """The attribution of the figure, day or place right before "as … had said"; None where there is none.
    Found by the order of the words, for parsers hang such a clause anywhere."""
    rows = index.verbs.get(tree.lemmas[verb], ())
    if not rows or not rows[-1].cue.kind.public:
        return None
    mark = _mark_before(tree, verb)
    aside = _find_before(tree, mark) if mark is not None else None
    if mark is None or aside is None:
        return None
    first = next((word for word in range(mark + 1, verb) if tree.pos[word] == "AUX"), verb)
    source = range(mark + 1, first)
    if not any(tree.pos[word] in ("NOUN", "PROPN", "PRON") for word in source):
        return None
    return Tagged(
        cue=tree.span(first, verb),
        cue_lemma=rows[-1].cue.lemma,
        source=tree.spans_of(source),
        content=(aside,),
        cue_pos=rows[-1].cue.pos,
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


def _number_before(tree: Tree, mark: int) -> int | None:
    """The number that stands before `mark`, with its noun, behind a word that sets it aside."""
    word = mark - 1
    while word > 0 and tree.pos[word] in _COUNTED and mark - word < 4:
        word -= 1
    if tree.pos[word] != "NUM" or word == 0:
        return None
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
