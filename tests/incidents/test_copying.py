"""Copies one by one: keys that are kept, reports that are touched, groups that hold in any company."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.incidents.copies import FORM, are_copies, find_copies, find_touched, sketch
from counterclaim.incidents.copying.sentences import cut_sentences
from counterclaim.incidents.copying.shared import find_shared, share_parts, sketch_parts
from quality.bench_copies import score
from quality.made_reports import make_reports
from tests.ledger_made import day

EARLY, LATE = day("2031-05-14"), day("2031-05-16")
_CHANCE = Random(5)
_SYLLABLES = ["so", "ra", "vel", "im", "ot", "mer", "sil", "bran", "keth", "vol", "dar", "ix"]


def _sentence(chance: Random) -> str:
    words = ["".join(chance.choice(_SYLLABLES) for _ in range(3)) for _ in range(12)]
    return " ".join(words).capitalize() + "."


SENTENCES = [_sentence(_CHANCE) for _ in range(60)]
TEXT = " ".join(SENTENCES[:12])


def put(*numbers: int) -> str:
    return " ".join(SENTENCES[number] for number in numbers)


def edited(text: str, step: int) -> str:
    """Every `step`-th word exchanged."""
    return " ".join("other" if place % step == step - 1 else word for place, word in enumerate(text.split()))


PAIRS = [
    ("itself", TEXT, TEXT, True),
    ("a word in twenty exchanged", TEXT, edited(TEXT, 20), True),
    ("a word in five exchanged: told anew", TEXT, edited(TEXT, 5), False),
    ("a headline and a line at the end", TEXT, f"{SENTENCES[20]}\n{TEXT}\n{SENTENCES[21]}", True),
    ("the middle cut", TEXT, put(0, 1, 2, 8, 9, 10, 11), True),
    ("paragraphs put in another order", TEXT, put(6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5), True),
    ("a third of it kept: a part is shared", TEXT, put(0, 1, 2, 3), False),
    ("half of it kept, half its own", TEXT, put(0, 1, 2, 3, 4, 5, 20, 21, 22, 23, 24, 25), False),
    ("one sentence of each", SENTENCES[0], SENTENCES[0], True),
    ("one figure of a short line exchanged", "Ten men left Oru port", "Six men left Oru port", False),
    ("nothing", "", "", False),
    ("marks alone", "… — !", "… — !", False),
]


@pytest.mark.parametrize(("why", "one", "other", "same"), PAIRS, ids=[case[0] for case in PAIRS])
def test_two_texts(why: str, one: str, other: str, same: bool) -> None:
    assert are_copies(one, other) is are_copies(other, one) is same, why
    assert bool(find_copies({"a": (one, EARLY), "b": (other, LATE)})) is same


def test_keys_are_those_that_ledgers_hold() -> None:
    keys = sketch("Sora velim ota meru sil brann keth.")
    assert len(keys) == 40
    assert (keys[0], keys[-1]) == ("3ea19837f72e", "3f0a7c55fada"), (
        f"another form of keys than '{FORM}' needs another name"
    )
    assert sketch("SORA velim, ota: meru síl brann keth") == keys
    assert sketch("…") == ()


def test_a_chain_of_edits_does_not_end_in_another_text() -> None:
    """Each differs from the one before in a fifth: the neighbours are copies, the ends are not."""
    chain = {f"v{n}": (put(*range(3 * n, 3 * n + 15)), date(2031, 5, 1 + n)) for n in range(6)}
    assert all(are_copies(chain[f"v{n}"][0], chain[f"v{n + 1}"][0]) for n in range(5))
    copies = find_copies(chain)
    assert copies
    assert copies.get("v5", "v5") != copies.get("v0", "v0")


def test_two_cuts_of_one_text_are_one_with_it() -> None:
    first, last = put(*range(0, 7)), put(*range(5, 12))
    assert not are_copies(first, last)
    texts = {"whole": (TEXT, LATE), "first": (first, EARLY), "last": (last, None)}
    assert find_copies(texts) == {"whole": "first", "last": "first"}


CHOSEN = st.lists(st.integers(0, 9), min_size=3, max_size=10, unique=True)
TEXTS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.tuples(CHOSEN, st.sampled_from([EARLY, LATE, None])), max_size=8
)
Made = dict[str, tuple[list[int], date | None]]


def _texts(made: Made) -> dict[str, tuple[str, date | None]]:
    return {name: (put(*numbers), published) for name, (numbers, published) in made.items()}


def _groups(names: set[str], copies: dict[str, str]) -> list[set[str]]:
    return [{name} | {one for one, of in copies.items() if of == name} for name in names - set(copies)]


@settings(deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_any_order_and_any_union_of_groups(made: Made, chance: Random) -> None:
    texts = _texts(made)
    shuffled = list(texts.items())
    chance.shuffle(shuffled)
    copies = find_copies(texts)
    assert find_copies(dict(shuffled)) == copies
    assert not set(copies) & set(copies.values())
    some = set().union(*(group for group in _groups(set(texts), copies) if chance.random() < 0.5))
    alone = find_copies({name: texts[name] for name in some})
    assert alone == {copy: original for copy, original in copies.items() if copy in some}


@settings(deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_one_by_one_is_as_all_at_once(made: Made, chance: Random) -> None:
    """As an index of keys does it: only what is touched is looked at anew."""
    texts = _texts(made)
    order = sorted(texts)
    chance.shuffle(order)
    holding: dict[str, set[str]] = {}
    copies: dict[str, str] = {}
    for name in order:
        for key in sketch(texts[name][0]):
            holding.setdefault(key, set()).add(name)
        touched = find_touched(
            [name],
            lambda one: {other for key in sketch(texts[one][0]) for other in holding.get(key, ())},
            lambda one, other: are_copies(texts[one][0], texts[other][0]),
        )
        copies = {copy: original for copy, original in copies.items() if copy not in touched}
        copies |= find_copies({other: texts[other] for other in touched})
    assert copies == find_copies(texts)


def test_planted_reprints_are_found() -> None:
    made = make_reports(300, reprinted=30, sharing=10, topics=5, seed=3)
    copies = find_copies(made.texts)
    right = sum(copies.get(one, one) == copies.get(other, other) for one, other in made.original_of.items())
    assert right >= 0.95 * len(made.original_of)
    assert set(copies) | set(copies.values()) <= set(made.original_of) | set(made.original_of.values())
    shared = {frozenset((item.report_id, item.other_id)) for item in find_shared(made.texts, copies)}
    assert {frozenset(pair) for pair in made.took_from.items()} <= shared


OWN = [SENTENCES[number] for number in range(30, 40)]
SHARES = [
    ("four of ten", [*SENTENCES[:4], *OWN[:6]], SENTENCES[:12], 0.4),
    ("four of ten, in another order", [*OWN[:6], *reversed(SENTENCES[:4])], SENTENCES[:12], 0.4),
    ("all of a short one", SENTENCES[:4], [*OWN, *SENTENCES[:4]], 1.0),
    ("two of ten", [*SENTENCES[:2], *OWN[:8]], SENTENCES[:12], None),
    ("a single one of three", [SENTENCES[0], *OWN[:2]], SENTENCES[:12], None),
    ("a copy is more than a share", SENTENCES[:12], SENTENCES[:12], None),
    ("nothing at all", OWN, SENTENCES[:12], None),
    ("no sentence", [], SENTENCES[:12], None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other", "share"), SHARES, ids=[case[0] for case in SHARES])
def test_shared_parts(why: str, one: list[str], other: list[str], share: float | None) -> None:
    text, known = "\n".join(one), " ".join(other)
    found = share_parts("late", text, "early", known)
    assert (found and found.share) == share, why
    back = share_parts("early", known, "late", text)
    assert (found is None) == (back is None)
    if found is None or back is None:
        return
    assert [span.of(text) for span in found.spans] == [line for line in one if line in other]
    assert (back.share, back.spans) == (found.other_share, found.other_spans)
    assert set(sketch_parts(text)) & set(sketch_parts(known))
    (listed,) = find_shared({"late": (text, LATE), "early": (known, EARLY)})
    assert listed == found, "the later is held against the earlier"
    assert find_shared({"early": (known, EARLY), "late": (text, LATE)}) == (found,)
    assert find_shared({"late": (text, LATE), "early": (known, EARLY)}, copies=["late"]) == ()


def test_the_bench_counts_pairs() -> None:
    """Planted: a text with two reprints, three pairs; found: one of these, and one that is none."""
    found = score({"b": "a", "x": "y"}, {"b": "a", "c": "a"})
    assert found == {"precision": 0.5, "recall": pytest.approx(1 / 3), "originals": 0.5}


CUTS = [
    ("marks", "Sora velim ota meru. Sil brann keth vol! Dar ixen pol urra?", 3),
    ("a mark behind a quotation", "“Sora velim ota meru.” Sil brann keth vol.", 2),
    ("a title's mark ends nothing", "Dr. Meru left Oru at noon. He came back at night.", 2),
    ("lines without marks", "Sora velim ota\n\nSil brann keth vol dar", 2),
    ("figures", "Some 2.5 of 10.000 men left. No more came in.", 2),
    ("Arabic", "قال متحدث باسم الوزارة. وأضاف أن التحقيق مستمر؟", 2),
]


@pytest.mark.parametrize(("why", "text", "count"), CUTS, ids=[case[0] for case in CUTS])
def test_sentences(why: str, text: str, count: int) -> None:
    found = list(cut_sentences(text))
    assert len(found) == count, why
    assert all(span.of(text).strip() == span.of(text) != "" for span, _ in found)
