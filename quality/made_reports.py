"""Synthetic reports: sentences drawn from parts, many of one topic, and reprints of them with edits.

All words are made here. Reports of one topic tell of the same thing at the same place with the same names
and stock phrases, as reports do; none repeats another unless it is planted.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("made_words.toml").read_text("utf-8"))
_SWAPS: dict[str, str] = _WORDS["swaps"]


@dataclass(frozen=True, slots=True)
class Made:
    """Reports with their days, which of them was printed again as which, and which took over a third."""

    texts: dict[str, tuple[str, date | None]]
    original_of: dict[str, str]
    took_from: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Topic:
    """What the reports of one topic have in common."""

    names: Mapping[str, Sequence[str]]
    day: date


def make_reports(count: int, *, reprinted: int, sharing: int, topics: int, seed: int = 11) -> Made:
    """`count` reports on `topics`, to which come one to four reprints of each of `reprinted` of them, and
    `sharing` reports that took over a third of the sentences of another."""
    chance = Random(seed)
    themes = [_make_topic(chance) for _ in range(topics)]
    texts: dict[str, tuple[str, date | None]] = {}
    theme_of: dict[str, _Topic] = {}
    for number in range(count):
        theme = themes[int(topics * chance.random() ** 2)]  # some topics have far more reports than others
        report_id = f"r{chance.getrandbits(40):010x}-{number}"
        texts[report_id] = (_write(theme, chance), theme.day + timedelta(chance.randrange(4)))
        theme_of[report_id] = theme
    original_of: dict[str, str] = {}
    took_from: dict[str, str] = {}
    picked = chance.sample(sorted(theme_of), reprinted + sharing)
    for original in picked[:reprinted]:
        text, day = texts[original]
        for copy in range(chance.choice((1, 1, 2, 4))):
            report_id = f"p{chance.getrandbits(40):010x}-{copy}"
            later = day + timedelta(1 + chance.randrange(5)) if day and chance.random() < 0.9 else None
            texts[report_id] = (reprint(text, chance), later)
            original_of[report_id] = original
    for source in picked[reprinted:]:
        report_id = f"s{chance.getrandbits(40):010x}"
        texts[report_id] = (_take_over(texts[source][0], theme_of[source], chance), texts[source][1])
        took_from[report_id] = source
    return Made(texts, original_of, took_from)


def _name(chance: Random) -> str:
    return "".join(chance.choice(_WORDS["syllables"]) for _ in range(chance.choice((2, 3)))).capitalize()


def _make_topic(chance: Random) -> _Topic:
    names = {
        "town": [_name(chance) for _ in range(3)],
        "body": [f"the {_name(chance)} Brigade", f"the {_name(chance)} administration", "the army"],
        "person": [f"{_name(chance)} {_name(chance)}" for _ in range(6)],
        "thing": chance.sample(_WORDS["things"], 4),
        "noun": chance.sample(_WORDS["nouns"], 4),
        "who": chance.sample(_WORDS["people"], 8),
    }
    return _Topic(names, date(2019, 1, 1) + timedelta(chance.randrange(2000)))


def _sentence(theme: _Topic, chance: Random) -> str:
    frames = _WORDS["stock"] if chance.random() < 0.06 else _WORDS["frames"]
    frame: str = chance.choice(frames)
    pick = chance.choice
    names = theme.names
    words = {
        "who": pick(names["who"]),
        "saying": pick(_WORDS["saying"]),
        "body": pick(names["body"]),
        "rival": pick(names["body"]),
        "verb": pick(_WORDS["verbs"]),
        "object": pick(_WORDS["objects"]),
        "placing": pick(_WORDS["placing"]),
        "thing": pick(names["thing"]),
        "town": pick(names["town"]),
        "when": pick(_WORDS["when"]),
        "tail": f"{pick(_WORDS['turns'])} {pick(_WORDS['doers'])} {pick(_WORDS['doing'])}",
        "person": pick(names["person"]),
        "noun": pick(names["noun"]),
        "judging": pick(_WORDS["judging"]),
        "number": str(chance.randrange(2, 90)),
        "other": str(chance.randrange(90, 900)),
    }
    words["quote"] = words["noun"]
    words |= {f"{name}_up": words[name][:1].upper() + words[name][1:] for name in
              ("who", "when", "noun", "body", "rival", "quote")}  # fmt: skip
    sentence = frame.format(**words)
    return sentence[:1].upper() + sentence[1:]


def _write(theme: _Topic, chance: Random) -> str:
    """A report of five to thirty sentences, with a headline on its first line."""
    sentences = [_sentence(theme, chance) for _ in range(min(30, 5 + int(chance.expovariate(1 / 7))))]
    return "\n".join([_headline(theme, chance), *_paragraphs(sentences, chance)])


def _headline(theme: _Topic, chance: Random) -> str:
    names = theme.names
    judged = chance.choice(_WORDS["judging"])
    return f"{chance.choice(names['town'])}: {chance.choice(names['noun'])} is {judged}"


def _paragraphs(sentences: Sequence[str], chance: Random) -> Iterator[str]:
    start = 0
    while start < len(sentences):
        size = chance.choice((1, 1, 2, 3))
        yield " ".join(sentences[start : start + size])
        start += size


def reprint(text: str, chance: Random) -> str:
    """The text as another publisher brings it: new headline, words changed, cut, a line of its own."""
    headline, *body = text.split("\n")
    if chance.random() < 0.7:
        noun, when = chance.choice(_WORDS["nouns"]), chance.choice(_WORDS["when"])
        headline = f"{noun} again: what is known {when}".capitalize()
    sentences = [line for paragraph in body for line in _split(paragraph)]
    if chance.random() < 0.5:
        sentences = _cut(sentences, chance)
    rate = chance.choice((0.0, 0.01, 0.02, 0.04))
    sentences = [_edit(sentence, rate, chance) for sentence in sentences]
    lines = [headline, *_paragraphs(sentences, chance)]
    if chance.random() < 0.4:
        lines.insert(1, f"{_name(chance).upper()}, {chance.choice(('Agencies', 'Wire', 'Staff'))}")
    if chance.random() < 0.3:
        lines.append(f"Read more about {chance.choice(_WORDS['nouns'])} on our pages. Follow us for updates.")
    return "\n".join(lines)


def _split(paragraph: str) -> list[str]:
    return [f"{part.rstrip('.')}." for part in paragraph.split(". ") if part]


def _cut(sentences: list[str], chance: Random) -> list[str]:
    """The last sentences gone, up to two fifths of them, or some out of the middle."""
    most = int(0.4 * len(sentences))
    if not most:
        return sentences
    drop = chance.randint(1, most)
    if chance.random() < 0.6:
        return sentences[: len(sentences) - drop]
    gone = set(chance.sample(range(1, len(sentences)), min(drop, len(sentences) - 1)))
    return [sentence for place, sentence in enumerate(sentences) if place not in gone]


def _edit(sentence: str, rate: float, chance: Random) -> str:
    """Words exchanged, left out or put in, each with the chance `rate`."""
    words: list[str] = []
    for word in sentence.split(" "):
        drawn = chance.random()
        if drawn < rate * 0.6:
            words.append(_SWAPS.get(word, "reportedly"))
        elif drawn < rate * 0.8:
            words += [word, "also"]
        elif drawn >= rate or word.endswith("."):
            words.append(word)
    return " ".join(words)


def _take_over(text: str, theme: _Topic, chance: Random) -> str:
    """A report of its own that took over a third of its sentences, or a little more, from `text`."""
    sentences = [line for paragraph in text.split("\n")[1:] for line in _split(paragraph)]
    taken = sentences[: max(3, len(sentences) // 2)]
    own = [_sentence(theme, chance) for _ in range(int(len(taken) * chance.uniform(1.3, 1.8)))]
    start = chance.randrange(len(own))
    mixed = [*own[:start], *taken, *own[start:]]
    return "\n".join([_headline(theme, chance), *_paragraphs(mixed, chance)])
