"""What several people's judgements of one thing come to: which count, who outranks whom, what is hidden."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model import Judgement, Verb
from counterclaim.model.answers import (
    Question,
    find_questions,
    find_touching,
    find_visible,
    gather_answers,
)
from counterclaim.model.judging import find_kept, find_pairs, find_standing
from counterclaim.model.people import Role

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
Line = str  # "Ana blind accept claim-1 low=3": who, how, verb, subjects and changes


def read(*lines: Line) -> list[Judgement]:
    """Judgements of people by name: reviewers begin with R, those without a role with N, else coders."""
    made = []
    for number, line in enumerate(lines, 1):
        by, how, verb, *rest = line.split()
        role = {"R": "reviewer", "N": ""}.get(by[0], "coder")
        made.append(
            Judgement(
                id=f"judgement-{number}",
                verb=Verb(verb),
                subjects=tuple(word for word in rest if "=" not in word),
                by=by,
                at=NOON + timedelta(minutes=number),
                change=tuple(tuple(word.split("=")) for word in rest if "=" in word),  # type: ignore[misc]
                role=role,
                blind=how == "blind",
            )
        )
    return made


STANDING: list[tuple[Sequence[Line], list[str], str]] = [
    (["N sees accept claim-1", "N sees reject claim-1"], ["1", "2"], "one person alone: the latest is last"),
    (
        ["Ana sees accept claim-1", "Ben sees reject claim-1"],
        ["1", "2"],
        "coders who see: the latest is last",
    ),
    (["Ana blind accept claim-1"], [], "a blind answer waits for a second"),
    (["Ana blind accept claim-1", "Ben blind accept claim-1"], ["1", "2"], "two the same count"),
    (["Ana blind accept claim-1", "Ben blind reject claim-1"], [], "two that part wait for a reviewer"),
    (["Ana blind accept claim-1", "Ana blind accept claim-1"], [], "one person is no second reader"),
    (
        ["Ana blind reject claim-1", "Ana blind accept claim-1", "Ben blind accept claim-1"],
        ["2", "3"],
        "of one person the latest counts",
    ),
    (
        ["Ana blind correct claim-1 low=3", "Ben blind correct claim-1 low=4"],
        [],
        "two corrections that differ part",
    ),
    (
        ["Ana blind correct claim-1 low=3", "Ben blind correct claim-1 low=3"],
        ["1", "2"],
        "two corrections that are the same agree",
    ),
    (
        ["Ana blind accept claim-1", "Ben blind reject claim-1", "Ria sees reject claim-1"],
        ["3"],
        "a reviewer decides",
    ),
    (
        ["Ana blind accept claim-1", "Ben blind accept claim-1", "Ria sees reject claim-1"],
        ["3"],
        "a reviewer outranks two who agree",
    ),
    (["Ria sees reject claim-1", "Ana sees accept claim-1"], ["1"], "whichever came later"),
    (["Ria sees accept claim-1", "Ana sees correct claim-1 low=9"], ["1"], "a correction too"),
    (["Ria sees accept claim-1", "Rob sees reject claim-1"], ["1", "2"], "of two reviewers the latest"),
    (["Ria sees reject claim-1", "Ria sees undo judgement-1", "Ana sees accept claim-1"], ["3"], "undone"),
    (
        ["Ana blind accept claim-1", "Ben blind accept claim-1", "Ben sees undo judgement-2"],
        [],
        "the second takes theirs back: it waits again",
    ),
    (
        ["Ria sees accept claim-1", "Ana sees reject claim-1 claim-2"],
        ["2:claim-2", "1"],
        "of two, one is left",
    ),
    (["Ana blind same site-1 site-2"], [], "pairs wait too"),
    (["Ana blind same site-1 site-2", "Ben blind same site-2 site-1"], ["1", "2"], "in whatever order"),
    (["Ana blind same site-1 site-2", "Ben blind different site-1 site-2"], [], "pairs part too"),
    (
        ["Ana blind same site-1 site-2 site-3", "Ben blind same site-1 site-2"],
        ["2"],
        "of three, all pairs have to be settled",
    ),
    (["Ana sees add report=x"], ["1"], "what is added is no answer"),
]


@pytest.mark.parametrize(("lines", "standing", "why"), STANDING, ids=[case[2] for case in STANDING])
def test_what_counts(lines: Sequence[Line], standing: list[str], why: str) -> None:
    found = []
    for each in find_standing(read(*lines)):
        whole = read(*lines)[int(each.id.partition("-")[2]) - 1].subjects
        left = "" if each.subjects == whole else ":" + ",".join(each.subjects)
        found.append(each.id.partition("-")[2] + left)
    assert found == standing


def test_a_reviewers_pair_outranks_a_later_one() -> None:
    pairs = find_pairs(read("Ria sees different site-1 site-2", "Ana sees same site-1 site-2"))
    assert pairs.same == ()
    assert list(pairs.different) == [frozenset(("site-1", "site-2"))]


QUESTION = Question(("claim-1",))
STATES: list[tuple[Sequence[Line], tuple[bool, bool, bool], str]] = [
    ([], (False, False, False), "nobody"),
    (["Ana blind accept claim-1"], (False, False, False), "one"),
    (["Ana blind accept claim-1", "Ben blind accept claim-1"], (False, False, True), "two the same"),
    (["Ana blind accept claim-1", "Ben blind reject claim-1"], (True, True, True), "two that part"),
    (
        ["Ana blind accept claim-1", "Ben blind reject claim-1", "Ria sees accept claim-1"],
        (True, False, True),
        "decided",
    ),
    (["Ria sees accept claim-1"], (False, False, True), "a reviewer alone"),
    (["Ana sees accept claim-1", "Ben sees reject claim-1"], (False, False, False), "who sees does not part"),
]


@pytest.mark.parametrize(("lines", "state", "why"), STATES, ids=[case[2] for case in STATES])
def test_where_a_question_stands(lines: Sequence[Line], state: tuple[bool, bool, bool], why: str) -> None:
    found = gather_answers(read(*lines, "Zoe blind accept claim-9"))
    answers = found.get(QUESTION)
    states = (answers.parted, answers.waits_for_reviewer, answers.closed) if answers else (False,) * 3
    assert states == state


OPEN = ["Ana blind accept claim-1"]
CLOSED = [*OPEN, "Ben blind accept claim-1"]
PARTED = [*OPEN, "Ben blind reject claim-1"]
SIGHT: list[tuple[Sequence[Line], str, Role, list[str], str]] = [
    (OPEN, "Ana", Role.CODER, ["1"], "one's own"),
    (OPEN, "Ben", Role.CODER, [], "who has still to answer"),
    (OPEN, "Rea", Role.READER, [], "a reader neither, for they may become a coder"),
    (OPEN, "Ria", Role.REVIEWER, ["1"], "a reviewer"),
    (OPEN, "Adam", Role.ADMIN, ["1"], "an admin"),
    (CLOSED, "Cy", Role.CODER, ["1", "2"], "settled is open to all"),
    (PARTED, "Ana", Role.CODER, ["1", "2"], "who has answered"),
    (PARTED, "Cy", Role.CODER, [], "who has not, while it is not decided"),
    ([*PARTED, "Ria sees accept claim-1"], "Cy", Role.CODER, ["1", "2", "3"], "decided is open to all"),
    ([*OPEN, "Ana sees undo judgement-1"], "Ben", Role.CODER, [], "nor that it was taken back"),
    (["Ana sees accept claim-1"], "Ben", Role.CODER, ["1"], "what was not blind is no secret"),
    (["Ana sees add report=x"], "Ben", Role.CODER, ["1"], "nor what was added"),
]


@pytest.mark.parametrize(("lines", "name", "role", "seen", "why"), SIGHT, ids=[case[4] for case in SIGHT])
def test_who_sees_what(lines: Sequence[Line], name: str, role: Role, seen: list[str], why: str) -> None:
    made = read(*lines)
    visible = find_visible(made, find_kept(made), name, role)
    assert [each.id.partition("-")[2] for each in visible] == seen


def test_what_touches_a_question() -> None:
    made = read(
        "Ana sees accept claim-1",
        "Ana sees accept claim-2",
        "Ben sees undo judgement-1",
        "Ben sees undo judgement-2",
        "Ben sees undo judgement-3",
        "Cy sees same claim-1 claim-2",
    )
    assert [each.id[-1] for each in find_touching([QUESTION], made)] == ["1", "3", "5"]
    (pair,) = find_questions(made[-1])
    assert [each.id[-1] for each in find_touching([pair], made)] == ["6"]


NAMES = st.sampled_from(["Ana", "Ben", "Ria", "N"])
LINES = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(["accept claim-1", "reject claim-1", "correct claim-1 low=3", "accept claim-2"]),
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_the_laws_of_standing(drawn: list[tuple[str, str, bool]]) -> None:
    made = read(
        *(f"{by} {'blind' if blind and by in ('Ana', 'Ben') else 'sees'} {rest}" for by, rest, blind in drawn)
    )
    standing = find_standing(made)
    assert {each.id for each in standing} <= {each.id for each in made}
    assert find_standing(random.Random(1).sample(made, len(made))) == standing, "in whatever order they come"
    deciding = [each.role == "reviewer" for each in standing]
    assert deciding == sorted(deciding), "a reviewer's after all others"
    by_subject = {subject for each in standing if each.role == "reviewer" for subject in each.subjects}
    assert not any({*each.subjects} & by_subject for each in standing if each.role != "reviewer")
    for each in standing:
        if each.blind:
            others = [o for o in standing if o.by != each.by and o.blind and o.subjects == each.subjects]
            assert others, "a blind answer never counts alone"
    alone = [each for each in made if not each.blind and each.role != "reviewer"]
    assert find_standing(alone) == tuple(alone), "without reviewers and blindness all is as it was"
