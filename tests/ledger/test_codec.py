"""Whatever the model can hold comes back from its JSON as it was."""

import json
from dataclasses import is_dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import model
from counterclaim.errors import LedgerError
from counterclaim.ledger.codec import compress, decode, decompress, encode, seal
from counterclaim.model import Claim, Place, Quantity, Reading, Span, Term

# A BookContent is a bundle of streams, never stored as one.
PUBLIC: list[type] = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), type)]
KINDS = [kind for kind in PUBLIC if is_dataclass(kind) and kind is not model.BookContent]
VALUES: list[type[model.Value]] = [Quantity, Term, Place, model.Period, model.Party]

st.register_type_strategy(
    Span, st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda ends: Span(min(ends), max(ends)))
)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))


def test_every_type_of_the_model_is_tried() -> None:
    names = {kind.__name__ for kind in KINDS}
    assert {"Capture", "Entry", "Incident", "Judgement", "Reading", "Statement"} <= names


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_value_comes_back_as_it_was(kind: type) -> None:
    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(kind))
    def round_trip(value: object) -> None:
        body = encode(value)
        assert decode(kind, body) == value
        assert encode(decode(kind, body)) == body

    round_trip()


@given(st.one_of([st.from_type(kind) for kind in VALUES]))
@settings(max_examples=50, deadline=None, database=None)
def test_a_value_keeps_its_class(value: model.Value) -> None:
    claim = Claim("c", "r", None, "v", "killed", value, Span(0, 1), "rule")
    assert type(decode(Claim, encode(claim)).value) is type(value)


def test_a_set_is_written_in_one_order() -> None:
    letters = "abcdefgh"
    assert encode(Term("x", "x", frozenset(letters))) == encode(Term("x", "x", frozenset(reversed(letters))))


def test_a_field_that_a_newer_program_added_is_passed_over() -> None:
    body = json.loads(encode(Reading("r", "v")))
    assert decode(Reading, json.dumps({**body, "weather": "fine"})) == Reading("r", "v")


def test_a_field_that_an_older_program_lacked_takes_its_default() -> None:
    body = json.loads(encode(Reading("r", "v")))
    del body["problems"]
    assert decode(Reading, json.dumps(body)) == Reading("r", "v")


BROKEN = [
    ("", "nothing at all"),
    ("[]", "not an object"),
    ('{"report_id": "r"}', "a field without default is missing"),
    ('{"report_id": "r", "version": "v", "claims": [7]}', "a number where a claim belongs"),
    ('{"report_id": "r", "version": "v", "problems": 3}', "a number where a list belongs"),
]


@pytest.mark.parametrize(("body", "why"), BROKEN, ids=[why for _, why in BROKEN])
def test_what_is_no_reading_is_refused(body: str, why: str) -> None:
    with pytest.raises(LedgerError, match="a stored reading cannot be read"):
        decode(Reading, body)


def test_damaged_bytes_are_refused() -> None:
    with pytest.raises(LedgerError, match="cannot be unpacked"):
        decompress(compress("a text")[:-3])


@given(st.binary())
@settings(max_examples=30, deadline=None, database=None)
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    assert decompress(compress(data)) == data


def test_a_seal_tells_an_absent_field_from_an_empty_one() -> None:
    assert len({seal(None), seal(""), seal("", ""), seal("a", "b"), seal("ab")}) == 5
