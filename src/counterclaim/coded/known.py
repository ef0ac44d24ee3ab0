"""What a row can name: reports, voices, sites and incidents of the book, by id or by their names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Protocol

from counterclaim.coded.faults import RowError
from counterclaim.model import Actor, ActorKind, Book, Claim, Happening, Report, Site, Span

PUBLISHER = "publisher"  # as a voice: the report itself speaks
_SHOWN = 3


class Parts(Protocol):
    """What was read from one report, by its id."""

    def claims_of_report(self, report_id: str) -> Iterator[Claim]: ...

    def happenings_of(self, report_id: str) -> Iterator[Happening]: ...


class Known:
    """Read once for a whole table; what is in a report when a row is about it."""

    def __init__(self, book: Book, parts: Parts) -> None:
        self._book = book
        self._reports: dict[str, set[str]] = defaultdict(set)
        self._publishers: dict[str, str | None] = {}
        for entry in book.reports():
            report = entry.report
            self._publishers[report.id] = report.publisher
            for name in _name_report(report):
                self._reports[name.casefold()].add(report.id)
        actors = list(book.actors())
        self._actors = _index(actors)
        self._kinds = {actor.id: actor.kind for actor in actors}
        self._sites = _index(book.sites())
        self._incidents = {
            known: item.id for item in book.incidents() for known in (item.id, *item.former_ids)
        }
        self._parts = parts
        self._text = ("", "")
        self._open: tuple[str, list[Claim], list[Happening]] | None = None

    def report(self, wanted: str) -> str:
        found = self._reports.get(wanted.casefold(), set())
        hint = "give its id, its address or its file name (`counterclaim statements --ids` lists the ids)"
        return _choose("report", wanted, found, self._reports, hint)

    def text(self, report_id: str) -> str:
        if self._text[0] != report_id:
            self._text = report_id, self._book.report(report_id).report.text
        return self._text[1]

    def voice(self, wanted: str, report_id: str) -> str:
        """The actor of this name; of several, the one that speaks in this report."""
        hint = "translate it under [words.voice] of the map into a name or id that the ledger has"
        if wanted.casefold() == PUBLISHER:
            name = self._publishers[report_id]
            if name is None:
                message = "the report names no publisher, so it cannot be the voice"
                raise RowError("voice", message, "`counterclaim set REPORT publisher=NAME` says who it is")
            called = self._actors.get(name.casefold(), set())
            found = {each for each in called if self._kinds[each] is ActorKind.PUBLISHER}
        else:
            found = self._actors.get(wanted.casefold(), set())
        if len(found) > 1:
            found = self._speaking(report_id) & found or found
        return _choose("voice", wanted, found, self._actors, hint)

    def _speaking(self, report_id: str) -> set[str]:
        return {actor for item in self._book.statements(report_id) for actor in item.actor_ids}

    def site(self, wanted: str) -> str:
        found = self._sites.get(wanted.casefold(), set())
        return _choose("site", wanted, found, self._sites, "`counterclaim sites` lists them")

    def incident(self, wanted: str) -> str:
        begun = {self._incidents[known] for known in self._incidents if _begins(known, wanted)}
        return _choose("incident", wanted, begun, self._incidents, "`counterclaim incidents` lists their ids")

    def told_incident(self, report_id: str, words: Span) -> str:
        """The incident of what was read from these words; else the one that the report is about."""
        claims, happenings = self._look_into(report_id)
        read = {claim.incident_id for claim in claims if claim.evidence.overlaps(words)} - {None}
        about = {item.incident_id for item in happenings if item.focal} - {None}
        return _only("incident", read if len(read) == 1 else about)

    def told_site(self, report_id: str, words: Span) -> str:
        """The site of what was read from these words; else the one of what the report is about."""
        claims, happenings = self._look_into(report_id)
        read = {claim.site_id for claim in claims if claim.evidence.overlaps(words)} - {None}
        about = {item.site_id for item in happenings if item.focal} - {None}
        return _only("site", read if len(read) == 1 else about)

    def _look_into(self, report_id: str) -> tuple[list[Claim], list[Happening]]:
        """What was read from a report. One is kept, for rows of one report mostly stand together."""
        if self._open is None or self._open[0] != report_id:
            claims = list(self._parts.claims_of_report(report_id))
            self._open = report_id, claims, list(self._parts.happenings_of(report_id))
        return self._open[1], self._open[2]


def _only(kind: str, found: set[str | None]) -> str:
    one = next(iter(found), None)
    if len(found) == 1 and one is not None:
        return one
    several = f"is about {len(found)} {kind}s" if found else f"tells of no {kind} that was read"
    raise RowError("report", f"the report {several}", f"say which one the claim is about, in {kind!r}")


def _name_report(report: Report) -> Iterable[str]:
    """Its id, addresses and file name, with and without the ending."""
    file = report.uri.split("#")[0].replace("\\", "/").rpartition("/")[2]
    names = (report.id, report.uri, report.url, file, file.rpartition(".")[0])
    return {name for name in names if name}


def _index(items: Iterable[Actor] | Iterable[Site]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item in items:
        for name in (item.id, *item.former_ids, item.name, *item.aliases):
            found[name.casefold()].add(item.id)
    return found


def _begins(known: str, wanted: str) -> bool:
    return known.startswith((wanted, f"incident-{wanted}"))


def _choose(kind: str, wanted: str, found: set[str], names: Mapping[str, object], hint: str) -> str:
    if len(found) == 1:
        return next(iter(found))
    if found:
        ids = ", ".join(sorted(found)[:_SHOWN])
        raise RowError(kind, f"{wanted!r} fits {len(found)} {kind}s ({ids})", "give the id of the one meant")
    near = get_close_matches(wanted.casefold(), names, 1, 0.7)
    meant = f"did you mean {near[0]!r}? Else " if near else ""
    raise RowError(kind, f"the ledger has no {kind} {wanted!r}", f"{meant}{hint}")


_QUOTES = {'"': '["“”„]', "“": '["“”„]', "”": '["“”„]', "'": "['‘’]", "’": "['‘’]", "‘": "['‘’]"}


def find_words(text: str, words: str) -> tuple[int, int]:
    """The one place of `words` in `text`, whatever the white space and the form of quotation marks."""
    parts = ["".join(_QUOTES.get(sign) or re.escape(sign) for sign in part) for part in words.split()]
    places = [match.span() for match in re.finditer(r"\s+".join(parts), text)] if parts else []
    if len(places) == 1:
        return places[0]
    if places:
        message = f"the words {words!r} stand in {len(places)} places of the report"
        raise RowError("words", message, "give more of the words around them, or 'start' and 'end'")
    hint = "give them as the report has them: a summary in other words is no evidence"
    raise RowError("words", f"the words {words!r} are not in the report", hint)
