"""A table of figures, whatever runs down and across: places, years or indicators -> one claim a cell.

Every figure takes what the title, its column's header and its row's labels say of it, the inner before the
outer; `columns` and `facts` read those words. So the wide yearly sheet, its transposed forms, a matrix of
givers and receivers and an export of the National Bureau are all one case. Totals are checked against their
rows and set aside, not claimed again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.bureau import NOTE as STATISTICS
from analysis.ingest.office import dating, outlines
from analysis.ingest.office.checks import figures as checks
from analysis.ingest.office.checks import sentences
from analysis.ingest.office.checks.grounds import Grounds
from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.layout import (
    facts,
    labels,
    meanings,
    projects,
    row_words,
    sides,
    subject,
)
from analysis.ingest.office.layout.adding import plain_value
from analysis.ingest.office.layout.blocks import Table
from analysis.ingest.office.layout.column import FIGURE, RATIO, REPEAT, TOTAL, UNKNOWN, Column
from analysis.ingest.office.layout.meanings import MAPPING_HINT
from analysis.ingest.office.layout.rows import Row
from analysis.ingest.office.layout.sums import parts_of
from analysis.ingest.office.layout.title_places import giver_of_clause
from analysis.ingest.office.layout.titles import Title
from analysis.ingest.office.reading.grid import address, squash
from analysis.vocabulary import headers, scope
from analysis.vocabulary.codes import ERROR, NOTE

_COUNTED = (FIGURE, UNKNOWN)
_ASIDE = (TOTAL, RATIO, REPEAT)
Covered = dict[tuple[int, int], tuple[int, int]]
"""Each cell of a merged area -> its first cell, where the text stands."""
_ASIDE_WORDS = {
    TOTAL: "a column of totals is checked against its parts and not claimed again",
    RATIO: "a column of rates, shares, changes or ranks is worked out from other figures and not claimed",
    REPEAT: "the figures of another column in another unit are compared with it and not claimed again",
}


def read_wide(
    table: Table, columns: list[Column], title: Title, out: Outcome, fallback: facts.When | None
) -> None:
    """Turn every figure of a table into a claim or a reject.

    Parameters
    ----------
    table : Table
    columns : list of Column
    title : Title
    out : Outcome
        Takes the claims, rejects and findings.
    fallback : When, optional
        What the names of the sheet and of the file say of time, for a table that says nothing itself.
    """
    counted = [c for c in columns if c.role in _COUNTED]
    aside = [c for c in columns if c.role in _ASIDE]
    spans = {(s[0], s[1]): s for s in table.sheet.spans}
    covered = _covered(table)
    rows = _rows(table, columns, title, covered)
    by_row = {row.row: row for row in rows}
    before, grounds = len(out.claims), Grounds(table, columns, title)
    for row in rows:
        for column in [*counted, *aside]:
            at = (row.row, column.index)
            if covered.get(at, at) != at:
                continue
            text = table.cells[row.row][column.index]
            if at in table.sheet.unvalued and not text:
                out.rows_in += 1
                out.reject(
                    *at, "(formula)", "a formula whose value was never stored",
                    "open the workbook in Excel or WPS and save it, so that the values are stored",
                )  # fmt: skip
                continue
            if facts.is_missing(text):
                continue
            shared = (
                [by_row[r] for r in range(at[0], spans[at][2] + 1) if r in by_row] if at in spans else [row]
            )
            out.rows_in += 1
            if at in spans and column in counted and any(at[1] < c.index <= spans[at][3] for c in counted):
                out.reject(
                    *at, text, "one cell merged over several columns of figures",
                    "write the figure of each column, or tell in a mapping file which one it is",
                )  # fmt: skip
                continue
            _figure(column, shared, text, out, fallback, grounds)
    _refuse_sentences(table, columns, covered, out)
    _mark_parts(out, before)
    _say_set_aside(rows, aside, out)
    checks.totals(rows, counted, table, out)
    checks.total_columns(rows, [(c, parts_of(c, columns)) for c in columns if c.role == TOTAL], out)
    checks.other_columns(rows, columns, out)
    checks.title_years(
        [c.when for c in counted] + [r.section_when or r.when for r in rows], title, fallback, out
    )


def _covered(table: Table) -> Covered:
    return {
        (r, c): (s[0], s[1])
        for s in table.sheet.spans
        for r in range(s[0], s[2] + 1)
        for c in range(s[1], s[3] + 1)
    }


def _refuse_sentences(table: Table, columns: list[Column], covered: Covered, out: Outcome) -> None:
    """Reject figures that stand within the sentences of a column of words."""
    for at in ((r, c.index) for c in columns if c.role == "text" for r in table.data_rows):
        if covered.get(at, at) == at:
            sentences.refuse(*at, table.cells[at[0]][at[1]], out)


def _rows(table: Table, columns: list[Column], title: Title, covered: Covered) -> list[Row]:
    """Read the labels of every row that holds figures; a row of one label alone heads a section.

    `covered` leads from each cell of a merged area to its first cell, where the figure stands.
    """
    reader = labels.LabelReader(table, columns, title)
    counted = [c.index for c in columns if c.role in (*_COUNTED, *_ASIDE)]
    rows: list[Row] = []
    above: dict[int, str] = {}
    for r in table.data_rows:
        cells = table.cells[r]
        holds = any(
            (covered.get((r, c), (r, c))[1] == c and not facts.is_missing(cells[c]))
            or (r, c) in table.sheet.unvalued
            for c in counted
        )
        if not holds:
            reader.section_from(r)
            continue
        total = reader.total_kind(r) or ("subtotal" if reader.heads_time(r) else "")
        spanned = bool(total) and _of_a_span(cells, columns)
        places = reader.places(r, total=bool(total) and not spanned)
        spanned = spanned and not places.problem
        row = Row(
            r,
            labels.Places() if total and not spanned else places,
            group=reader.group,
            total=total,
            whole=spanned,
            part=reader.is_part(r),
            section=reader.subject,
            section_when=reader.times.when,
            cooperation=reader.cooperation,
        )
        row_words.read(row, columns, title, reader.as_above(r, above, total=bool(total)))
        row_words.without_others_unit(row, columns, cells)
        rows.append(row)
    outlines.nest(rows, columns, table)
    dating.sums_over_years(rows)
    row_words.say_what_is_left_out(rows)
    row_words.whole_of_levels(rows)
    projects.mark(rows, columns, table, title)
    _lone_total(rows, title)
    return rows


def _lone_total(rows: list[Row], title: Title) -> None:
    """Make the only row of a table, 合计, a figure of the title's places: it is the sum of nothing else that stands there."""
    if len(rows) == 1 and rows[0].total and not rows[0].whole:
        east, west = (
            (names, sides.level_of_name(names.split(";")[-1]) if names else "national")
            for names in (title.east, title.west)
        )
        rows[0].whole, rows[0].places = True, labels.Places(*east, *west, national=title.national)


def _of_a_span(cells: list[str], columns: list[Column]) -> bool:
    """Whether the year of a row is a sum over several (“十二五”合计): it has a period of its own, and maybe rows of none."""
    sums = [cells[c.index] for c in columns if c.role == "year"]
    told = [facts.when(text) for text in sums if headers.SUBTOTAL.match(squash(text))]
    return any(when and when.end > when.start for when in told)


def _figure(
    column: Column, rows: list[Row], text: str, out: Outcome, fallback: facts.When | None, grounds: Grounds
) -> None:
    """Make a claim or a reject of one cell; `rows` are those that a merged cell covers."""
    row, at, title = rows[0], (rows[0].row, column.index), grounds.title
    if column.role in _ASIDE or (row.total and not row.whole) or row.ratio:
        number = facts.figure(text)
        if number and not row.ratio:
            row.figures[column.index] = plain_value(number[0])
        out.set_aside += 1
        return
    number = facts.figure(text)
    if number is None:
        out.reject(
            *at, text, "words in a column of figures", "write the figure as a number, or leave the cell empty"
        )
        out.find(
            out.address(*at), text, "words in a column of figures", "write a number, or leave it empty", ERROR
        )
        return
    row.figures[column.index] = plain_value(number[0])
    indicator, verdict = _subject_of(row, column, title)
    if not verdict.subject:
        out.reject(*at, text, verdict.reason, verdict.hint)
        return
    if indicator is None:
        out.reject(*at, text, "nothing says what the figure counts", MAPPING_HINT)
        return
    sides_of = _place_of if verdict.subject == subject.PLACE else _sides_of
    places = sides_of(rows, column, title)
    if isinstance(places, str):
        out.reject(*at, text, places, MAPPING_HINT)
        return
    stated = (row.units or facts.units_of(row.section), column.units, title.units)
    unit = checks.unit_of_figure(number, indicator, stated, column, out, at)
    if unit is None:
        return
    if reason := checks.absurd(number[0], unit, indicator):
        out.reject(*at, text, reason, "look at the source; correct the cell or its unit")
        out.find_once(
            out.address(*at), text, reason, "look at the source; correct the cell or its unit", severity=ERROR,
            key=(column.index, reason),
        )  # fmt: skip
        return
    time = dating.time_of(text, at, row, column, title, fallback, indicator, out)
    if time is None:
        return
    claim = {
        **places, "indicator": indicator, "value": number[0], "unit": unit, "period": time[0],
        "basis": column.basis or title.basis or time[1],
        "note": "; ".join(filter(None, [_note(rows, column, title, verdict.subject), row_words.held(text)])),
    }  # fmt: skip
    if doubt := grounds.doubt(claim, row, column):
        out.reject(*at, text, *doubt)
        return
    out.claim(*at, **claim | {"note": grounds.note(claim, row, column)})


def _note(rows: list[Row], column: Column, title: Title, of: str) -> str:
    """Return what is to be known of a claim besides: another policy, whose statistic, which plan, the row's own note."""
    national = of == subject.PLACE and title.bureau == "national"
    planned = column.when is not None and column.when.target and "预算" in column.path[-1]
    said = [
        _policy(rows[0], column, title) if of == subject.FLOW else "",
        STATISTICS if national else "",
        column.path[-1] if planned else "",
        column.note,
        rows[0].scope,
        rows[0].note,
        title.batch if of == subject.FLOW else "",
        projects.PART if rows[0].project else "",
        "one cell for several rows" if len(rows) > 1 else "",
    ]
    return "; ".join(filter(None, said))


def _policy(row: Row, column: Column, title: Title) -> str:
    """Return the words by which title, header or row says that a figure is of another policy than the cooperation."""
    own = next(filter(None, map(subject.other_policy_of, column.path)), "")
    return own or row.policy or subject.other_policy(title)


def _subject_of(row: Row, column: Column, title: Title) -> tuple[str | None, subject.Verdict]:
    """Return the indicator of a figure and of what it is, by the words of its row or else of its column."""
    if row.cooperation and not title.cooperation:
        title = replace(title, cooperation=True)
    if row.indicator_words:
        told = row.indicator_words in title.told_words
        if row.indicator and not subject.of_the_row(column, row.indicator):
            reason = column.reason or f"the row counts {row.indicator}, its column {column.indicator}"
            return None, subject.Verdict(reason=reason, hint=column.hint or MAPPING_HINT)
        found, why = meanings.sent(row.indicator, subject.sent_towards(column))
        if why:
            return None, subject.Verdict(reason=why, hint=MAPPING_HINT)
        return found, subject.judge(
            row.indicator, row.indicator_words, title, told=told, reason=row.untold, where=subject.ROW
        )
    if row.section and not subject.own_words(column) and not column.told:
        words = facts.bare(row.section)
        kind = facts.family(column.units[0]) if column.units else ""
        found = meanings.indicator_of(words, kind)
        return found, subject.judge(found, words, title, where=subject.ROW)
    if column.indicator and not (other := subject.of_another_force(row.force, title)).subject:
        return None, other
    found, why = meanings.sent(column.indicator, row.towards)
    if why:
        return None, subject.Verdict(reason=why, hint=MAPPING_HINT)
    return found, subject.Verdict(column.subject, column.reason, column.hint or MAPPING_HINT)


def _place_of(rows: list[Row], column: Column, title: Title) -> dict[str, str] | str:
    """Return the place fields of a statistic, or why they can't be told."""
    own = list(dict.fromkeys(r.places.place for r in rows))
    if column.place and own == [title.place]:
        own = []  # 西吉县 across below a title on 宁夏
    if problem := next((r.places.problem for r in rows if sides.LEAVES_OUT.search(squash(r.group))), ""):
        return problem
    if len(own) == 1:  # the title's province is told by the side that the row is on
        fuller = (rows[0].places.east, rows[0].places.west)
        own = [
            next((name for name in fuller if own[0] and name.endswith(own[0]) and ";" not in name), own[0])
        ]
    names = [*filter(None, own), *filter(None, [column.place])]
    if len(names) != 1 or len(own) > 1:
        return "it is not told of which place this statistic is" if names else "no place stands in the row"
    level = sides.level_of_name(column.place) if column.place else rows[0].places.place_level
    return {"place": names[0], "place_level": level}


def _sides_of(rows: list[Row], column: Column, title: Title) -> dict[str, str] | str:
    """Return the four place fields, or why they can't be told.

    A cell merged over several rows is a figure of all their places together.
    """
    if problem := next((r.places.problem for r in rows if r.places.problem), ""):
        return problem
    first = rows[0].places
    if not (column.east or first.east or column.west or first.west or title.national or first.national):
        return "neither the row nor the title names a place that gives or receives"
    if column.place and not (column.east or column.west):
        return f"it is not told whether {column.place!r} gives or receives"
    fields = {}
    for side, stated in (("east", column.east), ("west", column.west)):
        names = ";".join(dict.fromkeys(filter(None, (getattr(row.places, side) for row in rows))))
        level = getattr(rows[0].places, f"{side}_level")
        if stated and not _lie_in(names, stated):  # 石屏县 below 沪滇资金
            names, level = stated, sides.level_of_name(stated)
        fields |= {side: names, f"{side}_level": level if names else "national"}
    said = "".join([*column.path, rows[0].group, rows[0].section, fields["west"]])
    if ";" in fields["east"] and (giver := giver_of_clause(title.text, said)):
        fields |= {"east": giver, "east_level": sides.level_of_name(giver)}
    if fields["east"] and sides.side_of(fields["east"]) == sides.WEST:
        return sides.no_giver(fields["east"])[0]
    return fields


def _lie_in(names: str, province: str) -> bool:
    """Whether a row names cities or counties that lie in the province of its column's header."""
    code = sides.PROVINCE_FORMS.get(squash(province))
    finer = [name for name in names.split(";") if name and squash(name) not in sides.PROVINCE_FORMS]
    return code is not None and bool(finer) and all(sides.provinces_of(name) == {code} for name in finer)


_WHOLE = ("east", "west", "place", "indicator", "period", "basis")


def _mark_parts(out: Outcome, first: int) -> None:
    """Say in the note of claims on one thing in several rows that each is a part: a list of projects has such rows.

    The words are those by which `analysis.vocabulary.scope` knows a part.
    """
    groups: dict[tuple, list[dict[str, str]]] = {}
    for claim in (c for c in out.claims[first:] if projects.PART not in c["note"]):
        column = re.sub(r"\d+$", "", claim["locator"])
        share = scope.share_of(claim["note"])  # 捐款 and 捐物折款 are told apart already
        policy = bool(subject.other_policy_of(claim["note"]))  # 对口支援 beside 东西部协作
        groups.setdefault((column, share, policy, *(claim[name] for name in _WHOLE)), []).append(claim)
    for same in groups.values():
        if same[0]["basis"] == "target" and len({claim["value"] for claim in same}) == 1:
            continue  # the year's target beside each of its months
        for claim in same if len(same) > 1 else ():
            claim["note"] = "; ".join(
                filter(None, [claim["note"], f"part of the sum: one of {len(same)} rows"])
            )
        if len(same) > 1:
            out.find_once(
                same[0]["locator"].rpartition("!")[2], same[0]["value"],
                f"{len(same)} rows of one pair, indicator and time, each taken as a part",
                "sum them up in the table, or say what tells them apart", key=("parts", same[0]["indicator"]),
            )  # fmt: skip


def _say_set_aside(rows: list[Row], aside: list[Column], out: Outcome) -> None:
    """Say which rows and columns were read as worked out from others."""
    totals = [address(row.row, 0)[1:] for row in rows if row.total and not row.whole]
    if any(row.project for row in rows):
        out.find("", f"{sum(row.project for row in rows)} rows", projects.EACH, projects.SUM_UP, NOTE)
    if totals:
        out.find("", ", ".join(totals), "rows of totals are checked and not claimed again", "nothing", NOTE)
    if ratios := [address(row.row, 0)[1:] for row in rows if row.ratio]:
        out.find("", ", ".join(ratios), _ASIDE_WORDS[RATIO].replace("column", "row"), "nothing", NOTE)
    for column in aside:
        out.find(
            out.address(rows[0].row, column.index) if rows else "", " / ".join(column.path),
            _ASIDE_WORDS[column.role], "nothing", NOTE,
        )  # fmt: skip
