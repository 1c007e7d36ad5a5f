"""Publishers: what readers call them, and which of them are one witness.

Pages are recorded with what their collector saw: an original name in either language, often with a remark on the
copy that was read (`via`, `copy at`, `mirror`). The remark belongs in the table of evidence, not in a source line.
The table below says both things: the name of an outlet in each language, since 新华社 and Xinhua are one and a reader
meets it in their own tongue; and the house behind it, since the paper, its site and its client print one another's
figures and count once. An outlet that is not listed is a house of its own; pages whose publisher nobody named are one
house together, for each of them may copy any other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.vocabulary.labels import Lang, index
from analysis.vocabulary.places import PROVINCES, forms, stem
from analysis.vocabulary.publisher_words import BEGINNINGS, KINDS, NAMES, WORDS

HOUSES: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "Xinhua News Agency": ("its site and its paper", (
        ("新华社", "Xinhua", "新华社客户端"), ("新华网", "Xinhuanet"), ("新华每日电讯", "Xinhua Daily Telegraph"), ("新华财经", "Xinhua Finance"),
        ("参考消息", "Reference News"), ("经济参考报", "Economic Information Daily"), ("半月谈", "Banyuetan"),
    )),
    "People's Daily": ("its site in all languages, its overseas edition's site, and papers that it runs", (
        ("人民日报", "People's Daily"),
        ("人民网", "People's Daily Online", "Le Quotidien du Peuple en ligne", "Diário do Povo Online", "Pueblo en Línea", "人民图片网"),
        ("海外网", "Haiwainet"), ("环球时报", "Global Times", "环球网"), ("中国经济周刊", "China Economic Weekly"),
    )),
    "China Media Group": ("CCTV, CNR and CRI are one organisation since 2018", (
        ("央视网", "CCTV.com", "央视", "央视新闻", "央视新闻客户端", "CCTV"), ("中国国际电视台", "CGTN"), ("央广网", "China National Radio"),
        ("国际在线", "China Radio International"),
    )),
    "Guangming Daily": ("the paper and its site", (("光明日报", "Guangming Daily"), ("光明网", "Guangming Online"))),
    "Economic Daily": ("the paper and its site", (("经济日报", "Economic Daily"), ("中国经济网", "China Economic Net"))),
    "China Daily": ("the paper and its site", (("中国日报", "China Daily", "中国日报网", "chinadaily.com.cn"),)),
    "China News Service": ("the agency and its sites", (("中国新闻网", "China News Service", "中新网", "中新社", "ECNS", "中国新闻社"),)),
    "China International Communications Group": ("runs China.org.cn and these magazines", (
        ("中国网", "China.org.cn", "中国发展门户网"), ("北京周报", "Beijing Review"), ("今日中国", "China Today"), ("人民画报", "China Pictorial"),
    )),
    "State Council poverty office": ("the office, since 2021 the administration, with its centre and its yearbook", (
        ("国家乡村振兴局", "National Rural Revitalization Administration", "国务院扶贫办"),
        ("中国扶贫开发年鉴", "Yearbook of China Poverty Alleviation"), ("中国国际扶贫中心", "International Poverty Reduction Center in China", "IPRCC"),
        ("中国乡村振兴网", "China Rural Revitalization Net"), ("中国扶贫", "China Poverty Alleviation (magazine)"),
    )),
    "State Council Information Office": ("its press conferences and their transcripts", (("国务院新闻办公室", "SCIO", "国新办"),)),
    "National Bureau of Statistics": ("", (("国家统计局", "National Bureau of Statistics of China"),)),
    "Workers' Daily": ("the paper and its site", (("工人日报", "Workers' Daily"), ("中工网", "Workercn"))),
    "China Youth Daily": ("the paper, its site and its client", (("中国青年报", "China Youth Daily", "中青在线"),)),
    "CPPCC Daily": ("the paper and its site", (("人民政协报", "CPPCC Daily"), ("人民政协网", "CPPCC Net"))),
    "Shanghai United Media Group": ("one group of papers since 2013", (
        ("解放日报", "Jiefang Daily"), ("上观新闻", "Shanghai Observer"), ("文汇报", "Wenhui Daily"), ("文汇网", "Wenhui Online"),
        ("新民晚报", "Xinmin Evening News"), ("澎湃新闻", "The Paper"), ("上海日报", "Shanghai Daily", "SHINE", "City News Service"),
    )),
    "Beijing Daily Group": ("the morning and the evening paper", (("北京日报", "Beijing Daily", "京报网"), ("北京晚报", "Beijing Evening News"))),
    "Tianjin Haihe Media": ("one centre since 2018", (("天津日报", "Tianjin Daily"), ("北方网", "Enorth"), ("津云", "Jinyun"))),
    "Chongqing Daily Group": ("the paper and its clients", (("重庆日报", "Chongqing Daily"), ("上游新闻", "Upstream News"))),
    "Fujian Daily Group": ("the paper and its sites", (("福建日报", "Fujian Daily", "新福建"), ("东南网", "Fujian Southeast Net"), ("闽南网", "Minnan Net"))),
    "Sichuan Daily Group": ("the paper, its site and its client", (
        ("四川日报", "Sichuan Daily"), ("四川在线", "Sichuan Online"), ("川观新闻", "Chuanguan News"), ("华西都市报", "West China Metropolis Daily", "封面新闻"),
    )),
    "Shaanxi Daily Group": ("the paper, its client and its farm paper", (
        ("陕西日报", "Shaanxi Daily"), ("群众新闻", "Qunzhong News"), ("陕西农村报", "Shaanxi Rural News"),
    )),
    "Gansu Daily Group": ("its papers and clients; China Gansu Net joined its new-media group in 2018", (
        ("甘肃日报", "Gansu Daily", "新甘肃", "新甘肃客户端"), ("甘肃经济日报", "Gansu Economic Daily"), ("每日甘肃网", "Gansu Daily Online"),
        ("中国甘肃网", "Gansu China Net"), ("兰州晨报", "Lanzhou Morning Post", "奔流新闻"),
    )),
    "Lanzhou Daily": ("the city's papers and their site", (
        ("兰州日报", "Lanzhou Daily"), ("兰州晚报", "Lanzhou Evening News"), ("兰州新闻网", "Lanzhou News Net"),
    )),
    "Guizhou Daily Group": ("the paper, its client and its site", (("贵州日报", "Guizhou Daily", "天眼新闻"), ("当代先锋网", "Dangdai Xianfeng Net"))),
    "Guizhou Radio and Television": ("", (("动静贵州", "Dongjing Guizhou", "动静新闻"),)),
    "Yunnan Daily Group": ("its papers and its site", (
        ("云南日报", "Yunnan Daily"), ("云南网", "Yunnan Net"), ("春城晚报", "Chuncheng Evening News"),
    )),
    "Ningxia Daily Group": ("the paper and its site", (("宁夏日报", "Ningxia Daily"), ("宁夏新闻网", "Ningxia News Net"))),
    "Inner Mongolia Daily": ("its papers and their site", (
        ("内蒙古日报", "Inner Mongolia Daily", "内蒙古日报社"), ("内蒙古新闻网", "Inner Mongolia News Net"), ("北方新报", "Northern News"),
    )),
    "Guangxi Daily Group": ("its papers and their site", (
        ("广西日报", "Guangxi Daily", "广西云"), ("广西新闻网", "Guangxi News Net"), ("南国早报", "Nanguo Morning Post"),
    )),
    "Qinghai Daily": ("its papers", (("青海日报", "Qinghai Daily", "青海新闻网"), ("西海都市报", "Xihai Metropolis Daily"))),
    "Hubei Daily Group": ("the paper and its site", (("湖北日报", "Hubei Daily"), ("荆楚网", "Cnhubei", "极目新闻"))),
    "Dazhong News Group": ("the paper, its site and its client", (("大众日报", "Dazhong Daily"), ("大众网", "Dzwww", "海报新闻", "dzwww.com"))),
    "Nanfang Media Group": ("its papers, their clients and sites", (
        ("南方日报", "Nanfang Daily", "南方+", "南方网"), ("南方农村报", "Nanfang Rural News"), ("南方都市报", "Southern Metropolis Daily"),
        ("21世纪经济报道", "21st Century Business Herald", "南方财经"),
    )),
    "Xinhua Daily Media Group": ("of Jiangsu, not of the agency: its papers and sites", (
        ("新华日报", "Xinhua Daily", "交汇点"), ("中国江苏网", "China Jiangsu Net"), ("扬子晚报", "Yangtse Evening Post", "扬子晚报网"),
    )),
    "Jiangsu Broadcasting": ("", (("我苏网", "Our Jiangsu", "Ourjiangsu", "ourjiangsu.com"),)),
    "Zhejiang Daily Group": ("its papers, its site and its client", (
        ("浙江日报", "Zhejiang Daily", "浙江新闻", "潮新闻"), ("浙江在线", "Zhejiang Online"), ("钱江晚报", "Qianjiang Evening News"),
    )),
    "Yangcheng Evening News Group": ("", (("羊城晚报", "Yangcheng Evening News", "金羊网"),)),
    "Ningbo Daily Group": ("the paper and its site", (("宁波日报", "Ningbo Daily", "甬派"), ("中国宁波网", "China Ningbo Net"))),
    "Qingdao Daily Group": ("the paper and its sites", (
        ("青岛日报", "Qingdao Daily", "观海新闻", "观海融媒"), ("青岛新闻网", "Qingdao News"), ("青岛财经网", "Qingdao Finance Net"),
    )),
    "Jinan Daily Group": ("the paper and its site", (("济南日报", "Jinan Daily"), ("舜网", "E23 Jinan"))),
    "Foshan Media Group": ("the city's papers and their site", (("佛山日报", "Foshan Daily"), ("佛山新闻网", "Foshan News Net"), ("珠江时报", "Pearl River Times"))),
    "Fuzhou Daily Group": ("the paper and its site", (("福州日报", "Fuzhou Daily"), ("福州新闻网", "Fuzhou News Net"))),
    "Xiamen Daily Group": ("the paper and its site", (("厦门日报", "Xiamen Daily"), ("厦门网", "Xiamen Net"))),
    "Hangzhou Daily Group": ("the paper and its site", (("杭州日报", "Hangzhou Daily"), ("杭州网", "Hangzhou Net"))),
    "Shenzhen Press Group": ("its papers, site and client", (
        ("深圳特区报", "Shenzhen Special Zone Daily", "读特"), ("深圳商报", "Shenzhen Economic Daily"), ("深圳新闻网", "Shenzhen News Net"),
    )),
    "Zhongshan Daily": ("the paper, its site and its client", (("中山日报", "Zhongshan Daily", "中山网", "中山+"),)),
    "Hong Kong Commercial Daily": ("the paper and its site", (("香港商报", "Hong Kong Commercial Daily", "香港商报网"),)),
}  # fmt: skip
"""House -> why its outlets are one witness, and the outlets: name in zh, name in en, further names."""

SINGLE: tuple[tuple[str, str], ...] = (
    ("农民日报", "Farmers' Daily"), ("中国妇女报", "China Women's News"), ("科技日报", "Science and Technology Daily"), ("中国台湾网", "Taiwan.cn"), ("泉州晚报", "Quanzhou Evening News"),
    ("广州日报", "Guangzhou Daily"), ("南京日报", "Nanjing Daily"), ("新京报", "Beijing News"), ("华龙网", "Cqnews"), ("鲁网", "Lunet of Shandong"),
    ("浙江省人民政府", "Zhejiang Provincial Government"), ("四川省人民政府", "Sichuan Provincial Government"),
    ("广西壮族自治区人民政府", "Guangxi government"), ("广西壮族自治区人民政府驻广州办事处", "Guangxi government, Guangzhou Office"),
    ("中国光彩事业促进会", "China Society for Promotion of the Guangcai Program"), ("上海市人民政府", "Shanghai Municipal Government"),
    ("大连市人民政府", "Dalian Municipal Government"), ("无锡市人民政府", "Wuxi Municipal Government"), ("绍兴市人民政府", "Shaoxing Municipal Government"),
    ("贵阳市人民政府", "Guiyang government"), ("珠海市人民政府", "City of Zhuhai"), ("国务院国资委", "SASAC"), ("美通社", "PRNewswire"), ("巴士的报", "Bastille Post"),
    ("瓜达尔Pro", "Gwadar Pro"),
)  # fmt: skip
"""Outlets that are houses of their own: name in zh, name in en."""

UNNAMED = "unnamed"
"""House of the pages whose publisher nobody named."""

_REMARK = re.compile(
    r"\s*(?:[(（/,，·、].*|[类類](?:报道|報道).*|(?<=报)系|\bvia\b.*|\b(?:copy|mirror|summary|account|report|news|press)\b.*|中国关键词)$"
)

_AUTHORS = re.compile(r"^[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4})*等[,，]\s*")
"""Who wrote a paper; the house that they belong to publishes it."""

_NOBODY = re.compile(
    r"^\s*$|^[\w.-]+\.[a-z]{2,}\d*\b"
    r"|^(?:an? |the )?(?:unnamed |media |news |newspaper |english )?(?:copy|mirror|re-?post|report|not named|newspaper|encyclopedia|journal|wechat)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,10}(?:[县區区市]|自治[州旗])")
_TOLD = re.compile(r"(?:代表|考察|访问)团|^新闻转载$")
_OFFICE = re.compile(r"^[\w.-]+\.gov\.cn(?=$|[/ ])")


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, str]]:
    listed = (outlet for _, group in HOUSES.values() for outlet in group)
    return {name: outlet[:2] for outlet in (*listed, *SINGLE) for name in outlet}


@lru_cache(maxsize=1)
def _houses() -> dict[str, str]:
    grouped = {
        name.casefold(): key for key, (_, group) in HOUSES.items() for outlet in group for name in outlet
    }
    return grouped | {name.casefold(): en for zh, en in SINGLE for name in (zh, en)}


@lru_cache(maxsize=1)
def _provinces() -> set[str]:
    """Names of provinces in all forms."""
    return {
        form
        for code, names in PROVINCES.items()
        for form in (*names, *(one for one, _ in forms(names[0], code)))
    }


def _alone(printed: str) -> str:
    """A publisher without its authors and without a collector's remarks."""
    return _REMARK.sub("", _AUTHORS.sub("", printed)).strip()


def _named(printed: str) -> str:
    """The publisher alone, as printed; empty for an unnamed copy, and where only a place, a delegation or a copy is named: it is what the page is of."""
    name = _alone(printed)
    if name not in _names() and (
        name in _provinces() or _PLACE.fullmatch(name) or _TOLD.search(name) or _NOBODY.search(name)
    ):
        return ""
    # A collector's remark on a copy, or a bare address, begins in lower case; a publisher's name does not.
    return (
        ""
        if not name or (re.match(r"[a-z]+[^A-Z]|[a-z\d-]+\.[a-z]{2,}\b", name) and name not in _names())
        else name
    )


@lru_cache(maxsize=65536)
def publisher_name(printed: str, lang: Lang, places: frozenset[str] = frozenset()) -> str:
    """The publisher alone, by its name in a language where it has one; empty for an unnamed copy.

    >>> publisher_name("Xinhua", "zh"), publisher_name("新华社 (copy)", "en"), publisher_name("青岛日报 via qing5.com", "zh")
    ('新华社', 'Xinhua', '青岛日报')
    >>> publisher_name("copy at zhenlanbing.com", "zh"), publisher_name("临夏民族日报 / 中国甘肃网", "en")
    ('', 'Linxia Ethnic Daily')
    >>> publisher_name("China Daily Hong Kong edition", "zh"), publisher_name("WeChat article (at wxredian.com)", "zh")
    ('中国日报', '')
    >>> publisher_name("安顺 / news.qx162.com", "zh", frozenset({"安顺"})), publisher_name("安顺日报", "zh", frozenset({"安顺"}))
    ('', '安顺日报')
    """
    name = _named(printed)
    if name in places and name not in _names():  # 安顺 is what the page is of, not who made it
        return ""
    if name in _names():
        return _names()[name][index(lang)]
    return _romanised(name) if lang == "en" else _in_chinese(name)


def _in_chinese(name: str) -> str:
    """An edition or a volume by the name of its outlet: `China Daily Ningbo` is 中国日报; what nobody listed stays as it is."""
    if _CHINESE.search(name):
        return name
    words = name.split()
    begun = (" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))
    return next((_names()[one][0] for one in begun if one in _names()), name)


_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_WITHIN = re.compile(r"(?<=[省市])(?=[\u3400-\u9fff]{2})")
_KNOWN = re.compile(f"({'|'.join(sorted(WORDS, key=len, reverse=True))})")


def _romanised(name: str) -> str:
    """A Chinese name that nobody listed: what it begins with by its known name, its kind in English, the rest in pinyin."""
    if not _CHINESE.search(name):
        return name
    name = re.sub(r"[《》]|\s*\d{4}年\d+期", "", name)
    called = _called()
    begun = [other for other in called if name.startswith(other)]
    if begun:
        known = max(begun, key=len)
        return " ".join(f"{called[known]} {_romanised(name[len(known) :].lstrip('·'))}".split())
    for zh, en in sorted(KINDS, key=lambda kind: -len(kind[0])):
        if name.endswith(zh):
            return " ".join(f"{_romanised(name.removesuffix(zh))} {en}".split())
    return " ".join(_CHINESE.sub(lambda match: f" {_pinyin(match[0])} ", name).split())


@lru_cache(maxsize=1)
def _called() -> dict[str, str]:
    return NAMES | {zh: names[1] for zh, names in _names().items() if _CHINESE.match(zh)}


def _pinyin(words: str) -> str:
    for zh, en in (*BEGINNINGS.items(), *PROVINCES.values()):
        if words.startswith(zh):
            rest = re.sub(r"^(?:省|市|[壮回维]?.{0,3}自治区)", "", words.removeprefix(zh))
            return f"{en} {_pinyin(rest)}".strip() if rest else en
    told = (stem(part) for part in _WITHIN.split(words))
    words = (word for part in told for word in _KNOWN.split(part) if word)
    return " ".join(filter(None, (WORDS[word] if word in WORDS else _read(word) for word in words)))


@lru_cache(maxsize=65536)
def _read(word: str) -> str:
    from pypinyin import lazy_pinyin  # slow to import, and often not needed

    return "".join(lazy_pinyin(word)).capitalize()


@lru_cache(maxsize=65536)
def house(printed: str) -> str:
    """The house behind a printed publisher, so that its channels count as one witness.

    Parameters
    ----------
    printed : str
        As the collector wrote it. Of `甘肃日报 / 中国甘肃网` the first is the publisher.

    Returns
    -------
    str
        A key of `HOUSES`, the name of another outlet, or `UNNAMED`.

    >>> house("新华社 (via daily.cnnb.com.cn)"), house("Xinhua (Portuguese)"), house("新华日报（joyyang.com转载）")
    ('Xinhua News Agency', 'Xinhua News Agency', 'Xinhua Daily Media Group')
    >>> house("四川在线 (cititic.com)") == house("四川日报系"), house("甘肃经济日报") == house("经济日报"), house("copy at hwsss.com")
    (True, False, 'unnamed')
    """
    known = _houses()
    name = (_alone(str(printed)) or str(printed).strip()).casefold()
    # 央广网宁夏 and 重庆日报客户端 are channels of the outlet whose name they begin with.
    begun = [
        other for other in known if name.startswith(other) and not re.match(r"[a-z]", name[len(other) :])
    ]
    if begun:
        return known[max(begun, key=len)]
    office = _OFFICE.search(name)
    return office[0] if office else UNNAMED if _NOBODY.search(str(printed)) else name
