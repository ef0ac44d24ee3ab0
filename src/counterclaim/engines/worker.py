"""The far side of a process: open the reader, read what is sent, until the line is closed."""

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from counterclaim.engines.reading import OpenReader, read_batch

# Each process is one worker; libraries that start threads of their own would fight over the cores.
_THREAD_LIMITS = (
    "BLIS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)

# What a worker says: ("ready", None), ("failed", why), ("read", outcome), ("done", None).
Message = tuple[str, Any]


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Processes started inside take the limits on; the variables are put back afterwards."""
    before = {name: os.environ.get(name) for name in _THREAD_LIMITS}
    os.environ.update(dict.fromkeys(_THREAD_LIMITS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def run(line: Connection, open_reader: OpenReader) -> None:
    """Serve batches from `line` until it closes, which it also does when the starter is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the starter ends this one
    try:
        reader = open_reader()
    except Exception as error:  # the starter raises it, on its side of the line
        line.send(("failed", f"{type(error).__name__}: {error}"))
        return
    gc.freeze()  # parser and codebook stay: going through them again and again is a thirtieth of the time
    try:
        line.send(("ready", None))
        while True:
            for outcome in read_batch(reader, line.recv()):
                line.send(("read", outcome))
            line.send(("done", None))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
