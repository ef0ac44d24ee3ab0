"""The language's stance words, ready to match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.codebook.schema import StanceWords
from counterclaim.model import Modality, Span, Stance
from counterclaim.statements.attributions import Attribution


@dataclass(frozen=True, slots=True)
class Outcome:
    """A stance with the modality that goes with it; `stance` None is no statement at all."""

    stance: Stance | None
    modality: Modality


@dataclass(frozen=True, slots=True)
class StancePatterns:
    """One expression for each list of :class:`StanceWords`; a list without words matches nothing."""

    words: Mapping[str, re.Pattern[str]]
    retracting: frozenset[str] = frozenset()
    powers: frozenset[str] = frozenset()

    def finds(self, name: str, said: str) -> bool:
        return self.words[name].search(said) is not None

    def has_doer(self, said: str) -> bool:
        """Whether a wrong that is told of has somebody who does it: before it, or after "by"."""
        said = self.words["asides"].sub("", said)
        for deed in self.words["deeds"].finditer(said):
            if not self.words["blameless"].search(said[: deed.start()]) and said[: deed.start()].strip():
                return True
        for wrong in self.words["wrongs"].finditer(said):
            near = max(0, wrong.start() - _REACH), min(len(said), wrong.end() + _REACH)
            suffered = self.words["passives"].search(said, near[0], wrong.end())
            if not suffered and self.words["doers"].search(said, near[0], wrong.start()):
                return True
            if self.words["agents"].search(said, wrong.start(), near[1]):
                return True
        return False


_REACH = 70  # characters between a wrong and its doer
_QUOTES = re.compile(r"[\"“”«»]")
_NOTHING = "(?!)"


@lru_cache(maxsize=8)
def compile_stances(words: StanceWords) -> StancePatterns:
    compiled = {}
    for name in StanceWords.__dataclass_fields__:
        patterns: tuple[str, ...] = getattr(words, name)
        joined = "|".join(f"(?:{pattern})" for pattern in patterns) or _NOTHING
        compiled[name] = re.compile(joined, re.IGNORECASE | re.DOTALL)
    return StancePatterns(compiled, frozenset(words.retracting), frozenset(words.powers))


def words_said(text: str, content: tuple[Span, ...]) -> str:
    """The content's words without quotation marks, which would hide how a clause begins."""
    return _QUOTES.sub("", " ".join(span.of(text) for span in content))


def spoken_by(text: str, item: Attribution) -> list[str]:
    """The words of the source before what follows its head, in small letters."""
    phrase = " ".join(span.of(text) for span in item.source).lower()
    return re.findall(r"[\w-]+", re.split(r"\s(?:of|for|from|in|at|who|which)\s|,", phrase, maxsplit=1)[0])


def is_quoted(text: str, item: Attribution) -> bool:
    """Whether the words said open with a quotation mark: then "we" is the speaker, and "he" another."""
    return item.quotation is not None and bool(item.content) and text[item.content[0].start] in "\"“”«„'‘"
