"""The Parquet tables: one a type, its columns with their kinds, and the rows that fill them.

Kinds: text, whole, real, yes_no, day, time, texts (a list), parties (a list of actor and role).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from counterclaim.exports.form.acled import find_point
from counterclaim.exports.form.exchange import describe_open
from counterclaim.exports.form.site_rows import lay_out_site, round_ratio
from counterclaim.exports.form.tables import View
from counterclaim.model import Claim, Dispute, Party, Period, Place, Quantity, Span, Term, Value, hull

Row = dict[str, Any]
Columns = dict[str, str]

_PERIOD = {"earliest": "day", "latest": "day", "relative": "text"}
_PLACE = {
    **dict.fromkeys(("place", "country", "precision"), "text"),
    **dict.fromkeys(("latitude", "longitude"), "real"),
}
_SPAN = {"start": "whole", "end": "whole"}
_VALUE = {
    "value_kind": "text",
    **dict.fromkeys(("low", "high", "acled"), "whole"),
    "approximate": "yes_no",
    **dict.fromkeys(("words", "code", "value_actor_id", "role"), "text"),
    **{f"value_{name}": kind for name, kind in (_PERIOD | _PLACE).items()},
}


def _texts(*names: str) -> Columns:
    return dict.fromkeys(names, "text")


def _prefixed(prefix: str, columns: Columns) -> Columns:
    return {f"{prefix}{name}": kind for name, kind in columns.items()}


COLUMNS: Mapping[str, Columns] = {
    "reports": {
        **_texts("id", "uri", "url", "title", "publisher", "byline", "language"),
        "published": "day",
        **_texts("copy_of", "revision_of", "sha256", "text"),
    },
    "statements": {
        **_texts("id", "report_id"),
        "actor_ids": "texts",
        "relayed_by": "texts",
        **_texts("kind", "stance", "modality", "denial", "strength", "manner"),
        **_prefixed("said_", _PERIOD),
        **_prefixed("source_", _SPAN),
        **_prefixed("cue_", _SPAN),
        **_prefixed("content_", _SPAN),
        **_texts("source", "cue", "content"),
    },
    "happenings": {
        **_texts("id", "report_id"),
        "types": "texts",
        "modality": "text",
        **_PERIOD,
        **_PLACE,
        "site_id": "text",
        "focal": "yes_no",
        "incident_id": "text",
        "parties": "parties",
    },
    "claims": {
        **_texts("id", "report_id", "statement_id", "joint_id", "voice", "happening_id", "incident_id"),
        **_texts("site_id", "actor_id", "attribute"),
        **_VALUE,
        **_texts("stance", "modality", "denial"),
        **_prefixed("as_of_", _PERIOD),
        **_texts("scope", "subset_of"),
        **_SPAN,
        **_texts("evidence", "rule"),
    },
    "actors": {**_texts("id", "name", "kind", "acronym", "role"), "aliases": "texts"},
    "offices": {**_texts("actor_id", "body_id"), "since": "day", "until": "day"},
    "incidents": {
        "id": "text",
        "types": "texts",
        **_PERIOD,
        **_PLACE,
        "site_id": "text",
        "parties": "parties",
        "report_ids": "texts",
        "claim_ids": "texts",
        "linked_to": "texts",
    },
    "positions": {
        **_texts("dispute_id", "incident_id", "site_id", "attribute", "kind"),
        "position": "whole",
        "voices": "texts",
        "denies": "yes_no",
        **_VALUE,
        "claim_ids": "texts",
    },
    "sites": {
        **_texts("id", "name"),
        "aliases": "texts",
        **_PLACE,
        "group": "yes_no",
        "described": "yes_no",
        "claim_ids": "texts",
    },
    "records": {
        **_texts("site_id", "claim_id", "part"),
        "day": "day",
        **_texts("step", "repeats"),
    },
    "ratios": {
        **_texts("site_id", "held_claim_id", "capacity_claim_id"),
        "held_day": "day",
        "capacity_day": "day",
        "low": "real",
        "high": "real",
    },
    "judgements": {
        **_texts("id", "verb", "by", "reason"),
        "at": "time",
        "subjects": "texts",
        "change": "texts",
    },
    "problems": _texts("stage", "where", "message", "hint"),
}


def list_reports(view: View, full_text: bool) -> Iterator[Row]:
    quote = view.people.quote
    for entry in view.book.reports():
        report = entry.report
        yield {
            **{name: getattr(report, name) for name in ("id", "uri", "url", "publisher", "language")},
            "title": report.title if report.title is None or full_text else quote(report.title),
            "byline": report.byline if report.byline is None or full_text else quote(report.byline),
            "published": entry.published,
            "copy_of": entry.copy_of,
            "revision_of": entry.revision_of,
            "sha256": report.capture or None,
            "text": report.text if full_text else None,
        }


def list_statements(view: View, full_text: bool) -> Iterator[Row]:
    for item in view.book.statements():
        text = view.sources.find(item.report_id).report.text
        shown = full_text or not view.people.hides(item.actor_ids)
        yield {
            **{name: getattr(item, name) for name in ("id", "report_id", "actor_ids", "relayed_by")},
            **{
                name: getattr(item, name).value
                for name in ("kind", "stance", "modality", "strength", "manner")
            },
            "denial": item.denial.value if item.denial else None,
            **_period(item.said_on, "said_"),
            **_spans("source", item.source, text, view, shown),
            **_spans("cue", (item.cue,) if item.cue else (), text, view),
            **_spans("content", item.content, text, view),
        }


def list_happenings(view: View, full_text: bool) -> Iterator[Row]:
    for item in view.book.happenings():
        yield {
            **{n: getattr(item, n) for n in ("id", "report_id", "types", "site_id", "focal", "incident_id")},
            "modality": item.modality.value,
            **_period(item.period),
            **_place(item.place),
            "parties": _parties(item.parties),
        }


def list_claims(view: View, full_text: bool) -> Iterator[Row]:
    same = (
        *("id", "report_id", "statement_id", "joint_id", "voice", "happening_id", "incident_id", "site_id"),
        *("actor_id", "attribute", "scope", "subset_of", "rule"),
    )
    for claim in view.book.claims():
        yield {
            **{name: getattr(claim, name) for name in same},
            **_value(claim.value, view),
            "stance": claim.stance.value,
            "modality": claim.modality.value,
            "denial": claim.denial.value if claim.denial else None,
            **_period(claim.as_of, "as_of_"),
            "start": claim.evidence.start,
            "end": claim.evidence.end,
            "evidence": _evidence(claim, view),
        }


def list_actors(view: View, full_text: bool) -> Iterator[Row]:
    for actor in view.people.all():
        yield {
            **{name: getattr(actor, name) for name in ("id", "name", "acronym", "role")},
            "kind": actor.kind.value,
            "aliases": sorted(actor.aliases),
        }


def list_offices(view: View, full_text: bool) -> Iterator[Row]:
    for actor in view.people.all():
        for office in actor.speaks_for:
            yield {
                "actor_id": actor.id,
                "body_id": office.actor_id,
                "since": office.since,
                "until": office.until,
            }


def list_incidents(view: View, full_text: bool) -> Iterator[Row]:
    for item in view.book.incidents():
        yield {
            **{name: getattr(item, name) for name in ("id", "types", "site_id", "report_ids", "claim_ids")},
            **_period(item.period),
            **_place(item.place),
            "parties": _parties(item.parties),
            "linked_to": [f"{link.incident_id} ({link.kind})" for link in item.links],
        }


def list_positions(view: View, full_text: bool) -> Iterator[Row]:
    for dispute in view.book.disputes():
        yield from _list_positions(dispute, view)


def _list_positions(dispute: Dispute, view: View) -> Iterator[Row]:
    for number, position in enumerate(dispute.positions, 1):
        yield {
            "dispute_id": dispute.id,
            **{name: getattr(dispute, name) for name in ("incident_id", "site_id", "attribute")},
            "kind": dispute.kind.value,
            "position": number,
            "voices": position.voices,
            "denies": position.denies,
            **_value(position.value, view),
            "claim_ids": position.claim_ids,
        }


def list_sites(view: View, full_text: bool) -> Iterator[Row]:
    for site in view.book.sites():
        yield {
            **{name: getattr(site, name) for name in ("id", "name", "group", "described", "claim_ids")},
            "aliases": sorted(site.aliases),
            **_place(site.place),
        }


def list_records(view: View, full_text: bool) -> Iterator[Row]:
    for site in view.book.sites():
        for placing in lay_out_site(site, view.book, view.sources).placings:
            yield {
                "site_id": site.id,
                "claim_id": placing.claim.id,
                **{name: getattr(placing, name) for name in ("part", "day", "repeats")},
                "step": view.people.quote(placing.step) or None,
            }


def list_ratios(view: View, full_text: bool) -> Iterator[Row]:
    for site in view.book.sites():
        for ratio in lay_out_site(site, view.book, view.sources).ratios:
            yield {
                "site_id": site.id,
                "held_claim_id": ratio.held.claim.id,
                "capacity_claim_id": ratio.capacity.claim.id,
                "held_day": ratio.held.day,
                "capacity_day": ratio.capacity.day,
                "low": round_ratio(ratio.low),
                "high": round_ratio(ratio.high),
            }


def list_judgements(view: View, full_text: bool) -> Iterator[Row]:
    for item in view.book.judgements():
        yield {
            **{name: getattr(item, name) for name in ("id", "by", "reason", "at", "subjects")},
            "verb": item.verb.value,
            "change": [f"{name}={word}" for name, word in item.change],
        }


def list_problems(view: View, full_text: bool) -> Iterator[Row]:
    for item in view.book.problems():
        yield {name: getattr(item, name) for name in COLUMNS["problems"]}


ROWS: Mapping[str, Callable[[View, bool], Iterator[Row]]] = {
    "reports": list_reports,
    "statements": list_statements,
    "happenings": list_happenings,
    "claims": list_claims,
    "actors": list_actors,
    "offices": list_offices,
    "incidents": list_incidents,
    "positions": list_positions,
    "sites": list_sites,
    "records": list_records,
    "ratios": list_ratios,
    "judgements": list_judgements,
    "problems": list_problems,
}


def _value(value: Value, view: View) -> Row:
    """The columns of a value; those that its kind does not have are left out."""
    quote = view.people.quote
    match value:
        case Quantity(low, high, wording, approximate):
            figure = {"low": low, "high": high, "approximate": approximate, "words": quote(wording)}
            return {"value_kind": "quantity", **figure, "acled": find_point(value, view.vague)}
        case Term(code, wording):
            return {"value_kind": "term", "code": code, "words": quote(wording)}
        case Party(actor_id, role, wording):
            words = None if view.people.hides((actor_id,)) else quote(wording)
            return {"value_kind": "party", "value_actor_id": actor_id or None, "role": role, "words": words}
        case Period():
            return {"value_kind": "period", **_period(value, "value_")}
        case Place():
            return {"value_kind": "place", **_place(value, "value_")}


def _evidence(claim: Claim, view: View) -> str | None:
    if isinstance(claim.value, Party) and view.people.hides((claim.value.actor_id,)):
        return None
    return view.people.quote(claim.evidence.of(view.sources.find(claim.report_id).report.text))


def _period(period: Period | None, prefix: str = "") -> Row:
    return {
        f"{prefix}earliest": period.earliest if period else None,
        f"{prefix}latest": period.latest if period else None,
        f"{prefix}relative": describe_open(period),
    }


def _place(place: Place | None, prefix: str = "") -> Row:
    if place is None:
        return {}
    same = {f"{prefix}{name}": getattr(place, name) for name in ("country", "latitude", "longitude")}
    return {f"{prefix}place": place.name, **same, f"{prefix}precision": place.precision}


def _spans(name: str, spans: tuple[Span, ...], text: str, view: View, shown: bool = True) -> Row:
    """Where the words stand, from the first part to the last, and the words themselves."""
    if not spans:
        return {}
    whole = hull(spans)
    words = view.people.quote(whole.of(text)) if shown else None
    return {f"{name}_start": whole.start, f"{name}_end": whole.end, name: words}


def _parties(parties: tuple[Party, ...]) -> list[Row]:
    return [{"actor_id": party.actor_id, "role": party.role} for party in parties]
