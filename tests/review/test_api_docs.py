"""The client in docs/api.md runs, and its answers are those that stand there.

`python -m tests.review.test_api_docs` writes the answers anew.
"""

import io
import re
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from counterclaim.api import open_ledger, read
from counterclaim.review.api.parameters import MOST
from counterclaim.review.api.refusing import REFUSALS
from counterclaim.review.api.table import OPERATIONS
from tests.review.desks import serve

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "api.md"
SHOWN = "http://localhost:8470"
_EXAMPLE = re.compile(r"<!-- example: (\w+) -->\n```python\n(.*?)```", re.S)
_ANSWER = re.compile(r"(<!-- answer: (\w+) -->\n```text\n)(.*?)(```)", re.S)


def run_examples(path: Path) -> dict[str, str]:
    """What each example prints over the ledger at `path`, one after the other in one program."""
    printed, space = {}, {"__name__": "client"}
    with serve(path) as address:
        for name, code in _EXAMPLE.findall(PAGE.read_text("utf-8")):
            out = io.StringIO()
            with redirect_stdout(out):
                exec(compile(code.replace(SHOWN, address), f"docs/api.md {name}", "exec"), space)
            printed[name] = out.getvalue()
    return printed


def test_the_examples_answer_as_they_stand(ledger_path: Path) -> None:
    shown = {name: answer for _, name, answer, _ in _ANSWER.findall(PAGE.read_text("utf-8"))}
    assert set(shown) == {"reading", "judging"}
    assert run_examples(ledger_path) == shown


def test_the_page_names_every_operation() -> None:
    text = PAGE.read_text("utf-8")
    addresses = re.sub(r"\{id\}", "{}", text)
    for operation in OPERATIONS:
        path = re.sub(r"\{\w+\}", "{}", operation.path)
        assert f"{operation.method} {path}`" in addresses or f"`{path}`" in addresses or path in text, path
        for parameter in operation.parameters:
            assert f"`{parameter.name}`" in text or f"{parameter.name}=" in text, parameter.name
    for status in REFUSALS:
        assert re.search(rf"^\|[^|]*\b{status}\b", text, re.M), status
    assert f"at most {MOST}" in text


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        with open_ledger(path) as ledger:
            read(ledger, [ROOT / "examples"], workers=1)
        printed = run_examples(path)
    text = _ANSWER.sub(lambda found: found[1] + printed[found[2]] + found[4], PAGE.read_text("utf-8"))
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
