"""Sites of the ledger, and what is claimed of each over time."""

from counterclaim.model.site_record import Ratio, Record, Row, lay_out_record
from counterclaim.sites.record import record_sites
from counterclaim.sites.resolve import SiteResolution, find_core, resolve_sites

__all__ = [
    "Ratio",
    "Record",
    "Row",
    "SiteResolution",
    "find_core",
    "lay_out_record",
    "record_sites",
    "resolve_sites",
]
