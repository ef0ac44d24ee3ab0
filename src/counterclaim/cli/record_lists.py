"""`statements` and `problems`: what the ledger holds, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from counterclaim.cli.names import Names
from counterclaim.cli.sayings import said_day
from counterclaim.cli.screen import build_table, count, has_room, hint, indent
from counterclaim.cli.wording import describe_stance, describe_when, describe_words, fold_space
from counterclaim.model import Book, Problem, Span, Statement

STATEMENT_COLUMNS: list[tuple[str, dict[str, Any]]] = [
    ("voice", {"ratio": 3}),
    ("stance", {"ratio": 2}),
    ("words", {"ratio": 7}),
]

# Statements


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What `statements` is asked for; None asks for all."""

    voice: str | None = None
    stance: str | None = None
    report_id: str | None = None
    public: bool = False  # only what was said or written


def find_statement_lines(book: Book, wanted: StatementFilter, names: Names) -> Iterator[Statement]:
    """Statements by report in order of publication, and in each report in order of the text."""
    reports = sorted(names.reports, key=lambda each: (str(names.published(each) or "9999"), each))
    for report_id in reports:
        if wanted.report_id not in (None, report_id):
            continue
        found = [s for s in book.statements(report_id) if _fits(s, wanted, names)]
        yield from sorted(found, key=_place)


def _place(statement: Statement) -> Span:
    return min((*statement.content, *statement.source), default=Span(0, 0))


def _fits(statement: Statement, wanted: StatementFilter, names: Names) -> bool:
    if wanted.stance is not None and statement.stance.value != wanted.stance:
        return False
    if wanted.public and not statement.public:
        return False
    if wanted.voice is None:
        return True
    voices = (*statement.actor_ids, *statement.relayed_by)
    bodies = (body for voice in voices for body in names.bodies(voice))
    return any(names.is_called(actor, wanted.voice) for actor in (*voices, *bodies))


def statement_data(statement: Statement, names: Names) -> dict[str, Any]:
    text = names.text(statement.report_id)
    return {
        "id": statement.id,
        "report_id": statement.report_id,
        "report": names.file(statement.report_id),
        "voices": [names.voice(actor) for actor in statement.actor_ids],
        "via": [names.actor(actor) for actor in statement.relayed_by],
        "source": [span.of(text) for span in statement.source],
        "cue": statement.cue.of(text) if statement.cue else None,
        "content": [span.of(text) for span in statement.content],
        "kind": statement.kind.value,
        "public": statement.public,
        "stance": statement.stance.value,
        "modality": statement.modality.value,
        "strength": statement.strength.value,
        "manner": statement.manner.value,
        "said": describe_when(statement.said_on) or None,
    }


def draw_statements(
    statements: Sequence[Statement], names: Names, width: int, *, ids: bool = False
) -> RenderableType:
    """Voice, stance, verbatim words and place, a report at a time. `ids` prints those of both."""
    rows = [_statement_row(each, names, ids=ids) for each in statements]
    tabled = has_room(STATEMENT_COLUMNS, rows, width)
    parts: list[RenderableType] = []
    for report_id in dict.fromkeys(statement.report_id for statement in statements):
        entry = names.reports[report_id]
        day = names.published(report_id)
        parts.append(
            Text.assemble(
                (entry.report.title or names.file(report_id), "bold"),
                (f"   {names.publisher(report_id)}, {day or 'undated'}, {names.file(report_id)}", "dim"),
                (f"   {report_id}" if ids else "", "dim"),
            )
        )
        own = [row for row, each in zip(rows, statements, strict=True) if each.report_id == report_id]
        parts.extend([build_table(STATEMENT_COLUMNS, own, width)] if tabled else _statement_blocks(own))
        parts.append(Text(""))
    more = (
        "report-… goes wherever a REPORT is asked for, statement-… stands in exports"
        if ids
        else "`--ids` prints the ids of statements and reports"
    )
    parts.append(hint(f"{count(len(statements), 'statement')}   {more}"))
    return Group(*parts)


def _statement_blocks(rows: Sequence[tuple[str, str, str]]) -> Iterator[RenderableType]:
    for who, stance, words in rows:
        yield indent(f"{who} – {stance}", 2)
        yield indent(words, 4)


def _statement_row(statement: Statement, names: Names, *, ids: bool) -> tuple[str, str, str]:
    text = names.text(statement.report_id)
    day = said_day(statement.report_id, statement, names)
    who = "; ".join(names.voice(actor, day) for actor in statement.actor_ids) or "not stated"
    if statement.relayed_by:
        who += f", passed on by {', '.join(names.actor(actor) for actor in statement.relayed_by)}"
    stance = describe_stance(statement.stance, statement.modality)
    if statement.denial:
        stance += f", {describe_words(statement.denial.value)}"
    if statement.strength != "plain":
        stance += f", {statement.strength.value}"
    words = " […] ".join(f"“{fold_space(span.of(text))}”" for span in statement.content)
    return who, stance, f"{words}\n{statement.id}" if ids else words


# Problems


def problem_data(problem: Problem) -> dict[str, str]:
    return {"stage": problem.stage, "where": problem.where, "message": problem.message, "hint": problem.hint}


def draw_problems(problems: Sequence[Problem]) -> RenderableType:
    """Where it is, whole and on a line of its own, what is wrong, and what to do."""
    parts: list[RenderableType] = []
    for problem in problems:
        parts.append(Text.assemble((problem.where, "bold"), (f"   {problem.stage}", "dim")))
        parts.append(indent(problem.message, 2))
        if problem.hint:
            parts.append(indent(f"→ {problem.hint}", 2))
        parts.append(Text(""))
    parts.append(hint(count(len(problems), "problem")))
    return Group(*parts)
