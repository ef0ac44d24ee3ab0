"""Who is who: the members of a report's cast, and which of them a phrase names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import ActorKind, Span
from counterclaim.statements.callings import is_bare_name, is_initials, last_word
from counterclaim.statements.members import (
    Member,
    is_adjectival,
    kind_of,
    last_start,
    may_be_called,
    take_for_body,
)
from counterclaim.statements.named import Form, Naming
from counterclaim.statements.naming import NameReader
from counterclaim.statements.nearness import Places
from counterclaim.statements.registers import Registers, plain


class Gathering:
    """The members found so far. `of` says who stands at a span; `speakers` are sources in order."""

    def __init__(self, text: str, words: ReferenceWords, registers: Registers, reader: NameReader) -> None:
        self._text = text
        self._words = words
        self._registers = registers
        self._reader = reader
        self.members: list[Member] = []
        self.of: dict[tuple[int, int], tuple[Member, ...]] = {}
        self.speakers: list[Member] = []

    def place(self, naming: Naming, code: str | None) -> Member:
        """The member that a phrase names, an earlier one where one fits."""
        known = self._registers.by_id.get(code) if code else self._registers.find(naming.name)
        if known is None and naming.acronym is not None and naming.form is Form.BODY:
            known = self._registers.find(naming.acronym)
        member = next((m for m in self.members if known is not None and m.registered == known.id), None)
        if member is None:
            member = self._find_earlier(naming)
            if member is not None and known is not None and member.registered not in (None, known.id):
                member = None
        if member is None:
            member = self.add(naming, known.kind if known is not None else kind_of(naming))
        if known is not None:
            member.registered = known.id
        self.learn(member, naming)
        return member

    def is_known(self, naming: Naming) -> bool:
        """Whether a body that was named before is meant."""
        return self._find_body(naming) is not None

    def is_named(self, naming: Naming) -> bool:
        """Whether a person that was named before is meant."""
        return self._find_person(replace(naming, role="")) is not None

    def _find_earlier(self, naming: Naming) -> Member | None:
        if naming.form is Form.UNNAMED:
            return self._by_name(naming, ActorKind.UNNAMED) or self._find_unnamed(naming)
        if naming.form is Form.BODY and not naming.name.islower() and " " not in naming.name:
            person = self._find_person(naming)
            if person is not None:
                return person
        if naming.form is Form.PERSON:
            return self._find_person(naming)
        if naming.form is Form.ROLE:
            return self._find_role(naming)
        if naming.form is Form.GROUP and naming.modifiers:
            counted = self._find_unnamed(naming)  # "three women at the camp … *the three women*"
            if counted is not None:
                return counted
        return self._find_body(naming)

    def _by_name(self, naming: Naming, kind: ActorKind) -> Member | None:
        name = plain(naming.name)
        return next((m for m in self.members if m.kind is kind and m.answers_to(name)), None)

    def _find_person(self, naming: Naming) -> Member | None:
        words = plain(naming.name).split()
        for member in reversed(self.members):
            if member.kind is not ActorKind.PERSON or member.form is not Form.PERSON:
                continue
            theirs = plain(member.name).split()
            if words == theirs or (
                words and theirs and words[-1] == theirs[-1] and (len(words) == 1 or len(theirs) == 1)
            ):
                return member
            if (
                words
                and theirs
                and words[-1] == theirs[-1]
                and words[0][0] == theirs[0][0]
                and set(words) & set(theirs[:-1])
            ):
                return member
        return self._find_by_part(words) or self._find_untaken_role(naming)

    def _find_by_part(self, words: Sequence[str]) -> Member | None:
        """ "Ould Deddah" of "Moctar Ould Deddah", "Anan" of "Anan Phromsuwan": the one so called."""
        named = [
            (member, plain(member.name).split())
            for member in self.members
            if member.kind is ActorKind.PERSON and member.form is Form.PERSON
        ]
        count = len(words)
        fitting = [
            member
            for member, theirs in named
            if 0 < count < len(theirs) and (list(words) == theirs[-count:] or list(words) == theirs[:1])
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _find_untaken_role(self, naming: Naming) -> Member | None:
        """ "The minister … Minister X": a role that waited for its name."""
        if not naming.role:
            return None
        role = last_word(naming.role, self._words.behind)
        for member in self.members:
            waits = member.form is Form.ROLE and bool(member.head) and member.head == role
            if waits and member.modifiers <= set(plain(naming.role).split()):
                member.form, member.name = Form.PERSON, naming.name
                return member
        return None

    def _find_role(self, naming: Naming) -> Member | None:
        unnamed = self._find_unnamed(naming)
        if unnamed is not None:
            return unnamed
        if not naming.definite and not naming.modifiers:
            return None
        return self._last(naming, [member for member in self.members if self._has_role(member, naming)])

    def _has_role(self, member: Member, naming: Naming) -> bool:
        """Whether a person holds the role that is named, with all its modifiers."""
        if member.kind is not ActorKind.PERSON:
            return False
        for role in (*member.roles, *((member.name,) if member.form is Form.ROLE else ())):
            words = set(plain(role).split())
            words |= {self._words.short_titles.get(word, word) for word in words}  # "Gen. X": "the general"
            if naming.head not in words:
                continue
            if naming.modifiers <= words | {plain(word) for word in plain(member.name).split()}:
                return True
        return False

    def _find_unnamed(self, naming: Naming) -> Member | None:
        """ "The doctor": the unnamed one told of as "a doctor", not as "another"; "the second survivor",
        "the first", "the other" by their order."""
        if not naming.definite:
            return None
        order = next((word for word in plain(naming.wording).split() if word in self._words.ordinals), "")
        unnamed = [member for member in self.members if member.kind is ActorKind.UNNAMED and member.head]
        head = naming.head
        if head in self._words.ordinals:
            head = unnamed[-1].head if unnamed else ""
        alike = [member for member in unnamed if member.head == head]
        called = [member for member in alike if order and order in plain(member.name).split()]
        if called or not alike:
            return called[0] if called else None
        if order:
            place = self._words.ordinals[order] - 1
            return alike[place] if place < len(alike) else None
        return self._best_unnamed(naming, alike)

    def _best_unnamed(self, naming: Naming, alike: Sequence[Member]) -> Member | None:
        """Of several the one with the words of the phrase, else the last who was not "another"."""
        wanted = naming.modifiers - {naming.head}
        fitting = [member for member in alike if wanted <= set(plain(member.name).split())]
        if not fitting:
            return alike[0] if len(alike) == 1 and self._is_any(alike[0]) else None
        first = [
            member for member in fitting if not set(plain(member.name).split()) & set(self._words.further)
        ]
        return self._last(naming, first or fitting)

    def _is_any(self, member: Member) -> bool:
        """ "A doctor who asked not to be named": nothing before the noun parts him from others."""
        before = plain(member.name).partition(member.head)[0].split()
        return set(before) <= {*self._words.indefinites, *self._words.further}

    def _last(self, naming: Naming, members: Sequence[Member]) -> Member | None:
        """The member named last before `naming`."""
        return max(members, key=lambda member: last_start(member, naming.span.start), default=None)

    def _find_body(self, naming: Naming) -> Member | None:
        kinds = (ActorKind.BODY, ActorKind.GROUP, ActorKind.PERSON)
        tail = plain(naming.name)
        exact = next((m for m in self.members if m.kind in kinds and m.answers_to(tail)), None)
        return exact or self._find_named_body(naming, tail) or self._find_told_body(naming)

    def _find_named_body(self, naming: Naming, tail: str) -> Member | None:
        """A body that bears the name, or a longer or shorter form of it."""
        if naming.wording.split()[0].lower() in self._words.possessives:
            owned = self._find_owned(naming)
            if owned is not None:
                return owned
        for member in self.members:
            if member.kind is ActorKind.BODY and self._is_same_but_noun(plain(member.name), tail):
                return member
        if " " in tail or (naming.definite and self._reader.is_body_noun(tail) and naming.name[:1].isupper()):
            longer = next(
                (m for m in self.members if m.kind is ActorKind.BODY and plain(m.name).endswith(" " + tail)),
                None,
            )
            if longer is not None:
                return longer
        if naming.acronym is not None:
            acronym = plain(naming.acronym)
            held = next((m for m in self.members if m.answers_to(acronym)), None)
            if held is not None:
                return held
        called = [m for m in self.members if m.kind is ActorKind.BODY and is_initials(naming.name, m.name)]
        if len(called) == 1:
            return called[0]
        if naming.definite and naming.name[:1].isupper() and self._reader.is_body_noun(tail):
            named = [m for m in self._bodies() if m.kind is ActorKind.BODY and self._same_head(m, naming)]
            return self._last(naming, named)  # "the Ministry", "this Secretariat"
        return None

    def _find_told_body(self, naming: Naming) -> Member | None:
        """A body or group that the noun alone points back to."""
        told = [m for m in self._bodies() if self._same_head(m, naming) and is_adjectival(m, naming)]
        if told:
            return self._last(naming, told)
        generic = naming.head in self._words.generic and plain(naming.name) == naming.head  # "the NGO"
        if not naming.definite or (naming.name[:1].isupper() and not generic):
            return None
        if naming.head in self._words.generic and naming.modifiers <= set(self._words.again):
            return self._find_any_body(naming)
        alike = [m for m in self._bodies() if self._same_head(m, naming) and may_be_called(m, naming)]
        alike = alike or [m for m in self._bodies() if naming.head in self._role_heads(m)]
        return self._last(naming, alike)

    def _bodies(self) -> Iterator[Member]:
        return (member for member in self.members if member.kind in (ActorKind.BODY, ActorKind.GROUP))

    def _find_any_body(self, naming: Naming) -> Member | None:
        """ "The group": the last body of that noun, else the last that spoke."""
        same = self._last(naming, [m for m in self._bodies() if self._same_head(m, naming)])
        named = (
            m
            for m in reversed(self.speakers)
            if (m.kind is ActorKind.BODY or (m.guessed and not m.gender)) and m.name[:1].isupper()
        )
        found = same or next(named, None)
        if found is not None:
            take_for_body(found)
        return found

    def _is_same_but_noun(self, one: str, other: str) -> bool:
        """ "Blue Harbour" and "Blue Harbour charity"."""
        short, long = sorted((one, other), key=len)
        rest = long.removeprefix(f"{short} ")
        return bool(short) and rest != long and rest in self._words.generic

    def _find_owned(self, naming: Naming) -> Member | None:
        """ "his ministry": the body of that kind that the last speaker speaks for."""
        for speaker in reversed(self.speakers):
            for body in speaker.bodies:
                if self._same_head(body, naming):
                    return body
        return None

    def _same_head(self, member: Member, naming: Naming) -> bool:
        names = {member.name, *member.aliases}
        known = self._registers.by_id.get(member.registered or "")
        if known is not None:
            names |= {known.name, *known.aliases}
        if naming.head in self._role_heads(member):
            return True
        return any(naming.head in self._reader.heads(name) for name in names)

    def _role_heads(self, member: Member) -> set[str]:
        """What a body was said to be: "Sons of the Pier, a *charity*"."""
        roles = member.roles if member.kind in (ActorKind.BODY, ActorKind.GROUP) else ()
        return {last_word(role, self._words.behind) for role in roles}

    def add(self, naming: Naming, kind: ActorKind) -> Member:
        member = Member(
            naming.name, kind, naming.form, naming.span.start, Places([naming.span]), head=naming.head
        )
        member.modifiers = naming.modifiers
        member.guessed = naming.guessed
        self.members.append(member)
        return member

    def learn(self, member: Member, naming: Naming) -> None:
        """What a further naming adds: a fuller name, an acronym, a role, a body spoken for."""
        member.spans.add(naming.span)
        member.guessed = member.guessed and naming.guessed
        longer = len(naming.name.split()) > len(member.name.split())
        fuller = naming.form is Form.PERSON and longer and member.kind is ActorKind.PERSON
        if fuller or (naming.form is Form.BODY and is_bare_name(naming.name, member.name)):
            member.aliases.add(member.name)
            member.name = naming.name
        elif naming.form in (Form.PERSON, Form.BODY) and plain(naming.name) != plain(member.name):
            member.aliases.add(naming.name)
        if naming.acronym is not None and naming.form is Form.BODY:
            member.aliases.add(naming.acronym)
        if member.kind is ActorKind.PERSON and not member.gender:
            member.gender = self._gender_of(naming)
        if naming.role and naming.role not in member.roles:
            member.roles.append(naming.role)
            post = self._registers.find_post(naming.role)
            if post is not None and member.registered is None:
                member.office = post
        for named in naming.bodies:
            self._speak_for(member, naming, named)

    def _gender_of(self, naming: Naming) -> str:
        words = set(plain(naming.wording).split())
        if words & set(self._words.female):
            return "she"
        return "he" if words & set(self._words.male) else ""

    def _speak_for(self, member: Member, naming: Naming, named: str) -> None:
        place = self._text.find(named, naming.span.start, naming.span.end)
        span = Span(place, place + len(named)) if place >= 0 else naming.span
        body = self._reader.read(named, Span(0, len(named)), Form.BODY)
        if body is None or body.form is Form.PRONOUN:
            return
        known = self._registers.find(named)
        found = Naming(
            span,
            Form.BODY,
            body.name,
            named,
            "",
            (),
            body.acronym,
            body.head,
            body.modifiers,
            definite=True,
        )
        placed = self.place(found, known.id if known is not None else None)
        if place < 0:
            placed.spans.discard(span)
        if placed is not member and placed not in member.bodies:
            member.bodies.append(placed)

    def merge(self, role: Member, person: Member) -> None:
        """A role that turns out to be a named person's."""
        person.spans.update(role.spans)
        person.first = min(person.first, role.first)
        person.roles.extend(title for title in role.roles if title not in person.roles)
        person.bodies.extend(body for body in role.bodies if body not in person.bodies)
        person.office = person.office or role.office
        self.members.remove(role)
        self.speakers = [person if member is role else member for member in self.speakers]
        for place, members in self.of.items():
            if role in members:
                self.of[place] = tuple(person if member is role else member for member in members)
