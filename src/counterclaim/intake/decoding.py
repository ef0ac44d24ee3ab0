"""Bytes to text: byte-order marks, declared charsets, damaged UTF-8, and a guess as the last resort.

A report's text is kept verbatim but for three things that `clean` does: line ends become "\\n", control
characters become spaces, and half surrogate pairs become U+FFFD. No Unicode normalisation: evidence is
quoted as it stood.
"""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or office file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"{\\rtf": "a rich-text file",
}
_CONTROLS = bytes(byte for byte in range(32) if byte not in (9, 10, 12, 13, 27))
_MOST_CONTROLS = 0.01  # share of control bytes above which a body is no text in any 8-bit charset
# What 8-bit news text is written in where UTF-8 is not; a wider list makes short texts come out as noise.
_LEGACY = ["cp1252", "cp1256", "cp1251", "cp1253"]
_MOST_PAGES = 5  # Latin or Arabic with typographic marks and a few signs
# Never true of bytes that start a page in ASCII, or not charsets at all.
_NOT_DECLARED = re.compile(r"utf.?(16|32|7)|ucs|idna|punycode|unicode.?escape|undefined|mbcs|oem", re.I)
_CONTROL_CHARACTERS = {
    **dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), " "),
    0x2028: "\n",
    0x2029: "\n",
}
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it stood, the encoding it was read in, and what is doubtful about that ("" for nothing)."""

    text: str
    encoding: str
    doubt: str = ""


def describe_binary(body: bytes) -> str | None:
    """What kind of binary `body` is, or None when it can be text."""
    for magic, kind in _MAGIC.items():
        if body.startswith(magic):
            return kind
    if any(body.startswith(mark) for mark, _ in _MARKS) or _find_utf16(body):
        return None
    if b"\0" in body:
        return "binary: it holds NUL bytes"
    controls = len(body) - len(body.translate(None, _CONTROLS))
    return "binary" if controls > len(body) * _MOST_CONTROLS else None


def decode(body: bytes, declared: str | None = None) -> Decoded:
    """The text of `body` in the likeliest encoding; `declared` is the charset a page states."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _decode_or_mend(body, encoding)
    if (wide := _find_utf16(body)) is not None:
        return Decoded(body.decode(wide), wide)
    candidates = [name for name in (_find_declared(declared), "utf-8") if name]
    if not body.isascii():
        candidates.reverse()  # bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever the page states
    for encoding in candidates:
        try:
            return Decoded(body.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(body)


def clean(text: str) -> str:
    """Line ends as "\\n", control characters as spaces, half surrogate pairs as U+FFFD."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL_CHARACTERS)
    return _SURROGATES.sub("\ufffd", unified)


def _decode_or_mend(body: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(body.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        doubt = f"invalid {encoding} at byte {error.start}: unreadable bytes stand as \ufffd"
        return Decoded(body.decode(encoding, "replace"), encoding, doubt)


def _find_utf16(body: bytes) -> str | None:
    """UTF-16 without its mark: NUL bytes stand on one side only, and that side holds few other bytes,
    since a text keeps to the few pages of Unicode of its script."""
    if b"\0" not in body or len(body) % 2:
        return None
    sides = {"utf-16-be": body[::2], "utf-16-le": body[1::2]}
    found = [name for name, high in sides.items() if 0 in high and len(set(high)) <= _MOST_PAGES]
    if len(found) != 1:
        return None
    try:
        body.decode(found[0])
    except UnicodeDecodeError:
        return None
    return found[0]


def _find_declared(declared: str | None) -> str | None:
    if not declared or _NOT_DECLARED.search(declared):
        return None
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    # Browsers read both as windows-1252, and pages are written to be read by browsers.
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _guess(body: bytes) -> Decoded:
    """Damaged UTF-8 where most of what is beyond ASCII still reads as UTF-8, else an 8-bit charset."""
    mended = body.decode("utf-8", "replace")
    damaged = mended.count("\ufffd")
    sound = sum(character > "\x7f" for character in mended) - damaged
    if sound >= damaged:
        return _decode_or_mend(body, "utf-8")
    from charset_normalizer import from_bytes

    best = from_bytes(body, cp_isolation=_LEGACY).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = body.decode(encoding, "replace")
    return Decoded(text, encoding, f"invalid UTF-8, and no charset is stated: read as {encoding}, a guess")
