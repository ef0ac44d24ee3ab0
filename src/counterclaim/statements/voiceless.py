"""Cues that nobody speaks by: those that name what a sentence goes against, and those of no one's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.codebook.schema import ReferenceWords
from counterclaim.codebook.schema.nouns import singulars
from counterclaim.model import MentionKind, Sentence, Stance, hull
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.wording import before_words

_RELATIVE = 4  # words of "the majority of whom"
_TITLED = re.compile(r"(?:[A-Z][\w.]* ){1,2}\Z")  # "than *Advocate* N reported"
_LONGEST = 40  # characters of a word


class Voiceless:
    """Tells the attributions of one report that say nothing."""

    def __init__(self, text: str, sentences: Sequence[Sentence], words: ReferenceWords) -> None:
        self._text = text
        self._sentences = sentences
        self._words = words
        contrasts = "|".join(re.escape(opener) for opener in words.contrasts) or "(?!)"
        comparing = "|".join(words.comparing) or "(?!)"
        self._comparing = re.compile(comparing, re.IGNORECASE)
        self._passive = re.compile(rf"\s(?:\w+\s)?(?:{'|'.join(words.passive) or '(?!)'})\b", re.IGNORECASE)
        self._bodies = frozenset((*words.bodies, *words.groups, *words.roles))
        self._count = re.compile(rf"(?:{'|'.join(words.counts.nouns) or '(?!)'})\b", re.IGNORECASE)
        self._silent = re.compile("|".join(words.edges.silent) or "(?!)", re.IGNORECASE)
        self._contrast = re.compile(rf"\b(?:{contrasts})\b[^,;:.!?]*\Z", re.IGNORECASE)

    def holds(self, item: Attribution) -> bool:
        return any(
            holds(item)
            for holds in (
                self._is_contrasted,
                self._is_nobodys,
                self._is_relative,
                self._is_comparison,
                self._is_bidden,
                self._is_named_so,
                self._says_who,
                self._says_nothing,
            )
        )

    def _is_comparison(self, item: Attribution) -> bool:
        """ "Four died, one more *than was announced*"."""
        start = self._sentences[item.sentence].span.start
        if item.cue is None:
            return False
        first = min(item.cue.start, hull(item.source).start) if item.source else item.cue.start
        before = _TITLED.sub("", self._text[start:first])
        places = (before, self._text[start : item.cue.start])
        return any(self._comparing.search(words) is not None for words in places)

    def _is_named_so(self, item: Attribution) -> bool:
        """Whether the cue is a word of a name: "Ballyknock *Says* No"."""
        if item.cue is None or not item.source or item.source[-1].end != item.cue.start - 1:
            return False
        behind = self._text[item.cue.end : item.cue.end + _LONGEST].split()[:1]
        beside = (*item.source[-1].of(self._text).split()[-1:], item.cue.of(self._text), *behind)
        return bool(behind) and all(word[:1].isupper() and not word.isupper() for word in beside)

    def _is_bidden(self, item: Attribution) -> bool:
        """ "They were driven out of lorries and *told to walk*": who is told says nothing."""
        if item.cue is None or not item.source or item.row is None or not item.content:
            return False
        source = hull(item.source)
        bidden = item.cue.of(self._text).lower() in self._words.bidden
        told = bidden and item.content[0].of(self._text).partition(" ")[0].lower() == "to"
        if not told or source.end > item.cue.start:
            return False
        return self._passive.match(self._text, source.end, item.cue.start) is not None

    def _says_who(self, item: Attribution) -> bool:
        """Whether the content is only whose claim it is ("the accusations of *the organisation*"), or the
        pronoun of what was told before ("a message *that* this paper has heard")."""
        if item.row is None or not item.content or len(item.content) > 1:
            return False
        said = item.content[0]
        if said.of(self._text).lower() in self._words.other_pronouns:
            return not item.row.kind.public and item.row.stance is Stance.ASSERTS
        if item.row.pos != "noun" or item.source or item.cue is None or item.cue.start > said.start:
            return False
        tokens = [token for token in self._sentences[item.sentence].tokens if said.contains(token.span)]
        verbs = [token for token in tokens if token.pos in ("VERB", "AUX", "NUM")]
        if any(self._text[max(token.span.start - 1, 0)] != "-" for token in verbs):  # "rebel-run offices"
            return False
        words = before_words(said.of(self._text).split(",")[0], self._words.of).split()
        head = next((word for word in words if word[:1].islower() and self._is_body(word)), "")
        body = bool(head) and (head == words[-1] or words[words.index(head) + 1][:1].isupper())
        mentions = self._sentences[item.sentence].mentions
        actors = [m.span for m in mentions if m.kind is MentionKind.ACTOR]
        return body or any(actor.overlaps(said) and actor.end == said.end for actor in actors)

    def _says_nothing(self, item: Attribution) -> bool:
        """ "He said *that he had nothing to add*": no answer, in words."""
        if item.row is None or not item.row.kind.public or len(item.content) != 1:
            return False
        return self._silent.match(item.content[0].of(self._text).strip("\"'“”‘’ ")) is not None

    def _is_body(self, noun: str) -> bool:
        return not self._bodies.isdisjoint(singulars(noun.lower(), self._words.plurals))

    def _is_relative(self, item: Attribution) -> bool:
        """ "At least 70 were hurt, *most of whom* have not seen a doctor", "rumours, according to *which* …":
        what is told of those who were named before."""
        words = " ".join(span.of(self._text) for span in item.source).lower().split()
        if not words or words[-1] not in self._words.relatives or len(words) > _RELATIVE:
            return False
        preposition = item.row is not None and item.row.pos == "preposition"
        return len(words) > 1 or preposition

    def _is_contrasted(self, item: Attribution) -> bool:
        """Whether the cue only names what the sentence goes against, so that the rest is not its own:
        "contrary to what was claimed, nobody was hurt", "*contrary to* reports, nine fled", "nobody was hurt,
        contrary to what he claims"."""
        own = [*item.source, *item.cues]
        if not own or not item.content:
            return False
        if item.cue is not None and item.cue.of(self._text).lower() in self._words.contrasts:
            return True
        whole, told = hull(own), hull(item.content)
        start = self._sentences[item.sentence].span.start
        opener = self._contrast.search(self._text[start : whole.start])
        if opener is None:
            return False
        if told.end <= start + opener.start() or any(
            part.overlaps(span) for part in item.content for span in own
        ):
            return True
        if told.of(self._text).lower() in self._words.other_pronouns:  # "contrary to *what* they claim"
            return True
        return whole.end <= told.start and "," in self._text[whole.end : told.start]

    def _is_nobodys(self, item: Attribution) -> bool:
        """Whether the source is no one ("everything points to …"), or the cue only tells which noun is meant
        ("the person concerned")."""
        if item.cue is None or not item.source:
            return False
        words = " ".join(span.of(self._text) for span in item.source).lower()
        bare = words.partition(" ")[2] if words.partition(" ")[0] in self._words.articles else words
        # "the official *said*": somebody does
        counted = self._count.match(item.cue.of(self._text)) is not None
        counts = counted and bare in self._words.counts.before
        if words in self._words.things or counts:  # "by the *official* count"
            return True
        if words.split()[-1] in self._words.lifeless and words.partition(" ")[0] not in self._words.articles:
            return True  # "*his body* showed bruises", but "the body said"
        beside = (
            item.source[-1].end <= item.cue.start
            and not self._text[item.source[-1].end : item.cue.start].strip()
        )
        return beside and item.cue.of(self._text).lower() in self._words.postposed
