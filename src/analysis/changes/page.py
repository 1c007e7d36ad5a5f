"""Changes as rows for a reader, and as a page of the published folder.

The page shows those changes that a published report shows, the gravest first; the table beside it holds them all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from analysis.changes.compare import CHANGES, NUMBERS, SUM, VALUE
from analysis.changes.words import WORDS
from analysis.findings.words import bounds, days, indicator, valued
from analysis.store import place_book
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import LANGUAGES, Lang, filled, index, label
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.unbroken import unparted

TEMPLATES = Path(__file__).parent / "templates"
ROWS = 500
"""Most rows of a page: it must open on a telephone."""
NAMED = 6
"""Most claims and reports that a row names."""


def word(key: str, lang: Lang, **values: object) -> str:
    """Words of this room in a language."""
    return filled(WORDS[key][index(lang)], lang, values)


def ordered(changed: pd.DataFrame) -> pd.DataFrame:
    """Sort changes: what reports show before the rest, the gravest first, then by size."""
    order = pd.DataFrame({
        "hidden": changed["reports"].eq(""),
        "grave": changed["change"].map(CHANGES.index),
        "size": -_size(changed),
    })  # fmt: skip
    return changed.loc[order.sort_values(["hidden", "grave", "size"], kind="stable").index]


def _size(changed: pd.DataFrame) -> pd.Series:
    """By what share of the larger a figure, or else its floor, moved."""
    old, new = (changed[f"{s}_value"].fillna(changed[f"{s}_lower"]).fillna(0.0) for s in ("old", "new"))
    most = pd.concat([old.abs(), new.abs()], axis=1).max(axis=1)
    return ((new - old).abs() / most.where(most > 0)).fillna(0.0)


def once(changed: pd.DataFrame) -> pd.DataFrame:
    """Changes without the sums of single years that are cells too; where a cell and its sum moved alike, it has the reports of both."""
    key = [*SUM, *(f"{side}_{name}" for side in ("old", "new") for name in NUMBERS)]
    named = changed.groupby(key, dropna=False, sort=False)["reports"].transform(_united)
    return changed.assign(reports=named).loc[~changed.duplicated(key)]


def _united(joined: pd.Series) -> str:
    return ";".join(dict.fromkeys(name for one in joined for name in one.split(";") if name))


def told(changed: pd.DataFrame, lang: Lang, titles: Mapping[str, str] = MappingProxyType({})) -> pd.DataFrame:
    """Changes in words.

    Parameters
    ----------
    changed : DataFrame
        `compare.SUM`, the columns of `compare.figures`, `cause`, `claims`, `reports`.
    lang : {"zh", "en"}
    titles : mapping
        Name of a report -> its title; of reports in several languages those in this one are named.

    Returns
    -------
    DataFrame
        `flow`, `indicator`, `period`, `before`, `after`, `change`, `cause`, `reports`: texts.
    """
    names = {}
    for side in ("origin", "destination"):
        codes = changed[side].fillna("").astype(str)
        names[side] = place_book().names(codes, lang).where(codes != "", word("all", lang))
    units = changed["indicator"].map(lambda name: INDICATORS[name].unit)
    return pd.DataFrame({
        "flow": names["origin"] + " → " + names["destination"],
        "indicator": changed["indicator"].map(lambda name: indicator(name, lang)),
        "period": [days(pd.Timestamp(first), pd.Timestamp(last), lang) for first, last in zip(changed["first"], changed["last"], strict=True)],
        "before": [unparted(_figure(*row, lang)) for row in zip(*(changed[f"old_{n}"] for n in (*NUMBERS, "method")), units, strict=True)],
        "after": [unparted(_figure(*row, lang)) for row in zip(*(changed[f"new_{n}"] for n in (*NUMBERS, "method")), units, strict=True)],
        "change": [word(_kind(*row), lang) for row in zip(changed["change"], changed["old_value"], changed["new_value"], strict=True)],
        "cause": [_with(word(cause, lang), claims) for cause, claims in zip(changed["cause"], changed["claims"], strict=True)],
        "reports": [_few(_in(lang, joined), label("semicolon", lang), titles) for joined in changed["reports"]],
    }, index=changed.index)  # fmt: skip


def _kind(change: str, old: float, new: float) -> str:
    """The kind of a change; a figure that came or went, while bounds stay, is no other figure."""
    if change == VALUE and pd.isna(old) != pd.isna(new):
        return "figure_went" if pd.isna(new) else "figure_came"
    return change


def _figure(value: float, lower: float, upper: float, method: str, unit: str, lang: Lang) -> str:
    if pd.notna(value):
        return valued(value, method, unit, lang)
    if pd.isna(lower) and pd.isna(upper):
        return word("unknown", lang)
    if math.isclose(lower, upper):  # bounds that leave no room are a figure
        return amount(lower, unit, lang)
    return bounds(lower, upper, unit, lang)


def _with(cause: str, claims: str) -> str:
    return f"{cause}: {_few(claims)}" if claims else cause


def _in(lang: Lang, joined: str) -> str:
    """Of reports by name those in a language, and those that have none; all where that leaves nothing."""
    names = joined.split(";")
    others = tuple(f"_{other}" for other in LANGUAGES if other != lang)
    return ";".join(name for name in names if not name.endswith(others)) or joined


def _few(joined: str, between: str = ", ", titles: Mapping[str, str] = MappingProxyType({})) -> str:
    own = [one for one in joined.split(";") if one]
    return between.join(titles.get(one, one) for one in own[:NAMED]) + (" …" if len(own) > NAMED else "")


def render(rows: pd.DataFrame, said: list[str], since: str, lang: Lang, table: str) -> str:
    """The page.

    Parameters
    ----------
    rows : DataFrame
        From `told`.
    said : list of str
        Sentences above the table.
    since : str
        Name of the earlier state.
    lang : {"zh", "en"}
    table : str
        Name of the file that holds all changes, beside the page.
    """
    from jinja2 import Environment, FileSystemLoader

    from analysis.page_policy import policy
    from analysis.reports.export.templates import part

    style = part("colours.css") + (TEMPLATES / "changes.css").read_text("utf-8")
    script = (TEMPLATES / "changes.js").read_text("utf-8")
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    return environment.get_template("changes.html.j2").render(
        rows=rows.head(ROWS).to_dict("records"),
        columns={name: word(name, lang) for name in rows},
        more=word("more", lang, count=len(rows) - ROWS, file=table) if len(rows) > ROWS else "",
        said=said,
        title=word("title", lang),
        since=word("since", lang, name=since),
        words={name: word(name, lang) for name in ("search", "download", "home")},
        lang=lang,
        table=table,
        style=style,
        script=script,
        policy=policy(style, script),
    )
