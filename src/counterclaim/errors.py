"""Exceptions: our faults and the machine's, one class per border. The data's faults are Problems."""


class CounterclaimError(Exception):
    """Base of all. `subject` is what failed; the message says what is wrong, where, and what to do."""

    def __init__(self, message: str, subject: str = "") -> None:
        super().__init__(message)
        self.subject = subject


class IntakeError(CounterclaimError):
    """A path that cannot be opened at all, or a format nobody reads."""


class CodebookError(CounterclaimError):
    """A codebook or language file that does not hold together."""


class LedgerError(CounterclaimError):
    """The ledger file cannot be opened, written or trusted."""


class UnknownIdError(CounterclaimError):
    """No such report, incident, claim, actor or site in the ledger."""


class ExportError(CounterclaimError):
    """An export that cannot be written."""


class JudgementError(CounterclaimError):
    """A judgement that does not fit its subjects."""


class NotAllowedError(CounterclaimError):
    """What this person's role does not let them do."""


class EngineError(CounterclaimError):
    """A worker that died or could not be started."""


class SearchError(CounterclaimError):
    """A question that asks for nothing, or for more than can be answered."""
