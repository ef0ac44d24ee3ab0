"""Disputes: where the accounts of an incident or a site part."""

from counterclaim.disputes.find import find_disputes

__all__ = ["find_disputes"]
