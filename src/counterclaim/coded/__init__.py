"""Claims that were coded by hand elsewhere, in a table: each row becomes a judged claim beside the read ones.

A table (CSV) is read through a map (TOML) that says which column holds what; see docs/import.md. Nothing here
writes: what comes out are judgements, and the faults of the rows that make none.
"""

from counterclaim.coded.columns import ColumnMap, load_map
from counterclaim.coded.judging import Coded, judge_rows
from counterclaim.coded.table import CodedRow, read_table

__all__ = ["Coded", "CodedRow", "ColumnMap", "judge_rows", "load_map", "read_table"]
