"""Who held a post on the days of which a report tells: one holder, or a question with candidates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.actors.known import Days, Register
from counterclaim.codebook.schema import Office
from counterclaim.model import Candidate, make_id

_NEAR = timedelta(days=366)  # a holder whose term ends or begins further away is no candidate


@dataclass(frozen=True, slots=True)
class Held:
    """`holder` is a registered id; where it is None, `candidates` are those it may be. `month` is given
    where nobody is known to hold it: whoever it is, he is likely the same all through it."""

    holder: str | None
    candidates: tuple[Candidate, ...] = ()
    month: str | None = None


def find_holder(post: str, days: Days, bodies: Sequence[str], former: bool, register: Register) -> Held:
    """Who is meant by a post alone. An office of which no day is known and that nobody checked decides
    nothing; nor does a former holder, since a list of holders may have gaps."""
    known = register.offices_of(post)
    if days is None:
        return _open(known, "held it at some time; the day is not known", register)
    if former:
        past = [office for office in known if office.until is not None and office.until < days[0]]
        return _open(past, "held it before", register)
    held = register.offices_of(post, days, bodies)
    sure = [office for office in held if office.checked or office.since or office.until]
    holders = {office.holder for office in held}
    if len(holders) == 1 and sure:
        return Held(holders.pop())
    if held:
        return _open(
            held, "is known to hold it, but not for which days" if not sure else "held it then", register
        )
    near = [office for office in known if _is_near(office, days)]
    found = _open(near, "held it shortly before or after", register)
    return Held(None, found.candidates, f"{days[0]:%Y-%m}")


def _open(offices: Sequence[Office], why: str, register: Register) -> Held:
    found: dict[str, Candidate] = {}
    for office in offices:
        name = register.actors[office.holder].name if office.holder in register.actors else office.holder
        actor_id = make_id("actor", office.holder)
        found.setdefault(actor_id, Candidate(actor_id, name, (f"{why}{_tell_days(office)}",)))
    candidates = tuple(found[known] for known in sorted(found))
    return Held(None, candidates)


def _is_near(office: Office, days: tuple[date, date]) -> bool:
    since, until = office.since or date.min, office.until or date.max
    return since - min(_NEAR, since - date.min) <= days[1] and days[0] <= until + min(_NEAR, date.max - until)


def _tell_days(office: Office) -> str:
    if office.since is None and office.until is None:
        return ""
    return f" ({office.since or '…'} to {office.until or '…'})"
