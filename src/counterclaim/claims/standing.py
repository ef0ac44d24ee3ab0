"""What a site is called that goes by where it stands: "the camp at Lesk", "the prison in Oru"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from counterclaim.claims.drafts import is_located
from counterclaim.claims.page import Page
from counterclaim.claims.rules import Rules
from counterclaim.codebook.schema import Codebook
from counterclaim.model import MentionKind, Place, Span, Token
from counterclaim.model.places import CITY, REGION, rank_precision
from counterclaim.model.values import hull

_FULL = 2  # words of "Velland centre"
_LONGEST_NUMBER = 3  # figures of a site's number


class Standing:
    """Reads the words of one report's sites: `core` are those up to the head noun, `span` all of them."""

    def __init__(self, page: Page, rules: Rules, codebook: Codebook) -> None:
        self._page = page
        self._rules = rules
        self._indefinite = rules.indefinite | frozenset(codebook.language.references.indefinites)

    def is_any(self, core: Span) -> bool:
        """Whether the phrase is told of as one of several: "a centre", "one of the camps"."""
        tokens = self._page.tokens(core)
        return bool(tokens) and tokens[0].lemma.lower() in self._indefinite

    def find_number(self, span: Span, core: Span) -> Span | None:
        """The number that is the name of a site: "Camp *14*" is not "Camp 1"."""
        behind = self._find_behind(span, core)[:1]
        noun = self._page.tokens(core)[-1:]
        if not behind or not noun or not noun[0].text[:1].isupper():
            return None
        numbered = behind[0].text.isdigit() and len(behind[0].text) <= _LONGEST_NUMBER
        return behind[0].span if numbered else None

    def find_people(self, span: Span) -> str:
        """The noun of those whom a site is for: "the centre *for minors*"; "" where nothing tells."""
        behind = self._page.behind(span)[:_FULL]
        led = behind[0].text.lower() if behind and behind[0].pos == "ADP" else ""
        if not led or led in self._rules.lying_in or led in self._rules.of:
            return ""
        nouns = (token.lemma.lower() for token in behind if token.pos == "NOUN")
        return next((noun for noun in nouns if noun in self._rules.people), "")

    def find_place_behind(self, span: Span) -> Place | None:
        """The place in which a site lies whose phrase is parted from it by those who are held there: "the
        guarded centre *for foreigners* in Lesk"."""
        behind = self._page.behind(span)
        people = list(takewhile(lambda token: token.pos in ("ADP", "ADJ", "NOUN"), behind))
        if len(people) < 3 or people[-1].text.lower() not in self._rules.lying_in:
            return None
        if people[0].pos != "ADP" or people[-2].lemma.lower() not in self._rules.people:
            return None
        after = behind[len(people) : len(people) + 1]
        if any(token.pos in ("ADP",) for token in people[1:-1]) or not after:
            return None
        places = (item.value for item in self._page.mentions(MentionKind.PLACE, after[0].span))
        return next((place for place in places if isinstance(place, Place)), None)

    def is_definite(self, core: Span) -> bool:
        """Whether the phrase points at a site already told of ("the centre", "this facility")."""
        first = self._page.tokens(core)[0]
        return first.pos in ("DET", "PRON") and first.lemma.lower() not in self._indefinite

    def find_called(self, span: Span, core: Span) -> Span | None:
        """The words by which a site goes that is called by where it stands: "the detention centre at Lesk",
        "the camp on the river at Lesk"; not "a centre in Lesk", nor the centre of a town."""
        if self._is_of_town(core):
            return core
        led = self._find_leading(span, core)
        if led is None or not self.is_definite(core):
            return None
        if led.text.lower() in self._rules.of and self._is_bare(core):
            return None
        after = self._find_behind(span, led.span)
        name = list(takewhile(lambda token: token.pos == "PROPN", after))
        if not name or not self._may_name(led, hull(token.span for token in name)):
            return None
        return Span(core.start, name[-1].span.end)

    def is_only(self, span: Span, core: Span) -> bool:
        """Whether it is told of as the one of its kind in its town: "the detention centre in Oru". "Its
        centre in Oru" is one of its own."""
        behind = self._find_behind(span, core)[:2]
        if len(behind) < 2 or not self.is_definite(core) or self._page.tokens(core)[0].pos == "PRON":
            return False
        places = (item.value for item in self._page.mentions(MentionKind.PLACE, behind[1].span))
        in_town = any(isinstance(place, Place) and rank_precision(place) <= CITY for place in places)
        return in_town and behind[0].text.lower() in self._rules.placing

    def _find_behind(self, span: Span, words: Span) -> Sequence[Token]:
        return [token for token in self._page.tokens(span) if token.span.start >= words.end]

    def _find_leading(self, span: Span, core: Span) -> Token | None:
        """The word before the place's name: right behind the noun, or the last one where what a site lies on
        comes before it."""
        behind = self._find_behind(span, core)
        if len(behind) < 2 or behind[0].text.lower() not in self._rules.upon or behind[1].pos == "PROPN":
            return behind[0] if behind else None
        led = [token for token in behind[1:] if token.text.lower() in self._rules.naming]
        return led[-1] if led else None

    def _may_name(self, led: Token, name: Span) -> bool:
        """Whether a place's name can be that of a site in it: behind "at", and behind "on" of what is too
        small for the map."""
        word = led.text.lower()
        if word not in self._rules.upon:
            return word in self._rules.naming
        places = (item.value for item in self._page.mentions(MentionKind.PLACE, name))
        return not any(isinstance(place, Place) and is_located(place) for place in places)

    def _is_bare(self, core: Span) -> bool:
        return len([token for token in self._page.tokens(core) if token.pos != "DET"]) == 1

    def _is_of_town(self, core: Span) -> bool:
        """Whether a town's name stands in it, and no other is so called: "the Tripoli centre". A wider place
        names it only with all that it is: "the Velland reception centre"."""
        places = [item.value for item in self._page.mentions(MentionKind.PLACE, core)]
        widest = REGION if len([t for t in self._page.tokens(core) if t.pos != "DET"]) > _FULL else CITY
        towns = [place for place in places if isinstance(place, Place) and rank_precision(place) <= widest]
        return bool(towns) and not self.is_any(core)
