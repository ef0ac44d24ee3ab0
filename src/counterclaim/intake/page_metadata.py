"""What a page says of itself in its own wording: when it was published, and by whom.

JSON-LD comes first, then meta tags, then marked times. The page's wording is kept as it stands; whether
a date can be used is weighed with the other hands.
"""

from collections.abc import Iterator
from typing import Any

from counterclaim.intake.metadata import read_wording
from counterclaim.intake.objects import read_json

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "date", "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date",
    "sailthru.date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "citation_date",
    "citation_publication_date", "article.published",
)  # fmt: skip
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_MOST_NODES = 10_000


def find_published(tree: Any) -> str:
    """The publication date as the page words it, or "". Dates inside the running text count for
    nothing: they say when things happened."""
    wordings = (*_find_in_linked_data(tree, "datePublished"), *_find_in_meta(tree, _PUBLISHED))
    return _take_first((*wordings, *_find_marked_times(tree)))


def find_publisher(tree: Any) -> str:
    """The publisher or site as the page names it, or ""."""
    return _take_first((*_find_in_linked_data(tree, "publisher"), *_find_in_meta(tree, _PUBLISHER)))


def _take_first(wordings: tuple[str, ...]) -> str:
    return next((wording.strip() for wording in wordings if wording.strip()), "")


def _find_in_meta(tree: Any, names: tuple[str, ...]) -> Iterator[str]:
    stated = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content")
        for meta in reversed(list(tree.iter("meta")))
    }
    return (stated.get(name) or "" for name in names)


def _find_marked_times(tree: Any) -> Iterator[str]:
    for element in tree.iter("time", "span", "abbr"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or element.get("content") or element.get("title") or ""
    yield from (time.get("datetime") or "" for time in tree.iter("time"))


def _find_in_linked_data(tree: Any, name: str) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _find_in_nodes(read_json(script.text or ""), name)


def _find_in_nodes(root: object, name: str) -> Iterator[str]:
    """The values of `name` wherever they stand, outermost first."""
    layer, seen = [root], 0
    while layer and seen < _MOST_NODES:
        below: list[object] = []
        for node in layer:
            seen += 1
            if isinstance(node, dict):
                if name in node and not _is_reference(node[name]):
                    yield read_wording(node[name])
                below.extend(node.values())
            elif isinstance(node, list):
                below.extend(node)
        layer = below


def _is_reference(value: object) -> bool:
    """A value that only points at another node: {"@id": ...}."""
    return isinstance(value, dict) and "name" not in value
