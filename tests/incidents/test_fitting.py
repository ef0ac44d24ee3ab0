"""What linking is fitted with: shares of words, weights from pairs, and the table that holds these."""

import numpy as np
import pytest

from quality.fit_linking import fit_weights, make_rarity, put_weights


def test_a_word_has_its_largest_share_of_all_kinds_of_text() -> None:
    news = ["the gate"] * 3 + ["the lorry"] * 7
    passages = ["the gate"] * 9 + ["x 7"]
    found = make_rarity([news, passages], least=(1, 1))
    assert found == {"the": 10_000, "gate": 9_000, "lorry": 7_000, "7": 1_000}, "no single letters"


def test_what_stands_in_few_texts_is_left_out() -> None:
    texts = ["gate"] * 999 + ["gate lorry"]
    assert "lorry" not in make_rarity([texts], least=(1,)), "one of a thousand"
    assert make_rarity([["gate", "gate", "lorry"]], least=(2,)) == {"gate": 6_667}, "a slip of the pen"


def test_weights_come_back_from_pairs_made_by_them() -> None:
    chance = np.random.default_rng(0)
    signals = chance.random((20_000, 2)) * 3
    odds = -2.0 + signals @ np.array([1.5, -0.5])
    same = (chance.random(20_000) < 1 / (1 + np.exp(-odds))).astype(float)
    base, weights = fit_weights(signals, same)
    assert base == pytest.approx(-2.0, abs=0.15)
    assert list(weights) == pytest.approx([1.5, -0.5], abs=0.1)


def test_rows_set_by_hand_stay() -> None:
    table = '    "same day": 1.3,\n    "same site": 4.0,  # by hand\nBASE = -3.6\n'
    written = put_weights(table, {"same day": 0.649, "same site": 1.0})
    assert written == '    "same day": 0.6,\n    "same site": 4.0,  # by hand\nBASE = -3.6\n'
