"""`statements`, `sites` and `problems`: what the ledger holds, line by line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from counterclaim.cli.ids import core, shorten_ids
from counterclaim.cli.names import Names
from counterclaim.cli.quoting import quote
from counterclaim.cli.sayings import said_day, said_when
from counterclaim.cli.screen import build_table, count
from counterclaim.cli.wording import (
    describe_place,
    describe_stance,
    describe_when,
    describe_words,
    fold_space,
)
from counterclaim.errors import UnknownIdError
from counterclaim.model import Book, Claim, Problem, Site, Span, Statement

# Statements


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What `statements` is asked for; None asks for all."""

    voice: str | None = None
    stance: str | None = None
    report_id: str | None = None


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
        "stance": statement.stance.value,
        "modality": statement.modality.value,
        "strength": statement.strength.value,
        "manner": statement.manner.value,
        "said": describe_when(statement.said_on) or None,
    }


def draw_statements(statements: Sequence[Statement], names: Names) -> RenderableType:
    """Voice, stance, verbatim words and place, a report at a time."""
    parts: list[RenderableType] = []
    for report_id in dict.fromkeys(statement.report_id for statement in statements):
        entry = names.reports[report_id]
        day = names.published(report_id)
        parts.append(
            Text.assemble(
                (entry.report.title or names.file(report_id), "bold"),
                (f"   {names.publisher(report_id)}, {day or 'undated'}, {names.file(report_id)}", "dim"),
            )
        )
        rows = [_statement_row(each, names) for each in statements if each.report_id == report_id]
        columns: list[tuple[str, dict[str, Any]]] = [
            ("voice", {"ratio": 3}),
            ("stance", {"ratio": 2}),
            ("words", {"ratio": 7}),
        ]
        table = build_table(columns, rows)
        table.expand = True
        parts.extend([table, Text("")])
    parts.append(Text(count(len(statements), "statement"), style="dim"))
    return Group(*parts)


def _statement_row(statement: Statement, names: Names) -> tuple[str, str, str]:
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
    return who, stance, words


# Sites


def find_site(book: Book, text: str) -> Site:
    """By name or alias, whole or in part, or by the beginning of its id; UnknownIdError otherwise."""
    sites = list(book.sites())
    wanted = text.casefold()
    for test in (str.__eq__, str.__contains__):
        found = [
            site
            for site in sites
            if any(test(name.casefold(), wanted) for name in (site.name, *site.aliases))
        ]
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(site.name for site in found[:5])
            raise UnknownIdError(
                f"{len(found)} sites are called {text!r}: {several}; give more of the name", text
            )
    begins = [site for site in sites if site.id.startswith(text) or core(site.id).startswith(text)]
    if len(begins) == 1:
        return begins[0]
    raise UnknownIdError(f"no site {text!r} in this ledger: `counterclaim sites` lists them", text)


def site_claims(book: Book, site: Site) -> list[Claim]:
    """The site's record, in order of the day each claim holds for."""
    claims = {claim.id: claim for claim in book.claims(site_id=site.id)}
    return [claims[claim_id] for claim_id in site.claim_ids if claim_id in claims]


def site_data(book: Book, site: Site, names: Names) -> dict[str, Any]:
    return {
        "id": site.id,
        "name": site.name,
        "aliases": list(site.aliases),
        "place": describe_place(site.place) or None,
        "group": site.group,
        "record": [
            {
                "claim_id": claim.id,
                "as_of": _holds(claim, names),
                "attribute": claim.attribute,
                "value": names.value(claim.value),
                "stance": claim.stance.value,
                "modality": claim.modality.value,
                "voice": names.voice(claim.voice, names.published(claim.report_id)),
                "words": claim.evidence.of(names.text(claim.report_id)),
                "report": names.file(claim.report_id),
            }
            for claim in site_claims(book, site)
        ],
    }


def _holds(claim: Claim, names: Names) -> str:
    """The day a claim holds for; that of its report where it names none."""
    day = names.published(claim.report_id)
    return describe_when(claim.as_of) or (said_when(None, day) if isinstance(day, date) else "day not stated")


def draw_sites(sites: Sequence[Site]) -> RenderableType:
    short = shorten_ids(site.id for site in sites)
    columns: list[tuple[str, dict[str, Any]]] = [("id", {"no_wrap": True}), ("site", {}), ("place", {})]
    columns.extend([("also called", {}), ("record", {"justify": "right"})])
    return build_table(
        columns,
        (
            (
                short[site.id],
                f"{site.name} (several)" if site.group else site.name,
                describe_place(site.place),
                ", ".join(site.aliases[:3]) + (" …" if len(site.aliases) > 3 else ""),
                count(len(site.claim_ids), "claim"),
            )
            for site in sorted(sites, key=lambda site: (-len(site.claim_ids), site.name))
        ),
    )


def draw_site(book: Book, site: Site, names: Names, *, ids: bool = False) -> RenderableType:
    """The site's record over time: what was claimed of it, by whom, in which words."""
    head = Text(site.name, style="bold")
    place = describe_place(site.place)
    lines: list[RenderableType] = [head.append(f"   {place}", style="default") if place else head]
    if site.aliases:
        lines.append(Text(f"also called {', '.join(site.aliases)}", style="dim"))
    columns: list[tuple[str, dict[str, Any]]] = [
        ("as of", {"max_width": 24}),
        ("what", {"max_width": 18}),
        ("voice", {"ratio": 3}),
        ("words", {"ratio": 5}),
    ]
    telling = _words_of(book, names)
    rows = []
    for claim in site_claims(book, site):
        what = f"{describe_words(claim.attribute)}: {names.value(claim.value)}"
        stance = describe_stance(claim.stance, claim.modality)
        voice = f"{names.voice(claim.voice, names.published(claim.report_id))} – {stance}"
        where = f"{names.file(claim.report_id)}{'   ' + claim.id if ids else ''}"
        rows.append((_holds(claim, names), what, voice, Text.assemble(telling(claim), "\n", (where, "dim"))))
    table = build_table(columns, rows)
    table.expand = True
    return Group(*lines, Text(""), table)


def _words_of(book: Book, names: Names) -> Callable[[Claim], str]:
    contents: dict[str, dict[str, Statement]] = {}

    def words(claim: Claim) -> str:
        known = contents.get(claim.report_id)
        if known is None:
            known = {statement.id: statement for statement in book.statements(claim.report_id)}
            contents[claim.report_id] = known
        statement = known.get(claim.statement_id or "")
        return str(quote(names.text(claim.report_id), claim.evidence, statement.content if statement else ()))

    return words


# Problems


def problem_data(problem: Problem) -> dict[str, str]:
    return {"stage": problem.stage, "where": problem.where, "message": problem.message, "hint": problem.hint}


def draw_problems(problems: Sequence[Problem]) -> RenderableType:
    columns: list[tuple[str, dict[str, Any]]] = [("stage", {"no_wrap": True}), ("where", {"ratio": 3})]
    columns.extend([("what", {"ratio": 4}), ("what to do", {"ratio": 4})])
    table = build_table(columns, ((p.stage, p.where, p.message, p.hint) for p in problems))
    table.expand = True
    return table
