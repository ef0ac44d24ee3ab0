"""Statements from sentences made by hand: no parser, no tokens, no noun phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.codebook.schema import Codebook
from counterclaim.model import ActorKind, Denial, Manner, Modality, Sentence, Span, Stance, Tagged
from counterclaim.statements import find_statements
from tests.statements.hand import actor, make_report, place, split, tag
from tests.statements.seen import Seen


def see(
    text: str, sentences: tuple[Sentence, ...], codebook: Codebook, publisher: str | None = "Bay Courier"
) -> Seen:
    report = make_report(text, publisher)
    return Seen(report, find_statements(report, sentences, codebook))


def test_one_tagged_sentence_is_one_statement(codebook: Codebook) -> None:
    text = "The harbour master said that two boats sank."
    tagged = tag(text, "The harbour master", "said", "that two boats sank", "say")
    seen = see(text, split(text, tagged), codebook)
    assert seen.all_said() == [("The harbour master", "said", "that two boats sank")]
    assert seen.found.statements[0].stance is Stance.ASSERTS


def test_a_cue_after_the_mark_covers_every_sentence_of_the_quotation(codebook: Codebook) -> None:
    text = '"We saw it. It burned. Nobody came," Lise Brandt said.'
    tagged = tag(text, "Lise Brandt", "said", "Nobody came", "say")
    seen = see(text, split(text, tagged), codebook)
    assert seen.all_said() == [("Lise Brandt", "said", '"We saw it. It burned. Nobody came,"')]
    assert seen.found.statements[0].manner is Manner.DIRECT


def test_a_quotation_without_a_cue_goes_on_with_the_last_speaker(codebook: Codebook) -> None:
    text = 'Lise Brandt said that nobody came.\n"We waited until the morning, all of us."'
    tagged = tag(text, "Lise Brandt", "said", "that nobody came", "say")
    seen = see(text, split(text, tagged), codebook)
    second = seen.said("We waited")
    assert second.cue is None
    assert second.source == (place(text, "Lise Brandt"),)
    assert second.actor_ids == seen.said("that nobody came").actor_ids


def test_scare_quotes_are_no_statement(codebook: Codebook) -> None:
    text = 'The "rest house" has bars.\nThe "quiet" street was loud.'
    assert see(text, split(text), codebook).found.statements == ()


def test_an_open_quotation_is_noted(codebook: Codebook) -> None:
    text = 'Lise Brandt said that "nobody came for us.'
    tagged = tag(text, "Lise Brandt", "said", 'that "nobody came for us', "say")
    seen = see(text, split(text, tagged), codebook)
    assert [problem.stage for problem in seen.found.problems] == ["statements"]
    assert seen.found.problems[0].where.endswith(f":{text.index(chr(34))}")
    assert seen.found.problems[0].hint


def test_a_report_without_a_publisher_has_an_unknown_one(codebook: Codebook) -> None:
    text = "Two boats sank."
    publisher = see(text, split(text), codebook, publisher=None).found.cast[0]
    assert (publisher.kind, publisher.name) == (ActorKind.PUBLISHER, "unknown publisher")


def test_mentions_that_say_nothing_belong_to_the_cast(codebook: Codebook) -> None:
    text = "Marta Ilse met the Salt Union. Ilse left."
    mentions = (
        actor(text, "Marta Ilse", note="person"),
        actor(text, "Salt Union", note="body"),
        actor(text, "Ilse", 1),
    )
    seen = see(text, split(text, mentions=mentions), codebook)
    assert {member.name: len(member.spans) for member in seen.found.cast[1:]} == {
        "Marta Ilse": 2,
        "Salt Union": 1,
    }


NEGATED = [
    ("deny", Stance.ADMITS, "did not deny: admits"),
    ("confirm", Stance.DOUBTS, "could not confirm: doubts"),
    ("admit", Stance.DENIES, "would not admit: denies"),
    ("rule out", Stance.ASSERTS, "refused to rule out: leaves open"),
    ("say", None, "did not say that: no statement"),
    ("accuse", None, "did not accuse: no statement"),
]


@pytest.mark.parametrize(("lemma", "expected", "why"), NEGATED, ids=[case[2] for case in NEGATED])
def test_negated_cues(codebook: Codebook, lemma: str, expected: Stance | None, why: str) -> None:
    text = "The port did not verb the fire at the pier."
    tagged = tag(text, "The port", "did not verb", "the fire at the pier", lemma, negated=True)
    found = find_statements(make_report(text), split(text, tagged), codebook)
    assert [item.stance for item in found.statements] == ([] if expected is None else [expected]), why


CONTENT = [
    ("nobody was hurt", Stance.DENIES, Modality.ACTUAL, "the main clause says no"),
    ("the story is a fabrication", Stance.DENIES, Modality.ACTUAL, "the predicate calls it untrue"),
    ("the ward must be emptied", Stance.DEMANDS, Modality.DEMANDED, "another is to act"),
    ("we will publish every name", Stance.PROMISES, Modality.PROMISED, "the speaker's own act to come"),
    ("soldiers beat the passengers", Stance.ACCUSES, Modality.ACTUAL, "a wrong with its doer"),
    (
        "the passengers were beaten by soldiers",
        Stance.ACCUSES,
        Modality.ACTUAL,
        "a wrong with its doer, passive",
    ),
    ("we failed these people", Stance.ADMITS, Modality.ACTUAL, "a failure of one's own"),
    ("the roof may have fallen", Stance.ASSERTS, Modality.POSSIBLE, "it may be so"),
    ("the council is considering a new pier", Stance.ASSERTS, Modality.CONSIDERED, "under study"),
    ("whether the ward was locked", Stance.DOUBTS, Modality.POSSIBLE, "a question told of"),
    ("the ward was locked in May", Stance.ASSERTS, Modality.ACTUAL, "the month is no 'may'"),
    ("six men, who were not armed, left", Stance.ASSERTS, Modality.ACTUAL, "the denial is beside the point"),
]


@pytest.mark.parametrize(("said", "stance", "modality", "why"), CONTENT, ids=[case[3] for case in CONTENT])
def test_a_neutral_cue_takes_its_stance_from_the_content(
    codebook: Codebook, said: str, stance: Stance, modality: Modality, why: str
) -> None:
    text = f"The warden said {said}."
    tagged = tag(text, "The warden", "said", said, "say")
    (statement,) = find_statements(make_report(text), split(text, tagged), codebook).statements
    assert (statement.stance, statement.modality) == (stance, modality), why


DENIALS = [
    ("the shooting", Denial.DENIES_ACT, "the deed"),
    ("any part in the shooting", Denial.DENIES_RESPONSIBILITY, "only the doing"),
    ("that its men carried out the raid", Denial.DENIES_RESPONSIBILITY, "only that it was they"),
]


@pytest.mark.parametrize(("said", "expected", "why"), DENIALS, ids=[case[2] for case in DENIALS])
def test_kinds_of_denial(codebook: Codebook, said: str, expected: Denial, why: str) -> None:
    text = f"The brigade denied {said}."
    tagged = tag(text, "The brigade", "denied", said, "deny")
    (statement,) = find_statements(make_report(text), split(text, tagged), codebook).statements
    assert (statement.stance, statement.denial) == (Stance.DENIES, expected), why


def test_what_is_rejected_is_somebodys_claim(codebook: Codebook) -> None:
    text = "The ministry rejected rumours that guards sold the keys."
    outer = tag(text, "The ministry", "rejected", "rumours that guards sold the keys", "reject")
    inner = tag(text, "", "rumours", "that guards sold the keys", "rumour", pos="noun")
    seen = see(text, split(text, outer, inner), codebook)
    assert [item.stance for item in seen.found.statements] == [Stance.DENIES, Stance.ACCUSES]
    (voice,) = seen.said("that guards sold the keys").actor_ids
    assert (seen.member(voice).kind, seen.member(voice).name) == (ActorKind.UNNAMED, "rumours")


WORDS = st.sampled_from(["The port", "Ana Bell", "she", "they", "reports", "two guards", ""])
CUES = st.sampled_from(["say", "deny", "accuse", "call for", "rumour", "no such cue"])


@given(
    st.lists(
        st.tuples(WORDS, CUES, st.booleans(), st.sampled_from(['"It burned."', "that it burned", ""])),
        max_size=6,
    )
)
def test_every_statement_is_verbatim_and_its_voice_in_the_cast(
    codebook: Codebook, rows: list[tuple[str, str, bool, str]]
) -> None:
    text = ""
    tagged: list[Tagged] = []
    for source, lemma, negated, content in rows:
        start = len(text)
        cue = start + len(source) + 1
        text += f"{source} cue {content}.\n"
        tagged.append(
            Tagged(
                cue=Span(cue, cue + 3),
                cue_lemma=lemma,
                source=(Span(start, start + len(source)),) if source else (),
                content=(Span(cue + 4, cue + 4 + len(content)),) if content else (),
                negated=negated,
            )
        )
    report = make_report(text)
    found = find_statements(report, split(text, *tagged), codebook)
    cast = {member.id for member in found.cast}
    assert len(cast) == len(found.cast)
    assert len({item.id for item in found.statements}) == len(found.statements)
    for item in found.statements:
        assert item.actor_ids
        assert {*item.actor_ids, *item.relayed_by} <= cast
        for span in (*item.source, *item.content, *([item.cue] if item.cue else [])):
            assert span.of(text).strip()
    assert find_statements(report, split(text, *tagged), codebook) == found
