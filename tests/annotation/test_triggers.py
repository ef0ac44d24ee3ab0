"""Which words fire which trigger, and which look-alikes do not."""

from dataclasses import replace

import pytest

from counterclaim.annotation import Annotator, open_annotator
from counterclaim.codebook.schema import Codebook, Domain, DomainWords, Trigger, TypeRule
from counterclaim.model import Frame

WORDS = DomainWords(
    "en",
    (
        Trigger("type:strike", nouns=("attack",), verbs=("attack",), vetoes=(r"\bheart attacks?\b",)),
        Trigger("type:air_strike", nouns=("air attack",)),
        Trigger("type:flight", verbs=("escape", "break out")),
        Trigger("type:roundup", verbs=("round up", "catch")),
        Trigger("type:again", patterns=(r"\bcaught (?:[\w-]+ ){0,3}escapees\b",)),
        Trigger("attribute:killed", patterns=(r"\b{N}(?: [\w-]+)? dead\b",)),
        Trigger("attribute:shot", patterns=(r"\bshot {N}(?! \w+ dead)",)),
    ),
)


@pytest.fixture(scope="module")
def small(codebook: Codebook) -> Annotator:
    """The English of the package with a domain of seven triggers."""
    types = {
        name: TypeRule(name, "", "any") for name in ("strike", "air_strike", "flight", "roundup", "again")
    }
    domain = Domain("small", "", types, {}, (), WORDS)
    return open_annotator(replace(codebook, domains={"small": domain}))


def _frames(annotator: Annotator, text: str) -> list[Frame]:
    return [frame for sentence in annotator.annotate(text).sentences for frame in sentence.frames]


CASES = [
    ("The attack lasted an hour.", ["type:strike"], "a noun"),
    ("Gunmen attacked the hall.", ["type:strike"], "a verb in another form"),
    ("The air attack lasted an hour.", ["type:air_strike"], "the longer name takes the shorter one's place"),
    ("He died of a heart attack.", [], "a veto"),
    ("They broke out at dawn.", ["type:flight"], "a verb of two words"),
    ("Police rounded 300 people up.", ["type:roundup"], "a particle that stands apart"),
    ("The escaping of hundreds went unseen.", ["type:flight"], "a verb made a noun"),
    ("Wardens caught three escapees.", ["type:again"], "a pattern says more than the word inside it"),
    ("The breeze rounded the hill.", [], "half a trigger is none"),
    ("Twelve men dead, a nurse wrote.", ["attribute:killed"], "a figure in a pattern"),
    ("The men lay dead.", [], "no figure, no pattern with a figure"),
]


@pytest.mark.parametrize(("text", "names", "why"), CASES)
def test_words_fire(small: Annotator, text: str, names: list[str], why: str) -> None:
    assert [name for frame in _frames(small, text) for name in frame.names] == names, why


def test_a_figure_in_a_pattern_is_taken_whole(small: Annotator) -> None:
    text = "Wardens shot at least 1,200 birds."
    (frame,) = _frames(small, text)
    assert frame.number is not None
    assert frame.number.of(text) == "at least 1,200"
