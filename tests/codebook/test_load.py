"""The loader on what holds: packaged domains, a folder, several at once."""

import time
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from counterclaim.codebook import load_codebook
from counterclaim.model import ActorKind, Stance, StatementKind
from tests.codebook.folder import write_domain


def test_a_folder_is_a_domain(tmp_path: Path) -> None:
    codebook = load_codebook((str(write_domain(tmp_path / "harbour")),))
    domain = codebook.domains["harbour"]
    assert domain.title == "Things that happen in a harbour"
    assert list(domain.types) == ["collision", "inspection"]
    assert domain.types["inspection"].term == "open"
    assert domain.words.site_nouns == ("harbour", "quay")
    assert domain.words.counted == {"things": ("ship", "ferry")}
    assert [trigger.name for trigger in domain.words.triggers] == [
        "type:collision",
        "attribute:sunk",
        "term:status:closed",
    ]


def test_macros_are_written_out_and_figures_left_to_the_reader(tmp_path: Path) -> None:
    words = load_codebook((str(write_domain(tmp_path / "harbour")),)).domains["harbour"].words
    patterns = {trigger.name: trigger.patterns for trigger in words.triggers}
    assert patterns["type:collision"] == (r"\b(?:ship|ferry) (?:struck|rammed)\b",)
    assert patterns["attribute:sunk"] == (r"\b{N} (?:ship|ferry)s? lost\b",)


def test_country_stands_for_the_names_of_the_languages_countries() -> None:
    [trigger] = [
        each
        for each in load_codebook().domains["detention"].words.triggers
        if each.name == "type:deportation"
    ]
    told = [pattern for pattern in trigger.patterns if "Jamaica" in pattern]
    assert told
    assert not any("<country>" in pattern for pattern in trigger.patterns)


def test_terms_shut_each_other_out_both_ways_but_for_those_that_go_together(tmp_path: Path) -> None:
    terms = load_codebook((str(write_domain(tmp_path / "harbour")),)).domains["harbour"].terms
    assert {term.code: term.exclusive for term in terms} == {
        "open": ("closed", "silted"),
        "closed": ("open",),
        "silted": ("open",),
    }


def test_dates_that_stop_early_open_on_their_first_day_and_close_on_their_last(tmp_path: Path) -> None:
    codebook = load_codebook((str(write_domain(tmp_path / "harbour")),))
    port, office, wick = codebook.actors
    assert (port.since, port.until) == (date(1999, 1, 1), date(2010, 6, 30))
    assert (office.since, office.until) == (date(2001, 5, 4), None)
    assert (wick.kind, wick.checked) == (ActorKind.PERSON, False)
    (master,) = codebook.offices
    assert (master.since, master.until) == (date(2003, 1, 1), date(2004, 2, 29))
    assert master.speaks_for == ("port", "office")


def test_sites_keep_their_sources_and_areas_are_no_points(tmp_path: Path) -> None:
    quay, dockside = load_codebook((str(write_domain(tmp_path / "harbour")),)).sites
    assert quay.sources == ("the port's map", "a walk")
    assert (quay.place.latitude, quay.place.precision, quay.place.within) == (54.5, "site", ("Shire",))
    assert (dockside.area, dockside.place.latitude, dockside.place.precision) == (True, None, "quarter")


@pytest.mark.parametrize("domains", [("detention",), ("gun_violence",), ("detention", "gun_violence")])
def test_packaged_domains_load_alone_and_together(domains: tuple[str, ...]) -> None:
    codebook = load_codebook(domains)
    assert tuple(codebook.domains) == domains
    assert codebook.language.code == "en"
    assert all(
        domain.types and domain.attributes and domain.words.triggers for domain in codebook.domains.values()
    )


def test_a_packaged_domain_and_a_folder_load_together(tmp_path: Path) -> None:
    codebook = load_codebook(("gun_violence", str(write_domain(tmp_path / "harbour"))))
    assert list(codebook.domains) == ["gun_violence", "harbour"]
    assert {actor.id for actor in codebook.actors} == {"port", "office", "wick"}


def test_the_version_changes_with_any_word_and_with_nothing_else(tmp_path: Path) -> None:
    first = write_domain(tmp_path / "one" / "harbour")
    same = write_domain(tmp_path / "two" / "harbour")
    other = write_domain(tmp_path / "three" / "harbour", {"sites.csv": ("Dockside", "Dockland")})
    versions = [load_codebook((str(folder),)).version for folder in (first, same, other)]
    assert versions[0] == versions[1] != versions[2]
    one_way, other_way = ("detention", "gun_violence"), ("gun_violence", "detention")
    assert load_codebook(one_way).version == load_codebook(other_way).version


def test_a_cue_takes_what_its_group_says_unless_it_says_otherwise() -> None:
    cues = {(cue.lemma, cue.pos): cue for cue in load_codebook().language.cues.cues}
    deny = cues["deny", "verb"]
    assert (deny.stance, deny.kind, deny.negated) == (Stance.DENIES, StatementKind.SPEECH, "admits")
    assert cues["say", "verb"].neutral
    assert not deny.neutral
    assert all(cue.example for cue in cues.values())


def test_countries_are_places_with_their_people() -> None:
    places = {
        known.place.country: known for known in load_codebook().places if known.place.precision == "country"
    }
    assert places["ML"].place.name == "Mali"
    assert places["ML"].demonyms == ("Malian",)
    assert len(places) > 100


def test_a_codebook_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        load_codebook().version = "other"  # type: ignore[misc]


def test_loading_takes_a_fraction_of_a_second() -> None:
    load_codebook()
    begun = time.process_time()
    load_codebook()
    assert time.process_time() - begun < 0.6, "well under 0.3 s on an idle machine; twice that is a fault"
