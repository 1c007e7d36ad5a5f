"""The four figures of a report on flows: the map, the bars by pair, the grid of years, the share of the national total.

Each takes what `sums.period` found and gives a figure with title, subtitle and sources; the words are those of
`findings.flows` and `findings.coverage`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from analysis import maps
from analysis.charts.bars import bars
from analysis.charts.grid import status_grid
from analysis.findings import coverage, flow_gaps, flows
from analysis.findings.source_lines import source_line
from analysis.measures.flows import Period
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang


def view(found: Period) -> dict[str, Any]:
    """The view of the explorer that shows the same flows."""
    return {"indicator": found.indicator, "years": found.span, "place": found.province}


def on_map(found: Period, lang: Lang) -> Figure:
    """The pairs as arrows, floors pale; dotted only where nothing is known."""
    return maps.flow_map(
        found.flows,
        lang=lang,
        title=flows.title(found, lang),
        subtitle=flows.subtitle(found, lang),
        footer=[
            source_line(found.flows["observation_ids"], lang), flow_gaps.told_together(found, lang), flow_gaps.missing(found, lang),
            flows.transition(found, lang),
        ],
        unit=INDICATORS[found.indicator].unit,
        values=True,
    )  # fmt: skip


def by_pair(found: Period, lang: Lang) -> Figure:
    """The pairs as bars, with what is likely and what is at most."""
    return bars(
        found.flows.assign(name=list(flows.rows_of(found, lang).values())),
        lang=lang,
        unit=INDICATORS[found.indicator].unit,
        title=flows.bars_title(found, lang),
        subtitle=flows.bars_subtitle(found, lang),
        footer=[
            source_line(found.flows["observation_ids"], lang), flow_gaps.told_together(found, lang), flows.transition(found, lang),
        ],
    )  # fmt: skip


def by_year(found: Period, lang: Lang) -> Figure:
    """Pairs and years, with the sum of each pair."""
    return status_grid(
        found.cells.assign(row=_keys(found.cells)),
        flows.rows_of(found, lang),
        lang=lang,
        unit=INDICATORS[found.indicator].unit,
        title=flows.grid_title(found, lang),
        subtitle=flows.grid_subtitle(found, lang),
        footer=[source_line(found.cells["observation_ids"], lang), flows.transition(found, lang)],
        sums=found.flows.assign(row=_keys(found.flows)),
    )


def of_nation(found: Period, lang: Lang) -> Figure:
    """National figures, and what of them is traced to pairs."""
    source = source_line(found.coverage["observation_ids"], lang)
    return coverage.chart(found.coverage, found.indicator, lang, source)


def _keys(rows: pd.DataFrame) -> pd.Series:
    return rows["origin"] + "-" + rows["destination"]
