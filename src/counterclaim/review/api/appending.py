"""The one place where the interface changes the ledger: through the desk, as the pages do."""

from collections.abc import Sequence

from sqlalchemy import Table

from counterclaim.errors import UnknownIdError
from counterclaim.ledger.tables import book_actors, book_claims, book_happenings, book_sites, judgements
from counterclaim.model import Judgement
from counterclaim.pipeline import Sight
from counterclaim.review.api.asking import Asked
from counterclaim.review.api.rows import Rows
from counterclaim.review.telling.moving import Change

TABLES: dict[str, Table] = {
    "claim": book_claims,
    "happening": book_happenings,
    "actor": book_actors,
    "site": book_sites,
    "judgement": judgements,
}


def check_ids(asked: Asked, subjects: Sequence[str]) -> None:
    """That each is the whole id of something, or a former one: a judgement must not fall on what merely
    begins so. UnknownIdError."""
    with asked.desk.look() as look:
        rows = Rows(look.browser.book, asked.desk.ledger.name)
        for subject in subjects:
            if not _is_known(rows, subject):
                raise UnknownIdError(f"nothing in the ledger has the id {subject!r}", subject)


def append(
    asked: Asked, verb: str, subjects: Sequence[str], change: dict[str, str], reason: str, sight: Sight | None
) -> tuple[Judgement, tuple[Change, ...]]:
    """The judgement, appended, and what moved; the errors are those of the desk."""
    desk, person = asked.desk, asked.person
    judgement = desk.judge(verb, subjects, change, reason, person=person, sight=sight)
    moved = desk.find_moved(person)
    return judgement, moved.changes if moved is not None and moved.judgement.id == judgement.id else ()


def _is_known(rows: Rows, subject: str) -> bool:
    kind = subject.partition("-")[0]
    if kind == "incident":
        return rows.find_incident(subject) is not None
    if kind not in TABLES:
        return False
    held = rows.holds(TABLES[kind], subject) or rows.find_former(subject) is not None
    # A claim that was rejected is in no book, and can be judged anew: the judgement says where it stood.
    return held or any(
        anchor.id == subject for each in rows.judgements_with([subject]) for anchor in each.anchors
    )
