"""The CSV files of a domain: actors, offices, sites and places. Lists in a cell are parted by ";"."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from counterclaim.codebook.files import Folder, unknown
from counterclaim.codebook.schema import Office, RegisteredActor, RegisteredPlace, RegisteredSite
from counterclaim.errors import CodebookError
from counterclaim.model import ActorKind, Place

ACTORS = (
    "id", "name", "kind", "aliases", "acronym", "parent", "since", "until", "checked", "counts_for_parent",
    "country",
)  # fmt: skip
OFFICES = ("id", "post", "title", "holder", "speaks_for", "since", "until", "aliases", "checked")
SITES = (
    "id", "name", "aliases", "place", "within", "country", "latitude", "longitude", "sources", "notes",
    "area",
)  # fmt: skip
PLACES = ("name", "aliases", "country", "latitude", "longitude", "precision", "within", "source")
PRECISIONS = ("site", "quarter", "city", "region", "country")


def read_actors(folder: Folder) -> Iterator[RegisteredActor]:
    kinds = {kind.value for kind in ActorKind}
    for line, row in folder.read_rows("actors.csv", ACTORS):
        where = f"{folder.label}/actors.csv line {line}"
        if row["kind"] not in kinds:
            raise CodebookError(unknown("actor kind", row["kind"], where, kinds), row["kind"])
        yield RegisteredActor(
            id=row["id"],
            name=row["name"],
            kind=ActorKind(row["kind"]),
            aliases=_list(row.get("aliases")),
            acronym=row.get("acronym") or None,
            parent=row.get("parent") or None,
            since=_first_day(row.get("since"), where),
            until=_last_day(row.get("until"), where),
            checked=_flag(row.get("checked"), where, empty=True),
            counts_for_parent=_flag(row.get("counts_for_parent"), where, empty=False),
            country=row.get("country") or None,
        )


def read_offices(folder: Folder) -> Iterator[Office]:
    for line, row in folder.read_rows("offices.csv", OFFICES):
        where = f"{folder.label}/offices.csv line {line}"
        yield Office(
            id=row["id"],
            post=row["post"],
            title=row["title"],
            holder=row["holder"],
            speaks_for=_list(row.get("speaks_for")),
            since=_first_day(row.get("since"), where),
            until=_last_day(row.get("until"), where),
            aliases=_list(row.get("aliases")),
            checked=_flag(row.get("checked"), where, empty=True),
        )


def read_sites(folder: Folder) -> Iterator[RegisteredSite]:
    for line, row in folder.read_rows("sites.csv", SITES):
        where = f"{folder.label}/sites.csv line {line}"
        area = _flag(row.get("area"), where, empty=False)
        latitude, longitude = _point(row, where)
        within = _list(row.get("within"))
        # What lies in a town and a country is a part of that town.
        named = "quarter" if area or len(within) > 1 else "city"
        place = Place(
            name=row.get("place") or row["name"],
            country=row.get("country") or None,
            latitude=latitude,
            longitude=longitude,
            precision="site" if latitude is not None and not area else named,
            within=within,
        )
        yield RegisteredSite(
            id=row["id"],
            name=row["name"],
            place=place,
            aliases=_list(row.get("aliases")),
            sources=_list(row.get("sources")),
            notes=row.get("notes", ""),
            area=area,
        )


def read_places(folder: Folder) -> Iterator[RegisteredPlace]:
    for line, row in folder.read_rows("places.csv", PLACES):
        where = f"{folder.label}/places.csv line {line}"
        latitude, longitude = _point(row, where)
        precision = row.get("precision") or "city"
        if precision not in PRECISIONS:
            raise CodebookError(unknown("precision", precision, where, PRECISIONS), precision)
        yield RegisteredPlace(
            place=Place(
                name=row["name"],
                country=row.get("country") or None,
                latitude=latitude,
                longitude=longitude,
                precision=precision,
                within=_list(row.get("within")),
            ),
            aliases=_list(row.get("aliases")),
            source=row.get("source", ""),
        )


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def _flag(cell: str | None, where: str, *, empty: bool) -> bool:
    if not cell:
        return empty
    if cell not in ("yes", "no"):
        raise CodebookError(f"unreadable '{cell}' in {where}: write yes or no", cell)
    return cell == "yes"


def _point(row: Mapping[str, str], where: str) -> tuple[float | None, float | None]:
    latitude, longitude = row.get("latitude", ""), row.get("longitude", "")
    if not latitude and not longitude:
        return None, None
    try:
        north, east = float(latitude), float(longitude)
    except ValueError as error:
        raise CodebookError(
            f"unreadable coordinates '{latitude}', '{longitude}' in {where}: write both in degrees", latitude
        ) from error
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise CodebookError(f"coordinates '{latitude}', '{longitude}' in {where} are off the globe", latitude)
    return north, east


def _first_day(cell: str | None, where: str) -> date | None:
    parts = _date_parts(cell, where)
    return date(*[*parts, 1, 1][:3]) if parts else None


def _last_day(cell: str | None, where: str) -> date | None:
    parts = _date_parts(cell, where)
    if not parts:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def _date_parts(cell: str | None, where: str) -> list[int]:
    """[year], [year, month] or [year, month, day] of an ISO date that may stop early; [] of none."""
    if not cell:
        return []
    try:
        date.fromisoformat((cell + "-01-01")[:10] if len(cell) in (4, 7) else cell)
    except ValueError as error:
        raise CodebookError(
            f"unreadable date '{cell}' in {where}: write 2021, 2021-10 or 2021-10-08", cell
        ) from error
    return [int(part) for part in cell.split("-")]
