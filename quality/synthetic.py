"""Synthetic readings: ledgers of any size to measure with, out of sentences and names of our own.

    python -m quality.synthetic LEDGER --reports N [--seed 0] [--assemble]

The same seed gives the same reports, in order of publication; none but those of incidents still being
reported on are held, so that a million need no more memory than a thousand. Near three in ten are copies or
revisions of another report. What a perfect reader would take from each is known, so nothing is parsed.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from heapq import heappop, heappush
from itertools import count, islice
from pathlib import Path
from random import Random

from counterclaim.ledger import Appended, Ledger, open_ledger
from counterclaim.model import Capture, Fact, Report, make_id
from counterclaim.pipeline import assemble, load_codebook
from quality.synthetic_reading import read_lines
from quality.synthetic_texts import Draft, copy_draft, find_lag, join_lines, write_draft
from quality.synthetic_world import Truth, World

BATCH = 500
_COPIES = 0.22
_REVISIONS = 0.05
_UNDATED = 0.02
_RETRIEVED = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A report with its reading, and what is true of it: its incident, and what it copies or revises."""

    appended: Appended
    incident: int
    copy_of: str | None = None
    revision_of: str | None = None


@dataclass(frozen=True, slots=True)
class _Written:
    draft: Draft
    published: date
    url: str
    publisher: str
    copies: int | None = None  # the place among its incident's reports of the one it repeats
    revises: int | None = None


def make_synthetic(reports: int, seed: int = 0) -> Iterator[Synthetic]:
    """`reports` synthetic reports in order of publication, one at a time."""
    world = World(seed, reports)
    waiting: list[tuple[date, int, int, Synthetic]] = []
    made = 0
    for number in count():
        truth = world.incident(number)
        while waiting and waiting[0][0] <= truth.day:
            yield heappop(waiting)[-1]
            made += 1
            if made == reports:
                return
        for place, (published, item) in enumerate(_report_on(truth, world)):
            heappush(waiting, (published, number, place, item))


def make_additions(reports: int, wanted: int, seed: int = 0) -> Iterator[Synthetic]:
    """`wanted` more reports of the world of `reports`, of other incidents on days spread over all its time:
    what is added to a ledger that stands."""
    world = World(seed, reports)
    random = Random(f"additions:{seed}")
    made = 0
    while made < wanted:
        other = world.incident(random.randrange(world.incidents))
        truth = replace(world.incident(world.incidents + made), day=other.day)
        for _, item in islice(_report_on(truth, world), wanted - made):
            yield item
            made += 1


def append_synthetic(ledger: Ledger, reports: int, seed: int = 0) -> int:
    """Append them to `ledger`, which is marked as read with the domain of detention; how many there were."""
    ledger.add_domains(("detention",))
    done = 0
    made = make_synthetic(reports, seed)
    while batch := list(islice(made, BATCH)):
        ledger.append_many([item.appended for item in batch])
        done += len(batch)
    return done


def _report_on(truth: Truth, world: World) -> Iterator[tuple[date, Synthetic]]:
    random = Random(f"reports:{world.seed}:{truth.number}")
    written: list[_Written] = []
    ids: list[str] = []
    for stage in range(truth.reports):
        item = _write(truth, stage, written, world, random)
        written.append(item)
        appended = _make_appended(item, known=random.random() >= _UNDATED)
        ids.append(appended.report.id)
        copied = None if item.copies is None else ids[item.copies]
        revised = None if item.revises is None else ids[item.revises]
        yield item.published, Synthetic(appended, truth.number, copied, revised)


def _write(truth: Truth, stage: int, written: list[_Written], world: World, random: Random) -> _Written:
    url = f"https://synthetic.example/{world.seed}/{truth.number}/{stage}"
    publisher = random.choice(world.publishers)
    published = truth.day + find_lag(random)
    chance = random.random()
    if written and chance < _COPIES:
        source = random.randrange(len(written))
        later = max(published, written[source].published + timedelta(days=random.choice((0, 0, 1))))
        return _Written(copy_draft(written[source].draft, random), later, url, publisher, copies=source)
    draft = write_draft(truth, published, stage, random)
    if written and chance < _COPIES + _REVISIONS:
        source = random.randrange(len(written))
        later = max(published, written[source].published)
        return _Written(draft, later, written[source].url, written[source].publisher, revises=source)
    return _Written(draft, published, url, publisher)


def _make_appended(item: _Written, known: bool) -> Appended:
    text, lines = join_lines(item.draft)
    body = f"{item.url}\n{item.draft.title}\n\n{text}".encode()
    digest = sha256(body).hexdigest()
    report = Report(
        id=make_id("report", item.url, text),
        uri=f"synthetic/{digest[:16]}.txt",
        text=text,
        url=item.url,
        title=item.draft.title,
        publisher=item.publisher,
        language="en",
        capture=digest,
    )
    capture = Capture(report.uri, "text/plain", body, _RETRIEVED, digest)
    facts = (Fact(report.id, "published", item.published.isoformat(), "page", _RETRIEVED),) if known else ()
    return Appended(capture, report, facts, read_lines(report, lines))


def main() -> None:
    parser = argparse.ArgumentParser(description="Append synthetic reports with their readings to a ledger.")
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--reports", type=int, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--assemble", action="store_true", help="work out incidents and disputes too")
    options = parser.parse_args()
    start = time.monotonic()
    with open_ledger(options.ledger) as ledger:
        done = append_synthetic(ledger, options.reports, options.seed)
        print(f"{done:,} reports appended in {time.monotonic() - start:.1f} s")
        if options.assemble:
            start = time.monotonic()
            assemble(ledger, load_codebook())
            print(f"worked out in {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    main()
