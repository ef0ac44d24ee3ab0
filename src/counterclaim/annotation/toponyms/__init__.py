"""Places of a text by the gazetteer's names, and which of those that bear a name is meant."""

from counterclaim.annotation.toponyms.reader import ToponymReader

__all__ = ["ToponymReader"]
