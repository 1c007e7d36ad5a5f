"""What the report on the evidence says of claims that can't both be right, and its figure and table of them."""

from __future__ import annotations

import html
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.findings import source_lines, words
from analysis.measures.status import REPORTED
from analysis.rows import each_row
from analysis.vocabulary.indicators import INDICATORS
from analysis.vocabulary.labels import Lang, index, label
from analysis.vocabulary.numbers import amount
from analysis.vocabulary.places import NATION, PROVINCES
from analysis.vocabulary.values import VALUES

EXPLAINED = ("dated_past_page", "outside_list")
"""Kinds that are no contradiction of figures: the page was printed before its period ended; no list names the pair."""
_LOST = ("gave_way", "outdone", "suspect")


def heading(lang: Lang) -> str:
    """Heading of the part on contradictions."""
    return ("彼此不合的记述", "Claims that can't both be right")[index(lang)]


def points(rows: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """Each point on which pages differ once: a tie is listed from both its sides, a copy with its original.

    Parameters
    ----------
    rows : DataFrame
        Of `contradictions`.
    observations : DataFrame
        The processed table, with the places and days of the claims.

    Returns
    -------
    DataFrame
        The rows with `origin`, `destination`, `period_start`, `period_end` of the claim, and `others`: the nearest figure to it
        that the claims against it allow.
    """
    told = rows[~rows["kind"].isin(EXPLAINED)]
    claims = observations.set_index("observation_id")[["origin", "destination", "period_start", "period_end"]]
    told = told.join(claims, on="observation_id", how="inner")
    others = told["figure"] + np.where(told["direction"] == "too_high", -1, 1) * told["slack"]
    told = told.assign(others=others)[others > 0]
    told = told.drop_duplicates(["indicator", "kind", "figure", "slack", "origin", "destination"])
    kept, mirrored = [], set()
    for row in each_row(told):
        if row.kind == "tied":
            if row.observation_id in mirrored:
                continue
            mirrored |= set(row.against.split(";"))
        kept.append(row.Index)
    return told.loc[kept].reset_index(drop=True)


def title(found: pd.DataFrame, lang: Lang) -> str:
    """The finding: on how many points pages differ, and how many of them are settled."""
    lost = int(found["kind"].isin(_LOST).sum())
    return (
        f"各页面在 {len(found)} 处彼此不合：{lost} 处按分量定下，{len(found) - lost} 处未决",
        f"Pages differ on {words.count(len(found), 'point')}: {lost} {words.verb(lost, 'is', 'are')} settled by weight, "
        f"{len(found) - lost} {words.verb(len(found) - lost, 'is', 'are')} open",
    )[index(lang)]


def summary(rows: pd.DataFrame, lang: Lang) -> str:
    """What else is listed: claims that only seem to contradict."""
    if rows.empty:
        return ("没有彼此不一致的记述。", "No claims disagree.")[index(lang)]
    counts = [(VALUES["contradiction"][kind][index(lang)], int((rows["kind"] == kind).sum())) for kind in EXPLAINED]  # fmt: skip
    told = [(f"{name} {n} 条", f"{name}: {n}")[index(lang)] for name, n in counts if n]
    if not told:
        return ""
    joined = label("semicolon", lang).join(told)
    return (f"另有已经说明、不算矛盾的：{joined}。", f"Listed too, but explained: {joined}.")[index(lang)]


def subtitle(lang: Lang) -> str:
    """How the figure is to be read."""
    return (
        "每行两点：一条记述，与之相左的其他记述所容许的最接近的数（≤ 为至多，≥ 为至少）",
        "Two points a row: a claim, and the figure nearest to it that the claims against it allow (≤ at most, ≥ at least)",
    )[index(lang)]


def axis(lang: Lang) -> str:
    """What the axis measures."""
    return (
        "该记述为其他记述所容许之数的几倍",
        "The claim as a multiple of what the claims against it allow",
    )[index(lang)]


def legend(lang: Lang) -> dict[str, str]:
    """Words of the marks."""
    return {
        "lost": ("已让位的记述", "claim that gave way")[index(lang)],
        "open": ("尚无定论的记述", "claim of which it is open who is right")[index(lang)],
        "others": ("其他记述所容许", "what the others allow")[index(lang)],
        "beyond": ("超出图外（倍数写在旁边）", "beyond the figure (so many times, as written)")[index(lang)],
    }


def dumbbell_rows(found: pd.DataFrame, names: Mapping[str, str], lang: Lang) -> pd.DataFrame:
    """The points as rows of the figure, the widest apart first.

    Parameters
    ----------
    found : DataFrame
        From `points`.
    names : mapping
        Names of places by adcode.
    lang : {"zh", "en"}
    """
    sign = found["direction"].map({"too_high": "≤ ", "too_low": "≥ "}).where(found["kind"] != "disagreed", "")
    units = [INDICATORS[one].unit for one in found["indicator"]]
    told = [_apart(*row, lang) for row in zip(found["figure"], found["others"], units, strict=True)]
    rows = pd.DataFrame({
        "name": [_name(row, names, lang) for row in each_row(found)],
        "claim": found["figure"], "others": found["others"],
        "claim_words": [own for own, _ in told],
        "others_words": [s + other for s, (_, other) in zip(sign, told, strict=True)],
        "look": np.where(found["kind"].isin(_LOST), "lost", "open"),
        "indicator": found["indicator"], "observation_ids": found["observation_id"], "rival_ids": found["against"],
    })  # fmt: skip
    apart = np.log(rows["claim"] / rows["others"]).abs()
    return rows.iloc[np.argsort(-apart.to_numpy(), kind="stable")].reset_index(drop=True)


def _apart(claim: float, others: float, unit: str, lang: Lang) -> tuple[str, str]:
    """Both figures in words, with as many digits as tell them apart."""
    for digits in (3, 4, 6):
        words_of = amount(claim, unit, lang, digits=digits), amount(others, unit, lang, digits=digits)
        if words_of[0] != words_of[1]:
            break
    return words_of


def places_of(found: pd.DataFrame) -> list[str]:
    """Codes of all places that some points, or claims, name."""
    return sorted({code for side in ("origin", "destination") for joined in found[side].dropna() for code in joined.split(";") if code})  # fmt: skip


def _name(row, names: Mapping[str, str], lang: Lang) -> str:
    """Quantity, pair and days of a point, in short."""
    what = words.indicator(row.indicator, lang)
    sides = [_side(joined, names, lang) for joined in (row.origin, row.destination)]
    pair = _side(NATION, names, lang) if NATION in (row.origin, row.destination) else label("from_to", lang, origin=sides[0], destination=sides[1])  # fmt: skip
    return label("comma" if lang == "en" else "semicolon", lang).join(
        [what, pair, words.days(row.period_start, row.period_end, lang)]
    )


def _side(joined: str, names: Mapping[str, str], lang: Lang) -> str:
    codes = joined.split(";")
    if codes == [NATION]:
        return ("全国", "the whole country")[index(lang)]
    return words.listed([words.place(c, lang) if c in PROVINCES else words.short(c, names, lang) for c in codes], lang, 2)  # fmt: skip


def table(
    rows: pd.DataFrame,
    observations: pd.DataFrame,
    sources: pd.DataFrame,
    names: Mapping[str, str],
    lang: Lang,
) -> pd.DataFrame:
    """Both sides of each contradiction: the claim and those against it, as printed, with links to their pages.

    `names` are those of the claims' places (`places_of`), by adcode.
    """
    claims, pages = observations.set_index("observation_id"), sources.set_index("source_id")
    titles = (
        ("指标", "记述及页面", "结果", "差额", "与之相左的记述及页面"),
        ("Indicator", "Claim and its page", "Outcome", "Off by", "Claims against it, and their pages"),
    )[index(lang)]
    told = []
    for row in each_row(rows):
        kind = VALUES["contradiction"].get(row.kind, (row.kind, row.kind))[index(lang)]
        direction = VALUES["direction"][row.direction][index(lang)]
        off = row.slack > 0
        told.append([
            words.indicator(row.indicator, lang),
            _linked([row.observation_id], claims, pages, names, lang),
            f"{kind}{label('semicolon', lang)}{direction}" if off else kind,
            words.valued(row.slack, REPORTED, INDICATORS[row.indicator].unit, lang) if off else "–",
            _linked(row.against.split(";"), claims, pages, names, lang),
        ])  # fmt: skip
    frame = pd.DataFrame(told, columns=list(titles))
    frame.attrs["links"] = (titles[1], titles[4])
    return frame


def _linked(
    ids: list[str], claims: pd.DataFrame, pages: pd.DataFrame, names: Mapping[str, str], lang: Lang
) -> str:
    """Claims as markup, each with a link to its page, one a line."""
    known = [i for i in ids if i in claims.index]
    return "<br>".join(
        f"{html.escape(printed(claims.loc[i], names, lang))} {link(claims, pages, i, lang)}" for i in known
    )


def printed(claim: pd.Series, names: Mapping[str, str], lang: Lang) -> str:
    """A claim as its page prints it, with the places in the reader's language: who, when, how much."""
    ends = [
        claim[east] or "…" if pd.isna(claim[code]) or not claim[code] else _side(claim[code], names, lang)
        for code, east in (("origin", "east_printed"), ("destination", "west_printed"))
    ]
    nation = all(isinstance(claim[code], str) and claim[code] == NATION for code in ("origin", "destination"))
    sides = _side(NATION, names, lang) if nation else " → ".join(ends)
    when = f"{words.period(claim, lang)} {label('basis_' + claim['basis'], lang)}"
    return f"{sides}, {when}{label('colon', lang)}{claim['value_printed']} {claim['unit_printed']}"


def link(claims: pd.DataFrame, pages: pd.DataFrame, observation_id: str, lang: Lang) -> str:
    """The page of a claim, as a link."""
    if observation_id not in claims.index:
        return ""
    page = pages.loc[claims.loc[observation_id, "source_id"]]
    return source_lines.said(page["title"] or page["url"], lang, page["url"])
