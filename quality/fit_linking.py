"""Makes what linking was fitted with: how rare words are, and how much each signal counts.

    python -m quality.fit_linking FOLDER [--readings FOLDER] [--write]

FOLDER holds gva/docs.jsonl (id, incident, date, title, text, split), and may hold polnear/train.jsonl,
lgl/lgl.jsonl and muc4/train.jsonl (title, text), whose words are counted too. Only the training part of gva
is used. `--readings`: where readings are kept, as for `score_clusters`.

1. Rarity: in how many of 10,000 reports a word stands, the largest share of three kinds of text (reports of
   shootings, other news, our own golden passages); a word in less than one of 500 is left out, as rare.
2. Weights: a logistic regression on pairs of focal happenings, of the reports of a third of the incidents,
   that the keys propose and no veto rules out; the words weighed by a rarity made without that third.

Printed are the fitted weights, how many pairs have each signal and how many of these are one, beside the
weights there are. `--write` writes `languages/en/rarity.csv`, and the fitted weights, rounded, into
`incidents/weights.py`; rows marked "by hand" and BASE stay as they are. What is written must be looked at:
few pairs make a weight of little worth, and BASE is that of the regression, raised by what the clusters of
the third came out best with (0.5).

Half a minute where the readings are kept; an hour or two more where the 1,200 reports have to be read.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import counterclaim
from counterclaim.actors import resolve_actors
from counterclaim.codebook.schema import Codebook, Rarity
from counterclaim.incidents import find_nobodies, find_words, head_of
from counterclaim.incidents.blocks import propose_pairs
from counterclaim.incidents.features import find_signals
from counterclaim.incidents.vetoes import find_veto
from counterclaim.incidents.views import Rules, View, view_happening
from counterclaim.incidents.weights import BASE, WEIGHTS
from counterclaim.model import Claim, Entry, PlacedHappening
from counterclaim.model.names import fold_name
from counterclaim.pipeline import load_codebook
from counterclaim.pipeline.resolving import Names, resolve_claims, resolve_happenings, strip_site
from counterclaim.sites import resolve_sites
from quality.score_clusters import DOMAIN, read_entries, read_rows

_HERE = Path(counterclaim.__file__).parent
_RARITY = _HERE / "languages" / "en" / "rarity.csv"
_WEIGHTS = _HERE / "incidents" / "weights.py"
_GOLDEN = _HERE / "domains" / "detention" / "golden.jsonl"
_NEWS = ("polnear/train.jsonl", "lgl/lgl.jsonl", "muc4/train.jsonl")
_HELD_OUT = 0  # the third that the regression is made on
_LEAST = 20  # of 10,000 reports: what stands in fewer is rare
_SEEN = (4, 5, 4)  # reports of shootings, news, passages in which a word must stand, else it may be a slip
_RIDGE = 2.0  # penalty on the squares of the weights
_FEW = 20  # pairs: a signal that fewer have is not fitted
_ROW = re.compile(r'^    "(?P<level>[^"]+)": (?P<weight>-?[\d.]+),(?P<note>.*)$')

Shares = dict[str, int]


def count_words(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many texts each word stands, and how many texts there are."""
    found: Counter[str] = Counter()
    number = 0
    for text in texts:
        found.update(set(fold_name(text).split()))
        number += 1
    return found, number


def make_rarity(kinds: Sequence[Iterable[str]], least: Sequence[int] = _SEEN) -> Shares:
    """Word → in how many of 10,000 texts of a kind it stands, the largest share of all kinds."""
    shares: Shares = {}
    for texts, seen in zip(kinds, least, strict=True):
        counted, number = count_words(texts)
        for word, times in counted.items():
            if times >= seen and (len(word) > 1 or word.isdigit()):
                shares[word] = max(shares.get(word, 0), round(10_000 * times / number))
    return {word: share for word, share in shares.items() if share >= _LEAST}


def gather_texts(folder: Path, without: frozenset[str] = frozenset()) -> list[list[str]]:
    """Shootings, news and golden passages; of the shootings not those whose ids are in `without`."""
    rows = [row for row in read_rows(folder / "gva", "train") if row["id"] not in without]
    news = [text for name in _NEWS if (folder / name).is_file() for text in _read_texts(folder / name)]
    return [[_text_of(row) for row in rows], news, list(_read_texts(_GOLDEN))]


def _read_texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from (_text_of(json.loads(line)) for line in lines if line.strip())


def _text_of(row: Mapping[str, Any]) -> str:
    return f"{row.get('title') or ''}\n{row.get('text') or ''}"


def find_leads(entries: Sequence[Entry], codebook: Codebook, rarity: Shares) -> list[View]:
    """Of each report the focal happening that it tells first, as linking looks at it."""
    rules = Rules(codebook.domains)
    rules.rarity = Rarity(rarity)
    leads: dict[str, tuple[bool, int, View]] = {}
    for placed in _place(entries, codebook):
        view = view_happening(placed, rules)
        if view is None:
            continue
        happening = placed.happening
        start = min((span.start for span in happening.triggers), default=0)
        known = leads.get(view.report_id)
        if known is None or (not happening.focal, start) < known[:2]:
            leads[view.report_id] = (not happening.focal, start, view)
    return [leads[report][2] for report in sorted(leads)]


def _place(entries: Sequence[Entry], codebook: Codebook) -> Iterator[PlacedHappening]:
    """Happenings with what linking reads of them, as the pipeline hands them on."""
    actors, sites = resolve_actors(entries, codebook), resolve_sites(entries, codebook)
    names = Names({**actors.former, **actors.of}, {**sites.former, **sites.of})
    stripped = {site.id: strip_site(site) for site in sites.sites}
    for entry in entries:
        about: dict[str | None, list[Claim]] = defaultdict(list)
        for claim in resolve_claims(entry, names):
            about[claim.happening_id].append(claim)
        for happening in resolve_happenings(entry, names):
            claims = tuple(about[happening.id])
            yield PlacedHappening(
                happening=happening,
                position=entry.position,
                published=entry.published,
                site=stripped.get(happening.site_id or ""),
                claims=claims,
                words=find_words(
                    entry.report.text,
                    happening,
                    claims,
                    find_nobodies(entry.reading),
                    head_of(entry.report),
                ),
            )


Matrix = np.ndarray[Any, np.dtype[np.float64]]


def measure_pairs(leads: Sequence[View], incident_of: Mapping[str, str]) -> tuple[Matrix, Matrix]:
    """A row a pair and a column a signal; and 1.0 for each pair that is one incident."""
    column = {level: place for place, level in enumerate(WEIGHTS)}
    rows: list[list[float]] = []
    same: list[float] = []
    for one, other in propose_pairs(leads):
        if find_veto(one, other):
            continue
        row = [0.0] * len(column)
        for signal in find_signals(one, other):
            row[column[signal.level]] += signal.size
        rows.append(row)
        same.append(float(incident_of[one.report_id] == incident_of[other.report_id]))
    return np.array(rows), np.array(same)


def fit_weights(signals: Matrix, same: Matrix) -> tuple[float, Matrix]:
    """Base and weights of a logistic regression with a penalty on the squares of the weights, by Newton's
    steps."""
    inputs = np.hstack([np.ones((len(signals), 1)), signals])
    penalty = np.full(inputs.shape[1], _RIDGE)
    penalty[0] = 1e-6  # the base is free; the little keeps the steps defined
    weights = np.zeros(inputs.shape[1])
    for _ in range(100):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chance - same) + penalty * weights
        bend = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return float(weights[0]), weights[1:]


def write_rarity(shares: Shares, path: Path = _RARITY) -> None:
    ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    lines = ["word,share", *(f"{word},{share}" for word, share in ordered)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def put_weights(source: str, fitted: Mapping[str, float]) -> str:
    """`source` of the table of weights with the fitted ones in it; rows marked "by hand" stay."""
    lines = []
    for line in source.splitlines():
        row = _ROW.match(line)
        if row is not None and row["level"] in fitted and "by hand" not in row["note"]:
            line = f'    "{row["level"]}": {round(fitted[row["level"]], 1)},{row["note"]}'
        lines.append(line)
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readings", type=Path, help="keep the readings here")
    parser.add_argument("--write", action="store_true", help="write the table of rarity and the weights")
    given = parser.parse_args()
    rows = read_rows(given.folder / "gva", "train", _HELD_OUT)
    entries = read_entries(rows, given.readings)
    rarity = make_rarity(gather_texts(given.folder, frozenset(row["id"] for row in rows)))
    leads = find_leads(entries, load_codebook((DOMAIN,)), rarity)
    signals, same = measure_pairs(leads, {row["id"]: row["incident"] for row in rows})
    seen = (signals != 0).sum(axis=0)
    used = [place for place, times in enumerate(seen) if times >= _FEW]
    base, weights = fit_weights(signals[:, used], same)
    print(f"{len(rows)} reports, {len(same)} pairs, {int(same.sum())} of them one incident")
    print(f"{'signal':28} {'fitted':>7} {'there':>7} {'pairs':>7} {'one':>6}")
    print(f"{'BASE':28} {base:7.2f} {BASE:7.2f}")
    levels = list(WEIGHTS)
    for place, weight in zip(used, weights, strict=True):
        share = same[signals[:, place] != 0].mean()
        print(f"{levels[place]:28} {weight:7.2f} {WEIGHTS[levels[place]]:7.2f} {seen[place]:7} {share:6.2f}")
    if given.write:
        write_rarity(make_rarity(gather_texts(given.folder)))
        fitted = {levels[place]: float(weight) for place, weight in zip(used, weights, strict=True)}
        _WEIGHTS.write_text(put_weights(_WEIGHTS.read_text(encoding="utf-8"), fitted), encoding="utf-8")


if __name__ == "__main__":
    main()
