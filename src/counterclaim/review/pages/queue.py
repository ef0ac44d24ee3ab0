"""The queue: one question at a time, one key a judgement, and what moved after the last one."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.pipeline.questions import ACTOR, CLAIM, KINDS, PAIR, PLACE, SITE, Item
from counterclaim.review.access.asking import find_person
from counterclaim.review.desk import Look
from counterclaim.review.pages.answering import answer, find_desk
from counterclaim.review.telling.actor import ToldActor, tell_actor
from counterclaim.review.telling.comparing import RULE, compare_incidents
from counterclaim.review.telling.incident import (
    Evidence,
    make_evidence,
    name_incident,
    open_teller,
    tell_incident,
)
from counterclaim.review.telling.placing import tell_words
from counterclaim.review.telling.queue import find_place
from counterclaim.review.telling.site import tell_site

SHOWN_NEXT = 6


def show_queue(request: Request) -> Response:
    desk = find_desk(request)
    query = request.query_params
    with desk.look() as look:
        every = items = desk.find_queue_of(look, find_person(request))
        kind = query.get("kind", "")
        if kind in KINDS:
            items = [item for item in items if item.kind == kind]
        place = find_place(items, query.get("item", ""), query.get("after", ""))
        item = items[place] if place >= 0 else None
        return answer(
            request,
            "queue.html",
            "queue",
            item=item,
            place=place,
            items=items,
            counts=[(name, sum(each.kind == name for each in every)) for name in KINDS],
            kind=kind,
            next_items=[(each, _name_item(look, each)) for each in items[place + 1 : place + 1 + SHOWN_NEXT]],
            moved=desk.find_moved(find_person(request)),
            rule=RULE,
            **_tell(look, item),
        )


def _tell(look: Look, item: Item | None) -> dict[str, Any]:
    """What the page of this kind of item shows."""
    told: dict[str, Any] = {"sides": (), "rows": (), "piece": None, "actors": (), "sites": ()}
    if item is None:
        return told
    if item.kind == PAIR:
        one, other = (look.browser.book.incident(subject) for subject in item.subjects)
        claims = [list(look.browser.book.claims(incident_id=each.id)) for each in (one, other)]
        open_teller(look.browser, look.names, claims[0] + claims[1])
        told["sides"] = tuple((each, name_incident(each, look.names)) for each in (one, other))
        told["rows"] = compare_incidents(one, other, claims[0], claims[1], look.names)
        told["words"] = tuple(_first_words(look, each) for each in (one, other))
    elif item.kind == ACTOR:
        told["actors"] = tuple(_tell_actor(look, subject) for subject in item.subjects)
    elif item.kind == SITE:
        sites = (look.browser.book.site(subject) for subject in item.subjects)
        told["sites"] = tuple(tell_site(look.browser, look.names, site) for site in sites)
    elif item.kind == CLAIM:
        told["piece"], told["title"] = _tell_claim(look, item.subjects[0])
    elif item.kind == PLACE:
        incident = look.browser.book.incident(item.incident_id)
        told["title"], told["incident"] = name_incident(incident, look.names), incident
        told["named"] = tell_words(look.browser, look.names, item.subjects, item.wording)
    return told


def _tell_claim(look: Look, claim_id: str) -> tuple[Evidence, str]:
    """The claim with its words and its position, and what it is about."""
    claim = look.browser.claim(claim_id)
    if claim.incident_id:
        incident = look.browser.book.incident(claim.incident_id)
        told = tell_incident(look.browser, look.names, incident, chosen=claim.id)
        return told.evidence[0], told.title
    saying = open_teller(look.browser, look.names, [claim]).tell(claim)
    about = look.names.site(claim.site_id) or (look.names.actor(claim.actor_id) if claim.actor_id else "")
    return make_evidence(saying, claim.attribute, None, look.names), about or "about no incident or site"


def _tell_actor(look: Look, actor_id: str) -> ToldActor | None:
    """None for an actor of the codebook that no report names."""
    actor = look.names.find_actor(actor_id)
    return None if actor is None else tell_actor(look.browser, look.names, actor, ())


def _first_words(look: Look, incident: Any) -> Any:
    """The words of one claim of the incident, to be read before judging."""
    told = tell_incident(look.browser, look.names, incident)
    return told.evidence[0] if told.evidence else None


def _name_item(look: Look, item: Item) -> str:
    names, browser = look.names, look.browser
    if item.kind == PAIR:
        return " and ".join(name_incident(browser.book.incident(each), names) for each in item.subjects)
    if item.kind == ACTOR:
        other = item.candidate.name if item.candidate else ""
        return f"{names.actor(item.subjects[0])} and {other}"
    if item.kind == SITE:
        return " and ".join(names.site(each) for each in item.subjects)
    if item.kind == CLAIM:
        claim = browser.claim(item.subjects[0])
        return f"{names.short(claim.voice)}: {claim.attribute.replace('_', ' ')} {names.value(claim.value)}"
    if item.kind == PLACE:
        return f"{item.wording}: {name_incident(browser.book.incident(item.incident_id), names)}"
    return item.problem.message if item.problem else item.key
