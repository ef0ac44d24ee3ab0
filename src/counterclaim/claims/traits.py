"""What a report says of one person in passing (name, age, sex, side), and what tells two people apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import MentionKind, NounPhrase, Span, Token

_OLDEST = 110  # years


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of one person; empty or None where nothing is. `name`: its words in lower case; `age`
    in years; `suspect`: told of as who did it (True) or as another (False)."""

    name: tuple[str, ...] = ()
    age: int | None = None
    sex: str = ""
    suspect: bool | None = None

    def differ(self, other: Traits) -> bool:
        """Whether the two cannot be of one person."""
        if self.name and other.name and not _is_one_name(self.name, other.name):
            return True
        return (
            (self.age is not None and other.age is not None and self.age != other.age)
            or (bool(self.sex and other.sex) and self.sex != other.sex)
            or (self.suspect is not None and other.suspect is not None and self.suspect != other.suspect)
        )

    def likeness(self, other: Traits) -> int:
        """How much speaks for one person: a name more than an age, an age more than a sex."""
        named = bool(self.name and other.name) and _is_one_name(self.name, other.name)
        aged = self.age is not None and self.age == other.age
        sided = self.suspect is not None and self.suspect == other.suspect
        sexed = bool(self.sex) and self.sex == other.sex
        return 8 * named + 4 * aged + 2 * sided + sexed

    def with_other(self, other: Traits) -> Traits:
        """What both say together; of two names the longer one."""
        return replace(
            self,
            name=max(self.name, other.name, key=len),
            age=self.age if self.age is not None else other.age,
            sex=self.sex or other.sex,
            suspect=self.suspect if self.suspect is not None else other.suspect,
        )


NOBODY = Traits()


def _is_one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """ "Ana Odam" is "Odam" and "Ana" and "Anna Odam", but not "Pol Odam"."""
    if len(one) == 1 or len(other) == 1:
        return bool(set(one) & set(other))
    alike = one[-1] == other[-1] and one[0][0] == other[0][0]
    return alike or len(set(one) & set(other)) > 1


def person_phrase(page: Page, words: Span) -> NounPhrase | None:
    """The noun phrase whose head stands in `words` and that reaches furthest over them."""
    if not page.sentences:
        return None
    found = [
        phrase
        for phrase in page.sentences[page.at(words)].noun_phrases
        if words.start <= phrase.head.start < words.end and phrase.core.overlaps(words)
    ]
    return min(found, key=lambda item: (abs(item.core.start - words.start), -item.head.start), default=None)


def read_traits(page: Page, rules: Rules, words: Span) -> Traits:
    """What the noun phrase around `words` says of the one person that it stands for."""
    phrase = person_phrase(page, words)
    whole, core, head = words, words, words
    if phrase is not None:
        start = min(words.start, phrase.core.start)
        whole, core, head = Span(start, phrase.span.end), Span(start, phrase.core.end), phrase.head
    tokens = page.tokens(core)
    noun = next((token for token in tokens if token.span == head), tokens[-1] if tokens else None)
    return Traits(
        name=_name(page, rules, whole, head),
        age=_age(page, rules, whole, core),
        sex=_sex(rules, tokens, noun),
        suspect=_side(rules, noun),
    )


def _sex(rules: Rules, tokens: Sequence[Token], noun: Token | None) -> str:
    """By the head noun, else by any word of the phrase but its owner's ("the girl's baby")."""
    owned = max((place for place, token in enumerate(tokens) if token.pos == "PART"), default=-1)
    tokens = tokens[owned + 1 :]
    ordered = [noun] if noun is not None else []
    ordered += [token for token in tokens if token is not noun and token.pos != "PRON"]
    for token in ordered:
        words = {token.text.lower(), token.lemma.lower()}
        if words & rules.female:
            return "female"
        if words & rules.male:
            return "male"
    return ""


def _side(rules: Rules, noun: Token | None) -> bool | None:
    lemma = noun.lemma.lower() if noun is not None and noun.pos in ("NOUN", "PROPN") else ""
    return True if lemma in rules.suspects else False if lemma in rules.victims else None


def _age(page: Page, rules: Rules, whole: Span, core: Span) -> int | None:
    """ "a 24-year-old man", "Ana Odam, 24,": the first number that is an age; of months it is none."""
    tokens = page.sentences[page.at(whole)].tokens
    for place, token in enumerate(tokens):
        if not whole.start <= token.span.start <= max(whole.end, core.end + 2):
            continue
        size = int(token.text) if token.text.isdecimal() else rules.numbers.get(token.text.lower())
        if size is None or size > _OLDEST:
            continue
        after = [later.text.lower() for later in tokens[place + 1 : place + 3]]
        if any(word in rules.age_ends for word in after):
            return size if rules.age_ends[0] in after else 0
        before = tokens[place - 1].text if place else ""
        if before in (",", "(") and (not after or after[0] in (",", ".", ")", ";")):
            return size
    return None


def _name(page: Page, rules: Rules, whole: Span, head: Span) -> tuple[str, ...]:
    """The person's name in the phrase: the head's own, or one put behind it. None of a title, where every
    word may have a capital letter."""
    if page.sentences[page.at(whole)].paragraph == page.sentences[0].paragraph:
        return ()
    runs: list[list[Token]] = [[]]
    for token in page.tokens(whole):
        if token.pos == "PROPN" and token.text[:1].isupper() and not _is_common(rules, token):
            runs[-1].append(token)
        else:
            runs.append([])
    for run in runs:
        if not run:
            continue
        span = Span(run[0].span.start, run[-1].span.end)
        behind = page.report.text[head.end : span.start].strip() in ("", ",", "(")
        if not (span.overlaps(head) or (span.start >= head.end and behind)):
            continue
        kinds = (MentionKind.PLACE, MentionKind.PERIOD)
        if all(page.mention(kind, span) is None for kind in kinds):
            return tuple(token.text.lower() for token in run if not token.text.endswith("."))
    return ()


def _is_common(rules: Rules, token: Token) -> bool:
    word = token.text.lower()
    return word in rules.people or word in rules.female or word in rules.male or word in rules.age_ends


def is_person(page: Page, rules: Rules, words: Span) -> bool:
    """Whether the phrase stands for one person: by a noun or pronoun of people, an age, or a name."""
    tokens = page.tokens(words)
    phrase = person_phrase(page, words)
    head = next((token for token in tokens if phrase is not None and token.span == phrase.head), None)
    head = head or (tokens[-1] if tokens else None)
    plural = phrase is not None and phrase.plural
    if head is None or plural or page.words(words).lower() in rules.reciprocals:
        return False
    sexed = rules.female | rules.male
    if head.pos == "PRON":
        return head.text.lower() in sexed
    if head.lemma.lower() in rules.people | sexed or rules.numbers.get(head.text.lower()) == 1:
        return True
    traits = read_traits(page, rules, words)
    if head.pos in ("ADJ", "NOUN", "NUM"):
        return traits.age is not None
    return head.pos == "PROPN" and tokens[0].pos != "DET" and not head.text.isupper() and bool(traits.name)
