"""How much each signal counts: the table of weights, in natural-log odds that two happenings are one.

The score of a pair is BASE and, for each signal, its weight times its size; from SAME on the two are one.
"""

from collections.abc import Iterable, Mapping

from counterclaim.incidents.signals import Signal

SAME = 0.0
BASE = -5.0

WEIGHTS: Mapping[str, float] = {
    "same site": 4.0,
    "other site": -4.0,
    "same quarter": 2.0,
    "same small place": 2.0,
    "same city": 1.4,
    "place in place": 1.2,
    "near places": 1.0,
    "wide place": -0.2,
    "other place": -2.0,
    "other name of place": -1.0,
    "same day": 3.0,
    "days that overlap": 1.8,
    "month in common": 1.05,
    "years in common": 0.3,
    "one day apart": 0.6,
    "days apart": -3.6,
    "no day": -0.5,
    "told apart": -0.3,
    "told apart, no day": -0.7,
    "same type": 2.0,
    "type of one family": 1.5,
    "type of one family, no day": -1.0,
    "other type": -2.0,
    "other type, other day": -3.5,
    "same person and age": 2.0,
    "same names": 1.0,
    "same whole names": 1.0,
    "same rare words": 1.0,
    "like words": 1.0,
    "no words": 0.0,
    "same age": 1.0,
    "other ages": -1.0,
    "same figures": 1.0,
    "figures that meet": 0.3,
    "other figures": -0.3,
    "far figures": -1.0,
    "same party": 0.5,
    "one report": -0.5,
}


def weigh(signals: Iterable[Signal]) -> float:
    return BASE + sum(WEIGHTS[signal.level] * signal.size for signal in signals)
