"""How far people agree who read the same: a pure room, of numbers alone."""

from counterclaim.agreement.alpha import METRICS, Metric, find_alpha
from counterclaim.agreement.tallies import FEWEST, Measured, Unit, measure

__all__ = ["FEWEST", "METRICS", "Measured", "Metric", "Unit", "find_alpha", "measure"]
