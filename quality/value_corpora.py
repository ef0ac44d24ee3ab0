"""The corpora of values for `make eval`: dates, figures, tolls and places, each read by its own reader; and
the accounts of incidents, read by the whole program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from counterclaim.model import Place
from quality import score_casualties, score_dates, score_disputes, score_figures, score_places, spellings
from quality.bench_texts import SHARED
from quality.corpora import Corpus, Figures

CORPORA = SHARED / "corpora"
_TOLLS = 300  # reports of the dev part: a fair sample, for all 1,170 take minutes


def gather_value_corpora() -> list[Corpus]:
    """Those whose texts are there; the figures' own passages ship with the project."""
    own = score_figures.LOTS["figures' own lot"]
    untouched = tuple(score_figures.read_lot(own, "untouched"))
    found = [
        Corpus("figures-untouched", "figures' own passages, the untouched third", untouched, _score_figures)
    ]
    times = [CORPORA / "tempeval3" / f"{name}.jsonl" for name in ("timebank", "aquaint")]
    phrases = score_figures.PHRASES
    places = [CORPORA / name / f"{name}.jsonl" for name in ("tr-news", "lgl")]
    tolls = CORPORA / "gva"
    found += _if_there("dates", "TimeBank and AQUAINT (tuned on)", times, _rows, _score_dates)
    found += _if_there("number-phrases", "number phrases and traps", [phrases], _rows, _score_phrases)
    for path in places:
        found += _if_there(path.stem, f"places of {path.stem} (tuned on)", [path], _rows, _score_places)
    found += _if_there("tolls", f"tolls of {_TOLLS} reports of gva dev", [tolls], _list_tolls, _score_tolls)
    names = SHARED / "domain"
    found += _if_there("spellings", "Libya's places and sites, as listed", [names], _list_names, _score_names)
    return [*found, *_gather_accounts()]


def _gather_accounts() -> list[Corpus]:
    """The sets of accounts that ship with the project: their reports and their gold."""
    measured = {
        "tuning": "tuned on",
        "tuning2": "tuned on, the second half",
        "untouched2": "untouched, by another writer",
        "untouched3": "untouched, by a third writer",
    }
    return [
        Corpus(
            f"accounts-{name}",
            f"accounts of incidents across reports ({what})",
            tuple(_list_accounts(score_disputes.ACCOUNTS / name)),
            partial(_score_accounts, score_disputes.ACCOUNTS / name),
        )
        for name, what in measured.items()
    ]


def _if_there(
    name: str,
    title: str,
    paths: list[Path],
    read: Callable[[Path], Iterator[dict[str, Any]]],
    measure: Callable[[Iterable[dict[str, Any]]], Figures],
) -> list[Corpus]:
    if not all(path.exists() for path in paths):
        print(f"{title}: NOT MEASURED, for the measuring material is not there (COUNTERCLAIM_SHARED)")
        return []
    return [Corpus(name, title, tuple(row for path in paths for row in read(path)), measure)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _list_tolls(folder: Path) -> Iterator[dict[str, Any]]:
    for told in islice(score_casualties.read_reports(folder, "dev"), _TOLLS):
        yield {"id": told.id, "text": told.text, "killed": told.killed, "injured": told.injured}


def _score_dates(rows: Iterable[dict[str, Any]]) -> Figures:
    texts = [score_dates.read_row(row) for row in rows]
    reader = score_dates.open_reader()
    score = score_dates.score_dates(texts, reader)
    print(f"  ({score_dates.measure_speed(texts, reader):,.0f} words per cpu second; to reach 20,000)")
    return {"value": score.f1(score.values), "extent strict": score.f1(score.strict)}


def _score_phrases(rows: Iterable[dict[str, Any]]) -> Figures:
    annotator, _ = score_figures.open_program()
    score = score_figures.score_phrases(rows, annotator)
    return {
        "interval right": score.right / max(score.total, 1),
        "traps left alone": 1 - score.sprung / max(score.traps, 1),
    }


def _score_figures(rows: Iterable[dict[str, Any]]) -> Figures:
    annotator, codebook = score_figures.open_program()
    return {"interval and attribute": score_figures.score_attributes(rows, annotator, codebook).f1}


def _score_places(rows: Iterable[dict[str, Any]]) -> Figures:
    return score_places.score_texts(rows, score_places.read_located).list_figures()


def _score_tolls(rows: Iterable[dict[str, Any]]) -> Figures:
    told = [score_casualties.Told(**row) for row in rows]
    return score_casualties.score_reports(told, *score_casualties.open_program()).shares


def _list_names(folder: Path) -> Iterator[dict[str, Any]]:
    for item in spellings.read_lists(folder):
        yield {"group": item.group, "written": item.written, "place": asdict(item.place)}


def _score_names(rows: Iterable[dict[str, Any]]) -> Figures:
    listed = [spellings.Spelling(row["group"], row["written"], Place(**row["place"])) for row in rows]
    judged = spellings.judge_spellings(listed, spellings.NEWS)
    right = [good for found in judged.values() for _, good in found]
    return {"as news writes them": sum(right) / max(len(right), 1)}


def _list_accounts(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.iterdir()):
        yield {"file": path.name, "text": path.read_text(encoding="utf-8")}


def _score_accounts(folder: Path, rows: Iterable[dict[str, Any]]) -> Figures:
    """`rows` only say what the figures were taken on; the program reads the folder."""
    score = score_disputes.score_folder(folder)
    print(f"  ({score.revised} false disputes from revisions; to reach 0)")
    return {
        "linking B³": score.b3,
        "disputes precision": score.precision,
        "disputes recall": score.recall,
    }
