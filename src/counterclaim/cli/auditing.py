"""The verb that lists the audit log, and what other verbs say in it: audit."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.app import F, json_option, ledger_option, open_existing
from counterclaim.model import AuditKind

if TYPE_CHECKING:
    from rich.console import RenderableType

    from counterclaim.ledger import Ledger
    from counterclaim.model import AuditEntry

NOT_SAID = "command line"
SHORTEST_HASH = 16
_HEAD = re.compile(rf"(\d+):([0-9a-f]{{{SHORTEST_HASH},64}})")


def by_option(command: F) -> F:
    """`--by` for what is no decision but is kept in the audit log."""
    return click.option(
        "--by",
        default=NOT_SAID,
        metavar="NAME",
        envvar="COUNTERCLAIM_BY",
        help="Who does it, for the audit log.",
    )(command)


def record(ledger: "Ledger", kind: str, subject: str, by: str, **particulars: Any) -> None:
    """Put an entry into the audit log. A ledger that may only be read has none put in, and that is said."""
    if ledger.read_only:
        click.echo(f"{ledger.name} may only be read: its audit log does not tell of this {kind}", err=True)
    else:
        ledger.record(kind, subject, by=by, at=datetime.now(UTC), **particulars)


def record_export(
    ledger: "Ledger", form: str, output: Path, by: str, *, as_of: date | None = None, **particulars: Any
) -> None:
    """The entry of what was written to `output`, with the hash of the file where it is one."""
    printed = str(output) == "-"
    record(
        ledger,
        AuditKind.EXPORT,
        "standard output" if printed else output.name,
        by,
        form=form,
        as_of=as_of.isoformat() if as_of else None,
        sha256=None if printed or not output.is_file() else digest_file(output),
        **particulars,
    )


def digest_file(path: Path) -> str:
    """SHA-256 of the bytes of a file, as 64 hex digits."""
    from hashlib import file_digest

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def parse_head(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, str] | None:
    if value is None:
        return None
    match = _HEAD.fullmatch(value.strip().lower())
    if match is None:
        raise click.BadParameter(
            f"{value!r} is not NUMBER:HASH, as `counterclaim audit` prints it at its end"
            f" ({SHORTEST_HASH} digits of the hash will do)"
        )
    return int(match[1]), match[2]


@click.command("audit")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only these: judgement, export, ...")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the last N.")
@ledger_option
@json_option
def audit_command(kinds: tuple[str, ...], limit: int | None, address: str, as_json: bool) -> None:
    """List who judged, exported, imported and erased what, the oldest first.

    The last line names the newest entry: who notes it down elsewhere can prove later, with
    `counterclaim check --head`, that nothing up to it was changed or cut off.

    \b
    Example: counterclaim audit --kind export --kind bundle
    """
    from counterclaim.cli.screen import count, hint, print_json, show

    with open_existing(address) as ledger:
        entries = list(ledger.audit())
    wanted = [entry for entry in entries if not kinds or entry.kind in kinds]
    wanted = wanted[-limit:] if limit else wanted
    if as_json:
        print_json([entry_data(entry) for entry in wanted])
        return
    if not entries:
        click.echo("nothing is in the audit log yet", err=True)
        return
    if wanted:
        show(draw_entries(wanted))
    shown = f"{len(wanted):,} of " if len(wanted) != len(entries) else ""
    total = count(len(entries), "entry", "entries")
    show(hint(f"\n{shown}{total}   newest: {entries[-1].number}:{entries[-1].hash}"))


def entry_data(entry: "AuditEntry") -> dict[str, Any]:
    """An entry as `--json` prints it: its columns, and `particulars` as the payload says them."""
    return {
        "number": entry.number,
        "at": entry.at,
        "who": entry.who,
        "kind": entry.kind,
        "subject": entry.subject,
        "particulars": entry.particulars or None,
        "payload": entry.payload,
        "digest": entry.digest,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def draw_entries(entries: "Sequence[AuditEntry]") -> "RenderableType":
    from counterclaim.cli.screen import Columns, build_table

    columns: Columns = [
        ("No.", {"justify": "right", "no_wrap": True}),
        ("Moment (UTC)", {"no_wrap": True}),
        ("Who", {"overflow": "fold"}),
        ("What", {"overflow": "fold"}),
        ("Of what", {"overflow": "fold"}),
    ]
    rows = [
        [str(entry.number), _moment(entry.at), entry.who, entry.kind, _describe_subject(entry)]
        for entry in entries
    ]
    return build_table(columns, rows)


def _moment(at: str) -> str:
    try:
        return datetime.fromisoformat(at).astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return at


def _describe_subject(entry: "AuditEntry") -> str:
    """The subject, with what an export or an import says of itself in one word or two."""
    said = entry.particulars
    notes = [str(said[name]) for name in ("form", "what", "as_of") if said.get(name)]
    counts = [name_count(name, number) for name, number in (said.get("counts") or {}).items() if number]
    told = ", ".join((*notes, *counts))
    return f"{entry.subject} ({told})" if told else entry.subject


def name_count(name: str, number: int) -> str:
    """`1 judgement`, `2 judgements`: `name` is in the plural."""
    return f"{number:,} {name.removesuffix('s') if number == 1 else name}"
