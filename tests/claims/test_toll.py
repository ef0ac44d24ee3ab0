"""The toll of what a report is about: figures, people told of one by one, and who is not of it."""

from collections.abc import Callable

import pytest

from counterclaim.annotation import open_annotator
from counterclaim.claims.toll import Toll, find_toll
from counterclaim.codebook import load_codebook
from counterclaim.model import Report
from tests.claims.hand import CODEBOOK, Hand

Read = Callable[[str], Toll]

CASES = [
    ("Two killed, three hurt at dance\n\nTwo people were killed and three hurt on Sunday.", 2, 3, "figures"),
    ("Shooting in Ardley\n\nFive people were shot on Sunday. One of them died.", 1, 4, "the rest of them"),
    (
        "Shooting in Ardley\n\nA 31-year-old man was shot in the leg on Sunday. "
        "A 19-year-old woman was shot in the arm.",
        0, 2, "told apart by age and sex",
    ),
    (
        "Man dies in Ardley\n\nA man was shot on Sunday. The man, Odo Marrick, 40, was taken to hospital. "
        "He died on Monday.",
        1, 0, "who was hurt and died is dead",
    ),
    ("Shooting in Ardley\n\nA man was killed and another man was wounded.", 1, 1, "another"),
    ("Shooting in Ardley\n\nA man and his 11-year-old son were found dead on Sunday.", 2, 0, "in one breath"),
    ("4 adults, 2 children dead in Ardley\n\nPolice are at the scene.", 6, 0, "a list of figures"),
    ("Shooting in Ardley\n\nA man killed two neighbors and then killed himself.", 3, 0, "by their own hand"),
    ("Three held over triple shooting\n\nPolice arrested three men on Sunday.", 0, 3, "triple"),
    ("Charge in deadly shooting\n\nPolice arrested a man on Sunday.", 1, 0, "a death, and no more"),
    (
        "One dead, two hurt in Ardley\n\nOne person was killed on Sunday and two others were shot.", 1, 2,
        "others are not the dead",
    ),
    ("Man, baby found dead in Ardley home\n\nPolice are at the scene.", 2, 0, "commas in a title"),
    ("Teen kills father, brother, self\n\nPolice are at the scene.", 3, 0, "himself is one more"),
    ("Suspect dead, officer wounded in Ardley\n\nPolice are at the scene.", 1, 1, "no verb in a title"),
    ("Shooting in Ardley\n\nTwo bailiffs and the gunman were killed.", 3, 0, "one added to a figure"),
    ("Officials identify man killed by a stray bullet\n\nNo more is known.", 1, 0, "a clause of the title"),
    ("Row with wife, man killed in Ardley\n\nPolice are at the scene.", 1, 0, "whom a preposition governs"),
    (
        "Five hurt in Ardley\n\nFive people were shot on Sunday. They were at a dance. It began at nine. "
        "Neighbors were shocked. In May, Odo Marrick was killed there.",
        0, 5, "a title of the hurt alone",
    ),
    ("Shots fired in Ardley\n\nNo one was killed, and one man was wounded.", 0, 1, "nobody"),
    ("8 shot, 1 in serious condition in Ardley\n\nPolice are at the scene.", 0, 8, "all, and one of them"),
    ("Odo Marrick killed, four wounded\n\nPolice are at the scene.", 1, 4, "each figure has its own verb"),
    ("Dozens mourn four slain in Ardley\n\nPolice are at the scene.", 4, 0, "a participle with a figure"),
    ("Student suffers fatal gunshot wound\n\nPolice are at the scene.", 1, 0, "a wound that killed"),
    ("Ardley man kills wife, 2 sons, then himself\n\nPolice are at the scene.", 4, 0, "a list of both"),
    (
        "Murder-suicide in Ardley\n\nA man fatally shot his wife and two young sons before killing himself.",
        4, 0, "one named before a figure",
    ),
    (
        "Murder-suicide in Ardley\n\nOdo Marrick, 30, shot and killed Ana Brisco, 34, and 2-year-old Lyle "
        "Brisco, then shot and killed himself.",
        3, 0, "he is none of those whom he shot",
    ),
    (
        "Shooting in Ardley\n\nA woman fatally shot her 17-month-old son and her husband on Sunday.", 2, 0,
        "the one who did it is not counted",
    ),
    (
        "Rampage in Ardley\n\nFour people were killed by a man before he was shot and killed by police.",
        5, 0, "the killer who was killed",
    ),
    (
        "Shooting in Ardley\n\nThe boy shot his young brother to death, wounded his older brother in the leg "
        "and fled.",
        1, 1, "two told of by whose they are",
    ),
    ("Ardley Boy Dies After Accident\n\nPolice are at the scene.", 1, 0, "a verb with a capital"),
    (
        "Man held in Ardley\n\nA man killed six of his grandchildren, his adult daughter and himself.", 8, 0,
        "a list that begins with a figure",
    ),
    ("Shooting in Ardley\n\nThree 16-year-old boys and a woman were shot on Sunday.", 0, 4, "an age"),
    (
        "Charge in Ardley\n\nOdo Marrick is suspected of killing two people and injuring two others.", 2, 2,
        "what somebody is suspected of",
    ),
    (
        "Boy killed in Ardley\n\nA boy was killed on Sunday. He was nine. He liked to sing. He walked to "
        "school. It is near. Police came at noon. A street was closed. It rained. Neighbors came. His mother "
        "was also shot in the arm.",
        1, 1, "told of late, as one more",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def read() -> Read:
    codebook = load_codebook(("gun_violence",))
    annotator = open_annotator(codebook)

    def find(text: str) -> Toll:
        return find_toll(Report("report", "report.txt", text), annotator.annotate(text).sentences, codebook)

    return find


@pytest.mark.parametrize(("text", "killed", "injured", "why"), CASES, ids=[case[3] for case in CASES])
def test_toll_is_read(read: Read, text: str, killed: int, injured: int, why: str) -> None:
    toll = read(text)
    assert (toll.killed, toll.injured) == (killed, injured), why
    assert not toll.assumed


def test_who_is_told_of_late_is_of_another_incident(read: Read) -> None:
    filler = " ".join(["Neighbors spoke of the street."] * 14)
    text = f"Man killed in Ardley\n\nA 31-year-old man was shot and killed on Sunday. {filler} "
    toll = read(text + "In May a 19-year-old woman was shot and killed in Sorrel.")
    assert (toll.killed, toll.injured) == (1, 0)


def test_a_report_that_tells_of_nobody_is_marked(read: Read) -> None:
    toll = read("Shooting in Ardley\n\nPolice ask witnesses to call.")
    assert toll == Toll(0, 1, toll.happening_id, (), assumed=True)


def test_needs_no_parser() -> None:
    hand = Hand("Pafado okazis. Kvar mortis. Du vundis.")
    hand.frame("Pafado", "type:shooting")
    hand.frame("mortis", "attribute:killed", number=hand.figure("Kvar", 4, 4))
    hand.frame("vundis", "attribute:injured", number=hand.figure("Du", 2, 2))
    toll = find_toll(hand.report, hand.sentences(), CODEBOOK)
    assert (toll.killed, toll.injured) == (4, 2)
    assert [words.of(hand.text) for words in toll.words] == ["Kvar", "Du"]
    assert toll.happening_id == hand.code().happenings[0].id


def test_a_figure_that_is_taken_back_or_planned_counts_nobody() -> None:
    from counterclaim.model import Modality

    hand = Hand("Pafado okazis. Kvar mortis. Du vundis.")
    hand.frame("Pafado", "type:shooting")
    hand.frame("mortis", "attribute:killed", number=hand.figure("Kvar", 4, 4), negated=True)
    hand.frame("vundis", "attribute:injured", number=hand.figure("Du", 2, 2), modality=Modality.ORDERED)
    assert find_toll(hand.report, hand.sentences(), CODEBOOK).words == ()
