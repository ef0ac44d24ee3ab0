"""The cast of a report: who is who among its names, roles, pronouns, groups and unnamed sources.

References are taken in the order of the text. A reference joins a member that it can name, else it
makes a new one; a pronoun takes the nearest source that fits. Nothing outside the report decides,
but for the codebook's register of names and posts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.naming import Form, NameReader, Naming, split_joint
from counterclaim.statements.registers import Registers, open_registers, plain

_FEMALE = frozenset(("she", "her", "mrs", "ms", "miss", "widow", "mother", "aunt", "sister", "daughter", "girl", "woman", "queen"))
_MALE = frozenset(("he", "him", "mr", "father", "uncle", "brother", "son", "boy", "man", "king"))


@dataclass(slots=True)
class Member:
    """One of the cast while the report is read."""

    name: str
    kind: ActorKind
    form: Form
    first: int
    spans: set[Span] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    registered: str | None = None
    office: str | None = None
    bodies: list[Member] = field(default_factory=list)
    gender: str = ""

    def answers_to(self, spelling: str) -> bool:
        return spelling in {plain(self.name), *map(plain, self.aliases)}


class Voices:
    """Gathers the cast. `voices_at` answers for any span once everything has been read."""

    def __init__(self, report: Report, sentences: Sequence[Sentence], codebook: Codebook) -> None:
        self._report = report
        self._text = report.text
        self._words: ReferenceWords = codebook.language.references
        self._registers: Registers = open_registers(codebook)
        self._reader = NameReader(self._words, self._registers)
        self._mentions = [m for s in sentences for m in s.mentions if m.kind is MentionKind.ACTOR]
        self._members: list[Member] = []
        self._of: dict[tuple[int, int], tuple[Member, ...]] = {}
        self._speakers: list[Member] = []

    def gather(self, items: Sequence[Attribution]) -> None:
        """Reads every mention of an actor and every source, in the order of the text."""
        phrases = dict.fromkeys(self._phrases(items))
        lone = [mention for mention in self._mentions]
        events: list[tuple[int, int, Span, Mention | None]] = [(s.start, -s.end, s, None) for s in phrases]
        events += [(m.span.start, -m.span.end, m.span, m) for m in lone]
        for _, _, span, mention in sorted(events, key=lambda event: event[:2]):
            if mention is None:
                self._speakers.extend(m for m in self._read_source(span) if m not in self._speakers[-1:])
            elif (span.start, span.end) not in self._of:
                member = self._read_mention(mention)
                self._note(span, (member,) if member is not None else ())

    def _phrases(self, items: Sequence[Attribution]) -> Iterator[Span]:
        for item in items:
            for spans in (item.source, *item.relayed_by):
                if spans:
                    yield hull(spans)
            if item.tagged is not None and item.tagged.accused is not None:
                yield item.tagged.accused

    def voices_at(self, spans: Sequence[Span]) -> tuple[Member, ...]:
        """Who speaks at a source's spans; none where nobody was read there."""
        whole = hull(spans) if spans else None
        return self._of.get((whole.start, whole.end), ()) if whole is not None else ()

    def unnamed(self, span: Span, wording: str) -> Member:
        """The unnamed voice that a noun of claiming or an adverb stands for: one for each wording."""
        name = plain(wording)
        for member in self._members:
            if member.kind is ActorKind.UNNAMED and plain(member.name) == name:
                member.spans.add(span)
                return member
        return self._add(Naming(span, Form.UNNAMED, wording, wording), ActorKind.UNNAMED)

    def last_speaker(self, before: int) -> Member | None:
        return next((m for m in reversed(self._speakers) if m.first < before), None)

    # ---- reading ----

    def _read_source(self, span: Span) -> tuple[Member, ...]:
        if (span.start, span.end) in self._of:
            return self._of[(span.start, span.end)]
        inside = [m for m in self._mentions if span.contains(m.span)]
        members: list[Member] = []
        for part in split_joint(self._text, span, [m.span for m in inside], self._words):
            members.extend(m for m in self._read_part(part, inside) if m not in members)
        self._note(span, tuple(members))
        return tuple(members)

    def _read_part(self, part: Span, inside: Sequence[Mention]) -> tuple[Member, ...]:
        if (part.start, part.end) in self._of:
            return self._of[(part.start, part.end)]
        naming = self._reader.read(self._text, part, self._person_inside(part, inside))
        if naming is None:
            return ()
        if naming.form is Form.PRONOUN:
            return self._resolve_pronoun(naming)
        code = self._code_of(naming, part, inside)
        member = self._place(naming, code)
        self._note(part, (member,))
        self._note_names(naming, member, inside, part)
        return (member,)

    def _read_mention(self, mention: Mention) -> Member | None:
        naming = self._reader.read(self._text, mention.span, _is_person(mention))
        if naming is None:
            return None
        if naming.form is Form.PRONOUN:
            return next(iter(self._resolve_pronoun(naming)), None)
        code = mention.value.code if isinstance(mention.value, Term) else ""
        return self._place(naming, code or None)

    def _person_inside(self, part: Span, inside: Sequence[Mention]) -> bool | None:
        told = [_is_person(m) for m in inside if part.contains(m.span)]
        if any(answer is True for answer in told):
            return True
        return False if any(answer is False for answer in told) else None

    def _code_of(self, naming: Naming, part: Span, inside: Sequence[Mention]) -> str | None:
        """The registered id that a mention inside the phrase brings for the name itself."""
        for mention in inside:
            if not part.contains(mention.span) or not isinstance(mention.value, Term) or not mention.value.code:
                continue
            called = mention.span.of(self._text)
            if plain(called).endswith(plain(naming.name)) or plain(naming.name).endswith(plain(called)):
                return mention.value.code
        return None

    def _note_names(self, naming: Naming, member: Member, inside: Sequence[Mention], part: Span) -> None:
        """The name's own mention stands for the member too; a body inside the phrase does not."""
        for mention in inside:
            called = plain(mention.span.of(self._text))
            if part.contains(mention.span) and called and (called in plain(naming.name) or plain(naming.name) in called):
                self._note(mention.span, (member,))

    def _note(self, span: Span, members: tuple[Member, ...]) -> None:
        if members:
            self._of.setdefault((span.start, span.end), members)
            if len(members) == 1:
                members[0].spans.add(span)

    # ---- who is who ----

    def _place(self, naming: Naming, code: str | None) -> Member:
        """The member that a phrase names, an earlier one where one fits."""
        known = self._registers.by_id.get(code) if code else self._registers.find(naming.name)
        if known is None and naming.acronym is not None and naming.form is Form.BODY:
            known = self._registers.find(naming.acronym)
        member = next((m for m in self._members if known is not None and m.registered == known.id), None)
        if member is None:
            member = self._find_earlier(naming)
            if member is not None and known is not None and member.registered not in (None, known.id):
                member = None
        if member is None:
            member = self._add(naming, known.kind if known is not None else _kind_of(naming))
        if known is not None:
            member.registered = known.id
        self._learn(member, naming)
        return member

    def _find_earlier(self, naming: Naming) -> Member | None:
        if naming.form is Form.UNNAMED:
            return self._by_name(naming, ActorKind.UNNAMED)
        if naming.form is Form.PERSON:
            return self._find_person(naming)
        if naming.form is Form.ROLE:
            return self._find_role(naming)
        return self._find_body(naming)

    def _by_name(self, naming: Naming, kind: ActorKind) -> Member | None:
        return next((m for m in self._members if m.kind is kind and m.answers_to(plain(naming.name))), None)

    def _find_person(self, naming: Naming) -> Member | None:
        words = plain(naming.name).split()
        for member in reversed(self._members):
            if member.kind is not ActorKind.PERSON or member.form is not Form.PERSON:
                continue
            theirs = plain(member.name).split()
            if words == theirs or (words and theirs and words[-1] == theirs[-1] and (len(words) == 1 or len(theirs) == 1)):
                return member
            if words and theirs and words[-1] == theirs[-1] and words[0][0] == theirs[0][0] and set(words) & set(theirs[:-1]):
                return member
        return self._find_untaken_role(naming)

    def _find_untaken_role(self, naming: Naming) -> Member | None:
        """"The minister … Minister X": a role that waited for its name."""
        if not naming.role:
            return None
        for member in self._members:
            if member.form is Form.ROLE and member.head and member.head == _last_word(naming.role):
                if member.modifiers <= set(plain(naming.role).split()):
                    member.form, member.name = Form.PERSON, naming.name
                    return member
        return None

    def _find_role(self, naming: Naming) -> Member | None:
        wanted = naming.modifiers
        for member in sorted(self._members, key=lambda m: -_last_start(m, naming.span.start)):
            if member.kind is not ActorKind.PERSON or not naming.definite and not wanted:
                continue
            for role in (*member.roles, *((member.name,) if member.form is Form.ROLE else ())):
                words = set(plain(role).split())
                if naming.head in words and wanted <= words | {plain(w) for w in plain(member.name).split()}:
                    return member
        return None

    def _find_body(self, naming: Naming) -> Member | None:
        kinds = (ActorKind.BODY, ActorKind.GROUP, ActorKind.PERSON)
        exact = next((m for m in self._members if m.kind in kinds and m.answers_to(plain(naming.name))), None)
        if exact is not None:
            return exact
        if naming.acronym is not None:
            held = next((m for m in self._members if m.answers_to(plain(naming.acronym or ""))), None)
            if held is not None:
                return held
        if not naming.definite or naming.name[:1].isupper():
            return None
        for member in sorted(self._members, key=lambda m: -_last_start(m, naming.span.start)):
            if member.kind not in (ActorKind.BODY, ActorKind.GROUP) or not _same_head(member, naming):
                continue
            if naming.modifiers <= member.modifiers or member.modifiers <= naming.modifiers or naming.modifiers & member.modifiers:
                return member
        return None

    def _resolve_pronoun(self, naming: Naming) -> tuple[Member, ...]:
        member = self._antecedent(naming)
        if member is None:
            return ()
        member.spans.add(naming.span)
        if naming.name in _FEMALE | _MALE and not member.gender:
            member.gender = "she" if naming.name in _FEMALE else "he"
        self._of[(naming.span.start, naming.span.end)] = (member,)
        return (member,)

    def _antecedent(self, naming: Naming) -> Member | None:
        before = [m for m in reversed(self._speakers)]
        others = sorted(self._members, key=lambda m: -_last_start(m, naming.span.start))
        for member in (*before, *others):
            if _last_start(member, naming.span.start) < 0 or not _may_be(member, naming.name, self._words):
                continue
            return member
        return None

    def _add(self, naming: Naming, kind: ActorKind) -> Member:
        member = Member(naming.name, kind, naming.form, naming.span.start, {naming.span}, head=naming.head)
        member.modifiers = naming.modifiers
        self._members.append(member)
        return member

    def _learn(self, member: Member, naming: Naming) -> None:
        """What a further naming adds: a fuller name, an acronym, a role, a body spoken for."""
        member.spans.add(naming.span)
        longer = len(naming.name.split()) > len(member.name.split())
        if naming.form is Form.PERSON and longer and member.kind is ActorKind.PERSON:
            member.aliases.add(member.name)
            member.name = naming.name
        elif naming.form in (Form.PERSON, Form.BODY) and plain(naming.name) != plain(member.name):
            member.aliases.add(naming.name)
        if naming.acronym is not None and naming.form is Form.BODY:
            member.aliases.add(naming.acronym)
        words = set(plain(naming.wording).split())
        if member.kind is ActorKind.PERSON and not member.gender:
            member.gender = "she" if words & _FEMALE or naming.head.endswith("woman") else "he" if words & _MALE else ""
        if naming.role and naming.role not in member.roles:
            member.roles.append(naming.role)
            post = self._registers.find_post(naming.role)
            if post is not None and member.registered is None:
                member.office = post
        if naming.body:
            self._speak_for(member, naming)

    def _speak_for(self, member: Member, naming: Naming) -> None:
        place = self._report.text.find(naming.body, naming.span.start, naming.span.end)
        span = Span(place, place + len(naming.body)) if place >= 0 else naming.span
        body = self._reader.read(naming.body, Span(0, len(naming.body)), False)
        if body is None or body.form is Form.PRONOUN:
            return
        known = self._registers.find(naming.body)
        found = Naming(
            span, Form.BODY, body.name, naming.body, "", "", body.acronym, body.head, body.modifiers, definite=True
        )
        placed = self._place(found, known.id if known is not None else None)
        if place < 0:
            placed.spans.discard(span)
        if placed is not member and placed not in member.bodies:
            member.bodies.append(placed)

    # ---- the cast ----

    def cast(self) -> tuple[CastMember, ...]:
        """All members in order of their first words, the publisher first."""
        ids = {id(member): self.id_of(member) for member in self._members}
        made = [self.publisher()]
        for member in sorted(self._members, key=lambda m: (m.first, m.name)):
            aliases = {alias for alias in member.aliases if alias and alias != member.name}
            made.append(
                CastMember(
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
            )
        return tuple(made)

    def publisher(self) -> CastMember:
        name = self._report.publisher or self._words.unknown_publisher
        known = self._registers.find(name)
        identity = make_id("cast", self._report.id, "publisher")
        return CastMember(
            identity, self._report.id, name, ActorKind.PUBLISHER, registered=known.id if known is not None else None
        )

    def id_of(self, member: Member) -> str:
        return make_id("cast", self._report.id, member.first, member.name)


def _is_person(mention: Mention) -> bool | None:
    """What the rule that read a mention says of its kind; None where it says nothing."""
    rule = mention.rule.lower()
    if "person" in rule:
        return True
    return False if any(word in rule for word in ("org", "body", "norp")) else None


def _kind_of(naming: Naming) -> ActorKind:
    return {
        Form.PERSON: ActorKind.PERSON,
        Form.ROLE: ActorKind.PERSON,
        Form.GROUP: ActorKind.GROUP,
        Form.UNNAMED: ActorKind.UNNAMED,
    }.get(naming.form, ActorKind.BODY)


def _last_word(phrase: str) -> str:
    words = plain(phrase.split(" of ")[0].split(" for ")[0]).split()
    return words[-1] if words else ""


def _last_start(member: Member, before: int) -> int:
    return max((span.start for span in member.spans if span.start < before), default=-1)


def _same_head(member: Member, naming: Naming) -> bool:
    names = {plain(member.name), *map(plain, member.aliases)}
    if naming.head in (member.head, member.head.rstrip("s")):
        return True
    return any(naming.head in name.split() for name in names)


def _may_be(member: Member, pronoun: str, words: ReferenceWords) -> bool:
    if pronoun in ("he", "she", "him", "her"):
        wanted = "she" if pronoun in _FEMALE else "he"
        single = member.kind is ActorKind.PERSON or (
            member.kind is ActorKind.UNNAMED and member.name.split()[:1] in (["a"], ["an"], ["one"], ["another"])
        )
        return single and member.gender in ("", wanted)
    if pronoun in words.group_pronouns:
        return member.kind in (ActorKind.GROUP, ActorKind.UNNAMED, ActorKind.BODY)
    return member.kind in (ActorKind.BODY, ActorKind.GROUP)
