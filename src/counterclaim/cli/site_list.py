"""`sites`: the sites of the ledger, found by name, and what each record rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from counterclaim.cli.ids import core, shorten_ids
from counterclaim.cli.screen import build_table, count, has_room, hint, indent
from counterclaim.cli.wording import describe_place
from counterclaim.errors import UnknownIdError
from counterclaim.model import Book, Claim, Site
from counterclaim.model.names import fold_name

NEXT = "`counterclaim site ID` or `site NAME` shows one; `judge same|different` takes the ids too"
LISTED = "`counterclaim sites` lists names and ids"
NEAR, SHOWN = 0.6, 3


def find_sites(book: Book, text: str) -> tuple[Site, ...]:
    """Those meant by a name, part of one, or the beginning of an id; UnknownIdError, with near names, when
    there is none. Case, accents and hyphens make no difference.

    The whole of a name outranks a part of it, and a site's own name those that it also goes by.
    """
    wanted = text.strip().casefold()
    if not wanted:
        raise UnknownIdError(f"no site is named: {LISTED}", text)
    sites = list(book.sites())
    for fits in (_has_id, _is_named, _is_also_called, _begins_id, _has_in_name):
        found = tuple(site for site in sites if fits(site, wanted))
        if found:
            return found
    near = _find_near(sites, fold_name(text))
    hint = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
    raise UnknownIdError(f"no site {text!r} in this ledger: {hint}{LISTED}", text)


def _find_near(sites: Iterable[Site], wanted: str) -> list[str]:
    """The names of sites that are spelled nearly so, in whole or in one of their words."""
    spelled: dict[str, str] = {}
    for site in sites:
        for name in (site.name, *site.aliases):
            folded = fold_name(name)
            for word in (folded, *(word for word in folded.split() if len(word) > SHOWN)):
                spelled.setdefault(word, site.name)
    near = get_close_matches(wanted, spelled, 3 * SHOWN, NEAR)
    return list(dict.fromkeys(spelled[word] for word in near))[:SHOWN]


def _has_id(site: Site, wanted: str) -> bool:
    return wanted in (site.id, core(site.id)) or wanted in site.former_ids


def _is_named(site: Site, wanted: str) -> bool:
    return fold_name(site.name) == fold_name(wanted) != ""


def _is_also_called(site: Site, wanted: str) -> bool:
    return any(fold_name(name) == fold_name(wanted) != "" for name in site.aliases)


def _begins_id(site: Site, wanted: str) -> bool:
    return site.id.startswith(wanted) or core(site.id).startswith(wanted)


def _has_in_name(site: Site, wanted: str) -> bool:
    folded = fold_name(wanted)
    return bool(folded) and any(folded in fold_name(name) for name in (site.name, *site.aliases))


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
    wanted = list(dict.fromkeys(claim_id for site in held for claim_id in site.claim_ids))
    claims = {claim.id: claim for claim in book.claims_of(wanted)}
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
