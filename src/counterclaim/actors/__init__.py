"""Actors of the ledger: the cast of every report, brought together under one id each."""

from counterclaim.actors.bare import bare_reading
from counterclaim.actors.days import find_days
from counterclaim.actors.names import actor_keys
from counterclaim.actors.resolve import ActorResolution, is_called, resolve_actors

__all__ = ["ActorResolution", "actor_keys", "bare_reading", "find_days", "is_called", "resolve_actors"]
