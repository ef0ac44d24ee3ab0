"""Incidents that may be one: the questions about those that changed, asked anew."""

from collections.abc import Collection, Mapping, Sequence

from counterclaim.incidents.borders import find_borders
from counterclaim.incidents.link import match_happenings
from counterclaim.incidents.views import View
from counterclaim.ledger import Desk
from counterclaim.model import Border, Incident, Judgement
from counterclaim.pipeline.renewal.apart import find_apart
from counterclaim.pipeline.renewal.seeing import Sight


def ask_anew(
    desk: Desk,
    changed: Collection[str],
    gone: Collection[str],
    views: Mapping[str, View],
    sight: Sight,
    judgements: Sequence[Judgement],
) -> None:
    """Put the questions about the incidents `changed` in the place of those about these and the `gone`."""
    own = desk.find(Incident, "id", changed)
    told = {known for item in own for known in item.happening_ids}
    near = desk.find_near(told)
    others = {known for pair in near for known in pair} - told
    beside = desk.find(Incident, "id", set(desk.incidents_of(others).values()) - set(changed))
    every = dict(views)
    missing = {known for pair in near for known in pair} - every.keys()
    for row in desk.rows("views", "id", missing):
        if (view := sight.read(row.body)[1]) is not None:
            every[view.id] = view
    are_apart = find_apart(judgements)
    borders = find_borders(
        [*own, *beside],
        [(pair, score) for pair, score in near.items() if not are_apart(*pair)],
        lambda one, other: match_happenings(every[one], every[other]).signals,
        are_apart,
    )
    wanted = set(changed)
    kept = [item for item in borders if wanted.intersection(item.incident_ids)]
    touched = wanted | set(gone)
    old = desk.find_ids(Border, "one", touched) | desk.find_ids(Border, "other", touched)
    desk.replace(Border, "id", old, kept)
