"""From what took place to the sentences of one report, with every slot's place in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from counterclaim.model import Period, Quantity, Span
from quality.synthetic_world import Speaker, SyntheticSite, Truth, load_registers, load_words, make_name

_SLOT = re.compile(r"\[|\]|\{(\w+)\}")
_DAY = "on {day:%A}"
_DATE = "on {day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A slot as it was filled: `value` is what its words stand for."""

    name: str
    span: Span
    value: Any = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that says something (`kind`), or one that fills the page ("")."""

    kind: str
    text: str
    marks: tuple[Mark, ...] = ()
    speaker: Speaker | None = None

    def at(self, start: int) -> "Line":
        moved = (
            replace(mark, span=Span(mark.span.start + start, mark.span.end + start)) for mark in self.marks
        )
        return replace(self, marks=tuple(moved))

    def find(self, name: str) -> Mark | None:
        return next((mark for mark in self.marks if mark.name == name), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its headline; a copy has the same lines under another one."""

    title: str
    lines: tuple[Line, ...]


def write_draft(truth: Truth, published: date, stage: int, random: Random) -> Draft:
    """What a writer makes of it on a day; `stage` counts the reports so far: tolls rise with it."""
    words = load_words()
    values = _Values(truth, published, stage, random)
    told = list(truth.speakers)
    random.shuffle(told)
    lead = values.fill("lead", random.choice(_leads(truth, random)), told[0], told)
    lines = [lead]
    for item in random.sample(words["follow"], random.choice((1, 2, 2, 3, 4))):
        speaker = told[len(lines) % len(told)]
        lines += [values.fill(item["kind"], item["text"], speaker, told)]
        lines += [Line("", random.choice(words["words"]["filler"]))] if random.random() < 0.15 else []
    lines += [Line("", _make_page(random)) for _ in range(random.choice((2, 3, 4, 6)))]
    title = random.choice(words["words"]["headlines"]).format(
        n=max(truth.figures.values()),
        site=truth.site.names[0],
        place=truth.site.place.name,
        trigger=truth.type["triggers"][0],
    )
    return Draft(title, tuple(lines))


def copy_draft(draft: Draft, random: Random) -> Draft:
    """The same text reprinted: another headline, at times without its end or with a sentence changed."""
    lines = list(draft.lines)
    if random.random() < 0.4 and len(lines) > 5:
        lines.pop()
    if random.random() < 0.3 and len(lines) > 6 and not lines[-1].kind:
        lines[-1] = Line("", random.choice(load_words()["words"]["filler"]))
    return Draft(f"{draft.title}, {random.choice(('report', 'sources', 'live'))}", tuple(lines))


def join_lines(draft: Draft) -> tuple[str, tuple[Line, ...]]:
    """The text, two sentences a paragraph, and the lines where they stand in it."""
    text, placed = "", []
    for number, line in enumerate(draft.lines):
        between = "" if not text else ("\n\n" if number % 2 == 0 else " ")
        text += between
        placed.append(line.at(len(text)))
        text += line.text
    return text, tuple(placed)


def _leads(truth: Truth, random: Random) -> list[str]:
    leads = load_words()["leads"]
    figures = [name for name in truth.figures if name in leads]
    both = "_".join(sorted(figures, reverse=True))
    if both in leads and random.random() < 0.5:
        return list(leads[both])
    return list(leads[figures[0]])


def _make_page(random: Random) -> str:
    """A sentence that no other report has: words as often as reports have them, around two names."""
    vocabulary, weights = _list_words()
    words = random.choices(vocabulary, cum_weights=weights, k=random.randint(9, 16))
    words[3:3] = [make_name(random)]
    words[8:8] = [make_name(random)]
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


@cache
def _list_words() -> tuple[list[str], list[int]]:
    """The words of the codebook's table of how many reports hold each, and these numbers added up: blocking
    and search meet rare words as rarely as in reports."""
    shares = {
        word: share
        for domain in load_registers().domains.values()
        for word, share in domain.rarity.shares.items()
        if word.isalpha()
    }
    return list(shares), list(accumulate(shares.values()))


@dataclass(slots=True)
class _Values:
    """Words for the slots of one report, with what they stand for."""

    truth: Truth
    published: date
    stage: int
    random: Random

    def fill(self, kind: str, template: str, speaker: Speaker, told: list[Speaker]) -> Line:
        text, at, marks = "", 0, []
        opened = 0
        for slot in _SLOT.finditer(template):
            text, at = text + template[at : slot.start()], slot.end()
            if slot.group() == "[":
                opened = len(text)
            elif slot.group() == "]":
                marks.append(Mark("content", Span(opened, len(text))))
            else:
                words, value = self._word(slot[1], speaker, told)
                marks.append(Mark(slot[1], Span(len(text), len(text) + len(words)), value))
                text += words
        text += template[at:]
        return Line(kind, text[:1].upper() + text[1:], tuple(marks), speaker)

    def _word(self, slot: str, speaker: Speaker, told: list[Speaker]) -> tuple[str, Any]:
        words, truth = load_words()["words"], self.truth
        match slot:
            case "voice":
                return self._name(speaker), speaker
            case "said":
                return self.random.choice(words["said"]), None
            case "trigger":
                return self.random.choice(truth.type["triggers"]), truth.type["name"]
            case "site":
                return self.random.choice(truth.site.names), truth.site
            case "place":
                return truth.site.place.name, truth.site.place
            case "day":
                return self._day()
            case "accused":
                name = self.random.choice(truth.type["doers"])
                return name, None
            case "status":
                return "closed", "closed"
        return self._figure(slot, truth.site)

    def _name(self, speaker: Speaker) -> str:
        name = self.random.choice(speaker.names)
        body = speaker.kind.value == "body" and not name.isupper()
        rank = speaker.role.capitalize()
        return f"the {name}" if body else f"{rank} {name}".strip()

    def _day(self) -> tuple[str, Period | None]:
        day = self.truth.day
        lag = (self.published - day).days
        if self.random.random() < 0.08:
            return "this week", Period(None, None, "", "open")
        if lag < 7 and self.random.random() < 0.7:
            return (
                _DAY.format(day=day),
                Period(None, None, f"weekday:{day.weekday()}", "publication"),
            )
        return _DATE.format(day=day), Period(day, day, day.isoformat())

    def _figure(self, name: str, site: SyntheticSite) -> tuple[str, Quantity]:
        words, random = load_words()["words"], self.random
        if name == "capacity":
            number = site.capacity
        elif name == "held":
            number = round(site.capacity * random.uniform(0.4, 2.2))
        else:
            full = self.truth.figures.get(name) or random.randint(1, 9)
            number = max(1, round(full * min(1.0, 0.5 + 0.25 * self.stage) + random.choice((0, 0, 0, 1, 2))))
        style = random.choices(("exact", "atleast", "about"), (7, 3, 1))[0]
        wording = random.choice(words[style]).format(number)
        if style == "about":
            return wording, Quantity(round(number * 0.8), round(number * 1.2), wording, True)
        return wording, Quantity(number, None if style == "atleast" else number, wording)


def find_lag(random: Random) -> timedelta:
    """How long after the day a report comes out: most within two days, some after weeks."""
    return timedelta(days=random.choices((0, 1, 2, 4, 9, 30), (30, 36, 16, 9, 6, 3))[0])


def list_cast(lines: tuple[Line, ...]) -> Iterator[tuple[Speaker, Span]]:
    for line in lines:
        mark = line.find("voice")
        if mark is not None:
            yield mark.value, mark.span
