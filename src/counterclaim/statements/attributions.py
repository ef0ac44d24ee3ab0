"""What the joining works on: a source, a cue and a content, before it is known who and in what stance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.codebook.schema import Cue, CueWords
from counterclaim.model import Modality, Span, Strength, Tagged, hull
from counterclaim.statements.quotes import Quotation


@dataclass(frozen=True, slots=True)
class Attribution:
    """`row` is the codebook's row of the cue, None for a quotation without one. `sentence` is the
    place of the cue (or of the quotation) in the report. `inner_modality`: of a plan or thought that
    the content tells of; `inner_strength`: of a hedge inside the content ("reportedly"). `own`: it has no
    source since the report, or whose words it stands in, says it.
    `claimed`: what it holds is called untrue by another, so that it denies nothing itself."""

    source: tuple[Span, ...]
    cue: Span | None
    content: tuple[Span, ...]
    sentence: int
    row: Cue | None = None
    tagged: Tagged | None = None
    quotation: Quotation | None = None
    relayed_by: tuple[tuple[Span, ...], ...] = ()
    inner_modality: Modality | None = None
    inner_strength: Strength | None = None
    rule: str = ""
    own: bool = False
    claimed: bool = False

    @property
    def start(self) -> int:
        return min(span.start for span in (*self.content, *self.source, *self.cues))

    @property
    def cues(self) -> tuple[Span, ...]:
        return () if self.cue is None else (self.cue,)

    @property
    def negated(self) -> bool:
        return self.tagged is not None and self.tagged.negated


class CueRows:
    """The codebook's row for a tagged cue: by lemma and kind, else by lemma alone, verbs first."""

    def __init__(self, words: CueWords) -> None:
        self.words = words
        self._nouns = {noun for reading in words.readings for noun in reading.nouns}
        self._by_kind: dict[tuple[str, str], Cue] = {}
        self._by_lemma: dict[str, Cue] = {}
        for cue in words.cues:
            self._by_kind.setdefault((cue.lemma, cue.pos), cue)
            held = self._by_lemma.get(cue.lemma)
            if held is None or (cue.pos == "verb" and held.pos != "verb"):
                self._by_lemma[cue.lemma] = cue

    def knows_noun(self, lemma: str) -> bool:
        """Whether it is a noun of saying or thinking."""
        return lemma in self._nouns or (lemma, "noun") in self._by_kind

    def find(self, tagged: Tagged) -> Cue | None:
        return self._by_kind.get((tagged.cue_lemma, tagged.cue_pos)) or self._by_lemma.get(tagged.cue_lemma)


def list_cues(found: Sequence[Attribution]) -> list[Span | None]:
    """Each cue with its source."""
    return [None if item.cue is None else hull((item.cue, *item.source)) for item in found]


def count_words(text: str, spans: Sequence[Span]) -> int:
    return sum(1 for span in spans for word in span.of(text).split() if any(char.isalnum() for char in word))


def share_within(text: str, spans: Sequence[Span], bounds: Sequence[Span]) -> float:
    """The share of the letters of `spans` that lie inside `bounds`."""
    whole = inside = 0
    for span in spans:
        whole += len(span)
        for bound in bounds:
            inside += max(0, min(span.end, bound.end) - max(span.start, bound.start))
    return inside / whole if whole else 0.0


def merge_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


Paragraphs = Mapping[int, Span]
