"""Disputes: where the accounts of an incident or a site part, laid out and summed up."""

from counterclaim.disputes.accounts import Account
from counterclaim.disputes.find import find_disputes, tell_accounts
from counterclaim.disputes.positions import LaidOut, Words, lay_out
from counterclaim.disputes.summaries import Line, Summary, summarise

__all__ = [
    "Account",
    "LaidOut",
    "Line",
    "Summary",
    "Words",
    "find_disputes",
    "lay_out",
    "summarise",
    "tell_accounts",
]
