"""Joint sources: "the mayor, the bishop and the union" are three."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import Span
from counterclaim.statements.wording import EDGES


def split_joint(text: str, span: Span, bounds: Sequence[Span], words: ReferenceWords) -> list[Span]:
    """The parts of a joint source ("the mayor, the bishop and the union"); one part where it is one.
    `bounds` are names that must not be torn apart."""
    phrase = span.of(text)
    joiners = "|".join(re.escape(word) for word in words.joiners) or "and"
    opener = _opener(words)
    cuts = list(re.finditer(rf"(?:,\s*|\s+)(?:{joiners})\s+{opener}", phrase))
    cuts = [cut for cut in cuts if not any(_inside(bound, span.start + cut.start()) for bound in bounds)]
    cuts = [cut for cut in cuts if _starts_anew(phrase, cut, bounds, span, words)]
    if not cuts:
        return [span]
    commas = list(re.finditer(rf",\s+{opener}", phrase[: cuts[-1].start()]))
    if len(commas) > 1 or (commas and len(cuts) == 1 and phrase[: commas[0].start()].count(" ") < 4):
        cuts = sorted((*cuts, *commas), key=lambda cut: cut.start())
    paired = re.match(rf"(?:{'|'.join(words.paired) or '(?!)'})\s+", phrase, re.IGNORECASE)
    parts, start = [], paired.end() if paired is not None else 0  # "*neither* the police nor the clinic"
    for cut in cuts:
        if cut.start() > start:
            parts.append(Span(span.start + start, span.start + cut.start()))
            start = cut.end()
    parts.append(Span(span.start + start, span.end))
    return [part for part in parts if part.of(text).strip(EDGES)]


def _opener(words: ReferenceWords) -> str:
    """What a further part begins with: an article, a name, a role and a name, a group by itself."""
    group = "|".join(words.groups) or "(?!)"
    return (
        rf"(?=(?:{'|'.join(words.openers) or 'the'})\b|[A-Z]|[a-z-]+ (?:[a-z-]+ ){{0,2}}[A-Z][a-z]"
        rf"|(?:{group})\b(?=\s*\Z|\s(?:who|in|at|from|near)\b))"
    )


def _inside(bound: Span, place: int) -> bool:
    return bound.start < place < bound.end - 1


def _starts_anew(
    phrase: str, cut: re.Match[str], bounds: Sequence[Span], span: Span, words: ReferenceWords
) -> bool:
    after = phrase[cut.end() :]
    if not after[0].isupper():
        return after.split()[0].lower() in words.openers or _ends_whole(phrase[: cut.start()], after, words)
    before = phrase[: cut.start()].lower().split()
    if before[-1] in words.fields and phrase.lower().split()[-1].strip(EDGES) in words.shared_heads:
        return False  # "Immigration and Customs *Enforcement*", of which neither half is a name
    place = span.start + cut.end()
    if any(bound.start == place for bound in bounds):
        return True
    return not set(before) & set(words.belonging) and bool(re.match(r"[A-Z]\w+ [A-Z]|[A-Z]{2,}\b", after))


def _ends_whole(before: str, after: str, words: ReferenceWords) -> bool:
    """Whether the part before can stand alone: "Salt minister Ivo Lenk" before "army chief …" does, "police"
    before "witnesses" too; "Justice" before "interior minister …" does not."""
    said = before.split()
    last = said[-1] if said else ""
    if last.lower() in words.groups or (len(after.split()) == 1 and last.lower() in words.bodies):
        return True
    return len(said) > 1 and last[:1].isupper() and last.lower() not in (*words.roles, *words.titles)
