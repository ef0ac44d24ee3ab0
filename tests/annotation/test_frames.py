"""Who did it to whom, how many, where, when, and what the clause does to it."""

from typing import Any

import pytest

from counterclaim.annotation import Annotator
from counterclaim.model import Frame, Modality, Span

Row = tuple[str, str, str, str, str]
ROLES: list[Row] = [
    ("Gunmen attacked the hostel.", "attack", "agent", "Gunmen", "subject of an active verb"),
    ("Gunmen attacked the hostel.", "attack", "patient", "the hostel", "its object"),
    ("The hostel was attacked by gunmen.", "attack", "agent", "gunmen", "by-phrase of a passive"),
    ("The hostel was attacked by gunmen.", "attack", "patient", "The hostel", "subject of a passive"),
    ("A boy was killed by members of the Hill Guard.", "killed", "agent", "members of the Hill", "whole"),
    ("The brigade's attack began at noon.", "attack", "agent", "The brigade", "a genitive"),
    ("An attack by the brigade began.", "attack", "agent", "the brigade", "a noun's by-phrase"),
    ("The mayor accused the brigade of attacking the hostel.", "attack", "agent", "the brigade", "control"),
    (
        "The mayor accused the brigade of carrying out the attack.", "attack", "agent", "the brigade",
        "a verb that only carries its noun",
    ),
    ("The attack on the hostel lasted an hour.", "attack", "patient", "the hostel", "a noun's aim"),
    ("Guards fired at the crowd.", "fire", "patient", "the crowd", "what a shot is aimed at"),
    ("Planes bombed the hostel, killing nine people.", "kill", "number", "nine", "object of an added clause"),
    ("A mine went off, killing and injuring dozens.", "kill", "number", "dozens", "a shared object"),
    ("The blaze caused the death of 12 men.", "death", "number", "12", "of-phrase of a noun"),
    ("The clinic counted 12 dead.", "dead", "number", "12", "right before it"),
    ("The death toll rose to 53.", "toll", "number", "53", "where the verb leads"),
    ("Five inspectors toured the camp.", "tour", "number", "Five", "the doers are counted"),
    ("Forty inmates escaped the camp.", "escape", "number", "Forty", "the doers, beside an object"),
    ("Dozens appeared in a film trying to escape from the camp.", "escape", "number", "Dozens", "far off"),
    ("Guards opened fire on Monday, a nurse said on Tuesday.", "fire", "time", "Monday", "its own day"),
    ("On Monday a hostel was attacked, killing nine.", "kill", "time", "Monday", "of the clause it adds to"),
    (
        "Three died because of the stampede at the gate.", "die", "cause", "the stampede at the gate",
        "what opens a cause",
    ),
    ("Rebels attacked the camp with rockets.", "attack", "means", "rockets", "what opens a means"),
]  # fmt: skip


def _frame(annotator: Annotator, text: str, word: str) -> Frame:
    frames = [frame for sentence in annotator.annotate(text).sentences for frame in sentence.frames]
    fitting = [f for f in frames if word in f.lemma or word in f.trigger.of(text).lower()]
    fitting.sort(key=lambda frame: frame.lemma != word)
    assert fitting, f"no frame of {word!r} in {text!r}: {[f.lemma for f in frames]}"
    return fitting[0]


@pytest.mark.parametrize(("text", "word", "role", "words", "why"), ROLES)
def test_role_is_filled(annotator: Annotator, text: str, word: str, role: str, words: str, why: str) -> None:
    span = getattr(_frame(annotator, text, word), role)
    assert isinstance(span, Span), why
    assert words in span.of(text), why


AFTER_A_DAY = [
    ("On May 9 deputies beat four men.", "beat", "deputies", "a month and day"),
    ("On 3 March soldiers attacked the hostel.", "attack", "soldiers", "a day and month"),
    ("The March brigade attacked the hostel.", "attack", "The March brigade", "a name that holds a month"),
]


@pytest.mark.parametrize(("text", "word", "agent", "why"), AFTER_A_DAY)
def test_a_day_in_front_is_no_part_of_the_doer(
    annotator: Annotator, text: str, word: str, agent: str, why: str
) -> None:
    span = _frame(annotator, text, word).agent
    assert (span.of(text) if span is not None else "") == agent, why


EMPTY = [
    ("The hostel was attacked.", "attack", "agent", "a passive names nobody"),
    ("The mayor denied the attack on Friday.", "attack", "time", "the day of the denial"),
    ("The attack was condemned on Friday by the mayor.", "attack", "time", "the day of those who condemn it"),
    ("The attack was condemned on Friday by the mayor.", "attack", "agent", "nor did they do it"),
    ("On Friday a vigil was held for two men killed in a fire.", "fire", "time", "the day of a vigil"),
    ("A man lost his life.", "life", "agent", "who dies does not do it"),
    ("The hostel was hit a month after the attack, on Sunday.", "attack", "time", "another clause's day"),
    ("Those arrested were put in a cell in Tunis.", "arrest", "place", "where they were put afterwards"),
]


@pytest.mark.parametrize(("text", "word", "role", "why"), EMPTY)
def test_role_stays_empty(annotator: Annotator, text: str, word: str, role: str, why: str) -> None:
    assert getattr(_frame(annotator, text, word), role) is None, why


MODALITIES = [
    ("The cabinet is considering closing the camp.", "clos", Modality.CONSIDERED),
    ("The camp must be closed.", "clos", Modality.DEMANDED),
    ("The union demanded the closure of the camp.", "clos", Modality.DEMANDED),
    ("The judge ordered the closure of the camp.", "clos", Modality.ORDERED),
    ("The camp will be closed in May.", "clos", Modality.PROMISED),
    ("The camp may be closed.", "clos", Modality.POSSIBLE),
    ("Inmates tried to escape.", "escape", Modality.POSSIBLE),
    ("The camp was closed.", "clos", Modality.ACTUAL),
    ("The mayor, who must resign, closed the camp.", "clos", Modality.ACTUAL),
]


@pytest.mark.parametrize(("text", "word", "modality"), MODALITIES)
def test_modality_is_the_clause_s_own(annotator: Annotator, text: str, word: str, modality: Modality) -> None:
    assert _frame(annotator, text, word).modality is modality


NEGATED: list[tuple[str, str, bool, str]] = [
    ("The camp was not closed.", "clos", True, "a plain negation"),
    ("No shots were fired.", "fired", True, "no shots: nothing was fired"),
    ("No one was killed.", "kill", False, "no one is a figure, and the clause says none"),
    ("The state has yet to close the camp.", "clos", True, "not done"),
    ("It is not true that the camp was closed.", "clos", True, "called untrue"),
    ("There was no torture nor any beating.", "beating", True, "a negation that is shared"),
    (
        "There was no torture and the ministry had released nine boys.",
        "release",
        False,
        "a clause of its own",
    ),
    ("Police moved in without beating anyone.", "beat", True, "without"),
    ("The mayor did not say that the camp was closed.", "clos", False, "the saying is negated"),
    ("Some 300 people were held without charge.", "held", False, "what is lacking is the charge"),
]


@pytest.mark.parametrize(("text", "word", "negated", "why"), NEGATED)
def test_negation_is_the_clause_s_own(
    annotator: Annotator, text: str, word: str, negated: bool, why: str
) -> None:
    frame = _frame(annotator, text, word)
    assert frame.negated is negated, why
    assert (frame.negation is not None) is negated, why


FLAGS: list[tuple[str, str, dict[str, Any], str]] = [
    ("The attack lasted an hour.", "attack", {"definite": True}, "points back"),
    ("An attack began.", "attack", {"definite": False}, "new"),
    (
        "The hall holds migrants who had been arrested by police.",
        "arrest",
        {"background": True},
        "in general",
    ),
    ("Overcrowding triggered the riot.", "overcrowding", {"as_cause": True}, "subject of a verb of causing"),
    ("Four died in the stampede.", "stampede", {"as_cause": True}, "what they died in"),
    ("The stampede lasted an hour.", "stampede", {"as_cause": False}, "only named"),
    ("Two men were shot dead.", "shot", {"as_cause": True}, "says how they died"),
]


@pytest.mark.parametrize(("text", "word", "flags", "why"), FLAGS)
def test_flags(annotator: Annotator, text: str, word: str, flags: dict[str, Any], why: str) -> None:
    frame = _frame(annotator, text, word)
    assert {name: getattr(frame, name) for name in flags} == flags, why


def test_spans_lie_in_the_sentence(annotator: Annotator) -> None:
    text = "First words.\n\nOn Monday guards shot six men dead at the camp with rifles because of a riot."
    *_, sentence = annotator.annotate(text).sentences
    assert sentence.frames
    for frame in sentence.frames:
        spans = [getattr(frame, name) for name in frame.__slots__]
        assert all(sentence.span.contains(span) for span in spans if isinstance(span, Span))
