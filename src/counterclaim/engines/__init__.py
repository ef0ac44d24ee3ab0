"""Read, many at once: in this process, or in several. Whatever a report does, the run goes on.

A report that cannot be read gives a Problem of the stage "engine"; only a reader that cannot be opened
at all is an exception. Readings come in the order in which the reports were given.
"""

from counterclaim.engines.engine import Engine, open_engine

__all__ = ["Engine", "open_engine"]
