"""The verb that hands on: bundle; and the check of a bundle that was handed over."""

import io
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import NOT_FOUND, json_option, ledger_option, open_existing

if TYPE_CHECKING:
    from counterclaim.bundles import Part
    from counterclaim.ledger import Ledger
    from counterclaim.model import Book

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
@ledger_option
def bundle_command(what: str, output: Path, key: Path, names: bool, address: str) -> None:
    """Write one signed file: an export, the reports as they were found, judgements.

    The reports are whole: whoever they name is named in the bundle, whatever the export leaves out.

    \b
    Example: counterclaim bundle all -o coast.zip --key my-key.pem
    """
    from counterclaim.bundles import describe_key, make_key, open_key, save_key, write_bundle
    from counterclaim.cli.keeping import open_knowledge

    if not key.exists():
        save_key(make_key(), key)
        click.echo(f"{key} made: who has this file can sign in your name", err=True)
    signer = open_key(key)
    with open_existing(address) as ledger, TemporaryDirectory() as folder:
        book = find_book(ledger, what)
        imprint, knowledge = open_knowledge(ledger, None)
        parts = list_parts(ledger, book, Path(folder), names=names, imprint=imprint, knowledge=knowledge)
        about = {"what": what, **imprint.of(book)}
        public = write_bundle(output, parts, signer, about)
    click.echo(f"{output} written, signed by {describe_key(public)}")


def find_book(ledger: "Ledger", what: str) -> "Book":
    """The whole book, or that of one incident or site; UnknownIdError where there is none such."""
    from counterclaim.exports.form.narrow import NarrowBook

    book = ledger.book()
    if what == ALL:
        return book
    site = next((site for site in book.sites() if what in (site.id, site.name)), None)
    if site is not None:
        return NarrowBook(book, site_id=site.id)
    return NarrowBook(book, incident_id=book.incident(what).id)


def list_parts(
    ledger: "Ledger", book: "Book", folder: Path, *, names: bool, imprint: object, knowledge: object
) -> "Iterator[Part]":
    """The export, the judgements in it once more by themselves, and each report's bytes with its record."""
    import json

    from counterclaim.bundles import Part
    from counterclaim.exports import find_export
    from counterclaim.exports.form.exchange import judgement_data

    path = folder / "export.json"
    find_export("json").write(book, path, names=names, imprint=imprint, knowledge=knowledge)  # type: ignore[arg-type]
    yield Part("export.json", lambda: path.open("rb"))
    told = "".join(json.dumps(judgement_data(item), ensure_ascii=False) + "\n" for item in book.judgements())
    yield Part("judgements.jsonl", lambda: io.BytesIO(told.encode()))
    for report_id in sorted(entry.report.id for entry in book.reports()):
        capture = ledger.capture(report_id)
        record = {
            "uri": capture.uri,
            "media_type": capture.media_type,
            "retrieved": capture.retrieved.isoformat(),
            "sha256": capture.sha256,
        }
        data = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
        yield Part(f"reports/{report_id}.json", lambda data=data: io.BytesIO(data))  # type: ignore[misc]
        yield Part(f"reports/{report_id}", lambda body=capture.body: io.BytesIO(body))  # type: ignore[misc]


@click.command("verify")
@click.argument("bundle", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--signed-by", metavar="KEY", help="The public key that must have signed, in letters.")
@json_option
def verify_command(bundle: Path, signed_by: str | None, as_json: bool) -> None:
    """Make sure that a bundle is as it was written, without a ledger. Ends with 1 when it is not.

    Who holds the key, only its owner can tell you: compare its short mark over another way.

    \b
    Example: counterclaim verify coast.zip
    """
    from counterclaim.bundles import check_bundle, describe_key
    from counterclaim.cli.screen import count, print_json

    checked = check_bundle(bundle, signed_by)
    fault = checked.fault
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
