"""One claim made ready to be shown: its voice, day, chain and words, and why it may stand apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.model import Claim, Incident, Modality, Quantity, Stance, Statement, Value
from counterclaim.review.telling.names import Names
from counterclaim.review.telling.quoting import Quoted, quote
from counterclaim.review.telling.wording import say_quantity, show_day, show_period, show_stance


def show_side(value: str, *, denies: bool) -> str:
    """`guards`, `not: guards`; a denied yes is a plain denial."""
    if not denies:
        return value
    return "denied" if value == "yes" else f"not: {value}"


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim, ready to be shown. `also` names further reports in which the voice says the same.

    `earlier` is what the same voice said before, where this is a revision of it.
    """

    claim: Claim
    statement: Statement | None
    voice: str
    short_voice: str
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
    earlier: str = ""

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def stance(self) -> str:
        return show_stance(self.claim.stance, self.claim.modality)

    @property
    def denies(self) -> bool:
        return self.claim.stance is Stance.DENIES

    @property
    def heading(self) -> str:
        return show_side(self.value, denies=self.denies)

    @property
    def spoken(self) -> str:
        """The value in words alone, for who hears the page."""
        value = self.claim.value
        return say_quantity(value) if isinstance(value, Quantity) else self.heading

    @property
    def is_figure(self) -> bool:
        value = self.claim.value
        return isinstance(value, Quantity) and (value.low is not None or value.high is not None)

    @property
    def words(self) -> str:
        return self.quoted.evidence.of(self.quoted.text)

    def said_near(self, year: int | None) -> str:
        """The day, without its year where that is `year`."""
        return f"{self.day.day} {self.day:%b}" if self.day and self.day.year == year else self.said

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


class Teller:
    """Turns claims into sayings; `incident` gives the parties that are marked."""

    def __init__(
        self,
        names: Names,
        claims: Sequence[Claim],
        statements: Iterable[Statement],
        incident: Incident | None = None,
    ) -> None:
        self._names = names
        self._roles = names.parties(incident.parties if incident else ())
        self._claims = {claim.id: claim for claim in claims}
        self._statements = {statement.id: statement for statement in statements}

    def tell(self, claim: Claim, note: str = "") -> Saying:
        names = self._names
        statement = self._statements.get(claim.statement_id or "")
        day = self.day(claim)
        return Saying(
            claim=claim,
            statement=statement,
            voice=names.voice(claim.voice, day),
            short_voice=names.short(claim.voice),
            roles=self.roles(claim.voice, day),
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
        return sorted(originals or found, key=lambda claim: (self.day(claim) or date.max, claim.id))

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

    def day(self, claim: Claim) -> date | None:
        """The day the statement was made; the day its report came out where it does not say."""
        statement = self._statements.get(claim.statement_id or "")
        said = statement.said_on if statement else None
        return (said.latest or said.earliest if said else None) or self._names.published(claim.report_id)

    def roles(self, actor_id: str, day: date | None) -> tuple[str, ...]:
        bodies = (actor_id, *self._names.bodies(actor_id, day))
        return tuple(dict.fromkeys(role for body in bodies for role in self._roles.get(body, ())))


def said_when(statement: Statement | None, day: date | None) -> str:
    """That day in words; as the report puts it where no day is known."""
    if day is not None:
        return show_day(day)
    return show_period(statement.said_on) if statement and statement.said_on else "day not stated"


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
