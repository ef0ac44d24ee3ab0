"""A ledger filled with a folder of reports, and its export."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from counterclaim.exports import find_export
from counterclaim.ledger import open_ledger
from counterclaim.pipeline import assemble, open_reader, read_into
from tests.acceptance.rows import Facts


def read_reports(
    work: Path, folder: Path, published: Mapping[str, str], domains: Sequence[str] = ("detention",)
) -> Facts:
    """Read the files named in `published` (with their days, "" for none) and export the ledger."""
    reader = open_reader(domains)
    with open_ledger(work / "ledger.db") as ledger:
        for name, day in published.items():
            read_into(
                ledger,
                [folder / name],
                {"published": day} if day else {},
                version=reader.version,
                read_many=lambda items: ((key, reader.read(report)) for key, report in items),
                now=datetime(2024, 1, 1, tzinfo=UTC),
            )
        assemble(ledger, reader.codebook)
        out = work / "export.json"
        find_export("json").write(ledger.book(), out)
    return Facts(json.loads(out.read_text(encoding="utf-8")))
