"""Whom and which a filter means: voices by their names and by whom they speak for, sites by theirs.

The index narrows, the book decides: names in the index are those of single reports, and who is behind them
is known to the book alone.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, Row, select

from counterclaim.ledger.codec import decode
from counterclaim.ledger.search.databases import ANY, find_word_index
from counterclaim.ledger.search.words import Term, find_hits, find_words, parse_terms
from counterclaim.ledger.tables import book_actors, book_claims, book_incidents
from counterclaim.model import Actor, ActorKind, Statement

# So many actors of a name are looked through for their other names; the name itself is found in all.
MOST_ACTORS = 2000
# So many sites one name may mean ("detention centre" can mean any).
MOST_SITES = 500
# They are called in one report alone what they are called.
_NAMELESS = {ActorKind.UNNAMED.value, ActorKind.PUBLISHER.value}


def name_term(name: str) -> Term | None:
    """A name as it is looked for: its words in a row, of which the last may go on; None where it has none."""
    words = tuple(word.folded for word in find_words(name))
    if not words:
        return None
    (parsed,) = parse_terms(f'"{name.replace(chr(34), " ")}"')[:1]
    return Term(words, parsed.joined, begins=True)


class Voices:
    """The voices that one name means: who is called so, and who speaks for a body that is."""

    def __init__(self, connection: Connection, schema: str, name: str) -> None:
        self._connection = connection
        self._index = find_word_index(connection)
        self._term = name_term(name)
        self._known: dict[str, Actor | None] = {}
        self._fits: dict[str, bool] = {}
        self.asked = self._say(schema)

    def are_of(self, statement: Statement) -> bool:
        """Whether one of them says the statement, or passes it on."""
        voices = (*statement.actor_ids, *statement.relayed_by)
        return any(self._is_meant(voice) for voice in voices)

    def _say(self, schema: str) -> str:
        """The question to the index: their name, and what else those actors are called."""
        if self._term is None:
            return self._index.say_any([("¦¦",)], "voices")
        asked = self._index.say_name(self._term)
        rows = self._find(schema, asked)
        bodies = [str(row.id).replace("-", "") for row in rows]
        if bodies:
            rows += self._find(schema, self._index.say_any([(body,) for body in bodies], "bodies"))
        own = self._index.say_name(self._term, "voices")
        others = {words for row in rows for words in _names_of(row)}
        if not others:
            return own
        return self._index.say_either([own, self._index.say_any(sorted(others), "voices")])

    def _find(self, schema: str, asked: str) -> list[Row[tuple[object, ...]]]:
        found = []
        for row in self._index.find_rows(self._connection, schema, "names", asked, ANY):
            if row.id is not None and row.kind == "actor":
                found.append(row)
            if len(found) >= MOST_ACTORS:
                break
        return found

    def _is_meant(self, actor_id: str) -> bool:
        if actor_id not in self._fits:
            actor = self._actor(actor_id)
            bodies = (self._actor(tie.actor_id) for tie in actor.speaks_for) if actor else ()
            self._fits[actor_id] = any(
                each is not None and self._is_called(each) for each in (actor, *bodies)
            )
        return self._fits[actor_id]

    def _is_called(self, actor: Actor) -> bool:
        names = (actor.name, *actor.aliases, actor.acronym or "")
        return self._term is not None and any(find_hits(name, [self._term]) for name in names)

    def _actor(self, actor_id: str) -> Actor | None:
        if actor_id not in self._known:
            body = self._connection.scalar(select(book_actors.c.body).where(book_actors.c.id == actor_id))
            self._known[actor_id] = None if body is None else decode(Actor, body)
        return self._known[actor_id]


def _names_of(row: Row[tuple[object, ...]]) -> Iterable[tuple[str, ...]]:
    """What else an actor is called, where that says who it is."""
    known = json.loads(str(row.body))
    if known["kind"] in _NAMELESS:
        return
    for name in (known["name"], *known.get("aliases", ())):
        if words := _plain(name):
            yield words


def _plain(name: str) -> tuple[str, ...]:
    return tuple(word.folded for word in find_words(name))


class Sites:
    """The sites that one name means, and the reports that tell of them."""

    def __init__(self, connection: Connection, schema: str, name: str) -> None:
        self._connection = connection
        self.ids, self.names = _find_sites(connection, schema, name)
        self._incidents = self._find_incidents()
        self.report_ids = self._find_reports()

    def find_told(self, statements: Iterable[Statement]) -> frozenset[str]:
        """The ids of those that hold a claim about one of the sites, or about what happened there."""
        table = book_claims
        wanted = select(table.c.site_id, table.c.incident_id, table.c.body)
        among = wanted.where(table.c.report_id.in_({statement.report_id for statement in statements}))
        return frozenset(
            json.loads(row.body)["statement_id"]
            for row in self._connection.execute(among)
            if row.site_id in self.ids or row.incident_id in self._incidents
        )

    def _find_incidents(self) -> frozenset[str]:
        table = book_incidents
        return frozenset(self._connection.scalars(select(table.c.id).where(table.c.site_id.in_(self.ids))))

    def _find_reports(self) -> frozenset[str]:
        table = book_claims
        found: set[str] = set()
        for column, ids in ((table.c.site_id, self.ids), (table.c.incident_id, self._incidents)):
            every = sorted(ids)
            for start in range(0, len(every), MOST_SITES):
                some = every[start : start + MOST_SITES]
                found.update(
                    self._connection.scalars(select(table.c.report_id).where(column.in_(some)).distinct())
                )
        return frozenset(found)


def _find_sites(connection: Connection, schema: str, name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Ids and names; a site whose whole name it is outranks those that have it in theirs."""
    term = name_term(name)
    if term is None:
        return frozenset(), ()
    part: dict[str, str] = {}
    whole: dict[str, str] = {}
    index = find_word_index(connection)
    asked = index.say_name(term)
    for row in index.find_rows(connection, schema, "names", asked, ANY):
        if row.id is None or row.kind != "site":
            continue
        known = json.loads(row.body)
        part[row.id] = known["name"]
        if any(_plain(each) == term.words for each in (known["name"], *known.get("aliases", ()))):
            whole[row.id] = known["name"]
        if len(part) >= MOST_SITES:
            break
    meant = whole or part
    return frozenset(meant), tuple(dict.fromkeys(meant.values()))
