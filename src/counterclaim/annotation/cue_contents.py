"""What a cue's source says: the clauses and phrases that a cue verb governs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.annotation.cue_index import CueIndex, Grammar
from counterclaim.annotation.cue_sources import inverted_subject
from counterclaim.annotation.tree import QUOTES, Tree
from counterclaim.codebook.schema import Cue
from counterclaim.model import Stance

_INFINITIVES = ("to-infinitive", "gerund", "whether-clause", "wh-clause")
_VERBAL = ("VERB", "AUX")
_OBJECTS = ("dobj", "oprd", "attr")


def find_content(tree: Tree, index: CueIndex, verb: int, cue: Cue, matched: Sequence[int]) -> list[int]:
    """The words that `verb` presents as said, in order; empty where the cue stands alone.

    `matched` are the words of the cue itself; the last may be a preposition that governs the content.
    """
    if ".." in cue.lemma and cue.content and cue.content[0].startswith("object"):
        return _from_object_on(tree, index.grammar, verb, matched)
    last = matched[-1]
    if last != verb and tree.pos[last] == "VERB":  # "was unable to confirm the toll"
        return find_content(tree, index, last, cue, (last,))
    if last != verb and tree.pos[last] in ("ADP", "PART", "SCONJ"):
        governed = _under_preposition(tree, index.grammar, verb, last)
        if governed:
            return governed
    return (
        _clause(tree, index, verb)
        or _behind_addressee(tree, verb, cue)
        or _inverted(tree, verb)
        or _infinitive(tree, verb, cue)
        or _object(tree, index, verb, cue, matched)
        or _prepositional(tree, verb, cue)
        or _shared(tree, index, verb)
        or _relative(tree, verb)
    )


def _from_object_on(tree: Tree, grammar: Grammar, verb: int, matched: Sequence[int]) -> list[int]:
    """ "held *the militia responsible for the fire*": from the object to the end of what the cue selects."""
    node = tree.child(verb, *_OBJECTS, "ccomp", "dative")
    first = min(tree.subtree(node)) if node is not None else verb + 1
    last = matched[-1]
    ends = [max(tree.subtree(last))]
    head = tree.heads[last]
    if tree.deps[last] == "aux" and head > verb:
        ends.append(max(tree.subtree(head)))
    return list(range(max(first, verb + 1), max(ends) + 1))


def _under_preposition(tree: Tree, grammar: Grammar, verb: int, preposition: int) -> list[int]:
    complement = tree.child(preposition, "pobj", "pcomp")
    if complement is not None:
        return _with_what_follows(tree, grammar, verb, tree.subtree(complement))
    if tree.deps[preposition] in ("prt", "advmod"):
        noun = tree.child(verb, "dobj", "ccomp", "xcomp", "pobj")
        return tree.subtree(noun) if noun is not None else []
    clause = tree.heads[preposition]
    if tree.deps[preposition] == "aux" and clause != verb:
        return [word for word in tree.subtree(clause) if word >= preposition]
    if tree.deps[preposition] == "mark" and clause != verb:
        return [word for word in tree.subtree(clause) if word > preposition]
    return []


def _with_what_follows(tree: Tree, grammar: Grammar, verb: int, words: list[int]) -> list[int]:
    """The phrase with those right behind it that the parser hung on the verb, unless they tell when,
    where or how it was said."""
    for other in tree.all_children(verb, "prep", "advcl", "xcomp"):
        below = tree.subtree(other)
        if below[0] == words[-1] + 1 and not _is_setting(tree, grammar, other):
            words = [*words, *below]
    return words


def _is_setting(tree: Tree, grammar: Grammar, node: int) -> bool:
    if tree.lowers[node] in grammar.settings:
        return True
    below = tree.child(node, "pobj")
    if below is not None:
        return tree.ents[below] in ("DATE", "TIME") or tree.lemmas[below] in grammar.occasions
    mark = tree.child(node, "mark", "advmod")
    if tree.deps[node] != "advcl":
        return False
    return mark is None or tree.lowers[mark] in grammar.settings


def _clause(tree: Tree, index: CueIndex, verb: int) -> list[int]:
    words: set[int] = set()
    if inverted_subject(tree, verb) is not None:
        words.update(tree.subtree(tree.all_children(verb, "nsubj")[0]))
    for node in tree.all_children(verb, "ccomp"):
        words.update(tree.subtree(node))
        words.difference_update(_own_speech(tree, index, node))
    if words:
        words.update(_look_alikes_joined(tree, verb))
    return _within_semicolons(tree, index, verb, sorted(words))


def _look_alikes_joined(tree: Tree, verb: int) -> set[int]:
    """ "said they took the road and *admitted the men to a ward*": no cue, so part of what is said."""
    words: set[int] = set()
    for node in tree.all_children(verb, "conj"):
        if node in tree.barred and node > verb and tree.child(node, "nsubj") is None:
            words.update(tree.subtree(node))
            words.update(other for other in tree.all_children(verb, "cc") if verb < other < node)
    return words


def _own_speech(tree: Tree, index: CueIndex, clause: int) -> set[int]:
    """ "said it had fired and *accused the others of …*": the speaker's second verb, not the clause's."""
    dropped: set[int] = set()
    for node in tree.all_children(clause, "conj"):
        if speaks_on(tree, index, node):
            dropped.update(tree.subtree(node))
            for other in tree.all_children(clause, "cc", "punct"):
                if clause < other < node:
                    dropped.add(other)
    for node in tree.all_children(clause, "advcl"):
        if _is_contrast(tree, index, node):
            dropped.update(tree.subtree(node))
    return dropped


def _is_contrast(tree: Tree, index: CueIndex, clause: int) -> bool:
    """ ", while the mayor said …": another speaker, set against the first."""
    mark = tree.child(clause, "mark")
    if (
        mark is None
        or tree.lowers[mark] not in index.grammar.contrasts
        or tree.lemmas[clause] not in index.verbs
    ):
        return False
    return tree.child(clause, "nsubj") is not None and tree.lowers[mark - 1 : mark] == [","]


def drop_answers(tree: Tree, index: CueIndex, words: Sequence[int], verb: int) -> list[int]:
    """The content without ", which the army denied": that is another's answer to it."""
    dropped: set[int] = set()
    for word in words:
        if tree.deps[word] == "relcl" and tree.lemmas[word] in index.verbs and word != verb:
            node = tree.child(word, "dobj")
            if node is not None and tree.lowers[node] == "which" and tree.child(word, "nsubj") is not None:
                dropped.update(tree.subtree(word))
    return [word for word in words if word not in dropped] if dropped else list(words)


def speaks_on(tree: Tree, index: CueIndex, verb: int) -> bool:
    """Whether a verb joined to a reported clause, with no subject of its own, is its speaker's next cue."""
    if tree.deps[verb] != "conj" or verb in tree.barred or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return False
    rows = index.verbs.get(tree.lemmas[verb], ())
    if not rows or not rows[-1].cue.kind.public or tree.child(verb, "auxpass") is not None:
        return False
    if tree.child(verb, "ccomp") is not None:
        return True
    return rows[-1].cue.other_party.startswith("target") or rows[-1].cue.stance is not Stance.ASSERTS


def _within_semicolons(tree: Tree, index: CueIndex, verb: int, words: list[int]) -> list[int]:
    """What another cue says on the far side of a semicolon is not of this one."""
    stops = [word for word in range(words[0], words[-1] + 1) if tree.lowers[word] == ";"] if words else []
    if words and words[0] < verb:
        stops += [word for word in range(words[-1], verb) if tree.lowers[word] == ";"]
    for stop in stops:
        if stop > verb and any(word > stop and tree.lemmas[word] in index.verbs for word in words):
            return [word for word in words if word < stop]
        if stop < verb and any(word < stop and tree.lemmas[word] in index.verbs for word in words):
            words = [word for word in words if word > stop]
    return words


def _behind_addressee(tree: Tree, verb: int, cue: Cue) -> list[int]:
    """ "told the station that …": a that-clause that the parser hung on whoever was told."""
    told = tree.child(verb, "dobj", "dative")
    if told is None or "object" not in cue.other_party or "that-clause" not in cue.content:
        return []
    for node in tree.all_children(told, "relcl", "acl"):
        if any(tree.lowers[mark] == "that" for mark in tree.all_children(node, "mark")):
            return tree.subtree(node)
    return []


def _inverted(tree: Tree, verb: int) -> list[int]:
    """ "The gate, he said, was shut": the cue hangs on the clause that it reports."""
    head = tree.heads[verb]
    if head == verb or tree.deps[verb] != "parataxis":
        return []
    if tree.deps[head] in ("aux", "auxpass"):
        head = tree.heads[head]
    mine = set(tree.subtree(verb))
    return [word for word in tree.subtree(head) if word not in mine]


def _infinitive(tree: Tree, verb: int, cue: Cue) -> list[int]:
    node = tree.child(verb, "xcomp")
    if node is None:
        return []
    takes_object = any(form.startswith("object +") for form in cue.content)
    if not (takes_object or any(form in _INFINITIVES for form in cue.content)):
        return []
    words = tree.subtree(node)
    owned = tree.child(verb, "dobj")
    if takes_object and owned is not None and owned < node:
        words = sorted({*words, *tree.subtree(owned)})
    return words


def _object(tree: Tree, index: CueIndex, verb: int, cue: Cue, matched: Sequence[int]) -> list[int]:
    node = tree.child(verb, *_OBJECTS)
    if node is None or node in matched:
        return _below_matched(tree, index.grammar, verb, matched)
    forms = [form for form in cue.content if form.startswith(("object", "noun phrase", "the ", "a noun"))]
    if not forms or tree.lowers[node] in index.grammar.questions:
        return []
    words = tree.subtree(node)
    complete = any(form in ("noun phrase", "object") for form in forms) or ".." in cue.lemma
    complete = complete or ("a noun of claiming" in forms and tree.lemmas[node] in index.nouns)
    complete = complete or any(
        _selects(forms, tree.lowers[below]) for below in tree.all_children(node, "prep")
    )
    for other in tree.children[verb]:
        if other <= node or other in matched:
            continue
        role = tree.deps[other]
        selected = role in ("prep", "dative") and _selects(forms, tree.lowers[other])
        if selected or role in ("oprd", "acomp", "xcomp"):
            words = sorted({*words, *tree.subtree(other)})
            complete = True
        elif role in ("prep", "advcl"):
            below = tree.subtree(other)
            if below[0] == words[-1] + 1 and not _is_setting(tree, index.grammar, other):
                words = [*words, *below]
    if not complete and words and words[-1] + 1 < len(tree):
        complete = tree.lowers[words[-1] + 1] in QUOTES  # "called the raid “a mistake”"
    return words if complete else []


def _selects(forms: Iterable[str], preposition: str) -> bool:
    return any(form.endswith((f"+ {preposition}-phrase", f"+ {preposition} + figure")) for form in forms)


def _below_matched(tree: Tree, grammar: Grammar, verb: int, matched: Sequence[int]) -> list[int]:
    """Below a noun of the cue itself: "took the view that …", "issued a denial of …"."""
    for word in matched:
        if word == verb:
            continue
        for node in tree.all_children(word, "acl", "relcl", "ccomp", "prep", "advcl", "xcomp"):
            if tree.deps[node] == "prep" and tree.lowers[node] not in grammar.topics:
                continue
            if node not in matched:
                return tree.subtree(node)
    return []


def _prepositional(tree: Tree, verb: int, cue: Cue) -> list[int]:
    for node in tree.all_children(verb, "prep", "dative", "agent"):
        wanted = tree.lowers[node]
        if any(form.startswith((f"{wanted} +", f"{wanted} the")) for form in cue.content):
            complement = tree.child(node, "pobj", "pcomp")
            return tree.subtree(complement) if complement is not None else []
        if wanted == "to" and "to-infinitive" in cue.content and tree.child(node, "pcomp") is not None:
            return tree.subtree(node)
    return []


def _shared(tree: Tree, index: CueIndex, verb: int) -> list[int]:
    """ "denied, and now confirms, that …": the clause belongs to both verbs."""
    partners = list(tree.all_children(verb, "conj"))
    if tree.deps[verb] == "conj":
        partners.append(tree.heads[verb])
    for partner in partners:
        words = _clause(tree, index, partner)
        if words and tree.pos[partner] in _VERBAL and words[0] > max(verb, partner):
            return words
    return []


def _relative(tree: Tree, verb: int) -> list[int]:
    """ "the charge, which the army denied": the noun or clause that the relative stands for."""
    node = tree.child(verb, "dobj")
    if node is None or tree.deps[verb] != "relcl" or tree.lowers[node] not in ("which", "that"):
        return []
    noun = tree.heads[verb]
    mine = set(tree.subtree(verb))
    return [word for word in tree.subtree(noun) if word not in mine]


def selected_preposition(tree: Tree, verb: int, cue: Cue) -> int | None:
    """The preposition after the verb that brings the content in: "boasted *of* …"."""
    for node in tree.all_children(verb, "prep"):
        if node == verb + 1 and any(form.startswith(f"{tree.lowers[node]} +") for form in cue.content):
            return node
    return None


def fill_marks(tree: Tree, words: Sequence[int]) -> list[int]:
    """Marks between two words of the content belong to it, whatever the parser hung them on."""
    filled: list[int] = []
    for word in words:
        if filled and word > filled[-1] + 1 and all(tree.is_mark(gap) for gap in range(filled[-1] + 1, word)):
            filled.extend(range(filled[-1] + 1, word))
        filled.append(word)
    return filled
