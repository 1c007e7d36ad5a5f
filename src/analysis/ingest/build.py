"""From `data/raw` to `data/processed`: read every table, normalise it, validate it, write it.

The order matters: places before the province pairs, province pairs before the other pairs, pairs before the
claims, because each tells the places of the next apart. This is the only module of the ingestion that writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from analysis import paths, schemas, whole_files
from analysis.errors import AtlasError, RawFileError
from analysis.ingest import (
    bureau,
    closed,
    context,
    counties,
    gazetteer,
    pair_statements,
    pairings,
    sources,
    unit_pairs,
    unpaired,
    unread_notes,
)
from analysis.ingest import claims as claims_module
from analysis.ingest.actors import Actors
from analysis.ingest.doors import Doors
from analysis.ingest.office.checks.refused import by_cell
from analysis.ingest.places import Resolver
from analysis.ingest.problems import Problem, reject_row, rejects_frame
from analysis.ingest.readers import InboxTables, read_inbox
from analysis.spreadsheet import escape_formulas
from analysis.vocabulary.places import level_of

_TABLE_OF = {"central_units": "unit_pairs"}
"""Raw list -> its processed table, where the names differ."""


@dataclass(slots=True)
class IngestReport:
    """What came in and what became of it.

    `counts` has batch, rows_in, accepted, rejected; `findings` are the checks of office tables and
    what held personal data; `unreadable` the files that could not be read at all, and the corrections that could not be
    applied, while everything else went on.
    """

    counts: pd.DataFrame
    rejects: pd.DataFrame
    findings: pd.DataFrame
    tables: dict[str, int]
    corrected: int
    unreadable: tuple[AtlasError, ...]


def ingest(raw: Path, processed: Path) -> IngestReport:
    """Read the raw tables and write the processed ones.

    Parameters
    ----------
    raw, processed : Path
        Folders; `processed` is made if need be.

    Returns
    -------
    IngestReport

    Raises
    ------
    RawFileError
        There is no such folder, or neither claims nor tables of an office in it.
    TableError
        A table that breaks its schema.
    """
    if not raw.is_dir():
        raise RawFileError("the folder of raw tables is missing", path=raw, hint="name it with --raw")
    doors = Doors(raw)
    tables: dict[str, pd.DataFrame] = {}
    tables["sources"], rejects = sources.read_sources(raw, doors.read)
    tables["places"], names, actors = _words(raw, doors)
    stated, collected = doors.rows("pairings", pair_statements.COLUMNS), doors.claims()
    tables["pairings"], resolver, bad = _pairings(stated, tables["sources"], names)
    inbox = read_inbox(raw / "inbox", history=collected, pairings=tables["pairings"])
    tables["sources"] = pd.concat([tables["sources"], inbox.sources], ignore_index=True)
    if len(inbox.pairings):
        stated = pd.concat([stated, inbox.pairings], ignore_index=True)
        tables["pairings"], resolver, bad = _pairings(stated, tables["sources"], names)
    rejects += bad + inbox.rejects.to_dict("records") + inbox.refused
    tables["pairings"], bad = _closed(tables["pairings"], tables["sources"], doors, resolver)
    rejects += bad
    claims = pd.concat([collected, doors.correct("inbox", inbox.claims)], ignore_index=True)
    tables["observations"], bad = claims_module.normalise(claims, tables["sources"], resolver, actors)
    rejects += by_cell(bad, inbox.claims)
    tables["context"], remarks, bad = _context(raw, doors, tables["observations"], resolver)
    rejects += bad
    lists, bad = _lists(doors, tables["sources"], resolver, actors)
    tables |= lists
    rejects += bad
    used = {name for cell in tables["observations"]["actor_ids"] for name in cell.split(";")}
    tables["actors"] = actors.table(used | {*tables["unit_pairs"]["actor_id"]})
    doors.close()
    rejects += doors.rejects
    counts = doors.counts + _inbox_counts(inbox)

    remarks += unpaired.findings(tables["observations"], tables["pairings"])
    remarks += unread_notes.findings(tables["observations"])
    tables["sources"] = sources.with_names(tables["sources"], tables["places"]["name_zh"])
    tables["rejects"] = rejects_frame(rejects)
    tables["findings"] = _with_remarks(inbox.findings, doors.findings + remarks)
    tables = _written(processed, tables)
    return IngestReport(
        _summary(counts, tables["rejects"]), tables["rejects"], tables["findings"],
        {name: len(table) for name, table in tables.items()}, doors.corrected,
        (*doors.unreadable, *inbox.unreadable),
    )  # fmt: skip


def _words(raw: Path, doors: Doors) -> tuple[pd.DataFrame, Resolver, Actors]:
    """The table of places, and who knows the names of places and of givers that are no place."""
    folder = paths.words("places", raw)
    places = _places(folder, doors)
    names = Resolver.from_folder(folder, places=places, read=doors.names)
    return places, names, Actors.from_folder(paths.words("actors", raw), doors.names)


def _closed(
    pairs: pd.DataFrame, pages: pd.DataFrame, doors: Doors, resolver: Resolver
) -> tuple[pd.DataFrame, list[dict]]:
    """Pairings with what documents say of whole lists, and the rejects of it."""
    closures, bad = closed.read_closures(doors.rows("pairings_closed", closed.COLUMNS), pages, resolver)
    return closed.with_closures(pairs, closures), bad


def _context(
    raw: Path, doors: Doors, observations: pd.DataFrame, resolver: Resolver
) -> tuple[pd.DataFrame, list[dict], list[dict]]:
    """The statistics that were collected and those that stand among the claims; remarks on these; the rejects."""
    collected, bad = context.read_context(raw, doors.correct, partial(_province_code, resolver), doors.read)
    exported, remarks = bureau.context_rows(observations, collected)
    return pd.concat([collected, exported], ignore_index=True), remarks, bad


def _lists(
    doors: Doors, pages: pd.DataFrame, resolver: Resolver, actors: Actors
) -> tuple[dict[str, pd.DataFrame], list[dict]]:
    """The tables of counties and of central units, and the rejects of their lists."""
    tables, rejects = {}, []
    for name, columns, read in (
        ("key_counties", counties.KEY_COLUMNS, counties.key_counties),
        ("poor_counties", counties.POOR_COLUMNS, counties.poor_counties),
        ("central_units", unit_pairs.COLUMNS, partial(unit_pairs.read_unit_pairs, actors=actors)),
    ):
        tables[_TABLE_OF.get(name, name)], bad = read(doors.rows(name, columns), pages, resolver)
        rejects += bad
    return tables, rejects


def _places(words: Path, doors: Doors) -> pd.DataFrame:
    """The table of places; former ones that make no sense are left out, and said."""
    former = doors.names(words / "former.csv", gazetteer.FORMER_COLUMNS)
    names = doors.names(words / "english_names.csv", gazetteer.NAME_COLUMNS)
    try:
        return gazetteer.gazetteer(former, names)
    except RawFileError as problem:
        doors.refuse(problem, "places/former.csv")
        return gazetteer.gazetteer(former.iloc[:0], names)


def _with_remarks(findings: pd.DataFrame, remarks: list[dict]) -> pd.DataFrame:
    """Findings of the inbox, and those of statistics and claims."""
    return pd.concat([findings, pd.DataFrame(remarks, columns=findings.columns)], ignore_index=True)


def _summary(counts: list[tuple[str, int]], rejects: pd.DataFrame) -> pd.DataFrame:
    """Rows in, accepted and rejected of each batch."""
    frame = pd.DataFrame(counts, columns=["batch", "rows_in"])
    rejected = frame["batch"].map(rejects.groupby("batch")["count"].sum()).fillna(0).astype(int)
    return frame.assign(accepted=frame["rows_in"] - rejected, rejected=rejected)


def _inbox_counts(inbox: InboxTables) -> list[tuple[str, int]]:
    """Rows in of each office file: what it states, read or not."""
    once = pd.concat([inbox.claims["batch"], inbox.pairings["batch"]]).value_counts(sort=False)
    rows = once.add(inbox.rejects.groupby("batch", sort=False)["count"].sum(), fill_value=0)
    counts = [(str(file), int(number)) for file, number in rows.items()]
    return counts + [(str(row["batch"]), 1) for row in inbox.refused]


def _pairings(
    stated: pd.DataFrame, pages: pd.DataFrame, names: Resolver
) -> tuple[pd.DataFrame, Resolver, list[dict]]:
    """The pairings table, a resolver that knows its pairs, and the rejects."""
    between_provinces = (stated["east_level"] == "province") & (stated["west_level"] == "province")
    statements, rejects = pair_statements.read_statements(stated[between_provinces], pages, names)
    frame, _ = pairings.build_pairings(statements)
    rest, bad = pair_statements.read_statements(
        stated[~between_provinces], pages, names.knowing(_ties(frame))
    )
    rejects += bad
    frame, contrary = pairings.build_pairings(statements + rest)
    refused = {(row["batch"], row["row"]) for row in rejects}
    for stating in contrary:
        if (stating.batch, stating.row) not in refused:  # a row may state several pairs
            refused.add((stating.batch, stating.row))
            rejects.append(reject_row(stating.batch, stating.row, [Problem(
                "east; west", "-".join(stating.pair), "not one of the eleven province pairs of the round of 2021",
                "check the page, its date and the round",
            )]))  # fmt: skip
    return frame, names.knowing(_ties(frame)), rejects


def _ties(frame: pd.DataFrame) -> list[tuple[str, str, int | None, int | None]]:
    """Pairs as the resolver takes them."""
    spans = frame[["assisting", "assisted", "start", "end"]].astype(object)
    return list(spans.where(spans.notna(), None).itertuples(index=False, name=None))


def _province_code(resolver: Resolver, printed: str) -> str | None:
    found = resolver.resolve(printed, "province")
    return found.adcodes[0] if [level_of(code) for code in found.adcodes] == ["province"] else None


def _written(processed: Path, tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Validate all tables, then write them."""
    tables = {name: schemas.validate(name, frame) for name, frame in tables.items()}
    for name, frame in tables.items():
        _write(processed, name, frame)
    return tables


def _write(processed: Path, name: str, frame: pd.DataFrame) -> None:
    if name in ("rejects", "findings"):
        # People open these in a spreadsheet, and Excel on a Chinese Windows needs the mark of UTF-8.
        path = processed / f"{name}.csv"
        fill = partial(escape_formulas(frame).to_csv, index=False, encoding="utf-8-sig")
    else:
        path, fill = processed / f"{name}.parquet", partial(frame.to_parquet, index=False)
    with whole_files.in_words(path):
        whole_files.write_with(path, fill)
