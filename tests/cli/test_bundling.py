"""A bundle of a ledger: what is in it, and that a changed one is refused."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli.app import NOT_FOUND
from counterclaim.cli.bundling import bundle_command, verify_command
from counterclaim.ledger import open_ledger
from tests.exports import rich_book
from tests.exports.rich_book import FIRST, SECOND


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "coast.db"
    with open_ledger(path) as opened:
        rich_book.fill(opened)
    return path


def bundle(ledger: Path, what: str, *more: str) -> tuple[Result, Path]:
    out, key = ledger.with_name("coast.zip"), ledger.with_name("key.pem")
    words = [what, "-o", str(out), "--key", str(key), "--ledger", str(ledger), *more]
    return CliRunner().invoke(bundle_command, words, catch_exceptions=False), out


def verify(out: Path, *more: str) -> Result:
    return CliRunner().invoke(verify_command, [str(out), *more], catch_exceptions=False)


def test_a_bundle_of_all(ledger: Path) -> None:
    done, out = bundle(ledger, "all")
    assert done.exit_code == 0
    with ZipFile(out) as archive:
        names = archive.namelist()
        assert archive.read(f"reports/{FIRST.id}") == FIRST.text.encode(), "the bytes as they were found"
        record = json.loads(archive.read(f"reports/{SECOND.id}.json"))
        export = json.loads(archive.read("export.json"))
        lines = archive.read("judgements.jsonl").decode().splitlines()
    assert record["sha256"] == SECOND.capture
    assert len(export["claims"]) == len(rich_book.CLAIMS)
    assert [json.loads(line) for line in lines] == export["judgements"]
    assert names[:2] == ["export.json", "judgements.jsonl"]
    told = verify(out)
    assert told.exit_code == 0
    assert "is whole: 6 parts, signed by " in told.stdout


def test_the_same_key_signs_again(ledger: Path) -> None:
    first, out = bundle(ledger, "all")
    key = json.loads(verify(out, "--json").stdout)["key"]
    assert "key.pem made" in first.stderr
    again, out = bundle(ledger, "all")
    assert "made" not in again.stderr
    assert verify(out, "--signed-by", key).exit_code == 0
    assert verify(out, "--signed-by", "x").exit_code == NOT_FOUND


def test_a_changed_report_is_named(ledger: Path) -> None:
    _, out = bundle(ledger, "all")
    whole = out.read_bytes()
    place = whole.rindex(FIRST.text.encode())
    out.write_bytes(whole[:place] + b"w" + whole[place + 1 :])
    told = verify(out)
    assert told.exit_code == NOT_FOUND
    assert f"reports/{FIRST.id} " in told.stderr


PARTS = [
    ("incident-halder", 8, {FIRST.id, SECOND.id}, "an incident of both reports"),
    ("incident-older", 4, {FIRST.id}, "an incident that one report tells of"),
    ("Halder shelter", 8, {FIRST.id, SECOND.id}, "a site by its name"),
    ("site-quiet", 0, set(), "a site of which nothing is told"),
]


@pytest.mark.parametrize(("what", "claims", "reports", "why"), PARTS, ids=[case[3] for case in PARTS])
def test_a_bundle_of_one(ledger: Path, what: str, claims: int, reports: set[str], why: str) -> None:
    _, out = bundle(ledger, what)
    data = json.loads(io.BytesIO(ZipFile(out).read("export.json")).read())
    assert {report["id"] for report in data["reports"]} == reports
    assert len(data["claims"]) == claims
    known = {actor["id"] for actor in data["actors"]}
    assert {claim["voice"] for claim in data["claims"]} <= known, "nothing dangles"
    assert verify(out).exit_code == 0


def test_an_unknown_incident(ledger: Path) -> None:
    from counterclaim.errors import UnknownIdError

    with pytest.raises(UnknownIdError, match="no incident 'nowhere'"):
        bundle(ledger, "nowhere")
    assert not ledger.with_name("coast.zip").exists()


def test_private_people_are_in_the_export_only_when_asked_for(ledger: Path) -> None:
    _, out = bundle(ledger, "all")
    actors = json.loads(ZipFile(out).read("export.json"))["actors"]
    assert "name withheld" in {actor["name"] for actor in actors}
    _, out = bundle(ledger, "all", "--names")
    actors = json.loads(ZipFile(out).read("export.json"))["actors"]
    assert "Timo Raske" in {actor["name"] for actor in actors}
