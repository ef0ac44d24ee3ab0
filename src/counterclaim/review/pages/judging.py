"""Judgements from pages: one click, one judgement; what is judged, corrected, added and taken back."""

from collections.abc import Mapping, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import JudgementError
from counterclaim.model import Claim, Judgement, Modality, Stance, Verb
from counterclaim.model.people import Role
from counterclaim.pipeline import ChangedMeanwhileError, Sight
from counterclaim.review.access.asking import find_person
from counterclaim.review.pages.answering import answer, find_desk, find_own_path, go_to
from counterclaim.review.pages.forms import Form, read_form
from counterclaim.review.pages.incident import list_attributes
from counterclaim.review.safety import TOKEN_FIELD
from counterclaim.review.telling.entering import find_words, read_value, write_value
from counterclaim.review.telling.incident import open_teller
from counterclaim.review.telling.judgements import tell_judgements

ONE_CLICK = (Verb.SAME, Verb.DIFFERENT, Verb.ACCEPT, Verb.REJECT, Verb.UNDO)


async def judge(request: Request) -> Response:
    """One click: a verb, its subjects, and why where a person says so."""
    form = await read_form(request)
    verb = form.get("verb")
    if verb not in [each.value for each in ONE_CLICK]:
        raise JudgementError(f"no such judgement: {verb!r}")
    subjects = form.all("subject")
    try:
        await run_in_threadpool(judge_as, request, form, verb, subjects, {})
    except ChangedMeanwhileError as error:
        return await run_in_threadpool(show_changed, request, form, error)
    return go_to(form.get("back"), "undone" if verb == Verb.UNDO else "judged")


def judge_as(
    request: Request, form: Form, verb: str, subjects: Sequence[str], change: Mapping[str, str]
) -> Judgement:
    """In the name of who is signed in, upon what their page showed."""
    person = find_person(request)
    seen = form.find("seen")
    sight = None if seen is None else Sight(person, seen)
    return find_desk(request).judge(verb, subjects, change, form.get("reason"), person=person, sight=sight)


def show_changed(request: Request, form: Form, error: ChangedMeanwhileError) -> Response:
    """What others judged meanwhile, with both choices: to leave it so, or to judge all the same."""
    desk = find_desk(request)
    with desk.look() as look:
        told = tell_judgements(look.browser, look.names, error.judgements)
    sent = [(name, value) for name, value in form.items() if name not in (TOKEN_FIELD, "seen")]
    return answer(
        request,
        "changed.html",
        "queue",
        status=409,
        told=told,
        action=request.url.path,
        sent=[*sent, ("seen", error.version)],
        back_to=find_own_path(form.get("back")),
    )


def show_correction(request: Request) -> Response:
    """The form that corrects one claim, as it stands now."""
    desk = find_desk(request)
    with desk.look() as look:
        claim = look.browser.claim(request.path_params["claim"])
        saying = open_teller(look.browser, look.names, [claim]).tell(claim)
        return answer(
            request,
            "correct.html",
            "reports",
            saying=saying,
            value=write_value(claim.value),
            attributes=list_attributes(desk.codebook),
            stances=[each.value for each in Stance],
            modalities=[each.value for each in Modality],
            voices=_list_voices(look.browser.claims_of_report(claim.report_id), look.names),
            back_to=request.query_params.get("back", f"/reports/{claim.report_id}"),
        )


async def correct(request: Request) -> Response:
    form = await read_form(request)
    claim_id = request.path_params["claim"]
    try:
        await run_in_threadpool(_correct, request, claim_id, form)
    except ChangedMeanwhileError as error:
        return await run_in_threadpool(show_changed, request, form, error)
    return go_to(form.get("back"), "judged")


def _correct(request: Request, claim_id: str, form: Form) -> None:
    with find_desk(request).look() as look:
        claim = look.browser.claim(claim_id)
    change = _find_change(claim, form)
    if not change:
        raise JudgementError("nothing was changed: correct what was read wrongly, or leave the page")
    judge_as(request, form, Verb.CORRECT.value, [claim_id], change)


def _find_change(claim: Claim, form: Form) -> dict[str, str]:
    """What the form says otherwise than the claim."""
    stated = {
        "attribute": claim.attribute,
        "voice": claim.voice,
        "stance": claim.stance.value,
        "modality": claim.modality.value,
    }
    change = {name: form.get(name) for name, held in stated.items() if form.get(name, held) != held}
    value = form.get("value")
    if value.strip() and value.strip() != write_value(claim.value):
        change |= read_value(value)
    return change


async def add_claim(request: Request) -> Response:
    form = await read_form(request)
    report_id = request.path_params["report"]
    judged = await run_in_threadpool(_add, request, report_id, form)
    return go_to(f"/reports/{report_id}?claim={judged}#{judged}", "judged")


def _add(request: Request, report_id: str, form: Form) -> str:
    desk = find_desk(request)
    with desk.look() as look:
        text = look.browser.book.report(report_id).report.text
    start, end = _find_place(text, form)
    change = {
        "report": report_id,
        "start": str(start),
        "end": str(end),
        "attribute": form.get("attribute"),
        "voice": form.get("voice"),
        "stance": form.get("stance", Stance.ASSERTS.value),
        "modality": form.get("modality", Modality.ACTUAL.value),
        **read_value(form.get("value")),
    }
    kind, _, about = form.get("about").partition(":")
    if kind in ("incident", "site") and about:
        change[kind] = about
    judgement = judge_as(request, form, Verb.ADD.value, [], change)
    with desk.look() as look:
        added = [
            claim.id
            for claim in look.browser.claims_of_report(report_id)
            if claim.rule.startswith("added by")
            and (claim.evidence.start, claim.evidence.end) == (start, end)
        ]
    return added[-1] if added else judgement.id


def _find_place(text: str, form: Form) -> tuple[int, int]:
    """Where the words stand: by the numbers of the selection when they fit the words, else by the words."""
    words, start, end = form.get("words"), form.get("start"), form.get("end")
    if start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10:
        first, last = int(start), int(end)
        if first < last <= len(text) and text[first:last].split() == words.split():
            return first, last
    return find_words(text, words)


def _list_voices(claims: object, names: object) -> list[tuple[str, str]]:
    voices = dict.fromkeys(claim.voice for claim in claims)  # type: ignore[attr-defined]
    return [(voice, names.voice(voice)) for voice in voices]  # type: ignore[attr-defined]


def show_judgements(request: Request) -> Response:
    """What people decided, the newest first, each with its undo. Answers that others gave blind are not
    shown to who has still to answer."""
    desk, person = find_desk(request), find_person(request)
    with desk.look() as look:
        told = tell_judgements(look.browser, look.names, desk.list_judgements(person))
        reviews = person.may(Role.REVIEWER)
        return answer(request, "judgements.html", "queue", told=told, reviews=reviews)
