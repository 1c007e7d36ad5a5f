"""What notebooks show of a number: the page that it rests on."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import notebook


@pytest.mark.parametrize(
    ("publisher", "url", "said"),
    [
        ("Xinhua", "https://www.example.org/a.html", "Xinhua"),
        ("", "https://www.example.org/a.html", "example.org"),
        ("", "", "a page without a publisher"),
    ],
)
def test_a_page_that_nobody_signs_goes_by_its_site(publisher, url, said):
    assert notebook._house(pd.Series({"publisher_en": publisher, "url": url}), "en") == said
