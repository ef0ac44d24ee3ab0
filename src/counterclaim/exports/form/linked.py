"""The book as linked data: what each thing is in the words of schema.org, Web Annotation and PROV.

Our own words stand under ``urn:counterclaim:term:``, ids under ``urn:counterclaim:``: both are names, not
addresses, since a ledger lives on somebody's own machine. Parts of a thing are named after it, behind a "#",
so that two exports can be compared and merged line by line.
"""

from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from counterclaim.exports.form.acled import find_point
from counterclaim.exports.form.exchange import describe_open
from counterclaim.exports.form.site_rows import SiteRows, lay_out_site, round_ratio
from counterclaim.exports.form.tables import View
from counterclaim.model import (
    Actor,
    ActorKind,
    Claim,
    Dispute,
    Incident,
    Judgement,
    Party,
    Period,
    Place,
    Quantity,
    ReportEntry,
    Site,
    Span,
    Statement,
    Term,
    Value,
    make_id,
)

Node = dict[str, Any]

SPACE = "urn:counterclaim:"
CONTEXT = {
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "cc": f"{SPACE}term:",
}
EXPORT, READING, PROGRAM = "export", "reading", "program"

# Words before and after a quotation, by which it is found again in a text that has shifted.
AROUND = 32

ACTOR_TYPES = {
    ActorKind.PERSON: ["schema:Person", "prov:Person"],
    ActorKind.BODY: ["schema:Organization", "prov:Organization"],
    ActorKind.PUBLISHER: ["schema:NewsMediaOrganization", "prov:Organization"],
    ActorKind.GROUP: ["prov:Agent", "cc:Group"],
    ActorKind.UNNAMED: ["prov:Agent", "cc:UnnamedSource"],
}


def link(identity: str) -> str:
    return SPACE + quote(identity, safe="#")


def refer(identity: str | None) -> Node | None:
    return None if not identity else {"@id": link(identity)}


def refer_all(identities: Any) -> list[Node]:
    return [{"@id": link(identity)} for identity in identities]


def say_day(day: date | None) -> Node | None:
    return None if day is None else {"@type": "xsd:date", "@value": day.isoformat()}


def say_time(moment: datetime) -> Node:
    return {"@type": "xsd:dateTime", "@value": moment.isoformat()}


def say_decimal(number: float | None) -> Node | None:
    """As a decimal: a double would be written with other digits by other programs."""
    return None if number is None else {"@type": "xsd:decimal", "@value": str(number)}


def make_node(identity: str, kinds: str | list[str], **words: Any) -> Node:
    """A node without what is absent; in a name, the first underscore stands for the colon."""
    node: Node = {"@id": link(identity), "@type": kinds}
    for name, word in words.items():
        if word is not None and word != [] and word != "":
            node[name.replace("_", ":", 1)] = word
    return node


class Linked:
    """Makes the nodes of one book."""

    def __init__(self, view: View, full_text: bool) -> None:
        self._view = view
        self._full_text = full_text
        self._quote = view.people.quote

    def report(self, entry: ReportEntry) -> Node:
        report = entry.report
        return make_node(
            report.id,
            ["schema:Article", "prov:Entity"],
            schema_headline=report.title if self._full_text else self._quote(report.title or ""),
            schema_publisher=report.publisher,
            schema_author=self._quote(report.byline or ""),
            schema_datePublished=say_day(entry.published),
            schema_url=report.url,
            schema_inLanguage=report.language,
            schema_articleBody=report.text if self._full_text else None,
            schema_sha256=report.capture,
            cc_uri=report.uri,
            cc_copyOf=refer(entry.copy_of),
            prov_wasRevisionOf=refer(entry.revision_of),
        )

    def actor(self, actor: Actor) -> Node:
        offices = [
            make_node(
                f"{actor.id}#office-{number}",
                "cc:Office",
                cc_of=refer(office.actor_id),
                cc_from=say_day(office.since),
                cc_to=say_day(office.until),
            )
            for number, office in enumerate(actor.speaks_for, 1)
        ]
        return make_node(
            actor.id,
            ACTOR_TYPES[actor.kind],
            schema_name=actor.name,
            schema_alternateName=sorted(actor.aliases),
            cc_kind=actor.kind.value,
            cc_acronym=actor.acronym,
            cc_role=actor.role,
            cc_speaksFor=offices,
        )

    def statement(self, statement: Statement) -> Node:
        return make_node(
            statement.id,
            ["cc:Statement", "prov:Entity"],
            prov_wasDerivedFrom=refer(statement.report_id),
            prov_wasGeneratedBy=refer(READING),
            prov_wasAttributedTo=refer_all(statement.actor_ids),
            cc_relayedBy={"@list": refer_all(statement.relayed_by)} if statement.relayed_by else None,
            cc_kind=statement.kind.value,
            cc_public=statement.public,
            cc_stance=statement.stance.value,
            cc_modality=statement.modality.value,
            cc_denial=statement.denial.value if statement.denial else None,
            cc_strength=statement.strength.value,
            cc_manner=statement.manner.value,
            cc_saidOn=self._period(statement.said_on, f"{statement.id}#said-on"),
        )

    def statement_annotation(self, statement: Statement) -> Node | None:
        """The words of the statement, each part a target of its own."""
        if not statement.content:
            return None
        return self._annotation(statement.id, statement.report_id, statement.content)

    def claim(self, claim: Claim) -> Node:
        about = [refer(i) for i in (claim.incident_id, claim.site_id, claim.actor_id) if i]
        return make_node(
            claim.id,
            ["schema:Claim", "prov:Entity"],
            schema_appearance=refer(claim.report_id),
            schema_about=about,
            schema_author=refer(claim.voice),
            prov_wasAttributedTo=refer(claim.voice),
            prov_wasDerivedFrom=refer(claim.statement_id or claim.report_id),
            prov_wasGeneratedBy=refer(READING),
            cc_attribute=claim.attribute,
            cc_value=self.value(claim.value, f"{claim.id}#value"),
            cc_stance=claim.stance.value,
            cc_modality=claim.modality.value,
            cc_denial=claim.denial.value if claim.denial else None,
            cc_asOf=self._period(claim.as_of, f"{claim.id}#as-of"),
            cc_scope=claim.scope,
            cc_partOf=refer(claim.subset_of),
            cc_saidWith=refer(claim.joint_id),
            cc_rule=claim.rule,
        )

    def claim_annotation(self, claim: Claim) -> Node:
        hidden = isinstance(claim.value, Party) and self._view.people.hides((claim.value.actor_id,))
        return self._annotation(claim.id, claim.report_id, (claim.evidence,), hidden)

    def value(self, value: Value, identity: str) -> Node | None:
        match value:
            case Quantity(low, high, wording, approximate):
                return make_node(
                    identity,
                    "cc:Quantity",
                    cc_low=low,
                    cc_high=high,
                    cc_words=self._quote(wording),
                    cc_approximate=approximate,
                    cc_acled=find_point(value, self._view.vague),
                )
            case Term(code, wording):
                return make_node(identity, "cc:Term", cc_code=code, cc_words=self._quote(wording))
            case Party(actor_id, role, wording):
                words = None if self._view.people.hides((actor_id,)) else self._quote(wording)
                return make_node(identity, "cc:Party", cc_actor=refer(actor_id), cc_role=role, cc_words=words)
            case Period():
                return self._period(value, identity)
            case Place():
                return self.place(value, identity)

    def incident(self, incident: Incident, figures: list[Node]) -> Node:
        period = incident.period
        parties = [
            make_node(
                f"{incident.id}#party-{number}",
                "cc:Party",
                cc_actor=refer(party.actor_id),
                cc_role=party.role,
            )
            for number, party in enumerate(incident.parties, 1)
        ]
        links = [
            make_node(
                f"{incident.id}#link-{number}", "cc:Link", cc_to=refer(other.incident_id), cc_kind=other.kind
            )
            for number, other in enumerate(incident.links, 1)
        ]
        return make_node(
            incident.id,
            "schema:Event",
            schema_name=self._view.incidents[incident.id],
            schema_startDate=say_day(period.earliest) if period else None,
            schema_endDate=say_day(period.latest) if period else None,
            cc_when=describe_open(period),
            schema_location=self.place(incident.place, f"{incident.id}#place"),
            cc_site=refer(incident.site_id),
            cc_leadingType=incident.type,
            cc_type=list(incident.types),
            cc_party=parties,
            cc_link=links,
            cc_figure=figures,
            schema_subjectOf=refer_all(incident.report_ids),
        )

    def site(self, site: Site) -> Node:
        return make_node(
            site.id,
            ["schema:Place", "cc:Site"],
            schema_name=site.name,
            schema_alternateName=sorted(site.aliases),
            schema_containedInPlace=self.place(site.place, f"{site.id}#place"),
            cc_record=refer_all(site.claim_ids),
            **self._record(site.id, lay_out_site(site, self._view.book, self._view.sources)),
        )

    def _record(self, site_id: str, laid: SiteRows) -> dict[str, list[Node]]:
        """The record of a site, laid out: the part that each claim stands in, and the ratios."""
        rows = [
            make_node(
                f"{site_id}#row-{placing.claim.id}",
                "cc:Row",
                cc_claim=refer(placing.claim.id),
                cc_part=placing.part,
                cc_day=say_day(placing.day),
                cc_step=self._quote(placing.step),
                cc_repeats=refer(placing.repeats),
            )
            for placing in laid.placings
        ]
        ratios = [
            make_node(
                f"{site_id}#ratio-{number}",
                "cc:Ratio",
                cc_held=refer(ratio.held.claim.id),
                cc_capacity=refer(ratio.capacity.claim.id),
                cc_lowest=say_decimal(round_ratio(ratio.low)),
                cc_highest=say_decimal(round_ratio(ratio.high)),
            )
            for number, ratio in enumerate(laid.ratios, 1)
        ]
        return {"cc_row": rows, "cc_ratio": ratios}

    def dispute(self, dispute: Dispute) -> Node:
        positions = [
            make_node(
                f"{dispute.id}#position-{number}",
                "cc:Position",
                prov_wasAttributedTo=refer_all(position.voices),
                cc_value=self.value(position.value, f"{dispute.id}#position-{number}-value"),
                cc_denies=position.denies,
                cc_claim=refer_all(position.claim_ids),
            )
            for number, position in enumerate(dispute.positions, 1)
        ]
        return make_node(
            dispute.id,
            "cc:Dispute",
            schema_about=refer(dispute.incident_id) or refer(dispute.site_id),
            cc_attribute=dispute.attribute,
            cc_kind=dispute.kind.value,
            cc_position=positions,
        )

    def judgement(self, judgement: Judgement) -> Node:
        changes = [
            make_node(f"{judgement.id}#change-{number}", "cc:Change", cc_name=name, cc_word=word)
            for number, (name, word) in enumerate(judgement.change, 1)
        ]
        return make_node(
            judgement.id,
            ["prov:Activity", "cc:Judgement"],
            prov_used=refer_all(judgement.subjects),
            prov_wasAssociatedWith=refer(make_id("judge", judgement.by)),
            prov_endedAtTime=say_time(judgement.at),
            cc_verb=judgement.verb.value,
            cc_reason=judgement.reason,
            cc_change=changes,
        )

    def judge(self, name: str) -> Node:
        return make_node(make_id("judge", name), ["prov:Person", "schema:Person"], schema_name=name)

    def place(self, place: Place | None, identity: str) -> Node | None:
        if place is None:
            return None
        north, east = say_decimal(place.latitude), say_decimal(place.longitude)
        kind = "schema:GeoCoordinates"
        geo = make_node(f"{identity}-geo", kind, schema_latitude=north, schema_longitude=east)
        return make_node(
            identity,
            "schema:Place",
            schema_name=place.name,
            schema_addressCountry=place.country,
            schema_geo=geo if north and east else None,
            cc_precision=place.precision,
        )

    def _period(self, period: Period | None, identity: str) -> Node | None:
        if period is None:
            return None
        return make_node(
            identity,
            "cc:Period",
            cc_earliest=say_day(period.earliest),
            cc_latest=say_day(period.latest),
            cc_words=describe_open(period),
        )

    def _annotation(
        self, identity: str, report_id: str, spans: tuple[Span, ...], hidden: bool = False
    ) -> Node:
        own = f"annotation-{identity}"
        targets = [
            make_node(
                f"{own}#target-{number}",
                "oa:SpecificResource",
                oa_hasSource=refer(report_id),
                oa_hasSelector=self._selectors(f"{own}#target-{number}", report_id, span, hidden),
            )
            for number, span in enumerate(spans, 1)
        ]
        return make_node(own, "oa:Annotation", oa_hasBody=refer(identity), oa_hasTarget=targets)

    def _selectors(self, identity: str, report_id: str, span: Span, hidden: bool) -> list[Node]:
        """The place in the text, and the words with what stands around them where these may be shown."""
        text = self._view.sources.find(report_id).report.text
        before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
        place = make_node(
            f"{identity}-place", "oa:TextPositionSelector", oa_start=span.start, oa_end=span.end
        )
        words = make_node(
            f"{identity}-words",
            "oa:TextQuoteSelector",
            oa_exact=span.of(text),
            oa_prefix=before,
            oa_suffix=after,
        )
        near = before + span.of(text) + after
        return [place] if hidden or self._quote(near) != near else [place, words]
