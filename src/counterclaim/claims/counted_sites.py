"""Where a figure is of: its site, or what is larger than one."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.claims.spots import find_country
from counterclaim.model import MentionKind, Span, Token

_LED = 3  # words before a room among which "in" stands


def find_nearest_site(told: Told, maker: Maker) -> str | None:
    """The site of the sentence, or the last one named before it."""
    for sentence in range(told.sentence, max(told.sentence - 3, -1), -1):
        here = maker.sites.within(sentence)
        if here:
            return here[-1] if sentence < told.sentence else here[0]
    return None


def find_site_counted(figure: Span, maker: Maker) -> str | None:
    """The site of one figure among several of a sentence, each with a site of its own: behind it ("90 at the
    Oru camp and *40 at Lesk camp*"), or before it ("the Oru camp holds 90 and *Lesk camp 40*")."""
    number = maker.page.at(figure)
    if len(maker.sites.within(number)) < 2:
        return None
    sentence = maker.page.sentences[number]
    others = [
        item.span for item in sentence.mentions if item.kind is MentionKind.FIGURE and item.span != figure
    ]
    ahead = min((span.start for span in others if span > figure), default=sentence.span.end)
    back = max((span.end for span in others if span < figure), default=sentence.span.start)
    if not others:
        return None
    behind: list[Token] = []
    for token in maker.page.tokens(Span(figure.end, max(figure.end, ahead))):
        if token.pos in ("CCONJ", "PUNCT", "SCONJ"):
            break
        behind.append(token)
    led = [
        maker.sites.find(other.span)
        for token, other in pairwise(behind)
        if token.pos == "ADP" and token.text.lower() in maker.rules.locatives
    ]
    named = [maker.sites.find(token.span) for token in maker.page.tokens(Span(back, figure.start))]
    found = [site for site in (*led[:1], *reversed(named)) if site is not None]
    return found[0] if found else None


def find_site_meant(told: Told, maker: Maker) -> str | None:
    """The nearest site, else the only one that the report tells of, else that of what took place."""
    near = find_nearest_site(told, maker) or maker.sites.only_one
    latest = maker.happenings.latest(told.sentence)
    return near or (latest.site_id if latest is not None else None)


def find_room(told: Told, site_id: str | None, maker: Maker) -> str | None:
    """The part of a named site in which those counted are: "120 were *in the hangar*" of a centre that held
    600. Of several ("in tents") it may be all of it."""
    clause, rules = told.frame.clause, maker.rules
    if clause is None or not maker.sites.is_named(site_id):
        return None
    name = next((site.name.lower() for site in maker.sites.mentions if site.id == site_id), "")
    tokens = maker.page.tokens(clause)
    for at, token in enumerate(tokens):
        noun = token.text.lower()
        led = [before.text.lower() for before in tokens[max(at - _LED, 0) : at] if before.pos == "ADP"]
        if noun in rules.rooms and noun not in name and any(word in rules.locatives for word in led):
            return noun
    return None


def _is_wide(words: Span, larger: Collection[str], maker: Maker) -> bool:
    """Whether it is a country, or a common noun for one: "*the country* holds 7,000 people"."""
    tokens = maker.page.tokens(words)
    bare = all(token.pos in ("PROPN", "DET") for token in tokens)  # not "Mali's army"
    country = bare and find_country(tokens, maker.rules) is not None
    return country or (bool(tokens) and tokens[-1].lemma.lower() in larger)


def _find_holder(told: Told, maker: Maker) -> Span | None:
    """The noun phrase right before words that give no agent: "*the country* holds 7,000"."""
    before = (phrase.core for phrase in maker.page.sentences[told.sentence].noun_phrases)
    return next((core for core in before if 0 <= told.frame.trigger.start - core.end <= 1), None)


def name_wider(told: Told, maker: Maker) -> str | None:
    """What a figure is told of that is larger than a site, in the report's words: "in the city"."""
    rules = maker.rules
    larger = rules.place_nouns | rules.expanses
    holder = told.frame.agent or _find_holder(told, maker)
    if holder is not None and _is_wide(holder, larger, maker):
        return maker.page.words(holder)
    if told.frame.clause is None or maker.sites.within(told.sentence):
        return None
    opened: Span | None = None
    for token in maker.page.tokens(told.frame.clause):
        if token.text.lower() in rules.everywhere:
            return token.text
        if token.pos == "ADP":
            inner = opened is not None and token.text.lower() in rules.of  # "in all *of* the islands"
            opened = opened if inner else token.span if token.text.lower() in rules.locatives else None
        elif token.pos not in ("DET", "ADJ", "PRON", "NOUN", "PROPN"):
            opened = None
        if opened is not None and {token.lemma.lower(), token.text.lower()} & larger:
            return maker.page.words(Span(opened.start, token.span.end))
    return None
