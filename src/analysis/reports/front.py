"""What stands on the front page above the list of reports: facts, a map and the pairs, computed from the tables.

It is kept beside the records and computed anew only when the tables, the code or the packages are other ones, so that a run
with nothing to do reads one small file. A run that makes reports has it computed beside them by a warm parent (`work`), which has
imported what it needs; whoever wants it meanwhile waits. How it is laid out is for `site`; what it says for `findings.front_page`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from filelock import FileLock

from analysis import whole_files
from analysis.reports.folders import Folders, in_words
from analysis.reports.plan import Present
from analysis.vocabulary.codes import FIRST_YEAR, LAST_YEAR
from analysis.vocabulary.labels import LANGUAGES

_FILE = "front.json"
_NEEDED = ("observations", "series", "pairings", "places", "sources", "limits", "atoms", "contradictions")


def content(folders: Folders, present: Present) -> dict[str, Any]:
    """The front page's facts, map and pairs as plain values; empty where the tables are not built.

    Returns
    -------
    dict
        `facts` (language -> list of the fields of `findings.front_page.Fact` with `pages`), `map` (language -> `png` in base64,
        `alt`, `title` and `numbers`, what is told of each pair, and what `charts.taken` gives), `pairs` (rows of `pairs_known`).
    """
    if not _can_be_made(present):
        return {}
    return _made(folders.work, key_of(present))


def work_for(folders: Folders, present: Present) -> dict[str, Any] | None:
    """What a warm parent is to do beside the reports: call `work`; None where it is made already or can't be."""
    key = key_of(present)
    if not _can_be_made(present) or _kept(folders.work, key) is not None:
        return None
    return {"module": __name__, "given": [str(folders.work), key]}


def work(folder: str, key: str) -> None:
    """Compute it in this process, so that `content` finds it."""
    _made(Path(folder), key)


def wait(folders: Folders) -> None:
    """Wait until nobody computes it any more."""
    with _alone(folders.work):
        pass


def _made(folder: Path, key: str) -> dict[str, Any]:
    with in_words(folder), _alone(folder):
        if (known := _kept(folder, key)) is not None:
            return known
        made = _compute()
        whole_files.write_text(folder / _FILE, json.dumps({"key": key, "content": made}, ensure_ascii=False))
    return made


def _kept(folder: Path, key: str) -> dict[str, Any] | None:
    """What was computed from the same; None where it was not, or by an older form."""
    try:
        known = json.loads((folder / _FILE).read_text("utf-8"))
        return known["content"] if known["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _alone(folder: Path) -> FileLock:
    """The lock of whoever computes it; it goes with the process that holds it."""
    return FileLock(folder / "front.lock")


def _can_be_made(present: Present) -> bool:
    return all(name in present.tables for name in _NEEDED)


def key_of(present: Present) -> str:
    """Fingerprint of everything that the front page's facts, map and pairs are made from."""
    return present.fingerprint(__name__)


def _compute() -> dict[str, Any]:
    from analysis import dataset
    from analysis.findings import front_page as findings
    from analysis.findings import sums
    from analysis.measures import national, pairs

    claims = dataset.table("observations")
    if claims.empty or dataset.table("pairings").empty:
        return {}  # a collection that has just begun has nothing to tell
    figures = national.figures(claims, dataset.table("contradictions"), tuple(findings.WHAT))
    rows = {}
    for indicator in findings.WHAT:
        own = figures[figures["indicator"] == indicator]
        if len(own) and (
            found := findings.newest(
                own, sums.national_years(indicator, own["first"].min(), own["last"].max())
            )
        ):
            rows[indicator] = found
    series = dataset.table("series")
    traced, mapped = (sums.period(*span) for span in (findings.TRACED, findings.MAPPED))
    places = dataset.table("places")
    linked = pairs.of_provinces(pairs.today(dataset.table("pairings"), places), FIRST_YEAR, LAST_YEAR)
    return {
        "made": date.today().isoformat(),
        "facts": {lang: _facts(rows, claims, (traced.flows, traced.whole), lang) for lang in LANGUAGES},
        "map": {lang: _map(mapped, lang) for lang in LANGUAGES},
        "pairs": findings.pairs_known(series, linked).to_dict("records"),
    }


def _facts(rows: dict[str, Any], claims: Any, traced: tuple[Any, Any], lang: str) -> list[dict[str, Any]]:
    from analysis import dataset, notebook
    from analysis.findings import front_page as findings

    of_claim = claims.set_index("observation_id")["source_id"]
    told = []
    for indicator, (row, older) in rows.items():
        ids = [entry.split(";")[0] for entry in (row["observation_ids"], *older["observation_ids"])]
        own = list(dict.fromkeys(of_claim.reindex(ids).dropna()))
        told.append(findings.fact(indicator, row, older, own, lang))
    pairs, together = traced
    if pairs["figure"].notna().any():
        # What is too little to be told of a pair counts in the sum too, as under the figures of the report that the fact names.
        line = notebook.source_line(pairs["observation_ids"], lang)
        told.insert(1, findings.traced(together, pairs, line, lang))
    pages = dataset.table("sources", source_id=[i for fact in told for i in fact.source_ids]).set_index(
        "source_id"
    )
    return [
        {
            **asdict(fact),
            "pages": [
                {
                    "name": page[f"publisher_{lang}"] or page["title"],
                    "title": page["title"],
                    "published": page["published"],
                    "url": page["url"],
                }
                for page in (pages.loc[i] for i in fact.source_ids)
            ],
        }
        for fact in told
    ]


def _map(period: Any, lang: str) -> dict[str, Any]:
    """The map of a span as a page shows it; empty where nothing is known."""
    if not period.known:
        return {}
    from base64 import b64encode

    from analysis import charts, maps, notebook
    from analysis.charts.drawing import draw
    from analysis.charts.output import READ_AT
    from analysis.charts.taken import taken
    from analysis.findings import flow_gaps, flows
    from analysis.findings import front_page as findings
    from analysis.vocabulary.indicators import INDICATORS

    indicator, flow = period.indicator, period.flows
    unit = INDICATORS[indicator].unit
    figure = maps.flow_map(
        flow,
        lang=lang,
        title=flows.title(period, lang),
        subtitle=findings.map_subtitle(period, lang),
        footer=[
            notebook.source_line(flow["observation_ids"], lang),
            flow_gaps.too_little(flow, indicator, lang),
        ],
        unit=unit,
    )
    words = charts.alt_text(figure)
    drawn = draw(figure, READ_AT, words)
    return {
        "png": b64encode(drawn.png).decode(),
        "width": round(figure.get_figwidth() * READ_AT),
        "alt": words,
        "title": flows.title(period, lang),
        "numbers": findings.map_numbers(flow, unit, lang),
        "taken": taken(figure, drawn.svg, period.flows, {"indicator": indicator, "years": period.span}),
    }
