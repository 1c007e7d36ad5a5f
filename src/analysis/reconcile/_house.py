import re

_SAME_PUBLISHER = {
    "新华社": "xinhua", "新华网": "xinhua", "xinhua": "xinhua", "ecns": "china news", "中新网": "china news",
    "人民日报": "people", "人民网": "people", "people's daily": "people", "央视": "cctv", "cctv": "cctv",
    "cgtn": "cctv", "光明": "guangming", "经济日报": "economic daily", "china daily": "china daily",
    "国际在线": "cri", "china radio international": "cri", "poverty alleviation": "iprcc", "iprcc": "iprcc",
}  # fmt: skip


def house(publisher: object) -> str:
    """Return the publishing house behind a printed publisher, so that its channels count once.

    >>> house("新华社 (via daily.cnnb.com.cn)") == house("Xinhua (Portuguese)")
    True
    """
    text = str(publisher).casefold()
    for word, name in _SAME_PUBLISHER.items():
        if word in text:
            return name
    return re.split(r"[(（/]", text)[0].strip()
