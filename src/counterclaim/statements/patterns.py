"""The language's stance words, ready to match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.codebook.schema import StanceWords
from counterclaim.model import Modality, Span, Stance
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.rules import VERBATIM


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
    inferring: frozenset[str] = frozenset()

    def finds(self, name: str, said: str) -> bool:
        pattern = self.words.get(name)
        return pattern is not None and pattern.search(said) is not None

    def split(self, name: str, said: str) -> list[str]:
        """The words said, parted where a list of expressions finds something."""
        pattern = self.words.get(name)
        return pattern.split(said) if pattern is not None else [said]

    def without(self, name: str, said: str) -> str:
        """The words said but for what a list of expressions finds in them."""
        pattern = self.words.get(name)
        return pattern.sub("", said) if pattern is not None else said

    def has_doer(self, said: str) -> bool:
        """Whether a wrong that is told of has somebody who does it: before it, or after "by"."""
        said = self.without("asides", said)
        for deed in self.words["deeds"].finditer(said):
            before = said[max(0, deed.start() - 2 * _REACH) : deed.start()]
            if before.strip() and not self.finds("blameless", before) and not self.finds("suffering", before):
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
_ASKED = re.compile(r"[\"'“”’» ]?\?")
_NOTHING = "(?!)"
_NAMED = re.compile(r"<([a-z_]+)>")  # a list that stands inside the expressions of another


def _join(words: StanceWords, name: str) -> str:
    patterns: tuple[str, ...] = getattr(words, name)
    return "|".join(f"(?:{pattern})" for pattern in patterns) or _NOTHING


@lru_cache(maxsize=8)
def compile_stances(words: StanceWords) -> StancePatterns:
    compiled = {}
    for name in StanceWords.__dataclass_fields__:
        joined = _NAMED.sub(lambda named: f"(?:{_join(words, named[1])})", _join(words, name))
        compiled[name] = re.compile(joined, re.IGNORECASE | re.DOTALL)
    return StancePatterns(
        compiled, frozenset(words.retracting), frozenset(words.powers), frozenset(words.inferring)
    )


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says it, as far as that decides what is done by saying it. `told`: the words are told of
    rather than quoted; `binding`: somebody whose announcements bind and whose wishes are orders;
    `bystander`: somebody who answers for nothing; `unnamed`: nobody knows who; `own`: the nouns for
    what he is, if such do wrongs ("guard"); `kin`: he speaks for those he is of ("their leader");
    `decree`: a writing that binds; `hearsay`: it is only talk; `to_act`: it is said to somebody who is to
    act ("told them | to leave")."""

    told: bool = False
    binding: bool = False
    bystander: bool = False
    unnamed: bool = False
    own: frozenset[str] = frozenset()
    kin: bool = False
    decree: bool = False
    hearsay: bool = False
    to_act: bool = False


def read_teller(text: str, item: Attribution, patterns: StancePatterns) -> Teller:
    named = " ".join(span.of(text) for span in item.source)
    return Teller(
        told=bool(item.source) and not is_quoted(text, item) and not _begins_anew(text, item),
        binding=bool(set(spoken_by(text, item)) & patterns.powers) and not patterns.finds("retired", named),
        bystander=patterns.finds("bystanders", named),
        unnamed=not named,
        own=frozenset(word for word in spoken_by(text, item) if patterns.finds("trades", word)),
        kin=patterns.finds("spoken_for", named),
        decree=any(patterns.finds("decrees", word) for word in _head_of(spoken_by(text, item))),
        hearsay=patterns.finds("hearsay", named),
        to_act=any(patterns.finds("infinitives", words_said(text, (span,))) for span in item.content),
    )


def _head_of(words: list[str]) -> list[str]:
    """The last word before what was done with it: "a *circular* signed by the director"."""
    end = next((n for n, word in enumerate(words) if n and (word.endswith("ed") or word == "by")), len(words))
    return words[:end][-1:]


def _begins_anew(text: str, item: Attribution) -> bool:
    """``The message ended: Name your sources``: the very words, though without marks."""
    if not item.content or item.cue is None:
        return False
    start = item.content[0].start
    return start > item.cue.end and text[start].isupper()


def words_said(text: str, content: tuple[Span, ...]) -> str:
    """The content's words without quotation marks, which would hide how a clause begins, and with the
    question mark that was left outside."""
    said = _QUOTES.sub("", " ".join(span.of(text) for span in content))
    asked = bool(content) and _ASKED.match(text, content[-1].end) is not None
    return f"{said}?" if asked else said


def spoken_by(text: str, item: Attribution) -> list[str]:
    """The words of the source before what follows its head, in small letters."""
    phrase = " ".join(span.of(text) for span in item.source).lower()
    return re.findall(r"[\w-]+", re.split(r"\s(?:of|for|from|in|at|who|which)\s|,", phrase, maxsplit=1)[0])


def is_quoted(text: str, item: Attribution) -> bool:
    """Whether the words said open with a quotation mark, or are the very words by their form: then "we"
    is the speaker, and "he" another."""
    if item.rule in VERBATIM:
        return True
    return item.quotation is not None and bool(item.content) and text[item.content[0].start] in "\"“”«„'‘"
