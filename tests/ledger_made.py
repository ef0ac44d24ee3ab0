"""Values of the later rooms made by hand: a country that is on no map, in words of no language.

No parser and no name recogniser has a part in it: so a second language would use the rooms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from counterclaim.codebook.schema import (
    AttributeRule,
    Codebook,
    CueWords,
    DateWords,
    Domain,
    DomainWords,
    FigureWords,
    Language,
    MarkerWords,
    Office,
    ReferenceWords,
    RegisteredActor,
    RegisteredSite,
    TermRule,
    TypeRule,
)
from counterclaim.model import (
    ActorKind,
    CastMember,
    Claim,
    Entry,
    Happening,
    Judgement,
    Measure,
    Modality,
    Party,
    Period,
    Place,
    PlacedHappening,
    Quantity,
    Reading,
    Report,
    Site,
    SiteMention,
    Span,
    Stance,
    Term,
    Value,
    Verb,
    make_id,
)

ORU = Place("Oru", "ZZ", 10.0, 10.0, "city", ("Velland",))
ORU_PORT = Place("Oru Port", "ZZ", 10.01, 10.02, "quarter", ("Oru", "Velland"))
TAMBEK = Place("Tambek", "ZZ", 13.0, 13.0, "city", ("Velland",))
VELLAND = Place("Velland", "ZZ", precision="country")

_FLOW, _STOCK = Measure.FLOW, Measure.STOCK


def _type(name: str, family: str, record: str = "incident", background: bool = False) -> TypeRule:
    return TypeRule(name, name, family, record, background=background)


def _figure(
    name: str, measure: Measure, about: tuple[str, ...] = ("happening",), covers: tuple[str, ...] = ()
) -> AttributeRule:
    return AttributeRule(name, name, "quantity", about, measure, covers=covers)


TYPES = (
    _type("drellin", "harm"),  # a breaking out
    _type("sorvash", "harm"),  # shots
    _type("ulmek", "attack"),
    _type("ridda", "roundup"),
    _type("shenn", "closure", record="site"),
    _type("longwar", "campaign", background=True),
    TypeRule("velun", "velun", "velun", "both", "let_out", doer=False),  # people are let go
)
ATTRIBUTES = (
    _figure("killed", _FLOW),
    _figure("injured", _FLOW),
    _figure("casualties", _FLOW, covers=("killed", "injured")),
    replace(_figure("recaptured", _FLOW), running=True),
    _figure("let_out", _FLOW),
    _figure("held", _STOCK, ("happening", "site")),
    _figure("capacity", Measure.CAPACITY, ("site",)),
    AttributeRule("occurred", "", "yes_no", ("happening",), dispute="occurrence"),
    AttributeRule("perpetrator", "", "party", ("happening",), dispute="denial"),
    AttributeRule("cause", "", "term", ("happening",), dispute="cause"),
    AttributeRule("force_used", "", "term", ("happening",), dispute="characterisation"),
    AttributeRule("status", "", "term", ("site",), lasts=True, dispute="characterisation"),
    AttributeRule("conditions", "", "term", ("site",), dispute="characterisation"),
    AttributeRule("access", "", "term", ("site", "happening"), dispute="characterisation"),
)
EXCLUSIVE = {
    "gunfire": ("stampede",),
    "stampede": ("gunfire",),
    "excessive": ("humane",),
    "humane": ("excessive",),
    "open": ("closed",),
    "closed": ("open",),
}


def make_codebook(
    actors: Sequence[RegisteredActor] = (),
    offices: Sequence[Office] = (),
    sites: Sequence[RegisteredSite] = (),
    nouns: Sequence[str] = ("velsk",),
    sole: Sequence[str] = (),
) -> Codebook:
    """A codebook of one domain of an invented language; `nouns` are those that any site is called by, `sole`
    those of which a town has hardly two."""
    domain = Domain(
        name="velsk",
        title="velsk",
        types={rule.name: rule for rule in TYPES},
        attributes={rule.name: rule for rule in ATTRIBUTES},
        terms=tuple(TermRule("cause", code, others) for code, others in EXCLUSIVE.items()),
        words=DomainWords("qx", site_nouns=tuple(nouns), sole_nouns=tuple(sole)),
    )
    language = Language("qx", CueWords(()), FigureWords(), DateWords(), ReferenceWords(), MarkerWords())
    return Codebook("test", language, {domain.name: domain}, tuple(actors), tuple(offices), tuple(sites))


CODEBOOK = make_codebook()


def day(text: str) -> date:
    return date.fromisoformat(text)


def on(text: str, until: str | None = None) -> Period:
    """A period of one day, or up to `until`."""
    return Period(day(text), day(until or text), text)


def figure(low: int | None, high: int | None = -1, wording: str = "") -> Quantity:
    """An exact figure, or an interval; `figure(6, None)` is at least six."""
    top = low if high == -1 else high
    return Quantity(low, top, wording or (f"{low}" if top == low else f"{low}-{top}"))


def term(code: str) -> Term:
    return Term(code, code, frozenset(EXCLUSIVE.get(code, ())))


def party(actor_id: str) -> Party:
    return Party(actor_id, "perpetrator", actor_id)


def make_claim(
    voice: str,
    attribute: str,
    value: Value,
    *,
    report: str = "r1",
    at: int = 0,
    stance: Stance = Stance.ASSERTS,
    modality: Modality = Modality.ACTUAL,
    happening: str | None = "h1",
    incident: str | None = "i1",
    site: str | None = None,
    publisher: bool = False,
    subset_of: str | None = None,
    scope: str | None = None,
    as_of: Period | None = None,
    counted: str | None = None,
    rule: str = "by hand",
) -> Claim:
    """A claim by `voice` at code point `at` of a report."""
    return Claim(
        id=make_id("claim", report, voice, attribute, at, str(value), stance),
        report_id=report,
        statement_id=None if publisher else make_id("statement", report, voice, at),
        voice=voice,
        attribute=attribute,
        value=value,
        evidence=Span(at, at + 5),
        rule=rule,
        stance=stance,
        modality=modality,
        happening_id=happening,
        incident_id=incident,
        site_id=site,
        subset_of=subset_of,
        scope=scope,
        as_of=as_of,
        counted=counted,
    )


def make_placed(
    name: str,
    types: Sequence[str] = ("drellin",),
    *,
    report: str | None = None,
    when: Period | None = None,
    place: Place | None = ORU,
    site: Site | None = None,
    published: str | None = "2031-05-20",
    position: int = 1,
    words: Sequence[str] = (),
    claims: Sequence[Claim] = (),
    modality: Modality = Modality.ACTUAL,
    at: int = 0,
) -> PlacedHappening:
    """A happening of a report of its own, unless `report` is given."""
    return PlacedHappening(
        happening=Happening(
            id=name,
            report_id=report or f"report-{name}",
            types=tuple(types),
            modality=modality,
            triggers=(Span(at, at + 4),),
            period=when,
            place=place,
            site_id=site.id if site else None,
        ),
        position=position,
        published=day(published) if published else None,
        site=site,
        claims=tuple(claims),
        words=frozenset(words),
    )


def make_site(name: str, place: Place = ORU, *, described: bool = False, group: bool = False) -> Site:
    return Site(f"site-{name}", name, place=place, described=described, group=group)


def make_member(
    name: str,
    kind: ActorKind = ActorKind.PERSON,
    *,
    report: str = "r1",
    id: str | None = None,
    **more: object,
) -> CastMember:
    return CastMember(id or make_id("cast", report, name), report, name, kind, **more)  # type: ignore[arg-type]


def make_mention(name: str, *, report: str = "r1", **more: object) -> SiteMention:
    return SiteMention(make_id("mention", report, name), report, name, **more)  # type: ignore[arg-type]


def make_entry(
    report: str = "r1",
    *,
    position: int = 1,
    published: str | None = "2031-05-20",
    cast: Sequence[CastMember] = (),
    sites: Sequence[SiteMention] = (),
) -> Entry:
    return Entry(
        position=position,
        report=Report(report, f"{report}.txt", "sora velim"),
        published=day(published) if published else None,
        reading=Reading(report, "1", cast=tuple(cast), sites=tuple(sites)),
    )


def judge(
    verb: Verb,
    *subjects: str,
    second: int = 0,
    change: Mapping[str, str] | None = None,
) -> Judgement:
    """A judgement of the day of judging, `second` seconds after noon."""
    at = datetime(2031, 6, 1, 12, 0, second, tzinfo=UTC)
    changed = tuple((change or {}).items())
    return Judgement(
        make_id("judgement", verb, *subjects, second), verb, subjects, "a reader", at, "", changed
    )
