"""Scores which reports are brought together as telling of one incident, where the incidents are known.

    python -m quality.score_clusters FOLDER [--split train|dev] [--part N] [--readings FOLDER] [--errors]

FOLDER holds docs.jsonl (id, incident, date, title, text, split). Every report is read and linked as a ledger
of these reports would be, from title, text and day of publication alone. A report's group is the incident of
its focal happening: the one told first; a report without one is a group of its own. `--part N`: only the
incidents of one third of the split (0, 1 or 2). `--readings`: a folder in which readings are kept, so that a
second run need not read again; it holds for one version of program and codebook.

Printed are precision, recall and F1 of MUC, B³ and CEAF-e (phi 4), and the mean of the three F1 (CoNLL).
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from counterclaim.model import BookContent, Entry, Happening, Reading, Report

DOMAIN = "gun_violence"
_PARTS = 3
_BATCH = 40
_SHOWN = 160  # characters of a title shown beside an error

Groups = Mapping[str, str]  # report → what names its group
Figures = tuple[float, float, float]  # precision, recall, F1


@dataclass(frozen=True, slots=True)
class ClusterScore:
    muc: Figures
    b_cubed: Figures
    ceaf: Figures

    @property
    def conll(self) -> float:
        return (self.muc[2] + self.b_cubed[2] + self.ceaf[2]) / 3


def score_groups(key: Groups, found: Groups) -> ClusterScore:
    """How alike two partitions of the same reports are."""
    return ClusterScore(
        muc=_figures(_share_links(found, key), _share_links(key, found)),
        b_cubed=_figures(_share_members(found, key), _share_members(key, found)),
        ceaf=_score_ceaf(key, found),
    )


def _figures(precision: float, recall: float) -> Figures:
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _invert(groups: Groups) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for item, name in groups.items():
        members[name].add(item)
    return members


def _share_links(groups: Groups, other: Groups) -> float:
    """The share of the links inside `groups` that `other` has too (Vilain and others, 1995)."""
    kept = whole = 0
    for members in _invert(groups).values():
        kept += len(members) - len({other[item] for item in members})
        whole += len(members) - 1
    return kept / whole if whole else 1.0


def _share_members(groups: Groups, other: Groups) -> float:
    """Of each item's group, the share that is with it in `other`, on average (Bagga and Baldwin, 1998)."""
    mine, theirs = _invert(groups), _invert(other)
    shares = [len(mine[name] & theirs[other[item]]) / len(mine[name]) for item, name in groups.items()]
    return sum(shares) / len(shares) if shares else 1.0


def _score_ceaf(key: Groups, found: Groups) -> Figures:
    """The best one-to-one map of groups (Luo, 2005), each pair worth 2|k & r| / (|k| + |r|)."""
    keys, responses = _invert(key), _invert(found)
    shared = Counter((key[item], found[item]) for item in key)
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in shared:
        near[f"k{one}"].add(f"r{other}")
        near[f"r{other}"].add(f"k{one}")
    total = 0.0
    for component in _components(near):
        rows = [name[1:] for name in component if name[0] == "k"]
        columns = [name[1:] for name in component if name[0] == "r"]
        worth = [[_worth(shared[k, r], keys[k], responses[r]) for r in columns] for k in rows]
        total += _assign(worth)
    return _figures(total / max(len(responses), 1), total / max(len(keys), 1))


def _worth(shared: int, one: set[str], other: set[str]) -> float:
    return 2 * shared / (len(one) + len(other))


def _components(near: Mapping[str, set[str]]) -> Iterator[list[str]]:
    seen: set[str] = set()
    for start in near:
        if start in seen:
            continue
        seen.add(start)
        component, waiting = [], [start]
        while waiting:
            name = waiting.pop()
            component.append(name)
            fresh = near[name] - seen
            seen |= fresh
            waiting.extend(sorted(fresh))
        yield component


def _assign(worth: Sequence[Sequence[float]]) -> float:
    """The greatest sum with one item of each row and column at most."""
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    rows, columns = linear_sum_assignment(worth, maximize=True)
    return sum((worth[row][column] for row, column in zip(rows, columns, strict=True)), 0.0)


def read_rows(folder: Path, split: str, part: int | None = None) -> list[dict[str, Any]]:
    """The reports of a split in the order of their ids; a part has whole incidents."""
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    chosen = [row for row in rows if row["split"] == split and (part is None or _part_of(row) == part)]
    return sorted(chosen, key=lambda row: str(row["id"]))


def _part_of(row: Mapping[str, Any]) -> int:
    return int(sha256(str(row["incident"]).encode()).hexdigest(), 16) % _PARTS


def read_entries(rows: Sequence[Mapping[str, Any]], kept: Path | None) -> list[Entry]:
    """The reports read, as a ledger hands them on; readings are taken from `kept` where they are there."""
    reports = [_make_report(row) for row in rows]
    readings = _load_readings(reports, kept)
    missing = [report for report in reports if report.id not in readings]
    for first in range(0, len(missing), _BATCH):
        batch = missing[first : first + _BATCH]
        fresh = list(_open_reader().read_many(batch))
        readings.update((reading.report_id, reading) for reading in fresh)
        if kept is not None:
            for reading in fresh:
                _path(kept, reading.report_id).write_bytes(pickle.dumps(reading))
    return [
        Entry(number, report, date.fromisoformat(row["date"]), readings[report.id])
        for number, (row, report) in enumerate(zip(rows, reports, strict=True), start=1)
    ]


def _make_report(row: Mapping[str, Any]) -> Report:
    text = f"{row['title']}\n\n{row['text']}" if row["title"] else row["text"]
    return Report(row["id"], f"{row['id']}.txt", text, title=row["title"] or None, language="en")


def _load_readings(reports: Iterable[Report], kept: Path | None) -> dict[str, Reading]:
    if kept is None:
        return {}
    kept.mkdir(parents=True, exist_ok=True)
    there = (report.id for report in reports if _path(kept, report.id).is_file())
    return {known: pickle.loads(_path(kept, known).read_bytes()) for known in there}


def _path(kept: Path, report_id: str) -> Path:
    return kept / f"{report_id}.pickle"


_READERS: list[Any] = []


def _open_reader() -> Any:
    """Opened when the first report is read: kept readings need no parser."""
    if not _READERS:
        from counterclaim.pipeline import open_reader

        _READERS.append(open_reader((DOMAIN,)))
    return _READERS[0]


def group_reports(entries: Sequence[Entry], content: BookContent) -> dict[str, str]:
    """Report → incident of its focal happening; where it has none, the report itself."""
    owner = {known: item.id for item in content.incidents for known in item.happening_ids}
    groups = {}
    for entry in entries:
        told = [item for item in entry.reading.happenings if item.id in owner]
        focal = min(told, key=_order_of_telling, default=None)
        groups[entry.report.id] = entry.report.id if focal is None else owner[focal.id]
    return groups


def _order_of_telling(happening: Happening) -> tuple[bool, int, str]:
    start = min(span.start for span in happening.triggers) if happening.triggers else 0
    return not happening.focal, start, happening.id


def list_errors(rows: Sequence[Mapping[str, Any]], found: Groups) -> Iterator[str]:
    """Incidents that fell apart, and groups that hold several."""
    key = {row["id"]: row["incident"] for row in rows}
    titles = {row["id"]: f"{row['date']} {row['title']}"[:_SHOWN] for row in rows}
    for name, groups, other in (("apart", key, found), ("together", found, key)):
        for members in _invert(groups).values():
            parts = _invert({item: other[item] for item in members})
            if len(parts) > 1:
                yield f"{name}:"
                yield from (
                    f"  {number} {titles[item]}"
                    for number, part in enumerate(parts.values())
                    for item in sorted(part)
                )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", choices=("train", "dev"), default="train")
    parser.add_argument("--part", type=int, choices=range(_PARTS))
    parser.add_argument("--readings", type=Path, help="keep the readings here")
    parser.add_argument("--errors", action="store_true", help="print what was wrong; not of dev")
    given = parser.parse_args()
    if given.errors and given.split == "dev":
        parser.error("--errors needs --split train: dev is only to measure")
    from counterclaim.pipeline import load_codebook, work_out

    rows = read_rows(given.folder, given.split, given.part)
    entries = read_entries(rows, given.readings)
    found = group_reports(entries, work_out(entries, load_codebook((DOMAIN,)), ()))
    score = score_groups({row["id"]: row["incident"] for row in rows}, found)
    for name, figures in (("MUC", score.muc), ("B3", score.b_cubed), ("CEAF-e", score.ceaf)):
        print(f"{name:8}" + "".join(f"{100 * figure:7.1f}" for figure in figures))
    print(f"CoNLL   {100 * score.conll:7.1f}  of {len(rows)} reports")
    if given.errors:
        print("\n".join(list_errors(rows, found)))


if __name__ == "__main__":
    main()
