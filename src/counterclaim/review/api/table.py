"""Every operation of the interface, as data: its routes and its description are made from this table."""

from typing import Any

from counterclaim.exports.form.exchange import Data
from counterclaim.review.api import incidents, judgements, judging, named, records, reports, searching
from counterclaim.review.api.asking import Operation, Run, Seen
from counterclaim.review.api.openapi import build_document
from counterclaim.review.api.parameters import AS_OF, LIMIT, PAGED, Parameter
from counterclaim.review.api.schemas import (
    JUDGED,
    Schema,
    judgement_wanted,
    listing,
    many,
    or_null,
    record,
    ref,
    single,
    undo_wanted,
)

Parameters = tuple[Parameter, ...]

WORDS: Schema = {"type": "string"}
WITHHELD = many(ref("span"), "Where the text is blackened.")
UNDONE = many(ref("id"), "Those of this page that were taken back.")
FOUND = single(
    "actors",
    many(ref("actor")),
    sites=many(ref("site_line")),
    statements=many(record({"statement": ref("statement"), "excerpts": many(ref("excerpt"))})),
    reports=many(record({"report": ref("report"), "excerpt": ref("excerpt")})),
    more=many(WORDS, "The kinds of which there is more than `limit`."),
)
MADE = record(
    {
        "judgement": ref("judgement"),
        "added": or_null(ref("id"), "The claim that was added."),
        "moved": many(
            record({"what": WORDS, "before": WORDS, "now": WORDS}), "Counts that the judgement changed."
        ),
    }
)


def show_interface(seen: Seen) -> Data:
    """This description of the interface."""
    return build_document(OPERATIONS, seen.asked.state.version)


def _list(run: Run, name: str, filters: Parameters, item: str = "", **beside: Schema) -> Operation:
    """A list of worked-out things, today's or those of a day."""
    answer = listing(name, ref(item or name.removesuffix("s")), **beside)
    return Operation("GET", f"/{name}", run, answer, (*filters, AS_OF, *PAGED))


def _show(run: Run, name: str, **beside: Schema) -> Operation:
    """One of them."""
    return Operation("GET", f"/{name}s/{{{name}}}", run, single(name, ref(name), **beside), (AS_OF,))


def _post(path: str, run: Run, body: Schema) -> Operation:
    return Operation("POST", path, run, MADE, body=body, status=201)


def _get(path: str, run: Run, answer: Schema, *parameters: Parameter, **more: Any) -> Operation:
    return Operation("GET", path, run, answer, parameters, **more)


OPERATIONS: tuple[Operation, ...] = (
    _list(incidents.list_incidents, "incidents", incidents.LISTED),
    _show(incidents.show_incident, "incident"),
    _list(incidents.list_disputes, "disputes", incidents.PARTED),
    _list(records.list_claims, "claims", records.OF_CLAIMS),
    _show(records.show_claim, "claim", judged=JUDGED),
    _list(records.list_statements, "statements", records.OF_STATEMENTS),
    _show(records.show_statement, "statement"),
    _list(records.list_happenings, "happenings", records.OF_HAPPENINGS),
    _show(records.show_happening, "happening", judged=JUDGED),
    _list(reports.list_reports, "reports", reports.LISTED),
    _show(reports.show_report, "report", withheld=WITHHELD),
    _list(named.list_actors, "actors", named.ACTORS),
    _show(named.show_actor, "actor", judged=JUDGED),
    _list(named.list_sites, "sites", named.SITES, "site_line"),
    _show(named.show_site, "site", judged=JUDGED),
    _get("/search", searching.search, FOUND, *searching.PARAMETERS, AS_OF, LIMIT, looks_back=False),
    _get(
        "/judgements",
        judgements.list_judgements,
        listing("judgements", ref("judgement"), undone=UNDONE),
        *judgements.LISTED,
        *PAGED,
    ),
    _get(
        "/judgements/{judgement}",
        judgements.show_judgement,
        single("judgement", ref("judgement"), undone={"type": "boolean"}),
    ),
    _get(
        "/judged",
        judgements.show_judged,
        single("subjects", many(WORDS), judged=JUDGED),
        *judgements.OF_JUDGED,
    ),
    _post("/judgements", judging.make_judgement, judgement_wanted()),
    _post("/judgements/{judgement}/undo", judging.undo_judgement, undo_wanted()),
    _get("/openapi.json", show_interface, {"type": "object"}),
)
