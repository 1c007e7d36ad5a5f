"""What the page, the table and the screen say of changes, in both languages."""

from __future__ import annotations

from analysis.changes.compare import (
    APPEARS,
    BOUNDS,
    CORRECTED,
    DISAPPEARS,
    METHOD,
    NEW,
    TIED,
    VALUE,
    WITHDRAWN,
)  # fmt: skip

WORDS: dict[str, tuple[str, str]] = {
    "title": ("有何变化", "What has changed"),
    "since": ("与 {name} 相比", "Since {name}"),
    "counted": (
        "证据：新增 {new} 条，更正或另作解读 {corrected} 条，撤回 {withdrawn} 条。年度数值变化 {cells} 个，合计变化 {sums} 个；涉及报告 {reports} 份。",
        "Claims: {new} new, {corrected} corrected or read otherwise, {withdrawn} withdrawn. {cells:yearly cell|yearly cells} and {sums:sum|sums} changed; {reports:report shows|reports show} them.",
    ),
    "no_sums": (
        "该状态没有保存求解合计所需的表，合计无法比较。",
        "That state kept no tables to solve sums from, so sums can't be compared.",
    ),
    "no_reports": (
        "此处还没有报告，因此不知道哪些合计已发布。",
        "No report has been made here, so it is not known which sums are published.",
    ),
    "nothing": ("没有变化：引用过的数值仍然有效。", "Nothing has changed: what was quoted still stands."),
    "more": ("其余 {count} 处见 {file}。", "{count:more is|more are} in {file}."),
    "search": ("查找", "Search"),
    "download": ("下载全部（CSV）", "Download all (CSV)"),
    "home": ("全部报告", "All reports"),
    "flow": ("流向", "Flow"),
    "indicator": ("指标", "Indicator"),
    "period": ("时间", "Period"),
    "before": ("原来", "Before"),
    "after": ("现在", "Now"),
    "change": ("变化", "Change"),
    "cause": ("原因", "Cause"),
    "reports": ("报告", "Reports"),
    "all": ("全部", "all"),
    "unknown": ("未知", "unknown"),
    APPEARS: ("由未知变为有所知", "is known now"),
    DISAPPEARS: ("变为未知", "is no longer known"),
    VALUE: ("数值改变", "another figure"),
    "figure_went": ("不再有数值，只有界限", "no figure any more, only bounds"),
    "figure_came": ("由界限变为数值", "a figure, where only bounds were"),
    BOUNDS: ("界限改变", "other bounds"),
    NEW: ("新证据", "new claims"),
    CORRECTED: ("更正或另作解读的证据", "claims corrected or read otherwise"),
    WITHDRAWN: ("撤回的证据", "withdrawn claims"),
    TIED: ("相关联的证据", "claims on what it is tied to"),
    METHOD: ("方法改变", "the method"),
}
