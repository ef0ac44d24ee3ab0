"""A bundle of a ledger: what is in it, and that a changed one is refused."""

import io
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from counterclaim.bundles import Part, check_bundle, make_key, write_bundle
from counterclaim.cli.app import NOT_FOUND
from counterclaim.cli.bundling import bundle_command, verify_command
from counterclaim.cli.importing import import_command
from counterclaim.errors import CodebookError
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
        assert archive.read(f"captures/{FIRST.capture}") == FIRST.text.encode(), (
            "the bytes as they were found"
        )
        record = json.loads(archive.read(f"reports/{SECOND.id}.json"))
        export = json.loads(archive.read("export.json"))
        lines = archive.read("judgements.jsonl").decode().splitlines()
        (reading,) = archive.read(f"readings/{FIRST.id}.jsonl").splitlines()
    assert record["capture"]["sha256"] == SECOND.capture
    assert json.loads(reading)["report_id"] == FIRST.id
    assert len(export["claims"]) == len(rich_book.CLAIMS)
    told = [json.loads(line)["id"] for line in lines]
    assert told == [judgement["id"] for judgement in export["judgements"]]
    assert names[:5] == ["export.json", "ledger.json", "judgements.jsonl", "audit.jsonl", "problems.jsonl"]
    told_of = verify(out)
    assert told_of.exit_code == 0
    assert "is whole: 11 parts, signed by " in told_of.stdout


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
    assert f"captures/{FIRST.capture} " in told.stderr


def test_a_bundle_is_in_the_log_of_its_ledger(ledger: Path) -> None:
    _, out = bundle(ledger, "incident-halder", "--by", "Ana")
    with open_ledger(ledger) as opened:
        entry = list(opened.audit())[-1]
    assert (entry.kind, entry.who, entry.subject) == ("bundle", "Ana", "coast.zip")
    assert entry.particulars["what"] == "incident-halder"
    with ZipFile(out) as archive:
        manifest = sha256(archive.read("manifest.json")).hexdigest()
    assert entry.particulars["manifest"] == manifest, "which stands for every byte"


Spoil = Callable[[dict[str, bytes]], object]


def edit(name: str, old: bytes, new: bytes) -> Spoil:
    def apply(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return apply


def cut_last_line(name: str) -> Spoil:
    def apply(parts: dict[str, bytes]) -> None:
        parts[name] = b"".join(parts[name].splitlines(keepends=True)[:-1])

    return apply


# Signed by whoever has a key, after the ledger or the parts were changed: only the log can tell.
FORGED: list[tuple[str, Spoil, str]] = [
    ("another person's name", edit("judgements.jsonl", b'"by": "', b'"by": "x'), "judgements.jsonl tells"),
    ("a judgement left out", cut_last_line("judgements.jsonl"), "judgements.jsonl lacks "),
    ("an entry left out", cut_last_line("audit.jsonl"), "judgements.jsonl holds "),
    (
        "an entry changed",
        edit("audit.jsonl", b'"who": "', b'"who": "x'),
        "audit.jsonl does not hold: entry 1 ",
    ),
    ("no log", lambda parts: parts.pop("audit.jsonl"), "audit.jsonl is missing"),
    ("no line of a log", lambda parts: parts.update({"audit.jsonl": b"[]\n"}), "audit.jsonl holds a line"),
]


@pytest.mark.parametrize(("why", "spoil", "told"), FORGED, ids=[case[0] for case in FORGED])
def test_what_was_forged_before_it_was_signed(ledger: Path, why: str, spoil: Spoil, told: str) -> None:
    _, out = bundle(ledger, "all")
    with ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if "/" in name or name.endswith("l")}
        parts["ledger.json"] = archive.read("ledger.json")
    spoil(parts)
    held = [Part(name, lambda data=data: io.BytesIO(data)) for name, data in parts.items()]  # type: ignore[misc]
    write_bundle(out, held, make_key(), {})
    assert check_bundle(out).fault is None, "whole in itself"
    done = verify(out)
    assert done.exit_code == NOT_FOUND
    assert told in done.stderr
    taken = take_in(out, ledger.with_name("new.db"))
    assert taken.exit_code == NOT_FOUND
    assert "nothing was taken in" in taken.stderr
    assert not ledger.with_name("new.db").exists()


def take_in(bundle: Path, ledger: Path, *more: str) -> Result:
    words = [str(bundle), "--ledger", str(ledger), "--by", "Ben", *more]
    return CliRunner().invoke(import_command, words, catch_exceptions=False)


def test_import_takes_it_in_once(ledger: Path) -> None:
    _, out = bundle(ledger, "all")
    new = ledger.with_name("new.db")
    done = take_in(out, new)
    assert done.exit_code == 0
    assert "2 reports, 2 readings" in done.stdout
    with open_ledger(ledger) as old, open_ledger(new) as opened:
        assert opened.is_current(), "what follows from it is worked out"
        assert opened.judgements() == old.judgements()
        assert opened.report_ids() == old.report_ids()
        held = list(opened.audit())
    again = take_in(out, new)
    assert f"coast.zip holds nothing that is new: {new} is as it was." in again.stdout
    with open_ledger(new) as opened:
        assert list(opened.audit()) == held
    data = json.loads(take_in(out, new, "--json").stdout)
    assert data["told"] == []
    assert not any(data["counts"].values())


def test_import_refuses_what_carries_no_ledger(tmp_path: Path) -> None:
    write_bundle(tmp_path / "x.zip", [Part("export.json", lambda: io.BytesIO(b"{}"))], make_key(), {})
    done = take_in(tmp_path / "x.zip", tmp_path / "new.db")
    assert done.exit_code == NOT_FOUND
    assert "ledger.json is missing: it carries no ledger" in done.stderr
    assert not (tmp_path / "new.db").exists()


def test_import_refuses_a_domain_that_is_not_known_here(ledger: Path) -> None:
    with open_ledger(ledger) as opened:
        opened.add_domains(["piracy"])
    with pytest.raises(CodebookError, match="piracy"):
        bundle(ledger, "all")
    with open_ledger(ledger) as opened:
        parts = dict(opened.book().parts())
    held = [Part(name, lambda data=data: io.BytesIO(data)) for name, data in parts.items()]  # type: ignore[misc]
    write_bundle(ledger.with_name("x.zip"), held, make_key(), {})
    with pytest.raises(CodebookError, match="piracy"):
        take_in(ledger.with_name("x.zip"), ledger.with_name("new.db"))
    assert not ledger.with_name("new.db").exists()


def test_import_wants_the_key_that_was_asked_for(ledger: Path) -> None:
    _, out = bundle(ledger, "all")
    done = take_in(out, ledger.with_name("new.db"), "--signed-by", "x")
    assert done.exit_code == NOT_FOUND
    assert "signature.json is by another key" in done.stderr


@pytest.mark.parametrize("name", ["audit.jsonl", "judgements.jsonl", f"captures/{FIRST.capture}"])
def test_import_names_the_part_that_was_changed(ledger: Path, name: str) -> None:
    _, out = bundle(ledger, "all")
    with ZipFile(out) as archive:
        place = out.read_bytes().rindex(archive.read(name))
    whole = bytearray(out.read_bytes())
    whole[place] ^= 1
    out.write_bytes(whole)
    done = take_in(out, ledger.with_name("new.db"))
    assert done.exit_code == NOT_FOUND
    assert f": {name} " in done.stderr
    assert not ledger.with_name("new.db").exists()


PARTS = [
    ("incident-halder", {FIRST.id, SECOND.id}, "an incident of both reports"),
    ("incident-older", {FIRST.id}, "an incident that one report tells of"),
    ("Halder shelter", {FIRST.id, SECOND.id}, "a site by its name"),
    ("site-quiet", set(), "a site of which nothing is told"),
]


@pytest.mark.parametrize(("what", "reports", "why"), PARTS, ids=[case[2] for case in PARTS])
def test_a_bundle_of_one(ledger: Path, what: str, reports: set[str], why: str) -> None:
    _, out = bundle(ledger, what)
    data = json.loads(io.BytesIO(ZipFile(out).read("export.json")).read())
    assert {report["id"] for report in data["reports"]} == reports
    claims = {claim.id for claim in rich_book.CLAIMS if claim.report_id in reports}
    assert {claim["id"] for claim in data["claims"]} == claims
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
