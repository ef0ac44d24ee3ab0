"""Out in a bundle and into an empty ledger: the same export to the byte, but for the ledger's name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterclaim.api import export, forget, judge, read, set_facts
from counterclaim.cli.app import main
from counterclaim.ledger import Ledger, open_ledger

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = (
    "ghot-shaal-shooting.txt",
    "ghot-shaal-minister.txt",
    "ghot-shaal-reprint.txt",
    "tajoura-two-counts.html",
    "briefs.jsonl",
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("held") / "coast.db"
    with open_ledger(path) as ledger:
        read(ledger, [EXAMPLES / name for name in NAMES], workers=1)
        read(ledger, [EXAMPLES / "gdf-access.json"], workers=1)  # a sidecar: a problem of no report
    return path


def run(*words: str) -> str:
    done = CliRunner().invoke(main, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def leave(ledger: Ledger) -> None:
    """As it was read."""


def decide(ledger: Ledger) -> None:
    """Judgements of each kind, one taken back."""
    book = ledger.book()
    claims = [claim for claim in book.claims() if claim.attribute in ("killed", "injured")][:3]
    incidents = [incident.id for incident in book.incidents()][:2]
    judge(ledger, "correct", [claims[0].id], {"low": "7", "high": "7"}, by="Ana", reason="the list has seven")
    rejected = judge(ledger, "reject", [claims[1].id], by="Ben")
    judge(ledger, "undo", [rejected.id], by="Ana", reason="read again")
    judge(ledger, "same", incidents, by="Ana")
    change = {"report": claims[2].report_id, "start": "0", "end": "7", "attribute": "missing", "low": "2"}
    more = {"high": "open", "voice": claims[2].voice, "incident": incidents[0]}
    judge(ledger, "add", [], {**change, **more}, by="Mira «M»")


def say(ledger: Ledger) -> None:
    """Facts that came later, and take others back."""
    first, second, *_ = ledger.report_ids()
    set_facts(ledger, first, {"published": "2021-10-10", "publisher": "The Quay"}, by="Ana")
    set_facts(ledger, second, {"published": ""}, by="Ben")


def erase(ledger: Ledger) -> None:
    """A report of which something was judged."""
    decide(ledger)
    forget(ledger, ledger.report_ids()[0], by="Ana", reason="names a witness")


STATES: list[Callable[[Ledger], None]] = [leave, decide, say, erase]


@pytest.mark.parametrize("change", STATES, ids=[each.__name__ for each in STATES])
def test_an_equal_export(held: Path, tmp_path: Path, change: Callable[[Ledger], None]) -> None:
    old, new, bundle = tmp_path / "coast.db", tmp_path / "new" / "coast.db", tmp_path / "all.zip"
    new.parent.mkdir()
    old.write_bytes(held.read_bytes())
    with open_ledger(old) as ledger:
        change(ledger)
    run("bundle", "all", "-o", str(bundle), "--key", str(tmp_path / "key.pem"), "-l", str(old))
    run("import", str(bundle), "-l", str(new), "--by", "Ben")
    exports, faults = [], []
    for path in (old, new):
        with open_ledger(path) as ledger:
            export(ledger, "json", path.with_suffix(".json"), names=True)
            exports.append(path.with_suffix(".json").read_bytes())
            faults.append(list(ledger.check()))
    assert len(exports[0]) > 50_000
    assert exports[0] == exports[1]
    assert faults[0] == faults[1], "nor is anything wrong with the one that is not with the other"
    assert faults[0] == [] or change is erase, "what was judged of an erased incident has nothing to stand on"
