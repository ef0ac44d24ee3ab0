"""A bundle is refused when a byte of it was changed, and the part is named in which it lies."""

import io
import json
import random
import stat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.bundles import (
    Part,
    check_bundle,
    describe_key,
    make_key,
    open_key,
    save_key,
    write_bundle,
)
from counterclaim.bundles.keys import write_public
from counterclaim.errors import ExportError

KEY = make_key()
ABOUT = {"ledger": "quay.db", "as_of": "2022-03-06", "version": "1+2"}
CONTENT = {
    "export.json": b'{"format": "counterclaim/1"}\n' * 40,
    "reports/note-1.txt": "Warden Oda Brenn said «ستة».".encode() * 30,
    "judgements.jsonl": b"",
    "audit.jsonl": bytes(range(256)) * 8,
}
OWN = {"manifest.json", "signature.json"}


def make_parts(content: dict[str, bytes]) -> list[Part]:
    return [Part(name, lambda data=data: io.BytesIO(data)) for name, data in content.items()]  # type: ignore[misc]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundles") / "coast.zip"
    write_bundle(path, make_parts(CONTENT), KEY, ABOUT)
    return path


def test_a_whole_bundle_is_whole(bundle: Path) -> None:
    checked = check_bundle(bundle)
    assert checked.fault is None
    assert checked.key == write_public(KEY.public_key())
    assert checked.about == ABOUT
    assert checked.parts == tuple(CONTENT)


def test_it_is_a_zip_that_others_open(bundle: Path) -> None:
    with ZipFile(bundle) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in CONTENT} == CONTENT
        manifest = json.loads(archive.read("manifest.json"))
    assert [part["name"] for part in manifest["parts"]] == list(CONTENT)
    assert [part["size"] for part in manifest["parts"]] == [len(data) for data in CONTENT.values()]


def test_the_same_parts_make_the_same_bytes(bundle: Path, tmp_path: Path) -> None:
    write_bundle(tmp_path / "again.zip", make_parts(CONTENT), KEY, ABOUT)
    assert (tmp_path / "again.zip").read_bytes() == bundle.read_bytes()


def test_a_thousand_changed_bytes_are_all_found(bundle: Path, tmp_path: Path) -> None:
    whole = bundle.read_bytes()
    chance = random.Random(7)
    changed = tmp_path / "changed.zip"
    for _ in range(1000):
        place, other = chance.randrange(len(whole)), chance.randrange(1, 256)
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ other]) + whole[place + 1 :])
        fault = check_bundle(changed).fault
        assert fault is not None, f"byte {place} with {other:#x} over it"
        assert fault.part, fault.message


def test_every_bit_of_the_ends_of_the_file_counts(bundle: Path, tmp_path: Path) -> None:
    """The zip's own list of parts stands at the end; most programs do not look at all of it."""
    whole = bundle.read_bytes()
    changed = tmp_path / "changed.zip"
    for place in (*range(64), *range(len(whole) - 120, len(whole))):
        for bit in range(8):
            changed.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
            assert check_bundle(changed).fault is not None, f"bit {bit} of byte {place}"


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from([name for name, data in CONTENT.items() if data]), chance=st.randoms())
def test_the_part_is_named(bundle: Path, name: str, chance: random.Random) -> None:
    whole = bundle.read_bytes()
    start = whole.index(CONTENT[name])
    place = start + chance.randrange(len(CONTENT[name]))
    changed = bundle.with_name("named.zip")
    changed.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    fault = check_bundle(changed).fault
    assert fault is not None
    assert fault.part == name


def rewrite(bundle: Path, out: Path, change: dict[str, bytes | None], compression: int = 0) -> Path:
    """The bundle with parts changed, put in (new names) or left out (None)."""
    with ZipFile(bundle) as archive, ZipFile(out, "w", compression) as other:
        for name in [*archive.namelist(), *(name for name in change if name not in archive.namelist())]:
            data = change.get(name, b"") if name in change else archive.read(name)
            if data is not None:
                other.writestr(name, data)
    return out


FORGED: list[tuple[dict[str, bytes | None], str, str, str]] = [
    ({"export.json": b"{}"}, "export.json", "the manifest says", "another export"),
    ({"export.json": b"x" * len(CONTENT["export.json"])}, "export.json", "its hash differs", "of one length"),
    ({"audit.jsonl": None}, "audit.jsonl", "is missing", "a part left out"),
    ({"extra.txt": b"x"}, "extra.txt", "is not in the manifest", "a part put in"),
    ({"manifest.json": None}, "manifest.json", "is missing", "no manifest"),
    ({"signature.json": None}, "signature.json", "is missing", "no signature"),
    ({"manifest.json": b"{}"}, "manifest.json", "is not what was signed", "another manifest"),
    ({"signature.json": b"{}"}, "signature.json", "holds no signature", "an empty signature"),
    ({}, "export.json", "has a changed entry in the zip", "packed anew by another program"),
]


@pytest.mark.parametrize(("change", "part", "message", "why"), FORGED, ids=[case[3] for case in FORGED])
def test_a_forged_bundle(
    bundle: Path, tmp_path: Path, change: dict[str, bytes | None], part: str, message: str, why: str
) -> None:
    fault = check_bundle(rewrite(bundle, tmp_path / "forged.zip", change)).fault
    assert fault is not None
    assert fault.part == part
    assert message in fault.message


def test_one_that_was_compressed_is_not_the_one_that_was_written(bundle: Path, tmp_path: Path) -> None:
    fault = check_bundle(rewrite(bundle, tmp_path / "small.zip", {}, ZIP_DEFLATED)).fault
    assert fault is not None


def test_signed_anew_by_a_stranger(bundle: Path, tmp_path: Path) -> None:
    forged = tmp_path / "forged.zip"
    write_bundle(forged, make_parts({**CONTENT, "export.json": b"{}"}), make_key(), ABOUT)
    mine = write_public(KEY.public_key())
    assert check_bundle(forged).fault is None, "whole in itself: only the key tells"
    assert check_bundle(forged).key != mine
    fault = check_bundle(forged, mine).fault
    assert fault is not None
    assert (fault.part, fault.message) == ("signature.json", "is by another key than the one asked for")
    assert check_bundle(bundle, mine).fault is None


BROKEN = [
    (b"", "an empty file"),
    (b"no zip at all", "another file"),
    (b"PK\x05\x06" + bytes(18), "an empty zip"),
]


@pytest.mark.parametrize(("data", "why"), BROKEN, ids=[case[1] for case in BROKEN])
def test_what_is_no_bundle(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    assert check_bundle(tmp_path / "x.zip").fault is not None


def test_cut_short_or_gone_on(bundle: Path, tmp_path: Path) -> None:
    whole = bundle.read_bytes()
    for data in (whole[:-1], whole[: len(whole) // 2], whole + b"\n", b"\n" + whole):
        (tmp_path / "x.zip").write_bytes(data)
        assert check_bundle(tmp_path / "x.zip").fault is not None
    fault = check_bundle(tmp_path / "none.zip").fault
    assert fault is not None
    assert "no such file" in fault.message


NAMES = ["../x", "/x", "a//b", "a\\b", "c:x", "", ".", "a/../b", "two\nlines", "manifest.json"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_would_unpack_elsewhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError):
        write_bundle(tmp_path / "x.zip", make_parts({name: b""}), KEY, ABOUT)
    assert list(tmp_path.iterdir()) == [], "nothing half written lies about"


def test_two_parts_of_one_name(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="two parts of the bundle are called 'a'"):
        write_bundle(tmp_path / "x.zip", [*make_parts({"a": b""}), *make_parts({"a": b"1"})], KEY, ABOUT)


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot write"):
        write_bundle(tmp_path / "no" / "x.zip", make_parts(CONTENT), KEY, ABOUT)


def test_a_key_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    save_key(KEY, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert write_public(open_key(path).public_key()) == write_public(KEY.public_key())
    with pytest.raises(ExportError, match="give another name"):
        save_key(make_key(), path)
    path.write_text("no key")
    with pytest.raises(ExportError, match="holds no key"):
        open_key(path)


def test_a_key_has_a_short_mark() -> None:
    mark = describe_key(write_public(KEY.public_key()))
    assert len(mark.split(" ")) == 8
    assert mark != describe_key(write_public(make_key().public_key()))
