"""The language's stance words, ready to match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.codebook.schema import StanceWords
from counterclaim.codebook.schema.expressions import Compiled, Sieve, fold
from counterclaim.codebook.schema.needs import split_choices
from counterclaim.model import Modality, Span, Stance
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.rules import VERBATIM


@dataclass(frozen=True, slots=True)
class Outcome:
    """A stance with the modality that goes with it; `stance` None is no statement at all."""

    stance: Stance | None
    modality: Modality


class StancePatterns:
    """The lists of :class:`StanceWords`, made ready for many texts; a list without words matches nothing."""

    def __init__(self, words: StanceWords) -> None:
        self.retracting = frozenset(words.retracting)
        self.powers = frozenset(words.powers)
        self.inferring = frozenset(words.inferring)
        lists = {name: _resolve(words, name) for name in StanceWords.__dataclass_fields__}
        self._joined = Compiled({name: _join(listed) for name, listed in lists.items()}, _FLAGS)
        choices = [
            (name, choice)
            for name, listed in lists.items()
            for each in listed
            for choice in split_choices(each)
        ]
        self._names = [name for name, _ in choices]
        self._choices = Compiled({place: choice for place, (_, choice) in enumerate(choices)}, _FLAGS)
        self._sieve = Sieve(choice for _, choice in choices)
        self._fitting = lru_cache(maxsize=_KEPT)(self._find_fitting)

    def _find_fitting(self, said: str) -> Mapping[str, Sequence[int]]:
        """The places of the expressions of each list that can match in the words said."""
        fitting: dict[str, list[int]] = {}
        for place in self._sieve.find(fold(said)):
            fitting.setdefault(self._names[place], []).append(place)
        return fitting

    def finds(self, name: str, said: str) -> bool:
        if len(said) < _SHORT:
            return self._joined[name].search(said) is not None
        return any(self._choices[place].search(said) for place in self._fitting(said).get(name, ()))

    def split(self, name: str, said: str) -> list[str]:
        """The words said, parted where a list of expressions finds something."""
        return self._joined[name].split(said) if name in self._fitting(said) else [said]

    def without(self, name: str, said: str) -> str:
        """The words said but for what a list of expressions finds in them."""
        return self._joined[name].sub("", said) if name in self._fitting(said) else said

    def has_doer(self, said: str) -> bool:
        """Whether a wrong that is told of has somebody who does it: before it, or after "by"."""
        said = self.without("asides", said)
        for deed in self._find_all("deeds", said):
            before = said[max(0, deed.start() - 2 * _REACH) : deed.start()]
            if before.strip() and not self.finds("blameless", before) and not self.finds("suffering", before):
                return True
        for wrong in self._find_all("wrongs", said):
            near = max(0, wrong.start() - _REACH), min(len(said), wrong.end() + _REACH)
            suffered = self._joined["passives"].search(said, near[0], wrong.end())
            if not suffered and self._joined["doers"].search(said, near[0], wrong.start()):
                return True
            if self._joined["agents"].search(said, wrong.start(), near[1]):
                return True
        return False

    def _find_all(self, name: str, said: str) -> Iterable[re.Match[str]]:
        return self._joined[name].finditer(said) if name in self._fitting(said) else ()


_REACH = 70  # characters between a wrong and its doer
_SHORT = 30  # so few characters are searched sooner than sifted
_KEPT = 64  # words said: each is asked about many lists in a row
_FLAGS = re.IGNORECASE | re.DOTALL
_QUOTES = re.compile(r"[\"“”«»]")
_ASKED = re.compile(r"[\"'“”’» ]?\?")
_NOTHING = "(?!)"
_NAMED = re.compile(r"<([a-z_]+)>")  # a list that stands inside the expressions of another


def _resolve(words: StanceWords, name: str) -> tuple[str, ...]:
    """The expressions of a list, with those of others where it names them."""
    listed: tuple[str, ...] = getattr(words, name)
    return tuple(
        _NAMED.sub(lambda named: f"(?:{_join(getattr(words, named[1]))})", pattern) for pattern in listed
    )


def _join(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns) or _NOTHING


@lru_cache(maxsize=8)
def compile_stances(words: StanceWords) -> StancePatterns:
    return StancePatterns(words)


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
