"""Figures told as somebody's: "the ministry's figure is six", "its toll stands at nine", "the toll given by
the hospital is seven", "the navy sticks to one", "the mayor raised the toll to two". Whose it is, says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from counterclaim.codebook.schema import CountWords, ReferenceWords
from counterclaim.codebook.schema.expressions import Expression
from counterclaim.model import MentionKind, Sentence, Span
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.bracketed import find_bracketed
from counterclaim.statements.pointed_counts import find_pointed
from counterclaim.statements.quotes import Quotations
from counterclaim.statements.rules import OWN_COUNT
from counterclaim.statements.wording import before_words

_EDGES = " \t\n\"'“”‘’«»,;:–—-.!…"
_NEAR = 24  # characters of "at least", "no fewer than" before a figure
_WORD = r"[\w’'.&-]+"
_CLAUSE = r"(?:^|[,;:–—]\s|\b(?:and|but|while|whereas|that)\s)[\W_]*"

# "the ministry's figure *for those arrested in Friday's raid* is 39"
_COUNTED = r"(?:\s(?:for|of|on)\s[^,;:.!?\d]{1,80}?)?"

# "the lawyers' count is 86, *the ministry's* 39"
_BESIDE = rf"(?P<source>(?:[Tt]he\s)?(?:{_WORD}\s){{0,4}}?{_WORD}?\w)(?P<cue>['’]s?)\s(?=\w)"

# "from *31* to 27", "of those hurt, downward *to 27*": up to the first figure of a count that was changed
_TURNED = r"(?:\s[^,;:.!?\d]{1,60}?)?\s(?:to|at|from(?=\s[\w,.]+\sto\s))"


def find_owned_counts(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Attribution],
    quotations: Quotations,
    words: ReferenceWords,
) -> list[Attribution]:
    """An attribution for each count that a clause tells as somebody's, where nobody is said to say it yet."""
    expressions = _compile(words.counts, tuple(words.owners), words.thing_pronouns)
    made = []
    for number, sentence in enumerate(sentences):
        said_here = [item for item in found if item.sentence == number and item.content and item.source]
        for expression in expressions:
            match = expression.search(sentence.span.of(text))
            if match is None:
                continue
            start = sentence.span.start
            source, cue, said = (
                Span(start + match.start(name), start + match.end(name)) for name in ("source", "cue", "said")
            )
            said = _trim(text, said)
            own = source.of(text).lower() in words.first_person
            if own or not (_is_figure(sentence, said) and _is_somebody(text, sentence, source, words)):
                break
            if source.start > cue.start and _is_crowd(sentence, source):
                break
            told = any(part.overlaps(said) for item in said_here for part in item.content)
            if not told and not quotations.cover(source) and len(said):
                made.append(Attribution((source,), cue, (said,), number, rule=OWN_COUNT))
                made.extend(_find_beside(text, sentence, made[-1], words))
            break
    made.extend(find_pointed(text, sentences, [*found, *made], quotations, words))
    return [*made, *find_bracketed(text, sentences, [*found, *made], quotations, words)]


def _find_beside(
    text: str, sentence: Sentence, first: Attribution, words: ReferenceWords
) -> Iterator[Attribution]:
    """The bare figures behind a count that are other owners': "the lawyers' count is 86, *the ministry's
    39*"."""
    joined = "|".join(words.beside.joints) or "(?!)"
    beside = re.compile(rf"[,;:–—]\s(?:(?:{joined}|against|with)\s)?{_BESIDE}")
    for match in beside.finditer(text, first.content[0].end, sentence.span.end):
        source, cue = Span(*match.span("source")), Span(*match.span("cue"))
        figure = next((m for m in sentence.mentions if m.span.start == match.end()), None)
        bare = figure is not None and figure.kind is MentionKind.FIGURE and figure.head is None
        if figure is not None and bare and _is_somebody(text, sentence, source, words):
            yield Attribution((source,), cue, (figure.span,), first.sentence, rule=OWN_COUNT)


@lru_cache(maxsize=8)
def _compile(words: CountWords, owners: tuple[str, ...], pronouns: tuple[str, ...]) -> tuple[Expression, ...]:
    noun = "|".join(words.nouns) or "(?!)"
    before = "|".join(words.before) or "(?!)"
    being = "|".join(words.being) or "(?!)"
    of = "|".join(words.of) or "(?!)"
    keeping = "|".join(words.keeping) or "(?!)"
    changing = "|".join(words.changing) or "(?!)"
    owner = rf"(?:[Tt]he\s)?(?:{_WORD}\s){{0,5}}?{_WORD}?\w"
    count = rf"(?:(?:{before})\s)*(?:{noun})"
    said = r"(?P<said>[^;:!?\n]{1,160}?)(?=,\s(?:while|whereas|but|and|against|the)\s|[;:!?\n]|\Z|\.\s|\.\Z)"
    verb = rf"(?:{being})\s{said}"
    being = rf"(?:{being})"
    owned = rf"{_CLAUSE}(?P<source>{owner})(?P<cue>(?:['’]s?\s){count}{_COUNTED}\s{being})\s{said}"
    pronoun = "|".join((*owners, *(word.capitalize() for word in owners)))
    its = rf"{_CLAUSE}(?P<source>{pronoun})(?P<cue>\s{count}\s{being})\s{said}"
    given = rf"{_CLAUSE}(?P<cue>(?:[Tt]he\s|[Aa]n?\s)?{count}\s(?:{of}))\s(?P<source>{owner})\s{verb}"
    held = rf"\s(?:{keeping})(?:\s(?:{pronoun}|the)\s{count}\sof)?"
    kept = rf"{_CLAUSE}(?P<source>{owner})(?P<cue>{held})\s{said}"
    changed = (
        rf"{_CLAUSE}(?P<source>{owner})(?P<cue>\s(?:{changing})\s(?:{pronoun}|the)\s{count}{_TURNED})\s{said}"
    )
    it, counting = ("|".join(some) or "(?!)" for some in (pronouns, words.counting))
    counted = rf"(?:\A[\W_]*|\s)(?P<source>(?i:{it}))\s(?P<cue>{counting})\s{said}"
    told = (counted, owned, its, given, kept, changed)
    return tuple(Expression(source, re.NOFLAG) for source in told)


def _is_figure(sentence: Sentence, said: Span) -> bool:
    return any(
        mention.kind is MentionKind.FIGURE and 0 <= mention.span.start - said.start <= _NEAR
        for mention in sentence.mentions
    )


def _is_crowd(sentence: Sentence, owner: Span) -> bool:
    """ "The number of *injured persons* is 24": those who are counted, and not who counts; what follows them
    only says where they are ("the number of *detainees* at the Odam centre")."""
    over = (m for m in sentence.mentions if m.kind is MentionKind.ACTOR and owner.overlaps(m.span))
    first = min(over, key=lambda mention: mention.span.start, default=None)
    return first is not None and first.note.split()[:1] == ["group"]


def _is_somebody(text: str, sentence: Sentence, owner: Span, words: ReferenceWords) -> bool:
    """Whether a count can be the owner's: a pronoun, an actor, a name that is not a place's."""
    pronouns = {*words.owners, *words.thing_pronouns}
    if " " not in owner.of(text) and owner.of(text).lower() in pronouns:
        return True
    # "the *finding* of two bodies"
    first = Span(owner.start, owner.start + len(before_words(owner.of(text), words.of)))
    kinds = {mention.kind for mention in sentence.mentions if mention.span.overlaps(first)}
    if kinds & {MentionKind.SITE, MentionKind.PERIOD}:
        return False  # "the number of escapees from *Kuta prison* is 35"
    named = owner.of(text).split()[-1][:1].isupper() and MentionKind.PLACE not in kinds
    return MentionKind.ACTOR in kinds or named


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end)
