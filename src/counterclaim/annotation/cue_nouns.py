"""Nouns, prepositions and adverbs that say: "the claim by X that …", "according to X", "reportedly"."""

from __future__ import annotations

from counterclaim.annotation.cue_contents import fill_marks
from counterclaim.annotation.cue_index import CueIndex, CuePattern, Grammar
from counterclaim.annotation.cue_sources import find_agent, find_subject, phrase_words
from counterclaim.annotation.tree import Tree
from counterclaim.codebook.schema import Cue
from counterclaim.model import StatementKind, Tagged

_PERCEIVED = StatementKind.PERCEPTION
_FREE = ("according to", "citing", "quoting")  # prepositions that need no mark before them


def find_noun(tree: Tree, index: CueIndex, noun: int, taken: set[int]) -> Tagged | None:
    """A noun of claiming with what is claimed below it; its source is a possessor, a by-phrase or nobody."""
    cue = index.nouns[tree.lemmas[noun]]
    content, preposition = _noun_content(tree, index.grammar, noun, cue)
    if not content:
        return None
    source = _noun_source(tree, index.grammar, noun)
    words = phrase_words(tree, source, noun) if source is not None else []
    words = [word for word in words if word not in content]
    if not words and preposition is not None and "none" not in cue.source and cue.kind is _PERCEIVED:
        return None  # "the count of the dead": nobody is said to have counted
    cue_words = [noun] if preposition is None else [noun, preposition]
    return Tagged(
        cue=tree.span(min(cue_words), max(cue_words)),
        cue_lemma=cue.lemma,
        source=tree.spans_of(words),
        content=tree.spans_of(content),
        negated=any(tree.lowers[node] == "no" for node in tree.all_children(noun, "det")),
        cue_pos=cue.pos,
    )


def _noun_content(tree: Tree, grammar: Grammar, noun: int, cue: Cue) -> tuple[list[int], int | None]:
    """The words claimed, and the preposition that belongs to the cue."""
    if "that-clause" in cue.content:
        clause = _that_clause(tree, grammar, noun)
        if clause:
            return clause, None
    if "to-infinitive" in cue.content:
        node = tree.child(noun, "acl", "relcl", "xcomp")
        if node is not None and any(tree.lowers[aux] == "to" for aux in tree.all_children(node, "aux")):
            return tree.subtree(node), None
    for node in tree.all_children(noun, "prep"):
        if tree.lowers[node] in grammar.topics and f"{tree.lowers[node]} + noun phrase" in cue.content:
            complement = tree.child(node, "pobj", "pcomp")
            if complement is not None:
                return tree.subtree(complement), node if node == noun + 1 else None
    return [], None


def _that_clause(tree: Tree, grammar: Grammar, noun: int) -> list[int]:
    """A that-clause below the noun, or below a noun that stands between ("claims by the army that …")."""
    for node in tree.all_children(noun, "acl", "relcl", "ccomp", "advcl"):
        if _has_that(tree, node):
            return tree.subtree(node)
    for preposition in tree.all_children(noun, "prep", "agent"):
        between = tree.child(preposition, "pobj")
        if between is None:
            continue
        for node in tree.all_children(between, "acl", "relcl", "ccomp"):
            if _has_that(tree, node):
                return tree.subtree(node)
    if tree.deps[noun] in ("nsubj", "nsubjpass"):
        head = tree.heads[noun]
        for node in tree.all_children(head, "ccomp"):
            if _has_that(tree, node) and node > head and tree.lemmas[head] not in grammar.light:
                return tree.subtree(node)
    return []


def _has_that(tree: Tree, clause: int) -> bool:
    return any(tree.lowers[node] == "that" for node in tree.all_children(clause, "mark"))


def _noun_source(tree: Tree, grammar: Grammar, noun: int) -> int | None:
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for node in tree.all_children(noun, "prep", "agent"):
        if tree.lowers[node] in grammar.agents:
            below = tree.child(node, "pobj")
            return below if below is None or tree.pos[below] != "NUM" else None
    head = tree.heads[noun]
    if tree.deps[noun] == "dobj" and tree.lemmas[head] in grammar.light:
        return find_subject(tree, grammar, head)
    return None


def find_preposition(tree: Tree, index: CueIndex, word: int, taken: set[int]) -> Tagged | None:
    """ "according to X", "in the words of X", "citing X": the complement is the source."""
    for pattern in index.openers.get(tree.lowers[word], ()):
        matched = pattern.match(tree, word) if pattern.cue.pos == "preposition" else None
        if matched is None or not _stands_free(tree, pattern, word):
            continue
        tag = _complement_tag(tree, index.grammar, pattern, matched)
        if tag is not None:
            taken.update(matched)
            return tag
    return None


def _complement_tag(tree: Tree, grammar: Grammar, pattern: CuePattern, matched: list[int]) -> Tagged | None:
    last = matched[-1]
    source = tree.child(last, "pobj", "dobj", "pcomp")
    if "possessive" in pattern.cue.source:
        source = tree.child(last, "poss")
    if source is None and "none" not in pattern.cue.source:
        return None
    top = matched[0]
    while tree.heads[top] in matched and tree.heads[top] != top:
        top = tree.heads[top]
    inner = set(tree.subtree(top)) | set(matched)
    clause = _clause_above(tree, top)
    content = [word for word in tree.subtree(clause) if word not in inner] if clause is not None else []
    words = [word for word in tree.subtree(source) if word not in matched] if source is not None else []
    relayed = tree.lowers[matched[0]] in grammar.relaying
    if not words and not content:
        return None
    relayer = find_subject(tree, grammar, top) if relayed else None
    if source is not None and not relayed:
        relayer = next((find_agent(tree, node) for node in tree.all_children(source, "acl")), None)
        if relayer is not None:
            words = phrase_words(tree, source, relayer)
    return Tagged(
        cue=tree.span(matched[0], last),
        cue_lemma=pattern.cue.lemma,
        source=tree.spans_of(words),
        content=tree.spans_of(fill_marks(tree, content)),
        relayed=relayed,
        relayed_by=tree.spans_of(phrase_words(tree, relayer, top)) if relayer is not None else (),
        cue_pos=pattern.cue.pos,
    )


def _clause_above(tree: Tree, word: int) -> int | None:
    """The clause that a phrase belongs to: of a whole sentence where it opens or closes that."""
    node = tree.heads[word]
    steps = 0
    while steps < 12 and tree.heads[node] != node:
        if tree.pos[node] in ("VERB", "AUX") and tree.deps[node] in (
            "ROOT",
            "conj",
            "ccomp",
            "parataxis",
            "advcl",
        ):
            break
        node = tree.heads[node]
        steps += 1
    while tree.deps[node] == "conj" and tree.heads[node] != node:
        node = tree.heads[node]
    return node if node != word else None


def _stands_free(tree: Tree, pattern: CuePattern, word: int) -> bool:
    """ "per", "based on" and their like bring a source in only after a mark or at the start."""
    return pattern.cue.lemma in _FREE or word == 0 or tree.is_mark(word - 1)


def find_adverb(tree: Tree, index: CueIndex, word: int) -> Tagged | None:
    """ "reportedly": the clause is somebody's word, and nobody is named."""
    cue = index.adverbs[tree.lowers[word]]
    if tree.deps[word] != "advmod" or cue.pos != "adverb":
        return None
    clause = tree.heads[word]
    while tree.pos[clause] not in ("VERB", "AUX") and tree.heads[clause] != clause:
        clause = tree.heads[clause]
    content = [node for node in tree.subtree(clause) if node != word]
    return Tagged(
        cue=tree.span(word, word),
        cue_lemma=cue.lemma,
        content=tree.spans_of(content),
        negated=False,
        cue_pos=cue.pos,
    )
