"""Changes as rows for a reader, and as a page of the published folder.

The page shows those changes that a published report shows, the gravest first; the table beside it holds them all.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.changes.compare import CHANGES
from analysis.changes.words import WORDS
from analysis.findings.words import bounds, indicator
from analysis.store import place_book
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.numbers import amount

TEMPLATES = Path(__file__).parent / "templates"
ROWS = 500
"""Most rows of a page: it must open on a telephone."""
NAMED = 6
"""Most claims and reports that a row names."""


def word(key: str, lang: Lang, **values: object) -> str:
    """Words of this room in a language."""
    return WORDS[key][index(lang)].format(**values)


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


def told(changed: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Changes in words.

    Parameters
    ----------
    changed : DataFrame
        `compare.SUM`, the columns of `compare.figures`, `cause`, `claims`, `reports`.
    lang : {"zh", "en"}

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
        "period": [_period(str(first), str(last)) for first, last in zip(changed["first"], changed["last"], strict=True)],
        "before": [_figure(*row, lang) for row in zip(*(changed[f"old_{n}"] for n in ("value", "lower", "upper")), units, strict=True)],
        "after": [_figure(*row, lang) for row in zip(*(changed[f"new_{n}"] for n in ("value", "lower", "upper")), units, strict=True)],
        "change": changed["change"].map(lambda key: word(key, lang)),
        "cause": [_with(word(cause, lang), claims) for cause, claims in zip(changed["cause"], changed["claims"], strict=True)],
        "reports": changed["reports"].map(_few),
    }, index=changed.index)  # fmt: skip


def _period(first: str, last: str) -> str:
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
    return f"{first}–{last}"


def _figure(value: float, lower: float, upper: float, unit: str, lang: Lang) -> str:
    if pd.notna(value):
        return amount(value, unit, lang)
    if pd.isna(lower) and pd.isna(upper):
        return word("unknown", lang)
    return bounds(lower, upper, unit, lang)


def _with(cause: str, claims: str) -> str:
    return f"{cause}: {_few(claims)}" if claims else cause


def _few(joined: str) -> str:
    own = [one for one in joined.split(";") if one]
    return ", ".join(own[:NAMED]) + (" …" if len(own) > NAMED else "")


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
