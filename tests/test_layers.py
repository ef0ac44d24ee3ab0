"""The import table of the house, held as data: any other arrow fails, and so does a circle of modules.

Every import counts, also those inside functions and under TYPE_CHECKING: a wall is a wall.
"""

import ast
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = "counterclaim"

GROUND = {"model", "errors"}
PURE = {"agreement", "annotation", "statements", "claims", "actors", "incidents", "disputes", "sites"}
GATES = {"intake", "ledger", "resources", "gazetteer"}

MAY_IMPORT: Mapping[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "codebook.schema": {"model"},
    "codebook": GROUND | {"codebook.schema"},
    **dict.fromkeys(GATES, GROUND),
    "exports": GROUND | {"codebook.schema"},
    "bundles": GROUND,
    **{room: {"model", "codebook.schema"} for room in PURE},
    "pipeline": GROUND | {"codebook", "codebook.schema"} | GATES | PURE,
    "coded": GROUND | {"codebook.schema", "annotation", "pipeline"},
    "engines": GROUND | {"pipeline"},
    "review": GROUND | {"pipeline", "ledger", "exports", "codebook", "codebook.schema"},
}
# The doors open on every room: the commands, `python -m`, and the functions that `import counterclaim` gives.
DOORS = {"cli", "api", "", "__main__"}
STANDARD_LIBRARY_ONLY = {"model", "errors", "codebook.schema"}
UNTOUCHED_BY_THE_WORLD = PURE | {"model", "errors", "codebook.schema"}

# Clock, files, network, database, chance: what the pure rooms are handed, or do without.
WORLDLY_MODULES = {
    "asyncio", "glob", "http", "httpx", "io", "multiprocessing", "os", "pathlib", "pkgutil", "random",
    "requests", "secrets", "shutil", "socket", "sqlalchemy", "sqlite3", "subprocess", "tempfile",
    "threading", "time", "urllib", "urllib3", "uuid", "importlib.resources",
}  # fmt: skip
WORLDLY_CALLS = {"open", "input", "print"}
CLOCK_METHODS = {"now", "today", "utcnow"}
HEAVY = {
    "spacy",
    "thinc",
    "numpy",
    "lxml",
    "trafilatura",
    "py3langid",
    "sqlalchemy",
    "cattrs",
    "charset_normalizer",
    "starlette",
    "uvicorn",
    "jinja2",
}


@dataclass(frozen=True)
class Import:
    """One name that a module imports. `target` is a module of the house or a foreign top name."""

    module: str
    target: str
    line: int


@dataclass(frozen=True)
class Source:
    """A file of the house, by its dotted name inside the package ("" is the package itself)."""

    module: str
    tree: ast.Module
    package: bool = False


def read_sources(folder: Path) -> dict[str, Source]:
    sources = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        package = parts[-1] == "__init__"
        module = ".".join(parts[:-1] if package else parts)
        sources[module] = Source(module, ast.parse(path.read_text("utf-8"), str(path)), package)
    return sources


def find_imports(source: Source, modules: Mapping[str, object]) -> Iterator[Import]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(source.module, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = _resolve_base(source, node)
            for alias in node.names:
                if (base, alias.name) == (PACKAGE, "__version__"):
                    continue  # the program's version is no room: readings carry it
                longer = f"{base}.{alias.name}"
                inside = longer.removeprefix(f"{PACKAGE}.")
                known = longer.startswith(f"{PACKAGE}.") and inside in modules
                yield Import(source.module, longer if known else base, node.lineno)


def _resolve_base(source: Source, node: ast.ImportFrom) -> str:
    """The absolute name of what `from X import` names, also for `from . import`."""
    if not node.level:
        return node.module or ""
    parts = source.module.split(".") if source.module else []
    above = parts[: len(parts) - node.level + (1 if source.package else 0)]
    return ".".join([PACKAGE, *above, *([node.module] if node.module else [])])


def find_room(module: str) -> str:
    """The room a module stands in: its first part; the codebook's schema is a room of its own."""
    parts = module.split(".")
    return "codebook.schema" if parts[:2] == ["codebook", "schema"] else parts[0]


def find_inner(target: str) -> str | None:
    """The module of the house that a target names, or None for a foreign one."""
    if target == PACKAGE:
        return ""
    return target.removeprefix(f"{PACKAGE}.") if target.startswith(f"{PACKAGE}.") else None


def check_arrow(found: Import) -> str | None:
    """What is wrong with an import, or None."""
    room, inner = find_room(found.module), find_inner(found.target)
    if room not in MAY_IMPORT and room not in DOORS:
        return f"{found.module}: a room that the import table does not know"
    if inner is None:
        return _check_foreign(found, room)
    target = find_room(inner)
    if room in DOORS or target == room:
        return None
    if target not in MAY_IMPORT[room]:
        return f"{found.module} line {found.line}: {room} may not import {target or PACKAGE}"
    return None


def _check_foreign(found: Import, room: str) -> str | None:
    top = found.target.split(".")[0]
    if top == "spacy" and room != "annotation":
        return f"{found.module} line {found.line}: spacy lives inside annotation only"
    if room in STANDARD_LIBRARY_ONLY and top not in sys.stdlib_module_names:
        return f"{found.module} line {found.line}: {room} stands on the standard library alone, not {top}"
    if room in UNTOUCHED_BY_THE_WORLD and (top in WORLDLY_MODULES or found.target in WORLDLY_MODULES):
        return f"{found.module} line {found.line}: {room} is pure and may not import {found.target}"
    return None


def find_worldly_calls(source: Source) -> Iterator[str]:
    """Calls by which a pure room would touch the clock, a file or the terminal."""
    if find_room(source.module) not in UNTOUCHED_BY_THE_WORLD:
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in WORLDLY_CALLS:
            yield f"{source.module} line {node.lineno}: {called.id}() in a pure room"
        if isinstance(called, ast.Attribute) and called.attr in CLOCK_METHODS:
            yield f"{source.module} line {node.lineno}: .{called.attr}() reads the clock in a pure room"


def find_circle(arrows: Mapping[str, set[str]]) -> list[str]:
    """One circle of modules, first and last the same; empty when there is none."""
    done: set[str] = set()

    def walk(module: str, path: list[str]) -> list[str]:
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return []
        for target in sorted(arrows.get(module, ())):
            if circle := walk(target, [*path, module]):
                return circle
        done.add(module)
        return []

    for module in sorted(arrows):
        if circle := walk(module, []):
            return circle
    return []


def find_arrows(sources: Mapping[str, Source]) -> dict[str, set[str]]:
    arrows: dict[str, set[str]] = {module: set() for module in sources}
    for source in sources.values():
        for found in find_imports(source, sources):
            inner = find_inner(found.target)
            if inner is not None and inner != source.module:
                arrows[source.module].add(inner)
    return arrows


def find_faults(sources: Mapping[str, Source]) -> list[str]:
    faults = [
        fault
        for source in sources.values()
        for found in find_imports(source, sources)
        if (fault := check_arrow(found)) is not None
    ]
    faults += [fault for source in sources.values() for fault in find_worldly_calls(source)]
    if circle := find_circle(find_arrows(sources)):
        faults.append("a circle of imports: " + " → ".join(circle))
    return faults


def test_the_house_keeps_its_walls() -> None:
    sources = read_sources(SOURCE / PACKAGE)
    assert "model.values" in sources
    assert find_faults(sources) == []


FORBIDDEN = [
    ("incidents.link", "from counterclaim.claims import code_claims", "incidents may not import claims"),
    ("claims", "from counterclaim import disputes", "claims may not import disputes"),
    ("sites", "from counterclaim.codebook import load_codebook", "sites may not import codebook"),
    ("exports.csv", "def write():\n    import counterclaim.ledger", "exports may not import ledger"),
    ("model.values", "if TYPE_CHECKING:\n    import counterclaim.errors", "model may not import errors"),
    ("engines.local", "from ..ledger import open_ledger", "engines may not import ledger"),
    ("statements", "import spacy.tokens", "spacy lives inside annotation"),
    ("model", "import attrs", "standard library alone"),
    ("disputes", "from datetime import date\nx = date.today()", "reads the clock"),
    ("annotation.names", "text = open('names.txt').read()", "open() in a pure room"),
    ("actors", "from pathlib import Path", "may not import pathlib"),
    ("incidents", "import importlib.resources", "may not import importlib.resources"),
    ("attic", "import json", "does not know"),
]  # fmt: skip


@pytest.mark.parametrize(("module", "code", "fault"), FORBIDDEN, ids=[case[2] for case in FORBIDDEN])
def test_a_forbidden_arrow_is_seen(module: str, code: str, fault: str) -> None:
    names = [module, "claims", "disputes", "errors", "codebook", "ledger", "model"]
    sources = {name: Source(name, ast.parse("")) for name in names}
    sources[module] = Source(module, ast.parse(code))
    assert any(fault in found for found in find_faults(sources))


ALLOWED = [
    ("incidents.link", "from counterclaim.model import Span\nfrom counterclaim.incidents import blocking"),
    ("annotation.english", "import spacy"),
    ("pipeline", "from counterclaim.ledger import open_ledger\nfrom counterclaim.claims import code_claims"),
    ("cli.read", "from counterclaim import engines, exports, review"),
    ("disputes", "from datetime import date\nx = date(2020, 1, 1)"),
]


@pytest.mark.parametrize(("module", "code"), ALLOWED)
def test_a_lawful_arrow_passes(module: str, code: str) -> None:
    assert find_faults({module: Source(module, ast.parse(code))}) == []


def test_a_circle_of_modules_is_seen() -> None:
    sources = {
        "claims.one": Source("claims.one", ast.parse("from counterclaim.claims import two")),
        "claims.two": Source("claims.two", ast.parse("def late():\n    import counterclaim.claims.one")),
    }
    assert find_faults(sources) == ["a circle of imports: claims.one → claims.two → claims.one"]


RUN_HELP = f"import sys; from {PACKAGE}.cli import main; sys.argv = ['counterclaim', '--help']; main()"
LIST_HEAVY = f"""
import contextlib, io, sys
from {PACKAGE}.cli import main
sys.argv = ['counterclaim', '--help']
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    main()
print(' '.join(sorted({HEAVY!r} & set(sys.modules))))
"""


def run_python(code: str) -> str:
    command = [sys.executable, "-c", code]
    environment = {"PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def time_help() -> float:
    start = time.perf_counter()
    assert "Usage" in run_python(RUN_HELP)
    return time.perf_counter() - start


def test_help_answers_at_once() -> None:
    assert min(time_help() for _ in range(3)) < 0.4


def test_help_imports_no_heavy_library() -> None:
    assert run_python(LIST_HEAVY).split() == []
