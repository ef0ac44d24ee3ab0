"""No serious finding of axe-core on any kind of page, in light and in dark, wide and narrow."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from counterclaim.api import open_ledger
from tests.review.desks import serve

WAYS = [(1440, "light"), (1440, "dark"), (400, "light")]
SERIOUS = ("serious", "critical")


def list_pages(path: Path) -> list[str]:
    with open_ledger(path, create=False) as ledger:
        book = ledger.book()
        incidents = sorted(book.incidents(), key=lambda incident: -len(incident.claim_ids))[:2]
        sites = sorted(book.sites(), key=lambda site: -len(site.claim_ids))[:1]
        claim = next(iter(book.claims()))
        actor = claim.voice
        report = claim.report_id
    return [
        "/incidents",
        *(f"/incidents/{incident.id}" for incident in incidents),
        f"/incidents/{incidents[0].id}/dossier",
        "/reports",
        f"/reports/{report}",
        "/reports/add",
        f"/claims/{claim.id}/correct",
        "/sites",
        *(f"/sites/{site.id}" for site in sites),
        "/actors",
        f"/actors/{actor}",
        "/queue?kind=incidents",
        "/queue?kind=sites",
        "/queue?kind=claim",
        "/judgements",
        "/account",
        "/people",
        "/review",
        "/agreement",
        "/nowhere",
    ]


@pytest.mark.parametrize(("width", "scheme"), WAYS)
def test_no_serious_finding(chromium: Browser, axe: str, examples: Path, width: int, scheme: str) -> None:
    found: dict[str, list[str]] = {}
    with serve(examples) as address:
        # The policy of our pages keeps strange scripts out, this one too: it is put in past it.
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            bypass_csp=True,
        )
        page = context.new_page()
        for path in list_pages(examples):
            page.goto(address + path)
            page.add_script_tag(content=axe)
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            told = [
                f"{each['id']}: {node['html'][:160]} – {node['failureSummary'][:200]}"
                for each in result["violations"]
                if each["impact"] in SERIOUS
                for node in each["nodes"][:3]
            ]
            if told:
                found[path] = told
        context.close()
    assert found == {}
