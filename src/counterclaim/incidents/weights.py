"""How much each signal counts: the table of weights, in natural-log odds that two happenings are one.

The score of a pair is BASE and, for each signal, its weight times its size; from SAME on the two are one.

How they were got. Most are those of a logistic regression, rounded, on pairs of focal happenings that the
keys of `blocks` propose and no veto rules out: a third of the training part of the reports of gun violence
(1,214 reports, 1,360 pairs, of which 695 are one), with a table of rarity made without that third;
`python -m quality.fit_linking` does the same on a third drawn otherwise. Rows marked "by hand" are seldom or
never seen there, for shootings have no sites: they were set so that the cases of the tests hold, those of one
report, of countries and of many types so that the tuning accounts do.
BASE is the regression's, raised by 0.5, where the clusters of that third came out best.
What they are good for: English news of single incidents. They know nothing of how often two strikes hit one
city in a night; there a person is asked.
"""

from collections.abc import Iterable, Mapping

from counterclaim.incidents.signals import Signal

SAME = 0.0
BASE = -3.6
LIMIT = 6.0  # no pair is surer than this either way, so that one cannot outvote many

WEIGHTS: Mapping[str, float] = {
    "same site": 4.0,  # by hand
    "site of one name": 2.5,  # by hand
    "site of one place": 1.0,  # by hand
    "other site": -4.0,  # by hand
    "same quarter": 2.0,  # by hand
    "same small place": 1.5,  # by hand
    "same city": 1.2,
    "place in place": 1.2,  # by hand
    "near places": 1.0,  # by hand
    "wide place": -0.2,  # by hand
    "other place": -2.0,  # by hand
    "other wide place": -1.0,  # by hand
    "other name of place": -0.4,
    "same day": 1.3,
    "days that overlap": 0.5,
    "month in common": 0.3,
    "years in common": -0.8,
    "one day apart": 0.1,
    "two days apart": -3.6,  # by hand
    "days apart": -1.3,
    "other days": -3.6,  # by hand
    "no day": -0.1,
    "told apart": -0.5,
    "told apart, no day": -0.8,
    "same type": 0.6,
    "same type of many": 1.3,  # by hand
    "type of one family": 0.3,  # by hand
    "type of one family, no day": -0.5,
    "other type": -2.0,  # by hand
    "other type, other day": -3.5,  # by hand
    "other type, one report": -1.0,  # by hand
    "same person and age": 0.4,
    "same names": 0.6,
    "same whole names": 1.0,
    "same rare words": 1.5,
    "like words": 1.8,
    "no words": 1.5,  # by hand
    "same age": 1.2,
    "other ages": -1.3,
    "same figures": 0.9,
    "figures that meet": 0.5,
    "other figures": -0.5,
    "far figures": -1.0,  # by hand
    "same party": 0.3,
    "one report": 2.5,  # by hand
    "one report, nothing apart": 6.0,  # by hand
}


def weigh(signals: Iterable[Signal]) -> float:
    """The score of a pair, from -LIMIT to LIMIT."""
    score = BASE + sum(WEIGHTS[signal.level] * signal.size for signal in signals)
    return max(-LIMIT, min(LIMIT, score))
