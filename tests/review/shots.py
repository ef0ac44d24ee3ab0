"""Screenshots of the main pages: `python -m tests.review.shots LEDGER FOLDER`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from counterclaim.api import open_ledger
from tests.review.desks import serve

WIDE, NARROW = 1440, 400


def list_shots(path: Path) -> list[tuple[str, str, int, str]]:
    """Name, address, width and colours of each picture: of the disputed incident of most types, its fullest
    report, and the site of which most is claimed."""
    with open_ledger(path, create=False) as ledger:
        book = ledger.book()
        disputed = {dispute.incident_id for dispute in book.disputes()}
        incidents = [incident for incident in book.incidents() if incident.id in disputed]
        incident = max(incidents, key=lambda each: (bool(each.site_id), str(each.period), each.id))
        report = max(incident.report_ids, key=lambda each: sum(1 for _ in book.statements(each)))
        site = max(book.sites(), key=lambda each: len(each.claim_ids))
    page = f"/incidents/{incident.id}"
    return [
        ("incidents", "/incidents", WIDE, "light"),
        ("incident", page, WIDE, "light"),
        ("incident-dark", page, WIDE, "dark"),
        ("incident-narrow", page, NARROW, "light"),
        ("report", f"/reports/{report}", WIDE, "light"),
        ("site", f"/sites/{site.id}", WIDE, "light"),
        ("queue", "/queue", WIDE, "light"),
        ("dossier", f"{page}/dossier", WIDE, "light"),
    ]


def take_shots(path: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with serve(path) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for name, page_address, width, colours in list_shots(path):
            context = browser.new_context(
                viewport={"width": width, "height": 1000},
                color_scheme=colours,  # type: ignore[arg-type]
            )
            page = context.new_page()
            page.goto(address + page_address)
            page.screenshot(path=folder / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    take_shots(Path(sys.argv[1]), Path(sys.argv[2]))
