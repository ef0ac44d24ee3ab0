"""Rows into judgements: each says that a claim was missed, as the workbench does, by whoever coded it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from difflib import get_close_matches

from counterclaim.codebook.schema import AttributeRule, Codebook
from counterclaim.coded.columns import ColumnMap
from counterclaim.coded.faults import RowError, place_fault
from counterclaim.coded.figures import FigureReader
from counterclaim.coded.known import Known, Parts, find_words
from counterclaim.coded.table import CodedRow
from counterclaim.errors import JudgementError
from counterclaim.model import Book, Judgement, Modality, Problem, Span, Stance, Verb, make_id
from counterclaim.pipeline.judged import CHANGEABLE, added_claim

YES_NO = ("yes", "no")
PARTY = "party"  # the value of a claim that names somebody


@dataclass(frozen=True, slots=True)
class Coded:
    """What came of a table: judgements that are new, how many of its rows are in the ledger or in an earlier
    row already, and what keeps the others from becoming claims."""

    rows: int
    judgements: tuple[Judgement, ...]
    known: int
    faults: tuple[Problem, ...]


def judge_rows(
    rows: Iterable[CodedRow],
    column_map: ColumnMap,
    book: Book,
    parts: Parts,
    codebook: Codebook,
    *,
    file: str,
    by: str,
    at: datetime,
) -> Coded:
    """The judgements that rows make. `parts` gives what was read from a report; `by` is who coded where no
    row says it, `at` when no row says when.

    A row makes the same judgement whenever it is read, so that what is in the ledger is known again.
    """
    judging = _Judging(column_map, Known(book, parts), codebook, by, at)
    held = {judgement.id for judgement in book.judgements()}
    made: dict[str, Judgement] = {}
    faults: list[Problem] = []
    number = known = 0
    for row in rows:
        number += 1
        judgement, found = judging.judge(row)
        faults += [place_fault(fault, row, file, column_map) for fault in found]
        if judgement is None:
            continue
        if judgement.id in held or judgement.id in made:
            known += 1
        else:
            made[judgement.id] = judgement
    return Coded(number, tuple(made.values()), known, tuple(faults))


class _Judging:
    def __init__(
        self, column_map: ColumnMap, known: Known, codebook: Codebook, by: str, at: datetime
    ) -> None:
        self._map = column_map
        self._known = known
        self._figures = FigureReader(codebook.language.figures)
        self._by = by
        self._at = at
        self._attributes: dict[str, AttributeRule] = {}
        self._terms: dict[str, list[str]] = {}
        for domain in codebook.domains.values():
            self._attributes.update(domain.attributes)
            for term in domain.terms:
                self._terms.setdefault(term.attribute, []).append(term.code)

    def judge(self, row: CodedRow) -> tuple[Judgement | None, list[RowError]]:
        """The judgement of a row, or all that is wrong with it."""
        if row.odd:
            return None, [RowError("", row.odd, "mend the row")]
        told, faults = row.told, []
        change: dict[str, str] = {}
        at = self._at
        for part in (self._find_report, self._find_attribute, self._word, self._date):
            try:
                change |= part(told)
            except RowError as fault:
                faults.append(fault)
        # What the others ask of the report and the attribute is only asked where these are known.
        needing = (self._place, self._name_voice) if "report" in change else ()
        for needy in (*needing, *((self._name_matter,) if {"report", "attribute"} <= change.keys() else ())):
            try:
                change |= needy(told, change)
            except RowError as fault:
                faults.append(fault)
        try:
            at = self._find_moment(told)
        except RowError as fault:
            faults.append(fault)
        if faults:
            return None, faults
        return self._try_out(self._make(told, change, at), change["report"])

    def _try_out(self, judgement: Judgement, report: str) -> tuple[Judgement | None, list[RowError]]:
        try:
            added_claim(judgement, self._known.text(report))
        except JudgementError as error:
            return None, [RowError("", str(error), "mend the row")]
        return judgement, []

    def _make(self, told: Mapping[str, str], change: Mapping[str, str], at: datetime) -> Judgement:
        by = told.get("coder", self._by)
        changes = tuple(sorted(change.items()))
        # Not by its moment or reason: the row is the same when it is read again, or explained better.
        return Judgement(
            id=make_id("judgement", "coded", by, *changes),
            verb=Verb.ADD,
            subjects=(),
            by=by,
            at=at,
            reason=told.get("reason", ""),
            change=changes,
        )

    def _find_report(self, told: Mapping[str, str]) -> dict[str, str]:
        return {"report": self._known.report(_take(told, "report"))}

    def _find_attribute(self, told: Mapping[str, str]) -> dict[str, str]:
        wanted = _take(told, "attribute")
        name = wanted.casefold().replace(" ", "_")
        if name not in self._attributes:
            hint = _advise(name, self._attributes, "attribute")
            raise RowError("attribute", f"the codebook has no attribute {wanted!r}", hint)
        return {"attribute": name}

    def _place(self, told: Mapping[str, str], change: Mapping[str, str]) -> dict[str, str]:
        """Where the words stand in the report."""
        text = self._known.text(change["report"])
        if not {"start", "end"} & told.keys():
            start, end = find_words(text, _take(told, "words"))
            return {"start": str(start), "end": str(end)}
        start, end = _take_number(told, "start"), _take_number(told, "end")
        if not start < end <= len(text):
            message = f"{start}–{end} lies outside a text of {len(text)} characters"
            raise RowError("start", message, "count the characters from 0, or give the words")
        if "words" in told and text[start:end].split() != told["words"].split():
            message = f"at {start}–{end} stands {text[start:end]!r}, not {told['words']!r}"
            raise RowError("words", message, "give only one of the two, or mend one")
        return {"start": str(start), "end": str(end)}

    def _name_voice(self, told: Mapping[str, str], change: Mapping[str, str]) -> dict[str, str]:
        return {"voice": self._known.voice(_take(told, "voice"), change["report"])}

    def _name_matter(self, told: Mapping[str, str], change: Mapping[str, str]) -> dict[str, str]:
        """The value, and what the claim is about: as the row says, else as the report does."""
        rule, report = self._attributes[change["attribute"]], change["report"]
        found = self._value(told, rule, report)
        if "site" in told:
            found["site"] = self._known.site(told["site"])
        if "incident" in told:
            found["incident"] = self._known.incident(told["incident"])
        if not {"site", "incident"} & found.keys() and "start" in change:
            words = Span(int(change["start"]), int(change["end"]))
            found |= self._find_matter(rule, report, words)
        return found

    def _find_matter(self, rule: AttributeRule, report: str, words: Span) -> dict[str, str]:
        """What a claim of this attribute is mostly about, else what it can be about too."""
        asks = {"happening": ("incident", self._known.told_incident), "site": ("site", self._known.told_site)}
        faults = []
        for kind in rule.about:
            if kind in asks:
                name, ask = asks[kind]
                try:
                    return {name: ask(report, words)}
                except RowError as fault:
                    faults.append(fault)
        if faults:
            raise faults[0]
        message = f"{rule.name!r} is about neither an incident nor a site"
        raise RowError("attribute", message, "say in 'incident' or 'site' what the claim is about")

    def _value(self, told: Mapping[str, str], rule: AttributeRule, report: str) -> dict[str, str]:
        if rule.value == "quantity":
            return self._quantity(told)
        value = _take(told, "value")
        if rule.value == "party":
            if PARTY not in CHANGEABLE:
                message = f"{rule.name!r} names somebody, and a judgement cannot hold that yet"
                raise RowError("attribute", message, "leave the row out")
            return {PARTY: self._known.voice(value, report)}
        codes = list(YES_NO) if rule.value == "yes_no" else self._terms.get(rule.name, [])
        code = value.casefold().replace(" ", "_")
        if code not in codes:
            hint = _advise(code, codes, "value")
            raise RowError("value", f"{value!r} is no value of {rule.name!r}", hint)
        return {"term": code}

    def _quantity(self, told: Mapping[str, str]) -> dict[str, str]:
        if "value" not in told:
            if not {"low", "high"} & told.keys():
                raise RowError("value", "the cell is empty", "give a figure, or leave the row out")
            low = _take_number(told, "low") if "low" in told else 0
            if "high" not in told:
                return {"low": str(low), "high": "open"}
            high = _take_number(told, "high")
            if low > high:
                raise RowError("low", f"{low} is above {high}", "give the lower figure first")
            return {"low": str(low), "high": str(high)}
        found = self._figures.read(told["value"])
        if found is None:
            hint = "write it as 6, 'at least 6' or 40-50, or translate it under [words.value] of the map"
            raise RowError("value", f"{told['value']!r} is no figure", hint)
        return {"low": str(found[0]), "high": "open" if found[1] is None else str(found[1])}

    def _word(self, told: Mapping[str, str]) -> dict[str, str]:
        words = {"stance": [each.value for each in Stance], "modality": [each.value for each in Modality]}
        found = {"stance": Stance.ASSERTS.value, "modality": Modality.ACTUAL.value}
        for name, known in words.items():
            wanted = told.get(name, found[name]).casefold()
            if wanted not in known:
                hint = _advise(wanted, known, name)
                raise RowError(name, f"{told[name]!r} is no {name}", hint)
            found[name] = wanted
        return found

    def _date(self, told: Mapping[str, str]) -> dict[str, str]:
        """The day that the claim holds for."""
        return {"as_of": self._read_day("day", told["day"]).date().isoformat()} if "day" in told else {}

    def _find_moment(self, told: Mapping[str, str]) -> datetime:
        """When it was coded: noon of the day that the row says."""
        if "coded_on" not in told:
            return self._at
        return datetime.combine(self._read_day("coded_on", told["coded_on"]).date(), time(12), UTC)

    def _read_day(self, name: str, cell: str) -> datetime:
        try:
            return datetime.strptime(cell, self._map.dates)
        except ValueError:
            hint = (
                f'write it as {datetime(2021, 10, 9).strftime(self._map.dates)}, or give another dates = "…"'
            )
            raise RowError(name, f"{cell!r} is no day of this form", hint) from None


def _take(told: Mapping[str, str], name: str) -> str:
    if name not in told:
        raise RowError(name, "the cell is empty", "fill it, or leave the row out")
    return told[name]


def _take_number(told: Mapping[str, str], name: str) -> int:
    cell = _take(told, name)
    if not (cell.isascii() and cell.isdigit() and len(cell) < 10):
        raise RowError(name, f"{cell!r} is no whole number", "write it in digits")
    return int(cell)


def _advise(word: str, known: Iterable[str], name: str) -> str:
    names = list(known)
    near = get_close_matches(word, names, 1)
    first = f"did you mean {near[0]!r}? Else" if near else f"it can be {', '.join(names)}; else"
    return f"{first} translate it under [words.{name}] of the map"
