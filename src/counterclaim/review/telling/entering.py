"""What a person types as the value of a claim, made into what a judgement takes."""

import re

from counterclaim.errors import JudgementError
from counterclaim.model import Quantity, Value

_NUMBER = r"(\d[\d,. ]*)"
_FORMS = (
    (re.compile(rf"(?:≥|>=|at least|no fewer than|not less than)\s*{_NUMBER}"), "low"),
    (re.compile(rf"(?:≤|<=|at most|up to|no more than)\s*{_NUMBER}"), "high"),
    (re.compile(rf"{_NUMBER}\s*(?:–|-|to)\s*{_NUMBER}"), "both"),
    (re.compile(_NUMBER), "exact"),
)


def read_value(text: str) -> dict[str, str]:
    """`6`, `≥ 6`, `at most 9`, `24–99` as `low` and `high`; anything else is a term of the codebook.

    JudgementError when nothing is given.
    """
    wanted = " ".join(text.split()).casefold()
    if not wanted:
        raise JudgementError("give the value: a number, a range such as 24–99, or a word of the codebook")
    for form, ends in _FORMS:
        match = form.fullmatch(wanted)
        if match is not None:
            numbers = [re.sub(r"\D", "", group) for group in match.groups()]
            if ends == "low":
                return {"low": numbers[0], "high": "open"}
            if ends == "high":
                return {"low": "0", "high": numbers[0]}
            return {"low": numbers[0], "high": numbers[-1]}
    return {"term": wanted.replace(" ", "_")}


def write_value(value: Value) -> str:
    """The same value as a person would type it."""
    if isinstance(value, Quantity):
        if value.low is None and value.high is None:
            return ""
        if value.high is None:
            return f"≥ {value.low}"
        if value.low == value.high:
            return str(value.low)
        return f"≤ {value.high}" if not value.low else f"{value.low}–{value.high}"
    return getattr(value, "code", "") or getattr(value, "wording", "")


def find_words(text: str, words: str) -> tuple[int, int]:
    """The one place of `words` in `text`, whatever the white space between them; JudgementError when there is
    none or more than one."""
    parts = words.split()
    if not parts:
        raise JudgementError("give the words that the claim rests on, as the report has them")
    places = [match.span() for match in re.finditer(r"\s+".join(map(re.escape, parts)), text)]
    if not places:
        raise JudgementError("these words are not in the report: give them as it has them")
    if len(places) > 1:
        raise JudgementError(f"these words stand in {len(places)} places: give more of the words around them")
    return places[0]
