"""How strongly a thing is said, and by what means: hedges, rumours, documents."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.codebook.schema import MarkerWords, ReferenceWords
from counterclaim.codebook.schema.nouns import singulars
from counterclaim.model import StatementKind, Strength
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.patterns import compile_stances
from counterclaim.statements.rules import WRITTEN


@lru_cache(maxsize=8)
def _any_word(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE) if words else None


def read_strength(text: str, item: Attribution, markers: MarkerWords) -> Strength:
    """rumour where the cue or its source is hearsay; hedged by the cue or by a word beside it."""
    around = " ".join(span.of(text) for span in (*item.source, *item.cues))
    rumour = _any_word(markers.rumours)
    if rumour is not None and rumour.search(around):
        return Strength.RUMOUR
    if item.row is not None and item.row.strength is not Strength.PLAIN:
        return item.row.strength
    if item.inner_strength is not None and item.inner_strength is not Strength.PLAIN:
        return item.inner_strength
    hedge = _any_word(markers.hedges)
    return Strength.HEDGED if hedge is not None and hedge.search(around) else Strength.PLAIN


def read_kind(text: str, item: Attribution, words: ReferenceWords) -> StatementKind:
    """The cue's kind; what a document says or finds is written, and a report that nobody is named for is
    only talk."""
    row = item.row
    kind = row.kind if row is not None else StatementKind.SPEECH
    if item.rule in WRITTEN and kind in (StatementKind.SPEECH, StatementKind.PERCEPTION):
        return StatementKind.WRITING
    if row is not None and row.pos == "noun":
        talk = not item.source and row.lemma in words.claiming and kind is StatementKind.WRITING
        return StatementKind.SPEECH if talk else kind
    if is_written_by_cue(item, words):
        return StatementKind.WRITING
    if kind not in (StatementKind.SPEECH, StatementKind.KNOWLEDGE) or not item.source:
        return kind
    written = _is_document(item.source[-1].of(text), words) or (
        kind is StatementKind.SPEECH and _is_written(text, item, words)
    )
    return StatementKind.WRITING if written else kind


def is_written_by_cue(item: Attribution, words: ReferenceWords) -> bool:
    """Whether the verb itself is one of writing: "wrote", "petitioned"."""
    return item.row is not None and item.row.pos != "noun" and item.row.lemma in words.written


def _is_written(text: str, item: Attribution, words: ReferenceWords) -> bool:
    """Whether the clause of the cue names what was written: "in a letter, they alleged"."""
    if item.cue is None:
        return False
    before = _SENTENCE_END.split(text[max(0, item.cue.start - _REACH) : item.cue.start])[-1]
    starts = [span.start for span in item.content if span.start >= item.cue.end]
    end = min(starts, default=item.cue.end + _REACH)
    behind = _CLAUSE_END.split(text[item.cue.end : end], maxsplit=1)[0]  # "said *in a post on X*"
    return compile_stances(words.stance).finds("written", f"{before}{item.cue.of(text)}{behind}")


def _is_document(phrase: str, words: ReferenceWords) -> bool:
    """Whether the head of a phrase is a document; a participle may stand behind it ("a circular signed")."""
    core = _core(phrase)
    heads = core[-1:] if len(core) < 2 or not core[-1].endswith(("ed", "en")) else core[-2:]
    known = (*words.documents, *words.printed)
    return any(form in known for word in heads for form in singulars(word, words.plurals))


_REACH = 200  # characters before a cue in which its clause began
_SENTENCE_END = re.compile(r"[.?!][\"'”’]?\s|\n")
_CLAUSE_END = re.compile(r"[.?!,;:\n\"“”]")
_AFTER_HEAD = re.compile(
    r"\s(?:of|for|from|in|at|on|by|with|to|who|which|that|near|outside|inside|about)\s|[,(]"
)


def head_word(phrase: str, keep_case: bool = False) -> str:
    """The last word of a noun phrase before what follows its head, in small letters unless kept."""
    words = _core(phrase, keep_case)
    return words[-1] if words else ""


def _core(phrase: str, keep_case: bool = False) -> list[str]:
    """The words of a noun phrase up to its head."""
    core = _AFTER_HEAD.split(phrase.strip("\"'“”‘’ .,;:"), maxsplit=1)[0]
    words = [word.removesuffix("'s").removesuffix("’s") for word in re.findall(r"[\w’'.-]+", core)]
    return words if keep_case else [word.lower() for word in words]
