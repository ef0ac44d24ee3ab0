"""Places as the reading has them: what is one, where it lies, what stays open, and where a happening was."""

import pytest

from counterclaim.annotation import Annotator, open_annotator
from counterclaim.codebook import load_codebook
from counterclaim.codebook.places import load_place_words
from counterclaim.gazetteer import open_gazetteer
from counterclaim.model import Mention, MentionKind, Place


@pytest.fixture(scope="module")
def reader() -> Annotator:
    return open_annotator(load_codebook(), words=load_place_words(), gazetteer=open_gazetteer())


def find_places(reader: Annotator, text: str) -> list[Mention]:
    sentences = reader.annotate(text).sentences
    return [item for sentence in sentences for item in sentence.mentions if item.kind is MentionKind.PLACE]


def find_place(reader: Annotator, text: str, words: str) -> tuple[Mention, Place]:
    mention = next(item for item in find_places(reader, text) if item.span.of(text) == words)
    assert isinstance(mention.value, Place)
    return mention, mention.value


KNOWN = [
    # text, words, country, precision, something it lies in
    ("Shells fell on Tobruk on Monday.", "Tobruk", "LY", "city", "Libya", "a town of the domain"),
    ("Shells fell on Tubruq on Monday.", "Tubruq", "LY", "city", "Libya", "another spelling"),
    ("Shells fell on Gasr Ben Gashir on Monday.", "Gasr Ben Gashir", "LY", "city", "Libya", "four words"),
    ("Police raided Gergarish in Tripoli.", "Gergarish", "LY", "quarter", "Tripoli", "a quarter"),
    ("They met in Tajoura, east of Tripoli.", "Tajoura", "LY", "quarter", "Tripoli", "nested, the inner"),
    ("They met in Tajoura, east of Tripoli.", "Tripoli", "LY", "city", "Libya", "nested, the outer"),
    ("A man was shot in Springfield, Illinois.", "Springfield", "US", "city", "Illinois", "the state behind"),
    ("He was shot in Springfield, Mo., on Friday.", "Springfield", "US", "city", "Missouri", "abbreviated"),
    ("A man was shot in Springfield, OR, police said.", "Springfield", "US", "city", "Oregon", "postal code"),
    ("Two men died in Columbus, Ga., on Friday.", "Columbus", "US", "city", "Georgia", "not the larger one"),
    ("Two men died in Birmingham, Alabama.", "Birmingham", "US", "city", "Alabama", "not in England"),
    ("Two men died in Birmingham, England.", "Birmingham", "GB", "city", "United Kingdom", "not in Alabama"),
    ("Two men died in London, Ontario.", "London", "CA", "city", "Ontario", "not the capital"),
    ("Two men died in London on Friday.", "London", "GB", "city", "United Kingdom", "the capital"),
    ("The court in Tunis freed him.", "Tunis", "TN", "city", "Tunisia", "the town, not its governorate"),
    ("The court in Algiers freed him.", "Algiers", "DZ", "city", "Algeria", "the town, not its province"),
    ("He came from Niger on foot.", "Niger", "NE", "country", "", "a country"),
    ("He came from Chad on foot.", "Chad", "TD", "country", "", "a country that is a man's name too"),
    ("Fires burn in Sicily.", "Sicily", "IT", "region", "Italy", "a region"),
    ("They fled to the Nafusa Mountains in Libya.", "Nafusa Mountains", "LY", "region", "Libya", "nature"),
    ("A boat sank off Lampedusa, in Italy.", "Lampedusa", "IT", "city", "Italy", "an island's town"),
    ("It burned in eastern Tripoli.", "eastern Tripoli", "LY", "quarter", "Tripoli", "a part of a town"),
    ("It burned in southern Libya.", "southern Libya", "LY", "region", "Libya", "a part of a country"),
    ("It burned in north-western Texas.", "north-western Texas", "US", "region", "Texas", "of a region"),
    ("It burned in downtown Benghazi.", "downtown Benghazi", "LY", "quarter", "Benghazi", "its middle"),
    ("He died on Calvary Street in Mobile, Ala.", "Calvary Street", "US", "quarter", "Mobile", "a street"),
    ("He died in the Austin neighborhood of Chicago.", "Austin", "US", "quarter", "Chicago", "its namesake"),
    ("Chicago is quiet. He died on Mercer Street.", "Mercer Street", "US", "quarter", "Chicago", "far"),
    ("They fled from Tobruk Airport.", "Tobruk", "LY", "city", "Libya", "a town inside a name"),
    ("قال مسؤول في مصراتة إن القتال توقف.", "مصراتة", "LY", "city", "Libya", "in Arabic letters"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "country", "precision", "within", "why"), KNOWN, ids=[row[5] for row in KNOWN]
)
def test_a_place_with_where_it_lies(
    reader: Annotator, text: str, words: str, country: str, precision: str, within: str, why: str
) -> None:
    _, place = find_place(reader, text, words)
    assert (place.country, place.precision) == (country, precision), why
    assert not within or within in place.within, why


OPEN = [
    ("A man was found dead in Kelso on Friday.", "Kelso", "several towns, none large, nothing named"),
    ("Shots were heard in Dunmore at once.", "Dunmore", "the same, of four countries"),
    ("A fire broke out at Ostra on Friday.", "Ostra", "one small town far away has the name by chance"),
    ("Shots were heard in Marrenby.", "Marrenby", "nobody knows it"),
    ("The breakout at Hollow Moor was over.", "Hollow Moor", "nobody knows it, two words"),
    ("A man died in Maiden Rock on Friday.", "Maiden Rock", "a town is called like one of its words"),
    ("A boat sank off Cape Sorel.", "Cape Sorel", "a town that is called like a part of it is elsewhere"),
]


@pytest.mark.parametrize(("text", "words", "why"), OPEN, ids=[row[1] for row in OPEN])
def test_where_it_lies_is_left_open(reader: Annotator, text: str, words: str, why: str) -> None:
    mention, place = find_place(reader, text, words)
    assert place.name == words
    assert place.latitude is None, why
    assert mention.rule in ("place:open", "place:recognised")


def test_what_is_open_has_its_candidates(reader: Annotator) -> None:
    mention, place = find_place(reader, "A man was found dead in Kelso on Friday.", "Kelso")
    assert {candidate.country for candidate in mention.candidates} >= {"US", "GB"}
    assert all(candidate.meets(place) for candidate in mention.candidates)


NONE = [
    (
        "Two people had slept outside a UN office when they were taken away.",
        'a body that stands before "office"',
    ),
    ("Jordan Reeves was freed on Friday.", "a man's name"),
    ("Police took it from Ana Rowley.", "a woman's name behind a preposition"),
    ("Libyan officials met Turkish ones.", "words for a people"),
    ("The reading was nice, he said.", "small letters"),
    ("It was a Tuesday in May.", "days"),
    ("He was held at Al-Mabani.", "a site"),
]


@pytest.mark.parametrize(("text", "why"), NONE, ids=[row[1] for row in NONE])
def test_no_place(reader: Annotator, text: str, why: str) -> None:
    assert [item.span.of(text) for item in find_places(reader, text)] == [], why


WHERE = [
    # text, what the first frame's place is
    ("TUNIS (Reuters) - Six people were killed in Tripoli on Friday.", "Tripoli", "not the dateline"),
    ("TRIPOLI, Libya (AP) — An airstrike killed 44 people on Tuesday.", "TRIPOLI", "nothing else is named"),
    ("MOBILE, Ala. -- A man was shot dead on Friday.", "MOBILE", "a local report"),
    (
        "GENEVA — At least 53 people were killed, the UN said.\n\nThe centre lies in Tajoura.",
        None,
        "the dateline is far from where the report's places are",
    ),
    (
        "TRIPOLI — At least 53 people were killed, the UN said.\n\nThe centre lies in Tajoura.",
        "TRIPOLI",
        "the dateline is near",
    ),
    ("Tripoli, 3 July (LANA) - Four people were killed in Sabha.", "Sabha", "a day and an agency"),
    ("Four people were killed in Tarhuna, south of Tripoli.", "Tarhuna", "the place itself before its guide"),
    ("Four people were killed in Libya, in Sirte.", "Sirte", "the more precise"),
]


@pytest.mark.parametrize(("text", "words", "why"), WHERE, ids=[row[2] for row in WHERE])
def test_where_a_happening_was(reader: Annotator, text: str, words: str | None, why: str) -> None:
    frame = next(frame for sentence in reader.annotate(text).sentences for frame in sentence.frames)
    assert (frame.place.of(text) if frame.place else None) == words, why


SITES = [
    ("The Tajoura detention centre was hit.", "ly-gdp-2026", "small letters"),
    ("The Tajoura Detention Centre was hit.", "ly-gdp-2026", "capitals"),
    ("The Abu Salim centre was hit.", "ly-gdp-1658", "a shorter noun"),
    ("The Al-Mabani detention facility was hit.", "ly-x-001", "another noun"),
    ("A Zawiya detention centre was hit.", "", "any of those there"),
    ("A detention centre in Misrata was hit.", "", "any of those there, in other words"),
]


@pytest.mark.parametrize(("text", "code", "why"), SITES, ids=[f"{row[2]}: {row[0]}" for row in SITES])
def test_a_site_of_the_codebook(reader: Annotator, text: str, code: str, why: str) -> None:
    (mention,) = [
        item
        for sentence in reader.annotate(text).sentences
        for item in sentence.mentions
        if item.kind is MentionKind.SITE
    ]
    assert getattr(mention.value, "code", None) == code, why
