"""Whom a pronoun of the report stands for: who spoke before it, whom the sentence before begins with, or with
whom somebody spoke there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import ActorKind, MentionKind, NounPhrase, Sentence, Span
from counterclaim.statements.cast import Gathering
from counterclaim.statements.members import Member, last_start, take_for_body
from counterclaim.statements.named import Form, Naming
from counterclaim.statements.naming import NameReader

_MARKS = '"“„«‘'  # a name that opens a quotation is one told of
_ARTICLE = 4  # letters of "the " before a sentence's first name


class Antecedents:
    """Looks back in one report; the cast is read while it is gathered."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        words: ReferenceWords,
        reader: NameReader,
        cast: Gathering,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._words = words
        self._reader = reader
        self._cast = cast
        self._meeting = re.compile("|".join(words.meeting) or "(?!)", re.IGNORECASE)

    def find(self, naming: Naming, speaking: Member | None = None) -> Member | None:
        """The nearest speaker before the pronoun whom it fits, else the nearest member; never `speaking`, who
        has the word there and calls himself "I"."""
        before = list(reversed(self._cast.speakers))
        if before and naming.name in self._words.thing_pronouns:
            before[0].guessed = before[0].guessed or self._is_bare(before[0], naming.span.start)
            take_for_body(before[0])
        opener = self._opener_before(naming.span.start)
        gendered = naming.name in self._words.female or naming.name in self._words.male
        persons = any(member.kind is ActorKind.PERSON for member in before)
        if before and gendered and not persons and self._may_be_first_name(before[0]):
            _take_for_person(before[0])
        alone = not before and not gendered
        if opener is not None and (
            alone or (before and last_start(before[0], naming.span.start) < opener[0])
        ):
            before.insert(0, opener[1])
        place = naming.span.start

        def fits(member: Member) -> bool:
            return (
                member is not speaking
                and last_start(member, place) >= 0
                and _may_be(member, naming.name, self._words)
            )

        met = self._met_before(place)
        if (
            met is not None
            and fits(met)
            and (not before or last_start(before[0], place) < last_start(met, place))
        ):
            return met
        spoken = next(filter(fits, before), None)
        if spoken is not None:
            return spoken
        leading = self._leading(place)
        if leading is not None and fits(leading):
            return leading
        place = self._before_twin(naming)
        several = naming.name in self._words.group_pronouns

        def nearness(member: Member) -> tuple[bool, int]:
            return not (several and _is_single(member, self._words)), last_start(member, place)

        return max(filter(fits, self._cast.members), key=nearness, default=None)

    def _is_bare(self, member: Member, place: int) -> bool:
        """Whether a name that no role, sex or shorter name shows to be a person's opens the sentence before:
        "*Open Gate* disputed this. It said"."""
        plain = not (member.roles or member.aliases or member.bodies or member.office)
        opener = self._opener_before(place)
        return plain and " " in member.name and opener is not None and opener[1] is member

    def _may_be_first_name(self, member: Member) -> bool:
        """Whether nothing but its form says what a single name is, and no map has it: "*Yusuf* counted the
        dead. "Nine," *he* said"."""
        plain = not (member.roles or member.aliases or member.bodies or member.registered)
        if not plain or member.kind is not ActorKind.BODY or not self._reader.is_single_name(member.name):
            return False
        return not any(
            mention.kind is MentionKind.PLACE and mention.span.contains(span)
            for span in member.spans
            for mention in self._sentences[bisect_right(self._starts, span.start) - 1].mentions
        )

    def _leading(self, place: int) -> Member | None:
        """Whom the sentence of a pronoun behind its words is about: "*the directorate* has freed 300 people
        from a camp of traffickers, it said"."""
        found = self._opener_of(bisect_right(self._starts, place) - 1)
        return found[1] if found is not None and found[0] < place else None

    def _before_twin(self, naming: Naming) -> int:
        """Where those meant were told of last: before a sentence that begins with the same pronoun ("*They*
        were beaten by guards, *they* said")."""
        start = self._starts[max(bisect_right(self._starts, naming.span.start) - 1, 0)]
        opens = re.match(r"\w+", self._text[start : naming.span.start])
        twin = opens is not None and opens.group().lower() == naming.wording.lower()
        return start if twin else naming.span.start

    def find_all(self, naming: Naming) -> Member | None:
        """ "*All of them* said", "*all nine* said": those with whom somebody spoke in the sentence before."""
        first, _, rest = naming.wording.lower().partition(" ")
        met = self._met_before(naming.span.start) if first in self._words.whole and rest else None
        if met is None:
            return None
        of_them = rest.split()[0] in self._words.belonging[:1] and rest.split()[-1] in self._words.objects
        return met if of_them or rest in met.name.lower().split() else None

    def _met_before(self, place: int) -> Member | None:
        """With whom somebody spoke in the sentence before: "we have spoken with *the survivor*. He said"."""
        number = bisect_right(self._starts, place) - 2
        if number < 0:
            return None
        sentence = self._sentences[number]
        found = list(self._meeting.finditer(self._text, sentence.span.start, sentence.span.end))
        phrases = (phrase for phrase in sentence.noun_phrases if found)
        met = next((phrase for phrase in phrases if 0 <= phrase.span.start - found[-1].end() <= 1), None)
        span = self._without_clause(met, sentence) if met is not None else None
        naming = self._reader.read(self._text, span) if span is not None else None
        if naming is None or naming.form in (Form.PRONOUN, Form.BODY):
            return None
        return self._cast.place(naming, None)

    @staticmethod
    def _without_clause(phrase: NounPhrase, sentence: Sentence) -> Span:
        """The phrase without a clause that says who they are: "three men *who crossed the Drina*"."""
        behind = Span(phrase.core.end, max(phrase.core.end, phrase.span.end))
        told = any(token.pos in ("VERB", "AUX") for token in sentence.tokens if behind.contains(token.span))
        return phrase.core if told else phrase.span

    def _opener_before(self, place: int) -> tuple[int, Member] | None:
        """Whom the sentence before `place` begins with, and where."""
        return self._opener_of(bisect_right(self._starts, place) - 2)

    def _opener_of(self, sentence: int) -> tuple[int, Member] | None:
        if sentence < 0:
            return None
        start = self._starts[sentence]
        opening = ((member.spans.first_from(start), member) for member in self._cast.members)
        led = self._before_verb(sentence)
        near = [
            (first, member)
            for first, member in opening
            if first is not None and (first <= start + _ARTICLE or first < led)
            if self._text[max(first - 1, 0)] not in _MARKS
        ]
        return min(near, key=lambda item: item[0], default=None)

    def _before_verb(self, sentence: int) -> int:
        """Where the words end that can only be of the subject: "a support group, *Open Gate*, disputed"."""
        tokens = self._sentences[sentence].tokens
        ends = (token.span.start for token in tokens if token.pos in ("VERB", "AUX", "ADP", "SCONJ"))
        return next(ends, 0)


def _take_for_person(member: Member) -> None:
    """Once "he" or "she" takes up a single name, it is a person's."""
    member.kind, member.form = ActorKind.PERSON, Form.PERSON


def _is_single(member: Member, words: ReferenceWords) -> bool:
    """Whether it is one person without a name: "a guard"."""
    return member.kind is ActorKind.UNNAMED and member.name.split()[0].lower() in words.singular


def _may_be(member: Member, pronoun: str, words: ReferenceWords) -> bool:
    if pronoun in words.female or pronoun in words.male:
        wanted = "she" if pronoun in words.female else "he"
        return (member.kind is ActorKind.PERSON or _is_single(member, words)) and member.gender in (
            "",
            wanted,
        )
    if pronoun in words.group_pronouns:
        return member.kind in (ActorKind.GROUP, ActorKind.UNNAMED, ActorKind.BODY)
    return member.kind in (ActorKind.BODY, ActorKind.GROUP)
