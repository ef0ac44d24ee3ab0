"""Who a cue's words come from: subjects, agents and possessors in the dependency tree."""

from __future__ import annotations

from counterclaim.annotation.cue_index import Grammar
from counterclaim.annotation.tree import Tree

_SUBJECTS = ("nsubj", "csubj")
_CLAUSES = ("relcl", "acl", "advcl", "parataxis", "punct", "ccomp")
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("DET", "PROPN", "NOUN", "ADJ", "PRON")
_DEEPEST = 6  # steps up the tree: longer chains are misparses


def find_subject(tree: Tree, grammar: Grammar, verb: int, depth: int = 0) -> int | None:
    """The head of the noun phrase that does what `verb` says, through co-ordination and control."""
    if depth > _DEEPEST:
        return None
    subject = inverted_subject(tree, verb) or tree.child(verb, *_SUBJECTS)
    if subject is not None:
        if tree.deps[subject] == "csubj" and tree.tags[subject] in ("VBN", "VBG"):
            return _named_behind(tree, subject)
        return _resolve_relative(tree, grammar, verb, subject)
    head, dep = tree.heads[verb], tree.deps[verb]
    if depth == 0 and dep == "pcomp":
        quoted = _quoted_person(tree, verb)
        if quoted is not None:
            return quoted
    if head == verb or tree.child(verb, "nsubjpass") is not None:
        return None
    if dep == "acl" and tree.tags[verb] == "VBG":
        return _issuer(tree, grammar, head)
    if dep == "pcomp" and tree.pos[head] not in _VERBAL:
        return find_subject(tree, grammar, tree.heads[head], depth + 1)
    if dep in ("conj", "xcomp", "pcomp", "advcl", "dep", "prep") and tree.pos[head] in _VERBAL:
        if dep == "advcl" and tree.child(verb, "mark") is not None:
            return None
        passive = tree.child(head, "nsubjpass")
        if passive is not None and tree.child(head, *_SUBJECTS) is None:
            return passive
        return find_subject(tree, grammar, head, depth + 1)
    return None


def inverted_subject(tree: Tree, verb: int) -> int | None:
    """ "A new pier, *said the mayor*, will open": of two noun phrases, the one behind the verb speaks."""
    before = tree.child(verb, "nsubj")
    if before is None or before > verb or tree.lowers[verb - 1] != ",":
        return None
    if any(tree.lowers[word] == "," for word in range(min(tree.subtree(before)), verb - 1)):
        return None  # an apposition: "the mayor, a doctor, said …"
    for node in tree.all_children(verb, "nsubj", "dobj"):
        last = max(tree.subtree(node))
        if node > verb and (last + 1 >= len(tree) or tree.is_mark(last + 1)):
            return node
    return None


def _resolve_relative(tree: Tree, grammar: Grammar, verb: int, subject: int) -> int:
    if tree.lowers[subject] not in grammar.relatives or tree.pos[subject] not in ("PRON", "DET", "SCONJ"):
        return subject
    top, steps = verb, 0
    while tree.deps[top] in ("conj", "xcomp") and steps <= _DEEPEST:
        top = tree.heads[top]
        steps += 1
    return tree.heads[top] if tree.deps[top] == "relcl" else subject


def _named_behind(tree: Tree, participle: int) -> int | None:
    """ "Asked about the fence, *the mayor* said": the name that the parser hung under the participle."""
    below = tree.subtree(participle)
    return next((word for word in below if tree.deps[word] == "appos" and tree.lowers[word - 1] == ","), None)


def _quoted_person(tree: Tree, verb: int) -> int | None:
    """ "quoted a cook as saying": the object speaks."""
    preposition = tree.heads[verb]
    return (
        tree.child(tree.heads[preposition], "dobj", "nsubjpass") if tree.lowers[preposition] == "as" else None
    )


def _issuer(tree: Tree, grammar: Grammar, noun: int) -> int:
    """ "The army released a statement calling …": who released it, else the statement itself."""
    head = tree.heads[noun]
    if tree.deps[noun] == "dobj" and tree.lemmas[head] in grammar.light:
        subject = find_subject(tree, grammar, head)
        if subject is not None:
            return subject
    return noun


def find_agent(tree: Tree, verb: int) -> int | None:
    """The noun of a passive's by-phrase."""
    by = tree.child(verb, "agent")
    if by is None:
        by = next((node for node in tree.all_children(verb, "prep") if tree.lowers[node] == "by"), None)
    return tree.child(by, "pobj") if by is not None else None


def phrase_words(tree: Tree, head: int, without: int) -> list[int]:
    """The noun phrase of `head` without the clause that holds the word `without`, and without a
    trailing participle ("…, speaking in court")."""
    dropped: set[int] = set()
    for node in tree.children[head]:
        if tree.deps[node] in _CLAUSES:
            below = tree.subtree(node)
            trailing = tree.deps[node] == "acl" and tree.tags[node] == "VBG" and node > head
            if without in below or (trailing and tree.lowers[below[0] - 1 : below[0]] == [","]):
                dropped.update(below)
            if node < head and tree.tags[node] in ("VBN", "VBG"):  # "Asked about the fence, the mayor …"
                dropped.update(below)
    first = _phrase_start(tree, head)
    words = [word for word in tree.subtree(head) if word not in dropped and word >= first]
    # A noun phrase lies on one side of its cue: what the parser put on the other is not of it.
    if head < without:
        return [word for word in words if word < without]
    return [word for word in words if word > without]


def _phrase_start(tree: Tree, head: int) -> int:
    """The article or owner that opens the phrase: "a day earlier" before it says when."""
    opener = tree.child(head, "det", "poss")
    if opener is None or opener > head:
        return 0
    while opener and tree.deps[opener - 1] in ("predet", "preconj"):
        opener -= 1
    return min(opener, *tree.subtree(opener))


def find_phrase_before(tree: Tree, verb: int) -> list[int]:
    """The name right before a verb whose subject the parser did not see: "The ministry itself had spoken
    of …", "Name, quoting others, said …", "Name (N) said"; empty where no name opens the clause there."""
    end = verb
    while end and (tree.pos[end - 1] in ("AUX", "ADV") or _is_reflexive(tree, end - 1)):
        end -= 1
    last = end
    for opening, closing in ((",", ","), ("(", ")")):
        if end and tree.lowers[end - 1] == closing:
            end = next((word for word in range(end - 2, 0, -1) if tree.lowers[word] == opening), 0)
    if any(tree.pos[word] in _VERBAL for word in range(end, last)):
        last = end
    first = end
    while first and (tree.pos[first - 1] in _NOMINAL or tree.lowers[first - 1] in ("of", "for", "without")):
        first -= 1
        if tree.tags[first] in ("DT", "PRP$"):
            break
    determined = first < end and tree.tags[first] in ("DT", "PRP$")
    opens = not first or tree.is_mark(first - 1) or tree.pos[first - 1] == "CCONJ" or determined
    nominal = first < end and tree.pos[end - 1] in ("PROPN", "NOUN")
    named = nominal and (determined or "PROPN" in (tree.pos[first], tree.pos[end - 1]))
    return list(range(first, last)) if opens and named else []


def _is_reflexive(tree: Tree, word: int) -> bool:
    return tree.tags[word] == "PRP" and tree.lowers[word].endswith(("self", "selves"))


def find_last_phrase(tree: Tree, verb: int) -> list[int]:
    """ "…, the port and its guards said.": the words between the last comma and a cue that ends its
    sentence, where the parser saw no subject there; empty where they are no noun phrase."""
    if any(not tree.is_mark(word) for word in range(verb + 1, len(tree))):
        return []
    first = verb
    while first and tree.lowers[first - 1] not in (",", "”", '"', "'", "’"):
        first -= 1
    words = list(range(first, verb))
    if not first or not words or len(words) > 12:
        return []
    opens = tree.pos[first] in ("DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ")
    closes = tree.pos[verb - 1] in ("PROPN", "NOUN", "PRON")
    return words if opens and closes and not any(tree.pos[word] in ("VERB", "AUX") for word in words) else []
