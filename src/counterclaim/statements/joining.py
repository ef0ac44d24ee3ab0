"""Tagged spans and quotations made one, step by step in the order of STEPS:

1. what opens a new sentence behind a cue is a statement of its own;
2. a source ends where a quotation begins;
3. a cue inside a quotation whose source is the speaker himself ("I saw …") is no statement of its own;
4. a cue that nobody speaks by ("contrary to what was claimed") is none, and a claim that somebody only takes
   note of is who makes it;
5. a quotation inside or around a tagged content widens it to the marks, and over all its sentences;
6. a quotation beside a cue that takes one becomes its content, what stands after the cue first;
7. a second quotation after a comma behind cue and source is the rest of the first;
8. turns, blocks and a press release's "we" are whose the form of the report says;
9. a cue that has no content by now says nothing;
10. words behind "Name:" are that name's;
11. a quotation of whole sentences without a cue goes on with the last speaker before it, but for one of
    a word or two;
12. a figure that is told as somebody's is said by whose it is;
13. a claim that a clause calls untrue is denied by whose words the clause is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.model import MentionKind, Sentence, Span, Tagged
from counterclaim.statements.attributions import (
    Attribution,
    CueRows,
    count_words,
    merge_spans,
    share_within,
)
from counterclaim.statements.clausal_sources import settle_clausal
from counterclaim.statements.colons import run_past_colons
from counterclaim.statements.continuing import SCARE_WORDS, find_labelled, go_on_without_cue
from counterclaim.statements.cue_words import know_cue
from counterclaim.statements.edges import drop_carried, mend_contents
from counterclaim.statements.forms import speak_by_form
from counterclaim.statements.hearers import hear
from counterclaim.statements.loose_ends import tie_loose_ends
from counterclaim.statements.owned_counts import find_owned_counts
from counterclaim.statements.pointing_back import point_back
from counterclaim.statements.quotes import Quotation, Quotations
from counterclaim.statements.refuting import find_refuted
from counterclaim.statements.side_by_side import part_speakers
from counterclaim.statements.taking_note import give_back
from counterclaim.statements.taking_quotations import QuotationTaker
from counterclaim.statements.voiceless import Voiceless
from counterclaim.statements.whole_names import name_whole


class Joiner:
    """Joins what was tagged and quoted in one report."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        quotations: Quotations,
        rows: CueRows,
        words: ReferenceWords,
        without: Collection[str] = (),
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._quotations = quotations
        self._rows = rows
        self._words = words
        self._without = without
        self._used: set[int] = set()
        self._voiceless = Voiceless(text, sentences, words)
        bodies = "|".join(body.capitalize() for body in words.bodies) or "(?!)"
        self._former = re.compile(rf"\b((?:{bodies}) (?:of|for) (?:the )?[A-Z][\w ]*,)\s*\Z")
        self._taker = QuotationTaker(text, quotations, words, self._used)

    def join(self) -> list[Attribution]:
        """All attributions in order; those of STEPS that are in `without` are left out."""
        found = self._tagged()
        for name, step in STEPS.items():
            if name not in self._without:
                found = step(self, found)
        return sorted(found, key=lambda item: (item.start, item.cue or item.content[0]))

    def _cut_all(self, found: list[Attribution]) -> list[Attribution]:
        return [self._cut_new_sentence(item) for item in found]

    def _cut_new_sentence(self, item: Attribution) -> Attribution:
        """``"Close it," she said. "Today."``: what opens a new sentence behind the cue, or stands behind a
        semicolon there, is told anew."""
        end = self._sentences[item.sentence].span.end
        if item.cue is not None and item.content and item.content[0].end <= item.cue.start:
            stop = self._text.find(";", item.cue.end, end)
            end = stop if stop >= 0 else end
        kept = tuple(span for span in item.content if span.start < end)
        return replace(item, content=kept) if kept else item

    def _untangle_all(self, found: list[Attribution]) -> list[Attribution]:
        named = settle_clausal(
            self._text, self._sentences, name_whole(self._text, self._sentences, found), self._words.edges
        )
        return [self._untangle(item) for item in named]

    def _tie_loose_ends(self, found: list[Attribution]) -> list[Attribution]:
        return tie_loose_ends(self._text, self._sentences, found, self._words)

    def _give_back(self, found: list[Attribution]) -> list[Attribution]:
        return give_back(self._text, self._sentences, found, self._quotations, self._rows, self._words)

    def _part_speakers(self, found: list[Attribution]) -> list[Attribution]:
        return part_speakers(self._text, self._sentences, found, self._quotations, self._words)

    def _drop_self_reports(self, found: list[Attribution]) -> list[Attribution]:
        return [item for item in found if not self._is_self_report(item)]

    def _drop_voiceless(self, found: list[Attribution]) -> list[Attribution]:
        return [item for item in found if not self._voiceless.holds(item)]

    def _widen_all(self, found: list[Attribution]) -> list[Attribution]:
        return self._once([self._widen(item) for item in found])

    def _drop_empty(self, found: list[Attribution]) -> list[Attribution]:
        return [i for i in point_back(self._text, self._sentences, found, self._words) if i.content]

    def _add_owned_counts(self, found: list[Attribution]) -> list[Attribution]:
        return [*found, *find_owned_counts(self._text, self._sentences, found, self._quotations, self._words)]

    def _add_refuted(self, found: list[Attribution]) -> list[Attribution]:
        return find_refuted(self._text, self._sentences, found, self._quotations, self._words)

    def _run_past_colons(self, found: list[Attribution]) -> list[Attribution]:
        return run_past_colons(self._text, self._sentences, found, self._quotations, self._words)

    def _add_labelled(self, found: list[Attribution]) -> list[Attribution]:
        made = find_labelled(self._text, self._sentences, found, self._quotations, self._used, self._words)
        return [*found, *made]

    def _add_by_form(self, found: list[Attribution]) -> list[Attribution]:
        return speak_by_form(self._text, self._sentences, found, self._quotations, self._used, self._words)

    def _add_continued(self, found: list[Attribution]) -> list[Attribution]:
        return [*found, *go_on_without_cue(self._text, self._sentences, found, self._quotations, self._used)]

    def _tagged(self) -> list[Attribution]:
        found = []
        for number, sentence in enumerate(self._sentences):
            for tagged in sentence.tagged:
                found.append(
                    Attribution(
                        source=tagged.source,
                        cue=tagged.cue,
                        content=tagged.content,
                        sentence=number,
                        row=self._rows.find(tagged),
                        tagged=tagged,
                        relayed_by=_relayers(tagged, sentence),
                        rule=f"cue:{tagged.cue_lemma}",
                    )
                )
        return [know_cue(self._text, item, self._rows.words) for item in found]

    def _once(self, found: list[Attribution]) -> list[Attribution]:
        """``insisted that "…, he added.``: the words that end an open quotation tell it no second time."""
        opened = {
            item.quotation.start
            for item in found
            if item.quotation is not None and not item.quotation.closed and item.cue is not None
            if item.cue.end <= item.quotation.start
        }
        return [item for item in found if not self._only_resumes(item, opened)]

    def _only_resumes(self, item: Attribution, opened: set[int]) -> bool:
        quotation = item.quotation
        if quotation is None or quotation.start not in opened:
            return False
        if item.cue is None or item.cue.start < quotation.end:
            return False
        return share_within(self._text, item.content, quotation.parts) >= 0.8

    def _untangle(self, item: Attribution) -> Attribution:
        """A source that the parser let run into a quotation, cut back to the words outside it."""
        source: list[Span] = []
        for span in item.source:
            for number in self._quotations.near(span):
                for part in self._quotations[number].parts:
                    if not part.overlaps(span) or part.contains(span) or span.contains(part):
                        continue
                    span = Span(part.end, span.end) if part.end < span.end else Span(span.start, part.start)
            while span.start < span.end and self._text[span.start].isspace():
                span = Span(span.start + 1, span.end)
            source.append(self._with_former_part(span, item.sentence))
        return replace(item, source=tuple(span for span in source if len(span)))

    def _with_former_part(self, source: Span, sentence: int) -> Span:
        """ "The Ministry of the Interior, *Local Authorities and Planning*": a name whose last parts a parser
        takes for who speaks."""
        if not self._text[source.start : source.start + 1].isupper():
            return source
        before = self._text[self._sentences[sentence].span.start : source.start]
        former = self._former.search(before)
        if former is None:
            return source
        return Span(source.start - (len(before) - former.start(1)), source.end)

    def _is_self_report(self, item: Attribution) -> bool:
        if item.cue is None or not self._quotations.cover(item.cue):
            return False
        words = " ".join(span.of(self._text) for span in item.source).lower().split()
        if not words:
            return item.row is None or item.row.pos != "noun"
        return words[0] in self._words.first_person or (
            len(words) == 1 and not words[0].istitle() and self._is_pronoun(words[0])
        )

    def _is_pronoun(self, word: str) -> bool:
        return word in (
            *self._words.person_pronouns,
            *self._words.group_pronouns,
            *self._words.thing_pronouns,
            *self._words.other_pronouns,
        )

    def _widen(self, item: Attribution) -> Attribution:
        """Content to the marks of the quotations that it touches, when the cue stands outside them."""
        content = item.content
        for number in self._quotations.near(*content):
            quotation = self._quotations[number]
            outside = item.cue is None or not quotation.touches(item.cue)
            if not outside or not any(quotation.touches(span) for span in content):
                continue
            if any(quotation.touches(span) for span in item.source):
                continue
            if share_within(self._text, content, quotation.parts) >= 0.8:
                content = tuple(span for span in content if self._adjoins(span, quotation) or len(span) > 30)
                content = merge_spans((*content, *quotation.parts))
            elif count_words(self._text, quotation.parts) > SCARE_WORDS or share_within(
                self._text, quotation.parts, content
            ):
                content = merge_spans((*content, *quotation.parts))
            if not quotation.closed:
                content = self._clip(content, quotation)
            self._used.add(number)
            item = replace(item, quotation=item.quotation or quotation)
        return replace(item, content=content)

    def _clip(self, content: Sequence[Span], quotation: Quotation) -> tuple[Span, ...]:
        """The content up to where an open quotation was found to end."""
        kept = (
            Span(span.start, min(span.end, quotation.end)) for span in content if span.start < quotation.end
        )
        return tuple(span for span in kept if len(span))

    def _adjoins(self, span: Span, quotation: Quotation) -> bool:
        """Whether a stretch of the content touches the quotation: "that he “…”"."""
        return quotation.touches(span) or not self._text[span.end : quotation.start].strip()

    def _attach(self, found: list[Attribution]) -> list[Attribution]:
        return self._taker.attach(found)

    def _go_on(self, found: list[Attribution]) -> list[Attribution]:
        return self._taker.go_on(found)

    def _mend_contents(self, found: list[Attribution]) -> list[Attribution]:
        return mend_contents(self._text, self._sentences, found, self._quotations, self._used, self._words)

    def _hear(self, found: list[Attribution]) -> list[Attribution]:
        carried = drop_carried(self._text, found, self._rows, self._words.edges)
        return hear(self._text, carried, self._words.edges)


STEPS: Mapping[str, Callable[[Joiner, list[Attribution]], list[Attribution]]] = {
    "a new sentence behind a cue is a statement of its own": Joiner._cut_all,
    "sources cut back to the words outside quotations": Joiner._untangle_all,
    "nouns that a verb carries are said once; who was told passes on": Joiner._hear,
    "figures side by side are each their own voice's": Joiner._part_speakers,
    "claims that are only taken up are those others'": Joiner._give_back,
    "no self-reports inside quotations": Joiner._drop_self_reports,
    "no cues that nobody speaks by": Joiner._drop_voiceless,
    "contents widened to their marks": Joiner._widen_all,
    "quotations beside a cue": Joiner._attach,
    "second halves of broken quotations": Joiner._go_on,
    "contents end with their quotation, and stand before their verb": Joiner._mend_contents,
    "turns, blocks and the first person by the report's form": Joiner._add_by_form,
    "no cues without a content, but denials that point back": Joiner._drop_empty,
    "clauses of the toll, and where somebody was told": Joiner._tie_loose_ends,
    "words behind a name and a colon": Joiner._add_labelled,
    "words behind a colon in a sentence": Joiner._run_past_colons,
    "continued speech": Joiner._add_continued,
    "figures told as somebody's": Joiner._add_owned_counts,
    "claims that a clause calls untrue": Joiner._add_refuted,
}


def _relayers(tagged: Tagged, sentence: Sentence) -> tuple[tuple[Span, ...], ...]:
    """Who passes it on; people who are only counted ("nine died, citing records") pass on nothing."""
    counted = {
        mention.span.start
        for mention in sentence.mentions
        if mention.kind is MentionKind.FIGURE and "article" not in mention.note
    }
    if not tagged.relayed_by or tagged.relayed_by[0].start in counted:
        return ()
    return (tagged.relayed_by,)
