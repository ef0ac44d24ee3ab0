"""The actors of one report, with the parties added that claims name."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import (
    ActorKind,
    CastMember,
    Claim,
    Happening,
    MentionKind,
    Party,
    Span,
    Statement,
    Term,
    make_id,
)
from counterclaim.model.names import is_proper

_POINTING = frozenset(("PRON", "DET"))


class Cast:
    """Grows while claims are coded; members that were there keep their ids and order."""

    def __init__(self, members: Sequence[CastMember], page: Page, rules: Rules) -> None:
        self._members = list(members)
        self._page = page
        self._rules = rules
        self._publisher: str | None = None
        self._by_sentence: dict[int, list[tuple[Span, CastMember]]] = {}
        for member in members:
            self._place(member)

    def _place(self, member: CastMember) -> None:
        for words in member.spans:
            self._by_sentence.setdefault(self._page.at(words), []).append((words, member))

    @property
    def members(self) -> tuple[CastMember, ...]:
        return tuple(self._members)

    @property
    def publisher(self) -> str:
        """The id of the publisher's member, added when it is first asked for."""
        if self._publisher is None:
            known = next((one for one in self._members if one.kind is ActorKind.PUBLISHER), None)
            self._publisher = known.id if known else self._add_publisher()
        return self._publisher

    def _add_publisher(self) -> str:
        report = self._page.report
        name = report.publisher or "publisher"
        member = CastMember(make_id("cast", report.id, "publisher"), report.id, name, ActorKind.PUBLISHER)
        self._members.append(member)
        return member.id

    def find(self, span: Span) -> CastMember | None:
        """The member whose words stand at `span`: equal before larger before smaller; an actor inside the
        phrase ("members of the ministry", "the army's planes") stands for it."""
        best: tuple[int, int] | None = None
        found = None
        for words, member in self._by_sentence.get(self._page.at(span), ()):
            if words.overlaps(span):
                worth = (words == span) * 4 + words.contains(span) * 2 + span.contains(words)
                rank = (worth, -abs(len(words) - len(span)))
                if best is None or rank > best:
                    best, found = rank, member
        return found

    def find_party(self, span: Span, certain: bool = False) -> CastMember | None:
        """The member that a role's words stand for, added to the cast where the report names it here only;
        None where the words name nobody: a thing, a site, a pronoun of an unknown one. `certain`: the deed
        is one that only somebody does, so that a noun not known as one of people will do."""
        known = self.find(span)
        if known is not None:
            return known
        mention = self._page.mention(MentionKind.ACTOR, span)
        if mention is not None and isinstance(mention.value, Term):
            return self._by_register(mention.value.code, mention.span)
        same = self._by_name(self._page.named(span))
        if same is not None:
            return same
        return self._add(span, None, ActorKind.GROUP) if self.is_somebody(span, certain) else None

    def find_body(self, span: Span) -> CastMember | None:
        """The body that `span` names ("the Records Office"), or points back to ("the office")."""
        known = self.find(span)
        if known is not None:
            return known
        phrase = self._page.phrase(span)
        if phrase is None:
            return None
        noun = self._page.words(phrase.head).casefold()
        for sentence in reversed(self._page.sentences[: self._page.at(span) + 1]):
            for other in reversed(sentence.noun_phrases):
                same = self._page.words(other.head).casefold() == noun
                if same and other.core.start <= span.start and self._is_name(other.core):
                    return self.find(other.core) or self._add(other.core, None, ActorKind.BODY)
        return None

    def _is_name(self, span: Span) -> bool:
        return any(token.pos == "PROPN" for token in self._page.tokens(span))

    def is_somebody(self, span: Span, certain: bool) -> bool:
        """Whether the words are of people or a body; `certain` as in `find_party`."""
        tokens = self._page.tokens(span)
        if not tokens or all(token.pos in _POINTING for token in tokens):
            return False
        phrase = self._page.phrase(span)
        head = phrase.head if phrase else tokens[-1].span
        if self._page.mention(MentionKind.SITE, head) or self._page.mention(MentionKind.PLACE, head):
            return False
        noun = next((token for token in tokens if token.span == head), tokens[-1])
        known = noun.lemma.lower() in self._rules.people | self._rules.forces
        manned = any(token.lemma.lower() in self._rules.forces for token in tokens)  # "a patrol vessel"
        known = known or (manned and noun.lemma.lower() in self._rules.vehicles)
        several = noun.pos == "NOUN" and noun.text.lower() != noun.lemma.lower()  # a thing is told of alone
        named = any(token.pos in ("PROPN", "ADJ") and token.text[:1].isupper() for token in tokens)
        return known or (certain and (several or named))

    def _by_register(self, code: str, span: Span) -> CastMember:
        for member in self._members:
            if code and member.registered == code:
                return member
        same = self._by_name(self._page.named(span))
        return same if same is not None else self._add(span, code or None, ActorKind.BODY)

    def _by_name(self, name: str) -> CastMember | None:
        wanted = name.casefold()
        for member in self._members:
            if member.kind is not ActorKind.PUBLISHER and wanted in (
                member.name.casefold(),
                *(alias.casefold() for alias in member.aliases),
            ):
                return member
        return None

    def _add(self, span: Span, registered: str | None, kind: ActorKind) -> CastMember:
        report = self._page.report
        member = CastMember(
            id=make_id("cast", report.id, span.start, span.end),
            report_id=report.id,
            name=self._page.named(span),
            kind=kind,
            spans=(span,),
            registered=registered,
        )
        self._members.append(member)
        self._place(member)
        return member


def keep_actors(
    members: Sequence[CastMember],
    statements: Sequence[Statement],
    happenings: Sequence[Happening],
    claims: Sequence[Claim],
) -> tuple[CastMember, ...]:
    """The members that speak, are spoken for, or are party to something, and those known by a name or
    post: not every noun of people in the report."""
    wanted = {member.id for member in members if _is_known(member)}
    for statement in statements:
        wanted.update((*statement.actor_ids, *statement.relayed_by))
    for happening in happenings:
        wanted.update(party.actor_id for party in happening.parties)
    for claim in claims:
        wanted.update((claim.voice, *((claim.actor_id,) if claim.actor_id else ())))
        if isinstance(claim.value, Party):
            wanted.add(claim.value.actor_id)
    for member in members:
        if member.id in wanted:
            wanted.update(member.speaks_for)
    return tuple(member for member in members if member.id in wanted)


def _is_known(member: CastMember) -> bool:
    if member.kind is ActorKind.PUBLISHER or member.registered or member.office:
        return True
    if member.kind is ActorKind.PERSON:
        return bool(member.role) and is_proper(member.name)
    return member.kind is ActorKind.BODY and is_proper(member.name)
