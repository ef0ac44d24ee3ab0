"""A reader for whole texts, loaded once, and the codebook that it reads with."""

from collections.abc import Callable

import pytest

from counterclaim.annotation import Annotator, open_annotator
from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Codebook
from counterclaim.resources import find_weights
from counterclaim.statements import find_statements
from tests.statements.hand import make_report
from tests.statements.seen import Seen

Read = Callable[[str], Seen]


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="session")
def annotator(codebook: Codebook) -> Annotator:
    return open_annotator(codebook, find_weights("attribution"))


@pytest.fixture(scope="session")
def read(annotator: Annotator, codebook: Codebook) -> Read:
    return _reading(annotator, codebook)


@pytest.fixture(scope="session")
def read_by_rules(codebook: Codebook) -> Read:
    return _reading(open_annotator(codebook), codebook)


def _reading(annotator: Annotator, codebook: Codebook) -> Read:
    def read_text(text: str) -> Seen:
        report = make_report(text)
        annotated = annotator.annotate(text)
        return Seen(report, find_statements(report, annotated.sentences, codebook, annotated.attitudes))

    return read_text
