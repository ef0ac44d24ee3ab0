"""Writes a real snippet of each export into exports.md: what the program writes of examples/, today.

`python docs/refresh_exports.py` writes them; with `--check` it ends with 1 when the page is out of date.
"""

import csv
import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from click.testing import CliRunner

from counterclaim.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "exports.md"
SNIPPET = re.compile(r"(<!-- snippet (\w+): begin[^\n]*\n).*?(<!-- snippet \2: end -->)", re.DOTALL)

# One fact is followed through all forms: the toll that a body gives in this report.
TOLD_IN, ATTRIBUTE, WORDS = "ghot-shaal-shooting.txt", "killed", "at least six"

# The codebook's mark changes with every word of it, and says nothing here.
CODEBOOK_MARK = re.compile(r"(\d+\.\d+\.\d+)\+[0-9a-f]+")


class Fact:
    """The ids of the fact that is followed."""

    def __init__(self, data: Any) -> None:
        report = next(item for item in data["reports"] if (item["uri"] or "").endswith(TOLD_IN))
        claim = next(
            item
            for item in data["claims"]
            if item["report_id"] == report["id"]
            and item["attribute"] == ATTRIBUTE
            and (item["value"].get("text") or "").lower() == WORDS
        )
        self.report, self.claim, self.incident = report["id"], claim["id"], claim["incident_id"]


def build_snippets(ledger: Path) -> dict[str, str]:
    """The snippet of each export of the ledger, as a block of Markdown, by the name of the export."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for form in SHOWN:
            run(["export", form, "-o", str(folder / form), "--ledger", str(ledger)])
        fact = Fact(json.loads((folder / "json").read_text("utf-8")))
        return {form: show(folder / form, fact) for form, show in SHOWN.items()}


def show_csv(out: Path, fact: Fact) -> str:
    wanted = ("voice", "attribute", "low", "high", "words", "acled", "publisher", "published", "ledger")
    ratio = ("site", "ratio_low", "ratio_high", "held_words", "held_day", "held_voice")
    ratio += ("capacity_words", "capacity_day", "capacity_voice")
    with (out / "ratios.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    return (
        show_rows(out / "claims.csv", wanted, "claim_id", fact.claim)
        + "\nSome columns of `ratios`:\n\n"
        + show_rows(out / "ratios.csv", ratio, "held_claim_id", first["held_claim_id"])
    )


def show_hxl(out: Path, fact: Fact) -> str:
    wanted = ("voice", "attribute", "low", "high", "words", "acled", "published", "as_of")
    return show_rows(out / "claims.csv", wanted, "claim_id", fact.claim, "#")


def show_acled(out: Path, fact: Fact) -> str:
    wanted = ("event_date", "time_precision", "types", "location", "geo_precision", "fatalities", "notes")
    return show_rows(out / "incidents.csv", wanted, "event_id", fact.incident)


def show_rows(path: Path, wanted: tuple[str, ...], key: str, identity: str, tags: str = "") -> str:
    """Some columns of the row, below the names of columns and the tags where there are any."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if row[key] == identity or (tags and row[key][:1] == tags)
        ]
    lines = [",".join(wanted), *(",".join(quote_cell(row[name]) for name in wanted) for row in rows)]
    return block("csv", "\n".join(lines))


def quote_cell(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\n') else cell


def show_json(out: Path, fact: Fact) -> str:
    data = json.loads(out.read_text("utf-8"))
    claim = next(item for item in data["claims"] if item["id"] == fact.claim)
    head = {name: data[name] for name in ("format", "ledger", "as_of", "version")}
    return block("json", json.dumps({**head, "claims": [claim]}, ensure_ascii=False, indent=2))


def show_geojson(out: Path, fact: Fact) -> str:
    data = json.loads(out.read_text("utf-8"))
    feature = next(f for f in data["features"] if f["properties"]["kind"] == "incident" and f["geometry"])
    kept = {"kind", "name", "earliest", "latest", "precision", "country", "disputed"}
    feature["properties"] = {name: word for name, word in feature["properties"].items() if name in kept}
    return block("json", json.dumps(feature, ensure_ascii=False, indent=2))


def show_ftm(out: Path, fact: Fact) -> str:
    lines = (out / "entities.ftm.json").read_text("utf-8").splitlines()
    event = next(line for line in map(json.loads, lines) if line["id"] == fact.incident)
    event["properties"].pop("involved", None)
    event["properties"]["proof"] = event["properties"]["proof"][:1]
    return block("json", json.dumps(event, ensure_ascii=False, indent=2))


def show_jsonld(out: Path, fact: Fact) -> str:
    nodes = {node["@id"]: node for node in json.loads(out.read_text("utf-8"))["@graph"]}
    shown = [nodes[f"urn:counterclaim:{name}"] for name in (fact.claim, f"annotation-{fact.claim}")]
    return block("json", json.dumps(shown, ensure_ascii=False, indent=2))


def show_parquet(out: Path, fact: Fact) -> str:
    from pyarrow.parquet import read_table  # type: ignore[import-untyped]

    wanted = ["attribute", "low", "high", "words", "acled", "stance", "evidence", "rule"]
    table = read_table(out / "claims.parquet")
    row = next(row for row in table.to_pylist() if row["id"] == fact.claim)
    types = {name: str(table.schema.field(name).type) for name in wanted}
    return block("text", "\n".join(f"{name:10} {types[name]:7} {row[name]}" for name in wanted))


def show_bibtex(out: Path, fact: Fact) -> str:
    entries = out.read_text("utf-8").split("\n\n")
    return block("bibtex", next(entry for entry in entries if f"{fact.report};" in entry).strip())


def show_csl(out: Path, fact: Fact) -> str:
    item = next(item for item in json.loads(out.read_text("utf-8")) if item["id"] == fact.report)
    return block("json", json.dumps(item, ensure_ascii=False, indent=2))


SHOWN: Mapping[str, Callable[[Path, Fact], str]] = {
    "json": show_json,
    "csv": show_csv,
    "hxl": show_hxl,
    "acled": show_acled,
    "geojson": show_geojson,
    "ftm": show_ftm,
    "jsonld": show_jsonld,
    "parquet": show_parquet,
    "bibtex": show_bibtex,
    "csl": show_csl,
}


def block(language: str, words: str) -> str:
    kept = CODEBOOK_MARK.sub(r"\1", words)
    return f"```{language}\n{kept}\n```\n"


def put_snippets(page: str, snippets: Mapping[str, str]) -> str:
    """`page` with each snippet between its marks; SystemExit when one has none."""
    missing = snippets.keys() - {found[2] for found in SNIPPET.finditer(page)}
    if missing:
        raise SystemExit(f"{PAGE.name} has no marks for {', '.join(sorted(missing))}")
    return SNIPPET.sub(lambda found: f"{found[1]}{snippets[found[2]]}{found[3]}", page)


def run(words: list[str]) -> None:
    result = CliRunner().invoke(main, words, catch_exceptions=False, prog_name="counterclaim")
    if result.exit_code:
        raise SystemExit(f"counterclaim {' '.join(words)} ended with {result.exit_code}: {result.stderr}")


def refresh(*, check: bool) -> int:
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "demo.db"
        run(["read", str(ROOT / "examples"), "--workers", "1", "--ledger", str(ledger)])
        snippets = build_snippets(ledger)
    page = PAGE.read_text("utf-8")
    wanted = put_snippets(page, snippets)
    if wanted == page:
        return 0
    if check:
        print("docs/exports.md is out of date: python docs/refresh_exports.py", file=sys.stderr)
        return 1
    PAGE.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(refresh(check="--check" in sys.argv[1:]))
