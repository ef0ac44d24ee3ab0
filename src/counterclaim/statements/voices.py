"""The cast of a report: who is who among its names, roles, pronouns, groups and unnamed sources.

References are taken in the order of the text. A reference joins a member that it can name, else it
makes a new one; a pronoun takes the nearest source that fits. Nothing outside the report decides,
but for the codebook's register of names and posts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.codebook.schema import Codebook, ReferenceWords
from counterclaim.model import (
    ActorKind,
    CastMember,
    Mention,
    MentionKind,
    Report,
    Sentence,
    Span,
    Term,
    hull,
    make_id,
)
from counterclaim.statements.accused import Accused
from counterclaim.statements.antecedents import Antecedents
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.cast import Gathering
from counterclaim.statements.form_voices import FormVoices
from counterclaim.statements.introduced import Introduced
from counterclaim.statements.issuers import Issuers
from counterclaim.statements.joint import split_joint
from counterclaim.statements.members import Member, join_same, last_start
from counterclaim.statements.named import Form, Naming
from counterclaim.statements.naming import open_names
from counterclaim.statements.of_two import OfTwo
from counterclaim.statements.registers import Registers, open_registers, plain

_NAMED = r"[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,3}"
_NEAR = 400  # characters from a body's words to who speaks for it without its name
_APPOSITION = re.compile(r",\s+([^,.;:!?\n]{3,100})(?=[,.;])")


class Voices:
    """Gathers the cast. `voices_at` answers for any span once everything has been read."""

    def __init__(self, report: Report, sentences: Sequence[Sentence], codebook: Codebook) -> None:
        self._report = report
        self._text = report.text
        self._words: ReferenceWords = codebook.language.references
        self._registers: Registers = open_registers(codebook)
        self._reader = open_names(codebook)
        publisher = report.publisher or self._words.unknown_publisher
        self._we = Member(publisher, ActorKind.PUBLISHER, Form.BODY, 0)
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._joint: tuple[Member, ...] = ()  # those of the last source, where they are several
        self._mentions = [m for s in sentences for m in s.mentions if m.kind is MentionKind.ACTOR]
        self._cast = Gathering(self._text, self._words, self._registers, self._reader)
        self._accused = Accused(self._text, (), sentences, self._starts, self._cast, self._words)
        self._before = Antecedents(self._text, sentences, self._words, self._reader, self._cast)
        of = "|".join(self._words.belonging[:2]) or "(?!)"
        self._belonging = re.compile(rf"(?:\s(?:{of})\s(?:the\s)?(?:[a-z][\w’-]+\s)?{_NAMED})+")
        self._introduced = Introduced(self._text, self._words, self._reader, self._cast)
        self._two = OfTwo(self._words, self._cast)
        self._issuers = Issuers(self._text, self._words, self._starts, self._reader, self._cast)
        self._forms = FormVoices(self._text, sentences, self._words, self._reader, self._cast, self._we)

    def gather(self, items: Sequence[Attribution]) -> None:
        """Reads every mention of an actor and every source, in the order of the text."""
        phrases = dict.fromkeys(self._phrases(items))
        self._accused = Accused(self._text, items, self._sentences, self._starts, self._cast, self._words)
        self._forms.note_labels(items)
        silent = {item.tagged.accused for item in items if item.tagged is not None}
        silent |= {item.tagged.addressee for item in items if item.tagged is not None}  # nor are the told
        silent -= {hull(item.source) for item in items if item.source}
        owned = set(self._owned_by_others(items))
        events: list[tuple[Span, Mention | None]] = [(span, None) for span in phrases]
        events += [(mention.span, mention) for mention in self._mentions]
        for span, mention in sorted(events, key=lambda event: (event[0].start, -event[0].end)):
            if mention is None:
                last = self._cast.speakers[-1:]
                found = self._read_source(span)
                if span not in silent:
                    new = [member for member in found if member not in last]
                    # "the council rejects *the ministry's* figure. It says …": the council has the word
                    place = len(self._cast.speakers) - (span in owned and len(last))
                    self._cast.speakers[place:place] = new
            elif (span.start, span.end) not in self._cast.of:
                member = self._read_mention(mention)
                self._note(span, (member,) if member is not None else ())

    def _phrases(self, items: Sequence[Attribution]) -> Iterator[Span]:
        for item in items:
            for spans in (item.source, *item.relayed_by):
                if spans:
                    yield hull(spans)
            if item.tagged is not None and item.tagged.accused is not None:
                yield item.tagged.accused

    def _owned_by_others(self, items: Sequence[Attribution]) -> Iterator[Span]:
        """Those whose claim another takes up: a possessive right behind the other's cue."""
        taken = {(item.sentence, part.start) for item in items if item.source for part in item.content}
        for item in items:
            owner = hull(item.source) if item.source else None
            if owner is not None and (item.sentence, owner.start) in taken and self._is_possessive(owner):
                yield owner

    def _is_possessive(self, owner: Span) -> bool:
        behind = self._text[owner.start : owner.end + 2]
        return behind.rstrip("s").endswith(("'", "’")) or owner.of(self._text).endswith(("'s", "’s"))

    def voices_at(self, spans: Sequence[Span]) -> tuple[Member, ...]:
        """Who speaks at a source's spans; none where nobody was read there."""
        whole = hull(spans) if spans else None
        return self._cast.of.get((whole.start, whole.end), ()) if whole is not None else ()

    def own_at(self, place: int) -> Member:
        """Who speaks where no source is named: by turn, who issues the release, else the publisher."""
        return self._forms.first_person(place)

    def unnamed(self, span: Span, wording: str, nameless: bool = False) -> Member:
        """The unnamed voice that a noun of claiming or an adverb stands for: one for each wording.
        `nameless`: the wording names nobody ("it is said")."""
        name = plain(wording)
        for member in self._cast.members:
            if member.kind is ActorKind.UNNAMED and name in (plain(member.name), member.head):
                member.spans.add(span)
                return member
        shown = self._words.unknown_source if nameless else wording
        return self._cast.add(Naming(span, Form.UNNAMED, shown, wording, head=name), ActorKind.UNNAMED)

    def _read_source(self, span: Span) -> tuple[Member, ...]:
        if (span.start, span.end) in self._cast.of:
            return self._cast.of[(span.start, span.end)]
        speaker = self._forms.speaker_at(span)
        if speaker is not None:
            self._note(span, (speaker,))
            return (speaker,)
        inside = self._mentions_in(span)
        members: list[Member] = []
        for part in split_joint(self._text, span, [m.span for m in inside], self._words):
            members.extend(m for m in self._read_part(part, inside) if m not in members)
        self._joint = tuple(members) if len(members) > 1 else ()
        self._note(span, tuple(members))
        return tuple(members)

    def _mentions_in(self, span: Span) -> list[Mention]:
        first = bisect_left(self._mentions, span.start, key=lambda mention: mention.span.start)
        last = bisect_left(self._mentions, span.end, first, key=lambda mention: mention.span.start)
        return [mention for mention in self._mentions[first:last] if span.contains(mention.span)]

    def _read_part(self, part: Span, inside: Sequence[Mention]) -> tuple[Member, ...]:
        if (part.start, part.end) in self._cast.of:
            return self._cast.of[(part.start, part.end)]
        hint = next((_hint(m) for m in inside if self._is_of(m.span, part)), None)
        names = [m.span for m in inside if _hint(m) is Form.PERSON]
        naming = self._reader.read(self._text, part, hint, names)
        if naming is None:
            return ()
        both = self._two.find(naming)
        if both:
            if len(both) == 1:
                self._note(naming.span, both)
            return both
        if naming.form is Form.PRONOUN:
            return self._resolve_pronoun(naming)
        met = self._before.find_all(naming)
        if met is not None:
            self._note(part, (met,))
            return (met,)
        if self._forms.is_own(naming) or self._is_own_knowledge(naming):
            return (self._forms.first_person(naming.span.start),)
        naming = self._introduced.settle(self._owned(naming))
        issuer = self._issuers.find(naming)
        if issuer is not None:
            return (issuer,)
        naming = self._speaking_for(naming)
        code = self._code_of(naming, part, inside)
        member = self._cast.place(naming, code)
        self._note(part, (member,))
        self._note_names(naming, member, inside, part)
        return (member,)

    def _is_of(self, name: Span, part: Span) -> bool:
        """Whether a recognised name is a whole phrase, or all but its article."""
        before = self._text[part.start : name.start].strip().lower()
        return name.end == part.end and name.start >= part.start and before in ("", *self._words.articles[:1])

    def _read_mention(self, mention: Mention) -> Member | None:
        if self._forms.is_askers(mention.span) or self._forms.cuts(mention.span):
            return None
        words = mention.span.of(self._text).lower().split()
        if words[0] in self._words.indefinites and words[-1] in self._words.remains:
            return None  # "one body" is nobody's voice
        naming = self._reader.read(self._text, self._whole_role(mention), _hint(mention))
        if naming is None:
            return None
        behind = _APPOSITION.match(self._text, mention.span.end)
        if behind is not None and naming.form is Form.PERSON:
            naming = self._reader.with_role(naming, behind.group(1))
        beside = self._apposed(mention, naming)
        if beside is not None:
            return beside
        if naming.form is Form.PRONOUN:
            return next(iter(self._resolve_pronoun(naming)), None)
        return self._cast.place(self._owned(naming), _code(mention))

    def _whole_role(self, mention: Mention) -> Span:
        """ "The director *of Migration*": a role and whose it is, where only the role was seen."""
        span = mention.span
        behind = self._belonging.match(self._text, span.end)
        role = _hint(mention) in (Form.ROLE, Form.BODY) and _is_common(span.of(self._text))
        return Span(span.start, behind.end()) if behind is not None and role else span

    def _apposed(self, mention: Mention, naming: Naming) -> Member | None:
        """ "X, head of …" and "the head of …, X": name and role beside one another are one person."""
        end = mention.span.start
        while end and self._text[end - 1].isspace():
            end -= 1
        end -= 1
        if self._text[max(end, 0) : end + 1] != ",":
            return None
        if naming.form is Form.UNNAMED and _hint(mention) is Form.ROLE:  # "X, *a nurse* at the clinic"
            naming = replace(naming, form=Form.ROLE, role=self._reader.bare(naming.wording))
        if naming.form is Form.BODY and not self._cast.is_known(naming):
            naming = self._reader.as_person(naming)  # "its lawyer, *X*", taken for a body's name
        if naming.form not in (Form.ROLE, Form.PERSON):
            return None
        for member in self._cast.members:
            if member.kind is not ActorKind.PERSON or not any(span.end == end for span in member.spans):
                continue
            if {member.form, naming.form} == {Form.ROLE, Form.PERSON}:
                if naming.form is Form.PERSON:
                    known = self._cast.place(naming, _code(mention))
                    if known is not member:
                        self._cast.merge(member, known)
                    return known
                self._cast.learn(member, replace(naming, name=member.name))
                return member
        return None

    def _code_of(self, naming: Naming, part: Span, inside: Sequence[Mention]) -> str | None:
        """The registered id that a mention inside the phrase brings for the name itself."""
        for mention in inside:
            if (
                not part.contains(mention.span)
                or not isinstance(mention.value, Term)
                or not mention.value.code
            ):
                continue
            called = mention.span.of(self._text)
            if plain(called).endswith(plain(naming.name)) or plain(naming.name).endswith(plain(called)):
                return mention.value.code
        return None

    def _note_names(self, naming: Naming, member: Member, inside: Sequence[Mention], part: Span) -> None:
        """The name's own mention stands for the member too; a body inside the phrase does not."""
        for mention in inside:
            called = plain(mention.span.of(self._text))
            if naming.form is Form.PERSON and self._reader.is_rank(mention.span.of(self._text)):
                self._note(mention.span, (member,))
            if naming.role and part.contains(mention.span) and mention.span != part:
                beside = plain(naming.role.partition(",")[0])
                if beside and beside.startswith(called) and mention.note.split()[:1] != ["person"]:
                    self._note(mention.span, (member,))  # "X, *a charity*"
            if (
                part.contains(mention.span)
                and called
                and (called in plain(naming.name) or plain(naming.name) in called)
            ):
                self._note(mention.span, (member,))

    def _note(self, span: Span, members: tuple[Member, ...]) -> None:
        if members:
            self._cast.of.setdefault((span.start, span.end), members)
            if len(members) == 1:
                members[0].spans.add(span)

    def _is_own_knowledge(self, naming: Naming) -> bool:
        """ "According to *what we know*", "our information": of whoever says "we" there."""
        words = naming.wording.lower().split()
        if len(words) < 2:
            return False
        own = words[0] in self._words.first_person
        known = words[-1] in (*self._words.documents, *self._words.findings)
        return (own and known) or (
            words[0] in self._words.other_pronouns and words[1] in self._words.first_person
        )

    def _owned(self, naming: Naming) -> Naming:
        """ "its office", "his deputy": told as somebody's, with the owner's name; a role speaks for the
        owner where that is a body."""
        first, _, rest = naming.wording.partition(" ")
        pronoun = self._words.owners.get(first.lower())
        if pronoun is None or not rest or rest.partition(",")[0].lower() in self._words.kin:
            return naming  # "his wife": of whom the report tells, not of who spoke last
        owner = self._accused.answering(naming.span.start)
        speaking = self._forms.speaking_at(naming.span.start)
        owner = owner or self._before.find(replace(naming, form=Form.PRONOUN, name=pronoun), speaking)
        if owner is None:
            return naming
        role = naming.role.partition(" ")[2] if naming.role.lower().startswith(f"{first.lower()} ") else ""
        body = owner.kind in (ActorKind.BODY, ActorKind.GROUP)
        if naming.form is Form.PERSON:
            return replace(naming, role=role or naming.role, bodies=(owner.name,) if body else ())
        if naming.form is Form.ROLE and role:
            owned = f"{owner.name}'s {role}"
            return replace(naming, name=owned, role=owned, bodies=(owner.name,) if body else ())
        if naming.form is Form.BODY and not self._cast.is_known(naming):
            return replace(naming, name=f"{owner.name}'s {naming.name.partition(' ')[2]}")
        return naming

    def _speaking_for(self, naming: Naming) -> Naming:
        """ "…, said *a spokeswoman*": she speaks for the body that has just been told to say something."""
        heads = set(naming.role.lower().split())
        last = self._cast.speakers[-1] if self._cast.speakers else None
        if naming.bodies or last is None or last.kind is not ActorKind.BODY:
            return naming
        near = 0 <= naming.span.start - last_start(last, naming.span.start) < _NEAR
        return replace(naming, bodies=(last.name,)) if near and heads & set(self._words.speaking) else naming

    def _resolve_pronoun(self, naming: Naming) -> tuple[Member, ...]:
        if naming.name in self._words.first_person:  # outside quotation marks: the report speaks of itself
            return (self._forms.first_person(naming.span.start),)
        if self._joint and naming.name in self._words.group_pronouns:
            return self._joint
        answers = naming.name in (*self._words.thing_pronouns, *self._words.group_pronouns)
        member = self._accused.answering(naming.span.start) if answers else None
        member = member or self._before.find(naming, self._forms.speaking_at(naming.span.start))
        if member is None:
            return ()
        member.spans.add(naming.span)
        gendered = (*self._words.female, *self._words.male)
        if naming.name in gendered and not member.gender:
            member.gender = "she" if naming.name in self._words.female else "he"
        self._cast.of[(naming.span.start, naming.span.end)] = (member,)
        return (member,)

    def cast(self) -> tuple[CastMember, ...]:
        """All members in order of their first words, the publisher first."""
        ids = {id(member): self.id_of(member) for member in self._cast.members}
        made = {self.publisher().id: self.publisher()}
        for member in sorted(self._cast.members, key=lambda m: (m.first, m.name)):
            aliases = {alias for alias in member.aliases if alias and alias != member.name}
            item = CastMember(
                id=ids[id(member)],
                report_id=self._report.id,
                name=member.name,
                kind=member.kind,
                spans=tuple(sorted(member.spans)),
                aliases=tuple(sorted(aliases)),
                role="; ".join(member.roles),
                registered=member.registered,
                office=member.office if member.registered is None else None,
                speaks_for=tuple(ids[id(body)] for body in member.bodies),
            )
            made[item.id] = join_same(made[item.id], item) if item.id in made else item
        return tuple(made.values())

    def publisher(self) -> CastMember:
        name = self._report.publisher or self._words.unknown_publisher
        known = self._registers.find(name)
        identity = make_id("cast", self._report.id, "publisher")
        return CastMember(
            identity,
            self._report.id,
            name,
            ActorKind.PUBLISHER,
            registered=known.id if known is not None else None,
        )

    def id_of(self, member: Member) -> str:
        if member is self._we:
            return self.publisher().id
        return make_id("cast", self._report.id, member.first, member.name)


def _is_common(words: str) -> bool:
    """Whether a phrase ends in a common noun: "the director", not "the Salt Ministry"."""
    return words.split()[-1].islower()


def _hint(mention: Mention) -> Form | None:
    """What the reader of a mention took it for; None where it did not say."""
    first = mention.note.split()[0] if mention.note.split() else ""
    return {"person": Form.PERSON, "body": Form.BODY, "group": Form.GROUP, "role": Form.ROLE}.get(first)


def _code(mention: Mention) -> str | None:
    return (mention.value.code or None) if isinstance(mention.value, Term) else None
