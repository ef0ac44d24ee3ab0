"""What speaks for two happenings being one, and against it: one function a feature.

A function sees two views and nothing else; it returns a signal with the reason in a person's words, or None
when it has nothing to say. How much a signal counts stands in the table of weights.
"""

from collections.abc import Callable, Iterator

from counterclaim.incidents.signals import Signal
from counterclaim.incidents.views import View
from counterclaim.incidents.weights import SAME
from counterclaim.incidents.what import compare_figures, compare_parties, compare_reports, compare_types
from counterclaim.incidents.when import compare_days, compare_publication
from counterclaim.incidents.where import compare_places, compare_sites
from counterclaim.incidents.wording import (
    compare_ages,
    compare_known,
    compare_names,
    compare_people,
    compare_rare,
    compare_whole_names,
    compare_words,
)

__all__ = ["FEATURES", "SAME", "find_signals"]

FEATURES: tuple[Callable[[View, View], Signal | None], ...] = (
    compare_sites,
    compare_places,
    compare_days,
    compare_types,
    compare_people,
    compare_names,
    compare_whole_names,
    compare_known,
    compare_rare,
    compare_words,
    compare_ages,
    compare_figures,
    compare_parties,
    compare_publication,
    compare_reports,
)


def find_signals(one: View, other: View) -> Iterator[Signal]:
    for compare in FEATURES:
        signal = compare(one, other)
        if signal is not None:
            yield signal
