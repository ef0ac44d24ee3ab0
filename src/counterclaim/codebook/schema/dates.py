"""Date words of a language: weekdays, months, and the words that place a day beside another.

Words and phrases are lower case, their parts separated by single spaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DateWords:
    """`weekdays`: 0 is Monday; `months`: 1 to 12. `day_words`: days counted from publication ("yesterday"
    is -1). `units`: word to day, week, weekend, month or year. `numbers`: in "three days ago", "a year ago".
    `parts`: phrase to early, mid or late. `day_parts`: kept in the wording, without effect; `lately`:
    "early", "late" before a weekday, which are parts of its day.

    `last`, `this`, `next`, `past`, `ago`, `so_far`, `later`: what places a unit before or behind publication.
    `since`, `until`, `before`, `after`: what leaves one end open. `joins` stand between the two ends of a
    range, `openers` before it, `pairs` between them behind an opener ("between 2 and 4 July"). `month_after`,
    `year_after`: words behind which a bare month or year is a date; `month_only`: behind which
    a number after a month is no day ("in July 12 people fled"). `future`: words that put a bare weekday
    or month behind publication. `soon`: units shorter than a day ("hours").
    """

    weekdays: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    day_words: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    day_parts: tuple[str, ...] = ()
    lately: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    this: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    ago: tuple[str, ...] = ()
    so_far: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    month_after: tuple[str, ...] = ()
    month_only: tuple[str, ...] = ()
    year_after: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    soon: tuple[str, ...] = ()
