"""JSON lines: an object a line, an object a report; a broken line does not spoil the others."""

from collections.abc import Iterator

from counterclaim.intake.bodies import read_body
from counterclaim.intake.draft import Draft
from counterclaim.intake.objects import Unreadable, draft_report, read_json
from counterclaim.model import Capture, Problem

SUFFIXES = (".jsonl", ".ndjson")
MEDIA_TYPE = "application/x-ndjson"


def parse(capture: Capture) -> Iterator[Draft | Problem]:
    """One report a line, told apart by the line's number as "NAME.jsonl#3"; blank lines are nothing."""
    text, problems = read_body(capture, "JSON lines")
    yield from problems
    lines = [(number, line) for number, line in enumerate((text or "").split("\n"), 1) if line.strip()]
    if not lines and not problems:
        yield Problem("intake", capture.uri, "no report: all lines are blank", "give one JSON object a line")
    for number, line in lines:
        uri = f"{capture.uri}#{number}"
        found = read_json(line)
        if isinstance(found, Unreadable):
            yield Problem("intake", uri, found.message, "the other lines were read; mend this one")
        else:
            yield draft_report(found, uri)
