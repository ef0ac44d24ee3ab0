"""The gazetteer: every inhabited place of the world by all its names, kept in one file on this machine."""

from counterclaim.gazetteer.opening import open_gazetteer

__all__ = ["open_gazetteer"]
