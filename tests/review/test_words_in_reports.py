"""Words in the list of incidents: where more reports hold them than are looked at, the page says so."""

from pathlib import Path

import pytest

from counterclaim.review.pages import incidents
from tests.review.desks import open_client

NOTE = "of the newest 3 reports with these words"


@pytest.mark.parametrize(
    ("words", "most", "noted", "why"),
    [
        ("Tripoli", 3, True, "more reports than are looked at"),
        ("Tripoli", 10_000, False, "all of them are looked at"),
        ("Gargaresh Ostra", 3, False, "no report at all"),
        ("", 3, False, "no words"),
    ],
)
def test_a_search_that_is_cut_says_so(
    examples: Path, monkeypatch: pytest.MonkeyPatch, words: str, most: int, noted: bool, why: str
) -> None:
    monkeypatch.setattr(incidents, "MOST_REPORTS_SEARCHED", most)
    with open_client(examples) as client:
        page = client.get("/incidents", params={"words": words}).text
    assert (NOTE in page) is noted, why
