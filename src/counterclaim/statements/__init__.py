"""Sentences into statements: who says what, in which stance, and who is who in the report."""

from counterclaim.statements.finding import find_statements

__all__ = ["find_statements"]
