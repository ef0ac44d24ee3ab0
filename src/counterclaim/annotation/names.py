"""Names: who is spoken of. Registered actors, the recogniser's names with mended edges, and role nouns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from counterclaim.annotation.lending import Nouns
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.places import PlaceFinder
from counterclaim.annotation.register import Register, Word, split_words
from counterclaim.annotation.toponyms import Line
from counterclaim.annotation.toponyms.lines import Entity
from counterclaim.codebook.schema import Codebook, Office, RegisteredActor, RegisteredSite
from counterclaim.codebook.schema.nouns import singulars
from counterclaim.model import Mention, MentionKind, NounPhrase, Place, Span, Term, Token
from counterclaim.model.toponyms import ReadPlace

T = TypeVar("T")
Spelling = tuple[str, T, bool, bool]  # written, what it stands for, letter by letter, in any case

_NOTES = {"PERSON": "person", "ORG": "body", "WORK_OF_ART": "body", "FAC": "body", "NORP": "group"}
_LINKS = frozenset(("ADP", "SCONJ", "CCONJ", "DET", "PART"))  # "Smith as head", not "van"
_HYPHENS = frozenset("-‐‑")
_NAMES = frozenset(("PERSON", "ORG"))


class NameFinder:
    """A codebook's names and role nouns, made ready once for many sentences."""

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.language.references
        self._actors = Register(_spell_actors(codebook))
        self._offices = Register(_spell_offices(codebook))
        self._sites = {site.id: site for site in codebook.sites}
        self._places = PlaceFinder(codebook)
        self._titles = frozenset((*words.titles, *words.roles))
        self._particles = frozenset(words.particles)
        self._bodies = frozenset(words.bodies)
        self._roles = frozenset(words.roles) | _with_singulars(words.groups, words.plurals) | self._bodies
        self._groups = _with_singulars(words.groups, words.plurals) | _counted_people(codebook)

    def find(
        self,
        parsed: ParsedSentence,
        line: Line,
        taken: Sequence[Span],
        places: Sequence[ReadPlace],
        town: Place | None = None,
        lent: Nouns = frozenset(),
    ) -> list[Mention]:
        """Actors, sites and places of a sentence. `line`: that holds it; `taken`: spans of dates, which are
        no names; `places`: those read in the sentence; `town` and `lent`: the report's town, and nouns that
        are those of sites in it."""
        words = line.words_in(parsed.span)
        entities = line.entities_in(parsed.span)
        free = [item for item in places if not any(item.span.overlaps(span) for span in taken)]
        found_places = self._places.find_places(free, town)
        sites = {item.span: self._list_sites(item) for item in places if item.kind == "site"}
        found_sites = self._places.find_sites(parsed, sites, lent, taken)
        barred = [*taken, *(mention.span for mention in found_places)]
        site_heads = frozenset(mention.head for mention in found_sites)
        known = [_registered(parsed, span, actors) for span, actors in self._actors.find(words, parsed.text)]
        known += [_office(parsed, span, offices) for span, offices in self._offices.find(words, parsed.text)]
        actors = self._find_actors(parsed, entities, known, barred, site_heads)
        return [*actors, *found_sites, *found_places]

    def _list_sites(self, item: ReadPlace) -> tuple[RegisteredSite, ...]:
        return tuple(self._sites[known] for known in item.sites)

    def _find_actors(
        self,
        parsed: ParsedSentence,
        entities: Sequence[Entity],
        known: Sequence[Mention],
        barred: Sequence[Span],
        site_heads: Collection[Span | None],
    ) -> list[Mention]:
        """`known`: mentions of registered actors; `barred`: spans of dates and places; `site_heads`: nouns
        of sites, which are no actors."""
        found = list(known)
        for span, note in self._recognised(parsed, entities):
            clear = not any(span.overlaps(other) for other in barred)
            if clear and not any(
                mention.span.contains(span) for mention in found if mention.rule != "actor:office"
            ):
                found.append(self._named(parsed, entities, span, note))
        for phrase in parsed.noun_phrases:
            if phrase.head in site_heads or any(phrase.head.overlaps(other) for other in barred):
                continue
            mention = self._role(parsed, phrase)
            if mention is not None and not any(other.span.contains(phrase.head) for other in found):
                found.append(mention)
        return found

    def _recognised(self, parsed: ParsedSentence, entities: Sequence[Entity]) -> Iterator[tuple[Span, str]]:
        """Names of people, bodies and groups, with broken ones joined and run-together ones parted."""
        pieces = [(span, label) for span, label in entities if label in _NOTES]
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
        """Takes in what belongs to the name left of it: "al-", or "Ana do" before "Prado"."""
        if label not in _NAMES:
            return span
        before = [token for token in parsed.tokens if token.span.end <= span.start]
        start = span.start
        while len(before) > 1:
            first, second = before[-2:]
            small = self._particles
            hyphened = second.text in _HYPHENS and first.span.end == second.span.start
            glued = hyphened and second.span.end == start and first.text.lower() in small
            parted = second.text in small and second.pos not in _LINKS and first.pos == "PROPN"
            if not glued and not (parted and first.text[:1].isupper()):
                break
            start = first.span.start
            del before[-2:]
        return Span(self._after_noun(parsed, start), span.end)

    def _after_noun(self, parsed: ParsedSentence, start: int) -> int:
        """Where a body's name starts of which only the end was recognised: "the group *No Walls* Orvela"."""
        before = [token for token in parsed.tokens if token.span.end <= start]
        while before and before[-1].pos == "PROPN":
            before.pop()
        known = before and before[-1].pos == "NOUN" and before[-1].text.lower() in self._bodies
        return before[-1].span.end + 1 if known and before[-1].span.end + 1 < start else start

    def _part(self, parsed: ParsedSentence, span: Span, label: str) -> Iterator[tuple[Span, str]]:
        """ "Ministry of Health Omar Sand" is a body and a person."""
        words = split_words(span.of(parsed.text), span.start)
        body, name = words[:3], words[3:]
        if self._is_body_of(body) and len(name) in (2, 3) and "," not in span.of(parsed.text):
            capital = all(word.written[:1].isupper() and word.plain not in self._bodies for word in name)
            if capital:
                yield Span(span.start, body[2].span.end), "body"
                yield Span(name[0].span.start, span.end), "person"
                return
        unsure = label == "ORG" and len(words) == 1 and not words[0].written.isupper()
        yield span, "" if unsure and not self._is_body(words[0].written) else _NOTES[label]

    def _is_body_of(self, words: Sequence[Word]) -> bool:
        """ "Ministry of Health": a body's noun, a small word, a name."""
        if len(words) < 3 or words[0].plain not in self._bodies:
            return False
        return words[1].written.islower() and words[2].written[:1].isupper()

    def _named(self, parsed: ParsedSentence, entities: Sequence[Entity], span: Span, note: str) -> Mention:
        """A name with the titles before it; its head is the name alone."""
        start, head = span.start, span
        others = [other for other, _ in entities if other.end <= span.start]
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
            MentionKind.ACTOR,
            whole,
            Term("", whole.of(parsed.text)),
            "actor:recognised",
            head=head,
            note=note,
        )

    def _role(self, parsed: ParsedSentence, phrase: NounPhrase) -> Mention | None:
        """ "the interior minister", "security forces", "guards"."""
        token = _token_at(parsed, phrase.head)
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
        core = _past_bracket(parsed.text, phrase.core)
        value = Term("", core.of(parsed.text))
        return Mention(MentionKind.ACTOR, core, value, "actor:role", head=phrase.head, note=note)

    def _determined(self, parsed: ParsedSentence, phrase: NounPhrase) -> bool:
        """Whether an article, a pronoun or a name says which one is meant: not "excessive force"."""
        before = (
            token for token in parsed.tokens if phrase.core.start <= token.span.start < phrase.head.start
        )
        return any(token.pos in ("DET", "PRON", "PROPN", "NUM") for token in before)

    def _is_body(self, wording: str) -> bool:
        return wording.split()[-1].lower() in self._bodies


def _spell_actors(codebook: Codebook) -> Iterator[Spelling[RegisteredActor]]:
    for actor in codebook.actors:
        for name in (actor.name, *actor.aliases):
            yield name, actor, _is_acronym(name), name[:1].islower()
        if actor.acronym:
            yield actor.acronym, actor, True, False


def _spell_offices(codebook: Codebook) -> Iterator[Spelling[Office]]:
    for office in codebook.offices:
        for title in (office.title, *office.aliases):
            yield title, office, _is_acronym(title), True


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= 6


def _registered(parsed: ParsedSentence, span: Span, actors: Sequence[RegisteredActor]) -> Mention:
    """One actor known: its id. Several: none, with the candidates in the note."""
    kinds = {actor.kind for actor in actors}
    notes = [kind.value for kind in kinds] if len(kinds) == 1 else []
    if len(actors) > 1:
        notes.extend(f"candidate:{actor.id}" for actor in actors)
    value = Term(actors[0].id if len(actors) == 1 else "", span.of(parsed.text))
    return Mention(MentionKind.ACTOR, span, value, "actor:registered", head=span, note=" ".join(notes))


def _office(parsed: ParsedSentence, span: Span, offices: Sequence[Office]) -> Mention:
    """Who holds the office is open until the day is known; the note names the post."""
    wording = span.of(parsed.text)
    title = parsed.tokens_in(span)
    links = [index for index, token in enumerate(title) if token.pos == "ADP" and index]
    head = title[(links[0] if links else len(title)) - 1].span if title else span
    notes = ["role", *dict.fromkeys(f"office:{office.post}" for office in offices)]
    return Mention(
        MentionKind.ACTOR, span, Term("", wording), "actor:office", head=head, note=" ".join(notes)
    )


def _stands_alone(parsed: ParsedSentence, span: Span) -> bool:
    """Whether a word like "Malians" is a noun of its own rather than an adjective."""
    return any(phrase.head == span for phrase in parsed.noun_phrases)


def _past_bracket(text: str, span: Span) -> Span:
    """ "11 dead (*the health office*": from behind a bracket that the words do not close."""
    opened = text.rfind("(", span.start, span.end)
    return Span(opened + 1, span.end) if opened >= 0 and ")" not in text[opened : span.end] else span


def _token_at(parsed: ParsedSentence, span: Span) -> Token | None:
    return next((token for token in parsed.tokens_in(span) if token.span == span), None)


def _with_singulars(words: Iterable[str], plurals: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Plurals as listed, with the lemmas that the parser gives them."""
    return frozenset(form for word in words for form in singulars(word, plurals))


def _counted_people(codebook: Codebook) -> frozenset[str]:
    """Head nouns of the domain's people: "migrant", "guard"."""
    found: set[str] = set()
    for domain in codebook.domains.values():
        for group in ("migrants", "held", "roles", "sex_age"):
            found.update(word.split()[-1].lower() for word in domain.words.counted.get(group, ()))
    return frozenset(found)
