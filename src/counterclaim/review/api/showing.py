"""Records as they may be shown: as exports have them without texts, and no private person by name.

Where a text is given, the letters of such names are blackened one by one, so that offsets hold.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from counterclaim.exports import take_knowledge
from counterclaim.exports.form import exchange
from counterclaim.exports.form.exchange import Choices, Data
from counterclaim.exports.form.people import People
from counterclaim.model import Claim, ReportEntry, Site, Span, Statement
from counterclaim.review.api.rows import Rows
from counterclaim.review.desk import Desk, Look

BLACK = "█"


def blacken(text: str, spans: Iterable[Span]) -> str:
    """`text`, of the same length, with no letter of `spans` left."""
    parts, at = [], 0
    for span in sorted(spans):
        start = max(at, span.start)
        parts += [text[at:start], BLACK * max(0, span.end - start)]
        at = max(at, span.end)
    return "".join((*parts, text[at:]))


class Shown:
    """What may be shown of one look."""

    def __init__(self, desk: Desk, look: Look, rows: Rows, people: People) -> None:
        self._desk = desk
        self._look = look
        self._rows = rows
        self.people = people
        self._with_private: dict[str, bool] = {}

    @cached_property
    def choices(self) -> Choices:
        return Choices(self.people, full_text=False, vague=take_knowledge(self._desk.codebook).vague)

    def claims(self, claims: Iterable[Claim]) -> list[Data]:
        return [exchange.claim_data(claim, self.choices) for claim in claims]

    def statements(self, statements: Sequence[Statement]) -> list[Data]:
        entries = self._look.browser.entries(statement.report_id for statement in statements)
        self._find_private(entries)
        texts = {known: self.text(entry) for known, entry in entries.items()}
        return [
            exchange.statement_data(statement, texts[statement.report_id], self.choices)
            for statement in statements
            if statement.report_id in texts
        ]

    def report(self, entry: ReportEntry) -> Data:
        """A report without its text."""
        return exchange.report_data(entry, self.choices)

    def actors(self, ids: Iterable[str]) -> list[Data]:
        known = list(ids)
        self._look.names.load_actors(known)
        found = (self._look.names.find_actor(actor_id) for actor_id in known)
        return [exchange.actor_data(actor) for actor in found if actor is not None]

    def site(self, site: Site) -> Data:
        """A site with all that is said of it."""
        told = self._look.browser.book.claims(site_id=site.id)
        return exchange.site_data(site, {claim.id: claim for claim in told}, self.choices)

    def site_line(self, site: Site) -> Data:
        """A site without that."""
        data = exchange.site_data(site, {}, self.choices)
        del data["records"]
        return data

    def text(self, entry: ReportEntry) -> str:
        """The text with the names of private people blackened."""
        return blacken(entry.report.text, self.withheld(entry.report.id))

    def withheld(self, report_id: str) -> tuple[Span, ...]:
        """Where the text is blackened."""
        self._find_private([report_id])
        return self._look.names.withheld(report_id) if self._with_private[report_id] else ()

    def _find_private(self, report_ids: Iterable[str]) -> None:
        """Have ready which of these name private people: of the others no reading is opened."""
        new = [known for known in report_ids if known not in self._with_private]
        named = set() if self._desk.private_names or not new else self._rows.reports_with_private(new)
        self._with_private.update({known: known in named for known in new})
