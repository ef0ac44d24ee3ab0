"""The sites of one report: which words stand for which site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from counterclaim.claims.bare_sites import find_bare, find_bodies, find_glosses
from counterclaim.claims.drafts import is_located
from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.claims.site_words import (
    SiteWords,
    ToldSite,
    are_for_others,
    fits,
    is_named_once,
    settle_names,
)
from counterclaim.claims.standing import Standing
from counterclaim.codebook.schema import Codebook
from counterclaim.model import (
    Mention,
    MentionKind,
    NounPhrase,
    Place,
    SiteMention,
    Span,
    Term,
    Token,
    make_id,
)
from counterclaim.model.values import hull


class Sites:
    """Sites in the order in which the report first names them, found by the words that stand for them."""

    def __init__(self, page: Page, rules: Rules, codebook: Codebook) -> None:
        self._page = page
        self._rules = rules
        self._registered = {site.id: site for site in codebook.sites}
        self._standing = Standing(page, rules, codebook)
        self._nouns = [noun for domain in codebook.domains.values() for noun in domain.words.nouns_in_names]
        known = [domain.words for domain in codebook.domains.values()]
        lent = {noun.split()[-1] for words in known for noun in words.lent_nouns}
        sole = {noun for words in known for noun in words.sole_nouns}
        self._buildings = frozenset((lent - rules.site_nouns) | sole)
        self._generic = frozenset(word for noun in self._nouns for word in noun.lower().split())
        self._sites: list[ToldSite] = []
        self._tails = self._find_tails()
        words = sorted(self._find_words(), key=lambda item: (item.span.start, -len(item.span)))
        self._gather(words)
        self._ids = {id(site): self._make_id(site) for site in self._sites}
        self._known = {self._id(site): site for site in reversed(self._sites)}
        self._by_span = {span: site for site in self._sites for span in site.spans}
        self._by_sentence: dict[int, list[Span]] = {}
        for span in sorted(self._by_span):
            self._by_sentence.setdefault(page.at(span), []).append(span)

    @property
    def mentions(self) -> tuple[SiteMention, ...]:
        return tuple(self._mention(site) for site in self._sites)

    @property
    def only_named(self) -> str | None:
        """The one site that the report names, where it names one only."""
        named = [site for site in self._sites if site.named and not site.group]
        return self._id(named[0]) if len(named) == 1 else None

    def is_only_goal(self, site_id: str | None) -> bool:
        """Whether all that is told of a site is that people were taken there: "moved *to* the Oru camp"."""
        site = self._known.get(site_id or "")
        return site is not None and all(self._is_led_to(span) for span in site.spans)

    def _is_led_to(self, span: Span) -> bool:
        before = [token for token in self._page.before(span) if token.pos != "DET"]
        return bool(before) and before[-1].text.lower() in self._rules.goals

    @property
    def only_one(self) -> str | None:
        """The one site that the report names or, where it names none, speaks of."""
        single = [site for site in self._sites if not site.group]
        return self.only_named or (self._id(single[0]) if len(single) == 1 else None)

    def find(self, span: Span | None) -> str | None:
        """The id of the site whose words overlap `span`."""
        site = self._find(span)
        return self._id(site) if site else None

    def is_group(self, site_id: str | None) -> bool:
        site = self._known.get(site_id or "")
        return site is not None and site.group

    def is_named(self, site_id: str | None) -> bool:
        """Whether it is one site with a name of its own."""
        site = self._known.get(site_id or "")
        return site is not None and site.named and not site.group

    def is_other(self, site_id: str | None) -> bool:
        """Whether it is only told of as some other one than those named: "another centre"."""
        site = self._known.get(site_id or "")
        if site is None or site.named or site.group:
            return False
        return any(token.text.lower() in self._rules.added for token in self._page.tokens(site.first)[:2])

    def place(self, site_id: str | None) -> Place | None:
        site = self._known.get(site_id or "")
        return site.place if site is not None else None

    def within(self, sentence: int) -> list[str]:
        """The sites that a sentence names, in order."""
        spans = self._by_sentence.get(sentence, ())
        return list(dict.fromkeys(self._id(self._by_span[span]) for span in spans))

    def _find(self, span: Span | None) -> ToldSite | None:
        if span is None:
            return None
        exact = self._by_span.get(span)
        if exact is not None:
            return exact
        here = self._by_sentence.get(self._page.at(span), ())
        over = next((words for words in here if words.overlaps(span)), None)
        return self._by_span[over] if over is not None else None

    def _id(self, site: ToldSite) -> str:
        return self._ids[id(site)]

    def _make_id(self, site: ToldSite) -> str:
        return make_id("site", self._page.report.id, site.first.start, site.first.end)

    def _mention(self, site: ToldSite) -> SiteMention:
        return SiteMention(
            id=self._id(site),
            report_id=self._page.report.id,
            name=self._label(site),
            spans=tuple(sorted(site.spans)),
            registered=site.code or None,
            place=site.place,
            group=site.group,
            described=not site.named,
            only=site.only and not site.named,
        )

    def _label(self, site: ToldSite) -> str:
        """Its name, or the fullest words that describe it; a bare "centre" with the place it is told with."""
        if site.named or site.group or " " in site.name:
            return site.name
        place = site.place or self._only_place(site)
        if place is not None:
            return f"{site.name}, {place.name}"
        if self._page.tokens(site.first)[0].pos in ("DET", "NUM"):
            return self._page.words(site.first)
        full = (noun for noun in self._nouns if noun.endswith(f" {site.name.lower()}"))
        return next(full, site.name)

    def _only_place(self, site: ToldSite) -> Place | None:
        """The one place finer than a country that the sentences of a site's words name."""
        sentences = {self._page.at(span) for span in site.spans}
        found = {
            item.value
            for number in sorted(sentences)
            for item in self._page.sentences[number].mentions
            if item.kind is MentionKind.PLACE and isinstance(item.value, Place)
        }
        fine = [place for place in found if place.precision not in ("region", "country")]
        return fine[0] if len(fine) == 1 else None

    def _find_words(self) -> Iterator[SiteWords]:
        described = list(self._find_described())
        glossed = find_glosses(self._page, self._rules)
        words = settle_names(
            [self._gloss(item, glossed[item.span]) if item.span in glossed else item for item in described]
        )
        yield from words
        taken = [item.span for item in described]
        called = {self._own_words(item.name): item for item in words if item.named and not item.group}
        bare = find_bare(self._page, self._rules, called, frozenset(glossed.values()))
        for span in sorted(span for span in bare if not any(span.overlaps(other) for other in taken)):
            known = called.get(self._page.words(span))
            name = known.name if known else self._page.words(span)
            place = known.place if known else self._place_at(span)
            yield SiteWords(span, self._page.at(span), "", name, place, False, True, False)

    def _find_described(self) -> Iterator[SiteWords]:
        bodies = frozenset(name for name in find_bodies(self._page, self._rules) if self._is_plain(name))
        for number, sentence in enumerate(self._page.sentences):
            taken: list[Span] = []
            for mention in sentence.mentions:
                if mention.kind is MentionKind.SITE:
                    taken.append(mention.span)
                    if self._page.named(mention.span) in bodies:
                        continue
                    yield self._read(mention.span, mention, number)
            for phrase in sentence.noun_phrases:
                if any(phrase.core.overlaps(span) for span in taken) or not self._is_site(phrase):
                    continue
                taken.append(phrase.core)
                yield self._read(phrase.core, None, number)

    def _gloss(self, item: SiteWords, name: str) -> SiteWords:
        """A described site that is told by its name: "Lesk Point, a processing centre"."""
        return item if item.named or item.group else replace(item, name=name, named=True)

    def _place_at(self, span: Span) -> Place | None:
        places = (item.value for item in self._page.mentions(MentionKind.PLACE, span))
        return next((place for place in places if isinstance(place, Place) and is_located(place)), None)

    def _is_plain(self, name: str) -> bool:
        """Whether no word but the last one is of sites: a body's "Rights Centre", no "Removal Centre". What
        has a number is none: "Camp 14 *holds* 85 people"."""
        return not name[-1:].isdigit() and sum(word.lower() in self._generic for word in name.split()) == 1

    def _is_site(self, phrase: NounPhrase) -> bool:
        """Whether the noun is one of sites, or points at one named in full: "the station" for "Oru migrant
        station"."""
        lemmas = {token.lemma.lower() for token in self._page.tokens(phrase.head)}
        return bool(self._rules.site_nouns & {*lemmas, self._page.words(phrase.head).lower()}) or (
            bool(lemmas & self._tails) and not phrase.plural and self._standing.is_definite(phrase.core)
        )

    def _are_several(self, phrase: NounPhrase) -> bool:
        """Whether it is of several sites: not "the barracks", whose form is that of one too."""
        return phrase.plural and self._page.words(phrase.head).lower() not in self._rules.site_nouns

    def _find_tails(self) -> frozenset[str]:
        """The last words of the sites named in full whose other words they need: "station"."""
        found = set()
        for sentence in self._page.sentences:
            for mention in sentence.mentions:
                words = self._page.tokens(mention.span) if mention.kind is MentionKind.SITE else []
                if mention.head is not None:  # "hall" of "the sports hall at Lesk"
                    words = [word for word in words if word.span.start < mention.head.end]
                if len(words) > 1 and words[-1].pos in ("NOUN", "PROPN"):
                    found.add(words[-1].lemma.lower())
        return frozenset(found)

    def _read(self, span: Span, mention: Mention | None, sentence: int) -> SiteWords:
        code = mention.value.code if mention and isinstance(mention.value, Term) else ""
        phrase = self._phrase(span, mention.head if mention else None)
        core = phrase.core if phrase and phrase.core.contains(phrase.head) else span
        whole = phrase.span if phrase else span
        around = hull((core, span)) if mention else whole
        number = self._standing.find_number(around, core)
        core = core if number is None else hull((core, number))
        places = list(self._page.mentions(MentionKind.PLACE, hull((whole, span))))
        known = [item for item in places if isinstance(item.value, Place) and is_located(item.value)]
        kind = places if self._standing.is_any(core) else known  # "an Oru centre" is some centre in Oru
        named = bool(code or number) or self._has_name(core, [item.span for item in kind])
        group = phrase is not None and self._are_several(phrase) and not code
        called = None if named or group else self._standing.find_called(span, core)
        own = known if named or called is not None else places
        found = [item.value for item in own if isinstance(item.value, Place)]
        found.sort(key=lambda item: item.precision is None)  # "a *Border* Patrol station in El Paso"
        place = next(iter(found), None)
        place = place or self._standing.find_place_behind(around)
        registered = self._registered.get(code)
        return SiteWords(
            span=span,
            sentence=sentence,
            code=code,
            name=registered.name if registered else self._describe(called or (core if named else around)),
            place=registered.place if registered else place,
            group=group,
            named=named or called is not None,
            definite=bool(self._page.tokens(core)) and self._standing.is_definite(core),
            of_town=called == core,
            only=self._standing.is_only(span, core),
            people=self._standing.find_people(core),
        )

    def _phrase(self, span: Span, head: Span | None) -> NounPhrase | None:
        """The noun phrase of a site's head noun: not of "its" in "its centre"."""
        phrases = self._page.sentences[self._page.at(span)].noun_phrases
        return next((phrase for phrase in phrases if phrase.head == head), None) or self._page.phrase(span)

    def _has_name(self, core: Span, covered: Sequence[Span]) -> bool:
        """Whether words up to the head noun name it, the nouns of sites and places on the map left out: what
        is called after a place that no list holds ("the Oru camp") is as good as named."""
        return any(
            self._is_proper(token)
            and token.lemma.lower() not in self._generic
            and not any(other.overlaps(token.span) for other in covered)
            for token in self._page.tokens(core)
        )

    def _is_proper(self, token: Token) -> bool:
        """Whether it is a name, also one that was taken for a noun: "the Ulmar camp"."""
        if token.pos != "NOUN" or not token.text[:1].isupper():
            return token.pos == "PROPN"
        return token.span.start > self._page.sentences[self._page.at(token.span)].span.start

    def _describe(self, span: Span) -> str:
        """The words of a phrase without what only points ("the", "its", "one")."""
        tokens = self._page.tokens(span)
        while len(tokens) > 1 and tokens[0].pos in ("DET", "PRON", "NUM") and tokens[1].pos != "PUNCT":
            tokens = tokens[1:]
        while len(tokens) > 1 and tokens[-1].pos in ("PART", "PUNCT"):
            tokens = tokens[:-1]
        return self._page.words(hull(token.span for token in (tokens[0], tokens[-1]))) if tokens else ""

    def _gather(self, words: Sequence[SiteWords]) -> None:
        waiting = []
        named = {(item.code or item.name, item.place) for item in words if item.named}
        for item in words:
            site = self._match(item)
            described = not (item.named or item.group or self._is_new_building(item))
            if described and (site is None or not site.named) and is_named_once(item, named):
                waiting.append(item)
            else:
                self._join(site, item)
        for item in waiting:
            self._join(self._only_named(item) or self._match(item), item)

    def _join(self, site: ToldSite | None, item: SiteWords) -> None:
        if site is None:
            kind = (item.place, item.group, item.named, item.sentence, item.only, item.people)
            site = ToldSite(item.span, item.span, item.name, item.code, *kind)
            self._sites.append(site)
        site.spans.append(item.span)
        site.nouns.add(self._noun(item.span))
        site.first = min(site.first, item.span)
        site.last = max(site.last, item.span)
        if item.named and not site.named:
            site.name, site.named, site.code = item.name, True, item.code
        elif not site.named and " " not in site.name and " " in item.name:
            site.name = item.name
        site.code = site.code or item.code
        if site.place is None or (item.place is not None and site.place.precision in ("region", "country")):
            site.place = item.place or site.place

    def _match(self, item: SiteWords) -> ToldSite | None:
        """The site told of before that these words can stand for."""
        if item.group:
            return self._match_group(item)
        singles = [site for site in self._sites if not (site.group or are_for_others(site, item))]
        if item.named:
            return next((site for site in singles if self._is_one(site, item)), None)
        fitting = [site for site in singles if fits(site.place, item.place)]
        if item.definite and not self._is_new_building(item):
            named = [site for site in fitting if site.named]
            if len(named) == 1 and named[0].sentence <= item.sentence:
                return named[0]
            noun = self._noun(item.span)
            return max(fitting, key=lambda site: (noun in site.nouns, site.last), default=None)
        if item.place is None:
            return None
        named = [site for site in fitting if site.named]
        if len(named) == 1:
            return named[0]
        return next((site for site in fitting if site.place is not None and not site.named), None)

    def _is_new_building(self, item: SiteWords) -> bool:
        """Whether it is told of for the first time, and as what no site before is: "the old school" beside a
        camp."""
        words = list(takewhile(lambda token: token.pos != "ADP", self._page.tokens(item.span)))
        words, noun = [token for token in words if token.pos != "DET"], self._noun(item.span)
        if len(words) < 2 or self._buildings.isdisjoint((noun, words[-1].text.lower())):  # "barracks"
            return False
        return not any(noun in site.nouns for site in self._sites)

    def _is_one(self, site: ToldSite, item: SiteWords) -> bool:
        """Whether two names are of one site: "the Lesk camp" and "the holding camp at Lesk"."""
        if site.code and item.code:
            return site.code == item.code
        if item.of_town and self._noun(item.span) not in site.nouns:
            return False  # "the Tripoli prison" is not "the Tripoli camp"
        mine, theirs = self._own_words(site.name), self._own_words(item.name)
        return site.named and mine.casefold() == theirs.casefold()

    def _own_words(self, name: str) -> str:
        """A name without the words that any site is called by."""
        proper = [word for word in name.split() if word != word.lower() or word.isdigit()]
        own = [word for word in proper if word.lower() not in self._generic]
        return " ".join(own or [name])

    def _noun(self, span: Span) -> str:
        """The noun of a site's words, before what says where it lies."""
        tokens = list(takewhile(lambda token: token.pos != "ADP", self._page.tokens(span)))
        return tokens[-1].lemma.lower() if tokens else ""

    def _match_group(self, item: SiteWords) -> ToldSite | None:
        groups = [site for site in self._sites if site.group]
        if item.place is None:
            return groups[-1] if groups else None
        same = [site for site in groups if site.place is None or site.place == item.place]
        return same[-1] if same else None

    def _only_named(self, item: SiteWords) -> ToldSite | None:
        named = [
            site for site in self._sites if site.named and not site.group and fits(site.place, item.place)
        ]
        return named[0] if len(named) == 1 else None
