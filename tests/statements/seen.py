"""What was found in a report, as words rather than spans, so that tests can be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model import CastMember, Found, Report, Span, Statement


@dataclass(frozen=True)
class Seen:
    report: Report
    found: Found

    def words(self, spans: Sequence[Span]) -> str:
        return " … ".join(span.of(self.report.text) for span in spans)

    def member(self, identity: str) -> CastMember:
        return next(member for member in self.found.cast if member.id == identity)

    def named(self, name: str) -> CastMember:
        """The cast member of that name or alias."""
        return next(member for member in self.found.cast if name in (member.name, *member.aliases))

    def names(self, identities: Sequence[str]) -> list[str]:
        return [self.member(identity).name for identity in identities]

    def said(self, content: str) -> Statement:
        """The statement whose content holds these words; the shortest where several do."""
        holding = [item for item in self.found.statements if content in self.words(item.content)]
        assert holding, f"nobody says '{content}': {self.all_said()}"
        return min(holding, key=lambda item: sum(len(span) for span in item.content))

    def all_said(self) -> list[tuple[str, str, str]]:
        """Source, cue and content of every statement."""
        return [
            (self.words(item.source), self.words([item.cue] if item.cue else []), self.words(item.content))
            for item in self.found.statements
        ]
