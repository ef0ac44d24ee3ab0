"""The list of incidents, made ready for a page: when, what, where, and each figure as a small interval."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.browsing import Browser, FigureRow, IncidentRow
from counterclaim.model import Modality, Period, Quantity, Stance
from counterclaim.review.shelf import Shelf
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.wording import show_spread, spell

SPEAKING = (Stance.ASSERTS, Stance.CONFIRMS, Stance.ADMITS, Stance.ACCUSES)


@dataclass(frozen=True, slots=True)
class Figures:
    """The latest figure of each voice about one attribute."""

    attribute: str
    values: tuple[Quantity, ...]

    @property
    def name(self) -> str:
        return spell(self.attribute)

    @property
    def spread(self) -> str:
        return show_spread(self.values)


@dataclass(frozen=True, slots=True)
class Line:
    """An incident as the list shows it. `columns` are its figures under each head, `other` the one of the
    remaining attributes that most voices give."""

    row: IncidentRow
    period: Period | None
    title: str
    where: str
    mark: str
    disputed: tuple[str, ...]
    columns: tuple[Figures | None, ...]
    other: Figures | None
    voices: int

    @property
    def year(self) -> str:
        return (self.row.earliest or self.row.latest or "no day known")[:4] if self.period else "no day known"


def choose_columns(shelf: Shelf, attributes: Sequence[str], most: int = 2) -> tuple[str, ...]:
    """The figures that have columns of their own: those that most incidents have; `attributes` are all that
    can be counted, in the codebook's order, which breaks a tie."""
    counted = [name for name in attributes if shelf.attributes.get(name)]
    chosen = sorted(counted, key=lambda name: (-shelf.attributes[name], attributes.index(name)))[:most]
    return tuple(sorted(chosen, key=attributes.index))


def tell_lines(
    browser: Browser,
    names: Names,
    shelf: Shelf,
    rows: Sequence[IncidentRow],
    columns: Sequence[str],
    attributes: Sequence[str],
    order: Sequence[str],
) -> list[Line]:
    """`attributes` are those that are figures, `order` all of them as the codebook has them."""
    figures = _find_figures(browser, rows, attributes)
    names.load_sites(row.site_id for row in rows if row.site_id)
    rank = {name: place for place, name in enumerate(order)}
    return [_line(row, names, shelf, columns, figures.get(row.id, {}), rank) for row in rows]


def read_period(row: IncidentRow) -> Period | None:
    if row.earliest is None and row.latest is None and not row.expression:
        return None
    return Period(
        date.fromisoformat(row.earliest) if row.earliest else None,
        date.fromisoformat(row.latest) if row.latest else None,
        row.expression,
    )


def _line(
    row: IncidentRow,
    names: Names,
    shelf: Shelf,
    columns: Sequence[str],
    figures: Mapping[str, Figures],
    order: Mapping[str, int],
) -> Line:
    types = [spell(name) for name in row.types]
    shown = ", ".join(types[:3]) + (f" and {len(types) - 3} more" if len(types) > 3 else "")
    others = [figures[name] for name in figures if name not in columns]
    disputed = sorted(shelf.disputed.get(row.id, ()), key=lambda name: (order.get(name, len(order)), name))
    return Line(
        row=row,
        period=read_period(row),
        title=shown[:1].upper() + shown[1:],
        where=", ".join(filter(None, (names.site(row.site_id), row.place))) or "place not stated",
        mark="parts" if disputed else "one" if shelf.is_judged(row.id) else "unjudged",
        disputed=tuple(spell(name) for name in disputed),
        columns=tuple(figures.get(name) for name in columns),
        other=max(others, key=lambda each: (len(each.values), each.attribute), default=None),
        voices=shelf.voices.get(row.id, 0),
    )


def _find_figures(
    browser: Browser, rows: Iterable[IncidentRow], attributes: Sequence[str]
) -> dict[str, dict[str, Figures]]:
    """By incident and attribute, what was last said by each voice; copies do not count."""
    told = [
        figure
        for figure in browser.figures((row.id for row in rows), attributes)
        if figure.whole and figure.modality is Modality.ACTUAL and figure.stance in SPEAKING
    ]
    days = browser.report_days(figure.report_id for figure in told)
    latest: dict[tuple[str, str, str], tuple[date, FigureRow]] = {}
    for figure in told:
        day = days.get(figure.report_id)
        if day is None or day.copy:
            continue
        key = (figure.incident_id, figure.attribute, figure.voice)
        said = day.published or date.min
        if key not in latest or latest[key][0] <= said:
            latest[key] = (said, figure)
    found: dict[str, dict[str, list[Quantity]]] = {}
    for (incident_id, attribute, _), (_, figure) in latest.items():
        found.setdefault(incident_id, {}).setdefault(attribute, []).append(figure.value)
    return {
        incident_id: {name: Figures(name, tuple(values)) for name, values in by_name.items()}
        for incident_id, by_name in found.items()
    }
