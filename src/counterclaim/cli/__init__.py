"""The command line: `counterclaim VERB`. What a verb needs is imported when it runs."""

from counterclaim.cli.app import main

__all__ = ["main"]
