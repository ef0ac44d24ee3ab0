"""Triggers: the words of a sentence that stand for a word of the codebook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.roles import is_gerund, is_turned_round
from counterclaim.codebook.schema import Codebook, Trigger
from counterclaim.codebook.schema.expressions import PatternSet
from counterclaim.codebook.schema.roles import RoleWords
from counterclaim.model import Mention, MentionKind, Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIGURE = "ꙮ"  # a letter of no language here: stands, once for each character, where a figure is
_NONE = f"(?P<none>{_FIGURE}+)"
_HARM = frozenset(("attribute:killed", "attribute:injured", "attribute:casualties"))
_HELD = ("attribute:held",)
_VERBAL = frozenset(("VERB", "AUX"))
_NOMINAL = frozenset(("NOUN", "PROPN", "NUM"))
_PARTICLES = frozenset(("prt", "prep", "advmod", "acomp", "oprd", "ccomp", "dobj", "xcomp"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found: its tokens, in order and perhaps apart, and the figure its pattern names. `learnt`: no
    list names it, and `denied` says whether its words take it back. `skipped`: a "no" among the tokens
    that its pattern has no need of ("fired *no* shots")."""

    tokens: tuple[Token, ...]
    names: tuple[str, ...]
    number: Span | None = None
    counts_agent: bool = False
    contiguous: bool = True
    nominal: bool = False
    learnt: bool = False
    denied: bool = False
    skipped: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]
    trigger: Trigger
    nominal: bool


class TriggerIndex:
    """All triggers of a codebook, arranged so that one pass over a sentence finds them."""

    def __init__(self, codebook: Codebook) -> None:
        self._by_word: dict[str, list[_Words]] = {}
        triggers = [trigger for domain in codebook.domains.values() for trigger in domain.words.triggers]
        self.names = frozenset(trigger.name for trigger in triggers)
        self._negations = frozenset(codebook.language.markers.negations)
        self._roles = codebook.language.markers.roles
        sources = [(pattern, trigger) for trigger in triggers for pattern in trigger.patterns]
        figure = f"(?P<number>{_FIGURE}+)(?!{_FIGURE})"
        self._plain = PatternSet(item for item in sources if "{N}" not in item[0])
        self._counting = PatternSet(
            (pattern.replace("{N}", figure, 1).replace("{none}", _NONE), trigger)
            for pattern, trigger in sources
            if "{N}" in pattern
        )
        self._denying = PatternSet((denial, trigger) for trigger in triggers for denial in trigger.denials)
        self._vetoes = {
            name: PatternSet((veto, None) for one in triggers if one.name == name for veto in one.vetoes)
            for name in {trigger.name for trigger in triggers}
        }
        for trigger in triggers:
            self._add(trigger)

    def _add(self, trigger: Trigger) -> None:
        for phrases, nominal in ((trigger.verbs, False), (trigger.nouns, True)):
            for phrase in phrases:
                words = tuple(phrase.lower().replace("-", " ").split())
                if words:
                    self._by_word.setdefault(words[0], []).append(_Words(words, trigger, nominal))

    def find_head(self, tokens: Sequence[Token]) -> Token:
        return find_head(tokens, self._roles)

    def find(self, parsed: ParsedSentence, mentions: Sequence[Mention]) -> list[Hit]:
        """The triggers of the sentence in order of their first token; no two rest on one head."""
        text = parsed.span.of(parsed.text)
        hits = [*self._find_words(parsed), *self._find_patterns(parsed, text, mentions)]
        if not hits:
            return []
        shift = parsed.offset - parsed.span.start
        names = [_within(mention, parsed) for mention in mentions if _is_name(mention, parsed)]
        kept = []
        for hit, trigger in hits:
            first, last = hit.tokens[0], hit.tokens[-1]
            span = (first.idx + shift, last.idx + len(last) + shift)
            if not self._is_vetoed(trigger.name, text, span) and not _is_named(hit, span, names):
                kept.append(hit)
        return merge_hits(kept, self._roles)

    def _find_words(self, parsed: ParsedSentence) -> Iterator[tuple[Hit, Trigger]]:
        read = zip(parsed.words, parsed.tokens, strict=True)
        kept = [(word, token) for word, token in read if token.text not in "-–‐"]
        words = [word for word, _ in kept]
        lemmas = [token.lemma.lower() for _, token in kept]
        forms = [token.text.lower() for _, token in kept]
        for place, lemma in enumerate(lemmas):
            starting = self._by_word.get(lemma, ())
            if forms[place] != lemma:
                starting = [*starting, *self._by_word.get(forms[place], ())]
            if words[place].tag_ == "NN" and lemma.endswith("ing"):
                starting = [
                    *starting,
                    *(entry for stem in _stems(lemma) for entry in self._by_word.get(stem, ())),
                ]
            seen: set[int] = set()
            for entry in starting:
                if id(entry) not in seen:
                    seen.add(id(entry))
                    found = _match(entry, place, words, lemmas, forms)
                    if found:
                        yield found, entry.trigger

    def _find_patterns(
        self, parsed: ParsedSentence, text: str, mentions: Sequence[Mention]
    ) -> Iterator[tuple[Hit, Trigger]]:
        for match, trigger in self._plain.find(text):
            hit = _pattern_hit(parsed, match, trigger, self._negations)
            if hit:
                yield hit, trigger
        for match, trigger in self._denying.find(text):
            hit = _pattern_hit(parsed, match, trigger, frozenset())
            if hit:
                yield replace(hit, denied=True), trigger
        masked = _mask(text, parsed.span.start, mentions)
        if masked is not None:
            for match, trigger in self._counting.find(masked, text):
                hit = _pattern_hit(parsed, match, trigger, self._negations)
                if hit and _counts_none(match, parsed.span.start, mentions):
                    yield hit, trigger

    def is_vetoed(self, name: str, parsed: ParsedSentence, span: Span) -> bool:
        """Whether the lists say of these words of the sentence that they are no `name`."""
        start = parsed.span.start
        return self._is_vetoed(name, parsed.span.of(parsed.text), (span.start - start, span.end - start))

    def _is_vetoed(self, name: str, text: str, span: tuple[int, int]) -> bool:
        vetoes = self._vetoes[name]
        return bool(vetoes) and any(
            match.start() < span[1] and span[0] < match.end() for match, _ in vetoes.find(text)
        )


def _match(
    entry: _Words, place: int, words: Sequence[Token], lemmas: Sequence[str], forms: Sequence[str]
) -> Hit | None:
    first = words[place]
    counts = entry.trigger.counts == "agent"
    size = len(entry.words)
    names = (entry.trigger.name,)
    whole = all(
        place + step < len(words) and entry.words[step] in (lemmas[place + step], forms[place + step])
        for step in range(1, size)
    )
    if entry.nominal:
        last = words[min(place + size, len(words)) - 1]
        if not whole or not (last.pos_ in _NOMINAL or (last.pos_ == "ADJ" and last.dep_ != "amod")):
            return None
        return Hit(tuple(words[place : place + size]), names, None, counts, nominal=True)
    gerund = first.tag_ == "NN" and first.lower_.endswith("ing")  # "the escaping of hundreds"
    if first.pos_ not in _VERBAL and not first.tag_.startswith("VB") and not gerund:
        return None
    if whole or (gerund and size == 1):
        return Hit(tuple(words[place : place + size]), names, None, counts, nominal=gerund)
    rest = _find_particles(first, entry.words[1:])
    return Hit((first, *rest), names, None, counts, contiguous=False) if rest else None


def _stems(gerund: str) -> tuple[str, ...]:
    """The verbs that an -ing noun can be of."""
    stem = gerund[:-3]
    return (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)


def _find_particles(verb: Token, words: Sequence[str]) -> list[Token]:
    """The words that belong to the verb but stand apart from it ("rounded 300 people up"); all or none."""
    below = [child for child in verb.rights if child.dep_ in _PARTICLES]
    found: list[Token] = []
    for word in words:
        fitting = [token for token in below if word in (token.lower_, token.lemma_)]
        if not fitting:
            return []
        found.append(fitting[0])
        below.extend(fitting[0].rights)
    return found


def _mask(text: str, start: int, mentions: Sequence[Mention]) -> str | None:
    figures = [mention.span for mention in mentions if mention.kind is MentionKind.FIGURE]
    if not figures:
        return None
    parts = list(text)
    for span in figures:
        low, high = max(span.start - start, 0), min(span.end - start, len(parts))
        parts[low:high] = _FIGURE * (high - low)
    return "".join(parts)


def _pattern_hit(
    parsed: ParsedSentence, match: re.Match[str], trigger: Trigger, negations: frozenset[str]
) -> Hit | None:
    start, base = parsed.span.start, parsed.offset
    whole = Span(match.start() + start, match.end() + start)
    tokens = [token for token in parsed.parsed_in(whole) if not token.is_space]
    number = None
    if "number" in match.re.groupindex:
        span = Span(match.start("number") + start, match.end("number") + start)
        if span.start == whole.start:
            span = _last_added(parsed, match) or span
            tokens = [token for token in tokens if token.idx >= span.start - base]
        number = span
        inside = (span.start - base, span.end - base)
        tokens = [token for token in tokens if not inside[0] <= token.idx < inside[1]] or tokens
    if not tokens:
        return None
    counts = trigger.counts == "agent"
    skipped = tuple(
        token
        for token in tokens[1:-1]
        if token.lower_ in negations and _matches_without(token, match, base - start)
    )
    return Hit(tuple(tokens), (trigger.name,), number, counts, contiguous=False, skipped=skipped)


def _counts_none(match: re.Match[str], start: int, mentions: Sequence[Mention]) -> bool:
    """Whether the figure that a pattern calls "none" is one: "*none* of the 40 survived"."""
    if "none" not in match.re.groupindex:
        return True
    span = Span(match.start("none") + start, match.end("none") + start)
    values = (mention.value for mention in mentions if mention.span == span)
    return any(isinstance(value, Quantity) and value.high == 0 for value in values)


def _matches_without(token: Token, match: re.Match[str], shift: int) -> bool:
    """Whether the pattern matches there without the word too."""
    place = token.idx + shift
    rest = match.string[:place] + match.string[place + len(token.text_with_ws) :]
    return match.re.match(rest, match.start()) is not None


def _last_added(parsed: ParsedSentence, match: re.Match[str]) -> Span | None:
    """The last figure that "and" adds before the verb of a pattern that opens with a figure: "11 people dead
    and *30* missing"."""
    start = parsed.span.start
    for found in reversed(
        list(re.finditer(f"{_FIGURE}+", match.group()[match.end("number") - match.start() :]))
    ):
        at = match.end("number") + found.start() + start
        before = parsed.parsed_in(Span(match.start() + start, at))
        if before and before[-1].pos_ == "CCONJ":
            return Span(at, at + len(found.group()))
    return None


def find_head(tokens: Sequence[Token], words: RoleWords) -> Token:
    """The token that the others hang on: a verb where there is one, else the highest of them."""
    indices = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i not in indices or token.head == token]
    for kinds in (("VERB",), ("NOUN", "PROPN")):
        among = {token.i for token in tokens if token.pos_ in kinds}
        highest = [
            token
            for token in tokens
            if token.i in among and (token.head.i not in among or token.head == token)
        ]
        if kinds == ("VERB",):
            highest = [
                token
                for token in highest
                if token in tops or is_gerund(token, words) or is_turned_round(token)
            ]
        if highest:
            return highest[0]
    return (tops or list(tokens))[0]


def merge_hits(hits: Sequence[Hit], words: RoleWords) -> list[Hit]:
    """Hits on one head become one, but words that say a thing and others that say the contrary; a type named
    by a longer phrase takes the place of a shorter one inside it ("air attack" is no "attack")."""
    by_head: dict[tuple[int, bool], list[Hit]] = {}
    for hit in hits:
        if not _is_inside_longer(hit, hits):
            contrary = hit.denied and not hit.learnt
            by_head.setdefault((find_head(hit.tokens, words).i, contrary), []).append(hit)
    merged = [_join(together) for together in by_head.values()]
    return sorted(merged, key=lambda hit: hit.tokens[0].i)


def _is_inside_longer(hit: Hit, hits: Sequence[Hit]) -> bool:
    if not hit.names[0].startswith("type:"):
        return False
    low, high = hit.tokens[0].i, hit.tokens[-1].i
    return any(
        other.contiguous
        and len(other.tokens) > len(hit.tokens)
        and other.tokens[0].i <= low
        and high <= other.tokens[-1].i
        and other.names[0].startswith("type:")
        and other.names != hit.names
        for other in hits
    )


def _join(together: Sequence[Hit]) -> Hit:
    # Who died in a cell is not counted as held there; else a pattern says more than a word: "caught some of
    # those who fled" is no first arrest.
    if any(name in _HARM for hit in together for name in hit.names):
        together = [hit for hit in together if hit.names != _HELD]
    kinds = {name[: name.rindex(":") + 1] for hit in together for name in hit.names}
    for kind in kinds:
        told = [hit for hit in together if not hit.contiguous and hit.names[0].startswith(kind)]
        if told:
            most = max(len(hit.tokens) for hit in told)
            told = [hit for hit in told if len(hit.tokens) == most]
            together = [hit for hit in together if not hit.names[0].startswith(kind) or hit in told]
    exact = [hit for hit in together if hit.contiguous]
    widest = max(exact or together, key=lambda hit: len(hit.tokens))
    tokens = widest.tokens if exact else min(together, key=lambda hit: len(hit.tokens)).tokens
    return Hit(
        tokens=tokens,
        names=tuple(dict.fromkeys(name for hit in together for name in hit.names)),
        number=next((hit.number for hit in together if hit.number), None),
        counts_agent=any(hit.counts_agent for hit in together),
        contiguous=bool(exact),
        nominal=widest.nominal,
        learnt=all(hit.learnt for hit in together),
        denied=all(hit.denied for hit in together),
        skipped=tuple(
            token for token in tokens if all(token in hit.skipped for hit in together if token in hit.tokens)
        ),
    )


def _is_name(mention: Mention, parsed: ParsedSentence) -> bool:
    """Whether a name is sure: registered, or of several words; a recogniser takes "Gunfire" for a name."""
    several = sum(word[:1].isupper() for word in mention.span.of(parsed.text).split()) > 1
    return mention.rule == "actor:registered" or (mention.rule == "actor:recognised" and several)


def _within(mention: Mention, parsed: ParsedSentence) -> tuple[int, int]:
    return mention.span.start - parsed.span.start, mention.span.end - parsed.span.start


def _is_named(hit: Hit, span: tuple[int, int], names: Sequence[tuple[int, int]]) -> bool:
    """Whether the words are part of somebody's name: the "Amnesty" of Amnesty International frees nobody."""
    if any(token.pos_ != "PROPN" for token in hit.tokens):
        return False
    return any(start <= span[0] and span[1] <= end for start, end in names)
