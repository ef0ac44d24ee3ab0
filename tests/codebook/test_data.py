"""The packaged data keeps its own rules."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from counterclaim.codebook import load_codebook
from counterclaim.codebook.files import list_packaged
from counterclaim.codebook.schema import Codebook, Domain
from counterclaim.model import Modality, Stance, StatementKind

CODEBOOKS = {name: load_codebook((name,)) for name in list_packaged("domains")}
DOMAINS = {name: codebook.domains[name] for name, codebook in CODEBOOKS.items()}
GOLDEN = [
    json.loads(line)
    for line in files("counterclaim")
    .joinpath("domains/detention/golden.jsonl")
    .read_text("utf-8")
    .splitlines()
]
GENERIC = {
    "the army",
    "the government",
    "the ministry",
    "the minister",
    "army",
    "government",
    "ministry",
    "police",
}


def spans(thing: Any) -> Iterator[list[int]]:
    for statement in thing["statements"]:
        yield from (part for part in (statement["source"], statement["cue"]) if part)
        yield from statement["content"]
    yield from (figure["span"] for figure in thing.get("figures", ()))


def overlap(one: Any, other: Any) -> bool:
    since = max(one.since or date.min, other.since or date.min)
    return since <= min(one.until or date.max, other.until or date.max)


def folded(names: Iterable[str]) -> set[str]:
    return {re.sub(r"[\W_]+", " ", name.casefold()).strip() for name in names}


@pytest.mark.parametrize("name", DOMAINS)
def test_every_type_attribute_and_term_can_be_triggered(name: str) -> None:
    domain = DOMAINS[name]
    named = {trigger.name for trigger in domain.words.triggers}
    counted = {
        f"type:{name}" for name, rule in domain.types.items() if f"attribute:{rule.attribute}" in named
    }
    assert {f"type:{kind}" for kind in domain.types} <= named | counted
    assert {f"term:{term.attribute}:{term.code}" for term in domain.terms} <= named
    # These are read from terms and from by-phrases, not from words of their own.
    own = {attribute.name for attribute in domain.attributes.values() if attribute.value == "quantity"}
    assert {f"attribute:{attribute}" for attribute in own} <= named


@pytest.mark.parametrize("name", DOMAINS)
def test_no_trigger_is_empty_or_named_twice(name: str) -> None:
    triggers = DOMAINS[name].words.triggers
    assert len({trigger.name for trigger in triggers}) == len(triggers)
    assert all(trigger.verbs or trigger.nouns or trigger.patterns for trigger in triggers)


@pytest.mark.parametrize("name", DOMAINS)
def test_expressions_match_no_empty_stretch(name: str) -> None:
    words = DOMAINS[name].words
    for expression in (each for trigger in words.triggers for each in (*trigger.patterns, *trigger.vetoes)):
        assert not re.search(expression.replace("{N}", "9"), "", re.IGNORECASE), expression
        assert "<" not in re.sub(r"\(\?<[!=]", "", expression), f"macro left in {expression}"


def test_markers_and_look_alikes_match_no_empty_stretch() -> None:
    language = CODEBOOKS["detention"].language
    marked = [pattern for patterns in language.markers.modality.values() for pattern in patterns]
    others = (*language.markers.not_done, *language.markers.false, *language.markers.background)
    for expression in (*marked, *others, *language.cues.not_cues, *language.cues.no_answer):
        assert not re.search(expression, "", re.IGNORECASE), expression


@pytest.mark.parametrize("name", DOMAINS)
def test_every_type_is_defined_for_monitors(name: str) -> None:
    text = files("counterclaim").joinpath(f"domains/{name}/codebook.md").read_text("utf-8")
    for word in (*DOMAINS[name].types, *DOMAINS[name].attributes):
        assert f"**{word}**" in text, f"codebook.md does not define {word}"


@pytest.mark.parametrize("name", DOMAINS)
def test_exclusives_are_symmetric_and_never_of_oneself(name: str) -> None:
    terms = {(term.attribute, term.code): term.exclusive for term in DOMAINS[name].terms}
    for (attribute, code), others in terms.items():
        assert code not in others
        assert all(code in terms[attribute, other] for other in others)


EXCLUSIVE = [
    ("gunfire and a stampede cannot both have killed one person", "cause", "gunfire", "stampede", True),
    ("people pressed together suffocate", "cause", "stampede", "suffocation", False),
    ("a shell sets a hall on fire", "cause", "shelling", "fire_smoke", False),
    ("what made the trouble is not what killed", "cause", "overcrowding", "gunfire", False),
    ("too many people, or a quarrel among them", "cause", "overcrowding", "unrest_among_held", True),
    ("open or closed on one day", "status", "open", "closed", True),
    ("let in or not", "access", "granted", "refused", True),
    ("a drone is an aircraft", "means", "drone", "aircraft", False),
    ("excessive is not humane", "force_used", "excessive", "humane", True),
    ("an order and batons", "force_used", "humane", "batons", False),
]


@pytest.mark.parametrize(("attribute", "one", "other", "shut"), [case[1:] for case in EXCLUSIVE])
def test_terms_that_can_both_be_true(attribute: str, one: str, other: str, shut: bool) -> None:
    terms = {(term.attribute, term.code): term for term in DOMAINS["detention"].terms}
    assert (other in terms[attribute, one].exclusive) is shut


def test_the_acts_that_make_a_sites_record_carry_their_attribute() -> None:
    types = DOMAINS["detention"].types
    kept = {kind for kind, rule in types.items() if rule.record in ("site", "both")}
    assert kept == {
        "access_granted", "access_refused", "closure", "inquiry", "meeting", "opening", "recapture",
        "release", "transfer", "visit",
    }  # fmt: skip
    assert all(types[kind].attribute for kind in kept)
    assert {kind for kind in kept if types[kind].record == "both"} == {"release", "transfer"}
    assert (types["closure"].attribute, types["closure"].term) == ("status", "closed")


def test_casualties_cover_dead_and_hurt() -> None:
    for domain in DOMAINS.values():
        assert domain.attributes["casualties"].covers == ("killed", "injured")


@pytest.mark.parametrize("name", CODEBOOKS)
def test_no_name_belongs_to_two_actors_at_one_time(name: str) -> None:
    owners = defaultdict(list)
    for actor in CODEBOOKS[name].actors:
        for alias in folded((actor.name, *actor.aliases, *((actor.acronym,) if actor.acronym else ()))):
            owners[alias].append(actor)
    for alias, actors in owners.items():
        for place, one in enumerate(actors):
            for other in actors[place + 1 :]:
                assert not overlap(one, other), f"'{alias}' is {one.id} and {other.id}"


@pytest.mark.parametrize("name", CODEBOOKS)
def test_generic_words_alone_name_nobody(name: str) -> None:
    codebook = CODEBOOKS[name]
    names = {alias for actor in codebook.actors for alias in (actor.name, *actor.aliases)}
    assert not folded(names) & GENERIC


def test_a_post_has_one_holder_at_a_time() -> None:
    by_post = defaultdict(list)
    for office in CODEBOOKS["detention"].offices:
        by_post[office.post].append(office)
    for post, offices in by_post.items():
        for place, one in enumerate(offices):
            for other in offices[place + 1 :]:
                assert not overlap(one, other), f"{post}: {one.holder} and {other.holder}"


HOLDERS = [
    ("the first of the two ministers", "moi:minister", date(2019, 7, 4), "fathi-bashagha", ("moi", "gna")),
    (
        "his successor, of another government",
        "moi:minister",
        date(2021, 10, 9),
        "khaled-mazen",
        ("moi", "gnu"),
    ),
    ("the day the governments changed", "moi:minister", date(2021, 3, 15), "khaled-mazen", ("moi", "gnu")),
    ("the day before", "moi:minister", date(2021, 3, 14), "fathi-bashagha", ("moi", "gna")),
    ("the migration agency's man", "iom:libya", date(2021, 10, 8), "federico-soda", ("iom",)),
    ("the envoy", "unsmil:head", date(2019, 7, 3), "ghassan-salame", ("unsmil",)),
]


@pytest.mark.parametrize(("post", "day", "holder", "bodies"), [case[1:] for case in HOLDERS])
def test_who_held_a_post_on_a_day(post: str, day: date, holder: str, bodies: tuple[str, ...]) -> None:
    held = [
        office
        for office in CODEBOOKS["detention"].offices
        if office.post == post and (office.since or date.min) <= day <= (office.until or date.max)
    ]
    assert [(office.holder, office.speaks_for) for office in held] == [(holder, bodies)]


@pytest.mark.parametrize(
    ("alias", "day", "body"),
    [
        ("Tripoli-based government", date(2019, 7, 4), "gna"),
        ("Tripoli-based government", date(2021, 10, 9), "gnu"),
        ("eastern-based government", date(2019, 7, 4), "gint"),
        ("eastern-based government", date(2022, 10, 9), "gns"),
        ("Presidential Council", date(2019, 7, 4), "pc"),
        ("Presidential Council", date(2022, 7, 4), "pc2"),
    ],
)
def test_a_name_that_depends_on_the_day(alias: str, day: date, body: str) -> None:
    found = [
        actor.id
        for actor in CODEBOOKS["detention"].actors
        if alias in (actor.name, *actor.aliases)
        and (actor.since or date.min) <= day <= (actor.until or date.max)
    ]
    assert found == [body]


def test_sites_have_sources_and_no_point_known_to_be_wrong() -> None:
    sites = CODEBOOKS["detention"].sites
    assert len(sites) >= 57
    assert all(site.sources for site in sites)
    for site in sites:
        if re.search(r"coordinates: (?:suspect|wrong|none)", site.notes, re.IGNORECASE):
            assert site.place.latitude is None, f"{site.name} has a point that its source doubts"
    points = [(site.place.latitude, site.place.longitude) for site in sites if site.place.latitude]
    assert len(points) == len(set(points))
    assert [site.name for site in sites if site.area] == ["Gargaresh"]


def test_the_places_of_sites_are_known_places() -> None:
    codebook = CODEBOOKS["detention"]
    known = {known.place.name for known in codebook.places}
    unknown = {site.place.name for site in codebook.sites} - known
    assert unknown == {"Anjila"}


def test_places_are_named_once_and_lie_in_places() -> None:
    for codebook in CODEBOOKS.values():
        names = [known.place.name for known in codebook.places]
        within = {outer for known in codebook.places for outer in known.place.within}
        assert within <= set(names)


@pytest.mark.parametrize("passage", GOLDEN, ids=lambda passage: passage["id"])
def test_a_golden_passage_holds_together(passage: dict[str, Any]) -> None:
    text = passage["text"]
    for start, end in spans(passage):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
    domain = DOMAINS["detention"]
    for statement in passage["statements"]:
        assert statement["stance"] in set(Stance)
        assert statement["modality"] in set(Modality)
        assert statement["kind"] in set(StatementKind)
    if "figures" not in passage:
        return
    assert set(passage["incident_types"]) <= set(domain.types)
    assert set(passage["type_modality"]) == set(passage["incident_types"])
    assert set(passage["type_modality"].values()) <= {*Modality, "negated"}
    for figure in passage["figures"]:
        assert figure["attribute"] in {*domain.attributes, "other"}
        assert figure["high"] is None or figure["low"] <= figure["high"]
        assert figure["subset_of"] is None or 0 <= figure["subset_of"] < len(passage["figures"])


def test_golden_passages_are_each_themselves() -> None:
    assert len({passage["id"] for passage in GOLDEN}) == len(GOLDEN) == 740


def test_two_domains_keep_their_words_apart() -> None:
    both: Codebook = load_codebook(("detention", "gun_violence"))
    alone: Domain = DOMAINS["gun_violence"]
    together = both.domains["gun_violence"]
    assert replace(together, rarity=alone.rarity) == alone, "how rare words are is one table of all"


def test_bodies_of_the_register_are_no_rare_words() -> None:
    """Of hundreds of reports that name the Red Cross or a UN mission no two are one for that."""
    rarity = DOMAINS["detention"].rarity
    assert rarity.of("icrc") == rarity.of("unsmil") < 4.2 < rarity.highest
    assert rarity.of("un") < 4.2, "what is listed as commoner stays so"
    assert rarity.of("tarrask") == rarity.highest
