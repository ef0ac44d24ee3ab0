"""Mentions of places and sites: what the reader of toponyms found, and noun phrases that describe a site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from counterclaim.annotation.lending import Nouns
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.toponyms import is_open, is_settled
from counterclaim.codebook.schema import Codebook, RegisteredSite
from counterclaim.model import Frame, Mention, MentionKind, NounPhrase, Place, Span, Term, Token
from counterclaim.model.places import CITY, rank_precision
from counterclaim.model.toponyms import ReadPlace

_STEM = 3  # letters by which most heads are told from a site noun before lemmas are looked at
_DATELINE = "dateline"  # note of a place that stands in one
_LONGEST_NUMBER = 3  # figures of a site's number: "Camp 14"; four are a year
_ACRONYM = 4  # letters of a name that may be written in capitals alone
_PARTS = {"country": "region", "region": "region"}  # precision of "eastern X", by that of X; else a quarter
_CLAUSE = re.compile(r"[,;:()\"“”]|\b(?:who|which|that|where|when|whose)\b", re.IGNORECASE)


class PlaceFinder:
    """A codebook's site nouns, made ready once for many sentences."""

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.language.references
        self._joins = frozenset((*words.locatives, *codebook.language.figures.of))
        self._upon = frozenset(words.upon)
        self._seats = frozenset((*words.naming, *words.placing, *words.upon))
        nouns = {noun.lower() for domain in codebook.domains.values() for noun in domain.words.site_nouns}
        self._site_nouns = frozenset(tuple(noun.replace("-", " ").split()) for noun in nouns)
        self._stems = frozenset(noun[-1][:_STEM] for noun in self._site_nouns)
        actors = ((actor.name, actor.acronym, *actor.aliases) for actor in codebook.actors)
        self._actors = frozenset(name for names in actors for name in names if name)
        self._longest = max((len(noun) for noun in self._site_nouns), default=0)

    def find_places(self, places: Sequence[ReadPlace], town: Place | None = None) -> list[Mention]:
        """The mentions of a sentence's places; words for a people and sites are none, nor is a body that no
        list of places knows ("outside a UN office"). `town`: where streets lie whose sentence does not say;
        see :func:`find_town`."""
        named = [item for item in places if item.kind == "place" and not self._is_site_noun(item.wording)]
        named = [item for item in named if is_settled(item) or item.wording not in self._actors]
        parts = [item for item in places if item.kind == "street" or _is_part(item)]
        towns = [item for item in named if item not in parts]
        return [*map(_mention, towns), *(_lay_in_town(item, towns, town) for item in parts)]

    def find_sites(
        self,
        parsed: ParsedSentence,
        registered: Mapping[Span, tuple[RegisteredSite, ...]],
        lent: Nouns = frozenset(),
        dates: Sequence[Span] = (),
    ) -> list[Mention]:
        """Sites by name, and phrases whose head is a site noun; a name inside one is its name. `lent`: nouns
        that are those of sites in this report; `dates`: spans of days, where no site lies."""
        found: list[Mention] = []
        named: set[Span] = set()
        for phrase in parsed.noun_phrases:
            if not self._heads_site(parsed, phrase, lent):
                continue
            inside = [span for span in registered if phrase.core.contains(span)]
            named.update(inside)
            sites = registered[inside[-1]] if inside else ()
            span = self._bounded(parsed, phrase, dates)
            several = phrase.plural and not self._is_site_noun(
                phrase.head.of(parsed.text)
            )  # a barracks is one
            found.append(_site(parsed, span, phrase.head, sites, group=several))
        for span, sites in registered.items():
            if span not in named and not any(span.overlaps(other.span) for other in found):
                found.append(_site(parsed, span, span, sites, group=False))
        return found

    def _heads_site(self, parsed: ParsedSentence, phrase: NounPhrase, lent: Nouns) -> bool:
        noun = phrase.head.of(parsed.text).lower()
        if noun[:_STEM] not in self._stems and not lent:
            return False
        nouns = self._site_nouns | lent if lent else self._site_nouns
        words = Span(phrase.core.start, phrase.head.end)
        forms = [token.text.lower() for token in parsed.tokens_in(words) if token.pos != "PUNCT"]
        told = [_lemmas(parsed, words)] if not lent else [_lemmas(parsed, words), forms]  # "sports hall"
        found = (
            tuple(known[-n:]) in nouns for known in told for n in range(1, min(self._longest, len(known)) + 1)
        )
        return (noun,) in nouns or any(found) or (bool(lent) and _leads_name(parsed, words, lent))

    def _bounded(self, parsed: ParsedSentence, phrase: NounPhrase, dates: Sequence[Span]) -> Span:
        """The phrase up to its first clause or mark: "a centre in the east", not "… that was hit"."""
        core = Span(phrase.core.start, _find_number(parsed, phrase.head))
        cut = _CLAUSE.search(parsed.text, core.end, max(core.end, phrase.span.end))
        end = cut.start() if cut else phrase.span.end
        last, opened = core.end, False
        for token in parsed.tokens:
            if not core.end <= token.span.start < end:
                continue
            joins = token.text.lower() in self._joins or self._is_upon(parsed, token, dates)
            if not opened and not joins:
                break
            if token.pos in ("VERB", "AUX"):
                break
            opened, last = True, token.span.end if token.pos != "ADP" else last
        return Span(core.start, last if opened else self._find_named(parsed, core, dates))

    def _is_upon(self, parsed: ParsedSentence, token: Token, dates: Sequence[Span]) -> bool:
        """Whether it says on what a site lies: "on the border", not "on Friday" or "on its list"."""
        if token.text.lower() not in self._upon:
            return False
        behind = [other for other in parsed.tokens if other.span.start >= token.span.end][:2]
        lies = bool(behind) and behind[0].pos != "PRON"
        return lies and not any(other.span.overlaps(day) for other in behind for day in dates)

    def _find_named(self, parsed: ParsedSentence, core: Span, dates: Sequence[Span]) -> int:
        """Where a name ends that stands right behind, of which the parser made a part of something else:
        "access *to the centre at Oru*"."""
        behind = [token for token in parsed.tokens if token.span.start >= core.end]
        if not behind or behind[0].text.lower() not in self._seats:
            return core.end
        words = behind[2:] if len(behind) > 1 and behind[1].pos == "DET" else behind[1:]
        name = list(takewhile(lambda token: token.pos == "PROPN", words))
        if not name or any(token.span.overlaps(day) for token in name for day in dates):
            return core.end
        return name[-1].span.end

    def _is_site_noun(self, wording: str) -> bool:
        return tuple(wording.lower().split()) in self._site_nouns


def _mention(item: ReadPlace) -> Mention:
    """The mention, with "eastern" and the like before the name taken in."""
    value, rule = _value(item)
    span = item.span
    if item.part:
        span = Span(span.start - len(item.part) - 1, span.end)
        value = replace(
            value,
            name=f"{item.part} {value.name}",
            precision=_PARTS.get(value.precision or "", "quarter"),
            within=(value.name, *value.within),
        )
    candidates = item.candidates if rule == "place:open" else ()
    note = _DATELINE if item.dateline else ""
    return Mention(MentionKind.PLACE, span, value, rule, head=item.span, note=note, candidates=candidates)


def _value(item: ReadPlace) -> tuple[Place, str]:
    """What is said of a place, and the rule's name. A name in capitals is that of a heading or dateline."""
    shouted = item.wording.isupper() and len(item.wording) > _ACRONYM
    name = item.wording.title() if shouted else item.wording
    if item.place is None or item.lent or (not is_settled(item) and not is_open(item)):
        return Place(name), "place:recognised"
    if is_open(item):
        return replace(_leave_open(item), name=name), "place:open"
    return item.place, "place:known"


def _leave_open(item: ReadPlace) -> Place:
    """What is certain of a place that may be one of several: what all of them have in common."""
    countries = {place.country for place in item.candidates}
    precisions = {place.precision for place in item.candidates}
    return Place(
        item.wording,
        country=countries.pop() if len(countries) == 1 else None,
        precision=precisions.pop() if len(precisions) == 1 else None,
    )


def _is_part(item: ReadPlace) -> bool:
    """Whether it is a part of a town of which no list tells."""
    return item.kind == "place" and item.quarter and not is_settled(item)


def _lay_in_town(part: ReadPlace, towns: Sequence[ReadPlace], main: Place | None) -> Mention:
    """A street or quarter lies in the town of its sentence: the next one behind it, or else the nearest; or
    in that of the report."""
    fine = [item for item in towns if is_settled(item) and rank_precision(item.place) <= CITY]
    ranked = sorted(fine, key=lambda item: (item.span < part.span, abs(item.span.start - part.span.end)))
    town = ranked[0].place if ranked else main
    value = Place(part.wording)
    if town is not None:
        value = replace(town, name=part.wording, precision="quarter", within=(town.name, *town.within))
    return Mention(MentionKind.PLACE, part.span, value, "place:in-town", head=part.span)


def find_town(places: Sequence[ReadPlace]) -> Place | None:
    """The town that a report speaks of more than of all others together, if there is one."""
    towns = [
        item.place
        for item in places
        if item.kind == "place" and item.place and item.place.precision == "city" and is_settled(item)
    ]
    town, count = next(iter(Counter(towns).most_common(1)), (None, 0))
    return town if 2 * count > len(towns) else None


def without_datelines(mentions: Sequence[Mention], origins: frozenset[Span]) -> list[Mention]:
    """The mentions of a sentence but places that only say where the report was written. `origins`: see
    :func:`counterclaim.annotation.toponyms.find_origins`. In a sentence that names another place, the
    dateline is none of its own."""
    named = _names_place(mentions)
    return [
        item
        for item in mentions
        if not (item.note == _DATELINE and item.head and (named or item.head in origins))
    ]


def place_by_dateline(
    frames: Sequence[Frame], mentions: Sequence[Mention], lead: Span | None
) -> tuple[Frame, ...]:
    """The frames of a sentence that names no place are at that of its paragraph's dateline, `lead`."""
    if lead is None or _names_place(mentions):
        return tuple(frames)
    return tuple(
        replace(frame, place=lead) if frame.place is None and not frame.background else frame
        for frame in frames
    )


def _names_place(mentions: Sequence[Mention]) -> bool:
    return any(
        (item.kind is MentionKind.PLACE and item.note != _DATELINE)
        or (item.kind is MentionKind.SITE and item.rule == "site:registered")
        for item in mentions
    )


def _site(
    parsed: ParsedSentence, span: Span, head: Span, sites: Sequence[RegisteredSite], *, group: bool
) -> Mention:
    code = sites[0].id if len(sites) == 1 else ""
    candidates = " ".join(f"candidate:{site.id}" for site in sites) if len(sites) > 1 else ""
    note = " ".join(filter(None, ("group" if group else "", candidates)))
    rule = "site:registered" if sites else "site:described"
    return Mention(MentionKind.SITE, span, Term(code, span.of(parsed.text)), rule, head=head, note=note)


def _find_number(parsed: ParsedSentence, head: Span) -> int:
    """Where a site's number ends that stands behind its noun: "Camp *14*"; else where the noun ends."""
    if not head.of(parsed.text)[:1].isupper():
        return head.end
    behind = next((token for token in parsed.tokens if token.span.start >= head.end), None)
    numbered = behind is not None and behind.text.isdigit() and len(behind.text) <= _LONGEST_NUMBER
    return behind.span.end if behind is not None and numbered else head.end


def _leads_name(parsed: ParsedSentence, span: Span, nouns: Nouns) -> bool:
    """Whether the noun stands before the name: "the Hotel Aurora"."""
    tokens = [token for token in parsed.tokens_in(span) if token.pos not in ("DET", "PUNCT")]
    named = len(tokens) > 1 and all(token.pos == "PROPN" for token in tokens)
    return named and (tokens[0].text.lower(),) in nouns


def _lemmas(parsed: ParsedSentence, span: Span) -> list[str]:
    return [token.lemma.lower() for token in parsed.tokens_in(span) if token.pos != "PUNCT"]
