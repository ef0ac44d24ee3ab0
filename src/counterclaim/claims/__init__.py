"""Sentences and statements into happenings and typed claims, each with its one voice."""

from counterclaim.claims.coding import code_claims

__all__ = ["code_claims"]
