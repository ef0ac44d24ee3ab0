"""The reading of a synthetic report, made from what was put into its slots: no parser has a part in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from counterclaim.model import (
    ActorKind,
    CastMember,
    Claim,
    Happening,
    Modality,
    Party,
    Period,
    Quantity,
    Reading,
    Report,
    SiteMention,
    Span,
    Stance,
    Statement,
    Strength,
    Term,
    Value,
    make_id,
)
from counterclaim.model.words import Denial
from quality.synthetic_texts import Line
from quality.synthetic_world import Speaker

VERSION = "synthetic-1"
_STANCES = {"blame": Stance.ACCUSES, "denial": Stance.DENIES, "demand": Stance.DEMANDS}
_AT_SITE = ("held", "capacity")
_CLOSED = frozenset({"open", "planned", "destroyed"})


def read_lines(report: Report, lines: tuple[Line, ...]) -> Reading:
    """What a perfect reader would take from the lines: one happening, a statement a line, its claims."""
    page = _Page(report)
    for line in lines:
        if line.kind:
            page.read(line)
    return Reading(
        report_id=report.id,
        version=VERSION,
        statements=tuple(page.statements),
        happenings=(page.tell(),),
        claims=tuple(page.claims),
        cast=tuple(page.cast.values()),
        sites=tuple(page.sites.values()),
    )


@dataclass(slots=True)
class _Page:
    report: Report
    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    cast: dict[str, CastMember] = field(default_factory=dict)
    sites: dict[str, SiteMention] = field(default_factory=dict)
    lead: Line | None = None

    def __post_init__(self) -> None:
        publisher = self.report.publisher or ""
        self._enter(CastMember(self._id("cast", "publisher"), self.report.id, publisher, ActorKind.PUBLISHER))

    @property
    def told(self) -> str:
        return self._id("happening", "lead")

    def read(self, line: Line) -> None:
        self.lead = self.lead or line
        voice = line.find("voice")
        assert voice is not None
        assert line.speaker is not None
        speaker = self._cast(line.speaker, voice.span)
        content = line.find("content")
        statement = Statement(
            id=self._id("statement", voice.span.start),
            report_id=self.report.id,
            source=(voice.span,),
            cue=self._cue(line),
            content=(content.span if content else voice.span,),
            actor_ids=(speaker,),
            stance=_STANCES.get(line.kind, Stance.ASSERTS),
            modality=Modality.DEMANDED if line.kind == "demand" else Modality.ACTUAL,
            strength=Strength.PLAIN,
            rule="synthetic",
        )
        self.statements.append(statement)
        site = self._site(line)
        for attribute, value, span in self._values(line):
            self._claim(statement, attribute, value, span, site)

    def tell(self) -> Happening:
        assert self.lead is not None
        trigger, place, day = (self.lead.find(name) for name in ("trigger", "place", "day"))
        assert trigger is not None
        assert place is not None
        return Happening(
            id=self.told,
            report_id=self.report.id,
            types=(trigger.value,),
            modality=Modality.ACTUAL,
            triggers=(trigger.span,),
            period=day.value if day else None,
            place=place.value,
            site_id=self._site(self.lead),
        )

    def _values(self, line: Line) -> Iterator[tuple[str, Value, Span]]:
        for mark in line.marks:
            if isinstance(mark.value, Quantity):
                yield mark.name, mark.value, mark.span
            elif mark.name == "accused":
                wording = mark.span.of(self.report.text)
                member = self._cast(Speaker((wording,), ActorKind.GROUP), mark.span)
                yield "perpetrator", Party(member, "perpetrator", wording), mark.span
            elif mark.name == "status":
                yield "status", Term("closed", "closed", _CLOSED), mark.span

    def _claim(
        self, statement: Statement, attribute: str, value: Value, span: Span, site: str | None
    ) -> None:
        voice = statement.actor_ids[0]
        at_site = attribute in _AT_SITE or attribute == "status"
        claim = Claim(
            id=self._id("claim", attribute, span.start, voice),
            report_id=self.report.id,
            statement_id=statement.id,
            voice=voice,
            attribute=attribute,
            value=value,
            evidence=span,
            rule="synthetic",
            stance=statement.stance,
            modality=statement.modality,
            denial=Denial.DENIES_RESPONSIBILITY if statement.stance is Stance.DENIES else None,
            happening_id=None if at_site else self.told,
            site_id=site if at_site else None,
            as_of=Period(None, None, "day:0", "publication") if at_site else None,
        )
        self.claims.append(claim)

    def _cast(self, speaker: Speaker, span: Span) -> str:
        """The member that stands for the speaker, entered with the body that it speaks for."""
        name = speaker.names[0] if speaker.kind is ActorKind.GROUP else span.of(self.report.text)
        name = name.removeprefix("the ").removeprefix("The ")
        bare = name.split(" ", 1)[1] if speaker.kind is ActorKind.PERSON and speaker.role else name
        key = self._id("cast", *speaker.names)
        bodies = (self._cast_body(speaker.body),) if speaker.body else ()
        if key not in self.cast:
            member = CastMember(key, self.report.id, bare, speaker.kind, (span,), role=speaker.role)
            self._enter(replace(member, registered=speaker.registered, speaks_for=bodies))
        return key

    def _cast_body(self, body: Speaker) -> str:
        key = self._id("cast", *body.names)
        if key not in self.cast:
            self._enter(CastMember(key, self.report.id, body.names[0], body.kind, registered=body.registered))
        return key

    def _site(self, line: Line) -> str | None:
        mark = line.find("site")
        if mark is None:
            return None
        site = mark.value
        key = self._id("site", mark.span.of(self.report.text))
        if key not in self.sites:
            self.sites[key] = SiteMention(
                key,
                self.report.id,
                mark.span.of(self.report.text),
                (mark.span,),
                site.registered,
                site.place,
            )
        return key

    def _cue(self, line: Line) -> Span | None:
        said = line.find("said")
        return said.span if said else None

    def _enter(self, member: CastMember) -> None:
        self.cast[member.id] = member

    def _id(self, kind: str, *fields: object) -> str:
        return make_id(kind, self.report.id, *fields)
