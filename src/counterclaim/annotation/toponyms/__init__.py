"""Places of a text by the gazetteer's names, and which of those that bear a name is meant."""

from counterclaim.annotation.toponyms.datelines import find_lead, find_origins
from counterclaim.annotation.toponyms.lines import Line
from counterclaim.annotation.toponyms.plain import NoGazetteer
from counterclaim.annotation.toponyms.reader import ToponymReader, is_open, is_settled

__all__ = ["Line", "NoGazetteer", "ToponymReader", "find_lead", "find_origins", "is_open", "is_settled"]
