"""Number words of a language: what makes a figure, a bound, an approximation, a part of a total.

Words and phrases are lower case, their parts separated by single spaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bound:
    """Words that leave one side open. `side`: "low" (at least) or "high" (at most). `closed`: the number
    itself counts ("at least"), not only what lies beyond it ("more than"). `after`: behind the number."""

    words: tuple[str, ...]
    side: str
    closed: bool = True
    after: bool = False


@dataclass(frozen=True, slots=True)
class Approximation:
    """Words that widen a number to an interval, as shares of it ("about": 0.9 to 1.1). `below`, `above`:
    the number itself is left out on that side ("nearly", "just over"). `add`: the interval is the number
    and as many more ("sixty-odd": 9). `after`: the words stand behind the number."""

    words: tuple[str, ...]
    low: float = 1.0
    high: float = 1.0
    below: bool = False
    above: bool = False
    add: int = 0
    after: bool = False


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A word for an unstated number. No `high`: open. `noun`: a figure only before a plural noun, or "of"
    ("some people", "some of them"). `acled`: the one number that ACLED's codebook notes for it, None where no
    rule is known."""

    low: int
    high: int | None = None
    noun: bool = False
    acled: int | None = None


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What a language counts with.

    Numbers: `numbers`, single words; `scales`, multipliers (hundred, million); `dozens`, counted ones;
    `half`, `join`, `articles`, `of`, the small words of numbers ("half a dozen", "two hundred and six").
    Ranges: `until`, `alternatives` between two numbers ("20 to 30", "nine or ten"); `between` and
    `between_join` around them; `origins` before two numbers that are no range ("from 11 to 14").

    Modifiers: `bounds`, `approximations`; `exact` changes nothing ("only"); `added`, `added_after` stand
    beside an earlier figure ("another 12", "six more"), `also` beside whoever was told of before. One and
    none: `single` before a noun; `copulas`, behind which "a" and a noun count nobody ("is a minor");
    `nobody`; `no` before a counted noun; `age_nouns`, the end of "16-year-old".

    Not the count: `replaced`, before a figure that another has taken the place of ("11, up from nine");
    `compared`, behind a number that only says how far two figures are apart ("one more than last week").

    Nobody: `lacking` before a noun of harm ("no loss of life"), `lacking_all` where it is of all ("without
    casualties"); `unharmed`: regular expressions that say that all came off unhurt; `accounted`: that
    nobody is missing.

    Figures that changed, as regular expressions, case ignored, for what stands right before or behind them:
    `former`, `former_after`: what a voice said at first ("an earlier figure of 31", "31, as first reported");
    `said_before`: what it had said before, if it says otherwise now ("had put the toll at 31"); `risen`,
    `risen_after`: what a number has become ("rose to 53", "53, two more than first reported"); `left`: that
    those are counted who are still somewhere ("40 *are still* in the camp").

    `elided`: what stands for a verb told before ("12 had died: four *had*").

    Of those counted before: `definite` ("the two"), `whole` ("all five"). `ordinals` make one more of a
    person ("a third man"); behind `rising`, "up to" is no bound ("the toll went up to 12").
    `goals`: words before a place where somebody was taken ("on a plane to Kabul"); `leaving` and
    `setting_out`: verbs before a port that a boat left, or left "from" there. `rooms`: what a number is
    glued to that says for how many there is room ("a 500-bed centre").

    Parts: `parts_before`, `parts_after`, `parts_included` mark a part of a total before and behind it;
    `totals_before` stands between the two ("six of the 53"). `rates`, `rates_after`: "each", "per".

    Never a figure: a number behind `labels`, `moneys`, `ages`, or before `units`, `fractions`; one up to
    `clock_top` without a noun behind `clock`, when none of `tolls` stands before; `ratios` join two numbers
    to a share; `asking`: words that ask for a number ("how many"); `idioms` are regular expressions, case
    ignored. `determiners` end the way from a number to its noun, and stand between "of" and the noun.
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    dozens: Mapping[str, int] = field(default_factory=dict)
    vague: Mapping[str, VagueWord] = field(default_factory=dict)
    bounds: tuple[Bound, ...] = ()
    approximations: tuple[Approximation, ...] = ()
    half: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    between_join: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    added_after: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    lacking_all: tuple[str, ...] = ()
    unharmed: tuple[str, ...] = ()
    accounted: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    former_after: tuple[str, ...] = ()
    risen_after: tuple[str, ...] = ()
    said_before: tuple[str, ...] = ()
    risen: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    rising: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    setting_out: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    elided: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    age_nouns: tuple[str, ...] = ()
    parts_before: tuple[str, ...] = ()
    parts_after: tuple[str, ...] = ()
    parts_included: tuple[str, ...] = ()
    totals_before: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    rates_after: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    moneys: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    clock_top: int = 0
    units: tuple[str, ...] = ()
    fractions: tuple[str, ...] = ()
    ratios: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
