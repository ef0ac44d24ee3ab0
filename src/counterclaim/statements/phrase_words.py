"""What the words of a phrase are: titles, roles, bodies, names, and which of them is the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.codebook.schema.nouns import singular, singulars
from counterclaim.statements.registers import Registers, plain
from counterclaim.statements.wording import EDGES, clean

POSSESSIVE = ("’s", "'s", "s’", "s'")
_WORD = re.compile(r"[^\W_][\w.’'&-]*|&")
_OWNER = re.compile(r"^(.+?)(?:['’]s|s['’])\s+")
_KEPT = 16_384  # a report comes back to the same few names again and again
ONE_NAME = re.compile(r"[A-Z][^\W\d_A-Z][^\W\d_]*\Z")
_INITIALS = re.compile(r"^[A-Z][A-Z.&-]{1,9}$")


class PhraseWords:
    """Questions about phrases, answered with the words of one language and the codebook's registers."""

    def __init__(self, words: ReferenceWords, registers: Registers) -> None:
        self._words = words
        self._registers = registers
        self._roles = frozenset(words.roles)
        self._bodies = frozenset(words.bodies)
        self._of_bodies = frozenset(words.of_bodies)
        self._groups = frozenset(words.groups)
        self._titles = frozenset(words.titles)
        self._articles = frozenset((*words.articles, *words.demonstratives))
        self._indefinites = frozenset(words.indefinites)
        self._particles = frozenset(words.particles)
        self._pronouns = frozenset((*words.person_pronouns, *words.group_pronouns, *words.thing_pronouns))
        before_body = "|".join(words.belonging) or "of"
        self._body_after = re.compile(rf"\b(?:{before_body})\s+(.+)$")
        self._open_end = re.compile(rf"\b(?:{before_body}|in|by|on|and)$")
        people = "|".join(words.groups)  # "six *men* inside the centre": no participle
        self._head_end = re.compile(
            rf"\s(?:(?!(?:{people})\s)[a-z]+(?:ed|en|eld)\s)?"
            rf"(?:{before_body}|in|inside|outside|aboard|on|near|by|who|which|that)\s|[,(]"
        )
        self._tail = re.compile(
            r"[\s,]+(?:who|which|whose|that|in|inside|outside|aboard|on|near)\b.*$", re.DOTALL
        )
        self._take_documents(words)
        self.heads = lru_cache(maxsize=_KEPT)(self._find_heads)
        self._head = lru_cache(maxsize=_KEPT)(self._find_head)
        self._ranks = frozenset(words.ranks)
        self._timing = re.compile("|".join(words.timing) or r"(?!)", re.IGNORECASE)
        self._ordinal = frozenset(f"{the} {word}" for the in words.articles[:1] for word in words.ordinals)
        self._small = frozenset(
            (*words.belonging, *self._articles, *words.possessives, *words.joiners, "in", "on")
        )
        self._unnamed = re.compile(
            "|".join(f"(?:{p})" for p in words.unnamed) or r"(?!)", re.IGNORECASE | re.DOTALL
        )

    def _take_documents(self, words: ReferenceWords) -> None:
        """How a paper names those who put it out: "the report of the commission", "a study that X made"."""
        documents = "|".join(re.escape(word) for word in words.documents) or "(?!)"
        owned = "|".join(re.escape(word) for word in words.issuing) or "(?!)"
        self._part_of = re.compile(
            rf"(?:(?:the|an?|its|their) )?(?:[\w-]+ )?(?:{documents})s? (?:{owned}) (?=(?:the |an? )?[A-Z\w])"
            rf"|(?:{'|'.join(words.belongers) or '(?!)'}) of (?:the )?(?=[A-Za-z])",
            re.IGNORECASE,
        )
        self._personal = re.compile("|".join(words.personal) or "(?!)", re.IGNORECASE)
        before = "|".join(words.counts.before) or "(?!)"
        self._put_out = re.compile(
            rf"(?:(?:the|an?) )?([^,]+?)(?P<owned>['’]s?(?: (?:{before}))*)? (?:{documents})s?", re.IGNORECASE
        )
        self._drawn_up = re.compile(
            rf"(?:(?:the|an?|its|their) )?(?:[\w-]+ )?(?:{documents})s?,? (?:that|which) (?P<who>[^,]+?) "
            rf"(?:(?:has|have|had) )?(?:{'|'.join(words.making) or '(?!)'})\b.*",
            re.IGNORECASE,
        )

    def _split_name(self, part: str, person: bool | None) -> tuple[str, str] | None:
        """A person's name at the end of a part and the words before it; None where there is none."""
        words = part.split()
        first = len(words)
        while first and self._is_name_word(words[first - 1]):
            first -= 1
        run = words[first:]
        before = words[:first]
        if not run or len(run) > 5 or any(self._is_body_word(word) for word in run):
            return None
        loose = {*self._articles, *self._words.directions}
        led = before[:-1] if before and before[-1].lower() in loose else before
        if led and (led[-1].lower() in self._words.locatives or self._are_several(led[-1])):
            return None  # "a survivor of a wreck off northern *Sela*", "the group Refugees *Together*"
        if len(run) == 1 and led and led[-1][:1].isdigit():
            return None  # "survivors of the shooting of 20 *June*"
        if any(word.lower() in self._words.other_pronouns for word in led):
            return None  # "four men who reached *Orvela*"
        ahead = " ".join(led)  # "the Coalition for the Defence of the *Lake*"
        if self._open_end.search(ahead) or ahead.endswith(POSSESSIVE):
            return None
        alone = not before or (len(before) == 1 and before[0].lower() in self._articles)
        if alone and person is not True:
            bare = person is None and not before and _looks_personal(run)
            return ("", " ".join(run)) if bare else None
        if alone and before:
            return None
        titled = any(self._is_title(word) or self._is_role(word) for word in before)
        if not titled and person is not True:
            return None
        return " ".join(before), " ".join(run)

    def _is_first_name(self, first: str, behind: Sequence[str]) -> bool:
        """Whether a single name is a person's by what stands behind it: "Yusuf, *who* saw it", "Hawa, *a
        survivor*", "Sami, *a 24-year-old* from Oru"."""
        if not behind or not self.is_single_name(first):
            return False
        if self._personal.match(behind[0]) is not None:
            return True
        return behind[0].split()[0].lower() in self._articles and self._is_role(behind[0])

    def is_single_name(self, name: str) -> bool:
        """Whether it is one capitalised word, and no noun of bodies or people."""
        known = name.lower() in self._bodies or name.lower() in self._groups or self._is_role(name)
        return bool(ONE_NAME.match(name)) and not known

    def _are_several(self, word: str) -> bool:
        """Whether a capitalised word is of several people, and so no title of one."""
        plural = word[:1].isupper() and word.lower() not in self._titles
        return plural and not self._roles.isdisjoint(self._forms(word.lower())[1:])

    def _is_named_body(self, words: str) -> bool:
        """Whether a name is a body's by its last word ("the Reef Collective"), or by a word that is in no
        person's name ("Open Gate")."""
        parts = words.lower().split()
        return (
            parts[-1] in self._bodies
            or parts[-1] in self._words.generic
            or not self._of_bodies.isdisjoint(parts)
        )

    def _find_heads(self, name: str) -> frozenset[str]:
        """The head noun of a body's name, however it is built ("Ministry of Health", "Health Ministry")."""
        words = plain(name).split()
        return frozenset((self._head(name), *words[-1:])) if words else frozenset()

    def _is_name_word(self, word: str) -> bool:
        bare = word.strip(".,()’'\"“”")
        if bare.lower() in self._particles:
            return True
        if bare.lower() in self._articles:
            return False
        named = bare[:1].isupper() and not _INITIALS.match(bare)
        return named and not self._is_title(word)

    def _forms(self, noun: str) -> tuple[str, ...]:
        return singulars(noun, self._words.plurals)

    def _is_title(self, word: str) -> bool:
        bare = singular(word.lower(), self._words.plurals)  # not the "Witness" of a body's name
        return word.lower() in self._titles or bare in self._roles

    def _is_body_word(self, word: str) -> bool:
        return word.lower().rstrip(".") in self._bodies or bool(_INITIALS.match(word))

    def _is_role(self, phrase: str) -> bool:
        head = self._head(phrase)
        if " ".join(phrase.lower().split()[-2:]) in self._bodies:  # "the coast guard"
            return False
        return head in self._roles or (phrase != "" and head in self._titles)

    def _find_head(self, phrase: str) -> str:
        """The noun that a phrase turns on, in small letters; empty where it has no word."""
        core = self._head_end.split(phrase.strip(EDGES), maxsplit=1)[0]
        words = _WORD.findall(core)
        return words[-1].lower() if words else ""

    def _modifiers(self, phrase: str) -> frozenset[str]:
        words = [word.lower() for word in _WORD.findall(phrase)]
        head = self._head(phrase)
        return frozenset(plain(word) for word in words if word not in self._small and word != head)

    def _is_definite(self, phrase: str) -> bool:
        first = phrase.split()[0].lower() if phrase.split() else ""
        definite = (*self._words.articles[:1], *self._words.possessives, *self._words.demonstratives)
        return first in definite

    def _is_indefinite(self, phrase: str) -> bool:
        words = phrase.lower().split()
        if not words or (words[0] not in self._indefinites and not words[0][0].isdigit()):
            return False
        heads = set(self._forms(self._head(phrase)))
        named = self._split_name(phrase.split(",")[0], None)
        return named is None and bool(
            heads & (self._roles | self._groups | self._titles) or words[0] in ("a", "an", "one", "another")
        )

    def _is_unnamed(self, phrase: str) -> bool:
        return bool(self._unnamed.search(phrase)) or self._is_indefinite(phrase) or self._is_claiming(phrase)

    def bare(self, phrase: str) -> str:
        """A phrase without its article and the marks around it."""
        return clean(phrase, self._articles)

    def is_rank(self, phrase: str) -> bool:
        """Whether a phrase is nothing but titles and role words ("Justice", "The head")."""
        words = [word for word in phrase.split() if word.lower() not in self._articles]
        return bool(words) and all(self._is_title(word) for word in words)

    def is_body_noun(self, words: str) -> bool:
        return words in self._bodies

    def _is_claiming(self, phrase: str) -> bool:
        """ "reports", "unconfirmed rumours": a noun of claiming stands for whoever claims."""
        head = self._head(phrase)
        bare = phrase.split()[0].lower() not in (*self._articles, *self._words.possessives)
        return (
            bare
            and len(phrase.split()) <= 3
            and any(form in self._words.claiming for form in self._forms(head)[1:])
        )

    def _bodies_of(self, role: str) -> tuple[str, ...]:
        """The bodies that a role names: "head of the *mission*", "*army* spokesman", "*Health* Minister
        of the *Coast Government*" (of the ministry too)."""
        named = [self._body_after_preposition(part) or self._body_before(part) for part in role.split(", ")]
        own = self._body_before(self._head_end.split(role, maxsplit=1)[0])
        return tuple(dict.fromkeys(body for body in (*named, own) if body))

    def _body_after_preposition(self, role: str) -> str:
        if not role or self._head(role) in self._bodies:
            return clean(role, self._articles)
        after = self._body_after.search(role)
        if after is None:
            return ""
        named = clean(self._tail.sub("", after.group(1)), self._articles)
        no_body = self._head(named) in self._roles or plain(named) in self._ranks
        return "" if no_body and self._registers.find(named) is None else named

    def _body_before(self, role: str) -> str:
        """ "the *mission*'s head", "*army* spokesman", "*Health* Minister" (its ministry)."""
        bare = clean(role, self._articles)
        owner = _OWNER.match(bare)
        if owner is not None:
            return owner.group(1)
        words = bare.split()
        noun = self._words.roles.get(self._head(role), "")
        before = [word for word in words[:-1] if word.lower() not in self._ranks]
        if noun and before:
            return f"{' '.join(before)} {noun}"
        compound = " ".join(before[-2:]).lower() in self._bodies
        if before and (compound or before[-1].lower() in self._bodies or _INITIALS.match(before[-1])):
            return " ".join(before)
        return ""


def _looks_personal(run: Sequence[str]) -> bool:
    return 2 <= len(run) <= 4 and run[0][:1].isupper()
