"""What the dossier of an incident says beside its page: summaries by rule, every claim, what was left out."""

from collections.abc import Iterator, Sequence

from counterclaim.review.telling.accounts import Side
from counterclaim.review.telling.incident import Evidence, ToldIncident, make_evidence
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.series import Panel
from counterclaim.review.telling.summary import Summary, summarise
from counterclaim.review.telling.wording import count


def summarise_incident(
    told: ToldIncident, panels: Sequence[Panel], names: Names
) -> tuple[tuple[str, tuple[Summary, ...]], ...]:
    """For each figure on which accounts part, what four rules give."""
    accounts = {account.attribute: account for account in told.accounts}
    return tuple(
        (panel.name, summarise(panel, accounts[panel.attribute], names)) for panel in panels if panel.parted
    )


def list_claims(told: ToldIncident, names: Names) -> tuple[Evidence, ...]:
    """Every claim with its words, by attribute and position."""
    return tuple(_iter_claims(told, names))


def _iter_claims(told: ToldIncident, names: Names) -> Iterator[Evidence]:
    for account in told.accounts:
        shown: set[str] = set()
        held: list[Side | None] = [*account.sides, None]
        for side in held:
            for saying in side.sayings if side else account.beside:
                if saying.id not in shown:
                    shown.add(saying.id)
                    yield make_evidence(saying, account.attribute, side, names)


def list_left_out(told: ToldIncident, names: Names, undated: int, *, names_shown: bool) -> list[str]:
    """What a reader of the dossier does not see, each in a sentence."""
    copies = [copy for report in told.reports for copy in report.copies]
    beside = sum(len(account.beside) for account in told.accounts)
    said = []
    if copies:
        listed = ", ".join(f"“{names.title(copy.report.id)}”" for copy in copies[:10])
        said.append(
            f"Claims of {count(len(copies), 'copy', 'copies')} ({listed}): each counts with its original."
        )
    if beside:
        said.append(
            f"{count(beside, 'claim')} listed but not compared: parts of totals, other scopes, earlier"
            " figures, what is only considered, demanded or promised."
        )
    if undated:
        said.append(f"{count(undated, 'report')} of no known day, since the dossier is as of a day.")
    if told.links:
        said.append(
            f"{count(len(told.links), 'linked incident')}: linked, not merged; none of their claims is here."
        )
    if not names_shown:
        said.append(
            "Names of private people, in the text of the reports too: they are marked “name withheld”."
        )
    said.append("The whole texts of the reports: only the sentences that claims rest on are quoted.")
    return said
