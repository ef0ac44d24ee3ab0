"""Passwords as they are kept: Argon2id with a salt of its own each, at the cost that its makers advise."""

from functools import cache
from secrets import token_urlsafe
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 1024  # characters
# One takes 64 MB while it is checked: many at once must not take the machine's memory.
_AT_ONCE = BoundedSemaphore(2)


def find_weakness(password: str, name: str) -> str:
    """Why a password will not do; "" when it does."""
    if len(password) < SHORTEST:
        return f"the password is too short: give at least {SHORTEST} characters, such as four or five words"
    if len(password) > LONGEST:
        return f"the password is too long: give at most {LONGEST:,} characters"
    if len(set(password.casefold())) < 4 or password.casefold() in (name.casefold(), name.casefold() * 2):
        return (
            "the password is too easy to guess: give one that is neither one sign over and over nor the name"
        )
    return ""


def hash_password(password: str) -> str:
    with _AT_ONCE:
        return _hasher().hash(password)


def is_password(kept: str | None, password: str) -> bool:
    """Whether `password` is the one that `kept` was made from. For a person who is not there (None) the
    answer is no, after as much work as for anybody else."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    with _AT_ONCE:
        try:
            right = _hasher().verify(kept if kept is not None else _nobodys(), password[:LONGEST])
        except (Argon2Error, InvalidHashError):
            return False
    return right and kept is not None


def prepare() -> None:
    """Have ready what refusing an unknown name needs: the first refusal must not take longer."""
    with _AT_ONCE:
        _nobodys()


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash(token_urlsafe(32))
