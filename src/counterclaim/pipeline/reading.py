"""One report in, one reading out: nothing of any other report, of the day or of the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from counterclaim import __version__
from counterclaim.claims import code_claims
from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Codebook
from counterclaim.model import Problem, Reading, Report, Sentence
from counterclaim.statements import find_statements


class Annotated(Protocol):
    """What an annotator makes of one text."""

    @property
    def sentences(self) -> Sequence[Sentence]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...


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
    found = find_statements(report, annotated.sentences, codebook)
    coded = code_claims(report, annotated.sentences, found, codebook)
    problems = (*annotated.problems, *found.problems, *coded.problems)
    return Reading(
        report_id=report.id,
        version=reading_version(codebook),
        statements=found.statements,
        happenings=coded.happenings,
        claims=coded.claims,
        cast=coded.cast,
        sites=coded.sites,
        problems=tuple(_place(problem, report) for problem in problems),
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
    from counterclaim.annotation import open_annotator

    codebook = load_codebook(domains, language)
    return Reader(codebook, open_annotator(codebook))
