"""Figures side by side: which part, and which do not."""

from counterclaim.model import DisputeKind, Modality, Stance
from tests.disputes.told import NONE, Case, say
from tests.ledger_made import figure, make_claim

DENIES, FIGURES, DENIAL = Stance.DENIES, DisputeKind.FIGURES, DisputeKind.DENIAL

FIGURE_CASES: list[Case] = [
    (
        "two figures that cannot both be true",
        say(make_claim("x", "killed", figure(6, None)), make_claim("y", "killed", figure(1))),
        {"killed": (FIGURES, {"x: 6-None", "y: 1"})},
    ),
    (
        "whom a hospital took in are no more than some of the hurt",
        say(
            make_claim("x", "killed", figure(8), rule="count:admitted"), make_claim("y", "killed", figure(14))
        ),
        NONE,
    ),
    (
        "a hospital took in more than somebody says were hurt",
        say(
            make_claim("x", "killed", figure(19), rule="count:admitted"), make_claim("y", "killed", figure(4))
        ),
        {"killed": (FIGURES, {"x: 19", "y: 4"})},
    ),
    (
        "who gives bodies found so far, and the same figure without saying so, counts no more than some",
        say(
            make_claim("x", "killed", figure(82)),
            make_claim("x", "killed", figure(82), report="r2", rule="count:admitted"),
            make_claim("y", "killed", figure(600, None), report="r2"),
        ),
        NONE,
    ),
    (
        "a figure that somebody calls a risen one is risen whoever else gives it",
        say(
            make_claim("x", "killed", figure(13)),
            make_claim("y", "killed", figure(23), report="r2"),
            make_claim("z", "killed", figure(23), report="r2", rule="count:risen:figure:exact"),
        ),
        NONE,
    ),
    (
        "two say differently whom a hospital took in",
        say(
            make_claim("x", "killed", figure(30), rule="count:admitted"),
            make_claim("y", "killed", figure(12), rule="count:admitted"),
        ),
        {"killed": (FIGURES, {"x: 30", "y: 12"})},
    ),
    (
        "at least six meets forty",
        say(make_claim("x", "killed", figure(6, None)), make_claim("y", "killed", figure(40))),
        NONE,
    ),
    (
        "of those missed the later and lower figure is the newer one",
        say(
            make_claim("x", "held", figure(66)),
            make_claim("y", "held", figure(46), report="r2"),
        ),
        NONE,
    ),
    (
        "of those missed on one day two figures part, and so does a later and higher one",
        say(
            make_claim("x", "held", figure(46)),
            make_claim("y", "held", figure(66)),
            make_claim("z", "held", figure(90), report="r2"),
        ),
        {"held": (FIGURES, {"x: 46", "y: 66", "z: 90"})},
    ),
    (
        "room for up to 300 is room for 300",
        say(
            make_claim("x", "capacity", figure(0, 300, "up to 300"), incident=None, site="s1"),
            make_claim("y", "capacity", figure(200), incident=None, site="s1"),
        ),
        {"capacity": (FIGURES, {"x: up to 300", "y: 200"})},
    ),
    (
        "six children are no other count than forty, nor than two women",
        say(
            make_claim("x", "killed", figure(40)),
            make_claim("y", "killed", figure(6), counted="child"),
            make_claim("z", "killed", figure(2), counted="woman"),
        ),
        NONE,
    ),
    (
        "where nobody counts all, children are not compared with women",
        say(
            make_claim("x", "killed", figure(6), counted="child"),
            make_claim("y", "killed", figure(2), counted="woman"),
        ),
        NONE,
    ),
    (
        "more women than are said to have died in all, or any where none are",
        say(
            make_claim("x", "killed", figure(3)),
            make_claim("y", "killed", figure(5), counted="woman"),
            make_claim("x", "injured", figure(0)),
            make_claim("y", "injured", figure(2), counted="child"),
        ),
        {"killed": (FIGURES, {"x: 3", "y: 5"}), "injured": (FIGURES, {"x: 0", "y: 2"})},
    ),
    (
        "two counts of children part",
        say(
            make_claim("x", "killed", figure(3), counted="child"),
            make_claim("y", "killed", figure(5), counted="child"),
        ),
        {"killed": (FIGURES, {"x: 3", "y: 5"})},
    ),
    (
        "two counts of children part beside a count of all that holds both",
        say(
            make_claim("x", "held", figure(500), incident=None, site="s1"),
            make_claim("y", "held", figure(17), incident=None, site="s1", counted="child"),
            make_claim("z", "held", figure(0), incident=None, site="s1", counted="child"),
        ),
        {"held": (FIGURES, {"y: 17", "z: 0"})},
    ),
    (
        "no child is held where somebody holds 500, children or not",
        say(
            make_claim("x", "held", figure(500), incident=None, site="s1"),
            make_claim("z", "held", figure(0), incident=None, site="s1", counted="child"),
        ),
        NONE,
    ),
    (
        "a voice that names a part later has not taken back its count of all",
        say(
            make_claim("x", "killed", figure(40)),
            make_claim("x", "killed", figure(6), report="r3", counted="child"),
            make_claim("y", "killed", figure(40)),
        ),
        NONE,
    ),
    (
        "hundreds and about two thousand part",
        say(make_claim("x", "killed", figure(200, 999)), make_claim("y", "killed", figure(1800, 2200))),
        {"killed": (FIGURES, {"x: 200-999", "y: 1800-2200"})},
    ),
    (
        "rising tolls of one voice are a revision",
        say(
            make_claim("x", "killed", figure(2)),
            make_claim("x", "killed", figure(7), report="r2"),
            make_claim("x", "killed", figure(9), report="r3"),
        ),
        NONE,
    ),
    (
        "escapees are caught day by day: a later, far higher count is the newer",
        say(
            make_claim("x", "recaptured", figure(12)),
            make_claim("y", "recaptured", figure(60), report="r3"),
        ),
        NONE,
    ),
    (
        "two counts of one day part, of those caught too",
        say(
            make_claim("x", "recaptured", figure(12)), make_claim("y", "recaptured", figure(60), report="r1")
        ),
        {"recaptured": (FIGURES, {"x: 12", "y: 60"})},
    ),
    (
        "a later count of those caught that is lower parts",
        say(
            make_claim("x", "recaptured", figure(60)),
            make_claim("y", "recaptured", figure(12), report="r3"),
        ),
        {"recaptured": (FIGURES, {"x: 60", "y: 12"})},
    ),
    (
        "a revised figure meets what the older would not",
        say(
            make_claim("x", "killed", figure(2)),
            make_claim("x", "killed", figure(9), report="r3"),
            make_claim("y", "killed", figure(9), report="r2"),
        ),
        NONE,
    ),
    (
        "of two figures of one voice in one report the higher counts, whichever is told first",
        say(
            make_claim("x", "killed", figure(2), at=10),
            make_claim("x", "killed", figure(9), at=90),
            make_claim("z", "killed", figure(9), at=10),
            make_claim("z", "killed", figure(2), at=90),
            make_claim("y", "killed", figure(9)),
        ),
        NONE,
    ),
    (
        "no one was hurt, and two of another kind were",
        say(
            make_claim("x", "killed", figure(0), at=90),
            make_claim("x", "killed", figure(2), at=10),
            make_claim("y", "killed", figure(5)),
        ),
        {"killed": (FIGURES, {"x: 0", "y: 5"})},
    ),
    (
        "a later figure that says less leaves the exact one be",
        say(
            make_claim("x", "killed", figure(44)),
            make_claim("x", "killed", figure(41, None), report="r3"),
            make_claim("y", "killed", figure(53)),
        ),
        {"killed": (FIGURES, {"x: 44", "y: 53"})},
    ),
    (
        "an older figure and a later one, not far above it: a toll that rises",
        say(make_claim("x", "killed", figure(40)), make_claim("y", "killed", figure(46), report="r3")),
        NONE,
    ),
    (
        "said again when the higher was known: they part",
        say(
            make_claim("x", "killed", figure(40)),
            make_claim("y", "killed", figure(46), report="r2"),
            make_claim("x", "killed", figure(40), report="r3"),
        ),
        {"killed": (FIGURES, {"x: 40", "y: 46"})},
    ),
    (
        "the higher voice had said otherwise on the day of the lower already",
        say(
            make_claim("x", "killed", figure(40)),
            make_claim("y", "killed", figure(44)),
            make_claim("y", "killed", figure(46), report="r3"),
        ),
        {"killed": (FIGURES, {"x: 40", "y: 46"})},
    ),
    (
        "the higher voice's own lower figure of before sets nothing against it: a toll that rises",
        say(
            make_claim("y", "killed", figure(36)),
            make_claim("x", "killed", figure(40), report="r2"),
            make_claim("y", "killed", figure(46), report="r3"),
        ),
        NONE,
    ),
    (
        "far above it is another account",
        say(make_claim("x", "killed", figure(40)), make_claim("y", "killed", figure(60), report="r3")),
        {"killed": (FIGURES, {"x: 40", "y: 60"})},
    ),
    (
        "far above it, but a later report calls it an earlier figure: a toll that rises",
        say(
            make_claim("x", "killed", figure(16)),
            make_claim("y", "killed", figure(60), report="r3"),
            make_claim("y", "killed", figure(16), report="r3", at=20, scope="earlier"),
        ),
        NONE,
    ),
    (
        "far above it, but told as what the toll has risen to, on a later day or in another report of it",
        say(
            make_claim("x", "killed", figure(16)),
            make_claim("y", "killed", figure(60), report="r3", rule="count:risen:figure"),
            make_claim("x", "injured", figure(16), report="r2"),
            make_claim("y", "injured", figure(60), report="copy", rule="count:risen:figure"),
        ),
        NONE,
    ),
    (
        "who says in the same report that it is fewer holds to it",
        say(
            make_claim("x", "killed", figure(16)),
            make_claim("y", "killed", figure(60), at=20, rule="count:risen:figure"),
        ),
        {"killed": (FIGURES, {"x: 16", "y: 60"})},
    ),
    (
        "who repeats the lower figure when the other says that it has risen holds to it",
        say(
            make_claim("x", "killed", figure(16)),
            make_claim("x", "killed", figure(16), report="r3"),
            make_claim("y", "killed", figure(60), report="r2", rule="count:risen:figure"),
        ),
        {"killed": (FIGURES, {"x: 16", "y: 60"})},
    ),
    (
        "a paper that repeats a voice's risen figure early stands with it",
        say(
            make_claim("x", "killed", figure(9)),
            make_claim("p", "killed", figure(10), at=20, publisher=True),
            make_claim("y", "killed", figure(10), report="r2"),
        ),
        NONE,
    ),
    (
        "a paper that tells how a voice corrected its figure gives the new one as its own",
        say(
            make_claim("x", "killed", figure(3)),
            make_claim("x", "killed", figure(3), report="r2", scope="earlier"),
            make_claim("p", "killed", figure(2), report="r2", at=20, publisher=True),
        ),
        NONE,
    ),
    (
        "what one voice took back another may hold",
        say(
            make_claim("x", "killed", figure(3)),
            make_claim("y", "killed", figure(3), report="r2", scope="earlier"),
            make_claim("y", "killed", figure(2), report="r2", at=20),
        ),
        {"killed": (FIGURES, {"x: 3", "y: 2"})},
    ),
    (
        "who says that there were no dead or hurt parts from who counts either",
        say(
            make_claim("x", "casualties", figure(0)),
            make_claim("y", "killed", figure(2)),
            make_claim("z", "injured", figure(5)),
        ),
        {"killed": (FIGURES, {"x: 0", "y: 2"})},
    ),
    (
        "where nobody counts the dead, it parts from who counts the hurt",
        say(make_claim("x", "casualties", figure(0)), make_claim("z", "injured", figure(5))),
        {"injured": (FIGURES, {"x: 0", "z: 5"})},
    ),
    (
        "who says that there were none, and counts the hurt, means the dead",
        say(
            make_claim("x", "casualties", figure(0)),
            make_claim("x", "injured", figure(5), at=20),
            make_claim("z", "injured", figure(5)),
        ),
        NONE,
    ),
    (
        "figures that later ones replaced are not laid side by side",
        say(
            make_claim("x", "killed", figure(16), scope="earlier"),
            make_claim("y", "killed", figure(22), scope="earlier"),
        ),
        NONE,
    ),
    (
        "a paper's own early count is not maintained: a toll that rises",
        say(
            make_claim("x", "killed", figure(20), publisher=True),
            make_claim("y", "killed", figure(46), report="r3"),
        ),
        NONE,
    ),
    (
        "others retell the first figure after the voice's own release has told more",
        say(
            make_claim("x", "killed", figure(20), report="r2", publisher=True),
            make_claim("x", "killed", figure(12), report="r3"),
            make_claim("y", "killed", figure(20)),
        ),
        NONE,
    ),
    (
        "a later figure that is lower does not rise",
        say(make_claim("x", "killed", figure(46)), make_claim("y", "killed", figure(40), report="r3")),
        {"killed": (FIGURES, {"x: 46", "y: 40"})},
    ),
    (
        "that there was none is no early count",
        say(make_claim("x", "killed", figure(0)), make_claim("y", "killed", figure(1), report="r3")),
        {"killed": (FIGURES, {"x: 0", "y: 1"})},
    ),
    (
        "without a day nothing tells which is the older",
        say(make_claim("x", "killed", figure(40)), make_claim("y", "killed", figure(46), report="undated")),
        {"killed": (FIGURES, {"x: 40", "y: 46"})},
    ),
    (
        "two arms of one government are two voices",
        say(make_claim("interior", "killed", figure(33)), make_claim("justice", "killed", figure(61, None))),
        {"killed": (FIGURES, {"interior: 33", "justice: 61-None"})},
    ),
    (
        "a part is not compared with the whole",
        say(
            make_claim("x", "killed", figure(53)),
            make_claim("x", "killed", figure(6), at=20, subset_of="whole"),
            make_claim("y", "killed", figure(5), subset_of="whole"),
        ),
        NONE,
    ),
    (
        "other scopes are other matters",
        say(
            make_claim("x", "killed", figure(53), scope="Velland"),
            make_claim("y", "killed", figure(5), scope="Oru"),
            make_claim("z", "killed", figure(7)),
        ),
        NONE,
    ),
    (
        "the same scope is compared",
        say(
            make_claim("x", "killed", figure(53), scope="women"),
            make_claim("y", "killed", figure(5), scope="Women"),
        ),
        {"killed": (FIGURES, {"x: 53", "y: 5"})},
    ),
    (
        "background tolls of older incidents",
        say(
            make_claim("x", "killed", figure(53), happening="old"),
            make_claim("y", "killed", figure(5)),
        ),
        NONE,
    ),
    (
        "tolls of a campaign",
        say(
            make_claim("x", "killed", figure(530), happening="war", incident="w1"),
            make_claim("y", "killed", figure(5), happening="war", incident="w1"),
        ),
        NONE,
    ),
    (
        "only what is given as done is a figure",
        say(
            make_claim("x", "killed", figure(53), modality=Modality.POSSIBLE),
            make_claim("y", "killed", figure(5)),
        ),
        NONE,
    ),
    (
        "no one killed is a figure",
        say(make_claim("x", "killed", figure(0)), make_claim("y", "killed", figure(5, None))),
        {"killed": (FIGURES, {"x: 0", "y: 5-None"})},
    ),
    (
        "a figure that is denied, and held",
        say(make_claim("x", "killed", figure(90)), make_claim("y", "killed", figure(90), stance=DENIES)),
        {"killed": (DENIAL, {"x: 90", "y: not 90"})},
    ),
    (
        "a publisher that repeats a voice joins its position",
        say(
            make_claim("x", "killed", figure(6, None)),
            make_claim("paper", "killed", figure(6), publisher=True, at=40),
            make_claim("y", "killed", figure(1)),
        ),
        {"killed": (FIGURES, {"paper x: 6-None", "y: 1"})},
    ),
    (
        "a publisher vaguer than its voices parts from nobody",
        say(
            make_claim("x", "killed", figure(40)),
            make_claim("y", "killed", figure(53)),
            make_claim("paper", "killed", figure(24, 99, "dozens"), publisher=True),
        ),
        {"killed": (FIGURES, {"x: 40", "y: 53"})},
    ),
    (
        "a publisher's vague words beside one voice make no dispute",
        say(
            make_claim("x", "killed", figure(200, 999)),
            make_claim("paper", "killed", figure(24, 99, "dozens"), publisher=True),
        ),
        NONE,
    ),
    (
        "a publisher's own exact figure is a voice",
        say(
            make_claim("x", "killed", figure(6)),
            make_claim("paper", "killed", figure(11), publisher=True),
        ),
        {"killed": (FIGURES, {"x: 6", "paper: 11"})},
    ),
    (
        "dead and hurt together are compared with the sum of one voice",
        say(
            make_claim("x", "killed", figure(6)),
            make_claim("x", "injured", figure(20), at=20),
            make_claim("y", "casualties", figure(90)),
            make_claim("z", "killed", figure(6)),
        ),
        {"casualties": (FIGURES, {"x: 6 + 20", "y: 90"})},
    ),
    (
        "sums part from what is said, not from one another",
        say(
            make_claim("x", "killed", figure(6)),
            make_claim("x", "injured", figure(20), at=20),
            make_claim("z", "killed", figure(6, None)),
            make_claim("z", "injured", figure(30, None), at=20),
            make_claim("y", "casualties", figure(26, 99)),
        ),
        {"injured": (FIGURES, {"x: 20", "z: 30-None"})},
    ),
    (
        "dead and hurt together meet the sum",
        say(
            make_claim("x", "killed", figure(6)),
            make_claim("x", "injured", figure(20), at=20),
            make_claim("y", "casualties", figure(24, 99)),
        ),
        NONE,
    ),
]
