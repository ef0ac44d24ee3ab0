"""Fixtures that several rooms share."""

from datetime import UTC, datetime

import pytest
from hypothesis import settings

# How long one example takes tells of the machine, and of what else it does.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def retrieved() -> datetime:
    """A fixed moment: nothing in the house reads the clock."""
    return datetime(2020, 1, 15, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_width_of_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed is as wide on every machine: a process of tests may be told of a terminal's width."""
    monkeypatch.delenv("COLUMNS", raising=False)
