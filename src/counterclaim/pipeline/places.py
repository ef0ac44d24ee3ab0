"""Places of any text, read by themselves: no ledger, no statements."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from counterclaim.annotation.toponyms import ToponymReader
from counterclaim.annotation.toponyms.parsing import LineParser
from counterclaim.codebook import load_codebook
from counterclaim.codebook.places import load_place_words
from counterclaim.gazetteer import open_gazetteer
from counterclaim.model.toponyms import ReadPlace


def read_places(
    text: str, *, domains: Sequence[str] = ("detention",), language: str = "en", home: str | None = None
) -> tuple[ReadPlace, ...]:
    """The places that `text` names, in order, with where they lie.

    Recognised are names of places all over the world, words for their people ("Libyan": kind "demonym"),
    streets, and the sites of `domains`. Which of several places of one name is meant is decided by what
    else the text says: what a place lies in ("Ames, Iowa"), countries and regions that are spoken of, other
    places near it, how many people live there, and `home`, the country of the publisher (ISO 3166-1
    alpha-2) where it is given. Where that decides nothing, `share` is below a half and the place is open:
    `candidates` has all that it may be. A span indexes `text`; its words leave out "eastern" (`part`).

    The first call loads the model and the gazetteer, which is built on a machine's first use (20 seconds).
    CodebookError for an unknown domain or language; OSError where the gazetteer can be kept nowhere.

    >>> for place in read_places("Tobruk, in eastern Libya, is far from Paris, Texas."):
    ...     print(place.wording, place.place.country, place.place.precision)
    Tobruk LY city
    Libya LY country
    Paris US city
    Texas US region
    """
    parser, reader = _open(tuple(domains), language)
    return reader.read(parser.parse(text), home)


@lru_cache(maxsize=4)
def _open(domains: tuple[str, ...], language: str) -> tuple[LineParser, ToponymReader]:
    codebook = load_codebook(domains, language)
    return LineParser(), ToponymReader(codebook, load_place_words(language), open_gazetteer())
