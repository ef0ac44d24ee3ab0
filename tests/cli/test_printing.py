"""A dossier as PDF: printed by the browser of the machine, or told why not."""

import shutil
from pathlib import Path

import pytest

from counterclaim.cli.printing import BROWSERS, VARIABLE, print_pdf
from counterclaim.errors import ExportError

PAGE = (
    "<!doctype html><title>Quay</title><h1>Six were held</h1><p style='break-before: page'>One denies it.</p>"
)

needs_browser = pytest.mark.skipif(
    not any(map(shutil.which, BROWSERS)), reason="no Chromium or Chrome on this machine"
)


@needs_browser
def test_a_page_becomes_a_pdf(tmp_path: Path) -> None:
    print_pdf(PAGE, tmp_path / "quay.pdf")
    written = (tmp_path / "quay.pdf").read_bytes()
    assert written.startswith(b"%PDF-")
    assert b"/Count 2" in written, "two pages"


def test_without_a_browser_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ExportError, match=r"install one, or write FILE\.html"):
        print_pdf(PAGE, tmp_path / "quay.pdf")
    assert not (tmp_path / "quay.pdf").exists()


def test_a_browser_that_prints_nothing_leaves_the_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lame = tmp_path / "browser"
    lame.write_text("#!/bin/sh\necho 'no display' >&2\nexit 1\n")
    lame.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(lame))
    (tmp_path / "quay.pdf").write_text("former")
    with pytest.raises(ExportError, match="printed nothing: no display"):
        print_pdf(PAGE, tmp_path / "quay.pdf")
    assert (tmp_path / "quay.pdf").read_text() == "former"
