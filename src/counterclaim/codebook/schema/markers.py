"""Markers: the words that turn a clause round or take it back: negation, modality, hedges."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.codebook.schema.roles import RoleWords
from counterclaim.model import Modality


@dataclass(frozen=True, slots=True)
class MarkerWords:
    """`modality`: regular expressions by modality, read before the act they govern; `not_done`: the act
    did not happen ("has yet to"); `negations`: words that negate ("no", "never", "neither"), and
    `certainties`: nouns whose "no" makes a clause surer ("no doubt that");
    `false`: predicates that call the rest untrue ("is untrue", "there is no truth"); `hedges` and
    `rumours`: words that weaken a statement; `background`: openers of background ("since 2011");
    `elsewhere`: signs that a sentence also tells of other happenings than the report's own, or of all of a
    time together; `pluperfect`: auxiliaries of what came
    before all else; `together`: regular expressions for several happenings of which a figure is the sum, and
    `other_ones` for another one. `left_open`: expressions behind which what follows is vouched for by nobody
    ("neither confirmed nor denied that"), up to the first of `parting`; `on_purpose`: the manner or end of a
    deed.

    `doing`: verbs that only carry their noun ("carry out" an attack); `helping`: verbs for what is done
    to the good of those who came to harm ("rescue"), so that who does it did no harm; `taking_part`:
    verbs for a part in a deed ("order", "fail to stop"); `causing`: verbs whose subject is the cause
    ("trigger"); `caused`: regular expressions that open a cause ("because of"); `means`: words that open
    a means ("with"); `attempts`: verbs that leave open whether it was done ("try"); `bearing`: verbs
    whose object marks who came to harm ("had bullet wounds"); `opening`: verbs by which something begins
    with its cause ("began with a quarrel"); `of_cause`: prepositions between harm and its cause ("died *in*
    a stampede"); `following`: those before what came earlier ("after"), and `meanwhile`: words that open
    what was going on ("when"); `causes`: nouns for a cause itself ("was the cause of death"); `perceiving`:
    verbs whose subject only takes in what is done ("we heard shooting");
    `finding`: regular expressions of clauses that tell how the dead were found, examined, buried or counted;
    `grave`: how badly some of the injured were hurt; `remaining`: who of them is still in hospital;
    `admitted`: whom one took in, who need not be all of them; `until_now`: that a count goes on;
    `known`: that the names of some of the dead are;
    `tending`: what is done to the hurt, on whatever day; `the_dead`, `carrying`: nouns for the dead, and
    verbs for what is done with them;
    `inquiring`: verbs of those who find out what took place; `prompting`: words before what others
    protest at; `regarding`: words between claims and the thing that they are about;
    `reacting` and `reactions`: verbs and nouns for what was said or made of a deed, or came
    of it ("condemn", "outcry"); `turning`: words that set what
    is so against what is not ("but"); `suspecting`: verbs whose object is held to be the cause, or is ruled
    out ("suspect arson"), and `traces`: nouns of what speaks for one ("evidence of arson"); `staged`: regular
    expressions of sentences that tell of what was only played, drilled, drawn or invented.

    `setting_aside`: words before a day or place at which it was not; `set_off`: regular expressions behind a
    day for how far it lies from another's, with the group `count`, and `later` where it is the later, and
    `stated_days` nouns for such a day; `before_spots`: prepositions of a spot that is set against
    another, `enclosing` those that stay with its name, and `spots` nouns for such,
    `walls` those that close a site in, `rooms` those for a part of it;
    `staying`, `staying_out`: regular expressions between a boat and the
    waters that it was in, or was not, `stricken` those of what befell people where they were; `manners`:
    prepositions of who did it and with what; `grounds`: groups of words for spots that shut one another out;
    `lands`: nouns for what a country has ("soil"), `nobodys`
    phrases for what none has, `lying_in` prepositions before these; `correcting`: regular expressions behind
    what its own teller takes back; `taking_place`: regular expressions of what stands between a deed and its
    day or place ("took place"); `befalling`: words for what nobody does ("sink");
    `anew`: regular expressions for a deed done another time; `distances`: units of length.

    `when_labels`, `date_labels`, `where_labels`, `what_labels`: regular expressions for the labels of a
    notice ("date of incident", "date", "location", "type"). `roles`: the words that tell which part a
    noun has in a deed."""

    modality: Mapping[Modality, tuple[str, ...]] = field(default_factory=dict)
    not_done: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    false: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    rumours: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    pluperfect: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    other_ones: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()
    parting: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    helping: tuple[str, ...] = ()
    taking_part: tuple[str, ...] = ()
    causing: tuple[str, ...] = ()
    caused: tuple[str, ...] = ()
    on_purpose: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    attempts: tuple[str, ...] = ()
    bearing: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    of_cause: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    meanwhile: tuple[str, ...] = ()
    perceiving: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()
    remaining: tuple[str, ...] = ()
    admitted: tuple[str, ...] = ()
    tending: tuple[str, ...] = ()
    until_now: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    the_dead: tuple[str, ...] = ()
    carrying: tuple[str, ...] = ()
    grave: tuple[str, ...] = ()
    inquiring: tuple[str, ...] = ()
    prompting: tuple[str, ...] = ()
    regarding: tuple[str, ...] = ()
    reacting: tuple[str, ...] = ()
    reactions: tuple[str, ...] = ()
    setting_aside: tuple[str, ...] = ()
    set_off: tuple[str, ...] = ()
    stated_days: tuple[str, ...] = ()
    before_spots: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    enclosing: tuple[str, ...] = ()
    walls: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    staying: tuple[str, ...] = ()
    staying_out: tuple[str, ...] = ()
    stricken: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()
    grounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lands: tuple[str, ...] = ()
    nobodys: tuple[str, ...] = ()
    lying_in: tuple[str, ...] = ()
    correcting: tuple[str, ...] = ()
    taking_place: tuple[str, ...] = ()
    befalling: tuple[str, ...] = ()
    anew: tuple[str, ...] = ()
    distances: tuple[str, ...] = ()
    turning: tuple[str, ...] = ()
    suspecting: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()
    staged: tuple[str, ...] = ()
    when_labels: tuple[str, ...] = ()
    date_labels: tuple[str, ...] = ()
    where_labels: tuple[str, ...] = ()
    what_labels: tuple[str, ...] = ()
    roles: RoleWords = field(default_factory=RoleWords)
