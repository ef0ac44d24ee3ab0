"""What the rules and the tagger find in a sentence, made one, in this order:

1. where both have a cue at one place, the tagger says how far its source, cue and content reach, and the
   rules say what is known of the cue;
2. a cue that only the tagger has is kept, and read by its words later;
3. a cue that only the rules have stays where the tagger cannot have it: inside a content, since the tagger
   does not look into its own, where its content is another's too (who passes it on, who answers it, whose
   figure it was), or where nobody has its content and the construction is plain;
4. words without a cue are left to the quotation marks and to the layout.

Of sentences before the cue's own, what stands in quotation marks may be said by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.annotation.cue_asides import trim_to_aside, turn_round
from counterclaim.annotation.cue_index import CueIndex
from counterclaim.annotation.cue_verbs import PUT_AT
from counterclaim.annotation.tagging import Attribution
from counterclaim.annotation.tree import QUOTES, Tree
from counterclaim.model import Span, Tagged

# Where the tagger sees nothing, a rule for one of these is wrong twice as often as right.
_SINGLE_WORDS = ("verb", "noun", "adverb")
_OPENING = 6  # words of a content among which a noun of claiming can stand
_LEADING = 3  # words that may lead to what is set aside: "far more than"
_SHORT = 2  # words of a cue that may be a bare participle


def join_tags(
    ruled: Sequence[Tagged], tagged: Sequence[Attribution], tree: Tree, index: CueIndex
) -> tuple[Tagged, ...]:
    """The attributions of one sentence in order of their cue. `tagged` are those whose cue stands in it."""
    joined: list[Tagged] = []
    used: set[int] = set()
    for attribution in tagged:
        if attribution.cue is None:
            continue
        cue = Span(*attribution.cue)
        words = [word for word, span in enumerate(tree.spans) if span.overlaps(cue)]
        if tree.barred.intersection(words) or _is_no_telling(attribution, words, tree, index):
            continue
        number = _find_rule(ruled, cue, used)
        if number is None and _is_passed_on(attribution, ruled):
            continue
        if number is None:
            joined.append(_as_tag(attribution, cue))
        else:
            used.add(number)
            if ruled[number].aside:  # "30, and not *11*, as the ministry says": of all that, it says the 11
                joined.append(ruled[number])
                continue
            joined.append(_reach(ruled[number], attribution, ruled, cue, tree.text, index))
    unused = sorted(
        (tag for number, tag in enumerate(ruled) if number not in used), key=lambda tag: not tag.aside
    )
    for tag in unused:
        if _stays(tag, joined, tree, index):
            joined.append(tag)
    joined = [trim_to_aside(_of_own_sentence(tag, tree), tree) for tag in joined]
    joined = [turn_round(_end_at_aside(tag, joined, tree.text, index), tree, index) for tag in joined]
    return tuple(sorted(joined, key=_place))


def _of_own_sentence(tag: Tagged, tree: Tree) -> Tagged:
    """ "Let us stay with Monday's fire. The prefect says *two dead*. This is false.": bare words of sentences
    before and behind the cue's are not said by it, where its own sentence holds a content."""
    if tag.cue is None or not tree.spans or tag.cue.start < tree.spans[0].start:
        return tag
    start, end = tree.spans[0].start, tree.spans[-1].end
    kept = []
    for part in tag.content:
        quoted = tree.text[part.start] in QUOTES
        led = ":" in tree.text[tag.cue.start : part.start]
        last = end if not (quoted or led) and tag.cue.end <= part.start < end else part.end
        if part.start >= start or quoted:
            kept.append(Span(part.start, min(part.end, last)))
        elif part.end > start:
            kept.append(Span(start, part.end))
    return replace(tag, content=tuple(kept)) if kept and len(kept) <= len(tag.content) else tag


def _end_at_aside(tag: Tagged, joined: Sequence[Tagged], text: str, index: CueIndex) -> Tagged:
    """ "Counted 61 dead, far more than *the 38* the authorities speak of": what is another's by the clause
    behind it is not said by this cue too."""
    for other in joined:
        if not other.aside or other is tag or tag.cue is None or other.cue is None:
            continue
        if tag.cue.start > other.content[0].start:
            continue
        part = next((part for part in tag.content if part.contains(other.content[0])), None)
        between = text[other.content[0].end : other.source[0].start].split()
        compared = other.source[0] < other.cue and any(
            word not in index.grammar.relatives for word in between
        )
        if part is None or compared:  # "112, not 60 *as* the guild said": who says it denies the 60
            continue
        start = other.content[0].start
        comma = text.rfind(",", part.start, start)
        end = comma if comma > part.start else start
        leads = end == start and len(text[part.start : end].split()) <= _LEADING
        ended = (Span(part.start, end),) if not leads else ()
        kept = (*(one for one in tag.content if one.end <= part.start), *ended)
        tag = replace(tag, content=kept) if kept else tag
    return tag


def _place(tag: Tagged) -> Span:
    return tag.cue if tag.cue is not None else tag.content[0]


def _find_rule(ruled: Sequence[Tagged], cue: Span, used: set[int]) -> int | None:
    """The rule's tag with its cue at the same place: the one that shares most."""
    best, shared = None, 0
    for number, tag in enumerate(ruled):
        if tag.cue is None or number in used:
            continue
        common = min(tag.cue.end, cue.end) - max(tag.cue.start, cue.start)
        if common > shared:
            best, shared = number, common
    return best


def _is_no_telling(attribution: Attribution, words: Sequence[int], tree: Tree, index: CueIndex) -> bool:
    """ "*Asked* about reports, the mayor …": he did not ask; "which this paper has *read*" says nothing."""
    asked = any(tree.tags[word] == "VBN" and tree.deps[word] == "advcl" for word in words)
    told = " ".join(tree.text[start:end] for start, end in attribution.content)
    return (asked and len(words) <= _SHORT) or told.lower() in index.grammar.relatives


def _is_passed_on(attribution: Attribution, ruled: Sequence[Tagged]) -> bool:
    """ "The survey quotes a pilot as saying …": the rules know whose words the survey passes on."""
    if attribution.source is None:
        return False
    source = Span(*attribution.source)
    return any(
        span.overlaps(source)
        and any(part.overlaps(Span(*one)) for part in tag.content for one in attribution.content)
        for tag in ruled
        for span in tag.relayed_by
    )


def _reach(
    tag: Tagged, attribution: Attribution, ruled: Sequence[Tagged], cue: Span, text: str, index: CueIndex
) -> Tagged:
    """What the rules know, with source and content as far as the tagger sees them. A noun's content ends
    where its phrase does, which the tree says, and so do words that hold their own source. A relative pronoun
    stands for the noun that the tree names, and no source holds a verb of saying. What stands in a paragraph
    below is left to the layout."""
    source = (Span(*attribution.source),) if attribution.source is not None else tag.source
    relative = any(span.of(text).lower() in index.grammar.relatives for span in source)
    strayed = tag.cue_pos == "preposition" and bool(source) and source[0].end <= cue.start
    if tag.source and (
        relative
        or strayed  # "eleven, according to *the clinic*": the source of a preposition stands behind it
        or any(_holds(source, other.cue) for other in ruled if other.cue is not None)
    ):
        source = tag.source
    content = tuple(Span(*part) for part in attribution.content)
    if not tag.content and tag.cue is not None and "\n" in text[tag.cue.end : content[0].start]:
        content = ()
    elif tag.content and (tag.cue_pos == "noun" or _is_muddled(tag, cue, content, source, ruled)):
        content = tag.content
    return replace(tag, source=source, content=_end_before(tag, content, ruled))


def _is_muddled(
    tag: Tagged, cue: Span, content: Sequence[Span], source: Sequence[Span], ruled: Sequence[Tagged]
) -> bool:
    """Whether a content holds its own source, stands in other sentences alone, has lost words to the tagger's
    cue ("denied responsibility for"), or is told by a cue that the rules see inside it."""
    if any(part.overlaps(span) for part in content for span in source):
        return True
    if any(part.overlaps(cue) for part in tag.content):
        return True
    if tag.content and all(
        part.end <= tag.content[0].start or tag.content[-1].end <= part.start for part in content
    ):
        return True
    inner = (other for other in ruled if other.cue is not None and _holds(tag.content, other.cue))
    return any(list(other.content) == list(content) for other in inner)


def _end_before(tag: Tagged, content: tuple[Span, ...], ruled: Sequence[Tagged]) -> tuple[Span, ...]:
    """ "She insisted that … and does not deny …": what the same source says by another verb is not said by
    the first, though the words run on."""
    if not tag.content or not tag.source:
        return content
    end = tag.content[-1].end
    others = (other.cue for other in ruled if other is not tag and other.source == tag.source)
    if not any(cue is not None and cue.start >= end and _holds(content, cue) for cue in others):
        return content
    kept = tuple(Span(span.start, min(span.end, end)) for span in content if span.start < end)
    return kept or content


def _holds(content: Sequence[Span], cue: Span) -> bool:
    return any(part.contains(cue) for part in content)


def _as_tag(attribution: Attribution, cue: Span) -> Tagged:
    """A cue that no rule has found; what it means is read from its words later."""
    return Tagged(
        cue=cue,
        cue_lemma="",
        source=(Span(*attribution.source),) if attribution.source is not None else (),
        content=tuple(Span(*part) for part in attribution.content),
    )


def _stays(tag: Tagged, joined: Sequence[Tagged], tree: Tree, index: CueIndex) -> bool:
    if tag.cue is None or not tag.content or tag.relayed or tag.aside or tag.answers is not None:
        return True
    if any(_holds(other.content, tag.cue) or _carries(tag, other) for other in joined):
        return True
    if any(other.aside and _is_before(tag, other.content[0]) for other in joined):
        return True
    passed_on = [part for other in joined if other.relayed for part in other.content]
    if any(part.overlaps(span) for part in passed_on for span in tag.content):
        return True
    if tag.cue_pos in _SINGLE_WORDS and not _is_plain(tag, tree, index):
        return False
    taken = [part for other in joined if not other.relayed for part in other.content]
    return not any(part.overlaps(span) for part in taken for span in tag.content)


def _is_before(tag: Tagged, aside: Span) -> bool:
    """Whether what is set aside stands in a content, or behind one that it is set against."""
    return _holds(tag.content, aside) or (bool(tag.source) and tag.content[-1].end <= aside.start)


def _is_plain(tag: Tagged, tree: Tree, index: CueIndex) -> bool:
    """Whether the construction says by itself that something is told: a clause, a denial denied, words set
    off by a comma before source and cue ("The well was dry, he said"), a number given ("puts it at 30")."""
    text = tree.text
    opener = tag.content[0].of(text).partition(" ")[0].lower()
    if opener in index.grammar.complementisers or (tag.negated and tag.source):
        return True
    if tag.cue is None or not tag.source or tag.cue_pos != "verb":
        return False
    if tag.source[0].of(text).partition(" ")[0].lower() in index.grammar.nobody:  # "No Walls said …"
        return True
    nothing = any(word in index.negations for word in tag.source[0].of(text).lower().split()[:1])
    if tag.cue_lemma in index.denying and not nothing and _holds_claim(tag, text, index):
        return True
    behind = text[tag.content[-1].end : min(tag.cue.start, tag.source[0].start)]
    return behind.strip("\"'”’ ") == "," or _gives_number(tag, tree, index)


def _gives_number(tag: Tagged, tree: Tree, index: CueIndex) -> bool:
    """ "The prefecture *put* the number of people in the camp *at 180*": not "put them at risk"."""
    patterns = index.verbs.get(tag.cue_lemma, ())
    if tag.source[0].of(tree.text).split()[-1].lower().removesuffix("s") in index.nouns:
        return False  # "earlier *reports* put the toll at 19"
    if not any(pattern.cue.content == PUT_AT for pattern in patterns):
        return False
    last = [word for word, span in enumerate(tree.spans) if tag.content[-1].contains(span)][-1:]
    return any(tree.tags[word] == "CD" for word in last)


def _holds_claim(tag: Tagged, text: str, index: CueIndex) -> bool:
    """ "dismissed as baseless *the claims* of …": what is denied is a noun of claiming."""
    words = (word.strip(",.") for word in tag.content[0].of(text).lower().split()[:_OPENING])
    return any(word in index.nouns or word.removesuffix("s") in index.nouns for word in words)


def _carries(tag: Tagged, other: Tagged) -> bool:
    """ "The nurse said *the boy had told her …*": all that the one says is that the other said it."""
    if other.cue is None or not other.source or not _holds(tag.content, other.cue):
        return False
    return len(tag.content) == 1 and tag.content[0].start == other.source[0].start
