"""A teacher reads texts: what it finds in them, and how sure it is of every word."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from counterclaim.annotation.tagging.attitudes import QUESTIONS, pool
from counterclaim.annotation.tagging.spans import ATTITUDES, Attribution, read_windows
from counterclaim.annotation.tagging.windows import Window
from training.corpora import CODEBOOK_STYLE, Quotation, Text, read_unlabelled
from training.encoders import Vocabulary
from training.examples import find_rows, make_examples, prepare
from training.network import Network
from training.predicting import heads_of, run
from training.soft import Soft

_TEXTS_AT_ONCE = 100


def choose_unlabelled(corpora: Path, seed: int) -> list[Text]:
    """News that nobody has annotated for this: reports of violence for the most part, each to be read in
    one of the two styles. Development and test parts of the corpora are left out."""
    chance = random.Random(seed)
    reports = read_unlabelled(corpora / "gva" / "docs.jsonl", split="train")
    chance.shuffle(reports)
    attacks = read_unlabelled(corpora / "muc4" / "train.jsonl")
    local = read_unlabelled(corpora / "lgl" / "lgl.jsonl")
    world = read_unlabelled(corpora / "tr-news" / "tr-news.jsonl")
    plain = [*reports[:700], *chance.sample(local, 300)]
    styled = [*reports[700:1200], *chance.sample(attacks, 200), *world]
    return [*plain, *(replace(text, style=CODEBOOK_STYLE) for text in styled)]


def teach(network: Network, vocabulary: Vocabulary, texts: Sequence[Text], soft: Soft) -> list[Text]:
    """Adds to `soft` what the teacher thinks of each word, and gives the texts with its attributions, or
    with the annotators' own where there are any; attitudes are the annotators', or else the teacher's."""
    pieces = vocabulary.pieces()
    read: list[Text] = []
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        prepared = [prepare(text, pieces) for text in texts[first : first + _TEXTS_AT_ONCE]]
        examples = list(make_examples(prepared, vocabulary.packing()))
        scores = run(network, examples)
        found: list[set[Quotation]] = [set(each.text.quotations) for each in prepared]
        told: list[list[Quotation]] = [[] for _ in prepared]
        windows = [example.window for example in examples]
        for example, each, attributions in zip(
            examples, scores, read_windows(windows, scores, heads_of(network)), strict=True
        ):
            soft.add(prepared[example.text].text.id, example, each)
            given = found[example.text] or map(_as_quotation, attributions)
            told[example.text].extend(_judge(one, example.window, each) for one in given)
        read.extend(
            replace(one.text, quotations=tuple(_judged_once(quotations)))
            for one, quotations in zip(prepared, told, strict=True)
        )
        print(f"taught {len(read)} of {len(texts)} texts", flush=True)
    return read


def _judge(quotation: Quotation, window: Window, scores: np.ndarray) -> Quotation:
    """With what the teacher thinks of its stance, modality and kind, if it lies in the window."""
    roles = find_rows(window, quotation)
    if quotation.attitude or not len(roles[2]) or (quotation.cue and not len(roles[0])):
        return quotation
    pooled = torch.from_numpy(pool(scores[:, ATTITUDES:], (roles[0], roles[1], roles[2])))
    attitude = torch.cat([torch.softmax(pooled[one], 0) for one in QUESTIONS])
    return replace(quotation, attitude=tuple(round(each, 3) for each in attitude.tolist()))


def _judged_once(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Each once, although it was looked for in every window: judged, where it was."""
    kept: dict[Quotation, Quotation] = {}
    for quotation in quotations:
        bare = replace(quotation, attitude=())
        if bare not in kept or quotation.attitude:
            kept[bare] = quotation
    return list(kept.values())


def _as_quotation(found: Attribution) -> Quotation:
    return Quotation(
        source=(found.source,) if found.source else (),
        cue=(found.cue,) if found.cue else (),
        content=found.content,
    )
