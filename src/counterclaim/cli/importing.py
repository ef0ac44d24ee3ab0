"""The verb that takes in what somebody else handed on: import."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.app import NOT_FOUND, UNREADABLE, json_option, ledger_option
from counterclaim.cli.auditing import by_option, name_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.bundles import Checked
    from counterclaim.ledger import Ledger, Merged
    from counterclaim.model import Problem

SHOWN = 8


@click.command("import")
@click.argument("bundle", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--signed-by", metavar="KEY", help="The public key that must have signed, in letters.")
@by_option
@ledger_option
@json_option
def import_command(bundle: Path, signed_by: str | None, by: str, address: str, as_json: bool) -> None:
    """Take a bundle into a ledger: reports, readings, judgements, each once. It is made when it is not there.

    A bundle that is not whole is refused. What is in the ledger stays as it is; what the bundle tells
    otherwise is said, and what was forgotten here stays out. Judgements keep who made them and when.

    \b
    Example: counterclaim import coast.zip --ledger all-coasts.db --by Ana
    """
    from counterclaim.bundles import check_bundle, check_log
    from counterclaim.ledger import open_ledger
    from counterclaim.pipeline import load_codebook

    checked = check_bundle(bundle, signed_by)
    fault = checked.fault or check_log(bundle)
    told = f"{fault.part} {fault.message}" if fault else _find_misfit(checked)
    if told:
        click.echo(f"{bundle}: {told}: nothing was taken in", err=True)
        click.get_current_context().exit(NOT_FOUND)
    domains = _find_domains(bundle)
    load_codebook(domains)  # before a ledger is made: a domain that is not known here must not be in it
    with open_ledger(address) as ledger:
        merged = _merge(ledger, bundle, checked, domains, by)
        name = ledger.name
    _report(merged, bundle, name, checked, as_json=as_json)
    if merged.left_out:
        click.get_current_context().exit(UNREADABLE)


def _find_misfit(checked: "Checked") -> str:
    from counterclaim.ledger.carrying import LEDGER

    return (
        ""
        if LEDGER in checked.parts
        else f"{LEDGER} is missing: it carries no ledger, only what is looked at"
    )


def _find_domains(bundle: Path) -> tuple[str, ...]:
    """The domains that its ledger was read with."""
    import json

    from counterclaim.bundles import open_bundle
    from counterclaim.cli.keeping import DEFAULT_DOMAINS
    from counterclaim.ledger.carrying import LEDGER

    with open_bundle(bundle) as opened:
        said = json.loads(opened.read(LEDGER)).get("domains")
    return tuple(map(str, said or DEFAULT_DOMAINS))


def _merge(ledger: "Ledger", bundle: Path, checked: "Checked", domains: tuple[str, ...], by: str) -> "Merged":
    from counterclaim.bundles import open_bundle
    from counterclaim.ledger import Origin
    from counterclaim.pipeline import assemble, load_codebook

    codebook = load_codebook(tuple(dict.fromkeys((*ledger.domains, *domains))))
    about = checked.about or {}
    with open_bundle(bundle) as opened:
        origin = Origin(bundle.name, opened.digest, checked.key or "", str(about.get("ledger") or ""))
        merged = ledger.merge(opened, origin, by, datetime.now(UTC))
    assemble(ledger, codebook)
    return merged


def _report(merged: "Merged", bundle: Path, name: str, checked: "Checked", *, as_json: bool) -> None:
    from counterclaim.bundles import describe_key
    from counterclaim.cli.record_lists import problem_data
    from counterclaim.cli.screen import print_json

    if as_json:
        data: dict[str, Any] = {"counts": merged.counts, "key": checked.key}
        print_json({**data, "told": [problem_data(problem) for problem in merged.told]})
        return
    came = [name_count(what, number) for what, number in merged.counts.items() if number]
    if came:
        click.echo(f"{bundle.name}, signed by {describe_key(checked.key or '')}: {', '.join(came)} taken in.")
    else:
        click.echo(f"{bundle.name} holds nothing that is new: {name} is as it was.")
    tell(merged.told)


def tell(told: "Sequence[Problem]") -> None:
    """What a person has to know, on standard error."""
    from counterclaim.cli.screen import count

    for problem in told[:SHOWN]:
        click.echo(f"{problem.where}: {problem.message} ({problem.hint})", err=True)
    if len(told) > SHOWN:
        click.echo(f"and {count(len(told) - SHOWN, 'more thing')}: --json lists all", err=True)
