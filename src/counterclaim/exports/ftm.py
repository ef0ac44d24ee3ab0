"""Entities for FollowTheMoney, one a line, and a sidecar for what has no home there.

FollowTheMoney knows who, where and in which article, but no figure, no stance and no words of a source. So
statements, happenings, claims, disputes, sites, judgements and problems stand in sidecar.jsonl as in the
exchange form, each with its kind; so do all actors, since groups and unnamed sources are no entities. A path
that ends in .zip gets both packed, one that ends in .json or .jsonl (or standard output) the entities alone,
any other is a folder.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from counterclaim.exports.form import exchange
from counterclaim.exports.form.exchange import Choices
from counterclaim.exports.form.figures import RULES
from counterclaim.exports.form.ftm_entities import Entities
from counterclaim.exports.form.imprint import Imprint
from counterclaim.exports.form.knowledge import Knowledge
from counterclaim.exports.form.packing import goes_alone, open_pack
from counterclaim.exports.form.tables import View, open_view
from counterclaim.exports.form.target import open_text
from counterclaim.model import Book, Statement

Data = dict[str, Any]

ENTITIES, SIDECAR = "entities.ftm.json", "sidecar.jsonl"


def write(
    book: Book,
    out: Path | TextIO,
    *,
    names: bool = False,
    full_text: bool = False,
    imprint: Imprint | None = None,
    knowledge: Knowledge | None = None,
) -> None:
    """Write `book` to `out`. `full_text` gives articles their text."""
    view = open_view(book, names, imprint, knowledge)
    choices = Choices(view.people, full_text, view.vague)
    if goes_alone(out, (".json", ".jsonl")):
        with open_text(out) as file:
            _write_lines(file, Entities(view, full_text).all())
    elif isinstance(out, Path):
        with open_pack(out) as pack:
            with pack.open_text(ENTITIES) as file:
                _write_lines(file, Entities(view, full_text).all())
            with pack.open_text(SIDECAR) as file:
                _write_lines(file, list_homeless(view, choices))


def list_homeless(view: View, choices: Choices) -> Iterator[Data]:
    """What the sidecar holds; its first line is the imprint, with the rules of the figures."""
    book = view.book

    def encode_statement(statement: Statement) -> Data:
        text = view.sources.find(statement.report_id).report.text
        data = exchange.statement_data(statement, text, choices)
        return {**data, "words": [choices.people.quote(span.of(text)) for span in statement.content]}

    def encode_site(site: Any) -> Data:
        claims = {claim.id: claim for claim in book.claims(site_id=site.id)}
        return exchange.site_data(site, claims, choices)

    sections: list[tuple[str, Iterator[Any], Callable[[Any], Data]]] = [
        ("actor", iter(choices.people.all()), exchange.actor_data),
        ("statement", book.statements(), encode_statement),
        ("happening", book.happenings(), exchange.happening_data),
        ("claim", book.claims(), lambda claim: exchange.claim_data(claim, choices)),
        ("incident", book.incidents(), exchange.incident_data),
        ("dispute", book.disputes(), lambda dispute: exchange.dispute_data(dispute, choices)),
        ("site", book.sites(), encode_site),
        ("judgement", book.judgements(), exchange.judgement_data),
        ("problem", book.problems(), exchange.problem_data),
    ]
    yield {"record": "imprint", **view.imprint, "rules": RULES}
    for kind, items, encode in sections:
        for item in items:
            yield {"record": kind, **encode(item)}


def _write_lines(file: TextIO, lines: Iterator[Data]) -> None:
    for line in lines:
        file.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")
