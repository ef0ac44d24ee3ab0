"""Signing in and out, and what a person sees and changes of their own."""

import time
from datetime import UTC, datetime
from math import ceil

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.errors import LedgerError
from counterclaim.ledger.people import SIGNED_IN_FOR
from counterclaim.model.people import Role
from counterclaim.review.access.asking import find_person, name_cookie
from counterclaim.review.desk import Desk
from counterclaim.review.pages.answering import answer, find_desk, go_to
from counterclaim.review.pages.forms import Form, read_form
from counterclaim.review.safety import find_sign_in

WRONG = "No such name and password. Names and passwords are given out by the team's admin."


def show_sign_in(request: Request) -> Response:
    then = request.query_params.get("then", "/")
    if not find_desk(request).entrance.signs_in or getattr(request.state, "person", None) is not None:
        return go_to(then)
    return _show(request, "", then, "")


def _show(request: Request, name: str, then: str, trouble: str, status: int = 200) -> Response:
    return answer(request, "sign_in.html", "", status=status, trouble=trouble, name=name, then=then)


async def sign_in(request: Request) -> Response:
    """The same answer to a wrong password and to an unknown name, after as much work."""
    form = await read_form(request)
    desk = find_desk(request)
    name, then = form.get("name"), form.get("then", "/")
    address = request.client.host if request.client is not None else ""
    wait = desk.attempts.begin(name, address, time.monotonic())
    if wait:
        minutes = ceil(wait / 60)
        trouble = f"There were too many attempts. Try again in {minutes} minute{'s' if minutes > 1 else ''}."
        refusal = _show(request, name, then, trouble, 429)
        refusal.headers["retry-after"] = str(ceil(wait))
        return refusal
    secret = await run_in_threadpool(_begin, desk, name, form.get("password"))
    if secret is None:
        return _show(request, name, then, WRONG, 401)
    desk.attempts.forgive(name, address)
    return _give_cookie(desk, request, go_to(then if then != "/" else "/incidents"), secret)


def _begin(desk: Desk, name: str, password: str) -> str | None:
    """The secret of a new sign-in."""
    person = desk.ledger.people.check_password(name, password)
    return None if person is None else desk.ledger.people.sign_in(person, datetime.now(UTC))


def _give_cookie(desk: Desk, request: Request, response: Response, secret: str) -> Response:
    hidden = desk.entrance.is_secret(request.headers.get("host", ""))
    response.set_cookie(
        name_cookie(hidden),
        secret,
        max_age=int(SIGNED_IN_FOR.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=hidden,
        path="/",
    )
    return response


async def sign_out(request: Request) -> Response:
    await read_form(request)
    desk = find_desk(request)
    await run_in_threadpool(desk.ledger.people.sign_out, find_sign_in(request))
    response = RedirectResponse("/sign-in" if desk.entrance.signs_in else "/incidents", 303)
    hidden = desk.entrance.is_secret(request.headers.get("host", ""))
    response.delete_cookie(name_cookie(hidden), path="/", secure=hidden, httponly=True, samesite="strict")
    return response


def show_account(request: Request) -> Response:
    return _show_account(request, "")


def _show_account(request: Request, trouble: str) -> Response:
    person, desk = find_person(request), find_desk(request)
    return answer(
        request,
        "account.html",
        "",
        status=422 if trouble else 200,
        trouble=trouble,
        person=person,
        signs_in=desk.entrance.signs_in,
        reviews=person.may(Role.REVIEWER),
        administers=person.may(Role.ADMIN),
        keys=[key for key in desk.ledger.people.list_keys(person.name) if key.withdrawn is None],
    )


async def change_password(request: Request) -> Response:
    """A person's own; whoever is signed in by that name is signed out, and this browser signed in anew."""
    form = await read_form(request)
    desk, person = find_desk(request), find_person(request)
    address = request.client.host if request.client is not None else ""
    if desk.attempts.begin(person.name, address, time.monotonic()):
        return await run_in_threadpool(_show_account, request, "There were too many attempts: wait a while.")
    try:
        secret = await run_in_threadpool(_change, desk, person.name, form)
    except LedgerError as error:
        return await run_in_threadpool(_show_account, request, str(error))
    desk.attempts.forgive(person.name, address)
    return _give_cookie(desk, request, go_to("/account", "password"), secret)


def _change(desk: Desk, name: str, form: Form) -> str:
    people = desk.ledger.people
    person = people.check_password(name, form.get("password"))
    if person is None:
        raise LedgerError("that is not your password as it was")
    if form.get("new") != form.get("again"):
        raise LedgerError("the new password is not the same both times")
    people.set_password(name, form.get("new"), by=name, at=datetime.now(UTC))
    return people.sign_in(person, datetime.now(UTC))
