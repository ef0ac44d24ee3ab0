"""What a dossier says beside the page it is of: summaries by rule, every claim with its number, where it was
read, what people decided about it, and what was left out."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.browsing import Browser
from counterclaim.model import Judgement, ReportEntry
from counterclaim.model.judging import find_standing
from counterclaim.review.telling.accounts import Account, Side
from counterclaim.review.telling.incident import Evidence, ToldIncident, make_evidence
from counterclaim.review.telling.judgements import name_subject, show_moment
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.series import Panel
from counterclaim.review.telling.sharing import SharedWith, tell_shared
from counterclaim.review.telling.summary import Summary, summarise
from counterclaim.review.telling.wording import count, spell

MOST_TITLES = 10


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim of the dossier under its number, from 1. `anchor` is its id, "" when it stands here again: the
    day or place of a claim can be in dispute beside what it says."""

    number: int
    piece: Evidence
    anchor: str


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the dossier rests on. `numbers` are those of the claims that are quoted from it; a copy
    has none, for its claims count with those of its original. `shared` are earlier sources of the dossier
    in which a third of its sentences stand too, or a third of theirs in it."""

    entry: ReportEntry
    title: str
    numbers: tuple[int, ...]
    copy_of: str = ""
    shared: tuple[SharedWith, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement that stands, with the names of what it is about."""

    judgement: Judgement
    when: str
    about: str


def summarise_incident(
    told: ToldIncident, panels: Sequence[Panel], names: Names
) -> tuple[tuple[str, tuple[Summary, ...]], ...]:
    """For each figure on which accounts part, what four rules give."""
    accounts = {account.attribute: account for account in told.accounts}
    return tuple(
        (panel.name, summarise(panel, accounts[panel.attribute], names)) for panel in panels if panel.parted
    )


# Claims and sources


def number_claims(accounts: Iterable[Account], names: Names) -> tuple[Numbered, ...]:
    """Every claim with its words, by attribute and position."""
    numbered: dict[str, Numbered] = {}
    again: list[Numbered] = []
    for number, piece in enumerate(_iter_claims(accounts, names), 1):
        if piece.saying.id in numbered:
            again.append(Numbered(number, piece, ""))
        else:
            numbered[piece.saying.id] = Numbered(number, piece, piece.saying.id)
    return tuple(sorted((*numbered.values(), *again), key=lambda each: each.number))


def _iter_claims(accounts: Iterable[Account], names: Names) -> Iterator[Evidence]:
    for account in accounts:
        shown: set[str] = set()
        held: list[Side | None] = [*account.sides, None]
        for side in held:
            for saying in side.sayings if side else account.beside:
                if saying.id not in shown:
                    shown.add(saying.id)
                    yield make_evidence(saying, account.attribute, side, names)


def list_sources(report_ids: Iterable[str], claims: Sequence[Numbered], names: Names) -> tuple[Source, ...]:
    """The reports by their day, those of no day last, each copy after its original."""
    numbers: dict[str, list[int]] = {}
    for each in claims:
        numbers.setdefault(each.piece.saying.claim.report_id, []).append(each.number)
    wanted = dict.fromkeys((*report_ids, *numbers))
    names.load_reports(wanted)
    found = {entry.report.id: entry for entry in map(names.report, wanted) if entry is not None}
    shared = tell_shared(found, names)
    return tuple(
        Source(
            entry,
            names.title(entry.report.id),
            tuple(numbers.get(entry.report.id, ())),
            names.title(entry.copy_of) if entry.copy_of else "",
            shared.get(entry.report.id, ()),
        )
        for entry in sorted(found.values(), key=lambda entry: _by_day(entry, found))
    )


def _by_day(entry: ReportEntry, found: "dict[str, ReportEntry]") -> tuple[date, str, bool, date, str]:
    original = found.get(entry.copy_of or "", entry)
    return (
        original.published or date.max,
        original.report.id,
        original is not entry,
        entry.published or date.max,
        entry.report.id,
    )


# Judgements


def list_decisions(browser: Browser, names: Names, ids: Set[str]) -> tuple[Decision, ...]:
    """Standing judgements about any of `ids`, the oldest first."""
    standing = sorted(find_standing(browser.book.judgements()), key=lambda each: (each.at, each.id))
    return tuple(
        Decision(each, show_moment(each.at), _name_subjects(each, browser, names))
        for each in standing
        if not ids.isdisjoint(each.subjects)
    )


def _name_subjects(judgement: Judgement, browser: Browser, names: Names) -> str:
    named = (name_subject(subject, browser, names, {})[0] for subject in judgement.subjects)
    changed = (f"{spell(name)}: {value}" for name, value in judgement.change if "-" not in value)
    return "; ".join(dict.fromkeys((*named, *changed)))


# What was left out


def list_left_out(
    accounts: Sequence[Account],
    sources: Sequence[Source],
    undated: int,
    *,
    names_shown: bool,
    linked: int = 0,
) -> list[str]:
    """What a reader of the dossier does not see, each in a sentence. `undated` reports were left out because
    the dossier is as of a day."""
    copies = [source for source in sources if source.copy_of]
    no_day = sum(source.entry.published is None for source in sources)
    beside = sum(len(account.beside) for account in accounts)
    said = []
    if copies:
        titles = ", ".join(f"“{source.title}”" for source in copies[:MOST_TITLES])
        said.append(
            f"Claims of {count(len(copies), 'copy', 'copies')} ({titles}): each counts with its original."
        )
    if beside:
        said.append(
            f"From the comparison, {count(beside, 'claim')} that are listed all the same: parts of totals,"
            " other scopes, earlier figures, what is only considered, demanded or promised."
        )
    if undated:
        said.append(
            f"{count(undated, 'report')} of no known day, wherever they belong: this dossier is as of a day."
        )
    if no_day:
        said.append(
            f"The day of {count(no_day, 'report')}, which is not known; nothing was put in its place."
        )
    if linked:
        said.append(f"The claims of {count(linked, 'linked incident')}, which may have to do with this one.")
    if not names_shown:
        said.append("Names of private people, in quoted words too: “name withheld” stands where they were.")
    said.append("The rest of the reports: only the sentences that claims rest on are quoted.")
    return said
