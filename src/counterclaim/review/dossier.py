"""Dossiers: one incident or one site as a page of its own that stands alone, prints, and names its rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from counterclaim import __version__
from counterclaim.ledger.browsing import Browser
from counterclaim.model import Incident, Site
from counterclaim.review.charts.figures import draw_figures
from counterclaim.review.charts.stock import draw_stock
from counterclaim.review.pages.incident import describe_occurrence, describe_side
from counterclaim.review.rendering import STATIC, render
from counterclaim.review.telling.dossier import (
    list_decisions,
    list_left_out,
    list_sources,
    number_claims,
    summarise_incident,
)
from counterclaim.review.telling.incident import describe_linked, tell_incident
from counterclaim.review.telling.judgements import show_moment
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.series import find_panels
from counterclaim.review.telling.site import MOST_CLAIMS
from counterclaim.review.telling.site_dossier import describe_record, list_chronology, show_when, tell_record
from counterclaim.review.telling.wording import count, show_day

SHEETS = ("tokens", "frame", "incident", "words", "lists", "charts", "narrow", "dossier")
MOST_COLUMNS = 5  # of the matrix, in the width of a page


@dataclass(frozen=True, slots=True)
class Making:
    """What every dossier is made from and says of itself. `attributes` are in the codebook's order.

    `alone` puts the style into the file; without it the workbench's own sheets are named.
    """

    browser: Browser
    names: Names
    attributes: Sequence[str]
    by: str
    at: datetime
    ledger: str
    as_of: date | None = None
    names_shown: bool = False
    alone: bool = True


def write_incident_dossier(making: Making, incident: Incident) -> str:
    """The dossier of `incident` as HTML."""
    browser, names = making.browser, making.names
    told = tell_incident(browser, names, incident, order=making.attributes)
    panels = find_panels(told.accounts)
    claims = number_claims(told.accounts, names)
    sources = list_sources(incident.report_ids, claims, names)
    about = {incident.id, *incident.former_ids, *incident.claim_ids, *incident.happening_ids}
    return render(
        "dossier_incident.html",
        **_frame(making, incident.id, "incident"),
        told=told,
        columns=_share_columns(len(told.matrix.columns)),
        incident=incident,
        occurrence=describe_occurrence(told),
        chart=draw_figures(panels),
        panels=panels,
        summaries=[(name, rows) for name, rows in summarise_incident(told, panels, names) if rows],
        links=[(describe_linked(link, names), link) for link in told.links],
        claims=claims,
        sources=sources,
        decisions=list_decisions(browser, names, about),
        left_out=list_left_out(
            told.accounts,
            sources,
            browser.book.undated,
            names_shown=making.names_shown,
            linked=len(told.links),
        ),
    )


def write_site_dossier(making: Making, site: Site) -> str:
    """The dossier of `site` as HTML: what is claimed of it, and which incidents are told of there."""
    browser, names = making.browser, making.names
    disputes = [dispute for dispute in browser.disputes_of_site(site.id) if dispute.incident_id is None]
    told = tell_record(browser, names, site, disputes, making.attributes)
    claims = number_claims(told.accounts, names)
    sources = list_sources((), claims, names)
    about = {site.id, *site.former_ids, *(each.piece.saying.id for each in claims)}
    return render(
        "dossier_site.html",
        **_frame(making, site.id, "site"),
        told=told,
        columns=_share_columns(len(told.matrix.columns)),
        site=site,
        summary=describe_record(told),
        when=show_when(told),
        chart=draw_stock(told.site.held, told.site.capacity),
        chronology=list_chronology(told),
        claims=claims,
        sources=sources,
        decisions=list_decisions(browser, names, about),
        left_out=[
            *list_left_out(told.accounts, sources, browser.book.undated, names_shown=making.names_shown),
            *([f"{count(told.unlisted, 'claim')} beyond the first {MOST_CLAIMS}."] if told.unlisted else []),
            "What is claimed of the incidents alone: each has a dossier of its own.",
        ],
    )


def _share_columns(columns: int) -> int:
    """How many voices each part of the matrix has, so that no part is left with one alone."""
    parts = -(-columns // MOST_COLUMNS)
    return -(-columns // parts) if parts else MOST_COLUMNS


def name_file(identity: str) -> str:
    """A file name for the dossier of what has this id."""
    return f"dossier-{re.sub(r'[^A-Za-z0-9-]+', '-', identity)[:60]}.html"


def _frame(making: Making, identity: str, kind: str) -> dict[str, Any]:
    """What stands on every dossier, whatever it is of."""
    known = (
        f"as known on {show_day(making.as_of)}"
        if making.as_of
        else f"as known on {show_day(making.at.date())}"
    )
    return {
        "kind": kind,
        "identity": identity,
        "known": known,
        "as_of": making.as_of,
        "made": show_moment(making.at),
        "by": making.by,
        "ledger": making.ledger,
        "position": making.browser.book.stamp,
        "version": __version__,
        "names": making.names,
        "sheets": SHEETS,
        "style": read_style() + write_heads(kind, known, identity) if making.alone else "",
        "side_by": describe_side,
        "link_claim": lambda claim: f"#{claim}",
    }


@cache
def read_style() -> str:
    """All sheets as one, for a file that stands alone."""
    return "\n".join((STATIC / f"{sheet}.css").read_text("utf-8") for sheet in SHEETS)


def write_heads(kind: str, known: str, identity: str) -> str:
    """Running heads for print. Nothing from a report may stand in them: a style sheet is no place for hostile
    words, so what is not letter, digit, space or hyphen goes."""
    kind, known, identity = (re.sub(r"[^A-Za-z0-9 -]+", "", words) for words in (kind, known, identity))
    return (
        f'\n@page {{ @top-left {{ content: "counterclaim · dossier of one {kind}"; }}'
        f' @top-right {{ content: "{known}"; }} @bottom-left {{ content: "{identity}"; }} }}\n'
    )
