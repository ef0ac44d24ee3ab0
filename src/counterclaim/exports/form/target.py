"""Where an export goes. A path is written all or nothing: to a file beside it that takes its place."""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from counterclaim.errors import ExportError

STANDARD_OUTPUT = Path("-")


@contextmanager
def open_text(out: Path | TextIO) -> Iterator[TextIO]:
    """A UTF-8 stream that writes line ends as they are given."""
    if isinstance(out, Path) and out != STANDARD_OUTPUT:
        with open_binary(out) as file, _wrapped(file) as stream:
            yield stream
    elif isinstance(out, Path) and hasattr(sys.stdout, "buffer"):
        with translated("standard output"), _wrapped(sys.stdout.buffer) as stream:
            yield stream
    else:
        with translated("the stream"):
            yield sys.stdout if isinstance(out, Path) else out


@contextmanager
def open_binary(path: Path) -> Iterator[BinaryIO]:
    """A file that appears at `path` when it is whole, and not at all when something fails."""
    _check_folder(path)
    if path.is_dir():
        raise ExportError(f"'{path}' is a folder: give the name of a file", str(path))
    rising = _beside(path)
    with translated(str(path)), _removed_on_failure(rising):
        with rising.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        rising.replace(path)


@contextmanager
def open_folder(path: Path) -> Iterator[Path]:
    """A folder to write files in, which then appear at `path`; other files there are left alone."""
    _check_folder(path)
    if path.exists() and not path.is_dir():
        raise ExportError(f"'{path}' is a file: give the name of a folder, or one ending in .zip", str(path))
    rising = _beside(path)
    with translated(str(path)), _removed_on_failure(rising):
        rising.mkdir()
        yield rising
        if path.exists():
            for file in sorted(rising.iterdir()):
                file.replace(path / file.name)
            rising.rmdir()
        else:
            rising.replace(path)


@contextmanager
def translated(target: str) -> Iterator[None]:
    """Raise ExportError, chained, for what the system raises while writing to `target`."""
    try:
        yield
    except BrokenPipeError:
        raise  # the reader has seen enough: no fault
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot write '{target}': {reason.lower()}: free the place or give another"
        raise ExportError(message, target) from error
    except UnicodeEncodeError as error:
        message = f"cannot write '{target}': a text holds half a character ({error.reason}): read it again"
        raise ExportError(message, target) from error


@contextmanager
def _wrapped(file: BinaryIO) -> Iterator[TextIO]:
    stream = io.TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        # What is not flushed after a failure must not reach the file when the wrapper is collected.
        with suppress(OSError, UnicodeError):
            stream.detach()


@contextmanager
def _removed_on_failure(rising: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if rising.is_dir():
            shutil.rmtree(rising, ignore_errors=True)
        else:
            with suppress(OSError):
                rising.unlink(missing_ok=True)
        raise


def _beside(path: Path) -> Path:
    """In the same folder, for only there is replacing a file one step."""
    return path.with_name(f".{path.name}.{os.getpid()}.rising")


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise ExportError(f"no folder '{path.parent}' to write '{path.name}' in: make it first", str(path))
