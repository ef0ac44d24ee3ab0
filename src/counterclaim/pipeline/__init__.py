"""The staircase: the only room that knows the order of the stages.

in:  unpack | parse | annotate | find_statements | code_claims | append
out: entries | resolve | link | find_disputes | write
"""

from counterclaim.codebook import load_codebook
from counterclaim.codebook.schema import Codebook
from counterclaim.pipeline.as_of import Asked, open_as_of
from counterclaim.pipeline.assembly import assemble, work_out
from counterclaim.pipeline.filling import ReadSummary, read_into
from counterclaim.pipeline.judging import Check, judge
from counterclaim.pipeline.meanwhile import ChangedMeanwhileError, Sight
from counterclaim.pipeline.reading import Reader, open_reader, open_reader_of, read, reading_version

__all__ = [
    "Asked",
    "ChangedMeanwhileError",
    "Check",
    "Codebook",
    "ReadSummary",
    "Reader",
    "Sight",
    "assemble",
    "judge",
    "load_codebook",
    "open_as_of",
    "open_reader",
    "open_reader_of",
    "read",
    "read_into",
    "reading_version",
    "work_out",
]
