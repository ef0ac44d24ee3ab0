"""The tables of who may sign in: people, their keys for programs, their sign-ins, and how the team works.

They belong to a place, not to the record: they are in no export and no bundle, and a copy of the ledger
leaves them behind. What a person judged bears their name wherever it goes.
"""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text

from counterclaim.ledger.portability import fit_postgresql

access = MetaData()

people = Table(
    "people",
    access,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("folded", Text, nullable=False, unique=True),  # the name, whatever its case
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),  # Argon2, with its salt and cost
    Column("added", String(40), nullable=False),
    Column("removed", String(40), nullable=True),
)

program_keys = Table(
    "program_keys",
    access,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("person", Integer, ForeignKey("people.id"), nullable=False, index=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Column("withdrawn", String(40), nullable=True),
    sqlite_autoincrement=True,
)

sign_ins = Table(
    "sign_ins",
    access,
    Column("sha256", String(64), primary_key=True),  # of the secret in the person's cookie
    Column("person", Integer, ForeignKey("people.id"), nullable=False, index=True),
    Column("began", String(40), nullable=False),
    Column("ends", String(40), nullable=False, index=True),
)

settings = Table(
    "team_settings",
    access,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

fit_postgresql(access)
