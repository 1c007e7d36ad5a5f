"""What a round changed in the pairs of provinces, and who was whose partner from round to round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.charts import style
from analysis.findings import guard, words
from analysis.findings.pairings import cited, drawn, line_words, link_words, own_bases, own_year
from analysis.maps.links import Look
from analysis.measures.pairs import CITIES, COUNTIES, SIDES, WHOLE, newest_round, of_provinces
from analysis.rows import each_row
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.places import RECEIVERS
from analysis.vocabulary.rounds import ROUNDS

LOOKS = {
    "added": ("新增", "New", "#2b5f93", False),
    "found": ("首次见于页面", "First found", "#7ba6c9", False),
    "widened": ("由市州扩为全省", "From cities to the whole provinces", "#8c4a7d", False),
    "continued": ("延续", "Continued", "#b3b9bf", False),
    "narrowed": ("由全省改为市州", "From the whole provinces to cities", "#b9a33a", True),
    "ended": ("结束", "Ended", style.INK, True),
    "paused": ("此时未见而后又结对", "Not named then but later", "#a0705a", True),
    "unseen": ("此后未见页面提及", "Not named since", style.MUTED, True),
}
"""What became of a pair: words, colour and dash; none of them warm or teal, which are east and west."""

_NOT_LISTED = ("不在新一轮的完整名单上", "not on the whole list of the new round")


def groups(changed: pd.DataFrame) -> pd.Series:
    """What to call each change: what no page dates was but first found, and what no page ends was not named since, or is named again later.

    Parameters
    ----------
    changed : DataFrame
        From `measures.pairs.changes_of_provinces` or `changes`.
    """
    dated = guard.dated(changed["basis"])
    return (
        changed["change"]
        .mask((changed["change"] == "added") & ~dated, "found")
        .mask((changed["change"] == "ended") & ~dated, "unseen")
        .mask((changed["change"] == "ended") & ~dated & changed["again"].notna(), "paused")
    )


def looks(lang: Lang) -> dict[str, Look]:
    """Words, colour and dash of each kind of change, for the map."""
    return {key: ((zh, en)[index(lang)], hue, dashed) for key, (zh, en, hue, dashed) in LOOKS.items()}


def links(changed: pd.DataFrame, known: Iterable[str]) -> pd.DataFrame:
    """The links of the map of changes, by what became of them; see `pairings.drawn`."""
    rows = []
    for group, some in changed.assign(group=groups(changed)).groupby("group", sort=False):
        rows.append(drawn(some, known).assign(group=group))
    frame = pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=[*SIDES, "group"])
    return frame[[*SIDES, "group"]].drop_duplicates(SIDES)


def heading(year: int, lang: Lang) -> str:
    """Heading of the part on what changed."""
    before = newest_round(year).year - 1
    return (f"与{before}年相比有何变化", f"What changed since {before}")[index(lang)]


def title(changed: pd.DataFrame, year: int, lang: Lang) -> str:
    """The finding of the map of changes: from how many pairs to how many."""
    before, now = changed["kind_before"].notna().sum(), (changed["change"] != "ended").sum()
    told = _told(changed[changed["change"] != "continued"], lang)
    then = newest_round(year).year - 1
    return (
        f"从{then}年的 {before} 对到{year}年的 {now} 对：{told}",
        f"From {before} pairs in {then} to {now} in {year}: {told}",
    )[index(lang)]


def _told(changed: pd.DataFrame, lang: Lang) -> str:
    counts = groups(changed).value_counts()
    return words.listed(
        [
            (f"{zh} {counts[key]} 对", f"{counts[key]} {en[0].lower()}{en[1:]}")[index(lang)]
            for key, (zh, en, *_) in LOOKS.items() if key in counts
        ], lang,
    )  # fmt: skip


def summary(changed: pd.DataFrame, year: int, names: Mapping[str, str], lang: Lang) -> list[str]:
    """Sentences on the round, on what came and what went, and on how sure that is."""
    newest = newest_round(year)
    sentences = [(
        f"对比的是{newest.zh}之前的最后一年；{newest.year - 1}年整体结对与市州结对合计 {changed['kind_before'].notna().sum()} 对。",
        f"The comparison is with the last year before this round ({newest.en}); in {newest.year - 1} there were "
        f"{changed['kind_before'].notna().sum()} pairs, whole provinces and cities together.",
    )[index(lang)]]  # fmt: skip
    found = groups(changed)
    for key in ("added", "found", "widened", "narrowed", "ended", "paused", "unseen"):
        some = changed[found == key]
        if len(some):
            told = words.listed_apart([_change_words(row, names, lang) for row in each_row(some)], lang)
            sentences.append((f"{LOOKS[key][0]}：{told}。", f"{LOOKS[key][1]}: {told}.")[index(lang)])
    if (found == "unseen").any():
        sentences.append((
            "未见提及的可能已经结束，也可能只是没有页面写到。", "What is not named since may have ended, or nobody has written of it.",
        )[index(lang)])  # fmt: skip
    return sentences


def _change_words(row, names: Mapping[str, str], lang: Lang) -> str:
    """What is paired, and, where that comes again after the round, from which year on and by which of its links."""
    told = link_words(row, names, lang)
    if pd.isna(row.again):
        return told
    since = (f"{row.again}年起又有", f"again from {row.again}")[index(lang)]
    if row.again_links and row.again_links != row.links:
        since += label("colon", lang) + words.links(row.again_links, names, lang)
    return told + label("alt_unit", lang, unit=since)


def subtitle(lang: Lang) -> str:
    """How to read the map of changes."""
    return (
        "箭头由帮扶方指向受援方，按变化着色；连到省的为整体结对，连到市州的为市州结对",
        "Arrows run from the giver to the receiver, coloured by what changed; between provinces as wholes, or between the cities named",
    )[index(lang)]


def table(
    changed: pd.DataFrame, names: Mapping[str, str], pages: Mapping[str, int], lang: Lang
) -> pd.DataFrame:
    """The changes as a reader's table, with where the year of each is from."""
    return pd.DataFrame({
        label("change", lang): [LOOKS[group][index(lang)] for group in groups(changed)],
        label("east", lang): [words.place(code, lang) for code in changed["origin"]],
        label("west", lang): [words.place(code, lang) for code in changed["destination"]],
        label("paired_how", lang): [
            words.links(row.links, names, lang) if row.links else line_words(lang)[0] for row in each_row(changed)
        ],
        label("since", lang): [own_year(row, "since", names, lang) for row in each_row(changed)],
        label("until", lang): [own_year(row, "until", names, lang) for row in each_row(changed)],
        label("basis_of_change", lang): [_why(row, lang) for row in each_row(changed)],
        label("pages", lang): [cited(ids, pages, lang) for ids in changed["source_ids"]],
    })  # fmt: skip


def _why(row, lang: Lang) -> str:
    """Where the year of a change is from: the last years of what ended, the first ones of all else."""
    renamed = {"next_round": _NOT_LISTED} if row.basis == "policy" else None
    ended = row.change == "ended"
    return words.listed(
        own_bases(row, "until", lang, renamed) if ended else own_bases(row, "since", lang), lang
    )


def rounds(pairings: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> pd.DataFrame:
    """Who helped each receiver in each round that set the list anew, for `charts.succession`.

    Parameters
    ----------
    pairings : DataFrame
        From `measures.pairs.today`.
    names : mapping
        Names by adcode.

    Returns
    -------
    DataFrame
        `row` (receiver), `column` (first year of the round), `lane` (giver), `words`, `whole`, `origin`, `destination`, `kind`
        and `source_ids`.
    """
    frames = []
    for one in ROUNDS.values():
        if one.adds:
            continue
        found = of_provinces(pairings, one.year, one.end or one.year)
        # What this round ended belongs to the one before.
        found = found[
            (found["kind"] != COUNTIES)
            & ~((found["end"] == one.year) & (found["start"] < one.year)).fillna(False)
        ]
        frames.append(found.assign(column=one.year))
    cells = pd.concat(frames, ignore_index=True)
    return cells.assign(
        row=cells["destination"],
        lane=cells["origin"],
        whole=cells["kind"] == WHOLE,
        words=[_cell(row, names, lang) for row in each_row(cells)],
    )


def _cell(row, names: Mapping[str, str], lang: Lang) -> list[str]:
    """What may stand in a cell, the fullest first: who helped which city, then who, then the province."""
    whole = words.place(row.origin, lang)
    if row.kind != CITIES:
        return [whole]
    givers = dict.fromkeys(link.split("-")[0] for link in row.links.split(";"))
    short = [words.short(code, names, lang) for code in givers]
    return [
        words.links(row.links, names, lang),
        words.listed(short, lang),
        words.listed(short, lang, 2),
        whole,
    ]


def receivers(cells: pd.DataFrame, lang: Lang) -> dict[str, str]:
    """Rows of the figure: the receivers of today first, then those of earlier rounds."""
    former = sorted(set(cells["row"]) - set(RECEIVERS))
    return {code: words.place(code, lang) for code in (*RECEIVERS, *former)}


def columns(lang: Lang) -> dict[int, str]:
    """Columns of the figure: the rounds that set the list anew, with their years."""
    return {
        one.year: words.years(one.year, one.end, lang) if one.end else (f"{one.year}年起", f"since {one.year}")[index(lang)]
        for one in ROUNDS.values() if not one.adds
    }  # fmt: skip


def rounds_heading(lang: Lang) -> str:
    """Heading of the part on all rounds."""
    return ("历轮调整：谁换了伙伴", "Round by round: who changed partners")[index(lang)]


def rounds_title(cells: pd.DataFrame, lang: Lang) -> str:
    """The finding of the figure of all rounds: how many receivers kept one whole partner through all of them."""
    spans = cells[cells["whole"]].groupby(["row", "lane"])["column"].nunique()
    n = len(columns(lang))
    stayed = spans[spans == n].reset_index()
    first, last = min(columns(lang)), max(columns(lang))
    return (
        f"{first}年以来始终整体结对的有 {len(stayed)} 对；{last}年起各对都是省与省整体结对",
        f"{words.count(len(stayed), 'pair')} of provinces {words.have(len(stayed))} lasted since {first}; since {last} all pairs are of whole provinces",
    )[index(lang)] if not (cells["column"].eq(last) & ~cells["whole"]).any() else (
        f"{first}年以来始终整体结对的有 {len(stayed)} 对",
        f"{words.count(len(stayed), 'pair')} of provinces {words.have(len(stayed))} lasted since {first}",
    )[index(lang)]  # fmt: skip


def rounds_subtitle(lang: Lang) -> str:
    """How to read the figure of all rounds."""
    return (
        "每行一个受援省份，每列一轮，格中为帮扶方；2002年、2013年增加的结对计入所在的一轮",
        "A row is a receiving province, a column a round, in the cell its givers; pairs added in 2002 and 2013 stand in the round that they fell into",
    )[index(lang)]
