"""A teacher reads texts: what it finds in them, and how sure it is of every word."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from counterclaim.annotation.tagging.spans import Attribution, read_windows
from training.corpora import CODEBOOK_STYLE, Quotation, Text, read_unlabelled
from training.encoders import Vocabulary
from training.examples import make_examples, prepare
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
    """Adds to `soft` what the teacher thinks of each word, and gives the texts with what it found."""
    pieces = vocabulary.pieces()
    read: list[Text] = []
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        prepared = [prepare(text, pieces) for text in texts[first : first + _TEXTS_AT_ONCE]]
        examples = list(make_examples(prepared, vocabulary.packing()))
        scores = run(network, examples)
        found: list[list[Quotation]] = [[] for _ in prepared]
        windows = [example.window for example in examples]
        for example, each, attributions in zip(
            examples, scores, read_windows(windows, scores, heads_of(network)), strict=True
        ):
            soft.add(prepared[example.text].text.id, example, each)
            found[example.text].extend(map(_as_quotation, attributions))
        read.extend(
            replace(one.text, quotations=tuple(quotations))
            for one, quotations in zip(prepared, found, strict=True)
        )
        print(f"taught {len(read)} of {len(texts)} texts", flush=True)
    return read


def _as_quotation(found: Attribution) -> Quotation:
    return Quotation(
        source=(found.source,) if found.source else (),
        cue=(found.cue,) if found.cue else (),
        content=found.content,
    )
