"""What a ledger in PostgreSQL needs beyond the contract: addresses, roles, several at once, search."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import monotonic

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import open_ledger
from counterclaim.ledger.backends import postgresql
from counterclaim.ledger.search import Wanted, open_search, parse_terms
from counterclaim.ledger.search.postgresql import make_vector, say_name
from counterclaim.ledger.search.words import fold_text
from counterclaim.model import Judgement, Verb
from tests.exports import rich_book
from tests.ledger.reports import NOON, append, make_capture, make_report
from tests.ledger.server import Server

SECRET = "hunter2"


@pytest.fixture
def held(database: str) -> str:
    """The address of a ledger with two reports and all that follows from them."""
    with open_ledger(database) as ledger:
        rich_book.fill(ledger)
    return database


def name_of(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]


# Addresses


MISTAKEN = [
    (f"postgresql://mia:{SECRET}@127.0.0.1:1/coast", "nobody answers there", "no server"),
    (f"postgresql://mia:{SECRET}@127.0.0.1", "names no database", "no database"),
    (f"postgresql://mia:{SECRET}@127.0.0.1/", "names no database", "no database behind the slash"),
    (f"postgresql://mia:{SECRET}@127.0.0.1:port/coast", "the address cannot be read", "a port that is none"),
    (f"postgresql://127.0.0.1:1/coast?password={SECRET}", "nobody answers there", "a password behind"),
    (f"postgresql://mia:x/{SECRET}@127.0.0.1:1/coast", "nobody answers there", "a password with a slash"),
    (f"postgres://mia:{SECRET}@127.0.0.1/coast", "did you mean 'postgresql:///…'", "its other name"),
]


@pytest.mark.parametrize(("address", "message", "why"), MISTAKEN, ids=[case[2] for case in MISTAKEN])
def test_a_mistaken_address_shows_no_password(address: str, message: str, why: str) -> None:
    with pytest.raises(LedgerError, match=message) as caught:
        open_ledger(address)
    assert SECRET not in str(caught.value) + caught.value.subject, why


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'counterclaim\[postgresql\]'"):
        open_ledger("postgresql://127.0.0.1:1/coast")


def test_a_database_that_is_not_there(server: Server) -> None:
    with pytest.raises(LedgerError, match=r"no such database .*: make it first, with `createdb`"):
        open_ledger(server.address("nowhere"))


def test_looking_makes_no_ledger(server: Server) -> None:
    name = server.make_database()
    with pytest.raises(LedgerError, match=r"no ledger at .*`counterclaim read"):
        open_ledger(server.address(name), create=False)
    with server.connect(name) as connection:
        assert connection.execute("SELECT * FROM pg_tables WHERE schemaname = 'public'").fetchall() == []


def test_another_encoding_is_refused(server: Server) -> None:
    server.run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0")
    with pytest.raises(LedgerError, match="the encoding LATIN1: make one with"):
        open_ledger(server.address("latin"))


CHANGES = [
    ("UPDATE schema_version SET version = 99", "it has version 99 and this program knows", "a newer one"),
    ("DROP TABLE schema_version", "it is a database but not a ledger", "somebody else's database"),
    ("DELETE FROM schema_version", "its version cannot be read", "no version in it"),
]


@pytest.mark.parametrize(("change", "message", "why"), CHANGES, ids=[case[2] for case in CHANGES])
def test_what_is_no_ledger_is_refused(
    server: Server, database: str, change: str, message: str, why: str
) -> None:
    server.run(change, name_of(database))
    with pytest.raises(LedgerError, match=message):
        open_ledger(database)


def test_derived_tables_of_another_shape_are_made_anew(server: Server, held: str) -> None:
    server.run("ALTER TABLE book_claims ADD COLUMN weight INTEGER", name_of(held))
    with open_ledger(held) as ledger:
        assert not ledger.is_current()
        assert len(list(ledger.entries())) == 2, "facts stay"
        ledger.write_book(rich_book.CONTENT)
        assert len(list(ledger.book().incidents())) == 2


def make_guest(server: Server, address: str) -> None:
    """Somebody who may read every table that is there now."""
    made = (
        "IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'guest') THEN CREATE ROLE guest LOGIN; END IF"
    )
    server.run(f"DO $$ BEGIN {made}; END $$")
    server.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest", name_of(address))


def test_who_may_only_read_reads(server: Server, held: str) -> None:
    make_guest(server, held)
    with open_ledger(held.replace("postgres@", "guest@"), create=False) as ledger:
        assert len(list(ledger.book().incidents())) == 2
        assert list(ledger.check()) == []
        with pytest.raises(LedgerError, match="may only be read"):
            append(ledger, make_report(9))
    server.run("DROP OWNED BY guest", name_of(held))


# What a text may be


TEXTS = [
    ("a NUL", "Two\x00 men."),
    ("what stands for a NUL", "Two\ufdd00 men, \ufdd0\x00\ufdd01."),
    ("signs beyond the first plane", "𝐓wo 🏃🏽‍♀️ men."),
    ("a blank line and a backslash", "Two\r\n\n\\ men%."),
]


@pytest.mark.parametrize(("why", "text"), TEXTS, ids=[case[0] for case in TEXTS])
def test_any_text_comes_back_as_it_was(database: str, why: str, text: str) -> None:
    report = replace(make_report(1, text), title=text, url=f"https://quay.example/{'ø?1' * 2000}")
    with open_ledger(database) as ledger:
        ledger.append(make_capture(report), report)
        assert ledger.find_report(str(report.url)) == report.id
        append(ledger, report)
        (entry,) = ledger.entries()
        assert (entry.report.text, entry.report.title, entry.report.url) == (text, text, report.url)


# Damage


def test_what_points_nowhere_is_found(server: Server, held: str) -> None:
    with server.connect(name_of(held)) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("DELETE FROM captures")
    with open_ledger(held) as ledger:
        messages = [fault.message for fault in ledger.check()]
    assert "row 1 of reports points at a row of captures that is not there" in messages


def test_a_changed_word_is_found(server: Server, held: str) -> None:
    server.run("UPDATE reports SET text = text || '!' WHERE arrival = 1", name_of(held))
    with open_ledger(held) as ledger:
        assert "its text is not the one that was kept" in [fault.message for fault in ledger.check()]


# Forgetting


WORDS = "Hidden witness Zyrelka Vantongeren stood behind the customs shed."


def test_no_byte_of_a_forgotten_report_stays_in_the_tables(server: Server, database: str) -> None:
    report = make_report(7, WORDS, "notes/zyrelka.txt")
    with open_ledger(database) as ledger:
        append(ledger, report)
        append(ledger, make_report(8))
        assert b"Vantongeren" in server.read_files(name_of(database))
        ledger.forget(report.id, "mia", NOON, "endangers a witness")
        after = server.read_files(name_of(database))
    assert b"Vantongeren" not in after
    assert make_report(8).text.encode() in after


def test_a_reader_keeps_the_bytes_and_is_named(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "WAIT_SECONDS", 0.2)
    report = make_report(7, WORDS)
    with open_ledger(database) as ledger, open_ledger(database) as other:
        append(ledger, report)
        book = other.book()
        with pytest.raises(LedgerError, match="close that, then forget"):
            ledger.forget(report.id, "mia", NOON, "")
        book.close()
        ledger.forget(report.id, "mia", NOON, "")


# Several at once


WRITERS, SECONDS = 10, 4.0


def judge_for_a_while(address: str, writer: int) -> list[str]:
    """The judgements that one writer was told are kept."""
    kept: list[str] = []
    end = monotonic() + SECONDS
    with open_ledger(address) as ledger:
        while monotonic() < end:
            judgement = Judgement(
                f"judgement-{writer}-{len(kept)}", Verb.ACCEPT, ("claim-nine",), "ada", NOON
            )
            ledger.append_judgement(judgement)
            kept.append(judgement.id)
    return kept


def read_for_a_while(address: str) -> int:
    """How many times a reader saw a whole state: no judgement missing among those that it saw before."""
    end, seen, times = monotonic() + SECONDS, 0, 0
    with open_ledger(address) as ledger:
        while monotonic() < end:
            book = ledger.book()
            first, second = len(list(book.judgements())), len(list(book.judgements()))
            book.close()
            assert first == second >= seen
            seen, times = first, times + 1
    return times


@pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)
def test_ten_judge_at_once_and_nothing_is_lost(address: str) -> None:
    with open_ledger(address) as ledger:
        rich_book.fill(ledger)
        before = len(ledger.judgements())
    with ThreadPoolExecutor(WRITERS + 2) as pool:
        writing = [pool.submit(judge_for_a_while, address, number) for number in range(WRITERS)]
        reading = [pool.submit(read_for_a_while, address) for _ in range(2)]
        kept = [identity for future in writing for identity in future.result()]
        assert all(future.result() > 0 for future in reading)
    with open_ledger(address) as ledger:
        found = [judgement.id for judgement in ledger.judgements()][before:]
    assert len(kept) > WRITERS
    assert sorted(found) == sorted(kept)


def test_a_busy_ledger_is_named(server: Server, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "WAIT_SECONDS", 0.1)
    with open_ledger(database) as ledger, server.connect(name_of(database)) as other:
        other.execute("SELECT pg_advisory_lock(%s)", (postgresql._WRITERS,))
        with pytest.raises(LedgerError, match="another program is using it"):
            append(ledger, make_report(1))
        other.execute("SELECT pg_advisory_unlock_all()")
        append(ledger, make_report(1))
        assert len(ledger.report_ids()) == 1


def test_a_run_that_met_a_busy_ledger_is_finished_by_the_same_again(
    server: Server, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "WAIT_SECONDS", 0.1)
    wanted = [make_report(number) for number in range(6)]
    with open_ledger(database) as ledger, server.connect(name_of(database)) as other:
        for report in wanted[:3]:
            append(ledger, report)
        other.execute("SELECT pg_advisory_lock(%s)", (postgresql._WRITERS,))
        with pytest.raises(LedgerError, match="wait until that has finished, then try again"):
            append(ledger, wanted[3])
        other.execute("SELECT pg_advisory_unlock_all()")
        assert ledger.report_ids() == [report.id for report in wanted[:3]], "what was acknowledged stays"
        for report in wanted:
            append(ledger, report)
        assert ledger.report_ids() == [report.id for report in wanted]
        assert ledger.position == 3 * len(wanted), "capture, report and reading each: nothing is there twice"


def test_a_lost_connection_is_made_again(server: Server, held: str) -> None:
    with open_ledger(held) as ledger:
        assert len(ledger.report_ids()) == 2
        server.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            f" AND datname = '{name_of(held)}'"
        )
        assert len(ledger.report_ids()) == 2


# Search


LONG = [
    ("many different words", " ".join(f"word{number}" for number in range(200_000)), "word17"),
    ("one word many times", "quay " * 50_000, "quay"),
    ("a word without an end", "a" * 100_000, "a" * 100_000),
    ("a word of long letters without an end", "\U00010400" * 5_000, "\U00010428" * 5_000),
    ("marks that mean something to the database", "'quay' \\ :A & !boat's", "boat"),
]


@pytest.mark.parametrize(("why", "words", "asked"), LONG, ids=[case[0] for case in LONG])
def test_no_text_is_too_long_for_the_index(server: Server, why: str, words: str, asked: str) -> None:
    vector = make_vector({"words": fold_text(words)[0], "also": ""})
    (term,) = parse_terms(asked)
    with server.connect() as connection:
        found = connection.execute(
            "SELECT CAST(%s AS tsvector) @@ CAST(%s AS tsquery)", (vector, say_name(term))
        )
        assert found.fetchone() == (True,)


def test_an_index_that_is_behind_is_told_to_who_may_only_read(server: Server, held: str) -> None:
    make_guest(server, held)
    guest = held.replace("postgres@", "guest@")
    with open_ledger(guest) as ledger, pytest.raises(LedgerError, match="let somebody search it who may"):
        open_search(ledger)
    with open_ledger(held) as ledger, open_search(ledger):
        pass
    make_guest(server, held)
    with open_ledger(guest) as ledger, open_search(ledger) as search:
        assert search.find(Wanted("Halder")).reports
    server.run("DROP OWNED BY guest", name_of(held))
