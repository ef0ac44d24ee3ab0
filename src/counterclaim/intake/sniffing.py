"""The format of bytes that come without a name, as on standard input."""

import re

from counterclaim.intake.decoding import decode
from counterclaim.intake.objects import Unreadable, read_json

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_BEGINNING = 4096


def sniff_media_type(body: bytes) -> str:
    """The media type that the beginning of `body` shows; plain text where it shows none."""
    beginning = decode(body[: _BEGINNING - _BEGINNING % 4]).text
    if _PAGE.match(beginning):
        return "text/html"
    if not beginning.lstrip().startswith(("{", "[")):
        return "text/plain"
    text = decode(body).text
    if not isinstance(read_json(text), Unreadable):
        return "application/json"
    lines = [line for line in text.split("\n") if line.strip()]
    return "application/x-ndjson" if isinstance(read_json(lines[0]), dict) else "text/plain"
