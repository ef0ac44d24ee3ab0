"""The gate in: files, folders and standard input become captures, captures become reports.

Two verbs: :func:`unpack` touches the disk and gives the bytes as found; :func:`parse` is pure and gives
reports with the facts known about them. What cannot be read is a Problem and never stops a run.

Metadata comes from several hands. The first that gives a usable value wins, field by field:

1. ``flag``: what the caller gave (``--published 2019-07-05``)
2. ``sidecar``: ``NAME.json`` beside ``NAME.txt`` or ``NAME.html``
3. ``page``: what the page or the object itself states
4. nothing: the field stays open, and can be given later; only the language is then read off the text
"""

from counterclaim.intake.metadata import PRECEDENCE
from counterclaim.intake.parsing import parse
from counterclaim.intake.unpacking import MAX_BYTES, unpack

__all__ = ["MAX_BYTES", "PRECEDENCE", "parse", "unpack"]
