"""English names of Chinese places: pinyin of the name without its generic word, read as place names are.

pypinyin reads most names rightly; the readings that only place names have (蔚县 Yuxian, 六安 Lu'an, 都 never
dou) are listed here; names that are no pinyin (Hohhot, Ordos) come from `data/raw/places/english_names.csv`.
Only the gazetteer's build needs this, so pypinyin is imported when the first name is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from analysis.vocabulary.places import PROVINCES, stem

_CHARACTERS = dict(
    re.findall(
        r"(\w):(\w+)",
        "都:du 长:chang 曾:zeng 单:shan 圩:xu 浚:xun 泌:bi 珲:hun 番:pan 漯:luo 涡:guo 牟:mu 犍:qian 荥:ying "
        "蔚:yu 蚌:beng 覃:qin 重:chong 厦:xia 朝:chao 什:shi 佛:fo 伽:jia 勒:le 峒:tong 堡:bu 莘:shen 绿:lü "
        "吕:lü 闾:lü 旅:lü 鲅:ba 陂:pi",
    )
)
_NAMES = {
    "长子": "zhang zi",
    "乐清": "yue qing",
    "乐亭": "lao ting",
    "乐陵": "lao ling",
    "南乐": "nan le",
    "民乐": "min le",
    "六安": "lu an",
    "闵行": "min hang",
    "行唐": "xing tang",
    "荥阳": "xing yang",
    "筠连": "jun lian",
    "大城": "dai cheng",
    "宕昌": "tan chang",
    "大埔": "da bu",
    "洪洞": "hong tong",
    "铅山": "yan shan",
    "称多": "chen duo",
    "尉犁": "yu li",
    "东阿": "dong e",
}
_ALONE = {"县": "xian", "区": "qu", "市": "shi", "旗": "qi"}


def _syllables(name: str) -> list[str]:
    from pypinyin import lazy_pinyin

    if name in _NAMES:
        return _NAMES[name].split()
    read = lazy_pinyin(list(name)) if len(name) == 1 else lazy_pinyin(name)
    if len(read) == len(name):
        read = [_CHARACTERS.get(char, sound) for char, sound in zip(name, read, strict=True)]
    return [sound.replace("lv", "lü").replace("nv", "nü") for sound in read]


@lru_cache(maxsize=8192)
def pinyin(name: str) -> str:
    """Pinyin of a full Chinese name without tones, written as on maps: Xi'an, Suzhou, Yunxian.

    The generic word is dropped unless only one character would be left.

    Examples
    --------
    >>> [pinyin(name) for name in ("西安市", "凉山彝族自治州", "云县", "蔚县", "长子县", "吕梁市")]
    ["Xi'an", 'Liangshan', 'Yunxian', 'Yuxian', 'Zhangzi', 'Lüliang']
    """
    bare = stem(name)
    sounds = _syllables(bare)
    if len(bare) == 1 and name[-1] in _ALONE:
        sounds.append(_ALONE[name[-1]])
    joined = sounds[0] + "".join(f"'{s}" if s[0] in "aoe" else s for s in sounds[1:])
    return joined.capitalize()


def english_names(names: Iterable[str], codes: Iterable[str], irregular: dict[str, str]) -> list[str]:
    """English name of each place.

    Parameters
    ----------
    names, codes : iterables of str of one length
        Full Chinese names and adcodes.
    irregular : dict
        Chinese full name to English name where it is not pinyin.

    Returns
    -------
    list of str
        The province's own name, the irregular one, or the pinyin.
    """
    read: dict[str, str] = {}
    result = []
    for name, code in zip(names, codes, strict=True):
        if code in PROVINCES:
            result.append(PROVINCES[code][1])
            continue
        if name not in read:
            read[name] = irregular.get(name) or pinyin(name)
        result.append(read[name])
    return result
