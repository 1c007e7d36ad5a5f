"""Names of places that are everyday words, or parts of them, too."""

from __future__ import annotations

HOUSES = frozenset(("新华", "光明", "东方", "青年", "农业", "中原", "长江", "南方"))
"""What is left of 新华网 and 光明日报: houses of the whole country, and no counties."""
HOMOGRAPHS = frozenset(
    ("来宾", "安康", "白银", "大同", "长治", "中山", "日照", "黄山", "泰安", "海东", "海西", "海南", "文山", "红河", "平凉", "保山", "延安", "河池",
     "自贡", "商洛", "南平", "三明", "龙岩", "宁德", "安顺", "吉安", "山南", "丽水", "泰州", "金华", "台州", "德阳", "达州", "巴中", "广安")
)  # fmt: skip
"""Bare names of prefectures that are words or parts of words too."""
PERSONS = frozenset(("来宾",))
"""Those that are persons, to whom as much is given as to places: 向来宾 may be to the guests."""

WORDS = frozenset(
    ("合作", "和平", "东方", "平安", "共和", "新城", "城关", "河东", "河西", "河北", "海南", "城中", "城东", "城西", "城北", "同心", "长安", "朝阳",
     "江北", "江东", "南山", "中心", "开发", "高新", "新区", "东城", "西城", "南城", "北城", "新华", "长乐", "永安", "大同", "东山", "西山", "兴业",
     "互助", "民和", "广场", "桥东", "桥西", "东湖", "中原", "建设", "农业", "新兴", "青年", "光明", "振兴", "富民", "兴国", "丰台", "大方", "正安")
)  # fmt: skip
"""Bare names of counties that are everyday words: they count with their 县, 区 or 市 only."""
