"""Sites of the ledger, and what is claimed of each over time."""

from counterclaim.sites.history import History, Ratio, Row, tell_history
from counterclaim.sites.record import record_sites
from counterclaim.sites.resolve import SiteResolution, resolve_sites

__all__ = ["History", "Ratio", "Row", "SiteResolution", "record_sites", "resolve_sites", "tell_history"]
