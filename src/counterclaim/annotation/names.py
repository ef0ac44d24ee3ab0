"""Names: who is spoken of. Registered actors, the recogniser's names with mended edges, and role nouns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.places import PlaceFinder, find_entities
from counterclaim.annotation.register import Register, split_words
from counterclaim.codebook.schema import Codebook, Office, RegisteredActor, RegisteredPlace, RegisteredSite
from counterclaim.model import Mention, MentionKind, NounPhrase, Place, Span, Term, Token

_NOTES = {"PERSON": "person", "ORG": "body", "WORK_OF_ART": "body", "FAC": "body", "NORP": "group"}
_NAMES = frozenset(("PERSON", "ORG"))


@dataclass(frozen=True, slots=True)
class _Registered:
    """What the register knows of one span, by kind."""

    actors: tuple[RegisteredActor, ...] = ()
    offices: tuple[Office, ...] = ()
    sites: tuple[RegisteredSite, ...] = ()
    places: tuple[Place, ...] = ()


class NameFinder:
    """A codebook's names and role nouns, made ready once for many sentences."""

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.language.references
        self._register = Register(_spellings(codebook))
        self._places = PlaceFinder(codebook)
        self._titles = frozenset((*words.titles, *words.roles))
        self._particles = frozenset(words.particles)
        self._bodies = frozenset(words.bodies)
        self._roles = frozenset(words.roles) | _singulars(words.groups) | self._bodies
        self._groups = _singulars(words.groups) | _counted_people(codebook)

    def find(self, parsed: ParsedSentence, taken: Sequence[Span]) -> list[Mention]:
        """Actors, sites and places of a sentence. `taken`: spans of dates, which are no names."""
        known = self._look_up(parsed)
        places = {span: item.places[0] for span, item in known.items() if item.places}
        sites = {span: item.sites for span, item in known.items() if item.sites}
        found_places = [
            mention
            for mention in self._places.find_places(parsed, places)
            if not any(mention.span.overlaps(span) for span in taken)
        ]
        found_sites = self._places.find_sites(parsed, sites)
        barred = [*taken, *(mention.span for mention in found_places)]
        site_heads = frozenset(mention.head for mention in found_sites)
        actors = self._find_actors(parsed, known, barred, site_heads)
        return [*actors, *found_sites, *found_places]

    def _look_up(self, parsed: ParsedSentence) -> dict[Span, _Registered]:
        words = split_words(parsed.span.of(parsed.text), parsed.span.start)
        return {span: _sorted(items) for span, items in self._register.find(words, parsed.text)}

    def _find_actors(
        self,
        parsed: ParsedSentence,
        known: dict[Span, _Registered],
        barred: Sequence[Span],
        site_heads: Collection[Span | None],
    ) -> list[Mention]:
        """`barred`: spans of dates and places; `site_heads`: nouns of sites, which are no actors."""
        found = [_registered(parsed, span, item) for span, item in known.items() if item.actors or item.offices]
        for span, note in self._recognised(parsed):
            clear = not any(span.overlaps(other) for other in barred)
            if clear and not any(mention.span.contains(span) for mention in found if mention.rule != "actor:office"):
                found.append(self._named(parsed, span, note))
        for phrase in parsed.noun_phrases:
            if phrase.head in site_heads or any(phrase.head.overlaps(other) for other in barred):
                continue
            mention = self._role(parsed, phrase)
            if mention is not None and not any(other.span.contains(phrase.head) for other in found):
                found.append(mention)
        return found

    def _recognised(self, parsed: ParsedSentence) -> Iterator[tuple[Span, str]]:
        """Names of people, bodies and groups, with broken ones joined and run-together ones parted."""
        pieces = [(span, label) for span, label in find_entities(parsed) if label in _NOTES]
        for span, label in self._join(parsed, pieces):
            if label in ("WORK_OF_ART", "FAC") and not self._is_body(span.of(parsed.text)):
                continue
            if label == "NORP" and not _stands_alone(parsed, span):
                continue
            yield from self._part(parsed, self._widen(parsed, span, label), label)

    def _join(self, parsed: ParsedSentence, pieces: list[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
        """ "Ana" + "do" + "Vale Prado": names that only small words part."""
        joined: list[tuple[Span, str]] = []
        for span, label in pieces:
            if joined and "PERSON" in (label, joined[-1][1]):
                before = joined[-1][0]
                between = parsed.text[before.end : span.start].replace("-", " ").split()
                if between and all(word in self._particles for word in between):
                    joined[-1] = (Span(before.start, span.end), "PERSON")
                    continue
            joined.append((span, label))
        yield from joined

    def _widen(self, parsed: ParsedSentence, span: Span, label: str) -> Span:
        """Takes in what belongs to the name left of it: "al-", "bin", and a first name before a particle."""
        if label not in _NAMES:
            return span
        start = span.start
        for token in reversed([token for token in parsed.tokens if token.span.end <= start]):
            glued = token.span.end == start
            hyphen = token.text in ("-", "‐", "‑") and glued
            particle = token.text.lower() in self._particles and (glued or label == "PERSON")
            if not hyphen and not (particle and start <= token.span.end + 1):
                break
            start = token.span.start
        text = parsed.text[start : span.start]
        return Span(start, span.end) if text.strip(" -‐‑") else span

    def _part(self, parsed: ParsedSentence, span: Span, label: str) -> Iterator[tuple[Span, str]]:
        """ "Ministry of Health Omar Sand" is a body and a person."""
        words = split_words(span.of(parsed.text), span.start)
        plain = [word.plain for word in words]
        if len(words) >= 4 and plain[0] in self._bodies and plain[1] not in self._bodies:
            rest = words[3:]
            if not parsed.text[words[0].span.end : words[-1].span.end].count(",") and all(
                word.written[:1].isupper() and word.plain not in self._bodies for word in (*words[2:3], *rest)
            ) and len(rest) in (2, 3) and words[1].written.islower():
                yield Span(span.start, words[2].span.end), "body"
                yield Span(rest[0].span.start, span.end), "person"
                return
        unsure = label == "ORG" and len(words) == 1 and not words[0].written.isupper() and not self._is_body(plain[0])
        yield span, "" if unsure else _NOTES[label]

    def _named(self, parsed: ParsedSentence, span: Span, note: str) -> Mention:
        """A name with the titles before it; its head is the name alone."""
        start, head = span.start, span
        others = [other for other, _ in find_entities(parsed) if other.end <= span.start]
        for token in reversed([token for token in parsed.tokens if token.span.end <= span.start]):
            if note != "person" or token.text.lower() not in self._titles or token.span.end + 1 < start:
                break
            if any(other.overlaps(token.span) for other in others):
                break
            start = token.span.start
        words = split_words(span.of(parsed.text), span.start)
        while note == "person" and len(words) > 1 and words[0].written.lower() in self._titles:
            words = words[1:]
            head = Span(words[0].span.start, span.end)
        whole = Span(start, span.end)
        return Mention(
            MentionKind.ACTOR, whole, Term("", whole.of(parsed.text)), "actor:recognised", head=head, note=note
        )

    def _role(self, parsed: ParsedSentence, phrase: NounPhrase) -> Mention | None:
        """ "the interior minister", "security forces", "guards"."""
        token = _token_at(parsed.tokens, phrase.head)
        if token is None or token.pos not in ("NOUN", "PROPN", "ADJ"):
            return None
        lemma = token.lemma.lower()
        if lemma not in self._roles and lemma not in self._groups and token.text.lower() not in self._roles:
            return None
        if not phrase.plural and phrase.core == phrase.head and token.pos != "PROPN":
            return None  # "chief", "force": no more than a word
        if not phrase.plural and token.pos == "NOUN" and not self._determined(parsed, phrase):
            return None
        note = "group" if phrase.plural else "body" if lemma in self._bodies else "role"
        value = Term("", phrase.core.of(parsed.text))
        return Mention(MentionKind.ACTOR, phrase.core, value, "actor:role", head=phrase.head, note=note)

    def _determined(self, parsed: ParsedSentence, phrase: NounPhrase) -> bool:
        """Whether an article, a pronoun or a name says which one is meant: not "excessive force"."""
        before = (token for token in parsed.tokens if phrase.core.start <= token.span.start < phrase.head.start)
        return any(token.pos in ("DET", "PRON", "PROPN", "NUM") for token in before)

    def _is_body(self, wording: str) -> bool:
        return wording.split()[-1].lower() in self._bodies


def _spellings(codebook: Codebook) -> Iterator[tuple[str, object, bool, bool]]:
    for actor in codebook.actors:
        for name in (actor.name, *actor.aliases):
            yield name, actor, _is_acronym(name), name[:1].islower()
        if actor.acronym:
            yield actor.acronym, actor, True, False
    for office in codebook.offices:
        for title in (office.title, *office.aliases):
            yield title, office, _is_acronym(title), True
    for site in codebook.sites:
        for name in (site.name, *site.aliases):
            yield name, site, _is_acronym(name), False
    for known in codebook.places:
        for name in (known.place.name, *known.aliases):
            yield name, known, _is_acronym(name), False


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= 6


def _sorted(items: Iterable[object]) -> _Registered:
    listed = list(items)
    sites = tuple(item for item in listed if isinstance(item, RegisteredSite))
    places = [item.place for item in listed if isinstance(item, RegisteredPlace)]
    places.extend(Place(site.name, *_where(site.place)) for site in sites if site.area and not places)
    return _Registered(
        actors=tuple(item for item in listed if isinstance(item, RegisteredActor)),
        offices=tuple(item for item in listed if isinstance(item, Office)),
        sites=tuple(site for site in sites if not site.area),
        places=tuple(places),
    )


def _where(place: Place) -> tuple[str | None, float | None, float | None, str, tuple[str, ...]]:
    """What an area takes over from the place it lies in."""
    within = tuple(dict.fromkeys((place.name, *place.within)))
    return place.country, place.latitude, place.longitude, "quarter", within


def _registered(parsed: ParsedSentence, span: Span, item: _Registered) -> Mention:
    """One actor known: its id. Several: none, with the candidates in the note. An office: its post."""
    wording, head = span.of(parsed.text), span
    if item.actors:
        code = item.actors[0].id if len(item.actors) == 1 else ""
        kinds = {actor.kind for actor in item.actors}
        notes = [kind.value for kind in kinds] if len(kinds) == 1 else []
        if not code:
            notes.extend(f"candidate:{actor.id}" for actor in item.actors)
        rule = "actor:registered"
    else:
        code, rule = "", "actor:office"
        head = split_words(wording, span.start)[-1].span
        notes = ["role", *dict.fromkeys(f"office:{office.post}" for office in item.offices)]
    return Mention(MentionKind.ACTOR, span, Term(code, wording), rule, head=head, note=" ".join(notes))


def _stands_alone(parsed: ParsedSentence, span: Span) -> bool:
    """Whether a word like "Malians" is a noun of its own rather than an adjective."""
    return any(phrase.head == span for phrase in parsed.noun_phrases)


def _token_at(tokens: Sequence[Token], span: Span) -> Token | None:
    return next((token for token in tokens if token.span == span), None)


def _singulars(words: Iterable[str]) -> frozenset[str]:
    """Plurals as listed, with the lemmas that the parser gives them."""
    listed = frozenset(words)
    return listed | {word[:-1] for word in listed if word.endswith("s")} | {w[:-3] + "y" for w in listed if w.endswith("ies")}


def _counted_people(codebook: Codebook) -> frozenset[str]:
    """Head nouns of the domain's people: "migrant", "guard"."""
    found: set[str] = set()
    for domain in codebook.domains.values():
        for group in ("migrants", "held", "roles", "sex_age"):
            found.update(word.split()[-1].lower() for word in domain.words.counted.get(group, ()))
    return frozenset(found)
