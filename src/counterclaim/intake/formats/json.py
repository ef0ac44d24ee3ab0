"""JSON: one object is one report; a list holds several."""

from collections.abc import Iterator

from counterclaim.intake.bodies import read_body
from counterclaim.intake.draft import Draft
from counterclaim.intake.objects import Unreadable, draft_report, read_json
from counterclaim.model import Capture, Problem

SUFFIXES = (".json",)
MEDIA_TYPE = "application/json"


def parse(capture: Capture) -> Iterator[Draft | Problem]:
    """One report an object; those of a list are told apart as "NAME.json#1", "#2", ..."""
    text, problems = read_body(capture, "JSON")
    yield from problems
    if text is None:
        return
    found = read_json(text)
    if isinstance(found, Unreadable):
        yield Problem(
            "intake", capture.uri, found.message, "mend it; a file with one object a line is .jsonl"
        )
    elif isinstance(found, list):
        for number, item in enumerate(found, 1):
            yield draft_report(item, f"{capture.uri}#{number}")
    else:
        yield draft_report(found, capture.uri)
