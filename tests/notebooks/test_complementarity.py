"""The report on complementarity, executed in both languages and for one province."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("lang", "province"), [("zh", ""), ("en", "Gansu")])
def test_complementarity(executed, check, lang, province):
    check(executed("08_complementarity", lang=lang, province=province), figures=4, tables=7)
