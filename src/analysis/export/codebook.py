"""The codebook: every table, column and code in words, in Chinese and in English.

Generated from `analysis.schemas` and the vocabulary, so that it can't fall behind the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.export.descriptor import field_type
from analysis.version import __version__
from analysis.vocabulary.columns import TABLES
from analysis.vocabulary.indicators import GROUPS, INDICATORS
from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.values import UNITS, VALUES

WORDS: dict[str, tuple[str, str]] = {
    "title": ("东西部协作地图集：数据手册", "East-West Atlas: codebook"),
    "intro": (
        "版本 {version}。每个数值都可追溯到所载页面：`series` 的一格列出所依据的数据编号（`observation_ids`），`observations` 的"
        "一行给出该页面所载原文和来源编号（`source_id`），`sources` 给出网址。空单元格表示未知或页面未注明，**绝不表示零**。"
        "数值均为基本单位：金额为元，人数为人。",
        "Version {version}. Every figure leads to its page: a cell of `series` names the claims that it rests on"
        " (`observation_ids`), a row of `observations` says what the page prints and which page it is (`source_id`),"
        " and `sources` has the address. An empty cell is unknown or not said, and **never zero**. Figures are"
        " in base units: yuan, persons.",
    ),
    "warning": (
        "使用前请注意：地级、县级的数值是省级数值的一部分，不可相加；累计数、时点数、计划数不是年度数（见 `basis`）；"
        "带有 `part` 等提示的数值只是下限（见 `flags`）。",
        "Before you use it: figures of prefectures and counties are parts of their province's figure, so never add the"
        " levels up; sums over years, levels on a date and plans are no yearly figures (see `basis`); a figure that is"
        " flagged, as `part` for example, is but a floor (see `flags`).",
    ),
    "files": ("文件", "Files"),
    "file_list": (
        "- `east-west-atlas.xlsx`：全部数据表，每表一页，代码旁附地名，可用 Excel 打开\n- `csv/`：同样的表，UTF-8 编码的 CSV\n"
        "- `parquet/`：同样的表，供程序读取\n- `datapackage.json`：供程序读取的说明（Frictionless Data Package）\n"
        "- `CITATION.cff`：引用格式；`LICENSE`：许可（CC BY 4.0）；`SHA256SUMS`：校验和",
        "- `east-west-atlas.xlsx`: all tables, one sheet each, with names beside the codes\n- `csv/`: the same tables as"
        " CSV in UTF-8\n- `parquet/`: the same tables for programs\n- `datapackage.json`: this codebook for programs"
        " (Frictionless Data Package)\n- `CITATION.cff`: how to cite; `LICENSE`: CC BY 4.0; `SHA256SUMS`: checksums",
    ),
    "tables": ("数据表", "Tables"),
    "table": ("表", "table"),
    "rows": ("行数", "rows"),
    "row_is": ("一行是", "one row is"),
    "key": ("主键", "key"),
    "column": ("列", "column"),
    "type": ("类型", "type"),
    "unit": ("单位", "unit"),
    "meaning": ("含义", "meaning"),
    "blank": ("空单元格", "empty cell"),
    "codes": ("代码", "Codes"),
    "code": ("代码", "code"),
    "from_list": ("取值见 [{name}](#{name})", "codes: [{name}](#{name})"),
    "refers": ("对应 `{name}`", "is in `{name}`"),
    "joined": ("多个值以“{mark}”分隔", "several are joined by {mark!r}"),
    "indicators": ("指标", "Indicators"),
    "group": ("组别", "group"),
    "kind": ("性质", "kind"),
    "units": ("单位", "Units"),
    "string": ("文本", "text"),
    "integer": ("整数", "integer"),
    "year": ("年份", "year"),
    "number": ("数值", "number"),
    "boolean": ("是/否", "true or false"),
    "date": ("日期", "date"),
    "flow": ("流量（可按年相加）", "flow (adds up over years)"),
    "stock": ("时点数（不可相加）", "stock (a level on a date)"),
    "rate": ("比率（不可相加）", "rate"),
    "semicolon": ("；", "; "),
}
"""Words of the codebook: key -> (zh, en)."""


def codebook(rows: Mapping[str, int], lang: Lang) -> str:
    """Write the codebook as Markdown.

    Parameters
    ----------
    rows : mapping
        Table -> number of rows, in the order of the package.
    lang : {"zh", "en"}

    Returns
    -------
    str
    """
    at = index(lang)

    def word(key: str, **values: object) -> str:
        return WORDS[key][at].format(**values)

    parts = [f"# {word('title')}", word("intro", version=__version__), word("warning")]
    parts += [f"## {word('files')}", word("file_list"), f"## {word('tables')}"]
    parts.append(
        _markdown(
            (word("table"), "", word("rows"), word("row_is"), word("key")),
            (
                (f"[`{name}`](#{name})", (t.zh, t.en)[at], f"{n:,}", (t.row_zh, t.row_en)[at],
                 ", ".join(f"`{key}`" for key in t.key))
                for name, n in rows.items() for t in (TABLES[name],)
            ),
        )
    )  # fmt: skip
    for name in rows:
        told = TABLES[name]
        said = (f"{told.zh}：一行是{told.row_zh}。", f"{told.en}: one row is {told.row_en}.")[at]
        parts += [f"### {name}", said, _columns(name, lang, word)]
    parts += [f"## {word('indicators')}", _indicators(lang, word), f"## {word('codes')}"]
    for name, codes in VALUES.items():
        if name != "indicator":
            listed = ((f"`{code}`", meaning[at]) for code, meaning in codes.items())
            parts += [f"### {name}", _markdown((word("code"), word("meaning")), listed)]
    units = ((f"`{unit}`", meaning[at]) for unit, meaning in UNITS.items())
    parts += [f"## {word('units')}", _markdown((word("unit"), word("meaning")), units)]
    return "\n\n".join(parts) + "\n"


def _columns(table: str, lang: Lang, word) -> str:
    at = index(lang)
    rows = []
    for name, column in TABLES[table].columns.items():
        told = [(column.zh, column.en)[at]]
        if column.several:
            told.append(word("joined", mark=column.several))
        if column.refers:
            told.append(word("refers", name=column.refers))
        if column.values:
            anchor = word("indicators") if column.values == "indicator" else column.values
            told.append(word("from_list", name=anchor.lower()))
        kind = word(field_type(table, name))
        unit = "" if column.unit == "year" else UNITS.get(column.unit, (column.unit,) * 2)[at]
        rows.append((f"`{name}`", kind, unit, word("semicolon").join(told), column.blank[at]))
    return _markdown([word(key) for key in ("column", "type", "unit", "meaning", "blank")], rows)


def _indicators(lang: Lang, word) -> str:
    at = index(lang)
    rows = (
        (f"`{i.id}`", (i.zh, i.en)[at], GROUPS[i.group][at], word(i.kind), ("、", ", ")[at].join(UNITS[u][at].split(":")[0] for u in i.units))
        for i in INDICATORS.values()
    )  # fmt: skip
    return _markdown([word("code"), word("meaning"), word("group"), word("kind"), word("unit")], rows)


def _markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
