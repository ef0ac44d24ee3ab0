"""Summaries of one disputed figure, each by a rule that is printed beside it. None says what is true."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model import ActorKind
from counterclaim.review.telling.accounts import Account
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.series import Panel, Point
from counterclaim.review.telling.wording import count, show_day, show_spread

_KINDS = {
    ActorKind.BODY: "bodies",
    ActorKind.PERSON: "persons",
    ActorKind.GROUP: "groups",
    ActorKind.PUBLISHER: "publishers",
    ActorKind.UNNAMED: "unnamed voices",
}


@dataclass(frozen=True, slots=True)
class Summary:
    rule: str
    gives: str
    because: str


def summarise(panel: Panel, account: Account, names: Names) -> tuple[Summary, ...]:
    """Range, latest, majority and by kind of source, from the latest figure of each voice."""
    latest = [(series.voice, series.latest) for series in panel.series]
    if not latest:
        return ()
    return (
        Summary(
            "range",
            show_spread(point.value for _, point in latest),
            "lowest and highest of each voice’s latest claim",
        ),
        _find_latest(latest),
        _find_majority(latest),
        _by_kind(account, names),
    )


def _find_latest(latest: Sequence[tuple[str, Point]]) -> Summary:
    days: list[date] = [point.day for _, point in latest if point.day]
    if not days:
        return Summary("latest", "none", "no voice’s day is known")
    last = max(days)
    said = dict.fromkeys(point.shown for _, point in latest if point.day == last)
    voices = [voice for voice, point in latest if point.day == last]
    return Summary("latest", ", and ".join(said), f"said last, on {show_day(last)}, by {', '.join(voices)}")


def _find_majority(latest: Sequence[tuple[str, Point]]) -> Summary:
    told = Counter(point.shown for _, point in latest)
    shown, number = told.most_common(1)[0]
    if number * 2 <= len(latest):
        said = "; ".join(f"{value} by {count(found, 'voice')}" for value, found in told.most_common(4))
        return Summary("majority of voices", "none", f"no value is held by more than half: {said}")
    return Summary(
        "majority of voices", shown, f"{number} of {count(len(latest), 'voice')} give this very value"
    )


def _by_kind(account: Account, names: Names) -> Summary:
    told: dict[str, dict[str, None]] = {}
    for side in account.sides:
        for saying in side.sayings:
            kind = names.kind(saying.claim.voice)
            if saying.is_figure and kind is not None and not saying.denies:
                told.setdefault(_KINDS[kind], {})[saying.value] = None
    said = " · ".join(f"{kind} {', '.join(values)}" for kind, values in told.items())
    return Summary("by kind of source", said or "none", "as the ledger knows who speaks")
