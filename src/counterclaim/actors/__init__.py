"""Actors of the ledger: the cast of every report, brought together under one id each."""

from counterclaim.actors.resolve import ActorResolution, resolve_actors

__all__ = ["ActorResolution", "resolve_actors"]
