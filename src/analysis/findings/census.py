"""What the report on the structure beneath says of the census: who lives outside the province of their registration."""

from __future__ import annotations

import pandas as pd

from analysis.findings import guard, words
from analysis.measures.labor import CENSUSES, share_of_group
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import WORKED_OUT, amount, number, scale
from analysis.vocabulary.places import GIVERS, RECEIVERS


def share_title(census: pd.DataFrame, lang: Lang) -> str:
    """The finding of the map of shares."""
    top = census.dropna(subset=["share_last"]).head(1)
    if top.empty:
        return ("没有普查数据", "No census data")[index(lang)]
    place, share = (
        words.place(top.index[0], lang),
        amount(top["share_last"].iat[0] * 100, "percent", lang, digits=WORKED_OUT),
    )
    return (
        f"{CENSUSES[1]}年{place}的常住人口中 {share} 的户口在外省",
        f"In {CENSUSES[1]}, {share} of the residents of {place} were registered in another province",
    )[index(lang)]


def change_title(census: pd.DataFrame, lang: Lang) -> str:
    """The finding of the map of changes: where the share rose most, and whether it fell anywhere."""
    known = census["share_change"].dropna().sort_values(ascending=False, kind="stable")
    if known.empty:
        return ("没有普查数据", "No census data")[index(lang)]
    fell = words.listed([words.place(code, lang) for code in known[known < 0].index], lang, 4)
    top = guard.leader(guard.exact(census["share_change"]))
    most = known.index[0] if top is None else top.name
    change = _points(known[most], lang)
    return (
        f"外省户口人口比重{'变化：' if top is None else '上升最多的是'}{words.place(most, lang)}（{change}）；" + (f"下降的有{fell}" if fell else "没有省份下降"),
        f"The share of people from other provinces {'changed in' if top is None else 'rose most in'} {words.place(most, lang)} ({change}); "
        + (f"it fell in {fell}" if fell else "it fell nowhere"),
    )[index(lang)]  # fmt: skip


def subtitle(part: str, lang: Lang) -> str:
    """What the maps of the census measure."""
    return {
        "share": (
            "户口登记在外省的常住人口占年末常住人口的比重，2020年，%",
            "Residents registered in another province as a share of the resident population at year end, 2020, %",
        ),
        "change": ("同一比重2020年减2010年，百分点", "The same share, 2020 less 2010, percentage points"),
        "points": ("百分点", "Percentage points"),
    }[part][index(lang)]


def summary(census: pd.DataFrame, lang: Lang) -> list[str]:
    """What the census says of the eight and the ten, and what it can't say."""
    caveat = (
        "普查只记居住地和户口是否在外省，这里的表没有来源省份：看不出其中多少人来自哪个结对省份。",
        "The census tables at hand tell where people live and that they are registered in another province, but not in "
        "which: they can't say how many come from a partner province.",
    )[index(lang)]
    if census["persons_last"].isna().all():
        return [caveat]
    east, west = share_of_group(census, GIVERS), share_of_group(census, RECEIVERS)
    first, last = CENSUSES
    told = [amount(v * 100, "percent", lang, digits=WORKED_OUT) for v in (*east, *west)]
    return [(
        f"八个帮扶省市容纳了全国跨省居住人口的 {told[1]}（{first}年为 {told[0]}），十个受援省份为 {told[3]}（{first}年为 {told[2]}）。",
        f"Of all residents registered in another province, the eight giving provinces held {told[1]} in {last} ({told[0]} in "
        f"{first}) and the ten receiving ones {told[3]} ({told[2]} in {first}).",
    )[index(lang)], caveat]  # fmt: skip


def table(census: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """The eight, the ten and the country, then every province of the two groups."""
    first, last = CENSUSES
    total = census[["persons_first", "persons_last", "population_first", "population_last"]]
    rows = [
        (words.place(code, lang), total.loc[code]) for code in (*GIVERS, *RECEIVERS) if code in total.index
    ]
    groups = [
        (("八个帮扶省市", "The eight giving")[index(lang)], total.reindex(list(GIVERS)).sum()),
        (("十个受援省份", "The ten receiving")[index(lang)], total.reindex(list(RECEIVERS)).sum()),
        (("全国31个省份", "All 31 provinces")[index(lang)], total.sum()),
    ]
    country = groups[-1][1]
    unit = scale("persons", lang)
    shown = []
    for name, row in [*groups, *rows]:
        shares = [row[f"persons_{when}"] / row[f"population_{when}"] for when in ("first", "last")]
        line = {label("province", lang): name}
        for year, when in ((first, "first"), (last, "last")):
            line[f"{year} ({unit.name})" if lang == "en" else f"{year}年（{unit.name}）"] = number(
                row[f"persons_{when}"] / unit.size
            )
        for year, when in ((first, "first"), (last, "last")):
            of_country = amount(
                row[f"persons_{when}"] / country[f"persons_{when}"] * 100, "percent", lang, digits=WORKED_OUT
            )
            line[(f"占全国，{year}", f"Of the country, {year}")[index(lang)]] = of_country
        for year, share in zip((first, last), shares, strict=True):
            line[(f"占人口，{year}", f"Of residents, {year}")[index(lang)]] = amount(
                share * 100, "percent", lang, digits=WORKED_OUT
            )
        line[("变化", "Change")[index(lang)]] = _points(shares[1] - shares[0], lang)
        shown.append(line)
    return pd.DataFrame(shown)


def _points(change: float, lang: Lang) -> str:
    """A difference of shares in percentage points, with its sign."""
    text = f"{change * 100:+.1f}".replace("-", "−")
    return (f"{text} 个百分点", f"{text} points")[index(lang)]
