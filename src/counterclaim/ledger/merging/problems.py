"""Problems that a bundle brings: of what could not be read there, so that nobody thinks that it was."""

import json

from sqlalchemy import func, select

from counterclaim.ledger.appending import append_problems
from counterclaim.ledger.carrying import PROBLEMS
from counterclaim.ledger.merging.state import ODD, Merging
from counterclaim.ledger.tables import problems
from counterclaim.model import Problem


def merge_problems(state: Merging) -> None:
    """Those of no report, and those of reports that came in now: others have their own here."""
    number = select(func.count()).select_from(problems)
    before = state.connection.scalar(number) or 0
    for line in state.parts.read_lines(PROBLEMS):
        try:
            row = json.loads(line)
            problem = Problem(row["stage"], row["where"], row["message"], row["hint"])
            with state.connection.begin_nested():
                _merge(state, problem, row["report_id"], bool(row["read"]))
        except ODD as error:
            state.tell_odd(PROBLEMS, error)
    state.counts["problems"] += (state.connection.scalar(number) or 0) - before


def _merge(state: Merging, problem: Problem, report_id: str | None, read: bool) -> None:
    if any(problem.where == uri or problem.where.startswith(f"{uri}:") for uri in state.hidden):
        return  # it may hold words of what was forgotten
    if report_id is None:
        append_problems(state.connection, [problem])
    elif report_id in state.fresh:
        newest = state.fresh[report_id] if read else None
        append_problems(state.connection, [problem], report_id, newest)
