"""Writes a real result into README.md: what the program says of examples/, today.

`python docs/refresh_readme.py` writes it; with `--check` it ends with 1 when the README is out of date.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from counterclaim.cli import main
from counterclaim.cli.accounts import PARTED

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BEGIN, END = "<!-- result: begin", "<!-- result: end -->"
WIDTH = "118"
TOLD_IN = "ghot-shaal-shooting.txt"


def build_result() -> str:
    """The commands and what they print, as one block of Markdown."""
    with TemporaryDirectory() as folder:
        environment = {"COUNTERCLAIM_LEDGER": str(Path(folder) / "demo.db"), "COLUMNS": WIDTH}
        run(["read", str(ROOT / "examples"), "--workers", "1"], environment)
        shown = find_shown(environment)
        listed = run(["incidents"], environment)
        accounts = keep_account(run(["show", shown], environment), "killed")
    printed = f"$ counterclaim incidents\n{listed}\n$ counterclaim show {shown}\n{accounts}"
    return f"```\n{printed}\n```\n"


def find_shown(environment: dict[str, str]) -> str:
    """The beginning of the id of the incident that the report TOLD_IN tells of."""
    for line in json.loads(run(["incidents", "--json"], environment)):
        shown = json.loads(run(["show", line["id"], "--json"], environment))
        if "killed" in line["disputed"] and any(report["file"] == TOLD_IN for report in shown["reports"]):
            return str(line["id"]).removeprefix("incident-")[:4]
    raise SystemExit(f"no incident with a dispute on killed is told in {TOLD_IN}")


def keep_account(printed: str, attribute: str) -> str:
    """The head and the account of `attribute`; a mark where the rest was left out."""
    blocks = printed.split("\n\n")
    kept = next(block for block in blocks if block.startswith(f"{PARTED} {attribute}"))
    return f"{blocks[0]}\n\n{kept}\n[…]"


def run(words: list[str], environment: dict[str, str]) -> str:
    result = CliRunner(env=environment).invoke(main, words, catch_exceptions=False, prog_name="counterclaim")
    if result.exit_code:
        raise SystemExit(f"counterclaim {' '.join(words)} ended with {result.exit_code}: {result.stderr}")
    return result.stdout


def put_result(readme: str, result: str) -> str:
    """`readme` with `result` between the marks."""
    before, mark, rest = readme.partition(BEGIN)
    own_line, newline, held = rest.partition("\n")
    _, end, after = held.partition(END)
    if not (mark and newline and end):
        raise SystemExit(f"{README.name} has lost its marks: {BEGIN} … {END}")
    return f"{before}{mark}{own_line}\n{result}{end}{after}"


def refresh(*, check: bool) -> int:
    readme = README.read_text("utf-8")
    wanted = put_result(readme, build_result())
    if wanted == readme:
        return 0
    if check:
        print("README.md is out of date: python docs/refresh_readme.py", file=sys.stderr)
        return 1
    README.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(refresh(check="--check" in sys.argv[1:]))
