"""Sites by their bare names: "Lesk Point, a processing centre for families", "the number held at Lesk"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.model import Mention, MentionKind, Place, Span, Token
from counterclaim.model.places import REGION, rank_precision

_ASIDE = 12  # words and marks of what is said of a name between commas
ANY = "name"  # the group of an expression whose name may also be a town's; "unlisted" is one that is not


def find_glosses(page: Page, rules: Rules) -> dict[Span, str]:
    """Names that a site's phrase stands behind, between commas; by the phrases."""
    found = {}
    for number, sentence in enumerate(page.sentences):
        for mention in sentence.mentions:
            if mention.kind is MentionKind.SITE and mention.rule != "site:registered":
                name = _find_glossed(mention, page.sentences[number].tokens, rules)
                if name is not None and not _is_somebody(name, page):
                    found[mention.span] = page.words(name)
    return found


def _find_glossed(phrase: Mention, tokens: Sequence[Token], rules: Rules) -> Span | None:
    before = [token for token in tokens if token.span.end <= phrase.span.start]
    after = [token for token in tokens if token.span.start >= phrase.span.end]
    if len(before) < 2 or before[-1].text != "," or not _is_closed(after):
        return None
    if any(rules.is_cue(token.lemma.lower()) for token in after[:2] if token.pos == "VERB"):
        return None  # "La Ceiba, a shelter, said": a body that speaks
    return _name_up_to(before[:-1])


def find_bodies(page: Page, rules: Rules) -> frozenset[str]:
    """What is called like a site and speaks, or is said to be a group: "the Coastal Rights Centre said",
    "according to the Lesk shelter"."""
    found = set()
    for sentence in page.sentences:
        for mention in sentence.mentions:
            if (
                mention.kind is not MentionKind.SITE
                or mention.rule == "site:registered"
                or mention.head is None
            ):
                continue
            rest = [token for token in sentence.tokens if token.span.start >= mention.span.end]
            aside = _find_aside(rest)
            behind = rest[len(aside) :]
            before = [token.text.lower() for token in sentence.tokens if token.span.end <= mention.span.start]
            speaks = bool(behind) and behind[0].pos == "VERB" and rules.is_cue(behind[0].lemma.lower())
            speaks = speaks and page.words(mention.head)[:1].isupper()
            called = any(token.lemma.lower() in rules.generic for token in aside)
            if speaks or called or rules.is_cue(" ".join(before[-2:])):
                found.add(page.named(mention.span))
    return frozenset(found)


def _find_aside(tokens: Sequence[Token]) -> Sequence[Token]:
    """Words between commas right behind a name, with the commas: "*, a local group,* said"."""
    if not tokens or tokens[0].text != ",":
        return ()
    closing = (at for at, token in enumerate(tokens[1:_ASIDE], 1) if token.text == ",")
    return tokens[: next(closing, -1) + 1]


def find_bare(page: Page, rules: Rules, named: Collection[str], glossed: Collection[str]) -> set[Span]:
    """Where sites stand by their bare names. `named`: those that the report tells with a noun of sites too;
    `glossed`: those that a phrase says so of. Where there is neither, words that are said of sites alone tell
    that a name is one's."""
    found = {span for name in glossed for span in _find_again(page, name)}
    for name in named:
        found.update(_find_alone(page, rules, name))
    used = [] if named else [page.words(span) for span in _find_used(page, rules)]
    return found.union(*(_find_again(page, name) for name in used))


def _find_used(page: Page, rules: Rules) -> Iterator[Span]:
    """Names that stand where those of sites do: "the number held at Lesk"."""
    for number, sentence in enumerate(page.sentences):
        end = page.sentences[min(number + 1, len(page.sentences) - 1)].span.end
        words = page.words(Span(sentence.span.start, end))
        for use in rules.bare_uses:
            for match in use.finditer(words):
                start = sentence.span.start + match.start(match.lastgroup or 0)
                span = Span(start, start + len(match.group(match.lastgroup or 0)))
                if span.start >= sentence.span.end or not _is_name(page.tokens(span)):
                    continue
                if any(page.mentions(MentionKind.PERIOD, span)):
                    continue  # "went there on *Saturday*, and said that 90 were held there"
                if not _is_somebody(span, page) and (match.lastgroup == ANY or not _is_located(span, page)):
                    yield span


def _find_again(page: Page, name: str) -> Iterator[Span]:
    """Where a name stands by itself, letter by letter: not in a longer one ("the Lesk Association")."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", page.report.text):
        span = Span(*match.span())
        if _is_name(page.tokens(span)) and not any(
            token.pos in ("PROPN", "NOUN") for token in _beside(span, page)
        ):
            yield span


def _find_alone(page: Page, rules: Rules, name: str) -> Iterator[Span]:
    """Where the name of a site stands without its noun ("Lesk will not be closed"), which no map knows; what
    is said to be in a place may be elsewhere in it than in the site."""
    for span in _find_again(page, name):
        led = [token.text.lower() for token in _beside(span, page) if token.span.end <= span.start]
        if not (led and led[0] in rules.locatives - rules.naming) and not _is_located(span, page):
            yield span


def _beside(span: Span, page: Page) -> list[Token]:
    """The words right before and behind a span."""
    tokens = page.sentences[page.at(span)].tokens
    before = [token for token in tokens if token.span.end <= span.start][-1:]
    return before + [token for token in tokens if token.span.start >= span.end][:1]


def _is_closed(after: Sequence[Token]) -> bool:
    """Whether a phrase ends with a mark, or goes on with what only tells more of it: "In Lesk, a camp was
    shut" tells of Lesk."""
    opened = next((token for token in after if token.pos in ("PUNCT", "VERB", "AUX")), None)
    if opened is None or opened.pos == "PUNCT":
        return True
    return any(token.pos in ("PRON", "SCONJ", "ADV") for token in after[: after.index(opened)][-2:])


def _name_up_to(tokens: Sequence[Token]) -> Span | None:
    """The name that the tokens end with."""
    start = len(tokens)
    while start and tokens[start - 1].pos == "PROPN":
        start -= 1
    if start == len(tokens):
        return None
    return Span(tokens[start].span.start, tokens[-1].span.end)


def _is_name(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and all(token.pos == "PROPN" for token in tokens)


def _is_somebody(name: Span, page: Page) -> bool:
    """Whether it is known for a body's name, or for a wide place's. Who is nobody known may be a site that
    was taken for a person: only sites are overcrowded."""
    if any(item.rule == "actor:registered" for item in page.mentions(MentionKind.ACTOR, name)):
        return True
    places = (item.value for item in page.mentions(MentionKind.PLACE, name))
    return any(isinstance(place, Place) and rank_precision(place) >= REGION for place in places)


def _is_located(name: Span, page: Page) -> bool:
    """Whether the map knows it: then it is rather a town's."""
    places = (item.value for item in page.mentions(MentionKind.PLACE, name))
    return any(isinstance(place, Place) and place.latitude is not None for place in places)
