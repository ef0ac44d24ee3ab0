"""The words of the exchange form "counterclaim/1": each value of the book as plain JSON data.

Every field stands in docs/counterclaim-1.schema.json; what is absent is null.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.exports.form.acled import find_point
from counterclaim.exports.form.people import People
from counterclaim.model import (
    Actor,
    Claim,
    Dispute,
    Happening,
    Incident,
    Judgement,
    Party,
    Period,
    Place,
    Problem,
    Quantity,
    ReportEntry,
    Site,
    Span,
    Statement,
    Term,
    Value,
    hull,
)
from counterclaim.model.periods import describe_period

FORMAT = "counterclaim/1"

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be shown: `full_text`, the texts of reports, and so also the words that name people hidden by
    `people`. `vague`: vague words of the language, by phrase, with ACLED's numbers."""

    people: People
    full_text: bool
    vague: Mapping[str, VagueWord] = field(default_factory=dict)


def report_data(entry: ReportEntry, choices: Choices) -> Data:
    report = entry.report
    return {
        "id": report.id,
        "uri": report.uri,
        "url": report.url,
        "title": _title(report.title, choices),
        "publisher": report.publisher,
        "published": _day(entry.published),
        "language": report.language,
        "text": report.text if choices.full_text else None,
        "copy_of": entry.copy_of,
    }


def statement_data(statement: Statement, text: str, choices: Choices) -> Data:
    return {
        "id": statement.id,
        "report_id": statement.report_id,
        "source": _source_data(statement, text, choices),
        "cue": None if statement.cue is None else _quoted(statement.cue, text),
        "content": [_span(span) for span in statement.content],
        "kind": statement.kind.value,
        "public": statement.public,
        "stance": statement.stance.value,
        "modality": statement.modality.value,
        "denial": statement.denial.value if statement.denial else None,
        "strength": statement.strength.value,
        "manner": statement.manner.value,
        "relayed_by": list(statement.relayed_by),
        "said_on": period_data(statement.said_on),
    }


def _source_data(statement: Statement, text: str, choices: Choices) -> Data | None:
    """Null where the report has no words for who speaks."""
    if not statement.source:
        return None
    span = hull(statement.source)
    actors = list(statement.actor_ids)
    shown = choices.full_text or not choices.people.hides(actors)
    return {
        **_span(span),
        "text": span.of(text) if shown else None,
        "actor_id": actors[0] if actors else None,
        "actor_ids": actors,
    }


def happening_data(happening: Happening) -> Data:
    return {
        "id": happening.id,
        "report_id": happening.report_id,
        "types": list(happening.types),
        "modality": happening.modality.value,
        **_days(happening.period),
        "place": place_data(happening.place),
        "site_id": happening.site_id,
        "focal": happening.focal,
        "incident_id": happening.incident_id,
    }


def claim_data(claim: Claim, choices: Choices) -> Data:
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "statement_id": claim.statement_id,
        "joint_id": claim.joint_id,
        "voice": claim.voice,
        "happening_id": claim.happening_id,
        "incident_id": claim.incident_id,
        "site_id": claim.site_id,
        "actor_id": claim.actor_id,
        "attribute": claim.attribute,
        "value": value_data(claim.value, choices),
        "stance": claim.stance.value,
        "modality": claim.modality.value,
        "denial": claim.denial.value if claim.denial else None,
        "as_of": period_data(claim.as_of),
        "scope": claim.scope,
        "subset_of": claim.subset_of,
        "evidence": _span(claim.evidence),
        "rule": claim.rule,
    }


def value_data(value: Value, choices: Choices) -> Data:
    match value:
        case Quantity(low, high, wording, approximate):
            point = find_point(value, choices.vague)
            return {"low": low, "high": high, "text": wording, "approximate": approximate, "acled": point}
        case Term(code, wording):
            return {"code": code, "text": wording}
        case Party(actor_id, role, wording):
            shown = choices.full_text or not choices.people.hides((actor_id,))
            return {"actor_id": actor_id or None, "role": role, "text": wording if shown else None}
        case Period(earliest, latest):
            return {"earliest": _day(earliest), "latest": _day(latest), "text": describe_period(value)}
        case Place():
            return _place(value)


def actor_data(actor: Actor) -> Data:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "aliases": sorted(actor.aliases),
        "speaks_for": [
            {"actor_id": body.actor_id, "from": _day(body.since), "to": _day(body.until)}
            for body in actor.speaks_for
        ],
    }


def incident_data(incident: Incident) -> Data:
    return {
        "id": incident.id,
        "types": list(incident.types),
        "type": incident.type,
        **_days(incident.period),
        "place": place_data(incident.place),
        "site_id": incident.site_id,
        "parties": [{"actor_id": party.actor_id, "role": party.role} for party in incident.parties],
        "report_ids": sorted(incident.report_ids),
        "claim_ids": sorted(incident.claim_ids),
        "links": [{"incident_id": link.incident_id, "kind": link.kind} for link in incident.links],
    }


def dispute_data(dispute: Dispute, choices: Choices) -> Data:
    return {
        "incident_id": dispute.incident_id,
        "site_id": dispute.site_id,
        "attribute": dispute.attribute,
        "kind": dispute.kind.value,
        "positions": [
            {
                "voices": list(position.voices),
                "value": value_data(position.value, choices),
                "denies": position.denies,
                "claim_ids": sorted(position.claim_ids),
            }
            for position in dispute.positions
        ],
    }


def site_data(site: Site, records: dict[str, Claim], choices: Choices) -> Data:
    """`records` are the claims of all sites, by id."""
    return {
        "id": site.id,
        "name": site.name,
        "aliases": sorted(site.aliases),
        "place": place_data(site.place),
        "records": [
            {
                "attribute": claim.attribute,
                "value": value_data(claim.value, choices),
                "modality": claim.modality.value,
                "as_of": period_data(claim.as_of),
                "claim_id": claim.id,
            }
            for claim in (records[claim_id] for claim_id in site.claim_ids if claim_id in records)
        ],
    }


def judgement_data(judgement: Judgement) -> Data:
    return {
        "id": judgement.id,
        "verb": judgement.verb.value,
        "subjects": list(judgement.subjects),
        "by": judgement.by,
        "role": judgement.role or None,
        "blind": judgement.blind,
        "at": judgement.at.isoformat(),
        "reason": judgement.reason or None,
        "change": [{"name": name, "value": value} for name, value in judgement.change],
    }


def problem_data(problem: Problem) -> Data:
    return {
        "stage": problem.stage,
        "where": problem.where,
        "message": problem.message,
        "hint": problem.hint or None,
    }


def period_data(period: Period | None) -> Data | None:
    return None if period is None else _days(period)


def place_data(place: Place | None) -> Data | None:
    return None if place is None else _place(place)


def describe_open(period: Period | None) -> str | None:
    """What is known of a period without days ("Friday before publication"), else None."""
    known = period is not None and period.expression and not period.resolved
    return describe_period(period) if period is not None and known else None


def _title(title: str | None, choices: Choices) -> str | None:
    return title if title is None or choices.full_text else choices.people.quote(title)


def _place(place: Place) -> Data:
    return {
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
    }


def _days(period: Period | None) -> Data:
    return {
        "earliest": _day(period.earliest) if period else None,
        "latest": _day(period.latest) if period else None,
        "relative": describe_open(period),
    }


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _span(span: Span) -> Data:
    return {"start": span.start, "end": span.end}


def _quoted(span: Span, text: str) -> Data:
    return {**_span(span), "text": span.of(text)}
