"""Whose words are in the index: a row for each report, statement, actor and site, and how far the index is.

These tables are worked out as the book is: they can be dropped, and the next search makes them anew.
"""

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, Text

from counterclaim.ledger.portability import fit_postgresql

# Stands for the ledger's own tables, or for those that are gone with the connection: see `place_at`.
SCHEMA = "index"
owners = MetaData(schema=SCHEMA)
# A number holds a day: it is beyond the integers of PostgreSQL, and a key of SQLite has no other type.
Number = Integer().with_variant(BigInteger(), "postgresql")

# One row. `version` is that of the rules by which words are cut; then the last report, fact and reading that
# are in the index, and the stamp of the book whose actors and sites are.
search_place = Table(
    "search_place",
    owners,
    Column("version", Integer, nullable=False),
    Column("arrival", Integer, nullable=False),
    Column("fact", Integer, nullable=False),
    Column("reading", Integer, nullable=False),
    Column("book", Integer, nullable=False),
)

# A row whose report is null is dead: its words are still in the index, and its number is not given again.
search_reports = Table(
    "search_reports",
    owners,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("report_id", String(64), nullable=True, index=True),
)

search_statements = Table(
    "search_statements",
    owners,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("report_id", String(64), nullable=True, index=True),
    Column("id", String(64), nullable=False),
)

# Actors and sites; `body` is the row of the book that the words were taken from.
search_names = Table(
    "search_names",
    owners,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("kind", String(8), nullable=False),
    Column("id", String(64), nullable=True, index=True),
    Column("body", Text, nullable=False),
)

fit_postgresql(owners)
