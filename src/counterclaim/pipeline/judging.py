"""Making a judgement: it is checked against the ledger, whole, before it is appended.

A judgement is appended, never changed; of several on one subject the latest stands, and `undo` takes
one back. What it changes is worked out in :mod:`counterclaim.pipeline.judged`, and what several people's
judgements come to in :mod:`counterclaim.model.answers`.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from counterclaim.codebook.schema import Codebook
from counterclaim.errors import JudgementError
from counterclaim.model import Judgement, Verb, make_id
from counterclaim.pipeline.judged import CHANGEABLE, PLACED
from counterclaim.pipeline.judged_places import PLACE_FIELDS
from counterclaim.pipeline.known import Known, find_kind
from counterclaim.pipeline.meanwhile import Sight, Unchanged, check_unchanged

if TYPE_CHECKING:  # a worker reads without a ledger, and need not load its library
    from counterclaim.ledger import Ledger

# What can be corrected, by the kind of thing.
CORRECTABLE = {
    "claim": CHANGEABLE,
    "actor": ("name", "role", "acronym", "kind", "private"),
    "site": ("name", "place"),
    "happening": PLACE_FIELDS,
}
NEEDED = {Verb.SAME: 2, Verb.DIFFERENT: 2, Verb.ADD: 0}

# Whether a judgement may be made after those that are known, by what it raises.
Check = Callable[[Judgement, Sequence[Judgement]], None]


def judge(
    ledger: "Ledger",
    codebook: Codebook,
    verb: Verb,
    subjects: Sequence[str],
    change: Mapping[str, str],
    *,
    by: str,
    reason: str,
    at: datetime,
    role: str = "",
    blind: bool = False,
    sight: Sight | None = None,
    check: Check | None = None,
) -> Judgement:
    """Check a judgement and append it.

    Ids may be given by their beginning, actors and sites by their name too. JudgementError says what
    does not fit, UnknownIdError what is not in the ledger; nothing is appended then. With `sight`,
    ChangedMeanwhileError says what others judged since; without it the latest stands, whoever came first.
    What `check` raises is raised.
    """
    from counterclaim.ledger.browsing import Browser

    _check_given(verb, subjects, by)
    since, judgements = ledger.position, ledger.judgements()
    draft = Judgement(
        "", verb, tuple(subjects), by, at, reason, tuple(change.items()), role=role, blind=blind
    )
    if sight is not None:
        # Before all else: what others rejected meanwhile is in no book any more.
        check_unchanged(draft, sight, judgements)
    with closing(ledger.book()) as book:
        judgement = _settle(draft, Known(Browser(book, ledger.name), judgements), codebook)
    if check is not None:
        check(judgement, judgements)
    unchanged = None if sight is None else Unchanged(judgement, sight, judgements)
    ledger.append_judgement(judgement, since=since, unless=unchanged)
    return judgement


def _check_given(verb: Verb, subjects: Sequence[str], by: str) -> None:
    """That somebody judges, and about as many things as `verb` takes."""
    if not by.strip():
        raise JudgementError("a judgement needs the name of the person who makes it: give --by NAME")
    needed = NEEDED.get(verb, 1)
    if len(subjects) < needed:
        raise JudgementError(f"{verb.value!r} needs {needed} ids, got {len(subjects)}")


def _settle(draft: Judgement, known: Known, codebook: Codebook) -> Judgement:
    """The judgement with whole ids and where its claims stood; errors say what does not fit."""
    verb, change = draft.verb, dict(draft.change)
    full = tuple(known.expand(subject, verb) for subject in draft.subjects)
    _check_names(verb, full, change)
    settled = {name: known.settle(name, value) for name, value in change.items()}
    _check_attribute(settled.get("attribute"), codebook)
    if verb in (Verb.SAME, Verb.DIFFERENT) and len({find_kind(subject) for subject in full}) > 1:
        raise JudgementError(f"cannot judge things of different kinds {verb.value}: {', '.join(full)}")
    changes = tuple(sorted(settled.items()))
    judgement = replace(
        draft,
        id=make_id("judgement", verb, *full, draft.by, draft.at.isoformat(), draft.reason, *changes),
        subjects=full,
        change=changes,
        anchors=tuple(known.find_anchors(full, verb)),
    )
    known.try_out(judgement)
    return judgement


def _check_names(verb: Verb, subjects: Sequence[str], change: Mapping[str, str]) -> None:
    """That `verb` can change what `change` names, of every subject."""
    kinds = [find_kind(subject) for subject in subjects] if verb is Verb.CORRECT else [verb.value]
    for kind in kinds:
        allowed = {**CORRECTABLE, "add": (*CHANGEABLE, *PLACED)}.get(kind, ())
        if verb is Verb.CORRECT and not allowed:
            raise JudgementError(f"{kind!r} cannot be corrected, only {', '.join(CORRECTABLE)}")
        if verb is Verb.CORRECT and not change:
            raise JudgementError(f"'correct' needs what to change, as NAME=VALUE: {', '.join(allowed)}")
        for name in change:
            if name not in allowed:
                raise JudgementError(f"{verb.value!r} cannot change {name!r}{_near(name, allowed)}")


def _check_attribute(attribute: str | None, codebook: Codebook) -> None:
    known = sorted({name for domain in codebook.domains.values() for name in domain.attributes})
    if attribute is not None and attribute not in known:
        raise JudgementError(f"unknown attribute {attribute!r}{_near(attribute, known)}")


def _near(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, 1)
    return f": did you mean {near[0]!r}?" if near else f"; it takes {', '.join(known) or 'no changes'}"
