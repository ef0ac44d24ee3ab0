"""A page as PDF, by a browser that is on the machine: it lays pages out better than any library of ours."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from counterclaim.errors import ExportError

VARIABLE = "COUNTERCLAIM_BROWSER"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PATIENCE = 120  # seconds


def print_pdf(page: str, output: Path) -> None:
    """Print the HTML `page` into the file `output`. ExportError where no browser is found, or where it
    writes nothing; `output` is only touched when all went well."""
    browser = _find_browser()
    with TemporaryDirectory(prefix="counterclaim-") as folder:
        source, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, "utf-8")
        words = [
            browser,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--no-pdf-header-footer",
            f"--user-data-dir={Path(folder, 'profile')}",
            f"--print-to-pdf={printed}",
            *(("--no-sandbox",) if _is_root() else ()),  # a browser of root's starts in no other way
            source.as_uri(),
        ]
        try:
            done = subprocess.run(words, capture_output=True, text=True, timeout=_PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise ExportError(f"{browser} did not print the page: {fault}") from fault
        if not printed.is_file():
            last = done.stderr.strip().splitlines()[-1:] or [f"it ended with {done.returncode}"]
            raise ExportError(f"{browser} printed nothing: {last[0]}")
        shutil.copyfile(printed, output)


def _find_browser() -> str:
    wanted = os.environ.get(VARIABLE)
    found = (shutil.which(name) for name in ((wanted,) if wanted else BROWSERS))
    browser = next(filter(None, found), None)
    if browser is None:
        missing = (
            f"{VARIABLE} names {wanted!r}, which is not there" if wanted else "no Chromium or Chrome is found"
        )
        raise ExportError(
            f"a PDF is printed by a browser, and {missing}: install one, or write FILE.html and print that"
        )
    return browser


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
