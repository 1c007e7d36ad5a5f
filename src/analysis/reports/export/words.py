"""The words of the pages' own controls, in both languages. What a report says itself is the notebook's
matter."""

from __future__ import annotations

HTML_LANG = {"zh": "zh-CN", "en": "en"}

PAGE_WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "contents": "目录",
        "code": "代码",
        "show_code": "显示代码",
        "hide_code": "隐藏代码",
        "skip": "跳到正文",
        "open_figure": "放大",
        "csv": "图中数据（CSV）",
        "svg": "矢量图（SVG）",
        "slide": "幻灯片图（PNG，16:9）",
        "explore": "在交互图中查看",
        "cite": "引用",
        "citation": "东西部协作地图集 {version}：“{figure}”，载《{page}》，{made} 生成。整理后的数据采用 CC BY 4.0；引用数值时请一并注明其来源页面。",
        "figure": "图",
        "sort": "排序",
        "about": "关于本报告",
        "notebook": "笔记本",
        "parameter": "参数",
        "value": "取值",
        "made": "生成日期",
        "table": "表格，可横向滚动",
        "print": "打印",
    },
    "en": {
        "contents": "Contents",
        "code": "Code",
        "show_code": "Show code",
        "hide_code": "Hide code",
        "skip": "Skip to the report",
        "open_figure": "Enlarge",
        "csv": "Data drawn (CSV)",
        "svg": "Drawing (SVG)",
        "slide": "Slide (PNG, 16:9)",
        "explore": "Open in the explorer",
        "cite": "Cite",
        "citation": "East-West Atlas {version}, “{figure}”, in “{page}”, made on {made}. Compiled data: CC BY 4.0; cite the page that a number comes from beside it.",
        "figure": "Figure",
        "sort": "sort",
        "about": "About this report",
        "notebook": "Notebook",
        "parameter": "Parameter",
        "value": "Value",
        "made": "Made on",
        "table": "Table, scrolls sideways",
        "print": "Print",
    },
}

INDEX_WORDS: dict[str, tuple[str, str]] = {
    "title": ("东西部协作地图集", "Atlas of East-West cooperation"),
    "subtitle": (
        "谁帮谁，帮了多少：自1996年以来，每个数字都可追溯到页面",
        "Who helps whom, and with how much, since 1996: every number traced to a page",
    ),
    "facts": ("五个数字", "Five facts"),
    "more": ("详见报告", "More in the report"),
    "explore": ("打开交互图：自选指标、年份和地方", "Open the explorer: any indicator, year and place"),
    "pairs": ("选一组结对", "Pick a pair"),
    "pairs_note": (
        "行为东部帮扶方，列为西部受援方；格中为已知的年度数值或下限个数，越深所知越多；粗框为现行结对，有下划线者可打开。",
        "Rows give, columns receive. The number counts the yearly figures or floors that are known, darker where more is known; "
        "a thick frame is a pair of today, an underlined one opens.",
    ),
    "link_today": ("，现行结对", ", a pair of today"),
    "link_earlier": ("，曾经结对", ", a pair of earlier years"),
    "link_none": ("，没有结对", ", never paired"),
    "known": ("，{n} 个年度数值或下限", ", {n} yearly figures or floors"),
    "reports": ("报告", "Reports"),
    "analysts": ("数据分析入门", "For analysts"),
    "search": ("按名称查找（中文、拼音或英文）", "Search by name (Chinese, pinyin or English)"),
    "question": ("问题", "Question"),
    "province": ("省份", "Province"),
    "pair": ("结对", "Pair"),
    "period": ("时期", "Period"),
    "all": ("全部", "All"),
    "clear": ("清除筛选", "Clear filters"),
    "none": ("没有符合条件的报告。", "No report matches."),
    "count": ("显示 {shown} / {all} 份报告", "{shown} of {all} reports"),
    "nation": ("全国", "Whole country"),
    "skip": ("跳到报告列表", "Skip to the reports"),
}
"""The words of the index page, in Chinese and English; it is shown in either."""
