"""counterclaim: a ledger of who said what in reports of contested incidents."""

__version__ = "0.1.0"
