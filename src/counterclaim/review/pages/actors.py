"""Actors: the list, and one with all that it says and that is said of it."""

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.review.pages.answering import answer, find_desk, read_page_number
from counterclaim.review.pages.incidents import link_query
from counterclaim.review.telling.actor import tell_actor

PAGE = 100
MOST_INCIDENTS = 200


def show_actors(request: Request) -> Response:
    """Those who say most first."""
    desk = find_desk(request)
    page = read_page_number(request)
    words = request.query_params.get("name", "").strip()[:100]
    with desk.look() as look:
        counted = look.browser.find_actors(words, PAGE * 10) if words else look.shelf.speaking
        start = (page - 1) * PAGE
        shown = counted[start : start + PAGE]
        look.names.load_actors(actor_id for actor_id, _ in shown)
        actors = [(look.names.find_actor(actor_id), number) for actor_id, number in shown]
        return answer(
            request,
            "actors.html",
            "actors",
            actors=[(actor, look.names.actor(actor.id), number) for actor, number in actors if actor],
            words=words,
            page=page,
            more=len(counted) > start + PAGE,
            link=lambda number: f"?{link_query(request.query_params, page=str(number))}",
        )


def show_actor(request: Request) -> Response:
    desk = find_desk(request)
    with desk.look() as look:
        actor_id = request.path_params["actor"]
        look.browser.actor(actor_id)
        actor = look.names.find_actor(actor_id)
        assert actor is not None
        told = tell_actor(look.browser, look.names, actor, look.shelf.with_party(actor_id, MOST_INCIDENTS))
        return answer(
            request, "actor.html", "actors", told=told, actor=actor, name=look.names.actor(actor_id)
        )
