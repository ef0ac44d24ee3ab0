"""Pairs of names and what is to become of them: one actor, a question, or two (`name_cases.csv`).

The rows were written before the rules were tried on them. Rows of an odd number were tuned on; those of an
even number were not looked at, but for the sums. `python -m tests.actors.name_cases` prints the figures,
with `--errors` also the odd rows that come out otherwise.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.actors import resolve_actors
from counterclaim.codebook.schema import RegisteredActor
from counterclaim.model import ActorKind, CastMember, Entry
from tests.ledger_made import make_codebook, make_entry, make_member

CASES = Path(__file__).with_name("name_cases.csv")
_MADE = make_codebook([RegisteredActor("port", "Port of Oru", ActorKind.BODY)])
_WORDS = replace(_MADE.language.references, belonging=("of", "for"), articles=("the",))
CODEBOOK = replace(_MADE, language=replace(_MADE.language, references=_WORDS))
_ACRONYM = re.compile(r" \(([A-Z]+)\)$")


@dataclass(frozen=True, slots=True)
class Case:
    number: int
    kind: ActorKind
    one: str
    other: str
    tie: str
    expected: str
    why: str

    @property
    def tuned(self) -> bool:
        return self.number % 2 == 1


def read_cases() -> list[Case]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            Case(number, ActorKind(row.pop("kind")), **row)
            for number, row in enumerate(csv.DictReader(file), start=1)
        ]


def make_entries(case: Case) -> tuple[list[Entry], list[str]]:
    """Two reports that name one of the pair each, and the ids of the two members."""
    entries, ids = [], []
    for report, name in (("r1", case.one), ("r2", case.other)):
        member, others = _make_members(case, report, name)
        entries.append(make_entry(report, cast=[member, *others]))
        ids.append(member.id)
    return entries, ids


def _make_members(case: Case, report: str, name: str) -> tuple[CastMember, list[CastMember]]:
    body = make_member("Port of Oru", ActorKind.BODY, report=report)
    acronym = _ACRONYM.search(name)
    member = make_member(
        _ACRONYM.sub("", name),
        case.kind,
        report=report,
        aliases=(acronym[1],) if acronym else (),
        office="port:head" if case.tie == "post" else None,
        speaks_for=(body.id,) if case.tie == "body" else (),
    )
    return member, [body] if case.tie == "body" else []


def judge_case(case: Case) -> str:
    """What becomes of a pair: same, open or different."""
    entries, (one, other) = make_entries(case)
    found = resolve_actors(entries, CODEBOOK)
    pair = {found.of[one], found.of[other]}
    if len(pair) == 1:
        return "same"
    asked = any(
        {item.actor_id, candidate.actor_id} == pair for item in found.open for candidate in item.candidates
    )
    return "open" if asked else "different"


@dataclass(frozen=True, slots=True)
class Figures:
    """Of pairs that are joined how many are one (precision), of those that are one how many are joined
    (recall); and how many of all come out as written."""

    precision: float
    recall: float
    right: int
    total: int


def measure(cases: Iterable[Case]) -> Figures:
    told = [(case.expected, judge_case(case)) for case in cases]
    joined = Counter(expected for expected, found in told if found == "same")
    one = sum(expected == "same" for expected, _ in told)
    return Figures(
        precision=joined["same"] / max(1, joined.total()),
        recall=joined["same"] / max(1, one),
        right=sum(expected == found for expected, found in told),
        total=len(told),
    )


def main(arguments: Sequence[str]) -> None:
    cases = read_cases()
    for title, tuned in (("tuned on", True), ("untouched", False)):
        found = measure(case for case in cases if case.tuned is tuned)
        figures = f"precision {found.precision:.3f}, recall {found.recall:.3f}"
        print(f"{title}: {figures}, {found.right} of {found.total} right")
    for case in cases if "--errors" in arguments else ():
        if case.tuned and (verdict := judge_case(case)) != case.expected:
            names = f"{case.one} / {case.other} {case.tie}".strip()
            print(f"  {case.number}: {names}: {verdict}, not {case.expected}: {case.why}")


if __name__ == "__main__":
    main(sys.argv[1:])
