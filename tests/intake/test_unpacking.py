"""From paths and streams to captures."""

import io
import os
import shutil
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from counterclaim.errors import IntakeError
from counterclaim.intake import MAX_BYTES, parse, unpack
from counterclaim.model import Capture, Problem


def unpack_all(source: Path | io.BytesIO, retrieved: datetime) -> tuple[list[Capture], list[Problem]]:
    found = list(unpack(source, retrieved))
    return [item for item in found if isinstance(item, Capture)], [
        item for item in found if isinstance(item, Problem)
    ]


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    for name, body in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return folder


def test_a_folder_is_read_deep_and_sorted(tmp_path: Path, retrieved: datetime) -> None:
    names = ["b.txt", "a/z.html", "a/b.jsonl", "a.json", ".hidden.txt", ".git/c.txt", "a/.draft/d.txt"]
    captures, problems = unpack_all(fill(tmp_path, dict.fromkeys(names, b"x")), retrieved)
    assert [capture.uri for capture in captures] == ["a/b.jsonl", "a/z.html", "a.json", "b.txt"]
    assert problems == []


def test_the_bytes_are_kept_as_found(tmp_path: Path, retrieved: datetime) -> None:
    body = b"\xff\xfeo\x00d\x00d\x00\r\x00\n\x00"
    captures, _ = unpack_all(fill(tmp_path, {"odd.txt": body}), retrieved)
    assert captures[0].body == body
    assert captures[0].sha256 == sha256(body).hexdigest()
    assert captures[0].retrieved == retrieved


def test_another_machine_gives_the_same_uri(tmp_path: Path, retrieved: datetime) -> None:
    here = fill(tmp_path / "here", {"week/one.txt": b"one"})
    there = tmp_path / "there" / "deeper"
    shutil.copytree(here, there)
    assert [item.uri for item in unpack_all(here, retrieved)[0]] == ["week/one.txt"]
    assert [item.uri for item in unpack_all(there, retrieved)[0]] == ["week/one.txt"]
    assert [item.uri for item in unpack_all(there / "week" / "one.txt", retrieved)[0]] == ["one.txt"]


SIDECARS = [
    ("one.txt", ["one.txt"], "beside text"),
    ("one.html", ["one.html"], "beside a page"),
    ("one.jsonl", ["one.json", "one.jsonl"], "objects carry their metadata themselves"),
]


@pytest.mark.parametrize(("name", "uris", "why"), SIDECARS, ids=[case[2] for case in SIDECARS])
def test_a_sidecar_is_no_report(
    name: str, uris: list[str], why: str, tmp_path: Path, retrieved: datetime
) -> None:
    folder = fill(tmp_path, {name: b"some words", "one.json": b'{"publisher": "The Quay"}'})
    captures, problems = unpack_all(folder, retrieved)
    assert [capture.uri for capture in captures] == uris, why
    expected = b'{"publisher": "The Quay"}' if name != "one.jsonl" else None
    assert captures[-1].sidecar == expected
    assert problems == []


def test_a_sidecar_given_alone_names_its_report(tmp_path: Path, retrieved: datetime) -> None:
    folder = fill(tmp_path, {"one.txt": b"some words", "one.json": b"{}"})
    captures, problems = unpack_all(folder / "one.json", retrieved)
    assert captures == []
    assert "sidecar of 'one.txt'" in problems[0].message


STREAMS = [
    (b"Two people were hurt, the harbour master said.", "text/plain"),
    (b"\n<!DOCTYPE html><html><body><p>x</p></body></html>", "text/html"),
    (b'<?xml version="1.0"?><html><body/></html>', "text/html"),
    (b'{"text": "two people\\nwere hurt"}', "application/json"),
    (b'[{"text": "one"}, {"text": "two"}]', "application/json"),
    (b'{"text": "one"}\n{"text": "two"}\n', "application/x-ndjson"),
    (b'{"text": "one"}\nbroken\n', "application/x-ndjson"),
    (b"[Editor's note] Two people were hurt.", "text/plain"),
    (b"{", "text/plain"),
    (b"", "text/plain"),
]


@pytest.mark.parametrize(("body", "media_type"), STREAMS)
def test_a_stream_is_known_by_its_beginning(body: bytes, media_type: str, retrieved: datetime) -> None:
    captures, problems = unpack_all(io.BytesIO(body), retrieved)
    assert problems == []
    assert captures[0].media_type == media_type
    assert captures[0].uri == f"stdin:{sha256(body).hexdigest()[:8]}"


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path, retrieved: datetime) -> None:
    with pytest.raises(IntakeError, match="no such file or folder") as raised:
        unpack(tmp_path / "gone.txt", retrieved)
    assert raised.value.subject.endswith("gone.txt")


def test_faults_of_files_are_problems_with_hints(tmp_path: Path, retrieved: datetime) -> None:
    folder = fill(tmp_path, {"good.txt": b"Two people were hurt.", "picture.png": b"\x89PNG", "README": b"x"})
    with (folder / "large.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (folder / "broken.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "pipe.txt")
    captures, problems = unpack_all(folder, retrieved)
    assert [capture.uri for capture in captures] == ["good.txt"]
    said = {problem.where: problem.message for problem in problems}
    assert sorted(said) == ["README", "broken.txt", "large.txt", "picture.png", "pipe.txt"]
    assert said["large.txt"] == "too large: 20.0 MB"
    assert said["picture.png"] == "no format reads '.png'"
    assert all(problem.hint and problem.stage == "intake" for problem in problems)


def test_a_stream_too_large_is_a_problem(retrieved: datetime) -> None:
    captures, problems = unpack_all(io.BytesIO(b"a" * (MAX_BYTES + 1)), retrieved)
    assert captures == []
    assert "too large" in problems[0].message


def test_an_empty_folder_says_so(tmp_path: Path, retrieved: datetime) -> None:
    assert [item.message for item in unpack_all(tmp_path, retrieved)[1]] == ["no report in this folder"]


def test_the_folder_of_the_issue_gives_all_good_reports(tmp_path: Path, retrieved: datetime) -> None:
    """Broken page, empty file, large file, binary, no text, invalid UTF-8, a sidecar that is not JSON."""
    words = "The harbour master said two people were hurt in the yard on Monday."
    folder = fill(
        tmp_path,
        {
            "binary.txt": bytes(range(256)) * 8,
            "broken.html": f"<html><body><div><p>{words}<b>".encode(),
            "empty.txt": b"",
            "good.txt": words.encode(),
            "hurt.txt": words.encode()
            + b" \xff\xfe\x80 The rest is sound: caf\xc3\xa9, na\xc3\xafve, \xe2\x80\x9c.",
            "no-text.html": b"<html><head><script>1</script></head><body></body></html>",
            "told.json": b"{publisher: nobody",
            "told.txt": words.encode(),
        },
    )
    (folder / "large.txt").write_bytes(b"a" * 30_000_000)
    captures, problems = unpack_all(folder, retrieved)
    read = []
    for capture in captures:
        for found in parse(capture, {}):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                read.append(found[0].uri)
    assert read == ["broken.html", "good.txt", "hurt.txt", "told.txt"]
    faulty = {problem.where for problem in problems}
    assert faulty == {"binary.txt", "empty.txt", "hurt.txt", "large.txt", "no-text.html", "told.json"}
    assert all(problem.hint for problem in problems)
