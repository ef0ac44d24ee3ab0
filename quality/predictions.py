"""What the program finds in texts, in the form that is scored: the one place where a stage is chosen.

Everything that measures attribution (`make eval`, `make bench`) calls :func:`open_stage`; another stage is
measured by giving back another function here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from counterclaim.annotation import Annotator
    from counterclaim.codebook.schema import Codebook


class Found(TypedDict):
    """One attribution; each span is a list of [start, end] in characters, None where there is none."""

    content: list[list[int]]
    source: list[list[int]] | None
    cue: list[list[int]] | None


Stage = Callable[[Sequence[str]], list[list[Found]]]


def open_program(meanings: bool = False) -> tuple[Annotator, Codebook]:
    """The annotator and its codebook; with `meanings` as it ships, else without the weights that tell what
    words mean, which the floors of the golden passages were taken without."""
    from counterclaim.annotation import open_annotator
    from counterclaim.codebook import load_codebook
    from counterclaim.codebook.places import load_place_words
    from counterclaim.gazetteer import open_gazetteer
    from counterclaim.resources import find_weights

    codebook = load_codebook()
    words, gazetteer = load_place_words(), open_gazetteer()
    weights, tower = find_weights("attribution"), find_weights("meanings") if meanings else None
    return open_annotator(codebook, weights, words=words, gazetteer=gazetteer, tower=tower), codebook


def open_stage(style: str = "polnear") -> Stage:
    """Load the tagger, once; the function that is given back reads texts. `style` is the guideline by which
    spans end, the one that the gold was made by: "polnear" or "codebook"."""
    from counterclaim.annotation.tagging import STYLES, open_tagger
    from counterclaim.resources import find_weights

    tagger = open_tagger(find_weights("attribution"), STYLES[style])

    def find_attributions(texts: Sequence[str]) -> list[list[Found]]:
        return [
            [
                Found(
                    content=[list(part) for part in item.content],
                    source=[list(item.source)] if item.source else None,
                    cue=[list(item.cue)] if item.cue else None,
                )
                for item in tagger.tag(text)
            ]
            for text in texts
        ]

    return find_attributions


def predict_attributions(
    texts: Iterable[Mapping[str, Any]], stage: Stage | None = None
) -> dict[str, list[Found]]:
    """What is found in rows that have an id and a text, by id."""
    rows = list(texts)
    found = (stage or open_stage())([row["text"] for row in rows])
    return {row["id"]: items for row, items in zip(rows, found, strict=True)}
