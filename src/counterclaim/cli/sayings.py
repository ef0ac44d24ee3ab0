"""One claim made ready to be shown: its voice, day, chain and words, and why it may stand apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from counterclaim.cli.names import Names
from counterclaim.cli.wording import describe_day, describe_stance, describe_when
from counterclaim.model import Book, Claim, Incident, Modality, Stance, Statement, Value
from counterclaim.review.telling.quoting import Quoted, quote


def describe_side(value: str, *, denies: bool) -> str:
    return f"denied: {value}" if denies else value


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim, ready to be shown. `also` names further reports in which the voice says the same."""

    claim: Claim
    voice: str
    roles: tuple[str, ...]
    via: tuple[str, ...]
    value: str
    day: date | None
    said: str
    quoted: Quoted
    file: str
    publisher: str
    hedge: str = ""
    note: str = ""
    also: tuple[str, ...] = ()

    @property
    def stance(self) -> str:
        return describe_stance(self.claim.stance, self.claim.modality)

    @property
    def denies(self) -> bool:
        return self.claim.stance is Stance.DENIES

    @property
    def heading(self) -> str:
        return describe_side(self.value, denies=self.denies)

    def repeats(self, other: "Saying") -> bool:
        """Whether the same voice says the same thing, for the same reason beside the rest."""
        return self._sameness == other._sameness

    @property
    def _sameness(self) -> tuple[object, ...]:
        claim = self.claim
        return (claim.voice, claim.stance, claim.modality, self.value, claim.scope, self.via, self.note)

    def with_others(self, others: Iterable["Saying"]) -> "Saying":
        files = dict.fromkeys((*self.also, *(other.file for other in others)))
        return replace(self, also=tuple(file for file in files if file != self.file))

    def as_data(self) -> dict[str, Any]:
        claim = self.claim
        return {
            "claim_id": claim.id,
            "voice_id": claim.voice,
            "voice": self.voice,
            "party": list(self.roles),
            "via": list(self.via),
            "stance": claim.stance.value,
            "modality": claim.modality.value,
            "denial": claim.denial.value if claim.denial else None,
            "value": self.value,
            "as_of": describe_when(claim.as_of) or None,
            "scope": claim.scope,
            "said": self.said or None,
            "words": self.quoted.span.of(self.quoted.text),
            "report_id": claim.report_id,
            "report": self.file,
            "publisher": self.publisher,
            "note": self.note or None,
            "also_in": list(self.also),
        }


class Teller:
    """Turns the claims of one incident into sayings."""

    def __init__(self, book: Book, incident: Incident, names: Names, claims: Sequence[Claim]) -> None:
        self._names = names
        self._roles = names.parties(incident.parties)
        self._claims = {claim.id: claim for claim in claims}
        self._statements: dict[str, Statement] = {
            statement.id: statement
            for report_id in dict.fromkeys(claim.report_id for claim in claims)
            for statement in book.statements(report_id)
        }

    def tell(self, claim: Claim, note: str = "") -> Saying:
        names = self._names
        statement = self._statements.get(claim.statement_id or "")
        day = self._day(claim)
        return Saying(
            claim=claim,
            voice=names.voice(claim.voice, day),
            roles=self._roles_of(claim.voice, day),
            via=tuple(names.actor(actor) for actor in statement.relayed_by) if statement else (),
            value=names.value(claim.value),
            day=day,
            said=said_when(statement, day),
            quoted=quote(names.text(claim.report_id), claim.evidence, statement.content if statement else ()),
            file=names.file(claim.report_id),
            publisher=names.publisher(claim.report_id),
            hedge=statement.strength.value if statement and statement.strength != "plain" else "",
            note=note or self.why_apart(claim),
        )

    def find_claims(self, claim_ids: Sequence[str]) -> list[Claim]:
        """The claims of these ids, by their days; those of copies only where there are no others."""
        found = [self._claims[claim_id] for claim_id in claim_ids if claim_id in self._claims]
        originals = [claim for claim in found if not self._names.is_copy(claim.report_id)]
        return sorted(originals or found, key=lambda claim: (self._day(claim) or date.max, claim.id))

    def describe(self, value: Value) -> str:
        return self._names.value(value)

    def why_apart(self, claim: Claim) -> str:
        """Why a claim is not laid beside the others; "" when it is."""
        if claim.subset_of:
            total = self._claims.get(claim.subset_of)
            return f"part of {self._names.value(total.value)}" if total else "part of a total"
        if claim.scope:
            return f"other scope: {claim.scope}"
        return "" if claim.modality is Modality.ACTUAL else claim.modality.value

    def _day(self, claim: Claim) -> date | None:
        return said_day(claim.report_id, self._statements.get(claim.statement_id or ""), self._names)

    def _roles_of(self, actor_id: str, day: date | None) -> tuple[str, ...]:
        bodies = (actor_id, *self._names.bodies(actor_id, day))
        return tuple(dict.fromkeys(role for body in bodies for role in self._roles.get(body, ())))


def said_day(report_id: str, statement: Statement | None, names: Names) -> date | None:
    """The day a statement was made; the day its report came out where it does not say."""
    said = statement.said_on if statement else None
    return (said.latest or said.earliest if said else None) or names.published(report_id)


def said_when(statement: Statement | None, day: date | None) -> str:
    """That day in words; as the report puts it where no day is known."""
    if day is not None:
        return describe_day(day)
    return describe_when(statement.said_on) if statement and statement.said_on else "day not stated"


def fold_sayings(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """The same thing said by the same voice in several reports is one saying, quoted from the first."""
    folded: list[list[Saying]] = []
    for saying in sorted(sayings, key=lambda each: (each.day or date.max, each.file, each.claim.evidence)):
        same = next((group for group in folded if saying.repeats(group[0])), None)
        if same is None:
            folded.append([saying])
        else:
            same.append(saying)
    return tuple(first.with_others(others) for first, *others in folded)
