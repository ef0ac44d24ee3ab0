"""Judging: the same moves as on the pages, checked by the same rules, each appended once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from counterclaim.exports.form.exchange import judgement_data
from counterclaim.model import Judgement, Verb, make_id
from counterclaim.model.judging import in_order
from counterclaim.pipeline import ChangedMeanwhileError, Sight
from counterclaim.review.api.appending import append, check_ids
from counterclaim.review.api.asking import Answered, Asked
from counterclaim.review.api.bodies import check_fields, read_list, read_words
from counterclaim.review.api.refusing import Refusal
from counterclaim.review.api.rows import Rows
from counterclaim.review.api.schemas import (
    LONGEST_CHANGE,
    LONGEST_REASON,
    MOST_SUBJECTS,
    judgement_wanted,
    undo_wanted,
)
from counterclaim.review.api.versions import find_judgements
from counterclaim.review.telling.moving import Change

MOST_KEY = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """A judgement that somebody asks for. `version`: what they saw judged, "" for nothing; None where they
    do not say."""

    verb: Verb
    subjects: tuple[str, ...] = ()
    change: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    version: str | None = None

    def is_like(self, judgement: Judgement) -> bool:
        return (self.verb, self.subjects, dict(self.change), self.reason) == (
            judgement.verb,
            judgement.subjects,
            dict(judgement.change),
            judgement.reason,
        )


def make_judgement(asked: Asked) -> Answered:
    """Append a judgement, and give what moved.

    The moves are those of the workbench: `same` and `different` of two incidents, happenings, actors or
    sites; `accept`, `reject` and `correct` of a claim (actors, sites and the places of happenings can be
    corrected too); `add` of a claim that was missed; `undo`. Ids are given whole.

    Who judges is who is signed in. `if_version`, or the header If-Match with the same in quotation marks
    (`"none"` for none), says what was seen judged. With the header Idempotency-Key, the same request sent
    again by the same person gives the same answer and appends nothing."""
    return _judge_once(asked, _read_wanted(asked))


def undo_judgement(asked: Asked) -> Answered:
    """Take a judgement back: both stay in the ledger. An undoing can be undone too.

    With the header Idempotency-Key it is taken back once, as with judging."""
    check_fields(asked.sent, undo_wanted())
    reason = read_words(asked.sent.get("reason", ""), "reason", LONGEST_REASON)
    return _judge_once(asked, Wanted(Verb.UNDO, (asked.path["judgement"],), reason=reason))


def _read_wanted(asked: Asked) -> Wanted:
    sent = asked.sent
    check_fields(sent, judgement_wanted())
    if sent["verb"] not in [verb.value for verb in Verb]:
        raise Refusal(400, "bad_body", f"'verb' must be one of {', '.join(Verb)}", "verb")
    subjects = [
        read_words(each, f"subjects.{place}", 200, 1)
        for place, each in enumerate(read_list(sent.get("subjects", []), "subjects", MOST_SUBJECTS))
    ]
    return Wanted(
        Verb(sent["verb"]),
        tuple(subjects),
        tuple(_read_change(sent.get("change", []))),
        read_words(sent.get("reason", ""), "reason", LONGEST_REASON),
        _read_version(asked),
    )


def _read_change(given: Any) -> list[tuple[str, str]]:
    read: dict[str, str] = {}
    for place, each in enumerate(read_list(given, "change", MOST_SUBJECTS)):
        where = f"change.{place}"
        if not isinstance(each, dict):
            raise Refusal(400, "bad_body", f"{where!r} must be an object", where)
        check_fields(each, judgement_wanted()["properties"]["change"]["items"], f"{where}.")
        name = read_words(each["name"], f"{where}.name", 200, 1)
        if name in read:
            raise Refusal(422, "does_not_fit", f"{name!r} is changed twice: give it once", where)
        read[name] = read_words(each["value"], f"{where}.value", LONGEST_CHANGE)
    return list(read.items())


def _read_version(asked: Asked) -> str | None:
    """What the sender saw, by the body or by the header."""
    if "if_version" in asked.sent:
        given = asked.sent["if_version"]
        return "" if given is None else read_words(given, "if_version", 200)
    header = asked.headers.get("if-match", "").strip()
    if header in ("", "*"):
        return None
    if len(header) < 3 or header[0] != '"' or header[-1] != '"' or '"' in header[1:-1]:
        message = 'If-Match must be the id of a judgement in quotation marks, or "none"'
        raise Refusal(400, "bad_header", message, "if-match")
    return "" if header == '"none"' else header[1:-1]


def _judge_once(asked: Asked, wanted: Wanted) -> Answered:
    """The answer that was given before to this key, else a new one."""
    state, key = asked.state, _read_key(asked)
    sent = sha256(
        json.dumps([asked.operation.name, asked.path, asked.sent], sort_keys=True).encode()
    ).digest()
    with state.judging:
        if key is None:
            return _judge(asked, wanted)
        held = state.answers.get((asked.person.name, key))
        if isinstance(held, tuple):
            if held[0] != sent:
                raise Refusal(422, "key_used", "this key was sent with another request", "idempotency-key")
            answered: Answered = held[1]
            return answered
        answered = _find_repeated(asked, wanted) or _judge(asked, wanted)
        state.answers.keep((asked.person.name, key), (sent, answered))
        return answered


def _read_key(asked: Asked) -> str | None:
    key = asked.headers.get("idempotency-key")
    if key is not None and not 0 < len(key.strip()) <= MOST_KEY:
        raise Refusal(400, "bad_header", f"Idempotency-Key has 1 to {MOST_KEY} characters", "idempotency-key")
    return key


def _find_repeated(asked: Asked, wanted: Wanted) -> Answered | None:
    """What the person judged last of the same, when it was the very same: keys are forgotten when the
    workbench is started anew, and who got no answer then sends again."""
    with asked.desk.look() as look:
        rows = Rows(look.browser.book, asked.desk.ledger.name)
        subjects = wanted.subjects or tuple(value for name, value in wanted.change if name == "report")
        known = in_order(find_judgements(rows, subjects))
    last = known[-1] if known else None
    if last is None or last.by != asked.person.name or not wanted.is_like(last):
        return None
    return _tell(asked, last, ())


def _judge(asked: Asked, wanted: Wanted) -> Answered:
    check_ids(asked, wanted.subjects)
    sight = None if wanted.version is None else Sight(asked.person, wanted.version)
    try:
        judgement, moved = append(
            asked, wanted.verb.value, wanted.subjects, dict(wanted.change), wanted.reason, sight
        )
    except ChangedMeanwhileError as error:
        changed = [judgement_data(each) for each in error.judgements]
        raise Refusal(
            409, "changed_meanwhile", str(error), error.subject or None, {"changed": changed}
        ) from error
    return _tell(asked, judgement, moved)


def _tell(asked: Asked, judgement: Judgement, moved: Sequence[Change]) -> Answered:
    """`added` is the claim that a judgement adds."""
    added = make_id("claim", judgement.id) if judgement.verb is Verb.ADD else None
    counts = [{"what": each.what, "before": each.before, "now": each.now} for each in moved if each.moved]
    data = {"judgement": judgement_data(judgement), "added": added, "moved": counts}
    return Answered(data, 201, {"location": f"/api/v1/judgements/{judgement.id}"})
