"""Odd texts of any size: what no report looks like, and what a reader has to get through all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice

_WORDS = (
    *("the", "harbour", "guards", "moved", "nine", "boats", "before", "dawn", "and", "nobody", "told", "a"),
    *("family", "where", "they", "went"),
)
_SENTENCES = (
    "The harbour master said that nine boats were moved before dawn. ",
    '"Nobody told us where they went," said Ilse Brand, a teacher. ',
    "The council denied on Tuesday that its guards had fired, according to a letter. ",
    "About forty people were taken to the old customs house. ",
)
_ARABIC = (
    "قال",
    "الحارس",
    "إن",
    "تسعة",
    "قوارب",
    "غادرت",
    "الميناء",
    "قبل",
    "الفجر",
    "ولم",
    "يعرف",
    "أحد",
    "وجهتها",
)
_HEBREW = ("השומר", "אמר", "כי", "תשע", "סירות", "עזבו", "את", "הנמל", "לפני", "עלות", "השחר")
_JOINED = (
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family: three signs joined into one
    "\U0001f3f4\u200d\u2620\ufe0f",
    "\U0001f1e6\U0001f1fd",  # a flag: two letters
    "\U0001f44d\U0001f3fd",
    "e\u0301\u0323\u0330",  # a letter under a heap of marks
)


@dataclass(frozen=True, slots=True)
class OddText:
    """`make` gives a text of so many `units`; `size` is how many the benchmark goes up to. `left_out`: a
    reading of more than a page of it has to say that something was left out or cut."""

    name: str
    unit: str
    size: int
    make: Callable[[int], str]
    left_out: bool = False


def _take(words: tuple[str, ...], count: int) -> Iterator[str]:
    return islice(cycle(words), count)


def _weave(mark: str, other: str, count: int) -> str:
    """`count` marks, the two in turns, with words between them."""
    marks = _take((mark, other), count)
    return " ".join(
        sign + word if number % 2 == 0 else f"{word}{sign} said Ilse Brand."
        for number, (sign, word) in enumerate(zip(marks, cycle(_WORDS), strict=False))
    )


def _nest(count: int) -> str:
    half = count // 2
    return " ".join([*("“we" for _ in range(half)), "left", *("so”" for _ in range(half))])


def _prose(characters: int) -> str:
    average = sum(map(len, _SENTENCES)) // len(_SENTENCES)
    return "".join(_take(_SENTENCES, characters // average))


def _control(count: int) -> str:
    signs = [chr(code) for code in (*range(9), *range(14, 28), 0x7F, 0x200B, 0xFEFF, 0xFFFE)]
    return " ".join(f"{word}{sign}" for word, sign in zip(_take(_WORDS, count), cycle(signs), strict=False))


def _half_pairs(count: int) -> str:
    """Halves of surrogate pairs, which no encoding can store."""
    return " ".join(
        f"{word}\ud83d. Ilse\udc00 said" if number % 9 == 8 else f"{word}\udfff"
        for number, word in enumerate(_take(_WORDS, count))
    )


ODD_TEXTS = (
    OddText("no sentence end", "words", 50_000, lambda n: " ".join(_take(_WORDS, n)), True),
    OddText("straight marks", "marks", 10_000, lambda n: _weave('"', '"', n - n % 2), True),
    OddText("straight marks, one too many", "marks", 10_000, lambda n: _weave('"', '"', n | 1), True),
    OddText("curly marks", "marks", 10_000, lambda n: _weave("“", "”", n - n % 2), True),
    OddText("curly marks, never closed", "marks", 10_000, lambda n: _weave("“", "“", n), True),
    OddText("curly marks, never opened", "marks", 10_000, lambda n: _weave("”", "”", n), True),
    OddText("curly marks, nested", "marks", 10_000, _nest, True),
    OddText("single marks", "marks", 10_000, lambda n: _weave("‘", "’", n), True),
    OddText("nothing but marks", "marks", 10_000, lambda n: '"' * n),
    OddText("marks, a line each", "marks", 10_000, lambda n: '"We left\n' * n, True),
    OddText("Arabic", "words", 20_000, lambda n: " ".join(_take(_ARABIC, n)), True),
    OddText("Hebrew, with sentence ends", "words", 20_000, lambda n: ". ".join(_take(_HEBREW, n)), True),
    OddText("emoji and joined sequences", "signs", 20_000, lambda n: "".join(_take(_JOINED, n)), True),
    OddText("control characters", "words", 20_000, _control, True),
    OddText("halves of surrogate pairs", "words", 20_000, _half_pairs, True),
    OddText("one long paragraph", "characters", 5_000_000, _prose, True),
    OddText("one-word paragraphs", "paragraphs", 100_000, lambda n: "\n\n".join(_take(_WORDS, n))),
    OddText("names with a colon", "names", 5_000, lambda n: "Brand: " * n),
    OddText("names with a colon, a line each", "names", 5_000, lambda n: "Brand: we left.\n" * n),
    OddText("a long word", "characters", 1_000_000, lambda n: "a" * n, True),
    OddText("a long number", "characters", 1_000_000, lambda n: "7" * n, True),
    OddText("one verb of saying", "words", 10_000, lambda n: "said " * n, True),
    OddText("commas", "characters", 100_000, lambda n: "he, " * (n // 4), True),
    OddText("open brackets", "characters", 100_000, lambda n: "(we " * (n // 4), True),
    OddText("white space", "characters", 1_000_000, lambda n: " \t\u00a0" * (n // 3)),
)
