"""A capture's body as text: what every format does first."""

from counterclaim.intake.decoding import decode, describe_binary
from counterclaim.model import Capture, Problem


def read_body(
    capture: Capture, wanted: str, declared: str | None = None
) -> tuple[str | None, tuple[Problem, ...]]:
    """(text as it stood, or None for a binary; what is wrong with it). `wanted` names the format."""
    if (kind := describe_binary(capture.body)) is not None:
        hint = "save its text as .txt, in UTF-8, and give that"
        return None, (Problem("intake", capture.uri, f"not {wanted} but {kind}", hint),)
    decoded = decode(capture.body, declared)
    if not decoded.doubt:
        return decoded.text, ()
    return decoded.text, (
        Problem("intake", capture.uri, decoded.doubt, "if words look wrong, save it as UTF-8"),
    )
