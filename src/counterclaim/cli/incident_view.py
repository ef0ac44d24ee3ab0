"""`show`: one incident, its accounts side by side, then its parties, links and reports."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from counterclaim.cli.accounts import (
    ALONE,
    COMPATIBLE,
    PARTED,
    Account,
    Side,
    find_accounts,
    iter_voices,
)
from counterclaim.cli.ids import shorten_ids
from counterclaim.cli.names import Names
from counterclaim.cli.sayings import Saying
from counterclaim.cli.screen import build_table, count, has_room, hint, indent, letter_mark
from counterclaim.cli.wording import (
    NOT_STATED,
    describe_day,
    describe_place,
    describe_when,
    describe_words,
    fold_space,
)
from counterclaim.model import Book, Incident, Quantity, Value
from counterclaim.review.telling.quoting import CUT, Quoted

KEY = (
    f"{PARTED} cannot both be true   {COMPATIBLE} can both be true   "
    f"{ALONE} one voice   {NOT_STATED} not stated"
)
ABOUT = (
    "about N is read as N less or plus a tenth; vague words (dozens, hundreds) as stated intervals:"
    " docs/cli.md"
)
MOST_COLUMNS = 3
COLUMN_WIDTH = 30
LABEL_WIDTH = 16


def incident_data(book: Book, incident: Incident) -> dict[str, Any]:
    """What `show --json` prints."""
    names = Names(book)
    return {
        "id": incident.id,
        "types": list(incident.types),
        "when": describe_when(incident.period) or None,
        "place": describe_place(incident.place) or None,
        "site": names.site(incident.site_id) or None,
        "accounts": [account.as_data() for account in find_accounts(book, incident, names)],
        "parties": [
            {"actor_id": party.actor_id, "name": names.value(party), "role": party.role}
            for party in incident.parties
        ],
        "links": [
            {"incident_id": link.incident_id, "kind": link.kind, "reason": link.reason}
            for link in incident.links
        ],
        "reports": [_report_data(report_id, names) for report_id in incident.report_ids],
        "reasons": list(incident.reasons),
    }


def _report_data(report_id: str, names: Names) -> dict[str, Any]:
    entry = names.reports.get(report_id)
    return {
        "id": report_id,
        "file": names.file(report_id),
        "title": entry.report.title if entry else None,
        "publisher": entry.report.publisher if entry else None,
        "published": entry.published.isoformat() if entry and entry.published else None,
        "copy_of": entry.copy_of if entry else None,
    }


def draw_incident(book: Book, incident: Incident, width: int, *, ids: bool = False) -> RenderableType:
    """The whole page. `ids` prints the claims' ids, which judgements need."""
    names = Names(book)
    accounts = find_accounts(book, incident, names)
    voices = list(iter_voices(accounts))
    body: RenderableType
    if 1 < len(voices) <= MOST_COLUMNS and width >= LABEL_WIDTH + COLUMN_WIDTH * len(voices):
        body = _as_columns(accounts, voices, ids=ids)
    else:
        body = Group(*(_as_block(account, ids=ids) for account in accounts))
    head = _head(incident, accounts, len(voices), names)
    return Group(*head, body, *_foot(book, incident, names, width), *_next(book, incident, ids=ids))


def _head(
    incident: Incident, accounts: Sequence[Account], voices: int, names: Names
) -> Iterator[RenderableType]:
    title = Text(" · ".join(describe_words(name) for name in incident.types), style="bold")
    title.append(f"   {describe_when(incident.period) or 'day not stated'}", style="default")
    where = names.site(incident.site_id) or describe_place(incident.place)
    if where:
        title.append(f"   {where}", style="default")
    yield title
    copies = sum(names.is_copy(report_id) for report_id in incident.report_ids)
    folded = f" ({count(copies, 'copy', 'copies')} folded)" if copies else ""
    parted = [account.name for account in accounts if account.mark == PARTED]
    facts = [
        incident.id,
        count(len(incident.report_ids), "report") + folded,
        count(voices, "voice"),
        f"the accounts part on {', '.join(parted)}" if parted else "the accounts do not part",
    ]
    yield Text(" · ".join(facts), style="dim")
    yield Text(KEY, style="dim")
    if any(_is_interval(saying.claim.value) for account in accounts for saying in account.sayings):
        yield Text(ABOUT, style="dim")
    yield Text("")


def _is_interval(value: Value) -> bool:
    """Whether the figure shown is not in the words, but what they are read as."""
    return isinstance(value, Quantity) and (
        value.approximate or (None not in (value.low, value.high) and value.low != value.high)
    )


# As blocks: one attribute under another, one paragraph a position.


def _as_block(account: Account, *, ids: bool) -> RenderableType:
    head = Text.assemble((f"{account.mark} {account.name}", "bold"))
    if account.kinds:
        head.append(f"   parted: {', '.join(account.kinds)}")
    parts: list[RenderableType] = [head]
    for side in account.sides:
        parts.append(Padding(_side_heading(side), (0, 0, 0, 2)))
        parts.extend(_saying_lines(side.sayings, ids=ids))
        if side.implied:
            parts.append(Padding(Text(describe_implied(side), style="dim"), (0, 0, 0, 5)))
    if account.beside:
        if account.sides:
            parts.append(Padding(Text("not compared", style="dim"), (0, 0, 0, 2)))
        parts.extend(_saying_lines(account.beside, ids=ids, with_value=True))
    return Group(*parts, Text(""))


def describe_implied(side: Side) -> str:
    return f"implied by what is said by {'; '.join(name for _, name in side.implied)}"


def _side_heading(side: Side) -> Text:
    heading = Text.assemble(letter_mark(side.letter), "  ") if side.letter else Text()
    return heading.append(side.heading, style="bold")


def _saying_lines(
    sayings: Iterable[Saying], *, ids: bool, with_value: bool = False
) -> Iterator[RenderableType]:
    for saying in sayings:
        yield Padding(_who(saying, with_value=with_value), (0, 0, 0, 5))
        yield Padding(_words(saying.quoted), (0, 0, 0, 7))
        yield Padding(_where(saying, ids=ids), (0, 0, 0, 7))


def _who(saying: Saying, *, with_value: bool) -> Text:
    line = Text()
    if with_value:
        line.append(f"{saying.heading}  ", style="bold")
    line.append(saying.voice)
    for role in saying.roles:
        line.append(f" [{role}]")
    line.append(f" · {_manner(saying)} · {saying.said}")
    return line


def _manner(saying: Saying) -> str:
    """Stance with its modality, denial kind, hedge, chain and note, each in its word."""
    claim = saying.claim
    words = [saying.stance]
    if claim.denial:
        words.append(describe_words(claim.denial.value))
    words.extend(word for word in (saying.hedge, saying.note) if word and word != claim.modality.value)
    if saying.via:
        words.append(f"passed on by {', '.join(saying.via)}")
    as_of = describe_when(claim.as_of)
    if as_of and as_of != saying.said:
        words.append(f"as of {as_of}")
    return ", ".join(words)


def _words(quoted: Quoted) -> Text:
    before, evidence, after = quoted.parts
    text = Text(f"“{CUT + ' ' if quoted.cut_before else ''}")
    text.append(_on_one_line(before)).append(_on_one_line(evidence), style="bold").append(_on_one_line(after))
    return text.append(f"{' ' + CUT if quoted.cut_after else ''}”")


def _on_one_line(words: str) -> str:
    if not words.strip():
        return " " if words else ""
    lead, trail = words[0].isspace(), words[-1].isspace()
    return f"{' ' if lead else ''}{fold_space(words)}{' ' if trail else ''}"


def _where(saying: Saying, *, ids: bool) -> Text:
    line = f"{saying.file}, {saying.publisher}"
    if saying.also:
        line += f"; also in {', '.join(saying.also)}"
    return Text(f"{line}   {saying.claim.id}" if ids else line, style="dim")


# As columns: attribute × voice, for few voices.


def _as_columns(accounts: Sequence[Account], voices: Sequence[tuple[str, str]], *, ids: bool) -> Table:
    columns: list[tuple[str, dict[str, Any]]] = [("", {"width": LABEL_WIDTH})]
    columns.extend((name, {"ratio": 1}) for _, name in voices)
    rows: list[list[str | Text]] = []
    for account in accounts:
        label = Text(f"{account.mark} {account.name}", style="bold")
        if account.kinds:
            label.append(f"\n  {', '.join(account.kinds)}", style="not bold")
        rows.append([label, *(_cell(account, voice, ids=ids) for voice, _ in voices)])
    table = build_table(columns, rows)
    table.expand = True
    table.show_lines = True
    return table


def _cell(account: Account, voice: str, *, ids: bool) -> Text:
    parts = [part for side in account.sides for part in _parts_of_side(side, voice, ids=ids)] + [
        _part(saying, "", ids=ids) for saying in account.beside if saying.claim.voice == voice
    ]
    return Text("\n\n").join(parts) if parts else Text(NOT_STATED)


def _parts_of_side(side: Side, voice: str, *, ids: bool) -> Iterator[Text]:
    for saying in side.sayings:
        if saying.claim.voice == voice:
            yield _part(saying, side.letter, ids=ids)
    if any(voice == implying for implying, _ in side.implied):
        yield Text.assemble(
            letter_mark(side.letter), "  ", (side.heading, "bold"), "\nimplied by what it says"
        )


def _part(saying: Saying, letter: str, *, ids: bool) -> Text:
    text = Text.assemble(letter_mark(letter), "  ") if letter else Text()
    text.append(saying.heading, style="bold")
    text.append(f"\n{_manner(saying)} · {saying.said}")
    text.append("".join(f" [{role}]" for role in saying.roles))
    text.append("\n").append_text(_words(saying.quoted))
    return text.append("\n").append_text(_where(saying, ids=ids))


# What stands under the accounts.


def _foot(book: Book, incident: Incident, names: Names, width: int) -> Iterator[RenderableType]:
    if incident.parties:
        yield _section("parties")
        named = (f"  {names.value(party)} – {describe_words(party.role)}" for party in incident.parties)
        yield from map(Text, dict.fromkeys(named))
        yield Text("")
    if incident.links:
        yield _section("linked incidents, not the same")
        yield from _links(book, incident)
        yield Text("")
    yield _section("reports")
    yield from _reports(incident, names, width)
    if incident.reasons:
        yield Text("")
        yield _section("brought together because")
        for reason in incident.reasons:
            yield Text(f"  {_with_files(reason, incident, names)}")


def _with_files(reason: str, incident: Incident, names: Names) -> str:
    """`reason` with the reports called by their files, as everywhere on the screen."""
    for report_id in incident.report_ids:
        reason = reason.replace(report_id, names.file(report_id))
    return reason


def _links(book: Book, incident: Incident) -> Iterator[Text]:
    known = {other.id: other for other in book.incidents()}
    short = shorten_ids(known)
    for link in incident.links:
        other = known.get(link.incident_id)
        what = (
            f"{describe_words(other.type)}, {describe_when(other.period) or 'day not stated'}"
            if other
            else ""
        )
        reason = f" ({link.reason})" if link.reason else ""
        yield Text(f"  {short.get(link.incident_id, link.incident_id)}  {link.kind}: {what}{reason}")


def _section(title: str) -> Text:
    return Text(title, style="bold")


def _reports(incident: Incident, names: Names, width: int) -> Iterator[RenderableType]:
    rows = []
    for report_id in sorted(
        incident.report_ids, key=lambda each: (str(names.published(each)), names.file(each))
    ):
        entry = names.reports.get(report_id)
        day = names.published(report_id)
        copied = f"copy of {names.file(entry.copy_of)}" if entry and entry.copy_of else ""
        when = describe_day(day) if day else "undated"
        rows.append((when, names.publisher(report_id), names.file(report_id), copied))
    if not has_room([("", {})] * 4, rows, width):
        for row in rows:
            yield indent(", ".join(filter(None, row)), 2)
        return
    table = Table.grid(padding=(0, 2))
    for _ in range(4):
        table.add_column()
    for row in rows:
        table.add_row(*row)
    yield Padding(table, (0, 0, 0, 2))


def _next(book: Book, incident: Incident, *, ids: bool) -> Iterator[RenderableType]:
    yield Text("")
    if ids:
        yield hint("claim-… are the ids that `counterclaim judge accept|reject|correct ID` takes")
    else:
        short = shorten_ids(other.id for other in book.incidents()).get(incident.id, incident.id)
        yield hint(f"`counterclaim show {short} --ids` prints the ids for `judge accept|reject|correct`")
