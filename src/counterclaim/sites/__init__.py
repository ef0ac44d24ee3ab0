"""Sites of the ledger, and what is claimed of each over time."""

from counterclaim.model.site_record import Ratio, Record, Row, lay_out_record
from counterclaim.sites.record import record_sites
from counterclaim.sites.resolve import SiteResolution, resolve_sites

__all__ = ["Ratio", "Record", "Row", "SiteResolution", "lay_out_record", "record_sites", "resolve_sites"]
