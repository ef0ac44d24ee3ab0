"""The verb that hands on: bundle; and the check of a bundle that was handed over."""

import io
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import NOT_FOUND, json_option, ledger_option, open_existing
from counterclaim.cli.auditing import by_option, record
from counterclaim.model import Actor, AuditKind, Incident, Site

if TYPE_CHECKING:
    from counterclaim.bundles import Part
    from counterclaim.exports.form.narrow import NarrowBook
    from counterclaim.ledger import LedgerBook

ALL = "all"


@click.command("bundle")
@click.argument("what", metavar="INCIDENT|SITE|all")
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to: a zip.",
)
@click.option(
    "--key",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The key that signs; made when it is not there. Keep it to yourself.",
)
@click.option("--names", is_flag=True, help="Name private people in the export too.")
@by_option
@ledger_option
def bundle_command(what: str, output: Path, key: Path, names: bool, by: str, address: str) -> None:
    """Write one signed file: an export, the reports as they were found, their readings, judgements and the
    audit log. `counterclaim import` takes it into another ledger.

    The reports are whole: whoever they name is named in the bundle, whatever the export leaves out.

    \b
    Example: counterclaim bundle all -o coast.zip --key my-key.pem
    """
    from counterclaim.bundles import describe_key, make_key, open_bundle, open_key, save_key, write_bundle
    from counterclaim.cli.keeping import open_knowledge
    from counterclaim.exports import find_export

    if not key.exists():
        save_key(make_key(), key)
        click.echo(f"{key} made: who has this file can sign in your name", err=True)
    signer = open_key(key)
    with open_existing(address) as ledger, TemporaryDirectory() as folder:
        held = ledger.book()
        book = find_book(held, what)
        imprint, knowledge = open_knowledge(ledger, None)
        about = {"what": what, **imprint.of(book)}
        path = Path(folder) / "export.json"
        find_export("json").write(book, path, names=names, imprint=imprint, knowledge=knowledge)
        public = write_bundle(output, list_parts(held, book, path), signer, about)
        with open_bundle(output) as written:
            digest = written.digest
        record(ledger, AuditKind.BUNDLE, output.name, by, what=what, names=names, key=public, manifest=digest)
    click.echo(f"{output} written, signed by {describe_key(public)}")


def find_book(book: "LedgerBook", what: str) -> "LedgerBook | NarrowBook":
    """The whole book, or that of one incident or site; UnknownIdError where there is none such."""
    from counterclaim.exports.form.narrow import NarrowBook

    if what == ALL:
        return book
    site = next((site for site in book.sites() if what in (site.id, site.name)), None)
    if site is not None:
        return NarrowBook(book, site_id=site.id)
    return NarrowBook(book, incident_id=book.incident(what).id)


def list_parts(held: "LedgerBook", book: "LedgerBook | NarrowBook", export: Path) -> "Iterator[Part]":
    """The export, and what another ledger needs to take it in."""
    from counterclaim.bundles import Part

    yield Part("export.json", lambda: export.open("rb"))
    if book is held:
        parts = held.parts()
    else:
        reports = {entry.report.id for entry in book.reports()}
        parts = held.parts(reports, set(_list_known(book)))
    for name, data in parts:
        yield Part(name, lambda data=data: io.BytesIO(data))  # type: ignore[misc]


def _list_known(book: "LedgerBook | NarrowBook") -> "Iterator[str]":
    """The ids, new and former, of all that a judgement in this book can be about."""
    named: list[Actor | Site | Incident] = [*book.actors(), *book.sites(), *book.incidents()]
    for item in named:
        yield from (item.id, *item.former_ids)
    yield from (claim.id for claim in book.claims())
    yield from (happening.id for happening in book.happenings())


@click.command("verify")
@click.argument("bundle", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--signed-by", metavar="KEY", help="The public key that must have signed, in letters.")
@json_option
def verify_command(bundle: Path, signed_by: str | None, as_json: bool) -> None:
    """Make sure that a bundle is as it was written, without a ledger, and that its audit log is unbroken and
    its judgements are those of the log. Ends with 1 when it is not so.

    Who holds the key, only its owner can tell you: compare its short mark over another way.

    \b
    Example: counterclaim verify coast.zip
    """
    from counterclaim.bundles import check_bundle, check_log, describe_key
    from counterclaim.cli.screen import count, print_json

    checked = check_bundle(bundle, signed_by)
    fault = checked.fault or check_log(bundle)
    if as_json:
        told = {"part": fault.part, "message": fault.message} if fault else None
        print_json({"fault": told, "key": checked.key, "about": checked.about, "parts": list(checked.parts)})
    elif fault is None and checked.key:
        parts = count(len(checked.parts), "part")
        click.echo(f"{bundle} is whole: {parts}, signed by {describe_key(checked.key)}")
        click.echo(f"key: {checked.key}")
    if fault is not None:
        click.echo(f"{bundle}: {fault.part} {fault.message}", err=True)
        click.get_current_context().exit(NOT_FOUND)
