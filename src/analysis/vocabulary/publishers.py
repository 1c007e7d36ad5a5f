"""Publishers by one name in each language: 新华社 and Xinhua are one house, and a reader meets it in their own tongue.

Pages are recorded with what their collector saw: an original name in either language, often with a remark on the
copy that was read (`via`, `copy at`, `mirror`). The remark belongs in the table of evidence, not in a source line.
Which channels count as one witness (新华社 and 新华网 do) is for `reconcile.constraints.house` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.vocabulary.labels import Lang, index

PUBLISHERS: tuple[tuple[str, str], ...] = (
    ("国家统计局", "National Bureau of Statistics of China"),
    ("国务院新闻办公室", "SCIO"),
    ("国家乡村振兴局", "National Rural Revitalization Administration"),
    ("中国扶贫开发年鉴", "Yearbook of China Poverty Alleviation"),
    ("中国国际扶贫中心", "International Poverty Reduction Center in China"),
    ("新华社", "Xinhua"),
    ("新华网", "Xinhuanet"),
    ("人民日报", "People's Daily"),
    ("人民网", "People's Daily Online"),
    ("中国日报", "China Daily"),
    ("中国网", "China.org.cn"),
    ("光明日报", "Guangming Daily"),
    ("光明网", "Guangming Online"),
    ("经济日报", "Economic Daily"),
    ("农民日报", "Farmers' Daily"),
    ("科技日报", "Science and Technology Daily"),
    ("央视网", "CCTV.com"),
    ("央广网", "China National Radio"),
    ("国际在线", "China Radio International"),
    ("中国国际电视台", "CGTN"),
    ("环球时报", "Global Times"),
    ("中国新闻网", "China News Service"),
    ("中国台湾网", "Taiwan.cn"),
    ("澎湃新闻", "The Paper"),
    ("北京日报", "Beijing Daily"),
    ("上海日报", "Shanghai Daily"),
    ("重庆日报", "Chongqing Daily"),
    ("福建日报", "Fujian Daily"),
    ("四川日报", "Sichuan Daily"),
    ("四川在线", "Sichuan Online"),
    ("陕西日报", "Shaanxi Daily"),
    ("甘肃日报", "Gansu Daily"),
    ("甘肃经济日报", "Gansu Economic Daily"),
    ("中国甘肃网", "Gansu China Net"),
    ("每日甘肃网", "Gansu Daily Online"),
    ("贵州日报", "Guizhou Daily"),
    ("云南日报", "Yunnan Daily"),
    ("宁夏日报", "Ningxia Daily"),
    ("湖北日报", "Hubei Daily"),
    ("大众日报", "Dazhong Daily"),
    ("南方日报", "Nanfang Daily"),
    ("羊城晚报", "Yangcheng Evening News"),
    ("春城晚报", "Chuncheng Evening News"),
    ("新华日报", "Xinhua Daily"),
    ("宁波日报", "Ningbo Daily"),
    ("青岛日报", "Qingdao Daily"),
    ("济南日报", "Jinan Daily"),
    ("佛山日报", "Foshan Daily"),
    ("福州日报", "Fuzhou Daily"),
    ("泉州晚报", "Quanzhou Evening News"),
    ("杭州日报", "Hangzhou Daily"),
    ("浙江省人民政府", "Zhejiang Provincial Government"),
    ("四川省人民政府", "Sichuan Provincial Government"),
    ("广西壮族自治区人民政府", "Guangxi government"),
    ("上海市人民政府", "Shanghai Municipal Government"),
    ("大连市人民政府", "Dalian Municipal Government"),
    ("无锡市人民政府", "Wuxi Municipal Government"),
    ("绍兴市人民政府", "Shaoxing Municipal Government"),
)
"""Name in zh, name in en; both are found in the records, or one is."""

_SAME = {"中新网": "中国新闻网", "中新社": "中国新闻网", "央视新闻客户端": "央视网"}
_REMARK = re.compile(
    r"\s*(?:[(（/,，·].*|\bvia\b.*|\b(?:copy|mirror|summary|account|report|news|press)\b.*|中国关键词)$"
)


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, str]]:
    both = {name: pair for pair in PUBLISHERS for name in pair}
    return both | {other: both[name] for other, name in _SAME.items()}


def publisher_name(printed: str, lang: Lang) -> str:
    """The publisher alone, by its name in a language where it has one; empty for an unnamed copy.

    >>> publisher_name("Xinhua", "zh"), publisher_name("新华社 (copy)", "en"), publisher_name("青岛日报 via qing5.com", "zh")
    ('新华社', 'Xinhua', '青岛日报')
    >>> publisher_name("copy at zhenlanbing.com", "zh"), publisher_name("临夏民族日报 / 中国甘肃网", "en")
    ('', '临夏民族日报')
    """
    name = _REMARK.sub("", printed).strip()
    # A collector's remark on a copy, or a bare address, begins in lower case; a publisher's name does not.
    if not name or re.match(r"[a-z]+[^A-Z]", name):
        return ""
    return _known()[name][index(lang)] if name in _known() else name
