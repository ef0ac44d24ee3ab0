"""Plain text: the body is the report; everything else comes from the caller or a sidecar."""

from collections.abc import Iterator

from counterclaim.intake.bodies import read_body
from counterclaim.intake.decoding import clean
from counterclaim.intake.draft import Draft
from counterclaim.model import Capture, Problem

SUFFIXES = (".txt", ".text")
MEDIA_TYPE = "text/plain"


def parse(capture: Capture) -> Iterator[Draft | Problem]:
    """One report: the whole body."""
    text, problems = read_body(capture, "text")
    yield from problems
    if text is not None:
        yield Draft(capture.uri, clean(text))
