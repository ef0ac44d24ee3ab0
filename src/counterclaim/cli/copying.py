"""The verb that moves house: copy."""

import click

from counterclaim.cli.app import open_existing


@click.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy_command(source: str, target: str) -> None:
    """Copy a whole ledger into a new one: from a file to a database for a team, or back.

    Everything stated and judged goes over as it is; what follows from it is worked out anew there. TO must
    not hold anything yet.

    \b
    Example: counterclaim copy coast.db postgresql://mia@db.example/coast
    """
    from counterclaim.api import rebuild
    from counterclaim.cli.screen import count
    from counterclaim.ledger import open_ledger

    with open_existing(source) as old, open_ledger(target) as new:
        old.copy_all_to(new)
        rebuild(new)
        reports, judgements = len(new.report_ids()), len(new.judgements())
        held = f"{count(reports, 'report')} and {count(judgements, 'judgement')}"
        click.echo(f"{new.name} holds {held} of {old.name}")
