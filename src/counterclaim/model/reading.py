"""What one pass of the program takes from one report: sentences, statements, happenings, claims."""

from dataclasses import dataclass, field

from counterclaim.model.values import Party, Period, Place, Span, Value
from counterclaim.model.words import (
    ActorKind,
    Denial,
    Manner,
    MentionKind,
    Modality,
    Stance,
    StatementKind,
    Strength,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `pos` is a Universal Dependencies part of speech (NOUN, VERB, PUNCT, ...)."""

    span: Span
    text: str
    lemma: str
    pos: str


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun with all that belongs to it (appositions, of-phrases, relative clauses); `core` leaves
    out what follows the head; `head` is the head noun or name."""

    span: Span
    core: Span
    head: Span
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A read value with the words it was read from and the rule that read it.

    `head`: of a figure, the counted noun ("migrants" in "at least six migrants"); of an actor or a
    site, the head noun. `part_of`: of a figure, the span of the total that it is a part of.
    `note`: a figure's "another", "only", "at once dead and hurt" and the like. `candidates`: of a place
    that the text leaves open, all that it may be, the likeliest first.
    """

    kind: MentionKind
    span: Span
    value: Value
    rule: str
    head: Span | None = None
    part_of: Span | None = None
    note: str = ""
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Tagged:
    """Source, cue and content that belong together, found inside sentences; parts of a broken span
    are in order. `cue_lemma` is the codebook's lemma of the cue, "" when it lists none.
    `addressee` and `accused` are other parties of the cue ("accused the army of …")."""

    cue: Span | None
    cue_lemma: str
    source: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    accused: Span | None = None
    negated: bool = False
    relayed: bool = False  # "citing X": the source is X, the enclosing source passes it on
    aside: bool = False  # "not *60* as X had said": another's figure inside a content
    cue_pos: str = ""  # the codebook's word for the cue's kind: "verb", "noun"; "" where unknown
    addressee: Span | None = None  # to whom: "told *the radio station*"
    answers: Span | None = None  # a noun of the claim before it: "…the *attack*, which the army denied"
    relayed_by: tuple[Span, ...] = ()  # who passes it on: "*the agency*, citing survivors"


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with the spans that fill its roles. `names` are codebook words the trigger stands
    for: "type:shooting", "attribute:killed", "term:cause:stampede"."""

    trigger: Span
    lemma: str
    names: tuple[str, ...]
    agent: Span | None = None
    patient: Span | None = None
    number: Span | None = None  # the figure's span
    place: Span | None = None
    time: Span | None = None
    means: Span | None = None
    cause: Span | None = None
    clause: Span | None = None  # the words of the clause the trigger governs
    negated: bool = False
    modality: Modality = Modality.ACTUAL
    definite: bool = False  # "the attack", "this breakout": points back
    background: bool = False  # "since 2011", "in last year's strike"
    negation: Span | None = None  # the words that negate it: a claim inside them is not denied by itself
    as_cause: bool = False  # stands where a cause stands: "because of the stampede", "the stampede killed"
    learnt: bool = False  # by what words mean, where no list names them


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    paragraph: int
    tokens: tuple[Token, ...] = ()
    noun_phrases: tuple[NounPhrase, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tagged: tuple[Tagged, ...] = ()
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class CastMember:
    """An actor as one report tells of it: every name, role and pronoun that the report gives it.

    `registered` is the id of an actor of the codebook when its name alone decides; an office ("the
    interior minister") stays open until the day is known: then `office` holds the codebook's post.
    `speaks_for` are ids of other cast members (the minister's ministry or government).
    """

    id: str
    report_id: str
    name: str
    kind: ActorKind
    spans: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()
    role: str = ""
    registered: str | None = None
    office: str | None = None
    speaks_for: tuple[str, ...] = ()
    private: bool = False  # a detainee or victim: not named in exports unless asked for


@dataclass(frozen=True, slots=True)
class SiteMention:
    """A site as one report tells of it. `group` when it stands for several ("all centres in Libya"). `only`
    when it is first described as the one of its kind in its town ("the detention centre in Tripoli")."""

    id: str
    report_id: str
    name: str
    spans: tuple[Span, ...] = ()
    registered: str | None = None
    place: Place | None = None
    group: bool = False
    described: bool = False  # "a detention centre in Tripoli": no name of its own
    only: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says. `actor_ids` are cast members (several for a joint source); `relayed_by`
    is the chain that passed it on, the outermost first."""

    id: str
    report_id: str
    source: tuple[Span, ...]
    cue: Span | None
    content: tuple[Span, ...]
    actor_ids: tuple[str, ...]
    kind: StatementKind = StatementKind.SPEECH
    stance: Stance = Stance.ASSERTS
    modality: Modality = Modality.ACTUAL
    denial: Denial | None = None
    strength: Strength = Strength.PLAIN
    manner: Manner = Manner.INDIRECT
    relayed_by: tuple[str, ...] = ()
    said_on: Period | None = None
    accused: Span | None = None
    rule: str = ""

    @property
    def public(self) -> bool:
        return self.kind.public


@dataclass(frozen=True, slots=True)
class Happening:
    """What took place, as one report tells it. `types` are codebook words, the leading one first."""

    id: str
    report_id: str
    types: tuple[str, ...]
    modality: Modality
    triggers: tuple[Span, ...]
    period: Period | None = None
    place: Place | None = None
    site_id: str | None = None
    parties: tuple[Party, ...] = ()
    focal: bool = True
    incident_id: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One typed value in a statement, by one voice. `statement_id` is None where the publisher speaks.

    It is about a happening, a site, a body (`actor_id`), or a happening and a site at once.
    `subset_of` is the claim of the total that this one is a part of; `counted` the noun of a figure that
    counts some kind of people only ("child"), so that others may have come to harm besides.
    """

    id: str
    report_id: str
    statement_id: str | None
    voice: str
    attribute: str
    value: Value
    evidence: Span
    rule: str
    stance: Stance = Stance.ASSERTS
    modality: Modality = Modality.ACTUAL
    denial: Denial | None = None
    happening_id: str | None = None
    incident_id: str | None = None
    site_id: str | None = None
    actor_id: str | None = None
    joint_id: str | None = None
    as_of: Period | None = None
    scope: str | None = None
    subset_of: str | None = None
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, as data. `where` is a uri or "report-id:start"; `hint` says what to do."""

    stage: str
    where: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one pass takes from one report. `version` names program and codebook."""

    report_id: str
    version: str
    statements: tuple[Statement, ...] = ()
    happenings: tuple[Happening, ...] = ()
    claims: tuple[Claim, ...] = ()
    cast: tuple[CastMember, ...] = ()
    sites: tuple[SiteMention, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What the statements room hands on."""

    statements: tuple[Statement, ...]
    cast: tuple[CastMember, ...]
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Coded:
    """What the claims room hands on; `cast` is the statements room's with the parties added."""

    happenings: tuple[Happening, ...]
    claims: tuple[Claim, ...]
    cast: tuple[CastMember, ...]
    sites: tuple[SiteMention, ...]
    problems: tuple[Problem, ...] = field(default=())
