"""Fixtures that several rooms share."""

from datetime import UTC, datetime

import pytest


@pytest.fixture
def retrieved() -> datetime:
    """A fixed moment: nothing in the house reads the clock."""
    return datetime(2020, 1, 15, 12, 0, tzinfo=UTC)
