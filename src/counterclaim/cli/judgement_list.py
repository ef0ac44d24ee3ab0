"""`judgements`: what people decided, the oldest first."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from counterclaim.cli.ids import shorten_ids
from counterclaim.cli.screen import count, hint, indent
from counterclaim.model import Book, Judgement
from counterclaim.model.judging import find_undone, in_order


def judgement_data(book: Book, imported: Mapping[str, str]) -> list[dict[str, Any]]:
    """What `judgements --json` prints; `imported`: the file that each of these came in."""
    judgements = in_order(book.judgements())
    undone = find_undone(judgements)
    return [
        {
            "id": judgement.id,
            "day": judgement.at.date().isoformat(),
            "by": judgement.by,
            "verb": judgement.verb.value,
            "subjects": list(judgement.subjects),
            "change": dict(judgement.change),
            "reason": judgement.reason,
            "undone": judgement.id in undone,
            "imported_from": imported.get(judgement.id),
        }
        for judgement in judgements
    ]


def draw_judgements(judgements: Sequence[Judgement], imported: Mapping[str, str]) -> RenderableType:
    """A few lines each, for the ids that a judgement is on are to be read whole."""
    undone = find_undone(judgements)
    short = shorten_ids(judgement.id for judgement in judgements)
    parts: list[RenderableType] = []
    for judgement in in_order(judgements):
        head = f"{judgement.at.date().isoformat()}  {judgement.by}: {judgement.verb.value}"
        taken_back = "   undone" if judgement.id in undone else ""
        parts.append(Text.assemble(f"{short[judgement.id]}  ", (head, "bold"), taken_back))
        said = (*judgement.subjects, *(f"{name}={value}" for name, value in judgement.change))
        parts.append(indent(" ".join(said), 6))
        if judgement.reason:
            parts.append(indent(judgement.reason, 6))
        if judgement.id in imported:
            parts.append(indent(f"came in {imported[judgement.id]}", 6))
    total = count(len(judgements), "judgement")
    parts.append(Text(""))
    parts.append(hint(f"{total}   `counterclaim judge undo ID --by NAME` takes one back"))
    return Group(*parts)
