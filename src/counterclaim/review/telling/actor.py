"""One actor: what it says by stance and day, for whom it speaks, and what others say of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.ledger.browsing import Browser
from counterclaim.model import Actor, SpeaksFor, Stance
from counterclaim.review.telling.incident import open_teller
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.sayings import Saying, fold_sayings
from counterclaim.review.telling.wording import show_day

MOST = 400


@dataclass(frozen=True, slots=True)
class ToldActor:
    """`stances` holds what is said under each stance, by day; `of_it` what others say of it."""

    actor: Actor
    offices: tuple[tuple[str, str, str], ...]  # id and name of the body, from when to when
    stances: tuple[tuple[str, tuple[Saying, ...]], ...]
    of_it: tuple[Saying, ...]
    voices: tuple[tuple[str, str], ...]  # who speaks for it
    claims: int
    more: bool


def tell_actor(browser: Browser, names: Names, actor: Actor, incident_ids: Sequence[str]) -> ToldActor:
    """`incident_ids` are those that the actor is a party to: there others may speak of it."""
    claims = browser.claims_of_voice([actor.id], MOST)
    about = browser.claims_about_actor(actor.id, incident_ids, MOST)
    others = [claim for claim in about if claim.voice != actor.id]
    teller = open_teller(browser, names, (*claims, *others))
    shown = [claim for claim in claims if not names.is_copy(claim.report_id)]
    stances = []
    for stance in Stance:
        told = fold_sayings(teller.tell(claim) for claim in shown if claim.stance is stance)
        if told:
            stances.append((stance.value, told))
    speakers = browser.speakers_for(actor.id)
    names.load_actors((*speakers, *(link.actor_id for link in actor.speaks_for)))
    return ToldActor(
        actor=actor,
        offices=tuple(
            (link.actor_id, names.actor(link.actor_id), show_term(link)) for link in actor.speaks_for
        ),
        stances=tuple(stances),
        of_it=fold_sayings(teller.tell(claim) for claim in others if not names.is_copy(claim.report_id)),
        voices=tuple((each, names.actor(each)) for each in speakers),
        claims=len(claims),
        more=len(claims) == MOST,
    )


def show_term(link: SpeaksFor) -> str:
    """From when to when somebody speaks for a body; "day not known" where neither is."""
    since = f"from {show_day(link.since)}" if link.since else ""
    until = f"until {show_day(link.until)}" if link.until else ""
    return " ".join(filter(None, (since, until))) or "days not stated"
