"""Web pages: the running text without menus and footers, and what the page says of itself."""

import re
from collections.abc import Iterator
from typing import Any

from counterclaim.intake.blocks import render_blocks
from counterclaim.intake.bodies import read_body
from counterclaim.intake.decoding import clean
from counterclaim.intake.draft import Draft
from counterclaim.intake.page_metadata import find_published, find_publisher
from counterclaim.model import Capture, Problem

SUFFIXES = (".html", ".htm", ".xhtml")
MEDIA_TYPE = "text/html"

_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_HEAD_BYTES = 4096  # browsers look no further for a charset
# Tags whose words trafilatura would drop out of the middle of a sentence.
_DROPPED_WORDS = ("time", "label", "output")
# trafilatura's names for what a report has; its date is left out, for it fills in days that no one stated.
_METADATA = {"title": "title", "author": "byline", "sitename": "publisher", "url": "url"}


def parse(capture: Capture) -> Iterator[Draft | Problem]:
    """One report a page."""
    declared = _CHARSET.search(capture.body[:_HEAD_BYTES])
    text, problems = read_body(capture, "a page", declared[1].decode("ascii") if declared else None)
    yield from problems
    if text is None:
        return
    markup = clean(text)
    try:
        yield _read_page(capture.uri, markup)
    except Exception as error:  # the parsers below raise what they like on broken pages
        message = f"the page cannot be read: {type(error).__name__}: {error}"
        yield Problem("intake", capture.uri, message, "open it in a browser and save its text as .txt")


def _read_page(uri: str, markup: str) -> Draft | Problem:
    from trafilatura import bare_extraction

    tree = _parse_markup(markup)
    if tree is None:
        return Problem("intake", uri, "no text found in the page", "save its text as .txt and give that")
    publisher = find_publisher(tree)
    stated = {"published": find_published(tree), "language": tree.get("lang") or ""}
    _keep_words(tree)
    page = bare_extraction(tree, with_metadata=True, include_comments=False)
    text = ""
    if page is not None and not isinstance(page, dict):
        stated |= {name: str(getattr(page, slot, None) or "") for slot, name in _METADATA.items()}
        text = clean(render_blocks(page.body))
    if publisher:
        stated["publisher"] = publisher  # as worded: trafilatura changes its capitals
    if not text:
        whole = _parse_markup(markup)
        _keep_words(whole)
        text = clean(render_blocks(whole))
    return Draft(uri, text, {name: value for name, value in stated.items() if value})


def _keep_words(tree: Any) -> None:
    """Unwrap tags that would cost words, and write out the marks that browsers draw around <q>."""
    for quotation in list(tree.iter("q")):
        quotation.text = "“" + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + "”"
        else:
            quotation.text += "”"
    for element in list(tree.iter("q", *_DROPPED_WORDS)):
        element.drop_tag()


def _parse_markup(markup: str) -> Any:
    """The tree of a page, however broken; None when there is nothing in it."""
    from lxml import etree, html

    try:
        # Bytes with their encoding said: a str that declares another encoding is refused.
        parser = html.HTMLParser(encoding="utf-8")
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None
