"""Whom the form of a report stands for: the labels of a conversation, "I" in a turn, "we" in a release."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import ActorKind, MentionKind, Sentence, Span
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.cast import Gathering
from counterclaim.statements.labels import Use
from counterclaim.statements.layout import find_layout
from counterclaim.statements.members import Member
from counterclaim.statements.named import Form, Naming
from counterclaim.statements.naming import NameReader
from counterclaim.statements.own_voice import find_release
from counterclaim.statements.registers import plain
from counterclaim.statements.rules import LABEL
from counterclaim.statements.turns import Turn, find_turns


class FormVoices:
    """Answers for the labels and first persons of one report. `we` is its publisher."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        words: ReferenceWords,
        reader: NameReader,
        cast: Gathering,
        we: Member,
    ) -> None:
        self._text = text
        self._words = words
        self._reader = reader
        self._cast = cast
        self._we = we
        layout = find_layout(text, sentences)
        self._turns = find_turns(text, sentences, layout, words)
        self._starts = [turn.whole.start for turn in self._turns]
        self._labels = {(turn.label.start, turn.label.end): turn for turn in self._turns}
        self._release = None if self._turns else find_release(text, sentences, layout, words)
        self._own = frozenset(words.forms.own)
        self._single: set[tuple[int, int]] = set()
        self._called = {
            (m.span.start, m.span.end): m.note.split()[0]
            for sentence in sentences
            for m in sentence.mentions
            if m.kind is MentionKind.ACTOR and m.note.split()
        }

    def note_labels(self, items: Sequence[Attribution]) -> None:
        """Labels outside conversations, as they were found."""
        self._single = {(s.start, s.end) for item in items if item.rule == LABEL for s in item.source}

    def is_askers(self, span: Span) -> bool:
        """Whether the words are the label of who only asks: nobody of the report's cast."""
        turn = self._labels.get((span.start, span.end))
        return turn is not None and turn.asks

    def cuts(self, span: Span) -> bool:
        """Whether a recogniser's name runs into a label from before it ("GMT Red Crescent: …")."""
        return any((start, span.end) in self._single for start in range(span.start + 1, span.end))

    def speaker_at(self, span: Span) -> Member | None:
        """Whom a label stands for; None where the words are no label."""
        turn = self._labels.get((span.start, span.end))
        if turn is not None and turn.fuller is not None:
            held = self._cast.of.get((turn.fuller.start, turn.fuller.end), ())
            if len(held) == 1:
                return held[0]
        naming = self._read_label(span, turn)
        return self._cast.place(naming, None) if naming is not None else None

    def _read_label(self, span: Span, turn: Turn | None) -> Naming | None:
        if turn is None:
            return self._read_single(span) if (span.start, span.end) in self._single else None
        if turn.fuller is not None:
            hint = (
                Form.BODY if self._called.get((turn.fuller.start, turn.fuller.end)) == "body" else Form.PERSON
            )
            return self._reader.read(self._text, turn.fuller, hint)
        return self._read_turn(turn)

    def _read_single(self, span: Span) -> Naming | None:
        """ "Ministry: …" is the ministry that the report told of."""
        naming = self._reader.read(self._text, span, self._hint(span))
        if naming is None or naming.form not in (Form.ROLE, Form.BODY) or " " in naming.name:
            return naming
        known = self._reader.is_body_noun(plain(naming.name)) or naming.form is Form.ROLE
        if not known or naming.name.isupper():
            return naming
        return replace(naming, name=naming.name.lower(), definite=True)

    def _hint(self, span: Span) -> Form | None:
        called = self._called.get((span.start, span.end), "")
        return {"person": Form.PERSON, "body": Form.BODY, "group": Form.GROUP, "role": Form.ROLE}.get(called)

    def _read_turn(self, turn: Turn) -> Naming | None:
        words = turn.label.of(self._text)
        parts = words.split()
        if turn.use is Use.ANSWERS or (turn.use is Use.ROLE and parts[-1].isdigit()):
            return Naming(turn.label, Form.UNNAMED, words, words, head=turn.key)
        spoken = [part for part in parts if part.lower() not in self._words.articles]
        name = " ".join(part.capitalize() if len(part) > 1 and part.isupper() else part for part in spoken)
        if turn.use is Use.ROLE:
            head = spoken[-1].lower() if spoken else turn.key
            if self._reader.is_body_noun(head):
                return Naming(turn.label, Form.BODY, name.lower(), words, head=head, definite=True)
            before = frozenset(plain(part) for part in spoken[:-1])
            return Naming(turn.label, Form.ROLE, name, words, name.lower(), (), None, head, before, True)
        titles = 0
        while titles < len(spoken) - 1 and self._reader.is_rank(spoken[titles].rstrip(".")):
            titles += 1
        if titles or words.isupper():
            bare = " ".join(name.split()[titles:])
            return Naming(turn.label, Form.PERSON, bare, words, head=plain(bare))
        return self._reader.read(self._text, turn.label, self._hint(turn.label) or Form.PERSON)

    def first_person(self, place: int) -> Member:
        """Who "I" and "we" are outside quotation marks: the turn's speaker, who issues the release, else
        the publisher."""
        return self.speaking_at(place) or self._issuer() or self._we

    def speaking_at(self, place: int) -> Member | None:
        """Whose turn it is in a conversation; None outside one, and where somebody only asks."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or self._turns[at].whole.end <= place or self._turns[at].asks:
            return None
        label = self._turns[at].label
        return next(iter(self._cast.of.get((label.start, label.end), ())), None)

    def is_own(self, naming: Naming) -> bool:
        """ "Our teams" of a release."""
        first = naming.wording.partition(" ")[0].lower()
        return self._release is not None and first in self._own and naming.form is not Form.PERSON

    def _issuer(self) -> Member | None:
        if self._release is None or self._release.issuer is None:
            return None
        span = self._release.issuer
        called = plain(span.of(self._text))
        own = plain(self._we.name)
        if self._we.kind is ActorKind.PUBLISHER and (called == own or own in plain(self._text)):
            return None  # a release in which its publisher is named is his
        held = self._cast.of.get((span.start, span.end), ())
        if held:
            return held[0]
        naming = self._reader.read(self._text, span, Form.BODY)
        if naming is None:
            return None
        member = self._cast.place(naming, None)
        self._cast.of[(span.start, span.end)] = (member,)
        return member
