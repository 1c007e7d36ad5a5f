"""Checks of office tables, each a small function with a name; all report what they find and none stops a file.

A finding says where, what is printed, why it is doubtful and what to do. A figure that can't be right (a
negative sum of money, more persons than live in the country) is not taken; a figure that may be a slip is
taken and the slip is said, because only the office knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from statistics import median
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ingest import quantities
from analysis.ingest.office import facts, sides
from analysis.ingest.office.grid import Sheet, address, letters, runs
from analysis.ingest.office.outcome import ERROR, MAPPING_HINT, NOTE, WARNING, Outcome
from analysis.vocabulary import indicators
from analysis.vocabulary.rounds import ASSIGNMENT_2021

if TYPE_CHECKING:
    from analysis.ingest.office.blocks import Table
    from analysis.ingest.office.columns import Column, Title
    from analysis.ingest.office.wide import Row

MOST = {
    "yuan": 2e13,
    "persons": 1.5e9,
    "person-times": 1.5e10,
    "households": 6e8,
    "count": 1e8,
    "percent": 1e5,
}
"""Beyond these a figure of this cooperation is a mistake: a fifth of a year's GDP, the population, …"""

_TEN_THOUSAND, _TEN = (3e3, 3e4), (8.0, 12.5)
_EXACTLY_TEN = (9.8, 10.2)


def plain_value(printed: str) -> float | None:
    """Return a printed number without its words, or None.

    >>> plain_value("1,234.5"), plain_value("约300余"), plain_value("无")
    (1234.5, 300.0, None)
    """
    text = re.sub(r"[,\s']", "", printed).replace("−", "-")
    found = re.search(r"-?\d+(?:\.\d*)?(?:e[+-]?\d+)?", text, re.IGNORECASE)
    try:
        return float(Decimal(found.group())) if found else None
    except (InvalidOperation, OverflowError):
        return None


def absurd(number: str, unit: str, indicator: str) -> str | None:
    """Return why a figure can't be right, or None: it is negative, unreadable or beyond `MOST`.

    >>> absurd("-5", "万元", "gov_funds"), absurd("3000000", "亿元", "gov_funds"), absurd("5.3", "亿元", "gov_funds")
    ('negative', '3e+14 yuan is beyond belief', None)
    """
    read = quantities.parse(number, unit)
    if not isinstance(read, quantities.Quantity):
        return "negative" if number.startswith(("-", "−")) else read.reason
    if read.value < 0 or number.startswith(("-", "−")):
        return "negative"
    base = read.unit or (indicators.INDICATORS[indicator].unit if indicator in indicators.INDICATORS else "")
    if read.value > MOST.get(base, float("inf")):
        return f"{read.value:.3g} {base} is beyond belief"
    return None


def unit_of_figure(
    number: tuple[str, str], indicator: str, stated: tuple[tuple[str, ...], ...], column: Column, out: Outcome,
    at: tuple[int, int],
) -> str | None:  # fmt: skip
    """Return the unit of a figure, or reject it when none is stated where one is needed.

    Parameters
    ----------
    number : (str, str)
        The cell's number and the unit printed in the cell itself.
    indicator : str
    stated : tuple of tuple of str
        Units of the row, of the column and of the title: the inner before the outer.
    column : Column
    out : Outcome
    at : (int, int)
        The cell.

    Returns
    -------
    str or None
    """
    levels = ((number[1],) if number[1] else (), *stated)
    fitting = [next((u for u in units if _fits(u, indicator)), "") for units in levels]
    if re.search(r"[百千万亿](?:多|余)?$", number[0]):
        # 三亿 below 万元 is three hundred million yuan: the words have their own multiplier.
        fitting = [re.sub(r"^[十百千万亿]+", "", unit) for unit in fitting]
    chosen = next((u for u in fitting if u), "")
    others = {u for u in fitting if u and not _same_unit(u, chosen)}
    if others:
        out.find_once(
            address(*at), number[0], f"unit stated twice: {chosen} and {', '.join(sorted(others))}",
            f"{chosen} was taken, which stands nearer to the figure; state one unit", key=(at[1], chosen),
        )  # fmt: skip
    if chosen:
        return chosen
    known = indicators.INDICATORS.get(indicator)
    words = "".join(column.path)
    if known and known.unit in ("persons", "count", "person-times") and re.fullmatch(r"\d[\d,]*", number[0]):
        unit = (
            "人次"
            if "人次" in words
            else "户"
            if "户数" in words
            else "人"
            if known.unit == "persons"
            else "个"
        )
        if not re.search(r"人数|人次|户数|[个家]数|数量", words):
            out.find_once(
                address(*at), number[0], f"no unit stated; whole numbers of {indicator} were read as {unit}",
                "state the unit in the header", key=(at[1], "unit"),
            )  # fmt: skip
        return unit
    out.reject(
        *at, number[0], "no unit is stated", f"state it in the header or as 单位：…; or {MAPPING_HINT}"
    )
    out.find_once(
        address(*at), number[0], "unit missing", "state the unit in the header, or in the mapping file",
        severity=ERROR, key=(at[1], "unit"),
    )  # fmt: skip
    return None


def _fits(unit: str, indicator: str) -> bool:
    return facts.suits(indicator, facts.family(unit))


def _same_unit(one: str, other: str) -> bool:
    """Whether two units are spellings of one (人 and 名), or count different kinds of things."""
    if facts.family(one) != facts.family(other):
        return True
    a, b = quantities.parse("1", one), quantities.parse("1", other)
    return isinstance(a, quantities.Quantity) and isinstance(b, quantities.Quantity) and a.value == b.value


# ------------------------------------------------------------------------------------------------ totals


def _half_digit(value: float) -> float:
    """Return half a unit of the last digit of a number with decimals; a whole number is taken as exact."""
    _, _, decimals = f"{value:.10g}".partition(".")
    return 0.5 * 10.0 ** -len(decimals) if decimals else 0.0


def _agree(total: float, parts: list[float]) -> bool:
    """Whether a total is the sum of its parts within the rounding of the printed digits."""
    slack = sum(map(_half_digit, parts))
    slack += _half_digit(total) or (0.5 if slack else 0.0)
    return abs(total - sum(parts)) <= slack + 1e-9 * abs(total)


def totals(rows: list[Row], columns: list[Column], table: Table, out: Outcome) -> None:
    """Check every row of totals against the rows that it may sum up; report it when it fits none of them."""
    for column in columns:
        c = column.index
        printed = {row.row: table.cells[row.row][c] for row in rows}
        if any((n := facts.figure(text)) and n[1] for text in printed.values()):
            continue
        for position, row in enumerate(rows):
            if not row.total or row.figures.get(c) is None:
                continue
            sums = _candidates(rows, position, c)
            total = row.figures[c]
            if sums and not any(_agree(total, parts) for parts in sums):
                near = min((sum(parts) for parts in sums), key=lambda s: abs(s - total))
                out.find(
                    address(row.row, c), printed[row.row],
                    f"the {row.total} is {total:g}, its rows add up to {near:g}{_slip_words(total, near)}",
                    "compare the rows with the source; the rows were taken as they are",
                )  # fmt: skip


def _candidates(rows: list[Row], position: int, c: int) -> list[list[float]]:
    """Return the lists of figures that a row of totals may sum up."""
    row = rows[position]

    def figures(chosen: Iterable[Row], kind: str = "") -> list[float]:
        return [r.figures[c] for r in chosen if r.total == kind and r.figures.get(c) is not None]

    before = position
    while before > 0 and not rows[before - 1].total:
        before -= 1
    after = position + 1
    while after < len(rows) and not rows[after].total:
        after += 1
    found = [figures(rows[before:position]), figures(rows[position + 1 : after])]
    if row.total == "subtotal":
        found.append(figures(r for r in rows if r.group == row.group))
    found += [figures(rows), figures(rows, "subtotal")]
    return [parts for parts in found if parts]


def total_columns(rows: list[Row], groups: list[tuple[Column, list[Column]]], out: Outcome) -> None:
    """Check every column of totals against the columns of its group, row by row."""
    for column, parts in groups:
        for row in rows:
            total = row.figures.get(column.index)
            values = [row.figures[p.index] for p in parts if row.figures.get(p.index) is not None]
            if total is None or len(values) < 2:
                continue
            if not _agree(total, values):
                out.find(
                    address(row.row, column.index), f"{total:g}",
                    f"the total is {total:g}, its columns add up to {sum(values):g}{_slip_words(total, sum(values))}",
                    "compare the columns with the source; the parts were taken as they are",
                )  # fmt: skip


def other_columns(rows: list[Row], columns: list[Column], out: Outcome) -> None:
    """Check a column that gives another one's figures in a second unit: 万元 beside 亿元."""
    by_index = {c.index: c for c in columns}
    for column in columns:
        first = by_index.get(column.repeats)
        if first is None or not (column.units and first.units):
            continue
        for row in rows:
            pair = [row.figures.get(c.index) for c in (first, column)]
            if None in pair or not all(pair):
                continue
            read = [
                quantities.parse(f"{v:.10g}", c.units[0]) for v, c in zip(pair, (first, column), strict=True)
            ]
            if not all(isinstance(q, quantities.Quantity) for q in read):
                continue
            one, other = read
            if abs(one.value - other.value) > one.tolerance + other.tolerance:
                out.find(
                    address(row.row, column.index), f"{pair[1]:g} {column.units[0]}",
                    f"the other column says {pair[0]:g} {first.units[0]}{_slip_words(one.value, other.value)}",
                    "the first column was taken; compare both with the source",
                )  # fmt: skip


def _slip_words(one: float, other: float) -> str:
    """Return words on a slip of ten or ten thousand between two numbers, or nothing."""
    if not one or not other:
        return ""
    ratio = max(one / other, other / one)
    if _TEN_THOUSAND[0] <= ratio <= _TEN_THOUSAND[1]:
        return " (a slip of ten thousand, 万 for 亿?)"
    return " (a slip of ten?)" if _EXACTLY_TEN[0] <= ratio <= _EXACTLY_TEN[1] else ""


# ------------------------------------------------------------------------------------------------- time


def title_years(
    whens: Iterable[facts.When | None], title: Title, fallback: facts.When | None, out: Outcome
) -> None:  # fmt: skip
    """Check that the years of columns and rows are those of the title, and the title's those of the names."""
    said = title.when.years if title.when else set()
    inner = {year for w in whens if w for year in w.years}
    named = fallback.years if fallback else set()
    if said and inner and not said & inner:
        out.find(
            "", title.text, f"the title says {_years(said)}, columns and rows say {_years(inner)}",
            "the column's year was taken; mend the title or the column",
        )  # fmt: skip
    outer = said or inner
    if outer and named and not outer & named and min(abs(a - b) for a in outer for b in named) > 1:
        out.find(
            "", title.text, f"the table says {_years(outer)}, the file's or sheet's name {_years(named)}",
            "the table's year was taken; rename the file if it is the wrong one",
        )  # fmt: skip


def _years(years: set[int]) -> str:
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in runs(sorted(years)))


# ----------------------------------------------------------------------------------------------- sheets


def hidden(sheet: Sheet, out: Outcome) -> None:
    """Say that a sheet or rows are hidden; they are read all the same."""
    if sheet.hidden:
        out.find(
            "", sheet.name, "a hidden sheet, read like the others", "delete it if it should not count", NOTE
        )
    rows = [r + 1 for r in sorted(sheet.hidden_rows) if any(sheet.cell(r, c) for c in range(sheet.width))]
    if rows:
        said = ", ".join(f"{a}-{b}" if a != b else f"{a}" for a, b in runs(rows)[:20])
        out.find(
            f"{letters(0)}{rows[0]}", said, f"{len(rows)} hidden or filtered rows, read like the others",
            "show them, and delete those that should not count", NOTE,
        )  # fmt: skip


# ----------------------------------------------------------------------------------------------- claims


def base_values(claims: pd.DataFrame) -> pd.Series:
    """Return the value of each claim in its base unit; NaN where it can't be read."""
    pairs = claims[["value", "unit"]].drop_duplicates()
    read = {
        (v, u): q.value if isinstance(q := quantities.parse(v, u), quantities.Quantity) else float("nan")
        for v, u in pairs.itertuples(index=False)
    }
    return pd.Series(
        [read[key] for key in zip(claims["value"], claims["unit"], strict=True)], claims.index, float
    )


def slips(claims: pd.DataFrame, history: pd.DataFrame | None = None) -> list[dict[str, str]]:
    """Find figures that are ten or ten thousand times the partner's own in other years, or the column's others.

    Parameters
    ----------
    claims : DataFrame
        Claims of office tables, `CLAIM_COLUMNS`.
    history : DataFrame, optional
        Earlier claims of the same columns; they are compared with and not reported on.

    Returns
    -------
    list of dict
        Findings.
    """
    known = claims if history is None else pd.concat([claims, history], ignore_index=True)
    known = known[known["basis"].isin(("annual", "year_to_date"))]
    known = known.assign(base=base_values(known)).dropna(subset="base")
    known = known[known["base"] > 0]
    found = []
    own = set(claims["locator"])
    for _, group in known.groupby(["east", "west", "indicator"], sort=False):
        if group["period"].nunique() < 2:
            continue
        for row in group[group["locator"].isin(own)].itertuples():
            others = group.loc[group["period"] != row.period, "base"].tolist()
            if words := _slip(row.base, others):
                found.append(_claim_finding(row, f"{words} against the pair's own figures of other years"))
    column = known["locator"].str.replace(r"\d+$", "", regex=True)
    for _, group in known[known["locator"].isin(own)].groupby([column, "indicator", "period"], sort=False):
        if len(group) < 4:
            continue
        typical = median(group["base"])
        for row in group.itertuples():
            if any(_TEN_THOUSAND[0] <= r <= 1e5 for r in (row.base / typical, typical / row.base)):
                found.append(_claim_finding(row, "a slip of ten thousand against the column's other figures"))
    return list({(f["file"], f["sheet"], f["cell"]): f for f in reversed(found)}.values())[::-1]


def _slip(value: float, others: list[float]) -> str:
    """Return words on a slip of a value against others of its kind, or nothing."""
    typical = median(others)
    ratio = max(value / typical, typical / value)
    if _TEN_THOUSAND[0] <= ratio <= _TEN_THOUSAND[1]:
        return "a slip of ten thousand (万元 for 亿元?)"
    steady = len(others) > 1 and max(others) < 2 * min(others) and _TEN[0] <= ratio <= _TEN[1]
    if steady or _EXACTLY_TEN[0] <= ratio <= _EXACTLY_TEN[1]:
        return "a slip of ten"
    return ""


def _claim_finding(row, reason: str, severity: str = WARNING) -> dict[str, str]:
    """Return a finding on one claim, placed by its locator."""
    file, _, place = row.locator.partition("|")
    sheet, _, cell = place.rpartition("!")
    return {
        "file": file, "sheet": sheet, "cell": cell, "printed": f"{row.value} {row.unit}", "reason": reason,
        "remedy": "compare with the source; correct the cell, or say it in data/raw/corrections.yml",
        "severity": severity,
    }  # fmt: skip


_WHOLES = (("jobs_poor", "jobs_total"), ("jobs_to_east", "jobs_total"), ("gov_funds", "funds_total"))


def parts_above_wholes(claims: pd.DataFrame) -> list[dict[str, str]]:
    """Find a part that is larger than its whole in the same table: 其中脱贫人口 above 就业人数."""
    found = []
    known = claims[claims["indicator"].isin({name for pair in _WHOLES for name in pair})]
    known = known.assign(
        base=base_values(known), table=known["locator"].str.replace(r"![^!]*$", "", regex=True)
    )
    for _, group in known.groupby(["table", "east", "west", "period", "basis"], sort=False):
        values = group.drop_duplicates("indicator").set_index("indicator")["base"]
        for part, whole in _WHOLES:
            if part in values and whole in values and values[part] > values[whole]:
                row = next(group[group["indicator"] == part].itertuples())
                found.append(_claim_finding(row, f"{part} is larger than {whole} of the same row"))
    return found


def pairs_not_in_force(claims: pd.DataFrame, pairings: pd.DataFrame | None = None) -> list[dict[str, str]]:
    """Find claims on two provinces that were no pair in that year.

    Parameters
    ----------
    claims : DataFrame
        Claims of office tables, `CLAIM_COLUMNS`.
    pairings : DataFrame, optional
        `assisting`, `assisted` (adcodes of any level), `start`, `end` (years, end null while in force); the
        eleven pairs since 2021 unless given.

    Returns
    -------
    list of dict
        Findings. A claim on a city or county is checked by its province; several places in one cell are not
        checked.
    """
    if pairings is None:
        pairings = pd.DataFrame(ASSIGNMENT_2021, columns=["assisting", "assisted"]).assign(
            start=2021, end=None
        )
    start = pd.to_numeric(pairings["start"], errors="coerce").fillna(1996)
    end = pd.to_numeric(pairings["end"], errors="coerce").fillna(9999)
    keys = zip(pairings["assisting"].str[:2], pairings["assisted"].str[:2], strict=True)
    force: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for key, first, last in zip(keys, start, end, strict=True):
        force.setdefault(key, []).append((first, last))
    earliest = start.min()
    found = []
    for row in claims.itertuples():
        year = re.match(r"(?:19|20)\d\d", row.period)
        if not year or row.basis == "cumulative" or ";" in row.east + row.west or not (row.east and row.west):
            continue
        east, west = sides.province_code(row.east), sides.province_code(row.west)
        if not east or not west or int(year.group()) < earliest:
            continue
        if not any(a <= int(year.group()) <= b for a, b in force.get((east[:2], west[:2]), ())):
            found.append(_claim_finding(row, f"{row.east} and {row.west} were no pair in {year.group()}"))
    return found


# ------------------------------------------------------------------------------------------------ tables

_ENOUGH_TO_TELL = 3


def repeated_tables(outcomes: list[Outcome]) -> None:
    """Take out tables that say nothing but what another one says: the same table given twice, in any layout.

    Parameters
    ----------
    outcomes : list of Outcome
        Of all sheets of all files; the claims of a repeated one become rejects that name the other.
    """
    said = [
        {
            (
                c["east"],
                c["west"],
                c["indicator"],
                plain_value(c["value"]),
                c["unit"],
                c["period"],
                c["basis"],
            )
            for c in o.claims
        }
        for o in outcomes
    ]
    order = sorted(range(len(outcomes)), key=lambda n: (-len(said[n]), n))
    holders: dict[tuple, list[int]] = {}
    for n in order:
        if len(said[n]) < _ENOUGH_TO_TELL:
            continue
        candidates = set.intersection(*(set(holders.get(key, ())) for key in said[n]))
        if candidates:
            first = outcomes[min(candidates)]
            outcomes[n].take_back(f"the same table as {first.file}|{first.sheet}", "remove one of the two")
        else:
            for key in said[n]:
                holders.setdefault(key, []).append(n)
