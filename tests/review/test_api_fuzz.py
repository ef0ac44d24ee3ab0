"""What programs may send, and what they may not, made up from the description of the interface: the answer is
always one that the description names, in its form, and never a fault of ours.

More of it: COUNTERCLAIM_FUZZ=200 tries so many requests for each operation.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import (
    allow_header_conformance,
    content_type_conformance,
    negative_data_rejection,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from starlette.applications import Starlette

from counterclaim.api import open_ledger
from counterclaim.review.api import ROUTES
from counterclaim.review.api.asking import Operation
from counterclaim.review.api.table import OPERATIONS
from tests.review.desks import ADDRESS, make_desk

EXAMPLES = int(os.environ.get("COUNTERCLAIM_FUZZ", "8"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
    allow_header_conformance,
]


@pytest.fixture(scope="module")
def described(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("fuzz") / "own.db"
    path.write_bytes(examples.read_bytes())
    with open_ledger(path, create=False) as ledger:
        app = Starlette(routes=ROUTES)
        app.state.desk = make_desk(ledger)
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


MODES = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]


@pytest.mark.parametrize("operation", OPERATIONS, ids=[each.name for each in OPERATIONS])
def test_every_answer_is_described(described: Any, operation: Operation) -> None:
    known = described[operation.path][operation.method]
    strategy = st.one_of([known.as_strategy(generation_mode=mode) for mode in MODES])

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=strategy)
    def try_out(case: Any) -> None:
        case.call_and_validate(base_url=f"{ADDRESS}/api/v1", checks=CHECKS)

    try_out()
