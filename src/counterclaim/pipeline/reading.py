"""One report in, one reading out: nothing of any other report, of the day or of the ledger."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from counterclaim import __version__
from counterclaim.claims import code_claims
from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Attitudes, Problem, Reading, Report, Sentence
from counterclaim.statements import find_statements

# Who is meant by what is settled by a look at all that a report has named so far, which takes time with the
# square of its length. So a text longer than the longest reports of inquiries is coded in parts.
_LONG_PART = 250_000  # characters
_LONGEST_PART = 300_000

T = TypeVar("T")


class Annotated(Protocol):
    """What an annotator makes of one text."""

    @property
    def sentences(self) -> Sequence[Sentence]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def attitudes(self) -> Attitudes | None: ...


class Annotator(Protocol):
    """Turns text into sentences; the opened resource that the pure rooms are handed."""

    def annotate(self, text: str) -> Annotated: ...
    def annotate_many(self, texts: Iterable[str]) -> Iterator[Annotated]: ...


def reading_version(codebook: Codebook) -> str:
    """Names program and codebook: a reading with another version is read anew."""
    return f"{__version__}+{codebook.version}"


def read(report: Report, annotator: Annotator, codebook: Codebook) -> Reading:
    """All that one pass takes from `report`."""
    problem = _unreadable(report, codebook)
    if problem is not None:
        return Reading(report.id, reading_version(codebook), problems=(problem,))
    return _code(report, annotator.annotate(report.text), codebook)


def _unreadable(report: Report, codebook: Codebook) -> Problem | None:
    language = codebook.language.code
    if report.language in (None, language):
        return None
    return Problem(
        stage="reading",
        where=report.uri,
        message=f"language {report.language!r} is not read: this codebook is for {language!r}",
        hint=f"if the report is in {language!r}, give --language {language}",
    )


def _code(report: Report, annotated: Annotated, codebook: Codebook) -> Reading:
    parts = [
        _code_part(report, sentences, codebook, annotated.attitudes)
        for sentences in _split(annotated.sentences)
    ]
    reading = parts[0] if len(parts) == 1 else _join(parts)
    problems = (*annotated.problems, *_note_parts(report, len(parts)), *reading.problems)
    return replace(reading, problems=tuple(_place(problem, report) for problem in problems))


def _code_part(
    report: Report, sentences: Sequence[Sentence], codebook: Codebook, attitudes: Attitudes | None
) -> Reading:
    found = find_statements(report, sentences, codebook, attitudes)
    coded = code_claims(report, sentences, found, codebook)
    return Reading(
        report_id=report.id,
        version=reading_version(codebook),
        statements=found.statements,
        happenings=coded.happenings,
        claims=coded.claims,
        cast=coded.cast,
        sites=coded.sites,
        problems=(*found.problems, *coded.problems),
    )


def _split(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """All of them but in a very long report; there a part ends with a paragraph, where one ends in time."""
    first = 0
    for number, sentence in enumerate(sentences):
        length = sentence.span.start - sentences[first].span.start
        opens = sentence.paragraph != sentences[max(first, number - 1)].paragraph
        if length > _LONGEST_PART or (length > _LONG_PART and opens):
            yield sentences[first:number]
            first = number
    yield sentences[first:]


def _join(parts: Sequence[Reading]) -> Reading:
    def gather(items: Callable[[Reading], Sequence[T]]) -> tuple[T, ...]:
        return tuple(item for part in parts for item in items(part))

    cast = {member.id: member for part in parts for member in part.cast}  # the publisher is in each
    return replace(
        parts[0],
        statements=gather(lambda part: part.statements),
        happenings=gather(lambda part: part.happenings),
        claims=gather(lambda part: part.claims),
        cast=tuple(cast.values()),
        sites=gather(lambda part: part.sites),
        problems=gather(lambda part: part.problems),
    )


def _note_parts(report: Report, parts: int) -> Iterator[Problem]:
    if parts > 1:
        yield Problem(
            stage="reading",
            where="",
            message=f"a text of {len(report.text):,} characters was read in {parts} parts",
            hint='whom "he" or "the centre" means is not carried from one part into the next',
        )


def _place(problem: Problem, report: Report) -> Problem:
    """The rooms know offsets only; the reader of the problem wants the file."""
    where = f"{report.uri}:{problem.where}" if problem.where else report.uri
    return Problem(problem.stage, where, problem.message, problem.hint)


class Reader:
    """Codebook and annotator, opened once and used for many reports."""

    def __init__(self, codebook: Codebook, annotator: Annotator) -> None:
        self.codebook = codebook
        self._annotator = annotator

    @property
    def version(self) -> str:
        return reading_version(self.codebook)

    def read(self, report: Report) -> Reading:
        return read(report, self._annotator, self.codebook)

    def read_many(self, reports: Sequence[Report]) -> Iterator[Reading]:
        """Readings in the order of `reports`; quicker than one by one, for the parser works in batches."""
        readable = [report for report in reports if _unreadable(report, self.codebook) is None]
        annotated = self._annotator.annotate_many(report.text for report in readable)
        for report in reports:
            if _unreadable(report, self.codebook) is None:
                yield _code(report, next(annotated), self.codebook)
            else:
                yield self.read(report)


def open_reader(domains: Sequence[str] = ("detention",), language: str = "en") -> Reader:
    """Load the codebook and the parser, which takes about a second."""
    return open_reader_of(load_codebook(domains, language))


def open_reader_of(codebook: Codebook) -> Reader:
    """The same with a codebook that is loaded: half as long."""
    from counterclaim.annotation import open_annotator
    from counterclaim.codebook.places import load_place_words
    from counterclaim.gazetteer import open_gazetteer
    from counterclaim.resources import find_weights

    words, gazetteer = load_place_words(codebook.language.code), open_gazetteer()
    annotator = open_annotator(
        codebook,
        find_weights("attribution"),
        words=words,
        gazetteer=gazetteer,
        tower=find_weights("meanings"),
    )
    return Reader(codebook, annotator)
