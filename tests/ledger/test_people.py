"""Who may sign in: people, roles, passwords, sign-ins and keys, in each database."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from counterclaim.errors import CounterclaimError, LedgerError, UnknownIdError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.passwords import LONGEST, is_password, prepare
from counterclaim.ledger.people import KEY_MARK, SIGNED_IN_FOR, People
from counterclaim.model.people import Person, Role

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
WORDS = "orchard lamp nine harbour"


@pytest.fixture
def people(ledger: Ledger) -> People:
    return ledger.people


def add(people: People, name: str, role: Role = Role.CODER, password: str = WORDS) -> Person:
    return people.add(name, role, password, by="Root", at=NOON)


def test_each_role_may_what_those_before_it_may() -> None:
    order = list(Role)
    for here, role in enumerate(order):
        assert [role.covers(least) for least in order] == [here >= there for there in range(len(order))]


def test_a_person_signs_in_by_name_and_password(people: People) -> None:
    assert people.is_empty()
    added = add(people, "  Ana   Moss ", Role.REVIEWER)
    assert added == Person("Ana Moss", Role.REVIEWER)
    assert not people.is_empty()
    assert people.check_password("ana moss", WORDS) == added, "whatever the case"
    for name, password, why in [
        ("Ana Moss", WORDS + "x", "another password"),
        ("Ana Moss", "", "none"),
        ("Ben", WORDS, "another name"),
        ("", WORDS, "no name"),
    ]:
        assert people.check_password(name, password) is None, why


REFUSED: list[tuple[str, str, str]] = [
    ("", WORDS, "a name has"),
    ("   ", WORDS, "a name has"),
    ("x" * 81, WORDS, "a name has"),
    ("Ana\x1b[2J", WORDS, "can be printed"),
    ("Ben", "short", "too short"),
    ("Ben", "x" * (LONGEST + 1), "too long"),
    ("Ben", "aaaaaaaaaaaaaa", "too easy"),
    ("Johanna Maria", "johanna maria", "too easy"),
    ("ana", WORDS, "is there already"),
]


@pytest.mark.parametrize(("name", "password", "said"), REFUSED, ids=[f"{c[2]} {c[0][:8]!r}" for c in REFUSED])
def test_who_cannot_be_added_is_said(people: People, name: str, password: str, said: str) -> None:
    add(people, "Ana")
    with pytest.raises(LedgerError, match=said):
        add(people, name, password=password)
    assert [member.name for member in people.members()] == ["Ana"]


def test_no_password_is_kept(people: People, ledger: Ledger) -> None:
    add(people, "Ana")
    add(people, "Ben")
    with ledger._reading() as connection:
        kept = connection.exec_driver_sql("SELECT password FROM people").scalars().all()
    assert all(each.startswith("$argon2id$") for each in kept)
    assert len(set(kept)) == 2, "the same password with another salt"
    assert not any("orchard" in each for each in kept)


def test_a_sign_in_ends(people: People) -> None:
    ana = add(people, "Ana")
    secret = people.sign_in(ana, NOON)
    assert people.find_signed_in(secret, NOON) == ana
    assert people.find_signed_in(secret, NOON + SIGNED_IN_FOR - timedelta(seconds=1)) == ana
    assert people.find_signed_in(secret, NOON + SIGNED_IN_FOR) is None
    assert people.find_signed_in("", NOON) is None
    assert people.find_signed_in(secret + "x", NOON) is None


ENDING: list[tuple[str, Callable[[People, str], None]]] = [
    ("signed out", lambda people, secret: people.sign_out(secret)),
    ("removed", lambda people, secret: people.remove("Ana", by="Root", at=NOON)),
    ("another password", lambda people, _: people.set_password("Ana", WORDS[::-1], by="Ana", at=NOON)),
]


@pytest.mark.parametrize(("why", "end"), ENDING, ids=[case[0] for case in ENDING])
def test_a_sign_in_is_ended(people: People, why: str, end: Callable[[People, str], None]) -> None:
    ana, ben = add(people, "Ana"), add(people, "Ben")
    secret, other = people.sign_in(ana, NOON), people.sign_in(ben, NOON)
    end(people, secret)
    assert people.find_signed_in(secret, NOON) is None
    assert people.find_signed_in(other, NOON) == ben, "nobody else's"


def test_a_role_changes_at_once_also_for_who_is_signed_in(people: People) -> None:
    secret = people.sign_in(add(people, "Ana"), NOON)
    people.set_role("ana", Role.ADMIN, by="Root", at=NOON)
    assert people.find_signed_in(secret, NOON) == Person("Ana", Role.ADMIN)


def test_who_is_removed_stays_known_and_can_come_back(people: People) -> None:
    add(people, "Ana")
    key = people.make_key("Ana", "counts", by="Root", at=NOON)
    people.remove("Ana", by="Root", at=NOON)
    assert people.check_password("Ana", WORDS) is None
    assert people.find_by_key(key) is None
    assert people.find("Ana") is None
    assert people.is_empty()
    assert [(each.name, each.removed) for each in people.members()] == [("Ana", NOON)]
    with pytest.raises(UnknownIdError, match="nobody called 'Ana'"):
        people.set_role("Ana", Role.ADMIN, by="Root", at=NOON)
    assert add(people, "ANA", Role.READER) == Person("Ana", Role.READER), "under the name as it was"
    assert people.find_by_key(key) is None, "a withdrawn key stays withdrawn"
    assert len(people.members()) == 1


def test_a_key_is_known_by_its_hash_alone_and_can_be_withdrawn(people: People, ledger: Ledger) -> None:
    ana = add(people, "Ana")
    add(people, "Ben")
    keys = [people.make_key("Ana", label, by="Root", at=NOON) for label in ("counts", "maps")]
    assert all(key.startswith(KEY_MARK) and len(key) > 40 for key in keys)
    assert [people.find_by_key(key) for key in keys] == [ana, ana]
    assert people.find_by_key(keys[0][:-1]) is None
    with ledger._reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM program_keys").all()
    assert not any(key in str(rows) for key in keys)
    first, second = (each.number for each in people.list_keys("ana"))
    with pytest.raises(UnknownIdError, match=f"Ben has no key {first}"):
        people.withdraw_key("Ben", first, by="Root", at=NOON)
    people.withdraw_key("Ana", first, by="Root", at=NOON)
    assert [people.find_by_key(key) for key in keys] == [None, ana]
    assert [each.withdrawn for each in people.list_keys()] == [NOON, None]
    assert [member.keys for member in people.members()] == [1, 0]
    with pytest.raises(UnknownIdError):
        people.withdraw_key("Ana", first, by="Root", at=NOON)
    people.withdraw_key("Ana", second, by="Root", at=NOON)


def test_blind_reading_is_a_switch(people: People) -> None:
    assert people.reads_blind is False
    for blind in (True, True, False):
        people.set_blind(blind, by="Root", at=NOON)
        assert people.reads_blind is blind


def test_what_is_changed_stands_in_the_audit_log(people: People, ledger: Ledger) -> None:
    add(people, "Ana")
    people.set_role("Ana", Role.ADMIN, by="Root", at=NOON)
    people.set_password("Ana", WORDS * 2, by="Ana", at=NOON)
    key = people.make_key("Ana", "counts", by="Ana", at=NOON)
    people.withdraw_key("Ana", people.list_keys()[0].number, by="Ana", at=NOON)
    people.set_blind(True, by="Ana", at=NOON)
    people.remove("Ana", by="Root", at=NOON)
    entries = list(ledger.audit())
    assert [(entry.kind, entry.subject, entry.who) for entry in entries] == [
        ("person added", "Ana", "Root"),
        ("role changed", "Ana", "Root"),
        ("password changed", "Ana", "Ana"),
        ("key made", "Ana", "Ana"),
        ("key withdrawn", "Ana", "Ana"),
        ("blind reading", "on", "Ana"),
        ("person removed", "Ana", "Root"),
    ]
    assert not any(key in str(entry) or WORDS in str(entry) for entry in entries)


def test_people_do_not_go_with_a_copy(
    people: People, ledger: Ledger, tmp_path_factory: pytest.TempPathFactory
) -> None:
    add(people, "Ana")
    with open_ledger(tmp_path_factory.mktemp("copy") / "other.db") as other:
        ledger.copy_all_to(other)
        assert other.people.is_empty()


def test_an_unknown_name_is_refused_after_as_much_work(people: People) -> None:
    add(people, "Ana")
    prepare()

    def measure(name: str) -> float:
        begun = time.perf_counter()
        assert people.check_password(name, "a wrong password") is None
        return time.perf_counter() - begun

    known = min(measure("Ana") for _ in range(5))
    unknown = min(measure("Nobody") for _ in range(5))
    assert 0.5 < unknown / known < 2


def test_a_damaged_hash_lets_nobody_in() -> None:
    for kept in ("", "$argon2id$", "plain"):
        assert is_password(kept, kept) is False


def test_errors_are_of_the_house(people: People) -> None:
    with pytest.raises(CounterclaimError):
        people.sign_in(Person("Nobody", Role.READER), NOON)
