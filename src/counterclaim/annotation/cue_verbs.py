"""Verbs that say: from the verb to its cue span, source, content and the party accused."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.annotation.cue_contents import (
    drop_answers,
    fill_marks,
    find_content,
    selected_preposition,
    speaks_on,
)
from counterclaim.annotation.cue_index import GAP, CueIndex, CuePattern, Grammar
from counterclaim.annotation.cue_parties import find_accused, find_addressee, find_quoting, is_selected
from counterclaim.annotation.cue_sources import (
    find_agent,
    find_last_phrase,
    find_phrase_before,
    find_subject,
    phrase_words,
)
from counterclaim.annotation.tree import Tree
from counterclaim.codebook.schema import Cue
from counterclaim.model import Span, Stance, Tagged

_AUXILIARIES = ("aux", "auxpass", "neg")
PUT_AT = ("noun phrase + at + figure",)
_QUOTATION = "direct quotation"


def find_verb(tree: Tree, index: CueIndex, verb: int, taken: set[int]) -> Tagged | None:
    """The attribution that the cue verb at `verb` makes, or None when it makes none here."""
    if (
        _is_purpose(tree, verb)
        or _is_wish_of_others(tree, index, verb)
        or _is_modifier(tree, verb)
        or _controls_cue(tree, index, verb)
    ):
        return None
    passive = tree.child(verb, "auxpass") is not None or tree.child(verb, "nsubjpass") is not None
    raised = index.passives.get(tree.lowers[verb]) if passive else None
    if raised is not None and find_agent(tree, verb) is None:
        tag = _find_raised(tree, verb, raised)
        if tag is not None:
            return tag
    if "object" in _plain_sources(index, tree.lemmas[verb]):
        return None
    for pattern in (*index.openers.get(tree.lemmas[verb], ()), *index.verbs.get(tree.lemmas[verb], ())):
        matched = pattern.match(tree, verb)
        if matched is not None and _hangs_together(tree, verb, matched) and not _tells_when(tree, matched):
            tag = _tag(tree, index, _clause_head(tree, verb), pattern, matched, passive)
            if tag is not None:
                taken.update(matched)
                return tag
    return None


def _hangs_together(tree: Tree, verb: int, matched: Sequence[int]) -> bool:
    """Whether the last word of a cue with words between belongs to its verb, and not to what is said."""
    last = matched[-1]
    if last - verb < len(matched):
        return True
    above = tree.heads[last]
    return verb in (above, tree.heads[above]) or above in matched


def _tells_when(tree: Tree, matched: Sequence[int]) -> bool:
    """ "insisted *on Monday*": a preposition that is not the cue's."""
    last = matched[-1]
    complement = tree.child(last, "pobj") if len(matched) > 1 and tree.pos[last] == "ADP" else None
    return complement is not None and tree.ents[complement] in ("DATE", "TIME")


def _plain_sources(index: CueIndex, lemma: str) -> tuple[str, ...]:
    """Where the plain cue of this lemma has its source; of "cite" and "quote" it is the object."""
    rows = index.verbs.get(lemma, ())
    return rows[-1].cue.source if rows else ()


def _clause_head(tree: Tree, verb: int) -> int:
    return tree.heads[verb] if tree.deps[verb] in ("aux", "auxpass") else verb


def _is_purpose(tree: Tree, verb: int) -> bool:
    """ "a speaker to say when …": an infinitive of purpose reports nothing."""
    if tree.deps[verb] not in ("advcl", "acl", "relcl"):
        return False
    return any(tree.lowers[node] == "to" for node in tree.all_children(verb, "aux"))


def _is_wish_of_others(tree: Tree, index: CueIndex, verb: int) -> bool:
    """ "thousands wanting to cross": a purpose that the report itself tells of."""
    if tree.deps[verb] != "acl" or tree.tags[verb] != "VBG":
        return False
    rows = index.verbs.get(tree.lemmas[verb], ())
    return bool(rows) and not rows[-1].cue.kind.public


def _controls_cue(tree: Tree, index: CueIndex, verb: int) -> bool:
    """ "refused to confirm": the verb below is the cue."""
    if tree.lemmas[verb] not in index.grammar.refusing | index.grammar.carrying:
        return False
    return any(tree.lemmas[node] in index.verbs for node in tree.all_children(verb, "xcomp"))


def _is_modifier(tree: Tree, verb: int) -> bool:
    return tree.deps[verb] in ("amod", "compound", "aux", "auxpass") and tree.lemmas[verb] != "be"


def _tag(
    tree: Tree, index: CueIndex, verb: int, pattern: CuePattern, matched: Sequence[int], passive: bool
) -> Tagged | None:
    cue = pattern.cue
    copular = pattern.words[0] == "be"  # "was convinced": a passive in form alone
    passive = passive and not copular
    control = _control(tree, index.grammar, verb)
    source = _source_words(tree, index, verb, passive, copular)
    if passive:
        source = _without_charge(tree, verb, cue, source)
        content = _passive_content(tree, index, verb, cue, matched)
        if not content or (not source and not _may_be_agentless(tree, verb, cue)):
            return None
    else:
        content = find_content(tree, index, verb, cue, matched)
    cue_words = _cue_words(tree, verb, control, pattern, matched)
    source, content = _without_share(tree, _with_name(tree, source, cue_words), content)
    preposition = selected_preposition(tree, verb, cue)
    if preposition is not None and (not content or content[0] == preposition + 1):
        cue_words.append(preposition)
    if not source and not passive and "that-clause" in cue.content:
        source = find_last_phrase(tree, verb)
    participle = tree.deps[verb] == "acl" and bool(content) and tree.lowers[content[0]] == "to"
    if not source and not passive and not participle and tree.tags[verb] in ("VBD", "VBZ", "VBN"):
        source = find_phrase_before(tree, verb)
    content = _without(tree, drop_answers(tree, index, content, verb), cue_words, source)
    if not content and (not source or _QUOTATION not in cue.content):
        return None
    return Tagged(
        cue=tree.span(min(cue_words), max(cue_words)),
        cue_lemma=cue.lemma,
        source=tree.spans_of(source),
        content=tree.spans_of(content),
        accused=find_accused(tree, index.grammar, verb, cue, passive),
        negated=_is_negated(tree, index.grammar, verb, control, source),
        addressee=find_addressee(tree, verb, cue),
        relayed_by=find_quoting(tree, index, verb),
        cue_pos=cue.pos,
        answers=_answered(tree, verb),
    )


def _with_name(tree: Tree, source: Sequence[int], cue_words: Sequence[int]) -> list[int]:
    """ "the charity *Name* said": names between a source and its cue are the source's."""
    words = list(source)
    if not words or tree.pos[words[-1]] not in ("NOUN", "PROPN"):
        return words
    between = range(words[-1] + 1, min(cue_words))
    names = all(tree.pos[word] == "PROPN" and tree.lowers[word][:1].isalpha() for word in between)
    return [*words, *between] if names else words


def _without_share(tree: Tree, source: list[int], content: list[int]) -> tuple[list[int], list[int]]:
    """ "…, *six of them boys*, the clinic said": the share of a figure belongs to what is said."""
    commas = [word for word in source if tree.lowers[word] == ","]
    shares = len(source) > 3 and tree.lowers[source[1]] == "of" and tree.pos[source[2]] == "PRON"
    if not commas or not shares or tree.pos[source[0]] != "NUM" or tree.lowers[source[0]] == "one":
        return source, content
    last = commas[-1]
    told = [word for word in source if word < last]
    return [word for word in source if word > last], sorted({*content, *told}) if content else content


def _answered(tree: Tree, verb: int) -> Span | None:
    """The noun that ", which the army denied" points back at; the whole claim before it is meant."""
    node = tree.child(verb, "dobj")
    if node is None or tree.deps[verb] != "relcl" or tree.lowers[node] != "which":
        return None
    noun = tree.heads[verb]
    return tree.span(noun, noun) if tree.lowers[node - 1 : node] == [","] else None


def _without(
    tree: Tree, content: Sequence[int], cue_words: Sequence[int], source: Sequence[int]
) -> list[int]:
    """The content without cue and source; a source wholly inside ("the charge that he …") stays."""
    told = set(source)
    left = [word for word in content if word not in cue_words and word not in told]
    if left and left[-1] < cue_words[0]:
        left = [word for word in range(left[0], left[-1] + 1) if word not in told]
    elif left and left[0] < cue_words[0] < left[-1]:
        left = _without_setting(tree, left, cue_words)
        left = _to_the_end(tree, left)
    return fill_marks(tree, left)


def _without_setting(tree: Tree, left: Sequence[int], cue_words: Sequence[int]) -> list[int]:
    """ "In a letter to the court, he said that …": what stands before is of the saying, unless the
    subject of what is said is there ("The fire, he said, began …")."""
    subjects = [word for word in left if tree.deps[word] in ("nsubj", "nsubjpass", "expl", "csubj")]
    if not subjects or subjects[0] < cue_words[0]:
        return list(left)
    return [word for word in left if word > cue_words[0]]


def _to_the_end(tree: Tree, left: Sequence[int]) -> list[int]:
    """A clause broken by its cue goes on to the end of the sentence, if only words without a verb of
    their own are left over."""
    rest = range(left[-1] + 1, len(tree))
    if any(tree.deps[word] in ("conj", "parataxis", "advcl", "relcl", "ROOT") for word in rest):
        return list(left)
    return [*left, *rest]


def _may_be_agentless(tree: Tree, verb: int, cue: Cue) -> bool:
    """ "It was announced that …", "two were accused of …"; not "the list was published"."""
    if tree.child(verb, "ccomp") is not None:
        return True
    return cue.stance is Stance.ACCUSES and tree.child(verb, "prep") is not None


def _source_words(tree: Tree, index: CueIndex, verb: int, passive: bool, copular: bool) -> list[int]:
    if passive or (tree.deps[verb] == "acl" and tree.tags[verb] == "VBN"):
        head = find_agent(tree, verb)
    else:
        head = find_subject(tree, index.grammar, _speaking_verb(tree, index, verb))
        if head is None and copular:
            head = tree.child(verb, "nsubjpass")
    if head is not None and tree.lowers[head] in ("it", "there") and tree.child(verb, "expl") == head:
        return []
    words = phrase_words(tree, head, verb) if head is not None else []
    return words if tree.deps[verb] != "acl" or tree.lowers[head or 0] not in index.grammar.relatives else []


def _without_charge(tree: Tree, verb: int, cue: Cue, source: list[int]) -> list[int]:
    """ "accused by the widow *of theft*": the charge, though the parser hung it on the widow."""
    agent = find_agent(tree, verb)
    if agent is None or any(is_selected(cue, tree.lowers[node]) for node in tree.all_children(verb, "prep")):
        return source
    for node in tree.all_children(agent, "prep"):
        if is_selected(cue, tree.lowers[node]):
            below = set(tree.subtree(node))
            return [word for word in source if word not in below]
    return source


def _speaking_verb(tree: Tree, index: CueIndex, verb: int) -> int:
    """The verb whose subject speaks: of a cue joined to a reported clause, the one that reports it."""
    if not speaks_on(tree, index, verb):
        return verb
    top = tree.heads[verb]
    above = tree.heads[top]
    return above if tree.deps[top] == "ccomp" and tree.lemmas[above] in index.verbs else verb


def _passive_content(tree: Tree, index: CueIndex, verb: int, cue: Cue, matched: Sequence[int]) -> list[int]:
    """What an active verb would have as its object is a passive's subject."""
    subject = tree.child(verb, "nsubjpass")
    if cue.content == PUT_AT and not any(
        tree.lowers[node] == "at" for node in tree.all_children(verb, "prep")
    ):
        return []  # "the fire was put out"
    words = find_content(tree, index, verb, cue, matched)
    if subject is None or tree.lowers[subject] == "it":
        return words
    own = tree.subtree(subject)
    if verb in own:
        return words
    told = "addressee" in cue.other_party and "object" in cue.other_party
    if told and words:  # "reporters were told that …"
        return words
    agent = find_agent(tree, verb)
    for node in tree.all_children(agent, "prep") if agent is not None else ():
        if is_selected(cue, tree.lowers[node]):
            words = [*words, *tree.subtree(node)]
    for node in tree.all_children(verb, "prep", "xcomp", "oprd"):
        if tree.lowers[node] in ("of", "for", "on", "as", "with") or tree.deps[node] != "prep":
            words = [*words, *tree.subtree(node)]
    return sorted({*own, *words})


def _find_raised(tree: Tree, verb: int, cue: Cue) -> Tagged | None:
    """ "Six are said to have died", "it is alleged that …": nobody is named as the source."""
    subject = tree.child(verb, "nsubjpass", "nsubj")
    below = tree.child(verb, "xcomp", "ccomp", "oprd", "acomp", "advcl")
    if below is None or subject is None:
        return None
    group = _verb_group(tree, verb)
    impersonal = tree.lowers[subject] == "it" and tree.deps[below] == "ccomp"
    if impersonal:
        group.append(subject)
    words = tree.subtree(below) if impersonal else sorted({*tree.subtree(subject), *tree.subtree(below)})
    return Tagged(
        cue=tree.span(min(group), max(group)),
        cue_lemma=cue.lemma,
        content=tree.spans_of(fill_marks(tree, [word for word in words if word not in group])),
        negated=tree.child(verb, "neg") is not None,
        cue_pos=cue.pos,
    )


def _control(tree: Tree, grammar: Grammar, verb: int) -> int | None:
    """The verb that a cue in the infinitive hangs on: "refused to rule out"."""
    if tree.deps[verb] != "xcomp":
        return None
    head = tree.heads[verb]
    return head if tree.lemmas[head] in grammar.refusing | grammar.carrying else None


def _verb_group(tree: Tree, verb: int) -> list[int]:
    """The verb with its auxiliaries and negation and the adverbs between them."""
    group = [verb, *(node for node in tree.all_children(verb, *_AUXILIARIES) if node < verb)]
    first = min(group)
    between = range(first, verb)
    if any(tree.pos[node] in ("NOUN", "PROPN", "PRON", "VERB") and node not in group for node in between):
        return [verb]
    if verb > 1 and tree.lowers[first - 2 : first] == ["no", "longer"]:
        first -= 2
    return [*range(first, verb + 1)]


def _cue_words(
    tree: Tree, verb: int, control: int | None, pattern: CuePattern, matched: Sequence[int]
) -> list[int]:
    words = _verb_group(tree, verb)
    if control is not None and control < verb:
        words = [*_verb_group(tree, control), *range(control + 1, verb + 1)]
    inside = pattern.cue.content[0].startswith("object") or tree.pos[matched[-1]] != "ADP"
    if GAP in pattern.words and inside:
        return words
    return [*words, *(word for word in matched if word > verb)]


def _is_negated(tree: Tree, grammar: Grammar, verb: int, control: int | None, source: Sequence[int]) -> bool:
    if control is not None:
        refused = tree.lemmas[control] in grammar.refusing
        return refused != (tree.child(control, "neg") is not None)
    if any(tree.deps[node] == "neg" for node in tree.children[verb]):
        return True
    if verb > 1 and tree.lowers[verb - 2 : verb] == ["no", "longer"]:
        return True
    if tree.deps[verb] == "pcomp" and tree.lowers[tree.heads[verb] - 1 : tree.heads[verb] + 1] == [
        "far",
        "from",
    ]:
        return True
    return bool(source) and tree.lowers[source[0]] in grammar.nobody and not _is_name(tree, source)


def _is_name(tree: Tree, source: Sequence[int]) -> bool:
    """ "*No Walls* said": a name that begins with a "no", all of it in capitals and no people's."""
    words = [tree.spans[word].of(tree.text) for word in source]
    named = len(words) > 1 and all(word[:1].isupper() for word in words)
    return named and not any(tree.ents[word] == "NORP" or tree.pos[word] == "ADJ" for word in source[1:])
