"""The verbs as functions: what `import counterclaim` gives, and what the command line calls.

Each verb that changes the ledger works out anew what is derived from it, so a book opened afterwards
is up to date.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from counterclaim.codebook import load_codebook
from counterclaim.engines import open_engine
from counterclaim.exports import Imprint, find_export, name_ledger, take_knowledge
from counterclaim.ledger import Ledger, LedgerBook, open_ledger
from counterclaim.model import AuditKind, Judgement, Verb
from counterclaim.pipeline import (
    Asked,
    Check,
    Codebook,
    ReadSummary,
    Sight,
    assemble,
    open_as_of,
    read_into,
    reading_version,
)
from counterclaim.pipeline import judge as append_judgement

__all__ = ["export", "forget", "judge", "open_book", "open_ledger", "read", "rebuild", "set_facts"]

DETENTION = ("detention",)


def read(
    ledger: Ledger,
    sources: Iterable[Path | str | BinaryIO],
    *,
    given: Mapping[str, str] | None = None,
    domains: Sequence[str] = (),
    workers: int | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> ReadSummary:
    """Read files, folders and open binary files into `ledger`; what it holds already is left alone.

    `given` is metadata that holds for all of them (published, publisher, title, byline, language).
    `domains` are put to those that the ledger is read with; a new ledger is read with detention.
    None workers: one process a core. `progress` is told how many reports are done so far.
    """
    metadata = dict(given or {})
    opened = [Path(source) if isinstance(source, str) else source for source in sources]
    known = tuple(dict.fromkeys((*ledger.domains, *domains))) or DETENTION
    with open_engine(known, metadata.get("language", "en"), workers) as engine:
        ledger.add_domains(known)  # only now: a domain that does not load must not stay in the ledger
        summary = read_into(
            ledger,
            opened,
            metadata,
            version=engine.version,
            read_many=engine.read_many,
            now=datetime.now(UTC),
            progress=progress,
        )
        assemble(ledger, engine.codebook)
    return summary


def set_facts(ledger: Ledger, report: str, facts: Mapping[str, str], *, by: str) -> str:
    """Say what is known of a report beside its text, and give its id; nothing is read again.

    `report` is an id or its beginning, an address or a file name.
    """
    report_id = ledger.find_report(report)
    for name, value in facts.items():
        ledger.set_fact(report_id, name, value, by=by, at=datetime.now(UTC))
    assemble(ledger, load_codebook(ledger.domains or DETENTION))
    return report_id


def judge(
    ledger: Ledger,
    verb: Verb | str,
    subjects: Sequence[str],
    change: Mapping[str, str] | None = None,
    *,
    by: str,
    reason: str = "",
    role: str = "",
    blind: bool = False,
    sight: Sight | None = None,
    check: Check | None = None,
    codebook: Codebook | None = None,
) -> Judgement:
    """Append a person's decision; JudgementError says what does not fit.

    `role` is that of a person who signed in; `blind`: they could not see what others answered. With
    `sight`, ChangedMeanwhileError says what others judged since the person looked. `codebook` is that of
    the ledger's domains, for who has it loaded: that takes longer than all the rest.
    """
    codebook = codebook or load_codebook(ledger.domains or DETENTION)
    now = datetime.now(UTC)
    judgement = append_judgement(
        ledger,
        codebook,
        Verb(verb),
        subjects,
        change or {},
        by=by,
        reason=reason,
        at=now,
        role=role,
        blind=blind,
        sight=sight,
        check=check,
    )
    assemble(ledger, codebook)
    return judgement


def forget(ledger: Ledger, report: str, *, by: str, reason: str = "") -> str:
    """Erase a report for good, and give its id; a tombstone stays."""
    report_id = ledger.find_report(report)
    ledger.forget(report_id, by=by, at=datetime.now(UTC), reason=reason)
    rebuild(ledger)
    return report_id


def rebuild(ledger: Ledger) -> None:
    """Work out actors, incidents, disputes and sites anew, with the domains that the ledger is read with."""
    assemble(ledger, load_codebook(ledger.domains or DETENTION), anew=True)


@contextmanager
def open_book(
    ledger: Ledger,
    *,
    as_of: date | None = None,
    incident: str | None = None,
    site: str | None = None,
    codebook: Codebook | None = None,
) -> Iterator[LedgerBook]:
    """What is worked out: as it stands, or `as_of` a day, from what was published up to it.

    `incident` and `site`, ids in the book as it stands, say that only that one is asked for: then no more
    is worked out than it rests on. `book.undated` says how many reports a book as of a day leaves out
    because their own day is not known. UnknownIdError for an incident that is not in the book. `codebook`:
    as in `judge`.
    """
    if as_of is None:
        yield ledger.book()
        return
    codebook = codebook or load_codebook(ledger.domains or DETENTION)
    with open_as_of(ledger, codebook, Asked(as_of, incident, site)) as book:
        yield book


def export(
    ledger: Ledger,
    form: str,
    out: Path,
    *,
    names: bool = False,
    full_text: bool | None = None,
    as_of: date | None = None,
    by: str = "program",
) -> None:
    """Write the whole ledger in a form that docs/exports.md lists: `json`, `csv`, `geojson`, … `names`:
    private persons by name too. `as_of`: as it was known on that day.

    None full_text: as the form sees fit (json with the texts of reports, csv without). `by` is told in the
    audit log, where the ledger may be written.
    """
    codebook = load_codebook(ledger.domains or DETENTION)
    imprint = Imprint(name_ledger(ledger.name), as_of, reading_version(codebook))
    asked = {} if full_text is None else {"full_text": full_text}
    with open_book(ledger, as_of=as_of) as book:
        find_export(form).write(
            book, out, names=names, imprint=imprint, knowledge=take_knowledge(codebook), **asked
        )
    if not ledger.read_only:
        told = {"form": form, "names": names, "as_of": as_of.isoformat() if as_of else None}
        ledger.record(AuditKind.EXPORT, out.name, by=by, at=datetime.now(UTC), **told)
