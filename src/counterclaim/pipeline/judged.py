"""What judgements change: claims that people accepted, rejected, corrected or added.

Judgements about incidents, actors and sites are handed to the rooms that work those out. Nothing here
fails on a judgement that is in the ledger: one that cannot be applied becomes a problem.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from counterclaim.errors import JudgementError
from counterclaim.model import (
    Claim,
    Judgement,
    Modality,
    Party,
    Period,
    Problem,
    Quantity,
    Span,
    Stance,
    Term,
    Verb,
    make_id,
)

# What can be said of a claim, and the claim's field that it changes; low, high and term make the value.
FIELDS = {
    "attribute": "attribute",
    "voice": "voice",
    "incident": "incident_id",
    "site": "site_id",
    "stance": "stance",
    "modality": "modality",
}
VALUES = ("low", "high", "term", "party")
DAY = "as_of"  # the day that the claim holds for
CHANGEABLE = (*FIELDS, *VALUES, DAY)
PLACED = ("report", "start", "end")


def apply_to_claims(
    claims: Sequence[Claim], judgements: Sequence[Judgement], texts: Mapping[str, str]
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims as judged: rejected ones gone, corrected ones changed, added ones there. `judgements` are
    those that count, each outranking those before it.

    A judgement whose claim is not there any more, because the report was read anew, attaches to the
    claim of the same report and attribute whose evidence overlaps by half or more; where there is
    none, it becomes a problem for a person to look at.
    """
    by_id = {claim.id: claim for claim in claims}
    problems: list[Problem] = []
    rejected: dict[str, bool] = {}
    # What was added comes first: a coder may have judged what a reviewer, who outranks them, added.
    for judgement in sorted(judgements, key=lambda each: each.verb is not Verb.ADD):
        try:
            if judgement.verb is Verb.ADD:
                _add(judgement, texts, by_id)
            for subject in judgement.subjects:
                target = _attach(subject, judgement, by_id)
                if target is not None:
                    _apply(judgement, target, by_id, rejected)
                elif subject.startswith("claim-"):
                    problems.append(_detached(subject, judgement))
        except JudgementError as error:
            hint = f"undo {judgement.id} and judge anew"
            problems.append(Problem("judgement", judgement.id, str(error), hint))
    kept = tuple(claim for claim in by_id.values() if not rejected.get(claim.id))
    return kept, tuple(problems)


def _add(judgement: Judgement, texts: Mapping[str, str], claims: dict[str, Claim]) -> None:
    """Nothing is added to a report that has been forgotten since."""
    text = texts.get(dict(judgement.change).get("report", ""))
    if text is not None:
        claim = added_claim(judgement, text)
        claims[claim.id] = claim


def _apply(judgement: Judgement, claim: Claim, claims: dict[str, Claim], rejected: dict[str, bool]) -> None:
    if judgement.verb in (Verb.REJECT, Verb.ACCEPT):
        rejected[claim.id] = judgement.verb is Verb.REJECT
    elif judgement.verb is Verb.CORRECT:
        claims[claim.id] = corrected(claim, dict(judgement.change))
        rejected[claim.id] = False  # who says what a claim should be does not leave it out


def _attach(subject: str, judgement: Judgement, claims: Mapping[str, Claim]) -> Claim | None:
    if subject in claims:
        return claims[subject]
    anchor = next((anchor for anchor in judgement.anchors if anchor.id == subject), None)
    if anchor is None or anchor.kind != "claim":
        return None
    rivals = [
        claim
        for claim in claims.values()
        if claim.report_id == anchor.report_id
        and claim.attribute == anchor.attribute
        and 2 * _shared(claim.evidence, anchor.span) >= max(len(claim.evidence), len(anchor.span))
    ]
    return max(rivals, key=lambda claim: (_shared(claim.evidence, anchor.span), claim.id), default=None)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _detached(subject: str, judgement: Judgement) -> Problem:
    return Problem(
        stage="judgement",
        where=judgement.id,
        message=f"{judgement.verb.value!r} by {judgement.by}: the newest reading does not hold {subject}",
        hint=f"judge the claim that took its place, or undo {judgement.id}",
    )


def corrected(claim: Claim, change: Mapping[str, str]) -> Claim:
    """`claim` with what `change` says of it; JudgementError when that makes no claim."""
    words: dict[str, type[Stance] | type[Modality]] = {"stance": Stance, "modality": Modality}
    fields: dict[str, Any] = {}
    for name, field in FIELDS.items():
        if name in change and name in words:
            fields[field] = _word(name, change[name], words[name])
        elif name in change:
            fields[field] = change[name]
    if not change.keys().isdisjoint(VALUES):
        fields["value"] = _value(change, claim.value, fields.get("attribute", claim.attribute))
    if DAY in change:
        fields[DAY] = _day(change[DAY])
    return replace(claim, **fields)


def _day(said: str) -> Period | None:
    """The day as a period; None takes it back."""
    if not said:
        return None
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise JudgementError(f"{DAY} must be a day like 2019-07-05, not {said!r}") from None
    return Period(day, day)


def _word(name: str, word: str, words: type[Stance] | type[Modality]) -> Stance | Modality:
    if word not in list(words):
        raise JudgementError(f"unknown {name} {word!r}: it is one of {', '.join(words)}")
    return words(word)


def _value(change: Mapping[str, str], former: object, role: str) -> Quantity | Term | Party:
    wording = getattr(former, "wording", "")
    if "party" in change:
        return Party(change["party"], role, wording)
    if "term" in change:
        return Term(change["term"], wording)
    low = _number(change, "low", getattr(former, "low", None))
    high = _number(change, "high", getattr(former, "high", None))
    if low is not None and high is not None and low > high:
        raise JudgementError(f"low {low} is above high {high}: give both ends")
    return Quantity(low, high, wording)


def _number(change: Mapping[str, str], name: str, former: int | None) -> int | None:
    if name not in change:
        return former
    if change[name] in ("", "open"):
        return None
    if not change[name].isdecimal():
        raise JudgementError(f"{name} must be a whole number or 'open', not {change[name]!r}")
    return int(change[name])


def added_claim(judgement: Judgement, text: str) -> Claim:
    """The claim that a person adds: where its words stand in the report's `text`, who says it and what of.

    JudgementError when something is missing or the words are not in the text.
    """
    change = dict(judgement.change)
    missing = [name for name in (*PLACED, "attribute", "voice") if name not in change]
    if missing:
        raise JudgementError(f"'add' needs {', '.join(missing)} as NAME=VALUE")
    if not {"incident", "site"} & change.keys():
        raise JudgementError("'add' needs what the claim is about: incident=ID or site=ID")
    if not change.keys() & set(VALUES):
        raise JudgementError("'add' needs a value: low= and high=, term= or party=")
    start, end = _number(change, "start", None), _number(change, "end", None)
    if start is None or end is None or not start < end <= len(text):
        place = f"{change['start']}–{change['end']}"
        raise JudgementError(f"words {place} are not in a text of {len(text)} characters")
    evidence = Span(start, end)
    claim = Claim(
        id=make_id("claim", judgement.id),
        report_id=change["report"],
        statement_id=None,
        voice=change["voice"],
        attribute=change["attribute"],
        value=Term("", evidence.of(text)),
        evidence=evidence,
        rule=f"added by {judgement.by}",
    )
    return corrected(claim, {name: value for name, value in change.items() if name in CHANGEABLE})
