"""Search: statements, reports, actors and sites that hold certain words."""

from counterclaim.exports.form.exchange import Data
from counterclaim.ledger.search import KINDS, Excerpt, Found, FoundReport, FoundStatement, Wanted, open_search
from counterclaim.ledger.tables import book_statements
from counterclaim.model import Stance, Statement
from counterclaim.review.api.asking import Seen
from counterclaim.review.api.parameters import choice, day, text
from counterclaim.review.api.reports import span_data

PARAMETERS = (
    text("q", "Words; a phrase in quotation marks, without a word by a minus before it."),
    choice("kind", "What is looked for; several widen, none means all.", KINDS, many=True),
    text("voice", "Name of who says it, or of a body that they speak for."),
    choice("stance", "What the source does with what it says.", [stance.value for stance in Stance]),
    text("site", "Name of the site that it is about."),
    day("since", "Published on this day or later."),
    day("until", "Published on this day or earlier."),
)


def search(seen: Seen) -> Data:
    """What holds the words asked for, the newest first.

    `limit` counts for each kind; `more` names the kinds of which there is more. `as_of` leaves out what was
    published later. Unless the ledger is served with names, the letters of private people's names are "█" in
    excerpts, and neither actors nor their statements are found by them."""
    found = _find(seen)
    hides = seen.shown.people.hides
    actors = [actor.id for actor in found.actors if not hides([actor.id])]
    told = [each for each in found.statements if not (seen.asked.get("voice") and hides(_voices(each)))]
    ids = [each.statement.id for each in told]
    said = {each.id: each for each in seen.rows.named(Statement, book_statements, ids)}
    return seen.one(
        "actors",
        seen.shown.actors(actors),
        sites=[seen.shown.site_line(site) for site in found.sites],
        statements=[
            _statement(seen, each, said[each.statement.id]) for each in told if each.statement.id in said
        ],
        reports=[_report(seen, each) for each in found.reports],
        more=sorted(found.more),
    )


def _find(seen: Seen) -> Found:
    get = seen.asked.get
    wanted = Wanted(
        get("q") or "",
        voice=get("voice"),
        stance=Stance(get("stance")) if get("stance") else None,
        site=get("site"),
        since=get("since"),
        until=get("until"),
        as_of=seen.asked.as_of,
        kinds=get("kind") or KINDS,
        limit=seen.limit,
    )
    with open_search(seen.asked.desk.ledger) as opened:
        return opened.find(wanted)


def _voices(found: FoundStatement) -> tuple[str, ...]:
    return (*found.statement.actor_ids, *found.statement.relayed_by)


def _statement(seen: Seen, found: FoundStatement, statement: Statement) -> Data:
    text = seen.shown.text(found.entry)
    return {
        "statement": seen.shown.statements([statement])[0],
        "excerpts": [_excerpt(text, excerpt) for excerpt in found.excerpts],
    }


def _report(seen: Seen, found: FoundReport) -> Data:
    return {
        "report": seen.shown.report(found.entry),
        "excerpt": _excerpt(seen.shown.text(found.entry), found.excerpt),
    }


def _excerpt(text: str, excerpt: Excerpt) -> Data:
    hits = [span_data(hit) for hit in excerpt.hits]
    return {**span_data(excerpt.span), "text": excerpt.span.of(text), "hits": hits}
