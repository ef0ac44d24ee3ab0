"""What one phrase calls somebody: a name, a role, a body, a group, nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.codebook.schema import Codebook
from counterclaim.codebook.schema.once import once
from counterclaim.model import Span
from counterclaim.statements.named import Form, Naming
from counterclaim.statements.phrase_words import ONE_NAME, POSSESSIVE, PhraseWords
from counterclaim.statements.registers import open_registers, plain
from counterclaim.statements.wording import EDGES, clean, trim

_NEAR = 8  # letters before a phrase in which its article stands
_WORD = re.compile(r"[^\W_][\w.’'&-]*|&")
_NAME_ALONE = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z][\w’'-]+){1,2}\Z")
_ACRONYM = re.compile(r"\(\s*(?:the )?([A-Z][A-Za-z]{0,3}[A-Z]{1,8}s?)\s*\)")
_LAST_ARTICLE = re.compile(r"\s(?:the|an?)$")
_AGED = re.compile(r"^[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}, (?:aged? )?\d{1,2}(?:,|\Z)")
_WHERE = re.compile(r"^((?:the )?[a-z][a-z ]+) (?:at|near) [A-Z].*$")  # "border police at N"


_DESCRIBED = re.compile(
    r"(?:[a-z][\w’-]* ){0,3}?(?P<noun>[a-zA-Z][\w-]*) (?P<name>[A-Z][^\W\d_A-Z].*)$", re.DOTALL
)


class NameReader(PhraseWords):
    """Reads phrases: the whole first, then their parts."""

    def read(
        self, text: str, span: Span, hint: Form | None = None, names: Sequence[Span] = ()
    ) -> Naming | None:
        """What the phrase at `span` calls somebody; None where it calls nobody. `hint`: what a
        recogniser took the whole for; `names`: the persons' names that it saw inside."""
        span = self._before_timing(text, trim(text, span))
        phrase = span.of(text)
        bare = phrase.lower()
        pronoun = self._pronoun_of(bare)
        if pronoun is not None:
            return Naming(span, Form.PRONOUN, pronoun, phrase)
        if bare in self._words.other_pronouns or not any(char.isalnum() for char in phrase):
            return None  # "what", "which"
        aged = _AGED.search(phrase) is not None
        if not aged and self._is_body_beside(phrase):
            return self._read_body_beside(span, phrase)
        names = [name for name in names if self._may_head(text, name, span.start)]
        if bare in self._ordinal:  # "the first", "the other"
            return Naming(span, Form.UNNAMED, phrase, phrase, head=bare.split()[-1], definite=True)
        whole = self._whole_of(text, span)
        if whole is not None:
            return self.read(text, whole, None, names)
        hint = Form.PERSON if aged else self._settle_hint(phrase, hint)
        return self._read_registered(span, phrase) or self._read_hinted(text, span, hint, names)

    def _before_timing(self, text: str, span: Span) -> Span:
        """A phrase without the day on which something was said behind it."""
        said_on = self._timing.search(span.of(text))
        if said_on is None or not said_on.start():
            return span
        return Span(span.start, span.start + said_on.start())

    def _pronoun_of(self, bare: str) -> str | None:
        """The pronoun that a phrase is or begins with: "they", "its count", "its statement"."""
        if bare in self._pronouns or bare in self._words.first_person:
            return bare
        owners = self._words.owners
        if bare in owners:
            return owners[bare]
        return owners.get(bare.partition(" ")[0]) if self.is_document(bare) else None

    def _settle_hint(self, phrase: str, hint: Form | None) -> Form | None:
        """What a recogniser took the whole for, unless it took a body for a person."""
        if hint is Form.PERSON and (self._is_named_body(phrase) or self._has_article(phrase)):
            return Form.BODY
        return hint

    def _read_registered(self, span: Span, phrase: str) -> Naming | None:
        known, called = self._registers.find(_ACRONYM.sub("", phrase)), self._called(phrase)
        if known is None:
            return replace(self._whole(span, phrase, Form.BODY, None), name=called) if called else None
        form = Form.PERSON if known.kind.value == "person" else Form.BODY
        return self._whole(span, phrase, form, _acronym_in(phrase))

    def _called(self, phrase: str) -> str:
        """ "The UN refugee agency *UNHCR*": the letters of a registered body behind its noun."""
        *before, last = phrase.split()
        if not before or not (last.isupper() and last.isalpha()) or self._registers.find(last) is None:
            return ""
        return last if before[-1].lower() in self._bodies | set(self._words.generic) else ""

    def _read_hinted(self, text: str, span: Span, hint: Form | None, names: Sequence[Span]) -> Naming:
        """A phrase that no register has, by what a recogniser saw in it."""
        phrase = span.of(text)
        apposed = any(text[span.start : name.start].endswith(", ") for name in names)
        if hint is not Form.BODY and not apposed and self._is_unnamed(phrase):
            return self._whole(span, phrase, Form.UNNAMED, None)
        named = self._whom_of(text, [name for name in names if span.contains(name)], span.end)
        if named is not None and named != span:
            return self._read_named(text, span, named)
        if hint is Form.BODY and self._is_name_behind_article(phrase):
            return self._whole(span, phrase, Form.BODY, _acronym_in(phrase))  # "the Border Justice Project"
        if hint is Form.GROUP:
            return self._whole(span, phrase, Form.GROUP, None)
        person = {Form.PERSON: True, Form.BODY: False}.get(hint) if hint is not None else None
        if person and self._follows_article(text, span):
            person = False
        return self._read_parts(span, phrase, _acronym_in(phrase), person)

    def _whom_of(self, text: str, names: Sequence[Span], end: int) -> Span | None:
        """Of the persons' names inside a phrase the one that it calls: no title ("*Datuk Seri* Azhari
        Latiff"), nor a name before the role of another ("*Batu Sepat* assemblyman Kelvin Tong")."""
        for number, name in enumerate(names):
            if all(self._is_title(word) for word in name.of(text).split()) and number + 1 < len(names):
                continue
            behind = text[name.end : names[number + 1].start] if number + 1 < len(names) else ""
            if behind.strip() and all(self._is_title(word) for word in behind.split()):
                continue
            return self._past_role(text, name, end)
        return None

    def _past_role(self, text: str, name: Span, end: int) -> Span:
        """ "Batu Sepat *assemblyman Kelvin Tong*": the name behind a role, where only the first was seen."""
        words = list(re.finditer(r"\S+", text[name.end : end]))
        titles = 0
        while titles < len(words) and self._is_title(words[titles].group()):
            titles += 1
        rest = words[titles:]
        if not titles or not rest or not all(self._is_name_word(word.group()) for word in rest):
            return name
        return Span(name.end + rest[0].start(), name.end + rest[-1].end())

    def _has_article(self, phrase: str) -> bool:
        """ "The Bay Radio": no person's name has an article, unless with a title."""
        first, _, rest = phrase.partition(" ")
        return (
            first == self._words.articles[0].capitalize()
            and bool(rest)
            and all(word[:1].isupper() and not self._is_title(word) for word in rest.split())
        )

    def as_person(self, naming: Naming) -> Naming:
        """A body's naming as a person's, where it can be one: "Davide Serra", no "Open Gate charity"."""
        if not _NAME_ALONE.match(naming.wording) or self._is_named_body(naming.wording):
            return naming
        return self._make_person(naming.span, naming.wording, naming.wording, "")

    def _is_name_behind_article(self, phrase: str) -> bool:
        first, *rest = phrase.split()
        named = len(rest) > 1 and all(word[:1].isupper() for word in rest)
        return named and first.lower() in self._articles and rest[0].lower() not in self._titles

    def _follows_article(self, text: str, span: Span) -> bool:
        """ "Showed the *Weekly*": a single word behind an article is no person's name."""
        before = text[max(span.start - _NEAR, 0) : span.start].split()[-1:]
        return before == [self._words.articles[0]] and " " not in span.of(text)

    def _may_head(self, text: str, name: Span, start: int) -> bool:
        """Whether a name inside a phrase can be whom it is about, rather than an owner, a body, or what a
        clause of the phrase speaks of ("men *who reached Orvela*", but "a man who is called Karim")."""
        before = text[start : name.start].split()
        inside = any(word.lower() in self._words.other_pronouns for word in before)
        if inside and before[-1].lower() not in self._words.giving_names:
            return False
        return not text.startswith(POSSESSIVE, name.end) and not self._is_named_body(name.of(text))

    def is_document(self, phrase: str) -> bool:
        """ "The report", "its second statement": words on paper, with nothing behind."""
        words = phrase.lower().split()
        return 1 < len(words) <= 3 and words[-1] in self._words.documents

    def _is_body_beside(self, phrase: str) -> bool:
        """Whether a noun behind the name says that it is a body's: "Sons of the Pier, a charity"."""
        first, *others = re.split(r",\s+", phrase)
        if self._is_indefinite_body(first):  # "a charity, Sons of the Pier"
            return len(others) == 1 and self._is_name_alone(others[0])
        if not first[:1].isupper() or self._is_role(first):
            return False
        return any(self._is_indefinite_body(part) for part in others)

    def _is_name_alone(self, part: str) -> bool:
        words = part.split()
        return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper() and not self._is_role(part)

    def _is_indefinite_body(self, part: str) -> bool:
        head = self._head(part)
        first = part.split()[0].lower() if part.split() else ""
        return (
            first in self._articles
            and (head in self._words.generic or head in self._bodies)
            and (head in part or head.upper() in part)  # "the *Ministry* of Salt" is a name
            and not self._is_role(part)
        )

    def _read_body_beside(self, span: Span, phrase: str) -> Naming:
        first, *others = re.split(r",\s+", phrase)
        if self._is_indefinite_body(first):
            first, others = others[0], [first]
        noun = next(part for part in others if self._is_indefinite_body(part))
        start = span.start + phrase.index(first)
        naming = self._whole(Span(start, start + len(first)), first, Form.BODY, _acronym_in(first))
        return replace(naming, span=span, wording=phrase, role=clean(noun, self._articles))

    def _whole_of(self, text: str, span: Span) -> Span | None:
        """ "*members* of the border police" speak as that body; "a *statement* of the army" is its word."""
        found = self._part_of.match(text, span.start, span.end)
        if found is not None and self._is_issuer(text[found.end() : span.end]):
            return Span(found.end(), span.end)
        drawn_up = self._drawn_up.fullmatch(text, span.start, span.end)
        if drawn_up is not None:
            return Span(*drawn_up.span("who"))
        put_out = self._put_out.fullmatch(text, span.start, span.end)
        if put_out is not None:
            named = put_out.group(1)
            owner = put_out["owned"] is not None and (self._is_issuer(named) or self._is_role(named))
            if owner or self._head(named) in self._bodies or self._registers.find(named) is not None:
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

    def _read_named(self, text: str, span: Span, named: Span) -> Naming:
        """A phrase in which a person's name is known: what stands around it is the role."""
        words = named.of(text).split()
        if len(words) > 1 and words[-1].lower() in self._bodies:
            return self._whole(span, span.of(text), Form.BODY, None)  # "General Security", taken for a person
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
        if any(map(self._are_several, (*before.split()[-1:], *words[:-1]))):
            return self._whole(span, span.of(text), Form.BODY, None)  # "the group Refugees Together"
        owner = before.removesuffix(before[-2:]) if before.endswith(POSSESSIVE) else ""
        if owner and not title and len(words) > 1 and self._is_issuer(owner):  # "the Red Crescent's X"
            made = self._make_person(span, span.of(text), " ".join(words), "")
            return replace(made, bodies=(owner,))
        if alone or hanging or before.endswith(POSSESSIVE):
            return self._read_parts(span, span.of(text), None, False)
        role = ", ".join(part for part in (" ".join(f"{before} {title}".split()), beside) if part)
        for part in after[1:]:
            if part.split()[:1] and part.split()[0].lower() in self._words.belonging[:2]:
                role = f"{role} {part.strip()}"
        name = re.sub(r"['’]s?$", "", " ".join(words[titles:]))
        return self._make_person(span, span.of(text), name, role)

    def _read_parts(self, span: Span, phrase: str, acronym: str | None, person: bool | None) -> Naming:
        """A phrase by the parts between its commas. `person`: whether it is known to be one, or no one."""
        parts = [part.strip(EDGES) for part in re.split(r",\s+", _ACRONYM.sub(" ", phrase))]
        parts = [part for part in parts if part]
        found = self._find_person(parts, person)
        if found is not None:
            name, role = found
            naming = self._make_person(span, phrase, name, role)
            return replace(naming, acronym=acronym, guessed=person is None and not role)
        first = parts[0] if parts else phrase
        if self._is_first_name(first, parts[1:]):
            role = parts[1] if self._is_role(parts[1]) else ""
            return replace(self._make_person(span, phrase, first, role), bodies=())
        if not self._is_role(first):
            return self._whole(span, phrase, self._form_of(first), acronym)
        behind = parts[1] if len(parts) > 1 else ""
        if ONE_NAME.match(behind) and first.lower().split()[-1] in self._words.kin:
            return replace(self._make_person(span, phrase, behind, first), bodies=())  # "his wife, Jahanara"
        if person is False and _NAME_ALONE.match(behind) and not self._is_named_body(behind):
            # "his deputy, X": a role's name is a person's
            return self._read_parts(span, phrase, acronym, None)
        return self._make_role(span, phrase, first)

    def _find_person(self, parts: Sequence[str], person: bool | None) -> tuple[str, str] | None:
        """The first person's name among the parts, with the role that stands beside it."""
        for number, part in enumerate(parts):
            found = self._split_name(part, person)
            if found is None:
                continue
            before, name = found
            if self._is_role(before):
                return name, before
            if self._is_named_body(name):
                continue  # "Open Gate"
            others = (*parts[:number], *parts[number + 1 :])
            return name, next((other for other in others if self._is_role(other)), before)
        return None

    def _make_person(self, span: Span, phrase: str, name: str, role: str) -> Naming:
        bodies = self._bodies_of(role)
        return Naming(span, Form.PERSON, name, phrase, clean(role, self._articles), bodies, None, plain(name))

    def _make_role(self, span: Span, phrase: str, role: str) -> Naming:
        cleaned = clean(role, self._articles)
        return Naming(
            span,
            Form.ROLE,
            cleaned,
            phrase,
            cleaned,
            self._bodies_of(role),
            None,
            self._head(role),
            self._modifiers(role),
            self._is_definite(phrase),
        )

    def _whole(self, span: Span, phrase: str, form: Form, acronym: str | None) -> Naming:
        core = _ACRONYM.sub("", phrase).strip(EDGES)
        if form in (Form.BODY, Form.GROUP):
            core = _WHERE.sub(r"\1", re.split(r",\s+", core)[0])
        name = clean(core, self._articles if form is not Form.UNNAMED else frozenset())
        described = _DESCRIBED.match(name) if form in (Form.BODY, Form.GROUP) else None
        if described is not None and described["noun"].lower() in self._words.generic:
            name, form = (
                described["name"],
                Form.BODY,
            )  # "the rights group *Open Gate*", "… *Refugees in Need*"
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

    def with_role(self, naming: Naming, phrase: str) -> Naming:
        """A person's naming with what stands behind the name, where that is a role."""
        bare = phrase.strip(EDGES)
        if not self._is_role(bare):
            return naming
        role = ", ".join(part for part in (naming.role, clean(bare, self._articles)) if part)
        return replace(naming, role=role, bodies=(*naming.bodies, *self._bodies_of(bare)))


@once
def open_names(codebook: Codebook) -> NameReader:
    return NameReader(codebook.language.references, open_registers(codebook))


def _acronym_in(phrase: str) -> str | None:
    found = _ACRONYM.search(phrase)
    return found.group(1) if found is not None else None
