"""A tree of markup as paragraphs: blank lines between blocks, one space within them."""

import re
from collections.abc import Iterator
from typing import Any

# Tags that stand inside a line; every other tag starts a block. Names of HTML and of trafilatura's trees.
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "graphic", "hi", "i", "ins", "kbd", "label", "mark", "q", "ref", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_SILENT = {
    "aside", "audio", "button", "canvas", "figure", "footer", "iframe", "math", "nav",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title",
    "video",
}  # fmt: skip
_BREAKS = {"br", "lb"}
_CELLS = {"td", "th", "cell"}
_PARAGRAPH_BREAK = "\x01"  # control characters are gone from a page before it is parsed
_LINE_BREAK = "\x02"
_SPACES = re.compile(r"\s+")
_PARAGRAPHS = re.compile(rf"{_PARAGRAPH_BREAK}|{_LINE_BREAK}(?: ?{_LINE_BREAK})+")


def render_blocks(tree: Any) -> str:
    """The words of a tree of lxml elements, block by block; "" for None. A line break stays one."""
    if tree is None:
        return ""
    joined = _SPACES.sub(" ", "".join(_walk(tree)))
    paragraphs = (_render_lines(part) for part in _PARAGRAPHS.split(joined))
    return "\n\n".join(part for part in paragraphs if part)


def _render_lines(paragraph: str) -> str:
    lines = (line.strip().removesuffix("|").strip() for line in paragraph.split(_LINE_BREAK))
    return "\n".join(line for line in lines if line)


def _walk(root: Any) -> Iterator[str]:
    """Text and breaks in order. An explicit stack: pages nest deeper than Python's calls may."""
    stack: list[Any] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        tag = item.tag if isinstance(item.tag, str) else None  # comments have none
        after = [item.tail] if item.tail and item is not root else []
        if tag is None or tag in _SILENT:
            stack.extend(after)
            continue
        opening, closing = _find_edges(tag)
        stack.extend(reversed([opening, item.text or "", *item, closing, *after]))


def _find_edges(tag: str) -> tuple[str, str]:
    """What stands before and after a tag's words."""
    if tag in _INLINE:
        return "", ""
    if tag in _BREAKS:
        return _LINE_BREAK, ""
    return ("", " | ") if tag in _CELLS else (_PARAGRAPH_BREAK, _PARAGRAPH_BREAK)
