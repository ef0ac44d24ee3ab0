"""`sites`: the sites of the ledger, and the record of one over time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from counterclaim.cli.ids import core, shorten_ids
from counterclaim.cli.names import Names
from counterclaim.cli.quoting import quote
from counterclaim.cli.sayings import said_when
from counterclaim.cli.screen import build_table, count, has_room, hint, indent
from counterclaim.cli.wording import (
    describe_place,
    describe_range,
    describe_stance,
    describe_when,
    describe_words,
)
from counterclaim.errors import UnknownIdError
from counterclaim.model import Book, Claim, Modality, Quantity, Site, Stance, Statement, Term

NEXT = "`counterclaim sites ID` or `sites NAME` shows one; `judge same|different` takes the ids too"
FIRST = ("status", "held", "capacity")  # side by side: how many are held where there is room for how many


def find_sites(book: Book, text: str) -> tuple[Site, ...]:
    """Those meant by a name, part of one, or the beginning of an id; UnknownIdError when there is none.

    The whole of a name outranks a part of it, and a site's own name those that it also goes by.
    """
    wanted = text.strip().casefold()
    if not wanted:
        raise UnknownIdError("no site is named: `counterclaim sites` lists their names and ids", text)
    sites = list(book.sites())
    for fits in (_has_id, _is_named, _is_also_called, _begins_id, _has_in_name):
        found = tuple(site for site in sites if fits(site, wanted))
        if found:
            return found
    raise UnknownIdError(f"no site {text!r} in this ledger: `counterclaim sites` lists names and ids", text)


def _has_id(site: Site, wanted: str) -> bool:
    return wanted in (site.id, core(site.id)) or wanted in site.former_ids


def _is_named(site: Site, wanted: str) -> bool:
    return site.name.casefold() == wanted


def _is_also_called(site: Site, wanted: str) -> bool:
    return any(name.casefold() == wanted for name in site.aliases)


def _begins_id(site: Site, wanted: str) -> bool:
    return site.id.startswith(wanted) or core(site.id).startswith(wanted)


def _has_in_name(site: Site, wanted: str) -> bool:
    return any(wanted in name.casefold() for name in (site.name, *site.aliases))


# The record


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """What is claimed of a site itself, in order of the day it holds for, and how many further claims
    tell of each incident there."""

    site: Site
    claims: tuple[Claim, ...]
    of_incidents: Mapping[str, int] = field(default_factory=dict)


def find_records(book: Book, sites: Iterable[Site]) -> tuple[SiteRecord, ...]:
    held = tuple(sites)
    wanted = {claim_id for site in held for claim_id in site.claim_ids}
    claims = {claim.id: claim for claim in book.claims() if claim.id in wanted}
    return tuple(_record(site, [claims[each] for each in site.claim_ids if each in claims]) for site in held)


def _record(site: Site, claims: Sequence[Claim]) -> SiteRecord:
    own: list[Claim] = []
    of_incidents: dict[str, int] = {}
    for claim in claims:
        if claim.site_id == site.id or claim.incident_id is None:
            own.append(claim)
        else:
            of_incidents[claim.incident_id] = of_incidents.get(claim.incident_id, 0) + 1
    return SiteRecord(site, tuple(own), of_incidents)


def site_data(record: SiteRecord, names: Names) -> dict[str, Any]:
    site = record.site
    return {
        "id": site.id,
        "name": site.name,
        "aliases": list(site.aliases),
        "place": describe_place(site.place) or None,
        "group": site.group,
        "record": [
            {
                "claim_id": claim.id,
                "as_of": _holds(claim, names),
                "attribute": claim.attribute,
                "value": names.value(claim.value),
                "stance": claim.stance.value,
                "modality": claim.modality.value,
                "voice": names.voice(claim.voice, names.published(claim.report_id)),
                "words": claim.evidence.of(names.text(claim.report_id)),
                "report": names.file(claim.report_id),
            }
            for claim in record.claims
        ],
        "incidents": [
            {"incident_id": incident_id, "claims": number}
            for incident_id, number in record.of_incidents.items()
        ],
    }


def _holds(claim: Claim, names: Names) -> str:
    """The day a claim holds for; that of its report where it names none."""
    day = names.published(claim.report_id)
    return describe_when(claim.as_of) or (said_when(None, day) if isinstance(day, date) else "day not stated")


# The list


def draw_sites(
    records: Sequence[SiteRecord], known: Iterable[Site], width: int, next_step: str = NEXT
) -> RenderableType:
    """`known` are all sites of the ledger: the ids are short among them."""
    short = shorten_ids(site.id for site in known)
    columns: list[tuple[str, dict[str, Any]]] = [
        ("id", {"no_wrap": True}),
        ("site", {"ratio": 5}),
        ("place", {"ratio": 4}),
        ("also called", {"ratio": 5}),
        ("record", {"justify": "right"}),
        ("incidents", {"justify": "right"}),
    ]
    ordered = sorted(
        records, key=lambda each: (-len(each.claims), -len(each.of_incidents), each.site.name, each.site.id)
    )
    rows = [_site_row(record, short[record.site.id]) for record in ordered]
    if has_room(columns, rows, width):
        return Group(build_table(columns, rows, width), Text(""), hint(next_step))
    return Group(*(part for row in rows for part in _site_block(row)), Text(""), hint(next_step))


def _site_row(record: SiteRecord, short: str) -> tuple[str, str, str, str, str, str]:
    site = record.site
    return (
        short,
        f"{site.name} (several)" if site.group else site.name,
        describe_place(site.place),
        ", ".join(site.aliases[:3]) + (" …" if len(site.aliases) > 3 else ""),
        count(len(record.claims), "claim"),
        str(len(record.of_incidents)),
    )


def _site_block(row: Sequence[str]) -> Iterator[RenderableType]:
    short, name, place, aliases, claims, incidents = row
    yield Text.assemble(f"{short}  ", (name, "bold"), f", {place}" if place else "")
    if aliases:
        yield indent(f"also called {aliases}", 6)
    yield indent(f"{claims}, {count(int(incidents), 'incident')}", 6)


# One site


def draw_site(
    book: Book, record: SiteRecord, names: Names, width: int, *, ids: bool = False
) -> RenderableType:
    """The site's record over time: what was claimed of it, by whom, in which words."""
    site = record.site
    place = describe_place(site.place)
    parts: list[RenderableType] = [Text.assemble((site.name, "bold"), f"   {place}" if place else "")]
    if site.aliases:
        parts.append(hint(f"also called {', '.join(site.aliases)}"))
    summary = describe_record(record.claims)
    if summary:
        parts.append(Text(f"claimed: {summary}"))
    parts.append(Text(""))
    if record.claims:
        parts.append(_draw_record(book, record.claims, names, width, ids=ids))
    else:
        parts.append(Text("nothing is claimed of the site itself"))
    parts.extend(_rest(book, record))
    if record.claims:
        parts.append(Text(""))
        parts.append(
            hint("claim-… are the ids that `counterclaim judge accept|reject|correct ID` takes")
            if ids
            else hint("`--ids` prints the ids of these claims, which `judge accept|reject|correct` takes")
        )
    return Group(*parts)


def describe_record(claims: Iterable[Claim]) -> str:
    """What was said to be so, attribute by attribute, over all the time: what was held beside the room
    there is, then the rest."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.modality is Modality.ACTUAL and claim.stance is not Stance.DENIES and not claim.scope:
            told.setdefault(claim.attribute, []).append(claim)
    ordered = sorted(told, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name))
    said = ((name, _all_values(told[name])) for name in ordered)
    return " · ".join(f"{describe_words(name)} {values}" for name, values in said if values)


def _all_values(claims: Sequence[Claim]) -> str:
    figures = [claim.value for claim in claims if isinstance(claim.value, Quantity) and not claim.subset_of]
    terms = [claim.value.code for claim in claims if isinstance(claim.value, Term) and claim.value.code]
    return describe_range(figures) or ", ".join(map(describe_words, dict.fromkeys(terms)))


def _rest(book: Book, record: SiteRecord) -> Iterator[RenderableType]:
    """Where the claims are that tell of what happened at the site."""
    if not record.of_incidents:
        return
    short = shorten_ids(incident.id for incident in book.incidents())
    commands = ", ".join(f"`show {short.get(each, each)}`" for each in record.of_incidents)
    number = sum(record.of_incidents.values())
    told = "1 more claim tells" if number == 1 else f"{number:,} more claims tell"
    yield Text("")
    yield Text(f"{told} of what happened there: {commands}")


def _draw_record(
    book: Book, claims: Sequence[Claim], names: Names, width: int, *, ids: bool
) -> RenderableType:
    columns: list[tuple[str, dict[str, Any]]] = [
        ("as of", {"ratio": 2}),
        ("what", {"ratio": 2}),
        ("voice", {"ratio": 3}),
        ("words", {"ratio": 5}),
    ]
    rows = list(_record_rows(book, claims, names, ids=ids))
    if has_room(columns, rows, width):
        return build_table(columns, rows, width)
    parts: list[RenderableType] = []
    for holds, what, voice, words in rows:
        parts.append(Text.assemble(f"{holds}   ", (str(what), "bold")))
        parts.extend((indent(voice, 2), indent(words, 4)))
    return Group(*parts)


def _record_rows(
    book: Book, claims: Iterable[Claim], names: Names, *, ids: bool
) -> Iterator[tuple[str, str, str, Text]]:
    contents: dict[str, dict[str, Statement]] = {}
    for claim in claims:
        report_id = claim.report_id
        if report_id not in contents:
            contents[report_id] = {statement.id: statement for statement in book.statements(report_id)}
        statement = contents[report_id].get(claim.statement_id or "")
        words = quote(names.text(report_id), claim.evidence, statement.content if statement else ())
        where = f"{names.file(report_id)}{'   ' + claim.id if ids else ''}"
        yield (
            _holds(claim, names),
            f"{describe_words(claim.attribute)}: {names.value(claim.value)}",
            f"{names.voice(claim.voice, names.published(report_id))} –"
            f" {describe_stance(claim.stance, claim.modality)}",
            Text.assemble(str(words), "\n", (where, "dim")),
        )
