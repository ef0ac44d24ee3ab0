"""The tables of the ledger: facts, which are appended, and beside them what is worked out from them.

Nothing here belongs to one database: types and constraints are those that every dialect has. Fact
tables change by a migration; derived ones are dropped and made anew, so they need none.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from counterclaim.ledger.portability import fit_postgresql

facts = MetaData()
derived = MetaData()

schema_version = Table("schema_version", facts, Column("version", Integer, nullable=False))

# One row. The position goes up with every appended thing that can change what is worked out; `book` is
# the one up to which the derived tables hold, 0 when they hold nothing; `domains` are those of the
# codebook that the ledger is read with, a line each.
place = Table(
    "ledger_place",
    facts,
    Column("id", Integer, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("book", Integer, nullable=False),
    Column("domains", Text, nullable=False),
)

captures = Table(
    "captures",
    facts,
    Column("sha256", String(64), primary_key=True),
    Column("uri", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("retrieved", String(40), nullable=False),
    Column("body", LargeBinary, nullable=True),  # compressed; null once forgotten
    Column("position", Integer, nullable=False),
)

reports = Table(
    "reports",
    facts,
    Column("arrival", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("capture", String(64), ForeignKey("captures.sha256"), nullable=True, index=True),
    Column("uri", Text, nullable=False, index=True),
    Column("url", Text, nullable=True, index=True),
    Column("title", Text, nullable=True),
    Column("publisher", Text, nullable=True),
    Column("byline", Text, nullable=True),
    Column("language", Text, nullable=True),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Index("reports_in_place", "position"),
    sqlite_autoincrement=True,  # the arrival of a forgotten report is not given out again
)

report_facts = Table(
    "report_facts",
    facts,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("report_id", String(64), ForeignKey("reports.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("seal", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Index("report_facts_in_place", "position"),
)

readings = Table(
    "readings",
    facts,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("report_id", String(64), ForeignKey("reports.id"), nullable=False),
    Column("version", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # compressed JSON
    Column("sha256", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Index("readings_in_place", "position"),
    Index("readings_of", "report_id", "id"),
)

problems = Table(
    "problems",
    facts,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("report_id", String(64), ForeignKey("reports.id"), nullable=True, index=True),
    Column("reading", Integer, ForeignKey("readings.id"), nullable=True),
    Column("stage", Text, nullable=False),
    Column("located", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("seal", String(64), nullable=False, index=True),
    Column("position", Integer, nullable=False),
)

judgements = Table(
    "judgements",
    facts,
    Column("id", String(64), primary_key=True),
    Column("at", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("emptied", Boolean, nullable=False),  # what it was about has been forgotten
    Column("position", Integer, nullable=False),
    Index("judgements_in_place", "position"),
)

tombstones = Table(
    "tombstones",
    facts,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("report_id", String(64), nullable=False, index=True),
    Column("text_sha256", String(64), nullable=False, index=True),
    Column("capture", String(64), nullable=True),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("position", Integer, nullable=False),
)

# Who judged, exported, imported and erased what: each entry has the hash of the one before it. `payload` is
# null where the particulars are a row of `judgements`. The head is one row, there from the first entry on: so
# entries that were cut off at the end are missed.
audit_log = Table(
    "audit_log",
    facts,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Text, nullable=True),
    Column("digest", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

audit_head = Table(
    "audit_head",
    facts,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)

# Bodies of what was worked out bear a seal over their id and words, so that a change by hand is found.

# What working out found wrong, such as a judgement about something that is no longer read.
book_problems = Table(
    "book_problems",
    derived,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("stage", Text, nullable=False),
    Column("located", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
)

book_reports = Table(
    "book_reports",
    derived,
    Column("id", String(64), primary_key=True),
    Column("published", String(10), nullable=True),
    Column("url", Text, nullable=True, index=True),
    Column("copy_of", String(64), nullable=True, index=True),
    Column("body", Text, nullable=False),  # without the text, which stays in `reports` alone
    Column("seal", String(16), nullable=False),
)

book_statements = Table(
    "book_statements",
    derived,
    Column("id", String(64), primary_key=True),
    Column("report_id", String(64), nullable=False),
    Column("start", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
    Index("book_statements_in_order", "report_id", "start", "id"),
)

book_happenings = Table(
    "book_happenings",
    derived,
    Column("id", String(64), primary_key=True),
    Column("report_id", String(64), nullable=False),
    Column("start", Integer, nullable=False),
    Column("incident_id", String(64), nullable=True, index=True),
    Column("site_id", String(64), nullable=True, index=True),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
    Index("book_happenings_in_order", "report_id", "start", "id"),
)

book_claims = Table(
    "book_claims",
    derived,
    Column("id", String(64), primary_key=True),
    Column("report_id", String(64), nullable=False),
    Column("start", Integer, nullable=False),
    Column("incident_id", String(64), nullable=True, index=True),
    Column("site_id", String(64), nullable=True, index=True),
    Column("voice", String(64), nullable=False, index=True),
    Column("attribute", Text, nullable=False),
    Column("happening_id", String(64), nullable=True, index=True),
    Column("named", String(64), nullable=True, index=True),  # the incident that a person named
    Column("party", String(64), nullable=True, index=True),  # the actor that is its value
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
    Index("book_claims_in_order", "report_id", "start", "id"),
)

book_actors = Table(
    "book_actors",
    derived,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
)

book_incidents = Table(
    "book_incidents",
    derived,
    Column("id", String(64), primary_key=True),
    Column("earliest", String(10), nullable=True, index=True),
    Column("site_id", String(64), nullable=True, index=True),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
)

# An incident is found by its own id and by every former one.
book_incident_ids = Table(
    "book_incident_ids",
    derived,
    Column("incident_id", String(64), primary_key=True),
    Column("known_as", String(64), primary_key=True, index=True),
)

book_disputes = Table(
    "book_disputes",
    derived,
    Column("id", String(64), primary_key=True),
    Column("incident_id", String(64), nullable=True, index=True),
    Column("site_id", String(64), nullable=True, index=True),
    Column("attribute", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
)

book_sites = Table(
    "book_sites",
    derived,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
)

# One row: by which program and codebook all of this was worked out, "" when it cannot be carried on from
# where it stands; and how many rows each table holds, as JSON, so that one that was taken out is missed.
book_made = Table(
    "book_made",
    derived,
    Column("version", Text, primary_key=True),
    Column("rows", Text, nullable=False),
)

# Actors and sites by the ids that they had.
book_known_as = Table(
    "book_known_as",
    derived,
    Column("known_as", String(64), primary_key=True),
    Column("id", String(64), primary_key=True, index=True),
)

# Cast members and site mentions of the current readings, and the class of equal ones that each is of. `owner`
# is the actor or site; `body` holds one member with what its own report says of it.
book_members = Table(
    "book_members",
    derived,
    Column("id", String(64), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("report_id", String(64), nullable=False, index=True),
    Column("class_id", String(64), nullable=False, index=True),
)

book_classes = Table(
    "book_classes",
    derived,
    Column("id", String(64), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("member_id", String(64), nullable=False, index=True),
    Column("owner", String(64), nullable=True, index=True),
    Column("members", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
)

# Happenings as they are linked; those of one component may be one incident, others never.
book_views = Table(
    "book_views",
    derived,
    Column("id", String(64), primary_key=True),
    Column("report_id", String(64), nullable=False, index=True),
    Column("component", String(64), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
)

# What a class or happening is found by; `first` and `last` are days, as ordinals, between which it counts.
book_keys = Table(
    "book_keys",
    derived,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("unit", String(64), primary_key=True, index=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
)

# Sketches of texts, by which copies are found. A report's text never changes, nor does its sketch.
book_sketches = Table(
    "book_sketches",
    derived,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("arrival", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Pairs of happenings that score as one, or nearly so.
book_near = Table(
    "book_near",
    derived,
    Column("one", String(64), primary_key=True),
    Column("other", String(64), primary_key=True, index=True),
    Column("score", Float, nullable=False),
)

# Incidents and sites whose disputes and records the last step of working out finds anew, once for all steps.
book_postponed = Table(
    "book_postponed",
    derived,
    Column("id", String(64), primary_key=True),
    Column("kind", String(8), nullable=False),
)

# Questions to a person: two incidents that may be one, the nearest call first; an actor that may be another.
book_borders = Table(
    "book_borders",
    derived,
    Column("id", String(64), primary_key=True),
    Column("one", String(64), nullable=False, index=True),
    Column("other", String(64), nullable=False, index=True),
    Column("distance", Float, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
)

book_open_actors = Table(
    "book_open_actors",
    derived,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("seal", String(16), nullable=False),
)

for _metadata in (facts, derived):
    fit_postgresql(_metadata)
