"""The part that a noun has in a deed: the small words, and verbs, that tell a tree's reader."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleWords:
    """All in small letters, verbs as lemmas.

    Prepositions: `doers` before who did it ("killed *by* guards"), `sides` before whom it came from ("fire
    *from* the police"), `tools` before what it was done with; `aimed` between a verb and whom it was done to
    ("fired *on* them"), `done_to` between a noun and these ("attack *on* the camp"), `charged` between whom
    somebody is charged and the deed ("accused them *of* shooting"); `among` before some of those told of;
    `beside` those that a parser takes for a particle ("drowned *off* Ilios"); `of` before the whole.

    Of figures: `holding` between a noun and the figure of whom it holds ("a group *of* 12"), `parting`
    between some and the whole ("*eleven* of those held"), `numbering` between a noun of harm and how many
    ("injuries *to* 12"), `climbing` between a count and what is counted ("the number *of* wounded");
    `reached` between a verb and the figure that it leads to ("rose *to* 53"), `rising` the two before the old
    and before the new one; `auxiliaries`: words between a figure and whom it counts ("12 *were* wounded").

    Of causes: `yielding` between harm and cause ("succumbed *to*"), `begun_with` behind a verb that opens
    ("began *with*"), `taken_as` before what a deed is held to be ("treated *as* arson"); `struck`: pronouns
    of one whom it struck; `pointing`: pronouns for what was told, `resuming`: those, and others, that open a
    clause on it.

    `ones`: pronouns that stand for who is told of ("the only *ones* who fired"). `finding`, `seeing`:
    verbs whose object is told of in a participle ("*found* them beaten", "*saw* them shot"), the first in one
    that ends as `participles` do; `gerunds`: verbs before a gerund ("*denied* beating them"), `deeds`: the
    endings of one ("*beating* deaths").
    """

    doers: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    aimed: tuple[str, ...] = ()
    done_to: tuple[str, ...] = ()
    charged: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    parting: tuple[str, ...] = ()
    numbering: tuple[str, ...] = ()
    climbing: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    rising: tuple[str, str] = ("", "")
    auxiliaries: tuple[str, ...] = ()
    yielding: tuple[str, ...] = ()
    begun_with: tuple[str, ...] = ()
    taken_as: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    resuming: tuple[str, ...] = ()
    ones: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()
    seeing: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    gerunds: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
