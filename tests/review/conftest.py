"""The ledger of the project's examples, made once, copied for each test that writes; a browser, where there
is one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from counterclaim.api import open_ledger, read
from tests.review.desks import open_client, serve

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get(
    "COUNTERCLAIM_CHROMIUM", shutil.which("chromium") or shutil.which("chromium-browser")
)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with all of examples/; not to be written to."""
    path = tmp_path_factory.mktemp("review") / "examples.db"
    with open_ledger(path) as ledger:
        read(ledger, [ROOT / "examples"], workers=1)
    return path


@pytest.fixture
def ledger_path(examples: Path, tmp_path: Path) -> Path:
    """A copy of the examples' ledger, to be written to."""
    return Path(shutil.copy(examples, tmp_path / "own.db"))


@pytest.fixture
def client(ledger_path: Path) -> Iterator:  # type: ignore[type-arg]
    with open_client(ledger_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: the paths in a real browser are not walked")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def address(ledger_path: Path) -> Iterator[str]:
    with serve(ledger_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, installed by its lock into build/."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on this machine: pages are not checked with axe-core")
    folder = ROOT / "build" / "axe"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(Path(__file__).parent / "axe" / name, folder / name)
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=folder,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            pytest.skip(f"axe-core could not be installed: {done.stderr.strip().splitlines()[-1:]}")
    return script.read_text("utf-8")
