"""`incidents` and `disputes`: one line an incident, and where the accounts part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from counterclaim.cli.accounts import PARTED, find_accounts
from counterclaim.cli.ids import shorten_ids
from counterclaim.cli.names import Names
from counterclaim.cli.screen import build_table, count, has_room, hint, indent, letter_mark
from counterclaim.cli.wording import describe_place, describe_range, describe_when, describe_words
from counterclaim.model import Book, Claim, Dispute, Incident, Modality, Quantity, Stance

NEXT = "`counterclaim show ID` lays out the accounts of one; `judge same|different` takes the ids too"
SPEAKING = (Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ACCUSES)


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident as `incidents` lists it. `figures` runs over the latest figure of each voice."""

    incident: Incident
    short: str
    when: str
    where: str
    figures: tuple[tuple[str, str], ...]
    voices: int
    disputed: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        return {
            "id": self.incident.id,
            "types": list(self.incident.types),
            "when": self.when or None,
            "where": self.where or None,
            "figures": dict(self.figures),
            "reports": len(self.incident.report_ids),
            "voices": self.voices,
            "disputed": list(self.disputed),
        }


def find_lines(book: Book) -> tuple[IncidentLine, ...]:
    """Every incident, oldest first; those without a known day at the end."""
    names = Names(book)
    incidents = sorted(book.incidents(), key=_by_day)
    short = shorten_ids(incident.id for incident in incidents)
    return tuple(_line(book, incident, short[incident.id], names) for incident in incidents)


def _by_day(incident: Incident) -> tuple[date, str]:
    period = incident.period
    return ((period.earliest or period.latest or date.max) if period else date.max, incident.id)


def _line(book: Book, incident: Incident, short: str, names: Names) -> IncidentLine:
    claims = [claim for claim in book.claims(incident_id=incident.id) if not names.is_copy(claim.report_id)]
    return IncidentLine(
        incident=incident,
        short=short,
        when=describe_when(incident.period),
        where=names.site(incident.site_id) or describe_place(incident.place),
        figures=tuple(_figures(claims, names)),
        voices=len({claim.voice for claim in claims}),
        disputed=tuple(dict.fromkeys(dispute.attribute for dispute in book.disputes(incident.id))),
    )


def _figures(claims: Iterable[Claim], names: Names) -> Iterator[tuple[str, str]]:
    """What was last said by each voice; what has no day cannot be told from the last, so it counts too."""
    told: dict[str, dict[object, tuple[date, Quantity]]] = {}
    for claim in claims:
        if not isinstance(claim.value, Quantity) or not _counts(claim):
            continue
        day = names.published(claim.report_id)
        of_attribute = told.setdefault(claim.attribute, {})
        key = claim.voice if day else claim.id
        day = day or date.min
        if key not in of_attribute or of_attribute[key][0] <= day:
            of_attribute[key] = (day, claim.value)
    for attribute, of_attribute in told.items():
        spread = describe_range(value for _, value in of_attribute.values())
        if spread:
            yield attribute, spread


def _counts(claim: Claim) -> bool:
    whole = claim.subset_of is None and claim.scope is None
    return whole and claim.modality is Modality.ACTUAL and claim.stance in SPEAKING


def draw_incidents(lines: Sequence[IncidentLine], width: int) -> RenderableType:
    """A table, or where words would break in it a few lines an incident."""
    columns: list[tuple[str, dict[str, Any]]] = [
        ("id", {"no_wrap": True}),
        ("when", {"ratio": 3, "overflow": "fold"}),
        ("type", {"ratio": 4, "overflow": "fold"}),
        ("where", {"ratio": 5, "overflow": "fold"}),
        ("figures", {"ratio": 4, "overflow": "fold"}),
        ("reports", {"justify": "right"}),
        ("voices", {"justify": "right"}),
        ("accounts part on", {"ratio": 4, "overflow": "fold"}),
    ]
    rows = [_cells(line) for line in lines]
    if has_room(columns, rows, width):
        return Group(build_table(columns, rows, width), Text(""), hint(NEXT))
    return Group(*(part for line in lines for part in _as_block(line)), hint(NEXT))


def _as_block(line: IncidentLine) -> Iterator[RenderableType]:
    short, when, types, where, figures, _, _, parted = _cells(line)
    yield Text(f"{short}  {when}, {where}", style="bold")
    told = f"{count(len(line.incident.report_ids), 'report')}, {count(line.voices, 'voice')}"
    for text in (types, ", ".join(figures.splitlines()), told, parted and f"accounts part on {parted[2:]}"):
        if text:
            yield indent(text, 6)
    yield Text("")


def _cells(line: IncidentLine) -> tuple[str, ...]:
    return (
        line.short,
        line.when or "day not stated",
        ", ".join(describe_words(name) for name in line.incident.types),
        line.where or "place not stated",
        "\n".join(f"{describe_words(name)} {spread}" for name, spread in line.figures),
        str(len(line.incident.report_ids)),
        str(line.voices),
        f"{PARTED} {', '.join(map(describe_words, line.disputed))}" if line.disputed else "",
    )


# Disputes


def dispute_data(book: Book) -> list[dict[str, Any]]:
    names = Names(book)
    return [
        {
            "id": dispute.id,
            "incident_id": dispute.incident_id,
            "site_id": dispute.site_id,
            "site": names.site(dispute.site_id) or None,
            "attribute": dispute.attribute,
            "kind": dispute.kind.value,
            "positions": [
                {
                    "value": names.value(position.value),
                    "denies": position.denies,
                    "voices": [names.voice(voice) for voice in position.voices],
                    "claim_ids": list(position.claim_ids),
                }
                for position in dispute.positions
            ],
        }
        for dispute in book.disputes()
    ]


def draw_disputes(book: Book) -> RenderableType:
    """By incident, only the attributes whose accounts part, each position with its voices and first words."""
    names = Names(book)
    parts: list[RenderableType] = []
    for line in find_lines(book):
        if line.disputed:
            parts.extend(_of_incident(book, line, names))
    parts.extend(_of_sites(book.disputes(), names))
    return Group(*parts)


def _of_incident(book: Book, line: IncidentLine, names: Names) -> Iterator[RenderableType]:
    types = " · ".join(describe_words(name) for name in line.incident.types)
    facts = (types, line.when or "day not stated", line.where)
    yield Text(f"{line.short}  {', '.join(fact for fact in facts if fact)}", style="bold")
    for account in find_accounts(book, line.incident, names):
        if account.mark != PARTED:
            continue
        yield Padding(Text(f"{PARTED} {account.name} ({', '.join(account.kinds)})"), (0, 0, 0, 2))
        for side in account.sides:
            speaking = (*(saying.voice for saying in side.sayings), *(name for _, name in side.implied))
            voices = "; ".join(dict.fromkeys(speaking))
            yield Padding(
                Text.assemble(letter_mark(side.letter), f"  {side.heading} – {voices}"), (0, 0, 0, 5)
            )
            first = side.sayings[0]
            yield Padding(Text(f"{first.quoted} {first.said}, {first.file}", style="dim"), (0, 0, 0, 8))
    yield Text("")


def _of_sites(disputes: Iterable[Dispute], names: Names) -> Iterator[RenderableType]:
    for dispute in disputes:
        if dispute.incident_id is not None:
            continue
        attribute = describe_words(dispute.attribute)
        head = f"{names.site(dispute.site_id)}: {PARTED} {attribute} ({dispute.kind.value})"
        yield Text(head, style="bold")
        for position in dispute.positions:
            value = names.value(position.value)
            voices = "; ".join(names.voice(voice) for voice in position.voices)
            yield Padding(Text(f"{'denied: ' if position.denies else ''}{value} – {voices}"), (0, 0, 0, 5))
        yield Text("")
