"""What people decided, told with the names of what it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from counterclaim.errors import UnknownIdError
from counterclaim.ledger.browsing import Browser
from counterclaim.model import Judgement
from counterclaim.model.judging import find_undone
from counterclaim.review.telling.incident import name_incident
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.wording import show_day, spell

MOST = 200


@dataclass(frozen=True, slots=True)
class ToldJudgement:
    judgement: Judgement
    subjects: tuple[tuple[str, str], ...]  # what it is called, and the page of it ("" for none)
    change: tuple[tuple[str, str], ...]
    undone: bool

    @property
    def when(self) -> str:
        return show_moment(self.judgement.at)


def show_moment(moment: datetime) -> str:
    """`8 Oct 2021, 14:02 UTC`."""
    return f"{show_day(moment.date())}, {moment:%H:%M} UTC"


def tell_judgements(
    browser: Browser, names: Names, judgements: Iterable[Judgement] | None = None
) -> list[ToldJudgement]:
    """The newest first, at most `MOST`; those of the book unless others are given."""
    told = browser.book.judgements() if judgements is None else judgements
    every = sorted(told, key=lambda each: (each.at, each.id), reverse=True)
    undone = find_undone(every)
    by_id = {each.id: each for each in every}
    return [
        ToldJudgement(
            each,
            tuple(name_subject(subject, browser, names, by_id) for subject in each.subjects),
            tuple((spell(name), _name_value(name, value, names)) for name, value in each.change),
            each.id in undone,
        )
        for each in every[:MOST]
    ]


def name_subject(
    subject: str, browser: Browser, names: Names, judgements: Mapping[str, Judgement]
) -> tuple[str, str]:
    """What a thing is called, and the address of its page."""
    kind = subject.partition("-")[0]
    try:
        if kind == "incident":
            incident = browser.book.incident(subject)
            return name_incident(incident, names), f"/incidents/{incident.id}"
        if kind == "claim":
            claim = browser.claim(subject)
            said = f"{names.short(claim.voice)}: {spell(claim.attribute)} {names.value(claim.value)}"
            return said, f"/reports/{claim.report_id}?claim={claim.id}#{claim.id}"
        if kind in ("actor", "site"):
            return (names.actor if kind == "actor" else names.site)(subject), f"/{kind}s/{subject}"
    except UnknownIdError:
        return f"{subject}, not read any more", ""
    if kind == "judgement" and subject in judgements:
        return f"{judgements[subject].verb.value} of {show_moment(judgements[subject].at)}", ""
    return subject, ""


def _name_value(name: str, value: str, names: Names) -> str:
    if name == "voice":
        return names.actor(value)
    if name == "site":
        return names.site(value)
    return spell(value) if name in ("attribute", "term") else value
