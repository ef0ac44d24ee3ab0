"""What is read of a happening's own words, and how it is weighed."""

import pytest

from counterclaim.codebook.schema import Rarity
from counterclaim.incidents import find_words
from counterclaim.incidents.marks import Marks
from counterclaim.model import Happening, Modality, Span

FAR = "nothing here " * 60


def happening(at: int, focal: bool = True) -> Happening:
    return Happening("h", "r", ("drellin",), Modality.ACTUAL, (Span(at, at + 4),), focal=focal)


READ = [
    ("a capital inside a sentence is a name", "Ten men left Oru with al-Meru.", {"oru", "meru"}, set()),
    ("at the start of a sentence it is a word", "Sora velim. Ten men left.", {"word:sora"}, {"sora", "ten"}),
    ("two in a row are a whole name", "It hit Sora Meru, they left.", {"sora meru", "sora", "meru"}, set()),
    ("around an initial too", "It hit Sora K. Meru, they left.", {"sora meru"}, set()),
    ("not across a full stop", "They left Oru. Meru stayed.", {"oru"}, {"oru meru"}),
    ("an age behind a name", "It hit Sora Meru, 24, and left.", {"age:24", "age:24 meru"}, set()),
    ("an age before a name", "It hit 24-year-old Sora Meru and left.", {"age:24", "age:24 meru"}, set()),
    ("a sum is no age", "He left with $24, no more.", {"word:24"}, {"age:24"}),
    ("a list of figures gives no ages", "They left at 24.5 and 3,240 came.", set(), {"age:24", "age:3"}),
]


@pytest.mark.parametrize(("why", "text", "there", "not_there"), READ, ids=[case[0] for case in READ])
def test_words_of_a_text(why: str, text: str, there: set[str], not_there: set[str]) -> None:
    found = find_words(text, happening(0))
    assert there <= found, why
    assert not not_there & found, why


def test_of_what_the_report_begins_with_all_is_read_and_of_others_what_is_near() -> None:
    text = "Ten men left Oru. " + FAR + "Later they fell near Brann. " + FAR + "Far off lies Keth."
    later = text.index("fell")
    assert {"oru", "brann", "keth"} <= find_words(text, happening(text.index("left")))
    near = find_words(text, happening(later))
    assert "brann" in near
    assert not {"oru", "keth"} & near
    recalled = find_words(text, happening(text.index("left"), focal=False))
    assert "oru" in recalled
    assert "keth" not in recalled, "what is only recalled is not what the report is about"


def test_words_are_weighed_by_the_table() -> None:
    rarity = Rarity({"the": 9000, "men": 400, "sora": 300})
    found = frozenset({"word:the", "word:men", "sora", "meru", "sora meru", "the men", "oru", "age:24"})
    marks = Marks(found, frozenset({"oru"}), rarity)
    assert marks.words == {"men", "sora", "meru"}, "what nearly all reports hold, and the place, tell nothing"
    assert marks.names == {"sora", "meru"}
    assert marks.whole == {"sora meru"}, "one of its words is listed nowhere"
    assert marks.ages == {"24"}
    assert marks.liken(marks) == pytest.approx(1.0)
    other = Marks(frozenset({"word:men"}), frozenset(), rarity)
    assert 0 < marks.liken(other) < 0.5
    assert marks.liken(other) == other.liken(marks)


def test_a_site_is_no_person() -> None:
    text = "Shots at Ras Oru. Sora Meru ran."
    site = Span(text.index("Ras"), text.index("."))
    found = find_words(text, happening(0), sites=[site])
    assert {"ras", "oru", "ras oru", "sora meru"} <= found
    assert {mark for mark in found if mark.startswith("site:")} == {"site:ras oru"}
    marks = Marks(found, frozenset(), Rarity({}))
    assert marks.people == marks.whole - {"ras oru"}
