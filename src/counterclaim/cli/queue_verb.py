"""The verb that lists what needs a person: queue. The workbench asks the same questions, one at a time."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.app import json_option, ledger_option, open_existing

if TYPE_CHECKING:
    from rich.console import RenderableType

    from counterclaim.cli.names import Names
    from counterclaim.ledger import LedgerBook
    from counterclaim.pipeline.questions import Item, PlaceCandidate

VERBS = {
    "incidents": "same|different",
    "actors": "same|different",
    "sites": "same|different",
    "places": "correct|accept",
    "claim": "accept|reject|correct",
}


@click.command("queue")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="At most so many."
)
@ledger_option
@json_option
def queue_command(limit: int, address: str, as_json: bool) -> None:
    """List what needs a person, with the command that settles each.

    Pairs that may be one incident, one actor or one site, places that several bear the name of, claims that
    may be misread or on which accounts part, judgements that found nothing to stand on; each with what
    speaks for it and against it.

    \b
    Example: counterclaim queue --limit 5
    """
    from counterclaim.cli.screen import print_json, show

    with open_existing(address) as ledger:
        book = ledger.book()
        items = _find(book, ledger.name)
        if as_json:
            print_json([_item_data(item) for item in items[:limit]])
        elif items:
            show(_draw(book, items, limit))
        else:
            click.echo("nothing waits for a person", err=True)


def _find(book: "LedgerBook", ledger: str) -> "list[Item]":
    from counterclaim.ledger.browsing import Browser
    from counterclaim.pipeline.questions import find_items

    return find_items(Browser(book, ledger))


def _item_data(item: "Item") -> dict[str, Any]:
    return {
        "kind": item.kind,
        "question": item.question,
        "subjects": list(item.subjects),
        "speaks_for": list(item.speaks_for),
        "speaks_against": list(item.speaks_against),
        "places": [_place_data(each) for each in item.places],
        "command": _command(item),
        "problem": item.problem.message if item.problem else None,
    }


def _place_data(candidate: "PlaceCandidate") -> dict[str, Any]:
    place = candidate.place
    return {
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "within": list(place.within),
        "population": candidate.population or None,
        "speaks_for": list(candidate.speaks_for),
        "speaks_against": list(candidate.speaks_against),
    }


def _command(item: "Item") -> str:
    verbs = VERBS.get(item.kind, "undo")
    change = " place=NAME country=CODE latitude=N longitude=N" if item.kind == "places" else ""
    return f"counterclaim judge {verbs} {' '.join(item.subjects)}{change} --by NAME"


def _draw(book: "LedgerBook", items: "Sequence[Item]", limit: int) -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    from counterclaim.cli.names import Names
    from counterclaim.cli.screen import count, hint, indent

    names = Names(book)
    parts: list[RenderableType] = []
    for item in items[:limit]:
        parts.append(Text(item.question, style="bold"))
        parts.extend(indent(line, 2) for line in _describe(book, item, names))
        parts.extend(indent(line, 2) for line in _list_reasons(item))
        parts.extend((indent(_command(item), 2), Text("")))
    told = count(len(items), "question")
    cut = limit < len(items)
    parts.append(hint(f"the first {limit:,} of {told}   `--limit N` shows more" if cut else told))
    return Group(*parts)


def _list_reasons(item: "Item") -> Iterator[str]:
    from counterclaim.cli.wording import describe_place

    for reason in item.speaks_for:
        yield f"for: {reason}"
    for reason in item.speaks_against:
        yield f"against: {reason}"
    for each in item.places:
        place = each.place
        lies = f"{place.country or 'no country'} ({place.latitude}, {place.longitude})"
        yield f"{describe_place(place)}, {lies}"
        yield from (f"  for: {reason}" for reason in each.speaks_for)
        yield from (f"  against: {reason}" for reason in each.speaks_against)


def _describe(book: "LedgerBook", item: "Item", names: "Names") -> Iterator[str]:
    """What each thing is, in words."""
    from counterclaim.cli.screen import count
    from counterclaim.cli.wording import describe_place, describe_when, describe_words
    from counterclaim.review.telling.quoting import quote

    if item.problem:
        yield item.problem.message
    for subject in item.subjects:
        if item.kind == "incidents":
            incident = book.incident(subject)
            when = describe_when(incident.period) or "day not stated"
            where = names.site(incident.site_id) or describe_place(incident.place)
            types = ", ".join(describe_words(name) for name in incident.types)
            told = count(len(incident.report_ids), "report")
            yield f"{types}, {when}, {where or 'place not stated'}: {told}"
        elif item.kind == "sites":
            site = book.site(subject)
            yield ", ".join(filter(None, (site.name, describe_place(site.place))))
    if item.kind == "actors":
        other = item.candidate.name if item.candidate else names.actor(item.subjects[1])
        yield f"{names.actor(item.subjects[0])}, and {other}"
    if item.kind == "places":
        incident = book.incident(item.incident_id)
        types = ", ".join(describe_words(name) for name in incident.types)
        when = describe_when(incident.period) or "day not stated"
        yield f"“{item.wording}”, where {types} took place, {when}"
    if item.kind == "claim":
        for claim in book.claims_of(item.subjects):
            said = f"{describe_words(claim.attribute)}: {names.value(claim.value)}"
            yield f"{said} – {names.voice(claim.voice, names.published(claim.report_id))}"
            yield f"{quote(names.text(claim.report_id), claim.evidence)} {names.file(claim.report_id)}"
