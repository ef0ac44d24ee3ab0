"""What a judgement may be about. What is named by its whole id is looked up; only for the beginning of an id,
a former one, or a name are all of them read."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from counterclaim.errors import UnknownIdError
from counterclaim.model import Actor, Anchor, Claim, Happening, Judgement, Site, Term, Verb
from counterclaim.model.judging import find_kept
from counterclaim.pipeline.judged import added_claim, corrected
from counterclaim.pipeline.judged_places import anchor_happening, read_place

if TYPE_CHECKING:  # a worker reads without a ledger, and need not load its library
    from counterclaim.ledger.browsing import Browser

# What in a change is an id, and of what.
NAMED = {"voice": "actor", "incident": "incident", "site": "site", "report": "report"}


def find_kind(subject: str) -> str:
    return subject.split("-")[0]


class Known:
    """What there is in one book, by id; former ids count, and so do claims that were rejected."""

    def __init__(self, browser: "Browser", judgements: Sequence[Judgement]) -> None:
        self._browser = browser
        self._judgements = judgements
        judged = (anchor for judgement in judgements for anchor in judgement.anchors)
        # A claim that was rejected can be judged anew: where it stood, the judgement on it tells.
        self._anchors = {anchor.id: anchor for anchor in judged if anchor.kind == "claim"}

    def expand(self, subject: str, verb: Verb) -> str:
        """The one known id that `subject` is or begins."""
        if verb is Verb.UNDO:
            undos = (item.id for item in self._judgements if item.verb is Verb.UNDO)
            standing = (item.id for item in find_kept(self._judgements))
            return _find(subject, {*standing, *undos}, "it was undone already, or never made")
        if self._is_there(subject):
            return subject
        return _find(subject, self._ids, "`counterclaim show INCIDENT --ids` and the lists give ids")

    def settle(self, name: str, value: str) -> str:
        """`value` as an id where `name` says that it is one; an actor or site may be given by its name."""
        kind = NAMED.get(name)
        if kind is None or (find_kind(value) == kind and self._is_there(value)):
            return value
        called = {item for item in self._names.get(value.casefold(), ()) if find_kind(item) == kind}
        if len(called) == 1:
            return called.pop()
        if kind == "report":
            pool = {entry.report.id for entry in self._browser.book.reports()}
        else:
            pool = {item for item in self._ids if find_kind(item) == kind}
        return _find(value, pool, f"{name}= takes the id of one in this ledger")

    def find_anchors(self, subjects: Iterable[str], verb: Verb) -> Iterator[Anchor]:
        """Where the claims stood, and the happenings of which something is corrected."""
        for subject in subjects:
            if (claim := self._claim(subject)) is not None:
                yield Anchor(claim.id, claim.report_id, "claim", claim.evidence, claim.attribute)
            elif verb is Verb.CORRECT and (happening := self._happening(subject)) is not None:
                yield anchor_happening(happening)
            elif subject in self._anchors:
                yield self._anchors[subject]

    def try_out(self, judgement: Judgement) -> None:
        """Apply the judgement to nothing that lasts: what cannot be applied must not be appended."""
        change = dict(judgement.change)
        if judgement.verb is Verb.ADD:
            held = self._browser.entries([change["report"]]) if "report" in change else {}
            added_claim(judgement, next((entry.report.text for entry in held.values()), ""))
        for subject in judgement.subjects if judgement.verb is Verb.CORRECT else ():
            if (claim := self._claim(subject)) is not None:
                corrected(claim, change)
            elif subject in self._anchors:
                at = self._anchors[subject]
                nobodys = Claim(at.id, at.report_id, None, "", at.attribute, Term("", ""), at.span, "")
                corrected(nobodys, change)
            elif self._happening(subject) is not None:
                read_place(change)

    def _claim(self, claim_id: str) -> Claim | None:
        return self._browser.claims([claim_id]).get(claim_id) if find_kind(claim_id) == "claim" else None

    def _happening(self, happening_id: str) -> Happening | None:
        reports = self._browser.reports_of_happenings([happening_id])
        found = (each for report in reports for each in self._browser.happenings_of(report))
        return next((each for each in found if each.id == happening_id), None)

    def _is_there(self, known: str) -> bool:
        """Whether this is the whole id of something, found without reading all."""
        kind = find_kind(known)
        if kind == "claim":
            return known in self._anchors or self._claim(known) is not None
        if kind in ("actor", "site"):
            return known in (self._browser.actors if kind == "actor" else self._browser.sites)([known])
        if kind == "report":
            return known in self._browser.entries([known])
        if kind == "happening":
            return self._happening(known) is not None
        if kind != "incident":
            return False
        try:
            found = self._browser.book.incident(known)
        except UnknownIdError:
            return False
        return known in (found.id, *found.former_ids)

    @cached_property
    def _called(self) -> list[Actor | Site]:
        return [*self._browser.book.actors(), *self._browser.book.sites()]

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        names: dict[str, set[str]] = {}
        for item in self._called:
            for name in (item.name, *item.aliases):
                names.setdefault(name.casefold(), set()).add(item.id)
        return names

    @cached_property
    def _ids(self) -> set[str]:
        book = self._browser.book
        ids = {*self._anchors, *(claim.id for claim in book.claims())}
        ids.update(happening.id for happening in book.happenings())
        for item in (*self._called, *book.incidents()):
            ids.update((item.id, *item.former_ids))
        return ids


def _find(wanted: str, pool: Iterable[str], hint: str) -> str:
    matches = {known for known in pool if wanted and wanted in (known, known[: len(wanted)])}
    short = {known for known in pool if wanted and known.partition("-")[2].startswith(wanted)}
    matches = matches or short
    if wanted in matches:
        return wanted
    if len(matches) == 1:
        return matches.pop()
    if not matches:
        raise UnknownIdError(f"nothing in the ledger has an id that begins with {wanted!r}: {hint}", wanted)
    raise UnknownIdError(f"{wanted!r} begins {len(matches)} ids: give more of it", wanted)
