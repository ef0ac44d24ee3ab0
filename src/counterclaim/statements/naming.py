"""What one phrase calls somebody: a name, a role, a body, a group, nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import Span
from counterclaim.statements.registers import Registers, plain
from counterclaim.statements.wording import EDGES, clean, trim

_WORD = re.compile(r"[^\W_][\w.’'&-]*|&")
_NAME_ALONE = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z][\w’'-]+){1,2}\Z")
_ACRONYM = re.compile(r"\(\s*(?:the )?([A-Z][A-Za-z]{0,3}[A-Z]{1,8}s?)\s*\)")
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_OWNER = re.compile(r"^(.+?)(?:['’]s|s['’])\s+")
_INITIALS = re.compile(r"^[A-Z][A-Z.&-]{1,9}$")
_LAST_ARTICLE = re.compile(r"\s(?:the|an?)$")
_AGED = re.compile(r"^[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}, (?:aged? )?\d{1,2}(?:,|\Z)")
_WHERE = re.compile(r"^((?:the )?[a-z][a-z ]+) (?:at|near) [A-Z].*$")  # "border police at N"


OWNERS = {"its": "it", "his": "he", "her": "she", "their": "they"}


class Form(Enum):
    PRONOUN = "pronoun"
    PERSON = "person"
    ROLE = "role"
    BODY = "body"
    GROUP = "group"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Naming:
    """`name`: of a person or body as the phrase has it, without titles and article; of others the
    whole wording. `role`: what the phrase says somebody is; `bodies`: the bodies that the role names.
    `head`: the head noun in small letters; `modifiers`: the words before it."""

    span: Span
    form: Form
    name: str
    wording: str
    role: str = ""
    bodies: tuple[str, ...] = ()
    acronym: str | None = None
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    definite: bool = False


class NameReader:
    """Reads phrases with the words of one language and the codebook's registers."""

    def __init__(self, words: ReferenceWords, registers: Registers) -> None:
        self._words = words
        self._registers = registers
        self._roles = frozenset(words.roles)
        self._bodies = frozenset(words.bodies)
        self._groups = frozenset(words.groups)
        self._titles = frozenset(words.titles)
        self._articles = frozenset(words.articles)
        self._indefinites = frozenset(words.indefinites)
        self._particles = frozenset(words.particles)
        self._pronouns = frozenset((*words.person_pronouns, *words.group_pronouns, *words.thing_pronouns))
        before_body = "|".join(words.belonging) or "of"
        self._body_after = re.compile(rf"\b(?:{before_body})\s+(.+)$")
        self._open_end = re.compile(rf"\b(?:{before_body}|in|by|on|and)$")
        self._head_end = re.compile(
            rf"\s(?:[a-z]+(?:ed|en|eld)\s)?(?:{before_body}|in|on|near|by|who|which|that)\s|[,(]"
        )
        self._tail = re.compile(r"[\s,]+(?:who|which|whose|that|in|on|near)\b.*$", re.DOTALL)
        documents = "|".join(re.escape(word) for word in words.documents) or "(?!)"
        owned = "|".join(re.escape(word) for word in words.issuing) or "(?!)"
        self._part_of = re.compile(
            rf"(?:(?:the|an?|its|their) )?(?:[\w-]+ )?(?:{documents})s? (?:{owned}) (?=(?:the |an? )?[A-Z\w])"
            rf"|(?:{'|'.join(words.belongers) or '(?!)'}) of (?:the )?(?=[A-Za-z])",
            re.IGNORECASE,
        )
        self._put_out = re.compile(rf"(?:(?:the|an?) )?([^,]+?) (?:{documents})s?", re.IGNORECASE)
        self._ranks = frozenset(words.ranks)
        self._ordinal = frozenset(f"{the} {word}" for the in words.articles[:1] for word in words.ordinals)
        self._small = frozenset(
            (*words.belonging, *words.articles, *words.possessives, *words.joiners, "in", "on")
        )
        self._unnamed = re.compile(
            "|".join(f"(?:{p})" for p in words.unnamed) or r"(?!)", re.IGNORECASE | re.DOTALL
        )

    def read(
        self, text: str, span: Span, hint: Form | None = None, names: Sequence[Span] = ()
    ) -> Naming | None:
        """What the phrase at `span` calls somebody; None where it calls nobody. `hint`: what a
        recogniser took the whole for; `names`: the persons' names that it saw inside."""
        span = trim(text, span)
        phrase = span.of(text)
        if not any(char.isalnum() for char in phrase):
            return None
        bare = phrase.lower()
        if bare in self._pronouns or bare in self._words.first_person:
            return Naming(span, Form.PRONOUN, bare, phrase)
        if bare in OWNERS:  # "its count"
            return Naming(span, Form.PRONOUN, OWNERS[bare], phrase)
        owner = OWNERS.get(bare.partition(" ")[0])
        if owner is not None and self.is_document(bare):  # "its statement"
            return Naming(span, Form.PRONOUN, owner, phrase)
        if hint is Form.PERSON and (self._is_named_body(phrase) or self._has_article(phrase)):
            hint = Form.BODY
        if _AGED.search(phrase):
            hint = Form.PERSON
        elif self._is_body_beside(phrase):
            return self._read_body_beside(span, phrase)
        names = [name for name in names if self._may_head(text, name)]
        if bare in self._ordinal:  # "the first", "the other"
            return Naming(span, Form.UNNAMED, phrase, phrase, head=bare.split()[-1], definite=True)
        acronym = _ACRONYM.search(phrase)
        whole = self._whole_of(text, span)
        if whole is not None:
            return self.read(text, whole, None, names)
        known = self._registers.find(_ACRONYM.sub("", phrase))
        if known is not None:
            form = Form.PERSON if known.kind.value == "person" else Form.BODY
            return self._whole(span, phrase, form, acronym.group(1) if acronym else None)
        if hint is not Form.BODY and self._is_unnamed(phrase):
            return self._whole(span, phrase, Form.UNNAMED, None)
        named = next((name for name in names if span.contains(name)), None)
        if named is not None and named != span:
            return self._read_named(text, span, named)
        if hint is Form.GROUP:
            return self._whole(span, phrase, Form.GROUP, None)
        person = {Form.PERSON: True, Form.BODY: False}.get(hint) if hint is not None else None
        return self._read_parts(span, phrase, acronym.group(1) if acronym else None, person)

    def _has_article(self, phrase: str) -> bool:
        """ "The Bay Radio": no person's name has an article, unless with a title."""
        first, _, rest = phrase.partition(" ")
        return (
            first == self._words.articles[0].capitalize()
            and bool(rest)
            and all(word[:1].isupper() and not self._is_title(word) for word in rest.split())
        )

    def _may_head(self, text: str, name: Span) -> bool:
        """Whether a name inside a phrase can be whom it is about, rather than an owner or a body."""
        return not text.startswith(_POSSESSIVE, name.end) and not self._is_named_body(name.of(text))

    def is_document(self, phrase: str) -> bool:
        """ "The report", "its second statement": words on paper, with nothing behind."""
        words = phrase.lower().split()
        return 1 < len(words) <= 3 and words[-1] in self._words.documents

    def _is_body_beside(self, phrase: str) -> bool:
        """Whether a noun behind the name says that it is a body's: "Sons of the Pier, a charity"."""
        first, *others = re.split(r",\s+", phrase)
        if not first[:1].isupper() or self._is_role(first):
            return False
        return any(self._is_indefinite_body(part) for part in others)

    def _is_indefinite_body(self, part: str) -> bool:
        head = self._head(part)
        first = part.split()[0].lower() if part.split() else ""
        return (
            first in self._articles
            and (head in self._words.generic or head in self._bodies)
            and not self._is_role(part)
        )

    def _read_body_beside(self, span: Span, phrase: str) -> Naming:
        first, *others = re.split(r",\s+", phrase)
        noun = next(part for part in others if self._is_indefinite_body(part))
        acronym = _ACRONYM.search(first)
        naming = self._whole(
            Span(span.start, span.start + len(first)), first, Form.BODY, acronym.group(1) if acronym else None
        )
        return replace(naming, span=span, wording=phrase, role=clean(noun, self._articles))

    def _whole_of(self, text: str, span: Span) -> Span | None:
        """ "*members* of the border police" speak as that body; "a *statement* of the army" is its word."""
        found = self._part_of.match(text, span.start, span.end)
        if found is not None and self._is_issuer(text[found.end() : span.end]):
            return Span(found.end(), span.end)
        put_out = self._put_out.fullmatch(text, span.start, span.end)
        if put_out is not None:
            named = put_out.group(1)
            if self._head(named) in self._bodies or self._registers.find(named) is not None:
                return Span(put_out.start(1), put_out.end(1))
        return None

    def _is_issuer(self, words: str) -> bool:
        head = self._head(words)
        named = clean(words, self._articles)[:1].isupper()
        compound = " ".join(words.lower().split()[-2:]) in self._bodies
        return (
            named or compound or head in self._bodies or head in self._groups or head in self._words.generic
        )

    def _is_of_body(self, before: str, after: str) -> bool:
        """Whether a name is a body's by the noun beside it: "the charity N", "the N local council"."""
        behind = _WORD.findall(after) if not after.lstrip().startswith((",", "(", "’", "'")) else []
        if behind:
            return self._head(after) in self._bodies
        first = clean(before, self._articles).lower()
        return first in self._words.generic and not self._is_role(before)

    def _is_named_body(self, words: str) -> bool:
        """Whether a name is a body's by its last word or its article: "the Reef Collective"."""
        last = words.split()[-1].lower()
        return last in self._bodies or last in self._words.generic

    def _read_named(self, text: str, span: Span, named: Span) -> Naming | None:
        """A phrase in which a person's name is known: what stands around it is the role."""
        words = named.of(text).split()
        titles = 0
        while titles < len(words) - 1 and self._is_title(words[titles]):
            titles += 1
        before = _ACRONYM.sub("", text[span.start : named.start]).strip(EDGES)
        courtesies = {*self._words.female, *self._words.male} - self._roles  # "Mr" tells no role
        title = " ".join(word for word in words[:titles] if word.lower().rstrip(".") not in courtesies)
        after = text[named.end : span.end].split(",")
        beside = next((part.strip(EDGES) for part in after[1:] if self._is_role(part.strip(EDGES))), "")
        hanging = self._open_end.search(_LAST_ARTICLE.sub("", before))
        if not hanging and not title and self._is_of_body(before, text[named.end : span.end]):
            return self._whole(span, span.of(text), Form.BODY, None)
        alone = before.lower() in self._articles and not title and named.end == span.end
        if alone or hanging or before.endswith(_POSSESSIVE):
            return self._read_parts(span, span.of(text), None, False)
        role = ", ".join(part for part in (" ".join(f"{before} {title}".split()), beside) if part)
        for part in after[1:]:
            if part.split()[:1] and part.split()[0].lower() in self._words.belonging[:2]:
                role = f"{role} {part.strip()}"
        name = re.sub(r"['’]s?$", "", " ".join(words[titles:]))
        cleaned = clean(role, self._articles)
        return Naming(
            span, Form.PERSON, name, span.of(text), cleaned, self._bodies_of(role), None, plain(name)
        )

    def _read_parts(self, span: Span, phrase: str, acronym: str | None, person: bool | None) -> Naming:
        parts = [part.strip(EDGES) for part in re.split(r",\s+", _ACRONYM.sub(" ", phrase))]
        parts = [part for part in parts if part]
        named = [(number, self._split_name(part, person)) for number, part in enumerate(parts)]
        for number, found in named:
            if found is None:
                continue
            before, name = found
            others = [part for place, part in enumerate(parts) if place != number]
            role = (
                before
                if self._is_role(before)
                else next((part for part in others if self._is_role(part)), before)
            )
            return Naming(
                span,
                Form.PERSON,
                name,
                phrase,
                clean(role, self._articles),
                self._bodies_of(role),
                acronym,
                plain(name),
            )
        first = parts[0] if parts else phrase
        behind = parts[1] if len(parts) > 1 else ""
        if (
            person is False
            and self._is_role(first)
            and _NAME_ALONE.match(behind)
            and not self._is_named_body(behind)
        ):
            return self._read_parts(
                span, phrase, acronym, None
            )  # "his deputy, X": a role's name is a person's
        if self._is_role(first):
            return Naming(
                span,
                Form.ROLE,
                clean(first, self._articles),
                phrase,
                clean(first, self._articles),
                self._bodies_of(first),
                None,
                self._head(first),
                self._modifiers(first),
                self._is_definite(phrase),
            )
        return self._whole(span, phrase, self._form_of(first), acronym)

    def _whole(self, span: Span, phrase: str, form: Form, acronym: str | None) -> Naming:
        core = _ACRONYM.sub("", phrase).strip(EDGES)
        if form in (Form.BODY, Form.GROUP):
            core = _WHERE.sub(r"\1", re.split(r",\s+", core)[0])
        name = clean(core, self._articles if form is not Form.UNNAMED else frozenset())
        noun, _, rest = name.partition(" ")
        if (
            form is Form.BODY
            and noun.lower() in self._words.generic
            and rest[:1].isupper()
            and rest[1:2].islower()
        ):
            name = rest
        return Naming(
            span,
            form,
            name,
            phrase,
            "",
            (),
            acronym,
            self._head(core),
            self._modifiers(core),
            self._is_definite(phrase),
        )

    def _form_of(self, phrase: str) -> Form:
        head = self._head(phrase)
        if head in self._groups and (head not in self._bodies or not re.search(r"[A-Z]", phrase[1:])):
            return Form.GROUP
        return Form.BODY

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
        ahead = " ".join(before)
        if self._open_end.search(ahead) or ahead.endswith(_POSSESSIVE):
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

    def with_role(self, naming: Naming, phrase: str) -> Naming:
        """A person's naming with what stands behind the name, where that is a role."""
        bare = phrase.strip(EDGES)
        if not self._is_role(bare):
            return naming
        role = ", ".join(part for part in (naming.role, clean(bare, self._articles)) if part)
        return replace(naming, role=role, bodies=(*naming.bodies, *self._bodies_of(bare)))

    def heads(self, name: str) -> frozenset[str]:
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

    def _is_title(self, word: str) -> bool:
        return word.lower() in self._titles or word.lower().rstrip("s") in self._roles

    def _is_body_word(self, word: str) -> bool:
        return word.lower().rstrip(".") in self._bodies or bool(_INITIALS.match(word))

    def _is_role(self, phrase: str) -> bool:
        head = self._head(phrase)
        if " ".join(phrase.lower().split()[-2:]) in self._bodies:  # "the coast guard"
            return False
        return head in self._roles or (phrase != "" and head in self._titles)

    def _head(self, phrase: str) -> str:
        core = self._head_end.split(phrase.strip(EDGES), maxsplit=1)[0]
        words = _WORD.findall(core)
        return words[-1].lower() if words else ""

    def _modifiers(self, phrase: str) -> frozenset[str]:
        words = [word.lower() for word in _WORD.findall(phrase)]
        head = self._head(phrase)
        return frozenset(plain(word) for word in words if word not in self._small and word != head)

    def _is_definite(self, phrase: str) -> bool:
        first = phrase.split()[0].lower() if phrase.split() else ""
        return (first,) == self._words.articles[:1] or first in self._words.possessives

    def _is_indefinite(self, phrase: str) -> bool:
        words = phrase.lower().split()
        if not words or (words[0] not in self._indefinites and not words[0][0].isdigit()):
            return False
        heads = {self._head(phrase), self._head(phrase).rstrip("s"), self._head(phrase).rstrip("es")}
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
        return bare and len(phrase.split()) <= 3 and head.endswith("s") and head[:-1] in self._words.claiming

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
