"""Copies: near-verbatim texts are one text, whatever the order of reading."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.incidents import find_copies
from tests.ledger_made import day

WORDS = ["sora", "velim", "ota", "meru", "sil", "brann", "keth", "vol", "dar", "ixen", "pol", "urra", "nim"]
CHANCE = Random(7)
LONG = [CHANCE.choice(WORDS) + str(CHANCE.randint(1, 40)) for _ in range(120)]


def text(changed: int = 0, extra: int = 0) -> str:
    """The long text with `changed` words in a row replaced and `extra` words put after it."""
    return " ".join([*LONG[: 120 - changed], *(f"x{n}" for n in range(changed + extra))])


EARLY, LATE = day("2031-05-14"), day("2031-05-16")
CASES = [
    ("the same text", {"a": (text(), EARLY), "b": (text(), LATE)}, {"b": "a"}),
    ("the earlier is the original, whatever its id", {"a": (text(), LATE), "b": (text(), EARLY)}, {"a": "b"}),
    ("of one day and length, the smaller id", {"b": (text(), EARLY), "a": (text(), EARLY)}, {"b": "a"}),
    ("an unknown day comes last", {"a": (text(), None), "b": (text(), LATE)}, {"a": "b"}),
    ("a line put after it", {"a": (text(), EARLY), "b": (text(extra=10), LATE)}, {"b": "a"}),
    ("case and marks do not count", {"a": (text(), EARLY), "b": (text().upper() + ".", LATE)}, {"b": "a"}),
    ("its last third cut", {"a": (" ".join(LONG), EARLY), "b": (" ".join(LONG[:80]), LATE)}, {"b": "a"}),
    ("cut, on one day", {"a": (" ".join(LONG[:80]), EARLY), "b": (" ".join(LONG), EARLY)}, {"a": "b"}),
    ("less than half of it is no copy", {"a": (text(), EARLY), "b": (" ".join(LONG[:50]), LATE)}, {}),
    ("a third of it rewritten", {"a": (text(), EARLY), "b": (text(changed=40), LATE)}, {}),
    ("short texts must be the same", {"a": ("sora velim", EARLY), "b": ("sora velim ota", LATE)}, {}),
    ("empty texts are nobody's copies", {"a": ("", EARLY), "b": ("", LATE)}, {}),
    (
        "a copy of a copy leads to the original",
        {"a": (text(), EARLY), "b": (text(extra=5), LATE), "c": (text(extra=9), LATE)},
        {"b": "a", "c": "a"},
    ),
]


@pytest.mark.parametrize(("why", "texts", "expected"), CASES, ids=[case[0] for case in CASES])
def test_copies(why: str, texts: dict[str, tuple[str, date | None]], expected: dict[str, str]) -> None:
    assert find_copies(texts) == expected, why
    assert find_copies(dict(reversed(texts.items()))) == expected, why


@given(
    st.dictionaries(
        st.sampled_from("abcdef"), st.tuples(st.integers(0, 40), st.sampled_from([EARLY, LATE, None]))
    ),
    st.randoms(use_true_random=False),
)
def test_any_order_gives_the_same_copies(made: dict[str, tuple[int, date | None]], chance: Random) -> None:
    texts = {name: (text(changed), published) for name, (changed, published) in made.items()}
    shuffled = list(texts.items())
    chance.shuffle(shuffled)
    copies = find_copies(texts)
    assert find_copies(dict(shuffled)) == copies
    assert not set(copies) & set(copies.values()), "an original is no copy"
