"""What a search costs: questions of every kind on a ledger of many reports, and keeping the index up to date.

    python -m quality.bench_search [LEDGER] [--reports 100000] [--json]

Without LEDGER one is made of synthetic reports, and taken away again. Its book holds actors and sites by
their names alone, for nothing is linked: a search asks no more of a book. Times are those of one process that
has the ledger open; a question is asked with other words each time, so that nothing answers from memory.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.search import Found, Search, Wanted, open_search
from counterclaim.model import (
    Actor,
    BookContent,
    Claim,
    Reading,
    ReportEntry,
    Site,
    Stance,
    Statement,
    make_id,
)
from counterclaim.model.names import fold_name
from quality.synthetic import append_synthetic, make_synthetic

ROUNDS = 25
SAMPLED = 400  # reports whose words the questions are made of


def make_book(ledger: Ledger) -> BookContent:
    """A book of all readings: whoever has one name is one actor, and so for sites."""
    actors: dict[str, Actor] = {}
    sites: dict[str, Site] = {}
    for entry in ledger.entries():
        for member in entry.reading.cast:
            actor_id = _id_of("actor", member.name)
            actors.setdefault(actor_id, Actor(actor_id, member.name, member.kind, member.aliases))
        for mention in entry.reading.sites:
            site_id = _id_of("site", mention.name)
            sites.setdefault(site_id, Site(site_id, mention.name, place=mention.place))
    return BookContent(
        reports=(ReportEntry(entry.report, entry.published) for entry in ledger.entries()),
        statements=(said for entry in ledger.entries() for said in _statements(entry.reading)),
        claims=(claim for entry in ledger.entries() for claim in _claims(entry.reading)),
        actors=actors.values(),
        sites=sites.values(),
    )


def _id_of(kind: str, name: str) -> str:
    return make_id(kind, fold_name(name))


def _statements(reading: Reading) -> Iterator[Statement]:
    named = {member.id: _id_of("actor", member.name) for member in reading.cast}
    for said in reading.statements:
        voices = tuple(named.get(voice, voice) for voice in said.actor_ids)
        relay = tuple(named.get(voice, voice) for voice in said.relayed_by)
        yield replace(said, actor_ids=voices, relayed_by=relay)


def _claims(reading: Reading) -> Iterator[Claim]:
    named = {mention.id: _id_of("site", mention.name) for mention in reading.sites}
    for claim in reading.claims:
        yield replace(claim, site_id=named.get(claim.site_id or "", claim.site_id))


# Questions


@dataclass(frozen=True, slots=True)
class Sample:
    """What questions are made of, taken from some reports of the ledger."""

    texts: Sequence[str]
    common: Sequence[str]
    rare: Sequence[str]
    voices: Sequence[str]
    sites: Sequence[str]
    days: Sequence[date]


def take_sample(ledger: Ledger, chance: Random) -> Sample:
    ids = ledger.report_ids()
    entries = [ledger.entry(each) for each in chance.sample(ids, min(SAMPLED, len(ids)))]
    counted = Counter(
        word for entry in entries for word in {fold_name(each) for each in entry.report.text.split()} if word
    )
    ranked = [word for word, _ in counted.most_common() if " " not in word]
    return Sample(
        texts=[entry.report.text for entry in entries],
        common=ranked[:40],
        rare=ranked[-400:],
        voices=[member.name for entry in entries for member in entry.reading.cast],
        sites=[mention.name for entry in entries for mention in entry.reading.sites],
        days=[entry.published for entry in entries if entry.published],
    )


def _phrase(sample: Sample, chance: Random) -> str:
    words = chance.choice(sample.texts).replace('"', " ").split()
    first = chance.randrange(max(1, len(words) - 3))
    return f'"{" ".join(words[first : first + 3])}"'


def _ask_of_month(sample: Sample, chance: Random) -> Wanted:
    first = chance.choice(sample.days)
    return Wanted(chance.choice(sample.common), since=first, until=first + timedelta(days=30))


Ask = Callable[[Sample, Random], Wanted]
QUESTIONS: dict[str, Ask] = {
    "a rare word": lambda sample, chance: Wanted(chance.choice(sample.rare)),
    "a common word": lambda sample, chance: Wanted(chance.choice(sample.common)),
    "two common words": lambda sample, chance: Wanted(" ".join(chance.sample(sample.common, 2))),
    "four words": lambda sample, chance: Wanted(" ".join(chance.sample(sample.common, 4))),
    "a phrase": lambda sample, chance: Wanted(_phrase(sample, chance)),
    "the beginning of a word": lambda sample, chance: Wanted(f"{chance.choice(sample.rare)[:3]}*"),
    "a common word without another": lambda sample, chance: Wanted(
        "{} -{}".format(*chance.sample(sample.common, 2))
    ),
    "words that nobody wrote": lambda sample, chance: Wanted(f"{chance.choice(sample.common)} qqzx"),
    "a voice": lambda sample, chance: Wanted(voice=chance.choice(sample.voices)),
    "a voice and a common word": lambda sample, chance: Wanted(
        chance.choice(sample.common), voice=chance.choice(sample.voices)
    ),
    "a site": lambda sample, chance: Wanted(site=chance.choice(sample.sites)),
    "a site and a common word": lambda sample, chance: Wanted(
        chance.choice(sample.common), site=chance.choice(sample.sites)
    ),
    "denials with a common word": lambda sample, chance: Wanted(
        chance.choice(sample.common), stance=Stance.DENIES
    ),
    "a common word in a month": _ask_of_month,
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one kind of question, in seconds; `found` is how many answers there were in the middle."""

    processor: float  # of the median question; what the machine does beside it does not show
    median: float
    slow: float  # nineteen in twenty take less
    worst: float
    found: float


def time_questions(search: Search, sample: Sample, chance: Random, rounds: int = ROUNDS) -> dict[str, Cost]:
    costs = {}
    for name, ask in QUESTIONS.items():
        spent, worked, found = [], [], []
        for _ in range(rounds):
            wanted = ask(sample, chance)
            start, working = time.perf_counter(), time.process_time()
            answer = search.find(wanted)
            spent.append(time.perf_counter() - start)
            worked.append(time.process_time() - working)
            found.append(_count(answer))
        ordered = sorted(spent)
        slow = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        middle = statistics.median(spent)
        costs[name] = Cost(statistics.median(worked), middle, slow, ordered[-1], statistics.median(found))
    return costs


def _count(found: Found) -> int:
    return len(found.statements) + len(found.reports) + len(found.actors) + len(found.sites)


def time_upkeep(ledger: Ledger, reports: int, seed: int) -> float:
    """Seconds to bring the index up to date after one report more; the median of five."""
    more = islice(make_synthetic(5, seed + 1), 5)
    spent = []
    for item in more:
        ledger.append_many([item.appended])
        start = time.perf_counter()
        with open_search(ledger):
            spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def measure(path: Path, reports: int, seed: int) -> dict[str, object]:
    """All figures of the ledger at `path`, which is made where it is not there."""
    with open_ledger(path) as ledger:
        if not ledger.report_ids():
            append_synthetic(ledger, reports, seed)
        if next(ledger.book().actors(), None) is None:
            ledger.write_book(make_book(ledger))
        before = path.stat().st_size
        start = time.perf_counter()
        with open_search(ledger) as search:
            built = time.perf_counter() - start
            grown = path.stat().st_size - before
            chance = Random(seed)
            sample = take_sample(ledger, chance)
            costs = time_questions(search, sample, chance)
        upkeep = time_upkeep(ledger, reports, seed)
    return {
        "reports": reports,
        "index_seconds": built,
        "index_megabytes": grown / 1e6,
        "one_more_report": upkeep,
        "questions": {name: {k: getattr(cost, k) for k in Cost.__slots__} for name, cost in costs.items()},
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="What a search costs.")
    parser.add_argument("ledger", nargs="?", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "search.db"
        figures = measure(path, given.reports, given.seed)
    if given.json:
        json.dump(figures, sys.stdout, indent=2)
        return
    _print(figures)


def _print(figures: dict[str, object]) -> None:
    print(
        f"{figures['reports']:,} reports; index made in {figures['index_seconds']:.1f} s,"
        f" {figures['index_megabytes']:.0f} MB; after one report more up to date in"
        f" {1000 * float(str(figures['one_more_report'])):.0f} ms"
    )
    columns = "".join(f"{name:>10}" for name in ("processor", "median", "19 in 20", "worst", "found"))
    print(f"{'milliseconds (goal: under 50)':34}{columns}")
    questions = figures["questions"]
    assert isinstance(questions, dict)
    for name, cost in questions.items():
        times = (1000 * cost[each] for each in ("processor", "median", "slow", "worst"))
        print(f"{name:34}{''.join(f'{each:10.1f}' for each in times)}{cost['found']:10.0f}")


if __name__ == "__main__":
    main()
