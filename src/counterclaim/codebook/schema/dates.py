"""Date words of a language: weekdays, months, and the words that place a day beside another.

Words and phrases are lower case, their parts separated by single spaces. A word may stand in several lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DateWords:
    """**Days.** `weekdays`: 0 is Monday; `weekdays_all`: their plurals ("Fridays"). `months`: 1 to 12,
    written with a capital letter; `plain_months`: those that are no other word; `short`: months and weekdays
    that a dot may follow. `day_words`: days counted from publication, with the part of the day behind the
    number ("-1 night"). `holidays`: name to month and day ("12-25"); `named`: feasts whose days no calendar
    here tells; `anniversaries`; `seasons`; `decades`: word to its tens ("nineties" is 90).

    **Hours.** `day_parts`: word to morning, noon, afternoon, evening, night, midnight or daytime; `lately`:
    "early", "late" before them. `clock_marks`: "p.m." to the hours it adds; `zones`: name to what it is ahead
    of UTC ("+0200"); `local`: "local time"; `nightly`: words that alone
    mean the night before publication ("overnight"); `owners`: words behind which a decade is an age ("in
    his forties").

    **Units and numbers.** `units`: word to day, week and so on; `plurals`: those that are more than one;
    `moments`: those shorter than a day. `numbers`; `multipliers` ("hundred"); `articles`, which count one;
    `some`: numbers that are not told; `halves`; `ordinals`; `final`: "last" as an ordinal. `counted`: nouns
    that a bare number before them counts, `plural_endings`: ends of words that "of 2000" counts.

    **Places of units.** `last`, `this`, `next`: beside publication; `previous`, `following`, `same`,
    `latest`, `on_later`, `on_earlier`: beside a time told before; `ago`; `so_far`, `to_come`: the part of a
    unit before or behind publication. `parts`: adjective to early, mid or late; `part_nouns`: nouns of them;
    `ends`: those of "year-end". `fiscal`: before a year of accounts; `periods`: nouns for a quarter told
    before.

    **Ends.** `since`, `until`, `before`, `after` leave one end open. `joins` stand between the ends of a
    range, `openers` before it, `pairs` between them behind an opener ("between 2 and 4 July").

    **What makes a date of a word.** `month_after`, `year_after`, `season_after`: words behind which a bare
    month, year or season is one; `month_only`: behind which a number after a month is no day ("in July 12
    people fled").

    **Tense** of a bare weekday or month. `future`: words that put it behind publication; `maybe_future`: only
    where they stand before it; `done`, `done_endings`: words, and ends of words, that put it before;
    `soonest`: words right before it that put it behind; `deadlines`: those that do where none is of the past.

    **Vague times, durations, repetitions.** `references`: word to past, present or future; `reference_nouns`:
    those behind an article; `recent`, `coming`: adjectives of units. `lasting`: words before a duration with
    an article ("for a week"); `about`, `at_least`, `at_most`: its bounds; `more`: what stands between its
    number and its unit; `long`: behind the unit; `spanning`: behind one that is counted from a day ("the year
    ended 31 March"). `old`, `olds`: behind the unit of an age; `so_soon`: phrases that are no times.
    `repeated`: word to what is between two times ("daily" is "1:day"); `each`, `times`, `rates`: words before
    the unit of a repetition.

    `texts`: what is called by its day or year ("the 1951 convention"); `dating`: words between the two.
    `the`, `of`, `within` ("in", "at", "on") and `joiners` ("and", "or", "to") are the small words of dates.
    """

    weekdays: Mapping[str, int] = field(default_factory=dict)
    weekdays_all: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    plain_months: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    day_words: Mapping[str, str] = field(default_factory=dict)
    day_parts: Mapping[str, str] = field(default_factory=dict)
    lately: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    plurals: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    articles: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    final: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    part_nouns: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, str] = field(default_factory=dict)
    seasons: Mapping[str, str] = field(default_factory=dict)
    decades: Mapping[str, int] = field(default_factory=dict)
    holidays: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    last: tuple[str, ...] = ()
    this: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    on_later: tuple[str, ...] = ()
    on_earlier: tuple[str, ...] = ()
    so_far: tuple[str, ...] = ()
    to_come: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    month_after: tuple[str, ...] = ()
    month_only: tuple[str, ...] = ()
    season_after: tuple[str, ...] = ()
    year_after: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    maybe_future: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    done_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    anniversaries: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    nightly: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    spanning: tuple[str, ...] = ()
    soonest: tuple[str, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)
    reference_nouns: Mapping[str, str] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    repeated: Mapping[str, str] = field(default_factory=dict)
    each: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    fiscal: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    olds: tuple[str, ...] = ()
    so_soon: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    clock_marks: Mapping[str, int] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    the: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    dating: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
