"""Databases that can hold a ledger, one module each, named by the scheme of its address."""
