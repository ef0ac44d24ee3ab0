"""Looking names up in the index."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from counterclaim.gazetteer.building import KINDS
from counterclaim.model.toponyms import Toponym

_FIND = """
SELECT places.id, places.name, kind, country, latitude, longitude, population, region, district, other
FROM names JOIN places ON places.id = names.place WHERE key = ? ORDER BY population DESC, places.id
"""
_REMEMBERED = 8_000  # names: those of a hundred reports


class Index:
    """An opened index. Made by :func:`counterclaim.gazetteer.open_gazetteer`; may be shared by threads."""

    def __init__(self, path: Path) -> None:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._found = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._named = lru_cache(maxsize=_REMEMBERED)(self._find_name)
        points = _read_points()
        self._countries: dict[str, Sequence[float]] = points["countries"]
        self._regions: dict[str, dict[str, Sequence[float]]] = points["regions"]

    def find(self, key: str) -> Sequence[Toponym]:
        """All that bear the name, the most populous first. `key`: see `model.names.fold_name`."""
        return self._found(key)

    def locate_country(self, code: str) -> tuple[float, float] | None:
        """Latitude and longitude of a point about the middle of a country, by its ISO 3166-1 alpha-2 code."""
        point = self._countries.get(code)
        return (point[0], point[1]) if point else None

    def run(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query to the index itself, for those who check it."""
        yield from self._connection.execute(query)

    def close(self) -> None:
        self._connection.close()

    def _find(self, key: str) -> Sequence[Toponym]:
        rows = self._connection.execute(_FIND, (key,)).fetchall()
        return tuple(self._make(*row) for row in rows)

    def _make(
        self,
        known: int,
        name: str,
        kind: int,
        country: str,
        latitude: float | None,
        longitude: float | None,
        population: int,
        region: int,
        district: int,
        other: int,
    ) -> Toponym:
        if KINDS[kind] == "region":
            latitude, longitude = self._regions.get(country, {}).get(name, (latitude, longitude))
        within = tuple(filter(None, (self._named(district), self._named(region))))
        return Toponym(
            known, name, KINDS[kind], country, latitude, longitude, population, region, district,
            primary=not other, within=within,
        )  # fmt: skip

    def _find_name(self, known: int) -> str:
        if not known:
            return ""
        row = self._connection.execute("SELECT name FROM places WHERE id = ?", (known,)).fetchone()
        return str(row[0]) if row else ""


def _read_points() -> dict[str, Any]:
    text = files("counterclaim.gazetteer").joinpath("points.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
