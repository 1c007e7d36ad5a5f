"""The place in a publisher's name."""

from __future__ import annotations

import re

_PUBLISHER_HEAD = re.compile(r"^(?:今日|掌上|大美|美丽|魅力|幸福|云上|文明)(?=[\u4e00-\u9fff]{2})")
_PUBLISHER_TAIL = re.compile(
    r"(?:日报|晚报|晨报|早报|都市报|商报|新闻网|在线|发布|融媒体中心|融媒|广播电视台|电视台|人民政府.*|政府网.*|市政府|县政府|乡村振兴局|农业农村局|新闻|网|报|台|客户端|传媒|Daily|Evening News|Government|news)++$"
)


def place_of_publisher(publisher: str) -> str:
    """The words of a publisher's name that say where it is: 石渠 of 石渠融媒."""
    return _PUBLISHER_HEAD.sub("", _PUBLISHER_TAIL.sub("", publisher.strip()))
