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
        "open_figure": "单独打开图片",
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
        "open_figure": "Open the figure alone",
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
