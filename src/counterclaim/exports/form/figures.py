"""What the accounts of an incident come to: a lowest and a highest number for each attribute, by a rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from counterclaim.codebook.schema.figures import VagueWord
from counterclaim.exports.form.acled import find_point
from counterclaim.exports.form.sources import Sources
from counterclaim.model import Claim, Modality, Quantity, Stance

COUNTED = (
    "Counted are claims that it is so (asserted, accused, admitted, confirmed; done, not ordered or "
    "possible). Left out are parts of a total, figures with a scope of their own, denials, and copies of a "
    "report. Of each voice the latest report alone counts; a report without a day is older than all others."
)
RULES = {
    "lowest": f"The lowest number that an account leaves possible. {COUNTED}",
    "highest": "The highest number that an account states; of one that is open above ('at least six') its "
    f"low number. {COUNTED}",
    "acled": "The lowest of the numbers that ACLED's codebook would note for these accounts: an exact figure "
    "is itself, of 'at least six' the six counts, a vague word has its own number (dozens: 12). Where no "
    f"rule of it is known ('about 2,000'), the lowest number that the account leaves possible. {COUNTED}",
}
SAYING_SO = {Stance.ASSERTS, Stance.ACCUSES, Stance.ADMITS, Stance.CONFIRMS}


@dataclass(frozen=True, slots=True)
class Summary:
    """One attribute of one incident. `open`: an account is open above. `claims`: ids of what was counted."""

    attribute: str
    lowest: int | None
    highest: int | None
    acled: int | None
    open: bool
    claims: tuple[str, ...]

    def describe(self) -> str:
        """ "killed 44 to 60", "escaped 24 or more"."""
        low, high = self.lowest, self.highest
        if high is None:
            return f"{self.attribute}: no number stated"
        told = str(high) if low == high else f"up to {high}" if low is None else f"{low} to {high}"
        return f"{self.attribute} {told} or more" if self.open else f"{self.attribute} {told}"


def summarise(
    claims: Iterable[Claim], sources: Sources, vague: Mapping[str, VagueWord]
) -> dict[str, Summary]:
    """A summary for each attribute of which figures are told, by its name in order."""
    counted: dict[str, list[Claim]] = {}
    for claim in claims:
        if _counts(claim) and sources.find(claim.report_id).copy_of is None:
            counted.setdefault(claim.attribute, []).append(claim)
    return {name: _summarise(name, counted[name], sources, vague) for name in sorted(counted)}


def _counts(claim: Claim) -> bool:
    return (
        isinstance(claim.value, Quantity)
        and claim.stance in SAYING_SO
        and claim.modality is Modality.ACTUAL
        and claim.denial is None
        and claim.subset_of is None
        and claim.scope is None
    )


def _summarise(
    attribute: str, claims: list[Claim], sources: Sources, vague: Mapping[str, VagueWord]
) -> Summary:
    latest = _keep_latest(claims, sources)
    figures = [claim.value for claim in latest if isinstance(claim.value, Quantity)]
    points = [point for figure in figures if (point := _find_point(figure, vague)) is not None]
    highs = [figure.low if figure.high is None else figure.high for figure in figures]
    return Summary(
        attribute,
        min((figure.low for figure in figures if figure.low is not None), default=None),
        max((high for high in highs if high is not None), default=None),
        min(points, default=None),
        any(figure.high is None for figure in figures),
        tuple(claim.id for claim in latest),
    )


def _find_point(figure: Quantity, vague: Mapping[str, VagueWord]) -> int | None:
    point = find_point(figure, vague)
    return figure.low if point is None else point


def _keep_latest(claims: list[Claim], sources: Sources) -> list[Claim]:
    """Of each voice the claims of its latest report; of two reports of one day the later id."""
    newest: dict[str, tuple[date, str]] = {}
    for claim in claims:
        told = (sources.find(claim.report_id).published or date.min, claim.report_id)
        newest[claim.voice] = max(newest.get(claim.voice, told), told)
    return [claim for claim in claims if newest[claim.voice][1] == claim.report_id]
