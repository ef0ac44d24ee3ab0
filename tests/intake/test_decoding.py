"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.intake.decoding import clean, decode, describe_binary
from tests.intake.captures import make_capture, parse_all, parse_one

ARABIC = "قال الوزير إن شخصين أصيبا بجروح في المأوى يوم الاثنين."
FRENCH = "La fumée a été vue à l’entrée du foyer, a déclaré la mairie."
CASES = [
    (FRENCH.encode(), FRENCH, "", "plain UTF-8"),
    (FRENCH.encode("utf-8-sig"), FRENCH, "", "a mark"),
    (ARABIC.encode("utf-16"), ARABIC, "", "UTF-16 with its mark"),
    (ARABIC.encode("utf-16-le"), ARABIC, "", "UTF-16 without its mark"),
    (ARABIC.encode("utf-16-be"), ARABIC, "", "UTF-16 the other way round"),
    (ARABIC.encode("cp1256"), ARABIC, "cp1256, a guess", "Windows Arabic"),
    (FRENCH.encode("cp1252"), FRENCH, "cp1252, a guess", "Windows Latin"),
    (FRENCH.encode() + b" \xff!", FRENCH + " \ufffd!", "at byte 70", "one bad byte in sound UTF-8"),
    (b"plain \xff", None, "guess", "whatever it is, it is said"),
    (FRENCH.encode("utf-16")[:-1], FRENCH[:-1] + "\ufffd", "invalid utf-16", "cut in the middle"),
]


@pytest.mark.parametrize(("body", "text", "doubt", "why"), CASES, ids=[case[3] for case in CASES])
def test_encodings(body: bytes, text: str | None, doubt: str, why: str) -> None:
    decoded = decode(body)
    assert text is None or decoded.text == text, why
    assert doubt in decoded.doubt
    assert bool(doubt) == bool(decoded.doubt)


def test_a_doubtful_encoding_is_a_problem_and_the_report_is_read() -> None:
    report, _, problems = parse_one(make_capture(FRENCH.encode("cp1252")))
    assert report.text == FRENCH
    assert "a guess" in problems[0].message


BINARIES = [
    (b"%PDF-1.7 words", "a PDF"),
    (b"PK\x03\x04words", "a zip archive"),
    (b"words \x00 and more words", "NUL bytes"),
    (bytes(range(1, 32)) * 4, "binary"),
    (b"\x89PNG\r\n", "a PNG"),
]


@pytest.mark.parametrize(("body", "kind"), BINARIES)
def test_binaries_are_refused_by_name(body: bytes, kind: str) -> None:
    assert kind in (describe_binary(body) or "")
    reports, problems = parse_all(make_capture(body))
    assert reports == []
    assert kind in problems[0].message


@given(st.binary(max_size=400))
def test_any_bytes_become_text_that_can_be_stored(body: bytes) -> None:
    clean(decode(body).text).encode()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=200))
def test_sound_text_is_kept_verbatim(text: str) -> None:
    assert clean(text) == text
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


def test_only_line_ends_change_the_length() -> None:
    assert clean("a\r\nb\rc\x0bd\x85e\u2028f\ud800g") == "a\nb\nc d e\nf\ufffdg"
