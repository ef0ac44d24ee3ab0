"""Sentences made by hand, in a language that does not exist, as a reader without a parser would give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counterclaim.claims import code_claims
from counterclaim.codebook.schema import (
    AttributeRule,
    Codebook,
    Cue,
    CueWords,
    DateWords,
    Domain,
    DomainWords,
    FigureWords,
    Language,
    MarkerWords,
    ReferenceWords,
    RegisteredSite,
    TermRule,
    TypeRule,
)
from counterclaim.model import (
    ActorKind,
    CastMember,
    Claim,
    Coded,
    Found,
    Frame,
    Measure,
    Mention,
    MentionKind,
    NounPhrase,
    Period,
    Place,
    Quantity,
    Report,
    Sentence,
    Span,
    Stance,
    Statement,
    StatementKind,
    Strength,
    Tagged,
    Term,
    Token,
)


def _cue(lemma: str, stance: Stance, negated: str = "none") -> Cue:
    return Cue(lemma, "verb", StatementKind.SPEECH, stance, Strength.PLAIN, (), (), negated)


def _quantity(name: str, measure: Measure, *about: str, covers: tuple[str, ...] = ()) -> AttributeRule:
    return AttributeRule(name, "", "quantity", about, measure, covers=covers)


def _term(name: str, *about: str) -> AttributeRule:
    return AttributeRule(name, "", "term", about)


TYPES = (
    TypeRule("shooting", "", "harm"),
    TypeRule("breakout", "", "harm", doer=False),
    TypeRule("crush", "", "harm", doer=False),
    TypeRule("raid", "", "roundup"),
    TypeRule("campaign", "", "war", background=True),
    TypeRule("closure", "", "closure", "site", "status", "closed", doer=False),
    TypeRule("release", "", "release", "site", "released", doer=False),
    TypeRule("meeting", "", "meeting", "site", "occurred", "yes", doer=False),
)
ATTRIBUTES = (
    _quantity("killed", Measure.FLOW, "happening"),
    _quantity("injured", Measure.FLOW, "happening"),
    _quantity("casualties", Measure.FLOW, "happening", covers=("killed", "injured")),
    _quantity("escaped", Measure.FLOW, "happening", "site"),
    _quantity("released", Measure.FLOW, "happening", "site"),
    _quantity("held", Measure.STOCK, "site", "happening"),
    _quantity("capacity", Measure.CAPACITY, "site"),
    _term("cause", "happening"),
    _term("force_used", "happening"),
    _term("status", "site", "body"),
    _term("conditions", "site"),
    AttributeRule("occurred", "", "yes_no", ("happening",)),
    AttributeRule("perpetrator", "", "party", ("happening",)),
)
WORDS = DomainWords("qx", counted={"people": ("mira",), "roles": ("gardo",)}, site_nouns=("kampo",))
TERMS = (TermRule("cause", "gunfire", ("stampede",)), TermRule("cause", "stampede", ("gunfire",)))
CODEBOOK = Codebook(
    version="hand",
    language=Language(
        "qx",
        CueWords((_cue("dira", Stance.ASSERTS), _cue("nega", Stance.DENIES), _cue("kulpa", Stance.ACCUSES))),
        FigureWords(articles=("un",)),
        DateWords(),
        ReferenceWords(),
        MarkerWords(),
    ),
    domains={
        "hand": Domain(
            "hand", "", {rule.name: rule for rule in TYPES}, {r.name: r for r in ATTRIBUTES}, TERMS, WORDS
        )
    },
    sites=(RegisteredSite("site-oru", "Oru Kampo", Place("Belda", "QX", precision="city")),),
)


class Hand:
    """A report whose words are found by themselves: `at("dek mira")` is the span of those words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.report = Report("report-hand", "hand.txt", text, publisher="La Gazeto")
        self._mentions: list[Mention] = []
        self._frames: list[Frame] = []
        self._tagged: list[Tagged] = []
        self._phrases: list[NounPhrase] = []
        self._statements: list[Statement] = []
        self._cast: dict[str, CastMember] = {}

    def at(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def figure(self, words: str, low: int | None, high: int | None, **more: Any) -> Span:
        span = self.at(words)
        more = {key: self.at(value) if key in ("head", "part_of") else value for key, value in more.items()}
        value = Quantity(low, high, words)
        self._mentions.append(Mention(MentionKind.FIGURE, span, value, "hand", **more))
        return span

    def place(self, words: str, nth: int = 1, **more: Any) -> Span:
        return self._mention(MentionKind.PLACE, words, nth, Place(words, **more))

    def period(self, words: str, expression: str) -> Span:
        value = Period(expression=expression, anchor="publication")
        return self._mention(MentionKind.PERIOD, words, 1, value)

    def site(self, words: str, nth: int = 1, code: str = "", plural: bool = False, within: str = "") -> Span:
        span = self._mention(MentionKind.SITE, words, nth, Term(code, words))
        whole = Span(span.start, self.at(within).end) if within else span
        self._phrases.append(NounPhrase(whole, span, span, plural))
        return span

    def _mention(self, kind: MentionKind, words: str, nth: int, value: Any) -> Span:
        span = self.at(words, nth)
        self._mentions.append(Mention(kind, span, value, "hand"))
        return span

    def frame(self, words: str, *names: str, nth: int = 1, **roles: Any) -> Frame:
        spans: dict[str, Any] = {
            key: self.at(value) if type(value) is str else value for key, value in roles.items()
        }
        frame = Frame(self.at(words, nth), words, names, **spans)
        self._frames.append(frame)
        return frame

    def actor(self, name: str, *words: str, kind: ActorKind = ActorKind.BODY) -> str:
        spans = tuple(self.at(item) for item in words or (name,))
        member = CastMember(f"cast-{name}", self.report.id, name, kind, spans)
        self._cast[name] = member
        return member.id

    def says(
        self, names: tuple[str, ...], cue: str, content: str, stance: Stance, lemma: str = "", **more: Any
    ) -> Statement:
        """A statement by members of the cast; a `cue` of "" is none."""
        ids = tuple(self._cast[name].id for name in names)
        source = tuple(self._cast[name].spans[0] for name in names if self._cast[name].spans)
        span = self.at(cue) if cue else None
        more = {key: self.at(value) if key == "accused" else value for key, value in more.items()}
        statement = Statement(
            f"statement-{len(self._statements)}", self.report.id, source, span, (self.at(content),), ids,
            stance=stance, **more,
        )  # fmt: skip
        self._statements.append(statement)
        if span is not None:
            self._tagged.append(Tagged(span, lemma, source, statement.content))
        return statement

    def code(self) -> Coded:
        found = Found(tuple(self._statements), tuple(self._cast.values()))
        return code_claims(self.report, self.sentences(), found, CODEBOOK)

    def sentences(self) -> tuple[Sentence, ...]:
        made, start = [], 0
        for part in self.text.split(". "):
            span = Span(start, min(start + len(part) + 1, len(self.text)))
            made.append(
                Sentence(
                    span,
                    0,
                    tuple(_tokens(self.text, span)),
                    tuple(item for item in self._phrases if span.contains(item.core)),
                    tuple(sorted((m for m in self._mentions if span.contains(m.span)), key=lambda m: m.span)),
                    tuple(item for item in self._tagged if item.cue and span.contains(item.cue)),
                    tuple(
                        sorted((f for f in self._frames if span.contains(f.trigger)), key=lambda f: f.trigger)
                    ),
                )
            )
            start += len(part) + 2
        return tuple(made)


def _tokens(text: str, span: Span) -> list[Token]:
    tokens, at = [], span.start
    for word in span.of(text).split(" "):
        bare = word.strip('.,"')
        if bare:
            start = text.index(bare, at)
            pos = "DET" if bare.lower() in ("la", "un") else "PRON" if bare == "tio" else "NOUN"
            pos = "PROPN" if bare[0].isupper() and start != span.start else pos
            tokens.append(Token(Span(start, start + len(bare)), bare, bare.lower(), pos))
        at += len(word) + 1
    return tokens


def pick(coded: Coded, attribute: str, voice: str | None = None) -> list[Claim]:
    """The claims of an attribute, in the order of the text, by one voice where it is named."""
    found = [
        claim
        for claim in coded.claims
        if claim.attribute == attribute and (voice is None or claim.voice == voice)
    ]
    return sorted(found, key=lambda claim: claim.evidence)


def publisher(coded: Coded) -> str:
    return next(member.id for member in coded.cast if member.kind is ActorKind.PUBLISHER)


def names(coded: Coded) -> Mapping[str, str]:
    return {member.id: member.name for member in coded.cast}
