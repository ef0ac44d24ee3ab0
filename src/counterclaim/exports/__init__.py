"""What leaves the house: one module an export, named by what it writes, found in this folder.

An export is a module with ``write(book, out, *, names=False, full_text=..., imprint=None, knowledge=None)``.
`out` is a path, ``-`` for standard output, or an open text stream. `names`: name private persons too.
`full_text`: give the whole text of reports. `imprint`: which ledger, as known on which day, by which version;
it stands in every file. `knowledge`: what the export needs of the codebook.

The words of reports are never altered. Without `names`, words that name a private person are left out whole;
only the texts that `full_text` asks for stay as they are, so leave these out where that matters.
"""

from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, TextIO, cast

from counterclaim.errors import ExportError
from counterclaim.exports.form.imprint import Imprint, name_ledger
from counterclaim.exports.form.knowledge import Knowledge, take_knowledge
from counterclaim.model import Book

__all__ = [
    "Export",
    "Imprint",
    "Knowledge",
    "find_export",
    "list_exports",
    "name_ledger",
    "take_knowledge",
]


class Export(Protocol):
    """One way out. What is left out of a call, each export decides for itself."""

    def write(
        self,
        book: Book,
        out: Path | TextIO,
        *,
        names: bool = ...,
        full_text: bool = ...,
        imprint: Imprint | None = ...,
        knowledge: Knowledge | None = ...,
    ) -> None:
        """Write the book to `out`, a path all or nothing; ExportError when that fails."""


def list_exports() -> tuple[str, ...]:
    """The names of all exports, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.ispkg))


def find_export(name: str) -> Export:
    """The export of that name; ExportError with what was perhaps meant."""
    known = list_exports()
    if name not in known:
        near = get_close_matches(name.lower(), known, 1, 0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
        raise ExportError(f"unknown export {name!r}: {hint}", name)
    return cast(Export, import_module(f"{__name__}.{name}"))
