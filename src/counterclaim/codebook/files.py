"""Reading codebook files: each is read once, hashed, and can say in which line a word stands."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from csv import DictReader
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from pathlib import Path
from typing import Any

from counterclaim.errors import CodebookError


@dataclass(slots=True)
class Folder:
    """A folder of codebook files. `label` is how messages name it: "domains/detention"."""

    root: Traversable | Path
    label: str
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.label.rstrip("/").rsplit("/", 1)[-1]

    def has(self, name: str) -> bool:
        return self.root.joinpath(name).is_file()

    def read_text(self, name: str) -> str:
        """The text of a file, remembered for the hash and for line numbers."""
        if name not in self.texts:
            try:
                self.texts[name] = self.root.joinpath(name).read_bytes().decode("utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                raise CodebookError(
                    f"cannot read '{name}' in {self.label}: {error}: it must be there, as UTF-8 text", name
                ) from error
        return self.texts[name]

    def read_toml(self, name: str) -> dict[str, Any]:
        try:
            return tomllib.loads(self.read_text(name))
        except tomllib.TOMLDecodeError as error:
            raise CodebookError(f"broken TOML in {self.label}/{name}: {error}", name) from error

    def read_rows(self, name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Rows of a CSV file with their line numbers, cells stripped. An absent file has none.

        `columns` are those that the file may have; the first of them it must have.
        """
        if not self.has(name):
            return
        rows = DictReader(StringIO(self.read_text(name)))
        for column in rows.fieldnames or ():
            if column not in columns:
                raise CodebookError(unknown("column", column, f"{self.label}/{name} line 1", columns), column)
        if columns[0] not in (rows.fieldnames or ()):
            raise CodebookError(f"no column '{columns[0]}' in {self.label}/{name} line 1: add it", name)
        for row in rows:
            if None in row or None in row.values():
                raise CodebookError(
                    f"row of another length than the header in {self.label}/{name} line {rows.line_num}: "
                    "put cells that hold a comma in double quotes",
                    name,
                )
            yield rows.line_num, {column: cell.strip() for column, cell in row.items()}

    def where(self, name: str, *needles: str) -> str:
        """Where the first of `needles` stands: "domains/detention/en.toml line 14".

        Headers and keys count before other words, so that a type is found where it is defined.
        """
        lines = self.read_text(name).splitlines()
        for needle in needles:
            for pattern in _sightings(needle):
                for number, line in enumerate(lines, start=1):
                    if pattern.search(line):
                        return f"{self.label}/{name} line {number}"
        return f"{self.label}/{name}"

    def digest(self) -> bytes:
        """The hash of all files read so far, whatever their order."""
        total = sha256(self.name.encode())
        for name in sorted(self.texts):
            total.update(f"\x1f{name}\x1f".encode() + self.texts[name].encode())
        return total.digest()


def open_packaged(kind: str, name: str) -> Folder:
    """A folder of the package: `kind` is "domains" or "languages"."""
    return Folder(files("counterclaim").joinpath(kind, name), f"{kind}/{name}")


def list_packaged(kind: str) -> tuple[str, ...]:
    """Names of the packaged folders of a kind, sorted."""
    found = files("counterclaim").joinpath(kind).iterdir()
    return tuple(sorted(entry.name for entry in found if entry.is_dir() and entry.name[0] not in "._"))


def unknown(what: str, word: str, where: str, known: Iterable[str]) -> str:
    """The wording of an unknown word: what, the word, where, and the nearest known one."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"unknown {what} '{word}' in {where}: did you mean '{near[0]}'?"
    return f"unknown {what} '{word}' in {where}: known are {', '.join(names) or 'none'}"


def _sightings(needle: str) -> tuple[re.Pattern[str], ...]:
    word = re.escape(needle)
    return (
        re.compile(rf"^{word},"),
        re.compile(rf"^\s*\[+\s*(?:[\w-]+\.)*\"?{word}\"?\s*\]"),
        re.compile(rf"^\s*\"?{word}\"?\s*="),
        re.compile(rf"[\"',]\s*{word}\s*[\"',]"),
        re.compile(word),
    )
