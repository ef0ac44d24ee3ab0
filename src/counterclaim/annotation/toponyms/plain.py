"""What stands in where no gazetteer is given, or the language has no signs of places."""

from collections.abc import Mapping, Sequence

from counterclaim.model.toponyms import Toponym

# The codebook's names and what the recogniser takes for places, but not inside the name of a person.
PLAIN_SIGNS: Mapping[str, float] = {
    "any": -1.5,
    "kind listed": 3.5,
    "kind country": 3.5,
    "kind demonym": 3.5,
    "kind street": 1.5,
    "label FAC": 2.0,
    "label GPE": 2.5,
    "label LOC": 2.5,
    "label PERSON": -0.5,
    "label in-ORG:first": -1.0,
    "label in-ORG:later": -1.0,
    "label in-PERSON:first": -4.0,
    "label in-PERSON:last": -4.0,
    "label in-PERSON:later": -4.0,
    "before in": 2.0,
    "before locative": 0.5,
    "before at": 0.5,
    "before a": 1.5,
    "behind acting": 1.0,
    "behind NOUN": 0.5,
    "behind VERB": -1.0,
    "behind possessive": -1.5,
    "spot before a thing": 2.0,
    "spot behind locative": 2.5,
    "words 3": -0.5,
}


class NoGazetteer:
    """Knows no place."""

    def find(self, key: str) -> Sequence[Toponym]:
        return ()

    def locate_country(self, code: str) -> tuple[float, float] | None:
        return None
