"""The verbs as a user or a script meets them: output, exit codes, messages. The ledger is a stand-in."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import click
import pytest
from click.testing import CliRunner, Result

from counterclaim import api
from counterclaim.cli import app, gathering, judging, keeping, main, site_verbs, viewing
from counterclaim.cli.app import DONE, FAILED, NOT_FOUND, USAGE
from counterclaim.errors import JudgementError, UnknownIdError
from counterclaim.model import Judgement, Problem, Verb
from tests.cli.books import FIRST, SHOOTING, HandMadeBook, make_book

DOCS = Path(__file__).resolve().parents[2] / "docs"


class StandIn:
    """A ledger that holds one hand-made book and writes down what it is asked to do."""

    name = "quay.db"

    def __init__(self, book: HandMadeBook, faults: list[Problem]) -> None:
        self._book = book
        self._faults = faults
        self.done: list[tuple[object, ...]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.done.append(("closed",))

    domains = ()

    def book(self) -> HandMadeBook:
        return self._book

    def imported(self) -> dict[str, object]:
        return {}

    def find_report(self, wanted: str) -> str:
        for entry in self._book.entries:
            if wanted in (entry.report.id, Path(entry.report.uri).stem, Path(entry.report.uri).name):
                return entry.report.id
        raise UnknownIdError(f"no report {wanted!r} in the ledger", wanted)

    def set_fact(self, report_id: str, name: str, value: str, by: str, at: datetime) -> None:
        self.done.append(("set", report_id, name, value, by))

    def forget(self, report_id: str, by: str, at: datetime, reason: str) -> None:
        self.done.append(("forget", report_id, by, reason))

    def check(self) -> Iterator[Problem]:
        return iter(self._faults)


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    stand_in = StandIn(make_book(), [])
    for module in (viewing, site_verbs, gathering, judging, keeping):
        monkeypatch.setattr(module, "open_existing", lambda address: stand_in)
    monkeypatch.setattr(api, "load_codebook", lambda domains: None)
    monkeypatch.setattr(
        api, "assemble", lambda ledger, codebook, **how: stand_in.done.append(("worked out",))
    )
    return stand_in


def run(*words: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, list(words), input=answer, prog_name="counterclaim")


LOOKING = ["incidents", "disputes", "statements", "sites", "problems", "judgements"]


@pytest.mark.parametrize("verb", LOOKING)
def test_looking(ledger: StandIn, verb: str) -> None:
    plain, data = run(verb), run(verb, "--json")
    assert (plain.exit_code, data.exit_code) == (DONE, DONE)
    assert plain.stdout.strip()
    assert "\x1b" not in plain.stdout, "no colour where there is no terminal"
    assert isinstance(json.loads(data.stdout), list)
    assert ledger.done == [("closed",), ("closed",)]


@pytest.mark.parametrize("verb", LOOKING)
def test_an_empty_ledger_is_an_answer(ledger: StandIn, verb: str) -> None:
    ledger._book = HandMadeBook()
    plain, data = run(verb), run(verb, "--json")
    assert (plain.exit_code, plain.stdout) == (DONE, "")
    assert plain.stderr.strip()
    assert json.loads(data.stdout) == []


def test_show(ledger: StandIn) -> None:
    shown = run("show", SHOOTING)
    assert shown.exit_code == DONE
    for words in ("≠ killed", "Oda Brandvik", "“seven dead at Old Mill", "first.txt"):
        assert words in shown.stdout
    assert json.loads(run("show", SHOOTING, "--json").stdout)["id"] == SHOOTING


def test_show_prints_claim_ids_when_asked(ledger: StandIn) -> None:
    claim_id = ledger.book().all_claims[0].id
    assert claim_id in run("show", SHOOTING, "--ids").stdout
    without = run("show", SHOOTING).stdout
    assert claim_id not in without
    assert "`counterclaim show aa11 --ids`" in without, "and says how when it is not"


def test_statements_print_their_ids_when_asked(ledger: StandIn) -> None:
    said = ledger.book().all_statements[0]
    with_ids = run("statements", "--ids").stdout
    assert said.id in with_ids
    assert said.report_id in with_ids
    assert said.id not in run("statements").stdout


def test_several_sites_are_listed_to_choose_from(ledger: StandIn) -> None:
    plain, data = run("sites", "mill camp"), run("sites", "mill camp", "--json")
    assert (plain.exit_code, data.exit_code, data.stdout) == (NOT_FOUND, NOT_FOUND, "")
    assert "cc01   Old Mill camp" in plain.stdout
    assert "cc02   New Mill camp" in plain.stdout
    assert "`counterclaim site cc01`" in plain.stderr


def test_one_site(ledger: StandIn) -> None:
    assert "capacity: 90" in run("sites", "old mill").stdout
    assert json.loads(run("sites", "old mill", "--json").stdout)["name"] == "Old Mill camp"


WRONG = [
    (["show", "incident-none"], NOT_FOUND, "incident-none", "an incident that is not there"),
    (["sites", ""], NOT_FOUND, "`counterclaim sites` lists", "no site named"),
    (["export", "zzz", "-o", "all.zzz"], USAGE, "known are ", "an export nobody writes"),
    (["export", "json", "-o", "no-such-folder/all.json"], USAGE, "no folder 'no-such-folder'", "no folder"),
    (
        ["judge", "add", "report=none.txt", "--by", "Ana"],
        NOT_FOUND,
        "none.txt",
        "a judgement on a report that is not there",
    ),
    (["judge", "add", "text=Guards", "--by", "Ana"], USAGE, "text= needs report=", "words of no report"),
    (
        ["judge", "add", "report=first", "text=Guards", "start=1", "--by", "Ana"],
        USAGE,
        "not both",
        "words and their place",
    ),
    (["sites", "nowhere"], NOT_FOUND, "nowhere", "a site that is not there"),
    (["statements", "--report", "none.txt"], NOT_FOUND, "none.txt", "a report that is not there"),
    (["statements", "--stance", "shouts"], USAGE, "asserts", "a stance that is not in the list"),
    (
        ["set", "first", "publishd=2018-01-01"],
        USAGE,
        "did you mean 'published'?",
        "a name that is nearly right",
    ),
    (["set", "first", "colour=red"], USAGE, "it can be published", "a name that is nothing like one"),
    (["set", "first", "published=March"], USAGE, "2021-10-09", "a day that is none"),
    (["set", "first", "published"], USAGE, "NAME=VALUE", "no value"),
    (["read", "no-such-folder"], USAGE, "no-such-folder", "a path that is not there"),
    (["forget", "first"], USAGE, "--by", "nobody decides without a name"),
    (["judge", "maybe", "aa11", "--by", "Ana"], USAGE, "same", "a verb that is not in the list"),
    (["publish"], USAGE, "publish", "a verb that is not there"),
]


@pytest.mark.parametrize(("words", "code", "message", "why"), WRONG, ids=[case[3] for case in WRONG])
def test_what_goes_wrong_is_said_in_a_line(
    ledger: StandIn, words: list[str], code: int, message: str, why: str
) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (code, ""), why
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    result = run("incidents", "--ledger", str(missing))
    assert result.exit_code == FAILED
    assert "counterclaim read" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not missing.exists()


def test_debug_shows_the_traceback(ledger: StandIn) -> None:
    assert isinstance(run("--debug", "show", "incident-none").exception, UnknownIdError)


def test_set_appends_the_facts_and_works_out_again(ledger: StandIn) -> None:
    result = run("set", "later", "published=2018-03-09", "title= The count ", "--by", "Ana")
    assert result.exit_code == DONE
    assert ledger.done == [
        ("set", "report-later", "published", "2018-03-09", "Ana"),
        ("set", "report-later", "title", "The count", "Ana"),
        ("worked out",),
        ("closed",),
    ]


def test_a_day_that_has_not_come_is_taken_with_a_warning(ledger: StandIn) -> None:
    result = run("set", "later", "published=2135-01-01")
    assert result.exit_code == DONE
    assert "2135-01-01 is after today" in result.stderr
    assert ledger.done[0][3] == "2135-01-01"


def test_an_added_claim_is_found_by_file_and_words(ledger: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, str]] = []

    def note(ledger: StandIn, verb: str, subjects: object, change: dict[str, str], **more: str) -> Judgement:
        given.append(change)
        return Judgement("judgement-1", Verb.ADD, (), "Ana", datetime(2018, 4, 1, tzinfo=UTC))

    monkeypatch.setattr(api, "judge", note)
    result = run(
        "judge", "add", "report=first.txt", "text=“died  in a fall”", "attribute=killed", "--by", "Ana"
    )
    assert result.exit_code == DONE, result.output
    start = FIRST.index("died in a fall")
    assert given == [
        {"report": "report-first", "attribute": "killed", "start": str(start), "end": str(start + 14)}
    ]


def test_words_are_found_in_one_place() -> None:
    text = "Six were shot.\nSix  men fled, “they” said."
    assert judging.find_words(text, "six men".capitalize(), "a.txt") == (15, 23)
    assert judging.find_words(text, "“they”", "a.txt") == (30, 36)
    with pytest.raises(JudgementError, match=r"'Six' stand in 2 places of a.txt: give more of the words"):
        judging.find_words(text, "Six", "a.txt")
    for words in ("seven", " ", "“”"):
        with pytest.raises(JudgementError, match=r"are not in a.txt: give them as it has them"):
            judging.find_words(text, words, "a.txt")


FORGETTING = [
    (["--yes"], "", True, "asked for without question"),
    ([], "y\n", True, "asked, and yes"),
    ([], "n\n", False, "asked, and no"),
    ([], "", False, "asked, and nobody there to answer"),
]


@pytest.mark.parametrize(
    ("options", "answer", "gone", "why"), FORGETTING, ids=[case[3] for case in FORGETTING]
)
def test_forget_asks_first(
    ledger: StandIn, monkeypatch: pytest.MonkeyPatch, options: list[str], answer: str, gone: bool, why: str
) -> None:
    monkeypatch.setattr(StandIn, "entry", lambda self, report_id: self._book.report(report_id), raising=False)
    result = run(
        "forget", "first", "--by", "Ana", "--reason", "a source is in danger", *options, answer=answer
    )
    assert result.exit_code == (DONE if gone else NOT_FOUND)
    assert ("first.txt “Old Mill: first”" in result.stderr) is not bool(options)
    assert (("forget", "report-first", "Ana", "a source is in danger") in ledger.done) is gone


def test_check_of_a_whole_ledger(ledger: StandIn) -> None:
    assert run("check").exit_code == DONE
    assert json.loads(run("check", "--json").stdout) == []


def test_check_of_a_broken_one(ledger: StandIn) -> None:
    ledger._faults = [Problem("check", "claim-1", "a span leaves its text", "go back to a backup")]
    plain, data = run("check"), run("check", "--json")
    assert (plain.exit_code, data.exit_code) == (NOT_FOUND, NOT_FOUND)
    assert "a span leaves its text" in plain.stdout
    assert json.loads(data.stdout)[0]["hint"] == "go back to a backup"


def test_the_environment_names_the_ledger_and_the_judge(
    ledger: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def open_and_note(address: str) -> StandIn:
        asked.append(address)
        return ledger

    monkeypatch.setattr(viewing, "open_existing", open_and_note)
    monkeypatch.setenv("COUNTERCLAIM_LEDGER", "other.db")
    run("incidents")
    run("incidents", "--ledger", "third.db")
    monkeypatch.setenv("COUNTERCLAIM_BY", "Ana")
    run("forget", "first", "--yes")
    assert asked == ["other.db", "third.db"]
    assert ("forget", "report-first", "Ana", "") in ledger.done


def test_every_verb_is_documented() -> None:
    documented = (DOCS / "cli.md").read_text("utf-8")
    assert [verb for verb in app.VERBS if f"| `{verb}" not in documented] == []


def test_every_long_option_is_documented() -> None:
    documented = (DOCS / "cli.md").read_text("utf-8")
    context = click.Context(main)
    options = {
        name
        for verb in app.VERBS
        for parameter in main.get_command(context, verb).params  # type: ignore[union-attr]
        for name in parameter.opts
        if name.startswith("--")
    }
    assert {name for name in options if name not in documented} == set()


@pytest.mark.parametrize("verb", app.VERBS)
def test_every_verb_explains_itself(verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == DONE
    assert len(result.stdout.splitlines()) > 4
    assert f"counterclaim {verb}" in result.stdout.partition("Example")[2], "with an example"


def test_the_module_runs_too() -> None:
    source = str(Path(__file__).resolve().parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-m", "counterclaim", "--version"],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("counterclaim, version ")
