"""What the ledger keeps: captures, reports, what is known about them later, and judgements."""

from dataclasses import dataclass
from datetime import date, datetime

from counterclaim.model.reading import Reading
from counterclaim.model.values import Span
from counterclaim.model.words import Verb


@dataclass(frozen=True, slots=True)
class Capture:
    """A file or page as it was found. `retrieved` is in UTC; `sha256` is the body's. `sidecar` holds the
    bytes of a file of metadata beside it, on their way to be parsed; what they say is kept as facts."""

    uri: str
    media_type: str
    body: bytes
    retrieved: datetime
    sha256: str
    sidecar: bytes | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a publisher put out. The id comes from url (or publisher and title) with the text."""

    id: str
    uri: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    capture: str = ""  # sha256 of the capture it was parsed from


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a report beside its text: published, publisher, title, ... Appended; the
    latest of a name stands. `by` is where it came from: flag, sidecar, page, or a person's name."""

    report_id: str
    name: str
    value: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judged claim or happening stood, so that the judgement finds it in a newer reading."""

    id: str
    report_id: str
    kind: str
    span: Span
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision. `subjects` are ids; `change` holds what is corrected or added, by name.

    `role` is that in which it was made, "" where nobody had to sign in; `blind` says that the person could
    not see what others had answered.
    """

    id: str
    verb: Verb
    subjects: tuple[str, ...]
    by: str
    at: datetime
    reason: str = ""
    change: tuple[tuple[str, str], ...] = ()
    anchors: tuple[Anchor, ...] = ()
    role: str = ""
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One report with its current reading and facts: what the out-run starts from.

    `position` is the report's place in the ledger, counted from 1 in order of arrival.
    """

    position: int
    report: Report
    published: date | None
    reading: Reading
