"""`search`: what was found, with the hits marked, for people and for programs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from counterclaim.cli.ids import core
from counterclaim.cli.screen import count, hint, indent
from counterclaim.cli.wording import describe_day, describe_place, describe_stance, drop_controls
from counterclaim.ledger.search import Excerpt, Found, FoundReport, FoundStatement
from counterclaim.model import Actor, ActorKind, ReportEntry, Site, Span, Statement

CUT = "[…]"
HIT = "bold underline"
OTHER_NAMES = 3
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pen:
    """How hits are marked: `*so*` where nothing can be printed bold."""

    bold: bool = True

    def write(self, text: str, span: Span, hits: Sequence[Span]) -> Text:
        """The words of `span` on one line, with the hits in it marked."""
        written, at = Text(), span.start
        for hit in hits:
            written.append(_one_line(text[at : hit.start]))
            words = _one_line(hit.of(text))
            written.append(words if self.bold else f"*{words}*", HIT if self.bold else "")
            at = hit.end
        written.append(_one_line(text[at : span.end]))
        return written

    def quote(self, text: str, excerpt: Excerpt) -> Text:
        words = self.write(text, excerpt.span, excerpt.hits)
        before = f"“{CUT} " if excerpt.cut_before else "“"
        return Text.assemble(before, words, f" {CUT}”" if excerpt.cut_after else "”")


def _one_line(text: str) -> str:
    """`text` with each run of white space as one blank; at its ends too, for a hit may follow."""
    return _BLANKS.sub(" ", drop_controls(text))


# For people


def draw_found(found: Found, pen: Pen) -> RenderableType:
    """Names first, for they are few; then what was said, then the reports."""
    parts: list[RenderableType] = [*map(_draw_actor, found.actors), *map(_draw_site, found.sites)]
    if parts:
        parts.append(Text(""))
    for each in found.statements:
        parts.extend(_draw_statement(each, found.known, pen))
    if found.statements and found.reports:
        parts.append(Text(""))
    for report in found.reports:
        parts.extend(_draw_report(report, pen))
    parts.extend((Text(""), hint(_sum_up(found))))
    return Group(*parts)


def _draw_actor(actor: Actor) -> Text:
    names = [name for name in (actor.acronym, *actor.aliases) if name]
    return Text.assemble((actor.name, "bold"), f"   {actor.kind.value}{_also(names)}")


def _draw_site(site: Site) -> Text:
    place = describe_place(site.place)
    where = f", {place}" if place else ""
    return Text.assemble((site.name, "bold"), f"   site {core(site.id)[:8]}{where}{_also(site.aliases)}")


def _also(names: Sequence[str]) -> str:
    more = " …" if len(names) > OTHER_NAMES else ""
    return f", also called {', '.join(names[:OTHER_NAMES])}{more}" if names else ""


def _draw_statement(each: FoundStatement, known: Mapping[str, Actor], pen: Pen) -> Iterator[RenderableType]:
    said, text = each.statement, each.entry.report.text
    voices = "; ".join(_describe_voice(actor, known, each.entry.published) for actor in said.actor_ids)
    via = ", ".join(_describe_actor(actor, known) for actor in said.relayed_by)
    head = f"{voices or 'not stated'} – {describe_stance(said.stance, said.modality)}"
    yield Text.assemble((head, "bold"), f", passed on by {via}" if via else "")
    for excerpt in each.excerpts:
        yield indent(pen.quote(text, excerpt), 2)
    yield indent(_imprint(each.entry), 2, "dim")


def _draw_report(found: FoundReport, pen: Pen) -> Iterator[RenderableType]:
    report = found.entry.report
    title = report.title or PurePosixPath(report.uri).name
    hits = found.in_title if report.title else ()
    yield Text.assemble("report: ", pen.write(title, Span(0, len(title)), hits))
    yield indent(pen.quote(report.text, found.excerpt), 2)
    yield indent(_imprint(found.entry), 2, "dim")


def _imprint(entry: ReportEntry) -> str:
    day = describe_day(entry.published) if entry.published else "undated"
    publisher = entry.report.publisher or "publisher not stated"
    copy = ", a copy" if entry.copy_of else ""
    return f"{day}, {publisher}, {PurePosixPath(entry.report.uri).name}{copy}"


def _describe_voice(actor_id: str, known: Mapping[str, Actor], day: date | None) -> str:
    actor = known.get(actor_id)
    ties = actor.speaks_for if actor else ()
    held = [
        tie.actor_id
        for tie in ties
        if day is None or not ((tie.since and day < tie.since) or (tie.until and day > tie.until))
    ]
    bodies = [_describe_actor(body, known) for body in dict.fromkeys(held)][:2]
    name = _describe_actor(actor_id, known)
    return f"{name}, for {' and '.join(bodies)}" if bodies else name


def _describe_actor(actor_id: str, known: Mapping[str, Actor]) -> str:
    actor = known.get(actor_id)
    if actor is None:
        return actor_id
    if actor.kind is ActorKind.PUBLISHER:
        return f"{actor.name or 'publisher not stated'} (publisher)"
    if actor.kind is ActorKind.UNNAMED:
        return f"{actor.name} (unnamed)" if actor.name else "unnamed source"
    return actor.name


def _sum_up(found: Found) -> str:
    kinds = (
        ("actor", "actors", len(found.actors)),
        ("site", "sites", len(found.sites)),
        ("statement", "statements", len(found.statements)),
        ("report", "reports", len(found.reports)),
    )
    told = [
        ("the newest " if kind in found.more else "") + count(number, one)
        for one, kind, number in kinds
        if number
    ]
    return ", ".join(told) + ("   `--limit N` shows more" if found.more else "")


# For programs


def found_data(found: Found) -> dict[str, Any]:
    """`hits` are where the words stand in `words`, in code points from 0, the end not included."""
    return {
        "actors": [_actor_data(actor) for actor in found.actors],
        "sites": [
            {
                "id": site.id,
                "name": site.name,
                "aliases": list(site.aliases),
                "place": describe_place(site.place) or None,
            }
            for site in found.sites
        ],
        "statements": [_statement_data(each, found.known) for each in found.statements],
        "reports": [
            {**_imprint_data(each.entry), "excerpt": _excerpt_data(each.entry.report.text, each.excerpt)}
            for each in found.reports
        ],
        "more": sorted(found.more),
    }


def _actor_data(actor: Actor) -> dict[str, Any]:
    return {"id": actor.id, "name": actor.name, "kind": actor.kind.value, "aliases": list(actor.aliases)}


def _statement_data(each: FoundStatement, known: Mapping[str, Actor]) -> dict[str, Any]:
    said: Statement = each.statement
    return {
        "id": said.id,
        "voices": [_describe_voice(actor, known, each.entry.published) for actor in said.actor_ids],
        "voice_ids": list(said.actor_ids),
        "via": [_describe_actor(actor, known) for actor in said.relayed_by],
        "stance": said.stance.value,
        "modality": said.modality.value,
        "excerpts": [_excerpt_data(each.entry.report.text, excerpt) for excerpt in each.excerpts],
        **_imprint_data(each.entry),
    }


def _imprint_data(entry: ReportEntry) -> dict[str, Any]:
    report = entry.report
    return {
        "report_id": report.id,
        "report": PurePosixPath(report.uri).name,
        "title": report.title,
        "publisher": report.publisher,
        "published": entry.published,
        "url": report.url,
        "copy_of": entry.copy_of,
    }


def _excerpt_data(text: str, excerpt: Excerpt) -> dict[str, Any]:
    start = excerpt.span.start
    return {
        "words": excerpt.span.of(text),
        "start": start,
        "end": excerpt.span.end,
        "hits": [{"start": hit.start - start, "end": hit.end - start} for hit in excerpt.hits],
    }
