"""The reports that rows refer to, a few at a time: a book gives what belongs to one report together."""

from functools import lru_cache

from counterclaim.model import Book, ReportEntry, Statement

KEPT = 16


class Sources:
    """Looks up reports and statements, and keeps the last few."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.find = lru_cache(KEPT)(self._find)
        self._statements = lru_cache(KEPT)(self._find_statements)

    def find_statement(self, report_id: str, statement_id: str | None) -> Statement | None:
        return None if statement_id is None else self._statements(report_id).get(statement_id)

    def _find(self, report_id: str) -> ReportEntry:
        return self._book.report(report_id)

    def _find_statements(self, report_id: str) -> dict[str, Statement]:
        return {statement.id: statement for statement in self._book.statements(report_id)}
