"""A ledger that is added to, judged and corrected at random, and what working out all of it at once gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

from counterclaim.codebook.schema import Codebook
from counterclaim.exports import find_export
from counterclaim.ledger import Appended, Ledger, open_ledger
from counterclaim.model import Anchor, Book, Claim, Entry, Judgement, Verb, make_id
from counterclaim.pipeline import assemble, work_out

NOTHING: Mapping[str, str] = {}
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def export(book: Book) -> str:
    out = StringIO()
    find_export("json").write(book, out, names=True)
    asked = [*book.borders(), *book.open_actors()]  # these are in no export, and must be the same too
    return "\n".join((out.getvalue(), *map(repr, asked)))


def export_worked_out(ledger: Ledger, codebook: Codebook, folder: Path) -> str:
    """The export of what the whole ledger gives, worked out in memory from all of it at once."""
    path = folder / "whole.db"
    path.unlink(missing_ok=True)
    with open_ledger(path) as whole:
        ledger.copy_to(whole, [known for known, _ in ledger.published()])
        whole.write_book(work_out(tuple(whole.entries()), codebook, whole.judgements()))
        return export(whole.book())


@dataclass
class Walk:
    """Steps taken on a ledger; each leaves it worked out."""

    ledger: Ledger
    codebook: Codebook
    random: Random
    waiting: list[Appended] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    steps: int = 0

    def take(self, step: str) -> None:
        self.steps += 1
        getattr(self, f"_{step}")()
        assemble(self.ledger, self.codebook, step=self.random.choice((3, 40, 1200)))

    def _append(self) -> None:
        count = self.random.choice((1, 2, 7))
        self.ledger.append_many(self.waiting[:count])
        del self.waiting[:count]

    def _reread(self) -> None:
        """A newer version reads less: a claim and a mention of a site are gone."""
        entry = self._entry()
        if entry is None:
            return
        reading = replace(
            entry.reading,
            version=f"{entry.reading.version}+",
            claims=entry.reading.claims[1:],
            happenings=() if self.random.random() < 0.3 else entry.reading.happenings,
        )
        kept = {item.id for item in reading.happenings}
        claims = tuple(item for item in reading.claims if item.happening_id in {None, *kept})
        capture = self.ledger.capture(entry.report.id)
        self.ledger.append(capture, entry.report, (), replace(reading, claims=claims))

    def _state(self) -> None:
        """Another day, no day, or the address of another report."""
        entry, other = self._entry(), self._entry()
        if entry is None or other is None:
            return
        day = (other.published or NOON.date()).isoformat()
        said = self.random.choice(
            (("published", day), ("published", ""), ("url", other.report.url or ""), ("publisher", "Post"))
        )
        self.ledger.set_fact(entry.report.id, *said, "Ada", self._now())

    def _judge(self) -> None:
        verb = self.random.choice((Verb.SAME, Verb.DIFFERENT))
        pools = (
            [item.id for item in self.ledger.book().actors()],
            [item.id for item in self.ledger.book().sites()],
            [item.id for item in self.ledger.book().incidents()],
            [item.id for item in self.ledger.book().happenings()],
            [member.id for entry in self.ledger.entries() for member in entry.reading.cast],
            [mention.id for entry in self.ledger.entries() for mention in entry.reading.sites],
        )
        pool = self.random.choice(pools)
        if len(pool) > 2:
            self._append_judgement(verb, self.random.sample(pool, self.random.choice((2, 2, 3))))

    def _reject(self) -> None:
        book = self.ledger.book()
        pool = [item.id for item in book.incidents()] + [item.id for item in book.happenings()]
        if pool:
            self._append_judgement(self.random.choice((Verb.REJECT, Verb.ACCEPT)), [self.random.choice(pool)])

    def _correct(self) -> None:
        """The name of an actor or site."""
        book = self.ledger.book()
        pool = [item.id for item in book.actors()] + [item.id for item in book.sites()]
        if pool:
            self._append_judgement(Verb.CORRECT, [self.random.choice(pool)], {"name": f"Name {self.steps}"})

    def _claim(self) -> None:
        """A claim's value, voice, incident or site; or none."""
        book = self.ledger.book()
        claims = list(book.claims())
        if not claims:
            return
        claim, other = self.random.choice(claims), self.random.choice(claims)
        changes = [{"low": "1", "high": "2"}, {"voice": other.voice}, {"stance": "denies"}]
        changes += [{"incident": other.incident_id}] if other.incident_id else []
        changes += [{"site": other.site_id}] if other.site_id else []
        if self.random.random() < 0.2:
            self._append_judgement(Verb.REJECT, [claim.id, other.id], claims=(claim, other))
        else:
            self._append_judgement(Verb.CORRECT, [claim.id], self.random.choice(changes), (claim,))

    def _add(self) -> None:
        book = self.ledger.book()
        claims = [item for item in book.claims() if item.incident_id]
        if claims:
            claim = self.random.choice(claims)
            placed = {"report": claim.report_id, "start": "0", "end": "4", "incident": str(claim.incident_id)}
            told = {"attribute": "injured", "low": "3", "high": "3", "voice": claim.voice}
            self._append_judgement(Verb.ADD, [], placed | told)

    def _undo(self) -> None:
        if self.made:
            self._append_judgement(Verb.UNDO, [self.random.choice(self.made)])

    def _forget(self) -> None:
        entry = self._entry()
        if entry is not None:
            self.ledger.forget(entry.report.id, "Ada", self._now(), "")

    def _entry(self) -> Entry | None:
        entries = list(self.ledger.entries())
        return self.random.choice(entries) if entries else None

    def _append_judgement(
        self,
        verb: Verb,
        subjects: Sequence[str],
        change: Mapping[str, str] = NOTHING,
        claims: Sequence[Claim] = (),
    ) -> None:
        judgement = Judgement(
            id=make_id("judgement", self.steps, *subjects),
            verb=verb,
            subjects=tuple(dict.fromkeys(subjects)),
            at=self._now(),
            **self._draw_judge(verb),
            change=tuple(sorted(change.items())),
            anchors=tuple(Anchor(c.id, c.report_id, "claim", c.evidence, c.attribute) for c in claims),
        )
        self.made.append(judgement.id)
        self.ledger.append_judgement(judgement)
        if judgement.blind and self.random.random() < 0.6:
            self._answer_too(judgement)

    def _answer_too(self, judgement: Judgement) -> None:
        """The second reader says the same, as a rule."""
        verb = judgement.verb
        if verb in (Verb.SAME, Verb.DIFFERENT) and self.random.random() < 0.3:
            verb = Verb.SAME if verb is Verb.DIFFERENT else Verb.DIFFERENT
        other = "Cy" if judgement.by == "Ben" else "Ben"
        second = replace(judgement, id=make_id("judgement", judgement.id), by=other, verb=verb)
        self.made.append(second.id)
        self.ledger.append_judgement(second)

    def _draw_judge(self, verb: Verb) -> dict[str, Any]:
        """Mostly one person alone; now and then a team: blind answers wait, a reviewer decides."""
        if self.random.random() < 0.5:
            return {"by": "Ada"}
        if self.random.random() < 0.3:
            return {"by": "Vera", "role": "reviewer"}
        blind = verb not in (Verb.ADD, Verb.UNDO) and self.random.random() < 0.7
        return {"by": self.random.choice(("Ben", "Cy")), "role": "coder", "blind": blind}

    def _now(self) -> datetime:
        return NOON + timedelta(minutes=self.steps)
