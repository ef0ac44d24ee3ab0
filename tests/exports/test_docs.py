"""docs/exports.md shows what the program writes today, and tells of every export."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from counterclaim.cli import main
from counterclaim.exports import list_exports

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "exports.md").read_text("utf-8")


@pytest.fixture(scope="module")
def refreshing() -> Any:
    spec = spec_from_file_location("refresh_exports", DOCS / "refresh_exports.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_snippets_are_of_today(examples_ledger: Path, refreshing: Any) -> None:
    snippets = refreshing.build_snippets(examples_ledger)
    assert set(snippets) == set(list_exports())
    assert refreshing.put_snippets(PAGE, snippets) == PAGE, "python docs/refresh_exports.py"


def test_a_snippet_without_marks_is_told(refreshing: Any) -> None:
    with pytest.raises(SystemExit, match="no marks for csv"):
        refreshing.put_snippets("nothing", {"csv": "x"})


@pytest.mark.parametrize("name", list_exports())
def test_every_export_is_told_of(name: str) -> None:
    assert f"## {name}\n" in PAGE
    assert f"`{name}`" in PAGE
    shown = CliRunner().invoke(main, ["export", "--help"]).stdout
    assert re.search(rf"^  {name} +\w", shown, re.MULTILINE), f"{name} in the help of the command"
