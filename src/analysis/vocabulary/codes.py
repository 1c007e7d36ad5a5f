"""The codes that tables are written with: bases, kinds of sources, severities, states of limits, kinds of contradictions.

Here they only have their names, so that the rooms that write them and the schemas that check them agree; what they
mean to a reader stands in `values`.
"""

from __future__ import annotations

FIRST_YEAR, LAST_YEAR = 1996, 2030
"""East-West cooperation began in 1996: nothing reaches further back. Plans may reach to the end of the next one."""

BASES = ("annual", "year_to_date", "cumulative", "stock", "target")

SOURCE_KINDS = ("official", "state-media", "academic", "media", "other", "office")

ERROR, WARNING, NOTE = "error", "warning", "note"
"""Severities of a finding: not taken; taken and doubtful; said for the record."""
SEVERITIES = (ERROR, WARNING, NOTE)

REJECT_COLUMNS = ("batch", "row", "column", "printed", "reason", "hint", "count")
FINDING_COLUMNS = ("file", "sheet", "cell", "printed", "reason", "remedy", "severity")

HELD, GAVE_WAY, TIED = "held", "gave_way", "tied"
LIMIT_STATES = (HELD, GAVE_WAY, TIED)

DISAGREED, OUTDONE = "disagreed", "outdone"
DATED_PAST_PAGE, OUTSIDE_LIST, SUSPECT = "dated_past_page", "outside_list", "suspect"
CONTRADICTIONS = (GAVE_WAY, TIED, DISAGREED, OUTDONE, DATED_PAST_PAGE, OUTSIDE_LIST, SUSPECT)

REPORTED, ESTIMATED, AT_LEAST, BOUNDED, UNKNOWN = "reported", "estimated", "at_least", "bounded", "unknown"
STATUS = {REPORTED: "A", ESTIMATED: "E", AT_LEAST: "O", BOUNDED: "O", UNKNOWN: "O"}
"""Method of a cell of `series` -> SDMX observation status."""
