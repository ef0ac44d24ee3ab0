"""Copies: reports that repeat one text near verbatim, and reports that share a part of their sentences."""
