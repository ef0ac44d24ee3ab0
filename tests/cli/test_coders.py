"""The verbs of a team: coder and agreement, and what serve asks for before strangers could reach it."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from counterclaim.cli import main
from counterclaim.cli.app import FAILED, NOT_FOUND, USAGE
from counterclaim.cli.reaching import find_entrance
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.model.people import Person, Role

WORDS = "orchard lamp nine harbour"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_ledger(tmp_path / "quay.db").close()
    return tmp_path / "quay.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as opened:
        yield opened


def run(path: Path, *words: str, said: str = "", **environment: str) -> Result:
    return CliRunner().invoke(
        main, [*words, "--ledger", str(path)], input=said, env={"COUNTERCLAIM_BY": None, **environment}
    )


def test_a_person_is_added_listed_changed_and_removed(path: Path, ledger: Ledger) -> None:
    added = run(path, "coder", "add", "Ana", "--role", "admin", said=f"{WORDS}\n")
    assert (added.exit_code, added.stdout) == (0, "Ana may sign in as admin\n")
    assert run(path, "coder", "add", "Ben", COUNTERCLAIM_PASSWORD=WORDS).exit_code == 0
    assert ledger.people.check_password("Ana", WORDS) == Person("Ana", Role.ADMIN)
    assert ledger.people.check_password("Ben", WORDS) == Person("Ben", Role.CODER)
    assert run(path, "coder", "role", "ben", "reviewer").exit_code == 0
    assert run(path, "coder", "password", "Ben", said=f"{WORDS} eleven\n").exit_code == 0
    assert ledger.people.check_password("Ben", f"{WORDS} eleven") == Person("Ben", Role.REVIEWER)
    assert run(path, "coder", "remove", "Ana", "--by", "Ben").exit_code == 0
    assert run(path, "coder", "blind", "on").exit_code == 0
    told = run(path, "coder", "list").stdout.splitlines()
    assert told[0].startswith("Ana: admin   removed 2")
    assert told[1] == "Ben: reviewer"
    data = json.loads(run(path, "coder", "list", "--json").stdout)
    assert data["blind"] is True
    assert [(each["name"], each["role"], each["removed"] is None) for each in data["people"]] == [
        ("Ana", "admin", False),
        ("Ben", "reviewer", True),
    ]
    assert [entry.who for entry in ledger.audit()].count("Ben") == 1
    assert WORDS not in str(list(ledger.audit()))


def test_a_key_is_printed_once_and_withdrawn(path: Path, ledger: Ledger) -> None:
    run(path, "coder", "add", "Ana", said=f"{WORDS}\n")
    key = run(path, "coder", "key", "Ana", "--label", "counts").stdout.strip()
    assert ledger.people.find_by_key(key) == Person("Ana", Role.CODER)
    listed = run(path, "coder", "key", "Ana", "--list").stdout
    assert "counts" in listed
    assert "open" in listed
    assert key not in listed
    number = listed.split()[0]
    assert run(path, "coder", "key", "Ana", "--withdraw", number).exit_code == 0
    assert ledger.people.find_by_key(key) is None
    assert "withdrawn" in run(path, "coder", "key", "Ana", "--list").stdout


WRONG = [
    (("coder", "add", "Ana"), "", USAGE, "no password"),
    (("coder", "add", "Ana"), "short\n", FAILED, "too short"),
    (("coder", "add", "Ana", "--role", "owner"), f"{WORDS}\n", USAGE, "owner"),
    (("coder", "add", ""), f"{WORDS}\n", FAILED, "a name has"),
    (("coder", "remove", "Ana"), "", NOT_FOUND, "nobody called 'Ana'"),
    (("coder", "key", "Ana"), "", NOT_FOUND, "nobody called 'Ana'"),
    (("coder", "blind", "maybe"), "", USAGE, "maybe"),
    (("agreement", "--csv", "--json"), "", USAGE, "not both"),
]


@pytest.mark.parametrize(
    ("words", "typed", "code", "told"), WRONG, ids=[" ".join(c[0]) + " " + c[3] for c in WRONG]
)
def test_what_is_wrong_is_told(path: Path, words: tuple[str, ...], typed: str, code: int, told: str) -> None:
    result = run(path, *words, said=typed)
    assert result.exit_code == code
    assert told in result.stderr


def test_agreement_of_nobody_says_so(path: Path) -> None:
    result = run(path, "agreement")
    assert result.exit_code == 0
    assert "nobody has answered anything blind yet" in result.stderr
    assert run(path, "agreement", "--json").stdout.strip() == "[]"
    assert (
        run(path, "agreement", "--csv").stdout == "asked,of,metric,units,single,people,same,alpha,verdict\n"
    )


HERE = "127.0.0.1"
FAR = "https://claims.example.org"
# host, public, --sign-in, are there people: whether people sign in, or why it does not start
ENTRANCES: list[tuple[str, str, bool | None, bool, bool | str]] = [
    (HERE, "", None, False, False),
    (HERE, "", None, True, True),
    (HERE, "", False, True, False),
    (HERE, "", True, True, True),
    (HERE, "", True, False, "coder add"),
    ("::1", "", None, False, False),
    ("localhost", "", None, False, False),
    (HERE, FAR, None, True, True),
    (HERE, FAR, None, False, "coder add"),
    (HERE, FAR, False, True, "have to sign in"),
    ("0.0.0.0", FAR, None, True, True),
    ("0.0.0.0", "", None, False, "coder add"),
    ("0.0.0.0", "", None, True, "--public"),
    ("::", "", None, True, "--public"),
    ("203.0.113.9", "", True, True, "--public"),
    (HERE, "http://claims.example.org", None, True, "need TLS"),
]


@pytest.mark.parametrize("case", ENTRANCES, ids=lambda case: " ".join(map(str, case)))
def test_nobody_gets_in_unasked_from_elsewhere(
    ledger: Ledger, case: tuple[str, str, bool | None, bool, bool | str]
) -> None:
    host, public, sign_in, people, expected = case
    if people:
        from datetime import UTC, datetime

        ledger.people.add("Ana", Role.ADMIN, WORDS, by="Root", at=datetime.now(UTC))
    if isinstance(expected, str):
        with pytest.raises(click.UsageError, match=expected):
            find_entrance(ledger, host, public, sign_in)
    else:
        found = find_entrance(ledger, host, public, sign_in)
        assert (found.signs_in, found.public) == (expected, public)


@pytest.mark.parametrize("verb", ["add", "list", "role", "password", "remove", "key", "blind"])
def test_every_part_of_coder_explains_itself_and_is_documented(verb: str) -> None:
    result = CliRunner().invoke(main, ["coder", verb, "--help"])
    assert f"counterclaim coder {verb}" in result.stdout.partition("Example")[2]
    documented = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text("utf-8")
    assert f"`coder {verb}" in documented
