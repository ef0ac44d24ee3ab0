"""Loading the words by which a language tells places."""

from counterclaim.codebook.files import open_packaged
from counterclaim.codebook.schema.places import PlaceWords
from counterclaim.codebook.structure import structure

PLACES = "places.toml"
SIGNS = "place_signs.toml"


def load_place_words(language: str = "en") -> PlaceWords:
    """The words of a packaged language; none of them when it has no such file. CodebookError: what is
    wrong in it."""
    folder = open_packaged("languages", language)
    if not folder.has(PLACES):
        return PlaceWords()
    weights = folder.read_toml(SIGNS) if folder.has(SIGNS) else {}
    return structure({**folder.read_toml(PLACES), **weights}, PlaceWords, folder, PLACES)
