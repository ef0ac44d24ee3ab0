"""What needs a person: incidents that may be one, actors and sites that may be others, claims in dispute that
nobody has judged, judgements that found nothing to stand on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from counterclaim.ledger.browsing import Browser
from counterclaim.model import Border, Candidate, Judgement, Problem, Site
from counterclaim.model.judging import find_pairs, find_standing
from counterclaim.review.shelf import Shelf

PAIR, ACTOR, SITE, CLAIM, PROBLEM = "incidents", "actors", "sites", "claim", "judgement"
KINDS = (PAIR, ACTOR, SITE, CLAIM, PROBLEM)
QUESTIONS = {
    PAIR: "Are these two incidents the same?",
    ACTOR: "Is this the same actor?",
    SITE: "Is this the same site?",
    CLAIM: "Was this read rightly?",
    PROBLEM: "What should become of this judgement?",
}
# Far more than a person does in a week; what is behind them comes up when they are done.
MOST_PAIRS, MOST_ACTORS, MOST_SITES, MOST_CLAIMS = 300, 100, 100, 300


@dataclass(frozen=True, slots=True)
class Item:
    """`key` orders the queue and names the item in an address; `subjects` are what is judged."""

    kind: str
    key: str
    subjects: tuple[str, ...]
    problem: Problem | None = None
    border: Border | None = None
    candidate: Candidate | None = None

    @property
    def question(self) -> str:
        return QUESTIONS[self.kind]


def find_items(browser: Browser, shelf: Shelf) -> list[Item]:
    """The queue in its order. The same ledger gives the same queue."""
    judgements = list(browser.book.judgements())
    apart = frozenset(find_pairs(judgements).different)
    judged = {subject for each in find_standing(judgements) for subject in each.subjects}
    items = [
        *_find_pairs(browser, apart),
        *_find_actors(browser, apart),
        *_find_sites(browser, apart),
        *_find_claims(browser, shelf, judged),
        *_find_problems(browser, judgements),
    ]
    return sorted(items, key=lambda item: item.key)


def find_place(items: Sequence[Item], key: str, after: str) -> int:
    """The item that is asked for; else the first behind `after`; else the first. -1 in an empty queue."""
    for number, item in enumerate(items):
        if item.key == key:
            return number
    behind = (number for number, item in enumerate(items) if after and item.key > after)
    return next(behind, 0 if items else -1)


def _find_pairs(browser: Browser, judged: frozenset[frozenset[str]]) -> Iterator[Item]:
    """Incidents of which it is nearly even whether they are one, the likeliest to be one first."""
    for border in islice(browser.book.borders(), MOST_PAIRS):
        if frozenset(border.incident_ids) not in judged:
            key = f"1-{1000 - border.score:09.3f}-{'-'.join(border.incident_ids)}"
            yield Item(PAIR, key, border.incident_ids, border=border)


def _find_actors(browser: Browser, judged: frozenset[frozenset[str]]) -> Iterator[Item]:
    """An actor with each that it may be; some of these are of the codebook, and no report names them."""
    for actor in islice(browser.book.open_actors(), MOST_ACTORS):
        for candidate in actor.candidates:
            if frozenset((actor.actor_id, candidate.actor_id)) not in judged:
                key = f"2-{actor.actor_id}-{candidate.actor_id}"
                yield Item(ACTOR, key, (actor.actor_id, candidate.actor_id), candidate=candidate)


def _find_sites(browser: Browser, apart: frozenset[frozenset[str]]) -> Iterator[Item]:
    """A site that no report names may be a named one of the same place."""
    sites = browser.list_sites("")
    named: dict[str, list[Site]] = {}
    for site in sites:
        if site.place is not None and not site.described and not site.group:
            for where in (site.place.name, *site.place.within[:1]):
                named.setdefault(where, []).append(site)
    number = 0
    for site in sites:
        if not site.described or site.place is None:
            continue
        for other in named.get(site.place.name, [])[:4]:
            if frozenset((site.id, other.id)) not in apart and number < MOST_SITES:
                number += 1
                yield Item(SITE, f"3-{site.id}-{other.id}", (site.id, other.id))


def _find_claims(browser: Browser, shelf: Shelf, judged: set[str]) -> Iterator[Item]:
    """Claims on which accounts part: a dispute that rests on a misreading is none."""
    number = 0
    for incident_id in sorted(shelf.disputed):
        for dispute in browser.book.disputes(incident_id):
            for claim_id in dict.fromkeys(
                each for position in dispute.positions for each in position.claim_ids[:3]
            ):
                if claim_id in judged:
                    continue
                number += 1
                yield Item(CLAIM, f"4-{incident_id}-{dispute.attribute}-{claim_id}", (claim_id,))
        if number >= MOST_CLAIMS:
            return


def _find_problems(browser: Browser, judgements: Sequence[Judgement]) -> Iterator[Item]:
    known = {judgement.id for judgement in judgements}
    for problem in browser.book.problems():
        if problem.stage == "judgement" and problem.where in known:
            yield Item(PROBLEM, f"5-{problem.where}", (problem.where,), problem)
