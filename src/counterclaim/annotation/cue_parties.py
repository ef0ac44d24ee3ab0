"""Whom a cue verb is about beside its source: who is accused, who is told, who passes it on."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.annotation.cue_index import CueIndex, Grammar
from counterclaim.annotation.cue_sources import find_agent, find_subject, phrase_words
from counterclaim.annotation.tree import Tree
from counterclaim.codebook.schema import Cue
from counterclaim.model import Span, Stance


def find_accused(tree: Tree, grammar: Grammar, verb: int, cue: Cue, passive: bool) -> Span | None:
    if cue.stance is not Stance.ACCUSES and "target" not in cue.other_party:
        return None
    node = tree.child(verb, "nsubjpass") if passive else tree.child(verb, "dobj")
    if node is None:
        predicate = _find_predicate(tree, range(verb + 1, len(tree)), cue)
        return tree.span(verb + 1, predicate - 1) if predicate is not None and predicate > verb + 1 else None
    if cue.stance is not Stance.ACCUSES:  # "condemned the killing by *the guards*"
        node = find_agent(tree, node) or node
    dropped: set[int] = set()
    taken = any(is_selected(cue, tree.lowers[other]) for other in tree.all_children(verb, "prep"))
    charge = _find_predicate(tree, [word for word in tree.subtree(node) if word > node], cue)
    if charge is None and not taken:
        charge = _find_charge(tree, grammar, node, cue)
    for below in tree.children[node]:
        if tree.deps[below] in ("relcl", "acl"):
            dropped.update(tree.subtree(below))
    words = (word for word in phrase_words(tree, node, verb) if word not in dropped)
    spans = tree.spans_of(word for word in words if charge is None or word < charge)
    return spans[0] if spans else None


def _find_predicate(tree: Tree, words: Sequence[int], cue: Cue) -> int | None:
    """ "held the army *responsible for* …": where the cue goes on behind whom it is about."""
    _, _, behind = cue.lemma.partition("..")
    first = behind.split()[:1]
    return next((word for word in words if first and tree.lowers[word] == first[0]), None)


def _find_charge(tree: Tree, grammar: Grammar, node: int, cue: Cue) -> int | None:
    """Where the charge begins that a parser hung on whom it is laid to: "a group of men *of starting* it";
    the "of" of a group only says of whom it is."""
    led = [
        word
        for word in tree.subtree(node)
        if word > node and tree.deps[word] == "prep" and is_selected(cue, tree.lowers[word])
    ]
    doing = [word for word in led if tree.child(word, "pcomp") is not None]
    if doing:
        return doing[0]
    if len(led) == 1 and tree.lowers[led[0]] == "of" and tree.lemmas[node] in grammar.parts:
        return None
    return led[-1] if led else None


def is_selected(cue: Cue, preposition: str) -> bool:
    return any(form.endswith(f"+ {preposition}-phrase") for form in cue.content)


def find_addressee(tree: Tree, verb: int, cue: Cue) -> Span | None:
    if "addressee" not in cue.other_party:
        return None
    node = tree.child(verb, "dobj", "dative") if "object" in cue.other_party else tree.child(verb, "dative")
    if node is None and "to-phrase" in cue.other_party:
        node = next((n for n in tree.all_children(verb, "prep") if tree.lowers[n] == "to"), None)
    if node is not None and tree.lowers[node] == "to":
        node = tree.child(node, "pobj")
    return _span_under(tree, node, verb)


def find_quoting(tree: Tree, index: CueIndex, verb: int) -> tuple[Span, ...]:
    """ "the paper quoted a cook as saying": the paper."""
    if tree.deps[verb] != "pcomp" or tree.lowers[tree.heads[verb]] != "as":
        return ()
    quoting = tree.heads[tree.heads[verb]]
    head = find_subject(tree, index.grammar, quoting)
    return tree.spans_of(phrase_words(tree, head, quoting)) if head is not None else ()


def _span_under(tree: Tree, node: int | None, verb: int) -> Span | None:
    spans = tree.spans_of(phrase_words(tree, node, verb)) if node is not None else ()
    return spans[0] if spans else None
