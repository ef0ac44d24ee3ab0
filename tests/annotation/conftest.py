"""One parser and one English codebook for all tests of the room."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from counterclaim.annotation import Annotator, open_annotator
from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import (
    Codebook,
    Office,
    RegisteredActor,
    RegisteredPlace,
    RegisteredSite,
)
from counterclaim.model import ActorKind, Mention, MentionKind, Place

TOWN = Place("Orvela", "XA", 12.5, 40.25, "city", ("Calmara",))


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The packaged words of English, with a register of invented names."""
    return replace(
        load_codebook(),
        actors=(
            RegisteredActor("coast-watch", "Coast Watch Union", ActorKind.BODY, ("Coast Watch",), "CWU"),
            RegisteredActor("omar-tal", "Omar al-Ta'l", ActorKind.PERSON, ("Omar el-Tal",)),
            RegisteredActor(
                "north-council", "Harbour Council of Orvela", ActorKind.BODY, ("Harbour Council",)
            ),
            RegisteredActor(
                "south-council", "Harbour Council of Pellin", ActorKind.BODY, ("Harbour Council",)
            ),
        ),
        offices=(
            Office(
                "moi-1",
                "moi:minister",
                "Minister of Interior",
                "omar-tal",
                ("moi",),
                aliases=("interior minister",),
            ),
        ),
        sites=(
            RegisteredSite("brine-yard", "Brine Yard", TOWN, ("al-Mal'ha",)),
            RegisteredSite("salt-quarter", "Salt Quarter", TOWN, area=True),
        ),
        places=(
            RegisteredPlace(TOWN, ("Orwela",)),
            RegisteredPlace(Place("Calmara", "XA", precision="country")),
        ),
    )


@pytest.fixture(scope="session")
def annotator(codebook: Codebook) -> Annotator:
    return open_annotator(codebook)


Finder = Callable[[str, MentionKind], list[Mention]]


@pytest.fixture(scope="session")
def find(annotator: Annotator) -> Finder:
    """All mentions of a kind in a text, in order."""

    def find_mentions(text: str, kind: MentionKind) -> list[Mention]:
        sentences = annotator.annotate(text).sentences
        return [mention for sentence in sentences for mention in sentence.mentions if mention.kind is kind]

    return find_mentions
