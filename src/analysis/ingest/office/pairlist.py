"""A list of pairs (结对帮扶关系表) -> rows of `pairings`: one for each pair that a line states.

A line states the pair of its finest places; the provinces and cities above them only say where these lie.
"""

from __future__ import annotations

from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.layout import facts
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import PERSONAL, PLACES, SKIP, Column
from analysis.ingest.office.layout.labels import LabelReader
from analysis.ingest.office.layout.meanings import MAPPING_HINT
from analysis.ingest.office.layout.titles import Title
from analysis.vocabulary.rounds import round_of


def read_pairs(
    table: Table, columns: list[Column], title: Title, out: Outcome, fallback: facts.When | None = None
) -> None:
    """Turn every line of a list into pairs or a reject.

    Parameters
    ----------
    table : Table
    columns : list of Column
    title : Title
        A single year in it is one in which the list was in force; several are its span.
    out : Outcome
        Takes the pairs and rejects; a line counts as one row in for each pair that it states.
    fallback : When, optional
        What the names of the sheet and of the file say of time, for a list that says nothing itself.
    """
    reader = LabelReader(table, columns, title)
    named = [c for c in columns if c.role in PLACES]
    told = [c.index for c in columns if c.role not in (SKIP, PERSONAL, "serial")]
    notes = [c.index for c in columns if c.role == "note"]
    dated = [c.index for c in columns if c.role in ("year", "date", "start")]
    of_all = _years(title.when or fallback)
    for r in table.data_rows:
        cells = table.cells[r]
        if not any(cells[i] for i in told):
            continue
        alone = len({text for text in cells if text}) == 1 and not reader.is_label(r)
        if alone or reader.total_kind(r):
            reader.section_from(r)
            continue
        places = reader.places(r)
        at = named[0].index if named else None
        if places.problem or not places.east or not places.west:
            out.rows_in += 1
            printed = " | ".join(cells[c.index] for c in named if cells[c.index])
            out.reject(r, at, printed, places.problem or "one side of the pair is not named", MAPPING_HINT)
            continue
        years = next((own for i in dated if (own := _of_line(cells[i]))), of_all)
        note = "; ".join(
            filter(None, [f"{out.sheet} row {r + 1}", years["note"], *(cells[i] for i in notes)])
        )
        for east in places.east.split(";"):
            for west in places.west.split(";"):
                out.rows_in += 1
                out.pair(
                    east=east, east_level=places.east_level, west=west, west_level=places.west_level,
                    start=years["start"], end=years["end"], basis=years["basis"], note=note,
                )  # fmt: skip


def _of_line(text: str) -> dict[str, str] | None:
    """Return start and end that a line states of its own pair: a single date is the start."""
    moment = facts.when(text)
    if moment is None or not moment.start:
        return None
    end = moment.end if moment.end != moment.start else ""
    return {"start": moment.start, "end": end, "basis": "", "note": ""}


def _years(when: facts.When | None) -> dict[str, str]:
    """Return start, end, policy round and a note by a list's years; a list of one year states no start."""
    years = sorted(when.years) if when else []
    if not years:
        return {"start": "", "end": "", "basis": "", "note": ""}
    if len(years) > 1:
        return {"start": str(years[0]), "end": str(years[-1]), "basis": "", "note": ""}
    note = f"in force {years[0]}; round inferred"
    return {"start": "", "end": "", "basis": str(round_of(years[0]).year), "note": note}
