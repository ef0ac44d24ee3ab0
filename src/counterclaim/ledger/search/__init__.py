"""Full text over reports, statements, actors and sites: words in any script, the newest first."""

from counterclaim.ledger.search.finding import KINDS, Found, FoundReport, FoundStatement, Wanted
from counterclaim.ledger.search.opening import Search, drop_search, open_search
from counterclaim.ledger.search.words import Excerpt, find_hits, parse_terms

__all__ = [
    "KINDS",
    "Excerpt",
    "Found",
    "FoundReport",
    "FoundStatement",
    "Search",
    "Wanted",
    "drop_search",
    "find_hits",
    "open_search",
    "parse_terms",
]
