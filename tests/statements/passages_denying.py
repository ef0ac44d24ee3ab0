"""Short reports in which a voice calls something untrue, answers a question, or is told of in other words."""

from tests.statements.passages import Passage

_OPENING = "A riot broke out on Monday at the Zeddin detention centre in Nador, and shots were heard.\n\n"

DENYING = {
    "untrue1": Passage(
        _OPENING
        + 'The ministry dismissed reports that 30 people had been killed. "The figure of 71 injured is '
        'pure invention," said police spokesman Karim Odeh.',
        ("*ministry|denies|killed|30..30", "Karim Odeh|denies|injured|71..71"),
    ),
    "untrue2": Passage(
        _OPENING + "It has been alleged that soldiers shot at the detainees. This is a lie.",
        ("Pub|denies|perpetrator|soldiers",),
    ),
    "contrary": Passage(
        _OPENING + "Contrary to what some media have reported, no one was killed.",
        ("Pub|asserts|killed|0..0", "!some media|*|killed|*"),
    ),
    "answer": Passage(
        _OPENING
        + "HOST: Dr Hala Marun, how many of the dead did you receive?\n\nMARUN: Eight. Five on Monday, "
        "two in the night and one today.\n\nHOST: What did they die of?\n\nMARUN: Bullets.",
        ("Hala Marun|asserts|killed|8..8", "Hala Marun|asserts|cause|gunfire", "!Hala Marun|*|killed|1..1"),
    ),
    "carried": Passage(
        _OPENING + "Nine people died, according to the ministry. The league Safe Shore speaks of 30.",
        ("*Safe Shore|asserts|killed|30..30",),
    ),
    "before": Passage(
        _OPENING + "Four detained migrants were killed, a judge said. Four rifles were seized.",
        ("a judge|asserts|killed|4..4", "!Pub|*|arrested|*"),
    ),
    "points": Passage(
        _OPENING
        + '"Everything points to suicide," said the director, Lea Ros. The person concerned took his own '
        "life, she said.",
        ("Lea Ros|asserts|cause|suicide", "!Everything|*|*|*", "!person|*|*|*"),
    ),
    "responsible": Passage(
        _OPENING + "The army said the militia was behind the attack.",
        ("army|*|perpetrator|*militia*",),
    ),
    "figure": Passage(
        _OPENING + "The league Safe Shore said nine people died. The ministry disputes that figure.",
        ("ministry|denies|killed|9..9",),
    ),
    "bare": Passage(
        _OPENING
        + "HOST: Dr Hala Marun, how many were deported?\n\nMARUN: None.\n\nHOST: Safe Shore says 64 people "
        "were deported. They have a video.\n\nMARUN: That is not correct. I was there.",
        ("Hala Marun|denies|deported|64..64",),
    ),
    "nothing": Passage(
        _OPENING
        + "Safe Shore said guards shot at the detainees. No such thing happened, the ministry said. The "
        "mayor called this a lie.",
        ("ministry|denies|perpetrator|guards", "mayor|denies|perpetrator|guards"),
    ),
    "asked": Passage(
        _OPENING
        + "HOST: Captain Rode, how many died?\n\nRODE: One.\n\nHOST: Has the centre been closed?\n\nRODE: "
        "No, the centre is open.",
        ("Rode|denies|status|closed", "Rode|asserts|status|open"),
    ),
    "security": Passage(
        _OPENING + "General Security said five people had died in a stampede.",
        ("General Security|asserts|killed|5..5", "General Security|asserts|cause|stampede"),
    ),
    "called": Passage(
        _OPENING
        + "The ministry called the claim that guards beat detainees at the centre on Tuesday false. The "
        "army described as pure invention a report that its soldiers shot at people there on Monday.",
        ("ministry|denies|perpetrator|guards", "army|denies|perpetrator|its soldiers"),
    ),
    "called otherwise": Passage(
        _OPENING + "The director called the report that guards beat detainees on Tuesday a wake-up call.",
        ("!director|denies|*|*",),
    ),
    "neither": Passage(
        _OPENING
        + "The ministry neither confirmed nor denied that two detainees died on Monday, but a lawyer said "
        "four had died.",
        ("a lawyer|asserts|killed|4..4", "!*|*|killed|2..2"),
    ),
    "left open": Passage(
        _OPENING + "The ministry declined to comment on whether two detainees died on Monday.",
        ("!*|*|killed|*",),
    ),
    "not alleged": Passage(
        _OPENING + "The minister said the lawyers had not alleged that six people died.",
        ("!*|*|killed|*",),
    ),
    "taken for granted": Passage(
        _OPENING + "The ministry has not commented on the deaths of three detainees on Monday.",
        ("Pub|asserts|killed|3..3",),
    ),
    "yet to confirm": Passage(
        _OPENING + "Local media reported that 12 detainees were killed; the ministry has yet to confirm it.",
        ("Local media|asserts|killed|12..12", "!Pub|denies|*|*", "!ministry|denies|*|*"),
    ),
    "not involved": Passage(
        _OPENING + "The army said it was not involved in the shooting on Monday in which nine people died.",
        ("army|denies|perpetrator|*", "!army|denies|killed|*"),
    ),
    "anyone": Passage(
        _OPENING
        + "The league Safe Shore said nine people died. The ministry denied that anyone had died. The "
        "director denied that anybody had been killed or injured. The mayor denied knowing whether anyone "
        "was injured.",
        (
            "*Safe Shore|asserts|killed|9..9",
            "ministry|asserts|killed|0..0",
            "director|asserts|casualties|0..0",
            "!mayor|asserts|injured|0..0",
        ),
    ),
    "no doer": Passage(
        _OPENING + "The police denied killing anyone. The minister did not deny that anyone was injured.",
        ("!*|*|killed|0..0", "!*|*|injured|0..0"),
    ),
}
