"""The tables of the CSV export: what a person wants in one row of a spreadsheet, in words, not ids alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.exports.form.acled import find_point
from counterclaim.exports.form.cells import Row
from counterclaim.exports.form.exchange import describe_open
from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.people import WITHHELD, People
from counterclaim.exports.form.site_rows import Placing, lay_out_site, round_ratio
from counterclaim.exports.form.sources import Sources
from counterclaim.model import (
    Book,
    Claim,
    Dispute,
    Incident,
    Party,
    Period,
    Place,
    Quantity,
    Span,
    Term,
    Value,
)
from counterclaim.model.site_record import Row as RecordRow

# Between the parts of a broken quotation.
GAP = " … "


@dataclass(frozen=True, slots=True)
class View:
    """A book with what its rows refer to at hand: actors, sites and incidents by id; `vague` are the vague
    words of the language, by phrase."""

    book: Book
    people: People
    sources: Sources
    sites: Mapping[str, str]
    incidents: Mapping[str, str]
    imprint: Mapping[str, str | None] = field(default_factory=dict)
    vague: Mapping[str, VagueWord] = field(default_factory=dict)


def open_view(book: Book, names: bool, imprint: Imprint | None, knowledge: Knowledge | None) -> View:
    return View(
        book=book,
        people=People(book.actors(), names),
        sources=Sources(book),
        sites={site.id: site.name for site in book.sites()},
        incidents={incident.id: _label(incident) for incident in book.incidents()},
        imprint=(imprint or Imprint()).of(book),
        vague=(knowledge or Knowledge()).vague,
    )


def list_incidents(view: View) -> Iterator[Row]:
    for incident in view.book.incidents():
        claims = list(view.book.claims(incident_id=incident.id))
        disputed = dict.fromkeys(dispute.attribute for dispute in view.book.disputes(incident.id))
        yield {
            "incident_id": incident.id,
            "type": incident.type,
            "types": "; ".join(incident.types),
            **_period_cells(incident.period),
            **_place_cells(incident.place),
            "site_id": incident.site_id,
            "site": view.sites.get(incident.site_id or ""),
            "parties": "; ".join(
                f"{view.people.name(party.actor_id)} ({party.role})" for party in incident.parties
            ),
            "reports": len(incident.report_ids),
            "voices": len({claim.voice for claim in claims}),
            "claims": len(claims),
            "disputed": "; ".join(disputed),
            "linked_to": "; ".join(f"{link.incident_id} ({link.kind})" for link in incident.links),
        }


def list_claims(view: View) -> Iterator[Row]:
    for claim in view.book.claims():
        yield {"claim_id": claim.id, **_claim_cells(claim, view)}


def list_statements(view: View) -> Iterator[Row]:
    for statement in view.book.statements():
        entry = view.sources.find(statement.report_id)
        text = entry.report.text
        actors = statement.actor_ids
        yield {
            "statement_id": statement.id,
            "voices": view.people.list_names(actors),
            "speaks_for": view.people.bodies(actors, entry.published),
            "relayed_by": view.people.list_names(statement.relayed_by),
            "stance": statement.stance.value,
            "kind": statement.kind.value,
            "public": statement.public,
            "modality": statement.modality.value,
            "denial": statement.denial.value if statement.denial else None,
            "strength": statement.strength.value,
            "manner": statement.manner.value,
            **_period_cells(statement.said_on, "said_"),
            "source": WITHHELD if view.people.hides(actors) else _quote(statement.source, text, view),
            "cue": _quote((statement.cue,) if statement.cue else (), text, view),
            "statement": _quote(statement.content, text, view),
            "voice_ids": "; ".join(actors),
            **_report_cells(statement.report_id, view),
        }


def list_disputes(view: View) -> Iterator[Row]:
    for dispute in view.book.disputes():
        claims = _find_claims(dispute, view.book)
        for number, position in enumerate(dispute.positions, 1):
            own = [claims[key] for key in position.claim_ids if key in claims]
            entries = [view.sources.find(claim.report_id) for claim in own]
            quoted = (_evidence(claim, view) for claim in own)
            yield {
                "dispute_id": dispute.id,
                "incident_id": dispute.incident_id,
                "incident": view.incidents.get(dispute.incident_id or ""),
                "site_id": dispute.site_id,
                "site": view.sites.get(dispute.site_id or ""),
                "attribute": dispute.attribute,
                "kind": dispute.kind.value,
                "position": number,
                "voices": view.people.list_names(position.voices),
                "denies": position.denies,
                **_value_cells(position.value, view),
                "evidence": " | ".join(dict.fromkeys(quoted)),
                "publishers": "; ".join(dict.fromkeys(entry.report.publisher or "" for entry in entries)),
                "first_published": min((e.published for e in entries if e.published), default=None),
                "claim_ids": "; ".join(position.claim_ids),
            }


def list_sites(view: View) -> Iterator[Row]:
    """A row for each thing said of a site; a site of which nothing is said has one row all the same."""
    for site in view.book.sites():
        known: Row = {
            "site_id": site.id,
            "site": site.name,
            "aliases": "; ".join(site.aliases),
            **_place_cells(site.place),
        }
        placings = lay_out_site(site, view.book, view.sources).placings
        for placing in placings:
            said = _claim_cells(placing.claim, view)
            rest = {name: said[name] for name in said if name not in known}
            yield {**known, **_placing_cells(placing, view), **rest}
        if not placings:
            yield known


def list_ratios(view: View) -> Iterator[Row]:
    """How many are held where there is room for how many: a row for each figure of the people held with each
    capacity that stood on its day."""
    for site in view.book.sites():
        for ratio in lay_out_site(site, view.book, view.sources).ratios:
            yield {
                "site_id": site.id,
                "site": site.name,
                "ratio_low": round_ratio(ratio.low),
                "ratio_high": round_ratio(ratio.high),
                **_side_cells("held", ratio.held, view),
                **_side_cells("capacity", ratio.capacity, view),
            }


def list_reports(view: View) -> Iterator[Row]:
    for entry in view.book.reports():
        report = entry.report
        yield {
            **_report_cells(report.id, view),
            "revision_of": entry.revision_of,
            "byline": report.byline,
            "language": report.language,
            "uri": report.uri,
            "text": report.text,
        }


TABLES: Mapping[str, Callable[[View], Iterator[Row]]] = {
    "incidents": list_incidents,
    "claims": list_claims,
    "statements": list_statements,
    "disputes": list_disputes,
    "sites": list_sites,
    "ratios": list_ratios,
    "reports": list_reports,
}


def _claim_cells(claim: Claim, view: View) -> Row:
    entry = view.sources.find(claim.report_id)
    statement = view.sources.find_statement(claim.report_id, claim.statement_id)
    voice = view.people.find(claim.voice)
    return {
        "incident_id": claim.incident_id,
        "incident": view.incidents.get(claim.incident_id or ""),
        "site_id": claim.site_id,
        "site": view.sites.get(claim.site_id or ""),
        "voice": view.people.name(claim.voice),
        "voice_kind": voice.kind.value if voice else None,
        "speaks_for": view.people.bodies((claim.voice,), entry.published),
        "stance": claim.stance.value,
        "attribute": claim.attribute,
        **_value_cells(claim.value, view),
        "modality": claim.modality.value,
        "denial": claim.denial.value if claim.denial else None,
        **_period_cells(claim.as_of, "as_of_"),
        "scope": claim.scope,
        "evidence": _evidence(claim, view),
        "statement": _quote(statement.content, entry.report.text, view) if statement else "",
        **_report_cells(claim.report_id, view),
        "subset_of": claim.subset_of,
        "joint_id": claim.joint_id,
        "statement_id": claim.statement_id,
        "voice_id": claim.voice,
        "rule": claim.rule,
    }


def _placing_cells(placing: Placing, view: View) -> Row:
    return {
        "claim_id": placing.claim.id,
        "part": placing.part,
        "day": placing.day,
        "step": view.people.quote(placing.step),
        "repeats": placing.repeats,
    }


def _side_cells(side: str, row: RecordRow, view: View) -> Row:
    """One of the two figures of a ratio, with its source."""
    entry = view.sources.find(row.claim.report_id)
    value = row.claim.value
    assert isinstance(value, Quantity)
    cells: Row = {
        "day": row.day,
        "low": value.low,
        "high": value.high,
        "words": view.people.quote(value.wording),
        "voice": view.people.name(row.claim.voice),
        "publisher": entry.report.publisher,
        "published": entry.published,
        "claim_id": row.claim.id,
    }
    return {f"{side}_{name}": cell for name, cell in cells.items()}


def _value_cells(value: Value, view: View) -> Row:
    """Low and high for a figure; for all else one word or name; and always the report's own words."""
    cells: Row = dict.fromkeys(("value", "low", "high", "approximate", "words", "acled"))
    match value:
        case Quantity(low, high, wording, approximate):
            point = find_point(value, view.vague)
            return {
                **cells,
                "low": low,
                "high": high,
                "approximate": approximate,
                "words": wording,
                "acled": point,
            }
        case Term(code, wording):
            return {**cells, "value": code, "words": wording}
        case Party(actor_id, role, wording):
            words = WITHHELD if view.people.hides((actor_id,)) else wording
            return {**cells, "value": f"{view.people.name(actor_id)} ({role})", "words": words}
        case Period(earliest, latest):
            days = "/".join("" if day is None else day.isoformat() for day in (earliest, latest))
            return {**cells, "value": describe_open(value) or days}
        case Place(name, country):
            return {**cells, "value": ", ".join(filter(None, (name, country)))}


def _report_cells(report_id: str, view: View) -> Row:
    entry = view.sources.find(report_id)
    return {
        "report_id": report_id,
        "title": view.people.quote(entry.report.title or "") or None,
        "publisher": entry.report.publisher,
        "published": entry.published,
        "url": entry.report.url,
        "copy_of": entry.copy_of,
    }


def _period_cells(period: Period | None, prefix: str = "") -> Row:
    return {
        f"{prefix}earliest": period.earliest if period else None,
        f"{prefix}latest": period.latest if period else None,
        f"{prefix}relative": describe_open(period),
    }


def _place_cells(place: Place | None) -> Row:
    return {
        "place": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else None,
    }


def _evidence(claim: Claim, view: View) -> str:
    """The words of the claim, unless they are those that name whom the export must not name."""
    if isinstance(claim.value, Party) and view.people.hides((claim.value.actor_id,)):
        return WITHHELD
    return view.people.quote(claim.evidence.of(view.sources.find(claim.report_id).report.text))


def _quote(spans: Iterable[Span], text: str, view: View) -> str:
    return view.people.quote(GAP.join(span.of(text) for span in spans))


def _find_claims(dispute: Dispute, book: Book) -> dict[str, Claim]:
    wanted = {key for position in dispute.positions for key in position.claim_ids}
    near = book.claims(
        incident_id=dispute.incident_id, site_id=None if dispute.incident_id else dispute.site_id
    )
    return {claim.id: claim for claim in near if claim.id in wanted}


def _label(incident: Incident) -> str:
    """What a person calls an incident: its type, where and when."""
    day = (incident.period.earliest or incident.period.latest) if incident.period else None
    when = day.isoformat() if day else describe_open(incident.period)
    return ", ".join(filter(None, (incident.type, incident.place.name if incident.place else None, when)))
