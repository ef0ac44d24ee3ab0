"""What judgements change of places: where happenings took place whose reports leave it open.

A place may be one of several of its name. A person who knows says which, or that it is none; the ledger
keeps both the report's words and the judgement, and works out anew what hangs on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterclaim.errors import JudgementError
from counterclaim.model import Anchor, Happening, Judgement, Place, Problem, Verb
from counterclaim.model.places import PRECISIONS

# What a correction of a happening says of its place; `place` is the name, "" for no place at all.
PLACE_FIELDS = ("place", "country", "latitude", "longitude", "precision", "within")
_PARTING = "; "


def write_place(place: Place | None) -> dict[str, str]:
    """`place` as the change of a judgement; :func:`read_place` gives it back."""
    if place is None:
        return {"place": ""}
    told = {
        "place": place.name,
        "country": place.country,
        "latitude": None if place.latitude is None else str(place.latitude),
        "longitude": None if place.longitude is None else str(place.longitude),
        "precision": place.precision,
        "within": _PARTING.join(place.within),
    }
    return {name: value for name, value in told.items() if value}


def read_place(change: Mapping[str, str]) -> Place | None:
    """The place that a judgement gives, None for no place; JudgementError when it is not one."""
    if "place" not in change:
        raise JudgementError("a happening's place is corrected with place=NAME, place= for none")
    if not change["place"].strip():
        return None
    precision = change.get("precision") or None
    if precision is not None and precision not in PRECISIONS:
        raise JudgementError(f"unknown precision {precision!r}: it is one of {', '.join(PRECISIONS)}")
    return Place(
        change["place"].strip(),
        change.get("country") or None,
        _read_degrees(change, "latitude", 90),
        _read_degrees(change, "longitude", 180),
        precision,
        tuple(part for part in change.get("within", "").split(_PARTING) if part),
    )


def _read_degrees(change: Mapping[str, str], name: str, most: int) -> float | None:
    given = change.get(name)
    if not given:
        return None
    try:
        degrees = float(given)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise JudgementError(f"{name} must be a number from -{most} to {most}, not {given!r}")
    return degrees


def anchor_happening(happening: Happening) -> Anchor:
    """Where a judged happening stood: at the first words that tell of it."""
    return Anchor(happening.id, happening.report_id, "happening", min(happening.triggers), happening.types[0])


def apply_to_happenings(
    happenings: Sequence[Happening], judgements: Sequence[Judgement]
) -> tuple[tuple[Happening, ...], tuple[Problem, ...]]:
    """The happenings with the places that people gave them; `judgements` are those that count, each
    outranking those before it.

    A judgement whose happening has another id since its report was read anew goes to the one of the same
    leading type that its words still tell of; where there is none, it becomes a problem for a person.
    """
    by_id = {item.id: item for item in happenings}
    problems: list[Problem] = []
    for judgement in judgements:
        anchors = {anchor.id: anchor for anchor in judgement.anchors if anchor.kind == "happening"}
        for subject in judgement.subjects if judgement.verb is Verb.CORRECT else ():
            target = by_id.get(subject) or _find_again(anchors.get(subject), by_id)
            if target is not None:
                by_id[target.id] = replace(target, place=read_place(dict(judgement.change)))
            elif subject in anchors:
                problems.append(_detached(subject, judgement))
    return tuple(by_id[item.id] for item in happenings), tuple(problems)


def _find_again(anchor: Anchor | None, happenings: Mapping[str, Happening]) -> Happening | None:
    if anchor is None:
        return None
    rivals = (
        item
        for item in happenings.values()
        if item.report_id == anchor.report_id
        and item.types[:1] == (anchor.attribute,)
        and any(trigger.overlaps(anchor.span) for trigger in item.triggers)
    )
    return min(rivals, key=lambda item: item.id, default=None)


def _detached(subject: str, judgement: Judgement) -> Problem:
    return Problem(
        stage="judgement",
        where=judgement.id,
        message=f"{judgement.verb.value!r} by {judgement.by}: the newest reading does not hold {subject}",
        hint=f"judge the place anew, or undo {judgement.id}",
    )
