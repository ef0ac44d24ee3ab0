"""Reading in several processes of this machine.

Processes are spawned, not forked: a fork copies locks that threads of this process (a progress bar)
may hold, and an inherited line would keep orphans waiting when the starter is killed. A process that
dies takes no report with it: what it had not answered is read again, each report alone; the report on
which a process dies twice becomes a Problem.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from counterclaim.engines import worker
from counterclaim.engines.reading import (
    BATCH_REPORTS,
    Item,
    OpenReader,
    Outcome,
    describe_failure,
    take_batch,
)
from counterclaim.errors import EngineError

_BATCHES_AHEAD = 4  # for each worker: so much may wait for a slow report that came earlier
_MOST_FALSE_STARTS = 3
_PATIENCE_SECONDS = 2.0


@dataclass(slots=True)
class _Batch:
    """Items with their places in the order; `alone` when a process has died on them before."""

    places: deque[tuple[int, Item]]
    alone: bool = False


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    line: Connection
    ready: bool = False
    batch: _Batch | None = None

    @property
    def idle(self) -> bool:
        return self.ready and self.batch is None


def read_reports(items: Iterable[Item], open_reader: OpenReader, workers: int) -> Iterator[Outcome]:
    """Outcomes in the order of `items`, of which at most a few batches a worker are taken ahead.

    Closing the iterator ends the processes. Raises EngineError when no reader can be opened.
    """
    crew = _Crew(open_reader, workers)
    try:
        yield from crew.read(iter(items))
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Crew:
    """The processes, what they are at, and the outcomes that wait for their turn."""

    open_reader: OpenReader
    size: int
    members: list[_Worker] = field(default_factory=list)
    waiting: deque[_Batch] = field(default_factory=deque)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    taken: int = 0
    given: int = 0
    false_starts: int = 0

    def read(self, items: Iterator[Item]) -> Iterator[Outcome]:
        while True:
            exhausted = not self._take_ahead(items)
            self._hire()
            self._hand_out()
            if self.given in self.outcomes:
                self._listen(timeout=0)
                yield self.outcomes.pop(self.given)
                self.given += 1
            elif exhausted and self.given == self.taken:
                return
            else:
                self._listen(timeout=None)

    def dismiss(self) -> None:
        """Close all lines, which ends an idle worker, and end the others."""
        for member in self.members:
            member.line.close()
            member.process.terminate()
        for member in self.members:
            member.process.join(_PATIENCE_SECONDS)
            if member.process.is_alive():
                member.process.kill()
                member.process.join()
            member.process.close()
        self.members.clear()

    def _take_ahead(self, items: Iterator[Item]) -> bool:
        """Fill the queue; False when there is nothing more to take."""
        most = self.size * _BATCHES_AHEAD * BATCH_REPORTS
        while len(self.waiting) < self.size and self.taken - self.given < most:
            batch = take_batch(items)
            if not batch:
                return False
            self.waiting.append(_Batch(deque(enumerate(batch, self.taken))))
            self.taken += len(batch)
        return True

    def _hire(self) -> None:
        """As many workers as there is work for, up to the crew's size."""
        idle = sum(member.batch is None for member in self.members)
        while len(self.members) < self.size and idle < len(self.waiting):
            self.members.append(self._start())
            idle += 1

    def _start(self) -> _Worker:
        context = get_context("spawn")
        near, far = context.Pipe()
        process = context.Process(target=worker.run, args=(far, self.open_reader), daemon=True)
        with worker.one_thread_each():
            process.start()
        far.close()
        return _Worker(process, near)

    def _hand_out(self) -> None:
        for member in self.members:
            if member.idle and self.waiting:
                member.batch = self.waiting.popleft()
                try:
                    member.line.send([item for _, item in member.batch.places])
                except (BrokenPipeError, ConnectionResetError):
                    continue  # it has died: the next look at its line says so

    def _listen(self, timeout: float | None) -> None:
        """Take in what the workers say; a closed line is a death."""
        heard = wait([member.line for member in self.members], timeout)
        for member in [member for member in self.members if member.line in heard]:
            try:
                self._take_in(member, member.line.recv())
            except (EOFError, ConnectionResetError):
                self._bury(member)

    def _take_in(self, member: _Worker, message: worker.Message) -> None:
        match message:
            case ("read", outcome) if member.batch is not None:
                place, _ = member.batch.places.popleft()
                self.outcomes[place] = outcome
            case ("done", _):
                member.batch = None
            case ("ready", _):
                member.ready, self.false_starts = True, 0
            case ("failed", why):
                raise EngineError(f"no reader could be opened: {why}")

    def _bury(self, member: _Worker) -> None:
        """Put what a dead worker left unread back, each report alone; give up on one that kills twice."""
        self.members.remove(member)
        member.line.close()
        member.process.join(_PATIENCE_SECONDS)
        code = member.process.exitcode
        if not member.ready:
            self._note_false_start(code)
        batch = member.batch or _Batch(deque())
        for place, (key, report) in reversed(batch.places):
            if batch.alone:
                message = f"a worker died on it twice (exit code {code})"
                self.outcomes[place] = (key, describe_failure(report, message))
            else:
                self.waiting.appendleft(_Batch(deque([(place, (key, report))]), alone=True))

    def _note_false_start(self, code: int | None) -> None:
        self.false_starts += 1
        if self.false_starts >= _MOST_FALSE_STARTS:
            raise EngineError(f"workers die before they can read (exit code {code}): try --workers 1")
