"""The table of pages."""

import pandas as pd

from analysis.ingest.sources import with_names


def test_a_page_has_the_name_of_its_publisher_in_each_language():
    pages = pd.DataFrame(
        {"publisher": ["新华社 (copy)", "copy at example.org", "临夏民族日报", "新华社 (copy)"]}
    )
    told = with_names(pages)
    assert told["publisher"].tolist() == pages["publisher"].tolist()
    assert told["publisher_zh"].tolist() == ["新华社", "", "临夏民族日报", "新华社"]
    assert told["publisher_en"].tolist() == ["Xinhua", "", "Linxia Ethnic Daily", "Xinhua"]


def test_who_is_called_by_a_place_alone_is_not_named():
    pages = pd.DataFrame(
        {"publisher": ["安顺 / news.qx162.com", "达州（investchn.com转载）", "安顺日报", "新华社"]}
    )
    told = with_names(pages, ["安顺市", "达州市", "新华区"])
    assert told["publisher_zh"].tolist() == ["", "", "安顺日报", "新华社"]
    assert told["publisher_en"].tolist() == ["", "", "Anshun Daily", "Xinhua"]


def test_no_page_has_no_name():
    assert list(with_names(pd.DataFrame({"publisher": pd.Series(dtype=str)}))) == [
        "publisher", "publisher_zh", "publisher_en",
    ]  # fmt: skip
