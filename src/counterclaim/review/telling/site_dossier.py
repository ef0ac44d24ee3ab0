"""The dossier of a site: its record as accounts side by side, and what a stated rule gives of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.ledger.browsing import Browser
from counterclaim.model import Dispute, Period, Site
from counterclaim.review.telling.accounts import Account, find_accounts
from counterclaim.review.telling.incident import open_teller
from counterclaim.review.telling.matrix import Matrix, build_matrix
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.site import MOST_CLAIMS, ToldSite, tell_site
from counterclaim.review.telling.wording import count, show_period, spell


@dataclass(frozen=True, slots=True)
class Undated:
    """What the matrix asks for the year that all of an incident lies in: a record has none, so that every
    cell names its own."""

    period: Period | None = None


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """A site with its record as accounts; the same names as of an incident, for the pages share parts."""

    site: ToldSite
    accounts: tuple[Account, ...]
    matrix: Matrix
    unlisted: int = 0
    chosen: str = ""
    incident: Undated = Undated()

    @property
    def parted(self) -> tuple[Account, ...]:
        return tuple(account for account in self.accounts if account.parted)


def tell_record(
    browser: Browser,
    names: Names,
    site: Site,
    disputes: Iterable[Dispute],
    order: Sequence[str] = (),
) -> ToldRecord:
    """The record of `site`: the claims that its page shows, no more of them; `unlisted` are left over."""
    every = list(browser.book.claims(site_id=site.id))
    claims = every[:MOST_CLAIMS]
    teller = open_teller(browser, names, claims)
    accounts = find_accounts(claims, list(disputes), teller, names, order)
    told = tell_site(browser, names, site)
    return ToldRecord(told, accounts, build_matrix(accounts, names), len(every) - len(claims))


def describe_record(told: ToldRecord) -> list[str]:
    """The summary, each sentence by its own rule; none where nothing is claimed."""
    site = told.site
    said = []
    if site.ratio:
        room = site.capacity[-1]
        said.append(
            f"The capacity claimed last is {room.saying.value} ({room.saying.short_voice}, {room.holds});"
            f" the figures of people held, but for vague words, are {site.ratio} that."
        )
    elif site.held:
        last = site.held[-1]
        said.append(
            f"{last.saying.value} people were held as the last figure has it"
            f" ({last.saying.short_voice}, {last.holds}); no capacity is claimed."
        )
    if site.status:
        status = site.status[-1]
        voice, stance = status.saying.short_voice, status.saying.stance
        said.append(
            f"Its status as claimed last: {status.saying.heading} ({voice} {stance}, {status.holds})."
        )
    if told.parted:
        said.append(f"The accounts part on {', '.join(account.name for account in told.parted)}.")
    if site.incidents:
        disputed = sum(each.disputed for each in site.incidents)
        said.append(f"{count(len(site.incidents), 'incident')} told of here, {disputed} of them disputed.")
    return said or ["Nothing but its name is claimed of this site."]


def list_chronology(told: ToldRecord) -> list[tuple[str, str, str]]:
    """Day, what, who: the calls, visits and all else that is neither figure nor status, by the day it holds
    for."""
    every = [each for _, record in told.site.others for each in record]
    every += told.site.demands
    ordered = sorted(every, key=lambda each: (each.first is None, str(each.first or ""), each.saying.id))
    return [
        (
            each.holds,
            f"{spell(each.saying.claim.attribute)}: {each.saying.heading}",
            f"{each.saying.short_voice} {each.saying.stance}",
        )
        for each in ordered
    ]


def show_when(told: ToldRecord) -> str:
    """From the first to the last day that the record speaks of; "" where it names none."""
    days = [
        day
        for each in (*told.site.held, *told.site.capacity, *told.site.status, *told.site.demands)
        for day in (each.first, each.last)
        if day is not None
    ]
    days += [
        day
        for _, record in told.site.others
        for each in record
        for day in (each.first, each.last)
        if day is not None
    ]
    if not days:
        return ""
    first, last = min(days), max(days)
    return show_period(Period(first, last, ""))
