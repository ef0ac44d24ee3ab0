"""What sets a happening apart in its report's own words: names, whole names, rare words and ages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from counterclaim.model import ActorKind, Claim, Happening, Reading, Report, Span
from counterclaim.model.names import fold_name

WORD = "word:"  # before a word that is no name
SITE = "site:"  # before a whole name that is no victim's: a site's, a body's, a speaker's
HEAD = "head:"  # before a word with a capital in the title, or in the name of the publisher
AGE = "age:"  # before the years of somebody's age

_REACH = 250  # code points read on either side of a trigger: about two sentences
_LEAD = 600  # code points: a happening first told in these is what its report is about
_READ = 5000  # code points of a report that are read for what it is about
_WORD = re.compile(r"\w[\w'’]*")
_ENDS = re.compile(r"[.!?…:\"“”»«\n]\s*$")
# "15-year-old" and "Ana Odam, 24," in the marks alone, whatever the language's words
_AGE = re.compile(r"(?<![\w.,$€£-])(\d{1,2})(?:-\w+-\w+|(?<=, \d)(?=,)|(?<=, \d\d)(?=,))")
_BEFORE = re.compile(r"([A-Z][\w'’-]+)(?:,? (?:Jr|Sr)\.?)?, $")
_BEHIND = re.compile(r" (?:[A-Z][\w'’.-]* ){0,3}?([A-Z][\w'’-]+)\b(?! [A-Z])")
_GENITIVE = re.compile(r"['’]s$")
_JOINED = re.compile(r"(?: |-| \w\.? )$")  # also around an initial


def find_words(
    text: str,
    happening: Happening,
    claims: Sequence[Claim] = (),
    sites: Iterable[Span] = (),
    heading: str = "",
) -> frozenset[str]:
    """What `text` says near the happening's triggers and the words of the claims about it; of one that its
    report begins with, all that the report says.

    Folded words with a capital that is not due to the start of a sentence are names ("meru"), and two in a
    row a whole name ("sora meru"), which one in the stretches `sites` is besides as "site:sora
    meru"; other words, and numbers, stand as "word:tent"; ages as "age:24".
    Of `heading`, title and publisher, the words with a capital stand as "head:meru": names among others.
    Scripts without capitals give no names; linking then goes by site, place, day, figures and words.
    """
    found: set[str] = set()
    named = sorted(sites)
    for part in _find_parts(text, happening, claims):
        found.update(_read_part(text, part, named))
    if happening.focal:
        words = (word for word in _WORD.findall(heading) if word[0].isupper())
        found.update(f"{HEAD}{each}" for word in words for each in _fold(word))
    return frozenset(found)


def head_of(report: Report) -> str:
    """What stands above a report's text: its title and who published it."""
    return " ".join(filter(None, (report.title, report.publisher)))


def find_nobodies(reading: Reading) -> list[Span]:
    """The names in a report that are no victim's: those of sites, of bodies, and of persons who speak."""
    speaking = {actor for statement in reading.statements for actor in statement.actor_ids}
    spans = [span for site in reading.sites for span in site.spans]
    for member in reading.cast:
        if member.kind is not ActorKind.PERSON or (member.id in speaking and not member.private):
            spans += member.spans
    return spans


def find_before(happening: Happening, reading: Reading) -> frozenset[str]:
    """The types of what its report tells of as news before it."""
    first = min(happening.triggers, default=None)
    told = (item for item in reading.happenings if item.focal and item.id != happening.id and item.triggers)
    return frozenset(name for item in told if first and min(item.triggers) < first for name in item.types)


def _is_lead(happening: Happening) -> bool:
    """Whether it is what its report is about."""
    return happening.focal and bool(happening.triggers) and min(happening.triggers).start < _LEAD


def _find_parts(text: str, happening: Happening, claims: Sequence[Claim]) -> Iterator[Span]:
    """The stretches of text that are read, in order, none twice."""
    spans = sorted({*happening.triggers, *(claim.evidence for claim in claims)})
    end = 0
    if _is_lead(happening):
        end = min(len(text), _READ)
        yield Span(0, end)
    for span in spans:
        start = max(end, span.start - _REACH)
        until = min(len(text), span.end + _REACH)
        if until > start:
            yield Span(start, until)
            end = until


def _read_part(text: str, part: Span, sites: Sequence[Span]) -> Iterator[str]:
    near = part.of(text)
    former, ended = "", 0  # the name just before, and where it ends
    for match in _WORD.finditer(near):
        word = match.group()
        cut = (match.start() == 0 and part.start > 0) or (match.end() == len(near) and part.end < len(text))
        if cut or (len(word) < 3 and not word.isdigit()):
            continue
        folded = _fold(word)
        opens = match.start() == 0 or _ENDS.search(near[max(0, match.start() - 4) : match.start()])
        if not word[0].isupper():
            yield from (f"{WORD}{each}" for each in folded)
            former = ""
            continue
        yield from (f"{WORD}{each}" for each in folded) if opens else folded
        if former and folded and _JOINED.match(near[ended : match.start()]):
            start = part.start + match.start()
            yield f"{former} {folded[0]}"
            if any(site.start < start < site.end for site in sites):
                yield f"{SITE}{former} {folded[0]}"
        former, ended = (folded[-1] if folded else ""), match.end()
    for match in _AGE.finditer(near):
        yield f"{AGE}{match.group(1)}"
        who = _BEFORE.search(near, 0, match.start()) or _BEHIND.match(near, match.end())
        if who is not None and (folded := _fold(who.group(1))):
            yield f"{AGE}{match.group(1)} {folded[-1]}"


@lru_cache(maxsize=100_000)
def _fold(word: str) -> tuple[str, ...]:
    """Without the mark of a genitive: "Odam's" is Odam."""
    return tuple(fold_name(_GENITIVE.sub("", word)).split())
