"""Words that point at somebody: pronouns, roles, nouns of claiming, marks of an unnamed source."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.codebook.schema.edges import EdgeWords
from counterclaim.codebook.schema.stances import StanceWords


@dataclass(frozen=True, slots=True)
class FormWords:
    """Words by which the form of a report is told: interview, transcript, live page, press release.

    `asking`, `answering`: labels of who asks and who answers ("Q", "interviewer"); `examining`: who asks in
    a role, so that a question is a statement ("the chair"); `speakers`: other
    nouns that a transcript calls its speakers by ("moderator"). `no_speaker`: regular expressions, at
    the start of a label that is nobody's ("note", "reporting by"). `interviewing`: expressions before
    whom an interview is with; `talking`: those between who is asked and who asks ("talks to").
    `over`: expressions at the start of a paragraph with which an interview has ended. `following`:
    expressions of a content that only points below ("the following"). `release`: expressions, each on
    a line, that show a press release, `about`: one whose last group names who issues it; `own`: the
    first person of a body ("we", "our"). `saying`: expressions before a colon by which somebody says
    what stands behind it ("say the same thing"). `no`, `yes`: expressions with which an
    answer opens. `totting`: expressions that open a clause of the toll
    ("bringing the total to"); `binding`: those of what who writes in the first person binds himself to
    ("we will"), with groups `who` and `said`.
    """

    asking: tuple[str, ...] = ()
    examining: tuple[str, ...] = ()
    answering: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    no_speaker: tuple[str, ...] = ()
    interviewing: tuple[str, ...] = ()
    talking: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    release: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    totting: tuple[str, ...] = ()
    binding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefutingWords:
    """How a clause calls a claim untrue without a verb of saying.

    `nouns`: expressions of nouns that hold what is claimed ("claims?"); `leading`: what stands between
    the noun and the claim ("that"); `verdicts`: expressions behind the claim that call it untrue ("is a
    lie"); `openers`: those before it ("there is no truth in the claim that"). `calling`: verbs by which
    somebody calls it so, `names`: what he calls it ("called the claim that … a lie").
    """

    nouns: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    calling: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotingWords:
    """How somebody takes up what others claim, without a word for or against it.

    `verbs`: lemmas of cues ("be aware of"); `leading`: words between the noun of claiming and the claim;
    `owning`: before whose claim it is ("by"); `relating`: words that open what an account says ("according
    to which").
    """

    verbs: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    owning: tuple[str, ...] = ()
    relating: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountWords:
    """How a figure is told as somebody's ("the ministry's latest toll stands at six"), as expressions.

    `nouns`: of the count; `before`: words between the owner and the noun; `being`: verbs between the
    count and the figure; `of`: what stands between a count and its owner ("the toll *given by* the army");
    `keeping`: verbs of who holds to a figure ("the navy *sticks to* one"); `changing`: of who gives another
    ("the ministry *raised* the toll to nine"); `givers`: last nouns of those who stand behind a figure in
    brackets ("11 dead (health *office*)"), `giving`: what may open such brackets ("source");
    `tallying`: verbs, by lemma, of who counts those just told of ("we *counted* 86 people");
    `counting`: verbs of who gives a figure and is only called "it" ("it *had counted* six");
    `pointers`: words before a count that was just told ("*that* figure"), `several`: of more than
    one ("*these* figures"), `being_the`: what stands before it named again ("that *is the* figure of the
    army"); `coming`: what leads from there to
    who gives it ("*comes from* the prefect"); `echoing`: clauses that only name who ("*so says* the army").
    """

    nouns: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    keeping: tuple[str, ...] = ()
    changing: tuple[str, ...] = ()
    givers: tuple[str, ...] = ()
    giving: tuple[str, ...] = ()
    tallying: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    being_the: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    echoing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BesideWords:
    """How voices and their figures stand side by side ("police say three, the charity five"), as expressions.

    `joints`: words between two voices; `links`: between a voice and its figure; `openers`: before a voice
    ("according to"). `owning`: links that else say whose something is ("of"); `others`: pronouns of further
    voices.
    """

    joints: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    owning: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """All words are lower case lemmas, but for the regular expressions (`unnamed`, `resumes`).

    `person_pronouns`: pronoun to "he", "she" or "they" by whom it may stand for. `owners`: other
    pronouns of somebody told of, to that which he does something by ("his": "he"). `roles`: nouns of
    people who speak for somebody ("minister") to the body's noun where they name one ("ministry").
    `titles`: words before a name, `short_titles`: those cut short to the whole word. `bodies`, `groups`,
    `documents`, `media`: head nouns. `claiming`: nouns that stand for an unnamed voice ("reports"),
    `accounts` those for how something is told ("version"), `tidings` those for what is put about ("news"),
    `beforehand` words that open a verb of saying which was before ("had"), `whatever`: pronouns that take up
    any claim ("*something* the army denies"). `unnamed`: openings and tails of an unnamed source.
    `particles`: small words inside a name ("do", "bin"). `locatives`:
    prepositions of a place;
    `seated`: words for a government, with which its seat is named ("the government in Tripoli");
    `placing`: those behind which a name is that of a place, whatever else it may be ("in"); `naming`: those
    behind which it may also be that of a site ("the centre at Lesk"); `upon`: those of a place that are of a
    day too ("on the border");
    `place_nouns`: nouns behind a place's name ("Sabel district"); `directions`: words before it ("eastern");
    `expanses`: nouns of what is larger than a place; `everywhere`: adverbs that say so ("nationwide").
    `reciprocals`: pronouns of two who do the same to one another.
    `joiners`: words between the parts of a joint source, `paired`: before the first of them ("neither");
    `openers`: words that open a new part; `fields`: what a body is for, `shared_heads`: what both halves of
    its name share ("*Customs* and Border *Protection*").
    `singular`: words before one person; `female`, `male`: words that tell whom "she" and "he" may
    stand for. `belonging`: prepositions between a role and its body; `ranks`: words before a role
    that are no body. `resumes`: where reporting takes over inside an open quotation;
    `issuing`: words between a document and who put it out ("a statement *by* the army"); `belongers`:
    people who speak as the body they are of ("members of the police"); `of`: between a noun and whose it is,
    `behind`: all that stands between a role and what it is of; `plurals`: endings of the plural with those of
    the singular, the likeliest first; `generic`: nouns that may take up any body named before ("the group",
    "the same body": `again`), `of_bodies`: words in names of bodies and of no person; `unknown_source`: the
    name of whom nobody names;
    `leads`: what may stand between a cue and its quotation; `ordinals`: words by which one of several
    unnamed sources is told, and which one it is ("the second survivor"); `further`: words that make one
    of them another than was told of before; `pairs`: regular expressions for two who spoke together;
    `leading`: prepositions from what was done to who did it ("blamed *on* the army"); `contrasts`: openers of
    a clause that only names what the sentence goes against ("contrary to"); `things`: pronouns that speak for
    nobody ("everything points to …"); `lifeless`: what shows marks and says nothing; `postposed`: words
    behind a noun that are no cue ("the person concerned"); `findings`: nouns of what was found, for
    which who tells of it vouches ("autopsies show");
    `pointing`: pronouns that take up what was said before ("that is a lie"); `redoing`: verbs that take up
    a deed with them ("*did* it"); `laying`: nouns by which somebody lays blame on all that is named behind
    ("put the *blame* on"); `parts`: nouns of what somebody may have had in a deed ("any *role* in");
    `refuted`: labels before words
    that are quoted only to be refuted ("Claim: …"); `anybody`: of whom a denial leaves nobody ("anyone");
    `refuting`: how a clause calls a claim untrue;
    `counts`: how a figure is told as somebody's;
    `demonstratives`: words that point at what was told of ("*this* ministry");
    `alternates`: the first and the second of two ("the latter"); `issued`: documents
    that stand for who spoke last ("the statement"); `making`: verbs by which somebody makes one;
    `relatives`: pronouns of those just told of ("most of *whom*");
    `settling`: verbs of what was found out, for which who tells of it vouches; `beside`: how voices
    stand side by side; `noting`: how somebody takes up what others claim; `audiences`: nouns of those and of
    where something is told, who pass nothing on ("a news conference"); `negative`: words that open a source
    who is nobody ("*no* survivor saw"); `comparing`: expressions before a cue that compares ("than was");
    `passive`: auxiliaries of the passive; `kin`: nouns of relatives; `meeting`: expressions before those with
    whom somebody spoke; `whole`: words for all of those told of ("*all* of them"), `objects`: pronouns of
    them; `remains`: nouns of the dead that a body can have too; `timing`: expressions behind a source that
    say when; `speaking`: nouns of who speaks for the body told of last; `bidden`: cues of who is told to do
    something; `giving_names`: words right before somebody's name in a clause about him ("a man who is
    *called* N").
    """

    person_pronouns: tuple[str, ...] = ()
    group_pronouns: tuple[str, ...] = ()
    thing_pronouns: tuple[str, ...] = ()
    other_pronouns: tuple[str, ...] = ()
    giving_names: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    reciprocals: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    postposed: tuple[str, ...] = ()
    lifeless: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    redoing: tuple[str, ...] = ()
    laying: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    refuted: tuple[str, ...] = ()
    anybody: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    demonstratives: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    indefinites: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    short_titles: Mapping[str, str] = field(default_factory=dict)
    heads_of: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    issued: tuple[str, ...] = ()
    making: tuple[str, ...] = ()
    settling: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    claiming: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    beforehand: tuple[str, ...] = ()
    tidings: tuple[str, ...] = ()
    whatever: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    paired: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    shared_heads: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()
    belonging: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    further: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    locatives: tuple[str, ...] = ()
    seated: tuple[str, ...] = ()
    placing: tuple[str, ...] = ()
    upon: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    place_nouns: tuple[str, ...] = ()
    expanses: tuple[str, ...] = ()
    everywhere: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    issuing: tuple[str, ...] = ()
    belongers: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    plurals: tuple[tuple[str, str], ...] = ()
    generic: tuple[str, ...] = ()
    of_bodies: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    unknown_source: str = "unnamed source"
    unknown_publisher: str = "unknown publisher"
    stance: StanceWords = field(default_factory=StanceWords)
    forms: FormWords = field(default_factory=FormWords)
    beside: BesideWords = field(default_factory=BesideWords)
    counts: CountWords = field(default_factory=CountWords)
    refuting: RefutingWords = field(default_factory=RefutingWords)
    noting: NotingWords = field(default_factory=NotingWords)
    edges: EdgeWords = field(default_factory=EdgeWords)
    audiences: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    comparing: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    remains: tuple[str, ...] = ()
    timing: tuple[str, ...] = ()
    bidden: tuple[str, ...] = ()
    speaking: tuple[str, ...] = ()
    meeting: tuple[str, ...] = ()
