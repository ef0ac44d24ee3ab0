"""The verb that writes one incident or one site as a file to print and to send: dossier."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import ledger_option, open_existing
from counterclaim.cli.auditing import NOT_SAID, record_export
from counterclaim.cli.known import as_of_option, say_as_of
from counterclaim.cli.printing import print_pdf
from counterclaim.errors import UnknownIdError

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger, LedgerBook
    from counterclaim.model import Book
    from counterclaim.review.dossier import Making

MOST_NAMED = 5


def _check_folder(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    if not value.parent.is_dir():
        raise click.BadParameter(f"no folder '{value.parent}' to write '{value.name}' in: make it first")
    return value


@click.command("dossier")
@click.argument("subject", metavar="INCIDENT|SITE")
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    callback=_check_folder,
    help="Where to; - is standard output.",
)
@click.option("--names", is_flag=True, help="Name private people too.")
@click.option(
    "--by", metavar="NAME", envvar="COUNTERCLAIM_BY", default="", help="Who made it, to be told in it."
)
@as_of_option
@ledger_option
def dossier_command(
    subject: str, output: Path, names: bool, by: str, as_of: date | None, address: str
) -> None:
    """Write all that is known of one incident or one site as one HTML file: a summary by a stated rule, where
    the accounts part, the matrix, the chart, every claim with its words, the sources, what was left out.

    The file asks for nothing from anywhere and prints on A4. A FILE that ends in .pdf is printed by a browser
    that is on this machine. INCIDENT is an id or its beginning, SITE a name or an id.

    \b
    Example: counterclaim dossier 41af -o ghot-shaal.html --as-of 2021-10-12
    """
    with open_existing(address) as ledger:
        written = _write(ledger, subject, as_of, by=by, names=names)
        _put(written, output)
        record_export(ledger, "dossier", output, by or NOT_SAID, what=subject, names=names, as_of=as_of)
    if str(output) != "-":
        click.echo(f"{output} written")


def _put(written: str, output: Path) -> None:
    if output.suffix.lower() == ".pdf":
        print_pdf(written, output)
        return
    with click.open_file(str(output), "w", encoding="utf-8", atomic=str(output) != "-") as file:
        file.write(written)


def _write(ledger: "Ledger", subject: str, as_of: date | None, *, by: str, names: bool) -> str:
    from counterclaim.api import open_book
    from counterclaim.review.dossier import write_incident_dossier, write_site_dossier

    incident, site = _find_subject(ledger.book(), subject)
    with open_book(ledger, as_of=as_of, incident=incident, site=site) as book:
        if as_of is not None:
            click.echo(say_as_of(as_of, book.undated), err=True)
        making = _make(ledger, book, as_of, by=by, names=names)
        if incident is not None:
            return write_incident_dossier(making, book.incident(incident))
        assert site is not None
        return write_site_dossier(making, book.site(site))


def _find_subject(book: "Book", subject: str) -> tuple[str | None, str | None]:
    """The id of the incident, or that of the site, that is meant; UnknownIdError for none and for several."""
    from counterclaim.cli.site_list import find_sites

    try:
        return book.incident(subject).id, None
    except UnknownIdError as unknown:
        try:
            found = find_sites(book, subject)
        except UnknownIdError as no_site:
            raise UnknownIdError(f"{unknown}; {no_site}", subject) from None
    if len(found) > 1:
        ids = ", ".join(site.id for site in found[:MOST_NAMED])
        raise UnknownIdError(f"{len(found)} sites fit {subject!r}: choose one by its id ({ids})", subject)
    return None, found[0].id


def _make(ledger: "Ledger", book: "LedgerBook", as_of: date | None, *, by: str, names: bool) -> "Making":
    from counterclaim.api import DETENTION
    from counterclaim.codebook import load_codebook
    from counterclaim.ledger.browsing import Browser
    from counterclaim.review.dossier import Making
    from counterclaim.review.pages.incident import list_attributes
    from counterclaim.review.private import find_private
    from counterclaim.review.telling.names import Names

    browser = Browser(book, ledger.name)
    return Making(
        browser=browser,
        names=Names(browser, private_names=names, find_private=partial(find_private, ledger)),
        attributes=list_attributes(load_codebook(ledger.domains or DETENTION)),
        by=by,
        at=datetime.now(UTC),
        ledger=Path(ledger.name).name,
        as_of=as_of,
        names_shown=names,
    )
