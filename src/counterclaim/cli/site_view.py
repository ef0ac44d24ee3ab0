"""`site`: the record of one site over time, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from counterclaim.cli.ids import core
from counterclaim.cli.names import Names
from counterclaim.cli.screen import build_table, count, has_room, hint, indent
from counterclaim.cli.site_chart import NO_DAY, SIGNS, Signs, describe_hold, draw_chart
from counterclaim.cli.site_list import SiteRecord
from counterclaim.cli.wording import (
    describe_day,
    describe_place,
    describe_quantity,
    describe_range,
    describe_stance,
    describe_when,
    describe_words,
)
from counterclaim.model import Book, Claim, Modality, Quantity, Stance, Statement, Term
from counterclaim.review.telling.quoting import quote
from counterclaim.sites import Ratio, Record, Row, lay_out_record

FIRST = ("status", "held", "capacity")  # side by side: how many are held where there is room for how many
COLUMNS: list[tuple[str, dict[str, Any]]] = [
    ("as of", {"ratio": 2}),
    ("what", {"ratio": 3}),
    ("voice", {"ratio": 3}),
    ("words", {"ratio": 5}),
]
STEP = " → "
ENOUGH = 8  # letters of an id: to find the shortest, all incidents would have to be read


def lay_out(record: SiteRecord, names: Names) -> Record:
    reports = {claim.report_id for claim in record.claims}
    return lay_out_record(
        record.claims,
        {report_id: names.published(report_id) for report_id in reports},
        {report_id: original for report_id in reports if (original := names.original(report_id))},
    )


def describe_ratio(ratio: Ratio, names: Names) -> str:
    """How full it is by two claims, with both of their voices: the held figure's stands in its own row."""
    low, high = ratio.low, ratio.high
    if low is None:
        times = f"at most {_round(high)}" if high is not None else ""
    elif high is None:
        times = f"at least {_round(low)}"
    else:
        times = "–".join(dict.fromkeys((_round(low), _round(high))))
    if not times:
        return ""
    room = ratio.capacity
    day = describe_day(room.day) if room.day else NO_DAY
    assert isinstance(room.claim.value, Quantity)
    of = describe_quantity(room.claim.value)
    return f"{times} times the room for {of} ({names.actor(room.claim.voice)}, {day})"


def _round(times: float) -> str:
    """To one decimal, or two digits below one."""
    return f"{times:.1f}" if times >= 1 else f"{times:.2g}"


# For programs


def site_data(record: SiteRecord, names: Names) -> dict[str, Any]:
    """The rows of the record in order of their days; what is the same by one voice is one row."""
    site, laid = record.site, lay_out(record, names)
    rows = [(part, row) for part, held in laid.parts.items() for row in held]
    rows.sort(key=lambda item: (item[1].day is None, item[1].day or 0, item[1].claim.id))
    return {
        "id": site.id,
        "name": site.name,
        "aliases": list(site.aliases),
        "place": describe_place(site.place) or None,
        "group": site.group,
        "status": [
            {"step": row.word, "day": row.day, "claim_id": row.claim.id}
            for row in laid.parts.get("status", ())
        ],
        "record": [_row_data(part, row, laid, names) for part, row in rows],
        "incidents": [
            {"incident_id": incident_id, "claims": number}
            for incident_id, number in record.of_incidents.items()
        ],
    }


def _row_data(part: str, row: Row, laid: Record, names: Names) -> dict[str, Any]:
    claim = row.claim
    return {
        "claim_id": claim.id,
        "part": part,
        "as_of": describe_hold(row),
        "day": row.day,
        "attribute": claim.attribute,
        "value": names.value(claim.value),
        "step": row.word or None,
        "stance": claim.stance.value,
        "modality": claim.modality.value,
        "scope": claim.scope,
        "part_of": claim.subset_of,
        "voice": names.voice(claim.voice, names.published(claim.report_id)),
        "voice_id": claim.voice,
        "words": claim.evidence.of(names.text(claim.report_id)),
        "report": names.file(claim.report_id),
        "report_id": claim.report_id,
        "publisher": names.publisher(claim.report_id),
        "also_in": [names.file(other.report_id) for other in row.also],
        "ratios": [
            {
                "low": ratio.low,
                "high": ratio.high,
                "capacity": names.value(ratio.capacity.claim.value),
                "capacity_claim_id": ratio.capacity.claim.id,
                "capacity_voice": names.actor(ratio.capacity.claim.voice),
                "capacity_day": ratio.capacity.day,
            }
            for ratio in laid.ratios.get(claim.id, ())
        ],
    }


# For people


def draw_site(
    book: Book,
    record: SiteRecord,
    names: Names,
    width: int,
    *,
    ids: bool = False,
    signs: Signs | None = SIGNS,
) -> RenderableType:
    """The site's record over time: what was claimed of it, by whom, in which words; the chart in `signs`."""
    site = record.site
    place = describe_place(site.place)
    parts: list[RenderableType] = [Text.assemble((site.name, "bold"), f"   {place}" if place else "")]
    if site.aliases:
        parts.append(hint(f"also called {', '.join(site.aliases)}"))
    summary = describe_record(record.claims)
    if summary:
        parts.append(Text(f"claimed: {summary}"))
    laid = lay_out(record, names)
    for part, rows in laid.parts.items():
        parts.extend((Text(""), Text(part, style="bold")))
        if part == "status":
            parts.append(indent(_draw_chain(rows), 2))
        if part == "held" and signs is not None:
            parts.extend(indent(line, 2) for line in draw_chart(laid, width - 2, signs))
        parts.append(_draw_rows(book, rows, laid, names, width, ids=ids))
    if not record.claims:
        parts.extend((Text(""), Text("nothing is claimed of the site itself")))
    parts.extend(_draw_incidents(book, record))
    parts.extend(_hint_at_ids(record, ids=ids))
    return Group(*parts)


def _hint_at_ids(record: SiteRecord, *, ids: bool) -> Iterator[RenderableType]:
    if record.claims:
        yield Text("")
        yield (
            hint("claim-… are the ids that `counterclaim judge accept|reject|correct ID` takes")
            if ids
            else hint("`--ids` prints the ids of these claims, which `judge accept|reject|correct` takes")
        )


def describe_record(claims: Iterable[Claim]) -> str:
    """What was said to be so, attribute by attribute, over all the time: what was held beside the room
    there is, then the rest."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.modality is Modality.ACTUAL and claim.stance is not Stance.DENIES and not claim.scope:
            told.setdefault(claim.attribute, []).append(claim)
    ordered = sorted(told, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name))
    said = ((name, _all_values(told[name])) for name in ordered)
    return " · ".join(f"{describe_words(name)} {values}" for name, values in said if values)


def _all_values(claims: Sequence[Claim]) -> str:
    figures = [claim.value for claim in claims if isinstance(claim.value, Quantity) and not claim.subset_of]
    terms = [claim.value.code for claim in claims if isinstance(claim.value, Term) and claim.value.code]
    return describe_range(figures) or ", ".join(map(describe_words, dict.fromkeys(terms)))


def _draw_chain(rows: Sequence[Row]) -> Text:
    """Each step with its day, the first day of it; what several voices say in a row is one step."""
    steps: list[tuple[str, str]] = []
    for row in rows:
        if not steps or steps[-1][0] != row.word:
            steps.append((row.word, describe_hold(row)))
    return Text(STEP.join(f"{word} ({day})" for word, day in steps))


def _draw_rows(
    book: Book, rows: Sequence[Row], laid: Record, names: Names, width: int, *, ids: bool
) -> RenderableType:
    cells = list(_cells(book, rows, laid, names, ids=ids))
    if has_room(COLUMNS, cells, width):
        return build_table(COLUMNS, cells, width)
    parts: list[RenderableType] = []
    for holds, what, voice, words in cells:
        first, *rest = what.splitlines()
        parts.append(indent(Text.assemble(f"{holds}   ", (first, "bold")), 2))
        parts.extend(indent(line, 4) for line in rest)
        parts.extend((indent(voice, 4), indent(words, 6)))
    return Group(*parts)


def _cells(
    book: Book, rows: Iterable[Row], laid: Record, names: Names, *, ids: bool
) -> Iterator[tuple[str, str, str, Text]]:
    contents: dict[str, dict[str, Statement]] = {}
    for row in rows:
        claim = row.claim
        report_id = claim.report_id
        if report_id not in contents:
            contents[report_id] = {statement.id: statement for statement in book.statements(report_id)}
        statement = contents[report_id].get(claim.statement_id or "")
        words = quote(names.text(report_id), claim.evidence, statement.content if statement else ())
        files = ", ".join(dict.fromkeys(names.file(each.report_id) for each in (claim, *row.also)))
        yield (
            describe_hold(row),
            "\n".join(_describe(row, laid, names)),
            f"{names.voice(claim.voice, names.published(report_id))} –"
            f" {describe_stance(claim.stance, claim.modality)}",
            Text.assemble(str(words), "\n", (f"{files}{'   ' + claim.id if ids else ''}", "dim")),
        )


def _describe(row: Row, laid: Record, names: Names) -> Iterator[str]:
    claim = row.claim
    yield row.word or f"{describe_words(claim.attribute)}: {names.value(claim.value)}"
    if claim.subset_of:
        yield "part of a total"
    if claim.scope:
        yield f"other scope: {claim.scope}"
    yield from filter(None, (describe_ratio(ratio, names) for ratio in laid.ratios.get(claim.id, ())))


def _draw_incidents(book: Book, record: SiteRecord) -> Iterator[RenderableType]:
    """What happened at the site, and the commands that lay its accounts out."""
    if not record.of_incidents:
        return
    yield Text("")
    yield Text("incidents at the site", style="bold")
    for incident_id, number in record.of_incidents.items():
        incident = book.incident(incident_id)
        when = describe_when(incident.period) or NO_DAY
        types = ", ".join(describe_words(name) for name in incident.types)
        yield indent(f"{when}   {types}: {count(number, 'claim')}, `show {core(incident_id)[:ENOUGH]}`", 2)
