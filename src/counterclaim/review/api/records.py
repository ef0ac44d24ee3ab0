"""What was read: claims, statements and happenings."""

from collections.abc import Mapping

from counterclaim.errors import UnknownIdError
from counterclaim.exports.form.exchange import Data, happening_data
from counterclaim.ledger.tables import book_claims, book_happenings, book_statements
from counterclaim.model import Claim, Happening, Stance, Statement
from counterclaim.review.api.asking import Seen
from counterclaim.review.api.incidents import find_incident_id
from counterclaim.review.api.parameters import choice, text
from counterclaim.review.api.rows import Fits
from counterclaim.review.api.versions import find_version

INCIDENT = text("incident", "Id of the incident, or a former one.")
SITE = text("site", "Id of the site.")
REPORT = text("report", "Id of the report.")

OF_CLAIMS = (
    INCIDENT,
    SITE,
    REPORT,
    text("happening", "Id of the happening."),
    text("voice", "Id of the actor who vouches."),
    text("attribute", "A word of the codebook, such as killed."),
    choice("stance", "What the voice does with it.", [stance.value for stance in Stance]),
)
OF_STATEMENTS = (
    REPORT,
    text("voice", "Id of an actor who says it or passes it on."),
    choice("stance", "What the source does with what it says.", [stance.value for stance in Stance]),
)
OF_HAPPENINGS = (INCIDENT, SITE, REPORT)


def list_claims(seen: Seen) -> Data:
    """Claims: one typed value by one voice each."""
    fits = _find_fits(seen, report="report_id", site="site_id", happening="happening_id", voice="voice")
    if (attribute := seen.asked.get("attribute")) is not None:
        fits.append(Fits("attribute", attribute))
    fits += _find_stance(seen)
    leaf = seen.rows.leaf(Claim, book_claims, fits, after=seen.after, most=seen.limit)
    total = None if fits else seen.rows.count(book_claims)
    return seen.page("claims", seen.shown.claims(leaf.items), leaf.next, total=total)


def show_claim(seen: Seen) -> Data:
    """One claim."""
    claim = seen.look.browser.claim(seen.asked.path["claim"])
    return seen.one(
        "claim", seen.shown.claims([claim])[0], judged=find_version(seen.rows, [claim.id], seen.asked.person)
    )


def list_statements(seen: Seen) -> Data:
    """Statements: what one source says in a report.

    The words of a source that is a private person are left out unless the ledger is served with names."""
    fits = _find_fits(seen, report="report_id")
    if (voice := seen.asked.get("voice")) is not None:
        fits.append(Fits("body", f'"{voice}"', "holds"))
    fits += _find_stance(seen)
    leaf = seen.rows.leaf(Statement, book_statements, fits, after=seen.after, most=seen.limit)
    total = None if fits else seen.rows.count(book_statements)
    return seen.page("statements", seen.shown.statements(leaf.items), leaf.next, total=total)


def show_statement(seen: Seen) -> Data:
    """One statement."""
    wanted = seen.asked.path["statement"]
    found = list(seen.look.browser.statements([wanted]).values())
    if not found:
        raise UnknownIdError(f"no statement {wanted!r} in the ledger", wanted)
    return seen.one("statement", seen.shown.statements(found)[0])


def list_happenings(seen: Seen) -> Data:
    """Happenings: what took place, as one report tells it."""
    fits = _find_fits(seen, report="report_id", site="site_id")
    leaf = seen.rows.leaf(Happening, book_happenings, fits, after=seen.after, most=seen.limit)
    total = None if fits else seen.rows.count(book_happenings)
    return seen.page("happenings", [happening_data(each) for each in leaf.items], leaf.next, total=total)


def show_happening(seen: Seen) -> Data:
    """One happening."""
    wanted = seen.asked.path["happening"]
    found = seen.rows.named(Happening, book_happenings, [wanted])
    if not found:
        raise UnknownIdError(f"no happening {wanted!r} in the ledger", wanted)
    return seen.one(
        "happening", happening_data(found[0]), judged=find_version(seen.rows, [wanted], seen.asked.person)
    )


def _find_fits(seen: Seen, **columns: str) -> list[Fits]:
    """What the address asks for of indexed columns, given by the names of parameters."""
    asked: Mapping[str, str | None] = {column: seen.asked.get(name) for name, column in columns.items()}
    with_incident = {**asked, "incident_id": find_incident_id(seen)}
    return [Fits(column, value, indexed=True) for column, value in with_incident.items() if value is not None]


def _find_stance(seen: Seen) -> list[Fits]:
    stance = seen.asked.get("stance")
    return [] if stance is None else [Fits("body", f'"stance":"{stance}"', "holds")]
