"""Loading a codebook: every file is read, structured and checked before a report is opened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from counterclaim.codebook.check import check_codebook, check_domain, check_language
from counterclaim.codebook.files import Folder, list_packaged, open_packaged, unknown
from counterclaim.codebook.rarity import load_rarity
from counterclaim.codebook.schema import (
    Codebook,
    Domain,
    Language,
    Office,
    RegisteredActor,
    RegisteredSite,
)
from counterclaim.codebook.schema.dates import DateWords
from counterclaim.codebook.schema.figures import FigureWords
from counterclaim.codebook.schema.markers import MarkerWords
from counterclaim.codebook.schema.references import ReferenceWords
from counterclaim.codebook.structure import structure
from counterclaim.codebook.tables import read_actors, read_offices, read_places, read_sites
from counterclaim.codebook.words import read_countries, read_cues, read_domain
from counterclaim.errors import CodebookError
from counterclaim.model import ActorKind

S = TypeVar("S", FigureWords, DateWords, ReferenceWords, MarkerWords)
Row = TypeVar("Row", RegisteredActor, Office, RegisteredSite)


def load_codebook(domains: Sequence[str] = ("detention",), language: str = "en") -> Codebook:
    """The codebook of `domains` in `language`.

    A domain is the name of a packaged one or the path of a folder of the same form. CodebookError
    says which file and line does not hold together, and the nearest known word.
    """
    tongue = _find_folder("languages", language)
    folders = [_find_folder("domains", name) for name in domains]
    if not folders:
        raise CodebookError(f"no domain given: name one, such as {', '.join(list_packaged('domains'))}")
    words = _read_language(tongue, language)
    countries = tuple(read_countries(tongue))
    read: dict[str, Domain] = {}
    for folder in folders:
        if folder.name in read:
            raise CodebookError(f"domain '{folder.name}' is given twice: give it once", folder.name)
        read[folder.name] = read_domain(folder, language, countries)
        check_domain(read[folder.name], folder)
    actors = _gather("actor", folders, [tuple(read_actors(folder)) for folder in folders])
    rarity = load_rarity(language).expecting(_name_bodies(actors))
    codebook = Codebook(
        version="",
        language=words,
        domains={name: replace(domain, rarity=rarity) for name, domain in read.items()},
        actors=actors,
        offices=_gather("office", folders, [tuple(read_offices(folder)) for folder in folders]),
        sites=_gather("site", folders, [tuple(read_sites(folder)) for folder in folders]),
        places=(
            *(place for folder in folders for place in read_places(folder)),
            *countries,
        ),
    )
    check_codebook(codebook, folders)
    return _stamp(codebook, [tongue, *folders])


def _find_folder(kind: str, name: str) -> Folder:
    packaged = list_packaged(kind)
    if name in packaged:
        return open_packaged(kind, name)
    path = Path(name).expanduser()
    if kind == "domains" and path.is_dir():
        return Folder(path.resolve(), str(path))
    what = kind.removesuffix("s")
    raise CodebookError(unknown(what, name, "the package", packaged), name)


def _read_language(folder: Folder, code: str) -> Language:
    language = Language(
        code=code,
        cues=read_cues(folder),
        figures=_read_section(folder, "figures.toml", FigureWords),
        dates=_read_section(folder, "dates.toml", DateWords),
        references=_read_section(folder, "references.toml", ReferenceWords),
        markers=_read_section(folder, "markers.toml", MarkerWords),
    )
    check_language(language, folder)
    return language


def _read_section(folder: Folder, name: str, kind: type[S]) -> S:
    return structure(folder.read_toml(name), kind, folder, name)


def _gather(what: str, folders: Sequence[Folder], tables: Sequence[Sequence[Row]]) -> tuple[Row, ...]:
    """The rows of all domains; the same row in two domains is one, two rows of one id are an error."""
    rows: dict[str, Row] = {}
    for folder, table in zip(folders, tables, strict=True):
        seen: set[str] = set()
        for row in table:
            if row.id in seen or rows.get(row.id, row) != row:
                where = folder.where(f"{what}s.csv", row.id)
                raise CodebookError(f"{what} '{row.id}' in {where} is there twice: rename one", row.id)
            seen.add(row.id)
            rows[row.id] = row
    return tuple(rows.values())


def _name_bodies(actors: Iterable[RegisteredActor]) -> Iterator[str]:
    """The names of one word, and the acronyms, of registered bodies: these speak of many incidents."""
    for actor in actors:
        if actor.kind is not ActorKind.PERSON:
            yield from (
                name for name in (actor.name, actor.acronym, *actor.aliases) if name and " " not in name
            )


def _stamp(codebook: Codebook, folders: Sequence[Folder]) -> Codebook:
    total = sha256()
    for folder in sorted(folders, key=lambda folder: folder.name):
        total.update(folder.digest())
    return replace(codebook, version=total.hexdigest()[:12])
