"""Words and tables that a notebook puts out, in one language: headings, sentences, tables, the evidence.

Notebooks call these and hold no text of their own that depends on data. Everything from the data is escaped:
a title with a tag in it is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

import pandas as pd
from IPython.display import HTML, Markdown, display

from analysis import dataset
from analysis.findings import sums, words
from analysis.findings.big_numbers import BigNumber
from analysis.findings.source_lines import (
    link,
    page_line,
    renamed,
    said,
    single_ids,
    source_line,
    statistics_line,
)
from analysis.measures.disclosure import discreet
from analysis.measures.status import lies_in
from analysis.rows import each_row
from analysis.store import place_book
from analysis.vocabulary.labels import Lang, index, label, letters, typeset
from analysis.vocabulary.notes import remarks
from analysis.vocabulary.rounds import ROUNDS
from analysis.vocabulary.unbroken import pieces, unparted
from analysis.vocabulary.values import VALUES

__all__ = [
    "escape", "evidence", "folded", "heading", "lead", "link", "numbers", "page_line", "page_links", "page_numbers", "pages", "place_names",
    "renamed", "said", "say", "source_line", "statistics", "statistics_line", "table",
]  # fmt: skip

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")


def __dir__() -> list[str]:
    return sorted(__all__)


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def heading(text: str, level: int = 2) -> None:
    """Show a heading; level 1 is the page's title."""
    display(Markdown(f"{'#' * level} {escape(unparted(typeset(text)))}"))


def say(*sentences: str) -> None:
    """Show sentences as a paragraph; empty ones are left out."""
    text = " ".join(sentence for sentence in sentences if sentence)
    if text:
        # Chinese sets no blank after a full stop.
        display(Markdown(escape(unparted(typeset(text.replace("。 ", "。"))))))


def lead(sentence: str, address: str) -> None:
    """Show a sentence that leads to another report, by the name of its file."""
    display(Markdown(f"[{escape(typeset(sentence))}]({address})"))


def _house(page: pd.Series, lang: Lang) -> str:
    """Who published a page; where nobody is named, the site that it stands on."""
    site = (urlsplit(page["url"]).hostname or "").removeprefix("www.")
    return page[f"publisher_{lang}"] or site or label("page_unnamed", lang)


def _large(value: str) -> str:
    """A number as HTML: where its place is too narrow, the unit goes to the next line, whole."""
    before, number, unit = (html.escape(part) for part in pieces(value))
    if unit:
        number += f' <span class="unit" style="display: inline-block; font-size: .7em">{unit}</span>'
    return " ".join(
        filter(
            None,
            (before, number and f'<span class="measured" style="display: inline-block">{number}</span>'),
        )
    )


def numbers(shown: Sequence[BigNumber], lang: Lang) -> None:
    """Show numbers large, side by side: what each counts, of when, and a page that it rests on.

    Parameters
    ----------
    shown : sequence of BigNumber
    lang : {"zh", "en"}
    """
    floors = [_floor(number) for number in shown]
    ids = single_ids([*(number.observation_ids for number in shown), *floors])
    claims = dataset.table("observations", observation_id=ids).set_index("observation_id")[_OF_NUMBER]
    pages = dataset.table("sources", source_id=claims["source_id"].unique()).set_index("source_id")
    cells = []
    for number, floor in zip(shown, floors, strict=True):
        own = claims.loc[sorted(single_ids([number.observation_ids])), "source_id"].unique()
        mine = claims.loc[sorted(single_ids([floor or number.observation_ids]))]
        first = _shown_page(mine, pages, number, lang, alone=bool(floor)) if len(mine) else None
        if number.worked_out:  # no page prints it, and which one bounds it closest tells nobody anything
            source = html.escape(label("worked_out", lang, n=len(own)))
        else:
            source = "" if first is None else link(_house(first, lang), first["url"])
            if len(own) > 1:
                more = label("more_pages", lang, n=len(own) - (lang == "en"))
                source += html.escape(words.told("", more, lang))
        cells.append(
            f'<div style="min-width: 11em"><strong style="font-size: 1.6em; display: block">{_large(number.value)}</strong>'
            f"{html.escape(number.name)}<br><small>{html.escape(number.when)} · {source}</small></div>"
        )
    if cells:
        display(
            HTML(
                f'<div class="numbers" style="display: flex; flex-wrap: wrap; gap: 1.5em">{"".join(cells)}</div>'
            )
        )


# What takes rows of claims takes as long as they have columns.
_OF_NUMBER = [
    "source_id",
    "indicator",
    "value",
    "origin",
    "destination",
    "period_start",
    "period_end",
    "flags",
]
_OF_EVIDENCE = [
    "source_id", "indicator", "origin", "destination", "east_printed", "west_printed", "value_printed", "unit_printed",
    "period_start", "period_end", "basis", "note",
]  # fmt: skip


def _floor(number: BigNumber) -> str:
    """The claims that make a number the floor that it is, joined by ";"; nothing where its sum isn't told."""
    if number.sides is None or number.years is None:
        return ""
    return sums.floor_ids(number.indicator, *number.sides, number.years)


def _shown_page(
    claims: pd.DataFrame, pages: pd.DataFrame, number: BigNumber, lang: Lang, *, alone: bool
) -> pd.Series:
    """The page that tells the largest part of a number: the newest one of a publisher with a name, if several do, or none tells all.

    Where the claims `alone` make the number, another indicator of its family may tell it.
    """
    alike = claims["indicator"].eq(number.indicator)
    part = claims["value"].where(alike | (alone & (not alike.any()))).fillna(0.0)
    if pd.notna(number.figure):  # a claim of more than the number tells of more than it
        part = part.where(part <= number.figure * _ROUNDED, 0.0)
    if number.years:  # nor does one of other years tell of it
        started, ended = claims["period_start"].fillna(claims["period_end"]), claims["period_end"]
        within = started.dt.year.ge(number.years[0]) & ended.dt.year.le(number.years[1])
        always = ended.isna() & (number.years[0] <= min(ROUNDS))  # an undated one lies in all years alone
        part = part.where(within | always, 0.0)
    if number.sides:  # nor one of more places
        inside = [
            all(map(lies_in, (claim.origin, claim.destination), number.sides))
            and "wider" not in claim.flags.split(";")
            for claim in each_row(claims)
        ]
        part = part.where(inside, 0.0)
    named = pages[f"publisher_{lang}"] != ""
    part = part.mask(part * _ROUNDED >= part.max(), part.max())
    order = claims.assign(part=part, named=claims["source_id"].map(named))
    order["published"] = order["source_id"].map(pages["published"])
    # Of many pages that make a sum together the one that is shown stands for all: it had better have a name.
    told = pd.isna(number.figure) or part.max() * _ROUNDED >= number.figure
    keys = ["part", "named"] if told or not (order["named"] & part.gt(0)).any() else ["named", "part"]
    best = order.sort_values([*keys, "published"], ascending=False, kind="stable").iloc[0]
    return pages.loc[best["source_id"]]


_ROUNDED = 1.02
"""How many times a number a claim may print that is rounded otherwise."""


def table(frame: pd.DataFrame, caption: str = "") -> None:
    """Show a frame as an HTML table, its columns headed by their names; missing cells are a dash.

    Cells are escaped, except in columns of links made by `link`.
    """
    display(HTML(_markup(frame, caption)))


def _markup(frame: pd.DataFrame, caption: str = "") -> str:
    shown = frame.astype(object).where(frame.notna(), "–")
    if shown.empty and len(shown.columns):
        shown.loc[0] = "–"  # headings over nothing look like a fault of the page
    columns = {column: (str if column in frame.attrs.get("links", ()) else _cell) for column in frame.columns}
    markup = shown.to_html(
        index=False, border=0, escape=False, formatters=columns, na_rep="–", justify="unset"
    )
    if caption:
        markup = markup.replace(
            "<thead>", f"<caption>{html.escape(unparted(typeset(caption)))}</caption><thead>", 1
        )
    for column in frame.columns:
        # JupyterLab lets a column of Chinese shrink to one character; a page drops the style and has its own.
        wide = min(max(map(_width, (column, *shown[column]))), _ROOM)
        head = f'<th scope="col" style="min-width: {wide / 2 + 1:g}em">{html.escape(str(column))}</th>'
        markup = markup.replace(f"<th>{column}</th>", head, 1)
    return f'<div style="overflow-x: auto">{markup}</div>'


def folded(frame: pd.DataFrame, caption: str) -> None:
    """Show a long table folded under its caption; a page puts a search box above its rows."""
    display(
        HTML(
            f'<details class="fold"><summary>{html.escape(typeset(caption))}</summary>{_markup(frame)}</details>'
        )
    )


_ROOM = 24
"""Most that a column is kept from shrinking to, in small letters; a Chinese character counts double."""


def _width(cell: object) -> int:
    text = html.unescape(re.sub(r"<[^>]*>", "", str(cell)))
    return letters(text)


def _cell(value: object) -> str:
    return html.escape(str(value))


def page_links(source_ids: pd.Series, lang: Lang) -> pd.Series:
    """Links to the pages of some rows, by their `source_id`; for a column of a table with links."""
    known = dataset.table("sources", source_id=source_ids.unique()).set_index("source_id")
    links = {row.Index: said(row.title or row.url, lang, row.url) for row in each_row(known)}
    return source_ids.map(links)


def evidence(observation_ids: Iterable[str], lang: Lang, rivals: Iterable[str] = ()) -> None:
    """Show the claims under a figure: the figure as printed, its places and period, and the page with a link.

    Parameters
    ----------
    observation_ids : iterable of str
        Claims that the figure rests on; an entry may hold several, joined by ";".
    lang : {"zh", "en"}
    rivals : iterable of str
        Claims that gave way, in the same form.
    """
    used, lost = single_ids(observation_ids), single_ids(rivals)
    claims = discreet(dataset.table("observations", observation_id=used | lost))
    claims = claims.set_index("observation_id")[_OF_EVIDENCE]
    pages = (
        dataset.table("sources", source_id=claims["source_id"].unique())
        .set_index("source_id")
        .to_dict("index")
    )
    names = place_names((code for side in ("origin", "destination") for code in _codes(claims[side])), lang)
    rows = []
    for ids, role in ((used, "used"), (lost - used, "rival")):
        for claim in each_row(claims.loc[sorted(ids & set(claims.index))]):
            page = pages[claim.source_id]
            sides = " → ".join(
                label("comma", lang).join(html.escape(names[code]) for code in _codes([side]))
                or said(printed or "…", lang)
                for side, printed in (
                    (claim.origin, claim.east_printed),
                    (claim.destination, claim.west_printed),
                )
            )
            notes = label("semicolon", lang).join(said(part, lang) for part in remarks(claim.note, lang))
            rows.append({
                label("figure_printed", lang): _lines(
                    said(f"{claim.value_printed} {claim.unit_printed}", lang),
                    html.escape(words.indicator(claim.indicator, lang)),
                ),
                label("pair", lang): _lines(
                    sides,
                    html.escape(words.period(claim, lang)),
                    html.escape(label(f"basis_{claim.basis}", lang)),
                ),
                label("page", lang): _lines(
                    said(page["title"] or page["url"], lang, page["url"]), _published(page, lang)
                ),
                label("note", lang): _lines(
                    notes, label("rival", lang) if role == "rival" else "", html.escape(claim.Index)
                ),
            })  # fmt: skip
    frame = pd.DataFrame(rows)
    frame.attrs["links"] = tuple(frame.columns)
    if rows:
        folded(frame, label("evidence_caption", lang, n=len(rows)))
    else:
        say(label("no_evidence", lang))


def _codes(cells: Iterable[str]) -> list[str]:
    return [code for cell in cells if isinstance(cell, str) for code in cell.split(";") if code]


def _lines(*parts: str) -> str:
    return "<br>".join(part for part in parts if part)


def _published(page: Mapping[str, str], lang: Lang) -> str:
    house = page[f"publisher_{lang}"]
    return html.escape(label("comma", lang).join(part for part in (house, page["published"]) if part))


def place_names(codes: Iterable[str], lang: Lang) -> dict[str, str]:
    """Names of places of any level and time, by adcode."""
    if isinstance(codes, pd.Series):
        codes = codes.to_numpy(dtype=object)  # a column of texts is slow to go through
    return place_book().called(list(dict.fromkeys(codes)), lang)


def page_numbers(joined: Iterable[str]) -> dict[str, int]:
    """A number for each page behind some rows, in the order in which they come up.

    Parameters
    ----------
    joined : iterable of str
        One entry a row: its source_ids, joined by ";".
    """
    ids = dict.fromkeys(one for entry in joined for one in entry.split(";") if one)
    return {one: number for number, one in enumerate(ids, start=1)}


def pages(numbers: Mapping[str, int], lang: Lang) -> None:
    """Show the pages that the numbers in the tables stand for."""
    known = dataset.table("sources", source_id=numbers).set_index("source_id").loc[list(numbers)]
    frame = pd.DataFrame({
        label("page_number", lang): list(numbers.values()),
        label("page", lang): [
            said(title or url, lang, url) for title, url in zip(known["title"], known["url"], strict=True)
        ],
        label("publisher", lang): known[f"publisher_{lang}"].replace("", "–").to_list(),
        label("published", lang): known["published"].replace("", "–").to_list(),
    })  # fmt: skip
    frame.attrs["links"] = (label("page", lang),)
    if len(frame):
        folded(frame, label("pages_caption", lang, n=len(frame)))
    else:
        say(label("no_evidence", lang))


def statistics(rows: pd.DataFrame, lang: Lang) -> None:
    """Show which statistics a page used: what, of which years, and from where, with a link.

    Parameters
    ----------
    rows : DataFrame
        Those rows of `context` that were used.
    lang : {"zh", "en"}
    """
    known = dataset.table("sources", source_id=rows["source_id"].unique()).set_index("source_id")
    shown = []
    for (indicator, source), used in rows.groupby(["indicator", "source_id"], sort=False):
        page = known.loc[source]
        shown.append({
            label("statistic", lang): VALUES["context_indicator"][indicator][index(lang)],
            label("year", lang): words.year_spans(sorted(used["year"].unique()), lang),
            label("page", lang): said(page["title"] or page["url"], lang, page["url"]),
            label("publisher", lang): page[f"publisher_{lang}"],
        })  # fmt: skip
    frame = pd.DataFrame(shown)
    frame.attrs["links"] = (label("page", lang),)
    if shown:
        folded(frame, label("statistics", lang))
