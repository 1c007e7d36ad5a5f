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
    "subtitle": ("报告目录", "Reports"),
    "search": ("按名称查找（中文、拼音或英文）", "Search by name (Chinese, pinyin or English)"),
    "question": ("问题", "Question"),
    "province": ("省份", "Province"),
    "pair": ("结对", "Pair"),
    "period": ("时期", "Period"),
    "lang": ("语言", "Language"),
    "all": ("全部", "All"),
    "clear": ("清除筛选", "Clear filters"),
    "none": ("没有符合条件的报告。", "No report matches."),
    "count": ("显示 {shown} / {all} 份报告", "{shown} of {all} reports"),
    "nation": ("全国", "Whole country"),
    "notebook": ("笔记本", "Notebook"),
    "skip": ("跳到报告列表", "Skip to the reports"),
    "zh": ("中文", "Chinese"),
    "en": ("英文", "English"),
}
"""The words of the index page, in Chinese and English; it is shown in either."""
