"""Making a judgement: it is checked against the ledger, whole, before it is appended.

A judgement is appended, never changed; of several on one subject the latest stands, and `undo` takes
one back. What it changes is worked out in :mod:`counterclaim.pipeline.judged`, and what several people's
judgements come to in :mod:`counterclaim.model.answers`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from counterclaim.codebook.schema import Codebook
from counterclaim.errors import JudgementError, UnknownIdError
from counterclaim.model import Actor, Anchor, Book, Claim, Judgement, Site, Term, Verb, make_id
from counterclaim.model.judging import find_kept
from counterclaim.pipeline.judged import CHANGEABLE, PLACED, added_claim, corrected
from counterclaim.pipeline.judged_places import PLACE_FIELDS, anchor_happening, read_place
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
NAMED = {"voice": "actor", "incident": "incident", "site": "site", "report": "report"}

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
    if not by.strip():
        raise JudgementError("a judgement needs the name of the person who makes it: give --by NAME")
    needed = NEEDED.get(verb, 1)
    if len(subjects) < needed:
        raise JudgementError(f"{verb.value!r} needs {needed} ids, got {len(subjects)}")
    since, judgements = ledger.position, ledger.judgements()
    if sight is not None:
        # Before all else: what others rejected meanwhile is in no book any more.
        check_unchanged(Judgement("", verb, tuple(subjects), by, at), sight, judgements)
    known = _Known(ledger.book(), judgements)
    full = tuple(known.expand(subject, verb) for subject in subjects)
    _check_names(verb, full, change)
    settled = {name: known.settle(name, value) for name, value in change.items()}
    _check_attribute(settled.get("attribute"), codebook)
    if verb in (Verb.SAME, Verb.DIFFERENT) and len({_kind(subject) for subject in full}) > 1:
        raise JudgementError(f"cannot judge things of different kinds {verb.value}: {', '.join(full)}")
    changes = tuple(sorted(settled.items()))
    judgement = Judgement(
        id=make_id("judgement", verb, *full, by, at.isoformat(), reason, *changes),
        verb=verb,
        subjects=full,
        by=by,
        at=at,
        reason=reason,
        change=changes,
        anchors=tuple(known.find_anchors(full, verb)),
        role=role,
        blind=blind,
    )
    known.try_out(judgement)
    if check is not None:
        check(judgement, judgements)
    unchanged = None if sight is None else Unchanged(judgement, sight, judgements)
    ledger.append_judgement(judgement, since=since, unless=unchanged)
    return judgement


def _kind(subject: str) -> str:
    return subject.split("-")[0]


def _check_names(verb: Verb, subjects: Sequence[str], change: Mapping[str, str]) -> None:
    """That `verb` can change what `change` names, of every subject."""
    kinds = [_kind(subject) for subject in subjects] if verb is Verb.CORRECT else [verb.value]
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


class _Known:
    """What a judgement may be about, by id; former ids count."""

    def __init__(self, book: Book, judgements: Sequence[Judgement]) -> None:
        self.claims: dict[str, Claim] = {claim.id: claim for claim in book.claims()}
        self._texts = {entry.report.id: entry.report.text for entry in book.reports()}
        self._standing = [judgement.id for judgement in find_kept(judgements)]
        self._undos = [item.id for item in judgements if item.verb is Verb.UNDO]
        self._happenings = {happening.id: happening for happening in book.happenings()}
        # A claim that was rejected can be judged anew: where it stood, the judgement on it tells.
        judged = (anchor for judgement in judgements for anchor in judgement.anchors)
        self._anchors = {anchor.id: anchor for anchor in judged if anchor.kind == "claim"}
        self._ids = {*self.claims, *self._anchors, *self._happenings}
        self._names: dict[str, set[str]] = {}
        called: list[Actor | Site] = [*book.actors(), *book.sites()]
        for item in called:
            self._ids.update((item.id, *item.former_ids))
            for name in (item.name, *item.aliases):
                self._names.setdefault(name.casefold(), set()).add(item.id)
        for incident in book.incidents():
            self._ids.update((incident.id, *incident.former_ids))

    def expand(self, subject: str, verb: Verb) -> str:
        """The one known id that `subject` is or begins."""
        if verb is not Verb.UNDO:
            return self._find(subject, self._ids, "`counterclaim show INCIDENT --ids` and the lists give ids")
        hint = "it was undone already, or never made"
        return self._find(subject, {*self._standing, *self._undos}, hint)

    def settle(self, name: str, value: str) -> str:
        """`value` as an id where `name` says that it is one; an actor or site may be given by its name."""
        kind = NAMED.get(name)
        if kind is None:
            return value
        called = {item for item in self._names.get(value.casefold(), ()) if _kind(item) == kind}
        if len(called) == 1:
            return called.pop()
        pool = set(self._texts) if kind == "report" else {item for item in self._ids if _kind(item) == kind}
        return self._find(value, pool, f"{name}= takes the id of one in this ledger")

    def _find(self, wanted: str, pool: Iterable[str], hint: str) -> str:
        matches = {known for known in pool if wanted and wanted in (known, known[: len(wanted)])}
        short = {known for known in pool if wanted and known.partition("-")[2].startswith(wanted)}
        matches = matches or short
        if wanted in matches:
            return wanted
        if len(matches) == 1:
            return matches.pop()
        if not matches:
            raise UnknownIdError(
                f"nothing in the ledger has an id that begins with {wanted!r}: {hint}", wanted
            )
        raise UnknownIdError(f"{wanted!r} begins {len(matches)} ids: give more of it", wanted)

    def find_anchors(self, subjects: Iterable[str], verb: Verb) -> Iterator[Anchor]:
        """Where the claims stood, and the happenings of which something is corrected."""
        for subject in subjects:
            if subject in self.claims:
                claim = self.claims[subject]
                yield Anchor(claim.id, claim.report_id, "claim", claim.evidence, claim.attribute)
            elif verb is Verb.CORRECT and subject in self._happenings:
                yield anchor_happening(self._happenings[subject])
            elif subject in self._anchors:
                yield self._anchors[subject]

    def try_out(self, judgement: Judgement) -> None:
        """Apply the judgement to nothing that lasts: what cannot be applied must not be appended."""
        change = dict(judgement.change)
        if judgement.verb is Verb.ADD:
            added_claim(judgement, self._texts.get(change.get("report", ""), ""))
        for subject in judgement.subjects:
            if judgement.verb is Verb.CORRECT and subject in self.claims:
                corrected(self.claims[subject], change)
            elif judgement.verb is Verb.CORRECT and subject in self._happenings:
                read_place(change)
            elif judgement.verb is Verb.CORRECT and subject in self._anchors:
                at = self._anchors[subject]
                nobodys = Claim(at.id, at.report_id, None, "", at.attribute, Term("", ""), at.span, "")
                corrected(nobodys, change)
