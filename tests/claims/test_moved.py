"""Figures of people taken, let go and moved: which attribute they are of, whole or a part, and who denies."""

from collections.abc import Callable

import pytest

from counterclaim.annotation import open_annotator
from counterclaim.claims import code_claims
from counterclaim.codebook import load_codebook
from counterclaim.model import Quantity, Report
from counterclaim.statements import find_statements

Row = tuple[str, int | None, bool]  # attribute, lower bound, whether it is a part
Read = Callable[[str], list[Row]]
ARRESTED = "Police arrested 60 people in Orvan on Sunday. "

CASES: list[tuple[str, list[Row], str]] = [
    (
        "Sarnia sent back 640 migrants to Orvan on Sunday.",
        [("deported", 640, False)],
        "sent back, and no more",
    ),
    (
        "Sarnia returned 90 Afghans through the Orvan crossing on Sunday.",
        [("deported", 90, False)],
        "returned",
    ),
    (
        "Guards turned back 115 people at the fence near Orvan on Sunday.",
        [("deported", 115, False)],
        "a fence",
    ),
    ("There are two versions of the deaths at the Orvan camp on Sunday.", [], "versions are nobody"),
    ("The pushback of 53 people off Orvan on Sunday was filmed.", [("deported", 53, False)], "a noun"),
    ("Sarnia removed 80 Haitians on Sunday.", [("deported", 80, False)], "removed, of people"),
    ("The rescue of 67 people off Orvan on Sunday took hours.", [("rescued", 67, False)], "a rescue is one"),
    (
        "The militia set 25 men free in Orvan on Sunday.",
        [("released", 25, False)],
        "the figure inside the verb",
    ),
    (
        "Fifty detained migrants regained their freedom on Sunday.",
        [("released", 50, False)],
        "held, and let go",
    ),
    (
        "The mayor announced the detention of 21 men in Orvan on Sunday.",
        [("arrested", 21, False)],
        "detention",
    ),
    ("The number of arrests in Orvan on Sunday rose from 140 to 220.", [("arrested", 220, False)], "a rise"),
    (
        "Police freed 41 of the 90 people they had arrested in Orvan on Sunday.",
        [("released", 41, False), ("arrested", 90, False)],
        "a clause without a pronoun",
    ),
    (
        "Seven women who were arrested at the Orvan camp on Sunday were freed on Monday.",
        [("released", 7, False)],
        "what only says who is meant",
    ),
    (
        ARRESTED + "Eleven of those arrested are minors.",
        [("arrested", 60, False), ("arrested", 11, True)],
        "of",
    ),
    (
        ARRESTED + "Among those arrested were 30 boys.",
        [("arrested", 60, False), ("arrested", 30, True)],
        "among, before",
    ),
    (
        ARRESTED + "Eight boys were among those arrested in the raid.",
        [("arrested", 60, False), ("arrested", 8, True)],
        "among, behind",
    ),
    (
        ARRESTED + "Six of those arrested have been released.",
        [("arrested", 60, False), ("released", 6, False)],
        "of another act a part is the whole",
    ),
    (
        "Fifteen inmates escaped from the Orvan camp on Sunday and 11 were caught the same evening.",
        [("escaped", 15, False), ("recaptured", 11, False)],
        "caught after they fled",
    ),
    (
        "Of the 70 who got out of the Orvan camp on Sunday, 35 were back by evening.",
        [("escaped", 70, False), ("recaptured", 35, True)],
        "back by evening",
    ),
    (
        "Police freed 62 Guineans who were held at a farm in Orvan on Sunday.",
        [("released", 62, False)],
        "held",
    ),
    (
        "None of the asylum seekers held in Orvan has been released, a lawyer said on Sunday.",
        [("released", 0, False)],
        "nobody of those held",
    ),
    (
        "The 70 people who were held in the Orvan centre were moved to Sarn on Sunday.",
        [("transferred", 70, False)],
        "held, and moved",
    ),
    (
        "On Sunday 700 displaced people were moved from Orvan to the Sarn camp.",
        [("transferred", 700, False)],
        "whom it had befallen",
    ),
    (
        "Sarnia has returned 45 minors from Orvan to Morocco since Friday.",
        [("deported", 45, False)],
        "a country by its name",
    ),
    ("On Sunday 52 people were returned to Mali, a pastor said.", [("deported", 52, False)], "taken there"),
    (
        "The navy stopped a boat off Orvan on Sunday and returned 108 people to the shore.",
        [("rescued", 108, False)],
        "back on land",
    ),
    (
        "All but three of the 20 men who broke out of the Orvan camp on Sunday are back behind bars.",
        [("escaped", 20, False), ("recaptured", None, False)],
        "all but some are nobody counted",
    ),
]
NONE = [
    ("The minister sent 40 letters back to the embassy on Sunday.", "things that are sent back"),
    (
        "A march against the deportation of Afghans drew 2,000 people in Orvan on Sunday.",
        "who marched against it",
    ),
    ("Police removed 60 tents from the camp in Orvan on Sunday.", "things that are removed"),
    ("Sarnia took 40 children back to school in Orvan on Sunday.", "no border"),
    ("Sarnia returned 40 tents to Morocco on Sunday.", "things that go abroad"),
    ("A doctor returned to Morocco on Sunday.", "somebody goes home"),
    ("Detectives caught 3 migrants on camera in Orvan on Sunday.", "seen, not taken"),
]


@pytest.fixture(scope="module")
def read() -> Read:
    codebook = load_codebook()
    annotator = open_annotator(codebook)

    def find(text: str) -> list[Row]:
        report = Report("report", "report.txt", text, language="en")
        sentences = annotator.annotate(text).sentences
        coded = code_claims(report, sentences, find_statements(report, sentences, codebook), codebook)
        return [
            (
                claim.attribute,
                claim.value.low,
                claim.subset_of is not None or claim.scope not in (None, "earlier"),
            )
            for claim in coded.claims
            if isinstance(claim.value, Quantity)
        ]

    return find


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_who_was_moved_is_counted(read: Read, text: str, expected: list[Row], why: str) -> None:
    assert read(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NONE, ids=[case[1] for case in NONE])
def test_nobody_was_moved(read: Read, text: str, why: str) -> None:
    assert not read(text), why
