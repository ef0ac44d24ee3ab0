"""What a short report tells, and by whom, in rows: `voice: attribute=value`, with "deny" before a denial."""

from counterclaim.model import Claim, Party, Quantity, Report, Stance, Term
from counterclaim.pipeline.reading import Reader


def check_told(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    """That all rows of `wanted` are told and none of `unwanted`; rows are parted by "; "."""
    reading = reader.read(Report("report-1", "a.txt", text, publisher="Odam Post", language="en"))
    names = {member.id: member.name for member in reading.cast}
    found = [told for claim in reading.claims if (told := _describe(claim, names)) is not None]
    for each in filter(None, wanted.split("; ")):
        assert each in found, (why, each, found)
    for each in filter(None, unwanted.split("; ")):
        assert each not in found, (why, each, found)


def _describe(claim: Claim, names: dict[str, str]) -> str | None:
    """None for figures with a scope, which are not of all."""
    who = ("deny " if claim.stance is Stance.DENIES else "") + names[claim.voice]
    value = claim.value
    if isinstance(value, Term):
        return f"{who}: {claim.attribute}={value.code}"
    if isinstance(value, Party):
        return f"{who}: {claim.attribute}={value.wording}"
    if not isinstance(value, Quantity) or claim.scope is not None:
        return None
    return f"{who}: {claim.attribute}={value.low}"
