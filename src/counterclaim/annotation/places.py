"""Places and sites: registered ones, the recogniser's, and noun phrases that describe a site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.codebook.schema import Codebook, RegisteredSite
from counterclaim.model import Mention, MentionKind, NounPhrase, Place, Span, Term

_LABELS = frozenset(("GPE", "LOC", "FAC"))
Entity = tuple[Span, str]  # where a name stands, and what the recogniser calls it

_STEM = 3  # letters by which most heads are told from a site noun before lemmas are looked at
_OTHER_NAMES = frozenset(("PERSON", "GPE", "LOC"))
_UNSURE = frozenset(("ORG", "PERSON", "PRODUCT", "NORP", "EVENT"))
_DIRECTED = {
    "country": "region",
    "region": "region",
}  # precision of "eastern X", by that of X; else a quarter
_CLAUSE = re.compile(r"[,;:()\"“”]|\b(?:who|which|that|where|when|whose)\b", re.IGNORECASE)


class PlaceFinder:
    """A codebook's places and site nouns, made ready once for many sentences."""

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.language.references
        self._locatives = frozenset(words.locatives)
        self._placing = frozenset(words.placing)
        self._indefinite = frozenset(codebook.language.figures.articles)
        self._place_nouns = frozenset(words.place_nouns)
        self._directions = frozenset(words.directions)
        self._joins = self._locatives | frozenset(codebook.language.figures.of)
        self._bodies = frozenset(words.bodies)
        nouns = {noun.lower() for domain in codebook.domains.values() for noun in domain.words.site_nouns}
        self._site_nouns = frozenset(tuple(noun.replace("-", " ").split()) for noun in nouns)
        self._stems = frozenset(noun[-1][:_STEM] for noun in self._site_nouns)
        self._longest = max((len(noun) for noun in self._site_nouns), default=0)

    def find_places(
        self, parsed: ParsedSentence, entities: Sequence[Entity], registered: Mapping[Span, Place]
    ) -> list[Mention]:
        """Places by name. `registered`: those that the codebook knows, by their span."""
        found = [self._place(parsed, span, place, "place:registered") for span, place in registered.items()]
        for span, label in entities:
            if any(span.overlaps(other) for other in registered):
                continue
            wording = span.of(parsed.text)
            placed = label in _LABELS or self._stands_as_place(parsed, span, label)
            if placed and not self._is_site_noun(wording):
                found.append(self._place(parsed, span, Place(wording), "place:recognised"))
        taken = [*registered, *(span for span, _ in entities)]
        for span in self._placed_names(parsed):
            if not any(span.overlaps(other) for other in taken):
                found.append(self._place(parsed, span, Place(span.of(parsed.text)), "place:placed"))
        return found

    def _placed_names(self, parsed: ParsedSentence) -> Iterator[Span]:
        """Names that the recogniser missed, where only a place can stand: "shot dead in *Kelso*"."""
        tokens = parsed.tokens
        for before, token in pairwise(tokens):
            if token.pos != "PROPN" or before.text.lower() not in self._placing or token.text.isupper():
                continue
            if token.text.lower() not in self._bodies and not _goes_on(parsed, token.span):
                yield token.span

    def is_inside_name(self, parsed: ParsedSentence, entities: Sequence[Entity], span: Span) -> bool:
        """Whether a registered place is only a word of another name: "Jordan Reeves", "Jamaica Plain"."""
        for entity, label in entities:
            if label in _OTHER_NAMES and entity.contains(span) and entity != span:
                rest = (parsed.text[entity.start : span.start] + parsed.text[span.end : entity.end]).split()
                if not all(
                    word.lower() in self._directions or word.lower() in self._place_nouns for word in rest
                ):
                    return True
        return False

    def find_sites(
        self, parsed: ParsedSentence, registered: Mapping[Span, tuple[RegisteredSite, ...]]
    ) -> list[Mention]:
        """Sites by name, and phrases whose head is a site noun; a name inside one is its name."""
        found: list[Mention] = []
        named: set[Span] = set()
        for phrase in parsed.noun_phrases:
            if not self._heads_site(parsed, phrase):
                continue
            inside = [span for span in registered if phrase.core.contains(span)]
            named.update(inside)
            sites = registered[inside[-1]] if inside else ()
            span = self._bounded(parsed, phrase)
            found.append(_site(parsed, span, phrase.head, sites, group=phrase.plural))
        for span, sites in registered.items():
            if span not in named and not any(span.overlaps(other.span) for other in found):
                found.append(_site(parsed, span, span, sites, group=False))
        return found

    def _place(self, parsed: ParsedSentence, span: Span, place: Place, rule: str) -> Mention:
        """The mention, with "eastern" and the like before the name taken in."""
        start = _word_before(parsed, span.start)
        if start is not None and start.of(parsed.text).lower() in self._directions:
            whole = Span(start.start, span.end)
            narrowed = replace(
                place,
                name=f"{start.of(parsed.text).lower()} {place.name}",
                precision=_DIRECTED.get(place.precision or "", "quarter"),
                within=(place.name, *place.within),
            )
            return Mention(MentionKind.PLACE, whole, narrowed, rule, head=span)
        return Mention(MentionKind.PLACE, span, place, rule, head=span)

    def _stands_as_place(self, parsed: ParsedSentence, span: Span, label: str) -> bool:
        """Whether a name the recogniser took for another stands where only a place can."""
        wording = span.of(parsed.text)
        if label not in _UNSURE or wording.isupper() or len(wording.split()) > 3:
            return False
        if any(word.lower() in self._bodies for word in wording.split()):
            return False
        behind = _word_after(parsed, span.end)
        if behind is not None and behind.of(parsed.text).lower() in self._place_nouns:
            return True
        before = _word_before(parsed, span.start)
        if before is None:
            return False
        word = before.of(parsed.text).lower()
        if label == "PERSON" and word in self._indefinite:
            return self._is_owner_of_place(parsed, span, before)
        placed = word in (self._placing if label == "PERSON" else self._locatives)
        return placed and label in ("ORG", "PERSON") and not _goes_on(parsed, span)

    def _is_owner_of_place(self, parsed: ParsedSentence, span: Span, article: Span) -> bool:
        """Whether a single name stands before what is there: "at a *Dunmore* bowling alley"."""
        if " " in span.of(parsed.text):
            return False
        before = _word_before(parsed, article.start)
        behind = next((token for token in parsed.tokens if token.span.start >= span.end), None)
        located = before is not None and before.of(parsed.text).lower() in self._locatives
        return located and behind is not None and behind.pos == "NOUN"

    def _heads_site(self, parsed: ParsedSentence, phrase: NounPhrase) -> bool:
        if parsed.text[phrase.head.start : phrase.head.end].lower()[:_STEM] not in self._stems:
            return False
        lemmas = _lemmas(parsed, Span(phrase.core.start, phrase.head.end))
        return any(
            tuple(lemmas[-n:]) in self._site_nouns for n in range(1, min(self._longest, len(lemmas)) + 1)
        )

    def _bounded(self, parsed: ParsedSentence, phrase: NounPhrase) -> Span:
        """The phrase up to its first clause or mark: "a centre in the east", not "… that was hit"."""
        core = Span(phrase.core.start, phrase.head.end)
        cut = _CLAUSE.search(parsed.text, core.end, max(core.end, phrase.span.end))
        end = cut.start() if cut else phrase.span.end
        last, opened = core.end, False
        for token in parsed.tokens:
            if not core.end <= token.span.start < end:
                continue
            if not opened and token.text.lower() not in self._joins:
                break
            if token.pos in ("VERB", "AUX"):
                break
            opened, last = True, token.span.end if token.pos != "ADP" else last
        return Span(core.start, last)

    def _is_site_noun(self, wording: str) -> bool:
        return tuple(wording.lower().split()) in self._site_nouns


def find_entities(parsed: ParsedSentence) -> tuple[Entity, ...]:
    """The recogniser's names in a sentence without articles and possessives, with its label."""
    found = []
    for entity in parsed.sent.ents:
        first, last = entity.start, entity.end - 1
        doc = entity.doc
        while first < last and (doc[first].is_punct or doc[first].is_space or doc[first].tag_ == "DT"):
            first += 1
        while last > first and (doc[last].tag_ == "POS" or doc[last].is_space or doc[last].is_punct):
            last -= 1
        found.append((parsed.locate(doc[first], doc[last]), entity.label_))
    return tuple(found)


def _site(
    parsed: ParsedSentence, span: Span, head: Span, sites: Sequence[RegisteredSite], *, group: bool
) -> Mention:
    code = sites[0].id if len(sites) == 1 else ""
    candidates = " ".join(f"candidate:{site.id}" for site in sites) if len(sites) > 1 else ""
    note = " ".join(filter(None, ("group" if group else "", candidates)))
    rule = "site:registered" if sites else "site:described"
    return Mention(MentionKind.SITE, span, Term(code, span.of(parsed.text)), rule, head=head, note=note)


def _lemmas(parsed: ParsedSentence, span: Span) -> list[str]:
    return [token.lemma.lower() for token in parsed.tokens_in(span) if token.pos != "PUNCT"]


def _word_before(parsed: ParsedSentence, start: int) -> Span | None:
    before = None
    for token in parsed.tokens:
        if token.span.end > start:
            break
        before = token.span
    return before


def _word_after(parsed: ParsedSentence, end: int) -> Span | None:
    return next((token.span for token in parsed.tokens if token.span.start >= end), None)


def _goes_on(parsed: ParsedSentence, span: Span) -> bool:
    """Whether the name is only the beginning of a longer one, or owns what follows."""
    behind = next((token for token in parsed.tokens if token.span.start >= span.end), None)
    return behind is not None and (behind.pos in ("PROPN", "NOUN") or behind.text in ("'s", "’s"))
