"""All that needs a person, in one order: the page, the command and whoever else asks get the same.

Incidents that may be one, actors and sites that may be others, places that are left open, claims that may be
misread or on which accounts part, judgements that found nothing to stand on.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from counterclaim.gazetteer import open_gazetteer
from counterclaim.ledger.browsing import Browser
from counterclaim.model import Claim, Dispute, Judgement, Problem, Site
from counterclaim.model.judging import find_pairs, find_standing
from counterclaim.model.toponyms import Gazetteer
from counterclaim.pipeline.questions.doubts import Doubt, weigh_claims
from counterclaim.pipeline.questions.items import ACTOR, CLAIM, PAIR, PROBLEM, SITE, Item
from counterclaim.pipeline.questions.places import find_open_places

# Far more than a person does in a week; what is behind them comes up when they are done.
MOST_PAIRS, MOST_ACTORS, MOST_SITES, MOST_PLACES, MOST_CLAIMS = 300, 100, 100, 100, 300
_LOOKED_AT = 500  # reports, the newest, whose claims are looked through for doubtful ones
_OF_POSITION = 3  # claims of each position that are asked about


def find_items(browser: Browser, gazetteer: Gazetteer | None = None) -> list[Item]:
    """The queue in its order. The same ledger gives the same queue."""
    judgements = list(browser.book.judgements())
    problems = list(browser.book.problems())
    apart = frozenset(find_pairs(judgements).different)
    judged = {subject for each in find_standing(judgements) for subject in each.subjects}
    items = [
        *_find_pairs(browser, apart),
        *_find_actors(browser, apart),
        *_find_sites(browser, apart),
        *find_open_places(browser, gazetteer or open_gazetteer(), judged, MOST_PLACES),
        *_find_claims(browser, judged, problems),
        *_find_problems(judgements, problems),
    ]
    return sorted(items, key=lambda item: item.key)


def _find_pairs(browser: Browser, judged: frozenset[frozenset[str]]) -> Iterator[Item]:
    """Incidents of which it is nearly even whether they are one, the likeliest to be one first."""
    for border in islice(browser.book.borders(), MOST_PAIRS):
        if frozenset(border.incident_ids) not in judged:
            key = f"1-{1000 - border.score:09.3f}-{'-'.join(border.incident_ids)}"
            reasons = (border.speaks_for, border.speaks_against)
            yield Item(PAIR, key, border.incident_ids, *reasons, border=border)


def _find_actors(browser: Browser, judged: frozenset[frozenset[str]]) -> Iterator[Item]:
    """An actor with each that it may be; some of these are of the codebook, and no report names them."""
    for actor in islice(browser.book.open_actors(), MOST_ACTORS):
        for candidate in actor.candidates:
            if frozenset((actor.actor_id, candidate.actor_id)) not in judged:
                key = f"2-{actor.actor_id}-{candidate.actor_id}"
                subjects = (actor.actor_id, candidate.actor_id)
                yield Item(ACTOR, key, subjects, candidate.reasons, candidate.against, candidate=candidate)


# Sites


def _find_sites(browser: Browser, apart: frozenset[frozenset[str]]) -> Iterator[Item]:
    """A site that no report names may be a named one of the same place."""
    sites = browser.list_sites("")
    named: dict[str, list[Site]] = {}
    for site in sites:
        if site.place is not None and not site.described and not site.group:
            for where in dict.fromkeys((site.place.name, *site.place.within[:1])):
                named.setdefault(where, []).append(site)
    number = 0
    for site in sites:
        if not site.described or site.place is None:
            continue
        there = named.get(site.place.name, [])
        for other in there[:4]:
            if frozenset((site.id, other.id)) not in apart and number < MOST_SITES:
                number += 1
                yield Item(SITE, f"3-{site.id}-{other.id}", (site.id, other.id), *_weigh_sites(site, there))


def _weigh_sites(site: Site, there: Sequence[Site]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    assert site.place is not None
    speaks_for = (f"both are told of in {site.place.name}",)
    others = len(there) - 1
    if not others:
        return (*speaks_for, f"no other site of {site.place.name} has a name here"), ()
    return speaks_for, (f"{others} more sites of {site.place.name} have names here: it may be any of them",)


# Claims


def _find_claims(browser: Browser, judged: set[str], problems: Sequence[Problem]) -> Iterator[Item]:
    """Those that may be misread, then those on which accounts part: a dispute that rests on a misreading is
    none."""
    parted = dict(islice(_find_parted(browser, judged), MOST_CLAIMS))
    newest = browser.claims_of_reports(browser.newest_reports(_LOOKED_AT))
    looked = {claim.id: claim for claim in chain(browser.claims(parted).values(), newest)}
    unjudged = [claim for claim in looked.values() if claim.id not in judged]
    doubts = weigh_claims(browser, unjudged, problems)
    doubtful = [
        _ask(_make_key(claim, doubts[claim.id]), claim, doubts[claim.id])
        for claim in unjudged
        if doubts[claim.id].speaks_against
    ]
    doubtful.sort(key=lambda item: item.key)
    yield from doubtful[:MOST_CLAIMS]
    asked = {item.subjects[0] for item in doubtful[:MOST_CLAIMS]}
    for claim_id, key in parted.items():
        if claim_id not in asked and claim_id in doubts:
            yield _ask(key, looked[claim_id], doubts[claim_id])


def _make_key(claim: Claim, doubt: Doubt) -> str:
    """Those with most against them first; the same claim keeps its key while others are judged."""
    return f"5-{9 - min(len(doubt.speaks_against), 9)}-{claim.report_id}-{claim.evidence.start:07}-{claim.id}"


def _ask(key: str, claim: Claim, doubt: Doubt) -> Item:
    return Item(CLAIM, key, (claim.id,), tuple(doubt.speaks_for), tuple(doubt.speaks_against))


def _find_parted(browser: Browser, judged: set[str]) -> Iterator[tuple[str, str]]:
    """Ids of claims on which accounts part, each with its key, by incident and attribute."""
    for incident_id in sorted({known for known, _ in browser.disputed_attributes()}):
        disputes: Iterable[Dispute] = browser.book.disputes(incident_id)
        for dispute in disputes:
            positions = (each for position in dispute.positions for each in position.claim_ids[:_OF_POSITION])
            for claim_id in dict.fromkeys(positions):
                if claim_id not in judged:
                    yield claim_id, f"6-{incident_id}-{dispute.attribute}-{claim_id}"


def _find_problems(judgements: Sequence[Judgement], problems: Sequence[Problem]) -> Iterator[Item]:
    known = {judgement.id for judgement in judgements}
    for problem in problems:
        if problem.stage == "judgement" and problem.where in known:
            yield Item(PROBLEM, f"7-{problem.where}", (problem.where,), problem=problem)
