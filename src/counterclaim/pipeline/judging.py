"""Judgements: a person's decisions, how they are made and what they change.

A judgement is appended, never changed; of several on one subject the latest stands, and `undo` takes
one back. Judgements about claims are applied here; those about incidents, actors and sites are handed
to the rooms that work those out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from counterclaim.errors import JudgementError, UnknownIdError
from counterclaim.model import (
    Anchor,
    Book,
    Claim,
    Judgement,
    Modality,
    Problem,
    Quantity,
    Span,
    Stance,
    Term,
    Verb,
    make_id,
)

if TYPE_CHECKING:  # a worker reads without a ledger, and need not load its library
    from counterclaim.ledger import Ledger

CHANGEABLE = ("attribute", "low", "high", "term", "stance", "modality", "voice", "incident", "site")
ADDED = (*CHANGEABLE, "report", "start", "end")
PAIRED = (Verb.SAME, Verb.DIFFERENT)


def judge(
    ledger: "Ledger",
    verb: Verb,
    subjects: Sequence[str],
    change: Mapping[str, str],
    *,
    by: str,
    reason: str,
    at: datetime,
) -> Judgement:
    """Check a judgement against the ledger and append it; JudgementError says what does not fit."""
    if not by.strip():
        raise JudgementError("a judgement needs the name of the person who makes it: give --by NAME")
    _check_shape(verb, subjects, change)
    book = ledger.book()
    known = _Known(book, ledger.judgements())
    full = tuple(known.expand(subject, verb) for subject in subjects)
    if verb in PAIRED and len({subject.split("-")[0] for subject in full}) > 1:
        raise JudgementError(f"cannot judge things of different kinds {verb.value}: {', '.join(full)}")
    judgement = Judgement(
        id=make_id("judgement", verb, *full, by, at.isoformat(), reason, *sorted(change.items())),
        verb=verb,
        subjects=full,
        by=by,
        at=at,
        reason=reason,
        change=tuple(sorted(change.items())),
        anchors=tuple(known.anchor(subject) for subject in full if subject in known.claims),
    )
    if verb is Verb.ADD:
        _added_claim(judgement, {entry.report.id: entry.report.text for entry in book.reports()})
    ledger.append_judgement(judgement)
    return judgement


def _check_shape(verb: Verb, subjects: Sequence[str], change: Mapping[str, str]) -> None:
    needed = {Verb.SAME: 2, Verb.DIFFERENT: 2, Verb.ADD: 0}.get(verb, 1)
    if len(subjects) < needed:
        raise JudgementError(f"{verb.value!r} needs {needed} ids, got {len(subjects)}")
    allowed = {Verb.CORRECT: CHANGEABLE, Verb.ADD: ADDED}.get(verb, ())
    for name in change:
        if name not in allowed:
            near = get_close_matches(name, allowed, 1)
            hint = (
                f": did you mean {near[0]!r}?" if near else f"; it takes {', '.join(allowed) or 'no changes'}"
            )
            raise JudgementError(f"{verb.value!r} cannot change {name!r}{hint}")
    for name, words in (("stance", Stance), ("modality", Modality)):
        if name in change and change[name] not in list(words):
            raise JudgementError(f"unknown {name} {change[name]!r}: it is one of {', '.join(words)}")
    if verb is Verb.CORRECT and not change:
        raise JudgementError(f"'correct' needs what to change, as NAME=VALUE: {', '.join(CHANGEABLE)}")


class _Known:
    """The ids that a judgement may be about."""

    def __init__(self, book: Book, judgements: Iterable[Judgement]) -> None:
        self.claims: dict[str, Claim] = {claim.id: claim for claim in book.claims()}
        self.judgements = [judgement.id for judgement in judgements]
        self.others = [
            *(happening.id for happening in book.happenings()),
            *(incident.id for incident in book.incidents()),
            *(actor.id for actor in book.actors()),
            *(site.id for site in book.sites()),
        ]

    def expand(self, subject: str, verb: Verb) -> str:
        """The one known id that `subject` is or begins."""
        pool = self.judgements if verb is Verb.UNDO else [*self.claims, *self.others]
        matches = {known for known in pool if known.startswith(subject)}
        if subject in matches:
            return subject
        if len(matches) == 1:
            return matches.pop()
        if not matches:
            raise UnknownIdError(f"no id in the ledger begins with {subject!r}", subject)
        raise UnknownIdError(f"{subject!r} begins {len(matches)} ids: give more of it", subject)

    def anchor(self, claim_id: str) -> Anchor:
        claim = self.claims[claim_id]
        return Anchor(claim.id, claim.report_id, "claim", claim.evidence, claim.attribute)


def apply_to_claims(
    claims: Sequence[Claim], judgements: Sequence[Judgement], texts: Mapping[str, str]
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims as judged: rejected ones gone, corrected ones changed, added ones there.

    A judgement whose claim is not there any more, because the report was read anew, attaches to the
    claim of the same report and attribute whose evidence overlaps by half or more; where there is
    none, it becomes a problem for a person to look at.
    """
    by_id = {claim.id: claim for claim in claims}
    problems: list[Problem] = []
    rejected: dict[str, bool] = {}
    for judgement in judgements:
        if judgement.verb is Verb.ADD:
            claim = _added_claim(judgement, texts)
            by_id[claim.id] = claim
            continue
        for subject in judgement.subjects:
            target = _attach(subject, judgement, by_id)
            if target is None:
                if subject.startswith("claim-"):
                    problems.append(_detached(subject, judgement))
            elif judgement.verb is Verb.REJECT:
                rejected[target.id] = True
            elif judgement.verb is Verb.ACCEPT:
                rejected[target.id] = False
            elif judgement.verb is Verb.CORRECT:
                by_id[target.id] = _corrected(target, dict(judgement.change))
    kept = tuple(claim for claim in by_id.values() if not rejected.get(claim.id))
    return kept, tuple(problems)


def _attach(subject: str, judgement: Judgement, claims: Mapping[str, Claim]) -> Claim | None:
    if subject in claims:
        return claims[subject]
    anchor = next((anchor for anchor in judgement.anchors if anchor.id == subject), None)
    if anchor is None:
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


def _corrected(claim: Claim, change: dict[str, str]) -> Claim:
    fields: dict[str, Any] = {}
    for name, field in (
        ("attribute", "attribute"),
        ("voice", "voice"),
        ("incident", "incident_id"),
        ("site", "site_id"),
    ):
        if name in change:
            fields[field] = change[name]
    if "stance" in change:
        fields["stance"] = Stance(change["stance"])
    if "modality" in change:
        fields["modality"] = Modality(change["modality"])
    if {"low", "high", "term"} & change.keys():
        fields["value"] = _value(change, claim.value)
    return replace(claim, **fields)


def _value(change: Mapping[str, str], former: object) -> Quantity | Term:
    wording = getattr(former, "wording", "")
    if "term" in change:
        return Term(change["term"], wording)
    low, high = (getattr(former, "low", None), getattr(former, "high", None))
    return Quantity(_number(change, "low", low), _number(change, "high", high), wording)


def _number(change: Mapping[str, str], name: str, former: int | None) -> int | None:
    if name not in change:
        return former
    if change[name] in ("", "open"):
        return None
    if not change[name].isdecimal():
        raise JudgementError(f"{name} must be a whole number or 'open', not {change[name]!r}")
    return int(change[name])


def _added_claim(judgement: Judgement, texts: Mapping[str, str]) -> Claim:
    """The claim that a person adds: report, start and end of the words, attribute, voice and value."""
    change = dict(judgement.change)
    missing = [name for name in ("report", "start", "end", "attribute", "voice") if name not in change]
    if missing:
        raise JudgementError(f"'add' needs {', '.join(missing)} as NAME=VALUE")
    text = texts.get(change["report"])
    if text is None:
        raise UnknownIdError(f"no report {change['report']!r} in the ledger", change["report"])
    start, end = _number(change, "start", None), _number(change, "end", None)
    if start is None or end is None or not start < end <= len(text):
        raise JudgementError(
            f"words {change['start']}–{change['end']} are not in a text of {len(text)} characters"
        )
    evidence = Span(start, end)
    blank = Term("", evidence.of(text))
    claim = Claim(
        id=make_id("claim", judgement.id),
        report_id=change["report"],
        statement_id=None,
        voice=change["voice"],
        attribute=change["attribute"],
        value=blank,
        evidence=evidence,
        rule=f"added by {judgement.by}",
    )
    return _corrected(claim, {name: value for name, value in change.items() if name in CHANGEABLE})
