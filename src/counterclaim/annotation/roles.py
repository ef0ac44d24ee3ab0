"""Who did it to whom: the words that fill a trigger's roles, read from the dependency tree."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from counterclaim.annotation.clauses import SUBJECTS, VERBAL, find_governors, has_subject, phrasal, verb_of
from counterclaim.annotation.tree_words import is_behind_quote
from counterclaim.codebook.schema.roles import RoleWords

if TYPE_CHECKING:
    from spacy.tokens import Token

_PASSIVE = frozenset(("nsubjpass", "auxpass", "csubjpass"))
_RELATIVE = frozenset(("WDT", "WP", "WP$"))


def is_passive(verb: Token, words: RoleWords) -> bool:
    if any(child.dep_ in _PASSIVE for child in verb.children):
        return True
    if is_gerund(verb, words):
        return False
    if verb.tag_ != "VBN" or any(child.dep_ in ("dobj", "ccomp") for child in verb.rights):
        return False
    if verb.dep_ in ("acl", "amod", "acomp", "oprd"):
        return True
    # "found guards *shot* at them" is no passive, "found them *beaten*" is
    plain = verb.lower_.endswith(words.participles)
    if plain and not any(child.dep_ in ("aux", "conj") for child in verb.children) and verb.dep_ != "conj":
        return True  # "two of the men *beaten* there died"
    found = verb.head.lemma_ in words.finding and plain
    seen = found or verb.head.lemma_ in words.seeing
    if verb.dep_ == "ccomp" and seen:
        return not any(child.dep_ in ("aux", "mark") for child in verb.lefts)  # "saw two men *shot*"
    return (
        verb.dep_ == "conj"
        and verb.head.pos_ in VERBAL
        and not has_subject(verb)
        and is_passive(verb.head, words)
    )


def find_agent(
    head: Token,
    nominal: bool,
    words: RoleWords,
    doing: frozenset[str],
    helping: frozenset[str] = frozenset(),
) -> Token | None:
    """The head of the phrase that names who does it."""
    if nominal and head.pos_ not in VERBAL:
        return _agent_of_noun(head, words, doing)
    by = _led_by(head, words.doers)
    if by is not None and not _has_object(head):
        return by
    return _doer_of_all(head, words, helping) if is_passive(head, words) else find_subject(head, words)


def _has_object(verb: Token) -> bool:
    """Whether "by" behind the verb tells how, not who: "dragged *them* by their hair"."""
    return any(child.dep_ == "dobj" for child in verb.rights) and has_subject(verb)


def _doer_of_all(verb: Token, words: RoleWords, helping: frozenset[str]) -> Token | None:
    """Who is named behind the last of several verbs that stand side by side: "beaten, robbed and stripped by
    *guards*". None where the last is a help: "attacked and rescued by the coastguard"."""
    while True:
        added = next((child for child in verb.rights if child.dep_ == "conj"), None)
        if added is None or added.tag_ != "VBN" or added.lemma_ in helping:
            return None
        between = verb.doc[verb.i + 1 : added.i]
        if any(token.dep_ not in ("cc", "punct") for token in between) or has_subject(added):
            return None
        verb = added
        by = _led_by(verb, words.doers)
        if by is not None:
            return by


def _agent_of_noun(noun: Token, words: RoleWords, doing: frozenset[str]) -> Token | None:
    by = _led_by(noun, words.doers)
    if by is not None:
        return by
    for child in noun.lefts:
        if child.dep_ == "poss" and child.tag_ != "PRP$":
            return child
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and (verb.lemma_ in doing or phrasal(verb) in doing):
        if noun.dep_ == "nsubjpass":
            return _led_by(verb, words.doers)
        return find_agent(verb, False, words, doing)
    relative = next((child for child in noun.rights if child.dep_ in ("acl", "relcl")), None)
    if relative is not None and (relative.lemma_ in doing or phrasal(relative) in doing):
        return _led_by(relative, words.doers)
    return next((child for child in noun.lefts if child.dep_ == "poss"), None)


def find_side(word: Token, words: RoleWords) -> Token | None:
    """From whose side something came: "gunfire from *the police*", "came under fire from *smugglers*"."""
    verb = word.head.head if word.dep_ == "pobj" else word.head
    return _led_by(word, words.sides) or (_led_by(verb, words.sides) if verb.pos_ in VERBAL else None)


def find_user(tool: Token, words: RoleWords, doing: frozenset[str]) -> Token | None:
    """Who uses what the clause names behind "with": "*soldiers* dispersed the crowd with tear gas"; who only
    stands there with it does not."""
    verb = tool.head.head
    if tool.dep_ != "pobj" or tool.head.lower_ not in words.tools or verb.pos_ != "VERB":
        return None
    struck = verb.lemma_ in doing or any(child.dep_ == "dobj" for child in verb.rights)
    return find_agent(verb, False, words, doing) if struck or is_passive(verb, words) else None


def _led_by(word: Token, prepositions: Collection[str]) -> Token | None:
    """Who stands behind one of these prepositions: "killed by *guards*"."""
    for child in word.rights:
        if child.lower_ in prepositions and child.dep_ in ("agent", "prep"):
            if child.i and child.nbor(-1).dep_ == "neg":  # "*not* by guards but by others"
                child = next((other for other in child.rights if other.dep_ == "conj"), child)
                if child.lower_ not in prepositions or child.nbor(-1).dep_ == "neg":
                    continue
            for below in child.rights:
                if below.dep_ == "pobj":
                    return below
    return None


def find_subject(verb: Token, words: RoleWords) -> Token | None:
    """The subject, followed through relative pronouns, control, and clauses that share one."""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    for _ in range(6):
        subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        own = _nearest_subject(verb, subjects)
        if own is not None and own.tag_ in _RELATIVE and len(subjects) > 1:
            own = subjects[1]  # "the claim that guards fired", whose "that" a parser takes for a pronoun
        if own is not None:
            if own.tag_ in _RELATIVE and verb.dep_ == "relcl":
                return _meant(verb.head, words)
            return own
        role, above = verb.dep_, verb.head
        if role == "amod" and is_gerund(verb, words):
            verb = above.head
            continue  # "denied *attacking* civilians"
        if role in ("acl", "amod"):
            return above if verb.tag_ == "VBG" or (role == "acl" and not is_passive(verb, words)) else None
        if role == "pcomp":
            return _controller(above, words)
        if role not in ("conj", "xcomp", "advcl", "acomp", "oprd") or above.pos_ not in VERBAL:
            return None
        if role in ("xcomp", "oprd"):
            held = next((child for child in above.rights if child.dep_ in ("dobj", "dative")), None)
            if held is not None:
                return held
        if role == "advcl" and verb.tag_ == "VBG":
            above = _told_before(above) or above
        if role == "advcl" and is_passive(above, words):
            return _led_by(above, words.doers)
        verb = verb_of(above.head) if role == "advcl" and _only_lasts(above) else above
        if role == "conj" and finite and above.tag_ == "VB" and above.dep_ == "ccomp":
            verb = above.head  # "saw them fall and *did* nothing"
    return None


def _nearest_subject(verb: Token, subjects: list[Token]) -> Token | None:
    """The first, or the one behind the word that opens the verb's clause, where a parser gives it that of the
    clause before too: "the boat sank after *a cutter* hit it"."""
    marks = [child.i for child in verb.lefts if child.dep_ == "mark"]
    behind = [subject for subject in subjects if marks and subject.i > marks[-1]]
    return next(iter(behind or subjects), None)


def _told_before(saying: Token) -> Token | None:
    """The verb of what is said before the words that say who says it: "guards *fired*, witnesses said,
    killing two": it was not the witnesses who killed."""
    return next((child for child in saying.lefts if child.dep_ == "ccomp" and child.pos_ in VERBAL), None)


def _only_lasts(verb: Token) -> bool:
    """Whether a relative clause tells what went on, so that its subject does not do what came of the whole:
    "hit a hall where migrants *were sleeping*, killing eight"."""
    return verb.dep_ == "relcl" and verb.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.lefts)


def is_gerund(verb: Token, words: RoleWords) -> bool:
    """Whether a parser took a gerund for a quality of its object: "denied *beating prisoners*", "denied
    *having thrown stones*"."""
    noun = verb.head
    if verb.dep_ != "amod" or noun.dep_ != "dobj" or noun.head.lemma_ not in words.gerunds:
        return False
    having = next((child for child in verb.lefts if child.dep_ == "aux" and child.tag_ == "VBG"), None)
    return noun.left_edge == (verb if verb.tag_ == "VBG" else having)


def is_turned_round(verb: Token) -> bool:
    """Whether a parser took the verb of a clause that is turned round for a quality of its subject: "at no
    time was the boat *towed*"."""
    noun = verb.head
    above = noun.head
    return verb.dep_ == "acl" and noun.dep_ in SUBJECTS and above.pos_ == "AUX" and above.i < noun.left_edge.i


def _meant(noun: Token, words: RoleWords) -> Token:
    """Who is meant by "ones" in "the soldiers were the only *ones* who fired"."""
    above = noun.head
    if noun.dep_ != "attr" or noun.lower_ not in words.ones:
        return noun
    return next((child for child in above.lefts if child.dep_ == "nsubj" and child.pos_ != "PRON"), noun)


def _controller(preposition: Token, words: RoleWords) -> Token | None:
    """Whose act it is in "accused X of doing", "by doing": the object of the verb, else its subject."""
    above = preposition.head
    if preposition.lower_ in words.charged:
        if above.pos_ not in VERBAL:
            if above.dep_ in ("dobj", "nsubjpass"):
                return above
            return None
        for role in ("dobj", "nsubjpass"):
            held = next((child for child in above.children if child.dep_ == role), None)
            if held is not None:
                return held
    if preposition.lower_ in words.doers and above.pos_ in VERBAL and is_passive(above, words):
        return None  # "two were killed *by shelling*": what was done to them they did not do
    return find_subject(above, words) if above.pos_ in VERBAL else None


def find_patient(head: Token, nominal: bool, intransitive: bool, words: RoleWords) -> Token | None:
    """The head of the phrase that names to whom it is done; for verbs without an object their subject,
    where `intransitive` allows it ("six died")."""
    if nominal and head.pos_ not in VERBAL:
        if head.dep_ == "compound" and head.lower_.endswith(words.deeds):
            return head.head
        return _object_of(head, words.done_to)
    if is_gerund(head, words):
        return head.head
    if is_passive(head, words):
        if head.dep_ in ("acl", "amod") and not has_subject(head):
            return head.head
        return find_subject(head, words)
    verb = head
    for _ in range(3):
        held = find_object(verb, words, ("dobj", "nsubjpass"))
        if held is not None and (is_behind_quote(held, verb) or _is_where(held, words)):
            held = None
        if held is None and verb == head:
            small = next(
                (child for child in verb.rights if child.dep_ == "ccomp" and child.pos_ == "ADJ"), None
            )
            held = next((child for child in small.lefts if child.dep_ == "nsubj"), None) if small else None
        if held is not None:
            return _antecedent(held, verb)
        sharing = next((child for child in verb.rights if child.dep_ == "conj" and _shares(child)), None)
        if sharing is None or is_behind_quote(sharing, verb):
            break
        verb = sharing
    relative = next((child for child in head.lefts if child.dep_ == "dobj"), None)
    if relative is not None:
        return _antecedent(relative, head)
    aimed = _object_of(head, words.aimed)
    if aimed is not None and not intransitive:
        return aimed
    return find_subject(head, words) if intransitive else None


def find_object(verb: Token, words: RoleWords, roles: tuple[str, ...] = ("dobj",)) -> Token | None:
    """What the verb has for an object; those whom "among them" adds behind it are none, nor is what is set
    against those told of: "two people died, *not three*"."""
    held = next((child for child in verb.rights if child.dep_ in roles), None)
    return None if held is None or _names_part(held, verb, words) or _is_set_against(held) else held


def _is_set_against(word: Token) -> bool:
    first = word.left_edge
    return first.dep_ == "neg" and first.i > 0 and first.nbor(-1).is_punct


def _names_part(word: Token, verb: Token, words: RoleWords) -> bool:
    """Whether it only names some of those told of: "seven died, among them *a woman*"."""
    if any(child.dep_ == "prep" and child.lower_ in words.among for child in word.lefts):
        return True
    led = next((child for child in verb.rights if child.dep_ == "prep" and child.lower_ in words.among), None)
    if led is None or led.i > word.i:
        return False
    return led.right_edge.i + 1 == word.left_edge.i and led.right_edge.pos_ == "PRON"


def _is_where(held: Token, words: RoleWords) -> bool:
    """Whether the "object" is the name of a place behind a preposition that a parser takes for a particle:
    "drowned off *Ilios*"."""
    before = held.nbor(-1) if held.i else held
    return before.dep_ == "prt" and before.lower_ in words.beside and held.text[:1].isupper()


def _shares(verb: Token) -> bool:
    """Whether an added verb can share its object with the one before ("killing and injuring dozens")."""
    return verb.pos_ in VERBAL and not has_subject(verb)


def _antecedent(token: Token, verb: Token) -> Token:
    return verb.head if token.tag_ in _RELATIVE and verb.dep_ == "relcl" else token


def _object_of(head: Token, prepositions: Collection[str]) -> Token | None:
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for below in child.rights:
                if below.dep_ == "pobj":
                    return below
    return None


def phrase_edges(token: Token, words: RoleWords) -> tuple[Token, Token]:
    """First and last word of the noun phrase, with its of-phrases but without clauses and appositions."""
    first = token
    for child in token.lefts:
        if child.dep_ not in ("punct", "cc", "preconj"):
            first = child.left_edge
            break
    last = token
    for child in token.rights:
        if child.dep_ == "case" and child.i == token.i + 1:
            continue
        if child.dep_ != "prep" or child.lower_ not in words.of:
            break
        if not any(below.dep_ == "pobj" for below in child.rights):
            break
        last = child.right_edge
    return first, last


def is_generic(head: Token, saying: Collection[str] = ()) -> bool:
    """Whether the clause only describes things in general ("migrants who have been arrested"). What they
    *say* is told as a fact: "disputed by residents, who say that six died"."""
    verb = next((token for token in find_governors(head) if token.dep_ in ("relcl", "acl")), None)
    if verb is None:
        return False
    noun = verb.head
    added = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).is_punct  # not "critics who say that …"
    if added and verb.lemma_ in saying and verb != verb_of(head):
        return False
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if noun.dep_ == "attr" and any(child.tag_ == "PRP" for child in noun.head.lefts):
        return False  # "it was *guards* who beat them"
    if noun.tag_ not in ("NNS", "NN") or (subject is not None and subject.tag_ not in _RELATIVE):
        return False
    return not any(child.dep_ in ("det", "poss", "nummod") for child in noun.lefts)


__all__ = [
    "SUBJECTS",
    "find_agent",
    "find_object",
    "find_patient",
    "find_side",
    "find_subject",
    "find_user",
    "is_generic",
    "is_gerund",
    "is_passive",
    "is_turned_round",
    "phrase_edges",
]
