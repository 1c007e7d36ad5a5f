"""The period and basis of a figure, from all the words of time around it: of title, section, header and row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.ingest.office.layout.facts import When, when


def settle(whens: Iterable[When | None], kind: str) -> tuple[str, str] | None:
    """Return period and basis as our claim format prints them, from what the title, header and row say.

    None where they say 本月 or 本季度 and nothing says which one that is, or 2021年以来 and nothing says until when.

    Parameters
    ----------
    whens : iterable of When
        From the outermost (title) to the innermost (cell); the inner counts.
    kind : str
        `flow`, `stock` or `rate` of the indicator.

    Examples
    --------
    >>> from analysis.ingest.office.layout.facts import when
    >>> settle([when("2023年"), when("1-11月")], "flow"), settle([when("截至2023年12月底累计")], "flow")
    (('2023-01/2023-11', 'year_to_date'), ('2023-12', 'cumulative'))
    >>> settle([when("2024年1-9月"), when("上年同期")], "flow"), settle([when("2024年9月"), when("年度目标")], "flow")
    (('2023-01/2023-09', 'year_to_date'), ('2024', 'target'))
    >>> settle([when("截至2024年6月底"), when("2021年以来")], "flow"), settle([when("截至2024年6月底"), when("2024年")], "flow")
    (('2021/2024-06', 'cumulative'), ('2024-01/2024-06', 'year_to_date'))
    >>> settle([when("2025年1-6月"), when("本季新增")], "flow"), settle([when("2023年"), when("“十四五”期间")], "flow")
    (('2025-04/2025-06', 'year_to_date'), ('2021/2023', 'cumulative'))
    >>> settle([when("2024年销售（自年初累计）"), when("累计金额"), when("1-3月")], "flow"), settle([when("2024年1-6月累计"), when("历年累计")], "flow")
    (('2024-01/2024-03', 'year_to_date'), ('2024-06', 'cumulative'))
    >>> settle([when("2025年"), when("一季度目标")], "flow"), settle([when("2025年1-9月"), when("目标")], "flow")
    (('2025-01/2025-03', 'target'), ('2025', 'target'))
    """
    said, target, last, part, begins = When(), False, "", None, False
    for w in whens:
        if w is None:
            continue
        said = said if begins else _since_january(said, w)
        begins = begins or (w.begins or bool(w.cumulative and w.start and w.end != w.start))
        if w.start:
            if (w.start, w.end) != (said.start, said.end) or said.since:
                target, said = False, replace(said, cumulative=False)
            said = _dated(said, w)
        said = replace(said, months=w.months or said.months, until=w.until or said.until)
        if w.back:
            start, end, until = (_earlier(day, w.back) for day in (said.start, said.end, said.until))
            said = replace(said, start=start, end=end, until=until)
        said = _of_the_year(said, w)
        summed = said.cumulative or (w.cumulative and bool(w.begins or w.start or not said.so_far))
        said = replace(
            said, cumulative=summed, so_far=said.so_far or w.so_far
        )  # 累计 below 本年累计 is no more
        target, last = w.target or (target and not w.outcome), w.last or last
        part = w.months if w.target else part
    said = _of_the_year_until(said)
    if last:
        found = last_part(said, last)
        return found and (_done(found, kind)[0], "target" if target else _done(found, kind)[1])
    if target and part and part != (1, 12) and said.start == said.end and len(said.start) == len("2025"):
        return f"{said.start}-{part[0]:02d}/{said.start}-{part[1]:02d}", "target"
    if target:
        return (said.start if said.start == said.end else f"{said.start}/{said.end}") or said.until, "target"
    if said.since and not said.until:
        return None
    return _done(said, kind)


def _since_january(said: When, w: When) -> When:
    """Return a sum 累计 of a title as one since January above months that begin with it.

    >>> settle([when("2023年进展（累计数）"), when("上半年")], "flow"), settle([when("2023年历年累计"), when("上半年")], "flow")
    (('2023-01/2023-06', 'year_to_date'), ('2023-06', 'cumulative'))
    """
    opens = bool(w.months) and w.months[0] == 1 and not w.cumulative and not said.since
    return replace(said, cumulative=False, so_far=True) if said.cumulative and opens else said


def _of_the_year(said: When, w: When) -> When:
    """Return the year of a month where an inner word tells months of it: 1-8月累计 in the report of August, 全年 in that of May.

    >>> settle([when("2024年8月"), when("1-8月累计")], "flow"), settle([when("2024年8月"), when("本月")], "flow")
    (('2024-01/2024-08', 'year_to_date'), ('2024-08', 'annual'))
    """
    told = w.months == (1, 12) or (w.months and not w.start and said.start[4:])
    if not told or said.start[:4] != said.end[:4]:
        return said
    return replace(said, start=said.start[:4], end=said.end[:4], until="")


def _of_the_year_until(said: When) -> When:
    """Return months of no year as those of the year of 截至, where they lie before its end.

    >>> settle([when("截至2024年11月底"), when("1-11月完成")], "flow"), settle([when("截至2024年3月底"), when("1-11月")], "flow")
    (('2024-01/2024-11', 'year_to_date'), ('2024-03', 'cumulative'))
    """
    if said.start or not said.months or said.months[1] > int(said.until[5:7] or 0):
        return said
    return replace(said, start=said.until[:4], end=said.until[:4])


def last_part(said: When, part: str) -> When | None:
    """Return the last month or quarter of a time that ends with a month, or None where that can't be told.

    >>> from analysis.ingest.office.layout.facts import when
    >>> last_part(when("截至2024年6月底"), "month").months, last_part(when("2024年1-9月"), "quarter").months
    ((6, 6), (7, 9))
    >>> last_part(when("2024年"), "month"), last_part(when("2024年1-8月"), "quarter")
    (None, None)
    """
    day = said.until[:7] or (f"{said.end[:4]}-{said.months[1]:02d}" if said.months else said.end[:7])
    month = int(day[5:7] or 0)
    if not month or (part == "quarter" and month % 3):
        return None
    first = month - 2 if part == "quarter" else month
    return replace(
        said, start=day[:4], end=day[:4], months=(first, month), until="", cumulative=False, so_far=False
    )


def of_names(names: Iterable[str]) -> When | None:
    """Return what the names of sheet and file say of time, the sheet's before the file's; a five-year plan is no year.

    >>> of_names(["一季度", "2024年报表"]).start, of_names(["Sheet1", "十四五协作"])
    ('2024', None)
    """
    said = [w for name in names if (w := when(name)) and not w.plan]
    if len(said) > 1 and not said[0].start and not said[0].until:
        return narrowed(said[1], said[0])
    return narrowed(said[0], said[-1]) if said else None


def narrowed(said: When | None, name: When | None) -> When | None:
    """Return the year of a title with the part of that year that a name of sheet or file says (一季度, 截至11月底).

    >>> from analysis.ingest.office.layout.facts import when
    >>> narrowed(when("2024年"), when("一季度")).months, narrowed(when("2024年"), when("2023年1-6月")).months
    ((1, 3), None)
    """
    if said is None or name is None or said.months or said.until or said.since:
        return said
    if not said.start or said.start != said.end or len(said.start) > len("2024"):
        return said
    if (name.start or name.until[:4]) not in ("", said.start) or name.end[:4] not in ("", said.start):
        return said
    return replace(said, months=name.months, until=name.until)


def outer_first(whens: Iterable[When | None]) -> list[When]:
    """Return words of header and row in the order of `settle`: a plan or some months are of the year that the other says.

    >>> from analysis.ingest.office.layout.facts import when
    >>> settle(outer_first([when("计划"), when("2022年")]), "flow")
    ('2022', 'target')
    """
    return sorted(filter(None, whens), key=lambda w: not (w.start or w.until))


def both(one: When | None, other: When | None) -> When | None:
    """Return what two labels of a row say together (2022年, 计划数); the second one's year counts.

    >>> from analysis.ingest.office.layout.facts import when
    >>> found = both(when("2022年"), when("计划数"))
    >>> found.start, found.target
    ('2022', True)
    """
    if one is None or other is None or other.start:
        return other or one
    return replace(
        one,
        months=other.months or one.months,
        until=other.until or one.until,
        cumulative=one.cumulative or other.cumulative,
        target=other.target or (one.target and not other.outcome),
        so_far=one.so_far or other.so_far,
        outcome=other.outcome,
        last=other.last or one.last,
    )


def _dated(said: When, w: When) -> When:
    """Return what is said with the year of an inner word: it keeps the months and the last day of that year, if the outer has them."""
    same = said.until[:4] == w.start == w.end or (said.start == said.end == w.start != "")
    if w.since:
        last = said.until or said.end
        month = f"{said.end[:4]}-{said.months[1]:02d}" if said.months and not said.until else last
        closed = w.plan and not w.start <= last[:4] < w.end  # it is over, or has not begun
        if last[:4] > w.start[:4] and not closed:
            return replace(said, start=w.start, end=last[:4], months=None, until=month, since=False)
    return replace(
        said,
        since=w.since and not w.plan,
        start=w.start,
        end=w.end,
        months=w.months or (said.months if same else None),
        until=w.until or (said.until if same else ""),
    )


def _earlier(day: str, years: int) -> str:
    return f"{int(day[:4]) - years}{day[4:]}" if day else ""


def _done(said: When, kind: str) -> tuple[str, str]:
    """Return period and basis of what was done."""
    start, end, months, until = said.start, said.end, said.months, said.until
    basis = "stock" if kind == "stock" else "annual"
    if not start and said.so_far and until[4:] and kind != "stock":
        return f"{until[:4]}-01/{until}", "year_to_date"
    if not start:
        return until, basis if kind == "stock" or not (until or said.cumulative) else "cumulative"
    if start != end:
        last = until or end
        return (last, "stock") if kind == "stock" else (f"{start}/{last}", "cumulative")
    if kind != "stock" and said.since and until[:4] == start:  # 2024年以来 in a table up to September
        return (f"{start}-01/{until}", "year_to_date") if until[5:7] not in ("", "12") else (start, basis)
    if kind == "stock" or said.cumulative:
        last = until or (f"{start}-{months[1]:02d}" if months else start)
        return last, "stock" if kind == "stock" else "cumulative"
    if said.so_far and months:
        months = (1, months[1])  # 累计 beside 当月
    elif months and months[0] == months[1] and len(start) == len("2023"):
        return f"{start}-{months[0]:02d}", basis
    if months and months != (1, 12):
        return f"{start}-{months[0]:02d}/{start}-{months[1]:02d}", "year_to_date"
    if said.so_far and start[5:] in ("12", "12-31"):
        return start[:4], basis
    if said.so_far and start[4:]:
        return f"{start[:4]}-01/{start}", "year_to_date"
    if until and until[:4] == start[:4] and until[5:7] not in ("", "12"):
        return f"{start}-01/{until}", "year_to_date"
    return start, basis
