"""Small texts with attributions, and ways to draw others."""

from hypothesis import strategies as st

from quality.attribution_text import Attribution, ScoredText, Spans

Case = tuple[str, list[Attribution], list[Attribution]]

_WORDS = [
    "boats",
    "left",
    "Brand",
    "said",
    "that",
    "nobody",
    "“we",
    "saw”",
    "it",
    '"all',
    'of"',
    "them.",
    "\n\n",
]


def place(text: str, *parts: str) -> Spans:
    """Where the parts stand; each has to be there once."""
    assert all(text.count(part) == 1 for part in parts), f"{parts} in {text!r}"
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


@st.composite
def spans_in(draw: st.DrawFn, words: list[tuple[int, int]], least: int = 0) -> Spans:
    """None, one or two parts that begin and end with a word."""
    count = draw(st.integers(least, 2))
    edges = sorted(
        draw(st.lists(st.integers(0, len(words) - 1), min_size=2 * count, max_size=2 * count, unique=True))
    )
    return tuple((words[one][0], words[two][1]) for one, two in zip(edges[::2], edges[1::2], strict=True))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A text with gold and found attributions; no two of a side have the same content."""
    parts = draw(st.lists(st.sampled_from(_WORDS), min_size=6, max_size=30))
    text = " ".join(parts)
    words = []
    start = 0
    for part in parts:
        if part.strip():
            words.append((start, start + len(part)))
        start += len(part) + 1
    if len(words) < 4:
        return text, [], []
    scored = ScoredText(text)
    attribution = st.builds(Attribution, spans_in(words, 1), spans_in(words), spans_in(words))
    sides = [
        draw(st.lists(attribution, max_size=4, unique_by=lambda item: scored.words(item.content)))
        for _ in range(2)
    ]
    return text, sides[0], sides[1]
