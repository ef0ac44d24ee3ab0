"""The sites of a report: which words stand for which, and what a site is called that has no name."""

from collections.abc import Callable

import pytest

from counterclaim.annotation import open_annotator
from counterclaim.claims import code_claims
from counterclaim.codebook import load_codebook
from counterclaim.model import Report, SiteMention
from counterclaim.statements import find_statements

Read = Callable[[str], tuple[SiteMention, ...]]


@pytest.fixture(scope="module")
def read() -> Read:
    codebook = load_codebook()
    annotator = open_annotator(codebook)

    def find(text: str) -> tuple[SiteMention, ...]:
        report = Report("report", "report.txt", text, language="en")
        sentences = annotator.annotate(text).sentences
        return code_claims(report, sentences, find_statements(report, sentences, codebook), codebook).sites

    return find


SAME = [
    # text, the words that stand for one site, its name
    (
        "Guards shot six at the Al-Mabani detention centre. The centre was crowded. This facility was shut.",
        ("the Al-Mabani detention centre", "The centre", "This facility"),
        "Al-Mabani Detention Centre",
        "a definite noun points back",
    ),
    (
        "Six died at a Tripoli detention centre. The facility, known as Al-Mabani, holds 3,000 people.",
        ("a Tripoli detention centre", "The facility", "Al-Mabani"),
        "Al-Mabani Detention Centre",
        "described first, named later",
    ),
    (
        "Guards at Al-Mabani shot six. The Tripoli centre was shut in January.",
        ("Al-Mabani", "The Tripoli centre"),
        "Al-Mabani Detention Centre",
        "its town stands for its name",
    ),
    (
        "A fire broke out in a detention centre in Misrata. The camp's director denied it.",
        ("a detention centre in Misrata", "The camp"),
        "detention centre in Misrata",
        "described, and pointed at by another noun",
    ),
    (
        "People fled the detention centre of Gharyan. In the same centre, ten died in May.",
        ("the detention centre of Gharyan", "the same centre"),
        "detention centre of Gharyan",
        "the same",
    ),
    (
        "Their detention centre was attacked. The centre was shut.",
        ("Their detention centre", "The centre"),
        "detention centre",
        "whose it is stays out of its name",
    ),
]


@pytest.mark.parametrize(("text", "words", "name", "why"), SAME, ids=[row[3] for row in SAME])
def test_words_that_stand_for_one_site(
    read: Read, text: str, words: tuple[str, ...], name: str, why: str
) -> None:
    (site,) = read(text)
    assert tuple(span.of(text) for span in site.spans) == words, why
    assert site.name == name


NAMES = [
    # text, the words that stand for the one site with a name, that name
    (
        "Lesk Point, a processing centre for families, is full. The centre was built for 90.",
        ("Lesk Point", "a processing centre", "The centre"),
        "Lesk Point",
        "told what it is",
    ),
    (
        "The number of people held at Ulmar is 30. The site has room for 90.",
        ("Ulmar", "The site"),
        "Ulmar",
        "a bare name where people are held",
    ),
    (
        "The minister said that Ulmar was not overcrowded. There is room at the centre.",
        ("Ulmar", "the centre"),
        "Ulmar",
        "what is said of sites alone",
    ),
    (
        "The Ulmar camp holds 40 men. Ulmar will not be closed, the mayor said.",
        ("The Ulmar camp", "Ulmar"),
        "Ulmar camp",
        "without its noun",
    ),
    (
        "The holding centre at Ulmar is full. The Ulmar centre opened in May.",
        ("The holding centre at Ulmar", "The Ulmar centre"),
        "holding centre at Ulmar",
        "by where it stands, and by its name",
    ),
    (
        "About 40 men are held in the Bela Hotel. The hotel is full.",
        ("the Bela Hotel", "The hotel"),
        "Bela Hotel",
        "a hotel",
    ),
    (
        "About 40 men are held in the station, a lawyer said outside the police station of Ulmar.",
        ("the station", "the police station of Ulmar"),
        "police station of Ulmar",
        "a police station, called by its last word",
    ),
    (
        "The tent camp on the river at Ulmar is full. Lawyers have access to the camp at Ulmar at any time.",
        ("The tent camp on the river at Ulmar", "the camp at Ulmar"),
        "tent camp on the river at Ulmar",
        "what it lies on before its place, and its place behind a phrase of its own",
    ),
    (
        "The old prison on Ulmar Island is in use again. The prison holds 40 men.",
        ("The old prison on Ulmar Island", "The prison"),
        "old prison on Ulmar Island",
        "on an island that no map knows",
    ),
    (
        "The sports hall at Ulmar is used to house migrants. The hall is cold.",
        ("The sports hall at Ulmar", "The hall"),
        "sports hall at Ulmar",
        "a hall that houses people",
    ),
]


@pytest.mark.parametrize(("text", "words", "name", "why"), NAMES, ids=[row[3] for row in NAMES])
def test_a_site_by_its_name(read: Read, text: str, words: tuple[str, ...], name: str, why: str) -> None:
    (site,) = read(text)
    assert tuple(span.of(text) for span in site.spans) == words, why
    assert site.name == name
    assert not site.described


TOWNS = [
    ("The Tripoli prison is full. The Tripoli centre is empty.", 2, "two kinds in one town"),
    ("The Tripoli prison is full. The prison at Tripoli burned.", 1, "one kind in one town"),
    (
        "The Hotel Aurora, which houses 40 migrants, was closed. The hotel is empty.",
        1,
        "the noun before the name",
    ),
]


@pytest.mark.parametrize(("text", "number", "why"), TOWNS, ids=[row[2] for row in TOWNS])
def test_sites_of_a_town(read: Read, text: str, number: int, why: str) -> None:
    assert len([site for site in read(text) if not site.described]) == number, why


NO_SITES = [
    ("Talks were held at a hotel in Ulmar. The hotel was guarded.", "talks are held"),
    ("Reporters slept badly. The hotel in Ulmar was hit by a shell.", "nobody is held there"),
    ("The school in Ulmar was closed on Friday.", "a school"),
    ("The Ulmar Rights Centre said on Friday that 40 men were ill.", "a body that speaks"),
    ("Anna Lesk, a lawyer, said that Lesk was wrong.", "a person"),
    ("Ulmar was closed to traffic, and the port of Ulmar was quiet.", "a town"),
]


@pytest.mark.parametrize(("text", "why"), NO_SITES, ids=[row[1] for row in NO_SITES])
def test_no_site(read: Read, text: str, why: str) -> None:
    assert not read(text), why


APART = [
    ("The Tajoura detention centre was hit. Another centre was not hit.", 2, "another"),
    ("The Tajoura detention centre was hit. One centre in Sabha was not hit.", 2, "in another town"),
    ("A prison in Sirte burned. A prison in Sabha did not.", 2, "two towns"),
    ("Abu Salim Prison burned. The Abu Salim detention centre did not.", 2, "two kinds in one quarter"),
    ("The Ulmar camp holds 40 men, the old barracks 30.", 2, "a building that it is not"),
    (
        "Men were sent away from the migrant station in Oru, according to the Casa Ulmar shelter.",
        1,
        "a shelter that speaks is no site",
    ),
    ("Al-Mabani burned. Centres across Libya hold 5,000 people.", 2, "a group is none of them"),
    ("Camp 1 burned on Monday. Camp 14 holds 85 people.", 2, "two numbers"),
    ("Camp 14 burned on Monday. The camp holds 85 people.", 1, "a number, and the camp"),
    ("The centre for minors in Sabha burned. The centre for adults did not.", 2, "for others each"),
    ("The centre for adults in Sabha burned. The centre for adults is shut.", 1, "for the same people"),
]


@pytest.mark.parametrize(("text", "number", "why"), APART, ids=[row[2] for row in APART])
def test_sites_that_are_not_one(read: Read, text: str, number: int, why: str) -> None:
    assert len(read(text)) == number, why


ONLY = [
    ("The detention centre in Sfax is full. The centre in Sfax holds 300.", True, "the one of its town"),
    (
        "A detention centre in Sfax is full. The detention centre in Sfax holds 300.",
        False,
        "first one of some",
    ),
    ("Its detention centre in Sfax is full.", False, "one of somebody's own"),
    ("The detention centre near Sfax is full.", False, "somewhere outside the town"),
    ("The detention centre in Tunisia is full.", False, "a country has many"),
]


@pytest.mark.parametrize(("text", "only", "why"), ONLY, ids=[row[2] for row in ONLY])
def test_what_is_told_of_as_the_one_of_its_town(read: Read, text: str, only: bool, why: str) -> None:
    (site,) = read(text)
    assert site.described
    assert site.only is only, why


CALLED = [
    ("Its centre in Zawiya was closed.", "centre in Zawiya", "with its place"),
    ("Its centre was closed.", "detention centre", "the domain's word for it"),
    ("The coastguard said that its centres were full.", "centres", "several"),
    ("Fighting in Sirte reached one centre.", "centre, Sirte", "the place it is told with"),
    ("One centre was on fire.", "One centre", "nothing is known of it"),
    ("His prison was shelled.", "prison", "a word that says enough"),
    ("The overcrowded centre was hit.", "overcrowded centre", "what it is like"),
]


@pytest.mark.parametrize(("text", "name", "why"), CALLED, ids=[row[2] for row in CALLED])
def test_what_a_described_site_is_called(read: Read, text: str, name: str, why: str) -> None:
    (site,) = read(text)
    assert site.name == name, why
    assert site.described


PRONOUNS = {"its", "their", "his", "her", "our", "my", "it", "this", "that", "the", "a"}


@pytest.mark.parametrize("owner", ["Its", "Their", "His", "Our", "My", "This", "That", "The"])
@pytest.mark.parametrize("noun", ["centre", "facility", "detention centre", "camp"])
def test_no_site_is_called_by_a_pronoun_or_a_bare_centre(read: Read, owner: str, noun: str) -> None:
    for site in read(f"{owner} {noun} was attacked on Friday, killing four people."):
        assert site.name.lower() not in PRONOUNS | {"centre", "facility"}
