"""Who says what in one report: from sentences to statements and the cast."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from counterclaim.codebook.schema import Codebook, Language, ReferenceWords
from counterclaim.model import (
    Attitude,
    Attitudes,
    Found,
    MentionKind,
    Period,
    Problem,
    Report,
    Sentence,
    Span,
    Stance,
    Statement,
    StatementKind,
    hull,
    make_id,
)
from counterclaim.statements.attitude import settle_kind, settle_outcome
from counterclaim.statements.attributions import Attribution, CueRows
from counterclaim.statements.denial import read_denial
from counterclaim.statements.edges import widen_cue
from counterclaim.statements.joining import Joiner
from counterclaim.statements.manner import read_manner
from counterclaim.statements.members import Member
from counterclaim.statements.patterns import Outcome, compile_stances, read_teller
from counterclaim.statements.quotes import Quotations, find_quotations
from counterclaim.statements.registers import plain
from counterclaim.statements.relay import settle_nested
from counterclaim.statements.stance import is_certain, read_stance
from counterclaim.statements.strength import is_written_by_cue, read_kind, read_strength
from counterclaim.statements.voices import Voices

_NEAR = 24  # characters before a cue in which its "it is" stands
_PARTING = frozenset(":;")  # between a cue and a day they part it from the saying
_BREAKS = frozenset(".!?;")  # a source before them is of another sentence
_OWN_WORD = frozenset((Stance.DENIES, Stance.CONFIRMS, Stance.ADMITS))
_MOST_UNCLOSED = 10  # quotations without an end that are named one by one

_rows: dict[int, tuple[object, CueRows]] = {}


def find_statements(
    report: Report,
    sentences: Sequence[Sentence],
    codebook: Codebook,
    attitudes: Attitudes | None = None,
    without: Collection[str] = (),
) -> Found:
    """All attributed statements of a report in order, and everybody who is named in it.

    Statements whose source is nobody in the text ("reportedly", "rumours that") have an unnamed
    voice; what nobody is said to say is not here: the publisher says it. `attitudes` is what the tagger
    makes of the words; without it stance and modality are read by rules alone. `without` names steps of the
    joining that are left out, to see what each is worth.
    """
    text, words = report.text, codebook.language.references
    quotations = Quotations(find_quotations(text, _paragraphs(sentences), _resumes(words.resumes)))
    rows = _rows_of(codebook)
    items = Joiner(text, sentences, quotations, rows, words, without).join()
    items = settle_nested(text, items, words)
    voices = Voices(report, sentences, codebook)
    voices.gather(items)
    telling = _Telling(report, sentences, quotations, voices, codebook.language, rows, attitudes)
    stated = [statement for item in items if (statement := telling.state(item)) is not None]
    return Found(_without_twins(stated), voices.cast(), tuple(_list_unclosed(report, quotations)))


@dataclass(frozen=True, slots=True)
class _Telling:
    """What the statements of one report are made with."""

    report: Report
    sentences: Sequence[Sentence]
    quotations: Quotations
    voices: Voices
    language: Language
    rows: CueRows
    attitudes: Attitudes | None

    def state(self, item: Attribution) -> Statement | None:
        text, words = self.report.text, self.language.references
        attitude = self._read_attitude(item)
        outcome = self._read_outcome(item, attitude)
        if outcome.stance is None:
            return None
        kind = read_kind(text, item, words)
        if not is_written_by_cue(item, words):
            kind = settle_kind(kind, attitude, item)
        item = widen_cue(text, item, self.rows, words)
        actor_ids = tuple(self.voices.id_of(member) for member in self._find_speakers(item))
        return Statement(
            id=make_id("statement", self.report.id, *_corners(item)),
            report_id=self.report.id,
            source=item.source,
            cue=item.cue,
            content=item.content,
            actor_ids=actor_ids,
            kind=kind,
            stance=outcome.stance,
            modality=outcome.modality,
            denial=read_denial(text, item, outcome.stance, words),
            strength=read_strength(text, item, self.language.markers),
            manner=read_manner(text, item.content, self.quotations),
            relayed_by=tuple(relay for relay in self._find_relays(item) if relay not in actor_ids),
            said_on=_said_on(text, item, self.sentences),
            accused=_accused(item, outcome.stance),
            rule=item.rule,
        )

    def _read_attitude(self, item: Attribution) -> Attitude | None:
        if self.attitudes is None or is_certain(self.report.text, item, self.language.references):
            return None  # the tagger takes the "no" for a denial
        return self.attitudes.read(item.source, item.cues, item.content)

    def _read_outcome(self, item: Attribution, attitude: Attitude | None) -> Outcome:
        """Stance and modality; of nobody at all ("no survivor saw") what is told is denied."""
        text, words = self.report.text, self.language.references
        outcome = settle_outcome(read_stance(text, item, words), attitude, item)
        if item.claimed and outcome.stance is Stance.DENIES:
            outcome = replace(outcome, stance=Stance.ASSERTS)
        if outcome.stance is None:
            return outcome
        seen = item.row is not None and item.row.kind is StatementKind.PERCEPTION
        if (outcome.stance is Stance.ASSERTS or seen) and _is_nobody_at_all(text, item, words):
            outcome = replace(outcome, stance=Stance.DENIES)
        return outcome

    def _find_speakers(self, item: Attribution) -> tuple[Member, ...]:
        text, words = self.report.text, self.language.references
        met = self.voices.voices_at(item.source)
        nobody = _is_nobody_at_all(text, item, words)
        if met and nobody and plain(met[0].name) != plain(item.source[0].of(text)):
            return met  # "none of them": of those with whom somebody spoke
        if nobody or _is_tellers_own(text, item, words):
            return (self.voices.own_at(item.start),)
        return met or (_nobody(text, item, self.voices),)

    def _find_relays(self, item: Attribution) -> Iterator[str]:
        for spans in item.relayed_by:
            for member in self.voices.voices_at(spans)[:1]:
                yield self.voices.id_of(member)


def _is_tellers_own(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """Whether whoever tells of it says it, with no source or with one that vouches for nothing."""
    own = item.own or _is_reports_own(item, words)
    return own or _is_expletive(text, item, words) or _is_only_found(text, item, words)


def _is_nobody_at_all(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """ "*No survivor* saw a mine go off", "*nobody* knows how many": whoever tells of it says so."""
    source = f"{item.source[0].of(text).lower()} " if item.source else ""
    return item.cue is not None and any(source.startswith(f"{opener} ") for opener in words.negative)


def _is_expletive(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """ "*It* is denied that officers fired": by whoever tells of it."""
    if item.cue is None or item.row is None or item.row.stance not in _OWN_WORD or not item.content:
        return False
    far = not item.source or bool(set(text[item.source[0].end : item.cue.start]) & _BREAKS)
    start = max(0, item.cue.start - _NEAR) if far else item.source[0].start
    between = text[start : item.cue.end].lower().split()
    it = next((at for at, word in enumerate(between) if word in words.thing_pronouns), None)
    alone = far or item.source[0].of(text).lower() in words.thing_pronouns
    if not alone or it is None:
        return False
    behind = set(between[it + 1 :])
    return bool(behind & set(words.passive)) and not behind & set(words.joiners)  # "it said … and denied"


def _is_only_found(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """ "*The crew* discovered a body": what men without a name found is vouched for by who tells of it."""
    if item.row is None or item.row.kind is not StatementKind.KNOWLEDGE or item.negated or not item.source:
        return False
    source = item.source[0].of(text).lower().split()
    teller = read_teller(text, item, compile_stances(words.stance))
    group = len(item.source) == 1 and len(source) == 2 and source[1] in words.groups
    return group and source[0] in words.articles and not teller.bystander


def _is_reports_own(item: Attribution, words: ReferenceWords) -> bool:
    """ "It was established that …", "the indications are that …": whoever tells of it vouches."""
    if item.source or item.row is None or item.negated:
        return False
    nouns = item.row.lemma.split()
    if item.row.pos == "noun" or (nouns and nouns[-1] in words.findings):
        return nouns[-1] in words.findings
    if nouns and nouns[-1] in words.settling:
        return True
    return item.row.kind is StatementKind.KNOWLEDGE and item.row.stance is Stance.ASSERTS


def _nobody(text: str, item: Attribution, voices: Voices) -> Member:
    """The unnamed voice of a cue without a source: the noun of claiming, else nobody's name."""
    spans = item.source or item.cues or item.content[:1]
    wording = " ".join(span.of(text) for span in spans)
    if item.source:
        return voices.unnamed(spans[0], wording)
    if item.row is not None and item.row.pos == "noun":
        return voices.unnamed(spans[0], re.sub(r"\s+(?:of|for|about|on)$", "", wording))
    return voices.unnamed(spans[0], wording, nameless=True)


def _accused(item: Attribution, stance: Stance) -> Span | None:
    return item.tagged.accused if item.tagged is not None and stance is Stance.ACCUSES else None


def _corners(item: Attribution) -> tuple[int, ...]:
    spans = (*item.source, *item.cues, *item.content)
    return tuple(corner for span in spans for corner in (span.start, span.end))


def _said_on(text: str, item: Attribution, sentences: Sequence[Sentence]) -> Period | None:
    """The day that stands beside the cue, outside content and source, with no colon between."""
    if item.cue is None:
        return None
    cue = item.cue

    def is_beside(span: Span) -> bool:
        between = text[min(cue.end, span.end) : max(cue.start, span.start)]
        own = any(part.overlaps(span) for part in (*item.content, *item.source))
        return not own and not set(between) & _PARTING

    outside = [
        mention
        for mention in sentences[item.sentence].mentions
        if mention.kind is MentionKind.PERIOD
        and isinstance(mention.value, Period)
        and is_beside(mention.span)
    ]
    nearest = min(outside, key=lambda mention: abs(mention.span.start - cue.start), default=None)
    return nearest.value if nearest is not None and isinstance(nearest.value, Period) else None


def _without_twins(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """One statement for one source, cue and content."""
    kept: dict[str, Statement] = {}
    for statement in statements:
        kept.setdefault(statement.id, statement)
    return tuple(kept.values())


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    spans: dict[int, Span] = {}
    for sentence in sentences:
        held = spans.get(sentence.paragraph)
        spans[sentence.paragraph] = sentence.span if held is None else hull((held, sentence.span))
    return [spans[number] for number in sorted(spans)]


@lru_cache(maxsize=8)
def _resumes(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None


def _rows_of(codebook: Codebook) -> CueRows:
    cues = codebook.language.cues
    held = _rows.get(id(cues))
    if held is None:
        # kept beside the cues so that an id is never that of another, later object
        held = _rows[id(cues)] = (cues, CueRows(cues))
    return held[1]


def _list_unclosed(report: Report, quotations: Quotations) -> Iterator[Problem]:
    """A problem for each of the first quotations that nothing closes, and one for all the rest."""
    opened = [quotation for quotation in quotations if not quotation.closed]
    hint = "it is read up to the end of its sentence or paragraph; check where it ends"
    for number, quotation in enumerate(opened[: _MOST_UNCLOSED + 1]):
        more = len(opened) - number if number == _MOST_UNCLOSED else 1
        yield Problem(
            stage="statements",
            where=f"{report.id}:{quotation.start}",
            message="a quotation is opened and never closed"
            if more == 1
            else f"{more:,} more quotations are opened and never closed, the first of them here",
            hint=hint,
        )
