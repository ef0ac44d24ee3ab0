"""Short names for ids on the screen, and the way back from a beginning to the id."""

from collections.abc import Iterable, Iterator

from counterclaim.errors import UnknownIdError
from counterclaim.model import Book

SHORTEST = 4


def core(identity: str) -> str:
    """An id without its kind: `incident-3fa9…` → `3fa9…`."""
    return identity.rpartition("-")[2]


def shorten_ids(identities: Iterable[str]) -> dict[str, str]:
    """For each id the shortest beginning that names it alone, of one length for all."""
    known = sorted(set(identities))
    longest = max((len(core(identity)) for identity in known), default=SHORTEST)
    for length in range(SHORTEST, longest + 1):
        short = {identity: core(identity)[:length] for identity in known}
        if len(set(short.values())) == len(known):
            return short
    return {identity: identity for identity in known}


def expand_id(book: Book, text: str) -> str:
    """The full id of the one thing in the book that `text` is or begins, with its kind or without.

    `text` itself when there is none: what judges the id says what is wrong with it. UnknownIdError
    when there are several.
    """
    known = set(_ids(book))
    if text in known:
        return text
    matches = [identity for identity in known if identity.startswith(text) or core(identity).startswith(text)]
    if len(matches) > 1:
        shown = ", ".join(sorted(matches)[:5])
        raise UnknownIdError(f"{text!r} begins {len(matches)} ids ({shown}): give more of it", text)
    return matches[0] if matches else text


def _ids(book: Book) -> Iterator[str]:
    for incident in book.incidents():
        yield from (incident.id, *incident.former_ids)
    for entry in book.reports():
        yield entry.report.id
    for group in (book.claims(), book.happenings(), book.actors(), book.sites(), book.judgements()):
        for item in group:
            yield item.id
