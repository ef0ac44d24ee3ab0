"""Judgements that a bundle brings: by whom and when they were made there, each once."""

import json
from typing import Any

from sqlalchemy import select

from counterclaim.errors import LedgerError
from counterclaim.ledger.appending import insert_judgement
from counterclaim.ledger.carrying import JUDGEMENTS
from counterclaim.ledger.codec import decode, encode, seal
from counterclaim.ledger.erasure import empty_judgement, still_says_something
from counterclaim.ledger.merging.state import ODD, Merging
from counterclaim.ledger.tables import judgements
from counterclaim.model import Judgement


def merge_judgements(state: Merging) -> None:
    """In the order in which they were made known there."""
    held = select(judgements.c.id, judgements.c.body, judgements.c.emptied)
    here = {row.id: row for row in state.connection.execute(held)}
    for line in state.parts.read_lines(JUDGEMENTS):
        row: dict[str, Any] = {}
        try:
            row = json.loads(line)
            judgement = _read(row)
            known = here.get(judgement.id)
            if known is not None:
                _compare(state, judgement, bool(row["emptied"]), known)
                continue
            with state.connection.begin_nested():
                _insert(state, judgement, bool(row["emptied"]))
        except ODD as error:
            state.tell_odd(f"{JUDGEMENTS}, {row.get('id', 'a line')}", error)


def _read(row: dict[str, Any]) -> Judgement:
    judgement = decode(Judgement, json.dumps(row["body"]))
    if (judgement.id, judgement.at.isoformat()) != (row["id"], row["at"]):
        raise LedgerError("it tells another id or moment than its line")
    return judgement


def _insert(state: Merging, judgement: Judgement, emptied: bool) -> None:
    without = empty_judgement(judgement, state.forgotten)
    if without != judgement:
        message = f"{judgement.id} is about what was forgotten here: its words were left out"
        state.tell(JUDGEMENTS, message, "nothing to do: who judged and when is kept")
        emptied = not still_says_something(without)
    if insert_judgement(state.connection, without, emptied=emptied):
        state.judgements.append(judgement.id)
        state.counts["judgements"] += 1


def _compare(state: Merging, judgement: Judgement, emptied: bool, known: Any) -> None:
    """The same id with other words: one of the two has lost them, or one was changed by hand."""
    if seal(encode(judgement)) == seal(encode(decode(Judgement, known.body))):
        return
    if empty_judgement(judgement, state.forgotten) == decode(Judgement, known.body):
        return  # forgotten here, which was told of its report
    if emptied or not (judgement.reason or judgement.change or judgement.anchors):
        message = f"{judgement.id} has lost its words there, for its report was forgotten; here it has them"
        state.tell(JUDGEMENTS, message, "`counterclaim forget REPORT` takes them out here too")
        return
    message = f"{judgement.id} is told otherwise than here, where it stays as it is"
    state.tell(JUDGEMENTS, message, "ask both sides: one of the two was changed")
