"""Terms, parties, occurrences and sites side by side: which part, and which do not."""

from counterclaim.model import DisputeKind, Modality, Stance
from tests.disputes.told import NONE, Case, say
from tests.ledger_made import figure, make_claim, on, party, term

DENIES, ACCUSES = Stance.DENIES, Stance.ACCUSES
FIGURES, DENIAL, CAUSE = DisputeKind.FIGURES, DisputeKind.DENIAL, DisputeKind.CAUSE
COUNTER = DisputeKind.COUNTER_ACCUSATION

WORD_CASES: list[Case] = [
    (
        "shot or crushed: terms that shut each other out; what neither shuts out stands beside them",
        say(
            make_claim("x", "cause", term("gunfire")),
            make_claim("x", "cause", term("crowding"), at=20),
            make_claim("y", "cause", term("stampede")),
        ),
        {"cause": (CAUSE, {"x: gunfire", "x: crowding", "y: stampede"})},
    ),
    (
        "terms that both can be true",
        say(make_claim("x", "cause", term("gunfire")), make_claim("y", "cause", term("crowding"))),
        NONE,
    ),
    (
        "a voice that changes its mind about the cause",
        say(
            make_claim("x", "cause", term("stampede")),
            make_claim("x", "cause", term("gunfire"), report="r3"),
            make_claim("y", "cause", term("gunfire")),
        ),
        NONE,
    ),
    (
        "A accuses B, B denies and accuses A",
        say(
            make_claim("a", "perpetrator", party("b"), stance=ACCUSES),
            make_claim("b", "perpetrator", party("b"), stance=DENIES),
            make_claim("b", "perpetrator", party("a"), stance=ACCUSES, at=30),
        ),
        {"perpetrator": (COUNTER, {"a: b", "b: not b", "b: a"})},
    ),
    (
        "accused and denied only",
        say(
            make_claim("unnamed", "perpetrator", party("b"), stance=ACCUSES),
            make_claim("b", "perpetrator", party("b"), stance=DENIES),
        ),
        {"perpetrator": (DENIAL, {"unnamed: b", "b: not b"})},
    ),
    (
        "a denial of what nobody says is none",
        say(make_claim("b", "force_used", term("excessive"), stance=DENIES)),
        NONE,
    ),
    (
        "a denial meets the claim of an unnamed voice",
        say(
            make_claim("unnamed", "force_used", term("excessive"), stance=ACCUSES),
            make_claim("b", "force_used", term("excessive"), stance=DENIES),
        ),
        {"force_used": (DENIAL, {"unnamed: excessive", "b: not excessive"})},
    ),
    (
        "words of judgement against words of judgement",
        say(
            make_claim("x", "force_used", term("excessive")),
            make_claim("b", "force_used", term("humane")),
        ),
        {"force_used": (DisputeKind.CHARACTERISATION, {"x: excessive", "b: humane"})},
    ),
    (
        "who admits or confirms joins the position",
        say(
            make_claim("x", "perpetrator", party("b"), stance=ACCUSES),
            make_claim("b", "perpetrator", party("b"), stance=Stance.ADMITS),
            make_claim("y", "perpetrator", party("b"), stance=Stance.CONFIRMS),
            make_claim("z", "perpetrator", party("b"), stance=DENIES),
        ),
        {"perpetrator": (DENIAL, {"b x y: b", "z: not b"})},
    ),
    (
        "doubt alone makes no dispute",
        say(
            make_claim("x", "killed", figure(6)),
            make_claim("y", "killed", figure(9), stance=Stance.DOUBTS),
        ),
        NONE,
    ),
    (
        "a voice never disputes with itself: a denial that is withdrawn",
        say(
            make_claim("x", "cause", term("gunfire"), stance=DENIES),
            make_claim("x", "cause", term("gunfire"), report="r3"),
            make_claim("y", "cause", term("gunfire")),
        ),
        NONE,
    ),
    (
        "whoever tells how it went holds that it occurred",
        say(
            make_claim("b", "occurred", term("yes"), stance=DENIES),
            make_claim("x", "killed", figure(6)),
        ),
        {"occurred": (DisputeKind.OCCURRENCE, {"b: not yes", "x: yes"})},
    ),
    (
        "where somebody says in so many words that it occurred, nobody else is taken to",
        say(
            make_claim("b", "occurred", term("yes"), stance=DENIES),
            make_claim("z", "occurred", term("yes"), stance=Stance.CONFIRMS),
            make_claim("x", "killed", figure(6)),
        ),
        {"occurred": (DisputeKind.OCCURRENCE, {"b: not yes", "z: yes"})},
    ),
    (
        "no is the denial of yes",
        say(make_claim("b", "occurred", term("no")), make_claim("z", "occurred", term("yes"))),
        {"occurred": (DisputeKind.OCCURRENCE, {"b: not yes", "z: yes"})},
    ),
    (
        "that another thing did not occur is no dispute",
        say(
            make_claim("b", "occurred", term("yes"), stance=DENIES, happening="h2"),
            make_claim("x", "killed", figure(6)),
        ),
        NONE,
    ),
    (
        "a suspicion is answered by a denial",
        say(
            make_claim("x", "perpetrator", party("b"), stance=ACCUSES, modality=Modality.POSSIBLE),
            make_claim("b", "perpetrator", party("b"), stance=DENIES),
        ),
        {"perpetrator": (DENIAL, {"x: b", "b: not b"})},
    ),
    (
        "held and room for: stock and capacity are never compared",
        say(
            make_claim("x", "held", figure(3000), site="s1", incident=None, happening=None),
            make_claim("y", "capacity", figure(1000), site="s1", incident=None, happening=None),
        ),
        NONE,
    ),
    (
        "held on near days",
        say(
            make_claim("x", "held", figure(3000), site="s1"),
            make_claim("y", "held", figure(3400, None), site="s1", report="r2"),
        ),
        {"held": (FIGURES, {"x: 3000", "y: 3400-None"})},
    ),
    (
        "held on days far apart",
        say(
            make_claim("x", "held", figure(3000), site="s1"),
            make_claim("y", "held", figure(3400), site="s1", report="r3"),
            make_claim("y", "held", figure(200), site="s1", report="r4"),
        ),
        NONE,
    ),
    (
        "held for a day of its own, not that of the report",
        say(
            make_claim("x", "held", figure(3000), site="s1", as_of=on("2031-06-29")),
            make_claim("y", "held", figure(3400), site="s1", report="r4"),
        ),
        {"held": (FIGURES, {"x: 3000", "y: 3400"})},
    ),
    (
        "conditions that can both be true stand side by side",
        say(
            make_claim("x", "conditions", term("excessive"), site="s1"),
            make_claim("y", "conditions", term("crowding"), site="s1"),
        ),
        NONE,
    ),
    (
        "what is denied of the conditions parts, and what shuts one another out",
        say(
            make_claim("x", "conditions", term("excessive"), site="s1"),
            make_claim("y", "conditions", term("excessive"), site="s1", stance=DENIES),
        ),
        {"conditions": (DENIAL, {"x: excessive", "y: not excessive"})},
    ),
    (
        "who is let in, told with an incident at the site and of the site alone",
        say(
            make_claim("x", "access", term("excessive"), site="s1"),
            make_claim("y", "access", term("excessive"), site="s1", incident=None, stance=DENIES),
        ),
        {"access": (DENIAL, {"x: excessive", "y: not excessive"})},
    ),
    (
        "who is let in, disputed with an incident: once, and not again of its site",
        say(
            make_claim("x", "access", term("excessive"), site="s1"),
            make_claim("y", "access", term("excessive"), site="s1", stance=DENIES),
            make_claim("z", "access", term("excessive"), site="s1", incident=None, stance=DENIES),
        ),
        {"access": (DENIAL, {"x: excessive", "y: not excessive"})},
    ),
    (
        "answered within a week, without a day",
        say(
            make_claim("x", "access", term("excessive"), site="s1", incident=None, as_of=on("2031-05-09")),
            make_claim("y", "access", term("excessive"), site="s1", incident=None, stance=DENIES),
        ),
        {"access": (DENIAL, {"x: excessive", "y: not excessive"})},
    ),
    (
        "another day is denied, or that of long after",
        say(
            make_claim("x", "access", term("excessive"), site="s1", incident=None, as_of=on("2031-05-09")),
            make_claim(
                "y",
                "access",
                term("excessive"),
                site="s1",
                incident=None,
                as_of=on("2031-05-14"),
                report="r2",
                stance=DENIES,
            ),
            make_claim(
                "z", "access", term("excessive"), site="s1", incident=None, report="r4", stance=DENIES
            ),
        ),
        NONE,
    ),
    (
        "closed weeks ago, and open now",
        say(
            make_claim("x", "status", term("open"), site="s1"),
            make_claim("y", "status", term("closed"), site="s1", as_of=on("2031-04-20")),
        ),
        {"status": (DisputeKind.CHARACTERISATION, {"x: open", "y: closed"})},
    ),
    (
        "closed years ago, and open now",
        say(
            make_claim("x", "status", term("open"), site="s1"),
            make_claim("y", "status", term("closed"), site="s1", as_of=on("2029-04-20")),
        ),
        NONE,
    ),
    (
        "decided for a month to come, and denied now",
        say(
            make_claim(
                "x", "status", term("closed"), site="s1", modality=Modality.ORDERED, as_of=on("2031-08-01")
            ),
            make_claim("y", "status", term("closed"), site="s1", modality=Modality.ORDERED, stance=DENIES),
        ),
        {"status": (DENIAL, {"x: closed", "y: not closed"})},
    ),
    (
        "promised by one who can, and denied",
        say(
            make_claim(
                "x",
                "status",
                term("closed"),
                site="s1",
                modality=Modality.PROMISED,
                stance=Stance.PROMISES,
            ),
            make_claim("y", "status", term("closed"), site="s1", modality=Modality.PROMISED, stance=DENIES),
        ),
        {"status": (DENIAL, {"x: closed", "y: not closed"})},
    ),
    (
        "open and closed on one day",
        say(
            make_claim("x", "status", term("open"), site="s1"),
            make_claim("y", "status", term("closed"), site="s1"),
        ),
        {"status": (DisputeKind.CHARACTERISATION, {"x: open", "y: closed"})},
    ),
    (
        "considered closed and still open",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.CONSIDERED),
            make_claim("y", "status", term("open"), site="s1"),
            make_claim("z", "status", term("closed"), site="s1", stance=Stance.DEMANDS),
        ),
        NONE,
    ),
    (
        "a plan and its denial",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.CONSIDERED),
            make_claim(
                "y",
                "status",
                term("closed"),
                site="s1",
                modality=Modality.PROMISED,
                stance=DENIES,
                report="r3",
            ),
        ),
        {"status": (DENIAL, {"x: closed", "y: not closed"})},
    ),
    (
        "considered and ordered are two stages of one thing, and no dispute",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.CONSIDERED),
            make_claim("y", "status", term("closed"), site="s1", modality=Modality.ORDERED),
        ),
        NONE,
    ),
    (
        "an order that is denied, while it is considered",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.CONSIDERED),
            make_claim("y", "status", term("closed"), site="s1", modality=Modality.ORDERED, stance=DENIES),
        ),
        NONE,
    ),
    (
        "an order, and that it was given denied; who considers it stands beside",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.ORDERED),
            make_claim("z", "status", term("closed"), site="s1", modality=Modality.CONSIDERED),
            make_claim("y", "status", term("closed"), site="s1", modality=Modality.ORDERED, stance=DENIES),
        ),
        {"status": (DENIAL, {"x: closed", "y: not closed"})},
    ),
    (
        "who denies that it is even considered denies the order too",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.ORDERED),
            make_claim("y", "status", term("closed"), site="s1", modality=Modality.CONSIDERED, stance=DENIES),
        ),
        {"status": (DENIAL, {"x: closed", "y: not closed"})},
    ),
    (
        "that it was done is denied, that it is considered is not",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.CONSIDERED),
            make_claim("y", "status", term("closed"), site="s1", stance=DENIES),
        ),
        NONE,
    ),
    (
        "told to come, and denied outright: who says that it is not so denies the plan too",
        say(
            make_claim("x", "status", term("closed"), site="s1", modality=Modality.PROMISED),
            make_claim("y", "status", term("closed"), site="s1", stance=DENIES),
        ),
        {"status": (DENIAL, {"x: closed", "y: not closed"})},
    ),
    (
        "done, and denied to be even ordered",
        say(
            make_claim("x", "status", term("closed"), site="s1"),
            make_claim("y", "status", term("closed"), site="s1", modality=Modality.ORDERED, stance=DENIES),
        ),
        {"status": (DENIAL, {"x: closed", "y: not closed"})},
    ),
    (
        "done, and denied to be done",
        say(
            make_claim("x", "status", term("closed"), site="s1"),
            make_claim("y", "status", term("closed"), site="s1", stance=DENIES),
        ),
        {"status": (DENIAL, {"x: closed", "y: not closed"})},
    ),
    (
        "figures of no incident and no site",
        say(
            make_claim("x", "killed", figure(6), incident=None),
            make_claim("y", "killed", figure(1), incident=None),
        ),
        NONE,
    ),
]
