"""Scores the whole program on sets of reports whose incidents and disputes are known (`accounts/`).

    python -m quality.score_disputes [FOLDER ...] [--errors]

A folder holds reports (`*.txt`) and `gold.jsonl`; quality/README.md says how both are written. Each folder is
read into a ledger of its own. Three figures: B³ of linking, with a report's cluster the incident of its focal
happening; precision and recall of disputes; false disputes that revisions gave. `--errors` prints what was
missed and what was needless; it is refused for untouched sets.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from counterclaim import api
from counterclaim.model import (
    Actor,
    Book,
    Dispute,
    Party,
    Period,
    Place,
    Position,
    Quantity,
    Span,
    Term,
)
from counterclaim.model.names import fold_name

ACCOUNTS = Path(__file__).parent / "accounts"
UNTOUCHED = "untouched"
_HEAD = re.compile(r"(?m)^# (\S+)\n((?:\w+: .*\n)+)\n")
_NEAR = 0.12  # how far an approximate figure's ends may lie from the number that gold gives

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a set: its name, what is known of it, its text."""

    name: str
    facts: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Gold:
    """What a careful reader takes from a set: the incident of each report, and the rows of disputes."""

    incident_of: Mapping[str, str]
    disputes: tuple[Row, ...]
    optional: tuple[Row, ...]
    revisions: tuple[Row, ...]


@dataclass(slots=True)
class Score:
    """What was measured on one set; `missed` and `needless` are words for people."""

    reports: int = 0
    linking: tuple[float, float] = (0.0, 0.0)
    gold: int = 0
    found: int = 0
    right: int = 0  # of those found
    hit: int = 0  # of the gold
    kinds: int = 0  # of the gold that was found, with a kind that gold allows
    revised: int = 0  # needless, on an attribute where gold has a revision and no dispute
    stale: int = 0  # positions with a figure that their voice has revised
    missed: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    split: list[str] = field(default_factory=list)

    @property
    def b3(self) -> float:
        precision, recall = self.linking
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def precision(self) -> float:
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        return self.hit / max(self.gold, 1)


def read_reports(folder: Path) -> list[Told]:
    """The reports of all text files of a folder, in order of names; ValueError where a head is wrong."""
    told: list[Told] = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        heads = list(_HEAD.finditer(text))
        if not heads or heads[0].start() != 0:
            raise ValueError(f"no head before the first report in {path}")
        ends = [head.start() for head in heads[1:]] + [len(text)]
        for head, end in zip(heads, ends, strict=True):
            facts = dict(line.split(": ", 1) for line in head.group(2).splitlines())
            told.append(Told(head.group(1), facts, text[head.end() : end].strip() + "\n"))
    return told


def read_gold(path: Path) -> Gold:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return Gold(
        incident_of={name: row["incident"] for row in rows for name in row.get("reports", ())},
        disputes=tuple(row for row in rows if "dispute" in row),
        optional=tuple({**row, "dispute": row["optional"]} for row in rows if "optional" in row),
        revisions=tuple(row for row in rows if "revision" in row),
    )


def score_folder(folder: Path) -> Score:
    """Read the reports of `folder` into a ledger of their own, and compare its book with the gold."""
    told, gold = read_reports(folder), read_gold(folder / "gold.jsonl")
    unknown = {item.name for item in told} ^ set(gold.incident_of)
    if unknown:
        raise ValueError(f"reports and gold differ in {folder}: {', '.join(sorted(unknown))}")
    with TemporaryDirectory() as work:
        sources = list(_write_sources(told, Path(work)))
        with api.open_ledger(Path(work) / "ledger.db") as ledger:
            api.read(ledger, sources, workers=1)
            return score_book(ledger.book(), gold)


def _write_sources(told: Iterable[Told], work: Path) -> Iterator[Path]:
    for item in told:
        path = work / f"{item.name}.txt"
        path.write_text(item.text, encoding="utf-8")
        path.with_suffix(".json").write_text(json.dumps(dict(item.facts)), encoding="utf-8")
        yield path


def score_book(book: Book, gold: Gold) -> Score:
    names = {entry.report.id: Path(entry.report.uri).stem for entry in book.reports()}
    score = Score(reports=len(names))
    found = {names[report]: cluster for report, cluster in find_clusters(book, names).items()}
    score.linking = score_b3(gold.incident_of, found)
    score.split = [f"{gold.incident_of[name]}: {name} in {found[name]}" for name in sorted(found)]
    if gold.disputes:  # a set of links alone has none written down
        _score_disputes(score, book, gold, names)
    return score


def find_clusters(book: Book, reports: Iterable[str]) -> dict[str, str]:
    """The incident of each report's focal happening: that with most claims of the report, of equal ones the
    first told; a report without one is a cluster of its own."""
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[str, str], Span] = {}
    for happening in book.happenings():
        if happening.incident_id is not None and happening.focal:
            key = (happening.report_id, happening.incident_id)
            trigger = min(happening.triggers, default=Span(0, 0))
            first[key] = min(first.get(key, trigger), trigger)
            claims[happening.report_id][happening.incident_id] += 0
    for claim in book.claims():
        if claim.incident_id is not None and (claim.report_id, claim.incident_id) in first:
            claims[claim.report_id][claim.incident_id] += 1
    clusters = {}
    for report in reports:
        told = claims.get(report)
        clusters[report] = (
            report
            if not told
            else min(told, key=lambda incident: (-told[incident], first[report, incident], incident))
        )
    return clusters


def score_b3(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall of B³ (Bagga and Baldwin 1998) over the reports of both."""

    def members(of: Mapping[str, str]) -> dict[str, set[str]]:
        groups: dict[str, set[str]] = defaultdict(set)
        for name, cluster in of.items():
            groups[cluster].add(name)
        return groups

    mine, theirs = members(gold), members(found)
    common = {name: len(mine[gold[name]] & theirs[found[name]]) for name in gold}
    precision = sum(common[name] / len(theirs[found[name]]) for name in gold) / len(gold)
    recall = sum(common[name] / len(mine[gold[name]]) for name in gold) / len(gold)
    return precision, recall


def _score_disputes(score: Score, book: Book, gold: Gold, names: Mapping[str, str]) -> None:
    actors = {actor.id: actor for actor in book.actors()}
    of_claim = {claim.id: names[claim.report_id] for claim in book.claims()}
    found = list(book.disputes())
    credited: set[tuple[int, str]] = set()
    score.gold, score.found = len(gold.disputes), len(found)
    for dispute in found:
        incident = _incident_of(dispute, of_claim, gold)
        rows = [
            index for index, row in enumerate(gold.disputes) if _is_same(dispute, incident, row, actors, book)
        ]
        fresh = [index for index in rows if (index, dispute.attribute) not in credited]
        for index in fresh:
            first = all(index != known for known, _ in credited)
            score.kinds += first and dispute.kind in gold.disputes[index]["kinds"]
        credited.update((index, dispute.attribute) for index in fresh)
        score.stale += _count_stale(dispute, incident, gold, actors)
        if fresh:
            score.right += 1
        elif any(_is_same(dispute, incident, row, actors, book) for row in gold.optional):
            score.found -= 1
        else:
            score.revised += _is_revision(dispute, incident, gold)
            score.needless.append(f"{incident}: {_say(dispute, actors)}")
    hit = {index for index, _ in credited}
    score.hit = len(hit)
    missed = (row for index, row in enumerate(gold.disputes) if index not in hit)
    score.missed = [f"{row['incident']}: {row['dispute']} {json.dumps(row['positions'])}" for row in missed]


def _incident_of(dispute: Dispute, of_claim: Mapping[str, str], gold: Gold) -> str:
    """The gold incident that most of its claims' reports are about."""
    votes = Counter(
        gold.incident_of[of_claim[claim]] for position in dispute.positions for claim in position.claim_ids
    )
    return min(votes, key=lambda incident: (-votes[incident], incident), default="")


def _is_same(dispute: Dispute, incident: str, row: Row, actors: Mapping[str, Actor], book: Book) -> bool:
    """Whether it is the gold's: of one incident and attribute, with positions of two sides."""
    if incident != row["incident"] or dispute.attribute not in (row["dispute"], *row.get("also", ())):
        return False
    sides = {
        wanted["side"]
        for wanted in row["positions"]
        if any(_holds(position, wanted, actors) for position in dispute.positions)
    }
    return len(sides) > 1


def _holds(position: Position, wanted: Row, actors: Mapping[str, Actor]) -> bool:
    return any(_is_named(voice, wanted["voices"], actors) for voice in position.voices) and any(
        position.denies == value.get("not", False) and _is_value(position, value, actors)
        for value in wanted["values"]
    )


def _is_named(voice: str, wanted: Iterable[str], actors: Mapping[str, Actor]) -> bool:
    actor = actors.get(voice)
    if actor is None:
        return False
    if f"@{actor.kind}" in wanted:
        return True
    spoken = [actors[tie.actor_id] for tie in actor.speaks_for if tie.actor_id in actors]
    known = [name for item in (actor, *spoken) for name in (item.name, *item.aliases, item.acronym or "")]
    return any(_are_alike(one, name) for one in wanted for name in known)


def _are_alike(one: str, other: str) -> bool:
    """Whether the words of the shorter name all stand in the longer."""
    mine, theirs = set(fold_name(one).split()), set(fold_name(other).split())
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _is_value(position: Position, wanted: Row, actors: Mapping[str, Actor]) -> bool:
    value = position.value
    if isinstance(value, Quantity):
        return "figure" in wanted and _is_figure(value, wanted["figure"])
    if isinstance(value, Term):
        return value.code in wanted.get("code", ())
    if isinstance(value, Party):
        named = wanted.get("party", ())
        return any(_are_alike(value.wording, name) for name in named) or _is_named(
            value.actor_id, named, actors
        )
    if isinstance(value, Period):
        return value.resolved and str(value.earliest) == wanted.get("day") == str(value.latest)
    return isinstance(value, Place) and any(_are_alike(value.name, name) for name in wanted.get("place", ()))


def _is_figure(value: Quantity, number: int) -> bool:
    """Whether an interval stands for a number: an open one begins with it, or one above; a closed one lies
    around it."""
    if value.low is None or value.high is None:
        end = value.low if value.low is not None else value.high
        return end is not None and abs(end - number) <= 1
    slack = max(number * _NEAR, 1 if value.low != value.high else 0)
    return value.low <= number <= value.high and number - value.low <= slack and value.high - number <= slack


def _is_revision(dispute: Dispute, incident: str, gold: Gold) -> bool:
    return any((row["incident"], row["revision"]) == (incident, dispute.attribute) for row in gold.revisions)


def _count_stale(dispute: Dispute, incident: str, gold: Gold, actors: Mapping[str, Actor]) -> int:
    """Positions that show what their voice has since revised."""
    rows = [
        row for row in gold.revisions if (row["incident"], row["revision"]) == (incident, dispute.attribute)
    ]
    return sum(
        isinstance(position.value, Quantity)
        and not _is_figure(position.value, row["values"][-1])
        and any(_is_figure(position.value, older) for older in row["values"][:-1])
        and all(_is_named(voice, row["voices"], actors) for voice in position.voices)
        for row in rows
        for position in dispute.positions
    )


def _say(dispute: Dispute, actors: Mapping[str, Actor]) -> str:
    sides = []
    for position in dispute.positions:
        voices = ", ".join(actors[voice].name if voice in actors else voice for voice in position.voices)
        value = position.value
        words = value.wording if isinstance(value, Quantity | Party) else str(getattr(value, "code", value))
        sides.append(f"{voices}: {'not ' if position.denies else ''}{words}")
    return f"{dispute.attribute} ({dispute.kind}) {' | '.join(sides)}"


def describe(score: Score) -> Iterator[str]:
    precision, recall = score.linking
    yield f"{score.reports} reports, {score.gold} disputes"
    yield f"linking B³ {score.b3:.3f} (precision {precision:.3f}, recall {recall:.3f})"
    yield (
        f"disputes: precision {score.precision:.3f} ({score.right} of {score.found}), "
        f"recall {score.recall:.3f} ({score.hit} of {score.gold}), "
        f"kind right {score.kinds} of {score.hit}"
    )
    yield f"false disputes from revisions: {score.revised}; positions since revised: {score.stale}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    options = parser.parse_args(arguments)
    folders = options.folders or sorted(path.parent for path in ACCOUNTS.glob("*/gold.jsonl"))
    for folder in folders:
        if options.errors and folder.name.startswith(UNTOUCHED):
            parser.error("the errors of untouched sets are not read")
        score = score_folder(folder)
        print(folder.name)
        for line in describe(score):
            print(f"  {line}")
        if options.errors:
            for title, lines in (
                ("linking", score.split),
                ("missed", score.missed),
                ("needless", score.needless),
            ):
                print(f"  {title}:", *lines, sep="\n    ")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
