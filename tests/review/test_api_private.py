"""Names of private people: nowhere in what programs are answered, unless the ledger is served with names."""

from pathlib import Path

import pytest

from counterclaim.model import Span
from counterclaim.review.api.showing import BLACK, blacken
from tests.review.api_desks import Program, export, open_program
from tests.review.test_private_people import NAME, TEXT, find_span, witness

__all__ = ["witness"]  # a fixture

LISTS = ("incidents", "claims", "statements", "happenings", "reports", "actors", "sites", "disputes")
SEARCHES = ({"q": "shot"}, {"q": "Kidane"}, {"voice": NAME}, {"q": "liar", "kind": "reports"})


def ask_all(program: Program) -> list[str]:
    """Every answer over the ledger, as it goes over the wire."""
    answers = [program.client.get(f"/api/v1/{kind}").text for kind in LISTS]
    answers += [program.client.get("/api/v1/search", params=query).text for query in SEARCHES]
    answers.append(program.client.get("/api/v1/actors", params={"name": "Kidane"}).text)
    for kind in LISTS[:-1]:
        for record in program.walk(f"/{kind}", kind):
            answers.append(program.client.get(f"/api/v1/{kind}/{record['id']}").text)
    return answers


def test_a_private_name_is_nowhere(witness: Path) -> None:
    with open_program(witness) as program:
        answers = ask_all(program)
        assert len(answers) > len(LISTS) + len(SEARCHES) + 5
        assert [each[:200] for each in answers if "Kidane" in each or "Abraham" in each] == []
        assert program.get("/actors", name="Kidane")["actors"] == []
        assert "name withheld" in {each["name"] for each in program.get("/actors")["actors"]}


def test_offsets_hold_where_a_name_is_blackened(witness: Path) -> None:
    with open_program(witness) as program:
        answer = program.get("/reports/report-1")
        text = answer["report"]["text"]
        claim = program.get("/claims")["claims"][0]
        statement = program.get("/statements")["statements"][0]
    assert text == TEXT.replace(NAME, BLACK * len(NAME))
    assert answer["withheld"] == [
        {"start": span.start, "end": span.end} for span in (find_span(NAME), find_span(NAME, 20))
    ]
    assert text[claim["evidence"]["start"] : claim["evidence"]["end"]] == "six"
    assert statement["source"]["text"] is None
    assert statement["cue"]["text"] == "said"


def test_names_are_given_when_asked_for(witness: Path) -> None:
    with open_program(witness, private_names=True) as program:
        answer = program.get("/reports/report-1")
        assert (answer["report"]["text"], answer["withheld"]) == (TEXT, [])
        assert program.get("/actors", name="kidane")["actors"][0]["name"] == NAME
        exported = export(witness, names=True)
        assert program.get("/statements")["statements"] == exported["statements"]


CUTS = [
    ("", [], ""),
    ("a name", [(2, 6)], "a ████"),
    ("Ada said Ada", [(0, 3), (9, 12)], "███ said ███"),
    ("Ada Lund", [(0, 8), (0, 3), (4, 8)], "████████"),
    ("Ada Lund", [(4, 8), (2, 6)], "Ad██████"),
]


@pytest.mark.parametrize(("text", "spans", "left"), CUTS, ids=["nothing", "end", "two", "inside", "lapping"])
def test_blackening_keeps_the_length(text: str, spans: list[tuple[int, int]], left: str) -> None:
    assert blacken(text, [Span(start, end) for start, end in spans]) == left
