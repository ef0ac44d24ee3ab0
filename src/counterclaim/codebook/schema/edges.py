"""Words by which it is known how far a statement reaches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EdgeWords:
    """Words by which it is known how far a cue and a content reach.

    `times`: adverbs before a verb that belong to the cue ("*now* denies"); `carrying`: verbs that carry a
    noun of saying ("*repeated* its demand that"), as expressions; `owners`: what such a noun may begin with,
    alike; `leading`: words behind it; `told`: expressions for who was told something rather than tells it;
    `silent`: expressions of contents that only say that nothing is said; `trailing`: of whoever speaks behind
    what is said and has a clause of his own ("*a lawyer who saw it* said"); `hanging`: of what stands between
    a name and the verb of a clause that hangs on it (", which *says*").
    """

    times: tuple[str, ...] = ()
    carrying: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    trailing: tuple[str, ...] = ()
    hanging: tuple[str, ...] = ()
